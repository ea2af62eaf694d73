"""The best alignment of n annotators' units: who meant the same thing as whom.

Mathet, Widlöcher & Métivier (2015), "The Unified and Holistic Method Gamma": units are parted into
groups with at most one unit of each annotator; a group costs the mean of its n(n-1)/2 slots, a slot
``d(u, v)`` or 1 where a side is empty; the alignment that costs least is the best one, and its cost
over the mean number of units of an annotator is its disorder.

This is the grouping that gamma is defined by.  Two others answer other questions and are kept apart
on purpose: ``grouping`` joins the pairwise matchings that F1 and kappa rest on, so that alpha over
all annotators is about the same spans as they are; ``span_groups`` makes the rows of the decision
table, where spans that share no character must never be one item, and what all have alike is a row
whatever that costs the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.dissimilarity import (
    Dissimilarity,
    Floats,
    Ints,
    Metric,
    Points,
    Unit,
    arrays,
    near_pairs,
)
from annotator.agreement.folding import (
    ROUNDS,
    components,
    cost,
    fold,
    is_proved,
    match,
    match_all,
    members,
)
from annotator.agreement.packing import Groups, best_packing, candidate_groups

__all__ = ["Alignment", "Dissimilarity", "Unit", "best_alignment"]

GROUPS = 20_000
"""Candidate groups of one component above which it is folded instead of searched."""

PAIRS = 20_000_000
"""Pairs of units in reach above which the whole is folded."""

LARGEST = 3_000
"""Units of one component above which it is folded without a matrix of units x units."""

BATCH = 400
"""Up to so many units a document is aligned in one go, else component by component."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Groups of units that belong together.

    Each of ``groups`` has one index into the annotator's layer, or None, an annotator; each unit is
    in exactly one group; groups are in order of their first start.  ``disorder`` is 0 where all are
    identical.  ``is_exact`` is False where so much overlapped that part of it was aligned without a
    proof that nothing better exists.
    """

    groups: tuple[tuple[int | None, ...], ...]
    disorder: float
    is_exact: bool


def best_alignment(
    units: Sequence[Sequence[Unit]], dissimilarity: Dissimilarity | None = None
) -> Alignment:
    """The alignment of ``units``, one sequence an annotator, with the least disorder.

    The order of units within a layer plays no part.  Identical units of one annotator stay apart.
    Raises ValueError for a unit that ends before it starts.
    """
    points, metric, _labels, places = arrays(units, dissimilarity or Dissimilarity())
    table, is_exact = align(points, metric)
    start = np.where(table >= 0, points.start[table], np.inf) if len(table) else np.empty((0, 1))
    stop = np.where(table >= 0, points.stop[table], np.inf) if len(table) else np.empty((0, 1))
    order = np.lexsort((np.arange(len(table)), stop.min(axis=1), start.min(axis=1)))
    groups = tuple(
        tuple(None if unit < 0 else places[unit][1] for unit in row)
        for row in table[order].tolist()
    )
    return Alignment(groups, disorder_of(table, points, metric), is_exact)


def disorder_of(table: Ints, points: Points, metric: Metric) -> float:
    """The disorder of the groups ``table`` (groups x annotators, -1 for none); 0 without units."""
    if not len(points):
        return 0.0
    return cost(table, points, metric) * points.annotators / len(points)


def align(points: Points, metric: Metric) -> tuple[Ints, bool]:
    """The best groups (groups x annotators, unit indices or -1), and whether that is proved."""
    if points.annotators < 2 or not len(points):
        return members(np.arange(len(points)), points), True
    # In an optimal group each unit's sum of d to the others stays below this (else it would
    # rather stand alone), so a pair at the limit or above never shares a group.
    limit = points.slots + points.annotators - 1
    if len(points) <= BATCH:
        if points.annotators == 2:
            return match_all(points, metric), True
        found = _settle(points, _matrix(points, metric, limit))
        if found is not None:
            return found
    return _align_apart(points, metric, limit)


def _align_apart(points: Points, metric: Metric, limit: float) -> tuple[Ints, bool]:
    """The same component by component."""
    pairs = near_pairs(points, metric, limit, PAIRS)
    if pairs is None:
        return members(_fold_apart(points, metric, limit), points), False
    group = np.arange(len(points))
    if points.annotators == 2:
        chosen = match(pairs, len(points))
        group[pairs.right[chosen]] = pairs.left[chosen]
        return members(group, points), True
    is_exact = True
    for part in components(pairs, np.arange(len(pairs)), len(points)):
        some = np.unique(np.concatenate([pairs.left[part], pairs.right[part]]))
        table, proved = _settle_one(subset(points, some), metric, limit)
        is_exact &= proved
        for column in table.T:
            held = column >= 0
            group[some[column[held]]] = len(points) + some[table[held].max(axis=1)]
    return members(group, points), is_exact


def _settle_one(points: Points, metric: Metric, limit: float) -> tuple[Ints, bool]:
    """The groups of one component, and whether they are proved best."""
    if len(points) > LARGEST:
        return members(_fold_apart(points, metric, limit), points), False
    far = _matrix(points, metric, limit)
    together = members(np.zeros(len(points), np.int64), points)
    if (together >= 0).sum() == len(points) and is_proved(together, far, points.annotator):
        return together, True
    start = _folded(points, far, ROUNDS)
    if is_proved(start, far, points.annotator):
        return start, True
    if 2.0 ** (start >= 0).sum(axis=1).max() > GROUPS:
        # Whatever is part of a good group is a candidate too: there would be too many.
        return start, False
    return _settle(points, far, start) or (start, False)


def _matrix(points: Points, metric: Metric, limit: float) -> Floats:
    """All dissimilarities, infinite for a pair that cannot share a group."""
    every = np.arange(len(points))
    far: Floats = metric.between(points, every[:, None], every)
    annotator = points.annotator
    return np.where((far < limit) & (annotator[:, None] != annotator), far, np.inf)


def _settle(points: Points, far: Floats, start: Ints | None = None) -> tuple[Ints, bool] | None:
    """The best groups, singles too, and whether that is proved; None if there are too many to
    choose from.  ``start`` is a good alignment, folded if it is not known."""
    groups = candidate_groups(far, points.annotator, points.annotators, GROUPS)
    if groups is None:
        return None
    return settled(points, far, groups) if start is None else _packed(points, far, groups, start)


def settled(points: Points, far: Floats, groups: Groups) -> tuple[Ints, bool]:
    """The best of candidate ``groups`` (see ``packing``), singles too, and whether that is proved;
    ``far`` are all dissimilarities, infinite for a pair that cannot share a group."""
    # A quick start mostly leads to the proved best; where it does not a better one is made.
    table, is_exact = _packed(points, far, groups, _folded(points, far, 1))
    if is_exact:
        return table, True
    return _packed(points, far, groups, _folded(points, far, ROUNDS))


def _folded(points: Points, far: Floats, rounds: int) -> Ints:
    return members(fold(lambda one, other: far[one[:, None], other], points, rounds), points)


def _packed(points: Points, far: Floats, groups: Groups, start: Ints) -> tuple[Ints, bool]:
    """The best of ``groups`` and the units that are in none, and whether that is proved."""
    annotator = points.annotator
    chosen, is_exact = best_packing(groups, far, start, points.start + points.stop)
    table = groups.members[chosen]
    single = np.ones(len(points) + 1, bool)
    single[table] = False
    alone = np.flatnonzero(single[:-1])
    rest = np.full((len(alone), points.annotators), -1, np.int64)
    rest[np.arange(len(alone)), annotator[alone]] = alone
    return np.concatenate([table, rest]), is_exact


def _fold_apart(points: Points, metric: Metric, limit: float) -> Ints:
    """A fold that never holds all dissimilarities at once, and takes its first answer as good."""

    def far(units: Ints, others: Ints) -> Floats:
        between = metric.between(points, units[:, None], others[None])
        return np.where(between < limit, between, np.inf)

    return fold(far, points, 0)


def subset(points: Points, some: Ints) -> Points:
    """The units ``some`` (sorted indices) of ``points``."""
    return Points(
        points.start[some],
        points.stop[some],
        points.label[some],
        points.annotator[some],
        points.annotators,
    )
