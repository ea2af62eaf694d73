"""Names of keys: what a key event may stand for, how a name is read and how it is shown.

A name is what QKeySequence writes for one key ("Ctrl+Right", "Shift+Space", "R", "["), with one
name for one meaning: both keys that say Enter are "Enter", and the Shift that a sign or a digit
needs on some keyboards is not part of its name (it is in "Ctrl+Shift+0", where it means itself).

The key's code comes before the event's text, for an input method (Telex, Unikey) or a layout may
give another text for the same key; where neither is a sign that anybody binds, as on the
Vietnamese layouts that have letters on the row of digits, the key's place on the board decides.
"""

from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

Modifiers = Qt.KeyboardModifier

COMMANDING = Modifiers.ControlModifier | Modifiers.AltModifier | Modifiers.MetaModifier
"""With one of these a key is a command and never a label or a hint."""

_KEPT = COMMANDING | Modifiers.ShiftModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_LAST_POINT = 0x10FFFF
_ONE_NAME = {
    int(Qt.Key.Key_Backtab): int(Qt.Key.Key_Tab),
    int(Qt.Key.Key_Return): int(Qt.Key.Key_Enter),
}
_NAMELESS = {
    int(key)
    for key in (
        Qt.Key.Key_unknown, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R,
        Qt.Key.Key_Mode_switch, Qt.Key.Key_Multi_key,
    )
}  # fmt: skip
_ROWS = ((2, "1234567890-="), (16, "qwertyuiop[]"), (30, "asdfghjkl;'"), (44, "zxcvbnm,./"))
_PLACES = {first + at: sign for first, row in _ROWS for at, sign in enumerate(row)}
"""What stands at a place of the usual keyboard, by its scan code."""

_SCAN_OFFSET = {"windows": 0, "xcb": 8, "wayland": 8, "wayland-egl": 8}
"""Added to the scan code, by Qt platform; elsewhere the places are numbered otherwise."""

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def strokes(event: QKeyEvent) -> tuple[str, ...]:
    """The names that the event may stand for, the likeliest first."""
    modifiers, code, text = event.modifiers() & _KEPT, event.key(), event.text()
    by_code = _name(modifiers, code)
    by_text = by_place = ""
    if not modifiers & COMMANDING:
        by_text = _name(modifiers, ord(text)) if _is_sign_or_letter(text) else ""
        by_place = _name(modifiers, ord(placed(event) or "\0"))
    # Shift is in the sign already: where the two differ, the text knows about it.
    swap = text.isascii() and _is_sign(code) and _is_sign(ord(text) if len(text) == 1 else 0)
    found = (by_text, by_code) if swap else (by_code, by_text)
    return tuple(name for name in dict.fromkeys((*found, by_place)) if name)


def typed(event: QKeyEvent) -> list[str]:
    """The characters that the event may stand for, the likeliest first, for labels and hints."""
    code, text = event.key(), event.text()
    found = []
    if 0x20 < code <= _LAST_POINT:
        character = chr(code)
        shifted = bool(event.modifiers() & Modifiers.ShiftModifier)
        found.append(character if shifted else character.lower())
    if len(text) == 1 and text.isprintable():
        found.append(text)
    found.append(placed(event))
    return [character for character in dict.fromkeys(found) if character]


def placed(event: QKeyEvent, platform: str = "") -> str:
    """What the usual keyboard has where a letter outside ASCII was pressed; "" elsewhere.

    ``platform`` is Qt's name of it, the running one when there is none.
    """
    text = event.text()
    offset = _SCAN_OFFSET.get(platform or QGuiApplication.platformName())
    if offset is None or len(text) != 1 or text.isascii():
        return ""
    return _PLACES.get(event.nativeScanCode() - offset, "")


def canonical(name: str) -> str:
    """``name`` as it is written here; "" when it does not name exactly one key."""
    sequence = QKeySequence(name, _PORTABLE)
    if sequence.count() != 1:
        return ""
    combination: QKeyCombination = cast(Any, sequence)[0]  # its stub has no index
    return _name(combination.keyboardModifiers(), int(combination.key()))


def is_plain(name: str) -> bool:
    """Whether the key would write something into a text field."""
    last = name[-1:] if name.endswith("+") else name.rpartition("+")[2]
    return (len(last) == 1 or last == "Space") and not name.startswith(("Ctrl", "Alt", "Meta"))


def shown(name: str) -> str:
    """A key as people read it: the system's own words, arrows as arrows."""
    native = QKeySequence(name, _PORTABLE).toString(QKeySequence.SequenceFormat.NativeText)
    head, plus, last = native.rpartition("+") if not native.endswith("+") else ("", "", native)
    if last == "Space":
        last = QCoreApplication.translate("Strokes", "Space")
    return head + plus + _ARROWS.get(last, last)


def _name(modifiers: Modifiers, code: int) -> str:
    if code in _NAMELESS or code == 0:
        return ""
    code = _ONE_NAME.get(code, code)
    if _is_sign(code) and not (chr(code).isdigit() and modifiers & COMMANDING):
        modifiers &= ~Modifiers.ShiftModifier
    elif code <= _LAST_POINT and len(chr(code).upper()) == 1:
        code = ord(chr(code).upper())
    return QKeySequence(modifiers.value | code).toString(_PORTABLE)


def _is_sign(code: int) -> bool:
    """Whether a key code is a digit or a sign, which may need Shift or not."""
    return 0x20 < code <= _LAST_POINT and not chr(code).isalpha()


def _is_sign_or_letter(text: str) -> bool:
    return len(text) == 1 and text.isprintable() and not text.isspace()
