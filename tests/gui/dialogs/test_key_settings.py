"""The table of keys by real keys: find a row, press another key, be refused, take it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from annotator.gui.bindings import BINDABLES, Bindings
from annotator.gui.dialogs.key_settings import KeySettingsDialog
from tests.gui.dialogs.conftest import SCHEME

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(qtbot: QtBot) -> KeySettingsDialog:
    """The dialog over a project whose relation label has the key w."""
    made = KeySettingsDialog(Bindings(), SCHEME, "en", None)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    if not QTest.qWaitForWindowActive(made, 1000):
        pytest.skip("no window manager here: keys need an active window")
    return made


def rebind(
    dialog: KeySettingsDialog, name: str, key: Key, modifiers: Qt.KeyboardModifier = NONE
) -> str:
    """Go to a row, press Enter and the new key; the sentence that came of it."""
    dialog.choose(name)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_Return)
    assert dialog.catch.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    assert not dialog.catch.hasFocus()
    return dialog.problem.text()


def keys_shown(dialog: KeySettingsDialog, name: str) -> tuple[str, str]:
    """The keys and the keys of old that stand in a row."""
    item = dialog._items[name]
    return item.text(1), item.text(2)


def test_a_key_is_pressed_and_shown(dialog: KeySettingsDialog) -> None:
    """By keyboard alone: Enter on the row, the key, and one is back on the row."""
    assert rebind(dialog, "next_candidate", Key.Key_N) == ""
    assert dialog.bindings.changed() == {"next_candidate": "N"}
    assert keys_shown(dialog, "next_candidate") == ("N", "Space")
    assert dialog.table.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers", "said"),
    [
        (Key.Key_Tab, NONE, "Next span"), (Key.Key_E, CONTROL, "Export"),
        (Key.Key_W, NONE, "works with"), (Key.Key_Backtab, SHIFT, "Previous span"),
        (Key.Key_Return, NONE, "Note and attributes"), (Key.Key_1, NONE, "Person"),
    ],
)  # fmt: skip
def test_a_key_that_is_taken_is_refused(
    dialog: KeySettingsDialog, key: Key, modifiers: Qt.KeyboardModifier, said: str
) -> None:
    """Also Tab and Enter are caught rather than obeyed; nothing changes."""
    assert said in rebind(dialog, "next_candidate", key, modifiers)
    assert dialog.bindings.changed() == {}
    assert dialog.isVisible()


def test_escape_leaves_the_key_as_it_was(dialog: KeySettingsDialog) -> None:
    assert rebind(dialog, "next_candidate", Key.Key_Escape) == ""
    assert dialog.bindings.changed() == {}
    assert dialog.isVisible()


def test_a_modifier_alone_is_waited_through(dialog: KeySettingsDialog) -> None:
    """Ctrl goes down before the letter does."""
    dialog.choose("finish")
    dialog.change.click()
    QTest.keyPress(dialog.catch, Key.Key_Control, CONTROL)
    assert dialog.catch.hasFocus()
    QTest.keyPress(dialog.catch, Key.Key_J, CONTROL)
    assert dialog.bindings.keys["finish"] == ("Ctrl+J",)


def test_another_key_beside_the_old(dialog: KeySettingsDialog) -> None:
    dialog.choose("next_span")
    dialog.add.click()
    QTest.keyClick(dialog.catch, Key.Key_N)
    assert keys_shown(dialog, "next_span") == ("Tab, N", "Tab")


def test_no_key_frees_it_for_another(dialog: KeySettingsDialog) -> None:
    dialog.choose("next_span")
    dialog.clear.click()
    assert keys_shown(dialog, "next_span") == ("", "Tab")
    assert not dialog.clear.isEnabled()
    assert rebind(dialog, "next_candidate", Key.Key_Tab) == ""
    dialog.choose("next_span")
    dialog.reset.click()
    assert "Next candidate" in dialog.problem.text(), "a reset is refused like any other key"
    assert dialog.bindings.keys["next_span"] == ()
    dialog.reset_all.click()
    assert dialog.bindings.changed() == {}
    assert not dialog.reset_all.isEnabled()


def test_one_is_reset(dialog: KeySettingsDialog) -> None:
    rebind(dialog, "next_candidate", Key.Key_N)
    rebind(dialog, "finish", Key.Key_F4)
    dialog.choose("finish")
    dialog.reset.click()
    assert dialog.bindings.changed() == {"next_candidate": "N"}
    assert keys_shown(dialog, "finish") == ("Ctrl+Enter", "")
    assert not dialog.reset.isEnabled()


@pytest.mark.parametrize(
    ("sought", "found"),
    [("candid next", {"next_candidate"}), ("ctrl+enter", {"finish"}), ("zzzz", set())],
)
def test_a_row_is_found_by_its_words_or_its_key(
    dialog: KeySettingsDialog, sought: str, found: set[str]
) -> None:
    QTest.keyClicks(dialog.filter, sought)
    there = {name for name, item in dialog._items.items() if not item.isHidden()}
    assert there == found
    assert dialog._current() == next(iter(found), "")
    assert dialog.change.isEnabled() == bool(found)


def test_every_command_and_action_has_a_row(dialog: KeySettingsDialog) -> None:
    assert dialog._items.keys() == BINDABLES.keys()


def test_cancel_keeps_nothing(dialog: KeySettingsDialog) -> None:
    rebind(dialog, "next_candidate", Key.Key_N)
    dialog._buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert not dialog.result()
