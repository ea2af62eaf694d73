"""The keyboard of the text: a key is a command of the keymap or a label's key, and gets done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.document.gestures import Rooms
from annotator.gui.document.keymap import BY_ID, Keymap
from annotator.gui.document.labelling import Labelling
from annotator.gui.document.motion import MOTIONS, Motion, Motions, Unit
from annotator.gui.document.selected import Selected
from annotator.gui.document.strokes import COMMANDING, typed
from annotator.model.annotation import reading_order

_EXTEND = "extend_"
_ERASE = "\b"
"""What Backspace types into the hints."""

_EDGES = {
    "start_out": (0, False), "start_in": (0, True), "stop_out": (1, True), "stop_in": (1, False),
}  # fmt: skip
"""Which edge a command moves, and whether towards the stop of the text."""

_ACROSS, _DOWN = (Qt.Key.Key_Left, Qt.Key.Key_Right), (Qt.Key.Key_Up, Qt.Key.Key_Down)
_PICK_KEYS = dict.fromkeys(Unit, _ACROSS) | {
    Unit.PARAGRAPH: _DOWN,
    Unit.LINE: _DOWN,
    Unit.LINE_EDGE: (Qt.Key.Key_Home, Qt.Key.Key_End),
    Unit.PAGE: (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    Unit.DOCUMENT: (Qt.Key.Key_Home, Qt.Key.Key_End),
}
"""What a motion back and a motion on are to the relation mode, whichever keys they have."""


class Keyboard:
    """Turns key presses into moves, selections and wishes."""

    def __init__(self, rooms: Rooms, labelling: Labelling) -> None:
        self.keymap = Keymap()
        self._rooms = rooms
        self._labelling = labelling
        self._motions = Motions(rooms)
        self._deeds: dict[str, Callable[[], None]] = {
            "relate": partial(self._relate, backwards=False),
            "relate_from": partial(self._relate, backwards=True),
            "repeat": self._repeat,
            "inspect": self._inspect,
            "remove": self._remove,
            "leave": self._leave,
            "next_span": partial(self.step_span, forward=True),
            "previous_span": partial(self.step_span, forward=False),
            "next_relation": partial(self._step_relation, forward=True),
            "previous_relation": partial(self._step_relation, forward=False),
            "next_candidate": partial(self._step_candidate, True),  # noqa: FBT003
            "previous_candidate": partial(self._step_candidate, False),  # noqa: FBT003
        }
        for name, (edge, forward) in _EDGES.items():
            self._deeds[name] = partial(self._move_edge, edge, forward)
        for name, motion in MOTIONS.items():
            self._deeds[name] = partial(self._move, motion)
            self._deeds[_EXTEND + name] = partial(self._extend, motion)

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False when it means nothing."""
        command = self.keymap.resolve(event)
        if self._rooms.pick.active:
            return self._press_in_relation(event, command)
        if command is None or self._is_label_here(event):
            self._motions.forget_goal()
            return self._press_label(event)
        self._press_command(event, command)
        return True

    def means(self, event: QKeyEvent) -> bool:
        """Whether the view wants this key for itself, before the window's shortcuts."""
        if self.keymap.resolve(event) is not None:
            return True
        if event.modifiers() & COMMANDING:
            return False
        characters = typed(event)
        if self._rooms.pick.active and any(character.isalnum() for character in characters):
            return True
        return any(character in self._label_keys() for character in characters)

    def perform(self, command: str) -> None:
        """Do a command of the keymap, by its id."""
        motion = MOTIONS.get(command.removeprefix(_EXTEND))
        if motion is None or motion.unit is not Unit.LINE:
            self._motions.forget_goal()
        self._deeds[command]()

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
            self._tell(QCoreApplication.translate("Keyboard", "No further span in this direction."))
            return
        choice.pick_spans((span.id,))
        choice.put_caret(span.start)
        rooms.scroller.show_point(span.start)

    def _press_command(self, event: QKeyEvent, command: str) -> None:
        if not event.isAutoRepeat() or BY_ID[command].repeats:
            self.perform(command)

    def _press_in_relation(self, event: QKeyEvent, command: str | None) -> bool:
        """Characters are hints of the ends; the commands go among the ends or leave."""
        commanding = bool(event.modifiers() & COMMANDING)
        characters = [] if commanding else [one for one in typed(event) if not one.isspace()]
        if event.key() == Qt.Key.Key_Backspace:
            characters = [_ERASE]
        if characters:
            if not event.isAutoRepeat():
                self._rooms.pick.type(characters[0])
            return True
        if command is None:
            return not commanding
        self._press_command(event, command)
        return True

    def _press_label(self, event: QKeyEvent) -> bool:
        if event.modifiers() & COMMANDING:
            return False
        return event.isAutoRepeat() or any(self._labelling.press(key) for key in typed(event))

    def _relate(self, *, backwards: bool) -> None:
        self._rooms.pick.start(self._rooms.choice.selected().spans, backwards=backwards)

    def _repeat(self) -> None:
        spans = self._rooms.choice.selected().spans
        if self._rooms.pick.active:
            return
        if spans:
            self._rooms.wishes.repeat(spans[-1])
        else:
            self._tell(QCoreApplication.translate("Keyboard", "Select a span first."))

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
        rooms = self._rooms
        if rooms.pick.active:
            rooms.pick.cancel()
        elif rooms.choice.selected() == Selected():
            rooms.wishes.escaped.emit()
        else:
            rooms.choice.clear()

    def _step_relation(self, *, forward: bool) -> None:
        if not self._rooms.pick.active:
            self._rooms.relations.step(forward=forward)

    def _step_candidate(self, forward: bool) -> None:  # noqa: FBT001
        if not self._rooms.pick.active:
            self._rooms.candidates.step(forward)

    def _move_edge(self, edge: int, forward: bool) -> None:  # noqa: FBT001
        if not self._rooms.pick.active:
            self._motions.edge(edge, forward=forward)

    def _move(self, motion: Motion) -> None:
        rooms = self._rooms
        if rooms.pick.active:
            rooms.pick.move(_PICK_KEYS[motion.unit][motion.forward])
        elif motion.unit is not Unit.SYLLABLE or not rooms.relations.follow(to_tail=motion.forward):
            self._motions.move(motion)

    def _extend(self, motion: Motion) -> None:
        if not self._rooms.pick.active:
            self._motions.extend(motion)

    def _tell(self, sentence: str) -> None:
        self._rooms.wishes.tell(sentence)

    def _is_label_here(self, event: QKeyEvent) -> bool:
        """Whether the key is a label's for what is selected: then it labels, even if it is R.

        A selected span is not meant: a command letter is for it.
        """
        if event.modifiers() & COMMANDING:
            return False
        selected, scheme = self._rooms.choice.selected(), self._rooms.sheet.style.scheme
        if selected.fragments:
            keys = {label.key for label in scheme.entities}
        elif selected.relation is not None:
            keys = {label.key for label in scheme.relations}
        else:
            return False
        return any(key in keys for key in typed(event))

    def _label_keys(self) -> set[str]:
        scheme = self._rooms.sheet.style.scheme
        keys = {label.key for label in scheme.entities} | {r.key for r in scheme.relations}
        keys.discard("")
        if self._rooms.choice.selected().relation is not None:
            keys |= set("123456789")
        return keys
