"""Answers of the project file, fetched whole, and its failures told in words."""

from collections.abc import Sequence
from typing import Any

from annotator.store.sqlite import sqlite3
from annotator.store.verdicts import is_bug, said

Row = tuple[Any, ...]  # typed by the STRICT tables


class Answer:
    """The rows of one SELECT."""

    __slots__ = ("_rows",)

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def fetchall(self) -> list[Row]:
        """Every row."""
        return self._rows

    def fetchone(self) -> Any:
        """The first row, or None."""
        return self._rows[0] if self._rows else None


class Rows:
    """A connection as readers see it: no cursor stays open, since that would hold a lock.

    Raises ProjectError when the file is locked, damaged or gone.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> Answer:
        """Runs a SELECT and fetches what it finds."""
        try:
            return Answer(self._connection.execute(sql, tuple(parameters)).fetchall())
        except sqlite3.DatabaseError as error:
            if is_bug(error):
                raise
            raise said(self._name, error) from error
