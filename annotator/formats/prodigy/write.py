"""The writing half of ``prodigy``."""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.example_layer import RELATION_KEYS, SPAN_KEYS
from annotator.formats.json_layers import one_place, with_attributes
from annotator.formats.losses import changed, lost, numbered
from annotator.formats.prodigy.listing import SPACED, listed, listing_of
from annotator.formats.prodigy.read import ASIDE, EXAMPLE, NAME, TOOL_KEYS
from annotator.formats.tokens import Tokens, tokens_of
from annotator.model.annotation import Document, Layer, Relation, Span, State

_Object = dict[str, Any]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode

_TAKEN = SPAN_KEYS | TOOL_KEYS
_TAKEN_BY_RELATIONS = RELATION_KEYS | TOOL_KEYS


def write(
    documents: Iterable[Document], target: Target, *, cover: bool, own: bool
) -> Iterator[Item]:
    """Writes one line for each layer of ``documents``, and one for each that has none."""
    target.write("")
    hashes: set[int] = set()
    for number, document in numbered(documents):
        given = f"{target.name}-{number}" if number else target.name
        examples = _Examples(document, "" if document.name == given else document.name, own=own)
        examples.set_hash(hashes)
        for layer in document.layers:
            yield from examples.add(layer, cover=cover)
        for example in examples.finished():
            target.write(_encode(example) + "\n")
        yield document


class _Examples:
    """The lines of one document in the making."""

    def __init__(self, document: Document, name: str, *, own: bool) -> None:
        self._document = document
        self._name = name
        kept = {one.place: one.data for one in document.kept if one.format == NAME}
        self._kept = {place: data for place, data in kept.items() if place.startswith(EXAMPLE)}
        self._aside = [json.loads(kept[place]) for place in kept if place.startswith(ASIDE)]
        self._written: list[_Object] = []
        self._own = own
        self._cut: tuple[str, Tokens, list[_Object]] | None = None
        self._hash = 0

    def set_hash(self, taken: set[int]) -> None:
        """Finds the input's hash: that of the file it came from, else one of name and text.

        Raises it where another document of the file has it, since readers join by it.
        """
        for memory in (*map(json.loads, self._kept.values()), *self._aside):
            found = memory.get("extra", memory).get("_input_hash")
            if type(found) is int:
                self._hash = found
                break
        else:
            words = f"{self._document.name}\0{self._document.text}"
            self._hash = _signed(zlib.crc32(words.encode()))
        while self._hash in taken:
            self._hash = _signed(self._hash + 1)
        taken.add(self._hash)

    def add(self, layer: Layer, *, cover: bool) -> Iterator[Item]:
        """Adds the line of ``layer``, and says what is lost of it."""
        memory = self._memory_of(layer)
        extra: _Object = dict(memory.get("extra", {}))
        has_tokens = bool(extra.get("tokens")) or not memory
        if not has_tokens and layer.relations:
            has_tokens = True
        tokens, made = self._tokens_of(extra.pop("tokens", None)) if has_tokens else (None, [])
        example = _Example(self._document, memory, tokens)
        yield from example.spans(layer, cover=cover)
        yield from example.relations(layer)
        value = self._begun(extra)
        if has_tokens:
            value["tokens"] = made
        if example.written or not memory.get("bare"):
            value["spans"] = example.written
        if example.links or memory.get("linked") or not memory:
            value["relations"] = example.links
        value |= {key: each for key, each in extra.items() if key not in value}
        if layer.annotator and not memory.get("named"):
            value |= {"_annotator_id": layer.annotator, "_session_id": layer.annotator}
        value.pop("answer", None)
        if layer.state is State.FINISHED:
            value["answer"] = "accept"
        self._written.append(value)

    def _begun(self, extra: _Object) -> _Object:
        value: _Object = {"name": self._name} if self._name else {}
        value["text"] = self._document.text
        if self._document.meta or "meta" in extra:
            value["meta"] = extra.get("meta", dict(self._document.meta))
        value["_input_hash"] = self._hash
        known = extra.get("_task_hash")
        value["_task_hash"] = known if type(known) is int else self._hash
        return value

    def _memory_of(self, layer: Layer) -> _Object:
        """What was kept of a layer's example; that of one without a name belongs to the first."""
        place = f"{EXAMPLE} {layer.annotator}"
        named = place in self._kept
        if not named and not self._written:
            place = f"{EXAMPLE} "
        memory: _Object = json.loads(self._kept.pop(place, "{}"))
        return memory | {"named": True} if named else memory

    def finished(self) -> Iterator[_Object]:
        """All lines of the document."""
        for place in [*self._kept] if not self._document.layers else []:
            extra: _Object = json.loads(self._kept[place]).get("extra", {})
            if isinstance(extra.get("tokens"), str):
                extra["tokens"] = self._tokens_of(extra["tokens"])[1]
            self._written.append(self._begun(extra) | extra)
        for value in self._aside:
            self._written.append(self._begun(value) | value | {"_input_hash": self._hash})
        if not self._written:
            self._written.append(self._begun({}))
        yield from self._written

    def _tokens_of(self, found: Any) -> tuple[Tokens, list[_Object]]:
        """The tokens that an example listed, even empty ones; else those that we write."""
        if isinstance(found, list):
            listing = listing_of(found, self._document.text)
            if listing is not None:
                return listing.tokens, found
        way = found if isinstance(found, str) else SPACED
        if self._cut is None or self._cut[0] != way:
            self._cut = (way, *self._cut_text(way))
        tokens, made = self._cut[1:]
        return tokens, found if isinstance(found, list) else made

    def _cut_text(self, way: str) -> tuple[Tokens, list[_Object]]:
        """Tokens of our own; a text of nothing but white space is one."""
        text = self._document.text
        tokens = tokens_of(self._document, own=self._own)
        if text and not len(tokens):
            tokens = Tokens([0], [len(text)])
        return tokens, listed(text, list(tokens.starts), list(tokens.stops), way)


class _Example:
    """The spans and relations of one line in the making."""

    def __init__(self, document: Document, memory: _Object, tokens: Tokens | None) -> None:
        self.written: list[_Object] = []
        self.links: list[_Object] = []
        self._document = document
        self._tokens = tokens
        self._colours: dict[str, str] = memory.get("colours", {})
        self._tools: dict[tuple[int, int, str], list[_Object]] = {}
        for start, stop, label, tools in memory.get("spans", []):
            self._tools.setdefault((start, stop, label), []).append(tools)
        self._objects: dict[int, _Object] = {}

    def spans(self, layer: Layer, *, cover: bool) -> Iterator[Item]:
        """Puts the spans in, and says what is lost of them."""
        document = self._document
        twins = _twins(layer)
        for span in layer.spans:
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
            written: _Object = {"start": start, "end": stop, "label": span.label}
            place = (start, stop, span.label)
            if span.key or place in twins:
                written["id"] = span.key or f"s{span.id}"
            if self._tokens is not None:
                yield from self._number(written, span, self._tokens)
            if self._tools:
                self._add_tools(written, place)
            if span.attributes or span.note:
                yield from with_attributes(written, span, _TAKEN, document)
            self._objects[span.id] = written
            self.written.append(written)

    def _number(self, written: _Object, span: Span, tokens: Tokens) -> Iterator[Item]:
        """Puts the numbers of the first and the last token in, both inclusive."""
        start, stop = written["start"], written["end"]
        first = bisect_right(tokens.stops, start)
        last = bisect_left(tokens.starts, stop) - 1
        if last < first:
            first = last = min(first, len(tokens) - 1)
        if (tokens.starts[first], tokens.stops[last]) != (start, stop):
            yield changed(
                "span",
                "it does not begin and end with a token; its token numbers are of whole tokens",
                self._document,
                "spans that cut a token",
                span.key,
            )
        written |= {"token_start": first, "token_end": last}

    def _add_tools(self, written: _Object, place: tuple[int, int, str]) -> None:
        known = self._tools.get(place)
        if not known:
            return
        tools = dict(known.pop(0) if len(known) > 1 else known[0])
        if tools.pop("text", False):
            written["text"] = self._document.text[place[0] : place[1]]
        written |= tools

    def relations(self, layer: Layer) -> Iterator[Item]:
        """Puts the relations in, and says what is lost of them."""
        for relation in layer.relations:
            head, tail = self._objects.get(relation.head), self._objects.get(relation.tail)
            if head is None or tail is None:
                yield lost(
                    "relation",
                    "a span at its end is not written",
                    self._document,
                    "discontinuous spans",
                    relation.key,
                    attributes=len(relation.attributes),
                )
                continue
            yield from self._link(relation, head, tail)

    def _link(self, relation: Relation, head: _Object, tail: _Object) -> Iterator[Item]:
        written: _Object = {"head": head["token_end"], "child": tail["token_end"]}
        written |= {"head_span": _end(head), "child_span": _end(tail)}
        if relation.key:
            written["id"] = relation.key
        if relation.label in self._colours:
            written["color"] = self._colours[relation.label]
        written["label"] = relation.label
        if relation.attributes or relation.note:
            yield from with_attributes(written, relation, _TAKEN_BY_RELATIONS, self._document)
        self.links.append(written)


_END_KEYS = ("id", "start", "end", "token_start", "token_end", "label")


def _end(written: _Object) -> _Object:
    return {key: written[key] for key in _END_KEYS if key in written}


def _twins(layer: Layer) -> set[tuple[int, int, str]]:
    """Places with labels that several spans share, which only an id tells apart."""
    seen: set[tuple[int, int, str]] = set()
    twice: set[tuple[int, int, str]] = set()
    for span in layer.spans:
        place = (*one_place(span), span.label)
        (twice if place in seen else seen).add(place)
    return twice


def _signed(number: int) -> int:
    """``number`` as a signed number of 32 bits, as hashes are here."""
    return (number + 2**31) % 2**32 - 2**31
