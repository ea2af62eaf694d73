"""Which operation wrote a row last, in this file or in the one that the row came from.

A *version* is an operation: an entry of this file's own log, or an ``origin``, an operation of
another file that a merge brought.  It is held as a *reference*: ``-id`` of an own entry, ``+id``
of an origin.  Versions are ordered by (clock, uid of the operation), which is the same in every
file; an operation that a file knows is part of what its rows say, or was overwritten by one that
is.  That is all that is needed to tell a newer row from one that was changed elsewhere meanwhile.

A merge writes for each row that it takes which operation wrote it (table ``revision``: one
version for ``count`` rows, or one each, as 4-byte integers).  ``part`` is a column where columns
are merged one by one, else empty; other parts are marks (``marks``).

A row *lives* by every version that no deletion and no later edit knew (see :meth:`Versions.life`).
That set, not the row, is what files unite, so that it does not matter who met whom first.
"""

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from annotator.store import log
from annotator.store.gone import BY_ROW, COLUMNS, FIXED, GONE, OWNED, Gone, plain_row
from annotator.store.gone import unpacked as gone_rows
from annotator.store.marks import ENDED, KEPT, MARKS, SAME, WANTED
from annotator.store.places import Places, unpacked
from annotator.store.tables import TABLES, Row
from annotator.store.undone import Merges

All = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Runs a SELECT and fetches all rows."""

BY_COLUMN = frozenset(COLUMNS)
_PASSED = "('text', 'kept', 'work')"
_AT_ONCE = 50_000
_CHANGES = (
    "SELECT op_id, seq, tbl, row_id, before IS NULL, after IS NULL, "
    "CASE WHEN tbl IN ('annotator', 'label', 'attribute', 'document', 'layer') "
    "AND before IS NOT NULL THEN coalesce(after, before) "
    "WHEN after IS NULL OR tbl IN ('label_end', 'attribute_label', 'conflict') "
    "THEN coalesce(after, before) END "
    f"FROM change WHERE (op_id, seq) > (?, ?) AND tbl NOT IN {_PASSED} "
    f"ORDER BY op_id, seq LIMIT {_AT_ONCE}"
)


_DELETED = "\0"


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
        self.gone = Gone(fetch, self.order)
        self.present = 0
        """The version of the edit that is being made, which is newer than any other."""
        self._merges = Merges(fetch)
        self._settled: set[tuple[bytes, str, bytes]] = set()
        self._dying: dict[tuple[str, int], tuple[int, int | None, list[Row]]] = {}
        self._is_read = False
        self._read_operations()

    # -- reading the log -----------------------------------------------------------------------

    def is_void(self, op_id: int) -> bool:
        """Whether an entry lies between a merge and its undoing."""
        return self._merges.is_void(op_id)

    def _read_operations(self) -> None:
        last = 0
        while rows := self._fetch(
            f"SELECT id, uid FROM op WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}", (last,)
        ):
            last = rows[-1][0]
            if self._merges.has_void:
                rows = [row for row in rows if not self.is_void(row[0])]
            self.operations.update((uid, -op_id) for op_id, uid in rows)
        last = 0
        while rows := self._fetch(
            f"SELECT id, uid, op_id FROM origin WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}", (last,)
        ):
            for origin_id, uid, op_id in rows:
                if not self._merges.is_void(op_id):
                    first = self.operations.setdefault(uid, origin_id)
                    if first != origin_id:
                        self._same[origin_id] = first
            last = rows[-1][0]

    def read_rows(self) -> None:
        """Reads who wrote which row; to be called before any version is asked for."""
        if self._is_read:
            return
        self._is_read = True
        self.gone.start()
        events = (*self._bulk(), *self._bulk_gone(), *self._revisions())
        many = sorted(events, key=lambda event: event[:2])
        at = 0
        for row in self._changes():
            op_id = row[0]
            while at < len(many) and many[at][0] <= op_id:
                self._apply_many(many[at])
                at += 1
            if not self.is_void(op_id):
                self._apply(row)
        for event in many[at:]:
            self._apply_many(event)
        self.gone.finish()

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
            if op_id not in self._merges.done and not self.is_void(op_id):
                yield op_id, seq, tbl, None, first, count, -op_id

    def _bulk_gone(self) -> Iterator[tuple[Any, ...]]:
        for op_id, seq, tbl, first, count, rows in self._fetch(
            "SELECT op_id, seq, tbl, first, count, rows FROM bulk WHERE action = 'delete' "
            f"AND rows IS NOT NULL AND tbl NOT IN {_PASSED}",
            (),
        ):
            if op_id not in self._merges.unmerges and not self.is_void(op_id):
                yield op_id, seq, tbl, _DELETED, first, count, rows

    def _revisions(self) -> Iterator[tuple[Any, ...]]:
        for op_id, seq, tbl, part, first, count, data in self._fetch(
            "SELECT op_id, seq, tbl, part, first, count, versions FROM revision", ()
        ):
            if self._merges.holds(op_id):
                found = data if part == GONE else self._first(unpacked(data))
                yield self._merges.at[op_id], seq, tbl, part, first, count, found

    def _first(self, versions: int | Sequence[int]) -> int | Sequence[int]:
        """``versions`` with one reference for one operation, should it be here twice."""
        if not self._same:
            return versions
        if isinstance(versions, int):
            return self._same.get(versions, versions)
        return array("i", [self._same.get(one, one) for one in versions])

    def _apply_many(self, event: tuple[Any, ...]) -> None:
        op_id, seq, tbl, part, first, count, versions = event
        if part == _DELETED:
            for number, values in enumerate(log.unpacked(TABLES[tbl], versions)):
                self._bury(tbl, first + number, values, (op_id, seq))
        elif part == GONE:
            for uid, columns in gone_rows(versions):
                self.gone.take(tbl, uid, {name: (self._one(v), said) for name, (v, said)
                                          in columns.items()})  # fmt: skip
        elif part is None and tbl in OWNED:
            self._apply_owned_rows(tbl, first, count, versions)
        elif part:
            self.set_part(tbl, first, part, versions if isinstance(versions, int) else versions[0])
        else:
            self.paint(tbl, first, count, versions)

    def _one(self, version: int) -> int:
        return self._same.get(version, version)

    def _apply_owned_rows(self, tbl: str, first: int, count: int, version: int) -> None:
        """Rows without a uid count as a part of the row that owns them."""
        for (owner,) in self._fetch(
            f"SELECT DISTINCT {OWNED[tbl][1]} FROM {tbl} WHERE id >= ? AND id < ?",
            (first, first + count),
        ):
            self.places(tbl).put(owner, version)

    def _apply(self, row: tuple[Any, ...]) -> None:
        op_id, seq, tbl, row_id, is_new, is_gone, image = row
        if is_gone:
            if op_id not in self._merges.unmerges:
                self._bury(tbl, row_id, image, (op_id, seq))
        elif tbl in OWNED:
            self._put_owned(tbl, json.loads(image)[OWNED[tbl][1]], op_id)
        elif op_id in self._merges.done:
            return
        elif tbl == "conflict":
            self._settled.discard(_conflict(plain_row(tbl, image)))
        elif is_new or tbl not in BY_COLUMN:
            self._put(tbl, row_id, -op_id, is_new=bool(is_new))
        else:
            for column in json.loads(image):
                self.set_part(tbl, row_id, column, -op_id)

    def _put_owned(self, tbl: str, owner: int, op_id: int) -> None:
        """A row that another owns; those that went before it in this entry are replaced."""
        self._dying.pop((tbl, owner), None)
        if op_id not in self._merges.done:
            self._change_owner(tbl, owner, op_id)

    def _change_owner(self, tbl: str, owner: int, op_id: int) -> None:
        """What a row owns is a part of what it says."""
        self._put(tbl, owner, -op_id, is_new=False)
        self.parts(OWNED[tbl][0], owner).pop(KEPT, None)

    def _put(self, tbl: str, row_id: int, version: int, *, is_new: bool) -> None:
        """A row that was written, whole."""
        self.places(tbl).put(row_id, version)
        if tbl in self._parts:
            self._parts[tbl].pop(row_id, None)
        if is_new:
            self._drop_owned(tbl, row_id)

    def _drop_owned(self, tbl: str, row_id: int) -> None:
        """What another row of this id owned is of no interest to the one that has it now."""
        for owned, (owner, _column) in OWNED.items():
            if owner == tbl:
                self.places(owned).drop(row_id)
                self._parts.get(owned, {}).pop(row_id, None)

    def _bury(self, tbl: str, row_id: int, source: object, at: tuple[int, int]) -> None:
        """A row that was deleted: what it said last may be asked for."""
        row = plain_row(tbl, source) | {"id": row_id}
        is_merge = at[0] in self._merges.done
        if tbl in OWNED:
            self._bury_owned(tbl, row, at[0], is_merge=is_merge)
        elif tbl == "conflict":
            if not is_merge:
                self._settled.add(_conflict(row))
        elif "uid" in row:
            self.gone.bury(tbl, row, source, self.registers(tbl, row_id), at)
            self._bury_wanted(tbl, row)
            for owned, (owner, _column) in OWNED.items():
                if owner == tbl:
                    self._bury_owner(owned, row, at)

    def _bury_wanted(self, tbl: str, row: Row) -> None:
        """A name or key that another row had is what the row said in truth."""
        row_id, uid = row["id"], row["uid"]
        assert isinstance(row_id, int)
        assert isinstance(uid, bytes)
        for name in self.parts(tbl, row_id):
            if name[0] == WANTED:
                column, _colon, said = name[1:].partition(":")
                version = self.part(tbl, row_id, column)
                if version is not None:
                    self.gone.take(tbl, uid, {column: (version, said)})

    def _bury_owned(self, tbl: str, row: Row, op_id: int, *, is_merge: bool) -> None:
        """Rows that go before the row that owns them, or alone, which then is a change of it."""
        owner = row[OWNED[tbl][1]]
        assert isinstance(owner, int)
        places = self.places(tbl)
        before = self._dying.get((tbl, owner))
        if before is None or before[0] != op_id:
            before = self._dying[tbl, owner] = (op_id, places.get(owner), [])
        before[2].append(row)
        if not is_merge:
            self._change_owner(tbl, owner, op_id)

    def _bury_owner(self, tbl: str, row: Row, at: tuple[int, int]) -> None:
        row_id = row["id"]
        assert isinstance(row_id, int)
        op_id, version, rows = self._dying.pop((tbl, row_id), (at[0], None, []))
        if op_id != at[0] or not rows:
            version, rows = self.places(tbl).get(row_id), []
        if version is not None:
            self.gone.bury(OWNED[tbl][0], row, rows, {tbl: version}, at)

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
        """Every version that is noted of a row."""
        return {self.places(tbl).get(row_id), *self.parts(tbl, row_id).values()}

    def register(self, tbl: str, row_id: int, column: str) -> set[int]:
        """The versions of a column that say what it says."""
        found = self.part(tbl, row_id, column) if column else self.places(tbl).get(row_id)
        begin = f"{SAME}{column}."
        more = {v for name, v in self.parts(tbl, row_id).items() if name.startswith(begin)}
        return more if found is None else {found, *more}

    def registers(self, tbl: str, row_id: int) -> dict[str, int | None]:
        """The version of every column of a row."""
        place = self.places(tbl).get(row_id)
        if tbl in BY_ROW:
            return {"": place}
        parts = self.parts(tbl, row_id)
        columns = (*COLUMNS.get(tbl, ()), *FIXED.get(tbl, ()))
        return {column: parts.get(column, place) for column in columns}

    def life(self, tbl: str, row_id: int, uid: bytes) -> set[int]:
        """The versions by which a row lives; none where it is only needed.

        Deleting a row ends those that were known where it was deleted.  An edit ends what it
        replaced; a version that lost against another, unknown to it, still counts.
        """
        place = self.places(tbl).get(row_id)
        alive = set() if place is None else {place}
        parts = self.parts(tbl, row_id)
        if KEPT in parts:
            return set()
        for name, version in parts.items():
            if name[0] not in (ENDED, WANTED, "="):
                alive.add(version)
        for owned, (owner, _column) in OWNED.items():
            if owner == tbl:
                alive |= self.register(owned, row_id, "")
        alive.difference_update([v for name, v in parts.items() if name[0] == ENDED])
        if self._settled and len(alive) > 1 and tbl in BY_ROW:
            alive = {v for v in alive if v == place or not self._is_settled(uid, v)}
        return alive

    def _is_settled(self, uid: bytes, version: int) -> bool:
        return (uid, "", self.order(version)[1]) in self._settled

    def has_parts(self, tbl: str) -> bool:
        """Whether anything is noted of any row of a table but that it was written."""
        return any(self._parts.get(tbl, {}).values())

    def kept(self, tbl: str) -> list[int]:
        """Rows that are there only because another needs them."""
        return [row_id for row_id, parts in self._parts.get(tbl, {}).items() if KEPT in parts]

    def set_part(self, tbl: str, row_id: int, part: str, version: int) -> None:
        """Notes the version of a column, or a mark."""
        parts = self._parts.setdefault(tbl, {}).setdefault(row_id, {})
        if not part.startswith(MARKS):
            parts.pop(KEPT, None)
            for name in [one for one in parts if one[0] in (SAME, WANTED)]:
                if name[1:].startswith((f"{part}.", f"{part}:")):
                    del parts[name]
        parts[part] = version

    def paint(self, tbl: str, first: int, count: int, versions: int | Sequence[int]) -> None:
        """Notes the versions of rows that were written together."""
        self.places(tbl).paint(first, count, versions)
        if any(owner == tbl for owner, _column in OWNED.values()):
            for row_id in range(first, first + count):
                self._drop_owned(tbl, row_id)
        if parts := self._parts.get(tbl):
            for row_id in range(first, first + count):
                parts.pop(row_id, None)

    def order(self, version: int) -> tuple[int, bytes]:
        """By which versions are older and newer: the clock, and the operation's uid."""
        if version == self.present:
            return 1 << 62, b""
        found = self._clocks.get(version)
        if found is None:
            table = "op" if version < 0 else "origin"
            row = self._fetch(f"SELECT clock, uid FROM {table} WHERE id = ?", (abs(version),))[0]
            found = self._clocks[version] = (row[0], row[1])
        return found


def _conflict(row: Row) -> tuple[bytes, str, bytes]:
    """What a conflict is about: the row's uid, the part of it, the version that lost."""
    uid, op_uid = row.get("row_uid", b""), row.get("op_uid", b"")  # early compactions left nothing
    assert isinstance(uid, bytes)
    assert isinstance(op_uid, bytes)
    return uid, str(row.get("part", "")), op_uid
