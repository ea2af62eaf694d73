"""Steps by sentence and paragraph, and that no step looks over a whole document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.document.blocks import Blocks
from annotator.gui.document.caret import REACH, Grain, snap, step_back, step_forward
from annotator.gui.document.strides import (
    FARTHEST,
    next_paragraph,
    next_sentence,
    previous_paragraph,
    previous_sentence,
)
from annotator.model.segments import sentences

TEXT = "Câu một. Câu hai!” (Câu 2.5 ba…)\n\n  Đoạn hai? Hết câu\r\nĐoạn ba."
HUGE = 200_000


def starts(text: str) -> list[int]:
    """Where the sentences of ``text`` start, as the whole text is cut."""
    return [start for start, _ in sentences(text)]


def walked(text: str) -> list[int]:
    """Where a caret stands that goes from sentence to sentence from the start."""
    found, point = [], 0
    while point < len(text):
        point = next_sentence(text, point, to_stop=False)
        found.append(point)
    return found


def test_forward_by_sentence() -> None:
    words = [TEXT[p:].split(maxsplit=1)[0] if p < len(TEXT) else "" for p in walked(TEXT)]
    assert words == ["Câu", "(Câu", "Đoạn", "Hết", "Đoạn", ""]


def test_back_by_sentence() -> None:
    """First to the start of the sentence that one is in, then from one to the one before."""
    point = TEXT.index("hai?")
    found = []
    while point:
        point = previous_sentence(TEXT, point)
        found.append(TEXT[point:].split(maxsplit=1)[0])
    assert found == ["Đoạn", "(Câu", "Câu", "Câu"]


def test_stops_of_sentences() -> None:
    found, point = [], 0
    while point < len(TEXT):
        point = next_sentence(TEXT, point, to_stop=True)
        found.append(TEXT[:point].rsplit(maxsplit=1)[-1])
    assert found == ["một.", "hai!”", "ba…)", "hai?", "câu", "ba."]


_TEXTS = st.text(alphabet="aĐ.!…”) \n\u00a0", max_size=40)


@given(_TEXTS)
def test_the_caret_stops_where_sentences_start(text: str) -> None:
    """A step by sentence and a triple click mean the same sentences."""
    there = [start for start in starts(text) if start > 0]
    assert [point for point in walked(text) if point < len(text)] == there


@given(_TEXTS, st.integers(0, 40))
def test_back_is_the_last_start_before(text: str, point: int) -> None:
    point = min(point, len(text))
    before = [start for start in starts(text) if start < point]
    assert previous_sentence(text, point) == (before[-1] if before else 0)


def test_paragraphs_skip_empty_lines() -> None:
    """Enter, Enter between paragraphs is what every scraped page has."""
    blocks, found, point = Blocks(TEXT), [], 0
    while point < len(TEXT):
        point = next_paragraph(blocks, point, to_stop=False)
        found.append(point)
    lines = [TEXT.index("  Đoạn"), TEXT.index("Đoạn ba"), len(TEXT)]
    assert found == lines
    back = [previous_paragraph(blocks, point) for point in found]
    assert back == [0, lines[0], lines[1]]
    assert next_paragraph(blocks, 0, to_stop=True) == TEXT.index("\n")
    assert next_paragraph(blocks, TEXT.index("\n"), to_stop=True) == TEXT.index("\r")
    assert previous_paragraph(blocks, 3) == 0


def test_a_long_paragraph_is_one_though_it_has_many_blocks() -> None:
    text = "chữ " * 50_000 + "\nHết."
    blocks = Blocks(text)
    assert len(blocks) > 90
    assert next_paragraph(blocks, 5, to_stop=False) == text.index("Hết")
    assert previous_paragraph(blocks, text.index("Hết") - 9) == 0
    assert next_paragraph(blocks, 5, to_stop=True) == text.index("\n")


@pytest.mark.parametrize("piece", ["a", ".", " ", "\n", ". ", "chữ "])
def test_no_step_goes_further_than_its_reach(piece: str) -> None:
    """Else one key in a text without sentences would look over two million characters."""
    text = piece * (HUGE // len(piece))
    middle = len(text) // 2
    for grain in Grain:
        for to_stop in (False, True):
            there = step_forward(text, middle, grain, to_stop=to_stop)
            assert middle < there <= middle + 2 * REACH
        assert middle - 2 * REACH <= step_back(text, middle, grain) < middle
        found = snap(text, middle, middle + 1, grain)
        assert found is None or found[1] - found[0] <= 2 * REACH
    for to_stop in (False, True):
        there = next_sentence(text, middle, to_stop=to_stop)
        assert middle < there <= middle + 2 * FARTHEST
    assert middle - 2 * FARTHEST <= previous_sentence(text, middle) < middle
