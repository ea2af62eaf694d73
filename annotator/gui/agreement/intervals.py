"""The intervals that a chart needs: what to draw them from, and the drawing, for a thread."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from annotator.agreement.bootstrap import LEAST, Interval, intervals
from annotator.agreement.comparison import Agreement
from annotator.agreement.corpus import Floats
from annotator.agreement.counts import Both
from annotator.agreement.measure import CODING, MEASURES
from annotator.ops.steps import Step, Steps

MOST_PAIRS = 45
"""Pairs of a matrix whose intervals are drawn; with more only those of people and of the choice."""

Wanted = tuple[str, tuple[Both, ...]]


@dataclass(frozen=True)
class Drawn:
    """Counts by document ``[document, column]``, and the figures that are made of them."""

    rows: Floats
    figures: tuple[tuple[Hashable, Callable[[Floats], Floats]], ...]


def gather(agreement: Agreement, wanted: Iterable[Wanted]) -> Steps[list[Drawn]]:
    """The counts for intervals of ``wanted`` figures; those of pair coding have none."""
    by_table: dict[tuple[str, tuple[Both, ...]], list[Wanted]] = {}
    for figure, pairs in dict.fromkeys(wanted):
        if figure not in CODING and pairs:
            by_table.setdefault((MEASURES[figure].kind, pairs), []).append((figure, pairs))
    found = []
    for (kind, pairs), figures in by_table.items():
        rows = agreement.rows(kind, pairs)[1]
        if len(rows) >= LEAST:
            made = tuple((one, MEASURES[one[0]].value) for one in figures)
            found.append(Drawn(rows, made))
        yield Step(len(found), len(by_table))
    return found


def draw(
    tables: Iterable[Drawn], cancelled: Callable[[], bool], seed: int = 0
) -> dict[Hashable, Interval]:
    """The 95 % intervals, the same ones that ``Agreement.with_interval`` gives.

    Tables of equally many documents share their samples.
    """
    by_size: dict[int, list[Drawn]] = {}
    for one in tables:
        by_size.setdefault(len(one.rows), []).append(one)
    found: dict[Hashable, Interval] = {}
    for some in by_size.values():
        if cancelled():
            break
        together = np.concatenate([one.rows for one in some], axis=1)
        keys = [key for one in some for key, _value in one.figures]
        found |= zip(keys, intervals(together, _values(some), seed=seed), strict=True)
    return found


def _values(some: list[Drawn]) -> Callable[[Floats], Floats]:
    """From sums over all tables to the values of all figures."""

    def values(sums: Floats) -> Floats:
        columns, first = [], 0
        for one in some:
            own = sums[:, first : first + one.rows.shape[1]]
            first += one.rows.shape[1]
            columns += [value(own) for _key, value in one.figures]
        return np.stack(columns, axis=1)

    return values
