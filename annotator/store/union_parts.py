"""Annotators, labels, attributes and settings of two files, united column by column.

A row is the same by its uid, else by its name.  Of a column that only one side changed that
side's value holds; of one that both changed the later, or what a person answers.  Names stay
unique: of two rows that would have one name the greater uid gets a number.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.store.sides import Loser, Question, Sides, Verdict
from annotator.store.tables import TABLES, Row, Value

_ALIAS = "="
"""How a part begins that names another uid by which a row is known."""


@dataclass(frozen=True)
class Part:
    """A table that is united by column."""

    table: str
    columns: tuple[str, ...]
    asked: frozenset[str] = frozenset()
    within: str = ""
    """The column within which names are unique; empty: everywhere."""


PARTS = (
    Part("annotator", ("name",)),
    Part(
        "label",
        ("name", "position", "key", "colour", "symmetric", "titles", "definitions", "extra"),
        frozenset({"name", "symmetric", "definitions"}),
        "kind",
    ),
    Part(
        "attribute",
        ("name", "position", "type", "choices", "titles", "extra"),
        frozenset({"name", "type", "choices"}),
    ),
)


@dataclass
class _Names:
    """The names that rows of ours shall have: by group, then name, who wants it."""

    wanted: dict[int, str] = field(default_factory=dict)
    new: list[tuple[int, Row]] = field(default_factory=list)


class Parts:
    """One table of :data:`PARTS` in both files."""

    def __init__(self, sides: Sides, part: Part) -> None:
        self._sides = sides
        self._part = part
        self._table = TABLES[part.table]
        self._names = _Names()
        self._theirs: dict[int, Row] = {}
        self._read()

    def _read(self) -> None:
        sql = f"{self._table.select_sql} ORDER BY id"
        rows = [self._table.row(row) for row in self._sides.edit.all(sql)]
        self._ours: dict[int, Row] = {self._id(row): row for row in rows}
        self._by_uid = {row["uid"]: self._id(row) for row in rows}
        self._by_name = {self._key(row): self._id(row) for row in rows}
        for row_id in self._ours:
            for alias in self._aliases(self._sides.ours.parts(self._part.table, row_id)):
                self._by_uid.setdefault(alias, row_id)

    @staticmethod
    def _id(row: Row) -> int:
        row_id = row["id"]
        assert isinstance(row_id, int)
        return row_id

    def _key(self, row: Row) -> tuple[Value, Value]:
        return row.get("kind", ""), row["name"]

    @staticmethod
    def _aliases(parts: Iterable[str]) -> list[bytes]:
        return [bytes.fromhex(name[1:]) for name in parts if name.startswith(_ALIAS)]

    def unite(self) -> None:
        """Takes in every row of theirs that is alive here or not known here."""
        table = self._part.table
        rows = [
            self._table.row(row)
            for row in self._sides.source.all(f"{self._table.select_sql} ORDER BY id")
        ]
        self._theirs = {self._id(row): row for row in rows}
        for their_id, row in self._theirs.items():
            our_id = self._find(row)
            if our_id is not None:
                self._sides.ids[table][their_id] = our_id
                self._meet(our_id, their_id, row)
            elif not self._is_dead(their_id, row):
                self._names.new.append((their_id, row))
        self._settle_names()
        for their_id, row in self._names.new:
            self._insert(their_id, row)

    def _find(self, row: Row) -> int | None:
        uids = [
            row["uid"],
            *self._aliases(self._sides.theirs.parts(self._part.table, self._id(row))),
        ]
        taken = set(self._sides.ids[self._part.table].values())
        for uid in uids:
            if uid in self._by_uid and self._by_uid[uid] not in taken:
                return self._by_uid[uid]
        named = self._by_name.get(self._key(row))
        if named is None or named in taken:
            return None
        theirs = {other["uid"] for other in self._theirs.values()}
        return None if self._ours[named]["uid"] in theirs else named

    def _is_dead(self, row_id: int, row: Row) -> bool:
        return row["uid"] in self._sides.our_graves and self._sides.all_known_here(
            self._part.table, row_id
        )

    # -- one row on both sides -----------------------------------------------------------------

    def _meet(self, our_id: int, their_id: int, row: Row) -> None:
        sides, table = self._sides, self._part.table
        mine = self._ours[our_id]
        sides.meet_row(table, our_id, their_id)
        if mine["uid"] != row["uid"]:
            self._share_uid(our_id, mine, row)
        for uid in self._aliases(sides.theirs.parts(table, their_id)):
            self._alias(our_id, uid)
        values: dict[str, Value] = {}
        for column in self._part.columns:
            if self._takes(our_id, their_id, column):
                values[column] = row[column]
        if "name" in values:
            self._names.wanted[our_id] = str(values.pop("name"))
        if values and sides.edit.update(table, our_id, **values):
            sides.came.count(f"{table}s_changed")

    def _share_uid(self, our_id: int, mine: Row, row: Row) -> None:
        """One row with two uids is known by the smaller from now on, and by the other too."""
        ours, theirs = mine["uid"], row["uid"]
        assert isinstance(ours, bytes)
        assert isinstance(theirs, bytes)
        self._alias(our_id, max(ours, theirs))
        if theirs < ours and theirs not in self._by_uid:
            self._sides.edit.update(self._part.table, our_id, uid=theirs)
            mine["uid"] = theirs
        self._by_uid[theirs] = our_id

    def _alias(self, our_id: int, uid: bytes) -> None:
        part = _ALIAS + uid.hex()
        if part not in self._sides.ours.parts(self._part.table, our_id):
            version = self._sides.ours.places(self._part.table).get(our_id)
            self._sides.revise(self._part.table, part, our_id, [version or -self._sides.edit.id])

    def _takes(self, our_id: int, their_id: int, column: str) -> bool:
        """Whether their value of a column is the one to have; notes whose it is."""
        sides, table = self._sides, self._part.table
        a = sides.ours.part(table, our_id, column)
        b = sides.their(table, their_id, column)
        verdict = sides.judge(a, b)
        if verdict is Verdict.BOTH and a is not None and b is not None:
            verdict = self._both(our_id, their_id, column, (a, b))
        if verdict is not Verdict.THEIRS or b is None:
            sides.passed.add(b or 0)
            return False
        sides.replaced.add(a or 0)
        sides.revise(table, column, our_id, [b])
        return True

    def _both(self, our_id: int, their_id: int, column: str, versions: tuple[int, int]) -> Verdict:
        sides, table = self._sides, self._part.table
        mine, row = self._ours[our_id], self._theirs[their_id]
        later = sides.later(*versions)
        if mine[column] == row[column] or column not in self._part.asked:
            return later
        question = Question(table, str(mine["name"]), column, str(mine[column]), str(row[column]))
        chosen = answered(sides, question, later)
        if chosen is later:
            pair = (mine, row) if later is Verdict.OURS else (row, mine)
            version = versions[1] if later is Verdict.OURS else versions[0]
            uid = mine["uid"]
            assert isinstance(uid, bytes)
            loser = Loser(table, uid, column, version, {"value": pair[1][column]})
            sides.lose(loser, {"value": pair[0][column]})
            return later
        sides.revise(table, column, our_id, [-sides.edit.id])
        if chosen is Verdict.THEIRS:
            self._write(our_id, column, row[column])
        return Verdict.OURS

    def _write(self, our_id: int, column: str, value: Value) -> None:
        if column == "name":
            self._names.wanted[our_id] = str(value)
        else:
            self._sides.edit.update(self._part.table, our_id, **{column: value})

    # -- names ---------------------------------------------------------------------------------

    def _settle_names(self) -> None:
        """Gives the rows of ours their new names, and makes those of new rows unique."""
        wanted = self._names.wanted
        rows: list[tuple[bytes, Row, int | None]] = []
        for row_id, row in self._ours.items():
            uid = row["uid"]
            assert isinstance(uid, bytes)
            rows.append((uid, row | {"name": wanted.get(row_id, row["name"])}, row_id))
        for _their, row in self._names.new:
            uid = row["uid"]
            assert isinstance(uid, bytes)
            rows.append((uid, row, None))
        taken: set[tuple[Value, Value]] = set()
        final: list[tuple[int, str]] = []
        for _uid, row, our_id in sorted(rows, key=lambda item: item[0]):
            name = self._free_name(row, taken)
            if our_id is None:
                row["name"] = name
            elif name != self._ours[our_id]["name"]:
                final.append((our_id, name))
        self._rename(final)

    def _free_name(self, row: Row, taken: set[tuple[Value, Value]]) -> str:
        wanted = name = str(row["name"])
        number = 1
        group = self._group(row)
        while (group, name) in taken:
            number += 1
            name = f"{wanted} ({number})"
        taken.add((group, name))
        return name

    def _group(self, row: Row) -> Value:
        return row[self._part.within] if self._part.within else ""

    def _rename(self, final: list[tuple[int, str]]) -> None:
        edit, table = self._sides.edit, self._part.table
        if len(final) > 1:  # two rows may change names with each other
            for row_id, _name in final:
                uid = self._ours[row_id]["uid"]
                assert isinstance(uid, bytes)
                edit.update(table, row_id, name=uid.hex())
        for row_id, name in final:
            edit.update(table, row_id, name=name)
            self._ours[row_id]["name"] = name
            self._sides.came.count(f"{table}s_changed")

    # -- rows that are not here ----------------------------------------------------------------

    def _insert(self, their_id: int, row: Row) -> int:
        sides, table = self._sides, self._part.table
        values = {name: value for name, value in row.items() if name != "id"}
        if "key" in values and values["key"] and self._is_key_taken(values["key"]):
            values["key"] = ""
        our_id = sides.edit.insert(table, **values)
        sides.ids[table][their_id] = our_id
        sides.inherit(table, our_id, their_id)
        sides.came.count(f"{table}s")
        return our_id

    def _is_key_taken(self, key: Value) -> bool:
        return bool(self._sides.edit.ids("label", "key = ?", (key,)))

    def ensure(self, their_id: int) -> int:
        """Our id of a row of theirs, which is brought back if it was deleted here."""
        found = self._sides.ids[self._part.table].get(their_id)
        if found is not None:
            return found
        row = dict(self._theirs[their_id])
        taken = {
            (self._group(mine), mine["name"])
            for mine in map(self._table.row, self._sides.edit.all(self._table.select_sql))
        }
        row["name"] = self._free_name(row, taken)
        our_id = self._insert(their_id, row)
        self._sides.doomed[self._part.table].add(our_id)
        return our_id


def answered(sides: Sides, question: Question, later: Verdict) -> Verdict:
    """What to do about a question; notes that it was asked."""
    answer = sides.decide(question)
    sides.came.asked.append((question, answer))
    return {"ours": Verdict.OURS, "theirs": Verdict.THEIRS}.get(answer, later)
