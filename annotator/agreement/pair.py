"""Two annotators over the documents that both finished: their marks, matched and counted."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from annotator.agreement.corpus import Corpus, Ints, corpus_of, names_of, rows_of
from annotator.agreement.marks import Marks
from annotator.agreement.matching import Matching, match
from annotator.agreement.neighbours import Neighbours, neighbours
from annotator.model.annotation import Document, Layer, Relation, Span, State

SPARSE = 4
"""A pair with less than one in so many documents in common gets marks of its own."""


class Ground:
    """A corpus with its marks, and which of them lie near one another; shared by all pairs."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.marks = Marks(corpus)
        self._near: dict[float, Neighbours] = {}

    def near(self, threshold: float) -> Neighbours:
        """Overlapping places with at least this IoU."""
        if threshold not in self._near:
            self._near[threshold] = neighbours(self.marks, threshold)
        return self._near[threshold]

    def pair(self, a: int, b: int) -> "Pair":
        """Two annotators (indices) over what both finished."""
        common = self.corpus.common(a, b)
        if len(common) * SPARSE < len(self.corpus.documents):
            small = Ground(self.corpus.only(common))
            return Pair(small, (a, b), common, self.corpus)
        return Pair(self, (a, b), common, self.corpus)


class Pair:
    """Two annotators' marks in the documents that both finished.

    ``documents`` are those documents (indices into the whole corpus), ``local`` the same ones as
    ``ground`` counts them; ``owned`` each one's marks (ascending), in the numbers of ``ground``.
    ``ground`` is of ``whole`` or of the pair's part of it.
    """

    def __init__(
        self, ground: Ground, annotators: tuple[int, int], documents: Ints, whole: Corpus
    ) -> None:
        self.ground = ground
        self.annotators = annotators
        self.documents = documents
        self._whole = whole
        is_part = ground.corpus is not whole
        self.local = local = np.arange(len(documents)) if is_part else documents
        marks = ground.marks
        self.rank = np.full(len(ground.corpus.documents), -1)
        self.rank[local] = np.arange(len(local))
        self._is_whole = len(local) == len(ground.corpus.documents)
        kept = [self._kept(marks.mark_document[marks.owned(who)]) for who in annotators]
        self.owned = tuple(
            marks.owned(who)[some] for who, some in zip(annotators, kept, strict=True)
        )
        self._found: dict[float, Matching] = {}

    def _kept(self, documents: Ints) -> Ints | slice:
        return slice(None) if self._is_whole else np.flatnonzero(self.rank[documents] >= 0)

    def span_rows(self, side: int, marks: Ints) -> Ints:
        """The spans (rows of the whole corpus) that stand for ``marks`` of a (0) or of b (1)."""
        who = self.annotators[side]
        at = np.searchsorted(self.ground.marks.owned(who), marks)
        rows = self.ground.marks.rows(who)[at]
        if self.ground.corpus is self._whole:
            return rows
        return rows_of(self._whole.spans.document, self.documents)[rows]

    def relation_rows(self, rows: Ints) -> Ints:
        """Rows of relations of ``ground`` as rows of the whole corpus."""
        if self.ground.corpus is self._whole:
            return rows
        return rows_of(self._whole.relations.document, self.documents)[rows]

    def matching(self, threshold: float) -> Matching:
        """The marks matched one to one at IoU >= ``threshold`` (0: any overlap)."""
        if threshold not in self._found:
            near = self.ground.near(threshold)
            self._found[threshold] = match(self.ground.marks, near, *self.owned)
        return self._found[threshold]

    def by_document(self, marks: Ints) -> Ints:
        """How many of ``marks`` each of ``documents`` has."""
        at = self.rank[self.ground.marks.mark_document[marks]]
        return np.bincount(at, minlength=len(self.local))


def two_layers(
    a: Sequence[Span],
    b: Sequence[Span],
    relations: tuple[Sequence[Relation], Sequence[Relation]] = ((), ()),
    symmetric: frozenset[str] = frozenset(),
    units: Ints | None = None,
) -> Pair:
    """A pair over one document; ``a`` are rows 0 … len(a) - 1, ``b`` those behind."""
    layers = (
        Layer("a", tuple(a), tuple(relations[0]), State.FINISHED),
        Layer("b", tuple(b), tuple(relations[1]), State.FINISHED),
    )
    names = names_of(layers, ("a", "b"), symmetric)
    corpus = corpus_of([Document("", "", layers=layers)], names)
    if units is not None:
        corpus = replace(corpus, units={0: units})
    return Ground(corpus).pair(0, 1)
