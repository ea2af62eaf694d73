"""Unitizing alpha in its 2004 form (Krippendorff 1995, 2004), as DKPro and INCEpTION compute it.

For each label on its own, an annotator's continuum of length L is cut into sections: units and the
gaps between them.  Prefer the 2016 family (``unitizing.py``): its authors found that this form
misbehaves with more than two annotators.  Lengths are code points, and the form is defined for
whole numbers.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np

from annotator.agreement.dissimilarity import Floats, Unit
from annotator.agreement.figure import Figure
from annotator.agreement.pieces import merge_overlaps

ALONE = "needs two annotators who finished the same document"
NO_VARIATION = "no variation"


@dataclass(frozen=True, slots=True)
class UnitizingAlpha2004:
    """``alpha`` over all labels, and by label the figure and the observed and expected
    disagreement; units ``merged`` into others of their label, or left out as ``empty``."""

    alpha: Figure
    labels: dict[Hashable, Figure] = field(default_factory=dict)
    observed: dict[Hashable, float] = field(default_factory=dict)
    expected: dict[Hashable, float] = field(default_factory=dict)
    merged: int = 0
    empty: int = 0


def unitizing_alpha_2004(layers: Sequence[Sequence[Unit]], length: int) -> UnitizingAlpha2004:
    """alpha_U of one document of ``length`` code points, ``layers`` one an annotator:
    ``1 - sum D_o / sum D_e`` over the labels."""
    empty = sum(unit.stop <= unit.start for layer in layers for unit in layer)
    if len(layers) < 2:
        return UnitizingAlpha2004(Figure(None, ALONE), empty=empty)
    found = [merge_overlaps([u for u in layer if u.stop > u.start]) for layer in layers]
    labels = sorted({u.label for units, _ in found for u in units}, key=str)
    observed: dict[Hashable, float] = {}
    expected: dict[Hashable, float] = {}
    for label in labels:
        own = [_bounds([u for u in units if u.label == label]) for units, _ in found]
        gaps = [_gaps(units, length) for units in own]
        observed[label] = _observed(own, gaps, length)
        expected[label] = _expected(own, gaps, length)
    return UnitizingAlpha2004(
        _alpha(sum(observed.values()), sum(expected.values())),
        {label: _alpha(observed[label], expected[label]) for label in labels},
        observed,
        expected,
        sum(merged for _, merged in found),
        empty,
    )


def _alpha(observed: float, expected: float) -> Figure:
    return Figure(1 - observed / expected) if expected > 0 else Figure(None, NO_VARIATION)


def _bounds(units: Sequence[Unit]) -> Floats:
    """Start and stop of each unit (units x 2), in order."""
    return np.array([(u.start, u.stop) for u in units], float).reshape(-1, 2)


def _gaps(units: Floats, length: float) -> Floats:
    """What is between and around the units (gaps x 2)."""
    edges = np.concatenate([[0.0], units.ravel(), [float(length)]]).reshape(-1, 2)
    return edges[edges[:, 1] > edges[:, 0]]


def _observed(units: list[Floats], gaps: list[Floats], length: float) -> float:
    """``sum over i != j, g, h of d2 / (m (m-1) L^2)``."""
    total = 0.0
    for i, own in enumerate(units):
        for j, theirs in enumerate(units):
            if i < j:
                total += 2 * _between_units(own, theirs)
            if i != j:
                total += 2 * _in_gaps(own, gaps[j])
    return total / (len(units) * (len(units) - 1) * length * length)


def _between_units(own: Floats, theirs: Floats) -> float:
    """Squared distances of the bounds of units that intersect."""
    a, b = own[:, None], theirs[None]
    meet = np.minimum(a[..., 1], b[..., 1]) > np.maximum(a[..., 0], b[..., 0])
    return float((np.square(a - b).sum(axis=2) * meet).sum())


def _in_gaps(own: Floats, gaps: Floats) -> float:
    """Squared lengths of the units that lie within a gap of the other annotator."""
    a, b = own[:, None], gaps[None]
    within = ((b[..., 0] <= a[..., 0]) & (a[..., 1] <= b[..., 1])).any(axis=1)
    return float(np.square(own[:, 1] - own[:, 0])[within].sum())


def _expected(units: list[Floats], gaps: list[Floats], length: float) -> float:
    """``2/L sum over units of [(N-1)/3 (2l^3 - 3l^2 + l) + l^2 sum over gaps h >= l of (h - l + 1)]
    / (mL (mL-1) - sum l (l-1))``."""
    sizes = np.concatenate([own[:, 1] - own[:, 0] for own in units])
    free = np.sort(np.concatenate([gap[:, 1] - gap[:, 0] for gap in gaps]))
    whole = len(units) * length
    below = whole * (whole - 1) - float((sizes * (sizes - 1)).sum())
    if below <= 0:
        return 0.0
    first = np.searchsorted(free, sizes, "left")
    rest = np.concatenate([np.cumsum(free[::-1])[::-1], [0.0]])
    room = rest[first] - (len(free) - first) * (sizes - 1)
    each = (len(sizes) - 1) / 3 * (2 * sizes**3 - 3 * sizes**2 + sizes) + sizes**2 * room
    return float(2 / length * each.sum() / below)
