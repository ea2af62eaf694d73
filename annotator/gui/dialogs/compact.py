"""How much of the history is kept: what a shorter one gains and costs, before it is done."""

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.words import language, sentence
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.ops.compaction import prospect
from annotator.store.compaction import DAYS, Kept, Prospect

_LATER = 200
"""Milliseconds after the last change of the days until they are looked at."""


class CompactDialog(QDialog):
    """After it was accepted ``kept`` says what stays as it is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compact the history"))
        self._session = session
        self._task: Task | None = None
        self._prospect: Prospect | None = None
        self._later = QTimer(self, interval=_LATER, singleShot=True)
        self._later.timeout.connect(self._ask)
        self.facts = PlainLabel(wrap=True)
        self.keep_all = QRadioButton(self.tr("Keep &everything"))
        self.shorten = QRadioButton(self.tr("&Forget contents older than"))
        self.keep_all.setChecked(True)
        group = QButtonGroup(self)
        self.days = QSpinBox()
        self.days.setRange(0, 3650)
        self.days.setValue(DAYS)
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days"))
        for button in (self.keep_all, self.shorten):
            group.addButton(button)
            button.toggled.connect(self._choose)
        self.days.valueChanged.connect(self._choose_days)
        self.cost = ProblemLine()
        self._lay_out()
        self.resize(560, 330)
        self._ask()

    def _lay_out(self) -> None:
        told = self.tr(
            "The history holds what every annotation was before and after each change. It can "
            "forget these contents. Who did what and when, and to which annotation, always stays, "
            "and so does everything that merging with other files needs."
        )
        row = QHBoxLayout()
        row.addWidget(self.shorten)
        row.addWidget(self.days)
        row.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.compact = box.addButton(self.tr("&Compact"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        strip_icons(box)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(told, wrap=True))
        layout.addWidget(self.facts)
        layout.addWidget(self.keep_all)
        layout.addLayout(row)
        layout.addWidget(self.cost)
        layout.addStretch(1)
        layout.addWidget(box)

    @property
    def kept(self) -> Kept:
        """What stays as it is."""
        return Kept(self.days.value())

    def _choose(self) -> None:
        self._show()

    def _choose_days(self) -> None:
        self.shorten.setChecked(True)
        self._prospect = None
        self._show()
        self._later.start()

    def _ask(self) -> None:
        """Looks what it would gain, in another thread."""
        if self._task is not None:
            self._task.cancel()
        task = self._task = Task(prospect(self._session.project, self.kept), self)
        task.finished.connect(self._told)
        task.failed.connect(self._failed)
        task.start()

    def _told(self, found: Prospect | None) -> None:
        self._task, self._prospect = None, found
        if found is not None:
            words = self.tr("The project has {size}; about {history} of it are history.")
            self.facts.setText(words.format(size=_size(found.size), history=_size(found.history)))
        self._show()

    def _failed(self, error: UserError) -> None:
        self._task = None
        self.cost.set_problem(sentence(error))

    def _show(self) -> None:
        found, is_wanted = self._prospect, self.shorten.isChecked()
        self.compact.setEnabled(is_wanted and found is not None and found.base > 0)
        if not is_wanted:
            self.cost.set_hint(self.tr("Nothing is changed."))
        elif found is None:
            self.cost.set_hint(self.tr("The history is being looked through…"))
        elif not found.base:
            self.cost.set_hint(self.tr("Nothing that is as old as that has contents to forget."))
        else:
            self.cost.set_problem(self._cost(found))

    def _cost(self, found: Prospect) -> str:
        lost = self.tr(
            "Entries that lose their contents and can no longer be undone: {count}."
        ).format(count=found.entries)
        gain = self.tr("The file becomes up to {size} smaller.").format(size=_size(found.freed))
        since = QDateTime.fromString(found.since, Qt.DateFormat.ISODateWithMs)
        kept = ""
        if since.isValid():
            shown = QLocale(language()).toString(
                since.toLocalTime(), QLocale.FormatType.ShortFormat
            )
            kept = self.tr("What was done since {time} stays as it is.").format(time=shown)
        backup = self.tr("A backup with the whole history is made first.")
        return " ".join(filter(None, (lost, kept, gain, backup)))

    def done(self, result: int) -> None:
        """Leaves off looking."""
        self._later.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)


def _size(count: int) -> str:
    return QLocale(language()).formattedDataSize(count)
