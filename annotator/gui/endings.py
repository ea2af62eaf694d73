"""The system asks the program to end (SIGTERM, a closed terminal, the end of the session)."""

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = ("SIGTERM", "SIGHUP")


class Endings(QObject):
    """Says so in the event loop, while everything can still be put away.  One a process.

    A signal alone would wait until Python runs again, which may be at the next key.
    """

    asked = Signal()
    """The program is to end now; nobody can be asked anything."""
    session_ended = Signal()
    """The session may end soon: what is in hand should be put away, the program goes on."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._is_asked = False
        self._ours, theirs = socket.socketpair()
        for end in (self._ours, theirs):
            end.settimeout(0)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._theirs = theirs
        for name in _SIGNALS:
            if hasattr(signal, name):  # Windows has no SIGHUP
                signal.signal(getattr(signal, name), self._note)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._ours.fileno(), kind, self)
        self._notifier.activated.connect(self._hear)
        application.commitDataRequest.connect(self._hear_session)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._is_asked = True

    def _hear(self) -> None:
        with contextlib.suppress(OSError):
            self._ours.recv(64)
        if self._is_asked:
            self._is_asked = False
            self.asked.emit()

    def _hear_session(self, _manager: QSessionManager) -> None:
        self.session_ended.emit()
