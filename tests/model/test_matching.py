"""The view: strings that a reader takes for the same are found as the same, where they stand."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.matching import _joining, fold_pieces, folded, occurrences

LETTERS = (
    "aeoOuUyYàảéỷÝhnđĐÐð ằ.,1_\u00a0\u3000\n\rİΣςÅ\u0958가\u1100\u1161\u11a8😀"
    "\u0300\u0303\u0323\u0309\u0302\U00011131\U00011127"
)
TEXTS = st.text(
    st.one_of(st.sampled_from(LETTERS), st.characters(exclude_categories=["Cs"])), max_size=40
)
NFD = unicodedata.normalize("NFD", "Võ Văn Thưởng")


@given(TEXTS, st.booleans(), st.booleans())
def test_composed_and_decomposed_texts_have_one_view(text: str, case: bool, tones: bool) -> None:
    """A name typed on a Mac (NFD) must be found by one typed anywhere else."""
    views = {
        folded(unicodedata.normalize(form, text), case=case, tones=tones).text
        for form in ("NFC", "NFD")
    }
    views.add(folded(text, case=case, tones=tones).text)
    assert len(views) == 1


@given(TEXTS, st.booleans(), st.booleans())
def test_the_map_only_goes_forward_and_there_and_back(text: str, case: bool, tones: bool) -> None:
    """A hit must be shown where it is: whole letters, in order, and none of its neighbours."""
    view = folded(text, case=case, tones=tones)
    points = [view.view(point) for point in range(len(text) + 1)]
    assert points == sorted(points)
    assert (points[0], points[-1]) == (0, len(view.text))
    before = (0, 0)
    for at in range(len(view.text)):
        start, stop = view.source(at, at + 1)
        assert 0 <= start < stop <= len(text)
        assert start >= before[0]
        assert stop >= before[1]
        assert view.view(start) <= at < view.view(stop)
        before = (start, stop)
    assert view.source(0, len(view.text)) == (0, len(text)) or not view.text


@given(TEXTS, st.data())
def test_a_stretch_found_on_the_view_reads_the_same_in_the_text(
    text: str, data: st.DataObject
) -> None:
    """Folding the words that a hit stands on must give the words that were looked for."""
    view = folded(text)
    start = data.draw(st.integers(0, len(view.text)))
    stop = data.draw(st.integers(start, len(view.text)))
    there = view.source(start, stop)
    whole = folded(text[slice(*there)]).text
    assert view.text[start:stop] in whole
    assert view.text[view.view(there[0]) : view.view(there[1])] == whole or stop == start


@given(TEXTS, st.integers(1, 9), st.booleans(), st.booleans())
def test_pieces_give_the_view_of_the_whole(text: str, size: int, case: bool, tones: bool) -> None:
    """A long document is searched piecewise; a hit must not depend on where it was cut."""
    pieces = list(fold_pieces(text, case=case, tones=tones, size=size))
    assert "".join(piece.text for piece in pieces) == folded(text, case=case, tones=tones).text
    edges = [point for piece in pieces for point in (piece.start, piece.stop)]
    assert edges == sorted(edges)


@given(TEXTS, TEXTS.filter(bool), st.integers(1, 9), st.booleans())
def test_an_occurrence_over_a_cut_is_found(text: str, wanted: str, size: int, tones: bool) -> None:
    """Where the pieces meet, nothing may be lost and nothing found twice."""
    text = text + wanted + " " + wanted + text
    whole = [hit for found in occurrences(text, wanted, tones=tones) for hit in found]
    cut = [hit for found in occurrences(text, wanted, tones=tones, size=size) for hit in found]
    assert cut == whole
    assert all(left[1] <= right[0] for left, right in pairwise(whole))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("hoà bình", "hòa\u00a0bình"),
        ("HOÀ", "HÒA"),
        ("Ðại hội", "Đại hội"),
        (NFD, "Võ Văn Thưởng"),
        ("quý", "quý"),
    ],
)
def test_two_ways_to_write_a_word_are_one(one: str, other: str) -> None:
    """The sample article alone has "Uỷ", "Ủy", NBSP and Ð; a search must not care."""
    assert folded(one).text == folded(other).text


@pytest.mark.parametrize(("one", "other"), [("quả", "qủa"), ("của", "cuả"), ("Đảng", "đảng")])
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    """Only oa, oe and uy have two spellings; a name is told from a word by its capital."""
    assert folded(one).text != folded(other).text


def test_a_search_may_leave_case_and_tones_aside() -> None:
    """ "dang" typed in a hurry finds "Đảng" in either form, whole letters of it."""
    text = "Văn phòng Đảng, " + unicodedata.normalize("NFD", "Đảng uỷ")
    [hits] = occurrences(text, "dang", case=False, tones=False)
    assert [text[slice(*hit)] for hit in hits] == [
        "Đảng",
        unicodedata.normalize("NFD", "Đảng"),
    ]
    [none] = occurrences(text, "dang", case=False)
    assert none == []


def test_whole_syllables_leave_longer_words_alone() -> None:
    """ "ng" inside "Đảng", or "An" inside "Ang", is no repetition."""
    text = "An, Ang, an An1 An" + "\u0303" + " (An)"
    [hits] = occurrences(text, "An", whole=True)
    assert [start for start, _stop in hits] == [0, text.index("(An)") + 1]


def test_an_empty_wish_finds_nothing() -> None:
    """Pressing Enter in an empty search field must not mark the whole text."""
    assert list(occurrences("abc", "")) == []


def test_a_long_text_without_spaces_is_cut_between_letters() -> None:
    """Neither Thai nor a page of base64 may lose a letter where two pieces meet."""
    text = "hoà" * 200 + " " + unicodedata.normalize("NFD", "uỷ") * 200
    for size in (1, 2, 299, 300, 301, 302):
        pieces = list(fold_pieces(text, size=size))
        assert "".join(piece.text for piece in pieces) == "hòa" * 200 + " " + "ủy" * 200
        assert all(left.stop == right.start for left, right in pairwise(pieces))


def test_no_letter_of_unicode_is_forgotten_by_the_map() -> None:
    """What is skipped for speed must hold nothing that composing joins or changes."""
    pattern = _joining(beyond=True)[0]
    for point in range(0x300, sys.maxunicode + 1):
        letter = chr(point)
        if unicodedata.category(letter) in ("Cs", "Cn", "Co"):
            continue
        changes = not unicodedata.is_normalized("NFC", letter)
        if unicodedata.combining(letter) or changes:
            assert pattern.fullmatch(letter), hex(point)
        parts = unicodedata.decomposition(letter).split()
        if not changes and len(parts) == 2 and not parts[0].startswith("<"):
            assert pattern.match(chr(int(parts[1], 16))), hex(point)
