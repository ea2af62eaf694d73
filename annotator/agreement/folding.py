"""Alignment by assignment: exact for two annotators, a good answer for any number.

Annotators are folded in one after the other, each by an optimal assignment of its units to the
groups there are; then each is taken out and assigned anew until nothing improves.  The result is a
local optimum; ``is_proved`` says where a bound shows that it is the best there is.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import cycle, islice

import numpy as np
import scipy  # its parts are loaded where they are first used: half a second that figures can wait

from annotator.agreement.dissimilarity import EPSILON, Floats, Ints, Metric, Pairs, Points

ROUNDS = 6
"""Times that each annotator is assigned anew, at the most."""

DENSE = 1_000_000
"""Cells of the largest matrix given to the dense assignment solver."""


def match(pairs: Pairs, units: int) -> Ints:
    """The indices of the one-to-one ``pairs`` of two annotators with the least sum of d - 2, which
    is what a pair costs more than two units on their own (``units`` counts those of both)."""
    gain = 2.0 - pairs.far
    worth = np.flatnonzero(gain > EPSILON)
    degree = np.bincount(pairs.left[worth], minlength=units)
    degree += np.bincount(pairs.right[worth], minlength=units)
    lonely = (degree[pairs.left[worth]] == 1) & (degree[pairs.right[worth]] == 1)
    chosen = [worth[lonely]]
    chosen += [_assign(pairs, gain, part) for part in components(pairs, worth[~lonely], units)]
    return np.sort(np.concatenate(chosen))


def match_all(points: Points, metric: Metric) -> Ints:
    """The best alignment of two annotators (groups x 2, unit indices or -1), all at once."""
    many = len(points)
    every = np.arange(many)
    first = int(np.searchsorted(points.annotator, 1))
    far = metric.between(points, every[:first, None], every[first:])
    gain = np.maximum(2.0 - far, 0.0)
    row, column = scipy.optimize.linear_sum_assignment(gain, maximize=True)
    taken = gain[row, column] > EPSILON
    table = np.full((many, 2), -1, np.int64)
    table[every, points.annotator] = every
    partners = first + column[taken]
    table[row[taken], 1] = partners
    keep = np.ones(many, bool)
    keep[partners] = False
    return table[keep]


def components(pairs: Pairs, some: Ints, units: int) -> list[Ints]:
    """The pairs ``some`` (indices), parted so that two parts share no unit."""
    if not len(some):
        return []
    edges = (pairs.left[some], pairs.right[some])
    graph = scipy.sparse.coo_matrix((np.ones(len(some)), edges), shape=(units, units))
    label = scipy.sparse.csgraph.connected_components(graph, directed=False)[1][edges[0]]
    order = np.argsort(label, kind="stable")
    cuts = np.flatnonzero(np.diff(label[order])) + 1
    return [some[part] for part in np.split(order, cuts)]


def _assign(pairs: Pairs, gain: Floats, some: Ints) -> Ints:

    rows, row = np.unique(pairs.left[some], return_inverse=True)
    columns, column = np.unique(pairs.right[some], return_inverse=True)
    if len(rows) * len(columns) > DENSE:
        return some[_assign_sparse(row, column, gain[some])]
    which = np.full((len(rows), len(columns)), -1, np.int64)
    which[row, column] = some
    matrix = np.zeros(which.shape)
    matrix[row, column] = gain[some]
    found: Ints = which[scipy.optimize.linear_sum_assignment(matrix, maximize=True)]
    return found[found >= 0]


def _assign_sparse(row: Ints, column: Ints, gain: Floats) -> Ints:
    """The same over lists: each unit may also take a stand-in of its own, so that a full matching
    always exists; stand-ins of a pair that is taken match each other."""
    rows, columns = int(row.max()) + 1, int(column.max()) + 1
    one, other = np.arange(rows), np.arange(columns)
    size = rows + columns
    # Weights are shifted by 2 all alike: a stored zero would count as no edge.
    i = np.concatenate([row, one, rows + other, rows + column])
    j = np.concatenate([column, columns + one, other, columns + row])
    alone = np.full(size, 3.0)
    weight = np.concatenate([4.0 - gain, alone, np.full(len(row), 2.0)])
    place = scipy.sparse.csr_matrix((np.arange(1, len(i) + 1), (i, j)), shape=(size, size))
    left, right = scipy.sparse.csgraph.min_weight_full_bipartite_matching(
        scipy.sparse.csr_matrix((weight, (i, j)), (size, size))
    )
    found = np.asarray(place[left, right]).ravel() - 1
    return np.sort(found[found < len(row)])


def fold(far: Callable[[Ints, Ints], Floats], points: Points, rounds: int = ROUNDS) -> Ints:
    """A group number for each unit.

    ``far(units, others)`` gives the matrix of dissimilarities, infinite where a pair cannot share a
    group.
    """
    annotator, slots = points.annotator, points.slots
    group = np.full(len(annotator), -1, np.int64)
    own = [np.flatnonzero(annotator == j) for j in np.unique(annotator)]
    settled = 0
    for units in islice(cycle(own), (rounds + 1) * len(own)):
        fresh = group[units[0]] < 0
        settled = 0 if _place(far, slots, group, units) or fresh else settled + 1
        if settled >= len(own) - 1:
            # Nobody moved since the last one did.
            break
    return group


def _place(far: Callable[[Ints, Ints], Floats], slots: float, group: Ints, units: Ints) -> bool:
    """Assigns the ``units`` of one annotator to the groups of all others, in place, where that is
    better than where they are; whether anything changed."""
    before = group[units]
    group[units] = -1
    placed = np.flatnonzero(group >= 0)
    fresh = int(max(group.max(), before.max())) + 1
    group[units] = fresh + np.arange(len(units))
    if not len(placed):
        return True
    order = placed[np.argsort(group[placed], kind="stable")]
    ordered = group[order]
    starts = np.concatenate([[0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1])
    numbers = ordered[starts]
    cost = np.add.reduceat(far(units, order) - 1, starts, axis=1) - slots
    cost = np.minimum(cost, 0.0)
    row, column = scipy.optimize.linear_sum_assignment(cost)
    old = np.minimum(np.searchsorted(numbers, before), len(numbers) - 1)
    stay = numbers[old] == before
    if before[0] >= 0 and cost[stay, old[stay]].sum() <= cost[row, column].sum() + EPSILON:
        group[units] = before
        return False
    good = cost[row, column] < -EPSILON
    group[units[row[good]]] = numbers[column[good]]
    return True


def is_proved(table: Ints, far: Floats, annotator: Ints) -> bool:
    """Whether a simple bound shows that no alignment is cheaper than ``table``.

    No alignment has fewer groups than the largest layer has units, nor pairs that save more than if
    each unit had its best partner in every other layer.  Where the largest layer is one unit, one
    group is best if a second one would cost more than all pairs could save.
    """
    slots = table.shape[1] * (table.shape[1] - 1) / 2
    least = int(np.bincount(annotator).max())
    if len(table) > least:
        return False
    starts = np.searchsorted(annotator, np.unique(annotator))
    best = np.minimum(np.minimum.reduceat(far, starts, axis=1) - 1, 0.0)
    floor = float(best.sum()) / 2
    left, right, _size = pairs_of(table)
    found = float((far[left, right] - 1).sum())
    return found <= floor + EPSILON or (least == 1 and found <= floor + slots)


def members(group: Ints, points: Points) -> Ints:
    """The groups as rows of unit indices by annotator, -1 for none."""
    number = np.unique(group, return_inverse=True)[1]
    table = np.full((int(number.max(initial=-1)) + 1, points.annotators), -1, np.int64)
    table[number, points.annotator] = np.arange(len(points))
    return table


def pairs_of(table: Ints) -> tuple[Ints, Ints, Ints]:
    """The pairs of units that share a group of ``table``, with the size of their group."""
    size = (table >= 0).sum(axis=1)
    rows, size = table[size > 1], size[size > 1]
    one, other = _columns(table.shape[1])
    row, pair = np.nonzero((rows[:, one] >= 0) & (rows[:, other] >= 0))
    return rows[row, one[pair]], rows[row, other[pair]], size[row]


@lru_cache(maxsize=64)
def _columns(annotators: int) -> tuple[Ints, Ints]:
    one, other = np.triu_indices(annotators, 1)
    return one, other


def cost(table: Ints, points: Points, metric: Metric) -> float:
    """What the groups ``table`` (groups x annotators) cost in all: a full slot d, an empty one 1,
    over the number of slots of a group."""
    left, right, _size = pairs_of(table)
    if not len(left):
        return float(len(table))
    return len(table) + float((metric.between(points, left, right) - 1).sum()) / points.slots
