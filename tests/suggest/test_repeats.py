"""Repeats: where the words of a span stand again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.matching import folded
from annotator.suggest.repeats import Fragments, Labelled, Repeats


def places(text: str, span: Labelled, *others: Labelled) -> list[Fragments]:
    """All places of a span's words."""
    return [one for found in Repeats(text, span, others).search() for one in found]


def test_the_words_are_the_same_words_to_a_reader() -> None:
    """Two spellings and two encodings of a name are one; another name, or half of one, is not."""
    decomposed = unicodedata.normalize("NFD", "Thành ủy")
    text = f"Thành uỷ, {decomposed}; Thành\u00a0ủy. thành ủy, Thành ủyx, Thành ủy"
    found = places(text, ("ORG", ((0, 8),)))
    assert [text[slice(*place[0])] for place in found] == [
        decomposed,
        "Thành\u00a0ủy",
        "Thành ủy",
    ]


def test_what_bears_the_label_already_is_left_out() -> None:
    """Pressing * twice must do nothing the second time; another label is no hindrance."""
    text = "An, An, An"
    own: Labelled = ("PERSON", ((4, 6),))
    assert places(text, own) == [((0, 2),), ((8, 10),)]
    assert places(text, own, own, ("PERSON", ((0, 2),)), ("ORG", ((8, 10),))) == [((8, 10),)]


def test_nested_spans_go_along_to_the_same_places() -> None:
    """ "Thành ủy [Hải Phòng]" is labelled with its place inside, once."""
    words = "Thành uỷ Hải Phòng"
    again = unicodedata.normalize("NFD", words)
    text = f"{words}; {again}."
    inner: Labelled = ("PLACE", ((9, 18),))
    outside: Labelled = ("PLACE", ((0, 30),))
    repeats = Repeats(text, ("ORG", ((0, 18),)), [("ORG", ((0, 18),)), inner, outside])
    [place] = [one for found in repeats.search() for one in found]
    [(label, fragments)] = repeats.inner(place)
    assert label == "PLACE"
    assert text[slice(*fragments[0])] == unicodedata.normalize("NFD", "Hải Phòng")
    there: Labelled = ("PLACE", fragments)
    repeats = Repeats(text, ("ORG", ((0, 18),)), [inner, there])
    assert [repeats.inner(place) for found in repeats.search() for place in found] == [[]]


def test_a_discontinuous_span_repeats_with_its_gap() -> None:
    """ "Ủy viên … dự khuyết" keeps its two pieces."""
    text = "quân và dân Huế, quân và dân Huế"
    found = places(text, ("GROUP", ((0, 4), (8, 11))))
    assert found == [((17, 21), (25, 28))]


PIECES = ["An", "Bình", "An Bình", ",", "\n", "uỷ", "ủy", unicodedata.normalize("NFD", "ủy"), "x"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30), st.data())
def test_places_read_like_the_span_and_keep_apart(pieces: list[str], data: st.DataObject) -> None:
    """Whatever the text: identical on the view, never the span itself, no two overlapping."""
    text = " ".join(pieces)
    start = data.draw(st.sampled_from([i for i, c in enumerate(text) if c in "ABuủx"] or [0]))
    stop = data.draw(st.integers(start + 1, min(len(text), start + 12)))
    found = [place for (place,) in places(text, ("L", ((start, stop),)))]
    want = folded(text[start:stop]).text
    assert all(folded(text[slice(*place)]).text == want for place in found)
    edges = [point for place in sorted([*found, (start, stop)]) for point in place]
    assert edges == sorted(edges)


@pytest.mark.parametrize("pad", ["\n", " ", "…"])
def test_a_long_document_is_answered_in_pieces(pad: str) -> None:
    """The window stays awake while two million characters are searched."""
    text = "Hà Nội" + (pad + "lorem ipsum ") * 8_000 + "Hà Nội"
    others: list[Labelled] = [("X", ((at, at + 1),)) for at in range(10_000)]
    answers = list(Repeats(text, ("PLACE", ((0, 6),)), others).search())
    assert len(answers) > 8
    assert [one for found in answers for one in found] == [((len(text) - 6, len(text)),)]
