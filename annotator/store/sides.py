"""The two sides of a merge: the open project, and a copy of the file that comes in."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.store.gate import Edit
from annotator.store.gone import COLUMNS, Trace
from annotator.store.marks import ENDED, KEPT, MADE, SAME, WANTED
from annotator.store.places import packed
from annotator.store.rows import Rows
from annotator.store.tables import TABLES
from annotator.store.versions import Versions


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
        self.our_graves: set[bytes] = set()
        self.their_graves: dict[bytes, str] = {}
        self._map: dict[int, int] = {}
        self._known_there: set[int] = set()
        found = edit.all("SELECT coalesce(max(seq), 0) FROM revision WHERE op_id = ?", (edit.id,))
        self._sequence: int = found[0][0]
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
        self.ours.present = -edit.id
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
        for rows in self.ours.gone.traces.values():
            self.our_graves.update(rows)
        self.their_graves = {
            uid: tbl for uid, tbl, op_id in self.source.all(sql) if not self.theirs.is_void(op_id)
        }
        for tbl, rows in self.theirs.gone.traces.items():
            self.their_graves.update(dict.fromkeys(rows, tbl))

    # -- versions ------------------------------------------------------------------------------

    def their(self, tbl: str, row_id: int, part: str = "") -> int | None:
        """The version of their row (or of a part of it), as a reference of ours."""
        versions = self.theirs
        found = versions.part(tbl, row_id, part) if part else versions.places(tbl).get(row_id)
        return None if found is None else self._map.get(found)

    def mapped(self, versions: Iterable[int]) -> set[int]:
        """Versions of theirs as references of ours."""
        found = (self._map.get(version) for version in versions)
        return {version for version in found if version is not None}

    def is_new(self, version: int | None) -> bool:
        """Whether a version of theirs was not known here before."""
        return version is not None and version >= self._first_new

    def is_known_there(self, version: int) -> bool:
        """Whether the other file knows a version of ours."""
        return version in self._known_there

    def joined(self, ours: set[int], theirs: set[int]) -> set[int]:
        """Versions that both have, or that one has and the other does not know.

        What the other knows and has no more was replaced, deleted or settled there.
        """
        return {v for v in ours if v in theirs or v not in self._known_there} | {
            v for v in theirs if v in ours or self.is_new(v)
        }

    def newest(self, versions: Iterable[int]) -> int:
        """The version that holds; every file answers alike."""
        return max(versions, key=self.ours.order)

    def version_of(self, tbl: str, their_id: int) -> int:
        """The version of a whole row of theirs; that of this merge where theirs is not known."""
        return self.their(tbl, their_id) or -self.edit.id

    def said_here(self, tbl: str, uid: bytes, column: str) -> "Said | None":
        """What a column of a row said that is gone here."""
        trace = self.ours.gone.of(tbl).get(uid, {}).get(column)
        return Said(trace.version, self.ours, trace, tbl, column) if trace else None

    def said_there(self, tbl: str, uid: bytes, column: str) -> "Said | None":
        """What a column of a row said that is gone there."""
        trace = self.theirs.gone.of(tbl).get(uid, {}).get(column)
        version = trace and self._map.get(trace.version)
        return Said(version, self.theirs, trace, tbl, column) if trace and version else None

    def last_said(self, tbl: str, uid: bytes, column: str = "") -> "Said | None":
        """The later of both."""
        here, there = self.said_here(tbl, uid, column), self.said_there(tbl, uid, column)
        if here is None or there is None:
            return here or there
        return here if self.newest((here.version, there.version)) == here.version else there

    # -- writing down --------------------------------------------------------------------------

    def revise(self, tbl: str, part: str, first: int, versions: Sequence[int]) -> None:
        """Writes down which operations wrote rows of ours (``part`` empty), or a part of one."""
        self._note(tbl, part, first, len(versions), packed(versions))
        if part:
            self.ours.set_part(tbl, first, part, versions[0])
        elif len(versions) == 1:
            self.ours.paint(tbl, first, 1, versions[0])
        else:
            self.ours.paint(tbl, first, len(versions), array("i", versions))

    def _note(self, tbl: str, part: str, first: int, count: int, data: bytes) -> None:
        self._sequence += 1
        self.edit.note("revision", [(self.edit.id, self._sequence, tbl, part, first, count, data)])

    def note_gone(self, tbl: str, part: str, count: int, data: bytes) -> None:
        """Writes down what rows said that are gone (see ``gone``)."""
        self._note(tbl, part, 0, count, data)

    def mark_life(self, tbl: str, our_id: int, uid: bytes, life: set[int]) -> None:
        """Marks by which versions a row lives, where its columns do not tell."""
        if not life:
            self.doomed[tbl].add(our_id)
            return
        if KEPT in self.ours.parts(tbl, our_id):
            self.rewrite(tbl, our_id, COLUMNS[tbl][0])
        told = self.ours.life(tbl, our_id, uid)
        for version in sorted(life - told):
            self.revise(tbl, f"{MADE}{version}", our_id, [version])
        for version in sorted(told - life):
            self.revise(tbl, f"{ENDED}{version}", our_id, [version])

    def rewrite(self, tbl: str, our_id: int, column: str) -> None:
        """Writes a version down again, as a change of the column does: the row is kept no more."""
        parts = dict(self.ours.parts(tbl, our_id))
        version = self.ours.part(tbl, our_id, column) or -self.edit.id
        self.revise(tbl, column, our_id, [version])
        for name, marked in parts.items():
            if name[0] in (SAME, WANTED) and name[1:].startswith((f"{column}.", f"{column}:")):
                self.revise(tbl, name, our_id, [marked])

    def keep(self, tbl: str, our_id: int) -> None:
        """Marks a row that is deleted and stays because another needs it."""
        if KEPT not in self.ours.parts(tbl, our_id):
            self.revise(tbl, KEPT, our_id, [-self.edit.id])

    def mark_same(self, tbl: str, our_id: int, column: str, versions: Iterable[int]) -> None:
        """Marks further versions that say the same of a column."""
        for version in sorted(versions):
            self.revise(tbl, f"{SAME}{column}.{version}", our_id, [version])

    def mark_wanted(self, tbl: str, our_id: int, column: str, wanted: str) -> None:
        """Marks what a column says in truth, which another row has."""
        self.revise(tbl, f"{WANTED}{column}:{wanted}", our_id, [-self.edit.id])


@dataclass(frozen=True)
class Said:
    """A column of a row that is gone on one side: its version, as ours, and what it said."""

    version: int
    _side: Versions
    _trace: Trace
    _tbl: str
    _column: str

    @property
    def value(self) -> Any:
        """The value, with uids for what it referred to."""
        return self._side.gone.value(self._tbl, self._column, self._trace)


def wanted(versions: Versions, tbl: str, row_id: int, column: str) -> str | None:
    """What a column would say if no other row had it; None where it says so."""
    begin = f"{WANTED}{column}:"
    names = versions.parts(tbl, row_id)
    return next((name[len(begin) :] for name in names if name.startswith(begin)), None)
