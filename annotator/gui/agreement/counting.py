"""The counts of the window: read in slices, made in a thread, kept up to date with every edit."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.agreement.comparison import Agreement
from annotator.errors import UserError
from annotator.gui.agreement.worker import Ticket, Worker
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.model.annotation import State
from annotator.ops import agreement as ops
from annotator.ops.steps import Step
from annotator.store.change import Change

_REST = 120
"""Milliseconds that edits are waited for before the figures follow."""
_MANY = 200
"""Changed documents from which on all is compared anew."""

_ANEW = frozenset({"label", "label_end"})
_WATCHED = frozenset({"span", "relation", "layer", "document"})


class Counting(QObject):
    """Holds the :class:`Agreement` of the open project."""

    begun = Signal()
    progressed = Signal(object)  # Step
    compared = Signal()
    """All was compared anew."""
    followed = Signal()
    """The counts took some documents' edits in."""
    failed = Signal(object)  # UserError
    cancelled = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._total = 1
        self._worker = Worker(self)
        self._worker.finished.connect(self._take)
        self._worker.progressed.connect(self._tell)
        self._worker.failed.connect(self._raise)
        self._pending: set[int] = set()
        self._anew = False
        self._layers = False
        self._finishers: frozenset[str] = frozenset()
        self._finished: Mapping[tuple[int, str], str] | None = None
        self.agreement: Agreement | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.catch_up)
        session.changed.connect(self._changed)

    @property
    def is_busy(self) -> bool:
        """Whether all is being compared."""
        return self._task is not None or self._worker.is_busy

    def finished(self) -> Mapping[tuple[int, str], str]:
        """Who finished which document when, read once until it changes."""
        if self._finished is None:
            self._finished = ops.finishing_times(self._session.project)
        return self._finished

    def start(self) -> None:
        """Compares everything."""
        self.stop()
        self._pending.clear()
        self._anew = False
        self._finished = None
        self._finishers = self._read_finishers()
        task = Task(ops.uncounted(self._session.project), self)
        task.progressed.connect(self.progressed)
        task.finished.connect(self._count)
        task.failed.connect(self._fail)
        self._task = task
        self.begun.emit()
        task.start()

    def stop(self) -> None:
        """Ends the comparing without a result."""
        self._rest.stop()
        self._end()

    def cancel(self) -> None:
        """The same, as a person wishes it."""
        if self.is_busy:
            self.stop()
            self.cancelled.emit()

    def _end(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()
        self._worker.stop()

    def _count(self, agreement: Agreement) -> None:
        """Counts in a thread: a pair of large layers takes longer than a frame."""
        self._end()
        pairs = len(agreement.pairs()) + len(agreement.against_gold())
        self._total = max(1, pairs)

        def work(ticket: Ticket) -> Agreement:
            for done, _total in agreement.prepare(relations=ops.has_relations(agreement)):
                ticket.progress(done)
                if ticket.is_cancelled():
                    break
            return agreement

        self._worker.start(work)

    def _tell(self, done: int) -> None:
        self.progressed.emit(Step(done, self._total))

    def _raise(self, error: Exception) -> None:
        self._end()
        self.cancelled.emit()  # else a bar would run for ever
        raise error

    def _take(self, agreement: Agreement) -> None:
        self._end()
        self.agreement = agreement
        self.compared.emit()

    def _fail(self, error: UserError) -> None:
        self._end()
        self.agreement = None
        self.failed.emit(error)

    def _changed(self, change: Change) -> None:
        if change.everywhere or change.tables & _ANEW:
            self._anew = True
        elif change.tables & _WATCHED:
            self._pending |= change.documents
        else:
            return
        if change.everywhere or "layer" in change.tables:
            self._finished, self._layers = None, True
        self._rest.start()

    def catch_up(self) -> None:
        """Takes in what was edited since."""
        self._rest.stop()
        if not self._session.is_open:
            return
        agreement, pending = self.agreement, frozenset(self._pending)
        anew = self._anew or self.is_busy or agreement is None or len(pending) > _MANY
        if anew or not self._follows(pending):
            self.start()
            return
        self._pending.clear()
        self.followed.emit()

    def _follows(self, pending: frozenset[int]) -> bool:
        """Whether the counts could take the documents in, and everybody's work is in them."""
        agreement, project = self.agreement, self._session.project
        if agreement is None or not ops.update(project, agreement, pending):
            return False
        same = not self._layers or self._read_finishers() == self._finishers
        self._layers = False
        return same and bool(agreement.pairs() or agreement.against_gold())

    def _read_finishers(self) -> frozenset[str]:
        """Everybody who has finished anything: whoever joins them was not read yet."""
        states = self._session.project.read.layer_states()
        return frozenset(name for name, state, _count in states if state == State.FINISHED)
