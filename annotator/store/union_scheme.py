"""Settings of two files, and rows of their schemes that belong to a label or an attribute."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.store.change import PACKAGE
from annotator.store.sides import Sides
from annotator.store.union_columns import Column, ColumnUnion
from annotator.store.union_parts import Parts
from annotator.store.union_rows import Place
from annotator.store.waiting import ENDS, Waiting

LOCAL = frozenset({"uid", "made_by", PACKAGE})
"""Properties that are of one file, not of the project."""

Pairs = list[list[str]]
"""Ends of a label, or labels of an attribute, by the uids of the labels; sorted."""


def unite_properties(sides: Sides) -> None:
    """The project's own settings: title, guideline, name of the scheme …  The newest holds.

    One that is gone on a side which knew it is gone.
    """
    mine = {name: row_id for row_id, name in sides.edit.all("SELECT id, name FROM property")}
    theirs = sides.source.all("SELECT id, name, value FROM property")
    for their_id, name, value in theirs:
        if name in LOCAL:
            continue
        b = sides.version_of("property", their_id)
        our_id = mine.get(name)
        if our_id is None:
            if sides.is_other or b == -sides.edit.id or sides.is_new(b):
                our_id = sides.edit.insert("property", name=name, value=value)
                sides.revise("property", "", our_id, [b])
            continue
        a = sides.ours.places("property").get(our_id)
        if a is None or (a != b and not sides.is_other and sides.newest((a, b)) == b):
            sides.edit.update("property", our_id, value=value)
            sides.revise("property", "", our_id, [b])
    if not sides.is_other:
        gone = mine.keys() - {name for _id, name, _value in theirs} - LOCAL
        _drop_known(sides, [mine[name] for name in sorted(gone)])


def _drop_known(sides: Sides, rows: Sequence[int]) -> None:
    """Deletes properties that the other side knew and has no more."""
    for our_id in rows:
        version = sides.ours.places("property").get(our_id)
        if version is not None and sides.is_known_there(version):
            sides.edit.delete("property", our_id)


@dataclass
class _Side:
    """The pairs of one side, by the id of their owner."""

    fetch: Callable[..., list[tuple[Any, ...]]]
    pairs: dict[int, Pairs]
    rows: dict[int, Pairs]
    """The pairs in the order of their rows, which is the order that people see."""


class Owned:
    """Rows without a uid that belong to another: pairs of ends, labels of an attribute."""

    def __init__(
        self, sides: Sides, waiting: Waiting, owners: Parts, labels: Parts, table: str
    ) -> None:
        self._sides = sides
        self._waiting = waiting
        self._labels = labels
        self._table = table
        self._owner = "label_id" if table == "label_end" else "attribute_id"
        self._parent = "label" if table == "label_end" else "attribute"
        self._others = ("head_id", "tail_id") if table == "label_end" else ("label_id",)
        self._owners = owners
        self._union = ColumnUnion(
            sides, waiting, self._parent, (), frozenset({ENDS}), owners.name_of, self._shown
        )
        self._done: set[int] = set()
        self._before = {row[0] for row in sides.edit.all(f"SELECT id FROM {self._parent}")}

    def unite(self) -> None:
        """Makes the rows of each owner those that hold; again for owners that came back since."""
        sides = self._sides
        ours, theirs = self._read(sides.edit.all), self._read(sides.source.all)
        their_ids = {our_id: their_id for their_id, our_id in sides.ids[self._parent].items()}
        for our_id, uid in sides.edit.all(f"SELECT id, uid FROM {self._parent} ORDER BY id"):
            if our_id in self._done:
                continue
            self._done.add(our_id)
            place = Place(uid, our_id, their_ids.get(our_id, 0))
            column = self._column(place, ours, theirs)
            if our_id not in self._before or (column.theirs and self._differs(place, column)):
                seen = [*theirs.rows.get(place.theirs, ()), *ours.rows.get(our_id, ())]
                self._unite(place, column, ours.pairs.get(our_id, []), seen)

    def _differs(self, place: Place, column: Column) -> bool:
        """Whether the sides may come to something else than what is here."""
        if not place.theirs or column.ours != column.theirs:
            return True
        return bool(self._waiting.about((self._parent, place.uid, ENDS)))

    def _read(self, fetch: Callable[..., list[tuple[Any, ...]]]) -> _Side:
        uids = dict(fetch("SELECT id, uid FROM label"))
        pairs: dict[int, Pairs] = {}
        columns = ", ".join((self._owner, *self._others))
        for owner, *ends in fetch(f"SELECT {columns} FROM {self._table} ORDER BY id"):
            pairs.setdefault(owner, []).append([uids[end].hex() for end in ends])
        return _Side(fetch, {owner: sorted(one) for owner, one in pairs.items()}, pairs)

    def _column(self, place: Place, ours: _Side, theirs: _Side) -> Column:
        sides, table = self._sides, self._table
        a: dict[int, Any] = {}
        b: dict[int, Any] = {}
        here = there = None
        if place.ours in self._before:
            here = sides.ours.places(table).get(place.ours)
            register = sides.ours.register(table, place.ours, "")
            a = dict.fromkeys(register, ours.pairs.get(place.ours, []))
        elif said := sides.said_here(self._parent, place.uid, table):
            a = {said.version: said.value}
        if place.theirs:
            there = sides.their(table, place.theirs)
            register = sides.mapped(sides.theirs.register(table, place.theirs, ""))
            b = dict.fromkeys(register, theirs.pairs.get(place.theirs, []))
        elif said := sides.said_there(self._parent, place.uid, table):
            b = {said.version: said.value}
        return Column(ENDS, a, b, here, there)

    def _unite(self, place: Place, column: Column, now: Pairs, seen: Pairs) -> None:
        sides = self._sides
        if not (column.ours or column.theirs) or (sides.is_other and column.here is not None):
            return
        life = self._owners.union.lives(place)
        held = self._union.united(place, column)
        if held.value != now:
            last = len(seen)
            pairs = sorted(held.value, key=lambda one: seen.index(one) if one in seen else last)
            self._replace(place.ours, pairs)
        sides.revise(self._table, "", place.ours, [held.version])
        sides.mark_same(self._table, place.ours, "", held.same)
        if life:  # a change of ends keeps its label
            sides.mark_life(self._parent, place.ours, place.uid, life)

    def _replace(self, our_id: int, pairs: Pairs) -> None:
        edit = self._sides.edit
        edit.delete_many(self._table, edit.ids(self._table, f"{self._owner} = ?", (our_id,)))
        for pair in pairs:
            ends = [self._labels.with_uid(bytes.fromhex(end)) for end in pair]
            values = dict(zip(self._others, ends, strict=True))
            edit.insert(self._table, **{self._owner: our_id}, **values)

    def _shown(self, value: Any) -> str:
        """Pairs by names, for a question."""
        names = {
            uid.hex(): name
            for fetch in (self._sides.source.all, self._sides.edit.all)
            for uid, name in fetch("SELECT uid, name FROM label")
        }
        return ", ".join(" - ".join(names.get(end, end) for end in pair) for pair in value)
