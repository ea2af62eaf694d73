"""Distances of labels: squared ones for alpha, and weights of agreement for kappa and AC2.

A distance here is a matrix over the values in use, or a function of two values; alpha takes it as
its delta squared.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, Literal

import numpy as np

from annotator.agreement.dissimilarity import Floats

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Distance = Callable[[Any, Any], float]


def squared(level: Level, values: Sequence[float], counts: Floats) -> Floats:
    """The squared difference of each two of the ascending ``values`` (Krippendorff 2004, 2011).

    nominal ``[c != k]``; interval ``(c - k)^2``; ratio ``((c - k) / (c + k))^2``; ordinal
    ``(n_c / 2 + n between + n_k / 2)^2`` with ``counts``, how often each value occurs.
    """
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    if level == "ordinal":
        middle = np.cumsum(counts) - counts / 2
        return _squares(middle[:, None] - middle[None])
    points = np.array(values, float)
    apart = points[:, None] - points[None]
    if level == "interval":
        return _squares(apart)
    if level == "ratio":
        both = points[:, None] + points[None]
        return _squares(np.divide(apart, both, out=np.zeros_like(apart), where=both != 0))
    raise ValueError(f"no such level of measurement: {level}")


def _squares(apart: Floats) -> Floats:
    return apart * apart


def by_function(distance: Distance, values: Sequence[Hashable]) -> Floats:
    """``distance`` of each two of ``values`` as a matrix."""
    table = [[float(distance(a, b)) for b in values] for a in values]
    return np.array(table, float).reshape(len(values), len(values))


def jaccard(one: Collection[Hashable], other: Collection[Hashable]) -> float:
    """1 - intersection over union of two sets; two empty sets are alike."""
    a, b = set(one), set(other)
    return 1 - len(a & b) / len(a | b) if a | b else 0.0


def masi(one: Collection[Hashable], other: Collection[Hashable]) -> float:
    """1 - J * M (Passonneau 2006): J the Jaccard index; M 1 for equal sets, 2/3 where one holds the
    other, 1/3 where they share something, 0 where nothing.  Two empty sets are alike."""
    a, b = set(one), set(other)
    if a == b:
        return 0.0
    if a <= b or b <= a:
        return 1 - (1 - jaccard(a, b)) * 2 / 3
    return 1 - (1 - jaccard(a, b)) / 3


def dice(one: Collection[Hashable], other: Collection[Hashable]) -> float:
    """1 - twice the intersection over the sum of sizes; two empty sets are alike."""
    a, b = set(one), set(other)
    return 1 - 2 * len(a & b) / (len(a) + len(b)) if a | b else 0.0


def shared_parent(parents: dict[str, str], half: float = 0.5) -> Distance:
    """Labels of a hierarchy: 0 for the same, ``half`` for one above the other or the same parent,
    else 1.  ``parents`` names the parent of each label that has one."""

    def distance(one: Hashable, other: Hashable) -> float:
        if one == other:
            return 0.0
        above, beyond = parents.get(str(one)), parents.get(str(other))
        near = above == other or beyond == one or (above is not None and above == beyond)
        return half if near else 1.0

    return distance


def linear_weights(count: int) -> Floats:
    """Weights of agreement ``1 - |i - j| / (q - 1)`` of q ordered categories."""
    return _falling(count, 1)


def quadratic_weights(count: int) -> Floats:
    """Weights of agreement ``1 - (i - j)^2 / (q - 1)^2`` of q ordered categories."""
    return _falling(count, 2)


def _falling(count: int, power: int) -> Floats:
    place = np.arange(count)
    far = np.abs(place[:, None] - place[None]) / max(count - 1, 1)
    result: Floats = 1.0 - far**power
    return result
