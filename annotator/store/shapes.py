"""What rows of our tables look like, so that a row is known for one of them wherever it lies.

No two tables of ours have rows of the same shape: the number and the types of their values tell
which table a page belongs to, also where the schema of the file is lost.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.store import schema
from annotator.store.records import Cell, Lost, Undecoded
from annotator.store.sqlite import sqlite3

_SIZES = {"sha256": 32, "graves": 32}
_KEYS = {"change": 2, "bulk": 2, "tombstone": 1, "revision": 2, "seal": 1}
"""How many columns are the key, where that is not ``id``."""

_FILLED: Mapping[str, Cell] = {
    "note": "", "key": "", "attributes": "{}", "fragments": None, "meta": "{}", "extra": "{}",
    "titles": "{}", "definitions": "{}", "rule": "", "cause": "", "detail": "{}",
    "gold_uid": None, "document_uid": None,
}  # fmt: skip
"""What stands for a column that another program took away, where nothing is a good answer."""


@dataclass(frozen=True)
class Column:
    """A column: its type, whether it may hold nothing, and how many bytes it has (0: any)."""

    name: str
    type: str
    is_optional: bool
    size: int = 0

    def fault(self, value: Cell) -> str:
        """Why ``value`` cannot stand here, in a word that the report explains; "" where it can."""
        if isinstance(value, Lost | Undecoded):
            return value.value
        if value is None:
            return "" if self.is_optional else "nothing"
        if self.type == "INTEGER":
            return "" if isinstance(value, int) else "no number"
        if self.type == "TEXT":
            return "" if isinstance(value, str) else "no text"
        if not isinstance(value, bytes):
            return "no bytes"
        return "" if self.size in (0, len(value)) else "another number of bytes"

    def looks_like(self, value: Cell) -> bool:
        """The same, lenient where only the content of a text is lost."""
        return not self.fault(value) or (
            isinstance(value, Lost | Undecoded) and self.type != "INTEGER"
        )


@dataclass(frozen=True)
class Shape:
    """A table: its columns in the order in which the file holds them.

    ``key`` are the columns that name a row.
    """

    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    has_rowid: bool

    @property
    def is_numbered(self) -> bool:
        """Whether the first column is the row's number, which lies beside the row."""
        return self.has_rowid and len(self.key) == 1

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)

    @functools.cached_property
    def _allowed(self) -> tuple[tuple[frozenset[type], int], ...]:
        kinds = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
        return tuple(
            (
                frozenset({kinds[column.type], *([type(None)] if column.is_optional else [])}),
                column.size,
            )
            for column in self.columns
        )

    def fits(self, row: Sequence[Cell]) -> bool:
        """Whether no value of a row has a fault; asked of millions of rows."""
        for value, (types, size) in zip(row, self._allowed, strict=True):
            if type(value) not in types or (size and value is not None and len(value) != size):  # type: ignore[arg-type]
                return False
        return True

    def looks_like(self, values: Sequence[Cell]) -> bool:
        """Whether a row of these values is one of this table's."""
        if len(values) != len(self.columns):
            return False
        start = 0
        if self.is_numbered:
            if values[0] is not None:
                return False
            start = 1
        pairs = zip(self.columns[start:], values[start:], strict=True)
        return all(column.looks_like(value) for column, value in pairs)


@dataclass(frozen=True)
class Index:
    """An index of ours: the columns that each of its entries tells of a row, before its id."""

    name: str
    table: str
    columns: tuple[str, ...]


@functools.cache
def shapes() -> Mapping[str, Shape]:
    """The tables of a project, by name; parents before children."""
    out = {}
    with _example() as connection:
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL "
            "AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY rowid"
        ).fetchall():
            columns = tuple(
                Column(column, kind, not (needed or key), _size(column, kind))
                for _n, column, kind, needed, _default, key in connection.execute(
                    f"PRAGMA table_info({name})"
                ).fetchall()
            )
            names = tuple(column.name for column in columns)
            out[name] = Shape(
                name, columns, names[: _KEYS.get(name, 1)], "WITHOUT ROWID" not in sql.upper()
            )
    return out


@functools.cache
def indexes() -> Mapping[str, Index]:
    """The indexes of a project, by name."""
    out = {}
    with _example() as connection:
        for name, table in connection.execute(
            "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'"
        ).fetchall():
            rows = connection.execute(f'PRAGMA index_info("{name}")').fetchall()
            if table in shapes() and shapes()[table].is_numbered:
                out[name] = Index(name, table, tuple(row[2] for row in rows))
    return out


def _size(column: str, kind: str) -> int:
    if kind != "BLOB" or column in ("rows", "versions"):
        return 0
    return _SIZES.get(column, 16)


class _example:  # noqa: N801 - reads as the verb it is
    """An empty database of our schema."""

    def __enter__(self) -> sqlite3.Connection:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        for _name, script in schema.STEPS:
            for statement in schema.statements(script):
                self._connection.execute(statement)
        return self._connection

    def __exit__(self, *_error: object) -> None:
        self._connection.close()


@dataclass(frozen=True)
class Layout:
    """Where the columns of one table stand in the rows of a file; -1 for one that is not there."""

    places: tuple[int, ...]
    missing: tuple[str, ...]

    @functools.cached_property
    def is_plain(self) -> bool:
        """Whether all columns stand where ours do."""
        return self.places == tuple(range(len(self.places)))

    def read(self, shape: Shape, values: Sequence[Cell]) -> tuple[Cell, ...]:
        """A row of the file in our order; a column that is not there is filled up, or nothing."""
        if self.is_plain and len(values) == len(self.places):
            return tuple(values)
        return tuple(
            values[place] if 0 <= place < len(values) else _FILLED.get(column.name)
            for column, place in zip(shape.columns, self.places, strict=True)
        )


def plain_layout(shape: Shape) -> Layout:
    """That of a file which nobody altered."""
    return Layout(tuple(range(len(shape.columns))), ())


def layout_of(shape: Shape, sql: str) -> Layout | None:
    """Where our columns stand in a table that ``sql`` made; None where that cannot be told.

    The statement is run in an empty database that can hold or compute nothing.
    """
    if _folded(sql) == _folded(_statements()[shape.table]):
        return plain_layout(shape)
    found = _columns_of(sql, shape.table)
    if found is None:
        return None
    places = tuple(found.get(name.casefold(), -1) for name in shape.names)
    missing = tuple(
        name for name, place in zip(shape.names, places, strict=True) if place < 0 and name != "id"
    )
    return Layout(places, missing)


@functools.cache
def _statements() -> Mapping[str, str]:
    return {
        name: sql
        for kind, name, _table, sql in schema.expected()
        if kind == "table" and sql
    }  # fmt: skip


def _folded(sql: str) -> str:
    return " ".join(sql.split())


_ALLOWED = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in ["CREATE_TABLE", "CREATE_INDEX", "INSERT", "UPDATE", "READ", "FUNCTION", "REINDEX"]
)


def _columns_of(sql: str, table: str) -> dict[str, int] | None:
    """The stored columns of a CREATE TABLE statement, by name; computed ones are not there."""
    if len(sql) > 100_000 or not sql.lstrip()[:12].upper().startswith("CREATE TABLE"):
        return None
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1 << 20)
        connection.set_progress_handler(lambda: 1, 100_000)
        connection.set_authorizer(
            lambda action, *_more: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
        )
        connection.execute(sql)
        connection.set_authorizer(None)
        rows = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    except (sqlite3.Error, sqlite3.Warning, ValueError):
        return None
    finally:
        connection.close()
    stored = [(name, hidden) for _n, name, _t, _nn, _d, _pk, hidden in rows if hidden != 2]
    return {name.casefold(): at for at, (name, hidden) in enumerate(stored) if hidden == 0} or None
