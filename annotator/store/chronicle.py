"""The log read backwards, a page at a time: what was done, of whom, of what, when.

There is no index over what an entry changed, and none is needed: the log is looked through a few
thousand entries at a time, from the newest, and a page ends when it is full or has looked far
enough.  So the first page comes at once in a log of any length, and a question with few answers
can be followed up while the window lives.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.store.change import Operation
from annotator.store.reading import Reading
from annotator.store.tracking import DocumentTracker, RowTracker, Tracker

_CHUNK = 4000
"""Entries looked through in one go."""

_OP = "SELECT id, kind, actor, at, detail, inverts FROM op"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the log; None and "" leave a side open.

    ``row`` is a table and a row id, ``document`` an id; ``since`` and ``until`` are times in UTC
    as the log has them, the first of which is included.  ``passed`` are kinds left out.
    """

    actor: str | None = None
    kinds: frozenset[str] | None = None
    document: int | None = None
    row: tuple[str, int] | None = None
    since: str = ""
    until: str = ""
    passed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the log, and whether it has been undone since."""

    operation: Operation
    is_undone: bool


class Chronicle:
    """One walk through the log of a project, from now back to its beginning."""

    def __init__(self, read: Reading, question: Question) -> None:
        self._read = read
        self._question = question
        self._dead: set[int] = set()
        found = read.one("SELECT coalesce(max(id), 0) FROM op")
        self._below = self._known = (int(found[0]) if found else 0) + 1
        self._tracker: Tracker | None = None
        if question.row is not None:
            self._tracker = RowTracker(read, *question.row)
        elif question.document is not None:
            self._tracker = DocumentTracker(read, question.document)
        self._wanted: set[int] = set()

    @property
    def is_at_end(self) -> bool:
        """Whether all was looked through."""
        return self._below <= 1

    def page(self, limit: int, look: int = 40_000) -> list[Noted]:
        """The next answers, ``limit`` at most, after looking through ``look`` entries at most."""
        found: list[Noted] = []
        end = max(1, self._below - look)
        while len(found) < limit and self._below > end:
            found += self._chunk(max(1, self._below - _CHUNK), limit - len(found))
        return found

    def _chunk(self, low: int, limit: int) -> list[Noted]:
        high = self._below
        self._learn(low)
        if self._tracker is not None and not self._wanted:
            self._below = low
            return []
        where, values = self._conditions(low, high)
        if self._tracker is not None:
            where += " AND id IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(self._wanted)))
        rows = self._read.all(f"{_OP} WHERE {where} ORDER BY id DESC LIMIT ?", (*values, limit))
        self._below = rows[-1][0] if len(rows) == limit else low
        return [
            Noted(Operation(op_id, kind, actor, at, json.loads(said), inverts), op_id in self._dead)
            for op_id, kind, actor, at, said, inverts in rows
        ]

    def _learn(self, low: int) -> None:
        """Learns which entries were undone (a living, newer one takes them back) and are meant."""
        if low >= self._known:
            return
        for op_id, inverts in self._read.all(
            "SELECT id, inverts FROM op WHERE id >= ? AND id < ? AND inverts IS NOT NULL "
            "ORDER BY id DESC",
            (low, self._known),
        ):
            if op_id not in self._dead:
                self._dead.add(inverts)
        if self._tracker is not None:
            self._wanted = {op_id for op_id in self._wanted if op_id < self._below}
            self._wanted |= self._tracker.about(low, self._known)
        self._known = low

    def _conditions(self, low: int, high: int) -> tuple[str, list[int | str]]:
        asked = self._question
        parts: list[tuple[str, Sequence[int | str]]] = [("id >= ? AND id < ?", (low, high))]
        if asked.actor is not None:
            parts.append(("actor = ?", (asked.actor,)))
        if asked.since:
            parts.append(("at >= ?", (asked.since,)))
        if asked.until:
            parts.append(("at < ?", (asked.until,)))
        for kinds, word in ((asked.kinds, "IN"), (asked.passed or None, "NOT IN")):
            if kinds is not None:
                places = ", ".join("?" * len(kinds))
                parts.append((f"kind {word} ({places})", sorted(kinds)))
        return " AND ".join(sql for sql, _values in parts), [v for _sql, vs in parts for v in vs]


def counts(read: Reading, op_id: int) -> dict[str, tuple[int, int, int]]:
    """How many rows of each table an entry made, changed and removed."""
    out: dict[str, list[int]] = {}
    for table, is_new, is_gone, count in read.all(
        "SELECT tbl, before IS NULL AND after IS NOT NULL, "
        "after IS NULL AND before IS NOT NULL, count(*) FROM change "
        "WHERE op_id = ? GROUP BY 1, 2, 3 "
        "UNION ALL SELECT tbl, action = 'insert', action = 'delete', sum(count) FROM bulk "
        "WHERE op_id = ? GROUP BY 1, 2, 3",
        (op_id, op_id),
    ):
        out.setdefault(table, [0, 0, 0])[0 if is_new else 2 if is_gone else 1] += count
    return {table: (made, changed, gone) for table, (made, changed, gone) in out.items()}


@dataclass(frozen=True, slots=True)
class Touch:
    """A row that an entry changed: what its log has of it before and after, else None.

    Both are None where the history was compacted.
    """

    table: str
    id: int
    before: dict[str, object] | None
    after: dict[str, object] | None


def touches(read: Reading, op_id: int, limit: int) -> Iterator[Touch]:
    """The first rows that an entry changed one by one, annotations before all else."""
    for table, row_id, before, after in read.all(
        "SELECT tbl, row_id, before, after FROM change WHERE op_id = ? AND tbl IN "
        "('span', 'relation', 'layer', 'document', 'decision') "
        "ORDER BY tbl NOT IN ('span', 'relation'), tbl = 'relation', seq LIMIT ?",
        (op_id, limit),
    ):
        yield Touch(table, row_id, _row(before), _row(after))


def touch(read: Reading, op_id: int, table: str, row_id: int) -> Touch | None:
    """What an entry did to one row; None where it did nothing one can see."""
    found = read.one(
        "SELECT before, after FROM change WHERE op_id = ? AND tbl = ? AND row_id = ? "
        "ORDER BY seq DESC LIMIT 1",
        (op_id, table, row_id),
    )
    return Touch(table, row_id, _row(found[0]), _row(found[1])) if found else None


def _row(image: str | None) -> dict[str, object] | None:
    return None if image is None else dict(json.loads(image))
