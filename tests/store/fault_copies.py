"""Calls that fail under work that copies a whole project: compaction, backup, restoring, salvage.

    python -m tests.store.faults --work compaction [--ops write,fsync,...] [--kill]

The project that is there must stay as it is, byte for byte, or become what was asked for, in one
step; a backup that is listed is whole; the older one is never lost; nothing half made has a
project's name, and nothing is left behind.  ``…-hot``: a killed program left a journal beside the
project, without which its file is half a transaction.
"""

import ctypes
import datetime
import shutil
import sqlite3
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
from tests.store.support import sound

NOW = datetime.datetime(2026, 7, 4, 9, 30, tzinfo=datetime.UTC)


def look(_done: int, _total: int) -> None:
    """Nobody stops it."""


def _newest(path: Path) -> Path:
    return backups.backups(path)[0].path


def _restore(path: Path) -> None:
    backups.restore(_newest(path), path.with_name("r.annodb"), look)


def _replace(path: Path) -> None:
    backups.replace(_newest(path), path, path.with_name("aside.annodb"), look)


def _salvage(path: Path) -> None:
    salvage(path, path.with_name("s.annodb"), look)


WORKS: dict[str, Callable[[Path], object]] = {
    "compaction": lambda path: compact(path, Kept(0), "an", look),
    "backup": lambda path: backups.back_up(path, Occasion.HOURLY, look, now=NOW),
    "restore": _restore,
    "replace": _replace,
    "replace-hot": _replace,
    "salvage": _salvage,
    "salvage-hot": _salvage,
}
"""What is done, by name; the path is the project's."""

_NEW = {"restore": "r.annodb", "salvage": "s.annodb"}
_UNDELETED = (".part", ".lock", "aside")


class CopySweep(Sweep):
    """The project has a backup that is so old that the next one lets it go, and newer work."""

    def __init__(self, folder: Path, work: str) -> None:
        super().__init__(folder)
        self._work = WORKS[work]
        self._name, _, hot = work.partition("-")
        backups.back_up(self.template, Occasion.HOURLY, look, now=NOW - 2 * YEAR)
        self._old = state_of_file(self.template)
        with open_project(self.template) as project:
            project.actor = "an"
            for start in range(9):
                annotate.add_span(project, 1, "an", [(start, start + 5)], "EVENT")
        self._state = state_of_file(self.template)
        self._given = {"p.annodb": self.template.read_bytes()}
        if hot:
            self._given |= _half_written(self.template, self.beside)

    def lay_out(self, home: Path) -> None:
        """The project and its old backup."""
        for name, data in self._given.items():
            (home / name).write_bytes(data)
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
            self._work_again(path)
            self._hold(path, done=True)
        say(end=calls)

    def _work_again(self, path: Path) -> None:
        """What could not be deleted has the name that was chosen; the next one is another."""
        for one in path.parent.glob("aside*"):
            one.unlink()
        self._work(path)

    def _hold(self, path: Path, *, done: bool) -> None:
        """What must hold at any time."""
        if done and self._name == "replace":
            assert self._is_replaced(path), "the project is neither the old one nor the backup"
        else:
            self._hold_project(path, done=done)
        made = path.with_name(_NEW.get(self._name, "nothing"))
        assert made.exists() is (done and self._name in _NEW), f"{made.name} is there: {not done}"
        if made.exists() and not (self._name == "salvage" and self.op == "read"):  # it reports rows
            assert state_of_file(made) == (self._old if self._name == "restore" else self._state)
        self._hold_backups(path, done=done)
        left = self._left(path, done=done)
        assert not [one for one in left if not self._may_stay(one)], left

    def _hold_project(self, path: Path, *, done: bool) -> None:
        if not (done and self._name == "compaction"):
            for name, data in self._given.items():
                assert path.with_name(name).read_bytes() == data, f"{name} is not what it was"
        if len(self._given) == 1:
            assert state_of_file(path) == self._state, "the project is another"

    def _is_replaced(self, path: Path) -> bool:
        """Whether the backup has the project's place, and all that was there is whole aside."""
        return (
            all(one.exists() and one.read_bytes() == self._given[name]
                for name, one in self._aside(path))
            and path.exists()
            and not path.with_name(f"{path.name}-journal").exists()
            and path.read_bytes() != self._given["p.annodb"]
            and state_of_file(path) == self._old
        )  # fmt: skip

    def _aside(self, path: Path) -> list[tuple[str, Path]]:
        """What was given, and what it is called once it is put aside."""
        return [(name, path.with_name(f"aside{name[1:]}")) for name in self._given]

    def _hold_backups(self, path: Path, *, done: bool) -> None:
        there = backups.backups(path)
        assert there, "the old backup is gone, and there is no new one"
        for backup in there:
            backups.examine(backup.path, look)
        if self._name in ("backup", "compaction") and done:
            assert state_of_file(there[0].path) == self._state, "the newest backup is another"

    def _left(self, path: Path, *, done: bool) -> set[str]:
        """Names that nobody needs."""
        folder = backups.folder_of(path)
        left = {one.name for one in path.parent.iterdir()} | {one.name for one in folder.iterdir()}
        left -= {one.path.name for one in backups.backups(path)} | {folder.name, *self._given}
        if done:
            left.discard(_NEW.get(self._name, ""))
        if done and self._name == "replace":
            left -= {f"aside{name[1:]}" for name in self._given}
        return left

    def look(self, messages: list[dict[str, Any]]) -> None:
        """The life has looked itself, but for the words."""
        for one in messages:
            if "refused" in one and self.op != "read":
                words = one["refused"]
                assert "damaged" not in words, f"a good file is called damaged: {words}"
                assert ".part" not in words, f"nobody knows that name: {words}"
                assert "edit was not saved" not in words, f"nobody edited: {words}"
                assert ".annodb" in words or str(self.folder / FOLDER) in words, f"where? {words}"

    def look_after_kill(self) -> None:
        """The old project or the new one; the work can be done, and takes away what was left."""
        path = self.folder / FOLDER / "p.annodb"
        done = path.with_name(_NEW.get(self._name, "nothing")).exists()
        if self._name == "replace" and path.exists():
            done = path.read_bytes() != self._given["p.annodb"]
        if done and self._name == "replace":
            assert self._is_replaced(path), "the project is neither the old one nor the backup"
        else:
            self._hold_killed_project(path)
        if not done:
            self._work_again(path)
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
        self._hold(path, done=True)

    def _hold_killed_project(self, path: Path) -> None:
        if self._name == "compaction":
            assert state_of_file(path) == self._state
            return
        for name, data in self._given.items():
            there = path.with_name(name)
            if name.endswith("-journal") and not there.exists():
                # It must go before the new file comes, and whoever wants it finds both aside.
                assert all(one.read_bytes() == self._given[of] for of, one in self._aside(path))
                there.write_bytes(data)
                continue
            assert there.exists(), f"{name} is gone"
            assert there.read_bytes() == data, f"{name} is another"

    def _may_stay(self, name: str) -> bool:
        """What cannot be deleted stays until the next one of these works sweeps it away."""
        return self.op == "unlink" and any(one in name for one in _UNDELETED)


def _half_written(project: Path, folder: Path) -> dict[str, bytes]:
    """Bytes of the project and of its journal as a program leaves them that is killed."""
    copy = folder / "half.annodb"
    shutil.copyfile(project, copy)
    other = sqlite3.connect(copy, isolation_level=None)
    other.execute("PRAGMA cache_size = 2")
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE span SET note = hex(randomblob(900))")
    found = {
        f"p.annodb{end}": copy.with_name(copy.name + end).read_bytes() for end in ("", "-journal")
    }
    other.close()
    assert found["p.annodb"] != project.read_bytes(), "it never reached the file"
    assert found["p.annodb-journal"][:8] != bytes(8), "the journal is not hot"
    return found


def state_of_file(path: Path) -> str:
    """A digest of what people put into a file, which is proven by its history."""
    with open_project(path, write=False) as project:
        sound(project)
        return state_of(project)
