"""Columns of two files, united one by one: of each the newest version holds, in every file.

A row of which columns are united lives by every version that wrote one of them; so somebody's
change of a colour keeps a label that another removed without knowing of it.  What a column said
is known even of rows that are gone (see ``gone``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.store.gone import FIXED
from annotator.store.sides import Question, Sides, wanted
from annotator.store.tables import Row, Value
from annotator.store.union_rows import Place
from annotator.store.waiting import Loser, Waiting


@dataclass(frozen=True)
class Column:
    """One column of a row on both sides: which versions say what."""

    name: str
    ours: Mapping[int, Any]
    theirs: Mapping[int, Any]
    here: int | None = None
    there: int | None = None
    """The version that holds on either side, where the row is there."""


@dataclass(frozen=True)
class Held:
    """What holds of a column, by which version; others say the same."""

    value: Any
    version: int
    same: frozenset[int] = frozenset()


@dataclass
class ColumnUnion:
    """The rows of one table.  What both sides changed of ``asked`` is asked, and else waits."""

    sides: Sides
    waiting: Waiting
    table: str
    columns: tuple[str, ...]
    asked: frozenset[str] = frozenset()
    name: Callable[[int], str] = field(default=lambda _our_id: "")
    shown: Callable[[Any], str] = str

    def lives(self, place: Place) -> set[int]:
        """By which versions the row lives, once united."""
        sides = self.sides
        if place.ours in sides.doomed[self.table]:
            return set()
        ours = sides.ours.life(self.table, place.ours, place.uid) if place.ours else set()
        theirs: set[int] = set()
        if place.theirs:
            theirs = sides.mapped(sides.theirs.life(self.table, place.theirs, place.uid))
        if not place.theirs and place.uid not in sides.their_graves:
            return ours
        if not place.ours and place.uid not in sides.our_graves:
            return theirs
        return sides.joined(ours, theirs)

    def is_still(self, place: Place) -> bool:
        """Whether the sides tell the same of a row that both have."""
        sides, table = self.sides, self.table
        if sides.ours.parts(table, place.ours) or sides.theirs.parts(table, place.theirs):
            return False
        a, b = sides.ours.places(table).get(place.ours), sides.their(table, place.theirs)
        return a == b and b is not None

    def held(self, place: Place, ours: Row | None, theirs: Row | None) -> dict[str, Held]:
        """What holds of every column of a row that at least one side has, or had."""
        return {
            column: self._held(place, self._column(place, column, ours, theirs))
            for column in self.columns
        }

    # -- one column ----------------------------------------------------------------------------

    def _column(self, place: Place, name: str, ours: Row | None, theirs: Row | None) -> Column:
        sides, table = self.sides, self.table
        a: dict[int, Any] = {}
        b: dict[int, Any] = {}
        here = there = None
        if ours is not None:
            value = wanted(sides.ours, table, place.ours, name) or ours[name]
            here = sides.ours.part(table, place.ours, name)
            a = dict.fromkeys(sides.ours.register(table, place.ours, name), value)
        elif said := sides.said_here(table, place.uid, name):
            a = {said.version: said.value}
        if theirs is not None:
            value = wanted(sides.theirs, table, place.theirs, name) or theirs[name]
            there = sides.their(table, place.theirs, name)
            register = sides.theirs.register(table, place.theirs, name)
            b = dict.fromkeys(sides.mapped(register), value)
        elif said := sides.said_there(table, place.uid, name):
            b = {said.version: said.value}
        return Column(name, a, b, here, there)

    def _held(self, place: Place, column: Column) -> Held:
        sides = self.sides
        known = {**column.theirs, **column.ours}
        if self._stays(column):
            assert column.here is not None
            return Held(column.ours[column.here], column.here)
        if column.name not in self.asked:
            version = sides.newest(known)
            return Held(known[version], version)
        return self.united(place, column)

    def _stays(self, column: Column) -> bool:
        """Of another project what is here already stays as it is."""
        return self.sides.is_other and column.here is not None

    def united(self, place: Place, column: Column) -> Held:
        """A column of which what loses waits, or is asked about.

        Only what the row lives by can hold or wait: what is known where the row was deleted was
        deleted with it, whoever still has it.
        """
        sides, waiting = self.sides, self.waiting
        spot = (self.table, place.uid, column.name)
        values = {
            version: waiting.said(row)["value"] for version, row in waiting.about(spot).items()
        } | {**column.theirs, **column.ours}
        told = sides.joined(set(column.ours), set(column.theirs)) | waiting.still(spot)
        alive = told & self.lives(place)
        alive = alive or {sides.newest({*column.ours, *column.theirs})}
        answer = self._answer(place, column, alive)
        if answer is not None:
            waiting.decide(spot, {answer.version}, ())
            return answer
        version = sides.newest(alive)
        value = values[version]
        losers = [
            Loser(self.table, place.uid, column.name, one, {"value": values[one]})
            for one in sorted(alive)
            if values[one] != value
        ]
        if len(told) > 1 or waiting.about(spot):
            waiting.decide(spot, told, losers)
        same = alive - {version} - {loser.version for loser in losers}
        return Held(value, version, frozenset(same))

    def _answer(self, place: Place, column: Column, alive: set[int]) -> Held | None:
        """What a person answered, where that is not the later of two; None where it is."""
        a, b = column.here, column.there
        if a is None or b is None or a == b or not {a, b} <= alive:
            return None
        ours, theirs = column.ours[a], column.theirs[b]
        if ours == theirs:
            return None
        sides = self.sides
        shown = (self.shown(ours), self.shown(theirs))
        question = Question(self.table, self.name(place.ours), column.name, *shown)
        answer = sides.decide(question)
        sides.came.asked.append((question, answer))
        later = "ours" if sides.newest((a, b)) == a else "theirs"
        if answer in ("later", later):
            return None
        return Held(ours if answer == "ours" else theirs, -sides.edit.id)

    # -- writing down --------------------------------------------------------------------------

    def note(self, place: Place, our_id: int, held: Mapping[str, Held]) -> None:
        """Writes the versions of a row's columns down, and by what it lives."""
        sides, table = self.sides, self.table
        for column, one in held.items():
            now = sides.ours.part(table, our_id, column)
            there = sides.ours.register(table, our_id, column)
            if now != one.version or there != {one.version, *one.same}:
                sides.revise(table, column, our_id, [one.version])
                sides.mark_same(table, our_id, column, one.same)

    def fixed(self, place: Place) -> dict[str, Value]:
        """Columns that never change, of a row that neither side has any more."""
        out: dict[str, Value] = {}
        for column in FIXED.get(self.table, ()):
            found = self.sides.said_here(self.table, place.uid, column)
            found = found or self.sides.said_there(self.table, place.uid, column)
            if found is not None:
                out[column] = found.value
        return out
