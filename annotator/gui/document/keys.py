"""The keyboard: caret, spans, labels, relations.

Labels are matched by key code first: an input method or a keyboard layout may give another text
for the same key, and a label's key must work all the same.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.document.caret import Grain, snap, step_back, step_forward, stretched
from annotator.gui.document.gestures import Modifiers, Rooms
from annotator.gui.document.labelling import Labelling
from annotator.model.annotation import reading_order

Key = Qt.Key

_COMMANDING = Modifiers.ControlModifier | Modifiers.AltModifier | Modifiers.MetaModifier
_MOTIONS = {
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down,
    Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown,
}  # fmt: skip
_REPEATED = (Key.Key_Tab, Key.Key_Backtab)
"""Commands that a key held down repeats; a label or a deletion is meant once."""


def _is_motion(key: int, modifiers: Modifiers) -> bool:
    """Whether an arrow or page key moves here; Ctrl+Page and Alt+arrow go to other documents."""
    if modifiers & Modifiers.ControlModifier and key in (Key.Key_PageUp, Key.Key_PageDown):
        return False
    alone = modifiers & Modifiers.AltModifier and not modifiers & Modifiers.ShiftModifier
    return not (alone or modifiers & Modifiers.MetaModifier)


class Keyboard:
    """Turns key presses into moves, selections and wishes."""

    def __init__(self, rooms: Rooms, labelling: Labelling) -> None:
        self._rooms = rooms
        self._labelling = labelling
        self._goal: float | None = None
        """The pixel that the caret aims at while it goes up and down."""
        self._commands: dict[Key, Callable[[], None]] = {
            Key.Key_Delete: self._remove,
            Key.Key_Backspace: self._take_back,
            Key.Key_Return: self._inspect,
            Key.Key_Enter: self._inspect,
            Key.Key_Escape: self._leave,
            Key.Key_Tab: lambda: self.step_span(forward=True),
            Key.Key_Backtab: lambda: self.step_span(forward=False),
            Key.Key_R: self.start_relation,
            Key.Key_Semicolon: lambda: rooms.relations.step(forward=True),
            Key.Key_Colon: lambda: rooms.relations.step(forward=False),
        }
        # On some keyboards ";" or ":" is not typed alone: the character counts, not the Shift.
        self._shifted: dict[Key, Callable[[], None]] = {
            Key.Key_R: lambda: self.start_relation(backwards=True),
            Key.Key_Semicolon: self._commands[Key.Key_Semicolon],
            Key.Key_Colon: self._commands[Key.Key_Colon],
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False when it means nothing."""
        modifiers = event.modifiers() & ~Modifiers.KeypadModifier
        key = Key(event.key()) if event.key() in _KNOWN else None
        if key not in (Key.Key_Up, Key.Key_Down):
            self._goal = None
        if key in _MOTIONS and _is_motion(key, modifiers):
            return self._move(key, modifiers)
        if modifiers & _COMMANDING:
            return False
        shifted = bool(modifiers & Modifiers.ShiftModifier) and key is not Key.Key_Backtab
        if event.isAutoRepeat() and key not in _REPEATED:
            return True
        if self._rooms.pick.active and (key is Key.Key_R or key not in self._commands):
            self._rooms.pick.type(next(iter(_typed(event)), ""))
            return True
        command = (self._shifted if shifted else self._commands).get(key) if key else None
        if command is not None and not self._is_text_label(event):
            command()
            return True
        return self._press_label(event)

    def means(self, event: QKeyEvent) -> bool:
        """Whether the view wants this key for itself, before the window's shortcuts."""
        modifiers = event.modifiers() & ~Modifiers.KeypadModifier
        if event.key() in {int(key) for key in _MOTIONS}:
            return _is_motion(event.key(), modifiers)
        if modifiers & _COMMANDING:
            return False
        if self._rooms.pick.active and event.text().isprintable():
            return True
        labels = (*self._scheme_keys(), "r", "R")
        return event.key() in _KNOWN or any(typed in labels for typed in _typed(event))

    def step_span(self, *, forward: bool) -> None:
        """Select the next or previous span in reading order; in the R mode, the next tail."""
        rooms = self._rooms
        if rooms.pick.active:
            rooms.pick.step(forward=forward)
            return
        content, choice = rooms.sheet.content, rooms.choice
        spans = choice.selected().spans
        if spans:
            place = reading_order(content.spans[spans[-1] if forward else spans[0]])
        else:
            place = (choice.caret, -len(content.text) - 1, -1)
        span = content.neighbour(place, forward=forward)
        if span is None:
            rooms.wishes.tell(
                QCoreApplication.translate("Keyboard", "No further span in this direction.")
            )
            return
        choice.pick_spans((span.id,))
        choice.put_caret(span.start)
        rooms.scroller.show_point(span.start)

    def start_relation(self, *, backwards: bool = False) -> None:
        """What R does; ``backwards``, with the selected span as the tail, Shift+R."""
        self._rooms.pick.start(self._rooms.choice.selected().spans, backwards=backwards)

    def _take_back(self) -> None:
        if not self._rooms.pick.type("\b"):
            self._remove()

    def _remove(self) -> None:
        selected, wishes = self._rooms.choice.selected(), self._rooms.wishes
        if selected.spans and not self._rooms.pick.active:
            wishes.remove(selected.spans, ())
        elif selected.relation is not None:
            wishes.remove((), (selected.relation,))

    def _inspect(self) -> None:
        selected = self._rooms.choice.selected()
        if self._rooms.pick.active:
            self._rooms.pick.confirm()
        elif selected.spans or selected.relation is not None:
            self._rooms.wishes.inspect_requested.emit()

    def _leave(self) -> None:
        if self._rooms.pick.active:
            self._rooms.pick.cancel()
        else:
            self._rooms.choice.clear()

    def _move(self, key: Key, modifiers: Modifiers) -> bool:
        rooms = self._rooms
        if rooms.pick.active:
            rooms.pick.move(key)
            return True
        is_across = key in (Key.Key_Left, Key.Key_Right) and not modifiers
        if is_across and rooms.relations.follow(to_tail=key is Key.Key_Right):
            return True
        spans = rooms.choice.selected().spans
        shift = bool(modifiers & Modifiers.ShiftModifier)
        control = modifiers & Modifiers.ControlModifier
        if spans and shift and not control and key in (Key.Key_Left, Key.Key_Right):
            self._stretch(spans[-1], key is Key.Key_Right, bool(modifiers & Modifiers.AltModifier))
            return True
        if spans and not shift:
            self._leave_span(spans[-1], forward=key in (Key.Key_Right, Key.Key_Down))
        self._put_caret(self._target(key, modifiers, shift=shift), modifiers, shift=shift)
        return True

    def _stretch(self, span_id: int, forward: bool, at_start: bool) -> None:  # noqa: FBT001
        rooms = self._rooms
        span = rooms.sheet.content.spans[span_id]
        edge = 0 if at_start else 1
        wanted = stretched(rooms.sheet.content.text, span.fragments, edge, forward=forward)
        if wanted != span.fragments:
            rooms.wishes.resize(span_id, wanted)

    def _leave_span(self, span_id: int, *, forward: bool) -> None:
        span = self._rooms.sheet.content.spans[span_id]
        self._rooms.choice.put_caret(span.stop - 1 if forward else span.start)

    def _put_caret(self, point: int, modifiers: Modifiers, *, shift: bool) -> None:
        rooms, choice = self._rooms, self._rooms.choice
        if shift:
            choice.caret = point
            found = snap(rooms.sheet.content.text, choice.anchor, point, _grain(modifiers))
            choice.pick_text((found,) if found else ())
            choice.moved.emit()
        else:
            choice.clear()
            choice.put_caret(point)
        rooms.scroller.show_point(point)

    def _target(self, key: Key, modifiers: Modifiers, *, shift: bool) -> int:
        text, caret = self._rooms.sheet.content.text, self._rooms.choice.caret
        control = bool(modifiers & Modifiers.ControlModifier)
        if key is Key.Key_Right:
            return step_forward(text, caret, _grain(modifiers), to_stop=shift)
        if key is Key.Key_Left:
            return step_back(text, caret, _grain(modifiers))
        if key in (Key.Key_Home, Key.Key_End):
            return self._end(caret, to_stop=key is Key.Key_End, whole=control)
        scroller, style = self._rooms.scroller, self._rooms.sheet.style
        page = max(1, scroller.height() - 2 * style.line_height)
        down = key in (Key.Key_Down, Key.Key_PageDown)
        if key in (Key.Key_PageUp, Key.Key_PageDown):
            return self._page(caret, page if down else -page)
        return self._line(caret, 1 if down else -1)

    def _end(self, caret: int, *, to_stop: bool, whole: bool) -> int:
        sheet = self._rooms.sheet
        if whole:
            return len(sheet.content.text) if to_stop else 0
        place = sheet.caret_place(caret)
        return sheet.laid(place.block).shape.ends(place.line)[1 if to_stop else 0]

    def _line(self, caret: int, step: int) -> int:
        """The caret place on the line above or below, at the same pixel as far as there is text."""
        sheet = self._rooms.sheet
        place = sheet.caret_place(caret)
        self._goal = place.x if self._goal is None else self._goal
        block, line = place.block, place.line + step
        if line < 0:
            block, line = block - 1, -1
        elif line >= len(sheet.laid(block).shape.lines):
            block, line = block + 1, 0
        if block < 0:
            return 0
        if block >= len(sheet.heights):
            return len(sheet.content.text)
        shape = sheet.laid(block).shape
        return shape.at(line % len(shape.lines), self._goal)

    def _page(self, caret: int, pixels: int) -> int:
        sheet = self._rooms.sheet
        place = sheet.caret_place(caret)
        return sheet.point_at(place.x, max(0, place.top + pixels))

    def _press_label(self, event: QKeyEvent) -> bool:
        return any(self._labelling.press(typed) for typed in _typed(event))

    def _is_text_label(self, event: QKeyEvent) -> bool:
        """Whether text is selected and the key is a label's: then it labels, even if it is R."""
        if not self._rooms.choice.selected().fragments:
            return False
        entities = self._rooms.sheet.style.scheme.entities
        return any(label.key in _typed(event) for label in entities if label.key)

    def _scheme_keys(self) -> set[str]:
        scheme = self._rooms.sheet.style.scheme
        keys = {label.key for label in scheme.entities} | {r.key for r in scheme.relations}
        keys.discard("")
        if self._rooms.choice.selected().relation is not None:
            keys |= set("123456789")
        return keys


_KNOWN = {
    int(key)
    for key in (
        *_MOTIONS, Key.Key_Delete, Key.Key_Backspace, Key.Key_Return, Key.Key_Enter,
        Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_R,
        Key.Key_Semicolon, Key.Key_Colon,
    )
}  # fmt: skip


def _typed(event: QKeyEvent) -> list[str]:
    """The characters that the event may stand for: by key code, then by its text."""
    code, text = event.key(), event.text()
    found = []
    if 0x20 < code < 0x1000000:
        character = chr(code)
        shifted = bool(event.modifiers() & Modifiers.ShiftModifier)
        found.append(character if shifted else character.lower())
    if len(text) == 1 and text.isprintable() and text not in found:
        found.append(text)
    return found


def _grain(modifiers: Modifiers) -> Grain:
    if modifiers & Modifiers.AltModifier:
        return Grain.GRAPHEME
    if modifiers & Modifiers.ControlModifier:
        return Grain.WORD
    return Grain.SYLLABLE
