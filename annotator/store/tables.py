"""The columns of the tables that edits write, as the gate and the log need them.

A test compares this with the schema, so a column cannot be in one and not in the other.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

Value = None | int | str | bytes
Row = dict[str, Value]


@dataclass(frozen=True)
class Table:
    """One table: its columns in order (``id`` first), and those that hold bytes."""

    name: str
    columns: tuple[str, ...]
    blobs: frozenset[str] = frozenset()
    travels: bool = False
    undoable: bool = True

    def row(self, values: tuple[Value, ...]) -> Row:
        """``values`` (a fetched row) by column name."""
        return dict(zip(self.columns, values, strict=True))

    @property
    def insert_sql(self) -> str:
        """INSERT of a whole row, ``id`` included."""
        return self.insert_several(1)

    def insert_several(self, rows: int) -> str:
        """INSERT of so many whole rows, one after the other."""
        places = ", ".join([f"({', '.join('?' * len(self.columns))})"] * rows)
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES {places}"

    @property
    def select_sql(self) -> str:
        """SELECT of whole rows, to be followed by a WHERE clause."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"


_UID = frozenset({"uid"})


def _table(
    name: str, columns: str, blobs: frozenset[str] = frozenset(), *, undoable: bool = True
) -> Table:
    return Table(name, ("id", *columns.split()), blobs, "uid" in blobs, undoable)


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table("property", "name value"),
        _table("annotator", "uid name kind", _UID),
        _table(
            "label",
            "uid kind name position key colour symmetric titles definitions extra",
            _UID,
        ),
        _table("label_end", "label_id head_id tail_id"),
        _table("attribute", "uid name position type choices titles extra", _UID),
        _table("attribute_label", "attribute_id label_id"),
        _table("document", "uid name position length sha256 meta", _UID | {"sha256"}),
        _table("text", "text"),
        _table("layer", "uid document_id annotator_id state", _UID),
        _table("span", "uid layer_id label_id start stop fragments attributes note key", _UID),
        _table("relation", "uid layer_id label_id head_id tail_id attributes note key", _UID),
        _table("kept", "document_id format place data"),
        _table("work", "layer_id at seconds", undoable=False),
        _table(
            "decision",
            "uid document_id kind answer gold_uid taken rule cause words variants note actor at",
            _UID | {"gold_uid"},
        ),
        _table(
            "conflict",
            "uid tbl row_uid part document_uid annotator data op_uid",
            _UID | {"row_uid", "document_uid", "op_uid"},
        ),
    )
}
"""Parents before children, so that rows can be copied or compared table by table."""


NOTES: Mapping[str, str] = {
    "origin": "INSERT INTO origin (id, uid, clock, op_id) VALUES (?, ?, ?, ?)",
    "revision": "INSERT INTO revision (op_id, seq, tbl, part, first, count, versions) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)",
}
"""Parts of the log that a merge writes beside the changes of rows, and how; tombstones are
written by their seal."""


compact_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as the tables and the log hold it."""


def image(table: Table, row: Mapping[str, Value]) -> str:
    """``row`` (or some of its columns) as the log keeps it: JSON, bytes as hexadecimal."""
    plain = {
        name: value.hex() if isinstance(value, bytes) else value
        for name, value in row.items()
        if name != "id"
    }
    return compact_json(plain)


def row_of(table: Table, text: str) -> Row:
    """The row that :func:`image` wrote, without its ``id``."""
    return {
        name: bytes.fromhex(value) if name in table.blobs and value is not None else value
        for name, value in json.loads(text).items()
    }
