"""The reading half of ``prodigy``: examples, joined where they are of one input."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import add
from typing import Any

from annotator.formats.base import Changed, Item, Reason, Rejected, Source
from annotator.formats.checks import text_fault
from annotator.formats.example_layer import (
    RELATION_KEYS,
    SPAN_KEYS,
    ExampleLayer,
    attribute_total,
)
from annotator.formats.json_documents import Found, json_documents, json_lines
from annotator.formats.json_values import Fault, check, kind_of, quoted
from annotator.formats.layers import Account
from annotator.formats.prodigy.joining import united
from annotator.formats.prodigy.listing import Listing, listing_of, way_of
from annotator.formats.tokens import kept_tokens
from annotator.model.annotation import NOTHING, Document, Json, Kept, Layer, State

NAME = "prodigy"
EXAMPLE = "example"
ASIDE = "aside"
"""Places of what is kept: of each annotator's example ("example ANNOTATOR"), and whole examples
that were refused or passed over ("aside 1")."""

TOOL_KEYS = frozenset(
    {"token_start", "token_end", "type", "source", "input_hash", "pattern", "rank", "score"}
    | {"color"}
)
"""Keys of spans and relations that are Prodigy's own; kept, but no attributes."""

_SPAN_KEYS = SPAN_KEYS | TOOL_KEYS
_RELATION_KEYS = RELATION_KEYS | TOOL_KEYS
_EXAMPLE_KEYS = {"text", "spans", "relations", "meta", "name"}
_HASH = re.compile(r'"_input_hash"\s*:\s*(-?\d{1,19})\b')
_MOST_INPUTS = 1_000_000

_Object = dict[str, Any]


@dataclass(slots=True)
class _Joined:
    """A document in the making: the examples of one input so far."""

    account: Account
    name: str
    text: str
    meta: Mapping[str, Json]
    layers: dict[str, Layer] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    aside: int = 0
    again: int = 0
    equal: tuple[int, ...] = (0, 0, 0)


def read(source: Source, encoding: str) -> Iterator[Item]:
    """The documents of ``source``: lines, one object or one list."""
    repeated, alone = _inputs(source, encoding)
    _, values = json_documents(source, encoding)
    first = list(islice(values, 2))
    reader = _Reader(source, repeated, alone=alone or len(first) < 2)
    for value in chain(first, values):
        yield from reader.take(value)
    yield from reader.rest()


def _inputs(source: Source, encoding: str) -> tuple[dict[int, int], bool]:
    """How often each input hash stands that stands repeatedly, and whether all lines have one."""
    counted: Counter[int] = Counter()
    lines = 0
    for _, line in json_lines(Source(source.path, shown=source.file), encoding):
        lines += bool(line.strip(" \t\r"))
        if len(counted) < _MOST_INPUTS:
            counted.update(map(int, _HASH.findall(line)))
    repeated = {number: times for number, times in counted.items() if times > 1}
    return repeated, len(counted) == 1 and counted.total() == lines


class _Reader:
    """Reads examples; holds back those of an input of which more are to come."""

    def __init__(self, source: Source, repeated: dict[int, int], *, alone: bool) -> None:
        self._source = source
        self._left = repeated
        self._alone = alone
        self._number = 0
        self._held: dict[int, dict[str, _Joined]] = {}

    def take(self, found: Found) -> Iterator[Item]:
        """The documents that are complete with this example."""
        line, raw, value = found
        account = Account(self._source.file, line, "")
        number = _hash_of(value)
        try:
            if isinstance(value, Fault):
                raise value
            check(raw, value)
            text = _text_of(value)
            held = self._held.get(number, {}).get(text) if number is not None else None
            joined = held or self._begun(value, text, account)
            account.document = joined.name
            _take_example(value, joined, account)
        except Fault as fault:
            self._number += not account.document
            yield _refused(account, value, fault.reason)
        else:
            yield from account.items
            if number is None or number not in self._left:
                yield from self._ended(joined)
                return
            self._held.setdefault(number, {})[text] = joined
        if number is not None and number in self._left:
            self._left[number] -= 1
            if not self._left[number]:
                for one in self._held.pop(number, {}).values():
                    yield from self._ended(one)

    def rest(self) -> Iterator[Item]:
        """The documents of which fewer examples came than the hashes promised."""
        for same in self._held.values():
            for one in same.values():
                yield from self._ended(one)

    def _begun(self, value: _Object, text: str, account: Account) -> _Joined:
        self._number += 1
        name = value.get("name")
        if not isinstance(name, str) or not name:
            name = self._source.name if self._alone else f"{self._source.name}-{self._number}"
        meta = value.get("meta")
        return _Joined(account, name, text, meta if isinstance(meta, dict) else NOTHING)

    def _ended(self, joined: _Joined) -> Iterator[Item]:
        if joined.again:
            yield Changed(
                "document",
                Reason(
                    "{count} more examples of its input are by an annotator who had one before; "
                    "their spans were joined, equal ones once",
                    {"count": joined.again},
                ),
                file=joined.account.file,
                line=joined.account.line,
                document=joined.name,
                spans=joined.equal[0],
                relations=joined.equal[1],
                attributes=joined.equal[2],
            )
        self._source.line = joined.account.line
        yield Document(
            name=joined.name,
            text=joined.text,
            meta=joined.meta,
            layers=tuple(joined.layers.values()),
            kept=tuple(joined.kept),
        )


def _text_of(value: object) -> str:
    if not isinstance(value, dict):
        raise Fault("it is {kind}, not an object with a text", kind=kind_of(value))
    text = value.get("text")
    if fault := text_fault(text):
        raise Fault(fault.template, **fault.fields)
    return str(text)


def _take_example(value: _Object, joined: _Joined, account: Account) -> None:
    """Adds one example to its document.  Raises Fault."""
    spans, relations = _list(value, "spans"), _list(value, "relations")
    tokens = value.get("tokens")
    listing = listing_of(tokens, joined.text) if tokens else None
    if not joined.kept and listing is not None and listing.is_sound:
        joined.kept.append(kept_tokens(joined.text, listing.tokens))
    annotator = _annotator(value)
    answer = value.get("answer")
    if answer not in (None, "accept"):
        _set_aside(value, joined, account, (spans, relations))
        return
    example = ExampleLayer(joined.text, tokens, account, TOOL_KEYS)
    example.take(spans, relations)
    place = f"{EXAMPLE} {annotator}"
    if not any(one.place == place for one in joined.kept):
        memory = _memory(value, joined, listing) | _tools(example, relations, listing)
        joined.kept.append(Kept(NAME, place, _compact(memory)))
    if not {"spans", "relations"} & value.keys() and not (answer and "tokens" in value):
        return
    building = example.building
    state = State.FINISHED if answer else State.OPEN
    layer = Layer(annotator, tuple(building.spans), tuple(building.relations), state)
    before = joined.layers.get(annotator)
    if before is not None:
        joined.again += 1
        layer, equal = united(before, layer)
        joined.equal = tuple(map(add, joined.equal, equal))
    joined.layers[annotator] = layer


def _memory(value: _Object, joined: _Joined, listing: Listing | None) -> _Object:
    """What is kept of an example as such; of its tokens only how they were listed, if that does."""
    extra = {key: each for key, each in value.items() if key not in _EXAMPLE_KEYS}
    if listing is not None and listing.is_sound:
        way = way_of(value["tokens"], listing, joined.text)
        extra["tokens"] = way or extra["tokens"]
    if "meta" in value and value["meta"] != joined.meta:
        extra["meta"] = value["meta"]
    bare = {} if "spans" in value else {"bare": True}
    linked = {"linked": True} if "relations" in value else {}
    return {"extra": extra} | bare | linked


def _tools(example: ExampleLayer, relations: list[Any], listing: Listing | None) -> _Object:
    """What Prodigy says of spans beside their place and label, and its colours of relations.

    Numbers of tokens are kept only where they are not those that we would write.
    """
    starts = listing.by_start() if listing is not None and example.raws else {}
    stops = listing.by_stop() if listing is not None and example.raws else {}
    said = []
    for raw, span in zip(example.raws, example.building.spans, strict=True):
        first, last = starts.get(span.start), stops.get(span.stop)
        tools = {key: raw[key] for key in raw.keys() & TOOL_KEYS}
        if (tools.get("token_start"), tools.get("token_end")) == (first, last):
            tools.pop("token_start", None)
            tools.pop("token_end", None)
        if "text" in raw:
            tools["text"] = True
        if tools:
            said.append([span.start, span.stop, span.label, dict(sorted(tools.items()))])
    colours = {
        raw["label"]: raw["color"]
        for raw in relations
        if isinstance(raw, dict) and "color" in raw and isinstance(raw.get("label"), str)
    }
    found: _Object = {"spans": said} if said else {}
    return found | ({"colours": colours} if colours else {})


def _set_aside(
    value: _Object, joined: _Joined, account: Account, parts: tuple[list[Any], list[Any]]
) -> None:
    spans, relations = parts
    joined.aside += 1
    rest = {key: each for key, each in value.items() if key != "text"}
    joined.kept.append(Kept(NAME, f"{ASIDE} {joined.aside}", _compact(rest)))
    account.items.append(
        Changed(
            "document",
            Reason(
                "an example with the answer {answer} is kept, but its {spans} spans and "
                "{relations} relations are not taken",
                {
                    "answer": quoted(value["answer"]),
                    "spans": len(spans),
                    "relations": len(relations),
                },
            ),
            file=account.file,
            line=account.line,
            document=account.document,
            spans=len(spans),
            relations=len(relations),
            attributes=_attributes(spans, relations),
        )
    )


def _annotator(value: _Object) -> str:
    for key in ("_annotator_id", "_session_id"):
        found = value.get(key)
        if isinstance(found, str) and found:
            return found
    return ""


def _hash_of(value: object) -> int | None:
    found = value.get("_input_hash") if isinstance(value, dict) else None
    return found if type(found) is int else None


def _list(value: _Object, key: str) -> list[Any]:
    found = value.get(key)
    if found is not None and not isinstance(found, list):
        raise Fault("the key {key} holds {kind}, not a list", key=key, kind=kind_of(found))
    return found or []


def _refused(account: Account, value: object, reason: Reason) -> Rejected:
    found = value if isinstance(value, dict) else {}
    spans, relations = (
        each if isinstance(each, list) else []
        for each in (found.get("spans"), found.get("relations"))
    )
    return Rejected(
        "document",
        reason,
        file=account.file,
        line=account.line,
        document=account.document,
        spans=len(spans),
        relations=len(relations),
        attributes=_attributes(spans, relations),
    )


def _attributes(spans: list[Any], relations: list[Any]) -> int:
    return attribute_total(spans, _SPAN_KEYS) + attribute_total(relations, _RELATION_KEYS)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
