"""A person without a mouse before the document view: real key events, every one counted."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.document.hint_places import Hint
from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Fragment
from annotator.model.scheme import Scheme
from tests.end_to_end.planner import Planner, State

_SECONDS = 10
_MODIFIERS = {
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
}
_KEYS = {
    "Space": Qt.Key.Key_Space,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
}


@dataclass(frozen=True)
class Gold:
    """What is to be labelled: spans in reading order, the outer first, and relations by place."""

    text: str
    spans: tuple[tuple[Fragment, str], ...]
    relations: tuple[tuple[int, int, str], ...]
    """Head and tail by their place among ``spans``, and the label."""


def gold(path: Path) -> Gold:
    """The gold of the article, as it lies in ``../shared/data``."""
    data = json.loads(path.read_text(encoding="utf-8"))
    spans = sorted(data["spans"], key=lambda span: (span["start"], -span["end"]))
    places = {span["id"]: at for at, span in enumerate(spans)}
    return Gold(
        data["text"],
        tuple(((span["start"], span["end"]), span["label"]) for span in spans),
        tuple(
            sorted((places[r["head"]], places[r["tail"]], r["label"]) for r in data["relations"])
        ),
    )


class Typist:
    """Presses keys in ``view`` and looks at what it shows."""

    def __init__(self, view: DocumentView, scheme: Scheme) -> None:
        self.view = view
        self.scheme = scheme
        self.pressed: list[str] = []

    def press(self, name: str) -> None:
        """A key by its name in the keymap, to whatever has the keyboard."""
        self.pressed.append(name)
        target = QApplication.activePopupWidget() or self.view
        *held, key = name.split("+") if len(name) > 1 else [name]
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= _MODIFIERS[one]
        if key in _KEYS:
            QTest.keyClick(target, _KEYS[key], modifiers)
        else:
            QTest.keyClicks(target, key, modifiers)

    def label(self, wanted: Gold) -> list[int]:
        """Labels every span, each with the fewest keys from where the last one left the caret.

        The answer is the number of keys for each.  After every key the view must show what the
        planner foresaw.
        """
        planner, counts = Planner(wanted.text), []
        keys = {label.name: label.key for label in self.scheme.entities}
        for place, label in wanted.spans:
            before = len(self.pressed)
            for key, after in planner.plan(place):
                self.press(key)
                self._await(lambda after=after: self._stands(after), key)
            self.press(keys[label])
            counts.append(len(self.pressed) - before)
        return counts

    def link(
        self, wanted: Gold, spans: Mapping[Fragment, int], *, by_label: bool
    ) -> list[int]:  # fmt: skip
        """Makes every relation, its head selected: R or the label's own key, the hint's letters.

        ``spans`` are the ids of what is labelled; after R a label is chosen where several are
        legal.  The answer is the number of keys for each.
        """
        counts = []
        own = {one.name: one.key for one in self.scheme.relations}
        for head, tail, label in wanted.relations:
            self.view.select_span(spans[wanted.spans[head][0]])
            before = len(self.pressed)
            self.press(own[label] if by_label else "r")
            hint = self._hint(spans[wanted.spans[tail][0]], down=tail > head)
            for letter in hint.code:
                self.press(letter)
            legal = self.scheme.legal_relations(wanted.spans[head][1], wanted.spans[tail][1])
            if QApplication.activePopupWidget() is not None:
                self.press(str([one.name for one in legal].index(label) + 1))
            counts.append(len(self.pressed) - before)
        return counts

    def _stands(self, state: State) -> bool:
        shown = self.view.current()
        return not shown.spans and shown.fragments == ((state.words,) if state.words else ())

    def _hint(self, span: int, *, down: bool) -> Hint:
        """The hint at a span; a page further where it is not among those shown."""
        board = self.view._pick.board
        for _page in range(20):
            found = self._found(lambda: [h for h in board.all() if h.spans == (span,)])
            if found:
                return min(found, key=lambda hint: len(hint.code))
            self.press("PgDown" if down else "PgUp")
        raise AssertionError("no hint leads there")

    def _found(self, look: Callable[[], list[Hint]]) -> list[Hint]:
        """What is there once the search behind the hints has ended."""
        self._await(lambda: bool(look()) or not self.view._pick._searching.isActive(), "hints")
        return look()

    def _await(self, done: Callable[[], bool], what: str) -> None:
        """Lets the window work until ``done``."""
        end = time.monotonic() + _SECONDS
        while not done():
            assert time.monotonic() < end, f"{what}: the view shows something else"
            QApplication.processEvents()
