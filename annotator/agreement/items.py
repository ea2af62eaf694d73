"""The spans and relations behind a cell, a bar or a cause, so that a window can open them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from annotator.agreement.comparison import Agreement
from annotator.agreement.corpus import Ints
from annotator.agreement.counts import Block, Both
from annotator.agreement.decision_items import Cause
from annotator.agreement.matching import THRESHOLD


@dataclass(frozen=True, slots=True)
class SpanItem:
    """Two matched spans, or one that has no partner.

    ``document``, ``a`` and ``b`` are the project's ids (None: that annotator has no such span),
    ``label_a`` and ``label_b`` labels, "" for none.  ``iou`` is 0 where there is no partner.
    """

    document: int
    pair: Both
    a: int | None
    b: int | None
    label_a: str
    label_b: str
    iou: float

    @property
    def is_agreed(self) -> bool:
        """Whether both have the same fragments and label."""
        return self.iou == 1 and self.label_a == self.label_b


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A disagreement about relations, with the project's ids; None: no such relation."""

    document: int
    pair: Both
    cause: Cause
    a: int | None
    b: int | None


def span_items(agreement: Agreement, pairs: Iterable[Both]) -> Iterator[SpanItem]:
    """All spans of some pairs, matched ones together, as the confusion matrix counts them."""
    for block, gone in agreement.ledger.blocks():
        for both in pairs:
            for item in _span_items(block, both):
                if item.document not in gone:
                    yield item


def cell_items(
    agreement: Agreement, pairs: Iterable[Both], label_a: str, label_b: str
) -> list[SpanItem]:
    """The spans behind a cell of the confusion matrix; "" is *none*."""
    return [
        item
        for item in span_items(agreement, pairs)
        if item.label_a == label_a and item.label_b == label_b
    ]


def disagreements(
    agreement: Agreement, pairs: Iterable[Both], label: str | None = None
) -> list[SpanItem]:
    """Spans that the two of a pair do not have alike; those in which either gave ``label``."""
    return [
        item
        for item in span_items(agreement, pairs)
        if not item.is_agreed and (label is None or label in (item.label_a, item.label_b))
    ]


def link_items(
    agreement: Agreement, pairs: Iterable[Both], cause: Cause | None = None
) -> list[LinkItem]:
    """Disagreements about relations, those with ``cause`` (None: all)."""
    found = []
    for block, gone in agreement.ledger.blocks():
        for both in pairs:
            found += [
                item
                for item in _link_items(block, both)
                if item.document not in gone and cause in (None, item.cause)
            ]
    return found


def _span_items(block: Block, both: Both) -> Iterator[SpanItem]:
    pair, corpus = block.pair(both), block.corpus
    match = pair.matching(THRESHOLD)
    alone = [
        np.setdiff1d(owned, matched, assume_unique=True)
        for owned, matched in zip(pair.owned, (match.a, match.b), strict=True)
    ]
    none = [np.full(len(marks), -1) for marks in alone]
    a = np.concatenate((pair.span_rows(0, match.a), pair.span_rows(0, alone[0]), none[1]))
    b = np.concatenate((pair.span_rows(1, match.b), none[0], pair.span_rows(1, alone[1])))
    iou = np.concatenate((match.iou, np.zeros(len(none[0]) + len(none[1]))))
    spans, names = corpus.spans, corpus.names.labels
    anchor = np.where(a >= 0, a, b)
    order = np.lexsort((spans.start[anchor], spans.document[anchor]))

    def one(column: Ints, row: int) -> int | None:
        return int(column[row]) if row >= 0 else None

    def name(row: int) -> str:
        return names[spans.label[row]] if row >= 0 else ""

    for i in order.tolist():
        first, second = int(a[i]), int(b[i])
        yield SpanItem(
            int(block.documents[spans.document[anchor[i]]]),
            both,
            one(spans.id, first),
            one(spans.id, second),
            name(first),
            name(second),
            float(iou[i]),
        )


def _link_items(block: Block, both: Both) -> Iterator[LinkItem]:
    relations, pair = block.corpus.relations, block.pair(both)
    found = block.relation_items(both)
    sides = [
        pair.relation_rows(
            np.array([-1 if row is None else row for row in rows], np.int64)
        ).tolist()
        for rows in ([item.a for item in found], [item.b for item in found])
    ]
    for item, a, b in zip(found, *sides, strict=True):
        has_a, has_b = item.a is not None, item.b is not None
        yield LinkItem(
            int(block.documents[relations.document[a if has_a else b]]),
            both,
            item.cause,
            int(relations.id[a]) if has_a else None,
            int(relations.id[b]) if has_b else None,
        )
