"""The history of a damaged file, fitted to the rows that are left.

What a salvage leaves behind, or takes from elsewhere than the history says, would make the whole
history prove nothing.  So what it says of those rows is taken out of it; the rows themselves, as
they came in, are written down as brought by the salvage.  All else stays: who did what and when.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.store import gate, log
from annotator.store.change import COMPACT, detail_text
from annotator.store.copying import Look
from annotator.store.packed_rows import Numbers
from annotator.store.replay import state_of
from annotator.store.rows_then import RowsThen, rows_now
from annotator.store.seals import seal_again
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES, Table, Value

SALVAGE = "salvage"
"""The kind of the operation that tells of a salvage in the new project's history."""

_UNLOGGED = ("uid", "made_by")
_SENSELESS = (ValueError, LookupError, TypeError, AttributeError, zlib.error)

_Row = tuple[Value, ...]
_Rows = dict[str, RowsThen]


@dataclass
class _Left:
    """What the walk back through the log found out: rows whose history is taken out, and parts of
    the log, by operation and number, that make no sense.

    The walk ends ``after`` an entry: up to there a compaction has taken the contents away.
    """

    after: int = 0
    apart: dict[str, Numbers] = field(default_factory=lambda: {name: Numbers() for name in TABLES})
    unreadable: set[tuple[int, int]] = field(default_factory=set)

    def count(self) -> int:
        """How many rows are set apart."""
        return sum(map(len, self.apart.values()))

    def without(self, rows: _Rows) -> _Rows:
        """``rows`` but for those that are set apart."""
        for table, ids in self.apart.items():
            for row_id in ids:
                del rows[table][row_id]
        return rows


@dataclass(frozen=True)
class Unproven:
    """Rows that came together and do not say together what they said then.

    ``is_whole``: all of them are there, so one at least was changed; else nobody can tell.
    """

    table: str
    first: int
    count: int
    is_whole: bool


def fit_history(connection: sqlite3.Connection, look: Look) -> list[Unproven]:
    """Makes the log agree with the tables, inside the caller's transaction.

    Returns the rows that it can prove no longer.  The tables are not changed.
    """
    base = log.base_of(connection)
    left = _Left(after=base.id if base else 0)
    while True:
        known = left.count()
        _walk_back(connection, left, look)
        if left.count() == known:
            break
    unproven = _rewrite(connection, left, look)
    _bring(connection, left.apart, look)
    if base is not None:
        unproven += _renew(connection, base)
    seal_again(connection)
    return unproven


def _renew(connection: sqlite3.Connection, base: log.Base) -> Iterator[Unproven]:
    """Has the compaction say what the tables were then, as far as anybody knows now.

    Yields the tables that are not what it said.
    """
    rows = state_of(connection, base.id, "")
    state = {table: log.digest_of(there) for table, there in rows.items()}
    for table, digest in state.items():
        if rows[table] and digest != base.state.get(table):
            yield Unproven(table, min(rows[table]), len(rows[table]), is_whole=False)
    op_id, detail = connection.execute(
        "SELECT id, detail FROM op WHERE kind = ? ORDER BY id DESC LIMIT 1", (COMPACT,)
    ).fetchone()
    text = detail_text({**json.loads(detail), "state": state})
    connection.execute("UPDATE op SET detail = ? WHERE id = ?", (text, op_id))


def new_history(connection: sqlite3.Connection, look: Look) -> None:
    """One entry that brought all rows, in the place of a log that cannot be read."""
    clock = connection.execute("SELECT coalesce(max(clock), 0) + 1 FROM op").fetchone()[0]
    for table in ("seal", "change", "bulk", "tombstone", "origin", "revision", "op"):
        connection.execute(f"DELETE FROM {table}")
    rows = _all_rows(connection)
    _bring(connection, {table: Numbers(rows[table]) for table in rows}, look, clock)
    seal_again(connection)


def _all_rows(connection: sqlite3.Connection) -> _Rows:
    rows = rows_now(connection)
    for row_id in [one for one, row in rows["property"].items() if row[1] in _UNLOGGED]:
        del rows["property"][row_id]
    return rows


def _entries(connection: sqlite3.Connection, after: int) -> Iterator[tuple[int, int, bool]]:
    """Operation and number of each later part of the log, the newest first; True for bulk."""
    found = connection.execute(
        "SELECT op_id, seq, 0 FROM change WHERE op_id > ? "
        "UNION ALL SELECT op_id, seq, 1 FROM bulk WHERE op_id > ? ORDER BY 1 DESC, 2 DESC",
        (after, after),
    ).fetchall()
    for op_id, seq, is_bulk in found:
        yield op_id, seq, bool(is_bulk)


# -- finding out -------------------------------------------------------------------------------


def _walk_back(connection: sqlite3.Connection, left: _Left, look: Look) -> None:
    """Takes every change back, newest first; a row that contradicts one is set apart."""
    rows = left.without(_all_rows(connection))
    for number, (op_id, seq, is_bulk) in enumerate(_entries(connection, left.after)):
        if number % 1000 == 0:
            look(0, 0)
        if (op_id, seq) in left.unreadable:
            continue
        try:
            if is_bulk:
                _back_bulk(rows, log.bulk_change(connection, op_id, seq), left)
            else:
                _back_row(rows, log.row_change(connection, op_id, seq), left)
        except _SENSELESS:
            left.unreadable.add((op_id, seq))
    if not left.after:
        for table in rows:
            left.apart[table].update(rows[table])


def _back_row(rows: _Rows, change: log.RowChange, left: _Left) -> None:
    table, row_id, place = change.table, change.id, rows[change.table.name]
    if row_id in left.apart[table.name]:
        return
    now = place.get(row_id)
    if change.after is None:
        if change.before is None or now is not None:
            _set_apart(rows, table, row_id, left)
        else:
            place[row_id] = _tuple(table, {"id": row_id, **change.before})
        return
    given = table.row(now) if now is not None else {}
    if now is None or any(given[column] != value for column, value in change.after.items()):
        _set_apart(rows, table, row_id, left)
    elif change.before is not None:
        place[row_id] = _tuple(table, given | change.before)
    elif any(given[c] is not None for c in table.columns[1:] if c not in change.after):
        _set_apart(rows, table, row_id, left)
    else:
        del place[row_id]


def _set_apart(rows: _Rows, table: Table, row_id: int, left: _Left) -> None:
    left.apart[table.name].add(row_id)
    rows[table.name].pop(row_id, None)


def _back_bulk(rows: _Rows, change: log.BulkChange, left: _Left) -> None:
    place, name = rows[change.table.name], change.table.name
    if change.inserted:
        place.take(change.first, change.count)
        return
    for row in change.rows or ():
        row_id = _id(row)
        if row_id in place:
            _set_apart(rows, change.table, row_id, left)
        elif row_id not in left.apart[name]:
            place[row_id] = row


def _tuple(table: Table, row: dict[str, Value]) -> _Row:
    return tuple(row.get(column) for column in table.columns)


# -- writing down ------------------------------------------------------------------------------


def _rewrite(connection: sqlite3.Connection, left: _Left, look: Look) -> list[Unproven]:
    """The same walk; what is left of each entry is written in its place."""
    unproven = []
    rows = left.without(_all_rows(connection))
    nothing = _Left(apart=left.apart)
    for number, (op_id, seq, is_bulk) in enumerate(_entries(connection, left.after)):
        if number % 1000 == 0:
            look(0, 0)
        if (op_id, seq) in left.unreadable:
            _drop(connection, op_id, seq)
        elif is_bulk:
            found = _rewrite_bulk(connection, (op_id, seq), rows, left)
            unproven += [found] if found else []
        else:
            change = log.row_change(connection, op_id, seq)
            if change.id in left.apart[change.table.name]:
                _drop(connection, op_id, seq)
            else:
                _back_row(rows, change, nothing)
    return unproven


def _drop(connection: sqlite3.Connection, op_id: int, seq: int) -> None:
    for table in ("change", "bulk"):
        connection.execute(f"DELETE FROM {table} WHERE op_id = ? AND seq = ?", (op_id, seq))


def _rewrite_bulk(
    connection: sqlite3.Connection, entry: tuple[int, int], rows: _Rows, left: _Left
) -> Unproven | None:
    change = log.bulk_change(connection, *entry)
    place, name = rows[change.table.name], change.table.name
    if change.inserted:
        there = place.take(change.first, change.count)
    else:
        there = [row for row in change.rows or () if row[0] not in left.apart[name]]
        place.update((_id(row), row) for row in there)
    if len(there) == change.count and log.digest(there) == change.sha256:
        return None
    _drop(connection, *entry)
    parts = [
        (change.table, there[at : at + count])
        for at, count in _runs_of([_id(row) for row in there])
    ]
    _shift(connection, *entry, len(parts) - 1)
    _write_bulk(connection, entry, parts, inserted=change.inserted)
    if not change.inserted or not there:
        return None
    return Unproven(name, change.first, change.count, len(there) == change.count)


def _id(row: _Row) -> int:
    """The id of a row; ValueError where it has none."""
    if not row or not isinstance(row[0], int):
        raise ValueError("no row")
    return row[0]


def _runs_of(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where runs of neighbouring ids begin in ``ids``, and how long they are."""
    at = 0
    for _first, count in log.runs(ids):
        for start in range(at, at + count, log.BULK_ROWS):
            yield start, min(log.BULK_ROWS, at + count - start)
        at += count


def _shift(connection: sqlite3.Connection, op_id: int, seq: int, by: int) -> None:
    """Makes room behind one part of an entry."""
    if by <= 0:
        return
    for table in ("change", "bulk"):
        connection.execute(
            f"UPDATE {table} SET seq = -seq - ? WHERE op_id = ? AND seq > ?", (by, op_id, seq)
        )
        connection.execute(f"UPDATE {table} SET seq = -seq WHERE op_id = ? AND seq < 0", (op_id,))


def _write_bulk(
    connection: sqlite3.Connection,
    entry: tuple[int, int],
    parts: Iterable[tuple[Table, Sequence[_Row]]],
    *,
    inserted: bool,
) -> None:
    op_id, seq = entry
    connection.executemany(
        log.BULK_SQL,
        (
            (op_id, *log.bulk_row(seq + number, table, rows, inserted=inserted))
            for number, (table, rows) in enumerate(parts)
        ),
    )


def _bring(
    connection: sqlite3.Connection, apart: Mapping[str, Numbers], look: Look, clock: int = 0
) -> None:
    """Writes the entry of the salvage, which brought the rows ``apart``.

    Nothing before it can be undone: what an older step would bring back may need what is lost.
    """
    newest = log.newest_entry(connection)
    op_id = newest.id + 1
    connection.execute(
        "INSERT INTO op (id, uid, device_id, clock, at, actor, kind, detail) "
        "VALUES (?, ?, (SELECT max(id) FROM device), ?, ?, '', ?, '{}')",
        (op_id, gate.new_uid(), max(newest.clock + 1, clock), gate.now(), SALVAGE),
    )
    rows, seq = _all_rows(connection), 1
    for table in TABLES.values():
        look(0, 0)
        place = rows[table.name]
        ids = [row_id for row_id in apart[table.name] if row_id in place]
        runs = list(_runs_of(ids))
        parts = ((table, place.take(ids[at], count)) for at, count in runs)
        _write_bulk(connection, (op_id, seq), parts, inserted=True)
        seq += len(runs)
