"""Snapping and stepping."""

import unicodedata

import pytest

from annotator.gui.document.caret import (
    Grain,
    grain_at,
    resized,
    snap,
    step_back,
    step_forward,
    stretched,
)

TEXT = "Ông Võ Văn Thưởng (TP.HCM), 12/10."


def words(place: tuple[int, int] | None, text: str = TEXT) -> str:
    """The words at a place."""
    return "" if place is None else text[place[0] : place[1]]


@pytest.mark.parametrize(
    ("first", "last", "grain", "wanted"),
    [
        (5, 9, Grain.SYLLABLE, "Võ Văn"),
        (9, 5, Grain.SYLLABLE, "Võ Văn"),
        (3, 7, Grain.SYLLABLE, "Võ"),
        (3, 4, Grain.SYLLABLE, ""),
        (20, 21, Grain.SYLLABLE, "TP"),
        (20, 21, Grain.WORD, "TP.HCM"),
        (29, 30, Grain.WORD, "12/10"),
        (3, 4, Grain.WORD, ""),
        (5, 6, Grain.GRAPHEME, "õ"),
        (5, 5, Grain.GRAPHEME, ""),
    ],
)
def test_snap(first: int, last: int, grain: Grain, wanted: str) -> None:
    assert words(snap(TEXT, first, last, grain)) == wanted


def test_graphemes_are_never_torn() -> None:
    text = unicodedata.normalize("NFD", "uỷ") + "👨‍👩‍👧 🇻🇳👍🏽x"
    edges = {0}
    point = 0
    while point < len(text):
        point = step_forward(text, point, Grain.GRAPHEME, to_stop=True)
        edges.add(point)
    assert len(edges) == 8
    for start in range(len(text)):
        place = snap(text, start, start + 1, Grain.GRAPHEME)
        assert place is not None
        assert set(place) <= edges
    while point > 0:
        point = step_back(text, point, Grain.GRAPHEME)
        assert point in edges


def test_a_word_of_marks_alone_stays() -> None:
    assert words(grain_at("a ... b", 3, Grain.WORD), "a ... b") == "..."
    assert grain_at("a b", 1, Grain.WORD) is None
    assert grain_at("a", 1, Grain.SYLLABLE) is None


def test_steps_skip_marks() -> None:
    stops, point = [], 0
    while point < len(TEXT):
        point = step_forward(TEXT, point, Grain.SYLLABLE, to_stop=False)
        stops.append(point)
    assert [words((p, p + 2)) for p in stops] == ["Võ", "Vă", "Th", "TP", "HC", "12", "10", ""]
    back = []
    while point > 0:
        point = step_back(TEXT, point, Grain.SYLLABLE)
        back.append(point)
    assert back == [*reversed(stops[:-1]), 0]


def test_steps_by_word() -> None:
    stops, point = [], 0
    while point < len(TEXT):
        point = step_forward(TEXT, point, Grain.WORD, to_stop=False)
        stops.append(point)
    assert [words((p, p + 2)) for p in stops] == ["Võ", "Vă", "Th", "TP", "12", ""]
    assert step_forward(TEXT, 19, Grain.WORD, to_stop=True) == TEXT.index("),")
    while point > 0:
        point = step_back(TEXT, point, Grain.WORD)
        assert point in (*stops, 0)


def test_stepping_back_over_long_emptiness() -> None:
    assert step_back("chữ" + " " * 3000, 3003, Grain.SYLLABLE) == 0
    assert step_back("   ", 2, Grain.SYLLABLE) == 0


def test_dragging_an_edge() -> None:
    start, stop = TEXT.index("Võ"), TEXT.index(" (")
    span = ((start, stop),)
    assert words(resized(TEXT, span, 0, TEXT.index("ăn"), Grain.SYLLABLE)[0]) == "Văn Thưởng"
    assert words(resized(TEXT, span, 1, TEXT.index("n Th"), Grain.SYLLABLE)[0]) == "Võ Văn"
    assert words(resized(TEXT, span, 0, 99, Grain.SYLLABLE)[0]) == "Thưởng"
    assert words(resized(TEXT, span, 1, 0, Grain.SYLLABLE)[0]) == "Võ"
    assert words(resized(TEXT, span, 1, stop - 1, Grain.GRAPHEME)[0]) == "Võ Văn Thưởn"
    two = ((0, 3), (start, stop))
    assert resized(TEXT, two, 1, TEXT.index("Văn"), Grain.SYLLABLE) == ((0, 3), (4, 6))
    assert resized(TEXT, two, 0, 2, Grain.SYLLABLE) == two


def test_stretching_by_keys() -> None:
    span = ((TEXT.index("Văn"), TEXT.index(" Thưởng")),)
    longer = stretched(TEXT, span, 1, forward=True)
    assert words(longer[0]) == "Văn Thưởng"
    assert stretched(TEXT, longer, 1, forward=False) == span
    assert stretched(TEXT, span, 1, forward=False) == span
    assert stretched(TEXT, span, 0, forward=True) == span
    wider = stretched(TEXT, span, 0, forward=False)
    assert words(wider[0]) == "Võ Văn"
    assert stretched(TEXT, wider, 0, forward=True) == span
    assert stretched(TEXT, ((0, 3),), 0, forward=False) == ((0, 3),)


def test_flags_are_whole_wherever_they_stand() -> None:
    """Qt pairs their letters wrongly after another emoji; a far window must not matter either."""
    text = "👨\u200d👩🇻🇳🇱🇦x" + "\ufeff" * 40 + "🇻🇳" * 40
    for first in (3, 5, len(text) - 2, len(text) - 40):
        for point in (first, first + 1):
            assert snap(text, point, point + 1, Grain.GRAPHEME) == (first, first + 2)
    assert step_forward(text, 3, Grain.GRAPHEME, to_stop=True) == 5
    assert step_back(text, 7, Grain.GRAPHEME) == 5
