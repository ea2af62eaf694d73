"""The short way from a line of native JSON Lines to a layer.

A layer that is exactly as our own writer makes it, with spans of one fragment, is built here with
as few steps as Python allows; for any other the answer is None and ``jsonl_read`` takes the long
way, which also knows the reasons.  Both must agree on what they accept: a test compares them.
"""

from collections.abc import Mapping
from typing import Any

from annotator.formats.json_values import Fault, count_keys
from annotator.model.annotation import NOTHING, Fragment, Json, Layer, Relation, Span, State
from annotator.model.swift import swift_relation, swift_span

STATES = {str(state): state for state in State}

_Object = dict[str, Any]


def new_span(
    id: int,
    label: str,
    fragments: tuple[Fragment, ...],
    attributes: Mapping[str, Json],
    note: str,
    key: str,
) -> Span:
    """A span as readers make them, of what is known to be right."""
    return swift_span(id, label, fragments, attributes, (note, key, b""))


def new_relation(number: int, raw: _Object, head: int, tail: int) -> Relation:
    """``Relation(…)`` from an object that is known to be right."""
    words = (raw["note"], raw["id"], b"")
    return swift_relation(number, raw["label"], (head, tail), raw["attributes"] or NOTHING, words)


def swift_layer(item: _Object, text: str) -> tuple[Layer, int] | None:
    """The layer and its number of keys when it is exactly as our writer makes it, else None."""
    try:
        state = STATES[item["state"]]
        annotator, raw_spans, raw_relations = item["annotator"], item["spans"], item["relations"]
        if type(raw_spans) is not list or type(raw_relations) is not list:
            return None
        ids: dict[str, int] = {}
        spans = _spans(raw_spans, text, ids)
        relations = _relations(raw_relations, ids)
        keys = 4 + 6 * (len(raw_spans) + len(raw_relations))
        keys += _inner_keys(raw_spans) + _inner_keys(raw_relations)
    except (KeyError, TypeError, ValueError, Fault):
        return None
    if spans is None or relations is None or type(annotator) is not str or len(item) != 4:
        return None
    return Layer(annotator, tuple(spans), tuple(relations), state), keys


def _inner_keys(raws: list[Any]) -> int:
    return sum(count_keys(raw["attributes"]) for raw in raws if raw["attributes"])


def _spans(raws: list[Any], text: str, ids: dict[str, int]) -> list[Span] | None:
    size = len(text)
    spans: list[Span] = []
    add = spans.append
    number = 0
    for raw in raws:
        key, label, attributes, note = raw["id"], raw["label"], raw["attributes"], raw["note"]
        ((start, stop),) = raw["fragments"]
        if (
            len(raw) != 6
            or type(key) is not str
            or type(label) is not str
            or type(start) is not int
            or type(stop) is not int
            or type(note) is not str
            or type(attributes) is not dict
            or not 0 <= start < stop <= size
            or text[start:stop] != raw["text"]
            or not label.strip()
        ):
            return None
        ids[key] = number
        add(new_span(number, label, ((start, stop),), attributes or NOTHING, note, key))
        number += 1
    return spans if len(ids) == number and "" not in ids else None


def _relations(raws: list[Any], ids: dict[str, int]) -> list[Relation] | None:
    relations: list[Relation] = []
    keys: set[str] = set()
    number = 0
    for raw in raws:
        key, label, attributes, note = raw["id"], raw["label"], raw["attributes"], raw["note"]
        head, tail = ids[raw["head"]], ids[raw["tail"]]
        if (
            len(raw) != 6
            or type(key) is not str
            or type(label) is not str
            or type(note) is not str
            or type(attributes) is not dict
            or not label.strip()
        ):
            return None
        keys.add(key)
        relations.append(new_relation(number, raw, head, tail))
        number += 1
    return relations if len(keys) == number and "" not in keys else None
