"""Which places overlap, and how much: intersection over union of their sets of code points."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Floats, Ints, ranges
from annotator.agreement.marks import Marks

AT_ONCE = 4_000_000
"""Candidate pairs held in memory at a time."""


@dataclass(frozen=True)
class Neighbours:
    """Pairs of different places, ``p < q``, whose IoU is at least the threshold and above 0."""

    p: Ints
    q: Ints
    iou: Floats


def neighbours(marks: Marks, threshold: float) -> Neighbours:
    """All pairs of different places with IoU >= ``threshold`` (0: any code point in common)."""
    parts = [_measured(marks, p, q, threshold) for p, q in _candidates(marks, threshold)]
    if not parts:
        none = np.empty(0, np.int64)
        return Neighbours(none, none, np.empty(0))
    return Neighbours(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _candidates(marks: Marks, threshold: float) -> Iterator[tuple[Ints, Ints]]:
    """Pairs ``p < q`` that may overlap enough, some at a time.

    Places are in order of their starts, so of those behind ``p`` the ones that begin inside it
    overlap it.  Where the threshold is t, no more than a (1 - t)th of ``p`` may lie before ``q``.
    """
    start, stop = marks.place_start, marks.place_stop
    reach = start + np.floor((1 - threshold) * (stop - start) + 1e-9).astype(np.int64) + 1
    reach[list(marks.pieces)] = stop[list(marks.pieces)]
    last = np.searchsorted(start, np.minimum(reach, stop), "left")
    every = np.arange(len(start))
    count = np.maximum(last - every - 1, 0)
    busy = np.flatnonzero(count)
    sums = np.cumsum(count[busy])
    first = 0
    while first < len(busy):
        before = int(sums[first - 1]) if first else 0
        until = max(first + 1, int(np.searchsorted(sums, before + AT_ONCE, "right")))
        part = busy[first:until]
        yield np.repeat(part, count[part]), ranges(part + 1, count[part])
        first = until


def _measured(marks: Marks, p: Ints, q: Ints, threshold: float) -> tuple[Ints, Ints, Floats]:
    shared = np.minimum(marks.place_stop[p], marks.place_stop[q]) - marks.place_start[q]
    if marks.pieces:
        broken = np.zeros(len(marks.place_start), bool)
        broken[list(marks.pieces)] = True
        for i in np.flatnonzero(broken[p] | broken[q]).tolist():
            shared[i] = _shared(_pieces(marks, int(p[i])), _pieces(marks, int(q[i])))
    union = marks.place_size[p] + marks.place_size[q] - shared
    # compared as products, since 1/2 and the like must not hang on rounding
    kept = np.flatnonzero((shared > 0) & (shared >= threshold * union - 1e-9))
    return p[kept], q[kept], shared[kept] / union[kept]


def _pieces(marks: Marks, place: int) -> list[tuple[int, int]]:
    whole = [(int(marks.place_start[place]), int(marks.place_stop[place]))]
    return marks.pieces.get(place, whole)


def _shared(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> int:
    """Code points in both."""
    return sum(
        max(0, min(high, top) - max(low, bottom)) for low, high in one for bottom, top in other
    )
