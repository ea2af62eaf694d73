"""Intervals by drawing documents anew: spans inside a document are not independent, documents are.

The percentile bootstrap (Efron 1979) of figures that are pooled over documents: each resample
weighs the documents, a figure is the ratio of weighed sums, and all figures of all resamples come
from one matrix product.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from annotator.agreement.dissimilarity import Floats

RESAMPLES = 1000
LEAST = 5
"""With fewer documents there is no interval: it would say more than the data."""

DEFINED = 0.95
"""The share of resamples in which a figure has to exist."""

CELLS = 4_000_000
"""Draws that are held at once."""

Interval = tuple[float, float] | None


def resampled_sums(counts: ArrayLike, resamples: int = RESAMPLES, seed: int = 0) -> Floats:
    """Sums (resamples x counts) of ``counts`` (documents x counts) over documents drawn with
    replacement, as many as there are."""
    data = np.asarray(counts, float)
    documents = len(data)
    chance = np.random.default_rng(seed)
    step = max(1, CELLS // max(documents, 1))
    sums = np.empty((resamples, data.shape[1]))
    for first in range(0, resamples, step):
        rows = min(step, resamples - first)
        drawn = chance.integers(0, documents, (rows, documents), dtype=np.int32)
        drawn += (np.arange(rows, dtype=np.int32) * documents)[:, None]
        weights = np.bincount(drawn.ravel(), minlength=rows * documents)
        sums[first : first + rows] = weights.reshape(rows, documents).astype(float) @ data
    return sums


def ratio_intervals(
    numerators: ArrayLike,
    denominators: ArrayLike,
    resamples: int = RESAMPLES,
    seed: int = 0,
    level: float = 0.95,
) -> list[Interval]:
    """The interval of each pooled ratio ``sum numerators / sum denominators`` (both documents x
    figures); None for all below 5 documents."""
    above, below = np.asarray(numerators, float), np.asarray(denominators, float)
    if above.shape != below.shape or above.ndim != 2:
        raise ValueError("numerators and denominators are documents x figures, alike")
    figures = above.shape[1]

    def ratios(sums: Floats) -> Floats:
        nothing = np.full((len(sums), figures), np.nan)
        found: Floats = np.divide(
            sums[:, :figures], sums[:, figures:], out=nothing, where=sums[:, figures:] != 0
        )
        return found

    return intervals(np.hstack([above, below]), ratios, resamples, seed, level)


def intervals(
    counts: ArrayLike,
    measure: Callable[[Floats], Floats],
    resamples: int = RESAMPLES,
    seed: int = 0,
    level: float = 0.95,
) -> list[Interval]:
    """The interval of each figure that ``measure`` makes of pooled counts: from (resamples x
    counts) to (resamples x figures), nan where undefined.  ``counts`` are documents x counts."""
    data = np.asarray(counts, float)
    if len(data) < LEAST:
        width = measure(np.zeros((1, data.shape[1]))).shape[1]
        return [None] * width
    values = measure(resampled_sums(data, resamples, seed))
    return [_percentiles(column, level) for column in values.T]


def intervals_of_tables(
    tables: Sequence[Floats], values: Sequence[Callable[[Floats], Floats]], seed: int = 0
) -> list[list[Interval]]:
    """For each table of counts (documents x counts) the interval of each value of its sums.

    Tables of equally many documents are drawn together: one matrix product.
    """
    found: list[list[Interval]] = [[None] * len(values) for _ in tables]
    sizes: dict[int, list[int]] = {}
    for i, table in enumerate(tables):
        sizes.setdefault(len(table), []).append(i)
    for size, some in sizes.items():
        if size < LEAST:
            continue

        def measured(sums: Floats, count: int = len(some)) -> Floats:
            each = sums.reshape(len(sums), count, -1)
            return np.concatenate([value(each) for value in values], axis=1)

        together = np.concatenate([tables[i] for i in some], axis=1)
        bounds = intervals(together, measured, seed=seed)
        for at, i in enumerate(some):
            found[i] = bounds[at :: len(some)]
    return found


def _percentiles(values: Floats, level: float) -> Interval:
    known = values[~np.isnan(values)]
    if not len(known) or len(known) < DEFINED * len(values):
        return None
    outside = (1 - level) / 2
    low, high = np.quantile(known, [outside, 1 - outside])
    return float(low), float(high)
