"""Documents of two files with their texts, and what formats kept with them."""

from collections.abc import Callable, Iterator
from typing import Any

from annotator.errors import ProjectError
from annotator.store.gone import COLUMNS
from annotator.store.sides import Sides
from annotator.store.tables import TABLES, Row, Value
from annotator.store.union_columns import ColumnUnion
from annotator.store.union_rows import Place
from annotator.store.waiting import Waiting

_TEXTS = 16 << 20
"""Code points of texts that are written together, at most."""


Kept = dict[tuple[str, str], list[tuple[int, str]]]
"""What formats kept with a document, by format and place: ids and data."""


class Documents:
    """The documents of both files.  They are the same by their uid, and then have the same text."""

    def __init__(self, sides: Sides, waiting: Waiting) -> None:
        self._sides = sides
        self._table = TABLES["document"]
        self._union = ColumnUnion(sides, waiting, "document", COLUMNS["document"])
        self._dead: dict[int, Row] = {}
        self._met: list[int] = []
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
        self._met.append(their_id)
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
        """What formats kept with documents that are on both sides.

        Of what both have under one place the greater holds, so that it is the same in every order:
        which file's is the better nobody can tell, and the other stays in the log.
        """
        sides = self._sides
        if not sides.source.all("SELECT 1 FROM kept LIMIT 1"):
            return
        for their_id in self._met:
            theirs = _kept_with(sides.source.all, their_id)
            if theirs:
                our_id = sides.ids["document"][their_id]
                self._take_kept(our_id, theirs, _kept_with(sides.edit.all, our_id))

    def _take_kept(self, our_id: int, theirs: Kept, ours: Kept) -> None:
        edit = self._sides.edit
        for place, rows in theirs.items():
            mine = ours.get(place, [])
            is_less = [data for _id, data in rows] <= [data for _id, data in mine]
            if is_less or (mine and self._sides.is_other):
                continue
            edit.delete_many("kept", [row_id for row_id, _data in mine])
            for _id, data in rows:
                edit.insert("kept", document_id=our_id, format=place[0], place=place[1], data=data)

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


def _kept_with(fetch: Callable[..., list[tuple[Any, ...]]], document: int) -> Kept:
    found: Kept = {}
    for row_id, kind, place, data in fetch(
        "SELECT id, format, place, data FROM kept WHERE document_id = ? ORDER BY id", (document,)
    ):
        found.setdefault((kind, place), []).append((row_id, data))
    return found


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
