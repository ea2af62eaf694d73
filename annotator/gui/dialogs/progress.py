"""Long work in sight: how far it is, and a button that ends it with nothing done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from annotator.errors import UserError
from annotator.gui.plain import PlainLabel
from annotator.gui.tasks import Task
from annotator.ops.steps import Step

_FINE = 1000


class ProgressPane(QWidget):
    """A bar and a Cancel button for one task at a time."""

    ended = Signal()  # finished, failed or cancelled: ask the task which

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._text = PlainLabel(wrap=True)
        self._bar = QProgressBar()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(self._text)
        layout.addLayout(row)
        layout.addStretch(2)

    @property
    def is_busy(self) -> bool:
        """Whether a task is at work."""
        return self._task is not None

    def start(self, task: Task, text: str) -> None:
        """Shows ``task`` under ``text`` and starts it."""
        self._task = task
        self._text.setText(text)
        self._bar.setRange(0, 0)
        self._cancel.setFocus()
        task.progressed.connect(self._progressed)
        for signal in (task.finished, task.failed, task.cancelled):
            signal.connect(self._end)
        task.start()

    def cancel(self) -> None:
        """Ends the task with nothing of it done."""
        if self._task is not None:
            self._task.cancel()

    def _progressed(self, step: Step) -> None:
        if step.total > 0:
            self._bar.setRange(0, _FINE)
            self._bar.setValue(min(_FINE, _FINE * step.done // step.total))

    def _end(self, *_result: object) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.deleteLater()
            self.ended.emit()


class ProgressDialog(QDialog):
    """A window of its own around one task.  ``result`` and ``error`` tell how it ended."""

    def __init__(self, title: str, text: str, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.outcome: object = None
        self.error: UserError | None = None
        self._pane = ProgressPane()
        layout = QVBoxLayout(self)
        layout.addWidget(self._pane)
        self.resize(420, 110)
        task.finished.connect(self._finished)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        self._pane.start(task, text)

    def reject(self) -> None:
        """Esc and the window's cross cancel the work."""
        if self._pane.is_busy:
            self._pane.cancel()
        else:
            super().reject()

    def _finished(self, outcome: object) -> None:
        self.outcome = outcome
        self.accept()

    def _failed(self, error: UserError) -> None:
        self.error = error
        super().reject()

    def _cancelled(self) -> None:
        super().reject()
