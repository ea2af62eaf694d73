"""What an export would hold and lose, counted while the person still chooses."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QGroupBox, QVBoxLayout, QWidget

from annotator.errors import UserError
from annotator.gui.dialogs.words import documents, language, loss_counts, sentence, translate
from annotator.gui.plain import PlainLabel, phrased
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.ops.export_preview import ExportPreview, preview_export
from annotator.ops.export_request import ExportRequest
from annotator.ops.report import Counts

_REST = 200
"""Milliseconds for which nothing must change before it is counted anew."""


class PreviewBox(QGroupBox):
    """Counts in slices between events; a new wish ends the counting of the one before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What will be written"))
        self.preview: ExportPreview | None = None
        self._session = session
        self._request: ExportRequest | None = None
        self._task: Task | None = None
        self._told = PlainLabel(wrap=True, selectable=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnStretch(4, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(self._grid)
        layout.addWidget(self._told)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._begin)

    def show_request(self, request: ExportRequest | None) -> None:
        """Counts ``request`` in a moment; None: there is nothing to count."""
        if request == self._request:
            return
        self.stop()
        self._request = request
        if request is None:
            self._clear("")
        else:
            self._timer.start()

    def stop(self) -> None:
        """Ends the counting; the next request is counted in any case."""
        self._timer.stop()
        self._request = None
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()

    def _begin(self) -> None:
        if self._request is None or not self._session.is_open:
            return
        task = Task(preview_export(self._session.project, self._request), self)
        task.finished.connect(self._show)
        task.failed.connect(self._show_problem)
        self._task = task
        if self.preview is None:
            self._told.setText(self.tr("Counting…"))
        task.start()

    def _end(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.deleteLater()

    def _show_problem(self, error: UserError) -> None:
        self._end()
        self._clear(sentence(error))

    def _show(self, preview: ExportPreview) -> None:
        self._end()
        self._clear(" ".join(filter(None, (self._losses(preview), self._unfinished(preview)))))
        self.preview = preview
        self._draw(preview.parts)

    def _losses(self, preview: ExportPreview) -> str:
        if not preview.losses_by_kind:
            return self.tr("Nothing gets lost.")
        lost = loss_counts(preview.losses_by_kind)
        total = sum(counts.documents for counts in preview.parts.values())
        if preview.tried == total:
            return phrased(self.tr("What the format cannot hold: {losses}."), losses=lost)
        told = self.tr("What the format cannot hold, in the first {documents}: {losses}.")
        return phrased(told, documents=documents(preview.tried), losses=lost)

    def _unfinished(self, preview: ExportPreview) -> str:
        if not preview.unfinished:
            return ""
        told = self.tr("Not finished and left out: {documents}.")
        return told.format(documents=documents(preview.unfinished))

    def _clear(self, told: str) -> None:
        self.preview = None
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def _draw(self, parts: Mapping[str, Counts]) -> None:
        titles = (
            translate("ReportPane", "Documents"),
            translate("ReportPane", "Spans"),
            translate("ReportPane", "Relations"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for column, title in enumerate(titles, 1):
            self._grid.addWidget(PlainLabel(title), 0, column, right)
        for row, (name, counts) in enumerate(parts.items(), 1):
            self._grid.addWidget(PlainLabel(name or self.tr("All")), row, 0)
            for column, number in enumerate((counts.documents, counts.spans, counts.relations), 1):
                label = PlainLabel(QLocale(language()).toString(number))
                self._grid.addWidget(label, row, column, right)
