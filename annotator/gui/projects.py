"""Opening, making and leaving projects: the one place from which the window gets one."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.errors import DamagedProject, NewerProject, ProjectError, UserError
from annotator.gui import ask
from annotator.gui.backups import Backups
from annotator.gui.plain import phrased
from annotator.gui.restoring import Restoring
from annotator.gui.salvaging import Salvaging
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.texts import error_text
from annotator.gui.verification import Verification
from annotator.gui.waiting import Luggage
from annotator.store.change import PACKAGE
from annotator.store.lock import HeldElsewhere
from annotator.store.project import SUFFIX, Project, open_project


class Projects(QObject):
    """Brings projects into the session.  ``leaving`` is told while the old one can be written."""

    leaving = Signal()
    told = Signal(str)
    newcomer_met = Signal()
    """A project that others work in was opened by somebody who is none of them."""

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._verification = Verification(self)
        self._verification.damage_found.connect(session.condemn)
        self._verification.passed.connect(self._tell_whole)
        session.closed.connect(self._verification.stop)
        self._backups = Backups(session, self)
        self._backups.failed.connect(self._tell_no_backup)
        self._is_told_of_backups = False
        self._salvaging = Salvaging(session, settings, self.open, self._leave_for, self)
        self._restoring = Restoring(
            session, settings, self.open, self._leave_loaded, self, salvaging=self._salvaging
        )
        self._luggage: Luggage | None = None
        self.window: QWidget | None = None
        """The window before which questions are asked."""

    def open(self, path: Path, *, take_over: bool = False) -> bool:
        """Opens the project at ``path``; whether it is open now."""
        if self.is_open(path) and not take_over:
            return True
        takes_along = self._takes_along(path)
        if not takes_along and not self.may_leave():
            return False
        try:
            if take_over:
                self.close()
            project = open_project(path, take_over=take_over)
        except UserError as error:
            self._tell_unopened(path, error)
            return self.is_open(path)
        if takes_along:
            self._luggage = self._packed()
        self.show(project)
        return True

    def _takes_along(self, path: Path) -> bool:
        """Whether the edits that wait for a damaged file go into ``path``, another of the project.

        Whether they really fit is seen once that is open.
        """
        from annotator.ops.backups import place_read  # noqa: PLC0415 - at need

        luggage = self._session.packed()
        return luggage is not None and place_read(path).uid == luggage.numbers.project

    def _tell_unopened(self, path: Path, error: UserError) -> None:
        """Says why, or offers a backup where one lies beside it."""
        can_help = isinstance(error, ProjectError) and not isinstance(error, NewerProject)
        if can_help and self._restoring.offer(path, error, self.window):
            return
        if not path.exists():
            self._settings.drop_recent(path)
        ask.say(self.window, error_text(error))

    def restore(self) -> None:
        """Shows the backups and takes back the one that is chosen."""
        self._restoring.ask(self.window)

    def salvage(self) -> None:
        """Salvages a damaged project that is asked for."""
        self._salvaging.ask(self.window)

    def salvage_this(self) -> None:
        """Salvages the open project, which turned out to be damaged."""
        path = self._session.project.path
        if path is not None:
            self._salvaging.salvage(path, self.window)

    def _leave_for(self, path: Path) -> bool:
        """Leaves the project if it is the one at ``path``; whether that is not open now."""
        return not self.is_open(path) or self._leave_loaded()

    def leave(self) -> bool:
        """Leaves the project, if any and if it may be left; whether it was."""
        if not self.may_leave():
            return False
        self.close()
        return True

    def _leave_loaded(self) -> bool:
        """Leaves the project, if any, for what is made of it; whether it was left.

        Edits that wait for a damaged file are taken along.
        """
        luggage = self._packed()
        if luggage is None and not self.may_leave():
            return False
        self._luggage = luggage or self._luggage
        self.close()
        return True

    def _packed(self) -> Luggage | None:
        """What goes along, with what is half typed."""
        if self._session.is_open:
            self.leaving.emit()
        return self._session.packed()

    def _tell_no_backup(self, error: UserError) -> None:
        """Once for each project; where a copy came out damaged, the project itself is looked at."""
        session = self._session
        if not session.is_open:
            return
        if not self._is_told_of_backups:
            self._is_told_of_backups = True
            self.told.emit(error_text(error))
        if isinstance(error, DamagedProject) and session.project.path is not None:
            self._verification.start(session.project.path)

    def new(self) -> None:
        """Asks for a new project, makes and opens it."""
        from annotator.gui.dialogs.new_project import NewProjectDialog  # noqa: PLC0415 - at need
        from annotator.ops.projects import new_project  # noqa: PLC0415 - at need

        dialog = NewProjectDialog(self.window, folder=self._settings.folder)
        accepted = dialog.exec()
        dialog.deleteLater()
        if not accepted or not self.may_leave():
            return
        try:
            project = new_project(dialog.path, dialog.scheme, actor=self._settings.annotator)
        except (UserError, OSError) as error:
            ask.say(self.window, _said(error))
            return
        self._settings.folder = dialog.path.parent
        self.show(project)

    def ask_open(self) -> None:
        """Asks for a project file and opens it."""
        path = ask.open_project_path(self.window, self._settings.folder)
        if path is not None:
            self._settings.folder = path.parent
            self.open(path)

    def open_demo(self) -> None:
        """Opens the sample project, made first if it is not there."""
        from annotator.ops.projects import demo_path, make_demo  # noqa: PLC0415 - at need

        path = demo_path()
        try:
            make_demo(path)
        except (UserError, OSError) as error:
            ask.say(self.window, _said(error))
            return
        self.open(path)

    def save_copy(self) -> None:
        """Saves a copy elsewhere, and says where."""
        target = self._saved_copy(self.tr("Save a copy"))
        if target is not None:
            self.told.emit(phrased(self.tr("A copy was saved as {path}."), path=target))

    def go_on_in_copy(self) -> None:
        """Saves a copy elsewhere and opens it, with the edits that could not be saved here."""
        before = self._session.project.path
        self.leaving.emit()  # what is half typed goes along
        target = self._saved_copy(self.tr("Go on in a copy"))
        if target is None or before is None:
            return
        try:
            impossible = self._moved_to(open_project(target))
        except UserError as error:
            ask.say(self.window, error_text(error))
            return
        self._settings.add_recent(target)
        words = self.tr(
            "You work in {path} from now on; all edits are saved there. {name} stays as it was "
            "last saved."
        )
        ask.say(self.window, phrased(words, path=target, name=before.name))
        for one in impossible:
            ask.say(self.window, error_text(one))

    def _moved_to(self, copy: Project) -> list[UserError]:
        try:
            return self._session.move_to(copy)
        except BaseException:
            copy.close()  # else it stays locked
            raise

    def _saved_copy(self, title: str) -> Path | None:
        """Where a copy was saved, if it was."""
        from annotator.ops.projects import save_copy  # noqa: PLC0415 - at need

        project = self._session.project
        stem = project.path.stem if project.path else "project"
        suggestion = self._settings.folder / (self.tr("{name} copy").format(name=stem) + SUFFIX)
        kinds = self.tr("Annotator projects (*.annodb)")
        target = ask.save_path(self.window, title, suggestion, kinds)
        if target is None:
            return None
        try:
            save_copy(project, target)
        except (UserError, OSError) as error:
            ask.say(self.window, _said(error))
            return None
        self._settings.folder = target.parent
        return target

    def take_over(self) -> None:
        """Opens the project for writing although another computer left its lock there."""
        path = self._session.project.path
        question = self.tr(
            "If the project is still open on the other computer, work may be lost there. "
            "Take it over?"
        )
        action = self.tr("Take over")
        if path is not None and ask.confirm(self.window, question, action, loses_work=True):
            self.open(path, take_over=True)

    def reopen(self) -> None:
        """Opens the same project again, in the hope that it may be written now."""
        path = self._session.project.path
        if path is not None and self.may_leave():
            self.close()
            self.open(path)

    @property
    def is_held_elsewhere(self) -> bool:
        """Whether the project is read-only because of another computer's lock."""
        session = self._session
        return session.is_open and isinstance(session.project.read_only, HeldElsewhere)

    def check(self) -> None:
        """Checks everything in the project file and says how it went."""
        from annotator.gui.dialogs.progress import ProgressDialog  # noqa: PLC0415 - at need
        from annotator.gui.tasks import Task  # noqa: PLC0415 - at need
        from annotator.ops.projects import check  # noqa: PLC0415 - at need

        title = self.tr("Check the project")
        words = self.tr("Structure, texts, offsets and log are being checked.")
        dialog = ProgressDialog(title, words, Task(check(self._session.project)), self.window)
        dialog.exec()
        dialog.deleteLater()
        if isinstance(dialog.error, DamagedProject):
            self._session.condemn(dialog.error)
        if dialog.error is not None:
            ask.say(self.window, error_text(dialog.error))
        elif dialog.outcome is not None:
            self.told.emit(self.tr("The project was checked: everything is in order."))

    def close(self) -> None:
        """Leaves the project without asking."""
        if self._session.is_open:
            self.leaving.emit()
            self._session.close()

    def may_leave(self) -> bool:
        """Whether the project may be left: edits that are not saved are asked about, also what is
        half typed where that cannot be saved."""
        session = self._session
        if session.is_open:
            self.leaving.emit()
        if not session.is_open or not session.has_unsaved or session.retry():
            return True
        question = self.tr(
            "Not saved yet: %n edit(s). Leave the project and lose that work?", "", session.unsaved
        )
        return ask.confirm(self.window, question, self.tr("Leave and lose it"), loses_work=True)

    def may_end(self) -> bool:
        """Whether the program may end: edits that wait for a file to go into are asked about."""
        if not self.may_leave():
            return False
        if self._luggage is None:
            return True
        question = self.tr(
            "Not saved yet: %n edit(s), which no restored or salvaged file has taken. Lose that "
            "work?",
            "",
            len(self._luggage.actions),
        )
        return ask.confirm(self.window, question, self.tr("Leave and lose it"), loses_work=True)

    def may_drop(self) -> bool:
        """Whether edits that are not saved are to be forgotten: that is asked."""
        question = self.tr(
            "Not saved yet: %n edit(s). Forget that work?", "", self._session.droppable
        )
        return ask.confirm(self.window, question, self.tr("Forget it"), loses_work=True)

    def show(self, project: Project) -> None:
        """Brings an open project into the session."""
        if self._session.is_open:
            self.leaving.emit()
        if project.path is not None:
            self._settings.add_recent(project.path)
        self._is_told_of_backups = False
        is_newcomer = self._is_newcomer(project)
        self._session.open(project, self._worker(project))
        if project.warning is not None:
            self.told.emit(error_text(project.warning))
        self._unpack()
        if is_newcomer:
            self.newcomer_met.emit()
        if project.path is not None and not project.is_verified:
            self.told.emit(self.tr("The project file is being checked while you work."))
            self._verification.start(project.path)

    def _unpack(self) -> None:
        """Does the edits that were taken along, where this is a file of their project."""
        luggage, session = self._luggage, self._session
        uid = session.project.read.property("uid")
        if luggage is None or luggage.numbers.project != uid:
            return
        if self._salvaging.is_returning or not session.is_writable:
            return
        try:
            done = session.unpack(luggage)
        except UserError as error:
            ask.say(self.window, error_text(error))
            return
        self._luggage = None
        words = self.tr(
            "Of %n edit(s) that were not saved {done} were done here; the others are not possible "
            "here.",
            "",
            len(luggage.actions),
        )
        if done == len(luggage.actions):
            words = self.tr("%n edit(s) that were not saved were done here.", "", done)
        ask.say(self.window, words.format(done=done))

    def _tell_whole(self) -> None:
        self.told.emit(self.tr("The project file was checked: it is whole."))

    def _worker(self, project: Project) -> str:
        """Who works on ``project``: in a package its annotator, whom nobody need ask.

        In the sample at first one of its two, so that it shows.
        """
        if packed := project.read.property(PACKAGE):
            return packed
        uid = project.read.property("uid")
        remembered = self._settings.annotator_in(uid)
        there = [one.name for one in project.read.annotators()]
        is_sample = project.path is not None and project.path.name == "sample.annodb"
        if is_sample and there and remembered not in there:
            return there[0]
        return remembered

    def _is_newcomer(self, project: Project) -> bool:
        """Whether nobody knows yet who this person is among those who work on ``project``."""
        if project.read_only is not None or project.read.property(PACKAGE):
            return False
        people = {one.name for one in project.read.annotators() if one.kind == "person"}
        worker = self._worker(project)
        uid = project.read.property("uid")
        return bool(people) and worker not in people and not self._settings.is_known_in(uid)

    def is_open(self, path: Path) -> bool:
        """Whether ``path`` is the project that is open."""
        if not self._session.is_open or self._session.project.path is None:
            return False
        try:
            return self._session.project.path.samefile(path)
        except OSError:
            return False


def _said(error: UserError | OSError) -> str:
    if isinstance(error, UserError):
        return error_text(error)
    return error_text(
        ProjectError("{path} cannot be made: {why}.", path=error.filename, why=error.strerror)
    )
