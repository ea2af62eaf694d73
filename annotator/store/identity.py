"""Uids of rows that two files may make apart and mean the same by.

An annotator, a label or an attribute of one name, and one annotator's layer of one document, are
the same thing wherever they are made: their uid follows from what they are.  So two files that
meet have one row, not two that must be found out to be one.  So is a decision on one item, and what
gold got by it.  All other uids are random.
"""

import hashlib
from binascii import hexlify
from collections.abc import Callable, Iterable, Sequence

from annotator.store.tables import Row, Value

_NUL = "\0"
_NAMED: dict[str, tuple[str, ...]] = {
    "annotator": ("kind", "name"),
    "label": ("kind", "name"),
    "attribute": ("name",),
}


def said_of(name: str, values: Row, row: Callable[[str, int], Row]) -> tuple[Value, ...] | None:
    """What a new row of table ``name`` is known by; None where its uid is random.

    ``row`` gives a row by table and id.
    """
    if name in _NAMED:
        return tuple(values.get(column) for column in _NAMED[name])
    if name != "layer":
        return None
    document, annotator = values["document_id"], values["annotator_id"]
    if not isinstance(document, int) or not isinstance(annotator, int):
        return None
    try:
        return row("document", document)["uid"], row("annotator", annotator)["uid"]
    except KeyError:
        return None  # the insertion will be refused


def layer_uid(document: bytes, annotator: bytes) -> bytes:
    """The uid of the layer of an annotator on a document, by theirs."""
    return uid_of("layer", (document, annotator))


def decision_uid(document: bytes, kind: str, variants: Iterable[bytes]) -> bytes | None:
    """The uid of the decision on an item, by the uids of what annotators said there.

    So two reviewers who decide one item in two files have one decision, of which the later holds
    and the other waits.  None where nobody said anything.
    """
    said = sorted({uid for uid in variants if uid})
    return uid_of("decision", (document, kind, *said)) if said else None


def decision_uids(kind: str, documents: Sequence[str], variants: Iterable[bytes]) -> list[bytes]:
    """:func:`decision_uid` of many items, of each of which somebody said something.

    ``documents`` are uids in hexadecimal, ``variants`` of each item what :func:`uids_said` has.
    """
    sha256 = hashlib.sha256
    heads = {one: f"decision\0{one}\0{kind}\0".encode() for one in dict.fromkeys(documents)}
    return [
        sha256(heads[document] + said).digest()[:16]
        for document, said in zip(documents, variants, strict=True)
    ]


def uids_said(uids: Iterable[str]) -> bytes:
    """Different uids (hexadecimal) of what annotators said of one item: in their order, with NUL
    between them."""
    return _NUL.join(sorted(uids)).encode()


def gold_uid(decision: bytes) -> bytes:
    """The uid of what gold gets by a decision."""
    return uid_of("gold", (decision,))


def gold_uids(decisions: Iterable[bytes]) -> list[bytes]:
    """:func:`gold_uid` of many decisions."""
    sha256 = hashlib.sha256
    return [sha256(b"gold\0" + hexlify(one)).digest()[:16] for one in decisions]


def uid_of(name: str, said: tuple[Value, ...]) -> bytes:
    """16 bytes that follow from the table and what is said of the row."""
    parts = [part.hex() if isinstance(part, bytes) else str(part) for part in said]
    return hashlib.sha256("\0".join((name, *parts)).encode()).digest()[:16]
