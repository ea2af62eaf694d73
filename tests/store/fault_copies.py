"""Calls that fail under work that copies a whole project: compaction, backup, restoring, salvage.

    python -m tests.store.faults --work compaction [--ops write,fsync,...]

The project that is there must stay as it is or become what was asked for, in one step; a backup
that is listed is whole; the older one is never lost; nothing half made is left behind.
"""

import ctypes
import datetime
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.errors import UserError
from annotator.ops import annotate
from annotator.store import backups
from annotator.store.backups import YEAR, Occasion
from annotator.store.compaction import Kept, compact
from annotator.store.project import open_project
from annotator.store.salvage import salvage
from tests.store.faults import FOLDER, Case, Sweep
from tests.store.kill_child import say, state_of
from tests.store.support import litter, sound

NOW = datetime.datetime(2026, 7, 4, 9, 30, tzinfo=datetime.UTC)


def look(_done: int, _total: int) -> None:
    """Nobody stops it."""


def _newest(path: Path) -> Path:
    return backups.backups(path)[0].path


WORKS: dict[str, Callable[[Path], object]] = {
    "compaction": lambda path: compact(path, Kept(0), "an", look),
    "backup": lambda path: backups.back_up(path, Occasion.HOURLY, look, now=NOW),
    "restore": lambda path: backups.restore(_newest(path), path.with_name("r.annodb"), look),
    "replace": lambda path: backups.replace(
        _newest(path), path, path.with_name("aside.annodb"), look
    ),
    "salvage": lambda path: salvage(path, path.with_name("s.annodb"), look),
}
"""What is done, by name; the path is the project's."""

_NEW = {"restore": "r.annodb", "salvage": "s.annodb"}


class CopySweep(Sweep):
    """The project has a backup that is so old that the next one lets it go, and newer work."""

    def __init__(self, folder: Path, work: str) -> None:
        super().__init__(folder)
        self._work = WORKS[work]
        self._name = work
        backups.back_up(self.template, Occasion.HOURLY, look, now=NOW - 2 * YEAR)
        self._old = state_of_file(self.template)
        with open_project(self.template) as project:
            project.actor = "an"
            for start in range(9):
                annotate.add_span(project, 1, "an", [(start, start + 5)], "EVENT")
        self._state = state_of_file(self.template)

    def lay_out(self, home: Path) -> None:
        """The project and its old backup."""
        super().lay_out(home)
        folder = backups.folder_of(self.template)
        shutil.copytree(folder, backups.folder_of(home / "p.annodb"))

    def life(self, path: Path, case: Case) -> None:
        """Does the work on the failing disk, and again once it works, if it was refused."""
        lib = ctypes.CDLL(None)
        where = f"/{FOLDER}".encode()
        lib.fault_arm(where, case.op.encode(), ctypes.c_long(case.n), case.error,
                      int(case.for_ever))  # fmt: skip
        try:
            self._work(path)
            done = True
        except UserError as error:
            done = False
            say(refused=str(error))
        lib.fault_calls.restype = ctypes.c_long
        calls = lib.fault_calls()
        lib.fault_disarm()
        self._hold(path, done=done)
        if not done:
            self._work(path)
            self._hold(path, done=True)
        say(end=calls)

    def _hold(self, path: Path, *, done: bool) -> None:
        """What must hold at any time."""
        now = self._old if self._name == "replace" and done else self._state
        assert state_of_file(path) == now, "the project is another"
        made = _NEW.get(self._name, "")
        if made:
            new = path.with_name(made)
            assert new.exists() is done, f"{made} is there: {not done}"
            if done and not (made == "s.annodb" and self.op == "read"):  # it reports those rows
                assert state_of_file(new) == (self._old if made == "r.annodb" else self._state)
        there = backups.backups(path)
        assert there, "the old backup is gone, and there is no new one"
        for backup in there:
            backups.examine(backup.path, look)
        if self._name in ("backup", "compaction") and done:
            assert state_of_file(there[0].path) == self._state, "the newest backup is another"
        left = {one.name for one in backups.folder_of(path).iterdir()}
        left -= {one.path.name for one in there}
        assert not [one for one in left if not self._may_stay(one)], left

    def look(self, messages: list[dict[str, Any]]) -> None:
        """The life has looked itself, but for what is left lying about."""
        path = self.folder / FOLDER / "p.annodb"
        left = [one for one in litter(path) if not self._may_stay(one)]
        assert not left, f"left behind: {left}"
        assert state_of_file(path)

    def _may_stay(self, name: str) -> bool:
        """What cannot be deleted stays until the next one of these works sweeps it away."""
        return self.op == "unlink" and ".part" in name


def state_of_file(path: Path) -> str:
    """A digest of what people put into a file, which is proven by its history."""
    with open_project(path, write=False) as project:
        sound(project)
        return state_of(project)
