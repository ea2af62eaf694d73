"""Where the keyboard is, seen: a ring around the text or the list that has it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.document.colours import contrast
from annotator.gui.focus_ring import FocusRing
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import palette


def is_ringed(area: QAbstractScrollArea) -> bool:
    """Whether all four edges of the widget, as it is painted, bear the ring's colour."""
    QApplication.processEvents()
    picture = area.grab().toImage()
    ring = area.palette().color(QPalette.ColorRole.Accent)
    right, bottom = picture.width() - 1, picture.height() - 1
    edges = (
        QPoint(right // 2, 0), QPoint(right // 2, bottom), QPoint(0, bottom // 2),
        QPoint(right, bottom // 2),
    )  # fmt: skip
    return all(QColor(picture.pixel(edge)) == ring for edge in edges)


def test_the_ring_goes_where_the_keys_go(window: MainWindow) -> None:
    """Without it a person without a mouse does not know where the next key will end up."""
    places = {
        "go_documents": window.documents.list, "go_text": window.view,
        "go_labels": window.labels.entity_list, "go_spans": window.spans.table,
    }  # fmt: skip
    for action, here in places.items():
        window.acts[action].trigger()
        assert {name for name, area in places.items() if is_ringed(area)} == {action}
        assert here.hasFocus()


def test_a_click_draws_no_ring(window: MainWindow, qtbot: QtBot) -> None:
    """Whoever points sees where the pointer is, and would take the ring for an alarm."""
    window.acts["go_documents"].trigger()
    QTest.mouseClick(
        window.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        window.view.text_point(3),
    )  # fmt: skip
    qtbot.waitUntil(window.view.hasFocus)
    assert not is_ringed(window.view)
    assert not is_ringed(window.documents.list)


def test_the_ring_does_not_move_what_is_inside(window: MainWindow) -> None:
    """If this fails, the text jumps at each press of F6."""
    window.acts["go_documents"].trigger()
    QApplication.processEvents()
    before = window.view.viewport().geometry()
    window.acts["go_text"].trigger()
    QApplication.processEvents()
    assert window.view.viewport().geometry() == before
    assert window.view.findChild(FocusRing).is_shown


def test_the_ring_stands_out_in_both_themes() -> None:
    """A ring that one cannot see is none."""
    for dark in (False, True):
        colours = palette(dark=dark)
        ring = colours.color(QPalette.ColorRole.Accent).name()
        for ground in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            assert contrast(ring, colours.color(ground).name()) >= 3.0
