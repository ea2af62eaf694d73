"""The order in which a received project file is looked at before it is used.

Raw header, then a connection with everything closed, then the schema to the letter, then (by
size) structure and content, then our own modes, read back.  Nothing is ever repaired in place.
"""

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import DamagedProject, NewerProject, ProjectError, UserError
from annotator.store import schema
from annotator.store.access import prove_writable
from annotator.store.sqlite import sqlite3
from annotator.store.verdicts import UNWRITABLE, code_of, in_use, translated

MAX_FILE = 16 << 30
MAX_CELL = 64 << 20
"""Bytes of the largest value; a longer text is refused at import."""

SMALL = 16 << 20
"""Bytes up to which a file is verified while it is opened (about 0.1 s)."""

_BUSY_SECONDS = 2.0


class NoProject(ProjectError):
    """The file is none of ours, or not any more: its head says so."""


@dataclass(frozen=True)
class Header:
    """What the first 100 bytes of an SQLite file say."""

    size: int
    version: int
    is_wal: bool = False


def create_connection(path: Path) -> sqlite3.Connection:
    """A connection to a new, empty file at ``path``, with our modes.  Raises ProjectError."""
    try:
        connection = sqlite3.connect(
            path.absolute().as_uri() + "?mode=rwc", uri=True, isolation_level=None
        )
        with _closed_by_failure(connection):
            _close_doors(connection)
            _set_modes(connection, path.name)
    except sqlite3.OperationalError as error:
        if not code_of(error).startswith(UNWRITABLE):
            raise
        raise ProjectError(
            "The folder {folder} cannot be written. Check its permissions, or choose another.",
            folder=path.absolute().parent,
        ) from error
    return connection


def memory_connection() -> sqlite3.Connection:
    """A connection to a project that lives in memory only (tests, previews)."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _close_doors(connection)
    return connection


def read_header(path: Path, *, recover: bool = True) -> Header:
    """Looks at the file itself.  Raises ProjectError before SQLite ever sees it.

    Where a journal lies beside it the header may be that of an unfinished transaction: SQLite
    first rolls back what a killed program left, unless ``recover`` is False.
    """
    name = path.name
    head, size = first_bytes(path)
    if len(head) < 100 or head[:16] != b"SQLite format 3\0":
        raise NoProject(
            "{name} is not an Annotator project (not an SQLite file). To take text or "
            "annotations from it, import it into a project.",
            name=name,
        )
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise NoProject(
            "{name} is a database of another program, not an Annotator project.", name=name
        )
    journal = path.with_name(name + "-journal")
    if recover and journal.exists():
        with translated(name), contextlib.closing(_connection(path)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
        head, size = first_bytes(path)
    if size > MAX_FILE:
        raise ProjectError("{name} is larger than a project can be.", name=name)
    if not journal.exists():  # else somebody is writing right now
        _check_length(name, head, size)
    return Header(size, int.from_bytes(head[60:64], "big"), head[18:20] == b"\2\2")


def first_bytes(path: Path) -> tuple[bytes, int]:
    """The first 100 bytes of a regular file, and its size.  Raises ProjectError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ProjectError("{path} is not a file, so it cannot be a project.", path=path)
        fd = os.open(path, flags)  # not blocked even where a FIFO took the file's place
        try:
            return os.read(fd, 100), os.fstat(fd).st_size
        finally:
            os.close(fd)  # before the connection is opened: closing later would drop its locks
    except (FileNotFoundError, NotADirectoryError):
        raise ProjectError(
            "There is no file {path}. Check the name, or make a new project there.", path=path
        ) from None
    except (OSError, ValueError) as error:
        raise ProjectError(
            "{path} cannot be read: {why}. Check its name and permissions.",
            path=path,
            why=getattr(error, "strerror", error),
        ) from None


def _check_length(name: str, head: bytes, size: int) -> None:
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    stated = head[24:28] == head[92:96]  # the count is valid only when these agree
    if page < 512 or (stated and pages * page > size):
        raise DamagedProject(
            "{name} is damaged: it ends after {size} bytes although it should have {pages} "
            "pages. Take your newest backup; the file was not changed.",
            name=name,
            size=size,
            pages=pages,
        )


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """An existing file's connection, its schema proven ours, our modes set.

    A file that only holds an unfinished transaction of a killed program is rolled back here by
    SQLite itself.  ``writable`` False leaves the file's modes alone.  Raises ProjectError.
    """
    header = read_header(path)
    connection = _connection(path)
    with _closed_by_failure(connection), translated(path.name):
        _close_doors(connection)
        with _deadline(connection, 10):
            _check_schema(connection, path.name, header)
        if writable:
            _set_modes(connection, path.name)
            prove_writable(connection)
        connection.execute("PRAGMA query_only = ON")
    return connection


@contextlib.contextmanager
def _closed_by_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _connection(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    mode = "rw" if not read_only and os.access(path, os.W_OK) else "ro"
    with translated(path.name):
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=_BUSY_SECONDS,
        )


def reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads a project which this process has open, and so has proven.

    The file itself is not looked at: closing it again would drop the locks of the open project.
    """
    connection = _connection(path, read_only=True)
    with _closed_by_failure(connection):
        _close_doors(connection)
        connection.execute("PRAGMA query_only = ON")
    return connection


def snapshot(path: Path) -> sqlite3.Connection:
    """A private copy of a project as it is now, proven ours and brought to our version.

    The file itself is never written, not even to roll back what a killed program left, and is held
    no longer than copying takes.  The copy goes with its connection.  Raises ProjectError;
    NewerProject for a file that may hold what we do not know.
    """
    header = read_header(path, recover=False)
    if header.version > schema.VERSION:
        raise NewerProject(
            "{name} was written by a newer version of Annotator (format {version}; this one knows "
            "{known}). Update Annotator to take work from it.",
            name=path.name,
            version=header.version,
            known=schema.VERSION,
        )
    copy = sqlite3.connect("", isolation_level=None)  # lives in memory, and on disk when large
    with _closed_by_failure(copy):
        with contextlib.closing(_connection(path, read_only=True)) as connection:
            _copied(connection, copy, path)
        with translated(path.name):
            _close_doors(copy)
            with _deadline(copy, 10):
                _check_schema(copy, path.name, header)
            if header.version < schema.VERSION:
                _brought_forward(copy)
            copy.execute("PRAGMA query_only = ON")
    return copy


def _copied(connection: sqlite3.Connection, copy: sqlite3.Connection, path: Path) -> None:
    try:
        copy_now(connection, copy, path.name)
    except ProjectError as error:
        if path.with_name(f"{path.name}-journal").exists():
            raise ProjectError(
                "{name} was not closed properly, or is being written now. Open it once in "
                "Annotator and close it; then try again.",
                name=path.name,
            ) from error
        raise


def copy_now(source: sqlite3.Connection, target: sqlite3.Connection, name: str) -> None:
    """Copies what ``source`` has committed.

    Raises ProjectError; ProjectInUse where another program does not let go of the file, which
    SQLite alone would wait for without end.
    """
    end = time.monotonic() + _BUSY_SECONDS

    def look(status: int, _left: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() >= end:
            raise in_use(name)

    with translated(name):
        source.backup(target, progress=look)


def _brought_forward(copy: sqlite3.Connection) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - rare

    schema.migrate(Database(copy, recursive_triggers=False, execute_plugins=False))


def _check_schema(connection: sqlite3.Connection, name: str, header: Header) -> None:
    if header.version == schema.VERSION:
        if schema.fingerprint(connection) != schema.expected():
            raise DamagedProject(
                "{name} was altered by another program: {why}. It was not opened, and nothing in "
                "it was run or changed.",
                name=name,
                why=_alien(schema.fingerprint(connection)),
            )
    elif header.version < schema.VERSION:
        if schema.fingerprint(connection) != schema.expected(schema.STEPS[: header.version]):
            raise DamagedProject(
                "{name} says it is of version {version}, but its tables are not.",
                name=name,
                version=header.version,
            )
    elif not schema.holds_ours(connection):
        raise NewerProject(
            "{name} was written by a newer version of Annotator (format {version}; this one knows "
            "{known}). Update Annotator to open it.",
            name=name,
            version=header.version,
            known=schema.VERSION,
        )


def _alien(found: schema.Fingerprint) -> UserError:
    """What of a schema is not ours, in words; what could run something first."""
    others = sorted((str(row[0]), str(row[1])[:60]) for row in found - schema.expected())
    for kind, name in others:
        if kind == "trigger":
            return UserError("a trigger was put into it ({named})", named=name)
        if kind == "view":
            return UserError("a view was put into it ({named})", named=name)
    return UserError("its tables are not those of an Annotator project")


def _close_doors(connection: sqlite3.Connection) -> None:
    for name, value in (
        ("SQLITE_LIMIT_LENGTH", MAX_CELL),
        ("SQLITE_LIMIT_SQL_LENGTH", 1 << 20),
        ("SQLITE_LIMIT_ATTACHED", 0),
        ("SQLITE_LIMIT_EXPR_DEPTH", 100),
    ):
        connection.setlimit(getattr(sqlite3, name), value)
    if hasattr(connection, "setconfig"):  # Python 3.12 and newer
        for name, wanted in (
            ("DEFENSIVE", True),
            ("TRUSTED_SCHEMA", False),
            ("ENABLE_TRIGGER", False),
            ("ENABLE_VIEW", False),
            ("DQS_DDL", False),
            ("DQS_DML", False),
        ):
            connection.setconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), wanted)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
        "recursive_triggers = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
        raise ProjectError("This SQLite library cannot check foreign keys.")


def _set_modes(connection: sqlite3.Connection, name: str) -> None:
    """Rollback journal and directory sync: a copied file is whole, a power cut loses nothing."""
    mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")
    if mode != ("delete",) or connection.execute("PRAGMA synchronous").fetchone() != (3,):
        raise ProjectError("{name} is in use by another program; close it there first.", name=name)


@contextlib.contextmanager
def _deadline(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > end), 5000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
