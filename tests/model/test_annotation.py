"""Offsets, fragments and text: pure functions that everything stands on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError, filled
from annotator.model.annotation import (
    NOTHING,
    Span,
    fragments_fault,
    merged,
    reading_order,
    span_text,
)
from annotator.model.offsets import Utf16Map

TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("aé Đ\u0300\u0301\u00a0\r\n😀👩\u200d🇻🇳x")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@given(TEXTS)
def test_utf16_and_back(text: str) -> None:
    """Qt counts UTF-16 units; one off puts every label behind an emoji in the wrong place."""
    units = Utf16Map(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.unit(point) == unit
        assert units.point(unit) == point
    assert units.is_identity == (len(text.encode("utf-16-le")) == 2 * len(text))


@given(TEXTS)
def test_a_unit_inside_a_pair_is_the_character_that_begins_there(text: str) -> None:
    """A caret that lands inside an emoji must not cut it."""
    units = Utf16Map(text)
    for point, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert units.point(units.unit(point) + 1) == point


PAIRS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), min_size=1, max_size=6)


@given(PAIRS)
def test_merging_keeps_exactly_the_code_points(pairs: list[tuple[int, int]]) -> None:
    """A span made of several selections covers what was selected, no more, no less."""
    fragments = tuple((start, start + size) for start, size in pairs)
    found = merged(fragments)
    assert {p for a, b in found for p in range(a, b)} == {
        p for a, b in fragments for p in range(a, b)
    }
    assert fragments_fault(found, 30) is None
    assert merged(found) == found


@pytest.mark.parametrize(
    ("fragments", "words"),
    [
        ((), "no fragment"),
        (((-1, 2),), "outside"),
        (((0, 11),), "outside"),
        (((3, 3),), "empty"),
        (((4, 3),), "backwards"),
        (((0, 2), (2, 4)), "touch"),
        (((4, 6), (0, 2)), "out of order"),
        (((0, 4), (2, 6)), "overlap"),
    ],
)
def test_faults_of_fragments_are_named(fragments: tuple[tuple[int, int], ...], words: str) -> None:
    """The clause is what a person mends the file with."""
    found = fragments_fault(fragments, 10)
    assert found is not None
    assert words in found


def test_the_words_of_a_span() -> None:
    """The pieces of a discontinuous span are joined by one space."""
    assert span_text("Bộ và Ban Chính trị", ((0, 2), (10, 19))) == "Bộ Chính trị"
    assert span_text("a😀b", ((1, 2),)) == "😀"


def test_outer_spans_come_before_inner_ones() -> None:
    """Nesting is drawn in this order."""
    outer, inner, after = (
        Span(3, "A", ((0, 9),)),
        Span(1, "A", ((0, 4),)),
        Span(2, "A", ((2, 3),)),
    )
    assert sorted([after, inner, outer], key=reading_order) == [outer, inner, after]


def test_the_shared_empty_mapping_stays_empty() -> None:
    """One span's attribute must not become every span's."""
    with pytest.raises(TypeError):
        NOTHING["x"] = 1  # type: ignore[index]
    for change in ("update", "setdefault"):
        with pytest.raises(TypeError):
            getattr(NOTHING, change)({"x": 1})
    assert json.dumps(NOTHING) == "{}"


@given(st.text(max_size=30))
def test_a_message_is_one_line_whatever_it_tells_of(value: str) -> None:
    """A file name with a line end must not make two lines of one message."""
    said = str(UserError("No file {path} here.", path=value))
    assert len(said.splitlines()) == 1
    assert filled("{a} {b}", {"a": "{b}", "b": 1}) == "{b} 1"
