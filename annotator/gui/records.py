"""What was done in the project and what went wrong in the program, shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from annotator.gui import ask
from annotator.gui.document.view import DocumentView
from annotator.gui.panels.panel import Context


class Records(QObject):
    """Opens the history and the folder of the logs.  ``commit`` saves what is half typed."""

    def __init__(
        self, context: Context, view: DocumentView, commit: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._view = view
        self._commit = commit
        self._window = window

    def history(self) -> None:
        """Shows what was done in the project."""
        from annotator.gui.dialogs.history import HistoryDialog  # noqa: PLC0415 - at need

        self._commit()
        dialog = HistoryDialog(self._context.session, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_logs(self) -> None:
        """Shows the folder in which reports of faults lie, in the system's file manager."""
        from annotator.gui.faults.log import logs_folder  # noqa: PLC0415 - at need

        folder = logs_folder()
        if not folder.is_dir():
            ask.say(self._window, self.tr("No fault was met yet, so there are no logs."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            ask.say(self._window, self.tr("The logs lie in {path}.").format(path=folder))
