"""Pair coding as sums over documents, so that its kappa and alpha have intervals as others have.

A row of counts is, in this order: units with equal values, units weighed by how far apart MASI has
their values, units by a's value, units by b's value.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from annotator.agreement import margins
from annotator.agreement.coding import Coding, Values
from annotator.agreement.corpus import Floats
from annotator.agreement.distances import by_function, masi
from annotator.agreement.measure import CODING, Measure
from annotator.agreement.relation_figures import NO_UNITS


def values_of(codings: Iterable[Coding]) -> list[Values]:
    """Every value that some unit has, in order."""
    return sorted({value for one in codings for cell in one.cells for value in cell})


def coding_rows(codings: Iterable[tuple[int, Coding]], values: Sequence[Values]) -> Floats:
    """Counts (documents x columns) of units by document id; one document's are added up."""
    found: dict[int, Floats] = {}
    number = {value: at for at, value in enumerate(values)}
    many = len(values)
    for document, one in codings:
        row = found.setdefault(document, np.zeros(2 + 2 * many))
        for (a, b), count in one.cells.items():
            row[0] += count * (a == b)
            row[1] += count * masi(a, b)
            row[2 + number[a]] += count
            row[2 + many + number[b]] += count
    return np.array(list(found.values())).reshape(-1, 2 + 2 * many)


def coding_measures(values: Sequence[Values]) -> list[Measure]:
    """Kappa and alpha of sums of such rows."""
    apart = by_function(masi, values)
    half = 2 + len(values)

    def kappa(sums: Floats) -> Floats:
        return margins.kappa(sums[..., 0], sums[..., 2:half], sums[..., half:])

    def alpha(sums: Floats) -> Floats:
        pooled = sums[..., 2:half] + sums[..., half:]
        many = pooled.sum(axis=-1)
        with np.errstate(divide="ignore", invalid="ignore"):
            observed = 2 * sums[..., 1] / many
            expected = ((pooled @ apart) * pooled).sum(axis=-1) / (many * (many - 1))
            return np.where(expected > 0, 1 - observed / expected, np.nan)

    return [
        Measure(name, "coding", value, NO_UNITS)
        for name, value in zip(CODING, (kappa, alpha), strict=True)
    ]
