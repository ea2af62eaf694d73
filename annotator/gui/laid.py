"""The document on the desk with one layer, by id, moved on by each edit's difference."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from annotator.model.annotation import Layer, LayerDelta, Relation, Span

NO_LAYER = Layer("")

_LABEL = attrgetter("label")

Item = TypeVar("Item", Span, Relation)
Counts = dict[str, dict[str, int]]
"""How often each label is used, under "entity" and "relation"."""


@dataclass(frozen=True, slots=True)
class LaidDelta(LayerDelta):
    """A difference with what follows from it: ``rewired`` spans are ends of other relations now."""

    rewired: frozenset[int] = frozenset()


class Laid:
    """A document and a layer of it.  ``spans`` and ``relations`` are read, never written.

    ``layer_id`` is 0 while there is no layer in the project.
    """

    def __init__(
        self, document_id: int = 0, name: str = "", text: str = "", layer: Layer = NO_LAYER
    ) -> None:
        self.document_id = document_id
        self.name = name
        self.text = text
        self.annotator = layer.annotator
        self.layer_id = layer.id
        self.state = layer.state
        self.spans: dict[int, Span] = {span.id: span for span in layer.spans}
        self.relations: dict[int, Relation] = {one.id: one for one in layer.relations}
        self._uid = layer.uid
        self._layer: Layer | None = layer
        self._counts: Counts | None = None
        self._hanging: dict[int, list[int]] | None = None

    @property
    def layer(self) -> Layer:
        """The layer whole, as the store would read it: for the few who need that, after an edit
        made anew.
        """
        if self._layer is None:
            self._layer = Layer(
                self.annotator,
                tuple(self.spans[key] for key in sorted(self.spans)),
                tuple(self.relations[key] for key in sorted(self.relations)),
                self.state,
                self.layer_id,
                self._uid,
            )
        return self._layer

    @property
    def counts(self) -> Counts:
        """How often each label is used in the layer; a copy."""
        if self._counts is None:
            self._counts = {
                "entity": Counter(map(_LABEL, self.spans.values())),
                "relation": Counter(map(_LABEL, self.relations.values())),
            }
        return {kind: dict(counts) for kind, counts in self._counts.items()}

    def hanging(self, span_id: int) -> Sequence[int]:
        """Ids of the relations at a span; read, never written."""
        if self._hanging is None:
            self._hanging = {}
            for one in self.relations.values():
                _hang(self._hanging, one)
        return self._hanging.get(span_id, ())

    def become(self, bare: Layer) -> None:
        """Takes id, uid and state of the layer over from ``bare``, which has no annotations."""
        if (bare.id, bare.state, bare.uid) != (self.layer_id, self.state, self._uid):
            self.layer_id, self.state, self._uid = bare.id, bare.state, bare.uid
            self._layer = None

    def apply(self, delta: LayerDelta) -> LaidDelta:
        """Moves the layer on by ``delta``; the answer names also the spans that it rewired.

        What is gone and never was here (made and removed in one edit) is left out of the answer.
        """
        self._layer = None
        gone_spans = delta.gone_spans & self.spans.keys()
        gone_relations = delta.gone_relations & self.relations.keys()
        counts: Counts = self._counts or {"entity": {}, "relation": {}}
        _swap(self.spans, delta.spans, gone_spans, counts["entity"])
        before = [
            self.relations[key]
            for key in (*gone_relations, *(one.id for one in delta.relations))
            if key in self.relations
        ]
        _swap(self.relations, delta.relations, gone_relations, counts["relation"])
        if self._hanging is not None:
            for one in before:
                for end in {one.head, one.tail}:
                    self._hanging[end].remove(one.id)
            for one in delta.relations:
                _hang(self._hanging, one)
        ends = (end for one in (*before, *delta.relations) for end in (one.head, one.tail))
        return LaidDelta(
            delta.spans,
            delta.relations,
            gone_spans,
            gone_relations,
            frozenset(end for end in ends if end in self.spans),
        )


def _hang(hanging: dict[int, list[int]], one: Relation) -> None:
    for end in {one.head, one.tail}:
        there = hanging.get(end)
        if there is None:
            hanging[end] = [one.id]
        else:
            there.append(one.id)


def _swap(
    there: dict[int, Item], put: Iterable[Item], gone: Iterable[int], counts: dict[str, int]
) -> None:
    """Takes ``gone`` out of ``there`` and ``put`` in, and keeps ``counts`` of labels in step."""
    for key in gone:
        if key in there:
            _count(counts, there.pop(key).label, -1)
    for item in put:
        if item.id in there:
            _count(counts, there[item.id].label, -1)
        there[item.id] = item
        _count(counts, item.label, 1)


def _count(counts: dict[str, int], label: str, step: int) -> None:
    counts[label] = counts.get(label, 0) + step
    if not counts[label]:
        del counts[label]


def emptied(laid: Laid) -> LayerDelta:
    """The difference that takes every annotation away."""
    return LayerDelta((), (), frozenset(laid.spans), frozenset(laid.relations))
