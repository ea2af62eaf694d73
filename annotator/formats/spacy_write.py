"""The writing half of ``spacy``."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.example_layer import RELATION_KEYS, SPAN_KEYS
from annotator.formats.json_layers import one_place, with_attributes
from annotator.formats.keys import renamed, unique_keys
from annotator.formats.losses import (
    changed,
    layers_lost,
    lost,
    name_lost,
    numbered,
    state_lost,
)
from annotator.formats.spacy_read import DOCUMENT, NAME, NUMBERS, SHAPE, TRIPLES
from annotator.model.annotation import Document, Layer

_Object = dict[str, Any]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode


def write(documents: Iterable[Document], target: Target, *, cover: bool) -> Iterator[Item]:
    """Writes one line for each of ``documents``, of its first layer."""
    target.write("")
    for number, document in numbered(documents):
        layer = document.layers[0] if document.layers else Layer("")
        yield from name_lost(document, number, target)
        yield from layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        )
        yield from state_lost(document, layer)
        example = _Example(document, layer)
        yield from example.spans(cover=cover)
        yield from example.relations()
        target.write(_encode(example.object) + "\n")
        yield document


class _Example:
    """The object of one document in the making."""

    def __init__(self, document: Document, layer: Layer) -> None:
        kept = {item.place: item.data for item in document.kept if item.format == NAME}
        extra: _Object = json.loads(kept[DOCUMENT]) if DOCUMENT in kept else {}
        self._key, _, shape = kept.get(SHAPE, "spans").partition(" ")
        self._triples = shape == TRIPLES and not layer.relations
        self.object: _Object = {"text": document.text}
        if document.meta:
            self.object["meta"] = dict(document.meta)
        self.object |= {self._key: [], "relations": []} | extra
        if layer.spans and "answer" in self.object:
            self.object["answer"] = "accept"
        self._document = document
        self._layer = layer
        self._numbers = NUMBERS in document.kept
        self._ids: dict[int, str | int] = {}

    def spans(self, *, cover: bool) -> Iterator[Item]:
        """Puts the spans in, and says what is lost of them."""
        document = self._document
        text = document.text
        keys, renamings = unique_keys(self._layer.spans, "s")
        yield from (renamed("span", old, new, document) for old, new in renamings)
        for span, key in zip(self._layer.spans, keys, strict=True):
            if len(span.fragments) > 1:
                if not cover:
                    yield lost(
                        "span",
                        "it is discontinuous, which offsets here cannot say; "
                        "the option discontinuous=cover writes it with its gaps",
                        document,
                        "discontinuous spans",
                        span.key,
                        attributes=len(span.attributes),
                    )
                    continue
                yield changed(
                    "span",
                    "it is discontinuous and was written with its gaps",
                    document,
                    "discontinuous spans",
                    span.key,
                )
            start, stop = one_place(span)
            if self._triples and not (span.key or span.attributes or span.note):
                self.object[self._key].append([start, stop, span.label])
                continue
            self._ids[span.id] = self._id(key)
            written: _Object = {
                "id": self._ids[span.id],
                "start": start,
                "end": stop,
                "label": span.label,
                "text": text[start:stop],
            }
            if span.attributes or span.note:
                yield from with_attributes(written, span, SPAN_KEYS, document)
            self.object[self._key].append(written)

    def relations(self) -> Iterator[Item]:
        """Puts the relations in, and says what is lost of them."""
        document = self._document
        keys, renamings = unique_keys(self._layer.relations, "r")
        yield from (renamed("relation", old, new, document) for old, new in renamings)
        for relation, key in zip(self._layer.relations, keys, strict=True):
            head, tail = self._ids.get(relation.head), self._ids.get(relation.tail)
            if head is None or tail is None:
                yield lost(
                    "relation",
                    "a span at its end is not written",
                    document,
                    "discontinuous spans",
                    relation.key,
                    attributes=len(relation.attributes),
                )
                continue
            written: _Object = {"id": key} if relation.key else {}
            written |= {"head": head, "tail": tail, "label": relation.label}
            if relation.attributes or relation.note:
                yield from with_attributes(written, relation, RELATION_KEYS, document)
            self.object["relations"].append(written)

    def _id(self, key: str) -> str | int:
        if self._numbers and key.isascii() and key.removeprefix("-").isdigit():
            return int(key)
        return key
