"""Figures that take long, computed in a thread beside the window from plain values.

The thread meets neither the project nor Qt: it gets values, and the window looks now and then
whether it is done.
"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK = 40
"""Milliseconds between two looks."""


class Ticket:
    """One piece of work: may be cancelled, and tells how far it is."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.done = 0

    def cancel(self) -> None:
        """Asks the work to leave off."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether it was asked to."""
        return self._stop.is_set()

    def progress(self, done: int) -> None:
        """Called by the work."""
        self.done = done


Work = Callable[[Ticket], object]


class Worker(QObject):
    """Does one piece of work at a time; a new one takes the place of the one before."""

    finished = Signal(object)
    """The result of the newest work, unless it was stopped."""
    failed = Signal(object)  # Exception
    progressed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticket: Ticket | None = None
        self._thread: threading.Thread | None = None
        self._outcome: list[object] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Begins ``work``, which gets a :class:`Ticket`."""
        self.stop()
        ticket, outcome = Ticket(), list[object]()
        self._ticket, self._outcome = ticket, outcome

        def run() -> None:
            try:
                outcome.append(work(ticket))
            except Exception as error:
                outcome.append(error)

        self._thread = threading.Thread(target=run, name="agreement", daemon=True)
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Asks the work to leave off; what it has by then is still told."""
        if self._ticket is not None:
            self._ticket.cancel()

    def stop(self) -> None:
        """Cancels what is under way; its result is not told."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._thread = None
        self._timer.stop()

    def _look(self) -> None:
        ticket, thread = self._ticket, self._thread
        if ticket is None or thread is None:
            return
        if thread.is_alive():
            self.progressed.emit(ticket.done)
            return
        outcome = self._outcome[0]
        self.stop()
        if isinstance(outcome, Exception):
            self.failed.emit(outcome)
        else:
            self.finished.emit(outcome)
