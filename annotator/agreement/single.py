"""The counts of one document, made for all pairs of annotators in one go.

Counting a document costs what calling NumPy costs, not what its few numbers do.  So it is written
down once for each pair that finished it, as so many documents of two annotators, and these are
counted as any documents are: each of them has the counts of its pair.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations

import numpy as np

from annotator.agreement.causes import RELATION_CAUSES, relation_items
from annotator.agreement.coding import Window, coding_by_document
from annotator.agreement.corpus import Corpus, Floats, Ints, Relations, Spans
from annotator.agreement.counts import (
    Block,
    Both,
    DetailTotals,
    RelationTotals,
    SpanTotals,
)
from annotator.agreement.grouping import Edges
from annotator.agreement.matching import THRESHOLD
from annotator.agreement.muc import detail_counts, label_characters
from annotator.agreement.pair import Ground
from annotator.agreement.relation_counts import relation_counts
from annotator.agreement.span_counts import confusion_rows, label_rows, mark_rows

CELLS = 4_000_000
"""Cells of all confusion matrices together, above which pairs are counted one by one."""


class Single(Block):
    """A block of one document."""

    def __init__(self, corpus: Corpus, window: Window) -> None:
        super().__init__(corpus, window)
        who = np.flatnonzero(corpus.finished[:, 0]).tolist()
        pairs = list(combinations(who, 2))
        if len(pairs) * (len(corpus.names.labels) + 1) ** 2 > CELLS:
            pairs = []
        self._place = {both: place for place, both in enumerate(pairs)}

    @cached_property
    def _every(self) -> "_Every":
        return _Every(self.corpus, list(self._place), self.window)

    def span_totals(self, both: Both) -> SpanTotals:
        """Sums over the pair's documents."""
        if both not in self._place:
            return super().span_totals(both)
        return self._every.spans[self._place[both]]

    def detail_totals(self, both: Both) -> DetailTotals:
        """Sums over the pair's documents."""
        if both not in self._place:
            return super().detail_totals(both)
        return self._every.details[self._place[both]]

    def relation_totals(self, both: Both) -> RelationTotals:
        """Sums over the pair's documents."""
        if both not in self._place:
            return super().relation_totals(both)
        return self._every.relations[self._place[both]]

    def _edges(self, pairs: Sequence[Both]) -> Edges:
        if not all(both in self._place for both in pairs):
            return super()._edges(pairs)
        return self._every.edges(np.array([self._place[both] for both in pairs], np.int64))


class _Every:
    """A document as so many documents as there are ``pairs``, each of two annotators.

    ``rows`` says of each of its spans which row of ``corpus`` it is.
    """

    def __init__(self, corpus: Corpus, pairs: Sequence[Both], window: Window) -> None:
        self._rows, every = _unfolded(corpus, pairs)
        self._pair = Ground(every).pair(0, 1)
        self._window = window

    @cached_property
    def spans(self) -> list[SpanTotals]:
        """By pair."""
        rows, labels = mark_rows(self._pair), self._by_label(label_rows(self._pair))
        counts = zip(rows, labels, confusion_rows(self._pair), strict=True)
        return [SpanTotals(1, *one) for one in counts]

    @cached_property
    def details(self) -> list[DetailTotals]:
        """By pair."""
        rows, labels = detail_counts(self._pair).rows, label_characters(self._pair)
        return [DetailTotals(*one) for one in zip(rows, self._by_label(labels), strict=True)]

    @cached_property
    def relations(self) -> list[RelationTotals]:
        """By pair."""
        rows = relation_counts(self._pair)
        causes = np.zeros((len(rows), len(RELATION_CAUSES)), np.int64)
        document = self._pair.ground.corpus.relations.document
        for item in relation_items(self._pair):
            row = item.b if item.a is None else item.a
            causes[document[row], RELATION_CAUSES.index(item.cause)] += 1
        codings = coding_by_document(self._pair, self._window)
        return [RelationTotals(*one) for one in zip(rows, causes, codings, strict=True)]

    def edges(self, places: Ints) -> Edges:
        """Matched spans of the pairs at ``places``, as rows of the corpus."""
        found = self._pair.matching(THRESHOLD)
        document = self._pair.ground.marks.mark_document[found.a]
        kept = np.isin(document, places)
        one, other = (
            self._rows[self._pair.span_rows(side, marks[kept])]
            for side, marks in enumerate((found.a, found.b))
        )
        return one, other, found.iou[kept]

    def _by_label(self, rows: Floats) -> Ints:
        return rows.astype(np.int64).reshape(len(rows), -1, 3)


def _unfolded(corpus: Corpus, pairs: Sequence[Both]) -> tuple[Ints, Corpus]:
    """A document for each of ``pairs``, and by row of its spans the row of ``corpus``."""
    spans, relations = corpus.spans, corpus.relations
    people = range(len(corpus.names.annotators))
    own = [np.flatnonzero(spans.annotator == who) for who in people]
    links = [np.flatnonzero(relations.annotator == who) for who in people]
    rank = np.empty(len(spans.id), np.int64)
    for some in own:
        rank[some] = np.arange(len(some))
    rows, document, annotator = _laid_out(own, pairs)
    ties, linked, by = _laid_out(links, pairs)
    first = np.searchsorted(2 * document + annotator, 2 * linked + by)
    pieces = spans.fragments
    unfolded = Corpus(
        replace(corpus.names, annotators=("a", "b")),
        tuple(range(len(pairs))),
        np.ones((2, len(pairs)), bool),
        Spans(
            document,
            annotator,
            spans.label[rows],
            spans.start[rows],
            spans.stop[rows],
            spans.id[rows],
            {
                at: pieces[row]
                for at, row in enumerate(rows.tolist() if pieces else ())
                if row in pieces
            },
        ),
        Relations(
            linked,
            by,
            relations.label[ties],
            first + rank[relations.head[ties]],
            first + rank[relations.tail[ties]],
            relations.id[ties],
        ),
        dict.fromkeys(range(len(pairs)), corpus.units[0]) if corpus.units else {},
    )
    return rows, unfolded


def _laid_out(own: Sequence[Ints], pairs: Sequence[Both]) -> tuple[Ints, Ints, Ints]:
    """The rows of a, then those of b, of each pair, with the pair and the side that they are of."""
    parts = [own[who] for both in pairs for who in both]
    if not parts:
        none = np.empty(0, np.int64)
        return none, none, none
    place = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    return np.concatenate(parts), place // 2, place % 2
