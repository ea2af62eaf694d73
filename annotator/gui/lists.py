"""The lists at the sides, documents and labels: told of changes when the text has been painted."""

from PySide6.QtCore import QObject

from annotator.gui.later import Later
from annotator.gui.panels.documents import DocumentsPanel
from annotator.gui.panels.labels import LabelsPanel
from annotator.gui.session import Session
from annotator.store.change import Change


class Lists(QObject):
    """Collects what has changed.  The lists count what waits to be saved, as the text shows it."""

    def __init__(
        self, session: Session, documents: DocumentsPanel, labels: LabelsPanel, later: Later,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._documents, self._labels, self._later = documents, labels, later
        self._changes: list[Change] = []
        session.closed.connect(self._changes.clear)
        session.changed.connect(self._hear)
        session.drafted.connect(self._hear)
        session.draft_ended.connect(self._read_again)

    def _hear(self, change: Change) -> None:
        self._changes.append(change)
        if change.everywhere:
            self._tell()  # what is opened next is looked for there
        else:
            self._later.ask(self._tell)

    def _tell(self) -> None:
        changes = self._changes.copy()
        self._changes.clear()  # the session clears this very list
        for change in changes:
            self._documents.hear(change)
            self._labels.hear(change)

    def _read_again(self) -> None:
        self._labels.forget()
        self._later.ask(self._documents.refresh, self._labels.refresh)
