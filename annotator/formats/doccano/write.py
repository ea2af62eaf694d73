"""The writing half of ``doccano``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.counting import AUTO, POINTS, UNITS, from_points, is_plain
from annotator.formats.doccano.read import (
    DOCUMENT,
    NAME,
    OWN_KEYS,
    RELATION_KEYS,
    SHAPE,
    SPAN_KEYS,
    SPAN_LISTS,
    TRIPLES,
    UNIT,
)
from annotator.formats.json_layers import one_place, with_attributes
from annotator.formats.losses import (
    changed,
    details_lost,
    layers_lost,
    lost,
    numbered,
    state_lost,
)
from annotator.model.annotation import Document, Layer, Span

ENTITIES = "entities"
LABEL = "label"
OWN = "own"
"""What the option ``style`` may be: entities and relations, triples, or as the file had it."""

_Object = dict[str, Any]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode

_NEW = '{"Comments": []}'
"""What doccano's exports have; by it a text without any spans is known as doccano's."""

_TAKEN = {*SPAN_LISTS, *OWN_KEYS, "text", "relations", "name", "meta", UNIT}
"""Keys of a document that are no metadata; metadata called so goes into an object ``meta``."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to write: the options."""

    style: str
    text: str
    label: str
    unit: str
    cover: bool


def manner_of(options: Mapping[str, object]) -> Manner:
    """The options as a value."""
    return Manner(
        str(options.get("style", OWN)),
        str(options.get("text", "")),
        str(options.get("label", "")),
        str(options.get("unit", AUTO)),
        options.get("discontinuous") == "cover",
    )


def write(documents: Iterable[Document], target: Target, manner: Manner) -> Iterator[Item]:
    """Writes one line for each of ``documents``, of its first layer."""
    target.write("")
    for number, document in numbered(documents):
        layer = document.layers[0] if document.layers else Layer("")
        yield from layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        )
        yield from state_lost(document, layer)
        given = f"{target.name}-{number}" if number else target.name
        writing = _Writing(document, layer, manner)
        yield from writing.spans()
        yield from writing.relations()
        target.write(_encode(writing.finished(given)) + "\n")
        yield document


class _Writing:
    """The object of one document in the making."""

    def __init__(self, document: Document, layer: Layer, manner: Manner) -> None:
        self._document = document
        self._layer = layer
        self._manner = manner
        kept = {one.place: one.data for one in document.kept if one.format == NAME}
        self._own: _Object = json.loads(kept.get(DOCUMENT, _NEW))
        shape: _Object = json.loads(kept.get(SHAPE, "{}"))
        self._text_key = manner.text or str(shape.get("text", "text"))
        self._triples = manner.style == LABEL
        if manner.style == OWN and shape.get(TRIPLES) and not layer.relations:
            self._triples = not any(span.attributes or span.note for span in layer.spans)
        usual = LABEL if self._triples else ENTITIES
        had = str(shape.get("label", usual)) if manner.style == OWN else usual
        self._key = manner.label or (had if self._triples or not layer.relations else ENTITIES)
        self._linked = bool(layer.relations) or bool(shape.get("relations")) or not shape
        self._is_ours = DOCUMENT not in kept
        self._nested = set(shape.get("meta", ()))
        unit = shape.get("unit") if manner.unit == AUTO else manner.unit
        self._unit = POINTS if unit == POINTS else UNITS
        self._convert = from_points(document.text, self._unit)
        self._ids: dict[int, int] = _numbers(layer.spans)
        self._written: list[Any] = []
        self._gone: set[int] = set()
        self._links: list[_Object] = []

    def spans(self) -> Iterator[Item]:
        """Puts the spans in, and says what is lost of them."""
        document = self._document
        convert = self._convert
        for span in self._layer.spans:
            if len(span.fragments) > 1:
                yield from self._discontinuous(span)
                if span.id in self._gone:
                    continue
            start, stop = one_place(span)
            if self._triples:
                self._written.append([convert(start), convert(stop), span.label])
                yield from details_lost("span", span, document)
                continue
            written: _Object = {
                "id": self._ids[span.id],
                "label": span.label,
                "start_offset": convert(start),
                "end_offset": convert(stop),
            }
            if span.attributes or span.note:
                yield from with_attributes(written, span, SPAN_KEYS, document)
            self._written.append(written)

    def _discontinuous(self, span: Span) -> Iterator[Item]:
        if self._manner.cover:
            yield changed(
                "span",
                "it is discontinuous and was written with its gaps",
                self._document,
                "discontinuous spans",
                span.key,
            )
            return
        self._gone.add(span.id)
        yield lost(
            "span",
            "it is discontinuous, which offsets here cannot say; "
            "the option discontinuous=cover writes it with its gaps",
            self._document,
            "discontinuous spans",
            span.key,
            attributes=len(span.attributes),
        )

    def relations(self) -> Iterator[Item]:
        """Puts the relations in, and says what is lost of them."""
        document = self._document
        ids = _numbers(self._layer.relations)
        for relation in self._layer.relations:
            gone = {relation.head, relation.tail} & self._gone
            if self._triples or gone:
                yield lost(
                    "relation",
                    "a span at its end is not written"
                    if gone
                    else "spans without ids can have no relations; the option style=entities "
                    "writes them",
                    document,
                    "discontinuous spans" if gone else "relations",
                    relation.key,
                    attributes=len(relation.attributes),
                )
                continue
            named = relation.key or self._is_ours
            written: _Object = {"id": ids[relation.id]} if named else {}
            written |= {"from_id": self._ids[relation.head], "to_id": self._ids[relation.tail]}
            written["type"] = relation.label
            if relation.attributes or relation.note:
                yield from with_attributes(written, relation, RELATION_KEYS, document)
            self._links.append(written)

    def finished(self, given: str) -> _Object:
        """The whole object; ``given`` is the name that a reader will give."""
        document = self._document
        value: _Object = {"id": self._own["id"]} if "id" in self._own else {}
        if document.name != given:
            value["name"] = document.name
        value[self._text_key] = document.text
        if not is_plain(document.text):
            value[UNIT] = self._unit
        if document.layers:
            value[self._key] = self._written
            if self._linked and not self._triples:
                value["relations"] = self._links
        rest: _Object = {}
        for key, found in document.meta.items():
            is_plainly = key not in _TAKEN and key not in value and key not in self._nested
            (value if is_plainly else rest)[key] = found
        value |= {"meta": rest} if rest else {}
        return value | {key: each for key, each in self._own.items() if key not in value}


def _numbers(things: Iterable[Any]) -> dict[int, int]:
    """A whole number for each of ``things``: their own keys where all are different numbers."""
    listed = list(things)
    keys = {thing.key for thing in listed}
    if len(keys) == len(listed) and all(_is_number(key) for key in keys):
        return {thing.id: int(thing.key) for thing in listed}
    return {thing.id: number for number, thing in enumerate(listed, 1)}


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and str(int(key[:18])) == key
