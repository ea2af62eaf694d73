"""Syllables: what a double click takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.segments import sentences, snapped, syllable_at, syllable_pattern, syllables

TEXTS = st.text(
    st.one_of(
        st.sampled_from(list('aếĐ \u0300\u0301\u00a0\r\n.,!?…"”)😀👩\u200d🇻🇳_-1')),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)
NFD = unicodedata.normalize("NFD", "Võ Văn Thưởng")


@given(TEXTS)
def test_every_code_point_but_white_space_lies_in_one_syllable(text: str) -> None:
    """A character that no gesture reaches cannot be labelled."""
    covered = [point for start, stop in syllables(text) for point in range(start, stop)]
    assert len(covered) == len(set(covered))
    for point, character in enumerate(text):
        found = syllable_at(text, point)
        if character.isspace():
            assert found is None
        else:
            assert found is not None
            assert found[0] <= point < found[1]
            assert not any(one.isspace() for one in text[slice(*found)])


@given(TEXTS, st.data())
def test_snapping_grows_to_whole_syllables_and_off_white_space(
    text: str, data: st.DataObject
) -> None:
    """A sloppy drag must give a clean span, and snapping twice the same."""
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    found = snapped(text, start, stop)
    if not text[start:stop].strip():
        assert found is None
        return
    assert found is not None
    words = text[slice(*found)]
    assert words == words.strip()
    assert text[start:stop].strip() in words
    assert snapped(text, *found) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Võ Văn Thưởng", ["Võ", "Văn", "Thưởng"]),
        (NFD, NFD.split()),
        ("Bộ\u00a0Chính trị,", ["Bộ", "Chính", "trị", ","]),
        ("👩\u200d👩\u200d👧 🇻🇳😀", ["👩\u200d👩\u200d👧", "🇻🇳", "😀"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("TP.HCM", ["TP", ".", "HCM"]),
    ],
)
def test_syllables_as_people_see_them(text: str, words: list[str]) -> None:
    """A decomposed name and a family emoji are not cut."""
    assert [text[slice(*found)] for found in syllables(text)] == words


@given(TEXTS)
def test_sentences_leave_nothing_out(text: str) -> None:
    """Every code point but white space is in exactly one sentence."""
    covered = [point for start, stop in sentences(text) for point in range(start, stop)]
    assert len(covered) == len(set(covered))
    assert {p for p, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(st.text(st.one_of(st.characters(), st.sampled_from("aĐệ .,\u0301\u200d\u2019\u2026_1²ªʷ"))))
def test_the_quick_pattern_cuts_as_the_general_one(text: str) -> None:
    """Else an export cuts a text otherwise than the window does, and spans cut tokens."""
    found = [match.span() for match in syllable_pattern(text).finditer(text)]
    assert found == list(syllables(text))
