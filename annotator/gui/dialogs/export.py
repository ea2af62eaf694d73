"""Exporting: what goes where in which format, what gets lost, progress, and a report."""

from dataclasses import replace

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.formats.registry import format_named
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.export_setup import ExportSetup
from annotator.gui.dialogs.progress import ProgressPane
from annotator.gui.dialogs.report import ReportPane
from annotator.gui.dialogs.words import counted, loss_counts, sentence
from annotator.gui.plain import phrased
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.ops.export_places import Place, place_of
from annotator.ops.export_request import ExportRequest
from annotator.ops.export_target import replaced
from annotator.ops.exporting import export_documents
from annotator.ops.report import Counts, ExportReport


class ExportDialog(QDialog):
    """Exports the open project.  ``report`` is what the last export did, None before one."""

    place_requested = Signal(object)  # Place: a loss of the report to be shown in the text

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.report: ExportReport | None = None
        self._session = session
        self._setup = ExportSetup(session, self)
        self._progress = ProgressPane()
        self._report = ReportPane(has_places=True)
        self._pages = QStackedWidget()
        self._buttons = QDialogButtonBox()
        self._start = self._button(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._back = self._button(self.tr("&Back"), QDialogButtonBox.ButtonRole.ActionRole)
        self._folder = self._button(self.tr("&Open folder"), QDialogButtonBox.ButtonRole.ActionRole)
        self._close = self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._show_setup()

    def _button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self._buttons.addButton(text, role)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        for page in (self._setup, self._progress, self._report):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pages, 1)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        self._start.clicked.connect(self._export)
        self._back.clicked.connect(self._show_setup)
        self._folder.clicked.connect(self._open_folder)
        self._buttons.rejected.connect(self.reject)
        self._setup.changed.connect(self._update_start)
        self._progress.ended.connect(self._ended)
        self._report.place_requested.connect(self._go_to)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(max(980, 130 * letter), max(640, 84 * letter))

    def _show_setup(self) -> None:
        self._pages.setCurrentWidget(self._setup)
        self._show_buttons(self._start)
        self._update_start()

    def _show_buttons(self, *shown: QPushButton) -> None:
        for button in (self._start, self._back, self._folder):
            button.setVisible(button in shown)
        self._close.setVisible(self._pages.currentWidget() is not self._progress)
        default = self._start if self._start in shown else self._close
        default.setDefault(True)

    def _update_start(self) -> None:
        self._start.setEnabled(self._setup.is_ready)

    def _export(self) -> None:
        request = self._setup.request()
        if not self._setup.is_agreed and not self._may_replace(request):
            return
        request = replace(request, overwrite=True)
        self._setup.stop()
        task = Task(export_documents(self._session.project, request), self)
        task.finished.connect(self._show_report)
        task.failed.connect(self._show_problem)
        task.cancelled.connect(self._show_cancelled)
        self._request = request
        self._pages.setCurrentWidget(self._progress)
        self._show_buttons()
        self._progress.start(task, self.tr("Exporting…"))

    def _may_replace(self, request: ExportRequest) -> bool:
        there = replaced(request, format_named(request.format).description)
        if not there:
            return True
        name = there[0].name
        question = phrased(self.tr("{name} exists already. Replace it?"), name=name)
        if len(there) > 1:
            question = phrased(self.tr("{name} and others exist already. Replace them?"), name=name)
        return ask.confirm(self, question, self.tr("Replace"))

    def _ended(self) -> None:
        if self._pages.currentWidget() is self._progress:
            self._show_setup()

    def _show_cancelled(self) -> None:
        self._show_setup()
        self._setup.say(self.tr("The export was cancelled; nothing was written."))

    def _show_problem(self, error: UserError) -> None:
        self._show_setup()
        self._setup.say(sentence(error))

    def _show_report(self, report: ExportReport) -> None:
        self.report = report
        counts = [(self.tr("Written"), report.written)]
        if report.lost != Counts():
            counts.append((self.tr("Lost"), report.lost))
        target = self._request.target
        self._report.show_report(
            self._headline(report, self._request),
            counts,
            [*report.losses, *report.near_duplicates],
            unlisted=report.unlisted,
            report=report.to_json(),
            suggestion=target.with_name(f"{target.stem}.export.json"),
        )
        self._pages.setCurrentWidget(self._report)
        self._show_buttons(self._back, self._folder)

    def _headline(self, report: ExportReport, request: ExportRequest) -> str:
        done = self.tr("Exported to {path}: {counts}.")
        told = phrased(done, path=request.target, counts=counted(report.written))
        for part in report.empty_parts:
            told += " " + phrased(self.tr("No document fell into the part {part}."), part=part)
        if report.losses:
            lost = self.tr("This did not fit the format: {losses}.")
            return told + " " + phrased(lost, losses=loss_counts(report.losses_by_kind))
        return told + " " + self.tr("Nothing was lost.")

    def _go_to(self, number: int) -> None:
        """Closes the dialog and asks for the place of a loss, or says that it is gone."""
        if self.report is None:
            return
        project, losses = self._session.project, len(self.report.losses)
        if number < losses:
            place = place_of(project, self._request, self.report, number)
        else:
            row_id = self.report.near_duplicates[number - losses].ids[0]
            place = Place(row_id) if project.read.has_document(row_id) else None
        if place is None:
            ask.say(self, self.tr("This document is no longer in the project."))
            return
        self.accept()
        self.place_requested.emit(place)

    def _open_folder(self) -> None:
        target = self._request.target
        folder = target if target.is_dir() else target.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def done(self, result: int) -> None:
        """Nothing is counted any more once the dialog is closed."""
        self._setup.stop()
        super().done(result)

    def reject(self) -> None:
        """Esc and the cross: first cancels an export that runs, then closes."""
        if self._progress.is_busy:
            self._progress.cancel()
        elif self.report is not None:
            self.accept()
        else:
            super().reject()
