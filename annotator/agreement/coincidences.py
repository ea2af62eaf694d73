"""Krippendorff's alpha for coded things: any number of annotators, missing values, any distance.

Krippendorff (2004, 2011).  The coincidence matrix (values x values) counts every pair of values
that two annotators gave to one thing, each thing's pairs weighed 1 / (its values - 1);
``alpha = 1 - D_o / D_e`` with ``D_o = sum o d2 / n`` and ``D_e = sum n_c n_k d2 / (n (n-1))``.
Coincidences of several documents, and of disjoint things in general, add up: pool first, divide
once.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from annotator.agreement.coefficients import NO_VARIATION, NOTHING, counts_of
from annotator.agreement.dissimilarity import Floats
from annotator.agreement.distances import Distance, Level, by_function, jaccard, masi, squared
from annotator.agreement.figure import Figure


def coincidences(counts: ArrayLike) -> Floats:
    """The coincidence matrix (labels x labels) of ``counts`` (things x labels)."""
    data = np.asarray(counts, float)
    each = data.sum(1)
    data, each = data[each > 1], each[each > 1]
    weighed = data / (each - 1)[:, None]
    result: Floats = data.T @ weighed - np.diag(weighed.sum(0))
    return result


def coincidences_of_pair(table: ArrayLike) -> Floats:
    """The same of two annotators from their table (labels x labels)."""
    counts = np.asarray(table, float)
    result: Floats = counts + counts.T
    return result


def alpha_of(coincidence: ArrayLike, distance: ArrayLike | None = None) -> Figure:
    """alpha of a (pooled) coincidence matrix; ``distance`` (labels x labels) is squared already,
    without it any two labels differ by 1.  ``used`` are the values that could be paired."""
    seen = np.asarray(coincidence, float)
    margin = seen.sum(1)
    total = float(margin.sum())
    used = round(total)
    if total < 2:
        return Figure(None, NOTHING, used, used)
    far = 1 - np.eye(len(seen)) if distance is None else np.asarray(distance, float)
    expected = float((np.outer(margin, margin) * far).sum())
    if expected == 0:
        return Figure(None, NO_VARIATION, used, used)
    value = 1 - (total - 1) * float((seen * far).sum()) / expected
    return Figure(value, "", used, used)


def krippendorff_alpha(
    values: Sequence[Sequence[Hashable]], level: Level | Distance = "nominal"
) -> Figure:
    """alpha of ``values`` (annotators x things, None where missing).

    ``level`` is the scale, on which numbers are wanted but for nominal, or a function that gives
    the squared difference of two values.  ``used`` of ``total`` things had two values.
    """
    known = {value for row in values for value in row if value is not None}
    scaled = isinstance(level, str) and level != "nominal"
    labels = sorted(known, key=float if scaled else _name)  # type: ignore[arg-type]
    counts = counts_of(values, labels)
    coincidence = coincidences(counts)
    if isinstance(level, str):
        numbers = [float(label) for label in labels] if scaled else range(len(labels))  # type: ignore[arg-type]
        far = squared(level, numbers, coincidence.sum(1))
    else:
        far = by_function(level, labels)
    found = alpha_of(coincidence, far)
    each = counts.sum(1)
    return Figure(found.value, found.reason, int((each > 1).sum()), len(each))


def alpha_of_sets(
    values: Sequence[Sequence[frozenset[str] | None]], distance: Distance = masi
) -> Figure:
    """alpha where a value is a set of labels (annotators x things), by MASI or Jaccard; both are
    used as they are, not squared, as Passonneau (2006) does."""
    return krippendorff_alpha(values, distance)


def _name(value: Hashable) -> tuple[str, str]:
    shown = sorted(map(str, value)) if isinstance(value, frozenset) else value
    return type(value).__qualname__, str(shown)


__all__ = [
    "alpha_of",
    "alpha_of_sets",
    "coincidences",
    "coincidences_of_pair",
    "jaccard",
    "krippendorff_alpha",
    "masi",
]
