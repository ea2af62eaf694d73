"""A layer's relations by id, by end, and by the blocks that their rails pass.

How many relations of a label a span has, and in which list they stand, is worked out when it is
first asked for and kept until one of them changes: a hub of thousands costs its number once.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.gui.document.intervals import Intervals
from annotator.gui.document.span_index import SpanIndex
from annotator.model.annotation import Relation

RAIL_BLOCKS = 40
"""Blocks; a relation that spans more of them is drawn as a stub at both ends."""


class RelationIndex:
    """Relations between the spans of ``spans``; those that lack an end are kept, but not shown."""

    __slots__ = ("_at", "_crossing", "_degrees", "_listed", "_restless", "_spans", "relations")

    def __init__(self, spans: SpanIndex, relations: Iterable[Relation]) -> None:
        self._spans = spans
        self.relations: dict[int, Relation] = {}
        self._at: dict[int, list[int]] = {}
        self._listed: dict[int, tuple[Relation, ...]] = {}
        self._degrees: dict[int, Counter[tuple[str, bool]]] = {}
        self._crossing: Intervals[int] = Intervals()
        self._restless: set[int] = set()
        for relation in relations:
            self._put(relation)

    def of(self, span_id: int) -> tuple[Relation, ...]:
        """The relations at ``span_id`` whose both ends exist, by id.

        Another tuple whenever one of them has come, gone or moved, or may share its wire elsewhere.
        """
        found = self._listed.get(span_id)
        if found is None:
            there, relations = self._spans.spans, self.relations
            at = (relations[key] for key in self._at.get(span_id, ()))
            found = tuple(r for r in at if r.head in there and r.tail in there)
            self._listed[span_id] = found
        return found

    def degree(self, span_id: int, label: str, *, is_head: bool) -> int:
        """How many relations of ``label`` have the span as their head (or as their tail)."""
        return self._counted(span_id)[label, is_head]

    def crossing(self, first: int, last: int) -> Iterator[Relation]:
        """Relations drawn as rails between two blocks that pass or touch ``first`` … ``last``."""
        for key in self._crossing.over(first, last + 1):
            yield self.relations[key]

    def put(self, relation: Relation) -> set[int]:
        """Take a relation in, in place of the one of its id; the answer is as in :meth:`drop`."""
        before = self.drop(relation.id)
        self._put(relation)
        self._forget_lists(relation)
        return before | self._kin_blocks(relation)

    def drop(self, relation_id: int) -> set[int]:
        """Take a relation out; the answer is the blocks in which wires look different now."""
        relation = self.relations.pop(relation_id, None)
        if relation is None:
            return set()
        for end in {relation.head, relation.tail}:
            at = self._at[end]
            at.remove(relation_id)
            if not at:
                del self._at[end]
        self._count(relation, -1)
        self._crossing.remove(relation_id)
        self._forget_lists(relation)
        return self._kin_blocks(relation)

    def follow(self, span_id: int) -> list[Relation]:
        """A span went, came or starts elsewhere: index its relations anew; they are the answer."""
        found = [self.relations[key] for key in self._at.get(span_id, ())]
        for relation in found:
            self._index(relation)
            self._forget_lists(relation)
            self._restless.add(relation.id)
        return found

    def restless(self) -> set[int]:
        """Relations that came, went, moved or may share their wire elsewhere since last asked."""
        found, self._restless = self._restless, set()
        return found

    def blocks(self, relation: Relation) -> set[int]:
        """The blocks in which the ends of ``relation`` start, as far as they exist."""
        there = self._spans.spans
        return {self._spans.block_of(e) for e in (relation.head, relation.tail) if e in there}

    def _put(self, relation: Relation) -> None:
        key, head, tail = relation.id, relation.head, relation.tail
        self.relations[key] = relation
        insort(self._at.setdefault(head, []), key)
        if tail != head:
            insort(self._at.setdefault(tail, []), key)
        self._count(relation, 1)
        self._index(relation)

    def _index(self, relation: Relation) -> None:
        self._crossing.remove(relation.id)
        there = self._spans.spans
        if relation.head not in there or relation.tail not in there:
            return
        first = self._spans.block_of(relation.head)
        last = self._spans.block_of(relation.tail)
        if first > last:
            first, last = last, first
        if 0 < last - first <= RAIL_BLOCKS:
            self._crossing.add(first, last + 1, relation.id)

    def _forget_lists(self, relation: Relation) -> None:
        for end in (relation.head, relation.tail):
            self._listed.pop(end, None)

    def _count(self, relation: Relation, more: int) -> None:
        """Keep the numbers that have been worked out."""
        for end, is_head in ((relation.head, True), (relation.tail, False)):
            if end in self._degrees:
                self._degrees[end][relation.label, is_head] += more

    def _counted(self, span_id: int) -> Counter[tuple[str, bool]]:
        found = self._degrees.get(span_id)
        if found is None:
            found = Counter()
            for key in self._at.get(span_id, ()):
                relation = self.relations[key]
                if relation.head == span_id:
                    found[relation.label, True] += 1
                if relation.tail == span_id:
                    found[relation.label, False] += 1
            self._degrees[span_id] = found
        return found

    def _kin_blocks(self, relation: Relation) -> set[int]:
        """Blocks of both ends, and of the relations that may now share their wire elsewhere.

        Which of its two ends a relation shares its wire at depends on which has more of its
        label (see ``bundles``); one relation more or less turns that round only where the two
        numbers are next to each other.
        """
        found = self.blocks(relation)
        self._restless.add(relation.id)
        label = relation.label
        for end in (relation.head, relation.tail):
            mine = self._counted(end)
            for other in self.of(end):
                is_head = other.head == end
                there = other.tail if is_head else other.head
                if other.label == label and len(self._at[there]) >= mine[label, is_head] - 1:
                    found |= self.blocks(other)
                    self._restless.add(other.id)
                    self._listed.pop(other.head, None)
                    self._listed.pop(other.tail, None)
        return found
