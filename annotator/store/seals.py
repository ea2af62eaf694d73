"""A digest for each entry of the log: a flipped bit in who did what and when is noticed too.

The replay of the log (``replay``) proves the tables; nothing else in the file proves the log's own
words.  So each entry is sealed when it is written: its row, its changes in their order, what it
noted of other files' operations, and who the file and the computer are.  ``graves`` is a sum over
all tombstones as the entry left them; a sum, since tombstones come and go.

Whoever changes the log otherwise than through the gate seals it anew (:func:`seal_again`).
"""

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotator.errors import UserError
from annotator.store.sqlite import sqlite3
from annotator.store.tables import Value

SEALED = 3
"""The first version of the project file that has seals."""

_MODULUS = 1 << 256
_OP = (
    "SELECT op.id, op.uid, op.clock, op.at, op.actor, op.kind, op.detail, op.inverts, op.undo_top, "
    "op.redo_top, op.below, device.uid, device.name FROM op LEFT JOIN device "
    "ON device.id = op.device_id"
)
_FILE = "SELECT name, value FROM property WHERE name IN ('uid', 'made_by') ORDER BY name"
_NOTES = {
    "origin": "SELECT op_id, id, uid, clock FROM origin",
    "revision": "SELECT op_id, seq, tbl, part, first, count, versions FROM revision",
}
_CHANGES = "SELECT seq, tbl, row_id, before, after FROM change WHERE op_id = ?"
_BULK = "SELECT seq, tbl, action, first, count, sha256, rows FROM bulk WHERE op_id = ?"
_GRAVES = "SELECT uid, tbl, op_id FROM tombstone"
_SEALS = "SELECT op_id, sha256, graves FROM seal"
_AT_ONCE = 500

Row = Sequence[Value]


def total(rows: Iterable[Row]) -> int:
    """A sum over rows that does not depend on their order."""
    return sum(int.from_bytes(_digest(row), "big") for row in rows) % _MODULUS


def _digest(row: Any) -> bytes:
    return hashlib.sha256(marshal.dumps(row, 2)).digest()


class Seal:
    """The seal of an entry that is being written."""

    def __init__(self, connection: sqlite3.Connection, graves: int) -> None:
        self._connection = connection
        self._changes = hashlib.sha256()
        self._notes = 0
        self._graves = graves

    def changed(self, *row: Value) -> None:
        """A single or bulk change, as its table has it after the entry's id."""
        self._changes.update(marshal.dumps(row, 2))

    def note(self, rows: Iterable[Row]) -> None:
        """Rows of ``origin`` or ``revision``, the entry's id first."""
        self._notes = (self._notes + total(rows)) % _MODULUS

    def bury(self, rows: Sequence[tuple[Value, str, int]]) -> None:
        """Tombstones, (uid, table, entry), in the place of those of the same uids."""
        self.raise_from([row[0] for row in rows])
        newest = list({row[0]: row for row in rows}.values())
        self._connection.executemany(
            "INSERT INTO tombstone (uid, tbl, op_id) VALUES (?, ?, ?)", newest
        )
        self._graves = (self._graves + total(newest)) % _MODULUS

    def raise_from(self, uids: Sequence[Value]) -> None:
        """Takes the tombstones of rows that are there again away."""
        for first in range(0, len(uids), _AT_ONCE):
            some = tuple(uids[first : first + _AT_ONCE])
            where = f"WHERE uid IN ({', '.join('?' * len(some))})"
            there = self._connection.execute(f"{_GRAVES} {where}", some).fetchall()
            if there:
                self._connection.execute(f"DELETE FROM tombstone {where}", some)
                self._graves = (self._graves - total(there)) % _MODULUS

    def close(self, op_id: int) -> None:
        """Writes the seal of entry ``op_id``, which is all there now."""
        entry = self._connection.execute(f"{_OP} WHERE op.id = ?", (op_id,)).fetchone()
        file = self._connection.execute(_FILE).fetchall()
        graves = self._graves.to_bytes(32, "big")
        sha256 = _sealed(entry, file, self._changes.digest(), (self._notes, graves))
        self._connection.execute(
            "INSERT INTO seal (op_id, sha256, graves) VALUES (?, ?, ?)", (op_id, sha256, graves)
        )


def newest_graves(connection: sqlite3.Connection) -> int:
    """The sum over the tombstones as the newest entry left them."""
    found = connection.execute("SELECT graves FROM seal ORDER BY op_id DESC LIMIT 1").fetchone()
    return int.from_bytes(found[0], "big") if found else 0


def _sealed(entry: Row, file: Sequence[Row], changes: bytes, sums: tuple[int, bytes]) -> bytes:
    notes, graves = sums
    return _digest((tuple(entry), tuple(file), changes, notes.to_bytes(32, "big"), graves))


def seal_of(
    entry: Row, file: Sequence[Row], changes: Iterable[Row], sums: tuple[int, bytes]
) -> bytes:
    """The seal of an entry of which all is given, and which knows of no other entry.

    ``entry`` is its row with its computer's uid and name, ``file`` the settings ``made_by`` and
    ``uid``, ``changes`` its changes in their order without the entry's id, ``sums`` the
    :func:`total` of its notes and the graves as the seal has them.
    """
    digest = hashlib.sha256()
    for row in changes:
        digest.update(marshal.dumps(tuple(row), 2))
    return _sealed(entry, file, digest.digest(), sums)


def broken_seals(
    connection: sqlite3.Connection, looked: Callable[[], None] = lambda: None
) -> Iterator[UserError]:
    """What of the log is not what was written, as "entry 17" or "what is deleted"; lazily."""
    seals = {row[0]: row[1:] for row in connection.execute(_SEALS).fetchall()}
    graves = {op_id: graves for op_id, (_sha256, graves) in seals.items()}
    for op_id, sha256 in _seals(connection, graves, looked):
        if seals.pop(op_id, (None,))[0] != sha256:
            yield _entry(op_id)
    yield from map(_entry, seals)
    if total(connection.execute(_GRAVES).fetchall()) != newest_graves(connection):
        yield UserError("what is deleted")


def _entry(op_id: int) -> UserError:
    return UserError("entry {id}", id=op_id)


def _seals(
    connection: sqlite3.Connection, graves: Mapping[int, bytes], looked: Callable[[], None]
) -> Iterator[tuple[int, bytes]]:
    """Every entry with the seal that it should have, given the ``graves`` of each."""
    file = connection.execute(_FILE).fetchall()
    notes: dict[int, int] = {}
    for sql in _NOTES.values():
        for row in connection.execute(sql).fetchall():
            notes[row[0]] = (notes.get(row[0], 0) + total([row])) % _MODULUS
    for entry in connection.execute(f"{_OP} ORDER BY op.id").fetchall():
        looked()
        op_id = entry[0]
        rows: list[tuple[Any, ...]] = connection.execute(_CHANGES, (op_id,)).fetchall()
        rows += connection.execute(_BULK, (op_id,)).fetchall()
        rows.sort(key=lambda row: row[0])
        yield op_id, seal_of(entry, file, rows, (notes.get(op_id, 0), graves.get(op_id, b"")))


def seal_again(connection: sqlite3.Connection) -> None:
    """Seals every entry as it is now; part of the caller's transaction."""
    now = total(connection.execute(_GRAVES).fetchall()).to_bytes(32, "big")
    ids = [row[0] for row in connection.execute("SELECT id FROM op").fetchall()]
    seals = list(_seals(connection, dict.fromkeys(ids, now), lambda: None))
    connection.execute("DELETE FROM seal")
    connection.executemany(
        "INSERT INTO seal (op_id, sha256, graves) VALUES (?, ?, ?)",
        [(op_id, sha256, now) for op_id, sha256 in seals],
    )
