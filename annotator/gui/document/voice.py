"""What happens in the view, told to assistive technology.

While none listens, a move of the caret costs one question to Qt (0.1 µs) and nothing is loaded.
Everything is told from the event loop, once for a burst of changes, in the order in which a
screen reader should speak: the paragraph, the caret, what is marked there, what was done.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.gui.aloud import announce
from annotator.gui.document.gestures import Rooms
from annotator.gui.document.selected import Selected

if TYPE_CHECKING:
    from annotator.gui.document.accessible import AccessibleDocument


class Voice(QObject):
    """Speaks for one view; silent while nobody listens."""

    said = Signal(str)
    """A sentence was announced."""

    def __init__(self, area: QAbstractScrollArea, rooms: Rooms) -> None:
        super().__init__(area)
        self._area = area
        self._rooms = rooms
        self._interface: AccessibleDocument | None = None
        self._sentences: list[str] = []
        self._text, self._caret, self._words = "", 0, ""
        self._selected, self._candidate = Selected(), 0
        self._is_other = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell)
        for signal in (rooms.choice.changed, rooms.choice.moved, rooms.pick.changed):
            signal.connect(self.follow)
        _offer()

    def interface(self) -> "AccessibleDocument":
        """The view as assistive technology sees it, made when it is first asked for."""
        if self._interface is None:
            from annotator.gui.document.accessible import (  # noqa: PLC0415 - see above
                AccessibleDocument,
            )

            self._interface = AccessibleDocument(self._area, self._rooms)
        return self._interface

    def follow(self) -> None:
        """Selection, caret or candidate may be other ones."""
        if QAccessible.isActive():
            self._soon.start()

    def start_over(self) -> None:
        """Another text or other annotations are shown, and that alone changed the selection."""
        if QAccessible.isActive():
            self._is_other = True
            self._soon.start()

    def announce(self, sentence: str) -> None:
        """Say a translated sentence."""
        if sentence and QAccessible.isActive():
            self._sentences.append(sentence)
            self._soon.start()

    def _tell(self) -> None:
        from annotator.gui.document import spoken  # noqa: PLC0415 - see above

        paragraph, caret = self.interface().words.paragraph(), self._rooms.choice.caret
        text, words = paragraph.text, spoken.here_words(self._rooms)
        if text != self._text:
            send(QAccessibleTextUpdateEvent(self._area, 0, self._text, text))
        if caret != self._caret or text != self._text:
            send(QAccessibleTextCursorEvent(self._area, paragraph.unit(caret)))
        if words != self._words:
            send(QAccessibleEvent(self._area, QAccessible.Event.DescriptionChanged))
        stayed = caret == self._caret
        self._text, self._caret, self._words = text, caret, words
        self._note_choice(spoken.chosen_words(self._rooms), stayed=stayed)
        self._note_candidate(spoken.tail_words(self._rooms))
        for sentence in self._sentences:
            announce(self._area, sentence)
            self.said.emit(sentence)
        self._sentences.clear()

    def _note_choice(self, sentence: str, *, stayed: bool) -> None:
        """Say what is selected now, unless an edit brought it about, which is said elsewhere."""
        selected, before = self._rooms.choice.selected(), self._selected
        self._selected = selected
        is_other, self._is_other = self._is_other, False
        if selected == before or is_other:
            return
        if sentence:
            self._sentences.insert(0, sentence)
        elif stayed and not self._rooms.pick.active:
            self._sentences.insert(0, self.tr("nothing selected"))

    def _note_candidate(self, sentence: str) -> None:
        candidate = self._rooms.pick.candidate or 0
        if candidate != self._candidate and sentence:
            self._sentences.append(sentence)
        self._candidate = candidate


def send(event: QAccessibleEvent) -> None:
    """Hand an event to whoever listens."""
    QAccessible.updateAccessibility(event)


@cache
def _offer() -> None:
    """Let Qt ask us for the interface of document views; once a process."""
    QAccessible.installFactory(_made)


def _made(_kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Qt's question, for each class of each object that somebody looks at."""
    voice = thing.findChild(Voice) if _kind == "DocumentView" and thing is not None else None
    return voice.interface() if voice is not None else None
