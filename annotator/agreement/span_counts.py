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
    has_b = np.zeros(len(marks.mark_place), bool)
    has_b[b] = True
    both = a[has_b[a]]
    rows = np.empty((len(pair.local), len(Span)))
    places = [_places(pair, owned) for owned in (a, b)]
    there = np.zeros(len(marks.place_start), bool)
    there[places[1]] = True
    for column, some in ((Span.PLACES_A, places[0]), (Span.PLACES_B, places[1]),
                         (Span.EXACT, places[0][there[places[0]]])):  # fmt: skip
        at = pair.rank[marks.place_document[some]]
        rows[:, column] = np.bincount(at, minlength=len(rows))
    found = pair.matching(THRESHOLD)
    for column, some in ((Span.MARKS_A, a), (Span.MARKS_B, b), (Span.STRICT, both),
                         (Span.MATCHED, found.a)):  # fmt: skip
        rows[:, column] = pair.by_document(some)
    at = pair.rank[marks.mark_document[found.a]]
    rows[:, Span.IOU] = np.bincount(at, found.iou, minlength=len(rows))
    labels = np.stack(
        [np.bincount(marks.mark_label[some], minlength=many) for some in (a, b, both)], axis=1
    )
    cells = marks.mark_label[found.a] * many + marks.mark_label[found.b]
    confusion = np.zeros((many + 1, many + 1), np.int64)
    confusion[:many, :many] = np.bincount(cells, minlength=many * many).reshape(many, many)
    confusion[:many, many] = labels[:, 0] - confusion[:many, :many].sum(axis=1)
    confusion[many, :many] = labels[:, 1] - confusion[:many, :many].sum(axis=0)
    return SpanCounts(rows, labels, confusion)


def _places(pair: Pair, owned: Ints) -> Ints:
    places = pair.ground.marks.mark_place[owned]
    return places[np.concatenate(([True], places[1:] != places[:-1]))] if len(places) else places


def label_rows(pair: Pair) -> Floats:
    """``(a, b, both)`` of each label, one label after the other, by document."""
    marks = pair.ground.marks
    many, count = len(pair.ground.corpus.names.labels), len(pair.local)
    a, b = pair.owned
    both = np.intersect1d(a, b, assume_unique=True)
    sums = [
        np.bincount(
            pair.rank[marks.mark_document[some]] * many + marks.mark_label[some],
            minlength=many * count,
        )
        for some in (a, b, both)
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
