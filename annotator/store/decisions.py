"""The decisions of adjudication as rows, and back.

Where files were merged an item may have two: the newer by its time stands, of two of one time that
with the greater uid, so it is the same one in every file.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any

from annotator.model.annotation import NOTHING, Fragment, span_text
from annotator.model.decision import ASIDE, Answer, Decision, Variant
from annotator.store.reading import Reading
from annotator.store.tables import Row, Value, compact_json

_COLUMNS = (
    "id, document_id, kind, answer, gold_uid, taken, rule, cause, words, variants, note, actor, "
    "at, uid"
)

_UID = 16
_AT_ONCE = 5_000
"""Documents whose decisions are read with one query."""
_PART = 250
"""Decisions of a part: read in about 5 ms."""


def decisions_of(read: Reading, document_id: int) -> list[Decision]:
    """The decisions on one document, oldest first."""
    return _decisions(read, "document_id = ?", (document_id,))


def decision_parts(read: Reading, document_id: int) -> Iterator[list[Decision]]:
    """The same, some hundred at a time."""
    rows = read.all(
        "SELECT id FROM decision WHERE document_id = ? ORDER BY at, uid", (document_id,)
    )
    for first in range(0, len(rows), _PART):
        some = ",".join(str(int(row[0])) for row in rows[first : first + _PART])
        yield _decisions(read, f"id IN ({some})", ())


def decisions_written(read: Reading, op_id: int) -> list[int] | None:
    """Ids of the decisions that an operation wrote, also of those that are gone; None: too many
    to name."""
    if read.one("SELECT 1 FROM bulk WHERE op_id = ? AND tbl = 'decision'", (op_id,)):
        return None
    rows = read.all(
        "SELECT DISTINCT row_id FROM change WHERE op_id = ? AND tbl = 'decision'", (op_id,)
    )
    return [row[0] for row in rows]


def decisions_with(read: Reading, ids: Collection[int]) -> list[Decision]:
    """Those of the decisions ``ids`` that are there, oldest first."""
    found: list[Decision] = []
    for one in sorted(ids):
        found += _decisions(read, "id = ?", (one,))
    return found


def every_decision(read: Reading, documents: Collection[int] | None = None) -> list[Decision]:
    """All decisions, or those on some documents, oldest first."""
    if documents is None:
        return _decisions(read, "1", ())
    wanted, found = sorted(documents), []
    for first in range(0, len(wanted), _AT_ONCE):
        some = ",".join(str(int(one)) for one in wanted[first : first + _AT_ONCE])
        found += _decisions(read, f"document_id IN ({some})", ())
    return sorted(found, key=attrgetter("age"))


def decisions_on(read: Reading, words: str) -> list[Decision]:
    """The decisions on items with exactly these words, newest first."""
    return _decisions(read, "words = ?", (words,))[::-1]


def decisions_by(read: Reading, rule: str) -> list[Decision]:
    """The decisions that a rule made, oldest first."""
    return _decisions(read, "rule = ?", (rule,))


def decided_words(read: Reading) -> list[str]:
    """The words of all decisions, each once."""
    return [row[0] for row in read.all("SELECT DISTINCT words FROM decision ORDER BY words")]


def words_decided(read: Reading, uid: bytes) -> str | None:
    """The words of the decision with that uid; None where it is not there."""
    found = read.one("SELECT words FROM decision WHERE uid = ?", (uid,))
    return None if found is None else str(found[0])


def gold_label(read: Reading, decision: Decision) -> str:
    """The label that gold has for a decided item; empty where it has nothing."""
    if not decision.gold:
        return ""
    table = "span" if decision.kind == "span" else "relation"
    found = read.one(
        f"SELECT label.name FROM layer JOIN annotator ON annotator.id = annotator_id "
        f"JOIN {table} ON layer_id = layer.id JOIN label ON label.id = label_id "
        f"WHERE document_id = ? AND annotator.kind = 'gold' AND {table}.uid = ?",
        (decision.document, decision.gold),
    )
    return str(found[0]) if found else ""


def gold_words(read: Reading, decision: Decision) -> str:
    """The words of the gold span of a decided item; empty where it has none."""
    if not decision.gold or decision.kind != "span":
        return ""
    found = read.one(
        "SELECT span.start, fragments, substr(text, span.start + 1, span.stop - span.start) "
        "FROM layer JOIN annotator ON annotator.id = annotator_id JOIN span ON layer_id = layer.id "
        "JOIN text ON text.id = document_id "
        "WHERE document_id = ? AND annotator.kind = 'gold' AND span.uid = ?",
        (decision.document, decision.gold),
    )
    if found is None:
        return ""
    start, several, words = found
    pieces = json.loads(several) if several else [(start, start + len(words))]
    return span_text(words, tuple((first - start, stop - start) for first, stop in pieces))


def columns_of(decision: Decision) -> Row:
    """The columns of a decision's row, but for its ids."""
    return {
        "document_id": decision.document,
        "kind": decision.kind,
        "answer": str(decision.answer),
        "gold_uid": decision.gold or None,
        "taken": decision.taken.hex(),
        "rule": decision.rule,
        "cause": decision.cause,
        "words": decision.words,
        "variants": variants_text(
            (*decision.variants, decision.aside) if decision.aside else decision.variants
        ),
        "note": decision.note,
        "actor": decision.actor,
        "at": decision.at,
    }


def variants_text(variants: Iterable[Variant]) -> str:
    """Variants as their column holds them: JSON, ``[[label, fragments, who], …]``.

    What several say is there once.  ``who`` is hexadecimal, of each who says it the uids of
    annotator and span; for relations ``fragments`` is empty and ``who`` has the uids of annotator,
    relation, head and tail; who has nothing there stands, with the annotator's uid alone, under an
    empty label.  The last entry, ``[{uid: attributes, …}, [], ""]``, has the attributes of those
    that have any, by the uid of span or relation; nobody says it, so programs that know nothing of
    attributes pass it over.  Decisions of such programs lack it.
    """
    found = list(variants)
    if all(one.attributes is None for one in found):
        return said_text([_said(one) for one in found], "")
    kept = [(one.uid.hex(), compact_json(one.attributes)) for one in found if one.attributes]
    return said_text([_said(one) for one in found], attributes_said(kept))


def said_text(pairs: Iterable[tuple[str, str]], attributes: str) -> str:
    """The same from what each says (see :func:`span_said`) and who it is; ``attributes`` as
    :func:`attributes_said` has them, empty where they are not known."""
    found: dict[str, str] = {}
    for said, who in pairs:
        found[said] = found[said] + who if said in found else who
    entries = ",".join([f'[{said},"{who}"]' for said, who in found.items()])
    if not attributes:
        return f"[{entries}]"
    return f'[{entries},[{attributes},[],""]]' if entries else f'[[{attributes},[],""]]'


def said_form(things: int) -> str:
    """:func:`said_text` as a form: for each of so many ``things`` that are said what it is and who
    all say it, and the attributes last."""
    entries = ",".join(['[%s,"%s"]'] * things)
    return f'[{entries},[%s,[],""]]'


def attributes_said(kept: Iterable[tuple[str, str]]) -> str:
    """Attributes as JSON objects, by the uids (hexadecimal) of those that have them."""
    return "{" + ",".join([f'"{uid}":{text}' for uid, text in kept]) + "}"


def _said(variant: Variant) -> tuple[str, str]:
    by = variant.by.hex()
    if variant.fragments:
        return span_said(variant.label, variant.fragments), by + variant.uid.hex()
    if variant.label:
        who = (by, variant.uid.hex(), variant.head.hex(), variant.tail.hex())
        return span_said(variant.label, ()), "".join(who)
    return NOTHING_SAID, by


def span_said(label: str, fragments: Iterable[Fragment]) -> str:
    """What a span says, in the text of variants."""
    pieces = ",".join([f"[{start},{stop}]" for start, stop in fragments])
    return f"{_quoted(label)},[{pieces}]"


def said_head(label: str) -> str:
    """The same up to the first fragment; behind the last there is one bracket more."""
    return _quoted(label) + ",["


NOTHING_SAID = '"",[]'
"""What who has nothing there says."""


@lru_cache(maxsize=1024)
def _quoted(label: str) -> str:
    return compact_json(label)


def _decisions(read: Reading, where: str, parameters: tuple[Value, ...]) -> list[Decision]:
    rows = read.all(f"SELECT {_COLUMNS} FROM decision WHERE {where} ORDER BY at, uid", parameters)
    return [
        Decision(
            document=document,
            kind=kind,
            answer=Answer(answer),
            gold=gold or b"",
            taken=bytes.fromhex(taken),
            rule=rule,
            cause=cause,
            words=words,
            variants=tuple(said for said in everything if said.by != ASIDE),
            note=note,
            actor=actor,
            at=at,
            id=row_id,
            uid=uid,
            aside=next((said for said in everything if said.by == ASIDE), None),
        )
        for (
            row_id, document, kind, answer, gold, taken, rule, cause, words, variants, note, actor,
            at, uid,
        ) in rows
        for everything in (tuple(_variants(variants)),)
    ]  # fmt: skip


def _variants(text: str) -> Iterator[Variant]:
    entries = json.loads(text)
    known: dict[str, Any] | None = None
    if entries and isinstance(entries[-1], list) and isinstance(entries[-1][0], dict):
        known = entries.pop()[0]
    for one in entries:
        if isinstance(one, dict):
            yield _variant_of_old(one)
            continue
        label, pieces, who = one
        uids = bytes.fromhex(who)
        fragments = tuple([(start, stop) for start, stop in pieces])
        size = 2 * _UID if fragments else 4 * _UID if label else _UID
        for at in range(0, len(uids), size):
            by, uid, head, tail = (uids[at + n * _UID : at + size][:_UID] for n in range(4))
            attributes = None
            if known is not None and by != ASIDE:
                attributes = known.get(uid.hex(), NOTHING) if known else NOTHING
            yield Variant(by, uid, label, fragments, head, tail, attributes)


def _variant_of_old(found: dict[str, Any]) -> Variant:
    """A variant as the first files with decisions held it: one JSON object each."""
    pieces = found.get("fragments", ())
    head, tail = (bytes.fromhex(found.get(end, "")) for end in ("head", "tail"))
    return Variant(
        bytes.fromhex(found["by"]),
        bytes.fromhex(found["uid"]),
        str(found["label"]),
        tuple((start, stop) for start, stop in pieces),
        head,
        tail,
    )
