"""Settings of two files, and rows of their schemes that belong to a label or an attribute."""

import json

from annotator.store.change import PACKAGE
from annotator.store.sides import Loser, Question, Sides, Verdict
from annotator.store.union_parts import Parts, answered

LOCAL = frozenset({"uid", "made_by", PACKAGE})
"""Properties that are of one file, not of the project."""


def unite_properties(sides: Sides) -> None:
    """The project's own settings: title, guideline, name of the scheme …"""
    mine = {name: row_id for row_id, name in sides.edit.all("SELECT id, name FROM property")}
    for their_id, name, value in sides.source.all("SELECT id, name, value FROM property"):
        if name in LOCAL:
            continue
        b = sides.version_of("property", their_id)
        our_id = mine.get(name)
        if our_id is None:
            our_id = sides.edit.insert("property", name=name, value=value)
            sides.revise("property", "", our_id, [b])
            continue
        a = sides.ours.places("property").get(our_id)
        verdict = sides.judge(a, b)
        if verdict is Verdict.BOTH and a is not None:
            verdict = sides.later(a, b)
        if verdict is Verdict.THEIRS:
            sides.edit.update("property", our_id, value=value)
            sides.revise("property", "", our_id, [b])


class Owned:
    """Rows without a uid that belong to another: pairs of ends, labels of an attribute."""

    def __init__(self, sides: Sides, labels: Parts, table: str) -> None:
        self._sides = sides
        self._labels = labels
        self._table = table
        self._owner = "label_id" if table == "label_end" else "attribute_id"
        self._parent = "label" if table == "label_end" else "attribute"
        self._others = ("head_id", "tail_id") if table == "label_end" else ("label_id",)

    def unite(self) -> None:
        """Makes the rows of each owner those of the side that wrote them last."""
        mine = self._grouped(self._sides.edit.all(self._select))
        theirs = self._grouped(self._sides.source.all(self._select))
        for their_id, our_id in sorted(self._sides.ids[self._parent].items()):
            self._unite(our_id, their_id, mine.get(our_id, []), theirs.get(their_id, []))

    @property
    def _select(self) -> str:
        columns = ", ".join((self._owner, *self._others))
        return f"SELECT {columns} FROM {self._table} ORDER BY id"

    @staticmethod
    def _grouped(rows: list[tuple[int, ...]]) -> dict[int, list[tuple[int, ...]]]:
        groups: dict[int, list[tuple[int, ...]]] = {}
        for row in rows:
            groups.setdefault(row[0], []).append(row[1:])
        return groups

    def _unite(
        self,
        our_id: int,
        their_id: int,
        mine: list[tuple[int, ...]],
        theirs: list[tuple[int, ...]],
    ) -> None:
        sides = self._sides
        a = sides.ours.places(self._table).get(our_id)
        b = sides.their(self._table, their_id)
        verdict = sides.judge(a, b)
        if b is None or verdict in (Verdict.SAME, Verdict.OURS):
            return
        ids = sides.ids["label"]
        same = mine == [tuple(ids.get(end, 0) for end in row) for row in theirs]
        if verdict is Verdict.BOTH and a is not None:
            verdict = sides.later(a, b) if same else self._both(our_id, (a, b), mine, theirs)
        if verdict is Verdict.THEIRS:
            if not same:
                self._replace(our_id, theirs)
            sides.revise(self._table, "", our_id, [b])

    def _both(
        self,
        our_id: int,
        versions: tuple[int, int],
        mine: list[tuple[int, ...]],
        theirs: list[tuple[int, ...]],
    ) -> Verdict:
        sides = self._sides
        later = sides.later(*versions)
        row = sides.edit.row(self._parent, our_id)
        ours_said = self._said(mine, sides.edit.all("SELECT id, name FROM label"))
        theirs_said = self._said(theirs, sides.source.all("SELECT id, name FROM label"))
        question = Question(self._parent, str(row["name"]), "ends", ours_said, theirs_said)
        chosen = answered(sides, question, later)
        if chosen is later:
            pair = (ours_said, theirs_said)
            version = versions[1]
            if later is Verdict.THEIRS:
                pair, version = (theirs_said, ours_said), versions[0]
            uid = row["uid"]
            assert isinstance(uid, bytes)
            loser = Loser(self._parent, uid, "ends", version, {"value": pair[1]})
            sides.lose(loser, {"value": pair[0]})
            return later
        if chosen is Verdict.THEIRS:
            self._replace(our_id, theirs)
        sides.revise(self._table, "", our_id, [-sides.edit.id])
        return Verdict.OURS

    @staticmethod
    def _said(rows: list[tuple[int, ...]], labels: list[tuple[int, str]]) -> str:
        names = dict(labels)
        return json.dumps([[names[end] for end in row] for row in rows], ensure_ascii=False)

    def _replace(self, our_id: int, theirs: list[tuple[int, ...]]) -> None:
        edit = self._sides.edit
        edit.delete_many(self._table, edit.ids(self._table, f"{self._owner} = ?", (our_id,)))
        for row in dict.fromkeys(theirs):
            ends = [self._labels.ensure(end) for end in row]
            values = dict(zip(self._others, ends, strict=True))
            edit.insert(self._table, **{self._owner: our_id}, **values)
