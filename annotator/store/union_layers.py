"""Layers of two files, one by document and annotator, and the time that was counted on them."""

from collections.abc import Iterator
from typing import Any

from annotator.store.gate import Edit
from annotator.store.gone import COLUMNS
from annotator.store.identity import layer_uid
from annotator.store.sides import Sides
from annotator.store.tables import Row
from annotator.store.union_columns import ColumnUnion
from annotator.store.union_documents import Documents
from annotator.store.union_parts import Parts
from annotator.store.union_rows import Place
from annotator.store.waiting import Waiting


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
        """The time that was counted on layers that are on both sides, or came in.

        Time is a set: what was counted is never changed, and goes with its layer alone.  So of a
        layer that is brought back, after a merge removed it, there is the time that the file has
        which brought it back.  Ids below zero never meet those of later entries.
        """
        sides = self._sides
        theirs: dict[int, set[tuple[str, int]]] = {}
        for page in sides.source.pages(
            "SELECT id, layer_id, at, seconds FROM work WHERE id > ? ORDER BY id"
        ):
            for _id, layer, at, seconds in page:
                if (our_id := sides.ids["layer"].get(layer)) is not None:
                    theirs.setdefault(our_id, set()).add((at, seconds))
        rows: list[tuple[int, str, int]] = []
        for our_id, counted in theirs.items():
            sql = "SELECT at, seconds FROM work WHERE layer_id = ?"
            rows += [
                (our_id, *one) for one in sorted(counted - set(sides.edit.all(sql, (our_id,))))
            ]
        lowest = sides.edit.all("SELECT min(0, coalesce(min(id), 0)) FROM work")[0][0]
        first = lowest - len(rows)
        sides.edit.insert_many("work", [(first + n, *row) for n, row in enumerate(rows)])
