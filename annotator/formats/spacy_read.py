"""The reading half of ``spacy``."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from annotator.formats.base import Changed, Item, Reason, Rejected, Source
from annotator.formats.checks import text_fault
from annotator.formats.example_layer import (
    RELATION_KEYS,
    SPAN_KEYS,
    ExampleLayer,
    attribute_total,
)
from annotator.formats.json_documents import Found, json_documents
from annotator.formats.json_values import Fault, check, kind_of, quoted
from annotator.formats.layers import Account, counts_of
from annotator.model.annotation import NOTHING, Document, Kept, Layer

NAME = "spacy"
DOCUMENT = "document"
SHAPE = "shape"
"""Places of what is kept: unknown keys of the document, and how its spans stood in the file."""

NUMBERS = Kept(NAME, "ids", "numbers")
"""Kept with a document whose span ids are numbers, so that they are written as such."""

TRIPLES = "triples"
"""How spans stood that were ``[start, end, label]``; SHAPE is that word after the key."""

_SPAN_LISTS = ("spans", "entities", "ents")

_Object = dict[str, Any]


def read(source: Source, encoding: str) -> Iterator[Item]:
    """The documents of ``source``: lines, one object or one list."""
    _, found = json_documents(source, encoding)
    first = next(found, None)
    second = next(found, None)
    if first is None:
        return
    if second is None:
        yield from _items(source, source.name, first)
        return
    for number, value in enumerate(chain((first, second), found), 1):
        yield from _items(source, f"{source.name}-{number}", value)


def _items(source: Source, name: str, found: Found) -> Iterator[Item]:
    line, raw, value = found
    account = Account(source.file, line, name)
    try:
        if isinstance(value, Fault):
            raise value
        document = _document(raw, value, account)
    except Fault as fault:
        yield _refused(account, value, fault.reason)
        return
    yield from account.items
    source.line = line
    yield document


def _document(raw: str, value: object, account: Account) -> Document:
    check(raw, value)
    value = _paired(value)
    if not isinstance(value, dict):
        raise Fault("it is {kind}, not an object with a text", kind=kind_of(value))
    text = value.get("text")
    if fault := text_fault(text):
        raise Fault(fault.template, **fault.fields)
    if isinstance(value.get("layers"), dict | list) and value["layers"]:
        raise Fault(
            "it has the key layers, as a native document has; read it with the format jsonl"
        )
    spans_key = next((key for key in _SPAN_LISTS if value.get(key) is not None), "spans")
    spans, relations = _list(value, spans_key), _list(value, "relations")
    meta = value.get("meta")
    known = {"text", spans_key, "relations"} | ({"meta"} if isinstance(meta, dict) else set())
    extra = {key: found for key, found in value.items() if key not in known}
    kept = [Kept(NAME, DOCUMENT, json.dumps(extra, ensure_ascii=False))] if extra else []
    if shape := _shape(value, spans_key, spans):
        kept.append(Kept(NAME, SHAPE, shape))
    layers: tuple[Layer, ...] = ()
    if value.get("answer") in (None, "accept"):
        example = ExampleLayer(str(text), value.get("tokens"), account)
        if spans_key in value or relations:
            example.take(spans, relations)
            building = example.building
            layers = (Layer("", tuple(building.spans), tuple(building.relations)),)
        kept += [NUMBERS] if example.ids_are_numbers() else []
    else:
        account.items.append(_set_aside(value["answer"], spans, relations, account))
    return Document(
        name=account.document,
        text=str(text),
        meta=meta if isinstance(meta, dict) else NOTHING,
        layers=layers,
        kept=tuple(kept),
    )


def _paired(value: object) -> object:
    """``value``, made one object where it is spaCy's pair of a text and its annotations."""
    if not isinstance(value, list) or len(value) != 2:
        return value
    text, annotations = value
    if isinstance(text, str) and isinstance(annotations, dict) and "text" not in annotations:
        return {"text": text, **annotations}
    return value


def _shape(value: _Object, key: str, spans: list[Any]) -> str:
    """How the spans stood in the file; "" where it is as we write them."""
    triples = bool(spans) and all(isinstance(raw, list) for raw in spans)
    if triples or (key in value and key != "spans"):
        return f"{key} {TRIPLES}" if triples else key
    return ""


def _list(value: _Object, key: str) -> list[Any]:
    found = value.get(key)
    if found is not None and not isinstance(found, list):
        raise Fault("the key {key} holds {kind}, not a list", key=key, kind=kind_of(found))
    return found or []


def _set_aside(answer: object, spans: list[Any], relations: list[Any], account: Account) -> Changed:
    return Changed(
        "document",
        Reason(
            "its answer is {answer}, so it comes without its {spans} spans and {relations} "
            "relations",
            {"answer": quoted(answer), "spans": len(spans), "relations": len(relations)},
        ),
        file=account.file,
        line=account.line,
        document=account.document,
        spans=len(spans),
        relations=len(relations),
        attributes=_attributes(spans, relations),
    )


def _refused(account: Account, value: object, reason: Reason) -> Rejected:
    found = _paired(value)
    found = found if isinstance(found, dict) else {}
    lists = (found.get(key) for key in _SPAN_LISTS)
    spans = _some(next((each for each in lists if each is not None), None))
    relations = _some(found.get("relations"))
    layers = found.get("layers")
    counts = [counts_of(layer) for layer in layers] if isinstance(layers, list) else []
    return Rejected(
        "document",
        reason,
        file=account.file,
        line=account.line,
        document=account.document,
        spans=len(spans) + sum(count[0] for count in counts),
        relations=len(relations) + sum(count[1] for count in counts),
        attributes=_attributes(spans, relations) + sum(count[2] for count in counts),
    )


def _attributes(spans: list[Any], relations: list[Any]) -> int:
    return attribute_total(spans, SPAN_KEYS) + attribute_total(relations, RELATION_KEYS)


def _some(found: object) -> list[Any]:
    return found if isinstance(found, list) else []
