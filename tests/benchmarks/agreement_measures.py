"""What gamma, the alignment and the bootstrap cost, in CPU time of one thread.

Run with ``python -m tests.benchmarks.agreement_measures``.  Documents are made up: 2,000 code
points with 20 spans of 8 labels, of which each annotator misses 5 %, moves 10 %, labels 5 %
otherwise and nests 5 % more.
"""

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from annotator.agreement.alignment import Dissimilarity, Unit, best_alignment
from annotator.agreement.bootstrap import ratio_intervals
from annotator.agreement.gamma_figure import Sampling, gamma
from annotator.agreement.unitizing import pooled, unitizing_alpha, unitizing_counts

TEXT = 2_000
GOALS = {2: 10, 3: 50, 5: 300}
"""Milliseconds of one gamma with 30 samples."""


def document(annotators: int, spans: int, seed: int) -> list[list[Unit]]:
    """Layers of one document, the same for the same seed."""
    chance = random.Random(seed)
    base = [
        (start := chance.randrange(TEXT - 30), start + chance.randint(3, 25), chance.randrange(8))
        for _ in range(spans)
    ]
    return [_layer(chance, base) for _ in range(annotators)]


def _layer(chance: random.Random, base: list[tuple[int, int, int]]) -> list[Unit]:
    layer = []
    for first, last, name in base:
        if chance.random() < 0.05:
            continue
        start, stop, label = first, last, name
        if chance.random() < 0.1:
            start = max(0, start + chance.randint(-4, 4))
            stop = max(start + 1, stop + chance.randint(-4, 4))
        if chance.random() < 0.05:
            label = chance.randrange(8)
        layer.append(Unit(start, stop, label))
        if chance.random() < 0.05:
            layer.append(Unit(start, start + max(1, (stop - start) // 2), label))
    return layer


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds of ``work``."""
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)


def gammas() -> None:
    """One document's gamma by number of annotators."""
    print("gamma, 30 samples, 20 spans a document (CPU ms)")
    for annotators in (2, 3, 4, 5, 6, 8, 20):
        documents = [document(annotators, 20, seed) for seed in range(10 if annotators < 6 else 2)]
        for sampler in ("statistical", "shuffle"):
            how = Sampling(sampler=sampler)
            exact = [gamma(work, sampling=how).is_exact for work in documents]
            took = [spent(partial(gamma, work, sampling=how)) for work in documents]
            goal = f"  goal {GOALS[annotators]}" if annotators in GOALS else ""
            proved = f"{sum(exact)} of {len(exact)} proved"
            print(
                f"  {annotators:3} annotators  {sampler:11}  median {statistics.median(took):8.1f}"
                f"  worst {max(took):8.1f}  {proved}{goal}"
            )


def alignments() -> None:
    """One document's alignment, as the table of decisions takes it and as gamma does."""
    print("best alignment, 20 spans a document (CPU ms)")
    for annotators in (2, 3, 5, 8, 20, 50):
        work = document(annotators, 20, 1)
        for touching in (True, False):
            how = Dissimilarity(touching=touching)
            best_alignment(work, how)
            took = [spent(partial(best_alignment, work, how)) for _ in range(3)]
            found = best_alignment(work, how)
            proved = "proved" if found.is_exact else "not proved"
            name = "touching" if touching else "as gamma"
            print(f"  {annotators:3} annotators  {name}  {min(took):8.1f}  {proved}")
    for spans in (1_000, 10_000):
        one = [Unit(5 * i, 5 * i + 4, i % 7) for i in range(spans)]
        other = [Unit(5 * i + i % 3, 5 * i + 4, i % 6) for i in range(spans)]
        took = [spent(partial(best_alignment, [one, other]))]
        print(f"    2 annotators  {spans:,} spans word by word  {took[0]:8.1f}")


def bootstraps() -> None:
    """B = 1000 over 5,000 documents and 10 pairs."""
    chance = np.random.default_rng(1)
    below = chance.integers(10, 40, (5_000, 10))
    above = chance.binomial(below, 0.7)
    ratio_intervals(above, below)
    took = [spent(lambda: ratio_intervals(above, below)) for _ in range(3)]
    print(f"bootstrap, B = 1000, 5,000 documents, 10 pairs (CPU ms): {min(took):.1f}  goal 500")


def unitizing() -> None:
    """u-alpha of many documents, pooled."""
    documents = [document(5, 20, seed) for seed in range(200)]
    counts = []
    took = spent(lambda: counts.extend(unitizing_counts(work, TEXT) for work in documents))
    rest = spent(lambda: unitizing_alpha(pooled(counts)))
    print(f"unitizing alpha, 200 documents x 5 (CPU ms): counts {took:.1f}, pooled {rest:.1f}")


def main() -> None:
    """Prints all figures."""
    gamma(document(3, 20, 0))
    gammas()
    alignments()
    bootstraps()
    unitizing()


if __name__ == "__main__":
    main()
