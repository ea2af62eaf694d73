"""What was done in the project and what went wrong in the program: shown, and made shorter."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from annotator.gui import ask
from annotator.gui.document.view import DocumentView
from annotator.gui.panels.panel import Context
from annotator.gui.plain import phrased
from annotator.gui.projects import Projects
from annotator.gui.texts import error_text

if TYPE_CHECKING:
    from annotator.ops.history import Entry
    from annotator.store.compaction import Kept


class Records(QObject):
    """Opens the history and the folder of the logs.  ``commit`` saves what is half typed."""

    def __init__(
        self,
        context: Context,
        projects: Projects,
        view: DocumentView,
        commit: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._projects = projects
        self._view = view
        self._commit = commit
        self._window = window

    def history(self) -> None:
        """Shows who did what, to what is selected or in the project."""
        from annotator.gui.dialogs.history import HistoryDialog  # noqa: PLC0415 - at need

        self._commit()
        dialog = self._window.findChild(HistoryDialog)
        if dialog is None or not dialog.isVisible():  # one that was closed is about to go
            context = self._context
            dialog = HistoryDialog(context.session, self._window, context.selection)
            dialog.place_requested.connect(self._go_to)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _go_to(self, entry: "Entry") -> None:
        """Shows what an entry is about, where it is still there."""
        subject = entry.subject
        if subject is None or not self._context.session.project.read.has_document(
            subject.document_id
        ):
            return
        self._context.selection.set_document(subject.document_id)
        if subject.annotator and subject.annotator != self._context.desk.shown_annotator:
            self._context.desk.show_layer_of(subject.annotator)
        if subject.table == "span" and subject.is_there:
            self._view.select_span(subject.id)
        elif subject.table == "relation" and subject.is_there:
            self._view.select_relation(subject.id)

    def compact(self) -> None:
        """Asks how much of the history shall be kept, and makes it shorter."""
        from annotator.gui.dialogs.compact import CompactDialog  # noqa: PLC0415 - at need

        self._commit()
        session = self._context.session
        path, actor = session.project.path, session.annotator
        if path is None:
            return
        dialog = CompactDialog(session, self._window)
        is_wanted = bool(dialog.exec())
        kept = dialog.kept
        dialog.deleteLater()
        if is_wanted and self._projects.may_leave():
            self._projects.close()
            self._compact(path, kept, actor)
            self._projects.open(path)

    def _compact(self, path: Path, kept: "Kept", actor: str) -> None:
        from annotator.gui.dialogs.progress import ProgressDialog  # noqa: PLC0415 - at need
        from annotator.gui.tasks import Task  # noqa: PLC0415 - at need
        from annotator.ops.compaction import compact  # noqa: PLC0415 - at need
        from annotator.store.compaction import Compacted  # noqa: PLC0415 - at need

        title = self.tr("Compact the history")
        words = self.tr("A backup is made; the history is being compacted and checked.")
        dialog = ProgressDialog(title, words, Task(compact(path, kept, actor)), self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.error is not None:
            ask.say(self._window, error_text(dialog.error))
        elif isinstance(dialog.outcome, Compacted):
            locale = QLocale(self._context.language)
            before, after = (
                locale.formattedDataSize(size)
                for size in (dialog.outcome.before, dialog.outcome.after)
            )
            done = self.tr(
                "The history was compacted: {before} became {after}. The backup {name} has all "
                "of it."
            )
            ask.say(
                self._window,
                phrased(done, before=before, after=after, name=dialog.outcome.backup.name),
            )

    def show_logs(self) -> None:
        """Shows the folder in which reports of faults lie, in the system's file manager."""
        from annotator.gui.faults.log import logs_folder  # noqa: PLC0415 - at need

        folder = logs_folder()
        if not folder.is_dir():
            ask.say(self._window, self.tr("No fault was met yet, so there are no logs."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            ask.say(self._window, phrased(self.tr("The logs lie in {path}."), path=folder))
