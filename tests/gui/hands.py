"""Keys and pointers on the window as a person moves them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.main_window import MainWindow
from annotator.model.annotation import Layer
from annotator.ops import annotate

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def layer_of(window: MainWindow) -> Layer:
    read = window.session.project.read
    return read.layer(window.selection.document_id, window.session.annotator)


def press(window: MainWindow, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """A key in the document's text."""
    window.view.setFocus()
    QTest.keyClick(window.view, key, modifier)


def chord(window: MainWindow, key: Key, modifier: Modifier = Modifier.ControlModifier) -> None:
    """A key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def double_click(window: MainWindow, word: str) -> None:
    """A double click on a word of the text."""
    place = window.desk.laid.text.index(word) + 1
    viewport = window.view.viewport()
    point = window.view.text_point(place)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)


def drag(window: MainWindow, start: int, stop: int) -> None:
    viewport = window.view.viewport()
    first, last = window.view.text_point(start), window.view.text_point(stop)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first + QPoint(2, 0))
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last - QPoint(2, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last - QPoint(2, 0))


def label_two(window: MainWindow) -> tuple[int, int]:
    project, document_id = window.session.project, window.selection.document_id
    one = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    return one, annotate.add_span(project, document_id, "an", ((31, 48),), "ORG")
