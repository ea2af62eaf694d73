"""The grammar of keys as data, and what a key event may stand for."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.gui.bindings import BINDABLES
from annotator.gui.document.keymap import COMMANDS, Group, Keymap
from annotator.gui.document.keys import Keyboard
from annotator.gui.document.motion import MOTIONS
from annotator.gui.document.strokes import canonical, is_plain, placed, shown, strokes, typed
from annotator.model.scheme_file import scheme_from_text
from annotator.resources import resource
from tests.gui.document.bench import NONE, Bench

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SCHEMES = sorted(resource("schemes").glob("*.json"))


def event(key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """A press as the platform hands it over."""
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_no_two_share_a_key() -> None:
    """Else one of the two could never be reached: in the text, in the window, or between them."""
    keys = [key for one in BINDABLES.values() for key in one.keys]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_no_label_of_a_shipped_scheme_has_a_command_s_key(path: object) -> None:
    """Else the first project of a newcomer has a label that does not answer to its key."""
    scheme = scheme_from_text(path.read_text("utf-8"))  # type: ignore[attr-defined]
    labels = {canonical(one.key): one.name for one in (*scheme.entities, *scheme.relations)}
    own = {key for one in BINDABLES.values() for key in one.keys}
    assert {labels[key] for key in own & labels.keys()} == set()


def test_every_key_is_written_in_its_one_way() -> None:
    """Else the settings would not find whose it is."""
    for one in BINDABLES.values():
        assert [canonical(key) for key in one.keys] == list(one.keys), one.id
        assert all(QKeySequence(key).count() == 1 for key in one.keys), one.id


def test_every_command_has_a_deed_and_every_motion_a_key(bench: Bench) -> None:
    keyboard: Keyboard = bench.view._keyboard
    ids = {command.id for command in COMMANDS}
    assert ids <= keyboard._deeds.keys()
    assert {f"extend_{name}" for name in MOTIONS} <= ids
    assert MOTIONS.keys() - ids == {"previous_grapheme", "next_grapheme"}


def test_only_deeds_are_meant_once() -> None:
    """A key held down walks on, and never labels, removes or links again and again."""
    once = {command.id for command in COMMANDS if not command.repeats}
    assert once == {"relate", "relate_from", "repeat", "inspect", "remove", "leave"}
    assert {command.group for command in COMMANDS} == set(Group)


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "command"),
    [
        (Key.Key_Right, "", NONE, "next_syllable"),
        (Key.Key_Right, "", SHIFT, "extend_next_syllable"),
        (Key.Key_Right, "", CONTROL | Qt.KeyboardModifier.KeypadModifier, "next_word"),
        (Key.Key_Right, "", ALT | SHIFT, "extend_next_grapheme"),
        (Key.Key_Right, "", ALT, None),
        (Key.Key_PageDown, "", CONTROL, None),
        (Key.Key_Return, "\r", NONE, "inspect"),
        (Key.Key_Enter, "\r", Qt.KeyboardModifier.KeypadModifier, "inspect"),
        (Key.Key_Backtab, "", SHIFT, "previous_span"),
        (Key.Key_Space, " ", NONE, "next_candidate"),
        (Key.Key_Space, " ", SHIFT, "previous_candidate"),
        (Key.Key_Comma, ",", NONE, "previous_sentence"),
        (Key.Key_Less, "<", SHIFT, "extend_previous_sentence"),
        (Key.Key_Less, "<", NONE, "extend_previous_sentence"),
        (Key.Key_BracketLeft, "ơ", NONE, "start_out"),
        (Key.Key_BraceLeft, "Ơ", SHIFT, "start_in"),
        (Key.Key_BracketLeft, "{", SHIFT, "start_in"),
        (Key.Key_Asterisk, "*", SHIFT, "repeat"),
        (Key.Key_Asterisk, "*", Qt.KeyboardModifier.KeypadModifier, "repeat"),
        (Key.Key_8, "*", SHIFT, "repeat"),
        (Key.Key_R, "r", NONE, "relate"),
        (Key.Key_R, "R", NONE, "relate"),
        (Key.Key_R, "ỉ", NONE, "relate"),
        (Key.Key_R, "R", SHIFT, "relate_from"),
        (Key.Key_Q, "Q", SHIFT, None),
        (Key.Key_Colon, ":", SHIFT, "previous_relation"),
        (Key.Key_unknown, "r", NONE, "relate"),
        (Key.Key_R, "\x12", CONTROL, None),
        (Key.Key_Shift, "", SHIFT, None),
        (0, "", NONE, None),
    ],
)
def test_an_event_means_a_command(
    key: int, text: str, modifiers: Qt.KeyboardModifier, command: str | None
) -> None:
    """Codes first, whatever Telex makes of the text; then the text; signs without their Shift."""
    assert Keymap().resolve(event(key, text, modifiers)) == command


def test_other_keys_take_the_place_of_the_old() -> None:
    keymap = Keymap({"next_candidate": ("N", "Ctrl+Space"), "leave": ()})
    assert keymap.resolve(event(Key.Key_N, "n")) == "next_candidate"
    assert keymap.resolve(event(Key.Key_Space, " ", CONTROL)) == "next_candidate"
    assert keymap.resolve(event(Key.Key_Space, " ")) is None
    assert keymap.resolve(event(Key.Key_Escape)) is None
    assert keymap.keys("relate") == ("R",)


def scanned(scan: int, text: str) -> QKeyEvent:
    """A press at a place of the board, on a layout that has a letter there."""
    code = ord(text.upper())
    return QKeyEvent(QEvent.Type.KeyPress, code, NONE, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("platform", "scan", "text", "sign"),
    [
        ("xcb", 10, "ă", "1"), ("wayland", 19, "đ", "0"), ("xcb", 34, "ư", "["),
        ("windows", 2, "ă", "1"), ("windows", 27, "ơ", "]"), ("xcb", 27, "р", "r"),
        ("xcb", 10, "&", ""), ("cocoa", 18, "ă", ""), ("xcb", 999, "ă", ""),
    ],
)  # fmt: skip
def test_a_layout_with_letters_on_the_digits(
    platform: str, scan: int, text: str, sign: str
) -> None:
    """On the Vietnamese layouts the first label would otherwise have no key at all."""
    assert placed(scanned(scan, text), platform) == sign


def test_what_is_typed() -> None:
    assert typed(event(Key.Key_1, "ă")) == ["1", "ă"]
    assert typed(event(Key.Key_Q, "Q")) == ["q", "Q"]
    assert typed(event(Key.Key_Q, "Q", SHIFT)) == ["Q"]
    assert typed(event(Key.Key_Left)) == []
    assert strokes(event(Key.Key_1, "ă")) == ("1", "Ă")


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("ctrl+k", "Ctrl+K"), ("Return", "Enter"), ("Ctrl+Return", "Ctrl+Enter"), ("r", "R"),
        ("Delete", "Del"), ("Shift+[", "["), ("Ctrl+Shift+0", "Ctrl+Shift+0"), ("Ctrl++", "Ctrl++"),
        ("", ""), ("nonsense", ""), ("Ctrl+", ""), ("Ctrl+K, Ctrl+B", ""), ("Shift", ""),
    ],
)  # fmt: skip
def test_names_of_keys(name: str, one: str) -> None:
    """What somebody wrote into the settings by hand is read as it is meant, or not at all."""
    assert canonical(name) == one


def test_plain_keys_and_how_keys_are_shown() -> None:
    assert [is_plain(key) for key in ("R", "Shift+R", "[", "Space", "+")] == [True] * 5
    assert [is_plain(key) for key in ("Ctrl+R", "Ctrl++", "F5", "Left", "Esc")] == [False] * 5
    names = ("Ctrl+Right", "Shift+Up", "Space", "Ctrl++", "+", "[")
    assert [shown(name) for name in names] == ["Ctrl+→", "Shift+↑", "Space", "Ctrl++", "+", "["]
