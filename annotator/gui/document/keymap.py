"""The grammar of keys in the text, as data: every command and its keys.

Nothing here does anything: :mod:`annotator.gui.document.keys` turns a command into a deed, the
page of keys and the settings are made from the same tables.  Names of keys are those of
:mod:`annotator.gui.document.strokes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeyEvent

from annotator.gui.document.strokes import strokes


class Group(StrEnum):
    """What a command is about; the value is English and a key of the context "Keymap"."""

    ACT = str(QT_TRANSLATE_NOOP("Keymap", "Label and link"))
    WALK = str(QT_TRANSLATE_NOOP("Keymap", "Walk through the text"))
    EDGE = str(QT_TRANSLATE_NOOP("Keymap", "Edges of the selection or span"))
    MOVE = str(QT_TRANSLATE_NOOP("Keymap", "Move the caret"))
    EXTEND = str(QT_TRANSLATE_NOOP("Keymap", "Extend the selection"))

    @property
    def heading(self) -> str:
        """The group in the window's language."""
        return QCoreApplication.translate("Keymap", self.value)


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the text; ``repeats`` says that a key held down does it again and again."""

    id: str
    group: Group
    keys: tuple[str, ...]
    source: str
    """What it does, English, a key of the context "Keymap"."""

    @property
    def repeats(self) -> bool:
        """Steps and walks repeat; a label, a deletion or a relation is meant once."""
        return self.group is not Group.ACT

    @property
    def text(self) -> str:
        """What it does, in the window's language."""
        return QCoreApplication.translate("Keymap", self.source)


def _command(id: str, group: Group, keys: str, text: object) -> Command:
    return Command(id, group, tuple(keys.split(" ")), str(text))


_ACT, _WALK, _EDGE, _MOVE, _EXTEND = Group.ACT, Group.WALK, Group.EDGE, Group.MOVE, Group.EXTEND

COMMANDS: tuple[Command, ...] = (
    _command("relate", _ACT, "R", QT_TRANSLATE_NOOP(
        "Keymap", "Start a relation from the selected span")),
    _command("relate_from", _ACT, "Shift+R", QT_TRANSLATE_NOOP(
        "Keymap", "Start a relation to the selected span")),
    _command("repeat", _ACT, "*", QT_TRANSLATE_NOOP(
        "Keymap", "Label every identical stretch like the selected span")),
    _command("inspect", _ACT, "Enter", QT_TRANSLATE_NOOP(
        "Keymap", "Note and attributes; in a relation, take the marked end")),
    _command("remove", _ACT, "Del Backspace", QT_TRANSLATE_NOOP(
        "Keymap", "Remove what is selected")),
    _command("leave", _ACT, "Esc", QT_TRANSLATE_NOOP(
        "Keymap", "Select nothing, leave the relation")),

    _command("next_span", _WALK, "Tab", QT_TRANSLATE_NOOP("Keymap", "Next span")),
    _command("previous_span", _WALK, "Shift+Tab", QT_TRANSLATE_NOOP("Keymap", "Previous span")),
    _command("next_relation", _WALK, ";", QT_TRANSLATE_NOOP(
        "Keymap", "Next relation of the span")),
    _command("previous_relation", _WALK, ":", QT_TRANSLATE_NOOP(
        "Keymap", "Previous relation of the span")),
    _command("next_candidate", _WALK, "Space", QT_TRANSLATE_NOOP("Keymap", "Next candidate")),
    _command("previous_candidate", _WALK, "Shift+Space", QT_TRANSLATE_NOOP(
        "Keymap", "Previous candidate")),

    _command("start_out", _EDGE, "[", QT_TRANSLATE_NOOP("Keymap", "Start outwards")),
    _command("stop_out", _EDGE, "]", QT_TRANSLATE_NOOP("Keymap", "Stop outwards")),
    _command("start_in", _EDGE, "{", QT_TRANSLATE_NOOP("Keymap", "Start inwards")),
    _command("stop_in", _EDGE, "}", QT_TRANSLATE_NOOP("Keymap", "Stop inwards")),

    _command("previous_syllable", _MOVE, "Left", QT_TRANSLATE_NOOP("Keymap", "Previous syllable")),
    _command("next_syllable", _MOVE, "Right", QT_TRANSLATE_NOOP("Keymap", "Next syllable")),
    _command("previous_word", _MOVE, "Ctrl+Left", QT_TRANSLATE_NOOP("Keymap", "Previous word")),
    _command("next_word", _MOVE, "Ctrl+Right", QT_TRANSLATE_NOOP("Keymap", "Next word")),
    _command("previous_sentence", _MOVE, ",", QT_TRANSLATE_NOOP("Keymap", "Previous sentence")),
    _command("next_sentence", _MOVE, ".", QT_TRANSLATE_NOOP("Keymap", "Next sentence")),
    _command("previous_paragraph", _MOVE, "Ctrl+Up", QT_TRANSLATE_NOOP(
        "Keymap", "Previous paragraph")),
    _command("next_paragraph", _MOVE, "Ctrl+Down", QT_TRANSLATE_NOOP("Keymap", "Next paragraph")),
    _command("line_up", _MOVE, "Up", QT_TRANSLATE_NOOP("Keymap", "Line above")),
    _command("line_down", _MOVE, "Down", QT_TRANSLATE_NOOP("Keymap", "Line below")),
    _command("line_start", _MOVE, "Home", QT_TRANSLATE_NOOP("Keymap", "Start of the line")),
    _command("line_end", _MOVE, "End", QT_TRANSLATE_NOOP("Keymap", "End of the line")),
    _command("page_up", _MOVE, "PgUp", QT_TRANSLATE_NOOP("Keymap", "Page up")),
    _command("page_down", _MOVE, "PgDown", QT_TRANSLATE_NOOP("Keymap", "Page down")),
    _command("document_start", _MOVE, "Ctrl+Home", QT_TRANSLATE_NOOP(
        "Keymap", "Start of the document")),
    _command("document_end", _MOVE, "Ctrl+End", QT_TRANSLATE_NOOP(
        "Keymap", "End of the document")),

    _command("extend_previous_syllable", _EXTEND, "Shift+Left", QT_TRANSLATE_NOOP(
        "Keymap", "Extend back by a syllable")),
    _command("extend_next_syllable", _EXTEND, "Shift+Right", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a syllable")),
    _command("extend_previous_grapheme", _EXTEND, "Alt+Shift+Left", QT_TRANSLATE_NOOP(
        "Keymap", "Extend back by a character; of a span, the start outwards")),
    _command("extend_next_grapheme", _EXTEND, "Alt+Shift+Right", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a character; of a span, the start inwards")),
    _command("extend_previous_word", _EXTEND, "Ctrl+Shift+Left", QT_TRANSLATE_NOOP(
        "Keymap", "Extend back by a word")),
    _command("extend_next_word", _EXTEND, "Ctrl+Shift+Right", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a word")),
    _command("extend_previous_sentence", _EXTEND, "<", QT_TRANSLATE_NOOP(
        "Keymap", "Extend back by a sentence")),
    _command("extend_next_sentence", _EXTEND, ">", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a sentence")),
    _command("extend_previous_paragraph", _EXTEND, "Ctrl+Shift+Up", QT_TRANSLATE_NOOP(
        "Keymap", "Extend back by a paragraph")),
    _command("extend_next_paragraph", _EXTEND, "Ctrl+Shift+Down", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a paragraph")),
    _command("extend_line_up", _EXTEND, "Shift+Up", QT_TRANSLATE_NOOP(
        "Keymap", "Extend to the line above")),
    _command("extend_line_down", _EXTEND, "Shift+Down", QT_TRANSLATE_NOOP(
        "Keymap", "Extend to the line below")),
    _command("extend_line_start", _EXTEND, "Shift+Home", QT_TRANSLATE_NOOP(
        "Keymap", "Extend to the start of the line")),
    _command("extend_line_end", _EXTEND, "Shift+End", QT_TRANSLATE_NOOP(
        "Keymap", "Extend to the end of the line")),
    _command("extend_page_up", _EXTEND, "Shift+PgUp", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a page up")),
    _command("extend_page_down", _EXTEND, "Shift+PgDown", QT_TRANSLATE_NOOP(
        "Keymap", "Extend by a page down")),
    _command("extend_document_start", _EXTEND, "Ctrl+Shift+Home", QT_TRANSLATE_NOOP(
        "Keymap", "Extend to the start of the document")),
    _command("extend_document_end", _EXTEND, "Ctrl+Shift+End", QT_TRANSLATE_NOOP(
        "Keymap", "Extend to the end of the document")),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}


class Keymap:
    """Which key is which command of the text; it never changes, another one takes its place."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Keys by command id; a command that is not named has its keys of old."""
        given = keys or {}
        self._keys = {one.id: given.get(one.id, one.keys) for one in COMMANDS}
        self._commands = {key: name for name, own in self._keys.items() for key in own}

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command."""
        return self._keys[command]

    def command(self, key: str) -> str | None:
        """The id of the command whose key this is."""
        return self._commands.get(key)

    def resolve(self, event: QKeyEvent) -> str | None:
        """The id of the command that the event means, or None."""
        found = (self._commands.get(key) for key in strokes(event))
        return next((command for command in found if command), None)
