"""Scrolling, themes, zoom, selection kept over new annotations, pictures that agree."""

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.document.selected import Selected
from annotator.model.annotation import Layer, Relation, Span
from annotator.model.scheme import Scheme
from tests.gui.document.bench import I18N, NONE, Bench
from tests.gui.document.test_mouse import TEXT, at, span

Article = tuple[str, Layer, Scheme]


def picture(bench: Bench) -> QImage:
    """What stands in the viewport's backing store after pending events."""
    QApplication.processEvents()
    return bench.view.viewport().grab().toImage()


def on_screen(bench: Bench) -> QImage:
    """What incremental painting has left in the window, without painting again."""
    QApplication.processEvents()
    screen = bench.view.screen()
    return screen.grabWindow(bench.view.winId()).toImage()


def differing(first: QImage, second: QImage) -> int:
    """How many pixels differ visibly."""
    assert first.size() == second.size()
    count = 0
    for y in range(first.height()):
        for x in range(first.width()):
            a, b = first.pixel(x, y), second.pixel(x, y)
            if a != b and any(abs((a >> s & 255) - (b >> s & 255)) > 24 for s in (0, 8, 16)):
                count += 1
    return count


def test_scrolling_by_blit_gives_the_same_picture(bench: Bench, article: Article) -> None:
    text, layer, scheme = article
    bench.view.resize(620, 420)
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, layer)
    QTest.qWait(300)
    pick, bar = random.Random(3), bench.view.verticalScrollBar()
    bench.view.select_span(layer.spans[20].id)
    for _ in range(12):
        for _ in range(3):
            bar.setValue(bar.value() + pick.choice((-310, -60, -7, 24, 60, 130, 400)))
            QApplication.processEvents()
        blitted = on_screen(bench)
        assert len({blitted.pixel(x, y) for y in range(400) for x in range(600)}) > 30
        bench.view.viewport().update()
        assert differing(blitted, on_screen(bench)) == 0, bar.value()


def test_going_up_over_estimates_moves_what_was_in_view_exactly(
    bench: Bench, article: Article
) -> None:
    text, layer, scheme = article
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, layer)
    bench.view._scroller._idle.stop()
    bar = bench.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    for _ in range(30):
        watched = bench.view._scroller.anchor()
        before = bench.view.text_point(watched.point).y()
        shown = bar.value()
        bar.setValue(shown - 40)
        QApplication.processEvents()
        if bar.value() > 0:
            assert bench.view.text_point(watched.point).y() == before + 40


def test_the_line_in_view_stays_over_new_annotations(bench: Bench, article: Article) -> None:
    text, layer, scheme = article
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, Layer("an"))
    bench.view.verticalScrollBar().setValue(700)
    QApplication.processEvents()
    watched = bench.view._scroller.anchor()
    for count in (20, 100, 185, 3, 0):
        spans = layer.spans[:count]
        ids = {span.id for span in spans}
        relations = tuple(r for r in layer.relations if r.head in ids and r.tail in ids)
        bench.view.set_layer(Layer("an", spans, relations))
        QApplication.processEvents()
        assert abs(bench.view._scroller.caret_rect(watched.point).top() - watched.y) <= 1


def test_the_line_in_view_stays_over_resize_and_zoom(bench: Bench, article: Article) -> None:
    text, layer, scheme = article
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, layer)
    bench.view.verticalScrollBar().setValue(900)
    QApplication.processEvents()
    for change in (lambda: bench.view.resize(640, 600), bench.view.zoom_in, bench.view.zoom_out):
        watched = bench.view._scroller.anchor()
        change()
        QApplication.processEvents()
        assert abs(bench.view._scroller.caret_rect(watched.point).top() - watched.y) <= 1


def test_heights_become_exact_while_idle(bench: Bench, article: Article, qtbot: QtBot) -> None:
    text, layer, scheme = article
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, layer)
    qtbot.waitUntil(lambda: bench.view._sheet.inexact(0) is None, timeout=30_000)
    shown = bench.view.viewport().height()
    assert bench.view.verticalScrollBar().maximum() == bench.view._sheet.total - shown


def test_selection_stays_where_its_ids_do(bench: Bench) -> None:
    first, second = span(1, "Võ Văn Thưởng"), span(2, "Hà Nội", "PLACE")
    bench.show(TEXT, first, second, relations=(Relation(4, "LIVES_IN", 1, 2),))
    bench.view.select_span(2)
    bench.view.set_layer(Layer("an", (second,)))
    assert bench.view.current() == Selected(spans=(2,))
    bench.view.set_layer(Layer("an", (first,)))
    assert bench.view.current() == Selected()
    bench.view.select_text(0, 5)
    bench.view.set_layer(Layer("an", (first, second), (Relation(4, "LIVES_IN", 1, 2),)))
    assert bench.view.current() == Selected(fragments=((0, 5),))
    bench.view.select_relation(4)
    bench.view.set_layer(Layer("an", (first,), (Relation(4, "LIVES_IN", 1, 2),)))
    QApplication.processEvents()
    bench.view.set_layer(Layer("an", (first,)))
    assert bench.view.current() == Selected()


def test_selected_is_told_once_a_change(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"))
    bench.view.select_span(1)
    bench.view.select_span(1)
    bench.view.select_text(0, 3)
    bench.view.set_document("x", Layer("an"))
    assert bench.wishes("selected") == [
        (Selected(spans=(1,)),), (Selected(fragments=((0, 3),)),), (Selected(),),
    ]  # fmt: skip


def test_zoom(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"))
    before = bench.view.position_of(1)
    start = bench.view.font_size()
    for turn in (120, 120, -120):
        event = QWheelEvent(
            QPointF(200, 200), QPointF(200, 200), QPoint(), QPoint(0, turn),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(bench.view.viewport(), event)
    assert bench.view.position_of(1).width() > before.width()
    assert len(bench.wishes("zoomed")) == 3
    bench.view.zoom_reset()
    assert bench.view.font_size() == start
    bench.view.set_font_size(1000)
    assert bench.view.font_size() <= 40
    bench.view.zoom_out()


def test_the_theme_follows_the_palette(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"))
    assert QColor(picture(bench).pixel(2, 2)).lightness() > 200
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Base, QColor("#1e1f22"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#dfe1e5"))
    bench.view.setPalette(dark)
    assert QColor(picture(bench).pixel(2, 2)).lightness() < 60
    chip = bench.chip(1)
    assert QColor(picture(bench).pixel(chip.x() - 22, chip.y())).lightness() < 140


def test_titles_follow_the_language(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"))
    english = picture(bench)
    bench.view.set_scheme(bench.view._style.scheme, "vi")
    assert english != picture(bench)
    assert bench.view._style.entity("PERSON").title == "Người"
    bench.view.set_scheme(Scheme(), "vi")
    assert bench.view._style.entity("PERSON").title == "PERSON"
    picture(bench)


def test_chips_overlap_neither_each_other_nor_text(bench: Bench, article: Article) -> None:
    text, layer, scheme = article
    bench.view.resize(700, 600)
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, layer)
    sheet = bench.view._sheet
    for block in range(len(sheet.heights)):
        laid = sheet.laid(block)
        taken: list[tuple[int, int, int, int]] = []
        height = sheet.style.chip_height
        taken += [(c.left, c.top, c.right, c.top + height) for c in laid.chips]
        taken += [
            (w.chip_left, w.chip_top, w.chip_left + w.chip_width, w.chip_top + height)
            for w in laid.wires
        ]
        texts = zip(laid.text_tops, laid.shape.heights, strict=True)
        taken += [(0, top, sheet.width, top + tall) for top, tall in texts]
        for index, (left, top, right, bottom) in enumerate(taken):
            assert left >= 0
            assert right <= sheet.width
            for other in taken[index + 1 :]:
                apart = right <= other[0] or other[2] <= left
                assert apart or bottom <= other[1] or other[3] <= top, (block, taken[index], other)


def test_too_many_chips_are_told_by_a_number(bench: Bench) -> None:
    words = at("Hà Nội")
    bench.show(TEXT, *(Span(n, "PLACE", (words,)) for n in range(1, 31)))
    laid = bench.view._sheet.laid(0)
    more = [chip for chip in laid.chips if chip.is_more]
    assert [chip.label for chip in more] == ["+22"]
    assert laid.height < 400


@pytest.mark.parametrize("width", [120, 300, 2000])
def test_any_width_will_do(bench: Bench, width: int) -> None:
    bench.view.resize(width, 500)
    bench.show(I18N, Span(1, "PLACE", ((0, 60),)), Span(2, "PERSON", ((20, 200),)))
    picture(bench)
    left = bench.view._sheet.left
    assert left >= 64
    if width == 2000:
        assert bench.view._sheet.width < 1000
        assert abs((2000 - bench.view._sheet.width) / 2 - left) < 80


def test_clear(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"))
    bench.view.select_span(1)
    bench.view.clear()
    assert bench.view.current() == Selected()
    assert bench.view.position_of(1) is None
    picture(bench)
    QTest.keyClick(bench.view, Qt.Key.Key_Down, NONE)


def test_random_work_never_breaks(bench: Bench, article: Article) -> None:
    """Events of every kind in any order, with annotations changing underneath."""
    text, layer, scheme = article
    pick = random.Random(11)
    bench.view.set_scheme(scheme, "vi")
    bench.view.set_document(text, layer)
    keys = [Qt.Key.Key_Tab, Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_PageDown,
            Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Escape]  # fmt: skip

    def anywhere() -> QPoint:
        return QPoint(pick.randrange(880), pick.randrange(600))

    def change() -> None:
        spans = tuple(s for s in layer.spans if pick.random() < 0.9)
        bench.view.set_layer(Layer("an", spans, layer.relations))

    deeds = (
        lambda: bench.click(anywhere()),
        lambda: bench.drag(anywhere(), anywhere()),
        lambda: bench.double(anywhere()),
        lambda: bench.key(pick.choice(keys)),
        lambda: bench.key(pick.choice(keys)),
        change,
        lambda: bench.view.verticalScrollBar().setValue(pick.randrange(4000)),
    )
    for _ in range(250):
        pick.choice(deeds)()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if pick.random() < 0.2:
            QApplication.processEvents()


def test_blank_lines_outside_a_selection_stay_blank(bench: Bench) -> None:
    """If this fails, every drag leaves blue slivers all down the page."""
    bench.show("Ông Luân đến.\n\nHà Nội.\n\nHết.")
    below = bench.view.text_point(len("Ông Luân đến.\n\nHà Nội.\n"))
    between = bench.view.text_point(len("Ông Luân đến.\n"))

    def sliver(point: QPoint) -> QColor:
        return bench.view.viewport().grab().toImage().pixelColor(point + QPoint(1, 0))

    bench.view.select_text(0, 3)
    paper = sliver(below)
    assert sliver(between) == paper
    bench.view.select_text(0, len("Ông Luân đến.\n\nHà"))
    assert sliver(between) != paper, "a blank line inside the selection belongs to it"
    assert sliver(below) == paper
