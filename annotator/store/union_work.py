"""Spans, relations and decisions of two files, united row by row.

A row that only one side changed is that side's; of one that both changed (the same person on two
computers) the later holds and the other is kept as a conflict.  A row that one side deleted goes
if that side knew what the other says of it; else it stays, since somebody worked on it meanwhile.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.store.sides import Loser, Sides, Verdict
from annotator.store.tables import TABLES, Value
from annotator.store.union_documents import Documents, Layers
from annotator.store.union_parts import Parts

_AT_ONCE = 5000

Content = tuple[Value, ...]
"""What a row says, with our ids for what it refers to: all columns after the layer's."""


class Work:
    """One table of annotations, "span" or "relation", in both files."""

    def __init__(self, sides: Sides, table: str, layers: Layers, labels: Parts) -> None:
        self._sides = sides
        self._name = table
        self._table = TABLES[table]
        self._layers = layers
        self._labels = labels
        self._rows: list[tuple[Value, ...]] = []
        self._versions: list[int] = []
        self._their_ids: list[int] = []
        self._next = sides.edit.next_id(table)
        self._ends: Ends | None = None
        self._dead: dict[int, tuple[Any, ...]] = {}
        self._new_by: dict[str, int] = {}
        self._columns = self._table.columns[3:]

    def linked(self, spans: "Work") -> "Work":
        """The same, for relations: ``spans`` holds their ends."""
        self._ends = Ends(spans)
        return self

    def unite(self) -> Iterator[None]:
        """Takes in the rows of every layer; yields after each piece of work."""
        order = "layer_id, id"
        columns = ", ".join(("layer_id", "id", "uid", *self._columns))
        sql = (
            f"SELECT {columns} FROM {self._name} WHERE (layer_id, id) > (?, ?) "
            f"ORDER BY {order} LIMIT {_AT_ONCE}"
        )
        place = (-1, -1)
        group: list[tuple[Any, ...]] = []
        seen: set[int] = set()
        while page := self._sides.source.all(sql, place):
            place = (page[-1][0], page[-1][1])
            for row in page:
                if group and group[0][0] != row[0]:
                    seen.add(self._layer(group))
                    group = []
                group.append(row)
            if len(self._rows) >= _AT_ONCE:
                self.flush()
            yield
        if group:
            seen.add(self._layer(group))
        self.flush()
        self._bury_missing(seen)
        for name, count in self._new_by.items():
            self._sides.came.count(f"{self._name}s", count, name)
        yield

    # -- one layer -----------------------------------------------------------------------------

    def _layer(self, rows: list[tuple[Any, ...]]) -> int:
        """Unites one layer of theirs; returns the id of ours, 0 where there is none."""
        sides, their_layer = self._sides, rows[0][0]
        our_layer = sides.ids["layer"].get(their_layer, 0)
        mine: Mapping[bytes, tuple[Any, ...]] = {}
        if our_layer in self._layers.met:
            mine = self._mine(our_layer)
        uids = set()
        for row in rows:
            uid = row[2]
            uids.add(uid)
            here = mine.get(uid)
            if here is not None:
                sides.ids[self._name][row[1]] = here[0]
                self._meet(here, row)
            elif self._is_dead(row):
                self._dead[row[1]] = row
            else:
                our_layer = our_layer or self._layers.ensure(their_layer)
                self._stage(our_layer, row)
        self._gone_there(row for uid, row in mine.items() if uid not in uids)
        return our_layer

    def _mine(self, our_layer: int) -> dict[bytes, tuple[Any, ...]]:
        columns = ", ".join(("id", "uid", *self._columns))
        rows = self._sides.edit.all(
            f"SELECT {columns} FROM {self._name} WHERE layer_id = ?", (our_layer,)
        )
        return {row[1]: row for row in rows}

    def _is_dead(self, row: tuple[Any, ...]) -> bool:
        if row[2] not in self._sides.our_graves:
            return False
        if not self._sides.is_new(self._sides.their(self._name, row[1])):
            return True
        self._said_kept(row[0])
        return False

    def _said_kept(self, their_layer: int) -> None:
        name = self._layers.owners[their_layer][1]
        self._sides.came.count(f"{self._name}s_kept", 1, name)

    def _stage(self, our_layer: int, row: tuple[Any, ...]) -> int:
        """Gathers a row that is not here; it gets its id at once."""
        layer_id, their_id, uid = row[:3]
        our_id = self._next
        self._next += 1
        self._sides.ids[self._name][their_id] = our_id
        self._rows.append((our_id, uid, our_layer, *self._content(row)))
        self._versions.append(self._sides.version_of(self._name, their_id))
        self._their_ids.append(their_id)
        name = self._layers.owners[layer_id][1]
        self._new_by[name] = self._new_by.get(name, 0) + 1
        return our_id

    def _content(self, row: tuple[Any, ...]) -> Content:
        label = self._sides.ids["label"].get(row[3])
        if label is None:
            label = self._labels.ensure(row[3])
        if self._ends is None:
            return (label, *row[4:])
        return (label, self._ends.ensure(row[4]), self._ends.ensure(row[5]), *row[6:])

    def flush(self) -> None:
        """Writes what was gathered."""
        if not self._rows:
            return
        sides = self._sides
        self._flush_ends()
        sides.edit.insert_many(self._name, self._rows)
        first = self._rows[0][0]
        assert isinstance(first, int)
        sides.revise(self._name, "", first, self._versions)
        if sides.theirs.kept(self._name):
            for number, their_id in enumerate(self._their_ids):
                sides.inherit_parts(self._name, first + number, their_id)
        self._rows, self._versions, self._their_ids = [], [], []

    # -- rows on both sides --------------------------------------------------------------------

    def _meet(self, here: tuple[Any, ...], row: tuple[Any, ...]) -> None:
        sides, our_id, their_id = self._sides, here[0], row[1]
        a = sides.ours.places(self._name).get(our_id)
        b = sides.their(self._name, their_id)
        verdict = sides.judge(a, b)
        if verdict is Verdict.SAME or b is None:
            if sides.theirs.parts(self._name, their_id):
                sides.meet_row(self._name, our_id, their_id)
            return
        if verdict is Verdict.BOTH and a is not None:
            verdict = self._both(here, row, (a, b))
        elif a is not None:
            (sides.replaced if verdict is Verdict.THEIRS else sides.passed).add(
                a if verdict is Verdict.THEIRS else b
            )
        if verdict is Verdict.THEIRS:
            values = dict(zip(self._columns, self._content(row), strict=True))
            self._flush_ends()
            if sides.edit.update(self._name, our_id, **values):
                name = self._layers.owners[row[0]][1]
                sides.came.count(f"{self._name}s_changed", 1, name)
            sides.inherit(self._name, our_id, their_id)

    def _flush_ends(self) -> None:
        if self._ends is not None:
            self._ends.flush()

    def _both(
        self, here: tuple[Any, ...], row: tuple[Any, ...], versions: tuple[int, int]
    ) -> Verdict:
        """The later of two; the other is kept, unless they say the same."""
        sides = self._sides
        later = sides.later(*versions)
        if tuple(here[2:]) == self._content(row):
            return later
        document, annotator = self._layers.owners[row[0]]
        found = sides.source.all("SELECT uid FROM document WHERE id = ?", (document,))
        sayings = (self._said(here[2:], sides.edit.all), self._said(row[3:], sides.source.all))
        lost = 1 if later is Verdict.OURS else 0
        version = versions[lost]
        loser = Loser(self._name, row[2], "", version, sayings[lost], found[0][0], annotator)
        (sides.passed if lost else sides.replaced).add(version)
        sides.lose(loser, sayings[1 - lost])
        return later

    def _said(self, content: Sequence[Any], fetch: Any) -> dict[str, object]:
        """A row with uids for what it refers to, which mean the same in every file."""
        data = dict(zip(self._columns, content, strict=True))
        (label,) = fetch("SELECT uid FROM label WHERE id = ?", (data.pop("label_id"),))
        data["label"] = label[0].hex()
        for end in ("head", "tail"):
            if f"{end}_id" in data:
                (uid,) = fetch("SELECT uid FROM span WHERE id = ?", (data.pop(f"{end}_id"),))
                data[end] = uid[0].hex()
        return data

    # -- rows that are gone there --------------------------------------------------------------

    def _gone_there(self, rows: Iterator[tuple[Any, ...]]) -> None:
        """Dooms the rows of ours that the other file deleted, knowing what they say."""
        sides = self._sides
        if not sides.their_graves:
            return
        for row in rows:
            if row[1] not in sides.their_graves:
                continue
            if sides.all_known_there({sides.ours.places(self._name).get(row[0])}):
                sides.doomed[self._name].add(row[0])
            else:
                sides.came.count(f"{self._name}s_kept")

    def _bury_missing(self, seen: set[int]) -> None:
        """The same for layers of ours in which the other file has no row of this table."""
        sides = self._sides
        if not sides.their_graves:
            return
        met = self._layers.met - seen
        gone = [
            row_id
            for row_id, uid in sides.edit.all("SELECT id, uid FROM layer")
            if uid in sides.their_graves
        ]
        for our_layer in sorted(met.union(gone) - seen):
            self._gone_there(iter(self._mine(our_layer).values()))

    def ensure(self, their_id: int) -> int:
        """Our id of a row of theirs, which is brought back if it was deleted here."""
        found = self._sides.ids[self._name].get(their_id)
        if found is not None:
            return found
        row = self._dead.pop(their_id)
        our_id = self._stage(self._layers.ensure(row[0]), row)
        self._sides.doomed[self._name].add(our_id)
        self._said_kept(row[0])
        return our_id


class Ends:
    """The spans that relations of theirs join."""

    def __init__(self, spans: Work) -> None:
        self._spans = spans

    def ensure(self, their_id: int) -> int:
        """Our id of a span of theirs; one that was deleted here is gathered to come back."""
        return self._spans.ensure(their_id)

    def flush(self) -> None:
        """Writes the spans that came back."""
        self._spans.flush()


def unite_decisions(sides: Sides, documents: Documents) -> None:
    """What reviewers decided, by uid; the later of two that differ, the other is kept."""
    table = TABLES["decision"]
    mine = {row[1]: row for row in sides.edit.all(table.select_sql)}
    for row in sides.source.all(f"{table.select_sql} ORDER BY id"):
        their_id, uid, document = row[:3]
        here = mine.get(uid)
        b = sides.version_of("decision", their_id)
        if here is None:
            if uid in sides.our_graves and not sides.is_new(b):
                continue
            values = table.row(row) | {"document_id": documents.ensure(document)}
            values.pop("id")
            our_id = sides.edit.insert("decision", **values)
            sides.inherit("decision", our_id, their_id)
            sides.came.count("decisions")
            continue
        a = sides.ours.places("decision").get(here[0])
        verdict = sides.judge(a, b)
        content = dict(zip(table.columns[3:], row[3:], strict=True))
        if verdict is Verdict.BOTH and a is not None:
            verdict = sides.later(a, b)
            if here[3:] != row[3:]:
                _lose_decision(sides, (here, row), (a, b), verdict)
        if verdict is Verdict.THEIRS:
            sides.edit.update("decision", here[0], **content)
            sides.inherit("decision", here[0], their_id)
            sides.came.count("decisions_changed")
    there = {row[0] for row in sides.source.all("SELECT uid FROM decision")}
    _gone_decisions(sides, {uid: row for uid, row in mine.items() if uid not in there})


def _lose_decision(
    sides: Sides, rows: tuple[Any, Any], versions: tuple[int, int], later: Verdict
) -> None:
    lost = 1 if later is Verdict.OURS else 0
    sayings = [
        {
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in zip(TABLES["decision"].columns[3:], row[3:], strict=True)
        }
        for row in rows
    ]
    (sides.passed if lost else sides.replaced).add(versions[lost])
    found = sides.edit.all("SELECT uid FROM document WHERE id = ?", (rows[0][2],))
    loser = Loser("decision", rows[0][1], "", versions[lost], sayings[lost], found[0][0])
    sides.lose(loser, sayings[1 - lost])


def _gone_decisions(sides: Sides, mine: Mapping[bytes, tuple[Any, ...]]) -> None:
    for uid, row in mine.items():
        version = sides.ours.places("decision").get(row[0])
        if uid in sides.their_graves and sides.all_known_there({version}):
            sides.doomed["decision"].add(row[0])


def unite_conflicts(sides: Sides) -> None:
    """What lost earlier, here or there: kept until one side settles it or overwrites it."""
    table = TABLES["conflict"]
    sql = f"{table.select_sql} ORDER BY id"
    mine = {row[1]: row for row in sides.edit.all(sql)}
    theirs = {row[1]: row for row in sides.source.all(sql)}
    at = table.columns.index("op_uid")
    for uid, row in theirs.items():
        if uid in mine:
            continue
        version = sides.ours.operations.get(row[at])
        if sides.is_new(version) or version in sides.replaced:
            values = table.row(row)
            values.pop("id")
            sides.edit.insert("conflict", **values)
            sides.came.count("conflicts")
    for uid, row in mine.items():
        version = sides.ours.operations.get(row[at])
        is_known = version is not None and sides.all_known_there({version})
        if uid not in theirs and is_known and version not in sides.passed:
            sides.edit.delete("conflict", row[0])
