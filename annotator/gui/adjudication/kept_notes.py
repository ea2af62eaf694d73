"""Notes that could not be written yet, for edits before them are not saved: kept until they are."""

from PySide6.QtCore import QObject

from annotator.errors import UserError
from annotator.gui.session import Session
from annotator.ops.noting import write_note
from annotator.store.project import Project


class KeptNotes(QObject):
    """Belongs to the session: a window that is closed meanwhile takes no note with it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._notes: dict[int, tuple[str, str]] = {}
        """Who wrote it and what, by decision."""
        self._is_last = False
        session.saved.connect(self._write)
        session.draft_ended.connect(self._write)
        session.moving.connect(self._write_into)
        session.closed.connect(self._forget)

    def keep(self, decision: int, words: str) -> None:
        """Writes the note of a decision as soon as that can be."""
        self._notes[decision] = (self._session.annotator, words)

    def end(self) -> None:
        """No more notes come."""
        self._is_last = True
        if not self._notes:
            self.deleteLater()

    def _write(self) -> None:
        while self._notes and not self._session.has_unsaved:
            decision = next(iter(self._notes))
            self._session.run(_write_as, decision, *self._notes.pop(decision))
        if self._is_last and not self._notes:
            self.deleteLater()

    def _write_into(self, copy: Project) -> None:
        """Work goes on in ``copy``, where rows have the numbers that they have here."""
        while self._notes:
            decision = next(iter(self._notes))
            try:
                _write_as(copy, decision, *self._notes.pop(decision))
            except UserError as error:
                self._session.failed.emit(error)

    def _forget(self) -> None:
        self._notes.clear()
        if self._is_last:
            self.deleteLater()


def _write_as(project: Project, decision: int, actor: str, words: str) -> None:
    """By now somebody else may work here."""
    before, project.actor = project.actor, actor
    try:
        write_note(project, decision, words)
    finally:
        project.actor = before
