"""Changing a scheme with everything that uses it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.errors import EditError, SchemeError, UserError
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from annotator.model.scheme_file import scheme_from_text, scheme_to_text
from annotator.ops import annotate, projects, schemes
from annotator.store.project import Project
from tests.store.support import dump, entries, import_jsonl, news_scheme, sample_lines, sound


@pytest.fixture
def used(project: Project, tmp_path: Path) -> Project:
    """Three documents with PERSON, EVENT and LOCATION spans and two relations each."""
    import_jsonl(project, tmp_path / "a.jsonl", sample_lines(3))
    return project


def test_a_scheme_goes_into_the_project_and_out_as_it_is(project: Project) -> None:
    """A guideline's label set must not lose its definitions, keys or order."""
    assert project.read.scheme() == news_scheme()
    text = scheme_to_text(project.read.scheme())
    assert scheme_from_text(text) == news_scheme()


def test_the_given_scheme_is_taken_as_it_is(project: Project, shared: Path) -> None:
    """Every definition and unknown key of the given file is kept."""
    text = (shared / "data" / "vi_news.scheme.json").read_text(encoding="utf-8")
    scheme = scheme_from_text(text)
    schemes.set_scheme(project, scheme)
    assert project.read.scheme() == scheme


def test_setting_the_same_scheme_again_is_no_step(project: Project) -> None:
    """A step of undo that undoes nothing confuses."""
    count = entries(project)
    schemes.set_scheme(project, news_scheme())
    assert entries(project) == count


def test_renaming_a_label_renames_it_everywhere(used: Project) -> None:
    """Spans, pairs of ends and attributes must follow, or they name what is not there."""
    owner = Attribute("chắc", AttributeType.FLAG, labels=("PERSON",))
    schemes.set_attributes(used, [owner])
    label = used.read.scheme().entity("PERSON")
    assert label is not None
    schemes.change_label(used, "entity", "PERSON", replace(label, name="NGƯỜI", colour="#000000"))
    scheme = used.read.scheme()
    assert scheme.entity("PERSON") is None
    assert used.read.layer(1, "an").spans[0].label == "NGƯỜI"
    relation = scheme.relation("PERSONAL_SOCIAL")
    assert relation is not None
    assert relation.ends == (("NGƯỜI", "NGƯỜI"),)
    assert scheme.attributes[0].labels == ("NGƯỜI",)
    sound(used)


def test_two_labels_may_not_share_a_name_or_a_key(project: Project) -> None:
    """One key must mean one label."""
    before = dump(project)
    for label in (
        EntityLabel("PERSON"), EntityLabel("X", key="1"), EntityLabel("X", key="ab"),
        EntityLabel("X", colour="red"), EntityLabel(" X"), EntityLabel(""), EntityLabel("a\nb"),
        RelationLabel("X", ends=(("PERSON", "NONE"),)),
    ):  # fmt: skip
        with pytest.raises(SchemeError):
            schemes.add_label(project, label)
    person = project.read.scheme().entity("PERSON")
    assert person is not None
    with pytest.raises(SchemeError):
        schemes.change_label(project, "entity", "PERSON", replace(person, name="EVENT"))
    assert dump(project) == before


def test_merging_says_how_much_it_changed_and_comes_back(used: Project) -> None:
    """A merge of the wrong labels must be one step back, not a week of work."""
    before = dump(used)
    use = schemes.label_use(used, "entity", "EVENT")
    assert (use.spans, use.relations, use.documents) == (3, 6, 3)
    assert schemes.merge_labels(used, "entity", "EVENT", "MISC") == 3
    assert [s.label for s in used.read.layer(1, "an").spans] == ["PERSON", "MISC", "LOCATION"]
    relation = used.read.scheme().relation("PARTICIPATES_IN")
    assert relation is not None
    assert ("PERSON", "MISC") in relation.ends
    assert not any("EVENT" in pair for pair in relation.ends)
    assert len(set(relation.ends)) == len(relation.ends)
    sound(used)
    used.undo()
    assert dump(used) == before
    with pytest.raises(SchemeError):
        schemes.merge_labels(used, "entity", "EVENT", "EVENT")
    with pytest.raises(SchemeError):
        schemes.merge_labels(used, "entity", "NONE", "EVENT")


def test_merging_into_a_relation_that_joins_anything_leaves_it_so(used: Project) -> None:
    """A relation without pairs allows all; a merge must not quietly forbid most of them."""
    schemes.add_label(used, RelationLabel("RELATED"))
    schemes.merge_labels(used, "relation", "PARTICIPATES_IN", "RELATED")
    related = used.read.scheme().relation("RELATED")
    assert related is not None
    assert related.ends == ()
    assert used.read.layer(1, "an").relations[0].label == "RELATED"
    used.undo()
    relation = used.read.scheme().relation("PARTICIPATES_IN")
    assert relation is not None
    assert ("PERSON", "EVENT") in relation.ends
    sound(used)


def test_removing_a_label_takes_exactly_what_was_announced(used: Project) -> None:
    """What goes was said before, and comes back by undo."""
    schemes.remove_label(used, "relation", "PARTICIPATES_IN")
    schemes.remove_label(used, "relation", "ORGANIZES")
    before = dump(used)
    use = schemes.label_use(used, "entity", "EVENT")
    removed = schemes.remove_label(used, "entity", "EVENT")
    assert (len(removed.spans), len(removed.relations)) == (use.spans, use.relations)
    assert used.read.layer(1, "an").relations == ()
    sound(used)
    used.undo()
    assert dump(used) == before


def test_a_label_that_a_relation_lives_by_cannot_be_removed(used: Project) -> None:
    """A relation whose last pair goes would be allowed between any two spans."""
    before = dump(used)
    with pytest.raises(SchemeError, match="connects nothing but EVENT"):
        schemes.remove_label(used, "entity", "EVENT")
    assert dump(used) == before


def test_a_scheme_that_lacks_a_used_label_is_refused(used: Project) -> None:
    """Loading another scheme must not delete anybody's spans."""
    before = dump(used)
    smaller = Scheme("klein", 1, (EntityLabel("PERSON"),))
    with pytest.raises(SchemeError, match="lacks"):
        schemes.set_scheme(used, smaller)
    assert dump(used) == before
    projects.remove_documents(used, used.read.document_ids())
    schemes.set_scheme(used, smaller)
    assert used.read.scheme() == smaller
    sound(used)


def test_moving_keeps_all_labels_in_one_order(project: Project) -> None:
    """The palette's order is what hands learn."""
    names = [label.name for label in project.read.scheme().entities]
    schemes.move_label(project, "entity", names[0], 3)
    moved = [label.name for label in project.read.scheme().entities]
    assert moved == [*names[1:4], names[0], *names[4:]]
    schemes.move_label(project, "entity", names[0], -5)
    assert [label.name for label in project.read.scheme().entities] == names
    with pytest.raises(SchemeError):
        schemes.move_label(project, "entity", "NONE", 0)


def test_attributes_keep_their_values_on_spans(used: Project) -> None:
    """Taking an attribute out of the scheme must not take what people wrote."""
    owner = Attribute("chắc", AttributeType.CHOICE, ("có", "không"), ("PERSON",), {"vi": "Chắc"})
    schemes.set_attributes(used, [owner])
    annotate.annotate_span(used, 1, attributes={"chắc": "có"})
    assert used.read.scheme().attributes == (owner,)
    schemes.set_attributes(used, [])
    assert used.read.layer(1, "an").spans[0].attributes == {"chắc": "có"}
    used.undo()
    assert used.read.scheme().attributes == (owner,)


def test_annotators_are_renamed_with_their_work(used: Project) -> None:
    """A misspelt name is corrected once, not in every layer."""
    projects.rename_annotator(used, "an", "Ân")
    assert len(used.read.layer(1, "Ân").spans) == 3
    assert used.read.layer(1, "an").id == 0
    for name, new in (("nobody", "x"), ("Ân", "Ân")):
        with pytest.raises(EditError):
            projects.rename_annotator(used, name, new)
    for bad in ("", "  ", "a\nb"):
        with pytest.raises(EditError):
            projects.rename_annotator(used, "Ân", bad)
        with pytest.raises(EditError):
            projects.add_annotator(used, bad)
    assert projects.add_annotator(used, " Ân ") == 1


def test_documents_that_are_gone_are_said_to_be(used: Project) -> None:
    """A list that is out of date must not crash the window."""
    before = dump(used)
    for verb in (
        lambda: projects.remove_documents(used, [1, 99]),
        lambda: projects.rename_document(used, 99, "x"),
    ):
        with pytest.raises(EditError, match="no longer"):
            verb()
    assert dump(used) == before
    projects.remove_documents(used, [1, 1])
    assert used.read.document_ids() == [2, 3]
    projects.rename_document(used, 2, "mới")
    assert used.read.document(2).name == "mới"
    used.undo()
    used.undo()
    assert dump(used) == before


NUL = "a\0b"


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: projects.set_title(project, NUL),
        lambda project: projects.rename_document(project, 1, NUL),
        lambda project: schemes.add_label(project, EntityLabel("X", titles={"vi": NUL})),
        lambda project: schemes.add_label(project, RelationLabel("X", definitions={"en": NUL})),
        lambda project: schemes.change_label(
            project, "entity", "PERSON", EntityLabel("PERSON", definitions={"vi": NUL})
        ),
        lambda project: schemes.set_attributes(project, [Attribute("x", titles={"vi": NUL})]),
        lambda project: schemes.set_attributes(project, [Attribute("x", values=(NUL,))]),
        lambda project: schemes.set_scheme(
            project, replace(project.read.scheme(), extra={"guideline": [{"text": NUL}]})
        ),
        lambda project: schemes.set_scheme(project, replace(project.read.scheme(), name=NUL)),
    ],
)
def test_nul_is_refused_in_titles_definitions_and_the_guideline(
    used: Project, edit: Callable[[Project], None]
) -> None:
    """It ends the text for every other program: a definition is cut where nobody sees it."""
    before = dump(used)
    with pytest.raises(UserError, match="NUL"):
        edit(used)
    assert dump(used) == before


def test_a_scheme_file_with_nul_is_refused() -> None:
    """Else it comes in with the file, where a person would have been told."""
    text = scheme_to_text(Scheme(entities=(EntityLabel("X", definitions={"vi": NUL}),)))
    with pytest.raises(SchemeError, match="A text of X in the scheme holds a NUL"):
        scheme_from_text(text)


def test_a_nul_that_is_there_already_keeps_nobody_from_other_changes(used: Project) -> None:
    """Projects of older versions may hold some; their schemes must not be frozen by it."""
    titles = '{"vi": "a\\u0000b"}'
    with used.edit("as an older version did") as edit:
        for row_id in edit.ids("label", "name IN ('PERSON', 'EVENT')"):
            edit.update("label", row_id, titles=titles)
    schemes.add_label(used, EntityLabel("MỚI"))
    schemes.set_attributes(used, [Attribute("chắc")])
    person = used.read.scheme().entity("PERSON")
    assert person is not None
    assert person.titles == {"vi": NUL}
    schemes.change_label(used, "entity", "PERSON", replace(person, titles={"vi": "Người"}))
    sound(used)
