"""The rows that a salvage takes, written into the new file, and what no project can be without."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import UserError
from annotator.store import gate, opening
from annotator.store.copying import Look
from annotator.store.project import found
from annotator.store.salvage_reading import Key
from annotator.store.salvage_report import Item, Outcome, Report
from annotator.store.salvage_rows import ORDER, Choice
from annotator.store.seals import broken_seals, seal_again
from annotator.store.shapes import shapes
from annotator.store.sqlite import sqlite3

_AT_ONCE = 1000


def write_rows(choice: Choice, report: Report, part: Path, look: Look) -> None:
    """Makes the file ``part`` and writes into it what was chosen; the report gets the counts."""
    _Writing(choice, report, look).write(part)
    for table, rows in choice.taken.items():
        report.count(table).taken = len(rows)


class _Writing:
    def __init__(self, choice: Choice, report: Report, look: Look) -> None:
        self._choice = choice
        self._report = report
        self._look = look
        self._done = 0
        self._total = sum(map(len, choice.taken.values()))

    def write(self, part: Path) -> None:
        with contextlib.closing(opening.create_connection(part)) as connection:
            found(connection)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM property")
            connection.execute("DELETE FROM device")
            for table in ORDER:
                self._write_table(connection, table)
            self._complete(connection)
            self._tell_broken_seals(connection)
            seal_again(connection)
            connection.execute("COMMIT")

    def _write_table(self, connection: sqlite3.Connection, table: str) -> None:
        names = shapes()[table].names
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        for some in _batches(list(self._choice.taken[table])):
            self._done += len(some)
            self._look(self._done, self._total)
            rows = [self._choice.taken[table][key] for key in some]
            connection.execute("SAVEPOINT some")
            try:
                connection.executemany(sql, rows)
            except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError):
                connection.execute("ROLLBACK TO some")
                self._write_singly(connection, sql, table, some)
            connection.execute("RELEASE some")

    def _write_singly(
        self, connection: sqlite3.Connection, sql: str, table: str, keys: list[Key]
    ) -> None:
        for key in keys:
            try:
                connection.execute(sql, self._choice.taken[table][key])
            except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as error:
                why = UserError("it does not go together with another row ({why})", why=error)
                self._choice.left_out(table, key, why)

    def _complete(self, connection: sqlite3.Connection) -> None:
        """What a project cannot be without."""
        names = {row[0] for row in connection.execute("SELECT name FROM property").fetchall()}
        if "uid" not in names:
            connection.execute(
                "INSERT INTO property (name, value) VALUES ('uid', ?)", (gate.new_uid().hex(),)
            )
            self._report.notes.append(
                UserError(
                    "Which project this was is not known any more; it became one of its own, and "
                    "merging it with the other files has to be allowed."
                )
            )
        if "made_by" not in names:
            connection.execute("INSERT INTO property (name, value) VALUES ('made_by', '')")
        if connection.execute("SELECT 1 FROM device").fetchone() is None:
            connection.execute("INSERT INTO device (uid, name) VALUES (?, '')", (gate.new_uid(),))
        uid = connection.execute("SELECT value FROM property WHERE name = 'uid'").fetchone()[0]
        self._report.uid = str(uid)

    def _tell_broken_seals(self, connection: sqlite3.Connection) -> None:
        """Lists the entries of the history that are not what was written; they stay."""
        if not self._choice.taken["seal"]:
            return  # of a version that had none, or all are lost
        for part in broken_seals(connection, lambda: self._look(0, 0)):
            why = UserError("the history ({part}) is not what was written", part=part)
            self._report.tell(Item(Outcome.DOUBTFUL, "op", None, why))


def _batches(keys: list[Key]) -> Iterator[list[Key]]:
    for first in range(0, len(keys), _AT_ONCE):
        yield keys[first : first + _AT_ONCE]
