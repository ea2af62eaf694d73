"""The append-only log in the file: what each operation did, and how it is taken back.

Every entry (table ``op``) owns an ordered run of row changes (``change``: columns before and
after) and bulk changes (``bulk``: a range of ids with the digest of its rows; a bulk deletion
also holds the rows themselves, compressed).  The undo and redo stacks are three numbers in each
entry, so the newest entry alone tells what can be undone:

* ``undo_top``: the entry that undo would invert now;
* ``redo_top``: the undo entry that redo would invert now;
* ``below``: what lay under this entry on the stack it went to.
"""

import hashlib
import json
import marshal
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.store.change import COMPACT, MERGE, REDO, UNDO, Operation, Touched
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES, Row, Table, Value, row_of

BULK_ROWS = 5000
"""Rows in one bulk entry, so that no value grows without bound."""

_ALL = 1 << 62
_OP = "SELECT id, kind, actor, at, detail, inverts FROM op"


@dataclass(frozen=True)
class Newest:
    """The newest entry, with the heads of both stacks."""

    id: int = 0
    clock: int = 0
    undo_top: int | None = None
    redo_top: int | None = None


@dataclass(frozen=True)
class RowChange:
    """One row before and after; None where it was not there."""

    table: Table
    id: int
    before: Row | None
    after: Row | None


@dataclass(frozen=True)
class BulkChange:
    """``count`` rows with ids ``first`` onwards, inserted or deleted together.

    ``rows`` is None for an insertion: they are in the table itself.
    """

    table: Table
    inserted: bool
    first: int
    count: int
    sha256: bytes
    rows: tuple[tuple[Value, ...], ...] | None


def newest_entry(connection: sqlite3.Connection) -> Newest:
    """The newest entry; all zero in a new project."""
    found = connection.execute(
        "SELECT id, clock, undo_top, redo_top FROM op ORDER BY id DESC LIMIT 1"
    )
    return Newest(*(found.fetchone() or ()))


def next_tops(
    connection: sqlite3.Connection, now: Newest, kind: str, *, inverts: int | None, undoable: bool
) -> tuple[int | None, int | None, int | None]:
    """``(undo_top, redo_top, below)`` for the entry that follows ``now``."""
    following = now.id + 1
    if kind == UNDO:
        return _below(connection, inverts), following, now.redo_top
    if kind == REDO:
        return following, _below(connection, inverts), now.undo_top
    if not undoable:
        return now.undo_top, now.redo_top, None
    return following, None, now.undo_top


def _below(connection: sqlite3.Connection, op_id: int | None) -> int | None:
    found = connection.execute("SELECT below FROM op WHERE id = ?", (op_id,)).fetchone()
    below: int | None = found[0]
    return below


def operation(connection: sqlite3.Connection, op_id: int | None) -> Operation | None:
    """The entry ``op_id``, or None."""
    found = connection.execute(f"{_OP} WHERE id = ?", (op_id,)).fetchone()
    return _operation(found) if found else None


def origin(connection: sqlite3.Connection, entry: Operation) -> Operation:
    """The edit that a chain of undo and redo entries is about."""
    while entry.kind in (UNDO, REDO):
        before = operation(connection, entry.inverts)
        if before is None:
            break
        entry = before
    return entry


def is_about_merge(connection: sqlite3.Connection, kind: str, inverts: int | None) -> bool:
    """Whether an entry is a merge, or undoes or redoes one."""
    before = operation(connection, inverts)
    return (origin(connection, before).kind if before else kind) == MERGE


def newest(
    connection: sqlite3.Connection, limit: int, before: int | None = None
) -> list[Operation]:
    """The newest entries first, those older than entry ``before`` if it is given."""
    rows = connection.execute(
        f"{_OP} WHERE id < ? ORDER BY id DESC LIMIT ?",
        (_ALL if before is None else before, limit),
    ).fetchall()
    return [_operation(row) for row in rows]


def _operation(row: tuple[int, str, str, str, str, int | None]) -> Operation:
    op_id, kind, actor, at, detail, inverts = row
    return Operation(op_id, kind, actor, at, json.loads(detail), inverts)


def changes(
    connection: sqlite3.Connection, op_id: int, *, newest_first: bool
) -> Iterator[RowChange | BulkChange]:
    """What entry ``op_id`` did, in the order in which it did it, or backwards."""
    single = connection.execute(
        "SELECT seq, tbl, row_id, before, after FROM change WHERE op_id = ?", (op_id,)
    ).fetchall()
    many = connection.execute("SELECT seq FROM bulk WHERE op_id = ?", (op_id,)).fetchall()
    order: list[tuple[int, tuple[object, ...] | None]] = [(row[0], row[1:]) for row in single]
    order += [(row[0], None) for row in many]
    order.sort(key=lambda item: item[0], reverse=newest_first)
    for seq, row in order:
        yield _row_change(row) if row is not None else bulk_change(connection, op_id, seq)


def row_change(connection: sqlite3.Connection, op_id: int, seq: int) -> RowChange:
    """One single change of entry ``op_id``."""
    found = connection.execute(
        "SELECT tbl, row_id, before, after FROM change WHERE op_id = ? AND seq = ?", (op_id, seq)
    ).fetchone()
    return _row_change(found)


def _row_change(row: tuple[object, ...]) -> RowChange:
    name, row_id, before, after = row
    table = TABLES[str(name)]
    return RowChange(
        table,
        int(str(row_id)),
        row_of(table, str(before)) if before is not None else None,
        row_of(table, str(after)) if after is not None else None,
    )


def bulk_change(connection: sqlite3.Connection, op_id: int, seq: int) -> BulkChange:
    """One bulk change of entry ``op_id``."""
    name, action, first, count, sha256, packed = connection.execute(
        "SELECT tbl, action, first, count, sha256, rows FROM bulk WHERE op_id = ? AND seq = ?",
        (op_id, seq),
    ).fetchone()
    table = TABLES[name]
    rows = unpacked(table, packed) if packed is not None else None
    return BulkChange(table, action == "insert", first, count, sha256, rows)


def touched(connection: sqlite3.Connection, op_id: int) -> Touched | None:
    """The first span, else relation, among the row changes of entry ``op_id``."""
    found = connection.execute(
        "SELECT tbl, row_id, before, after FROM change WHERE op_id = ? "
        "AND tbl IN ('span', 'relation') ORDER BY tbl DESC, seq LIMIT 1",
        (op_id,),
    ).fetchone()
    if found is None:
        return None
    table, row_id, before, after = found
    was = json.loads(before) if after is None else {}
    places = (was.get("start", 0), was.get("stop", 0), was.get("head_id", 0))
    return Touched(table, row_id, after is None, *places)


def digest(rows: Sequence[tuple[Value, ...]]) -> bytes:
    """SHA-256 over whole rows in the order of their ids.

    The rows are laid out as marshal's version 2, which is frozen and knows no sharing, so equal
    rows give equal bytes in every Python (and in a fifth of the time that repr takes).
    """
    return hashlib.sha256(marshal.dumps([tuple(row) for row in rows], 2)).digest()


BULK_SQL = (
    "INSERT INTO bulk (op_id, seq, tbl, action, first, count, sha256, rows) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def bulk_row(
    seq: int, table: Table, rows: Sequence[tuple[Value, ...]], *, inserted: bool
) -> tuple[Value, ...]:
    """What the log says of neighbouring rows that came or went together, after the entry's id."""
    return (
        seq,
        table.name,
        "insert" if inserted else "delete",
        rows[0][0],
        len(rows),
        digest(rows),
        None if inserted else packed(table, rows),
    )


def packed(table: Table, rows: Sequence[tuple[Value, ...]]) -> bytes:
    """``rows`` as the log keeps a bulk deletion: JSON, bytes as hexadecimal, compressed."""
    plain = [[v.hex() if isinstance(v, bytes) else v for v in row] for row in rows]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 1)


def unpacked(table: Table, data: bytes) -> tuple[tuple[Value, ...], ...]:
    """The rows that :func:`packed` wrote."""
    bytes_at = [i for i, name in enumerate(table.columns) if name in table.blobs]
    rows = json.loads(zlib.decompress(data))
    for row in rows:
        for i in bytes_at:
            row[i] = bytes.fromhex(row[i]) if row[i] is not None else None
    return tuple(tuple(row) for row in rows)


@dataclass(frozen=True)
class Base:
    """Up to which entry the log was compacted, and digests of the tables as they were then."""

    id: int
    state: Mapping[str, str]


def base_of(connection: sqlite3.Connection) -> Base | None:
    """The newest base; None for a log that goes back to the beginning."""
    found = connection.execute(
        "SELECT detail FROM op WHERE kind = ? ORDER BY id DESC LIMIT 1", (COMPACT,)
    ).fetchone()
    if found is None:
        return None
    detail = json.loads(found[0])
    return Base(int(detail["base"]), dict(detail["state"]))


def digest_of(rows: Mapping[int, tuple[Value, ...]]) -> str:
    """SHA-256 over the rows of a table by id, some thousands at a time."""
    total = hashlib.sha256()
    ids = sorted(rows)
    for first in range(0, len(ids), BULK_ROWS):
        total.update(digest([rows[row_id] for row_id in ids[first : first + BULK_ROWS]]))
    return total.hexdigest()


def runs(ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    """``(first, count)`` of each run of neighbouring ids in ``ids``, which are sorted."""
    first = previous = None
    for row_id in ids:
        if first is None or previous is None:
            first = row_id
        elif row_id != previous + 1:
            yield first, previous - first + 1
            first = row_id
        previous = row_id
    if first is not None and previous is not None:
        yield first, previous - first + 1
