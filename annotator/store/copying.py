"""A project copied whole while it is worked on: small steps, then proven, then on the disk.

The copying has a connection of its own, in a thread of its own, which reads a few pages at a time
and lets go of the file in between.  So a commit of the window waits for one such step at most, a
millisecond or two.  What is written meanwhile makes SQLite begin the copy again.
"""

import contextlib
import itertools
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.errors import DamagedProject, ProjectError
from annotator.store import opening, verdicts
from annotator.store.file_names import clear
from annotator.store.sqlite import sqlite3
from annotator.store.verification import verify

Look = Callable[[int, int], None]
"""Hears how far the work is, ``done`` of ``total`` pages; ends it by raising Stopped."""

_PAGES = 64
"""Pages of one step: 256 KiB, about 0.3 ms."""

_PAUSE = 0.001
_BUSY = 0.02
"""Seconds between two steps, and where a commit is in the way."""

_QUIET = 0.1
_PATIENCE = 2.0
"""Seconds without a commit before the copy is begun, and for how long they are waited for."""

_ATTEMPTS = 20
_IN_MEMORY = 512 << 20
"""Bytes up to which a project is first copied to memory: no disk that is slow to write then keeps
the project from a commit."""

_OLD = 3600
"""Seconds after which nobody works on a part any more."""

_PART = re.compile(r"\.(?:.+\.annodb\.)?(\d{1,9})(?:-\d{1,9})?\.part(?:-journal|\.lock)?", re.ASCII)
"""What :func:`part_in` and ``file_names.part_of`` call files; the process is in it."""

_numbers = itertools.count(1)


class NeverQuiet(ProjectError):
    """The project is written so often that no copy of it came about; it is worth another try."""


class _Written(Exception):
    """The project was written while it was copied."""


def part_in(folder: Path) -> Path:
    """A name in ``folder`` for a file or folder that is not whole yet; nothing has the name.

    It is no other thread's; a killed program of the same number may have left one.
    """
    part = folder / f".{os.getpid()}-{next(_numbers)}.part"
    take_away(part)
    return part


def take_away(part: Path) -> None:
    """Removes a part, be it a folder, as far as that can be."""
    if part.is_dir() and not part.is_symlink():
        try:
            part.rmdir()
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
    else:
        clear(part)


def sweep(folder: Path) -> None:
    """Removes what killed programs left half made in ``folder``; others may be at work there."""
    for part in folder.glob(".*.part*"):
        made = _PART.fullmatch(part.name)
        with contextlib.suppress(OSError):
            is_old = time.time() - part.lstat().st_mtime > _OLD
            if made and (is_old or not _may_live(int(made[1]))):
                take_away(part)


def _may_live(process: int) -> bool:
    """Whether a process of that number may be at work; nobody can ask that on Windows."""
    if os.name == "nt" or process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def copy_whole(source: sqlite3.Connection, part: Path, name: str, look: Look) -> None:
    """Writes to ``part`` what ``source`` has committed, and proves that it came out whole.

    ``name`` is the project's.  Raises DamagedProject when the copy is not whole, ProjectError when
    it cannot be made (it speaks of ``part``, see ``file_names.speaking_of``), Stopped; a file may
    be left under ``part`` then.
    """
    with (
        verdicts.translated(part.name),
        contextlib.closing(opening.create_connection(part)) as copy,
    ):
        # Made durable at once when it is done: otherwise the last step would wait for the disk
        # while it holds the project.
        copy.execute("PRAGMA journal_mode = MEMORY")
        copy.execute("PRAGMA synchronous = OFF")
        page, pages = (_pragma(source, what) for what in ("page_size", "page_count"))
        if page * pages > _IN_MEMORY:
            _copy(source, copy, name, look)
        else:
            with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as staged:
                staged.execute(f"PRAGMA page_size = {page}")
                with verdicts.translated(name):
                    _copy(source, staged, name, look)
                staged.backup(copy, pages=1024, progress=lambda *_left: look(0, 0))
    sync(part)
    _prove(part, name, look)


def _pragma(source: sqlite3.Connection, what: str) -> int:
    """A number that every file has; waited for while a commit is in the way."""
    source.execute("PRAGMA busy_timeout = 2000")
    number: int = source.execute(f"PRAGMA {what}").fetchone()[0]
    source.execute("PRAGMA busy_timeout = 0")
    return number


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, name: str, look: Look) -> None:
    for attempt in range(_ATTEMPTS):
        _await_quiet(source, look)
        with contextlib.suppress(_Written):
            _copy_once(source, copy, look, is_hurried=attempt > 0)
            return
    raise NeverQuiet("{name} is being written all the time; it was not backed up.", name=name)


def _copy_once(
    source: sqlite3.Connection, copy: sqlite3.Connection, look: Look, *, is_hurried: bool
) -> None:
    left = 1 << 62

    def stepped(status: int, remaining: int, total: int) -> None:
        nonlocal left
        look(total - remaining, total)
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return
        if remaining >= left:
            raise _Written
        left = remaining
        if remaining and not is_hurried:
            time.sleep(_PAUSE)

    pages = _PAGES * 4 if is_hurried else _PAGES
    source.backup(copy, pages=pages, progress=stepped, sleep=_BUSY)


def _await_quiet(source: sqlite3.Connection, look: Look) -> None:
    """Waits for a moment in which nobody writes, but not for ever."""
    end = time.monotonic() + _PATIENCE
    version, since = _data_version(source), time.monotonic()
    while time.monotonic() < min(end, since + _QUIET):
        look(0, 0)
        time.sleep(_BUSY)
        now = _data_version(source)
        if now is None or now != version:
            version, since = now, time.monotonic()


def _data_version(source: sqlite3.Connection) -> int | None:
    try:
        version: int = source.execute("PRAGMA data_version").fetchone()[0]
    except sqlite3.OperationalError:  # a commit is in the way
        return None
    return version


def _prove(part: Path, name: str, look: Look) -> None:
    try:
        with contextlib.closing(opening.connect(part, writable=False)) as copy:
            prove(copy, name, look)
    except DamagedProject as error:
        raise DamagedProject(
            "The copy of {name} did not come out whole, so it was thrown away: {why}. The project "
            "itself may be damaged; check it.",
            name=name,
            why=error.fields.get("why", error),
        ) from error


def prove(connection: sqlite3.Connection, name: str, look: Look) -> None:
    """Verifies all of a file, and can be stopped at any moment.  DamagedProject; Stopped."""
    with stoppable(connection, look):
        verify(connection, name, full=True, checked=lambda: look(0, 0))


@contextlib.contextmanager
def stoppable(connection: sqlite3.Connection, look: Look) -> Iterator[None]:
    """Long statements end where ``look`` raises; what it raises is raised."""

    def is_stopped() -> int:
        try:
            look(0, 0)
        except BaseException:
            return 1
        return 0

    connection.set_progress_handler(is_stopped, 50_000)
    try:
        yield
    except (ProjectError, sqlite3.Error):
        look(0, 0)  # it was only stopped
        raise
    finally:
        connection.set_progress_handler(None, 0)


def sync(path: Path) -> None:
    """Has a file that no connection holds, or a folder, brought to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    fd = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
