"""Places and hits in text that is hard: NFD, emoji, CRLF, NBSP, controls, both directions."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from annotator.gui.document.caret import Grain, snap
from annotator.model.annotation import Span
from annotator.model.segments import syllables
from tests.gui.document.bench import I18N, Bench


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
