"""Backups of the open project: every hour while it is worked on, in a thread of their own."""

import contextlib
import datetime
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, Qt, QTimer, Signal

from annotator.errors import UserError
from annotator.gui.session import Session
from annotator.gui.texts import duration_text
from annotator.ops.kinds import Kind
from annotator.store.backup_places import Place
from annotator.store.change import Change

EVERY = 3600
SOON = 60
"""Seconds between two backups, and at least from an edit to the backup that holds it."""


class Backups(QObject):
    """Backs the session's project up once it was changed and the last backup is an hour old."""

    made = Signal(object)  # Backup
    failed = Signal(object)  # UserError; the edits go on
    _ended = Signal(object, object)  # whose stop it was; a Backup, a UserError or None: put off

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.begin)
        self._ended.connect(self._tell)
        session.changed.connect(self._heard)
        session.closed.connect(self.stop)

    def _heard(self, change: Change) -> None:
        """Something was committed: a backup is due, if none is already."""
        if change.operation.kind != Kind.COUNT_TIME and not self._timer.isActive():
            self._wait()

    def _wait(self) -> None:
        path = self._session.project.path
        if path is None or not self._session.is_writable:
            return
        from annotator.ops.backups import place_of  # noqa: PLC0415 - not at start
        from annotator.store.backups import backups  # noqa: PLC0415 - not at start

        seconds = SOON
        if newest := next(iter(backups(place_of(self._session.project))), None):
            age = (datetime.datetime.now(datetime.UTC) - newest.at).total_seconds()
            seconds = int(min(EVERY, max(SOON, EVERY - age)))
        self._timer.start(1000 * seconds)

    def begin(self) -> None:
        """Makes a backup now; later where an edit or another backup is under way."""
        session = self._session
        if not session.is_writable or session.project.path is None:
            return
        if session.project.is_editing or (self._thread and self._thread.is_alive()):
            self._try_later()
            return
        self._timer.stop()
        self._stop = threading.Event()
        from annotator.ops.backups import place_of  # noqa: PLC0415 - not at start

        place = place_of(session.project)
        self._thread = threading.Thread(
            target=self._work, args=(place, self._stop), name="backup", daemon=True
        )
        self._thread.start()

    def _try_later(self) -> None:
        if self._session.is_open:
            self._timer.start(1000 * SOON)

    def stop(self) -> None:
        """Leaves off with nothing left behind; returns when the thread has ended."""
        self._timer.stop()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, place: Place, stop: threading.Event) -> None:
        from annotator.store.backups import Occasion, back_up  # noqa: PLC0415 - not at start
        from annotator.store.copying import NeverQuiet  # noqa: PLC0415 - not at start
        from annotator.store.verification import Stopped  # noqa: PLC0415 - not at start

        def look(_done: int, _total: int) -> None:
            if stop.is_set():
                raise Stopped

        with contextlib.suppress(Stopped):
            try:
                self._ended.emit(stop, back_up(place, Occasion.HOURLY, look))
            except NeverQuiet:
                self._ended.emit(stop, None)
            except UserError as error:
                self._ended.emit(stop, error)

    def _tell(self, stop: threading.Event, outcome: object) -> None:
        """In the window's thread: by now another project may be open."""
        if stop.is_set():
            return
        if outcome is None:
            self._try_later()
        elif isinstance(outcome, UserError):
            self.failed.emit(outcome)
        else:
            self.made.emit(outcome)


def time_text(at: datetime.datetime, language: str) -> str:
    """A time in the time zone and the manner of this computer."""
    when = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale(language).toString(when, QLocale.FormatType.ShortFormat)


def last_backup_text(path: Path | None, language: str) -> str:
    """When the project at ``path`` was backed up last."""
    from annotator.ops.backups import backups_of, place_at  # noqa: PLC0415 - not at start

    newest = next(iter(backups_of(place_at(path))), None) if path else None
    if newest is None:
        return QCoreApplication.translate("Backups", "There is no backup yet.")
    age = datetime.datetime.now(datetime.UTC) - newest.at
    words = QCoreApplication.translate("Backups", "Last backup: {when} ({age} ago)")
    shown = duration_text(max(0, int(age.total_seconds())))
    return words.format(when=time_text(newest.at, language), age=shown)
