"""Taking a backup back: as a new file, or in the place of the project, which is put aside."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.errors import UserError
from annotator.gui import ask
from annotator.gui.backups import time_text
from annotator.gui.plain import phrased
from annotator.gui.salvaging import Salvaging
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.texts import error_text
from annotator.ops.steps import Steps
from annotator.store.backups import Backup
from annotator.store.project import SUFFIX


class Restoring(QObject):
    """Asks which backup and how, and opens what came of it.

    ``open_project`` opens a file; ``leave`` closes the open project and says whether it did.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        open_project: Callable[[Path], bool],
        leave: Callable[[], bool],
        parent: QObject | None = None,
        *,
        salvaging: Salvaging,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._open = open_project
        self._leave = leave
        self._salvaging = salvaging

    def ask(self, window: QWidget | None) -> None:
        """Shows the backups of the open project and takes back the one that is chosen."""
        from annotator.gui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - at need

        project = self._session.project
        if project.path is None:
            return
        dialog = BackupsDialog(project.path, project.read.property("uid"), window)
        accepted = dialog.exec()
        dialog.deleteLater()
        if not accepted or dialog.chosen is None:
            return
        if not dialog.in_place:
            self._take_as_new(project.path, dialog.chosen, window)
        elif self._is_meant(project.path, dialog.chosen, window):
            self._take_in_place(project.path, dialog.chosen, window)

    def offer(self, path: Path, error: UserError, window: QWidget | None) -> bool:
        """Offers what helps where a file cannot be opened; whether there is anything.

        That is its newest good backup, and a salvage of the file itself if it was a project.
        """
        from annotator.ops.salvage import can_be_salvaged  # noqa: PLC0415 - at need

        backup = self._newest_good(path, window)
        ways: dict[str, Callable[[], None]] = {}
        question, look = error_text(error), self.tr("Show what is wrong")
        if backup is not None:
            good = backup
            words = self.tr("The newest good backup is of {when}. What is wrong stays, put aside.")
            question = f"{question}\n\n{words.format(when=self._time(good))}"
            ways[self.tr("Put it in the project's place")] = lambda: self._take_in_place(
                path, good, window
            )
            ways[self.tr("Restore as a new file…")] = lambda: self._take_as_new(path, good, window)
        if can_be_salvaged(path, error):
            words = self.tr(
                "What is good in the damaged file can be salvaged into a new file; it stays as it "
                "is."
            )
            question = f"{question}\n\n{words}"
            ways[self.tr("Salvage…")] = lambda: self._salvaging.salvage(path, window)
            ways[look] = lambda: self._salvaging.look(path, window)
        if not ways:
            return False
        while (answer := ask.choose(window, question, list(ways))) is not None:
            ways[answer]()
            if answer != look:  # who has only looked still wants something to be done
                break
        return True

    def _newest_good(self, path: Path, window: QWidget | None) -> Backup | None:
        from annotator.ops.backups import backups_of, newest_good, place_at  # noqa: PLC0415 - at need

        if not backups_of(place_at(path)):
            return None

        words = self.tr("The backups are looked through.")
        backup = self._outcome(newest_good(place_at(path)), words, window)
        return backup if isinstance(backup, Backup) else None

    def _is_meant(self, path: Path, backup: Backup, window: QWidget | None) -> bool:
        question = phrased(
            self.tr(
                "{name} becomes again what it was at {when}. The file as it is now is kept "
                "beside it, under another name."
            ),
            name=path.name,
            when=self._time(backup),
        )
        return ask.confirm(window, question, self.tr("Put it in place"))

    def _take_in_place(self, path: Path, backup: Backup, window: QWidget | None) -> None:
        from annotator.ops.backups import replace  # noqa: PLC0415 - at need

        if not self._leave():
            return
        self._outcome(replace(backup, path, self._aside(path)), self._words(), window)
        self._open(path)

    def _take_as_new(self, path: Path, backup: Backup, window: QWidget | None) -> None:
        from annotator.ops.backups import restore  # noqa: PLC0415 - at need

        name = self.tr("{name} of {time}").format(name=path.stem, time=_stamp(backup.at))
        kinds = self.tr("Annotator projects (*.annodb)")
        title = self.tr("Restore a backup")
        target = ask.save_path(window, title, path.with_name(name + SUFFIX), kinds)
        if target is not None and self._outcome(restore(backup, target), self._words(), window):
            self._settings.folder = target.parent
            self._open(target)

    def _outcome(self, steps: Steps[object], words: str, window: QWidget | None) -> object:
        """What the steps came to; None when they failed, which was said, or were cancelled."""
        from annotator.gui.dialogs.progress import ProgressDialog  # noqa: PLC0415 - at need
        from annotator.gui.tasks import Task  # noqa: PLC0415 - at need

        dialog = ProgressDialog(self.tr("Restore a backup"), words, Task(steps), window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.error is not None:
            ask.say(window, error_text(dialog.error))
        return dialog.outcome

    def _words(self) -> str:
        return self.tr("The backup is being restored and checked.")

    def _time(self, backup: Backup) -> str:
        return time_text(backup.at, self._settings.shown_language)

    def _aside(self, path: Path) -> Path:
        name = self.tr("{name} put aside {time}").format(
            name=path.stem, time=_stamp(datetime.datetime.now(datetime.UTC))
        )
        return path.with_name(name + path.suffix)


def _stamp(at: datetime.datetime) -> str:
    """A time of this computer as part of a file's name."""
    return at.astimezone().strftime("%Y-%m-%d %H.%M.%S")
