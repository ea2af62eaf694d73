"""What one person changed in two files, and which therefore lost: looked at, taken or let go."""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass

from annotator.errors import EditError
from annotator.model.annotation import Json
from annotator.model.decision import Answer
from annotator.ops.kinds import Kind
from annotator.store.gate import Edit
from annotator.store.project import Project
from annotator.store.tables import TABLES, Row, Value

_AT_ONCE = 5_000


@dataclass(frozen=True)
class Conflict:
    """A version that lost.

    ``what`` is the table's name ("span", "relation", "label" …), ``part`` the column (or "ends")
    where only that lost, ``lost`` what it said and ``holds`` what holds now (None: nothing).
    """

    id: int
    what: str
    part: str
    document_id: int
    annotator: str
    row_id: int
    lost: Mapping[str, Json]
    holds: Mapping[str, Json] | None


def conflicts(project: Project) -> list[Conflict]:
    """All that wait for the reviewer, oldest first; once where several versions said the same."""
    rows = project.read.all(
        "SELECT id, tbl, row_uid, part, document_uid, annotator, data FROM conflict ORDER BY id"
    )
    there = _ids(project, {(what, uid) for _id, what, uid, *_more in rows})
    out = []
    said = set()
    for row_id, what, uid, part, document, annotator, data in rows:
        if (uid, part, data) in said:
            continue
        said.add((uid, part, data))
        holder = there.get((what, uid), 0)
        where = project.read.one("SELECT id FROM document WHERE uid = ?", (document,))
        lost = json.loads(data)
        out.append(
            Conflict(
                row_id,
                what,
                part,
                where[0] if where else 0,
                annotator,
                holder,
                _named(project, lost, part),
                _holding(project, (what, holder), part, lost) if holder else None,
            )
        )
    return out


def _ids(project: Project, wanted: Set[tuple[str, bytes]]) -> dict[tuple[str, bytes], int]:
    """The ids of rows by table and uid; many at once, since each question reads the whole table."""
    out: dict[tuple[str, bytes], int] = {}
    for table in sorted({what for what, _uid in wanted}):
        uids = sorted(uid for what, uid in wanted if what == table)
        for first in range(0, len(uids), _AT_ONCE):
            some = uids[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT uid, id FROM {TABLES[table].name} WHERE uid IN ({marks})"
            out |= {(table, uid): row_id for uid, row_id in project.read.all(sql, some)}
    return out


def _named(project: Project, said: Mapping[str, Json], part: str) -> dict[str, Json]:
    """With the names of labels in place of their uids."""
    named = dict(said)
    if part == "ends" and isinstance(pairs := said.get("value"), list):
        names = {uid.hex(): name for uid, name in project.read.all("SELECT uid, name FROM label")}
        shown = [
            " - ".join(str(names.get(str(end), "")) for end in pair)
            for pair in pairs
            if isinstance(pair, list)
        ]
        return {"value": ", ".join(shown)}
    if isinstance(label := named.get("label"), str):
        found = project.read.one("SELECT name FROM label WHERE uid = ?", (bytes.fromhex(label),))
        named["label"] = found[0] if found else ""
    return named


def _holding(
    project: Project, holder: tuple[str, int], part: str, lost: Mapping[str, Json]
) -> dict[str, Json]:
    what, row_id = holder
    if part == "ends":
        return {}
    columns = [part] if part else [name for name in lost if name not in ("label", "head", "tail")]
    found = project.read.one(f"SELECT {', '.join(columns)} FROM {what} WHERE id = ?", (row_id,))
    said: dict[str, Json] = dict(zip(columns, found or (), strict=True))
    if part:
        return {"value": said[part]}
    if "label" in lost:
        name = project.read.one(
            f"SELECT label.name FROM {what} JOIN label ON label.id = label_id WHERE {what}.id = ?",
            (row_id,),
        )
        said["label"] = name[0] if name else ""
    return said


def settle(project: Project, conflict_id: int, *, take: bool) -> None:
    """Takes what lost in place of what holds, or lets it go; either way it is settled everywhere.

    A span that was removed since comes back when its lost version is taken.  EditError when the
    conflict is settled already, or when what it is about is gone for good and should be taken.
    """
    with project.edit(Kind.SETTLE_CONFLICT) as edit:
        try:
            row = edit.row("conflict", conflict_id)
        except KeyError:
            raise EditError("That conflict is settled already.") from None
        _settle(edit, row, take=take)
        for gold in _with_decision(edit, row):
            _settle(edit, gold, take=take)
        edit.touch(everywhere=row["tbl"] not in ("span", "relation"))


def _settle(edit: Edit, row: Row, *, take: bool) -> None:
    """Settles a version, and others that said the same."""
    if take:
        _take(edit, row)
    same = (row["row_uid"], row["part"], row["data"])
    for row_id in edit.ids("conflict", "row_uid = ? AND part = ? AND data = ?", same):
        edit.delete("conflict", row_id)


def _with_decision(edit: Edit, row: Row) -> list[Row]:
    """What lost in the same step: gold of a decision, and the decision of gold, go the same way."""
    if row["tbl"] == "decision":
        gold = json.loads(str(row["data"])).get("gold_uid")
        which = (bytes.fromhex(gold) if isinstance(gold, str) else b"", row["op_uid"])
        return [
            edit.row("conflict", row_id)
            for row_id in edit.ids("conflict", "row_uid = ? AND op_uid = ?", which)
        ]
    uid = row["row_uid"]
    assert isinstance(uid, bytes)
    ids = edit.ids("conflict", "tbl = 'decision' AND op_uid = ?", (row["op_uid"],))
    decided = [edit.row("conflict", row_id) for row_id in ids]
    return [
        one
        for one in decided
        if json.loads(str(one["data"])).get("gold_uid") == uid.hex()
        and edit.ids("decision", "uid = ?", (one["row_uid"],))
    ]


def _take(edit: Edit, row: Row) -> None:
    table, part = str(row["tbl"]), str(row["part"])
    ids = edit.ids(table, "uid = ?", (row["row_uid"],))
    if part == "ends" or not (ids or table == "span"):
        raise _gone()
    said = json.loads(str(row["data"]))
    if part:
        _take_part(edit, table, ids[0], (part, said["value"]))
        return
    values: dict[str, Value] = {
        name: value for name, value in said.items() if name not in ("label", "head", "tail")
    }
    for name, target in (("label", "label"), ("head", "span"), ("tail", "span")):
        if name in said:
            found = edit.ids(target, "uid = ?", (bytes.fromhex(said[name]),))
            if not found:
                raise _gone()
            values[f"{name}_id"] = found[0]
    if table == "decision" and isinstance(gold := values.get("gold_uid"), str):
        values["gold_uid"] = bytes.fromhex(gold)
    if ids:
        _take_from_gold(edit, table, ids[0], values)
        edit.update(table, ids[0], **values)
    else:
        edit.insert(table, uid=row["row_uid"], layer_id=_layer(edit, row), **values)


def _take_from_gold(edit: Edit, table: str, row_id: int, values: Row) -> None:
    """Where "none of them" is taken, what the decision that held until now put into gold goes.

    A span that carries a relation stays: its item waits for an answer.
    """
    if table != "decision" or values["answer"] != Answer.NONE:
        return
    gold = edit.row("decision", row_id)["gold_uid"]
    for found in edit.ids("relation", "uid = ?", (gold,)):
        edit.delete("relation", found)
    for found in edit.ids("span", "uid = ?", (gold,)):
        if not edit.ids("relation", "head_id = ? OR tail_id = ?", (found, found)):
            edit.delete("span", found)


def _take_part(edit: Edit, table: str, row_id: int, said: tuple[str, str]) -> None:
    """Takes one column.  EditError for a name that another row has by now."""
    part, value = said
    if part == "name":
        kind = edit.row(table, row_id).get("kind")
        others = set(edit.ids(table, "name = ?", (value,))) - {row_id}
        if any(edit.row(table, other).get("kind") == kind for other in others):
            raise EditError(
                "The name {name} is another's by now. Rename that one first, or keep what holds.",
                name=value,
            )
    edit.update(table, row_id, **{part: value})


def _layer(edit: Edit, row: Row) -> int:
    """The layer that a span which is gone was in.  EditError when it is gone too."""
    found = edit.all(
        "SELECT layer.id FROM layer JOIN document ON document.id = document_id "
        "JOIN annotator ON annotator.id = annotator_id WHERE document.uid = ? "
        "AND annotator.name = ?",
        (row["document_uid"], row["annotator"]),
    )
    if not found:
        raise _gone()
    layer_id: int = found[0][0]
    return layer_id


def _gone() -> EditError:
    return EditError(
        "What that conflict is about is no longer there; the conflict can only be dropped."
    )
