"""All rows of our tables that can be found in a file, wherever they lie, and what cannot be read.

First each table's tree is walked from its root.  Where a tree is broken, or the schema that names
the roots, the rest of the file is searched page by page: the shape of its rows tells of which
table a page is.  Where a row itself is gone, what the indexes say of it is read.
"""

import contextlib
import functools
import shutil
import tempfile
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from annotator.store import schema
from annotator.store.copying import part_in, take_away
from annotator.store.file_names import clear
from annotator.store.packed_rows import PackedRows
from annotator.store.pages import Hole, Pages, Record, Tree
from annotator.store.records import Cell, Lost
from annotator.store.shapes import Index, Layout, Shape, indexes, layout_of, plain_layout, shapes
from annotator.store.sqlite import sqlite3

Key = int | bytes | tuple[Cell, ...]
"""What names a row: its id, its uid, or entry and number of a part of the log."""

Row = tuple[Cell, ...]

_MANGLED = 1 << 20
_MANY = frozenset({"span", "relation"})
_LIBRARY = ("sqlite_", "_sqlite_", "idx__sqlite_")
"""How names begin that SQLite and sqlite-utils give."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be taken as it lies in the file: the column, and a word that says why."""

    why: str
    column: str = ""
    row: Row = ()


@dataclass
class Found:
    """What a file holds: rows by table and key, in our columns' order, id first.

    ``bad`` are rows that are there and cannot be used; ``holes`` what could not be read, with the
    table where it is known; ``indexed`` what indexes tell of rows, column by column.  ``swept`` are
    rows to which no tree led, ``freed`` those of them that lay where the file says that nothing is:
    what was deleted, or was once otherwise, lies there too.
    """

    rows: dict[str, MutableMapping[Key, Row]] = field(default_factory=dict)
    bad: dict[str, dict[Key, Bad]] = field(default_factory=dict)
    holes: list[tuple[str, Hole]] = field(default_factory=list)
    missing_columns: list[tuple[str, str]] = field(default_factory=list)
    missing_tables: list[str] = field(default_factory=list)
    indexed: dict[str, dict[Key, dict[str, Cell]]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    swept: dict[str, set[Key]] = field(default_factory=dict)
    freed: dict[str, set[Key]] = field(default_factory=dict)
    is_mangled: bool = False
    is_swept: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether anything of our tables was missing on the way."""
        return bool(self.holes or self.missing_tables or any(self.bad.values()))

    def has_gaps(self, table: str) -> bool:
        """Whether rows of a table may be missing that nobody deleted."""
        return table in self.missing_tables or any(name == table for name, _hole in self.holes)


def read_file(path: Path, looked: Callable[[int, int], None]) -> Found:
    """Reads a file.  OSError where it cannot be opened; what ``looked`` raises."""
    with contextlib.ExitStack() as stack:
        file: BinaryIO = stack.enter_context(path.open("rb"))
        plain = _unmangled(file, stack)
        found = _Search(Pages(plain or file, looked)).run()
        found.is_mangled = plain is not None
        return found


def _unmangled(file: BinaryIO, stack: contextlib.ExitStack) -> BinaryIO | None:
    """The file as it was before each of its line feeds got a carriage return, if that is so."""
    head = file.read(100)
    size = int.from_bytes(head[16:18], "big")
    file.seek(0, 2)
    if size < 512 or file.tell() % size == 0 or _line_ends(file) == 0:
        return None
    plain = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
    rest = b""
    file.seek(0)
    while part := file.read(_MANGLED):
        data = rest + part
        rest = b"\r" if data.endswith(b"\r") else b""
        plain.write(data[: len(data) - len(rest)].replace(b"\r\n", b"\n"))
    plain.write(rest)
    plain.flush()
    return plain if plain.tell() % size == 0 else None


def _line_ends(file: BinaryIO) -> int:
    """How many line ends have two bytes; 0 as soon as one has not."""
    file.seek(0)
    count, before = 0, b""
    while part := file.read(_MANGLED):
        data = before[-1:] + part
        pairs = data.count(b"\r\n")
        if data[1 if before else 0 :].count(b"\n") != pairs:
            return 0
        count += pairs
        before = data
    return count


def rows_for(table: str) -> MutableMapping[Key, Row]:
    """A place for the rows of a table: packed where there may be millions of them."""
    if table not in _MANY:
        return {}
    columns = shapes()[table].columns
    packed = PackedRows[Key](at for at, column in enumerate(columns) if column.type == "BLOB")
    return cast("MutableMapping[Key, Row]", packed)


class _Search:
    """The search of one file."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._seen: set[int] = set()
        self._tree = Tree(pages, self._seen)
        self._found = Found(
            {name: rows_for(name) for name in shapes()}, {name: {} for name in shapes()}
        )
        self._layouts: dict[str, Layout] = {}

    def run(self) -> Found:
        """All of it."""
        found = self._found
        tables, roots = self._schema()
        should = _tables_of(int.from_bytes(self._pages.head[60:64], "big"))
        for name, shape in shapes().items():
            if name in tables:
                root, layout = tables[name]
                self._layouts[name] = layout
                found.missing_columns += [(name, column) for column in layout.missing]
                self._take(shape, layout, self._tree.walk(root))
            elif name in should:
                found.missing_tables.append(name)
        if found.is_broken:
            for index in indexes().values():
                if index.name in roots:
                    self._take_entries(index, self._tree.walk(roots[index.name]))
            if found.holes or found.missing_tables:
                self._sweep()
        return found

    def _schema(self) -> tuple[dict[str, tuple[int, Layout]], dict[str, int]]:
        """Roots and layouts of our tables, and roots of our indexes."""
        tables: dict[str, tuple[int, Layout]] = {}
        roots: dict[str, int] = {}
        others: set[str] = set()
        for one in self._tree.walk(1):
            if isinstance(one, Hole):
                self._found.holes.append(("", one))
                continue
            kind, name, _table, root, sql = one.values if len(one.values) == 5 else [None] * 5
            if not isinstance(name, str) or not isinstance(root, int):
                continue
            if kind == "table" and name in shapes() and isinstance(sql, str) and root > 1:
                layout = layout_of(shapes()[name], sql)
                if layout is not None:
                    tables.setdefault(name, (root, layout))
                    continue
            elif kind == "index" and name in indexes() and sql in (None, _sql_of(name)):
                roots.setdefault(name, root)
                continue
            if not name.startswith(_LIBRARY):
                others.add(f"{kind!s} {name}")
        self._found.strange = sorted(others)
        return tables, roots

    def _take(self, shape: Shape, layout: Layout, rows: Iterator[Record | Hole]) -> None:
        for one in rows:
            if isinstance(one, Record):
                self._put(shape, self._row(shape, layout, one), one)
            elif one.rowid is not None and one.rowid not in self._found.rows[shape.table]:
                why = (Lost.LARGE if one.is_large else Lost.BROKEN).value
                self._found.bad[shape.table].setdefault(one.rowid, Bad(why))
            else:
                self._found.holes.append((shape.table, one))

    def _row(self, shape: Shape, layout: Layout, one: Record) -> Row:
        row = layout.read(shape, one.values)
        if not shape.is_numbered:
            return row
        place = layout.places[0]
        own = one.values[place] if 0 <= place < len(one.values) else None
        return (one.rowid if one.rowid is not None else own, *row[1:])

    def _put(self, shape: Shape, row: Row, one: Record) -> None:
        rows, bad = self._found.rows[shape.table], self._found.bad[shape.table]
        key = _key(shape, row)
        if key is None:
            self._found.holes.append((shape.table, Hole(one.page)))
            return
        for column, value in () if shape.fits(row) else zip(shape.columns, row, strict=True):
            if fault := column.fault(value):
                bad.setdefault(key, Bad(fault, column.name, row))
                return
        if not one.is_in_order:
            bad.setdefault(key, Bad("out of order", row=row))
        elif key in rows:
            if rows[key] != row:
                bad.setdefault(key, Bad("twice", row=row))
        else:
            rows[key] = row if shape.table in _MANY else _shared(row)

    def _take_entries(self, index: Index, entries: Iterator[Record | Hole]) -> None:
        shape = shapes()[index.table]
        columns = {column.name: column for column in shape.columns}
        out = self._found.indexed.setdefault(index.table, {})
        for one in entries:
            if isinstance(one, Hole) or len(one.values) != len(index.columns) + 1:
                continue
            row_id = one.values[-1]
            if not isinstance(row_id, int) or row_id in self._found.rows[index.table]:
                continue
            for name, value in zip(index.columns, one.values[:-1], strict=True):
                if not columns[name].fault(value):
                    out.setdefault(row_id, {})[name] = value

    def _sweep(self) -> None:
        """Searches all pages that no tree led to, but those that the file says are free."""
        self._found.is_swept = True
        free = self._pages.free()
        passed = free if not self._found.missing_tables else set()
        lost = {name for name, _hole in self._found.holes} | set(self._found.missing_tables)
        for number in range(2, self._pages.count + 1):
            if number in self._seen or number in passed:
                continue
            page = self._pages.get(number)
            if len(page) > 12 and page[0] in (13, 10) and page[7] <= 60:
                self._sweep_page(number, page, lost, is_free=number in free)

    def _sweep_page(self, number: int, page: bytes, lost: set[str], *, is_free: bool) -> None:
        found = self._found
        records = [
            one
            for one in self._tree.rows(number, page, -(1 << 63), (1 << 63) - 1)
            if isinstance(one, Record)
        ]
        for one in records:
            for shape in _candidates(page[0] == 13):
                if shape.looks_like(one.values) and (shape.table in lost or "" in lost):
                    layout = plain_layout(shape)
                    row = self._row(shape, layout, one)
                    key = _key(shape, row)
                    if key is not None and key not in found.rows[shape.table]:
                        found.bad[shape.table].pop(key, None)
                        self._put(shape, row, one)
                        found.swept.setdefault(shape.table, set()).add(key)
                        if is_free:
                            found.freed.setdefault(shape.table, set()).add(key)
                    break


def _candidates(is_table: bool) -> list[Shape]:  # noqa: FBT001
    return [shape for shape in shapes().values() if shape.has_rowid == is_table]


def _key(shape: Shape, row: Row) -> Key | None:
    count = len(shape.key)
    parts = row[:count]
    if count == 1:
        only, wanted = parts[0], int if shape.is_numbered else int | bytes
        return only if isinstance(only, wanted) else None
    return parts if all(isinstance(part, int) for part in parts) else None


_SHARED = {"": "", "{}": "{}", "[]": "[]"}


def _shared(row: Row) -> Row:
    """The row with one object for what millions of rows say alike."""
    return tuple(
        _SHARED.get(value, value) if isinstance(value, str) and len(value) < 3 else value
        for value in row
    )


def _tables_of(version: int) -> set[str]:
    """The tables of a file of that version; ours where there is no such version."""
    steps = schema.STEPS[:version] if 0 < version < schema.VERSION else schema.STEPS
    return {name for kind, name, _table, _sql in schema.expected(steps) if kind == "table"}


@functools.cache
def _sql_of(name: str) -> str | None:
    found = (sql for kind, n, _table, sql in schema.expected() if (kind, n) == ("index", name))
    return next(found, None) or None


@contextlib.contextmanager
def settled(path: Path, folder: Path) -> Iterator[tuple[Path, bool]]:
    """The file as SQLite would find it: what lies in a journal beside it is taken in, in a copy.

    Gives the file to read, and whether a journal was there and could not be taken in.
    """
    beside = [
        other
        for end in ("-journal", "-wal")
        if (other := path.with_name(path.name + end)).is_file() and other.stat().st_size
    ]
    if not beside:
        yield path, False
        return
    part = part_in(folder)
    try:
        part.mkdir()
        copy = part / path.name
        for file in (path, *beside):
            shutil.copyfile(file, copy.with_name(file.name))
        yield copy, not _rolled_back(copy)
    finally:
        for end in ("", "-journal", "-wal", "-shm"):  # by name: a folder may not open any more
            clear(part / f"{path.name}{end}")
        take_away(part)


def _rolled_back(copy: Path) -> bool:
    address = copy.absolute().as_uri() + "?mode=rw"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    return not any(
        (other := copy.with_name(copy.name + end)).is_file() and other.stat().st_size
        for end in ("-journal", "-wal")
    )
