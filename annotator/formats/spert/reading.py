"""Sentences of SpERT as documents."""

from collections.abc import Sequence
from typing import Any

from annotator.formats.layers import Account
from annotator.formats.token_json.building import TokenLayer
from annotator.formats.token_json.examples import Counts, Example, Value, extras, listed, size
from annotator.formats.token_json.frames import Form, kept_frames
from annotator.formats.token_json.words import Words
from annotator.model.annotation import Document

_MODELLED = ("tokens", "entities", "relations")
FORM = Form("spert", (*_MODELLED, "orig_id"), frozenset(_MODELLED), "orig_id")
ENTITY_KEYS = frozenset({"type", "start", "end"})
RELATION_KEYS = frozenset({"type", "head", "tail"})


class SpertReader:
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
    for raw in listed(value, "entities"):
        if not isinstance(raw, dict):
            layer.reject_odd("span", raw, "an object")
            numbers.append(None)
            continue
        more = extras(raw, ENTITY_KEYS)
        number = layer.span(raw.get("type"), raw.get("start"), raw.get("end"), within, more)
        numbers.append(number)
    for raw in listed(value, "relations"):
        if not isinstance(raw, dict):
            layer.reject_odd("relation", raw, "an object")
            continue
        head = layer.end("head", raw.get("head"), numbers)
        tail = layer.end("tail", raw.get("tail"), numbers)
        layer.link(raw.get("type"), head, tail, extras(raw, RELATION_KEYS))
