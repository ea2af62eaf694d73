"""Whether SQLite has the access to a file that was asked for."""

from annotator.store.sqlite import sqlite3


def prove_writable(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.OperationalError where SQLite fell back to reading only.

    So it does in silence when the file cannot be opened for writing for one moment (no descriptor
    was free, say), and no edit could ever be saved then.  Another program that writes just now is
    no obstacle.  Nothing is written.
    """
    try:
        connection.execute("BEGIN")
        connection.execute("DELETE FROM property WHERE 0")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
            raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
