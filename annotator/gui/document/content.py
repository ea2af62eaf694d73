"""The view's own indexes over a text and the layer shown on it.

Everything asked while painting, hitting and stepping is answered from here in the time of its
answer, however many annotations the document has.  Offsets are code points.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotator.gui.document.blocks import Blocks
from annotator.gui.document.filter import Filter, Shown, ShownRelations
from annotator.gui.document.relation_index import RAIL_BLOCKS, RelationIndex
from annotator.gui.document.span_index import Order, SpanIndex
from annotator.model.annotation import Fragment, Layer, LayerDelta, Relation, Span

Value = TypeVar("Value", Span, Relation)


@dataclass(frozen=True, slots=True)
class Touched:
    """What looks different after a change: blocks, and relations that came, went or moved."""

    blocks: set[int]
    relations: list[Relation]
    bundles: set[int] | None
    """Relations that may belong to another bundle now; None when it may be any."""


class Content:
    """A text in blocks with its spans and relations."""

    def __init__(self, text: str, layer: Layer) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self._spans = SpanIndex(self.blocks, layer.spans)
        self.block_of: Callable[[int], int] = self._spans.block_of
        """The block in which a span starts (and has its chip), by its id."""
        self._relations = RelationIndex(self._spans, layer.relations)
        self.spans: Mapping[int, Span] = self.all_spans
        """The spans that are shown, by id."""
        self.relations: Mapping[int, Relation] = self.all_relations
        """The relations that are shown, by id, and while nothing is hidden those without an end."""
        self._sifted = False
        self._shown: dict[int, tuple[tuple[Relation, ...], tuple[Relation, ...]]] = {}
        """While something is hidden: the relations at a span, and those of them that are shown."""

    @property
    def all_spans(self) -> Mapping[int, Span]:
        """The spans by id, also the hidden ones."""
        return self._spans.spans

    @property
    def all_relations(self) -> Mapping[int, Relation]:
        """The relations by id, also the hidden ones and those that lack an end."""
        return self._relations.relations

    def sift(self, hidden: Filter) -> None:
        """Show only what ``hidden`` does not hide: to whoever asks, the rest is not there."""
        self._sifted = bool(hidden)
        self._shown.clear()
        self.spans, self.relations = self.all_spans, self.all_relations
        if self._sifted:
            self.spans = Shown(self.all_spans, hidden.entities)
            self.relations = ShownRelations(self.all_relations, hidden.relations, self.spans)

    def difference(self, layer: Layer) -> LayerDelta:
        """The way from what there is to ``layer``."""
        spans, gone_spans = _difference(self.all_spans, {span.id: span for span in layer.spans})
        wanted = {relation.id: relation for relation in layer.relations}
        relations, gone_relations = _difference(self.all_relations, wanted)
        return LayerDelta(spans, relations, gone_spans, gone_relations)

    def apply(self, delta: LayerDelta) -> Touched:
        """Take a change over."""
        links, relations = self._relations, self.all_relations
        touched: set[int] = set()
        changed = [relations[key] for key in delta.gone_relations if key in relations]
        changed += [relations[new.id] for new in delta.relations if new.id in relations]
        for relation in changed:
            touched |= links.drop(relation.id)
        rooms, moved = self._spans.change(delta.spans, delta.gone_spans)
        touched |= rooms
        for span_id in moved:
            for relation in links.follow(span_id):
                changed.append(relation)
                touched |= links.blocks(relation)
        for relation in delta.relations:
            touched |= links.put(relation)
            changed.append(relation)
        restless = links.restless()
        self._shown.clear()
        return Touched(touched, changed, None if self._sifted else restless)

    def spans_in(self, block: int) -> list[Span]:
        """The spans that have a part in ``block``, in no promised order."""
        found = self._spans.in_block(block)
        return found if not self._sifted else [span for span in found if span.id in self.spans]

    def starting(self, start: int, stop: int) -> Sequence[Order]:
        """The places in reading order of the spans that start at code points ``[start, stop)``."""
        found = self._spans.starting(start, stop)
        return found if not self._sifted else [place for place in found if place[2] in self.spans]

    def counts(self) -> dict[int, int]:
        """How many spans start in each block that has any."""
        return self._spans.counts()

    def starting_in(self, start: int, stop: int) -> int:
        """How many spans start in ``[start, stop)``."""
        return self._spans.starting_in(start, stop)

    def relations_of(self, span_id: int) -> tuple[Relation, ...]:
        """The relations at ``span_id`` whose both ends exist, by id.

        The same tuple for as long as they and their bundles are the same.
        """
        found = self._relations.of(span_id)
        if not self._sifted or not found:
            return found
        kept = self._shown.get(span_id)
        if kept is None or kept[0] is not found:
            shown = tuple(r for r in found if r.id in self.relations)
            kept = self._shown[span_id] = (found, shown)
        return kept[1]

    def is_linked(self, span_id: int) -> bool:
        """Whether :meth:`relations_of` has any answer."""
        return bool(self.relations_of(span_id))

    def crossing(self, first: int, last: int) -> Iterator[Relation]:
        """Relations drawn as rails between two blocks that pass or touch ``first`` … ``last``."""
        found = self._relations.crossing(first, last)
        return found if not self._sifted else (r for r in found if r.id in self.relations)

    def is_far(self, first: int, second: int) -> bool:
        """Whether two spans start too many blocks apart for a rail between them."""
        return abs(self.block_of(first) - self.block_of(second)) > RAIL_BLOCKS

    def degree(self, span_id: int, label: str, *, is_head: bool) -> int:
        """How many relations of ``label`` have the span as their head (or as their tail)."""
        if not self._sifted:
            return self._relations.degree(span_id, label, is_head=is_head)
        there = (r for r in self.relations_of(span_id) if r.label == label)
        return sum((r.head if is_head else r.tail) == span_id for r in there)

    def walk(self, place: Order, *, forward: bool) -> Iterator[Span]:
        """The spans after (or before) ``place`` in reading order, which itself never counts."""
        found = self._spans.walk(place, forward=forward)
        return found if not self._sifted else (span for span in found if span.id in self.spans)

    def neighbour(self, place: Order, *, forward: bool) -> Span | None:
        """The first of :meth:`walk`."""
        return next(self.walk(place, forward=forward), None)

    def with_fragments(self, fragments: Iterable[Fragment], label: str) -> Span | None:
        """The newest span of exactly these ``fragments`` and ``label``."""
        wanted = tuple(fragments)
        here = self.spans_in(self.blocks.at(wanted[0][0])) if wanted else []
        found = [span for span in here if span.fragments == wanted and span.label == label]
        return max(found, key=lambda span: span.id, default=None)


def _difference(
    shown: Mapping[int, Value], wanted: dict[int, Value]
) -> tuple[tuple[Value, ...], frozenset[int]]:
    put = tuple(value for key, value in wanted.items() if shown.get(key) != value)
    return put, frozenset(key for key in shown if key not in wanted)
