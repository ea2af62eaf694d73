"""Importing: files and folders, how to read them, progress, and a report that counts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.formats.base import Changed, Rejected
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.import_setup import ImportSetup
from annotator.gui.dialogs.progress import ProgressPane
from annotator.gui.dialogs.report import ReportPane
from annotator.gui.dialogs.words import counted, listed, sentence
from annotator.gui.overrides import guarded
from annotator.gui.plain import isolated, tool_tip
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.ops.import_places import place_of
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import ImportReport


@guarded
class ImportDialog(QDialog):
    """Imports into the open project.  ``report`` is what the last import did, None before one."""

    place_requested = Signal(object)  # Place: a line of the report to be shown in the text

    def __init__(
        self, session: Session, paths: Iterable[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setAcceptDrops(True)
        self.report: ImportReport | None = None
        self._session = session
        self._request: ImportRequest | None = None
        self._setup = ImportSetup(session, self)
        self._progress = ProgressPane()
        self._report = ReportPane(has_places=True)
        self._pages = QStackedWidget()
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._show_setup()
        self._setup.add_paths(paths)
        self._setup.setFocus()

    def _lay_out(self) -> None:
        for page in (self._setup, self._progress, self._report):
            self._pages.addWidget(page)
        role = QDialogButtonBox.ButtonRole
        self._start = self._button(self.tr("&Import"), role.AcceptRole, self._import)
        self._add = self._button("", role.ActionRole, self._add_labels)
        self._skip = self._button(self.tr("Import the &rest"), role.ActionRole, self._skip_rest)
        self._back = self._button(self.tr("&Back"), role.ActionRole, self._show_setup)
        self._close = self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pages, 1)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        self._setup.changed.connect(self._update_start)
        self._progress.ended.connect(self._ended)
        self._report.place_requested.connect(self._go_to)
        self.resize(760, 580)

    def _button(
        self, text: str, role: QDialogButtonBox.ButtonRole, action: Callable[[], None]
    ) -> QPushButton:
        button = self._buttons.addButton(text, role)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        return button

    def _show_setup(self) -> None:
        self._pages.setCurrentWidget(self._setup)
        self._show_buttons(self._start)
        self._update_start()

    def _show_buttons(self, *shown: QPushButton) -> None:
        for button in (self._start, self._add, self._skip, self._back):
            button.setVisible(button in shown)
        self._close.setVisible(self._pages.currentWidget() is not self._progress)
        default = shown[0] if shown else self._close
        if self._back in shown:  # something was rejected: Enter must not import the rest
            default = self._back
            default.setFocus()
        default.setDefault(True)

    def _update_start(self) -> None:
        self._start.setEnabled(self._setup.is_ready)

    def _import(self) -> None:
        self._run(self._setup.request())

    def _add_labels(self) -> None:
        if self._request is not None:
            self._run(replace(self._request, add_labels=True))

    def _skip_rest(self) -> None:
        if self._request is not None:
            self._run(replace(self._request, add_labels=False, strict=False))

    def _run(self, request: ImportRequest) -> None:
        self._request = request
        task = Task(import_files(self._session.project, request), self)
        task.finished.connect(self._show_report)
        task.failed.connect(self._show_problem)
        task.cancelled.connect(self._show_cancelled)
        self._pages.setCurrentWidget(self._progress)
        self._show_buttons()
        self._progress.start(task, self.tr("Importing…"))

    def _ended(self) -> None:
        if self._pages.currentWidget() is self._progress:
            self._show_setup()

    def _show_cancelled(self) -> None:
        self._show_setup()
        self._setup.say(self.tr("The import was cancelled; nothing was imported."))

    def _show_problem(self, error: UserError) -> None:
        self._show_setup()
        self._setup.say(sentence(error))

    def _show_report(self, report: ImportReport) -> None:
        self.report = report
        done = self.tr("Would be imported") if report.is_refused else self.tr("Imported")
        first = self._request.paths[0] if self._request else Path()
        self._report.show_report(
            self._headline(report),
            [
                (self.tr("Read"), report.read),
                (done, report.imported),
                (self.tr("In the project already"), report.known),
                (self.tr("Rejected"), report.rejected),
                (self.tr("Left out on purpose"), report.left_out),
            ],
            [*report.rejections, *report.changes],
            unlisted=report.unlisted,
            report=report.to_json(),
            suggestion=first.with_name(f"{first.stem}.import.json"),
        )
        self._pages.setCurrentWidget(self._report)
        self._show_buttons(*self._next_buttons(report))

    def _next_buttons(self, report: ImportReport) -> tuple[QPushButton, ...]:
        if not report.is_refused:
            return ()
        missing = len(report.unknown_labels)
        if not missing:
            return (self._skip, self._back)
        self._add.setText(self.tr("&Add %n label(s) and import", "", missing))
        names = listed(label.name for label in report.unknown_labels[:40])
        self._add.setToolTip(tool_tip(names))
        return (self._add, self._skip, self._back)

    def _headline(self, report: ImportReport) -> str:
        if not report.is_refused:
            done = self.tr("Imported: {counts}.").format(counts=counted(report.imported))
            if report.added_labels:
                done += " " + self.tr("%n label(s) joined the scheme.", "", report.added_labels)
            return done
        if not report.unknown_labels:
            return self.tr("Nothing was imported, because something was rejected.")
        text = self.tr(
            "Nothing was imported: the scheme lacks %n label(s)", "", len(report.unknown_labels)
        )
        some = listed(
            f"{isolated(label.name)} ({label.count})" for label in report.unknown_labels[:8]
        )
        more = ", …" if len(report.unknown_labels) > 8 else ""
        return f"{text}: {some}{more}."

    def _go_to(self, number: int) -> None:
        """Closes the dialog and asks for the place of a line, or says that there is none."""
        if self.report is None:
            return
        items: list[Rejected | Changed] = [*self.report.rejections, *self.report.changes]
        place = place_of(self._session.project, self.report, items[number])
        if place is None:
            ask.say(
                self, self.tr("No document of the project belongs to this row; look in the file.")
            )
            return
        self.done(int(self._outcome()))
        self.place_requested.emit(place)

    def reject(self) -> None:
        """Esc and the cross: first cancels an import that runs, then closes."""
        if self._progress.is_busy:
            self._progress.cancel()
        else:
            self.done(int(self._outcome()))

    def _outcome(self) -> QDialog.DialogCode:
        imported = self.report is not None and not self.report.is_refused
        return QDialog.DialogCode.Accepted if imported else QDialog.DialogCode.Rejected

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Takes files and folders while they are being chosen."""
        if self._pages.currentWidget() is self._setup and event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Adds what was dropped."""
        names = (url.toLocalFile() for url in event.mimeData().urls())
        self._setup.add_paths(Path(name) for name in names if name)
        event.accept()
