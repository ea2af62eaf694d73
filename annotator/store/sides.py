"""The two sides of a merge: the open project, and a copy of the file that comes in."""

import hashlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from annotator.store.gate import Edit
from annotator.store.rows import Rows
from annotator.store.tables import TABLES, compact_json
from annotator.store.versions import KEPT, MADE, Versions, packed


class Verdict(Enum):
    """Which side's row is the newer."""

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Question:
    """One thing of the scheme that was changed on both sides; ``ours`` and ``theirs`` are shown.

    ``what`` is "label", "attribute"; ``part`` the column or "ends".
    """

    what: str
    name: str
    part: str
    ours: str
    theirs: str


Decide = Callable[[Question], str]
"""Answers a question with "ours", "theirs" or "later" (whichever is newer)."""


@dataclass
class Came:
    """What came in from one file; counts by annotator's name where they are of somebody's work."""

    name: str
    is_new: bool = True
    counts: dict[str, int] = field(default_factory=dict)
    by_annotator: dict[str, dict[str, int]] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    asked: list[tuple[Question, str]] = field(default_factory=list)

    def count(self, what: str, number: int = 1, annotator: str | None = None) -> None:
        """Adds to a count."""
        if not number:
            return
        self.counts[what] = self.counts.get(what, 0) + number
        if annotator is not None:
            mine = self.by_annotator.setdefault(annotator, {})
            mine[what] = mine.get(what, 0) + number


class Source:
    """The file that comes in: its rows, read only, and the versions of them."""

    def __init__(self, rows: Rows, name: str, versions: Versions | None = None) -> None:
        self._rows = rows
        self.name = name
        self.versions = versions or Versions(self.all)

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a SELECT."""
        return self._rows.execute(sql, parameters).fetchall()

    def newest_clock(self) -> int:
        """The clock that none of its operations exceeds."""
        clock: int = self.all("SELECT coalesce(max(clock), 0) FROM op")[0][0]
        return clock

    def pages(self, sql: str, at_once: int = 20_000) -> Iterator[list[tuple[Any, ...]]]:
        """Rows of a SELECT that takes ``id > ?`` and gives the id first, some at a time."""
        last = -(1 << 62)
        while rows := self.all(f"{sql} LIMIT {at_once}", (last,)):
            yield rows
            last = rows[-1][0]


class Sides:
    """What a merge of one file needs to know of both.

    ``ids`` maps their row ids to ours, table by table; rows that are not here are not in it.
    """

    def __init__(self, edit: Edit, ours: Versions, source: Source, decide: Decide) -> None:
        self.edit = edit
        self.ours = ours
        self.source = source
        self.theirs = source.versions
        self.decide = decide
        self.came = Came(source.name)
        self.is_other = False
        """Whether the file is of another project: what is here already stays as it is then."""
        self.ids: dict[str, dict[int, int]] = {name: {} for name in TABLES}
        self.doomed: dict[str, set[int]] = {name: set() for name in TABLES}
        self.replaced: set[int] = set()
        self.passed: set[int] = set()
        self._map: dict[int, int] = {}
        self._sequence = 0
        self._first_new = 0

    def meet(self) -> bool:
        """Takes over the operations of the other file; False when all were known before."""
        known = self.ours.operations
        new = [(uid, ref) for uid, ref in self.theirs.operations.items() if uid not in known]
        if not new:
            return False
        edit = self.edit
        edit.clock = max(edit.clock, self.source.newest_clock() + 1)
        self._first_new = edit.all("SELECT coalesce(max(id), 0) + 1 FROM origin")[0][0]
        clocks = self._their_clocks()
        rows = [
            (row_id, uid, clocks[ref], edit.id)
            for row_id, (uid, ref) in enumerate(new, self._first_new)
        ]
        edit.note("origin", rows)
        known.update((row[1], row[0]) for row in rows)
        self._map = {ref: known[uid] for uid, ref in self.theirs.operations.items()}
        self._known_there = set(self._map.values())
        found = edit.all("SELECT coalesce(max(seq), 0) FROM revision WHERE op_id = ?", (edit.id,))
        self._sequence = found[0][0]
        self.theirs.read_rows()
        self._read_graves()
        return True

    def _their_clocks(self) -> dict[int, int]:
        clocks = {-row_id: clock for row_id, clock in self.source.all("SELECT id, clock FROM op")}
        clocks.update(self.source.all("SELECT id, clock FROM origin"))
        return clocks

    def _read_graves(self) -> None:
        sql = "SELECT uid, tbl, op_id FROM tombstone"
        self.our_graves = {
            uid for uid, _tbl, op_id in self.edit.all(sql) if not self.ours.is_void(op_id)
        }
        self.their_graves = {
            uid: tbl for uid, tbl, op_id in self.source.all(sql) if not self.theirs.is_void(op_id)
        }

    # -- versions ------------------------------------------------------------------------------

    def their(self, tbl: str, row_id: int, part: str = "") -> int | None:
        """The version of their row (or of a part of it), as a reference of ours."""
        versions = self.theirs
        found = versions.part(tbl, row_id, part) if part else versions.places(tbl).get(row_id)
        return None if found is None else self._map.get(found)

    def is_new(self, version: int | None) -> bool:
        """Whether a version of theirs was not known here before."""
        return version is not None and version >= self._first_new

    def all_known_there(self, versions: set[int | None]) -> bool:
        """Whether the other file knows every version of a row of ours."""
        return all(version is None or version in self._known_there for version in versions)

    def all_known_here(self, tbl: str, row_id: int) -> bool:
        """Whether every version of a row of theirs was known here before."""
        found = self.theirs.all_of(tbl, row_id)
        return not any(self.is_new(self._map.get(v)) for v in found if v is not None)

    def judge(self, ours: int | None, theirs: int | None) -> Verdict:
        """Which of two versions of one row is newer, or whether neither knew the other."""
        if theirs is None or ours == theirs:
            return Verdict.SAME if ours == theirs else Verdict.OURS
        if ours is None:
            return Verdict.THEIRS
        if theirs < self._first_new:  # known here before
            if ours in self._known_there:
                return self.later(ours, theirs)
            return Verdict.OURS
        if ours in self._known_there:
            return Verdict.THEIRS
        return Verdict.OURS if self.is_other else Verdict.BOTH

    def later(self, ours: int, theirs: int) -> Verdict:
        """The later of two versions; every file answers alike."""
        if ours == -self.edit.id:
            return Verdict.OURS
        order = self.ours.order
        return Verdict.OURS if order(ours) > order(theirs) else Verdict.THEIRS

    def revise(self, tbl: str, part: str, first: int, versions: Sequence[int]) -> None:
        """Writes down which operations wrote rows of ours (``part`` empty), or a part of one."""
        self._sequence += 1
        self.edit.note(
            "revision",
            [(self.edit.id, self._sequence, tbl, part, first, len(versions), packed(versions))],
        )
        if part:
            self.ours.set_part(tbl, first, part, versions[0])
        elif len(versions) == 1:
            self.ours.paint(tbl, first, 1, versions[0])
        else:
            self.ours.paint(tbl, first, len(versions), array("i", versions))

    def inherit(self, tbl: str, our_id: int, their_id: int) -> None:
        """Gives a row that was taken whole the versions, and marks, that it has there."""
        self.revise(tbl, "", our_id, [self.version_of(tbl, their_id)])
        self.inherit_parts(tbl, our_id, their_id)

    def inherit_parts(self, tbl: str, our_id: int, their_id: int) -> None:
        """The versions of the parts of a row that was taken whole."""
        for part, version in self.theirs.parts(tbl, their_id).items():
            if part != KEPT:
                self.revise(tbl, part, our_id, [self._map[version]])
        if KEPT in self.theirs.parts(tbl, their_id):
            self.doomed[tbl].add(our_id)

    def version_of(self, tbl: str, their_id: int) -> int:
        """The version of a whole row of theirs; that of this merge where theirs is not known."""
        return self.their(tbl, their_id) or -self.edit.id

    def meet_row(self, tbl: str, our_id: int, their_id: int) -> None:
        """Notes of one row that is on both sides who else made it, and whether it is doomed."""
        parts = self.theirs.parts(tbl, their_id)
        there = self.ours.all_of(tbl, our_id)
        made = [
            self.their(tbl, their_id),
            *(self._map[v] for p, v in parts.items() if p[0] == MADE),
        ]
        for version in made:
            if version is not None and version not in there and self.is_new(version):
                self.revise(tbl, f"{MADE}{version}", our_id, [version])
        if KEPT in parts and self.all_known_there(self.ours.all_of(tbl, our_id)):
            self.doomed[tbl].add(our_id)

    def keep(self, tbl: str, our_id: int) -> None:
        """Marks a row that is deleted on one side and stays because another needs it."""
        if KEPT not in self.ours.parts(tbl, our_id):
            self.revise(tbl, KEPT, our_id, [-self.edit.id])

    # -- what lost -----------------------------------------------------------------------------

    def lose(self, loser: "Loser", winner: Mapping[str, object]) -> None:
        """Keeps the version of a row (or a part) that another, made meanwhile, outweighed.

        ``winner`` is what holds, said as the loser's ``data``: it is no loser any more.
        """
        self.settle(loser.row_uid, loser.part, winner)
        op_uid = self.ours.order(loser.version)[1]
        uid = conflict_uid(loser.row_uid, loser.part, loser.data)
        there = self.edit.ids("conflict", "uid = ?", (uid,))
        if there:
            before = self.ours.operations.get(self._op_uid(there[0]))
            if before is None or self.ours.order(before) < self.ours.order(loser.version):
                self.edit.update("conflict", there[0], op_uid=op_uid)
            return
        self.edit.insert(
            "conflict",
            uid=uid,
            tbl=loser.tbl,
            row_uid=loser.row_uid,
            part=loser.part,
            document_uid=loser.document_uid,
            annotator=loser.annotator,
            data=compact_json(loser.data),
            op_uid=op_uid,
        )
        self.came.count("conflicts")

    def _op_uid(self, conflict_id: int) -> bytes:
        found: bytes = self.edit.all("SELECT op_uid FROM conflict WHERE id = ?", (conflict_id,))[0][
            0
        ]
        return found

    def settle(self, row_uid: bytes, part: str, data: Mapping[str, object]) -> None:
        """Drops the conflict that is about what now holds."""
        uid = conflict_uid(row_uid, part, data)
        for row_id in self.edit.ids("conflict", "uid = ?", (uid,)):
            self.edit.delete("conflict", row_id)


def conflict_uid(row_uid: bytes, part: str, data: Mapping[str, object]) -> bytes:
    """A conflict is the same in every file in which the same thing lost."""
    said = compact_json(dict(data)).encode()
    return hashlib.sha256(b"\0".join((row_uid, part.encode(), said))).digest()[:16]


@dataclass(frozen=True)
class Loser:
    """A version that lost; ``data`` says in uids, not in row ids, what it was."""

    tbl: str
    row_uid: bytes
    part: str
    version: int
    data: dict[str, object]
    document_uid: bytes | None = None
    annotator: str = ""
