"""How unlike two units are (Mathet, Widlöcher & Métivier 2015), over arrays of units.

``d = alpha * d_pos + beta * d_cat`` with
``d_pos(u, v) = ((|start_u - start_v| + |stop_u - stop_v|) / (length_u + length_v)) ** 2`` and
``d_cat`` 0 or 1, or a distance of labels.  A slot with an empty side costs 1.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EPSILON = 1e-9
"""What a group must save at the least: below it, ties would hang on rounding."""

CHUNK = 2_000_000
"""Pairs of units whose dissimilarity is computed at once: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch ``[start, stop)`` in code points (samples use fractions) with a label."""

    start: float
    stop: float
    label: Hashable = None


@dataclass(frozen=True, slots=True)
class Dissimilarity:
    """The weights of position and label.

    ``label_distance`` is symmetric and gives 0..1, with 0 for a label and itself; without it labels
    are the same or not.  With ``touching`` two units that share no code point are never put into
    one group: what a table of decisions wants, and gamma, as published, does not.
    """

    alpha: float = 1.0
    beta: float = 1.0
    label_distance: Callable[[Hashable, Hashable], float] | None = None
    touching: bool = False

    def __post_init__(self) -> None:
        if not (0 <= self.alpha < np.inf and 0 <= self.beta < np.inf):
            raise ValueError("alpha and beta are finite and not negative")


@dataclass(frozen=True, slots=True)
class Points:
    """The units of all ``annotators`` as arrays of one length, in order of annotator, start, stop,
    label: what is computed from them cannot depend on the order in which spans were drawn."""

    start: Floats
    stop: Floats
    label: Ints
    annotator: Ints
    annotators: int

    def __len__(self) -> int:
        return len(self.start)

    @property
    def slots(self) -> float:
        """How many pairs of annotators a group compares: n(n-1)/2."""
        return self.annotators * (self.annotators - 1) / 2


def joined(some: Sequence[Points]) -> Points:
    """The units of several annotations, one behind the other, as arrays to compute with."""
    return Points(
        np.concatenate([one.start for one in some]),
        np.concatenate([one.stop for one in some]),
        np.concatenate([one.label for one in some]),
        np.concatenate([one.annotator for one in some]),
        some[0].annotators,
    )


@dataclass(frozen=True, slots=True)
class Metric:
    """A dissimilarity over label numbers; ``table`` (labels x labels) is ``beta * d_cat``."""

    alpha: float
    table: Floats
    touching: bool = False

    def between(self, points: Points, left: Ints, right: Ints) -> Floats:
        """The dissimilarity of the units ``left`` and ``right`` (indices that broadcast)."""
        starts, stops = points.start, points.stop
        far = np.abs(starts[left] - starts[right]) + np.abs(stops[left] - stops[right])
        label = self.table[points.label[left], points.label[right]]
        result: Floats
        if self.alpha:
            size = (stops[left] - starts[left]) + (stops[right] - starts[right])
            # Two empty units: alike at the same place, and not comparable anywhere else.
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                near = np.where(far == 0, 0.0, far / size)
                result = self.alpha * near * near + label
        else:
            result = label + 0.0 * far
        if self.touching:
            apart = _apart(points, left, right)
            result = np.where(apart, np.inf, result)
        return result

    def reach(self, limit: float) -> float:
        """How far apart, in half sums of lengths, the middles of two units with d < limit are."""
        if self.touching:
            return min(1.0, self._free_reach(limit))
        return self._free_reach(limit)

    def _free_reach(self, limit: float) -> float:
        return float(np.sqrt(limit / self.alpha)) if self.alpha else np.inf


def _apart(points: Points, left: Ints, right: Ints) -> NDArray[np.bool_]:
    first = np.maximum(points.start[left], points.start[right])
    last = np.minimum(points.stop[left], points.stop[right])
    empty = (points.start[left] == points.stop[left]) | (points.start[right] == points.stop[right])
    return np.asarray((first > last) | ((first == last) & ~empty))


def arrays(
    layers: Sequence[Sequence[Unit]], dissimilarity: Dissimilarity
) -> tuple[Points, Metric, list[Hashable], list[tuple[int, int]]]:
    """``layers`` as arrays, the labels by number, and the place (annotator, index) that each
    element came from."""
    labels = sorted({unit.label for layer in layers for unit in layer}, key=_label_key)
    number = {label: i for i, label in enumerate(labels)}
    rows = [
        (a, unit.start, unit.stop, number[unit.label], i)
        for a, layer in enumerate(layers)
        for i, unit in enumerate(layer)
    ]
    rows.sort()
    points = Points(
        np.array([row[1] for row in rows], float),
        np.array([row[2] for row in rows], float),
        np.array([row[3] for row in rows], np.int64),
        np.array([row[0] for row in rows], np.int64),
        len(layers),
    )
    if not np.all(points.stop >= points.start):
        raise ValueError("a unit ends before it starts")
    places = [(row[0], row[4]) for row in rows]
    return points, metric_of(labels, dissimilarity), labels, places


def plain_metric(labels: Sequence[Hashable], dissimilarity: Dissimilarity) -> Metric:
    """``dissimilarity`` with place and label weighing 1 each."""
    return metric_of(labels, Dissimilarity(label_distance=dissimilarity.label_distance))


def metric_of(labels: Sequence[Hashable], dissimilarity: Dissimilarity) -> Metric:
    """``dissimilarity`` over the numbers of ``labels``."""
    distance = dissimilarity.label_distance
    if distance is None:
        table = 1.0 - np.eye(len(labels))
    else:
        table = np.array([[distance(a, b) for b in labels] for a in labels], float)
        table = table.reshape(len(labels), len(labels))
    return Metric(dissimilarity.alpha, dissimilarity.beta * table, dissimilarity.touching)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of units ``left[i]``, ``right[i]`` with their dissimilarity ``far[i]``."""

    left: Ints
    right: Ints
    far: Floats

    def __len__(self) -> int:
        return len(self.left)


def near_pairs(points: Points, metric: Metric, limit: float, most: int) -> Pairs | None:
    """The pairs of units of two annotators with dissimilarity below ``limit``, lower annotator
    first, in order; None where more than ``most`` would have to be looked at."""
    middle = (points.start + points.stop) / 2
    length = points.stop - points.start
    order = np.argsort(middle, kind="stable")
    ordered = middle[order]
    factor = metric.reach(limit)
    reach = np.full(len(points), np.inf)
    if np.isfinite(factor):
        reach = np.nextafter(factor * (length + length.max(initial=0.0)) / 2, np.inf)
    low = np.searchsorted(ordered, middle - reach, "left")
    high = np.searchsorted(ordered, middle + reach, "right")
    if int((high - low).sum()) > most:
        return None
    found = [
        _near(points, metric, limit, _pairs_of(part, order, low[part], high[part]))
        for part in _parts(high - low)
    ]
    left = np.concatenate([each.left for each in found]) if found else np.empty(0, np.int64)
    right = np.concatenate([each.right for each in found]) if found else np.empty(0, np.int64)
    far = np.concatenate([each.far for each in found]) if found else np.empty(0)
    sort = np.lexsort((right, left))
    return Pairs(left[sort], right[sort], far[sort])


def _parts(counts: Ints) -> Iterator[Ints]:
    """The indices of ``counts``, cut so that each part adds up to about a chunk."""
    if not len(counts):
        return
    part = np.cumsum(counts) // CHUNK
    cuts = np.flatnonzero(np.diff(part)) + 1
    yield from np.split(np.arange(len(counts)), cuts)


def spread(begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Every number of the ranges ``[begin[i], end[i])``, with the i that each belongs to."""
    counts = end - begin
    which = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(int(counts.sum())) - before[which] + begin[which]


def _pairs_of(part: Ints, order: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    which, place = spread(low, high)
    return part[which], order[place]


def _near(points: Points, metric: Metric, limit: float, both: tuple[Ints, Ints]) -> Pairs:
    left, right = both
    keep = points.annotator[left] < points.annotator[right]
    left, right = left[keep], right[keep]
    far = metric.between(points, left, right)
    keep = far < limit
    return Pairs(left[keep], right[keep], far[keep])


def _label_key(label: Hashable) -> tuple[str, str]:
    return type(label).__qualname__, str(label)
