"""The rows of a table as they were at another time, without holding those that are the same now."""

from collections.abc import Iterator, MutableMapping

from annotator.store.packed_rows import Numbers
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES, Table, Value

Row = tuple[Value, ...]

_AHEAD = 500
_HIGHEST = (1 << 63) - 1


class RowsThen(MutableMapping[int, Row]):
    """Rows by id.  What is put in or taken out is held here; all else is read from the table.

    The table itself must not change meanwhile.
    """

    def __init__(self, connection: sqlite3.Connection, table: Table) -> None:
        self._connection = connection
        self._table = table
        self._own: dict[int, Row] = {}
        self._apart = Numbers()
        """Ids for which the table says nothing any more."""
        self._ahead: dict[int, Row] = {}
        self._last = 0

    def __getitem__(self, row_id: int) -> Row:
        if row_id in self._own:
            return self._own[row_id]
        if row_id in self._apart:
            raise KeyError(row_id)
        row = self._ahead.get(row_id)
        if row is None:
            row = self._read(row_id)
        self._last = row_id
        return row

    def _read(self, row_id: int) -> Row:
        """One row; those after it too where somebody goes from one to the next."""
        follows = row_id == self._last + 1
        rows = self._rows(row_id, _AHEAD if follows else 1)
        if follows:
            self._ahead = {row[0]: row for row in rows}  # type: ignore[misc]
        if not rows or rows[0][0] != row_id:
            raise KeyError(row_id)
        return rows[0]

    def _rows(self, first: int, count: int) -> list[Row]:
        return self._connection.execute(
            f"{self._table.select_sql} WHERE id BETWEEN ? AND ? ORDER BY id",
            (first, min(first + count - 1, _HIGHEST)),
        ).fetchall()

    def __setitem__(self, row_id: int, row: Row) -> None:
        self._own[row_id] = row
        self._apart.add(row_id)

    def __delitem__(self, row_id: int) -> None:
        self._own.pop(row_id, None)
        self._apart.add(row_id)

    def take(self, first: int, count: int) -> list[Row]:
        """Takes out all that are there of ``count`` neighbours; they are returned in order."""
        rows = [row for row in self._rows(first, count) if row[0] not in self._apart]
        ids = range(first, first + count)
        few, many = (ids, self._own) if count < len(self._own) else (self._own, ids)
        own = [row_id for row_id in few if row_id in many]
        if own:
            rows += [self._own.pop(row_id) for row_id in own]
            rows.sort(key=lambda row: row[0])  # type: ignore[arg-type, return-value]
        self._apart.update(row[0] for row in rows)  # type: ignore[misc]
        return rows

    def __iter__(self) -> Iterator[int]:
        """The ids that are there, in order."""
        ids = Numbers(row_id for (row_id,) in self._connection.execute(self._ids()).fetchall())
        for row_id in self._apart:
            ids.discard(row_id)
        ids.update(sorted(self._own))
        return iter(ids)

    def _ids(self) -> str:
        return f"SELECT id FROM {self._table.name} ORDER BY id"

    def __len__(self) -> int:
        return sum(1 for _ in self)


def rows_now(connection: sqlite3.Connection) -> dict[str, RowsThen]:
    """All tables as they are, to go back from."""
    return {name: RowsThen(connection, table) for name, table in TABLES.items()}
