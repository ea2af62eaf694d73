"""What two annotators' spans have in common, counted by document: sums that add up.

Every count is additive over documents, so a corpus is the sum of its documents, one changed
document is one row, and the bootstrap is a matrix product.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from annotator.agreement.corpus import Floats, Ints
from annotator.agreement.matching import THRESHOLD
from annotator.agreement.pair import Pair


class Span(IntEnum):
    """Columns of the counts that every figure of spans needs."""

    PLACES_A = 0
    PLACES_B = 1
    EXACT = 2
    MARKS_A = 3
    MARKS_B = 4
    STRICT = 5
    MATCHED = 6
    IOU = 7


@dataclass(frozen=True)
class SpanCounts:
    """Counts of a pair: ``rows`` by document and :class:`Span`, the others over all of them.

    ``labels`` is ``[label, (a, b, both)]``: marks of each, and those that both have.
    ``confusion`` is ``[label of a, label of b]`` over the matching at IoU >= .5, the last row and
    column being *none*: not matched.
    """

    rows: Floats
    labels: Ints
    confusion: Ints


def span_counts(pair: Pair) -> SpanCounts:
    """Counts a pair's spans."""
    marks = pair.ground.marks
    a, b = pair.owned
    many = len(pair.ground.corpus.names.labels)
    labels = np.stack(
        [np.bincount(marks.mark_label[some], minlength=many) for some in (a, b, _both(pair))],
        axis=1,
    )
    found = pair.matching(THRESHOLD)
    cells = marks.mark_label[found.a] * many + marks.mark_label[found.b]
    inner = np.bincount(cells, minlength=many * many).reshape(many, many)
    return SpanCounts(mark_rows(pair), labels, _with_none(inner, labels))


def mark_rows(pair: Pair) -> Floats:
    """Counts of a pair by document and :class:`Span`."""
    marks = pair.ground.marks
    a, b = pair.owned
    rows = np.empty((len(pair.local), len(Span)))
    places = [_places(pair, owned) for owned in (a, b)]
    there = np.zeros(len(marks.place_start), bool)
    there[places[1]] = True
    for column, some in ((Span.PLACES_A, places[0]), (Span.PLACES_B, places[1]),
                         (Span.EXACT, places[0][there[places[0]]])):  # fmt: skip
        at = pair.rank[marks.place_document[some]]
        rows[:, column] = np.bincount(at, minlength=len(rows))
    found = pair.matching(THRESHOLD)
    for column, some in ((Span.MARKS_A, a), (Span.MARKS_B, b), (Span.STRICT, _both(pair)),
                         (Span.MATCHED, found.a)):  # fmt: skip
        rows[:, column] = pair.by_document(some)
    at = pair.rank[marks.mark_document[found.a]]
    rows[:, Span.IOU] = np.bincount(at, found.iou, minlength=len(rows))
    return rows


def confusion_rows(pair: Pair) -> Ints:
    """``[document, label of a, label of b]``, the last row and column being *none*."""
    marks = pair.ground.marks
    many, count = len(pair.ground.corpus.names.labels), len(pair.local)
    found = pair.matching(THRESHOLD)
    at = pair.rank[marks.mark_document[found.a]]
    cells = (at * many + marks.mark_label[found.a]) * many + marks.mark_label[found.b]
    inner = np.bincount(cells, minlength=count * many * many).reshape(count, many, many)
    return _with_none(inner, label_rows(pair).astype(np.int64).reshape(count, many, 3))


def _with_none(inner: Ints, labels: Ints) -> Ints:
    """A confusion matrix of what is matched, with what is not; ``labels`` as in SpanCounts."""
    many = inner.shape[-1]
    table = np.zeros((*inner.shape[:-2], many + 1, many + 1), np.int64)
    table[..., :many, :many] = inner
    table[..., :many, many] = labels[..., 0] - inner.sum(axis=-1)
    table[..., many, :many] = labels[..., 1] - inner.sum(axis=-2)
    return table


def _both(pair: Pair) -> Ints:
    """The marks that both have."""
    a, b = pair.owned
    has_b = np.zeros(len(pair.ground.marks.mark_place), bool)
    has_b[b] = True
    return a[has_b[a]]


def _places(pair: Pair, owned: Ints) -> Ints:
    places = pair.ground.marks.mark_place[owned]
    return places[np.concatenate(([True], places[1:] != places[:-1]))] if len(places) else places


def label_rows(pair: Pair) -> Floats:
    """``(a, b, both)`` of each label, one label after the other, by document."""
    marks = pair.ground.marks
    many, count = len(pair.ground.corpus.names.labels), len(pair.local)
    sums = [
        np.bincount(
            pair.rank[marks.mark_document[some]] * many + marks.mark_label[some],
            minlength=many * count,
        )
        for some in (*pair.owned, _both(pair))
    ]
    return np.stack(sums, axis=1).astype(np.float64).reshape(count, 3 * many)


def labelling_rows(pair: Pair) -> Floats:
    """By document: matched spans with equal labels, then matched spans by a's and by b's label."""
    marks = pair.ground.marks
    many = len(pair.ground.corpus.names.labels)
    found = pair.matching(THRESHOLD)
    a, b = marks.mark_label[found.a], marks.mark_label[found.b]
    at = pair.rank[marks.mark_document[found.a]]
    count = len(pair.local)
    rows = np.zeros((count, 1 + 2 * many))
    rows[:, 0] = np.bincount(at, a == b, minlength=count)
    for first, label in ((1, a), (1 + many, b)):
        table = np.bincount(at * many + label, minlength=count * many)
        rows[:, first : first + many] = table.reshape(count, many)
    return rows


def labelling(confusion: Ints) -> Floats:
    """The sum of :func:`labelling_rows`, from a confusion matrix."""
    inner = confusion[:-1, :-1]
    return np.concatenate(
        ([np.trace(inner)], inner.sum(axis=1), inner.sum(axis=0)), dtype=np.float64
    )
