"""The view's own indexes over a text and the layer shown on it.

Everything asked while painting, hitting and stepping is answered from here in the time of its
answer, however many annotations the document has.  Offsets are code points.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import TypeVar

from annotator.gui.document.blocks import Blocks
from annotator.gui.document.intervals import Intervals
from annotator.model.annotation import Fragment, Layer, LayerDelta, Relation, Span, reading_order

WIDE = 8
"""Blocks; a fragment over more of them is kept in an interval index, not block by block."""

RAIL_BLOCKS = 40
"""Blocks; a relation that spans more of them is drawn as a stub at both ends."""

Order = tuple[int, int, int]
Value = TypeVar("Value")


class Content:
    """A text in blocks with its spans and relations."""

    def __init__(self, text: str, layer: Layer) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self.spans: dict[int, Span] = {}
        self.relations: dict[int, Relation] = {}
        self._order: list[Order] = []
        self._by_block: dict[int, set[int]] = {}
        self._wide: Intervals[int] = Intervals()
        self._wide_count = 0
        self._wide_owner: dict[int, int] = {}
        self._wide_keys: dict[int, list[int]] = {}
        self._by_span: dict[int, set[int]] = {}
        self._crossing: Intervals[int] = Intervals()
        self._degrees: dict[tuple[int, str, bool], int] = {}
        self._layer: Layer | None = None
        self.show(layer)

    def show(self, layer: Layer) -> set[int]:
        """Take over ``layer`` by difference; the answer is the blocks that look different now."""
        if layer is self._layer:
            return set()
        self._layer = layer
        spans = {span.id: span for span in layer.spans}
        relations = {relation.id: relation for relation in layer.relations}
        return self._change(
            [span for key, span in spans.items() if self.spans.get(key) != span],
            [one for key, one in relations.items() if self.relations.get(key) != one],
            _gone(self.spans, spans),
            _gone(self.relations, relations),
        )

    def apply(self, delta: LayerDelta) -> set[int]:
        """Take over what ``delta`` names; the answer is the blocks that look different now."""
        self._layer = None
        spans, relations = self.spans, self.relations
        return self._change(
            [span for span in delta.spans if spans.get(span.id) != span],
            [one for one in delta.relations if relations.get(one.id) != one],
            [spans[key] for key in delta.gone_spans if key in spans],
            [relations[key] for key in delta.gone_relations if key in relations],
        )

    def _change(
        self, added: list[Span], linked: list[Relation], dropped: list[Span], cut: list[Relation]
    ) -> set[int]:
        touched: set[int] = set()
        for relation in cut:
            touched |= self._drop_relation(relation)
        self._reorder(dropped, added)
        for span in dropped:
            touched |= self._drop_span(span)
        for span in added:
            touched |= self._put_span(span)
        for span in added:
            touched |= self._rewire(span.id)
        for relation in linked:
            touched |= self._put_relation(relation)
        return touched

    def spans_in(self, block: int) -> list[Span]:
        """The spans that have a part in ``block``, in no promised order."""
        ids = self._by_block.get(block, set())
        if len(self._wide):
            ids = ids | {self._wide_owner[key] for key in self._wide.over(block, block + 1)}
        return [self.spans[span_id] for span_id in ids]

    def count_in(self, block: int) -> int:
        """How many spans have a part in ``block``, those over very many blocks left out."""
        return len(self._by_block.get(block, ()))

    def relations_of(self, span_id: int) -> list[Relation]:
        """The relations at ``span_id`` whose both ends exist, by id."""
        found = (self.relations[key] for key in sorted(self._by_span.get(span_id, ())))
        return [r for r in found if r.head in self.spans and r.tail in self.spans]

    def crossing(self, first: int, last: int) -> Iterator[Relation]:
        """Relations drawn as rails between two blocks that pass or touch ``first`` … ``last``."""
        for key in self._crossing.over(first, last + 1):
            yield self.relations[key]

    def block_of(self, span_id: int) -> int:
        """The block in which a span starts (and has its chip)."""
        return self.blocks.at(self.spans[span_id].start)

    def is_far(self, first: int, second: int) -> bool:
        """Whether two spans start too many blocks apart for a rail between them."""
        return abs(self.block_of(first) - self.block_of(second)) > RAIL_BLOCKS

    def degree(self, span_id: int, label: str, *, is_head: bool) -> int:
        """How many relations of ``label`` have the span as their head (or as their tail)."""
        return self._degrees.get((span_id, label, is_head), 0)

    def neighbour(self, place: Order, *, forward: bool) -> Span | None:
        """The span next in reading order after (or before) ``place``, which itself never counts."""
        at = bisect_left(self._order, place)
        if forward:
            at += at < len(self._order) and self._order[at] == place
        else:
            at -= 1
        return self.spans[self._order[at][2]] if 0 <= at < len(self._order) else None

    def with_fragments(self, fragments: Iterable[Fragment], label: str) -> Span | None:
        """The newest span of exactly these ``fragments`` and ``label``."""
        wanted = tuple(fragments)
        here = self.spans_in(self.blocks.at(wanted[0][0])) if wanted else []
        found = [span for span in here if span.fragments == wanted and span.label == label]
        return max(found, key=lambda span: span.id, default=None)

    def _reorder(self, dropped: list[Span], added: list[Span]) -> None:
        old = [self.spans[span.id] for span in added if span.id in self.spans]
        gone = {reading_order(span) for span in (*dropped, *old)}
        if len(gone) > WIDE:
            self._order = [place for place in self._order if place not in gone]
        else:
            for place in gone:
                del self._order[bisect_left(self._order, place)]
        if len(added) > WIDE:
            self._order.extend(reading_order(span) for span in added)
            self._order.sort()
        else:
            for span in added:
                insort(self._order, reading_order(span))

    def _put_span(self, span: Span) -> set[int]:
        touched = set() if span.id not in self.spans else self._drop_span(self.spans[span.id])
        self.spans[span.id] = span
        for blocks in self._ranges(span):
            touched.update(blocks)
            if len(blocks) > WIDE:
                self._wide_count += 1
                self._wide.add(blocks.start, blocks.stop, self._wide_count)
                self._wide_owner[self._wide_count] = span.id
                self._wide_keys.setdefault(span.id, []).append(self._wide_count)
            else:
                for block in blocks:
                    self._by_block.setdefault(block, set()).add(span.id)
        return touched

    def _drop_span(self, span: Span) -> set[int]:
        touched = self._far_ends(span.id)
        for relation in self.relations_of(span.id):
            self._crossing.remove(relation.id)
        del self.spans[span.id]
        for key in self._wide_keys.pop(span.id, ()):
            self._wide.remove(key)
            del self._wide_owner[key]
        for blocks in self._ranges(span):
            touched.update(blocks)
            if len(blocks) <= WIDE:
                for block in blocks:
                    self._by_block.get(block, set()).discard(span.id)
        return touched

    def _ranges(self, span: Span) -> list[range]:
        return [self.blocks.touched(start, stop) for start, stop in span.fragments]

    def _far_ends(self, span_id: int) -> set[int]:
        ends = {end for r in self.relations_of(span_id) for end in (r.head, r.tail)}
        return {self.block_of(end) for end in ends}

    def _put_relation(self, relation: Relation) -> set[int]:
        touched: set[int] = set()
        if relation.id in self.relations:
            touched = self._drop_relation(self.relations[relation.id])
        self.relations[relation.id] = relation
        self._by_span.setdefault(relation.head, set()).add(relation.id)
        self._by_span.setdefault(relation.tail, set()).add(relation.id)
        self._count(relation, 1)
        self._index(relation)
        return touched | self._kin_blocks(relation)

    def _drop_relation(self, relation: Relation) -> set[int]:
        touched = self._kin_blocks(relation)
        self._count(relation, -1)
        del self.relations[relation.id]
        for end in (relation.head, relation.tail):
            self._by_span.get(end, set()).discard(relation.id)
        self._crossing.remove(relation.id)
        return touched

    def _rewire(self, span_id: int) -> set[int]:
        for relation in self.relations_of(span_id):
            self._index(relation)
        return self._far_ends(span_id)

    def _index(self, relation: Relation) -> None:
        self._crossing.remove(relation.id)
        if relation.head not in self.spans or relation.tail not in self.spans:
            return
        first, last = sorted((self.block_of(relation.head), self.block_of(relation.tail)))
        if 0 < last - first <= RAIL_BLOCKS:
            self._crossing.add(first, last + 1, relation.id)

    def _count(self, relation: Relation, step: int) -> None:
        for key in ((relation.head, relation.label, True), (relation.tail, relation.label, False)):
            self._degrees[key] = self._degrees.get(key, 0) + step
            if not self._degrees[key]:
                del self._degrees[key]

    def _kin_blocks(self, relation: Relation) -> set[int]:
        """Blocks of both ends, and of the ends that share a bundle with this relation."""
        ends = {relation.head, relation.tail}
        for end in tuple(ends):
            kin = (r for r in self.relations_of(end) if r.label == relation.label)
            ends.update(other for r in kin for other in (r.head, r.tail))
        return {self.block_of(end) for end in ends if end in self.spans}


def _gone(shown: dict[int, Value], wanted: dict[int, Value]) -> list[Value]:
    return [value for key, value in shown.items() if key not in wanted]
