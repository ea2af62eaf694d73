"""The note of a span or relation: saved while it is typed, so that nothing is ever lost."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.gui.fields import leave_undo
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded

REST = 2000
"""Milliseconds without a key after which the note is saved."""


@guarded
class NoteEdit(QPlainTextEdit):
    """A plain text that belongs to one thing at a time and says when it should be kept."""

    committed = Signal(object, str)
    """The thing the note belongs to, and its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner: object = None
        self._kept = ""
        FocusRing(self, framed=True)
        self.setTabChangesFocus(True)
        leave_undo(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)

    @property
    def is_unsaved(self) -> bool:
        """Whether words stand here that were not handed over."""
        return self._owner is not None and self.toPlainText() != self._kept

    def show_note(self, owner: object, note: str) -> None:
        """Shows the note of ``owner``; what was typed for another one is handed over first.

        Words that are being typed stay when the same owner is shown again.
        """
        if owner == self._owner:
            was_unsaved = self.is_unsaved
            self._kept = _same_as_qt(note)
            if was_unsaved or self.toPlainText() == self._kept:
                return
        else:
            self.commit()
            self._owner = owner
            self._kept = _same_as_qt(note)
        self.setPlainText(note)
        self._rest.stop()

    def commit(self) -> None:
        """Hands over what was typed, if anything."""
        self._rest.stop()
        if self.is_unsaved:
            self._kept = self.toPlainText()
            self.committed.emit(self._owner, self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving hands over."""
        super().focusOutEvent(event)
        self.commit()

    def _typed(self) -> None:
        if self.is_unsaved:
            self._rest.start()


def _same_as_qt(note: str) -> str:
    """``note`` as the field gives it back: it knows one kind of line end and of space."""
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        note = note.replace(end, "\n")
    return note.replace("\u00a0", " ").replace("\ufdd0", "\n").replace("\ufdd1", "\n")
