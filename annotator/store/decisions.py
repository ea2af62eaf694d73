"""The decisions of adjudication as rows, and back.

Where files were merged an item may have two: the newer by its time stands, of two of one time that
with the greater uid, so it is the same one in every file.
"""

import json
from collections.abc import Collection, Iterable
from functools import lru_cache

from annotator.model.decision import Answer, Decision, Variant
from annotator.store.reading import Reading
from annotator.store.tables import Row, Value, compact_json

_COLUMNS = (
    "id, document_id, kind, answer, gold_uid, taken, rule, cause, words, variants, note, actor, at"
)


def decisions_of(read: Reading, document_id: int) -> list[Decision]:
    """The decisions on one document, oldest first."""
    return _decisions(read, "document_id = ?", (document_id,))


def every_decision(read: Reading, documents: Collection[int] | None = None) -> list[Decision]:
    """All decisions, or those on some documents, oldest first."""
    found = _decisions(read, "1", ())
    if documents is None:
        return found
    wanted = frozenset(documents)
    return [one for one in found if one.document in wanted]


def decisions_on(read: Reading, words: str) -> list[Decision]:
    """The decisions on items with exactly these words, newest first."""
    return _decisions(read, "words = ?", (words,))[::-1]


def decisions_by(read: Reading, rule: str) -> list[Decision]:
    """The decisions that a rule made, oldest first."""
    return _decisions(read, "rule = ?", (rule,))


def decided_words(read: Reading) -> list[str]:
    """The words of all decisions, each once."""
    return [row[0] for row in read.all("SELECT DISTINCT words FROM decision ORDER BY words")]


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
        "variants": variants_text(decision.variants),
        "note": decision.note,
        "actor": decision.actor,
        "at": decision.at,
    }


def variants_text(variants: Iterable[Variant]) -> str:
    """Variants as their column holds them: JSON, written by hand since rules write very many."""
    return f"[{','.join(map(_variant_text, variants))}]"


def _variant_text(variant: Variant) -> str:
    if variant.fragments:
        pieces = ",".join(f"[{start},{stop}]" for start, stop in variant.fragments)
        rest = f'"fragments":[{pieces}]'
    else:
        rest = f'"head":"{variant.head.hex()}","tail":"{variant.tail.hex()}"'
    by, uid = variant.by.hex(), variant.uid.hex()
    return f'{{"by":"{by}","uid":"{uid}","label":{_quoted(variant.label)},{rest}}}'


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
            variants=tuple(_variant(one) for one in json.loads(variants)),
            note=note,
            actor=actor,
            at=at,
            id=row_id,
        )
        for (
            row_id, document, kind, answer, gold, taken, rule, cause, words, variants, note, actor,
            at,
        ) in rows
    ]  # fmt: skip


def _variant(found: dict[str, object]) -> Variant:
    pieces = found.get("fragments", ())
    return Variant(
        bytes.fromhex(str(found["by"])),
        bytes.fromhex(str(found["uid"])),
        str(found["label"]),
        tuple((int(a), int(b)) for a, b in pieces) if isinstance(pieces, list) else (),
        bytes.fromhex(str(found.get("head", ""))),
        bytes.fromhex(str(found.get("tail", ""))),
    )
