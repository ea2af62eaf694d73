"""The table of actions: no key twice, everything in a menu, letters left to text fields."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from annotator.gui.actions import ACTIONS, Actions, Need, keys_of
from annotator.gui.main_window import MainWindow
from annotator.gui.menus import MENUS, TOOL_BAR

IDS = [spec.id for spec in ACTIONS]


def test_ids_are_unique() -> None:
    assert len(IDS) == len(set(IDS))


def test_no_two_actions_share_a_shortcut() -> None:
    keys = Counter(
        QKeySequence(shortcut).toString() for spec in ACTIONS for shortcut in spec.shortcuts
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_shortcut_is_one() -> None:
    for spec in ACTIONS:
        for shortcut in (*spec.shortcuts, *([spec.keys] if spec.keys else [])):
            sequence = QKeySequence(shortcut)
            assert sequence.count() == 1, shortcut
            assert sequence.toString(), shortcut


def test_no_letter_or_digit_is_a_shortcut() -> None:
    for spec in ACTIONS:
        assert not [s for s in spec.shortcuts if len(s) == 1 and s.isalnum()], spec.id


def test_every_action_is_in_exactly_one_menu() -> None:
    listed = Counter(item for menu in MENUS for item in menu.items if isinstance(item, str))
    assert set(listed) == set(IDS)
    assert set(listed.values()) == {1}


def test_the_tool_bar_names_actions_with_icons() -> None:
    with_icon = {spec.id for spec in ACTIONS if spec.icon}
    assert {item for item in TOOL_BAR if item} <= with_icon


def test_every_mnemonic_is_unique_in_its_menu() -> None:
    texts = {spec.id: spec.text for spec in ACTIONS}
    for menu in MENUS:
        letters = []
        for item in menu.items:
            text = texts[item] if isinstance(item, str) else getattr(item, "text", "")
            if "&" in text:
                letters.append(text[text.index("&") + 1].lower())
        doubled = [letter for letter, count in Counter(letters).items() if count > 1]
        assert doubled == [], menu.text


def test_every_action_is_connected(window: MainWindow) -> None:
    for action in window.acts.all():
        assert action.receivers("2triggered(bool)") > 0, action.objectName()


def test_facts_enable(qtbot: object, qapp: object) -> None:
    del qtbot
    actions = Actions(qapp)  # type: ignore[arg-type]
    actions.allow(frozenset())
    assert actions["new"].isEnabled()
    assert not actions["export"].isEnabled()
    actions.allow(frozenset({Need.PROJECT}))
    assert actions["export"].isEnabled()
    assert not actions["import"].isEnabled()


@pytest.mark.parametrize("id", ["relate", "remove", "inspect", "next_span"])
def test_keys_of_the_view_are_shown_and_are_no_shortcuts(window: MainWindow, id: str) -> None:
    action = window.acts[id]
    assert "\t" in action.text()
    assert action.shortcut().isEmpty()


def test_enter_is_called_enter_everywhere(window: MainWindow) -> None:
    """Otherwise the README says Ctrl+Enter, the menu Ctrl+Return, and a person tries both."""
    assert window.acts["finish"].shortcut().toString() == "Ctrl+Enter"
    assert window.acts["reopen"].shortcut().toString() == "Ctrl+Shift+Enter"
    shown = {spec.id: keys_of(spec) for spec in ACTIONS}
    assert shown["finish"] == "Ctrl+Enter"
    assert not [keys for keys in shown.values() if "Return" in keys]
