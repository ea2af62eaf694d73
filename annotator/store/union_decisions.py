"""What reviewers decided in two files, united row by row."""

from functools import partial
from typing import Any

from annotator.store.sides import Sides
from annotator.store.tables import TABLES
from annotator.store.union_documents import Documents
from annotator.store.union_rows import Place, RowUnion, Saying, Whose, needs_look
from annotator.store.waiting import Waiting


def unite_decisions(sides: Sides, waiting: Waiting, documents: Documents) -> None:
    """What reviewers decided, by uid; the later of two that differ, the other waits."""
    table = TABLES["decision"]
    mine = {row[1]: row for row in sides.edit.all(table.select_sql)}
    theirs = {row[1]: row for row in sides.source.all(f"{table.select_sql} ORDER BY id")}
    by_id = ({row[0]: row for row in mine.values()}, {row[0]: row for row in theirs.values()})
    said = (lambda one: _decided(by_id[0][one]), lambda one: _decided(by_id[1][one]))
    union = RowUnion(sides, waiting, "decision", said)
    for uid, row in theirs.items():
        place = Place(uid, mine[uid][0] if uid in mine else 0, row[0])
        if not place.ours or needs_look(sides, "decision", place):
            _take_decision(sides, union, documents, (place, row[2]))
    for uid, row in mine.items():
        if uid in sides.their_graves and uid not in theirs:
            _gone_decision(sides, union, row)


def _take_decision(
    sides: Sides, union: RowUnion, documents: Documents, what: tuple[Place, int]
) -> None:
    place, document = what
    life = None
    if not place.ours and place.uid not in sides.our_graves:
        life = union.lives(place)[1]
    outcome = union.outcome(place, partial(_whose_decision, sides, document), life)
    values = _columns(union.saying(place, outcome))
    our_id = place.ours
    if our_id:
        if sides.edit.update("decision", our_id, **values):
            sides.came.count("decisions_changed")
    elif outcome.life:
        our_document = documents.ensure(document)
        our_id = sides.edit.insert("decision", uid=place.uid, document_id=our_document, **values)
        sides.came.count("decisions")
    if our_id:
        union.write_down(place, our_id, outcome)


def _gone_decision(sides: Sides, union: RowUnion, row: tuple[Any, ...]) -> None:
    place = Place(row[1], row[0], 0)
    ((document,),) = sides.edit.all("SELECT uid FROM document WHERE id = ?", (row[2],))
    outcome = union.outcome(place, lambda: Whose(document))
    sides.edit.update("decision", row[0], **_columns(union.saying(place, outcome)))
    union.write_down(place, row[0], outcome)


def _whose_decision(sides: Sides, document: int) -> Whose:
    ((uid,),) = sides.source.all("SELECT uid FROM document WHERE id = ?", (document,))
    return Whose(uid)


def _decided(row: tuple[Any, ...]) -> Saying:
    return {
        name: value.hex() if isinstance(value, bytes) else value
        for name, value in zip(TABLES["decision"].columns[3:], row[3:], strict=True)
    }


def _columns(saying: Saying) -> dict[str, Any]:
    values = dict(saying)
    gold = values["gold_uid"]
    values["gold_uid"] = bytes.fromhex(gold) if isinstance(gold, str) else gold
    return values
