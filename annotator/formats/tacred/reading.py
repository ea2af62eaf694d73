"""Pairs of TACRED as documents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.formats.base import Item, Reason, Rejected, Source
from annotator.formats.layers import Account, name_of
from annotator.formats.negatives import NO_RELATION
from annotator.formats.token_json.building import TokenLayer
from annotator.formats.token_json.examples import (
    Counts,
    Example,
    Reader,
    Value,
    document_of,
    examples,
    listed,
)
from annotator.formats.token_json.frames import UNNAMED, Form
from annotator.formats.token_json.words import Words
from annotator.model.annotation import Document, Kept

NAME_KEY = "docid"
PAIRS = "pairs"
"""Place of the record of a document's examples: a JSON list of ``[frame, key of the head span, key
of the tail span, whether they are linked]``, a frame being the example with null for what we
model."""

USUAL = (
    "id", NAME_KEY, "relation", "token", "subj_start", "subj_end", "obj_start", "obj_end",
    "subj_type", "obj_type",
)  # fmt: skip
FORM = Form("tacred", USUAL, frozenset({*USUAL[2:], "tokens"}), NAME_KEY)
SENTENCE = "sentence"
_ENDS = {end: (f"{end}_start", f"{end}_end", f"{end}_type") for end in ("subj", "obj")}
UNTYPED = {"subj": "SUBJECT", "obj": "OBJECT"}
"""Labels of spans in files that say no types, as SemEval's in this form."""


def read(source: Source, options: Mapping[str, object]) -> Iterator[Item]:
    """The documents in the order in which the file begins them; it is read to its end before."""
    reader = _Reader(options)
    groups: dict[object, list[Example]] = {}
    for item in examples(source, reader, options):
        if isinstance(item, Rejected):
            yield item
        else:
            groups.setdefault(reader.key(item), []).append(reader.slim(item))
    for group in groups.values():
        yield from document_of(source, reader, group)


class _Reader(Reader):
    """What TACRED's examples are."""

    name_keys = (NAME_KEY, "doc_id")
    modelled = FORM.modelled

    def __init__(self, options: Mapping[str, object]) -> None:
        self._joined = bool(options.get("joined"))
        self._strings: dict[object, Any] = {}

    def sentences(self, value: Value) -> list[Any]:
        """The one list of tokens."""
        return [listed(value, _token_key(value), needed=True)]

    def counts(self, value: Value) -> Counts:
        """The pair's relation, if it is one; its spans may belong to others, too."""
        return 0, int(value.get("relation") != NO_RELATION), 0

    def key(self, example: Example) -> object:
        """What the examples of one document have in common."""
        if example.name:
            return example.name
        tokens = example.value.get(_token_key(example.value))
        return tuple(map(str, tokens)) if isinstance(tokens, list) else example.number

    def slim(self, example: Example) -> Example:
        """``example`` with its strings shared, since all of them are in memory together."""
        share = self._strings.setdefault
        value = example.value
        for key, found in value.items():
            if isinstance(found, list) and set(map(type, found)) == {str}:
                value[key] = list(map(share, found, found))
        return example

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The document of all examples that name it."""
        sentences: dict[object, int] = {}
        tokens: list[list[Any]] = []
        homes: list[int] = []
        for example in examples:
            (found,) = self.sentences(example.value)
            number = example.value.get(SENTENCE)
            key = (number if type(number) is int else None, *map(str, found))
            if key not in sentences:
                sentences[key] = len(tokens)
                tokens.append(found)
            homes.append(sentences[key])
        words = Words(tokens, joined=self._joined)
        layer = TokenLayer(words, account, inclusive=True)
        pairs = _Pairs(words, layer, account)
        for example, home in zip(examples, homes, strict=True):
            pairs.take(example, home)
        account.line = examples[0].line
        record = json.dumps(pairs.record, ensure_ascii=False, separators=(",", ":"))
        kept = [Kept(FORM.name, PAIRS, record)]
        if not examples[0].name:
            kept.append(Kept(FORM.name, UNNAMED, account.document))
        return Document(account.document, words.text, meta, (layer.layer,), (*words.kept, *kept))


class _Pairs:
    """The spans and relations of one document's examples, and the record of them."""

    def __init__(self, words: Words, layer: TokenLayer, account: Account) -> None:
        self.record: list[list[Any]] = []
        self._offsets = [*words.offsets, words.size]
        self._layer = layer
        self._account = account
        self._known: dict[tuple[object, ...], int] = {}

    def take(self, example: Example, home: int) -> None:
        """Takes an example of the sentence ``home``, or rejects its relation."""
        self._account.line = example.line
        value = example.value
        head, tail = self._end("subj", value, home), self._end("obj", value, home)
        linked = value.get("relation") != NO_RELATION
        if linked:
            key = name_of(value.get("id"))
            linked = self._layer.link(value.get("relation"), head, tail, key=key)
            if not linked:
                return
        if isinstance(head, int) and isinstance(tail, int):
            spans = self._layer.spans
            frame = {key: None if key in FORM.modelled else found for key, found in value.items()}
            self.record.append([frame, spans[head].key, spans[tail].key, linked])

    def _end(self, end: str, value: Value, home: int) -> int | Reason:
        start_key, stop_key, type_key = _ENDS[end]
        first, last, label = value.get(start_key), value.get(stop_key), value.get(type_key)
        if label is None:
            label = UNTYPED[end]
        place = (home, first, last, label)
        is_sound = type(first) is int and type(last) is int and type(label) is str
        number = self._known.get(place) if is_sound else None
        if number is None:
            base = self._offsets[home]
            within = (base, self._offsets[home + 1] - base)
            key = f"T{len(self._layer.spans) + 1}"
            number = self._layer.span(label, first, last, within, key=key)
            if number is None:
                return Reason("its {end} was rejected", {"end": end})
            self._known[place] = number
        return number


def _token_key(value: Value) -> str:
    return "tokens" if "token" not in value and "tokens" in value else "token"
