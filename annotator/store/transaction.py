"""The transaction of an edit: begun, committed or rolled back, and what failed said."""

import contextlib
import time
from collections.abc import Iterator
from typing import TypeVar

from annotator.errors import NotSaved
from annotator.store.failure import not_saved
from annotator.store.sqlite import sqlite3
from annotator.store.verdicts import translated

PATIENCE = 2.0
"""Seconds for which another program that has the file is waited for."""


_PAGES, _ROOM = -2_000, -65_536
"""SQLite's usual cache of pages, and that for very many rows, in KiB (below 0)."""

Made = TypeVar("Made")


@contextlib.contextmanager
def roomy(
    connection: sqlite3.Connection, inner: contextlib.AbstractContextManager[Made]
) -> Iterator[Made]:
    """``inner`` with memory for very many rows: for pages, and for what a statement keeps of them
    to take itself back.  What is written, and when it is durable, does not hang on it."""
    (pages,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute("PRAGMA temp_store = MEMORY")
    if pages == _PAGES:
        connection.execute(f"PRAGMA cache_size = {_ROOM}")
    try:
        with inner as made:
            yield made
    finally:
        with contextlib.suppress(sqlite3.Error):  # a closed file has nothing to give back
            connection.execute("PRAGMA temp_store = DEFAULT")
            connection.execute(f"PRAGMA cache_size = {pages}")
            connection.execute("PRAGMA shrink_memory")


def begin(connection: sqlite3.Connection, name: str) -> None:
    """Opens the write transaction of an edit.  Raises NotSaved when the file cannot be had."""
    try:
        with translated(name):
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("BEGIN IMMEDIATE")
    except Exception as error:
        connection.execute("PRAGMA query_only = ON")
        raise not_saved(error) from error


def commit(connection: sqlite3.Connection, name: str, uid: bytes, patience: float) -> None:
    """Makes the edit whose entry is ``uid`` durable; a reader in the way is waited for.

    ``patience`` is in seconds.

    Raises NotSaved with the file as it was before the edit.
    """
    end = time.monotonic() + patience
    while True:
        try:
            if not connection.in_transaction:
                raise NotSaved(
                    "The edit was not saved: the disk refused it. Free some space and try again."
                )
            with translated(name):
                connection.execute("COMMIT")
            break
        except Exception as error:
            busy = isinstance(error.__cause__, sqlite3.OperationalError) and (
                getattr(error.__cause__, "sqlite_errorname", "") == "SQLITE_BUSY"
            )
            if busy and time.monotonic() < end:
                continue
            roll_back(connection)
            if _is_in(connection, uid):
                return
            raise not_saved(error) from error
    connection.execute("PRAGMA query_only = ON")


def _is_in(connection: sqlite3.Connection, uid: bytes) -> bool:
    """Whether the entry ``uid`` came into the file although the commit failed.

    So it is where only the folder could not be synced after the journal was gone.  What is there
    must not be tried again: a step would be undone twice.  The next commit syncs the folder too.
    """
    with contextlib.suppress(sqlite3.Error):
        return connection.execute("SELECT 1 FROM op WHERE uid = ?", (uid,)).fetchone() is not None
    return False


def roll_back(connection: sqlite3.Connection) -> None:
    """Leaves nothing of an edit behind, whatever state it is in."""
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    finally:
        connection.execute("PRAGMA query_only = ON")
