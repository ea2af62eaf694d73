"""Schemes: their file format, and what does not hold together."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import SchemeError
from annotator.model.scheme import (
    Attribute,
    AttributeType,
    EntityLabel,
    RelationLabel,
    Scheme,
    checked,
    is_name,
)
from annotator.model.scheme_file import scheme_from_text, scheme_to_text
from annotator.resources import resource

WORD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
NAME = WORD.filter(is_name)
LANGUAGES = st.dictionaries(st.sampled_from(["vi", "en"]), WORD.filter(bool), max_size=2)
COLOUR = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Any scheme that holds together."""
    names = draw(st.lists(NAME, unique=True, min_size=1, max_size=4))
    keys = iter("abcdefgh")
    entities = tuple(
        EntityLabel(n, draw(LANGUAGES), draw(LANGUAGES), next(keys), draw(COLOUR)) for n in names
    )
    end = st.tuples(st.sampled_from(names), st.sampled_from(names))
    relations = tuple(
        RelationLabel(
            name, draw(LANGUAGES), draw(LANGUAGES), "", draw(COLOUR), draw(st.booleans()),
            tuple(draw(st.lists(end, unique=True, max_size=3))),
        )
        for name in draw(st.lists(NAME, unique=True, max_size=3))
    )  # fmt: skip
    attributes = tuple(
        Attribute(
            name, draw(st.sampled_from(list(AttributeType))),
            tuple(draw(st.lists(WORD, max_size=2))),
            tuple(draw(st.lists(st.sampled_from(names), unique=True))), draw(LANGUAGES),
        )
        for name in draw(st.lists(NAME, unique=True, max_size=2))
    )  # fmt: skip
    return Scheme(draw(WORD), draw(st.integers()), entities, relations, attributes, {"x": [1]})


@given(schemes())
def test_a_scheme_survives_its_file(scheme: Scheme) -> None:
    """A label set that comes back otherwise has changed what people labelled."""
    assert scheme_from_text(scheme_to_text(scheme)) == scheme


def test_the_shipped_schemes_survive_theirs() -> None:
    """Unknown keys, too, are written back."""
    for path in resource("schemes").glob("*.json"):
        scheme = scheme_from_text(path.read_text(encoding="utf-8"))
        assert scheme_from_text(scheme_to_text(scheme)) == scheme
        assert checked(scheme) is scheme


def test_what_we_do_not_know_is_kept() -> None:
    """A team's own remarks in the file must survive our program."""
    text = json.dumps(
        {
            "entities": [{"label": "A", "remark": {"x": 1}}],
            "relations": [{"label": "R", "args": [["A", "A"]], "more": None}],
            "source": "…",
        }
    )
    found = json.loads(scheme_to_text(scheme_from_text(text)))
    assert found["source"] == "…"
    assert found["entities"][0]["remark"] == {"x": 1}
    assert found["relations"][0]["more"] is None


BAD = [
    "", "[]", "{", "null", '"x"', '{"entities": {}}', '{"entities": [1]}', '{"entities": [{}]}',
    '{"entities": [{"label": 5}]}', '{"entities": [{"label": "A"}, {"label": "A"}]}',
    '{"entities": [{"label": "A", "key": "12"}]}', '{"entities": [{"label": "A", "color": "red"}]}',
    '{"entities": [{"label": "A", "key": "1"}, {"label": "B", "key": "1"}]}',
    '{"entities": [{"label": " A"}]}', '{"entities": [{"label": "A\\n"}]}',
    '{"entities": [{"label": "\\ud800"}]}', '{"entities": [{"label": "A", "vi": "\\udfff"}]}',
    '{"relations": [{"label": "R", "args": [["A", "B"]]}]}',
    '{"relations": [{"label": "R", "args": [["A"]]}]}',
    '{"relations": [{"label": "R", "args": 1}]}',
    '{"relations": [{"label": "R", "symmetric": "yes"}]}', '{"version": "1"}', '{"version": true}',
    '{"attributes": [{"name": "a", "type": "colour"}]}',
    '{"attributes": [{"name": "a", "labels": ["Z"]}]}',
    '{"attributes": [{"name": "a", "values": 1}]}',
    '{"attributes": [{"name": "a"}, {"name": "a"}]}', "[" * 100_000,
    '{"extra": "\\ud800"}', '{"entities": [{"label": "A", "remark": {"x": ["\\udc00"]}}]}',
]  # fmt: skip


@pytest.mark.parametrize("text", BAD, ids=[text[:40] for text in BAD])
def test_a_scheme_that_does_not_hold_together_is_refused_in_one_line(text: str) -> None:
    """A label set that is wrong must be mended before a hundred articles use it."""
    with pytest.raises(SchemeError) as caught:
        scheme_from_text(text)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=60))
def test_no_text_makes_anything_but_a_scheme_or_a_refusal(text: str) -> None:
    """Whatever somebody picks in a file dialog."""
    try:
        assert isinstance(scheme_from_text(text), Scheme)
    except SchemeError as error:
        said = str(error)
        assert said


def test_which_relations_are_offered() -> None:
    """Only what the scheme allows between two spans; a symmetric pair either way round."""
    scheme = Scheme(
        entities=(EntityLabel("A"), EntityLabel("B")),
        relations=(
            RelationLabel("ANY"),
            RelationLabel("AB", ends=(("A", "B"),)),
            RelationLabel("SYM", symmetric=True, ends=(("A", "B"),)),
        ),
    )
    names = {
        ends: [one.name for one in scheme.legal_relations(*ends)]
        for ends in (("A", "B"), ("B", "A"), ("A", "A"))
    }
    assert names == {
        ("A", "B"): ["ANY", "AB", "SYM"],
        ("B", "A"): ["ANY", "SYM"],
        ("A", "A"): ["ANY"],
    }


def test_which_attributes_a_label_has() -> None:
    """An attribute without labels is every span's, not every relation's."""
    scheme = Scheme(
        entities=(EntityLabel("A"), EntityLabel("B")),
        relations=(RelationLabel("R"),),
        attributes=(Attribute("all"), Attribute("a", labels=("A",)), Attribute("r", labels=("R",))),
    )
    found = {n: [a.name for a in scheme.attributes_of(n)] for n in ("A", "B", "R", "none")}
    assert found == {"A": ["all", "a"], "B": ["all"], "R": ["r"], "none": []}
    assert checked(scheme) == replace(scheme)
