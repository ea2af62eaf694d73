"""What SQLite says of a file, as sentences that say what to do."""

import contextlib
from collections.abc import Iterator

from annotator.errors import DamagedProject, ProjectError, ProjectInUse, UserError
from annotator.store.sqlite import sqlite3

UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
"""How SQLite's names begin for a file that cannot be written."""


def damaged(name: str, why: UserError) -> DamagedProject:
    """The failure of a file that is not what it should be."""
    return DamagedProject(
        "{name} is damaged: {why}. Take your newest backup; the file was not changed.",
        name=name,
        why=why,
    )


def _quoted(error: Exception) -> UserError:
    # what Python says of it quotes the text, with all its broken letters
    if isinstance(error, UnicodeError) or str(error).startswith("Could not decode to UTF-8"):
        return UserError("a text in it is not valid UTF-8")
    return UserError("its pages or values cannot be read (“{said}”)", said=error)


@contextlib.contextmanager
def translated(name: str) -> Iterator[None]:
    """Turns what SQLite says of a file into a ProjectError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise said(name, error) from error
    except (UnicodeError, OverflowError, MemoryError) as error:
        raise damaged(name, _quoted(error)) from error


def is_bug(error: sqlite3.DatabaseError) -> bool:
    """Whether SQLite blames a statement of ours, not the file."""
    ours = (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.NotSupportedError)
    return isinstance(error, ours) or getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR"


def said(name: str, error: sqlite3.Error) -> ProjectError:
    """What SQLite says of a file, as a sentence that says what to do."""
    code = code_of(error)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return in_use(name)
    if code == "SQLITE_READONLY_DBMOVED":
        return ProjectError(
            "{name} was moved, replaced or deleted by another program while it was open.",
            name=name,
        )
    if code.startswith(UNWRITABLE):
        return ProjectError(
            "{name} or its folder cannot be written ({code}). Check the permissions, or copy the "
            "project elsewhere.",
            name=name,
            code=code,
        )
    if code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return ProjectError(
            "The disk of {name} is full or does not answer ({code}). Free some space, or check "
            "the disk.",
            name=name,
            code=code,
        )
    return damaged(name, _quoted(error))


def in_use(name: str) -> ProjectInUse:
    """The failure of a file that another program holds."""
    return ProjectInUse(
        "{name} is being written by another program; try again when it is done.", name=name
    )


def code_of(error: sqlite3.Error) -> str:
    """SQLite's own name of an error; "" where there is none."""
    return getattr(error, "sqlite_errorname", "") or ""
