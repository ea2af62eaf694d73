"""What a merge writes down of rows that are gone, so that every file tells what they said last."""

from collections.abc import Mapping
from typing import Any

from annotator.store.gone import COLUMNS, FIXED, GONE, OWNED, packed
from annotator.store.sides import Sides, wanted
from annotator.store.tables import TABLES, Row
from annotator.store.union_work import Work

Columns = dict[str, tuple[int, Any]]
"""What a row said, by column: the version, and the value in uids."""

_AT_ONCE = 10_000


class Remains:
    """What the other file knows of rows that are gone, and this one does not."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._new: dict[str, dict[bytes, Columns]] = {}

    def columns(self, table: str, dead: Mapping[bytes, int]) -> None:
        """Of a table of which columns are united; ``dead`` are ids of their rows that go."""
        sides = self._sides
        theirs = sides.theirs.gone.of(table)
        if not theirs and not dead:
            return
        there = {row[0] for row in sides.edit.all(f"SELECT uid FROM {table}")}
        for uid, traces in theirs.items():
            if uid not in there and uid not in dead:
                for column in traces:
                    said = sides.said_there(table, uid, column)
                    if said is not None:
                        self._note(table, uid, column, said.version, lambda one=said: one.value)
        for uid, their_id in dead.items():
            for column, (version, value) in self._said(table, their_id).items():
                self._note(table, uid, column, version, lambda one=value: one)

    def _said(self, table: str, their_id: int) -> Columns:
        sides = self._sides
        (values,) = sides.source.all(f"{TABLES[table].select_sql} WHERE id = ?", (their_id,))
        row = TABLES[table].row(values)
        out: Columns = {}
        for column in (*COLUMNS[table], *FIXED.get(table, ())):
            version = sides.their(table, their_id, column)
            if version is not None:
                value = wanted(sides.theirs, table, their_id, column) or row[column]
                out[column] = (version, value)
        for owned, (owner, _column) in OWNED.items():
            version = sides.their(owned, their_id) if owner == table else None
            if version is not None:
                out[owned] = (version, pairs_of(sides.source.all, owned, their_id))
        return out

    def spans(self, spans: Work) -> None:
        """Of the spans: also of those that live again, which may end once more."""
        sides = self._sides
        for uid in sides.theirs.gone.of("span"):
            said = sides.said_there("span", uid, "")
            if said is not None:
                self._note("span", uid, "", said.version, lambda one=said: one.value)
        for uid, version, saying in spans.dead():
            self._note("span", uid, "", version, lambda one=saying: dict(one))

    def _note(self, table: str, uid: bytes, column: str, version: int, value: Any) -> None:
        sides = self._sides
        here = sides.said_here(table, uid, column)
        new = self._new.setdefault(table, {}).setdefault(uid, {})
        known = [one for one in (here and here.version, new.get(column, (0,))[0]) if one]
        if not known or (
            version not in known and sides.newest((version, *known)) == version
        ):  # fmt: skip
            new[column] = (version, value())

    def write(self) -> None:
        """Writes it down."""
        for table, rows in self._new.items():
            known = [(uid, columns) for uid, columns in rows.items() if columns]
            for at in range(0, len(known), _AT_ONCE):
                part = known[at : at + _AT_ONCE]
                self._sides.note_gone(table, GONE, len(part), packed(part))
                for uid, columns in part:
                    self._sides.ours.gone.take(table, uid, columns)


def bury(sides: Sides, table: str, ids: list[int]) -> None:
    """Remembers, for the files that this merge takes in after this one, what goes with it."""
    ours, edit = sides.ours, sides.edit
    labels = dict(edit.all("SELECT id, uid FROM label")) if table == "span" else {}
    for row_id in ids:
        row = edit.row(table, row_id)
        uid = row["uid"]
        assert isinstance(uid, bytes)
        columns: Columns = {}
        if table == "span":
            version = ours.places(table).get(row_id)
            if version is not None:
                columns[""] = (version, _span(row, labels))
        elif table in COLUMNS:
            columns = _columns(sides, table, row)
        ours.gone.take(table, uid, columns)


def _span(row: Row, labels: Mapping[Any, bytes]) -> dict[str, Any]:
    said: dict[str, Any] = {
        name: value for name, value in row.items() if name not in ("id", "uid", "layer_id")
    }
    said["label"] = labels[said.pop("label_id")].hex()
    return said


def _columns(sides: Sides, table: str, row: Row) -> Columns:
    row_id = row["id"]
    assert isinstance(row_id, int)
    out: Columns = {}
    for column, version in sides.ours.registers(table, row_id).items():
        if version is not None:
            value = wanted(sides.ours, table, row_id, column) or row[column]
            out[column] = (version, value)
    for owned, (owner, _column) in OWNED.items():
        version = sides.ours.places(owned).get(row_id) if owner == table else None
        if version is not None:
            out[owned] = (version, pairs_of(sides.edit.all, owned, row_id))
    return out


def pairs_of(fetch: Any, owned: str, owner_id: int) -> list[list[str]]:
    """Ends of a label, or labels of an attribute, as uids."""
    uids = dict(fetch("SELECT id, uid FROM label"))
    ends = "head_id, tail_id" if owned == "label_end" else "label_id"
    found = fetch(f"SELECT {ends} FROM {owned} WHERE {OWNED[owned][1]} = ?", (owner_id,))
    return sorted([uids[end].hex() for end in row] for row in found)
