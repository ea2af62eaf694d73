"""Keys changed in the window: from settings and from the page of keys, at once and for good."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.key_settings import KeySettingsDialog
from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.dialogs.settings import SettingsDialog
from annotator.gui.main_window import MainWindow
from annotator.store.project import Project
from tests.gui.conftest import Open

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def when_shown(kind: type[QDialog], do: Callable[[QDialog], None]) -> None:
    """Does something in the next dialog of this kind, once it waits."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            do(found)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def press(
    name: str, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> Callable[[QDialog], None]:
    """What presses a key for a command in the table, and takes it over."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, KeySettingsDialog)
        dialog.choose(name)
        dialog.change.click()
        QTest.keyClick(dialog.catch, key, modifiers)
        assert dialog.problem.text() == ""
        dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    return do


def from_settings(window: MainWindow) -> None:
    """Opens the table from the settings."""

    def ask_for_keys(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.keys.click()
        dialog.reject()

    when_shown(SettingsDialog, ask_for_keys)
    window.acts["settings"].trigger()


def test_a_shortcut_changes_at_once(window: MainWindow) -> None:
    """The menu shows the new key and the old one does nothing, without a restart."""
    when_shown(KeySettingsDialog, press("export", Key.Key_J, CONTROL))
    from_settings(window)
    assert [one.toString() for one in window.acts["export"].shortcuts()] == ["Ctrl+J"]
    assert window.acts["import"].shortcut().toString() == "Ctrl+I"


def test_a_command_of_the_text_changes_at_once(window: MainWindow) -> None:
    when_shown(KeySettingsDialog, press("next_sentence", Key.Key_N))
    from_settings(window)
    window.view.setFocus()
    QTest.keyClick(window.view, Key.Key_N)
    assert window.view._choice.caret > 0


def test_a_menu_shows_the_new_key_of_the_text(window: MainWindow) -> None:
    when_shown(KeySettingsDialog, press("relate", Key.Key_Y))
    from_settings(window)
    assert window.acts["relate"].text().endswith("\tY")
    assert window.acts["relate"].shortcut().isEmpty()


def test_both_enters_finish(window: MainWindow) -> None:
    """The key pad has an Enter of its own."""
    when_shown(
        KeySettingsDialog,
        press("export", Key.Key_Return, CONTROL | Qt.KeyboardModifier.AltModifier),
    )
    from_settings(window)
    keys = [one.toString() for one in window.acts["export"].shortcuts()]
    assert keys == ["Ctrl+Alt+Enter", "Ctrl+Alt+Return"]


def test_the_page_of_keys_follows(window: MainWindow) -> None:
    seen: list[bool] = []

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, KeysDialog)
        seen.append("F4" in dialog.page.text())
        dialog.change.click()
        seen.append("F4" in dialog.page.text())
        dialog.reject()

    when_shown(KeySettingsDialog, press("finish", Key.Key_F4))
    when_shown(KeysDialog, change)
    window.acts["keys"].trigger()
    assert seen == [False, True]


def test_keys_are_there_at_the_next_start(open_window: Open, filled: Project) -> None:
    first = open_window(None)
    when_shown(KeySettingsDialog, press("next_candidate", Key.Key_N))
    from_settings(first)
    when_shown(KeySettingsDialog, press("export", Key.Key_F4))
    from_settings(first)
    second = open_window(filled)
    assert second.acts["export"].shortcut().toString() == "F4"
    assert second.acts["next_candidate"].text().endswith("\tN")
    assert second.view._keyboard.keymap.keys("next_candidate") == ("N",)


@pytest.mark.parametrize(("typed", "said"), [("y", "Start a relation"), (",", "Previous sentence")])
def test_the_scheme_editor_refuses_a_command_s_key(
    window: MainWindow, typed: str, said: str
) -> None:
    """Also one that the person has chosen; a label under it would not answer on a span."""
    when_shown(KeySettingsDialog, press("relate", Key.Key_Y))
    from_settings(window)
    heard: list[str] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, SchemeDialog)
        dialog.entities.form.key.setFocus()
        QTest.keyClicks(dialog.entities.form.key, typed)
        heard.append(dialog._problem.text())
        dialog.reject()

    when_shown(SchemeDialog, take)
    window.acts["scheme"].trigger()
    assert said in heard[0]
    assert window.session.scheme.entities[0].key == "1"


def test_a_name_is_labelled_and_repeated_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Space, a label's key, Space, another: what an annotator does all day; ``*`` for the rest."""
    window.view.setFocus()
    walk = window.view._candidates  # gives way to the window where the machine is busy
    QTest.keyClick(window.view, Key.Key_Space)
    qtbot.waitUntil(lambda: walk._search is None)
    (first,) = window.view.current().fragments
    QTest.keyClick(window.view, Key.Key_1)
    QTest.keyClick(window.view, Key.Key_Space)
    qtbot.waitUntil(lambda: walk._search is None)
    (second,) = window.view.current().fragments
    assert (first[0], -first[1]) < (second[0], -second[1])
    QTest.keyClick(window.view, Key.Key_2)
    spans = window.desk.laid.layer.spans
    assert [(span.label, span.fragments) for span in spans] == [
        ("PERSON", (first,)), ("ORG", (second,)),
    ]  # fmt: skip
    QTest.keyClick(window.view, Key.Key_Asterisk)
    assert "everywhere" in window.status.words.text()
