"""The log against the tables: a flipped bit in a span is in no checksum of SQLite's, but here.

The log is walked backwards from the newest entry.  Each change must end in what is now there; it
is then taken back beside the tables, which stay as they are (``rows_then``).  At the end only what
a new project holds is left.
The log's own words are proven by their seals (``seals``).
"""

import zlib
from collections.abc import Callable

from annotator.errors import DamagedProject
from annotator.store import log
from annotator.store.rows_then import RowsThen, rows_now
from annotator.store.seals import broken_seals
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES, Row, Table, Value

_Rows = dict[str, RowsThen]


def verify_log(
    connection: sqlite3.Connection, name: str, checked: Callable[[], None] = lambda: None
) -> None:
    """Raises DamagedProject, naming the first row on which log and tables differ.

    ``checked`` is called between pieces of work, so that a caller may stop it by raising.
    """
    try:
        _verify(connection, name, checked)
        for part in broken_seals(connection, checked):
            raise DamagedProject(
                "{name} is damaged: its history ({part}) is not what was written. Take your newest "
                "backup; the file was not changed.",
                name=name,
                part=part,
            )
    except (ValueError, LookupError, TypeError, AttributeError, zlib.error) as error:
        raise DamagedProject(
            "{name} is damaged: its history cannot be read ({why}). Take your newest backup; the "
            "file was not changed.",
            name=name,
            why=f"{type(error).__name__}: {error}",
        ) from error


def _verify(connection: sqlite3.Connection, name: str, checked: Callable[[], None]) -> None:
    base = log.base_of(connection)
    if base is not None:
        _verify_base(state_of(connection, base.id, name, checked), base, name)
        return
    rows = state_of(connection, 0, name, checked)
    for table in TABLES.values():
        for row_id in rows[table.name]:
            if table.name != "property" or rows["property"][row_id][1] not in ("uid", "made_by"):
                raise _differs(name, table, row_id)


def state_of(
    connection: sqlite3.Connection,
    op_id: int,
    name: str,
    checked: Callable[[], None] = lambda: None,
) -> _Rows:
    """The tables as they were after entry ``op_id``: what came later is taken back.

    Raises DamagedProject where a change does not end in what is there.
    """
    rows = rows_now(connection)
    entries = connection.execute("SELECT id FROM op WHERE id > ? ORDER BY id DESC", (op_id,))
    for (later,) in entries.fetchall():
        log.operation(connection, later)
        for change in log.changes(connection, later, newest_first=True):
            checked()
            place = rows[change.table.name]
            if isinstance(change, log.BulkChange):
                _take_back_bulk(place, change, name)
            else:
                _take_back(place, change, name)
    return rows


def _verify_base(rows: _Rows, base: log.Base, name: str) -> None:
    """The tables must be what they were when the history before ``base`` was compacted."""
    for table in TABLES:
        if log.digest_of(rows[table]) != base.state[table]:
            raise DamagedProject(
                "{name} is damaged: {table} is not what it was when the history was compacted. "
                "Take your newest backup; the file was not changed.",
                name=name,
                table=table,
            )


def _take_back(place: RowsThen, change: log.RowChange, name: str) -> None:
    table, row_id = change.table, change.id
    now = place.get(row_id)
    if change.after is None:
        if now is not None or change.before is None:
            raise _differs(name, table, row_id)
        place[row_id] = _tuple(table, {"id": row_id, **change.before})
        return
    if now is None or any(table.row(now)[c] != value for c, value in change.after.items()):
        raise _differs(name, table, row_id)
    if change.before is None:
        given = table.row(now)
        if any(given[c] is not None for c in table.columns[1:] if c not in change.after):
            raise _differs(name, table, row_id)
        del place[row_id]
    else:
        place[row_id] = _tuple(table, table.row(now) | change.before)


def _take_back_bulk(place: RowsThen, change: log.BulkChange, name: str) -> None:
    ids = range(change.first, change.first + change.count)
    if change.inserted:
        found = place.take(change.first, change.count)
        if len(found) != change.count or log.digest(found) != change.sha256:
            raise _differs(name, change.table, change.first)
        return
    rows = change.rows or ()
    is_other = len(rows) != change.count or log.digest(rows) != change.sha256
    if is_other or any(row_id in place for row_id in ids):
        raise _differs(name, change.table, change.first)
    place.update(zip(ids, rows, strict=True))


def _tuple(table: Table, row: Row) -> tuple[Value, ...]:
    return tuple(row.get(column) for column in table.columns)


def _differs(name: str, table: Table, row_id: int) -> DamagedProject:
    return DamagedProject(
        "{name} is damaged: {table} {row} is not what its history says. Take your newest backup; "
        "the file was not changed.",
        name=name,
        table=table.name,
        row=row_id,
    )
