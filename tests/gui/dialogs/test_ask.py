"""The real boxes: plain text, Esc means no, Enter means the action."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.gui import ask
from annotator.gui.plain import PlainLabel, tool_tip, without_mnemonic


@pytest.fixture(autouse=True)
def answers() -> None:
    """The real questions: here nothing answers in their place."""


BAD = '<img src="canary.png"> & <b>x</b>'


def press_when_shown(key: Qt.Key, seen: list[QMessageBox]) -> None:
    """Presses ``key`` in the message box that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, press)
            return
        assert box.textFormat() == Qt.TextFormat.PlainText
        seen.append(box)
        QTest.keyClick(box, key)

    QTimer.singleShot(10, press)


@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_confirm(qtbot: QtBot, key: Qt.Key, wanted: bool) -> None:
    seen: list[QMessageBox] = []
    press_when_shown(key, seen)
    assert ask.confirm(None, BAD, "Delete & go") is wanted
    assert seen[0].text() == BAD


def test_say(qtbot: QtBot) -> None:
    seen: list[QMessageBox] = []
    press_when_shown(Qt.Key.Key_Return, seen)
    ask.say(None, BAD)
    assert seen[0].text() == BAD


@pytest.mark.parametrize(
    ("key", "wanted"), [(Qt.Key.Key_Return, "one & two"), (Qt.Key.Key_Escape, None)]
)
def test_choose(qtbot: QtBot, key: Qt.Key, wanted: str | None) -> None:
    press_when_shown(key, [])
    assert ask.choose(None, "Which?", ["one & two", "three"]) == wanted


def choose_file(name: str, *, then: Callable[[], None] | None = None) -> None:
    """Types ``name`` into the file dialog that comes next, and accepts."""

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, type_it)
            return
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(line, QLineEdit)
        assert isinstance(buttons, QDialogButtonBox)
        line.setText(name)
        if then:
            then()
        (accept,) = [
            one
            for one in buttons.buttons()
            if buttons.buttonRole(one) == QDialogButtonBox.ButtonRole.AcceptRole
        ]
        accept.click()

    QTimer.singleShot(10, type_it)


def test_save_path_adds_the_ending(qtbot: QtBot, tmp_path: Path) -> None:
    choose_file("out")
    found = ask.save_path(None, "Save", tmp_path / "in.json", "JSON (*.json)")
    assert found == tmp_path / "out.json"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_save_path_asks_before_replacing(qtbot: QtBot, tmp_path: Path, key: Qt.Key) -> None:
    there = tmp_path / "<b>there.json"
    there.write_text("{}")
    seen: list[QMessageBox] = []
    choose_file(there.name, then=lambda: press_when_shown(key, seen))
    found = ask.save_path(None, "Save", tmp_path / "in.json", "JSON (*.json)")
    assert found == (there if key == Qt.Key.Key_Return else None)
    assert seen[0].text().startswith("<b>there.json exists already.")


def test_open_paths(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.annodb").write_text("")
    choose_file("a.annodb")
    assert ask.open_project_path(None, tmp_path) == tmp_path / "a.annodb"


def test_plain_label_shows_tags(qtbot: QtBot) -> None:
    label = PlainLabel(BAD)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == BAD


def test_tool_tips_are_escaped() -> None:
    shown = tool_tip(BAD + "\nmore")
    assert "<img" not in shown
    assert "<br/>" in shown
    assert shown.startswith("<span>")  # so that Qt takes it for rich and undoes the escapes
    assert tool_tip("") == ""


def test_mnemonics_are_doubled() -> None:
    assert without_mnemonic("R&D") == "R&&D"
