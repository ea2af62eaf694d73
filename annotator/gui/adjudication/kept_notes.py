"""Notes that could not be written yet, for edits before them are not saved: kept until they are."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from annotator.errors import UserError
from annotator.gui.session import Session
from annotator.gui.waiting import Action
from annotator.ops.noting import write_note
from annotator.store.project import Project


@dataclass(frozen=True)
class _Note:
    """What ``actor`` wrote at a decision; ``uid`` is None where that is not saved yet itself."""

    decision: int
    uid: bytes | None
    actor: str
    words: str


class KeptNotes(QObject):
    """Belongs to the session: a window that is closed meanwhile takes no note with it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._notes: dict[int, _Note] = {}
        """By decision."""
        self._is_last = False
        session.saved.connect(self._write)
        session.draft_ended.connect(self._write)
        session.moving.connect(self._write_into)
        session.packing.connect(self._pack)
        session.closed.connect(self._forget)

    def keep(self, decision: int, words: str) -> None:
        """Writes the note of a decision as soon as that can be."""
        session = self._session
        uid = self._notes[decision].uid if decision in self._notes else _uid_of(session, decision)
        self._notes[decision] = _Note(decision, uid, session.annotator, words)

    def end(self) -> None:
        """No more notes come."""
        self._is_last = True
        if not self._notes:
            self.deleteLater()

    def _write(self) -> None:
        while self._notes and not self._session.has_unsaved:
            note = self._notes.pop(next(iter(self._notes)))
            if self._session.is_writable:  # else it is dropped with what it waited for
                self._session.run(_write, note)
        if self._is_last and not self._notes:
            self.deleteLater()

    def _write_into(self, copy: Project) -> None:
        """Work goes on in ``copy``, where rows have the numbers that they have here."""
        while self._notes:
            try:
                _write(copy, self._notes.pop(next(iter(self._notes))))
            except UserError as error:
                self._session.failed.emit(error)

    def _pack(self, actions: list[Action]) -> None:
        """The notes go into the file that comes in the place of a damaged one."""
        actions += [Action(partial(_write_elsewhere, note)) for note in self._notes.values()]

    def _forget(self) -> None:
        self._notes.clear()
        if self._is_last:
            self.deleteLater()


def _uid_of(session: Session, decision: int) -> bytes | None:
    try:
        found = session.project.read.one("SELECT uid FROM decision WHERE id = ?", (decision,))
    except UserError:
        return None
    return bytes(found[0]) if found else None


def _write_elsewhere(note: _Note, project: Project) -> None:
    """In another file of the project the decision may have another number, or not be there."""
    if note.uid is not None:
        found = project.read.one("SELECT id FROM decision WHERE uid = ?", (note.uid,))
        note = replace(note, decision=int(found[0]) if found else 0)
    _write(project, note)


def _write(project: Project, note: _Note) -> None:
    """By now somebody else may work here."""
    before, project.actor = project.actor, note.actor
    try:
        write_note(project, note.decision, note.words)
    finally:
        project.actor = before
