"""Sentences of SpERT as documents."""

from collections.abc import Mapping, Sequence
from typing import Any

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
from annotator.model.annotation import Document

_MODELLED = ("tokens", "entities", "relations")
FORM = Form("spert", (*_MODELLED, "orig_id"), frozenset(_MODELLED), "orig_id")
ENTITY_KEYS = frozenset({"type", "start", "end"})
RELATION_KEYS = frozenset({"type", "head", "tail"})


class SpertReader(Reader):
    """What SpERT's examples are."""

    name_keys = (FORM.name_key, "doc_id", "doc_key")
    modelled = FORM.modelled

    def __init__(self, joined: bool) -> None:  # noqa: FBT001
        self._joined = joined

    def sentences(self, value: Value) -> list[Any]:
        """The one list of tokens."""
        return [listed(value, "tokens", needed=True)]

    def counts(self, value: Value) -> Counts:
        """Entities, relations and their further keys."""
        found = (("entities", ENTITY_KEYS), ("relations", RELATION_KEYS))
        attributes = sum(
            len(one.keys() - known)
            for key, known in found
            if isinstance(value.get(key), list)
            for one in value[key]
            if isinstance(one, dict)
        )
        return size(value.get("entities")), size(value.get("relations")), attributes

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The sentences of one document."""
        words = Words(
            [found for each in examples for found in self.sentences(each.value)],
            joined=self._joined,
        )
        layer = TokenLayer(words, account)
        offsets = [*words.offsets, words.size]
        for number, example in enumerate(examples):
            account.line = example.line
            within = (offsets[number], offsets[number + 1] - offsets[number])
            _take(example.value, within, layer)
        unnamed = "" if examples[0].name else account.document
        kept = kept_frames(FORM, [each.value for each in examples], unnamed)
        return Document(account.document, words.text, meta, (layer.layer,), (*words.kept, *kept))


def _take(value: Value, within: tuple[int, int], layer: TokenLayer) -> None:
    numbers: list[int | None] = []
    places: dict[tuple[object, ...], int] = {}
    for raw in listed(value, "entities"):
        found = _entity(raw)
        if not isinstance(found, dict):
            layer.reject_odd("span", raw, "an object")
            numbers.append(None)
            continue
        start, end = found.get("start"), found.get("end")
        more = extras(found, ENTITY_KEYS)
        number = layer.span(found.get("type"), start, end, within, more)
        if number is not None:
            places.setdefault((start, end), len(numbers))
        numbers.append(number)
    for raw in listed(value, "relations"):
        found = _relation(raw, places)
        if not isinstance(found, dict):
            layer.reject_odd("relation", raw, "an object")
            continue
        head = layer.end("head", found.get("head"), numbers)
        tail = layer.end("tail", found.get("tail"), numbers)
        layer.link(found.get("type"), head, tail, extras(found, RELATION_KEYS))


def _entity(raw: object) -> object:
    """An entity; as a list it is start, end and type."""
    if isinstance(raw, list) and len(raw) == 3:
        return {"type": raw[2], "start": raw[0], "end": raw[1]}
    return raw


def _relation(raw: object, places: Mapping[tuple[object, ...], int]) -> object:
    """A relation; as a list it is start and end of the head, those of the tail, and type."""
    if isinstance(raw, list) and len(raw) == 5:
        numbers = raw[:4] if set(map(type, raw[:4])) == {int} else [None] * 4
        head, tail = places.get(tuple(numbers[:2])), places.get(tuple(numbers[2:]))
        return {"type": raw[4], "head": head, "tail": tail}
    return raw
