"""The note of a span or relation: saved while it is typed, so that nothing is ever lost."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.gui.fields import leave_undo
from annotator.gui.focus_ring import FocusRing
from annotator.gui.held import Held
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
        self._held = Held(self)
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
        return self._owner is not None and self._held.is_changed

    def show_note(self, owner: object, note: str) -> None:
        """Shows the note of ``owner``; what was typed for another one is handed over first.

        Words that are being typed stay when the same owner is shown again.
        """
        if owner == self._owner:
            if self.is_unsaved:
                self._held.expect(note)
                return
        else:
            self.commit()
            self._owner = owner
        self._held.show(note)
        self._rest.stop()

    def commit(self) -> None:
        """Hands over what was typed, if anything."""
        self._rest.stop()
        if self.is_unsaved:
            words = self.toPlainText()
            self._held.expect(words)
            self.committed.emit(self._owner, words)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving hands over."""
        super().focusOutEvent(event)
        self.commit()

    def _typed(self) -> None:
        if self.is_unsaved:
            self._rest.start()
