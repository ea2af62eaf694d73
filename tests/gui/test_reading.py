"""How the text is shown, from the keys of the window: zones folded, odd characters visible."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.ops import annotate
from annotator.store.project import Project, open_project
from tests.gui.conftest import Open, add_documents

PAGE = (
    "Được mùa\nBà con\u00a0gặt lúa từ sáng sớm, ai cũng vui.\n\nTin liên quan\n"
    "Giá lúa tăng trở lại\nCầu mới về làng Hoa\n"
)


def chord(key: Qt.Key) -> None:
    """A key wherever the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


@pytest.fixture
def window(open_window: Open, filled: Project, qtbot: QtBot) -> MainWindow:
    """A window that shows a page with one zone."""
    (page,) = add_documents(filled, [PAGE])
    made = open_window(filled)
    made.selection.set_document(page)
    qtbot.waitUntil(lambda: bool(made.view._sheet.folding.places))
    made.view.setFocus()
    return made


def folded(window: MainWindow) -> bool:
    """Whether the page's zone is a bar."""
    return bool(window.view._sheet.folding.folded())


def test_f7_folds_the_zones_and_says_how_much(window: MainWindow) -> None:
    chord(Qt.Key.Key_F7)
    assert folded(window)
    assert window.acts["fold_zones"].isChecked()
    assert window.status.words.text() == "Zones of the web page are folded: 3 lines."
    chord(Qt.Key.Key_F7)
    assert not folded(window)
    assert not window.acts["fold_zones"].isChecked()


def test_the_next_start_shows_the_text_as_it_was_left(
    config: Settings, open_window: Open, file: Path, qtbot: QtBot
) -> None:
    with open_project(file) as project:
        (page,) = add_documents(project, [PAGE])
    first = open_window(file)
    first.view.setFocus()
    chord(Qt.Key.Key_F7)
    first.close()
    assert config.folds_zones
    second = open_window(file)
    second.selection.set_document(page)
    qtbot.waitUntil(lambda: folded(second))
    assert second.acts["fold_zones"].isChecked()
    assert not second.acts["odd_characters"].isChecked()


def test_f9_shows_odd_characters_and_the_status_line_names_them(
    window: MainWindow, config: Settings
) -> None:
    chord(Qt.Key.Key_F9)
    assert window.acts["odd_characters"].isChecked()
    assert config.shows_odd_characters
    assert window.view._sheet.folding.places == []
    place = window.view.text_point(PAGE.index("\u00a0"))
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.status.words.text() == "U+00A0 NO-BREAK SPACE"
    chord(Qt.Key.Key_Right)
    assert window.status.words.text() == ""
    chord(Qt.Key.Key_F9)
    assert not config.shows_odd_characters
    assert len(window.view._sheet.folding.places) == 1


def test_the_list_of_spans_leads_into_a_folded_zone(window: MainWindow) -> None:
    """What stands in the list is shown when it is chosen there, folded away or not."""
    start = PAGE.index("làng Hoa")
    project, page = window.session.project, window.selection.document_id
    span = annotate.add_span(project, page, "an", ((start, start + 8),), "PERSON")
    chord(Qt.Key.Key_F7)
    assert folded(window)
    table = window.spans.table
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(table.model().index(0, 1)).center(),
    )
    assert window.selection.selected.spans == (span,)
    assert not folded(window)
