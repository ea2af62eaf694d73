"""Leaving a menu: the keyboard is back where it was, and label keys label."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow

Key = Qt.Key


def open_menu(window: MainWindow, place: int) -> QMenu:
    """The menu at ``place``, opened with the mouse."""
    bar = window.menuBar()
    action = bar.actions()[place]
    middle = bar.actionGeometry(action).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle)
    menu = action.menu()
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    return menu


@pytest.mark.parametrize("place", range(6))
def test_escape_out_of_a_menu_gives_the_keyboard_to_the_text(
    window: MainWindow, qtbot: QtBot, place: int
) -> None:
    """Who looked into a menu and left it would label nothing until the text is clicked."""
    window.view.setFocus()
    window.view.select_text(4, 17)
    QTest.keyClick(open_menu(window, place), Key.Key_Escape)
    qtbot.waitUntil(lambda: window.focusWidget() is window.view)
    QTest.keyClick(window.focusWidget(), Key.Key_1)
    assert [span.label for span in window.desk.laid.layer.spans] == ["PERSON"]


def test_a_list_that_had_the_keyboard_gets_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.go()
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(open_menu(window, 1), Key.Key_Escape)
    qtbot.waitUntil(lambda: window.focusWidget() is before)


def test_the_next_menu_along_the_bar_stays_open(window: MainWindow, qtbot: QtBot) -> None:
    """The arrows walk from menu to menu; the text must not take the keyboard in between."""
    window.view.setFocus()
    QTest.keyClick(open_menu(window, 1), Key.Key_Right)
    QApplication.processEvents()
    menu = window.menuBar().actions()[2].menu()
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.focusWidget() is window.view)


def test_a_dialog_opened_from_the_bar_gives_the_keyboard_to_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Alt leaves the keyboard with the menu bar; a dialog would give it back there."""
    window.view.setFocus()
    window.menuBar().setFocus()
    # What a window manager does when the dialog is gone; this platform does not.
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: window.focusWidget() is window.view)
