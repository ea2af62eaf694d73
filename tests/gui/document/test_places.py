"""Places and hits in text that is hard: NFD, emoji, CRLF, NBSP, controls, both directions."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.document.blocks import has_right_to_left
from annotator.gui.document.caret import Grain, snap
from annotator.model.annotation import Span
from annotator.model.segments import syllables
from tests.gui.document.bench import HARD, I18N, Bench


def graphemes(text: str) -> list[int]:
    """Places between graphemes."""
    found = {0, len(text)}
    for point in range(len(text)):
        place = snap(text, point, point + 1, Grain.GRAPHEME)
        assert place is not None
        found |= set(place)
    return sorted(found)


def test_every_caret_place_is_hit_again(bench: Bench) -> None:
    bench.view.resize(900, 900)
    bench.show(I18N)
    missed = []
    for point in graphemes(I18N):
        if I18N[point - 1 : point] in ("\r", "\u200b"):
            continue
        bench.click(bench.point(point))
        if bench.view._choice.caret != point:
            missed.append(point)
    blocks = bench.view._sheet.content.blocks
    right_to_left = {3, 4}
    assert {blocks.at(point) for point in missed} <= right_to_left
    assert len(missed) <= 12, "one pixel has two places at the edges of runs, and only there"


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("width", [900, 260])
@pytest.mark.parametrize("text", [I18N, HARD])
def test_a_place_is_missed_only_where_one_pixel_has_two(
    bench: Bench, text: str, width: int, *, raw: bool
) -> None:
    """At the edge of a run, or beside what has no width, another place lies on the same pixel."""
    bench.view.resize(width, 1400)
    bench.show(text)
    bench.view.show_odd_characters(raw)
    for point in graphemes(text):
        found = bench.view._hits.at(bench.point(point)).point
        if found == point:
            continue
        shape = bench.view._sheet.laid(bench.view._sheet.content.blocks.at(point)).shape
        line = shape.line_of(shape.unit(point))
        edges = {shape.unit(point), shape.unit(found)} & {
            edge for run in shape._runs_of(line) for edge in (run.first, run.last)
        }
        mixed = has_right_to_left(shape.text)
        same = abs(bench.point(found).x() - bench.point(point).x()) <= 1
        assert (mixed and edges) or (same and not raw), (point, found)


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("text", [I18N, HARD])
def test_a_drag_over_a_cluster_takes_the_whole_of_it(bench: Bench, text: str, *, raw: bool) -> None:
    """Letters with their marks, families, flags: half of one can never be labelled by hand."""
    bench.view.resize(900, 1400)
    bench.show(text)
    bench.view.show_odd_characters(raw)
    blocks = bench.view._sheet.content.blocks
    for start, stop in pairwise(graphemes(text)):
        block = blocks.at(start)
        line = text[blocks.starts[block] : blocks.stops[block]]
        wide = bench.point(stop).x() - bench.point(start).x() >= 4
        if has_right_to_left(line) or not wide or blocks.at(stop) != block:
            continue
        bench.view.select_text(start, start)
        bench.drag_text(start, stop, Qt.KeyboardModifier.AltModifier)
        (first, last), *_ = bench.view.current().fragments
        assert last == stop, text[start:stop]
        assert first == start or bench.point(first) == bench.point(start), text[start:stop]


@pytest.mark.parametrize("width", [900, 260])
def test_every_word_from_right_to_left_is_hit_where_it_is_drawn(bench: Bench, width: int) -> None:
    """On every line of a wrapped paragraph, also beside the space at which it wraps."""
    bench.view.resize(width, 1400)
    bench.show(HARD)
    shape_of = bench.view._sheet.laid
    for start, stop in syllables(HARD):
        laid = shape_of(bench.view._sheet.content.blocks.at(start))
        if not has_right_to_left(HARD[start:stop]) or not HARD[start].isalpha():
            continue
        line = laid.shape.line_of(laid.shape.unit(start))
        left, right = laid.shape.extents(line, laid.shape.unit(start), laid.shape.unit(stop))[0]
        top = bench.view._sheet.top_of(laid.block) - bench.view._scroller.top
        y = top + laid.text_tops[line] + 5
        bench.double(QPoint(round(bench.view._sheet.left + (left + right) / 2), y))
        assert bench.view.current().fragments == ((start, stop),), HARD[start:stop]


@pytest.mark.parametrize("width", [900, 260])
def test_every_syllable_is_selected_by_a_drag_over_it(bench: Bench, width: int) -> None:
    bench.view.resize(width, 900)
    bench.show(I18N)
    blocks = bench.view._sheet.content.blocks
    for start, stop in syllables(I18N):
        if blocks.at(start) in (3, 4) or not I18N[start].isalnum():
            continue
        bench.view.select_text(start, start)
        bench.drag_text(start, stop)
        assert bench.view.current().fragments == ((start, stop),), I18N[start:stop]


def test_every_span_is_hit_in_its_middle(bench: Bench) -> None:
    """Also right-to-left ones, and each alone, so that no other can answer for it."""
    for start, stop in syllables(I18N):
        bench.show(I18N, Span(7, "PERSON", ((start, stop),)))
        bench.click(bench.inside(7))
        assert bench.view.current().spans == (7,), I18N[start:stop]


def test_double_click_selects_the_syllable_under_the_mouse(bench: Bench) -> None:
    bench.view.resize(900, 900)
    bench.show(I18N)
    for words in ("Hải", "Quang", "Nội", "👍🏽", "Riyadh", "Hết"):
        start = I18N.index(words)
        bench.double(bench.point(start) + QPoint(4, 0))
        assert bench.view.current().fragments == ((start, start + len(words)),), words


def test_spans_that_cover_nothing_visible_can_still_be_seen(bench: Bench) -> None:
    text = "một\r\n\r\nhai"
    bench.show(text, Span(1, "PERSON", ((3, 5),)), Span(2, "PLACE", ((5, 7),)))
    for span in (1, 2):
        box = bench.view.position_of(span)
        assert box is not None
        assert box.width() >= 2


@pytest.mark.parametrize(
    "text", ["", "\n", "\r\n", "x", "một hai " * 12_500, "a\n" * 100_000, "ă" * 100_000]
)
def test_any_text_can_be_shown_and_walked(bench: Bench, text: str) -> None:
    bench.show(text)
    bench.view.verticalScrollBar().setValue(bench.view.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    bench.view.verticalScrollBar().setValue(bench.view.verticalScrollBar().maximum())
    QApplication.processEvents()
    bench.click(QPoint(300, 300))
    bench.double(QPoint(300, 300))
    bench.drag(QPoint(100, 100), QPoint(400, 400))
    assert not bench.all_wishes()


def test_strange_layers_do_no_harm(bench: Bench) -> None:
    text = "Võ Văn Thưởng ở Hà Nội"
    spans = (
        Span(5, "PLACE", ((16, 22),)),
        Span(2, "PERSON", ((0, 13),)),
        Span(3, "PERSON", ((0, 13),)),
        Span(4, "OFFICE", ((0, 13),)),
        Span(6, "UNKNOWN <b>", ((3, 6), (9, 9), (14, 400))),
        Span(7, "PLACE", ((22, 22),)),
    )
    bench.show(text, *spans)
    bench.click(bench.chip(6))
    assert bench.view.current().spans == (6,)
    assert bench.view.position_of(99) is None
    assert bench.view.chip_rect(99) is None
    assert bench.view.relation_rect(99) is None
    bench.view.select_span(99)
    bench.view.select_relation(99)
    assert bench.view.current().spans == (6,)


@pytest.mark.parametrize("mark", ["\ufeff", "\ufffe"])
def test_a_byte_order_mark_moves_no_place(bench: Bench, mark: str) -> None:
    """PySide drops one at the head of a string, and swaps all bytes after the other."""
    text = f"{mark}ông Nam ở Huế\n{mark}{mark}bà Lan"
    bench.show(text)
    for words in ("Nam", "Huế", "Lan"):
        start = text.index(words)
        bench.drag_text(start, start + len(words))
        assert bench.view.current().fragments == ((start, start + len(words)),)
