"""Annotators, labels, attributes and settings of two files, united column by column.

A row is the same by its uid.  Names (and labels' keys) stay unique: of two rows that would have
one name the greater uid gets a number, and none of one key.  What it wanted is noted, so that it
follows from the rows that are there alone who has which name, and not from who came first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.store.gone import COLUMNS, FIXED
from annotator.store.marks import KEPT, SAME
from annotator.store.sides import Sides, wanted
from annotator.store.tables import TABLES, Row, Value
from annotator.store.union_columns import ColumnUnion, Held
from annotator.store.union_rows import Place
from annotator.store.waiting import Waiting

_ALIAS = "="
"""How a part begins that names another uid by which a row is known."""


@dataclass(frozen=True)
class Part:
    """A table that is united by column."""

    table: str
    asked: frozenset[str] = frozenset()
    within: str = ""
    """The column within which names are unique; empty: everywhere."""


PARTS = (
    Part("annotator"),
    Part("label", frozenset({"name", "symmetric", "definitions"}), "kind"),
    Part("attribute", frozenset({"name", "type", "choices"})),
)


class Parts:
    """One table of :data:`PARTS` in both files."""

    def __init__(self, sides: Sides, waiting: Waiting, part: Part) -> None:
        self._sides = sides
        self._part = part
        self._table = TABLES[part.table]
        self._wanted: dict[tuple[int, str], str] = {}
        self._theirs: dict[int, Row] = {}
        self._dead: dict[bytes, int] = {}
        self.union = ColumnUnion(
            sides, waiting, part.table, COLUMNS[part.table], part.asked, self.name_of
        )
        sql = f"{self._table.select_sql} ORDER BY id"
        rows = [self._table.row(row) for row in sides.edit.all(sql)]
        self._ours: dict[int, Row] = {_id(row): row for row in rows}
        self._by_uid = {_uid(row): _id(row) for row in rows}
        for row_id in self._ours:
            for alias in self._aliases(sides.ours.parts(part.table, row_id)):
                self._by_uid.setdefault(alias, row_id)

    def name_of(self, our_id: int) -> str:
        """The name of a row of ours as it was before."""
        return str(self._ours[our_id]["name"])

    @staticmethod
    def _aliases(parts: Iterable[str]) -> list[bytes]:
        return [bytes.fromhex(name[1:]) for name in parts if name.startswith(_ALIAS)]

    def unite(self) -> None:
        """Takes in every row of theirs that is alive here or not known here."""
        sides, table = self._sides, self._part.table
        rows = [
            self._table.row(row)
            for row in sides.source.all(f"{self._table.select_sql} ORDER BY id")
        ]
        self._theirs = {_id(row): row for row in rows}
        for their_id, row in self._theirs.items():
            our_id = self._find(row)
            if our_id is not None:
                sides.ids[table][their_id] = our_id
                self._meet(our_id, their_id, row)
                continue
            place = Place(_uid(row), 0, their_id)
            life = self.union.lives(place)
            if life:
                self._insert(place, row, life)
            else:
                self._dead[place.uid] = their_id
        met = set(sides.ids[table].values())
        for our_id, row in self._ours.items():
            if our_id not in met and row["uid"] in sides.their_graves:
                self._take(Place(_uid(row), our_id, 0), row, None)

    def _find(self, row: Row) -> int | None:
        theirs = self._sides.theirs.parts(self._part.table, _id(row))
        taken = set(self._sides.ids[self._part.table].values())
        for uid in (_uid(row), *self._aliases(theirs)):
            if uid in self._by_uid and self._by_uid[uid] not in taken:
                return self._by_uid[uid]
        return self._named(row, taken) if self._sides.is_other else None

    def _named(self, row: Row, taken: set[int]) -> int | None:
        """The row of the same name, for one of another project."""
        theirs = {other["uid"] for other in self._theirs.values()}
        return next(
            (
                our_id
                for our_id, mine in self._ours.items()
                if (mine["name"], mine.get("kind")) == (row["name"], row.get("kind"))
                and our_id not in taken
                and mine["uid"] not in theirs
            ),
            None,
        )

    # -- one row -------------------------------------------------------------------------------

    def _meet(self, our_id: int, their_id: int, row: Row) -> None:
        sides, table = self._sides, self._part.table
        mine = self._ours[our_id]
        if mine["uid"] != row["uid"]:
            self._share_uid(our_id, mine, row)
        for uid in self._aliases(sides.theirs.parts(table, their_id)):
            self._alias(our_id, uid)
        place = Place(_uid(mine), our_id, their_id)
        if not self.union.is_still(place):
            self._take(place, mine, row)

    def _share_uid(self, our_id: int, mine: Row, row: Row) -> None:
        """One row with two uids is known by the smaller from now on, and by the other too."""
        ours, theirs = _uid(mine), _uid(row)
        self._alias(our_id, max(ours, theirs))
        if theirs < ours and theirs not in self._by_uid:
            self._sides.edit.update(self._part.table, our_id, uid=theirs)
            mine["uid"] = theirs
        self._by_uid[theirs] = our_id

    def _alias(self, our_id: int, uid: bytes) -> None:
        part = _ALIAS + uid.hex()
        if part not in self._sides.ours.parts(self._part.table, our_id):
            self._sides.revise(self._part.table, part, our_id, [-self._sides.edit.id])

    def _take(self, place: Place, mine: Row, row: Row | None) -> None:
        """Makes our row what both sides say together."""
        sides, table = self._sides, self._part.table
        life = self.union.lives(place)
        held = self.union.held(place, mine, row)
        values = self._free(place.ours, held)
        if values and sides.edit.update(table, place.ours, **values):
            sides.came.count(f"{table}s_changed")
        self.union.note(place, place.ours, held)
        sides.mark_life(table, place.ours, place.uid, life)

    def _free(self, our_id: int, held: dict[str, Held]) -> dict[str, Value]:
        """Values that can be written at once: names and keys wait until all is there."""
        values = {column: one.value for column, one in held.items()}
        for column in ("name", "key"):
            if column in values:
                self._wanted[our_id, column] = str(values.pop(column))
        return values

    def _insert(self, place: Place, row: Row | None, life: set[int]) -> int:
        sides, table = self._sides, self._part.table
        held = self.union.held(place, None, row)
        fixed = self.union.fixed(place)
        if row is not None:
            fixed = {column: row[column] for column in FIXED.get(table, ())}
        values = {column: one.value for column, one in held.items()}
        if "key" in values:
            values["key"] = ""
        values |= {"name": place.uid.hex(), "uid": place.uid}
        our_id = sides.edit.insert(table, **values, **fixed)
        self._free(our_id, held)
        self._by_uid[place.uid] = our_id
        if place.theirs:
            sides.ids[table][place.theirs] = our_id
            sides.revise(table, "", our_id, [sides.version_of(table, place.theirs)])
            for uid in self._aliases(sides.theirs.parts(table, place.theirs)):
                self._alias(our_id, uid)
        else:
            sides.revise(table, "", our_id, [sides.newest({one.version for one in held.values()})])
        self.union.note(place, our_id, held)
        sides.mark_life(table, our_id, place.uid, life)
        sides.came.count(f"{table}s")
        return our_id

    # -- rows that another needs ---------------------------------------------------------------

    def ensure(self, their_id: int) -> int:
        """Our id of a row of theirs, which is brought back if it was deleted here."""
        found = self._sides.ids[self._part.table].get(their_id)
        if found is not None:
            return found
        row = self._theirs[their_id]
        self._dead.pop(_uid(row), None)
        return self._insert(Place(_uid(row), 0, their_id), row, set())

    def with_uid(self, uid: bytes) -> int:
        """Our id of a row, which is brought back from what either side knows of it."""
        if uid in self._by_uid:
            return self._by_uid[uid]
        if uid in self._dead:
            return self.ensure(self._dead[uid])
        return self._insert(Place(uid, 0, 0), None, set())

    def dead(self) -> dict[bytes, int]:
        """Rows of theirs that live no more and that nobody needs: their ids."""
        return self._dead

    # -- names ---------------------------------------------------------------------------------

    def mark_doomed(self) -> None:
        """Notes what rows that may be deleted want to be called: they never get that name."""
        sides, table = self._sides, self._part.table
        for (row_id, column), wish in self._wanted.items():
            if row_id in sides.doomed[table] and sides.edit.row(table, row_id)[column] != wish:
                self._mark(row_id, column, wish, "")

    def settle_names(self) -> None:
        """Gives every row the name and key that it has among those that are there now."""
        rows = [self._table.row(row) for row in self._sides.edit.all(self._table.select_sql)]
        rows.sort(key=_uid)
        self._settle("name", rows)
        if "key" in COLUMNS[self._part.table]:
            self._settle("key", rows)

    def _settle(self, column: str, rows: list[Row]) -> None:
        taken: set[tuple[Value, str]] = set()
        final: list[tuple[int, str]] = []
        for row in rows:
            wish = self._wish(row, column)
            group = row[self._part.within] if self._part.within and column == "name" else ""
            value = _free_value(column, wish, group, taken)
            taken.add((group, value))
            self._mark(_id(row), column, wish, value)
            if value != row[column]:
                final.append((_id(row), value))
        self._write(column, final)

    def _wish(self, row: Row, column: str) -> str:
        row_id = _id(row)
        found = self._wanted.get((row_id, column))
        if found is None:
            found = wanted(self._sides.ours, self._part.table, row_id, column)
        return str(row[column]) if found is None else found

    def _mark(self, row_id: int, column: str, wish: str, value: str) -> None:
        """Notes what a row wants to be called where it gets another name."""
        sides, table = self._sides, self._part.table
        before = wanted(sides.ours, table, row_id, column)
        now = None if wish == value else wish
        if before == now:
            return
        if before is not None:
            parts = dict(sides.ours.parts(table, row_id))
            version = sides.ours.part(table, row_id, column) or -sides.edit.id
            sides.revise(table, column, row_id, [version])
            same = [v for name, v in parts.items() if name.startswith(f"{SAME}{column}.")]
            sides.mark_same(table, row_id, column, same)
            if KEPT in parts:
                sides.keep(table, row_id)
        if now is not None:
            sides.mark_wanted(table, row_id, column, now)

    def _write(self, column: str, final: list[tuple[int, str]]) -> None:
        edit, table = self._sides.edit, self._part.table
        if column == "name" and len(final) > 1:  # two rows may change names with each other
            for row_id, _name in final:
                edit.update(table, row_id, name=_uid(edit.row(table, row_id)).hex())
        for row_id, value in final:
            edit.update(table, row_id, **{column: value})
            if row_id in self._ours:
                self._sides.came.count(f"{table}s_changed")


def _free_value(column: str, wish: str, group: Value, taken: set[tuple[Value, str]]) -> str:
    if not wish or (group, wish) not in taken:
        return wish
    if column == "key":
        return ""
    number = 2
    while (group, f"{wish} ({number})") in taken:
        number += 1
    return f"{wish} ({number})"


def _id(row: Row) -> int:
    row_id = row["id"]
    assert isinstance(row_id, int)
    return row_id


def _uid(row: Row) -> bytes:
    uid = row["uid"]
    assert isinstance(uid, bytes)
    return uid
