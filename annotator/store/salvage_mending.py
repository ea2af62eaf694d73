"""Rows of which only a part is left: made whole from indexes, from the history, and from nothing.

Nothing is made up but for what all else hangs on: a document whose row is gone and whose text is
there, the layers that its spans are in, the labels that they bear.
"""

import hashlib
import os
from collections.abc import Callable, Mapping

from annotator.model.scheme import PALETTE
from annotator.store import identity
from annotator.store.records import Cell
from annotator.store.salvage_reading import Key, Row
from annotator.store.shapes import shapes

UNNAMED = "a document whose name is lost ({number})"
"""What a document is called of which only the text is left."""

Columns = dict[str, Cell]
Rows = Mapping[str, Mapping[Key, Row]]


def mended(
    table: str, row_id: int, known: Mapping[str, Cell], rows: Rows, unnamed: str = UNNAMED
) -> Row | None:
    """A row of which ``known`` is left; None where that is too little.

    ``rows`` are those of the file that can be used; ``unnamed`` is the name of a document that
    has none left, with its number at ``{number}``.
    """
    if table == "document":
        known = {"name": unnamed.replace("{number}", str(row_id)), **known}
    columns = _MENDERS.get(table, _all)(row_id, dict(known), rows)
    if columns is None:
        return None
    columns = columns | {"id": row_id}
    row = tuple(columns.get(name) for name in shapes()[table].names)
    pairs = zip(shapes()[table].columns, row, strict=True)
    return None if any(column.fault(value) for column, value in pairs) else row


def _document(row_id: int, known: Columns, rows: Rows) -> Columns | None:
    found = rows["text"].get(row_id)
    if found is None:
        return None
    text = str(found[1])
    return {
        "uid": os.urandom(16),
        "position": row_id,
        "length": len(text),
        "sha256": hashlib.sha256(text.encode()).digest(),
        "meta": "{}",
        **known,
    }


def _layer(_row_id: int, known: Columns, rows: Rows) -> Columns | None:
    document, annotator = known.get("document_id"), known.get("annotator_id")
    if document is None or annotator is None:
        return None
    uids = [
        rows[table][row_id][1] if row_id in rows[table] else None  # type: ignore[index]
        for table, row_id in (("document", document), ("annotator", annotator))
    ]
    uid = identity.uid_of("layer", tuple(uids)) if None not in uids else os.urandom(16)  # type: ignore[arg-type]
    return {"uid": uid, "state": "open", **known}


def _annotator(_row_id: int, known: Columns, _rows: Rows) -> Columns | None:
    name = known.get("name")
    if name is None:
        return None
    for kind in ("person", "gold", "model"):
        uid = identity.uid_of("annotator", (kind, str(name)))
        if known.get("uid", uid) == uid:
            return {"uid": uid, "kind": kind, **known}
    return {"kind": "person", **known}


def _label(row_id: int, known: Columns, _rows: Rows) -> Columns | None:
    name, kind = known.get("name"), known.get("kind")
    if name is None or kind is None:
        return None
    return {
        "uid": identity.uid_of("label", (str(kind), str(name))),
        "position": row_id,
        "key": "",
        "colour": PALETTE[row_id % len(PALETTE)],
        "symmetric": 0,
        "titles": "{}",
        "definitions": "{}",
        "extra": "{}",
        **known,
    }


def _attribute(row_id: int, known: Columns, _rows: Rows) -> Columns | None:
    name = known.get("name")
    if name is None:
        return None
    uid = identity.uid_of("attribute", (str(name),))
    more: Columns = {
        "position": row_id,
        "type": "text",
        "choices": "[]",
        "titles": "{}",
        "extra": "{}",
    }
    return {"uid": uid, **more, **known}


def _device(_row_id: int, known: Columns, _rows: Rows) -> Columns | None:
    return {"uid": os.urandom(16), "name": "", **known}


def _never(_row_id: int, _known: Columns, _rows: Rows) -> Columns | None:
    """A part of the log that lacks a column would say something else: that a row was deleted."""
    return None


def _all(_row_id: int, known: Columns, _rows: Rows) -> Columns | None:
    return known


_MENDERS: Mapping[str, Callable[[int, Columns, Rows], Columns | None]] = {
    "document": _document,
    "layer": _layer,
    "annotator": _annotator,
    "label": _label,
    "attribute": _attribute,
    "device": _device,
    "change": _never,
    "bulk": _never,
}
