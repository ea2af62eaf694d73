"""Which operation wrote a row last, in this file or in the one that the row came from.

A *version* is an operation: an entry of this file's own log, or an ``origin``, an operation of
another file that a merge brought.  It is held as a *reference*: ``-id`` of an own entry, ``+id``
of an origin.  Versions are ordered by (clock, uid of the operation), which is the same in every
file; an operation that a file knows is part of what its rows say, or was overwritten by one that
is.  That is all that is needed to tell a newer row from one that was changed elsewhere meanwhile.

A merge writes for each row that it takes which operation wrote it (table ``revision``: one
version for ``count`` rows, or one each, as 4-byte integers).  ``part`` is a column where columns
are merged one by one, else empty; two parts are marks: ``!`` for a row that is deleted elsewhere
and stays only while another needs it, ``+…`` for a second operation that made the same row.

What lies between a merge and its undoing took nothing from nowhere, so it counts for nothing.
"""

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from annotator.store.change import MERGE, REDO, UNDO

All = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Runs a SELECT and fetches all rows."""

KEPT = "!"
"""The part that marks a row as deleted elsewhere, but needed."""

MADE = "+"
"""How a part begins that names another operation which made the same row."""

BY_COLUMN = frozenset({"annotator", "label", "attribute", "document", "layer"})
_OWNED = {"label_end": "label_id", "attribute_label": "attribute_id"}
_PASSED = "('text', 'kept', 'work', 'conflict')"
_AT_ONCE = 50_000
_CHANGES = (
    "SELECT op_id, seq, tbl, row_id, before IS NULL, after IS NULL, "
    "CASE WHEN tbl IN ('label_end', 'attribute_label') THEN coalesce(after, before) "
    "WHEN tbl IN ('annotator', 'label', 'attribute', 'document', 'layer') "
    "AND before IS NOT NULL THEN after END "
    f"FROM change WHERE (op_id, seq) > (?, ?) AND tbl NOT IN {_PASSED} "
    f"ORDER BY op_id, seq LIMIT {_AT_ONCE}"
)


class Places:
    """Versions by row id: single rows, and ranges of rows that were written together."""

    def __init__(self) -> None:
        self._single: dict[int, int] = {}
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, int, int | Sequence[int]]] = []

    def put(self, row_id: int, version: int) -> None:
        """One row."""
        self._single[row_id] = version

    def paint(self, first: int, count: int, versions: int | Sequence[int]) -> None:
        """``count`` rows from ``first``: of one version, or of one each."""
        stop = first + count
        if self._single:
            for row_id in range(first, stop):
                self._single.pop(row_id, None)
        if self._ranges and first < self._ranges[-1][1]:
            self._cut(first, stop)
        at = bisect_right(self._starts, first)
        self._starts.insert(at, first)
        self._ranges.insert(at, (first, stop, first, versions))

    def _cut(self, first: int, stop: int) -> None:
        kept = []
        for a, b, base, versions in self._ranges:
            if a < first:
                kept.append((a, min(b, first), base, versions))
            if b > stop:
                kept.append((max(a, stop), b, base, versions))
        self._ranges = [piece for piece in kept if piece[0] < piece[1]]
        self._ranges.sort(key=lambda piece: piece[0])
        self._starts = [piece[0] for piece in self._ranges]

    def get(self, row_id: int) -> int | None:
        """The version of a row; None where nothing is known of it."""
        found = self._single.get(row_id)
        if found is not None:
            return found
        at = bisect_right(self._starts, row_id) - 1
        if at < 0:
            return None
        _first, stop, base, versions = self._ranges[at]
        if row_id >= stop:
            return None
        return versions if isinstance(versions, int) else versions[row_id - base]


class Versions:
    """The versions of all rows of one file, and the operations that it knows.

    ``operations`` are references by uid.
    """

    def __init__(self, fetch: All) -> None:
        self._fetch = fetch
        self.operations: dict[bytes, int] = {}
        self._same: dict[int, int] = {}
        self._clocks: dict[int, tuple[int, bytes]] = {}
        self._places: dict[str, Places] = {}
        self._parts: dict[str, dict[int, dict[str, int]]] = {}
        self._void: list[tuple[int, int]] = []
        self._merges: set[int] = set()
        self._at: dict[int, int] = {}
        self._is_read = False
        self._read_log()
        self._read_operations()

    # -- reading the log -----------------------------------------------------------------------

    def _read_log(self) -> None:
        """Which entries are merges, which of them were undone, and since when."""
        entries = self._fetch(
            "SELECT id, kind, inverts FROM op WHERE kind IN (?, ?, ?) "
            "OR id IN (SELECT op_id FROM revision) OR id IN (SELECT op_id FROM origin) ORDER BY id",
            (MERGE, UNDO, REDO),
        )
        root: dict[int, int] = {}
        last: dict[int, tuple[int, bool]] = {}
        for op_id, kind, inverts in entries:
            if kind not in (UNDO, REDO):
                root[op_id] = op_id
            elif inverts in root:
                root[op_id] = root[inverts]
            else:
                continue
            last[root[op_id]] = (op_id, kind != UNDO)
        self._merges = set(root)
        self._void = [(merge, end) for merge, (end, is_in) in last.items() if not is_in]
        self._at = {merge: end for merge, (end, is_in) in last.items() if is_in}

    def is_void(self, op_id: int) -> bool:
        """Whether an entry lies between a merge and its undoing."""
        return any(first <= op_id <= last for first, last in self._void)

    def _read_operations(self) -> None:
        last = 0
        while rows := self._fetch(
            f"SELECT id, uid FROM op WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}", (last,)
        ):
            self.operations.update((uid, -op_id) for op_id, uid in rows)
            last = rows[-1][0]
        last = 0
        while rows := self._fetch(
            f"SELECT id, uid, op_id FROM origin WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}", (last,)
        ):
            for origin_id, uid, op_id in rows:
                if not self._void or not self.is_void(op_id):
                    first = self.operations.setdefault(uid, origin_id)
                    if first != origin_id:
                        self._same[origin_id] = first
            last = rows[-1][0]

    def read_rows(self) -> None:
        """Reads who wrote which row; to be called before any version is asked for."""
        if self._is_read:
            return
        self._is_read = True
        many = sorted([*self._bulk(), *self._revisions()], key=lambda event: event[:2])
        at = 0
        for row in self._changes():
            op_id = row[0]
            while at < len(many) and many[at][0] <= op_id:
                self._apply_many(many[at])
                at += 1
            if op_id in self._merges or (self._void and self.is_void(op_id)):
                continue
            self._apply(row)
        for event in many[at:]:
            self._apply_many(event)

    def _changes(self) -> Iterator[tuple[Any, ...]]:
        op_id = seq = -1
        while rows := self._fetch(_CHANGES, (op_id, seq)):
            yield from rows
            op_id, seq = rows[-1][:2]

    def _bulk(self) -> Iterator[tuple[Any, ...]]:
        for op_id, seq, tbl, first, count in self._fetch(
            "SELECT op_id, seq, tbl, first, count FROM bulk WHERE action = 'insert' "
            f"AND tbl NOT IN {_PASSED}",
            (),
        ):
            if op_id not in self._merges and not self.is_void(op_id):
                yield op_id, seq, tbl, None, first, count, -op_id

    def _revisions(self) -> Iterator[tuple[Any, ...]]:
        for op_id, seq, tbl, part, first, count, data in self._fetch(
            "SELECT op_id, seq, tbl, part, first, count, versions FROM revision", ()
        ):
            if op_id in self._at and not self.is_void(op_id):
                yield self._at[op_id], seq, tbl, part, first, count, self._first(unpacked(data))

    def _first(self, versions: int | Sequence[int]) -> int | Sequence[int]:
        """``versions`` with one reference for one operation, should it be here twice."""
        if not self._same:
            return versions
        if isinstance(versions, int):
            return self._same.get(versions, versions)
        return array("i", [self._same.get(one, one) for one in versions])

    def _apply_many(self, event: tuple[Any, ...]) -> None:
        _op_id, _seq, tbl, part, first, count, versions = event
        if part is None and tbl in _OWNED:
            self._apply_owned_rows(tbl, first, count, versions)
        elif part:
            self.set_part(tbl, first, part, versions if isinstance(versions, int) else versions[0])
        else:
            self.paint(tbl, first, count, versions)

    def _apply_owned_rows(self, tbl: str, first: int, count: int, version: int) -> None:
        """Rows without a uid count as a part of the row that owns them."""
        for (owner,) in self._fetch(
            f"SELECT DISTINCT {_OWNED[tbl]} FROM {tbl} WHERE id >= ? AND id < ?",
            (first, first + count),
        ):
            self.places(tbl).put(owner, version)

    def _apply(self, row: tuple[Any, ...]) -> None:
        op_id, _seq, tbl, row_id, is_new, is_gone, after = row
        if tbl in _OWNED:
            self.places(tbl).put(json.loads(after)[_OWNED[tbl]], -op_id)
        elif is_gone:
            return  # the version that it had is what a merge may have to ask for
        elif is_new or tbl not in BY_COLUMN:
            self.places(tbl).put(row_id, -op_id)
            if tbl in self._parts:
                self._parts[tbl].pop(row_id, None)
        else:
            for column in json.loads(after):
                self.set_part(tbl, row_id, column, -op_id)

    # -- asking and telling --------------------------------------------------------------------

    def places(self, tbl: str) -> Places:
        """The versions of whole rows of a table, by id of their owner where they have one."""
        found = self._places.get(tbl)
        if found is None:
            found = self._places[tbl] = Places()
        return found

    def part(self, tbl: str, row_id: int, part: str) -> int | None:
        """The version of one column of a row."""
        parts = self.parts(tbl, row_id)
        return parts[part] if part in parts else self.places(tbl).get(row_id)

    def parts(self, tbl: str, row_id: int) -> dict[str, int]:
        """What was written of a row after it was made, and its marks."""
        return self._parts.get(tbl, {}).get(row_id, {})

    def all_of(self, tbl: str, row_id: int) -> set[int | None]:
        """Every version that is in a row."""
        parts = self.parts(tbl, row_id).items()
        return {self.places(tbl).get(row_id), *(v for name, v in parts if name != KEPT)}

    def kept(self, tbl: str) -> list[int]:
        """Rows that are there only because another needs them."""
        return [row_id for row_id, parts in self._parts.get(tbl, {}).items() if KEPT in parts]

    def set_part(self, tbl: str, row_id: int, part: str, version: int) -> None:
        """Notes the version of a column, or a mark."""
        parts = self._parts.setdefault(tbl, {}).setdefault(row_id, {})
        if not part.startswith((KEPT, MADE)):
            parts.pop(KEPT, None)
        parts[part] = version

    def paint(self, tbl: str, first: int, count: int, versions: int | Sequence[int]) -> None:
        """Notes the versions of rows that were written together."""
        self.places(tbl).paint(first, count, versions)
        if parts := self._parts.get(tbl):
            for row_id in range(first, first + count):
                parts.pop(row_id, None)

    def order(self, version: int) -> tuple[int, bytes]:
        """By which versions are older and newer: the clock, and the operation's uid."""
        found = self._clocks.get(version)
        if found is None:
            table = "op" if version < 0 else "origin"
            row = self._fetch(f"SELECT clock, uid FROM {table} WHERE id = ?", (abs(version),))[0]
            found = self._clocks[version] = (row[0], row[1])
        return found


def packed(versions: Sequence[int]) -> bytes:
    """Versions as table ``revision`` holds them; one alone where all are equal."""
    data = array("i", versions[:1] if len(set(versions)) == 1 else versions)
    if array("i", [1]).tobytes()[0] != 1:  # a big-endian machine
        data.byteswap()
    return data.tobytes()


def unpacked(data: bytes) -> int | Sequence[int]:
    """What :func:`packed` wrote: one version for all rows, or one each."""
    versions = array("i")
    versions.frombytes(data)
    if array("i", [1]).tobytes()[0] != 1:
        versions.byteswap()
    return versions[0] if len(versions) == 1 else versions
