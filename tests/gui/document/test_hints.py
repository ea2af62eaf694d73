"""Codes, their order, the room of their tags, and the search for legal ends: pure parts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.document.colours import contrast
from annotator.gui.document.content import Content
from annotator.gui.document.ends import Ends, Outwards, Search
from annotator.gui.document.hint_face import TAG, TAG_INK, TAG_PAST
from annotator.gui.document.hint_places import before
from annotator.gui.document.hints import ALPHABET, MOST, NEAREST, Codes, apart, codes, ranked
from annotator.model.annotation import Layer, Relation, Span
from tests.gui.document.bench import SCHEME


@pytest.mark.parametrize("count", [0, 1, 18, 19, 40, 100, 255, MOST, MOST + 50])
def test_codes_are_enough_prefix_free_and_short_first(count: int) -> None:
    """If a code began another, typing the short one would make the wrong relation."""
    made = codes(count)
    assert len(made) >= min(count, MOST)
    assert len(set(made)) == len(made)
    assert sorted(map(len, made)) == list(map(len, made))
    assert max(map(len, made)) <= 2
    singles = {code for code in made if len(code) == 1}
    assert not [code for code in made if len(code) == 2 and code[0] in singles]


def test_codes_are_nothing_to_an_input_method() -> None:
    """Telex composes vowels, w and dd, VNI digits; R starts and turns the mode."""
    assert not set(ALPHABET) & set("aeiouywr0123456789")
    assert "dd" not in codes(MOST)


def test_who_has_a_code_keeps_it() -> None:
    """If codes changed while one scrolls, a letter read a moment ago would lead elsewhere."""
    board: Codes[int] = Codes()
    first = board.give(range(20))
    second = board.give([*range(10, 20), *range(100, 112)])
    assert {key: second[key] for key in range(10, 20)} == {key: first[key] for key in range(10, 20)}
    assert len(set(second.values())) == 22
    many = board.give(range(MOST + 10))
    assert len(many) == MOST
    assert len(set(many.values())) == MOST


def test_the_nearest_come_first_then_those_that_ask_for_a_label() -> None:
    """So that few relations cost more than three keys."""
    items = [(place, place, place % 3 == 0) for place in range(12)]
    assert ranked(reversed(items)) == [0, 1, 2, 3, 6, 9, 4, 5, 7, 8, 10, 11]
    assert NEAREST == 4


boxes = st.lists(
    st.tuples(
        st.integers(-20, 400), st.integers(-20, 300), st.integers(10, 40), st.integers(10, 30)
    ),
    max_size=30,
)


@given(boxes)
def test_tags_stay_in_the_room(made: list[tuple[int, int, int, int]]) -> None:
    """A tag that is cut off cannot be read."""
    for left, top, width, height in apart(made, (0, 0, 400, 300)):
        assert left >= 0
        assert left + width <= 400
        assert top >= 0
        assert top + height <= 300


@pytest.mark.parametrize("shift", [0, 3, 9])
def test_tags_give_way_to_each_other(shift: int) -> None:
    """Two tags on one place would show one of them."""
    made = apart([(50 + shift * n, 50, 20, 14) for n in range(5)], (0, 0, 400, 300))
    assert made[0] == (50, 50, 20, 14)
    for (left, top, width, height), (x, y, _, _) in itertools.combinations(made, 2):
        assert abs(left - x) >= width or abs(top - y) >= height


@pytest.mark.parametrize("ink", [TAG_INK, TAG_PAST])
def test_letters_stand_out_from_their_tag(ink: str) -> None:
    """Also those that have been typed."""
    assert contrast(TAG, ink) >= 4.5


WORDS = "một " * 300


def _content(labels: str, *relations: Relation) -> Content:
    """Spans 1, 2, 3 … four code points apart: P(ERSON), L (place), O(FFICE)."""
    names = {"P": "PERSON", "L": "PLACE", "O": "OFFICE"}
    spans = tuple(
        Span(number, names[letter], ((number * 4, number * 4 + 3),))
        for number, letter in enumerate(labels, 1)
    )
    return Content(WORDS, Layer("an", spans, relations))


def test_ends_are_what_the_scheme_allows_and_is_not_there_yet() -> None:
    """A hint for a relation that is made already would use a short code up for nothing."""
    content = _content("PLLOP", Relation(1, "LIVES_IN", 1, 2), Relation(2, "HOLDS", 1, 4))
    tails = Ends(content, SCHEME, 1, backwards=False)
    assert [span for span in range(7) if span in tails] == [2, 3]
    assert tails.there(2) == {"LIVES_IN"}
    assert [label.name for label in tails.legal(2)] == ["LIVES_IN", "BORN_IN"]
    assert tails.pair(2) == (1, 2)
    heads = Ends(content, SCHEME, 2, backwards=True)
    assert [span for span in range(7) if span in heads] == [1, 3, 4, 5]
    assert heads.pair(5) == (5, 2)
    assert not Ends(content, SCHEME, 1, backwards=True).possible()


def test_a_symmetric_relation_is_there_either_way_round() -> None:
    content = _content("LL", Relation(1, "SAME_AS", 2, 1))
    assert 2 not in Ends(content, SCHEME, 1, backwards=False)
    assert 1 not in Ends(content, SCHEME, 2, backwards=False)


def test_a_search_goes_on_where_it_stopped() -> None:
    """The one legal end of a huge document is found, in slices."""
    content = _content("P" * 60 + "L" + "P" * 20)
    search = Search(content, Ends(content, SCHEME, 1, backwards=False), before(0), forward=True)
    slices = 0
    while not search.seek(1, 10):
        slices += 1
        assert slices < 9
    assert [span.id for span in search.found] == [61]
    assert slices == 6
    assert search.seek(2, 1000)
    assert search.over


def test_outwards_the_nearest_come_first_on_both_sides() -> None:
    content = _content("LPPLPLLPPPL")
    walk = Outwards(content, Ends(content, SCHEME, 5, backwards=False))
    assert not walk.seek(4, 2)
    assert walk.seek(4, 100)
    assert walk.found == [4, 6, 7, 1]
    assert walk.seek(9, 100)
    assert walk.found == [4, 6, 7, 1, 11]
    assert walk.over
