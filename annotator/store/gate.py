"""The one gate: every write to the project is a row of an :class:`Edit`, and is in the log.

One edit is one ``BEGIN IMMEDIATE`` transaction.  It ends with its log entry written and the whole
committed, or with nothing of it in the file.
"""

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from annotator.store import identity, log
from annotator.store.change import UNDO, Change, Operation, detail_text
from annotator.store.gone import OWNED
from annotator.store.reading import Reading
from annotator.store.seals import Seal, newest_graves
from annotator.store.sqlite import sqlite3
from annotator.store.tables import NOTES, TABLES, Row, Table, Value, image
from annotator.store.tally import Tally

_REMEMBERED = frozenset(  # what Reading keeps in memory
    ["label", "label_end", "attribute", "attribute_label", "property", "annotator", "layer", "text"]
)
_TOGETHER = 16
"""Rows that one INSERT adds in a large edit."""
_IN_MEMORY = (2,)
_RUN = 16
"""Rows with neighbouring ids, from which on they are logged as one bulk entry."""


@dataclass(frozen=True)
class Entry:
    """What the log says of an operation before it is known what it did."""

    kind: str
    actor: str
    at: str
    device_id: int
    inverts: int | None = None
    undoable: bool = True
    above: Mapping[str, int] = field(default_factory=dict)
    """Ids by table that new rows must exceed: others knew rows by them (see ``draft.Numbers``)."""


class Edit:
    """The rows that one operation writes; made by ``Project.edit``.

    Table names are those of ``annotator.store.tables``.  A wrong column or a broken reference
    raises sqlite3.IntegrityError or KeyError, which rolls the whole operation back.
    """

    def __init__(self, connection: sqlite3.Connection, entry: Entry, reading: Reading) -> None:
        self._connection = connection
        self._entry = entry
        self._reading = reading
        self._seq = 0
        self._tally = Tally(reading.documents_of)
        self._written: dict[str, object] = {}
        self._is_begun = False
        self._merges = log.is_about_merge(connection, entry.kind, entry.inverts)
        self.detail: dict[str, object] = {}
        self.uid = new_uid()
        self._newest = log.newest_entry(connection)
        self.id = self._newest.id + 1
        self.clock = self._newest.clock + 1
        self._seal = Seal(connection, newest_graves(connection))

    def _write_op(self) -> None:
        """The entry itself, before its first change, which refers to it."""
        self._is_begun = True
        entry = self._entry
        undo, redo, below = log.next_tops(
            self._connection,
            self._newest,
            entry.kind,
            inverts=entry.inverts,
            undoable=entry.undoable,
        )
        self._written = dict(self.detail)
        self._connection.execute(
            "INSERT INTO op (id, uid, device_id, clock, at, actor, kind, detail, inverts, "
            "undo_top, redo_top, below) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.id,
                self.uid,
                entry.device_id,
                self.clock,
                entry.at,
                entry.actor,
                entry.kind,
                detail_text(self.detail),
                entry.inverts,
                undo,
                redo,
                below,
            ),
        )

    @property
    def is_empty(self) -> bool:
        """True while nothing has been written."""
        return not self._is_begun

    def insert(self, name: str, /, **values: Value) -> int:
        """Adds a row and returns its id.  ``uid`` is made up where the table has one."""
        table = TABLES[name]
        is_new = "uid" not in values
        if name in self._entry.above and "id" not in values:
            values["id"] = self.next_id(name)
        if table.travels and is_new:
            values["uid"], is_new = self._uid_for(name, values)
        columns = ", ".join(values)
        places = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f"INSERT INTO {name} ({columns}) VALUES ({places})", tuple(values.values())
        )
        row_id = values.get("id", cursor.lastrowid)
        if not isinstance(row_id, int):
            raise TypeError(f"no id for a row of {name}")
        self._record(table, row_id, None, dict(values))
        self._tally.put(table, values | {"id": row_id})
        if table.travels and not is_new and not self._keeps_graves:
            self._seal.raise_from([values["uid"]])
        return row_id

    def insert_many(self, name: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Adds whole rows (every column, in the table's order) whose ids follow one another."""
        table = TABLES[name]
        for first in range(0, len(rows), log.BULK_ROWS):
            part = rows[first : first + log.BULK_ROWS]
            self._insert(table, part)
            self._record_bulk(table, part, inserted=True)
        if not table.travels or self._keeps_graves:
            return
        if self._connection.execute("SELECT 1 FROM tombstone").fetchone():
            at = table.columns.index("uid")
            self._seal.raise_from([row[at] for row in rows])

    def _insert(self, table: Table, rows: Sequence[tuple[Value, ...]]) -> None:
        """Adds rows, some a statement where there is room for that (see ``transaction.roomy``):
        each statement opens the table with its indexes and builds the lists of its CHECKs."""
        whole = 0
        if self._connection.execute("PRAGMA temp_store").fetchone() == _IN_MEMORY:
            whole = len(rows) // _TOGETHER * _TOGETHER
            parts = (rows[at : at + _TOGETHER] for at in range(0, whole, _TOGETHER))
            several = [tuple(chain.from_iterable(part)) for part in parts]
            self._connection.executemany(table.insert_several(_TOGETHER), several)
        self._connection.executemany(table.insert_sql, rows[whole:])

    def next_id(self, name: str) -> int:
        """The id that the next row of a table gets, for :meth:`insert_many`."""
        found = self._connection.execute(
            f"SELECT coalesce(max(id), 0) + 1 FROM {TABLES[name].name}"
        )
        following: int = found.fetchone()[0]
        return max(following, self._entry.above.get(name, 0) + 1)

    def update(self, name: str, row_id: int, /, **values: Value) -> bool:
        """Changes columns of a row; False when they already hold these values."""
        table = TABLES[name]
        before = self.row(name, row_id)
        after = {column: value for column, value in values.items() if before[column] != value}
        if not after:
            return False
        places = ", ".join(f"{column} = ?" for column in after)
        self._connection.execute(
            f"UPDATE {name} SET {places} WHERE id = ?", (*after.values(), row_id)
        )
        self._record(table, row_id, {column: before[column] for column in after}, after)
        self._tally.change(table, before, after)
        return True

    def delete(self, name: str, row_id: int) -> None:
        """Removes a row; its children must be gone.  KeyError when it is not there."""
        table = TABLES[name]
        before = self.row(name, row_id)
        self._connection.execute(f"DELETE FROM {name} WHERE id = ?", (row_id,))
        self._record(table, row_id, before, None)
        self._tally.drop(table, before)
        self._bury(table, [before.get("uid")])

    def delete_many(self, name: str, ids: Iterable[int]) -> None:
        """Removes rows; long runs of neighbouring ids are logged together.

        Not of rows that another row owns: of each the log must tell whose it was (``versions``).
        """
        for first, count in log.runs(sorted(ids)):
            if count < _RUN or name in OWNED:
                for row_id in range(first, first + count):
                    self.delete(name, row_id)
                continue
            for start in range(first, first + count, log.BULK_ROWS):
                self.delete_range(name, start, min(log.BULK_ROWS, first + count - start))

    def delete_range(self, name: str, first: int, count: int) -> None:
        """Removes the ``count`` rows whose ids begin at ``first``; they must all be there."""
        table = TABLES[name]
        rows = self._connection.execute(
            f"{table.select_sql} WHERE id >= ? AND id < ? ORDER BY id", (first, first + count)
        ).fetchall()
        if len(rows) != count:
            raise KeyError(f"{name}: {count - len(rows)} of {count} rows from {first} are missing")
        self._connection.execute(
            f"DELETE FROM {name} WHERE id >= ? AND id < ?", (first, first + count)
        )
        self._record_bulk(table, rows, inserted=False)
        if table.travels:
            self._bury(table, [row[table.columns.index("uid")] for row in rows])

    def row(self, name: str, row_id: int) -> Row:
        """A row as it is now.  KeyError when it is not there."""
        table = TABLES[name]
        found = self._connection.execute(f"{table.select_sql} WHERE id = ?", (row_id,)).fetchone()
        if found is None:
            raise KeyError(f"{name} {row_id}")
        return table.row(found)

    def ids(self, name: str, where: str, parameters: Sequence[Value] = ()) -> list[int]:
        """Ids of the rows for which the SQL condition ``where`` holds, in order."""
        rows = self._connection.execute(
            f"SELECT id FROM {TABLES[name].name} WHERE {where} ORDER BY id", tuple(parameters)
        ).fetchall()
        return [row[0] for row in rows]

    def all(self, sql: str, parameters: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Rows of a SELECT as they are inside this edit."""
        return self._connection.execute(sql, tuple(parameters)).fetchall()

    def note(self, name: str, rows: Iterable[tuple[Value, ...]]) -> None:
        """Writes to a part of the log (see NOTES); alone it makes an entry that undo passes by.

        Nothing can be redone after it: what an older step would bring back may be deleted in the
        file that was taken in, which is known now and never asked again.
        """
        if not self._is_begun:
            self._write_op()
        if name == "tombstone":
            self._seal.bury([(uid, str(tbl), self.id) for uid, tbl, _entry in rows])
            return
        noted = list(rows)
        self._connection.executemany(NOTES[name], noted)
        if name == "origin":  # as the seal has it, the entry's id first
            noted = [(row[3], *row[:3]) for row in noted]
        self._seal.note(noted)

    def touch(self, *, documents: Iterable[int] = (), everywhere: bool = False) -> None:
        """Says what listeners should read again, beyond what the rows themselves tell."""
        self._tally.touch(documents, everywhere=everywhere)

    def invert(self, op_id: int) -> None:
        """Takes back what entry ``op_id`` did, through this gate."""
        for change in log.changes(self._connection, op_id, newest_first=True):
            if isinstance(change, log.BulkChange):
                self._invert_bulk(change)
            elif change.before is None:
                self._drop_work(change.table, [change.id])
                self.delete(change.table.name, change.id)
            elif change.after is None:
                self.insert(change.table.name, **{"id": change.id, **change.before})
            else:
                self.update(change.table.name, change.id, **change.before)

    def _invert_bulk(self, change: log.BulkChange) -> None:
        name = change.table.name
        if change.inserted:
            self._drop_work(change.table, range(change.first, change.first + change.count))
            self.delete_range(name, change.first, change.count)
        elif change.rows is not None:
            self.insert_many(name, change.rows)

    def _drop_work(self, table: Table, ids: Iterable[int]) -> None:
        """Time counted on a layer is no step of undo, but goes (and comes back) with its layer."""
        if table.name == "layer":
            for layer_id in ids:
                for row_id in self.ids("work", "layer_id = ?", (layer_id,)):
                    self.delete("work", row_id)

    def finish(self) -> Change:
        """Closes the entry and says what it did.  The caller commits."""
        entry = self._entry
        before = None
        if entry.inverts is not None:
            before = log.operation(self._connection, entry.inverts)
        named = log.origin(self._connection, before) if before else None
        if named is not None:
            self.detail = dict(named.detail)
        if self._is_begun and self._seq == 0:  # nothing to undo; and redo knows nothing of it
            self._connection.execute(
                "UPDATE op SET undo_top = ?, redo_top = NULL, below = NULL WHERE id = ?",
                (self._newest.undo_top, self.id),
            )
        if self.detail != self._written or self.clock != self._newest.clock + 1:
            self._connection.execute(
                "UPDATE op SET detail = ?, clock = ? WHERE id = ?",
                (detail_text(self.detail), self.clock, self.id),
            )
        self._seal.close(self.id)
        done = Operation(
            self.id, entry.kind, entry.actor, entry.at, dict(self.detail), entry.inverts
        )
        return self._tally.told(done, named or done)

    @property
    def _keeps_graves(self) -> bool:
        """In a merge a living row outweighs its tombstone, which undoing the merge finds again."""
        return self._merges and self._entry.kind != UNDO

    def _uid_for(self, name: str, values: Row) -> tuple[bytes, bool]:
        """A new row's uid, and whether nobody ever had it."""
        said = identity.said_of(name, values, self.row)
        if said is None:
            return new_uid(), True
        uid = identity.uid_of(name, said)
        is_taken = self.ids(name, "uid = ?", (uid,))
        return (new_uid(), True) if is_taken else (uid, False)

    def _count(self, table: Table) -> None:
        if not self._is_begun:
            self._write_op()
        self._seq += 1
        if table.name in _REMEMBERED:
            self._reading.forget()

    def _record(self, table: Table, row_id: int, before: Row | None, after: Row | None) -> None:
        self._count(table)
        was = image(table, before) if before is not None else None
        now = image(table, after) if after is not None else None
        row = (self._seq, table.name, row_id, was, now)
        self._connection.execute(
            "INSERT INTO change (op_id, seq, tbl, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            (self.id, *row),
        )
        self._seal.changed(*row)

    def _record_bulk(
        self, table: Table, rows: Sequence[tuple[Value, ...]], *, inserted: bool
    ) -> None:
        self._count(table)
        row = log.bulk_row(self._seq, table, rows, inserted=inserted)
        self._connection.execute(log.BULK_SQL, (self.id, *row))
        self._seal.changed(*row)
        self._tally.many(table, rows, are_there=inserted)

    def _bury(self, table: Table, uids: Iterable[Value]) -> None:
        if table.travels and not (self._merges and self._entry.kind == UNDO):
            self._seal.bury(
                # In the order of the key: random ones would touch a page each.
                sorted((uid, table.name, self.id) for uid in uids if isinstance(uid, bytes))
            )


def new_uid() -> bytes:
    """16 random bytes."""
    return os.urandom(16)


def now() -> str:
    """UTC, ISO 8601, to the millisecond."""
    at = datetime.datetime.now(datetime.UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def take_back_newest(connection: sqlite3.Connection, entry: Entry, reading: Reading) -> Change:
    """Takes the newest step back inside the transaction of ``entry``, which follows."""
    newest = log.newest_entry(connection).undo_top
    if newest is None:
        raise ValueError("there is no step")
    edit = Edit(connection, replace(entry, kind=UNDO, inverts=newest, undoable=True), reading)
    edit.invert(newest)
    return edit.finish()
