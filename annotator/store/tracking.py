"""Which entries of the log are about a row, or about a document.

Ids are given again once the last rows of a table are gone, so an id alone says nothing of the
past.  The log is followed backwards from now, and with it which rows are the ones meant: a row
that an entry made was not there before, one that it removed was.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.store import log
from annotator.store.reading import Reading
from annotator.store.tables import TABLES

Image = dict[str, Any]
"""What the log has of a row; empty where the history was compacted."""

_CHANGES = (
    "SELECT op_id, seq, tbl, row_id, before IS NULL, after IS NULL, "
    "CASE WHEN after IS NULL OR instr(before, '\"layer_id\"') THEN before "
    "WHEN before IS NULL AND tbl IN ('document', ?) THEN after END "
    "FROM change WHERE op_id >= ? AND op_id < ?"
)
_BULK = (
    "SELECT op_id, seq, tbl, first, action = 'insert', count FROM bulk "
    "WHERE op_id >= ? AND op_id < ?"
)
_MINE = "SELECT {0}.id FROM {0} JOIN layer ON layer.id = {0}.layer_id WHERE layer.document_id = ?"
_LAID = ("span", "relation")


class Tracker(ABC):
    """Follows something backwards through the log: a row that is known by its uid."""

    def __init__(self, read: Reading, table: str, row_id: int) -> None:
        self._read = read
        found = read.one(f"SELECT uid FROM {table} WHERE id = ?", (row_id,))
        self._uid: str | None = found[0].hex() if found else None
        self._is_there = found is not None

    def about(self, low: int, high: int) -> set[int]:
        """The entries with ids from ``low`` up to ``high`` that concern it; ask from the newest."""
        found = set()
        for event in self._events(low, high):
            op_id, seq, table, first = event[:4]
            if len(event) == 7:
                is_new, is_gone, text = event[4:]
                image = json.loads(text) if text else {}
                is_about = self._row(table, first, image, is_new=is_new, is_gone=is_gone)
            elif event[4]:
                is_about = self._added(table, range(first, first + event[5]))
            else:
                ids = range(first, first + event[5])
                is_about = self._removed(table, ids, self._packed(op_id, seq, table))
            if is_about:
                found.add(op_id)
        return found

    def _events(self, low: int, high: int) -> Iterator[tuple[Any, ...]]:
        """Changes of single rows (7 values) and of many (6), the newest first."""
        sql, values = self._only("row_id = ?", "row_id")
        single = self._read.all(_CHANGES + sql, (self._kind(), low, high, *values))
        sql, values = self._only("first <= ? AND first + count > ?", "first")
        many = self._read.all(_BULK + sql, (low, high, *values))
        yield from sorted([*single, *many], key=lambda event: event[:2], reverse=True)

    def _packed(self, op_id: int, seq: int, table: str) -> Iterator[Image]:
        """The rows that were removed together."""
        found = self._read.one("SELECT rows FROM bulk WHERE op_id = ? AND seq = ?", (op_id, seq))
        if found is not None and found[0] is not None:
            for row in log.unpacked(TABLES[table], found[0]):
                yield TABLES[table].row(row)

    def _was(self, image: Image, *, is_new: bool, is_gone: bool) -> bool:
        """Whether the row itself was there before it was made, removed or changed."""
        if is_gone:
            return self._came_back(image.get("uid"))
        was_there, self._is_there = self._is_there, self._is_there and not is_new
        return was_there

    def _came_back(self, uid: str | None) -> bool:
        """Before this it was there, if it is the one; the first that is met is the one."""
        self._uid = self._uid or uid
        self._is_there = uid is not None and uid == self._uid
        return self._is_there

    @abstractmethod
    def _kind(self) -> str: ...

    @abstractmethod
    def _only(self, same: str, column: str) -> tuple[str, Sequence[int | str]]: ...

    @abstractmethod
    def _row(self, table: str, row_id: int, image: Image, *, is_new: bool, is_gone: bool) -> bool:
        """A row was made, removed or changed."""

    @abstractmethod
    def _added(self, table: str, ids: range) -> bool:
        """Rows were added together."""

    @abstractmethod
    def _removed(self, table: str, ids: range, rows: Iterator[Image]) -> bool:
        """Rows were removed together."""


class RowTracker(Tracker):
    """Follows one row."""

    def __init__(self, read: Reading, table: str, row_id: int) -> None:
        super().__init__(read, TABLES[table].name, row_id)
        self._table, self._id = TABLES[table].name, row_id

    def _kind(self) -> str:
        return self._table

    def _only(self, same: str, column: str) -> tuple[str, Sequence[int | str]]:
        ids = [self._id] * same.count("?")
        return f" AND tbl = ? AND {same}", (self._table, *ids)

    def _row(self, table: str, row_id: int, image: Image, *, is_new: bool, is_gone: bool) -> bool:
        return self._was(image, is_new=is_new, is_gone=is_gone)

    def _added(self, table: str, ids: range) -> bool:
        was_there, self._is_there = self._is_there, False
        return was_there

    def _removed(self, table: str, ids: range, rows: Iterator[Image]) -> bool:
        for row in rows:
            if row["id"] == self._id:
                return self._came_back(row["uid"].hex())
        return self._came_back(None)


class DocumentTracker(Tracker):
    """Follows a document and all rows that belong to it."""

    def __init__(self, read: Reading, document: int) -> None:
        super().__init__(read, "document", document)
        self._document = document
        self._mine = {
            table: {row_id for (row_id,) in read.all(sql, (document,))}
            for table, sql in (
                ("layer", "SELECT id FROM layer WHERE document_id = ?"),
                ("decision", "SELECT id FROM decision WHERE document_id = ?"),
                *((laid, _MINE.format(laid)) for laid in _LAID),
            )
        }

    def _kind(self) -> str:
        return "document"

    def _only(self, same: str, column: str) -> tuple[str, Sequence[int | str]]:
        del same
        laid = "tbl IN ('layer', 'span', 'relation', 'decision')"
        itself = f"tbl IN ('document', 'text') AND {column} <= ?"
        return f" AND ({laid} OR ({itself}))", (self._document,)

    def _row(self, table: str, row_id: int, image: Image, *, is_new: bool, is_gone: bool) -> bool:
        if table in ("document", "text"):
            if row_id != self._document or table == "text":
                return row_id == self._document and self._is_there
            return self._was(image, is_new=is_new, is_gone=is_gone)
        mine = self._mine[table]
        was_mine = row_id in mine
        if is_gone:
            mine.discard(row_id)
            if self._belongs(table, image):
                mine.add(row_id)
                return True
            return False
        if is_new:
            mine.discard(row_id)
        elif "layer_id" in image:  # it was moved
            (mine.add if self._belongs(table, image) else mine.discard)(row_id)
            return was_mine or row_id in mine
        return was_mine

    def _belongs(self, table: str, image: Image) -> bool:
        if table in _LAID:
            return image.get("layer_id") in self._mine["layer"]
        return self._is_there and image.get("document_id") == self._document

    def _added(self, table: str, ids: range) -> bool:
        if table == "document":
            was_there = self._is_there and self._document in ids
            self._is_there = self._is_there and self._document not in ids
            return was_there
        if table == "text":
            return self._is_there and self._document in ids
        found = {row_id for row_id in self._mine[table] if row_id in ids}
        self._mine[table] -= found
        return bool(found)

    def _removed(self, table: str, ids: range, rows: Iterator[Image]) -> bool:
        if table in ("document", "text"):
            if self._document not in ids:
                return False
            if table == "text":
                return self._is_there
            return any(
                row["id"] == self._document and self._came_back(row["uid"].hex()) for row in rows
            )
        found = {row["id"] for row in rows if self._belongs(table, row)}
        self._mine[table] -= set(ids)
        self._mine[table] |= found
        return bool(found)
