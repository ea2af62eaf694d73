"""Where the window stands: on the screen, with its frame, with room for the text."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.layout import fitted
from annotator.gui.main_window import MainWindow
from annotator.gui.program import Program
from annotator.gui.settings import Settings

SCREEN = QRect(0, 0, 1440, 900)


@pytest.mark.parametrize(
    "wanted",
    [
        QRect(20, 0, 1400, 900),
        QRect(0, 0, 3840, 2100),
        QRect(1300, 700, 1000, 700),
        QRect(-900, -500, 1000, 700),
    ],
)
def test_the_window_and_its_frame_are_on_the_screen(wanted: QRect) -> None:
    """Otherwise the status line, and with it "Saved" and the name, lies below the screen."""
    found = fitted(wanted, SCREEN)
    assert SCREEN.contains(found)
    assert found.height() <= SCREEN.height() - 60
    assert found.width() <= SCREEN.width() - 20
    assert found.top() >= 40, "the title bar can be taken hold of"


def test_a_window_that_fits_stays_where_it_was() -> None:
    """Otherwise a person's own arrangement of windows is lost at each start."""
    mine = QRect(100, 120, 1000, 600)
    assert fitted(mine, SCREEN) == mine


def test_the_first_window_leaves_room_for_its_frame(
    qapp: QApplication, qtbot: QtBot, config: Settings
) -> None:
    """Otherwise the first thing a new person sees is a window whose foot is cut off."""
    program = Program(qapp, config)
    window = program.show()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    assert room.contains(window.geometry())
    assert window.height() <= room.height() - 60
    window.resize(3000, 2000)
    window.put_away()
    again = program.show()
    qtbot.addWidget(again)
    assert again.height() <= room.height() - 60, "also one that was left on a larger screen"
    program.speak_no_more()


def test_a_small_screen_leaves_the_text_its_room(window: MainWindow) -> None:
    """Otherwise a person with a small laptop reads the article through a slit."""
    window.resize(1024, 700)
    window.acts["reset_layout"].trigger()
    QApplication.processEvents()
    assert window.documents.width() <= 215
    assert window.labels.width() <= 275
    assert window.view.width() >= 520
    header = window.spans.table.header()
    assert header.length() <= window.spans.table.viewport().width(), "every column is seen"
    assert header.sectionSize(0) >= 150
