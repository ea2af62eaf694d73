"""Finding words: what a person sees as the same is found, in its own code points, wherever."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.model.annotation import Fragment
from annotator.model.hits import Hits
from annotator.model.search import LONGEST, Options, Pages, has_marks, search

LOOSE = Options()
STRICT = Options(case=True, marks=True)
ALL = [
    Options(case, marks, whole)
    for case in (False, True)
    for marks in (False, True)
    for whole in (False, True)
]


def nfd(text: str) -> str:
    """``text`` decomposed."""
    return unicodedata.normalize("NFD", text)


def found(text: str, query: str, options: Options = LOOSE) -> list[str]:
    """The stretches of the text that are found."""
    return [text[start:stop] for start, stop in search(text, query, options)]


def test_letters_without_marks_find_letters_with_them() -> None:
    """Half of all people type a search without tone marks."""
    assert found("Ông Võ Văn Thưởng, THƯỞNG, thuong", "thuong") == ["Thưởng", "THƯỞNG", "thuong"]
    assert found("Đảng, Ðảng, dang", "dang") == ["Đảng", "Ðảng", "dang"]


def test_marks_and_case_are_heeded_on_demand() -> None:
    text = "Thưởng thường thuong"
    assert found(text, "thưởng", Options(marks=True)) == ["Thưởng"]
    assert found(text, "thuong", Options(marks=True)) == ["thuong"]
    assert found(text, "Thuong", Options(case=True)) == ["Thưởng"]


@pytest.mark.parametrize("options", ALL)
def test_spellings_of_the_same_are_the_same(options: Options) -> None:
    """Else a search misses names only because the page was typed on another keyboard."""
    assert found("Tỉnh uỷ và Tỉnh ủy", "ủy", options) == ["uỷ", "ủy"]
    assert found("TP\u00a0Hà Nội", "TP Hà", options) == ["TP\u00a0Hà"]
    assert found("Ðồng Nai", "Đồng", options) == ["Ðồng"]
    assert found(nfd("ông Võ"), "Võ", options) == [nfd("Võ")]
    assert found("ông Võ", nfd("Võ"), options) == ["Võ"]


def test_whole_syllables() -> None:
    text = "an, Lan, an_toan, (AN) ăn"
    assert found(text, "an", Options(whole=True)) == ["an", "AN", "ăn"]
    assert found(nfd("hoá hoán"), "hoa", Options(whole=True)) == [nfd("hoá")]


def test_a_hit_never_cuts_an_emoji() -> None:
    """A span over half a family would be broken in every export."""
    family = "👨\u200d👩\u200d👧"
    assert found(f"gia đình {family} ở", "👩") == [family]
    assert found("👍🏽 và 👍", "👍") == ["👍🏽", "👍"]
    assert found("Việt Nam 🇻🇳", "🇻") == ["🇻🇳"]


def test_a_letter_is_never_found_without_its_marks() -> None:
    assert found("vo\u0303\u0323 vo", "o") == ["o\u0303\u0323", "o"]
    assert found("ạ\u0301 ạ", "ạ", STRICT) == ["ạ"]
    assert found("o\u0303", "o", STRICT) == []


def test_nothing_is_found_of_nothing() -> None:
    assert found("abc", "") == []
    assert found("", "a") == []
    assert found("abc", "\u0301") == []


def test_a_query_that_is_too_long_is_cut() -> None:
    assert found("a" * LONGEST, "a" * (LONGEST + 50)) == ["a" * LONGEST]


def test_hits_do_not_overlap() -> None:
    assert list(search("a a a a a", "a a")) == [(0, 3), (4, 7)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("thuong", False), ("Thưởng", True), ("dang", False), ("đang", True), (nfd("ủy"), True)],
)
def test_marks_in_a_query_are_noticed(query: str, wanted: bool) -> None:
    assert has_marks(query) is wanted


def test_a_search_begins_where_it_is_asked_to() -> None:
    """What is in view must be found first; the rest of a long text may take its time."""
    text = "mot hai ba bon nam " * 60
    pages = Pages(text, size=100)
    portions = [hits for hits in pages.search("hai", near=700) if hits]
    first = portions[0][0][0]
    assert pages.begins(700) <= first < 700 + 20
    starts = [start for hits in portions for start, _ in hits]
    assert sorted(starts) == [start for start, _ in search(text, "hai")]
    turn = starts.index(min(starts))
    assert starts[turn:] + starts[:turn] == sorted(starts)


WORDS = ["Võ", "vo", "uỷ", "ủy", "hoà", "Đảng", "Ðảng", "dang", "a", "an", "ạ", "ß", "İ", "x"]
PIECES = [*WORDS, *map(nfd, WORDS), " ", " ", "\u00a0", "-", "\n", "\u0301", "\u200b", "😀"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
QUERIES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
QUERIES = QUERIES.filter(lambda query: query[0] != "\u0301")
OPTIONS = st.sampled_from(ALL)


def letters(text: str, options: Options) -> list[tuple[Fragment, str]]:
    """Each letter with its marks, composed and folded by rules of their own."""
    out: list[tuple[Fragment, str]] = []
    start = 0
    while start < len(text):
        stop = start + 1
        while stop < len(text) and unicodedata.category(text[stop])[0] == "M":
            stop += 1
        out.append(((start, stop), plain(text[start:stop], options)))
        start = stop
    return out


def plain(letter: str, options: Options) -> str:
    """One letter as it is compared, but for the place of a tone mark in "uỷ" and "hoà"."""
    out = unicodedata.normalize("NFC", letter).replace("Ð", "Đ").replace("\u00a0", " ")
    if not options.case:
        out = out.replace("İ", "I").lower()
    if not options.marks:
        apart = unicodedata.normalize("NFD", out.replace("đ", "d").replace("Đ", "D"))
        out = "".join(c for c in apart if not "\u0300" <= c <= "\u036f")
    return out


def brute(text: str, query: str, options: Options) -> Iterator[Fragment]:
    """Every place at which the letters of ``text`` are those of ``query``, overlapping ones too."""
    here = letters(text, options)
    wanted = "".join(letter for _, letter in letters(query, options))
    inside = {i for i in range(1, len(text)) if is_word(text[i - 1]) and is_word(text[i])}
    for first in range(len(here)):
        together = ""
        for last in range(first, len(here)):
            together += here[last][1]
            start, stop = here[first][0][0], here[last][0][1]
            is_whole = not (options.whole and {start, stop} & inside)
            if together == wanted and is_whole and here[first][1]:
                yield (start, stop)


def even(text: str) -> str:
    """Without the two spellings of tone marks, which :func:`plain` does not know."""
    for rhyme, tone in product(
        ("oa", "oe", "uy", "OA", "OE", "UY"), "\u0300\u0301\u0303\u0309\u0323"
    ):
        newer, older = rhyme + tone, rhyme[0] + tone + rhyme[1]
        text = text.replace(newer, older)
        text = text.replace(*(unicodedata.normalize("NFC", way) for way in (newer, older)))
    return text


@given(TEXTS.map(even), QUERIES.map(even), OPTIONS)
@example("a a a", "a a", STRICT)
def test_what_is_found_is_what_is_there(text: str, query: str, options: Options) -> None:
    """Letter by letter over the whole text, which is slow and hard to get wrong."""
    ours = list(search(text, query, options))
    free, wanted = 0, []
    for start, stop in brute(text, query, options):
        if start >= free and text[start:stop]:
            wanted.append((start, stop))
            free = stop
    assert ours == wanted


@given(TEXTS.map(even), QUERIES.map(even), OPTIONS, st.integers(1, 9), st.integers(0, 60))
@example("a a a a a", "a a a", STRICT, 1, 0)
def test_pieces_change_nothing(
    text: str, query: str, options: Options, size: int, near: int
) -> None:
    """A word that lies across two pieces would else be lost in long texts only."""
    whole = list(search(text, query, options))
    portions = list(Pages(text, size).search(query, options, near))
    pieces = sorted(hit for hits in portions for hit in hits)
    again = sorted(hit for hits in Pages(text, size).search(query, options) for hit in hits)
    assert pieces == again, "wherever the search begins"
    assert all(a[1] <= b[0] for a, b in pairwise(pieces))
    every = set(brute(text, query, options))
    assert set(pieces) <= every
    for hit in every:
        assert any(hit[0] < other[1] and other[0] < hit[1] for other in pieces), "none is missed"
    if all(a[1] <= b[0] for a, b in pairwise(sorted(every))):
        assert pieces == whole


def is_word(letter: str) -> bool:
    """Whether a syllable goes on with ``letter``."""
    return letter.isalnum() or letter == "_" or unicodedata.category(letter or " ")[0] == "M"


def gathered(begun_at: int, *portions: list[Fragment]) -> Hits:
    """Hits as they came."""
    out = Hits(begun_at)
    for portion in portions:
        out.add(portion)
    return out


def test_hits_stand_in_order_wherever_the_search_began() -> None:
    hits = gathered(10, [(12, 14), (20, 22)], [(30, 32)], [(1, 3)], [(5, 7)])
    assert hits.all() == [(1, 3), (5, 7), (12, 14), (20, 22), (30, 32)]
    assert len(hits) == 5
    assert [hits.place(hit) for hit in hits.all()] == [1, 2, 3, 4, 5]
    assert hits.place((12, 13)) == 0


def test_next_and_previous_hits() -> None:
    hits = gathered(10, [(12, 14), (20, 22)], [(1, 3), (5, 7)])
    assert hits.following(0) == (1, 3)
    assert hits.following(6) == (12, 14)
    assert hits.following(20) == (20, 22)
    assert hits.following(21) is None
    assert hits.preceding(1) is None
    assert hits.preceding(12) == (5, 7)
    assert hits.preceding(99) == (20, 22)


def test_hits_in_view() -> None:
    hits = gathered(10, [(12, 14), (20, 22)], [(1, 3), (5, 7)])
    assert hits.between(2, 13) == [(1, 3), (5, 7), (12, 14)]
    assert hits.between(3, 5) == []
    assert hits.between(7, 12) == []
    assert hits.between(0, 99) == hits.all()


def test_hits_that_would_overlap_are_dropped() -> None:
    hits = gathered(10, [(10, 14), (13, 15)], [(8, 11), (2, 4)])
    assert hits.all() == [(2, 4), (10, 14)]
