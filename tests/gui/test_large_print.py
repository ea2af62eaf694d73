"""Large print: everything larger at once, remembered, and the window still whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QToolBar
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.settings import SettingsDialog
from annotator.gui.large_print import FACTOR
from annotator.gui.main_window import MainWindow
from annotator.gui.program import Program
from annotator.gui.settings import LARGE_TEXT, Settings


@pytest.fixture
def program(qapp: QApplication, config: Settings, file: Path) -> Iterator[Program]:
    """A program whose font and palette are taken back at the end."""
    palette, font = qapp.palette(), qapp.font()
    made = Program(qapp, config)
    assert made.projects.open(file)
    yield made
    made.projects.close()
    made.speak_no_more()
    qapp.setPalette(palette)
    qapp.setFont(font)


def shown(program: Program, qtbot: QtBot) -> MainWindow:
    window = program.show()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.spans.is_built)
    window.view.select_text(4, 17)
    window.view.press_label_key("1")
    QApplication.processEvents()
    return window


def points(window: MainWindow) -> dict[str, float]:
    """The size of the font in each part of the window."""
    parts = {
        "menu": window.menuBar(),
        "documents": window.documents.list,
        "labels": window.labels.entity_list,
        "note": window.inspector.note,
        "status": window.status.place,
        "heading": window.documents.heading._title,
    }
    return {name: QFontInfo(part.font()).pointSizeF() for name, part in parts.items()}


def row_height(table: QAbstractItemView) -> int:
    return table.visualRect(table.model().index(0, 0)).height()


def clipped(window: MainWindow) -> list[str]:
    """Buttons that are too small for what they say."""
    return [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.text()
        and not QRect(QPoint(), button.size()).contains(QRect(QPoint(), button.minimumSizeHint()))
    ]


def test_everything_grows_at_once_and_shrinks_window(program: Program, qtbot: QtBot) -> None:
    """Who needs large print needs all of it, and cannot look for a restart."""
    window = shown(program, qtbot)
    before, text = points(window), window.view.font_size()
    bar = window.findChild(QToolBar)
    assert bar is not None
    icons, row = bar.iconSize().width(), row_height(window.labels.entity_list)
    window.acts["large_print"].trigger()
    QApplication.processEvents()
    for name, size in points(window).items():
        assert size == pytest.approx(before[name] * FACTOR, rel=0.05), name
    assert window.view.font_size() == LARGE_TEXT
    assert bar.iconSize().width() > icons
    assert window.acts["undo"].icon().availableSizes()[0].width() > icons
    assert row_height(window.labels.entity_list) > row
    assert window.acts["large_print"].isChecked()
    assert program.settings.large_print
    window.acts["large_print"].trigger()
    QApplication.processEvents()
    assert points(window) == before
    assert window.view.font_size() == text
    assert bar.iconSize().width() == icons
    assert not program.settings.large_print


def test_the_text_is_never_smaller_than_large_print_says(program: Program, qtbot: QtBot) -> None:
    """And what one chose before large print is not forgotten by it."""
    window = shown(program, qtbot)
    chosen = program.settings.font_size
    window.acts["large_print"].trigger()
    for _ in range(5):
        window.acts["zoom_out"].trigger()
    assert window.view.font_size() == LARGE_TEXT
    assert program.settings.font_size == chosen
    window.acts["zoom_reset"].trigger()
    assert window.view.font_size() == LARGE_TEXT
    window.acts["zoom_in"].trigger()
    assert window.view.font_size() > LARGE_TEXT
    assert program.settings.font_size == window.view.font_size()


def test_large_print_is_there_at_the_next_start(
    qapp: QApplication, config: Settings, file: Path, qtbot: QtBot
) -> None:
    """Otherwise it is looked for every morning, in small print."""
    font, palette = qapp.font(), qapp.palette()
    config.large_print = True
    program = Program(qapp, config)
    assert program.projects.open(file)
    window = shown(program, qtbot)
    assert window.view.font_size() == LARGE_TEXT
    assert window.acts["large_print"].isChecked()
    assert qapp.font().pointSizeF() == pytest.approx(font.pointSizeF() * FACTOR)
    program.projects.close()
    program.speak_no_more()
    qapp.setFont(font)
    qapp.setPalette(palette)


def test_the_settings_switch_it_too(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The menu is not where everybody looks."""
    window = shown(program, qtbot)

    def accept(dialog: SettingsDialog) -> bool:
        dialog.large_print.click()
        dialog.accept()
        return True

    monkeypatch.setattr(SettingsDialog, "exec", accept)
    window.acts["settings"].trigger()
    assert program.settings.large_print
    assert window.acts["large_print"].isChecked()
    assert window.view.font_size() == LARGE_TEXT


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_window_stays_whole(program: Program, qtbot: QtBot, language: str) -> None:
    """If this fails, words of buttons and rows are cut off, or the text has no room left."""
    program.settings.language = language
    program._speak()
    window = shown(program, qtbot)
    window.acts["large_print"].trigger()
    QApplication.processEvents()
    least = window.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 740
    assert window.view.width() >= 480
    qtbot.waitUntil(lambda: clipped(window) == [])
    for table in (window.documents.list, window.spans.table, window.labels.entity_list):
        assert row_height(table) >= table.fontMetrics().height()
