"""The transaction of an edit: begun, committed or rolled back, and what failed said."""

import contextlib
import time

from annotator.errors import NotSaved
from annotator.store.failure import not_saved
from annotator.store.opening import translated
from annotator.store.sqlite import sqlite3

PATIENCE = 2.0
"""Seconds for which another program that has the file is waited for."""


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
