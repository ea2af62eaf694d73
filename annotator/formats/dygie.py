"""DyGIE++ JSON Lines: a document a line, its sentences as token lists.

Source: https://github.com/dwadden/dygiepp (doc/data.md), the form of SciERC.  Unit: tokens of the
DOCUMENT, numbered through all sentences.  End: INCLUSIVE.  ``ner`` and ``relations`` hold a list a
sentence; relations name their ends by tokens::

    {"doc_key": "a", "dataset": "d", "sentences": [["Lan", "ở", "Huế"]],
     "ner": [[[0, 0, "PER"], [2, 2, "LOC"]]], "relations": [[[0, 0, 2, 2, "Live_In"]]]}

``clusters``, ``events``, ``event_clusters``, ``weight`` and keys with "_" are kept and written back
as long as tokens and sentences are the file's own; so is what models predicted (``predicted_…``),
which does not come in.  What stands behind a label is the attribute ``more``.  CrossRE's
``sentence`` with flat lists is read, too, and comes back so.  A line without ``ner`` and
``relations`` is one that nobody labelled.

Cannot hold: discontinuous spans, attributes, notes, states, metadata, the white space of the text,
more than one layer, empty tokens, and, unless ``unit=document``, relations between two sentences.
Of two spans on the same tokens a relation means the first.

Traps: files are called .json; DyGIE++ refuses keys that it does not know, so the metadata has no
place; a model predicts only what its ``dataset`` was trained with.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.formats.base import (
    ENCODING,
    Changed,
    Description,
    Format,
    Item,
    Option,
    Reason,
    Source,
    Target,
)
from annotator.formats.json_values import Fault, quoted
from annotator.formats.layers import Account
from annotator.formats.losses import changed, metadata_lost
from annotator.formats.token_json.building import TokenLayer
from annotator.formats.token_json.details import own_frames, values_after
from annotator.formats.token_json.examples import (
    Counts,
    Example,
    Reader,
    Value,
    listed,
    more_of,
    read,
    size,
)
from annotator.formats.token_json.frames import Form, filled_frame, is_unnamed, kept_frames
from annotator.formats.token_json.layout import UNIT, Layout, Sentence
from annotator.formats.token_json.lines import write_lines
from annotator.formats.token_json.words import Words
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

DATASET = Option(
    name="dataset",
    kind="text",
    default="annotator",
    help="What the data set is called, for documents whose file did not say it; a trained model "
    "knows its labels by this name.",
    applies="write",
)

_MODELLED = ("sentences", "ner", "relations")
FORM = Form("dygie", ("doc_key", *_MODELLED), frozenset({*_MODELLED, "sentence"}), "doc_key")
_SENTENCES = re.compile(
    rb'"sentences"\s*:\s*\[\s*(?:\]|\[\s*(?:\]|"))|"sentence"\s*:\s*\[\s*(?:\]|")'
)
_SURE = re.compile(rb'"(?:doc_key|ner|predicted_ner)"\s*:')
_SPAN = "a list of first token, last token and label"
_RELATION = "a list of four numbers of tokens and a label"
_ASIDE = ("clusters", "events", "event_clusters")


class Dygie(Format):
    """Documents of token lists, spans and relations by tokens of the document."""

    description = Description(
        name="dygie",
        title="DyGIE++ JSON Lines",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "identical spans",
            "layers of several annotators",
            "notes",
            "original spacing",
            "relations across sentences",
            "spans that cut a token",
            "states",
        ),
        options=(ENCODING, UNIT, DATASET, CUT, TOKENS, JOINED),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By sentences that are token lists, with a doc_key or ner."""
        if not _SENTENCES.search(head):
            return 0
        return 94 if _SURE.search(head) else 50

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document a line."""
        return read(source, _Reader(options), {**options, "grouped": False})

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, one a line."""

        def examples(document: Document) -> Iterator[Item | dict[str, Any]]:
            return _example(document, options)

        return write_lines(documents, target, examples)


class _Reader(Reader):
    """What DyGIE++'s documents are."""

    name_keys = (FORM.name_key,)
    modelled = FORM.modelled

    def __init__(self, options: Mapping[str, object]) -> None:
        self._joined = bool(options.get("joined"))

    def sentences(self, value: Value) -> list[Any]:
        """The token lists."""
        if _is_single(value):
            return [listed(value, "sentence")]
        return listed(value, "sentences", needed=True)

    def counts(self, value: Value) -> Counts:
        """Spans and relations of all sentences."""
        if _is_single(value):
            return size(value.get("ner")), size(value.get("relations")), 0
        return _total(value.get("ner")), _total(value.get("relations")), 0

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The one document of an example."""
        (example,) = examples
        value = example.value
        words = Words(self.sentences(value), joined=self._joined)
        layer = TokenLayer(words, account, inclusive=True)
        _Annotations(value, words, layer).take()
        _set_aside(value, account)
        unnamed = "" if example.name else account.document
        kept = (*words.kept, *kept_frames(FORM, [value], unnamed))
        labelled = value.get("ner") is not None or value.get("relations") is not None
        layers = (layer.layer,) if labelled else ()
        return Document(account.document, words.text, meta, layers, kept)


class _Annotations:
    """The spans and relations of a document."""

    def __init__(self, value: Value, words: Words, layer: TokenLayer) -> None:
        self._spans = _by_sentence(value, "ner")
        self._relations = _by_sentence(value, "relations")
        self._within = (0, words.size)
        self._layer = layer
        self._places: dict[tuple[object, object], int | None] = {}

    def take(self) -> None:
        """Takes or rejects them all."""
        for raw in self._spans:
            if not isinstance(raw, list) or len(raw) < 3:
                self._layer.reject_odd("span", raw, _SPAN)
                continue
            first, last, label = raw[:3]
            number = self._layer.span(label, first, last, self._within, more_of(raw, 3))
            if number is not None or (type(first) is int and type(last) is int):
                self._places.setdefault((first, last), number)
        for raw in self._relations:
            if not isinstance(raw, list) or len(raw) < 5:
                self._layer.reject_odd("relation", raw, _RELATION)
                continue
            head, tail = self._end("head", *raw[0:2]), self._end("tail", *raw[2:4])
            self._layer.link(raw[4], head, tail, more_of(raw, 5))

    def _end(self, end: str, first: object, last: object) -> int | Reason:
        fields: dict[str, object] = {"end": end, "first": quoted(first), "last": quoted(last)}
        if type(first) is not int or type(last) is not int:
            return Reason("its {end}, {first} to {last}, is not two numbers of tokens", fields)
        found = self._places.get((first, last), -1)
        if found is None:
            return Reason("its {end}, the span on tokens {first} to {last}, was rejected", fields)
        if found < 0:
            return Reason("its {end}: no span stands on tokens {first} to {last}", fields)
        return found


def _by_sentence(value: Value, key: str) -> list[Any]:
    """What stands in the lists of all sentences.  Raises Fault."""
    found: list[Any] = []
    if _is_single(value):
        return listed(value, key)
    for one in listed(value, key):
        if not isinstance(one, list):
            raise Fault("the key {key} does not hold a list for each sentence", key=key)
        found += one
    return found


def _is_single(value: Value) -> bool:
    """Whether it is of CrossRE's kind: one sentence, and its spans and relations without more."""
    return "sentence" in value and "sentences" not in value


def _total(found: object) -> int:
    return sum(map(size, found)) if isinstance(found, list) else 0


def _set_aside(value: Value, account: Account) -> None:
    there = [key for key in _ASIDE if value.get(key)]
    if there:
        account.change(
            "document",
            "its {keys} are kept for the way back, but are no annotations here",
            keys=", ".join(there),
        )
    spans, relations = _total(value.get("predicted_ner")), _total(value.get("predicted_relations"))
    if spans or relations:
        account.items.append(
            Changed(
                "layer",
                Reason("what a model predicted for it does not come in"),
                file=account.file,
                line=account.line,
                document=account.document,
                spans=spans,
                relations=relations,
            )
        )


def _example(document: Document, options: Mapping[str, object]) -> Iterator[Item | dict[str, Any]]:
    layout = Layout(document, options)
    yield from metadata_lost(document)
    yield from layout.lay(details=False, unlabelled=True)
    yield from layout.relations(details=False)
    frames, notes = own_frames(layout, FORM, 1)
    yield from notes
    yield from _ambiguous(layout)
    values: dict[str, Any] = {}
    if not is_unnamed(document, FORM):
        values["doc_key"] = document.name
    if not frames:
        values["dataset"] = options.get("dataset", DATASET.default)
    lists: dict[str, Any] = {"sentences": [sentence.words for sentence in layout.sentences]}
    if document.layers:
        found = [_annotations(sentence, layout) for sentence in layout.sentences]
        lists["ner"] = [spans for spans, _, _ in found]
        lists["relations"] = [relations for _, relations, _ in found]
        for _, _, said in found:
            yield from said
    if frames and _is_single(frames[0]) and len(layout.sentences) == 1:
        (lists["sentence"],) = lists.pop("sentences")
        lists |= {key: lists[key][0] for key in ("ner", "relations") if key in lists}
    yield filled_frame(FORM, frames[0] if frames else None, values | lists, document.name)


def _annotations(sentence: Sentence, layout: Layout) -> tuple[list[Any], list[Any], list[Item]]:
    """The spans and relations of a sentence, and what is lost of them."""
    notes: list[Item] = []
    spans: list[list[Any]] = []
    for one in sentence.spans:
        spans.append([one.first, one.last, one.span.label])
        if one.span.attributes or one.span.note:
            more, said = values_after("span", one.span, layout.document)
            spans[-1] += more
            notes += said
    relations: list[list[Any]] = []
    for link in sentence.relations:
        head, tail = layout.places[link.head][0], layout.places[link.tail][0]
        relations.append([head.first, head.last, tail.first, tail.last, link.label])
        if link.attributes or link.note:
            more, said = values_after("relation", link, layout.document)
            relations[-1] += more
            notes += said
    return spans, relations, notes


def _ambiguous(layout: Layout) -> Iterator[Item]:
    """The notes of relations whose end is not the first span on its tokens."""
    firsts: dict[tuple[int, int], int] = {}
    for sentence in layout.sentences:
        for one in sentence.spans:
            firsts.setdefault((one.first, one.last), one.span.id)
    if len(firsts) == len(layout.places):
        return
    for sentence in layout.sentences:
        for link in sentence.relations:
            ends = (layout.places[number][0] for number in (link.head, link.tail))
            if any(firsts[one.first, one.last] != one.span.id for one in ends):
                yield changed(
                    "relation",
                    "an end of it shares its tokens with a span before it, which will be taken "
                    "for the end",
                    layout.document,
                    "identical spans",
                    link.key,
                )


FORMAT = Dygie()
