"""Long work of the window's thread, done a few milliseconds at a time between events."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.003
"""Seconds that a turn may last; no single step of the work should take longer."""


class Slices(QObject):
    """Runs one piece of work, an iterator that does a little at each step, until it ends.

    Input comes first: the timer's turn comes when no event waits.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.turn)

    @property
    def is_running(self) -> bool:
        """Whether work is left to do."""
        return self._work is not None

    def start(self, work: Iterator[object]) -> None:
        """Begins ``work``; what was under way before is dropped."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Drops the work that is under way."""
        self._work = None
        self._timer.stop()

    def finish(self) -> None:
        """Does the rest at once, also of what its last step begins."""
        while (work := self._work) is not None:
            for _step in work:
                pass
            self._leave(work)

    def turn(self) -> None:
        """Works for one slice now, without waiting until no event is left."""
        work, end = self._work, time.monotonic() + _SLICE
        if work is None:
            return
        try:
            for _step in work:
                if time.monotonic() >= end:
                    return
        except BaseException:
            self._leave(work)
            raise
        self._leave(work)

    def _leave(self, work: Iterator[object]) -> None:
        if self._work is work:  # its last step may have begun another
            self.stop()
