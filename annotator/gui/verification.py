"""A large project is looked at while its annotator works on it already."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.errors import UserError


class Verification(QObject):
    """Verifies one file in a thread that has a connection of its own and only reads."""

    passed = Signal()
    damage_found = Signal(object)  # UserError
    _ended = Signal(object, object)  # whose stop it was, and a UserError or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._ended.connect(self._tell)

    def start(self, path: Path) -> None:
        """Begins with ``path``; what was being looked at is left."""
        self.stop()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._look, args=(path, self._stop), name="verification", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Leaves off; returns when the thread has let go of the file."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _look(self, path: Path, stop: threading.Event) -> None:
        from annotator.store.verification import (  # noqa: PLC0415 - not at start
            Stopped,
            verify_apart,
        )

        try:
            verify_apart(path, stop.is_set)
        except Stopped:
            return
        except UserError as error:
            self._ended.emit(stop, error)
        else:
            self._ended.emit(stop, None)

    def _tell(self, stop: threading.Event, error: UserError | None) -> None:
        """In the window's thread: by now another file may be open."""
        if stop.is_set():
            return
        if error is None:
            self.passed.emit()
        else:
            self.damage_found.emit(error)
