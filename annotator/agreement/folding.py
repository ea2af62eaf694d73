"""Alignment by assignment: exact for two annotators, a good answer for any number.

Annotators are folded in one after the other, each by an optimal assignment of its units to the
groups there are; then each is taken out and assigned anew until nothing improves.  The result is a
local optimum; ``is_proved`` says where a bound shows that it is the best there is.
"""

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.dissimilarity import Floats, Ints, Metric, Pairs, Points
from annotator.agreement.packing import EPSILON

ROUNDS = 6
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
    chosen += [
        _assign(pairs, gain, part) for part in components(pairs, worth[~lonely], units)
    ]
    return np.sort(np.concatenate(chosen))


def components(pairs: Pairs, some: Ints, units: int) -> list[Ints]:
    """The pairs ``some`` (indices), parted so that two parts share no unit."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if not len(some):
        return []
    edges = (pairs.left[some], pairs.right[some])
    graph = coo_matrix((np.ones(len(some)), edges), shape=(units, units))
    label = connected_components(graph, directed=False)[1][edges[0]]
    order = np.argsort(label, kind="stable")
    cuts = np.flatnonzero(np.diff(label[order])) + 1
    return [some[part] for part in np.split(order, cuts)]


def _assign(pairs: Pairs, gain: Floats, some: Ints) -> Ints:
    from scipy.optimize import linear_sum_assignment

    rows, row = np.unique(pairs.left[some], return_inverse=True)
    columns, column = np.unique(pairs.right[some], return_inverse=True)
    if len(rows) * len(columns) > DENSE:
        return some[_assign_sparse(row, column, gain[some])]
    which = np.full((len(rows), len(columns)), -1, np.int64)
    which[row, column] = some
    matrix = np.zeros(which.shape)
    matrix[row, column] = gain[some]
    found = which[linear_sum_assignment(matrix, maximize=True)]
    return found[found >= 0]


def _assign_sparse(row: Ints, column: Ints, gain: Floats) -> Ints:
    """The same over lists: each unit may also take a stand-in of its own, so that a full matching
    always exists; stand-ins of a pair that is taken match each other."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    rows, columns = int(row.max()) + 1, int(column.max()) + 1
    one, other = np.arange(rows), np.arange(columns)
    size = rows + columns
    # Weights are shifted by 2 all alike: a stored zero would count as no edge.
    i = np.concatenate([row, one, rows + other, rows + column])
    j = np.concatenate([column, columns + one, other, columns + row])
    alone = np.full(size, 3.0)
    weight = np.concatenate([4.0 - gain, alone, np.full(len(row), 2.0)])
    place = csr_matrix((np.arange(1, len(i) + 1), (i, j)), shape=(size, size))
    left, right = min_weight_full_bipartite_matching(csr_matrix((weight, (i, j)), (size, size)))
    found = np.asarray(place[left, right]).ravel() - 1
    return np.sort(found[found < len(row)])


def fold(points: Points, metric: Metric, limit: float) -> Ints:
    """A group number for each unit; pairs at ``limit`` or above do not share a group."""
    group = np.full(len(points), -1, np.int64)
    own = [np.flatnonzero(points.annotator == j) for j in range(points.annotators)]
    own = [units for units in own if len(units)]
    for units in own:
        _place(points, metric, limit, group, units)
    for _ in range(ROUNDS):
        before = group.copy()
        for units in own:
            _place(points, metric, limit, group, units)
        if _same_parts(before, group):
            break
    return group


def _place(points: Points, metric: Metric, limit: float, group: Ints, units: Ints) -> None:
    """Assigns the ``units`` of one annotator to the groups of all others, in place."""
    from scipy.optimize import linear_sum_assignment

    group[units] = -1
    placed = np.flatnonzero(group >= 0)
    fresh = int(group.max(initial=-1)) + 1
    group[units] = fresh + np.arange(len(units))
    if not len(placed):
        return
    numbers, number = np.unique(group[placed], return_inverse=True)
    order = np.argsort(number, kind="stable")
    starts = np.searchsorted(number[order], np.arange(len(numbers)))
    far = metric.between(points, units[:, None], placed[order][None])
    cost = np.add.reduceat(np.where(far < limit, far - 1, np.inf), starts, axis=1) - points.slots
    row, column = linear_sum_assignment(np.minimum(cost, 0.0))
    good = cost[row, column] < -EPSILON
    group[units[row[good]]] = numbers[column[good]]


def _same_parts(one: Ints, other: Ints) -> bool:
    pairs = np.unique(np.stack([one, other]), axis=1).shape[1]
    return bool(pairs == len(np.unique(one)) == len(np.unique(other)))


def members(group: Ints, points: Points) -> Ints:
    """The groups as rows of unit indices by annotator, -1 for none, in order of first position."""
    number = np.unique(group, return_inverse=True)[1]
    table = np.full((int(number.max(initial=-1)) + 1, points.annotators), -1, np.int64)
    table[number, points.annotator] = np.arange(len(points))
    return table


def cost(table: Ints, points: Points, metric: Metric) -> float:
    """What the groups ``table`` (groups x annotators) cost in all: a full slot d, an empty one 1,
    over the number of slots of a group."""
    total = len(table) * points.slots
    for j in range(1, points.annotators):
        row, column = np.nonzero((table[:, :j] >= 0) & (table[:, j] >= 0)[:, None])
        far = metric.between(points, table[row, column], table[row, j])
        total += float((far - 1).sum())
    return total / points.slots if points.slots else 0.0


def is_proved(table: Ints, points: Points, metric: Metric, limit: float) -> bool:
    """Whether a simple bound shows that no alignment is cheaper than ``table``.

    No alignment has fewer groups than the largest layer has units; where one more group than that
    costs more than all pairs could ever save, the number of groups is settled, and with one group
    so is the alignment.
    """
    least = int(np.bincount(points.annotator, minlength=1).max(initial=0))
    found = cost(table, points, metric) * points.slots
    floor = _pair_floor(points, metric, limit)
    if found <= least * points.slots + floor + EPSILON:
        return True
    return least == 1 == len(table) and found <= 2 * points.slots + floor


def _pair_floor(points: Points, metric: Metric, limit: float) -> float:
    """A lower bound of the sum of d - 1 over the pairs of any alignment: each unit with its best
    partner in each other layer, half counted from either side."""
    units = np.arange(len(points))
    total = 0.0
    for j in range(points.annotators):
        own = units[points.annotator == j]
        others = units[points.annotator != j]
        if not len(own) or not len(others):
            continue
        far = metric.between(points, others[:, None], own[None])
        best: NDArray[np.float64] = np.where(far < limit, far - 1, 0.0).min(axis=1)
        total += float(np.minimum(best, 0.0).sum())
    return total / 2
