"""Spans and relations of two files, united row by row.

A row that only one side changed is that side's; of one that both changed (the same person on two
computers) the later holds and the other is kept as a conflict.  A row that one side deleted goes
if that side knew what the other says of it; else it stays, since somebody worked on it meanwhile.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from annotator.store.sides import Sides
from annotator.store.tables import TABLES, Value
from annotator.store.union_layers import Layers
from annotator.store.union_parts import Parts
from annotator.store.union_rows import Outcome, Place, RowUnion, Saying, Whose, needs_look
from annotator.store.waiting import Waiting

_AT_ONCE = 5000
_WHOSE = (
    "document.uid, annotator.uid FROM layer JOIN document ON document.id = document_id "
    "JOIN annotator ON annotator.id = annotator_id"
)

Content = tuple[Value, ...]
"""What a row says, with our ids for what it refers to: all columns after the layer's."""


class Work:
    """One table of annotations, "span" or "relation", in both files."""

    def __init__(
        self, sides: Sides, waiting: Waiting, table: str, layers: Layers, labels: Parts
    ) -> None:
        self._sides = sides
        self._name = table
        self._table = TABLES[table]
        self._layers = layers
        self._labels = labels
        self._rows: list[tuple[Value, ...]] = []
        self._versions: list[int] = []
        self._marks: list[tuple[Place, int, Outcome]] = []
        self._next = sides.edit.next_id(table)
        self._spans: Work | None = None
        self._dead: dict[int, tuple[Any, ...]] = {}
        self._dead_by_uid: dict[bytes, int] = {}
        self._staged: dict[bytes, int] = {}
        self._new_by: dict[str, int] = {}
        self._columns = self._table.columns[3:]
        self._union = RowUnion(sides, waiting, table, (self._said_here, self._said_there))

    def linked(self, spans: "Work") -> "Work":
        """The same, for relations: ``spans`` holds their ends."""
        self._spans = spans
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
        self._bury_missing(seen)
        self.flush()
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
        noted = sides.theirs.has_parts(self._name)
        uids = set()
        for row in rows:
            uid = row[2]
            uids.add(uid)
            here = mine.get(uid)
            if here is not None:
                sides.ids[self._name][row[1]] = here[0]
                self._meet(here, row)
            elif uid in sides.our_graves or (noted and sides.theirs.parts(self._name, row[1])):
                self._returns(row)
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

    def _returns(self, row: tuple[Any, ...]) -> None:
        """A row of theirs that was deleted here, or of which they note more than one version."""
        place = Place(row[2], 0, row[1])
        sides = self._sides
        if row[2] not in sides.our_graves:
            life = self._union.lives(place)[1]
            outcome = self._union.outcome(place, lambda: self._whose(row[0]), life)
        else:
            outcome = self._union.outcome(place, lambda: self._whose(row[0]))
            if outcome.life:
                self._said_kept(row[0])
        if outcome.life:
            self._stage(self._layers.ensure(row[0]), row, outcome)
        else:
            self._dead[row[1]] = row
            self._dead_by_uid[row[2]] = row[1]

    def _said_kept(self, their_layer: int) -> None:
        name = self._layers.owners[their_layer][1]
        self._sides.came.count(f"{self._name}s_kept", 1, name)

    def _stage(self, our_layer: int, row: tuple[Any, ...], outcome: Outcome | None = None) -> int:
        """Gathers a row that is not here; it gets its id at once."""
        layer_id, their_id, uid = row[:3]
        if outcome is None:
            content, version = self._content(row), self._sides.version_of(self._name, their_id)
        else:
            content, version = self._content_of(outcome, row, our_layer), outcome.version
        our_id = self._gather(uid, our_layer, content, version)
        self._sides.ids[self._name][their_id] = our_id
        if outcome is not None:
            self._marks.append((Place(uid, 0, their_id), our_id, outcome))
        name = self._layers.owners[layer_id][1]
        self._new_by[name] = self._new_by.get(name, 0) + 1
        return our_id

    def _gather(self, uid: bytes, our_layer: int, content: Content, version: int) -> int:
        our_id = self._next
        self._next += 1
        self._rows.append((our_id, uid, our_layer, *content))
        self._versions.append(version)
        return our_id

    # -- what rows say -------------------------------------------------------------------------

    def _content(self, row: tuple[Any, ...]) -> Content:
        label = self._sides.ids["label"].get(row[3])
        if label is None:
            label = self._labels.ensure(row[3])
        if self._spans is None:
            return (label, *row[4:])
        return (label, self._spans.ensure(row[4]), self._spans.ensure(row[5]), *row[6:])

    def _content_of(self, outcome: Outcome, row: tuple[Any, ...], our_layer: int) -> Content:
        if outcome.saying is None:
            return self._content(row)
        return self._content_said(outcome.saying, our_layer)

    def _content_said(self, saying: Saying, our_layer: int) -> Content:
        values = dict(saying)
        values["label_id"] = self._labels.with_uid(bytes.fromhex(str(values["label"])))
        for end in ("head", "tail"):
            if self._spans is not None:
                uid = bytes.fromhex(str(values[end]))
                values[f"{end}_id"] = self._spans.with_uid(uid, our_layer)
        out = [values[name] for name in self._columns]
        return tuple(out)  # type: ignore[arg-type]

    def _said_here(self, our_id: int) -> Saying:
        return self._said(our_id, self._sides.edit.all)

    def _said_there(self, their_id: int) -> Saying:
        return self._said(their_id, self._sides.source.all)

    def _said(self, row_id: int, fetch: Any) -> Saying:
        """A row with uids for what it refers to."""
        columns = ", ".join(self._columns)
        (row,) = fetch(f"SELECT {columns} FROM {self._name} WHERE id = ?", (row_id,))
        data = dict(zip(self._columns, row, strict=True))
        (label,) = fetch("SELECT uid FROM label WHERE id = ?", (data.pop("label_id"),))
        data["label"] = label[0].hex()
        for end in ("head", "tail"):
            if f"{end}_id" in data:
                (uid,) = fetch("SELECT uid FROM span WHERE id = ?", (data.pop(f"{end}_id"),))
                data[end] = uid[0].hex()
        return data

    def _whose(self, their_layer: int) -> Whose:
        sql = f"SELECT {_WHOSE} WHERE layer.id = ?"
        return Whose(*self._sides.source.all(sql, (their_layer,))[0])

    def _whose_here(self, our_id: int) -> Whose:
        sql = f"SELECT {_WHOSE} JOIN {self._name} AS it ON it.layer_id = layer.id WHERE it.id = ?"
        return Whose(*self._sides.edit.all(sql, (our_id,))[0])

    # -- rows on both sides --------------------------------------------------------------------

    def _meet(self, here: tuple[Any, ...], row: tuple[Any, ...]) -> None:
        place = Place(row[2], here[0], row[1])
        if not needs_look(self._sides, self._name, place):
            return
        outcome = self._union.outcome(place, lambda: self._whose(row[0]))
        content: Content | None = None
        if outcome.is_theirs:
            content = self._content(row)
        self._take(place, outcome, content, self._layers.owners[row[0]][1])

    def _take(self, place: Place, outcome: Outcome, content: Content | None, name: str) -> None:
        """Makes our row what an outcome says."""
        sides, our_id = self._sides, place.ours
        if outcome.saying is not None:
            ((layer,),) = sides.edit.all(
                f"SELECT layer_id FROM {self._name} WHERE id = ?", (our_id,)
            )
            content = self._content_said(outcome.saying, layer)
        if content is not None:
            self._flush_ends()
            if sides.edit.update(self._name, our_id, **dict(zip(self._columns, content,
                                                                 strict=True))):  # fmt: skip
                sides.came.count(f"{self._name}s_changed", 1, name)
        self._union.write_down(place, our_id, outcome)

    # -- rows that are gone there --------------------------------------------------------------

    def _gone_there(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Rows of ours that the other file deleted: they live by what it did not know."""
        sides = self._sides
        if not sides.their_graves:
            return
        for row in rows:
            if row[1] not in sides.their_graves:
                continue
            place = Place(row[1], row[0], 0)
            outcome = self._union.outcome(place, partial(self._whose_here, row[0]))
            if outcome.life:
                sides.came.count(f"{self._name}s_kept")
            self._take(place, outcome, None, self._name_here(row[0]))

    def _name_here(self, our_id: int) -> str:
        uid = self._whose_here(our_id).annotator_uid
        ((name,),) = self._sides.edit.all("SELECT name FROM annotator WHERE uid = ?", (uid,))
        return str(name)

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
            self._gone_there(self._mine(our_layer).values())

    # -- rows that another needs ---------------------------------------------------------------

    def ensure(self, their_id: int) -> int:
        """Our id of a row of theirs, which is brought back if it was deleted here."""
        found = self._sides.ids[self._name].get(their_id)
        if found is not None:
            return found
        row = self._dead.pop(their_id)
        outcome = self._union.last(Place(row[2], 0, their_id))
        self._said_kept(row[0])
        return self._stage(self._layers.ensure(row[0]), row, outcome)

    def with_uid(self, uid: bytes, our_layer: int) -> int:
        """Our id of a row, which is brought back from what either side knows of it."""
        if uid in self._staged:
            return self._staged[uid]
        if (their_id := self._dead_by_uid.get(uid)) in self._dead and their_id is not None:
            return self.ensure(their_id)
        self.flush()
        if found := self._sides.edit.ids(self._name, "uid = ?", (uid,)):
            return found[0]
        last = self._sides.last_said(self._name, uid)
        assert last is not None, "a row that another refers to was never known"
        content = self._content_said(last.value, our_layer)
        our_id = self._staged[uid] = self._gather(uid, our_layer, content, last.version)
        self._marks.append((Place(uid, 0, 0), our_id, Outcome(set(), last.version)))
        return our_id

    def dead(self) -> Iterator[tuple[bytes, int, Saying]]:
        """Rows of theirs that are not alive and that nobody needs: uid, version, what they say."""
        for their_id, row in self._dead.items():
            version = self._sides.their(self._name, their_id)
            if version is not None:
                yield row[2], version, self._said_there(their_id)

    # -- writing -------------------------------------------------------------------------------

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
        for place, our_id, outcome in self._marks:
            sides.mark_life(self._name, our_id, place.uid, outcome.life)
        self._rows, self._versions, self._marks = [], [], []
        self._staged.clear()

    def _flush_ends(self) -> None:
        if self._spans is not None:
            self._spans.flush()
