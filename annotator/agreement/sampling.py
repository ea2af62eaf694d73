"""Annotations by chance, against which gamma holds the annotations there are.

Two ways that are in use and differ: *statistical*, as pygamma-agreement does by default (numbers,
lengths, gaps and labels drawn anew from the distributions seen), and *shuffle*, as in Mathet,
Widlöcher & Métivier (2015), section 5.2 (each layer is some annotator's, turned by a random offset
around the text; offsets keep half a mean length apart while there is room).
"""

from typing import Literal, Protocol

import numpy as np

from annotator.agreement.dissimilarity import Floats, Ints, Points

Sampler = Literal["statistical", "shuffle"]

SHORTEST = 1e-6
"""A drawn length is at least this: two units of no length cannot be compared."""


class Draw(Protocol):
    """Draws one set of layers by chance."""

    def __call__(self, chance: np.random.Generator) -> Points: ...


def sampler_of(name: Sampler, points: Points) -> Draw:
    """The sampler ``name`` over the statistics of ``points``; ValueError for another name."""
    if name == "statistical":
        return Statistical(points)
    if name == "shuffle":
        return Shuffle(points)
    raise ValueError(f"no such sampler: {name}")


class Statistical:
    """Draws from normal distributions of the number of units, their lengths and the gaps."""

    def __init__(self, points: Points) -> None:
        self.annotators = points.annotators
        counts = np.bincount(points.annotator, minlength=points.annotators)
        self.count = float(counts.mean()), float(counts.std())
        lengths = points.stop - points.start
        self.length = float(lengths.mean()), float(lengths.std())
        gaps = _gaps(points)
        self.gap = (float(gaps.mean()), float(gaps.std())) if len(gaps) else (0.0, 0.0)
        weights = np.bincount(points.label)
        self.steps = np.cumsum(weights) / weights.sum()

    def __call__(self, chance: np.random.Generator) -> Points:
        counts = np.maximum(chance.normal(*self.count, self.annotators).astype(np.int64), 1)
        total = int(counts.sum())
        lengths = np.maximum(np.abs(chance.normal(*self.length, total)), SHORTEST)
        forward = chance.normal(*self.gap, total) + np.concatenate([[0.0], lengths[:-1]])
        annotator = np.repeat(np.arange(self.annotators), counts)
        start = np.cumsum(forward)
        # Each annotator starts at 0 again, not where the one before ended.
        first = np.cumsum(counts) - counts
        ended = np.where(first > 0, start[first - 1] + lengths[first - 1], 0.0)
        start -= ended[annotator]
        label = np.searchsorted(self.steps, chance.random(total), "right")
        label = np.minimum(label, len(self.steps) - 1)
        return _in_order(start, start + lengths, label, annotator, self.annotators)


def _gaps(points: Points) -> Floats:
    """Between each unit's end and the next one's start, and before the first of each annotator."""
    same = points.annotator[1:] == points.annotator[:-1]
    gaps = (points.start[1:] - points.stop[:-1])[same]
    first = np.unique(points.annotator, return_index=True)[1]
    before = points.start[first]
    return np.concatenate([gaps, before[before > 0]])


class Shuffle:
    """Turns whole layers around the stretch that all units cover."""

    def __init__(self, points: Points) -> None:
        self.annotators = points.annotators
        self.points = points
        self.low, self.high = float(points.start.min()), float(points.stop.max())
        self.apart = float((points.stop - points.start).mean()) / 2
        self.layers = [
            np.flatnonzero(points.annotator == annotator) for annotator in range(points.annotators)
        ]

    def __call__(self, chance: np.random.Generator) -> Points:
        offsets = self._offsets(chance)
        chosen: list[Ints] = []
        while not any(map(len, chosen)):
            # Only empty layers: nothing to compare, so drawn again.
            picks = chance.integers(0, self.annotators, self.annotators)
            chosen = [self.layers[i] for i in picks]
        some = np.concatenate(chosen)
        annotator = np.repeat(np.arange(self.annotators), [len(layer) for layer in chosen])
        start = self.points.start[some] + offsets[annotator]
        over = start > self.high
        start = np.where(over, start - (self.high - self.low), start)
        stop = start + (self.points.stop[some] - self.points.start[some])
        return _in_order(start, stop, self.points.label[some], annotator, self.annotators)

    def _offsets(self, chance: np.random.Generator) -> Floats:
        """Whole numbers in [0, width), each away from those before while any place is left."""
        width = self.high - self.low
        free = [(0.0, width)]
        offsets = np.zeros(self.annotators)
        for i in range(self.annotators):
            pieces = np.array(free or [(0.0, width)])
            lengths = pieces[:, 1] - pieces[:, 0]
            where = int(np.searchsorted(np.cumsum(lengths), chance.random() * lengths.sum()))
            low, high = pieces[min(where, len(pieces) - 1)]
            offsets[i] = np.floor(chance.uniform(low, high))
            free = _without(free, offsets[i] - self.apart, offsets[i] + self.apart)
        return offsets


def _without(
    pieces: list[tuple[float, float]], low: float, high: float
) -> list[tuple[float, float]]:
    """``pieces`` without what lies between ``low`` and ``high``."""
    left = [(a, min(b, low)) for a, b in pieces]
    right = [(max(a, high), b) for a, b in pieces]
    return [(a, b) for a, b in left + right if a < b]


def _in_order(start: Floats, stop: Floats, label: Ints, annotator: Ints, annotators: int) -> Points:
    order = np.lexsort((label, stop, start, annotator))
    return Points(start[order], stop[order], label[order], annotator[order], annotators)
