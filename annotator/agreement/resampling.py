"""95 % intervals by the percentile bootstrap over documents (Efron 1979).

Spans of one document are not independent, so documents are drawn.  Counts are additive, so a sample
of a corpus is a vector of weights, and all samples together are one matrix product.
"""

from collections.abc import Callable

import numpy as np

from annotator.agreement.corpus import Floats

SAMPLES = 1000
FEWEST = 5
"""Documents below which there is no interval."""

AT_ONCE = 100
"""Samples whose weights are held in memory at a time."""

SEED = 20_161
Interval = tuple[float, float]


def sampled_sums(rows: Floats, seed: int = SEED, samples: int = SAMPLES) -> Floats:
    """The sums of ``rows`` ``[document, column]`` in each of ``samples`` samples of documents."""
    chance = np.random.default_rng(seed)
    documents = len(rows)
    counts = rows.astype(np.float32)
    sums = np.empty((samples, rows.shape[1]))
    for first in range(0, samples, AT_ONCE):
        some = sums[first : first + AT_ONCE]
        drawn = chance.integers(0, documents, (len(some), documents), dtype=np.int32)
        drawn += np.arange(len(some), dtype=np.int32)[:, None] * np.int32(documents)
        weights = np.bincount(drawn.ravel(), minlength=drawn.size).reshape(drawn.shape)
        some[:] = weights.astype(np.float32) @ counts
    return sums


def interval(values: Floats) -> Interval | None:
    """The middle 95 % of ``values``, undefined ones (NaN) left out; None where none is left."""
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    low, high = np.quantile(known, (0.025, 0.975))
    return float(low), float(high)


def intervals(
    tables: list[Floats],
    value: Callable[[Floats], Floats],
    seed: int = SEED,
    samples: int = SAMPLES,
) -> list[Interval | None]:
    """The interval of ``value`` for each table of counts ``[document, column]``.

    Tables of equally many documents share their samples, and one product.  None below 5 documents.
    """
    found: list[Interval | None] = [None] * len(tables)
    by_size: dict[int, list[int]] = {}
    for i, table in enumerate(tables):
        by_size.setdefault(len(table), []).append(i)
    for size, some in by_size.items():
        if size < FEWEST:
            continue
        together = np.concatenate([tables[i] for i in some], axis=1)
        sums = sampled_sums(together, seed, samples)
        first = 0
        for i in some:
            width = tables[i].shape[1]
            found[i] = interval(value(sums[:, first : first + width]))
            first += width
    return found
