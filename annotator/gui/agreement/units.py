"""The figures that are computed on request, in the background: unitizing alpha and gamma."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.gamma_figure import Sampling
from annotator.agreement.unitizing import UnitizingAlpha
from annotator.errors import UserError
from annotator.gui.agreement.charts import Blank, Chart
from annotator.gui.agreement.facts import Facts
from annotator.gui.agreement.making_units import (
    sampler_name,
    units_chart,
    units_notes,
    units_title,
)
from annotator.gui.agreement.worker import Ticket, Work, Worker
from annotator.gui.dialogs.words import sentence
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.ops.agreement_units import (
    GammaOfDocuments,
    UnitsOfDocument,
    gammas,
    gather_units,
    unitizing,
)

_SAMPLERS = ("statistical", "shuffle")


class UnitsPanel(QWidget):
    """How chance is drawn, a button that begins, one that ends; the chart is shown elsewhere."""

    chart_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts: Facts | None = None
        self._task: Task | None = None
        self._alpha: UnitizingAlpha | None = None
        self.gamma: GammaOfDocuments | None = None
        self._next: Work = _nothing
        self.worker = Worker(self)
        self.sampler, self.samples, self.seed = QComboBox(), QSpinBox(), QSpinBox()
        for name in _SAMPLERS:
            self.sampler.addItem(sampler_name(name), name)
        self.samples.setRange(2, 1000)
        self.samples.setValue(30)
        self.seed.setRange(0, 999_999)
        self.compute = QPushButton(self.tr("&Compute"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.progress = QProgressBar()
        self.notes = PlainLabel(wrap=True)
        self._lay()
        self.compute.clicked.connect(self.begin)
        self.cancel.clicked.connect(self.leave_off)
        self.worker.finished.connect(self._take)
        self.worker.progressed.connect(self.progress.setValue)
        self.worker.failed.connect(self._raise)
        self._show_busy(busy=False)

    def _lay(self) -> None:
        line = QHBoxLayout()
        for words, field in (
            (self.tr("Samp&ler"), self.sampler), (self.tr("Sam&ples"), self.samples),
            (self.tr("See&d"), self.seed),
        ):  # fmt: skip
            label = PlainLabel(words)
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field)
        for button in (self.compute, self.cancel):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addWidget(self.progress, 1)
        line.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.addLayout(line)
        column.addWidget(self.notes)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being computed."""
        return self._task is not None or self.worker.is_busy

    def show_facts(self, facts: Facts) -> None:
        """Whose figures are asked for; what was computed for others is forgotten."""
        same = (
            self._facts is not None
            and self._facts.agreement is facts.agreement
            and self._facts.pairs == facts.pairs
        )
        self._facts = facts
        if not same:
            self.forget()
        self.compute.setEnabled(self._has_units and not self.is_busy)

    @property
    def _has_units(self) -> bool:
        facts = self._facts
        return facts is None or facts.choice.has_units(facts.agreement)

    def forget(self) -> None:
        """The texts or the choice are others now."""
        self.stop()
        self._alpha = self.gamma = None
        self.notes.setText("")

    def chart(self) -> Chart:
        """What is known by now."""
        if not self._has_units:
            return Blank(units_title(), self.tr(
                "Unitizing alpha and gamma look at everybody who finished a document at once, so "
                "they say nothing about one against the rest. Choose two people, or all pairs."
            ))  # fmt: skip
        if self._alpha is None or self._facts is None:
            why = self.tr(
                "Unitizing alpha and gamma look at place and label at once. They take longer, so "
                "they are computed when you ask: choose how chance is drawn, then Compute."
            )
            return Blank(units_title(), self.tr("Computing…") if self.is_busy else why)
        return units_chart(self._alpha, self.gamma, self._facts.pairs, self._facts.label)

    def told(self) -> tuple[str, ...]:
        """What was left out, merged or capped, in sentences."""
        return units_notes(self._alpha, self.gamma) if self._alpha is not None else ()

    def begin(self) -> None:
        """Reads the spans, then computes beside the window."""
        if self._facts is None or not self._facts.pairs or not self._has_units:
            return
        self.forget()
        steps = gather_units(self._session.project, self._facts.agreement, self._facts.pairs)
        self._task = Task(steps, self)
        self._task.finished.connect(self._gathered)
        self._task.failed.connect(self._fail)
        self._show_busy(busy=True)
        self.progress.setRange(0, 0)
        self._task.start()
        self.chart_changed.emit()

    def leave_off(self) -> None:
        """Ends early; the documents that are done by then are shown."""
        if self.worker.is_busy:
            self.worker.cancel()
        else:
            self.stop()
            self.notes.setText(self.tr("Cancelled."))
            self.chart_changed.emit()

    def stop(self) -> None:
        """Ends with nothing to show for it."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()
        self.worker.stop()
        self._show_busy(busy=False)

    def mark_stale(self) -> None:
        """Somebody has edited finished work since."""
        if self._alpha is not None and not self.is_busy:
            notes = " ".join(units_notes(self._alpha, self.gamma))
            told = self.tr("The project was edited since this was computed.")
            self.notes.setText(f"{notes} {told}")

    def sampling(self) -> Sampling:
        """How chance is drawn, as it is chosen now."""
        return Sampling(self.samples.value(), self.seed.value(), self.sampler.currentData())

    def _gathered(self, documents: tuple[UnitsOfDocument, ...]) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.deleteLater()
        sampling = self.sampling()
        labels = self._facts.agreement.labels if self._facts is not None else ()
        self.progress.setRange(0, max(1, len(documents)))

        def alpha(_ticket: Ticket) -> UnitizingAlpha:
            return unitizing(documents, labels)

        def gamma(ticket: Ticket) -> GammaOfDocuments:
            return gammas(documents, sampling, ticket.is_cancelled, ticket.progress)

        self._next = gamma
        self.worker.start(alpha)

    def _take(self, found: object) -> None:
        """Alpha comes first and is shown while gamma is computed."""
        if isinstance(found, UnitizingAlpha):
            self._alpha = found
            self.worker.start(self._next)
        elif isinstance(found, GammaOfDocuments):
            self.gamma = found
            self._show_busy(busy=False)
        self.notes.setText(" ".join(self.told()))
        self.chart_changed.emit()

    def _fail(self, error: UserError) -> None:
        self.stop()
        self.notes.setText(sentence(error))

    def _raise(self, error: Exception) -> None:
        self._show_busy(busy=False)
        raise error

    def _show_busy(self, *, busy: bool) -> None:
        self.cancel.setVisible(busy)
        self.progress.setVisible(busy)
        for field in (self.sampler, self.samples, self.seed):
            field.setEnabled(not busy)
        self.compute.setEnabled(not busy and self._has_units)


def _nothing(_ticket: Ticket) -> None:
    """No work."""
