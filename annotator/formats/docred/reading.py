"""Entities and labels of DocRED as spans and relations."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from annotator.formats.base import Reason
from annotator.formats.json_values import Fault, quoted
from annotator.formats.layers import Account
from annotator.formats.token_json.building import TokenLayer
from annotator.formats.token_json.examples import (
    Counts,
    Example,
    Reader,
    Value,
    extras,
    listed,
    size,
)
from annotator.formats.token_json.frames import Form, kept_frames
from annotator.formats.token_json.words import Words
from annotator.model.annotation import NOTHING, Document, Json, Kept

_MODELLED = ("vertexSet", "labels", "sents")
FORM = Form("docred", ("vertexSet", "labels", "title", "sents"), frozenset(_MODELLED), "title")

MENTIONS = "mentions"
"""Place of the record of what else mentions say: a JSON object, by the keys of their spans, of
``[the words, the other keys]``."""

ENTITY = "entity"
PLACE_KEYS = frozenset({"name", "pos", "sent_id", "type"})
SIDE_KEYS = frozenset({"name", "index", "global_pos"})
MENTION_KEYS = PLACE_KEYS | SIDE_KEYS
LABEL_KEYS = frozenset({"r", "h", "t", "h_mention", "t_mention"})
EVIDENCE = "evidence"
_COLUMNS = {"relation_id": "r", "head": "h", "tail": "t", "evidence": EVIDENCE}


class DocredReader(Reader):
    """What DocRED's documents are."""

    name_keys = (FORM.name_key,)
    modelled = FORM.modelled

    def __init__(self, options: Mapping[str, object]) -> None:
        self._joined = bool(options.get("joined"))

    def sentences(self, value: Value) -> list[Any]:
        """The token lists."""
        return listed(value, "sents", needed=True)

    def counts(self, value: Value) -> Counts:
        """Mentions, labels, and what else both say."""
        vertices, labels = value.get("vertexSet"), value.get("labels")
        mentions = [one for vertex in vertices if isinstance(vertex, list) for one in vertex
                    ] if isinstance(vertices, list) else []  # fmt: skip
        attributes = sum(len(one.keys() - MENTION_KEYS) for one in mentions
                         if isinstance(one, dict))  # fmt: skip
        return len(mentions), size(labels), attributes

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The one document of an object."""
        (example,) = examples
        value = example.value
        words = Words(self.sentences(value), joined=self._joined)
        layer = TokenLayer(words, account)
        entities = _Entities(words, layer)
        for number, vertex in enumerate(listed(value, "vertexSet")):
            entities.take(number, vertex)
        for raw in _labels(value):
            entities.link(raw)
        unnamed = "" if example.name else account.document
        kept = (*words.kept, *kept_frames(FORM, [value], unnamed), *entities.kept())
        labelled = value.get("vertexSet") is not None or value.get("labels") is not None
        layers = (layer.layer,) if labelled else ()
        return Document(account.document, words.text, meta, layers, kept)


class _Entities:
    """The entities of one document, as far as their mentions are taken."""

    def __init__(self, words: Words, layer: TokenLayer) -> None:
        self._words = words
        self._layer = layer
        self._offsets = [*words.offsets, words.size]
        self._mentions: list[list[int | None]] = []
        self._record: dict[str, list[Any]] = {}

    def take(self, number: int, vertex: object) -> None:
        """Takes the mentions of the ``number``th entity, or rejects them."""
        if not isinstance(vertex, list):
            self._layer.reject_odd("span", vertex, "a list of mentions")
            vertex = []
        several = len(vertex) > 1
        self._mentions.append([self._mention(number, raw, several=several) for raw in vertex])

    def link(self, raw: object) -> None:
        """Takes a label between two entities, or rejects it."""
        if not isinstance(raw, dict):
            self._layer.reject_odd("relation", raw, "an object")
            return
        attributes = extras(raw, LABEL_KEYS)
        if attributes and attributes.get(EVIDENCE) == []:
            attributes = {key: one for key, one in attributes.items() if key != EVIDENCE}
        head, tail = self._end("head", "h", raw), self._end("tail", "t", raw)
        self._layer.link(raw.get("r"), head, tail, attributes or NOTHING)

    def kept(self) -> tuple[Kept, ...]:
        """The record of what else the mentions say, if they do."""
        if not self._record:
            return ()
        data = json.dumps(self._record, ensure_ascii=False, separators=(",", ":"))
        return (Kept(FORM.name, MENTIONS, data),)

    def _mention(self, entity: int, raw: object, *, several: bool) -> int | None:
        if not isinstance(raw, dict):
            self._layer.reject_odd("span", raw, "an object")
            return None
        first, stop = _place(raw.get("pos"))
        attributes: Mapping[str, Json] = extras(raw, MENTION_KEYS)
        if several and ENTITY not in attributes:
            attributes = {ENTITY: entity, **attributes}
        key = f"T{len(self._layer.spans) + 1}"
        within = self._within(raw.get("sent_id"))
        number = self._layer.span(raw.get("type"), first, stop, within, attributes, key)
        if number is not None:
            self._remember(number, raw)
        return number

    def _within(self, sentence: object) -> tuple[int, int]:
        if type(sentence) is not int or not 0 <= sentence < len(self._offsets) - 1:
            return 0, 0  # no place is right in a sentence that is not there
        base = self._offsets[sentence]
        return base, self._offsets[sentence + 1] - base

    def _remember(self, number: int, raw: Value) -> None:
        span = self._layer.spans[number]
        words = self._words.text[span.start : span.stop]
        if raw.get("name") == words and PLACE_KEYS.issuperset(raw):
            return
        side = {key: raw[key] for key in raw if key in SIDE_KEYS}
        if side.get("name") == words:
            del side["name"]
        if side:
            self._record[span.key] = [words, side]

    def _end(self, end: str, key: str, raw: Value) -> int | Reason:
        number = raw.get(key)
        if type(number) is not int or not 0 <= number < len(self._mentions):
            fields = {"end": end, "number": "null" if number is None else quoted(number)}
            return Reason("its {end}: there is no entity {number}", fields)
        mentions = self._mentions[number]
        chosen = raw.get(f"{key}_mention")
        if type(chosen) is int and 0 <= chosen < len(mentions):
            mentions = mentions[chosen : chosen + 1]
        found = next((one for one in mentions if one is not None), None)
        if found is None:
            fields = {"end": end, "number": str(number)}
            return Reason("its {end}, entity {number}, has no mention that was taken", fields)
        return found


def _place(found: object) -> tuple[object, object]:
    if isinstance(found, list) and len(found) == 2:
        return found[0], found[1]
    return None, None


def _labels(value: Value) -> list[Any]:
    """The labels; those of Hugging Face stand in columns.  Raises Fault."""
    found = value.get("labels")
    if not isinstance(found, dict):
        return listed(value, "labels")
    columns = {ours: found[theirs] for theirs, ours in _COLUMNS.items() if theirs in found}
    lists = [one for one in columns.values() if isinstance(one, list)]
    if len(lists) != len(columns) or len({len(one) for one in lists}) > 1:
        raise Fault("the columns of its labels are not lists of one length")
    return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]
