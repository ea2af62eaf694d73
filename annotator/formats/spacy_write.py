"""The writing half of ``spacy``."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annotator.formats.base import Item, Loss, Target
from annotator.formats.keys import renamed, unique_keys
from annotator.formats.losses import (
    changed,
    details_lost,
    layers_lost,
    lost,
    name_lost,
    numbered,
    state_lost,
)
from annotator.formats.spacy_read import DOCUMENT, NAME, NUMBERS
from annotator.model.annotation import Document, Fragment, Layer, Relation, Span
from annotator.model.segments import syllables

_Object = dict[str, Any]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode


def write(
    documents: Iterable[Document], target: Target, *, prodigy: bool, cover: bool
) -> Iterator[Item]:
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
        if prodigy:
            example.find_tokens()
            yield from example.token_notes()
        yield from example.relations(prodigy=prodigy)
        target.write(_encode(example.object) + "\n")
        yield document


@dataclass(slots=True)
class _Written:
    """A span as it is written, with the numbers of its first and last token (-1: it has none)."""

    span: Span
    object: _Object
    first: int = -1
    last: int = -1


class _Example:
    """The object of one document in the making."""

    def __init__(self, document: Document, layer: Layer) -> None:
        kept = {item.place: item.data for item in document.kept if item.format == NAME}
        extra: _Object = json.loads(kept[DOCUMENT]) if DOCUMENT in kept else {}
        self.object: _Object = {"text": document.text}
        if document.meta:
            self.object["meta"] = dict(document.meta)
        self.object |= {"spans": [], "relations": []} | extra
        if layer.spans and "answer" in self.object:
            self.object["answer"] = "accept"
        self._document = document
        self._layer = layer
        self._numbers = NUMBERS in document.kept
        self._written: dict[int, _Written] = {}

    def spans(self, *, cover: bool) -> Iterator[Item]:
        """Puts the spans in, and says what is lost of them."""
        document = self._document
        keys, renamings = unique_keys(self._layer.spans, "s")
        yield from (renamed("span", old, new, document) for old, new in renamings)
        for span, key in zip(self._layer.spans, keys, strict=True):
            if len(span.fragments) > 1 and not cover:
                yield lost(
                    "span",
                    "it is discontinuous, which offsets here cannot say; "
                    "the option discontinuous=cover writes it with its gaps",
                    document,
                    "discontinuous spans",
                    span.key,
                )
                continue
            yield from details_lost("span", span, document)
            if len(span.fragments) > 1:
                yield changed(
                    "span",
                    "it is discontinuous and was written with its gaps",
                    document,
                    "discontinuous spans",
                    span.key,
                )
            written = {
                "id": self._id(key),
                "start": span.start,
                "end": span.stop,
                "label": span.label,
                "text": document.text[span.start : span.stop],
            }
            self._written[span.id] = _Written(span, written)
            self.object["spans"].append(written)

    def find_tokens(self) -> None:
        """Puts the tokens in, the file's own or syllables, and their numbers into the spans."""
        text = self._document.text
        tokens = _own_tokens(self.object.get("tokens"), len(text))
        if not tokens:
            tokens = list(syllables(text))
            self.object["tokens"] = [
                {
                    "text": text[start:stop],
                    "start": start,
                    "end": stop,
                    "id": number,
                    "ws": stop < len(text) and text[stop].isspace(),
                }
                for number, (start, stop) in enumerate(tokens)
            ]
        for one in self._written.values():
            first = bisect_right(tokens, one.span.start, key=lambda token: token[1])
            last = bisect_left(tokens, one.span.stop, key=lambda token: token[0]) - 1
            if first <= last:
                one.first, one.last = first, last
                one.object |= {"token_start": first, "token_end": last}
        self._tokens = tokens

    def token_notes(self) -> Iterator[Item]:
        """What is to be said about spans that do not lie on whole tokens."""
        for one in self._written.values():
            if one.last < 0:
                yield changed(
                    "span",
                    "it holds nothing but white space, so it has no token",
                    self._document,
                    id=one.span.key,
                )
            elif (self._tokens[one.first][0], self._tokens[one.last][1]) != (
                one.span.start,
                one.span.stop,
            ):
                yield changed(
                    "span",
                    "it does not begin and end with a token; its token numbers are of whole tokens",
                    self._document,
                    id=one.span.key,
                )

    def relations(self, *, prodigy: bool) -> Iterator[Item]:
        """Puts the relations in, and says what is lost of them."""
        keys, renamings = unique_keys(self._layer.relations, "r")
        yield from (renamed("relation", old, new, self._document) for old, new in renamings)
        for relation, key in zip(self._layer.relations, keys, strict=True):
            head, tail = self._written.get(relation.head), self._written.get(relation.tail)
            if head is None or tail is None:
                yield self._lost(relation, "a span at its end is not written")
            elif prodigy and (head.last < 0 or tail.last < 0):
                yield self._lost(relation, "a span at its end has no token")
            else:
                yield from details_lost("relation", relation, self._document)
                written: _Object = {"id": key} if relation.key else {}
                ends = _by_token(head, tail) if prodigy else _by_id(head, tail)
                self.object["relations"].append(written | ends | {"label": relation.label})

    def _lost(self, relation: Relation, template: str) -> Item:
        loss: Loss = "discontinuous spans" if "written" in template else ""
        return lost("relation", template, self._document, loss, relation.key)

    def _id(self, key: str) -> str | int:
        if self._numbers and key.isascii() and key.removeprefix("-").isdigit():
            return int(key)
        return key


def _by_id(head: _Written, tail: _Written) -> _Object:
    return {"head": head.object["id"], "tail": tail.object["id"]}


def _by_token(head: _Written, tail: _Written) -> _Object:
    return {
        "head": head.last,
        "child": tail.last,
        "head_span": {key: value for key, value in head.object.items() if key != "text"},
        "child_span": {key: value for key, value in tail.object.items() if key != "text"},
    }


def _own_tokens(tokens: object, length: int) -> list[Fragment]:
    """The places of the tokens that a file brought, or none unless all are in order."""
    if not isinstance(tokens, list):
        return []
    places: list[Fragment] = []
    before = 0
    for token in tokens:
        start, stop = (
            (token.get("start"), token.get("end")) if isinstance(token, dict) else (None, None)
        )
        if type(start) is not int or type(stop) is not int or not before <= start <= stop <= length:
            return []
        places.append((start, stop))
        before = stop
    return places
