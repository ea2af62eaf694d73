"""Everything that is counted, as sums over documents that can be added and taken away again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np

from annotator.agreement.causes import RELATION_CAUSES, RelationItem, relation_items
from annotator.agreement.coding import Coding, Window, coding_by_document
from annotator.agreement.corpus import Corpus, Floats, Ints
from annotator.agreement.grouping import Edges, coincidences, edges_of, groups
from annotator.agreement.muc import detail_counts, label_characters
from annotator.agreement.pair import Ground, Pair
from annotator.agreement.relation_counts import relation_counts
from annotator.agreement.span_counts import label_rows, labelling_rows, span_counts
from annotator.agreement.turning import DETAILS, LABELS, RELATIONS, SPANS

Both = tuple[int, int]
"""Two annotators, as indices: a, then b."""

_NOTHING = 1e-6
"""Less than any group of annotators adds to a cell: 1 / (their number - 1)."""


@dataclass(frozen=True)
class Additive:
    """Sums; adding and subtracting goes field by field."""

    def __add__(self, other: Self) -> Self:
        return type(self)(*(one + more for one, more in self._with(other)))

    def __sub__(self, other: Self) -> Self:
        return type(self)(*(one - less for one, less in self._with(other)))

    def turned(self) -> Self:
        """The same of the turned pair; what has no sides stays as it is."""
        return self

    def _with(self, other: Self) -> list[tuple[Any, Any]]:
        return [(getattr(self, f.name), getattr(other, f.name)) for f in fields(self)]


@dataclass(frozen=True)
class SpanTotals(Additive):
    """Sums of :class:`annotator.agreement.span_counts.SpanCounts`; ``documents`` is |D_ab|."""

    documents: int
    sums: Floats
    labels: Ints
    confusion: Ints

    def turned(self) -> Self:
        """With a and b exchanged."""
        return replace(
            self,
            sums=self.sums[SPANS],
            labels=self.labels[:, LABELS],
            confusion=self.confusion.T,
        )


@dataclass(frozen=True)
class DetailTotals(Additive):
    """Sums of :class:`annotator.agreement.muc.DetailCounts`."""

    sums: Floats
    labels: Ints

    def turned(self) -> Self:
        """With a and b exchanged."""
        return replace(self, sums=self.sums[DETAILS], labels=self.labels[:, LABELS])


@dataclass(frozen=True)
class RelationTotals(Additive):
    """Sums of relations by :class:`~annotator.agreement.relation_counts.Link` and by cause."""

    sums: Floats
    causes: Ints
    coding: Coding

    def turned(self) -> Self:
        """With a and b exchanged."""
        return replace(self, sums=self.sums[RELATIONS], coding=self.coding.turned())


@dataclass(frozen=True)
class GroupTotals(Additive):
    """The coincidence matrix of the groups of all annotators; ``used`` of ``total`` spans."""

    table: Floats
    used: int
    total: int

    def __sub__(self, other: Self) -> Self:
        """A cell that holds nothing more is 0, and not what thirds leave behind."""
        less = super().__sub__(other)
        return replace(less, table=np.where(less.table < _NOTHING, 0.0, less.table))


class Block:
    """Counts over one corpus, each made when it is first asked for.

    Its pairs have the smaller index first; the ledger turns what it gets where that is asked for.
    """

    def __init__(self, corpus: Corpus, window: Window) -> None:
        self.corpus = corpus
        self.window = window
        self.documents = np.array(corpus.documents, np.int64)
        self._ground: Ground | None = None
        self._pairs: dict[Both, Pair] = {}
        self._made: dict[tuple[str, Both], Any] = {}

    def pair(self, both: Both) -> Pair:
        """Two annotators over what both finished."""
        if both not in self._pairs:
            self._pairs[both] = self.ground.pair(*both)
        return self._pairs[both]

    @property
    def ground(self) -> Ground:
        """The corpus with its spans as marks."""
        self._ground = self._ground or Ground(self.corpus)
        return self._ground

    def _once(self, name: str, both: Both, make: Callable[[], Any]) -> Any:
        key = (name, both)
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def span_totals(self, both: Both) -> SpanTotals:
        """Sums over the pair's documents."""
        found = self._once("spans", both, lambda: span_counts(self.pair(both)))
        return SpanTotals(len(found.rows), found.rows.sum(axis=0), found.labels, found.confusion)

    def detail_totals(self, both: Both) -> DetailTotals:
        """Sums over the pair's documents."""
        found = self._once("details", both, lambda: detail_counts(self.pair(both)))
        return DetailTotals(found.rows.sum(axis=0), found.labels)

    def relation_totals(self, both: Both) -> RelationTotals:
        """Sums over the pair's documents."""
        order = RELATION_CAUSES
        causes = np.zeros(len(order), np.int64)
        for item in self.relation_items(both):
            causes[order.index(item.cause)] += 1
        total = Coding()
        for one in self._codings(both):
            total += one
        return RelationTotals(self._relation_rows(both).sum(axis=0), causes, total)

    def _relation_rows(self, both: Both) -> Floats:
        rows: Floats = self._once("relations", both, lambda: relation_counts(self.pair(both)))
        return rows

    def _codings(self, both: Both) -> list[Coding]:
        found: list[Coding] = self._once(
            "coding", both, lambda: coding_by_document(self.pair(both), self.window)
        )
        return found

    def relation_items(self, both: Both) -> list[RelationItem]:
        """Disagreements about relations, by rows of the corpus."""
        found: list[RelationItem] = self._once(
            "items", both, lambda: relation_items(self.pair(both))
        )
        return found

    def group_totals(self, pairs: Sequence[Both]) -> GroupTotals:
        """All annotators' spans, grouped over ``pairs``."""
        found = groups(self.corpus, self._edges(pairs))
        table, used = coincidences(self.corpus, found)
        who = sorted({one for both in pairs for one in both})
        ground = self._ground or Ground(self.corpus)
        several = self.corpus.finished[who].sum(axis=0) > 1
        total = sum(int(several[ground.marks.mark_document[ground.marks.owned(a)]].sum())
                    for a in who)  # fmt: skip
        return GroupTotals(table, used, total)

    def _edges(self, pairs: Sequence[Both]) -> Edges:
        return edges_of(self.pair(both) for both in pairs)

    def rows(self, kind: str, both: Both) -> tuple[Ints, Floats]:
        """Ids of the pair's documents and, for each, the counts of a kind (see ``Measure``)."""
        pair = self.pair(both)
        documents = self.documents[pair.documents]
        if kind == "spans":
            return documents, self._once("spans", both, lambda: span_counts(pair)).rows
        if kind == "details":
            return documents, self._once("details", both, lambda: detail_counts(pair)).rows
        if kind == "labelling":
            return documents, self._once("labelling", both, lambda: labelling_rows(pair))
        if kind == "labels":
            return documents, self._once("labels", both, lambda: label_rows(pair))
        if kind == "label characters":
            return documents, self._once("label characters", both, lambda: label_characters(pair))
        return documents, self._relation_rows(both)

    def coding_rows(self, both: Both) -> list[tuple[int, Coding]]:
        """Ids of the pair's documents and, for each, its units of pair coding."""
        documents = self.documents[self.pair(both).documents].tolist()
        return list(zip(documents, self._codings(both), strict=True))
