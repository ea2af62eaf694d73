"""Counts of MUC and SemEval-2013 task 9.1, and characters in common.

The annotators' spans are matched one to one wherever they overlap at all (the most pairs, then the
greatest sum of IoU).  A pair is *correct* (COR) or *incorrect* (INC), in the partial scheme
*partial* (PAR); spans of ``a`` without a partner are *missing* (MIS), those of ``b`` *spurious*
(SPU).

| scheme | COR | else |
|---|---|---|
| strict | same fragments and label | INC |
| exact | same fragments | INC |
| partial | same fragments | PAR |
| type | same label | INC |

POS = COR + INC + PAR + MIS, ACT = COR + INC + PAR + SPU; strict and exact: P = COR / ACT, R = COR /
POS; partial and type: (COR + PAR / 2) / ACT or / POS.  So F = 2 (COR + PAR / 2) / (POS + ACT).
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, get_args

import numpy as np

from annotator.agreement.corpus import Floats, Ints
from annotator.agreement.pair import Pair

Scheme = Literal["strict", "exact", "partial", "type"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


class Detail(IntEnum):
    """Columns of the counts behind the details."""

    MARKS_A = 0
    MARKS_B = 1
    OVERLAPPING = 2
    STRICT = 3
    EXACT = 4
    TYPE = 5
    CHARACTERS_A = 6
    CHARACTERS_B = 7
    CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class MucCounts:
    """COR, INC, PAR, MIS, SPU of one scheme."""

    cor: int
    inc: int
    par: int
    mis: int
    spu: int

    @property
    def possible(self) -> int:
        """POS: the spans of ``a``."""
        return self.cor + self.inc + self.par + self.mis

    @property
    def actual(self) -> int:
        """ACT: the spans of ``b``."""
        return self.cor + self.inc + self.par + self.spu

    @property
    def precision(self) -> float | None:
        """Of ``b`` against ``a``; None where ``b`` has no span."""
        return (self.cor + self.par / 2) / self.actual if self.actual else None

    @property
    def recall(self) -> float | None:
        """Of ``b`` against ``a``; None where ``a`` has no span."""
        return (self.cor + self.par / 2) / self.possible if self.possible else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where neither has a span."""
        both = self.possible + self.actual
        return 2 * (self.cor + self.par / 2) / both if both else None


def muc_counts(sums: Floats, scheme: Scheme) -> MucCounts:
    """The counts of a scheme from sums by :class:`Detail`."""
    a, b, pairs = (round(sums[i]) for i in (Detail.MARKS_A, Detail.MARKS_B, Detail.OVERLAPPING))
    column = {"strict": Detail.STRICT, "type": Detail.TYPE}.get(scheme, Detail.EXACT)
    cor = round(sums[column])
    rest = pairs - cor
    partly = scheme == "partial"
    return MucCounts(cor, 0 if partly else rest, rest if partly else 0, a - pairs, b - pairs)


@dataclass(frozen=True)
class DetailCounts:
    """Counts of a pair: ``rows`` by document and :class:`Detail`.

    ``labels`` is ``[label, (a, b, both)]``: code points, over all documents.
    """

    rows: Floats
    labels: Ints


def detail_counts(pair: Pair) -> DetailCounts:
    """Counts a pair's overlaps and characters."""
    marks = pair.ground.marks
    found = pair.matching(0.0)
    exact = marks.mark_place[found.a] == marks.mark_place[found.b]
    same = marks.mark_label[found.a] == marks.mark_label[found.b]
    rows = np.zeros((len(pair.local), len(Detail)))
    for column, some in (
        (Detail.MARKS_A, pair.owned[0]),
        (Detail.MARKS_B, pair.owned[1]),
        (Detail.OVERLAPPING, found.a),
        (Detail.STRICT, found.a[exact & same]),
        (Detail.EXACT, found.a[exact]),
        (Detail.TYPE, found.a[same]),
    ):
        rows[:, column] = pair.by_document(some)
    rows[:, Detail.CHARACTERS_A :], labels = _characters(pair)
    return DetailCounts(rows, labels)


def _characters(pair: Pair) -> tuple[Floats, Ints]:
    """Code points that each covers, and both: by document; by label over all documents."""
    many = len(pair.ground.corpus.names.labels)
    a, b = (_pieces(pair, owned) for owned in pair.owned)
    both = tuple(np.concatenate(columns) for columns in zip(a, b, strict=True))
    rows, labels = [], []
    for start, stop, document, label in (a, b, both):
        rows.append(_covered(start, stop, document, len(pair.local)))
        shift = (int(both[1].max()) + 1 if len(both[1]) else 1) * label
        labels.append(_covered(start + shift, stop + shift, label, many))
    for sums in (rows, labels):
        sums[2] = sums[0] + sums[1] - sums[2]  # of the union, the intersection
    return np.stack(rows, axis=1).astype(np.float64), np.stack(labels, axis=1)


def label_characters(pair: Pair) -> Floats:
    """Code points that each covers, and both, of each label, one after the other, by document."""
    many, count = len(pair.ground.corpus.names.labels), len(pair.local)
    a, b = (_pieces(pair, owned) for owned in pair.owned)
    both = tuple(np.concatenate(columns) for columns in zip(a, b, strict=True))
    length = int(both[1].max(initial=0)) + 1
    sums = [
        _covered(start + length * label, stop + length * label, document * many + label,
                 many * count)
        for start, stop, document, label in (a, b, both)
    ]  # fmt: skip
    sums[2] = sums[0] + sums[1] - sums[2]
    return np.stack(sums, axis=1).astype(np.float64).reshape(count, 3 * many)


def _pieces(pair: Pair, owned: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Start, stop, document and label of each fragment of ``owned``."""
    marks = pair.ground.marks
    place = marks.mark_place[owned]
    columns = [
        marks.place_start[place],
        marks.place_stop[place],
        pair.rank[marks.mark_document[owned]],
        marks.mark_label[owned],
    ]
    if marks.pieces:
        broken = [i for i, one in enumerate(place.tolist()) if one in marks.pieces]
        more = [
            (low, high, columns[2][i], columns[3][i])
            for i in broken
            for low, high in marks.pieces[int(place[i])]
        ]
        extra = np.array(more, np.int64).reshape(-1, 4).T
        columns = [
            np.concatenate((np.delete(column, broken), added))
            for column, added in zip(columns, extra, strict=True)
        ]
    return columns[0], columns[1], columns[2], columns[3]


def _covered(start: Ints, stop: Ints, group: Ints, groups: int) -> Ints:
    """How many code points ``[start, stop)`` cover together, by group; groups never overlap."""
    order = np.argsort(start, kind="stable")
    start, stop, group = start[order], stop[order], group[order]
    reached = np.concatenate(([0], np.maximum.accumulate(stop)[:-1])) if len(stop) else stop
    fresh = np.maximum(stop - np.maximum(start, reached), 0)
    return np.bincount(group, fresh, minlength=groups).astype(np.int64)
