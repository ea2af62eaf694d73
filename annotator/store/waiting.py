"""What lost against another version of the same row, in either file, and waits for the reviewer.

A version that lost is named by its row (and column) and by its operation, so it is the same in
every file.  It waits until it is settled, or what was made of it elsewhere is known: both are what
:meth:`Waiting.start` finds out, from what each side has and knows before the two are united.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.store.gone import BY_ROW
from annotator.store.sides import Sides
from annotator.store.tables import TABLES, Row, Value, compact_json
from annotator.store.versions import Versions

Key = tuple[str, bytes, str, bytes]
"""Table, uid of the row, part, uid of the operation that lost."""

Place = tuple[str, bytes, str]

ENDS = "ends"
"""The part that is a label's pairs of ends, or an attribute's labels."""

_OWNED = {"label": "label_end", "attribute": "attribute_label"}
_AT_ONCE = 500


@dataclass(frozen=True)
class Loser:
    """A version that lost; ``data`` says in uids, not in row ids, what it was."""

    tbl: str
    row_uid: bytes
    part: str
    version: int
    data: Mapping[str, object]
    document_uid: bytes | None = None
    annotator_uid: bytes = b""


class _Side:
    """What waits on one side, and what is there of the rows that it is about."""

    def __init__(
        self, fetch: Callable[..., list[tuple[Any, ...]]], versions: Versions, graves: Any
    ) -> None:
        table = TABLES["conflict"]
        self._fetch = fetch
        self._versions = versions
        self.graves = graves
        self.people: dict[str, bytes] = dict(fetch("SELECT name, uid FROM annotator"))
        self.rows: dict[Key, Row] = {}
        for values in fetch(f"{table.select_sql} ORDER BY id"):
            row = table.row(values)
            self.rows.setdefault(key_of(row), row)
        self._ids: dict[tuple[str, bytes], int] = {}

    def find(self, places: set[Place]) -> None:
        """Looks where the rows are that conflicts are about."""
        for tbl in {place[0] for place in places}:
            uids = sorted({place[1] for place in places if place[0] == tbl})
            for at in range(0, len(uids), _AT_ONCE):
                part = uids[at : at + _AT_ONCE]
                marks = ", ".join("?" * len(part))
                for row_id, uid in self._fetch(
                    f"SELECT id, uid FROM {TABLES[tbl].name} WHERE uid IN ({marks})", part
                ):
                    self._ids[tbl, uid] = row_id

    def holds(self, place: Place) -> set[int]:
        """The versions of a row, or a part of it, that are there, by references of that side."""
        tbl, uid, part = place
        row_id = self._ids.get((tbl, uid))
        column = _OWNED.get(tbl, "") if part == ENDS else part
        if row_id is None:
            traces = {} if tbl in BY_ROW else self._versions.gone.of(tbl).get(uid, {})
            return {traces[column].version} if column in traces else set()
        if tbl in BY_ROW:
            return self._versions.life(tbl, row_id, uid)
        if part == ENDS:
            return self._versions.register(column, row_id, "")
        return self._versions.register(tbl, row_id, column)

    def says(self, key: Key, uid: Value) -> bool:
        """Whether this side can tell that something waits no more: else it never had the row."""
        return key[:2] in self._ids or key[1] in self.graves or uid in self.graves


class Waiting:
    """The conflicts of both sides, and those that the union makes and unmakes."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._ours = _Side(sides.edit.all, sides.ours, sides.our_graves)
        self._theirs = _Side(sides.source.all, sides.theirs, sides.their_graves)
        self._alive: dict[Key, Row] = {}
        self._by_place: dict[Place, dict[int, Row]] = {}
        self._lost: dict[Key, Row] = {}
        self._decided: dict[Place, set[int]] = {}
        self._people: dict[Key, bytes] = {}

    def start(self) -> None:
        """Finds what still waits, of what waited on either side."""
        keys = [*self._ours.rows, *(key for key in self._theirs.rows if key not in self._ours.rows)]
        if not keys:
            return
        places = {key[:3] for key in keys}
        for side in (self._ours, self._theirs):
            side.find(places)
        for key in keys:
            row = self._ours.rows.get(key) or self._theirs.rows[key]
            version = self._sides.ours.operations.get(key[3])
            if version is None or self._waits(key, version, row["uid"]):
                self._alive[key] = row
            if version is not None:
                self._by_place.setdefault(key[:3], {})[version] = row

    def _waits(self, key: Key, version: int, uid: Value) -> bool:
        sides, place = self._sides, key[:3]
        here = key in self._ours.rows or version in self._ours.holds(place)
        there = key in self._theirs.rows or version in sides.mapped(self._theirs.holds(place))
        if here and there:
            return True
        if here:
            return not (sides.is_known_there(version) and self._theirs.says(key, uid))
        return sides.is_new(version) or not self._ours.says(key, uid)

    def about(self, place: Place) -> dict[int, Row]:
        """Conflicts of a row (or a part of it) by their version, settled ones too."""
        return self._by_place.get(place, {})

    def still(self, place: Place) -> set[int]:
        """Versions of a row (or a part of it) that still wait."""
        return {v for v, row in self.about(place).items() if key_of(row) in self._alive}

    def said(self, row: Row) -> dict[str, Any]:
        """What a version said that waits."""
        found: dict[str, Any] = json.loads(str(row["data"]))
        return found

    def decide(self, place: Place, versions: set[int], losers: Sequence[Loser]) -> None:
        """Of ``versions`` of a row those in ``losers`` wait, and no other."""
        self._decided[place] = versions
        for loser in losers:
            op_uid = self._sides.ours.order(loser.version)[1]
            key = (loser.tbl, loser.row_uid, loser.part, op_uid)
            before = self._alive.get(key)
            self._people[key] = loser.annotator_uid
            self._lost[key] = before or {
                "uid": conflict_uid(key),
                "tbl": loser.tbl,
                "row_uid": loser.row_uid,
                "part": loser.part,
                "document_uid": loser.document_uid,
                "annotator": "",
                "data": compact_json(dict(loser.data)),
                "op_uid": op_uid,
            }

    def finish(self) -> None:
        """Writes what waits now."""
        edit, waits = self._sides.edit, dict(self._lost)
        operations = self._sides.ours.operations
        for key, row in self._alive.items():
            decided = self._decided.get(key[:3], set())
            if operations.get(key[3]) not in decided and self._has_row(key):
                waits.setdefault(key, row)
        for key, row in self._ours.rows.items():
            if key not in waits:
                edit.delete("conflict", int(str(row["id"])))
        for key, row in waits.items():
            self._people.setdefault(key, self._person(key, row))
        for key in sorted(waits.keys() - self._ours.rows.keys()):
            values = {name: value for name, value in waits[key].items() if name != "id"}
            edit.insert("conflict", **values)
            self._sides.came.count("conflicts")

    def _has_row(self, key: Key) -> bool:
        """Whether the row lives of which a column waits; a whole row may wait to come back."""
        sides, (tbl, uid) = self._sides, key[:2]
        if tbl in BY_ROW:
            return True
        ids = sides.edit.ids(tbl, "uid = ?", (uid,))
        return any(i not in sides.doomed[tbl] and sides.ours.life(tbl, i, uid) for i in ids)

    def _person(self, key: Key, row: Row) -> bytes:
        side = self._ours if key in self._ours.rows else self._theirs
        return side.people.get(str(row["annotator"]), b"")

    def name_people(self) -> None:
        """Calls everybody whose work waits as they are called now: the name is given out last."""
        table, edit = TABLES["conflict"], self._sides.edit
        names = dict(edit.all("SELECT uid, name FROM annotator"))
        for values in edit.all(table.select_sql):
            row = table.row(values)
            uid = self._people.get(key_of(row)) or self._person(key_of(row), row)
            if uid in names:
                edit.update("conflict", int(str(row["id"])), annotator=names[uid])


def key_of(row: Row) -> Key:
    """How a conflict is known in every file."""
    uid, op_uid = row["row_uid"], row["op_uid"]
    assert isinstance(uid, bytes)
    assert isinstance(op_uid, bytes)
    return str(row["tbl"]), uid, str(row["part"]), op_uid


def conflict_uid(key: Key) -> bytes:
    """A conflict is the same in every file in which the same version lost."""
    tbl, row_uid, part, op_uid = key
    said = b"\0".join((tbl.encode(), row_uid, part.encode(), op_uid))
    return hashlib.sha256(said).digest()[:16]
