"""The open project, as the window's parts share it.

Every wish of a widget ends here: ``session.run(verb, …)``.  The verb commits, the project tells
its one :class:`Change`, and ``changed`` lets each part read again what it watches.  Nothing on
screen is ahead of the store.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.errors import NotSaved, UserError
from annotator.gui.faults.trail import Trail
from annotator.model.scheme import Scheme
from annotator.store.change import Change, Operation
from annotator.store.project import Project
from annotator.store.tables import TABLES

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._scheme: Scheme | None = None
        self._pending: Callable[[], object] | None = None
        self.annotator = ""
        self.trail = Trail()
        self.attempts = 0
        """How many edits were tried."""

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
        """Whether an edit waits for :meth:`retry`."""
        return self._pending is not None

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
        project.subscribe(self._heard)
        self.opened.emit()

    def close(self) -> None:
        """Closes the project, if any."""
        if self._project is not None:
            project, self._project, self._scheme, self._pending = self._project, None, None, None
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

        An edit that could not be saved is kept and ``not_saved`` is told; no other edit is taken
        until it is saved or dropped.
        """
        if self._pending is not None:
            self.not_saved.emit(_WAITING)
            return None
        self.trail.add(f"verb {getattr(verb, '__name__', '?')}")
        return self._attempt(lambda: verb(self.project, *args, **kwargs))

    def _attempt(self, action: Callable[[], Result]) -> Result | None:
        self.attempts += 1
        try:
            result = action()
        except NotSaved as error:
            self._pending = action
            self.trail.add("not saved")
            self.not_saved.emit(error)
            return None
        except UserError as error:
            self._pending = None
            self.trail.add(f"refused {type(error).__name__}")
            self.failed.emit(error)
            return None
        self._pending = None
        return result

    def retry(self) -> bool:
        """Tries the edit that was not saved once more; True when nothing waits any longer."""
        if self._pending is not None:
            self._attempt(self._pending)
            if self._pending is None:
                self.saved.emit()
        return self._pending is None

    def drop_unsaved(self) -> None:
        """Forgets the edit that was not saved."""
        self._pending = None

    def undo(self) -> None:
        """Takes the newest operation back."""
        self.run(Project.undo)

    def redo(self) -> None:
        """Does again what was undone last."""
        self.run(Project.redo)

    def condemn(self, reason: UserError) -> None:
        """The file turned out to be damaged: from now on it is only read."""
        self.project.read_only = reason
        self.drop_unsaved()
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


_WAITING = NotSaved("An edit is not saved yet. Try again, or save a copy elsewhere, first.")
