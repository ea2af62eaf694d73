"""Documents of two files with their texts, what formats kept with them, and layers."""

from collections.abc import Iterator
from typing import Any

from annotator.errors import ProjectError
from annotator.store.gate import Edit
from annotator.store.gone import COLUMNS
from annotator.store.identity import layer_uid
from annotator.store.sides import Sides
from annotator.store.tables import TABLES, Row, Value
from annotator.store.union_columns import ColumnUnion
from annotator.store.union_parts import Parts
from annotator.store.union_rows import Place
from annotator.store.waiting import Waiting

_TEXTS = 16 << 20
"""Code points of texts that are written together, at most."""


class Documents:
    """The documents of both files.  They are the same by their uid, and then have the same text."""

    def __init__(self, sides: Sides, waiting: Waiting) -> None:
        self._sides = sides
        self._table = TABLES["document"]
        self._union = ColumnUnion(sides, waiting, "document", COLUMNS["document"])
        self._dead: dict[int, Row] = {}
        self._next = sides.edit.next_id("document")

    def unite(self) -> Iterator[None]:
        """Takes in documents; yields after each piece of work.

        Raises ProjectError, with both hashes, where the texts of one document differ.
        """
        sides = self._sides
        mine = {row[1]: self._table.row(row) for row in sides.edit.all(self._table.select_sql)}
        met = set()
        new: list[Row] = []
        size = 0
        for page in sides.source.pages(f"{self._table.select_sql} WHERE id > ? ORDER BY id", 1000):
            for values in page:
                row = self._table.row(values)
                if (here := mine.get(row["uid"])) is not None:
                    self._meet(here, row)
                    met.add(row["uid"])
                elif not self._union.lives(_place(None, row)):
                    self._dead[_int(row["id"])] = row
                else:
                    new.append(row)
                    size += _int(row["length"])
                if size > _TEXTS:
                    self._insert(new)
                    new, size = [], 0
            yield
        self._insert(new)
        for uid, row in mine.items():
            if uid not in met and uid in sides.their_graves:
                self._take(_place(row, None), row, None)
        yield
        self._unite_kept()
        yield

    def _meet(self, mine: Row, row: Row) -> None:
        sides = self._sides
        our_id, their_id = _int(mine["id"]), _int(row["id"])
        if mine["sha256"] != row["sha256"]:
            raise ProjectError(
                "{name} holds another text of document {document} than this project: SHA-256 "
                "{theirs} there, {ours} here. Nothing was merged.",
                name=sides.source.name,
                document=mine["name"],
                theirs=_hex(row["sha256"]),
                ours=_hex(mine["sha256"]),
            )
        sides.ids["document"][their_id] = our_id
        place = _place(mine, row)
        if not self._union.is_still(place):
            self._take(place, mine, row)

    def _take(self, place: Place, mine: Row, row: Row | None) -> None:
        """Makes our row what both sides say together."""
        sides = self._sides
        life = self._union.lives(place)
        held = self._union.held(place, mine, row)
        sides.edit.update("document", place.ours, **{name: one.value for name, one in held.items()})
        self._union.note(place, place.ours, held)
        sides.mark_life("document", place.ours, place.uid, life)

    def _noted(self, row: Row) -> bool:
        """Whether more is noted of a row of theirs than that it was made."""
        sides = self._sides
        is_gone = row["uid"] in sides.our_graves
        return is_gone or bool(sides.theirs.parts("document", _int(row["id"])))

    def _insert(self, new: list[Row]) -> None:
        if not new:
            return
        sides, first = self._sides, self._next
        ids = [_int(row["id"]) for row in new]
        rows: list[tuple[Value, ...]] = []
        texts: list[tuple[Value, ...]] = []
        kept: list[tuple[Value, ...]] = []
        next_kept = sides.edit.next_id("kept")
        for at, (their_id, row) in enumerate(zip(ids, new, strict=True)):
            our_id = first + at
            rows.append((our_id, *list(row.values())[1:]))
            found = sides.source.all("SELECT text FROM text WHERE id = ?", (their_id,))
            texts.append((our_id, found[0][0]))
            kept += [
                (next_kept + len(kept) + number, our_id, *more)
                for number, more in enumerate(
                    sides.source.all(
                        "SELECT format, place, data FROM kept WHERE document_id = ? ORDER BY id",
                        (their_id,),
                    )
                )
            ]
            sides.ids["document"][their_id] = our_id
        self._next = first + len(new)
        sides.edit.insert_many("document", rows)
        sides.edit.insert_many("text", texts)
        sides.edit.insert_many("kept", kept)
        sides.revise("document", "", first, [sides.version_of("document", one) for one in ids])
        for at, row in enumerate(new):
            if self._noted(row):
                self._settle(first + at, row)
        sides.came.count("documents", len(new))

    def _settle(self, our_id: int, row: Row) -> None:
        """A row that came in, of which more is known."""
        place = _place(None, row)
        life = self._union.lives(place)
        held = self._union.held(place, None, row)
        values = {name: one.value for name, one in held.items()}
        self._sides.edit.update("document", our_id, **values)
        self._union.note(place, our_id, held)
        self._sides.mark_life("document", our_id, place.uid, life)

    def _unite_kept(self) -> None:
        """What formats kept with documents that are on both sides."""
        sides = self._sides
        if not sides.source.all("SELECT 1 FROM kept LIMIT 1"):
            return
        there = set(sides.edit.all("SELECT document_id, format, place FROM kept"))
        rows: list[tuple[Value, ...]] = []
        row_id = sides.edit.next_id("kept")
        for page in sides.source.pages(
            "SELECT id, document_id, format, place FROM kept WHERE id > ? ORDER BY id"
        ):
            for their_id, document, kind, place in page:
                our_id = sides.ids["document"].get(document)
                if our_id is not None and (our_id, kind, place) not in there:
                    data = sides.source.all("SELECT data FROM kept WHERE id = ?", (their_id,))
                    rows.append((row_id + len(rows), our_id, kind, place, data[0][0]))
        sides.edit.insert_many("kept", rows)

    def ensure(self, their_id: int) -> int:
        """Our id of a document of theirs, which is brought back if it was removed here."""
        found = self._sides.ids["document"].get(their_id)
        if found is not None:
            return found
        row = self._dead.pop(their_id)
        self._insert([row])
        self._sides.came.kept.append(("document", str(row["name"])))
        return self._sides.ids["document"][their_id]

    def dead(self) -> dict[bytes, int]:
        """Documents of theirs that live no more and that nobody needs: their ids."""
        return {_uid(row): their_id for their_id, row in self._dead.items()}


def name_layers(edit: Edit) -> None:
    """Gives each layer the uid that follows from its document and annotator.

    One that an older version imported has another; so files meet alike, whoever meets whom.
    """
    for row_id, uid, document, annotator in edit.all(
        "SELECT layer.id, layer.uid, document.uid, annotator.uid FROM layer "
        "JOIN document ON document.id = document_id JOIN annotator ON annotator.id = annotator_id"
    ):
        known = layer_uid(document, annotator)
        if uid != known:
            edit.update("layer", row_id, uid=known)


class Layers:
    """The layers of both files: one by document and annotator."""

    def __init__(
        self, sides: Sides, waiting: Waiting, documents: Documents, annotators: Parts
    ) -> None:
        self._sides = sides
        self._union = ColumnUnion(sides, waiting, "layer", COLUMNS["layer"])
        self._documents = documents
        self._annotators = annotators
        self._dead: dict[int, tuple[Any, ...]] = {}
        self.met: set[int] = set()
        self.owners: dict[int, tuple[int, str]] = {}

    def unite(self) -> Iterator[None]:
        """Takes in layers; yields after each piece of work."""
        sides = self._sides
        mine = self._mine()
        names = dict(sides.source.all("SELECT id, name FROM annotator"))
        for page in sides.source.pages(
            "SELECT layer.id, document.uid, annotator.uid, document_id, annotator_id, state "
            "FROM layer JOIN document ON document.id = document_id "
            "JOIN annotator ON annotator.id = annotator_id WHERE layer.id > ? ORDER BY layer.id"
        ):
            new: list[tuple[Any, ...]] = []
            for their_id, document_uid, annotator_uid, document, annotator, state in page:
                row = (their_id, layer_uid(document_uid, annotator_uid), document, annotator, state)
                self.owners[their_id] = (document, names[annotator])
                place = (
                    sides.ids["document"].get(document, 0),
                    sides.ids["annotator"].get(annotator, 0),
                )
                if place in mine:
                    self._meet(mine[place], row)
                elif not self._union.lives(Place(row[1], 0, their_id)):
                    self._dead[their_id] = row
                else:
                    new.append(row)
            self._insert(new)
            yield
        for our_id, uid, state in mine.values():
            if our_id not in self.met and uid in sides.their_graves:
                self._take(Place(uid, our_id, 0), {"state": state}, None)

    def _mine(self) -> dict[tuple[int, int], tuple[int, bytes, str]]:
        """Our layers by document and annotator."""
        return {
            (document, annotator): (row_id, uid, state)
            for row_id, uid, document, annotator, state in self._sides.edit.all(
                "SELECT id, uid, document_id, annotator_id, state FROM layer"
            )
        }

    def _meet(self, mine: tuple[int, bytes, str], row: tuple[Any, ...]) -> None:
        sides, our_id = self._sides, mine[0]
        their_id, uid, _document, _annotator, state = row
        sides.ids["layer"][their_id] = our_id
        self.met.add(our_id)
        place = Place(uid, our_id, their_id)
        if not self._union.is_still(place) and self._take(
            place, {"state": mine[2]}, {"state": state}
        ):
            sides.came.count("states", 1, self.owners[their_id][1])

    def _take(self, place: Place, mine: Row, row: Row | None) -> bool:
        """Makes our row what both sides say together; whether that changed it."""
        sides = self._sides
        life = self._union.lives(place)
        held = self._union.held(place, mine, row)
        is_changed = sides.edit.update("layer", place.ours, state=held["state"].value)
        self._union.note(place, place.ours, held)
        sides.mark_life("layer", place.ours, place.uid, life)
        return is_changed

    def _insert(self, rows: list[tuple[Any, ...]]) -> None:
        if not rows:
            return
        sides = self._sides
        first = sides.edit.next_id("layer")
        made = []
        for our_id, (their_id, uid, document, annotator, state) in enumerate(rows, first):
            ours = self._documents.ensure(document), self._annotators.ensure(annotator)
            made.append((our_id, uid, *ours, state))
            sides.ids["layer"][their_id] = our_id
        sides.edit.insert_many("layer", made)
        ids = [row[0] for row in rows]
        sides.revise("layer", "", first, [sides.version_of("layer", one) for one in ids])
        for our_id, row in enumerate(rows, first):
            if row[1] in sides.our_graves or sides.theirs.parts("layer", row[0]):
                self._settle(our_id, row)
            sides.came.count("layers", 1, self.owners[row[0]][1])

    def _settle(self, our_id: int, row: tuple[Any, ...]) -> None:
        """A row that came in, of which more is known."""
        place = Place(row[1], 0, row[0])
        life = self._union.lives(place)
        held = self._union.held(place, None, {"state": row[4]})
        self._sides.edit.update("layer", our_id, state=held["state"].value)
        self._union.note(place, our_id, held)
        self._sides.mark_life("layer", our_id, place.uid, life)

    def ensure(self, their_id: int) -> int:
        """Our id of a layer of theirs, which is brought back if it was deleted here."""
        found = self._sides.ids["layer"].get(their_id)
        if found is not None:
            return found
        self._insert([self._dead.pop(their_id)])
        return self._sides.ids["layer"][their_id]

    def dead(self) -> dict[bytes, int]:
        """Layers of theirs that live no more and that nobody needs: their ids."""
        return {row[1]: their_id for their_id, row in self._dead.items()}

    def unite_work(self) -> None:
        """The time that was counted.  Ids below zero never meet those of later entries."""
        sides = self._sides
        there = {row[:3] for row in sides.edit.all("SELECT layer_id, at, seconds FROM work")}
        rows = []
        for page in sides.source.pages(
            "SELECT id, layer_id, at, seconds FROM work WHERE id > ? ORDER BY id"
        ):
            for _id, layer, at, seconds in page:
                our_id = sides.ids["layer"].get(layer)
                if our_id is not None and (our_id, at, seconds) not in there:
                    there.add((our_id, at, seconds))
                    rows.append((our_id, at, seconds))
        lowest = sides.edit.all("SELECT min(0, coalesce(min(id), 0)) FROM work")[0][0]
        first = lowest - len(rows)
        sides.edit.insert_many("work", [(first + n, *row) for n, row in enumerate(rows)])


def _place(mine: Row | None, row: Row | None) -> Place:
    either = mine or row
    assert either is not None
    return Place(_uid(either), _int(mine["id"]) if mine else 0, _int(row["id"]) if row else 0)


def _uid(row: Row) -> bytes:
    uid = row["uid"]
    assert isinstance(uid, bytes)
    return uid


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _hex(value: Value) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
