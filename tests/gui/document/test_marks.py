"""The strip beside the scroll bar: marks lie where the document's places lie, and lead there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.gui.document.filter import Filter
from annotator.gui.document.marks import CANDIDATE, FOUND, REPEAT, Marks
from annotator.model.annotation import LayerDelta, Relation, Span
from tests.gui.document.bench import Bench

LINE = "Ông Võ Văn Thưởng sống ở Hà Nội và Huế.\n"
TEXT = LINE * 400


def at(line: int, label: str = "PERSON", span_id: int = 0) -> Span:
    """A span on a line of the text."""
    start = line * len(LINE) + 4
    return Span(span_id or line + 1, label, ((start, start + 13),))


@pytest.fixture
def strip(bench: Bench, qtbot: QtBot) -> Marks:
    """The strip of a long document with a span near its start and many near its end."""
    bench.view.resize(900, 700)
    crowd = [at(line, "PLACE") for line in range(300, 310)]
    bench.show(TEXT, at(10), *crowd, relations=(Relation(1, "LIVES_IN", 11, 306),))
    return settled(bench, qtbot)


def settled(bench: Bench, qtbot: QtBot) -> Marks:
    """The strip, once everything is laid out and surveyed."""
    found = bench.view.findChild(Marks)
    assert isinstance(found, Marks)
    qtbot.waitUntil(lambda: bench.view._sheet.inexact(0) is None and found.is_current())
    return found


def press(strip: Marks, y: int) -> None:
    """Click on the strip."""
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, y))


def first_line(bench: Bench) -> int:
    """The line of the text that is first in view."""
    return bench.view._scroller.anchor().point // len(LINE)


def colours(strip: Marks, y: int) -> set[int]:
    """The colours of a row of pixels."""
    image = strip.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width())}


def test_rows_are_aligned_with_the_bar(strip: Marks, bench: Bench) -> None:
    """Otherwise a mark would not lie where the handle is when its place is in view."""
    bar = bench.view.verticalScrollBar()
    for line in (10, 150, 300, 399):
        bench.view.select_text(line * len(LINE), line * len(LINE) + 3)
        place = bench.view._sheet.caret_place(line * len(LINE)).top / bench.view._sheet.total
        y = strip.groove().top() + place * strip.groove().height()
        assert abs(strip.y_of(line * len(LINE)) - y) <= 4
        handle = bar.value() / bench.view._sheet.total
        assert handle - 0.01 <= place <= handle + bar.pageStep() / bench.view._sheet.total + 0.05


def test_a_span_is_seen_where_it_is_and_nowhere_else(strip: Marks) -> None:
    start = at(10).start
    empty = colours(strip, strip.y_of(200 * len(LINE)))
    assert len(empty) == 1
    assert len(colours(strip, strip.y_of(start))) > 1


def test_a_click_on_a_mark_leads_to_it(strip: Marks, bench: Bench) -> None:
    press(strip, strip.y_of(at(305).start) + 1)
    assert 290 <= first_line(bench) <= 305
    press(strip, strip.y_of(at(10).start) - 2)
    assert first_line(bench) <= 10


def test_a_click_between_marks_leads_to_the_place_and_a_drag_follows(
    strip: Marks, bench: Bench
) -> None:
    press(strip, strip.y_of(200 * len(LINE)))
    assert 180 <= first_line(bench) <= 200
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, strip.groove().center().y()))
    QTest.mouseMove(strip, QPoint(4, strip.y_of(100 * len(LINE))))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, 1))
    assert 80 <= first_line(bench) <= 100


def test_marks_of_others_are_shown_told_and_led_to(
    strip: Marks, bench: Bench, qtbot: QtBot
) -> None:
    """Search hits out of view would else have to be stepped through one by one."""
    hits = [(line * len(LINE) + 25, line * len(LINE) + 31) for line in (150, 151, 350)]
    y = strip.y_of(hits[0][0])
    for kind, words in (
        (FOUND, "Found: 2"), (REPEAT, "The same words: 2"), (CANDIDATE, "Without a label yet: 2"),
    ):  # fmt: skip
        assert strip.words_at(QPoint(4, y)) == ""
        bench.view.set_marks(kind, hits)
        settled(bench, qtbot)
        assert len(colours(strip, y)) > 1
        assert strip.words_at(QPoint(4, y)) == words
        press(strip, strip.y_of(hits[2][0]))
        assert 330 <= first_line(bench) <= 350
        bench.view.set_marks(kind, [])
        settled(bench, qtbot)
        assert len(colours(strip, y)) == 1


def test_spans_are_counted_and_named(strip: Marks) -> None:
    words = strip.words_at(QPoint(4, strip.y_of(at(305).start)))
    assert words.startswith("Spans: ")
    assert words.endswith("most of them Place")


def test_a_tool_tip_says_what_lies_there(strip: Marks, qtbot: QtBot) -> None:
    place = QPoint(4, strip.y_of(at(305).start))
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, place, strip.mapToGlobal(place)))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "most of them Place" in QToolTip.text()
    QToolTip.hideText()


def test_an_edit_is_seen_soon(strip: Marks, bench: Bench, qtbot: QtBot) -> None:
    """A new span far from the others has its mark, and loses it when it goes."""

    def seen() -> int:
        y = strip.y_of(at(200).start)  # the line grows and shrinks with its chip
        return sum(len(colours(strip, y + step)) for step in (-1, 0, 1))

    bench.view.apply(LayerDelta((at(200, span_id=999),)))
    qtbot.waitUntil(lambda: seen() > 3)
    bench.view.apply(LayerDelta(gone_spans=frozenset({999})))
    qtbot.waitUntil(lambda: seen() == 3)


def test_hidden_labels_have_no_marks(strip: Marks, bench: Bench, qtbot: QtBot) -> None:
    bench.view.set_filter(Filter(frozenset({"PLACE"})))
    settled(bench, qtbot)
    assert len(colours(strip, strip.y_of(at(305).start))) == 1


def test_the_selection_and_its_far_ends_are_pointed_at(strip: Marks, bench: Bench) -> None:
    """So one sees how far away the other end of a relation is, and gets there by a click."""
    there = strip.y_of(at(305).start)
    before = colours(strip, there)
    bench.view.select_span(11)
    QApplication.processEvents()
    assert colours(strip, there) != before
    ink = bench.view._style.ink.rgb()
    assert strip.grab().toImage().pixel(12, strip.y_of(at(10).start)) == ink
    press(strip, there)
    assert 290 <= first_line(bench) <= 305
    assert bench.view.current().spans == (11,), "looking at the other end selects nothing else"


def test_another_document_takes_its_marks_away(strip: Marks, bench: Bench, qtbot: QtBot) -> None:
    bench.view.set_marks(FOUND, [(0, 5)])
    bench.show(TEXT)
    settled(bench, qtbot)
    assert len(colours(strip, strip.y_of(0))) == 1
