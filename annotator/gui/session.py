"""The open project, as the window's parts share it.

Every wish of a widget ends here: ``session.run(verb, …)``.  The verb commits, the project tells
its one :class:`Change`, and ``changed`` lets each part read again what it watches.  Nothing on
screen is ahead of the store.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.errors import DamagedProject, EditError, NotSaved, UserError
from annotator.gui.faults.trail import Trail
from annotator.gui.waiting import Action, Luggage, Unpacking, Waiting
from annotator.model.scheme import Scheme
from annotator.store.change import Change, Operation
from annotator.store.project import Project
from annotator.store.reading import Reading
from annotator.store.tables import TABLES

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_PATIENCE = 0.1
"""Seconds that one attempt to write may keep the window waiting for another program."""

_AGAIN = (200, 300, 500, 1000, 2000, 5000)
"""Milliseconds after which what was not saved is tried again; the last from then on."""

ELSEWHERE = "elsewhere"
"""Kind of the change that stands for whatever another process did."""

_SCHEME_TABLES = frozenset({"label", "label_end", "attribute", "attribute_label"})


class Session(QObject):
    """Holds the project that is open, if any, and who works on it."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)  # Change
    annotator_changed = Signal(str)
    failed = Signal(object)  # UserError: said, nothing happened
    not_saved = Signal(object)  # NotSaved: the edit is kept, see retry()
    saved = Signal()  # after each commit
    drafted = Signal(object)  # Change that waits to be saved, of the document on the desk
    moving = Signal(object)  # Project, a copy that has what waited: what else is kept goes there
    packing = Signal(object)  # list of Action: what else is kept is appended, to go along
    draft_ended = Signal()  # what waited is saved or dropped: read again from the project

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._scheme: Scheme | None = None
        self._waiting: Waiting | None = None
        self._retrying = QTimer(self)
        self._retrying.setSingleShot(True)
        self._retrying.timeout.connect(self.retry)
        self._tries = 0
        self.annotator = ""
        self.trail = Trail()
        self.attempts = 0
        """How many edits were tried."""
        self.document_id = 0
        """The document on the desk, of which a draft is kept while edits wait."""

    @property
    def project(self) -> Project:
        """The open project.  RuntimeError when there is none (a bug: ask :attr:`is_open`)."""
        if self._project is None:
            raise RuntimeError("no project is open")
        return self._project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def is_writable(self) -> bool:
        """Whether a project is open and may be edited now."""
        return self._project is not None and self._project.read_only is None

    @property
    def has_unsaved(self) -> bool:
        """Whether edits wait for :meth:`retry`."""
        return self._waiting is not None

    @property
    def unsaved(self) -> int:
        """How many edits wait, with what is kept behind them."""
        return len(self._waiting.actions) + len(self._kept()) if self._waiting else 0

    @property
    def droppable(self) -> int:
        """How many of them :meth:`drop_unsaved` forgets: what is kept is written then if it can."""
        kept = len(self._kept()) if self.is_writable else 0
        return self.unsaved - kept

    def _kept(self) -> list[Action]:
        found: list[Action] = []
        self.packing.emit(found)
        return found

    @property
    def tries(self) -> int:
        """How often saving what waits was tried again."""
        return self._tries

    def reading(self, document_id: int) -> Reading:
        """Where to read what a document holds, with the edits that wait."""
        found = self._waiting.reading(document_id) if self._waiting else None
        return found or self.project.read

    @property
    def scheme(self) -> Scheme:
        """The project's scheme, read once until it changes."""
        if self._scheme is None:
            self._scheme = self.project.read.scheme()
        return self._scheme

    def open(self, project: Project, annotator: str) -> None:
        """Shows ``project``; the one before is closed."""
        self.close()
        self._project = project
        self._scheme = None
        self.annotator = project.actor = annotator
        project.be_patient(_PATIENCE)
        project.subscribe(self._heard)
        self.opened.emit()

    def close(self) -> None:
        """Closes the project, if any."""
        if self._project is not None:
            project, self._project, self._scheme = self._project, None, None
            self._forget_waiting()
            self.closed.emit()
            project.close()

    def set_annotator(self, name: str) -> None:
        """From now on ``name`` works here."""
        self.annotator = self.project.actor = name
        self.annotator_changed.emit(name)

    def run(
        self,
        verb: Callable[Concatenate[Project, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result | None:
        """Does one verb on the project; None when it failed, which ``failed`` has said.

        An edit that could not be saved is kept, ``not_saved`` is told, and it is tried again by
        itself; no other is taken meanwhile.
        """
        if self._waiting is not None:
            self.not_saved.emit(REFUSED)
            self._try_later()
            return None
        return self.follow(verb, *args, **kwargs)

    def follow(
        self,
        verb: Callable[Concatenate[Project, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result | None:
        """:meth:`run` for those who see the desk: where edits wait, it may wait behind them."""
        self.trail.add(f"verb {getattr(verb, '__name__', '?')}")
        self.attempts += 1
        found: dict[Project, Result] = {}

        def do(it: Project) -> None:
            found[it] = verb(it, *args, **kwargs)

        project = self.project
        self._attempt(_signed(self.annotator, do, is_step=verb in (Project.undo, Project.redo)))
        return found.get(project)  # not what came of it in a draft

    def _attempt(self, action: Action) -> bool:
        """Does an edit, or lets it wait; False where it is not possible, which was said."""
        try:
            if self._waiting is not None:
                return self._wait(action, WAITING)
            action.do(self.project)
        except NotSaved as error:
            self.trail.add("not saved")
            self._waiting = Waiting(self.project, self.document_id, self.drafted.emit)
            self._tries = 0
            return self._wait(action, error)
        except UserError as error:
            self.trail.add(f"refused {type(error).__name__}")
            self.failed.emit(error)
            return False
        return True

    def _wait(self, action: Action, error: NotSaved) -> bool:
        is_taken = self._waiting is not None and self._waiting.add(action)
        self.not_saved.emit(error if is_taken else REFUSED)
        self._try_later()
        return is_taken

    def _try_later(self) -> None:
        if not self._retrying.isActive():
            self._retrying.start(_AGAIN[min(self._tries, len(_AGAIN) - 1)])

    def retry(self) -> bool:
        """Tries the edits that were not saved once more; True when nothing waits any longer."""
        if self._waiting is None or not self.is_writable:
            return self._waiting is None
        if self.project.is_editing:  # long work is under way
            self._try_later()
            return False
        self._tries += 1
        try:
            impossible = self._waiting.save()
        except NotSaved as error:
            self.not_saved.emit(error)
            self._try_later()
            return False
        except Exception:  # the edit that met a bug is gone, those behind it are not
            self._try_later()
            raise
        self._forget_waiting()
        for one in impossible:
            self.failed.emit(one)
        self.saved.emit()
        return self._waiting is None  # whoever hears of it may have saved what waited on its own

    def drop_unsaved(self) -> None:
        """Forgets the edits that were not saved."""
        if self._waiting is not None:
            self._forget_waiting()

    def _forget_waiting(self) -> None:
        self._retrying.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.close()
            if self.is_open:
                self.draft_ended.emit()

    def move_to(self, copy: Project) -> list[UserError]:
        """Goes on in ``copy``, a copy of the project, with the edits that wait, which it takes.

        Returns what was said of those that proved impossible.  Raises NotSaved; nothing has
        changed then, but ``copy`` may hold some of them.
        """
        copy.actor = self.annotator
        impossible = self._waiting.replay(copy) if self._waiting else []
        self.moving.emit(copy)
        self.open(copy, self.annotator)
        return impossible

    @property
    def is_condemned(self) -> bool:
        """Whether the project is open and damaged."""
        return self._project is not None and isinstance(self._project.read_only, DamagedProject)

    def packed(self) -> Luggage | None:
        """The edits that wait for a file that is damaged, if there are any; they wait on here."""
        luggage = self._waiting.packed() if self._waiting and self.is_condemned else None
        if luggage is None:
            return None
        return replace(luggage, actions=(*luggage.actions, *self._kept()))

    def unpack(self, luggage: Luggage) -> int:
        """Does in this project what waited in another file of it, or lets it wait here.

        Returns how many edits that are; why others were not possible, ``failed`` has said.  Raises
        ProjectError where all of it does not fit; nothing has changed then.
        """
        return Unpacking(luggage, self.project).run(self._attempt)

    def undo(self, *, anybodys: bool = False) -> None:
        """Takes the newest operation back, unless it is another's, which is said.

        ``anybodys``: also what somebody did who is no annotator here.
        """
        step = self.project.undoable()
        if self._waiting is not None or self._is_mine(step, anybodys=anybodys):
            self.follow(Project.undo)

    def redo(self, *, anybodys: bool = False) -> None:
        """Does again what was undone last, as :meth:`undo`."""
        step = self.project.redoable()
        if self._waiting is not None or self._is_mine(step, anybodys=anybodys):
            self.follow(Project.redo)

    def _is_mine(self, step: Operation | None, *, anybodys: bool) -> bool:
        if step is None or self.is_own(step) or (anybodys and self.is_nobodys(step)):
            return True
        if self.is_nobodys(step):
            self.failed.emit(
                EditError(
                    "The newest step is by {name}, who is no annotator here, and may concern "
                    "others' work. Edit › Undo in the main window asks first.",
                    name=step.actor,
                )
            )
            return False
        self.failed.emit(
            EditError(
                "The newest step is by {name}. Switch to {name} to take it back or do it again.",
                name=step.actor,
            )
        )
        return False

    def is_own(self, step: Operation) -> bool:
        """Whether whoever works here did it: others' work is neither seen nor taken back.

        Where nobody else works, everything is one's own.
        """
        if step.actor in ("", self.annotator):
            return True
        others = {one.name for one in self.project.read.annotators()} - {self.annotator}
        return not others

    def is_nobodys(self, step: Operation) -> bool:
        """Whether somebody did it who is no annotator: a command line, or a name of the past."""
        return not self.is_own(step) and self.project.read.annotator(step.actor) is None

    def condemn(self, reason: UserError) -> None:
        """The file turned out to be damaged: from now on it is only read.

        Edits that wait go into what is restored or salvaged, see :meth:`packed`.
        """
        self._retrying.stop()
        self.project.read_only = reason
        self.read_again()
        self.failed.emit(reason)

    def read_again(self) -> None:
        """Lets every part read again: another process has written the file."""
        self.project.read.forget()
        foreign = Operation(0, ELSEWHERE, "", "")
        tables, nothing = frozenset(TABLES), frozenset[int]()
        self._heard(Change(foreign, foreign, tables, nothing, nothing, everywhere=True))

    def _heard(self, change: Change) -> None:
        self.trail.add(f"committed {change.operation.kind}")
        if change.everywhere or change.tables & _SCHEME_TABLES:
            self._scheme = None
        self.changed.emit(change)
        self.saved.emit()


def _signed(actor: str, do: Callable[[Project], object], *, is_step: bool) -> Action:
    """An edit that may be saved when somebody else works here is still its maker's."""

    def signed(project: Project) -> object:
        before, project.actor = project.actor, actor
        try:
            return do(project)
        finally:
            project.actor = before

    return Action(signed, is_step)


WAITING = NotSaved("Edits are not saved yet. They are tried again by themselves.")
"""Said of an edit that follows on one that waits."""
REFUSED = NotSaved(
    "That was not done: edits before it are not saved yet. Try again, or go on in a copy elsewhere."
)
"""Said of an edit that was not taken."""
