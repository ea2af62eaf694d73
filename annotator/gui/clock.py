"""Time at work: the seconds in which somebody was at a layer, idle ones left out."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from annotator.errors import UserError
from annotator.gui.overrides import guarded
from annotator.gui.session import Session
from annotator.ops import annotate
from annotator.store.gate import now

IDLE = 60.0
"""Seconds without an event after which somebody is taken to be away."""

FLUSH = 60.0
"""Seconds of work after which they are written down."""

_LOOK = 5000
STIRS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


@guarded
class Clock(QObject):
    """Counts for one layer at a time.  It hears the events of a native window (see ``watch``),
    of which there are few, and not those of every widget.
    """

    counted = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._seconds = seconds
        self._document_id = 0
        self._annotator = ""
        self._last: float | None = None
        self._active = 0.0
        self._kept: dict[tuple[int, str], float] = {}
        """Seconds that could not be written yet: there is no layer before the first edit."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)

    @property
    def pending(self) -> int:
        """Seconds counted and not yet written."""
        return int(self._active)

    def watch(self, window: QObject) -> None:
        """Takes the key, mouse and wheel events of ``window`` (a QWindow) as signs of life."""
        window.installEventFilter(self)

    def turn_to(self, document_id: int) -> None:
        """Counts for another document from now on (0: none); writes what the last one got."""
        self.flush()
        if self._document_id:
            self._kept[(self._document_id, self._annotator)] = self._active
        self._document_id = document_id
        self._annotator = self._session.annotator
        self._last = None
        self._active = self._kept.pop((document_id, self._annotator), 0.0)
        if document_id:
            self._timer.start()
            self.stir()
        else:
            self._timer.stop()

    def forget(self) -> None:
        """Another project is open: what could not be written for the one before is gone."""
        self._document_id = 0
        self._kept.clear()

    def stir(self) -> None:
        """Somebody did something."""
        if not self._document_id:
            return
        at = self._seconds()
        if self._last is not None and at - self._last <= IDLE:
            self._active += at - self._last
        self._last = at

    def flush(self) -> None:
        """Writes whole seconds down; what cannot be written now is kept for the next time.

        This is no wish of anybody's, so it does not go through ``Session.run``: time that could
        not be saved must not hold up the person's own edits.
        """
        session, seconds = self._session, int(self._active)
        may = session.is_writable and not session.has_unsaved and not session.project.is_editing
        if not self._document_id or seconds < 1 or not may:
            return
        try:
            annotate.count_time(session.project, self._document_id, self._annotator, seconds, now())
        except UserError:
            return
        self._active -= seconds
        self.counted.emit()

    def _look(self) -> None:
        at_rest = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        if self._active >= FLUSH and at_rest:
            self.flush()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notices signs of life, takes none away."""
        if event.type() in STIRS:
            self.stir()
        return False
