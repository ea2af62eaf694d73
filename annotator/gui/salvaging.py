"""Salvage in the window: what is good in a damaged project taken into a new file, and shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.errors import DamagedProject, UserError
from annotator.gui import ask
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.texts import error_text
from annotator.ops.steps import Steps
from annotator.store.project import SUFFIX


class Salvaging(QObject):
    """Asks where to, salvages with progress and cancel, and shows the report.

    ``open_project`` opens a file; ``leave`` is asked to close the open project where it is the
    damaged one, and says whether it did.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        open_project: Callable[[Path], bool],
        leave: Callable[[Path], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.is_returning = False
        """Whether the damaged project is opened again: nothing may be written into it."""
        self._settings = settings
        self._open = open_project
        self._leave = leave

    def ask(self, window: QWidget | None) -> None:
        """Asks for a damaged file and salvages it."""
        path = ask.open_project_path(window, self._settings.folder)
        if path is not None:
            self.salvage(path, window)

    def salvage(self, path: Path, window: QWidget | None) -> None:
        """Takes what is good in ``path`` into a new file, shows the report, and opens the file."""
        from annotator.ops.salvage import salvage  # noqa: PLC0415 - at need

        name = self.tr("{name} salvaged").format(name=path.stem)
        kinds = self.tr("Annotator projects (*.annodb)")
        title = self.tr("Salvage into a new file")
        target = ask.save_path(window, title, path.with_name(name + SUFFIX), kinds)
        before = self._session.project if self._session.is_open else None
        if target is None or not self._leave(path):
            return
        words = self.tr("What is good in the file is taken out of it; the file is not changed.")
        unnamed = self.tr("a document whose name is lost ({number})")
        if self._shown(salvage(path, target, unnamed=unnamed), words, window):
            self._settings.folder = target.parent
            self._open(target)
        elif before is not None and not self._session.is_open:
            self._return(path, before.read_only)

    def _return(self, path: Path, reason: UserError | None) -> None:
        """Opens the project that was left, as it was."""
        is_damaged = isinstance(reason, DamagedProject)
        self.is_returning = is_damaged
        try:
            is_open = self._open(path)
        finally:
            self.is_returning = False
        if is_open and is_damaged and reason is not None:
            self._session.condemn(reason)

    def look(self, path: Path, window: QWidget | None) -> None:
        """Shows what is wrong with ``path``; nothing is written."""
        from annotator.ops.salvage import survey  # noqa: PLC0415 - at need

        words = self.tr("The file is looked through row by row; it is not changed.")
        self._shown(survey(path), words, window)

    def _shown(self, steps: Steps[object], words: str, window: QWidget | None) -> bool:
        """Runs the steps and shows their report; whether the new project shall be opened."""
        from annotator.gui.dialogs.progress import ProgressDialog  # noqa: PLC0415 - at need
        from annotator.gui.dialogs.salvage import SalvageDialog  # noqa: PLC0415 - at need
        from annotator.gui.tasks import Task  # noqa: PLC0415 - at need
        from annotator.store.salvage_report import Report  # noqa: PLC0415 - at need

        progress = ProgressDialog(self.tr("Salvage"), words, Task(steps), window)
        progress.exec()
        progress.deleteLater()
        if progress.error is not None:
            ask.say(window, error_text(progress.error))
        if not isinstance(progress.outcome, Report):
            return False
        dialog = SalvageDialog(progress.outcome, window)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted
