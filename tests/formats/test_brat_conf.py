"""brat's configuration as a scheme, and back."""

from pathlib import Path

import pytest

from annotator.formats.brat.conf import conf_of
from annotator.formats.brat.conf_write import configurations
from annotator.formats.brat.vocabulary import Vocabulary
from annotator.model.scheme import AttributeType, Scheme, checked
from tests.formats.brat_rules import configuration_problems
from tests.formats.material import read, schemes

CONFIGURATION = """\
# a comment
[entities]
<LEAF>=Town|River
!Thing
	Being
		Person	<NORM>:Wikidata
	Place
		Town
-----
River

[relations]
<OVERLAP>	Arg1:Place, Arg2:Person, <OVL-TYPE>:contain
Equiv	Arg1:Person, Arg2:Person
Knows	Arg1:Person, Arg2:Person, <REL-TYPE>:symmetric
In	Whole:Place, Part:Town|River
In	Whole:<ENTITY>, Part:Person
Any	Arg1:<ANY>, Arg2:<ANY>

[events]
Move	Who+:Person, To?:Place, Cause*:<EVENT>
Talk	Who:Person, Time{2}:<ANY>

[attributes]
Negation	Arg:<EVENT>
Mood	Arg:Person|Move, Value:glad|sad, <DEFAULT>:glad
Sure	Arg:<RELATION>
All	Arg:<ENTITY>|<EVENT>
"""
VISUAL = """\
[options]
Arcs	bundle:all
[labels]
Person | Human being | Person | P
Move | Movement
[drawing]
SPAN_DEFAULT	fgColor:black
Person	bgColor:#8fb2ff, borderColor:darken
Town	bgColor:red
Knows	color:#0aF, dashArray:3-3
Mood	glyph:+|-
"""


def scheme_of(folder: Path, **files: str) -> Scheme:
    """The scheme of a corpus with these configurations."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.conf").write_text(text, encoding="utf-8", newline="")
    (folder / "a.ann").write_text("")
    (folder / "a.txt").write_text("")
    (found,) = schemes(folder, "brat")
    return checked(found)


@pytest.fixture
def found(tmp_path: Path) -> Scheme:
    return scheme_of(
        tmp_path / "in",
        annotation=CONFIGURATION,
        visual=VISUAL,
        kb_shortcuts="P Person\nT Town\n",
        tools="[options]\nTokens\ttokenizer:ptblike\n",
    )


def test_labels_come_with_titles_colours_and_keys(found: Scheme) -> None:
    """Else a team sets up by hand again what its configuration says already."""
    names = [label.name for label in found.entities]
    assert names == ["Being", "Person", "Place", "Town", "River", "Move", "Talk"]
    person, town = found.entity("Person"), found.entity("Town")
    assert person is not None
    assert town is not None
    assert (person.title("en"), person.colour, person.key) == ("Human being", "#8fb2ff", "P")
    assert town.colour == "#ff0000"
    assert person.extra["brat"] == {
        "under": ["!Thing", "Being"],
        "special": ["<NORM>:Wikidata"],
        "labels": ["Person", "P"],
        "drawing": {"borderColor": "darken"},
    }


def test_relations_come_with_their_ends(found: Scheme) -> None:
    """Else every relation is allowed everywhere, and slips go by."""
    relations = {relation.name: relation for relation in found.relations}
    assert list(relations) == ["Equiv", "Knows", "In", "Any", "Who", "To", "Cause", "Time"]
    assert relations["Equiv"].symmetric
    assert relations["Equiv"].extra["brat"] == {"transitive": True}
    assert relations["Knows"].symmetric
    assert relations["Knows"].colour == "#00aaff"
    assert relations["In"].ends[:3] == (
        ("Place", "Town"), ("Place", "River"), ("Being", "Person"),
    )  # fmt: skip
    assert not relations["In"].allows("Move", "Person")
    assert relations["Any"].ends == ()
    assert relations["Who"].ends == (("Move", "Person"), ("Talk", "Person"))
    assert relations["Cause"].ends == (("Move", "Move"), ("Move", "Talk"))


def test_attributes_come_with_values_and_owners(found: Scheme) -> None:
    """Else an attribute is offered where it makes no sense, with nothing to choose from."""
    attributes = {one.name: one for one in found.attributes}
    assert attributes["Negation"].type is AttributeType.FLAG
    assert attributes["Negation"].labels == ("Move", "Talk")
    assert attributes["Mood"].type is AttributeType.CHOICE
    assert attributes["Mood"].values == ("glad", "sad")
    assert attributes["Mood"].labels == ("Person", "Move")
    assert "Knows" in attributes["Sure"].labels
    assert attributes["All"].labels == ()


def test_it_comes_back_with_the_same_meaning(found: Scheme, tmp_path: Path) -> None:
    """Else an export takes the constraints from a corpus, or shows it in other colours."""
    files = configurations(Vocabulary(found), {}, "en")
    assert not configuration_problems(files["annotation.conf"])
    assert files["tools.conf"] == "[options]\nTokens\ttokenizer:ptblike\n"
    back = scheme_of(tmp_path / "out", **{name[:-5]: text for name, text in files.items()})
    for before, after in zip(found.relations, back.relations, strict=True):
        assert sorted(after.ends) == sorted(before.ends)
    assert back.entities == found.entities
    assert back.attributes == found.attributes
    assert back.extra == found.extra
    lines = files["annotation.conf"].split("\n")
    assert "\t\tPerson\t<NORM>:Wikidata" in lines
    assert "Move\tWho+:Person, To?:Place, Cause*:<EVENT>" in lines
    assert "In\tWhole:Place, Part:Town|River|Person" in lines


def test_a_configuration_above_is_found(tmp_path: Path) -> None:
    """Else a corpus in folders comes without its labels."""
    for name in ("a/1", "a/b/2", "c/3"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{name}.ann").write_text("")
        (tmp_path / f"{name}.txt").write_text("")
    (tmp_path / "annotation.conf").write_text("[entities]\nUpper\n")
    (tmp_path / "a" / "b" / "annotation.conf").write_text("[entities]\nLower\n")
    labels = [one.entities[0].name for one in schemes(tmp_path, "brat")]
    assert labels == ["Upper", "Lower", "Upper"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[relations]\nX\tArg1:A, Arg2", "'Arg2' is no argument"),
        ("[relations]\nX\tArg1:Nobody, Arg2:A", "its ends are no labels here"),
        ("A", "A stands there already"),
        ("|", "it has no name"),
        ("".join(f"<{'x' * n}>={f'<{chr(120) * (n + 1)}>' * 9}\n" for n in range(1, 30)) + "<x>",
         "its macros make it too long"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_it_is_said_once(tmp_path: Path, line: str, reason: str) -> None:
    """Else a slip in a configuration takes all labels away, or freezes the import."""
    (tmp_path / "annotation.conf").write_text(f"[entities]\nA\n{line}\n")
    for name in "ab":
        (tmp_path / f"{name}.ann").write_text("")
        (tmp_path / f"{name}.txt").write_text(name)
    documents, items = read(tmp_path, "brat")
    assert len(documents) == 2
    (item,) = items
    assert reason in str(item.reason)
    assert item.file == str(tmp_path / "annotation.conf")
    assert item.line
    assert schemes(tmp_path, "brat")[0].entities[0].name == "A"


def test_old_spaces_and_inherited_arguments_are_understood() -> None:
    """Else configurations of old corpora lose the labels with a space in their name."""
    conf = conf_of("[events]\nA\tX:T, Y?:U\n\tB c\t<INHERIT>, Z:V W\n[spans]\nE\n")
    first, second = conf.sections["events"]
    assert second.names == ("B c",)
    assert [one.name for one in second.arguments] == ["X", "Y"]
    assert second.above == ("A",)
    assert first.arguments[1].repeated == "?"
    assert [term.name for term in conf.sections["entities"]] == ["E"]
