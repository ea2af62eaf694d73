"""Edits that could not be saved yet: kept in order, shown on a draft, done once there is room."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.errors import NotSaved, ProjectError, UserError
from annotator.store.change import Change
from annotator.store.draft import Numbers, draft_of, numbers_of
from annotator.store.project import Project
from annotator.store.reading import Reading


@dataclass(frozen=True)
class Action:
    """An edit that may have to wait.  ``is_step``: it undoes, or does again, what came before."""

    do: Callable[[Project], object]
    is_step: bool = False


@dataclass(frozen=True)
class Luggage:
    """The edits that waited when their file proved damaged, for the file that comes in its place.

    ``numbers`` says what their ids mean.
    """

    actions: tuple[Action, ...]
    numbers: Numbers


MOST = 20
"""Edits that wait at once; they live in memory only, so there must not be many."""


class Waiting:
    """The edits of one project that wait, the first of which failed.

    The draft is the document on the desk as it will be when they are saved.  Where that cannot be
    shown (work on the whole project, a file that cannot even be read), no further edit is taken.
    """

    def __init__(
        self, project: Project, document_id: int, drafted: Callable[[Change], None]
    ) -> None:
        """``drafted`` hears of what each edit changes in the draft."""
        self._project = project
        self._document_id = document_id
        self._drafted = drafted
        self._draft: Project | None = None
        self._numbers: Numbers | None = None
        self._impossible: list[UserError] = []
        """What was said of those that proved impossible at the tries so far."""
        self.actions: list[Action] = []

    def add(self, action: Action) -> bool:
        """Takes one more edit; False when it cannot be taken now.

        Raises UserError where the edit is not possible.
        """
        if not self.actions:
            self.actions.append(action)
            self._redraw()
            return True
        if self._draft is None or len(self.actions) >= MOST:
            return False
        action.do(self._draft)
        self.actions.append(action)
        return True

    def save(self) -> list[UserError]:
        """Does the edits in order; returns what was said of those that proved impossible.

        Raises NotSaved when one cannot be saved still; it and those after it wait on.
        """
        draft, count = self._draft, len(self.actions)
        self._draft = None  # what is committed now is read from the project
        try:
            while self.actions:
                _do(self.actions[0], self._project, self._impossible)
                self.actions.pop(0)
        except NotSaved:
            if len(self.actions) == count:
                self._draft = draft
            else:
                _close(draft)
                self._redraw()
            raise
        except Exception:  # a bug of ours must not be met again at every try
            self.actions.pop(0)
            _close(draft)
            self._redraw()
            raise
        _close(draft)
        return self._impossible

    def replay(self, copy: Project) -> list[UserError]:
        """Does the edits on a copy of the project; they wait on here.

        Returns what was said of impossible ones.  Raises NotSaved.
        """
        impossible = self._impossible.copy()
        for action in self.actions:
            _do(action, copy, impossible)
        return impossible

    def reading(self, document_id: int) -> Reading | None:
        """Where to read what ``document_id`` will be; None: from the project."""
        if self._draft is None or document_id != self._document_id:
            return None
        return self._draft.read

    def packed(self) -> Luggage | None:
        """The edits, for another file of the project; None where nobody could tell what they mean.

        That is where there is no draft: of a step back to what was saved, of work on the whole
        project.
        """
        if self._draft is None or self._numbers is None:
            return None
        return Luggage(tuple(self.actions), self._numbers)

    def close(self) -> None:
        """Forgets the draft."""
        _close(self._draft)
        self._draft = None

    def _redraw(self) -> None:
        """Makes the draft anew, with all edits."""
        self.close()
        if not self._document_id:
            return
        try:
            self._numbers = numbers_of(self._project, self._document_id)
            draft = draft_of(self._project, self._document_id)
        except UserError:
            return
        changes: list[Change] = []
        draft.subscribe(changes.append)
        try:
            for action in self.actions:
                action.do(draft)
        except Exception:  # an edit may need what a draft does not have
            draft.close()
            return
        self._draft = draft
        for change in changes:
            self._drafted(change)
        draft.subscribe(self._drafted)


def _close(draft: Project | None) -> None:
    if draft is not None:
        draft.close()


def _do(action: Action, project: Project, impossible: list[UserError]) -> None:
    """Does an edit, or notes why it is impossible.  A step back after such a one is left out: it
    would take back what was saved before, perhaps another program's work."""
    if action.is_step and impossible:
        return
    try:
        action.do(project)
    except NotSaved:
        raise
    except UserError as error:
        impossible.append(error)


class Unpacking:
    """Does what waited for one file in another of the project, which it fits.

    A step back after an edit that proved impossible would take back another one: it is impossible
    too.
    """

    def __init__(self, luggage: Luggage, project: Project) -> None:
        """Raises ProjectError where it does not fit."""
        if not luggage.numbers.fit(project):
            raise ProjectError(
                "The edits that are not saved do not go with {name}: it is another state of the "
                "project. They still wait; take another backup, or salvage the damaged file.",
                name=project.name,
            )
        project.ids_above = luggage.numbers.greatest
        self._actions = luggage.actions

    def run(self, attempt: Callable[[Action], bool]) -> int:
        """Lets ``attempt`` do each, which says whether it could; returns how many could."""
        done = 0
        for number, action in enumerate(self._actions):
            if not action.is_step or done == number:
                done += attempt(action)
        return done
