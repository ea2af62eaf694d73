"""Kappa and alpha from margins, for two annotators, many samples at once.

``agree`` is how many units got the same value from both, ``rows`` and ``columns`` how many got each
value from the one and from the other (last axis: the values).  NaN where it is undefined.
"""

from collections.abc import Callable, Mapping

import numpy as np

from annotator.agreement.corpus import Floats

OfMargins = Callable[[Floats, Floats, Floats], Floats]

NO_VARIATION = "no variation: only one value was ever used"


def kappa(agree: Floats, rows: Floats, columns: Floats) -> Floats:
    """Cohen (1960): ``1 - (1 - P_o) / (1 - P_e)``, ``P_e`` the sum of products of the margins."""
    units = rows.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (rows * columns).sum(axis=-1) / units**2
        return np.where(expected < 1, 1 - (1 - agree / units) / (1 - expected), np.nan)


def alpha(agree: Floats, rows: Floats, columns: Floats) -> Floats:
    """Krippendorff (2004), nominal, both values of every unit known: ``1 - D_o / D_e``."""
    units = rows.sum(axis=-1)
    pooled, values = rows + columns, 2 * units
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = 1 - agree / units
        expected = (values**2 - (pooled**2).sum(axis=-1)) / (values * (values - 1))
        return np.where(expected > 0, 1 - observed / expected, np.nan)


def alpha_of_coincidences(table: Floats) -> Floats:
    """Krippendorff (2004), nominal, from a coincidence matrix (last two axes).

    ``table[c, k]`` is the sum over units of pairs of values c and k, each divided by the number of
    the unit's values less one; so missing values and any number of annotators are in it.
    """
    each = table.sum(axis=-1)
    values = each.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = 1 - np.trace(table, axis1=-2, axis2=-1) / values
        expected = (values**2 - (each**2).sum(axis=-1)) / (values * (values - 1))
        return np.where(expected > 0, 1 - observed / expected, np.nan)


Values = tuple[int, ...]
"""The set of values that one annotator gave one unit, ascending; empty for none."""


def masi(one: Values, other: Values) -> float:
    """Distance of two sets (Passonneau 2006): ``1 - J M``.

    J is Jaccard; M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they cross, 0
    where they have nothing in common.  Two empty sets are equal.
    """
    a, b = set(one), set(other)
    if a == b:
        return 0.0
    shared = a & b
    if not shared:
        return 1.0
    weight = 2 / 3 if shared in (a, b) else 1 / 3
    return 1 - len(shared) / len(a | b) * weight


def alpha_of_sets(
    cells: Mapping[tuple[Values, Values], float],
    distance: Callable[[Values, Values], float] = masi,
) -> float | None:
    """Krippendorff's alpha of two annotators whose values are sets.

    ``cells`` counts units by both values.  None where there is no variation.
    """
    each: dict[Values, float] = {}
    for (one, other), count in cells.items():
        each[one] = each.get(one, 0) + count
        each[other] = each.get(other, 0) + count
    values = sum(each.values())
    apart = sum(distance(*pair) * count for pair, count in cells.items())
    expected = sum(distance(c, k) * m * n for c, m in each.items() for k, n in each.items())
    if not expected:
        return None
    return 1 - (2 * apart / values) / (expected / (values * (values - 1)))


def kappa_of_sets(cells: Mapping[tuple[Values, Values], float]) -> float | None:
    """Cohen's kappa where each different set is a value.  None where there is no variation."""
    rows: dict[Values, float] = {}
    columns: dict[Values, float] = {}
    for (one, other), count in cells.items():
        rows[one] = rows.get(one, 0) + count
        columns[other] = columns.get(other, 0) + count
    units = sum(rows.values())
    if not units:
        return None
    expected = sum(count * columns.get(value, 0) for value, count in rows.items())
    if expected >= units**2:
        return None
    observed = sum(count for (one, other), count in cells.items() if one == other) / units
    return 1 - (1 - observed) / (1 - expected / units**2)
