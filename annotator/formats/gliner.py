"""GLiNER's training JSON: a list of token lists with spans, and relations for its newer models.

Source: https://github.com/urchade/GLiNER (docs/training.md).  Unit: tokens of the example.  End:
INCLUSIVE, the last token.  Relations name spans by their place in ``ner``::

    [{"tokenized_text": ["Lan", "ở", "Huế"],
      "ner": [[0, 0, "person"], [2, 2, "city"]], "relations": [[0, 1, "lives in"]]}]

JSON Lines of the same are read, too.  What stands behind a label is the attribute ``more``.  Other
keys (``ner_labels``, ``ner_negatives``) are kept.  The
format knows no document: ``doc_id``, which GLiNER passes over, is the name that we write, and
examples in a row with the same one are the sentences of one document.

Cannot hold: discontinuous spans, attributes, notes, states, metadata, the white space of the text,
more than one layer, and, unless ``unit=document``, relations between two sentences.

Traps: GLiNER cuts what is longer than its ``max_len`` (384 words) off without a word, so whole
documents are seldom right; files whose ends are exclusive look sound but for their last tokens.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.formats.base import (
    ENCODING,
    Description,
    Format,
    Item,
    Option,
    Source,
    Target,
)
from annotator.formats.layers import Account
from annotator.formats.losses import metadata_lost
from annotator.formats.token_json.building import TokenLayer
from annotator.formats.token_json.details import own_frames, values_after
from annotator.formats.token_json.examples import (
    GROUPED,
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
from annotator.formats.token_json.lines import write_list
from annotator.formats.token_json.words import Words
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

NEGATIVES = Option(
    name="ner_negatives",
    kind="flag",
    default=False,
    help="Whether each example lists the labels of the scheme that none of its spans bears.",
    applies="write",
)

_MODELLED = ("tokenized_text", "ner", "relations")
FORM = Form("gliner", (*_MODELLED, "doc_id"), frozenset(_MODELLED), "doc_id")
_TOKENS = re.compile(rb'"tokenized_text"\s*:\s*\[')
_SPAN = "a list of first token, last token and label"
_RELATION = "a list of two numbers of spans and a label"


class Gliner(Format):
    """Token lists with spans by first and last token."""

    description = Description(
        name="gliner",
        title="GLiNER JSON",
        extensions=(".json", ".jsonl"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "documents without spans",
            "layers of several annotators",
            "notes",
            "original spacing",
            "relations across sentences",
            "spans that cut a token",
            "states",
        ),
        options=(ENCODING, GROUPED, UNIT, NEGATIVES, CUT, TOKENS, JOINED),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By its name for the tokens."""
        return 95 if _TOKENS.search(head) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document an example or row of such."""
        return read(source, _Reader(options), options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document."""

        def examples(document: Document) -> Iterator[Item | dict[str, Any]]:
            return _examples(document, options, scheme)

        return write_list(documents, target, examples)


class _Reader(Reader):
    """What GLiNER's examples are."""

    name_keys = (FORM.name_key, "document_id", "doc_key", "id")
    modelled = FORM.modelled

    def __init__(self, options: Mapping[str, object]) -> None:
        self._joined = bool(options.get("joined"))

    def sentences(self, value: Value) -> list[Any]:
        """The one list of tokens."""
        return [listed(value, "tokenized_text", needed=True)]

    def counts(self, value: Value) -> Counts:
        """Spans and relations."""
        lists = [value[key] for key in ("ner", "relations") if isinstance(value.get(key), list)]
        more = sum(size(one) > 3 for found in lists for one in found)
        return size(value.get("ner")), size(value.get("relations")), more

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The sentences of one document."""
        values = [each.value for each in examples]
        words = Words([self.sentences(value)[0] for value in values], joined=self._joined)
        layer = TokenLayer(words, account, inclusive=True)
        offsets = [*words.offsets, words.size]
        for number, example in enumerate(examples):
            account.line = example.line
            within = (offsets[number], offsets[number + 1] - offsets[number])
            _take(example.value, within, layer)
        unnamed = "" if examples[0].name else account.document
        kept = (*words.kept, *kept_frames(FORM, values, unnamed))
        return Document(account.document, words.text, meta, (layer.layer,), kept)


def _take(value: Value, within: tuple[int, int], layer: TokenLayer) -> None:
    numbers: list[int | None] = []
    for raw in listed(value, "ner"):
        if not isinstance(raw, list) or len(raw) < 3:
            layer.reject_odd("span", raw, _SPAN)
            numbers.append(None)
            continue
        numbers.append(layer.span(raw[2], raw[0], raw[1], within, more_of(raw, 3)))
    for raw in listed(value, "relations"):
        if not isinstance(raw, list) or len(raw) < 3:
            layer.reject_odd("relation", raw, _RELATION)
            continue
        head, tail = layer.end("head", raw[0], numbers), layer.end("tail", raw[1], numbers)
        layer.link(raw[2], head, tail, more_of(raw, 3))


def _examples(
    document: Document, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item | dict[str, Any]]:
    layout = Layout(document, options)
    yield from metadata_lost(document)
    yield from layout.lay(details=False)
    yield from layout.relations(details=False)
    frames, notes = own_frames(layout, FORM)
    yield from notes
    name = {} if is_unnamed(document, FORM) else {FORM.name_key: document.name}
    labels = [label.name for label in scheme.entities] if options.get("ner_negatives") else []
    for number, sentence in enumerate(layout.sentences):
        frame = frames[number] if frames else None
        has_relations = bool(scheme.relations) if frame is None else "relations" in frame
        values, said = _annotations(document, sentence, has_relations=has_relations)
        yield from said
        if labels:
            borne = {one.span.label for one in sentence.spans}
            values["ner_negatives"] = [label for label in labels if label not in borne]
        yield filled_frame(FORM, frame, values | name, document.name)


def _annotations(
    document: Document, sentence: Sentence, *, has_relations: bool
) -> tuple[dict[str, Any], list[Item]]:
    base, notes = sentence.base, list[Item]()
    spans: list[list[Any]] = []
    numbers: dict[int, int] = {}
    for number, one in enumerate(sentence.spans):
        numbers[one.span.id] = number
        spans.append([one.first - base, one.last - base, one.span.label])
        if one.span.attributes or one.span.note:
            more, said = values_after("span", one.span, document)
            spans[-1] += more
            notes += said
    relations: list[list[Any]] = []
    for link in sentence.relations:
        relations.append([numbers[link.head], numbers[link.tail], link.label])
        if link.attributes or link.note:
            more, said = values_after("relation", link, document)
            relations[-1] += more
            notes += said
    values: dict[str, Any] = {"tokenized_text": sentence.words, "ner": spans}
    if relations or has_relations:
        values["relations"] = relations
    return values, notes


FORMAT = Gliner()
