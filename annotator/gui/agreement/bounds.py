"""The intervals of the window: their counts are read in slices, then they are drawn in a thread."""

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QObject, Signal

from annotator.agreement.bootstrap import Interval
from annotator.agreement.comparison import Agreement
from annotator.gui.agreement.intervals import Drawn, Wanted, draw, gather
from annotator.gui.agreement.worker import Ticket, Worker
from annotator.gui.tasks import Task


class Bounds(QObject):
    """Knows the intervals that were drawn, by figure and pairs; None: there is none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: dict[Hashable, Interval] = {}
        self._asked: tuple[Wanted, ...] = ()
        self._then: Callable[[], None] | None = None
        self._task: Task | None = None
        self._worker = Worker(self)
        self._worker.finished.connect(self._take)
        self._worker.failed.connect(self._raise)

    @property
    def is_busy(self) -> bool:
        """Whether any are being drawn."""
        return self._task is not None or self._worker.is_busy

    @property
    def is_awaited(self) -> bool:
        """Whether something is to come after the intervals that are not known yet."""
        return self._then is not None

    def forget(self) -> None:
        """The counts are others now; what was to come after the intervals of those is awaited
        still, and must be asked for anew."""
        then = self._then
        self.stop()
        self._then = then
        self.known.clear()

    def stop(self) -> None:
        """Ends the work."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()
        self._worker.stop()
        self._then = None

    def ask(
        self, agreement: Agreement, wanted: Iterable[Wanted],
        then: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Draws what is not known yet; ``then`` comes after it, at once where all is known."""
        missing = tuple(one for one in dict.fromkeys(wanted) if one not in self.known)
        if not missing:
            if then is not None:
                self._then = None
                then()
            return
        if missing == self._asked and self.is_busy and then is None:
            return
        self.stop()
        self._asked, self._then = missing, then
        task = Task(gather(agreement, missing), self)
        task.finished.connect(self._draw)
        task.cancelled.connect(self._break)
        self._task = task
        task.start()

    def _draw(self, tables: list[Drawn]) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.deleteLater()

        def work(ticket: Ticket) -> object:
            return draw(tables, ticket.is_cancelled)

        self._worker.start(work)

    def _break(self) -> None:
        """Where nobody stopped it, it met a bug: asked for again at once it would meet it again."""
        if self._task is not None:
            self.stop()

    def _take(self, found: dict[Hashable, Interval]) -> None:
        self.known |= {one: found.get(one) for one in self._asked}
        then, self._then = self._then, None
        self.changed.emit()
        if then is not None:
            then()

    def _raise(self, error: Exception) -> None:
        self._then = None
        raise error
