"""The reading half of ``spacy``."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from annotator.formats.base import Changed, Item, Reason, Rejected, Source
from annotator.formats.checks import text_fault
from annotator.formats.json_documents import Found, json_documents
from annotator.formats.json_values import Fault, check, kind_of, quoted
from annotator.formats.layers import Account, Building, counts_of, name_of
from annotator.model.annotation import NOTHING, Document, Kept, Layer

NAME = "spacy"
DOCUMENT = "document"
NUMBERS = Kept(NAME, "ids", "numbers")
"""Kept with a document whose span ids are numbers, so that they are written as such."""

_SPAN_LISTS = ("spans", "entities", "ents")
_SPAN_KEYS = {"id", "start", "end", "label", "text", "token_start", "token_end"}
_RELATION_KEYS = {"id", "label", "head", "tail", "child", "head_span", "child_span", "tail_span"}

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
    if not isinstance(value, dict):
        raise Fault("it is {kind}, not an object with a text", kind=kind_of(value))
    check(raw, value)
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
    layers: tuple[Layer, ...] = ()
    if value.get("answer") in (None, "accept"):
        example = _Example(str(text), value.get("tokens"), account)
        if spans_key in value or relations:
            layers = (example.layer(spans, relations),)
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
    )


def _refused(account: Account, value: object, reason: Reason) -> Rejected:
    found = value if isinstance(value, dict) else {}
    lists = [found.get(key) for key in _SPAN_LISTS]
    spans = next((each for each in lists if each is not None), None)
    relations = found.get("relations")
    layers = found.get("layers")
    counts = [counts_of(layer) for layer in layers] if isinstance(layers, list) else []
    return Rejected(
        "document",
        reason,
        file=account.file,
        line=account.line,
        document=account.document,
        spans=_size(spans) + sum(count[0] for count in counts),
        relations=_size(relations) + sum(count[1] for count in counts),
        attributes=sum(count[2] for count in counts),
    )


def _size(found: object) -> int:
    return len(found) if isinstance(found, list) else 0


class _Example:
    """The spans and relations of one object."""

    def __init__(self, text: str, tokens: object, account: Account) -> None:
        self._account = account
        self._building = Building(text, account, (str, int))
        self._token_ends = _token_ends(tokens)
        self._by_place: dict[tuple[object, object], list[int]] = {}
        self._by_last_token: dict[int, list[int]] = {}
        self._refused_places: set[tuple[object, object]] = set()
        self._ignored: dict[str, None] = {}

    def layer(self, spans: list[Any], relations: list[Any]) -> Layer:
        """The layer, as far as it is taken."""
        for raw in spans:
            self._span(raw)
        for raw in relations:
            self._relation(raw)
        if self._ignored:
            self._account.change(
                "document",
                "the keys {keys} of its spans and relations are left out",
                keys=", ".join(map(quoted, self._ignored)),
            )
        return Layer("", tuple(self._building.spans), tuple(self._building.relations))

    def ids_are_numbers(self) -> bool:
        """Whether the file has ids of spans and all are numbers."""
        ids = self._building.by_id
        return bool(ids) and all(type(each) is int for each in ids)

    def _span(self, raw: Any) -> int | None:
        if isinstance(raw, list) and len(raw) == 3:
            raw = {"start": raw[0], "end": raw[1], "label": raw[2]}
        if not isinstance(raw, dict):
            reason = Reason("the span is {kind}, not an object", {"kind": kind_of(raw)})
            self._account.reject("span", reason)
            return None
        place = (raw.get("start"), raw.get("end"))
        number = self._building.span(
            id=raw.get("id"),
            label=raw.get("label"),
            fragments=[place],
            surface=raw.get("text"),
        )
        if number is None:
            if all(type(offset) is int for offset in place):
                self._refused_places.add(place)
            return None
        self._ignored.update((key, None) for key in raw if key not in _SPAN_KEYS)
        self._by_place.setdefault(place, []).append(number)
        last = raw.get("token_end", self._token_ends.get(raw["end"]))
        if type(last) is int:
            self._by_last_token.setdefault(last, []).append(number)
        return number

    def _relation(self, raw: Any) -> None:
        if not isinstance(raw, dict):
            reason = Reason("the relation is {kind}, not an object", {"kind": kind_of(raw)})
            self._account.reject("relation", reason)
            return
        tail = "tail" if "tail" in raw or "tail_span" in raw else "child"
        try:
            head_number = self._end("head", raw.get("head"), raw.get("head_span"))
            tail_number = self._end(tail, raw.get(tail), raw.get(f"{tail}_span"))
        except Fault as fault:
            self._account.reject("relation", fault.reason, raw.get("id"))
            return
        self._ignored.update((key, None) for key in raw if key not in _RELATION_KEYS)
        self._building.link(raw.get("id"), raw.get("label"), head_number, tail_number)

    def _end(self, end: str, id: Any, place: Any) -> int:
        """The number of the span that an end of a relation means.  Raises Fault."""
        if isinstance(place, dict):
            return self._placed(end, place)
        by_id = self._building.by_id
        if type(id) is int and id not in by_id and not self.ids_are_numbers():
            return self._by_token(end, id)
        if fault := self._building.end_fault(end, id):
            raise Fault(fault.template, **fault.fields)
        return by_id[id]

    def _by_token(self, end: str, token: int) -> int:
        found = self._by_last_token.get(token, [])
        if len(found) == 1:
            return found[0]
        raise Fault(
            "its {end}: several spans end with token {token}; say which by offsets in {end}_span"
            if found
            else "its {end}: no span has the id {token}, and none ends with token {token}",
            end=end,
            token=token,
        )

    def _placed(self, end: str, raw: _Object) -> int:
        """The span with the offsets, the label and, where it has one, the id of ``raw``."""
        place, label = (raw.get("start"), raw.get("end")), raw.get("label")
        if not all(type(offset) is int for offset in place):
            raise Fault("the offsets of its {end}_span are not whole numbers", end=end)
        here = self._by_place.get(place, [])
        spans = self._building.spans
        alike = [number for number in here if label in (None, spans[number].label)]
        named = [number for number in alike if spans[number].key == name_of(raw.get("id")) != ""]
        if alike:
            return (named or alike)[0]
        if place in self._refused_places:
            raise Fault("its {end}, the span at {start}, was rejected", end=end, start=place[0])
        made = self._span({key: raw[key] for key in raw if key in _SPAN_KEYS and key != "id"})
        if made is None:
            raise Fault("its {end}, the span at {start}, was rejected", end=end, start=place[0])
        self._account.change(
            "span",
            "the span {label} at {start} stands only in a relation; it was made from there",
            label=quoted(label),
            start=place[0],
        )
        return made


def _token_ends(tokens: object) -> dict[object, int]:
    """The number of the token that ends at each offset."""
    if not isinstance(tokens, list):
        return {}
    return {
        token["end"]: number
        for number, token in enumerate(tokens)
        if isinstance(token, dict) and type(token.get("end")) is int
    }
