"""A program that works on a project until it is killed, and says what it does.

    python -m tests.store.kill_child PROJECT SEED WHAT

Before an edit it prints ``{"try": KIND}``, after the commit ``{"ack": KIND, "state": DIGEST}``.
The digest is that of all content, so the parent need not know the edits.  What it works at is one
of ``kill_work.WORK``, or the window (``kill_window``).
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from annotator.errors import UserError
from annotator.store.project import Project, open_project
from tests.store.support import HISTORY, dump

Verb = Callable[[], None]


def state_of(project: Project) -> str:
    """A digest of everything that people put in."""
    found = dump(project, without={*HISTORY, "_sqlite_migrations"})
    return hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()


def say(**message: Any) -> None:
    """One line to the parent, at once."""
    print(json.dumps(message), flush=True)  # noqa: T201 - that is its purpose


def acknowledge(kind: str, project: Project, **more: Any) -> None:
    """The program has said that this is saved."""
    undo, redo = project.undoable(), project.redoable()
    say(
        ack=kind,
        state=state_of(project),
        undo=undo.id if undo else None,
        redo=redo.id if redo else None,
        **more,
    )


class Worker:
    """Random work on one project.  ``folder`` takes files beside it; it is emptied each round."""

    rare = 0.3
    """How often one of ``seldom`` is chosen."""

    def __init__(self, project: Project, seed: int, folder: Path) -> None:
        self.project = project
        self.chance = random.Random(seed)
        self.seed = seed
        self.folder = folder
        self.count = 0
        self.more: dict[str, Any] = {}

    @property
    def often(self) -> Sequence[Verb]:
        """What is mostly done."""
        return [self.undo, self.redo]

    @property
    def seldom(self) -> Sequence[Verb]:
        """What is done now and then."""
        return self.often

    def pick(self, sql: str) -> int:
        """The id of one row, 0 where there is none."""
        ids = [row[0] for row in self.project.read.all(sql)]
        return int(self.chance.choice(ids)) if ids else 0

    def undo(self) -> None:
        """Takes the newest operation back."""
        self.project.undo()

    def redo(self) -> None:
        """Does it again."""
        self.project.redo()

    def work(self) -> None:
        """Edits for ever."""
        if self.chance.random() < 0.5:  # then even small transactions reach the file before COMMIT
            self.project._connection.execute("PRAGMA cache_size = 20")
        while True:
            verb = self.chance.choice(
                self.seldom if self.chance.random() < self.rare else self.often
            )
            name = verb.__name__
            getattr(self, f"before_{name}", lambda: None)()
            self.more = {}
            say(**{"try": name})
            try:
                verb()
            except UserError as error:
                say(refused=str(error))
                continue
            acknowledge(name, self.project, **self.more)


def main(path: Path, seed: int, what: str) -> None:
    """Works at ``what`` until somebody kills this process."""
    if what == "window":
        from tests.store.kill_window import work  # noqa: PLC0415 - needs Qt

        work(path, seed)
        return
    from tests.store.kill_work import WORK  # noqa: PLC0415 - it needs this module

    if what == "migration":
        say(ready=None)
        say(**{"try": "migrate"})
    with open_project(path) as opened:
        if opened.read_only:
            raise opened.read_only
        opened.actor = "an"
        if what == "migration":
            acknowledge("migrate", opened)
        else:
            say(ready=state_of(opened))
        WORK[what](opened, seed, path.parent / "work").work()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
