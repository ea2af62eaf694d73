"""One-to-one assignment in a sparse bipartite graph: the most pairs, then the greatest weight.

Exact: components are solved one by one, small ones all at once by trying every permutation, larger
ones as a linear sum assignment (Jonker & Volgenant, in SciPy).  Turning the graph round gives the
same pairs, also where several answers are equally good.
"""

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from annotator.agreement.components import components
from annotator.agreement.corpus import Bools, Floats, Ints

SMALL = 4
"""Nodes on the larger side up to which all permutations are tried."""

DENSE = 4_000_000
"""Cells up to which a component is solved as a full matrix."""


@dataclass(frozen=True)
class Graph:
    """Edges between two sides; nodes are any integers, ascending order being their order.

    ``weight`` is in ``(0, 1]``; ``bonus`` (0 or 1) parts answers of equal weight.
    """

    left: Ints
    right: Ints
    weight: Floats
    bonus: Floats


@dataclass(frozen=True)
class _Placed:
    """A graph with nodes numbered by component and rank: ``row`` and ``column`` within it."""

    component: Ints
    row: Ints
    column: Ints
    lefts: tuple[Ints, Ints, Ints]  # nodes, their components, their ranks
    rights: tuple[Ints, Ints, Ints]
    size: Ints  # the larger side, by component


def best_edges(graph: Graph) -> Bools:
    """Which edges belong to the matching with the most edges, then the greatest sum of weights.

    Of equal sums the one with the most bonus wins.
    """
    chosen = np.zeros(len(graph.left), bool)
    if not len(graph.left):
        return chosen
    placed = _placed(graph)
    below = 0
    for size in range(2, SMALL + 1):
        fits = (placed.size > below) & (placed.size <= size)
        edges = np.flatnonzero(fits[placed.component])
        if len(edges):
            chosen[edges] = _by_permutations(graph, placed, edges, size)
        below = size
    order = np.argsort(placed.component, kind="stable")
    bounds = np.searchsorted(placed.component[order], np.arange(len(placed.size) + 1))
    for component in np.flatnonzero(placed.size > SMALL).tolist():
        edges = order[bounds[component] : bounds[component + 1]]
        chosen[edges] = _by_solver(graph, placed, edges)
    return chosen


def _placed(graph: Graph) -> _Placed:
    lefts, left = np.unique(graph.left, return_inverse=True)
    rights, right = np.unique(graph.right, return_inverse=True)
    count, label = components(left, right + len(lefts), len(lefts) + len(rights))
    a, b = label[: len(lefts)], label[len(lefts) :]
    row, column = _ranks(a, count), _ranks(b, count)
    larger = np.maximum(np.bincount(a, minlength=count), np.bincount(b, minlength=count))
    return _Placed(a[left], row[left], column[right], (lefts, a, row), (rights, b, column), larger)


def _ranks(component: Ints, count: int) -> Ints:
    """The rank of each node among those of its component."""
    order = np.argsort(component, kind="stable")
    first = np.searchsorted(component[order], np.arange(count))
    ranks = np.empty(len(component), np.int64)
    ranks[order] = np.arange(len(component)) - first[component[order]]
    return ranks


def _by_permutations(graph: Graph, placed: _Placed, edges: Ints, size: int) -> Bools:
    components, number = np.unique(placed.component[edges], return_inverse=True)
    row, column = placed.row[edges], placed.column[edges]
    flip = _is_turned(placed, components, size)[number]
    row, column = np.where(flip, column, row), np.where(flip, row, column)
    worth = np.zeros((len(components), size, size))
    worth[number, row, column] = _worth(graph, edges, size)
    ways = np.array(list(permutations(range(size))))
    sums = worth[:, np.arange(size)[None, :], ways].sum(axis=2)
    best = ways[np.argmax(sums, axis=1)]
    return np.asarray(best[number, row] == column, bool)


def _worth(graph: Graph, edges: Ints, size: int) -> Floats:
    """A number for each edge so that the best sum has the most edges, then weight, then bonus."""
    return 2.0 * (size + 1) + graph.weight[edges] + 1e-9 * graph.bonus[edges]


def _is_turned(placed: _Placed, components: Ints, size: int) -> Bools:
    """Whether the right side's nodes come first, so that they are the rows."""
    sides = []
    for nodes, component, rank in (placed.lefts, placed.rights):
        table = np.full((len(components), size), np.iinfo(np.int64).max)
        at = np.searchsorted(components, component)
        at[at == len(components)] = 0
        here = components[at] == component
        table[at[here], rank[here]] = nodes[here]
        sides.append(table)
    differ = sides[0] != sides[1]
    first = np.argmax(differ, axis=1)
    every = np.arange(len(components))
    return np.asarray(sides[0][every, first] > sides[1][every, first], bool)


def _by_solver(graph: Graph, placed: _Placed, edges: Ints) -> Bools:
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    left, right = np.unique(graph.left[edges]), np.unique(graph.right[edges])
    row, column = placed.row[edges], placed.column[edges]
    if left.tolist() > right.tolist():
        row, column = column, row
    rows, columns = int(row.max()) + 1, int(column.max()) + 1
    worth = _worth(graph, edges, min(rows, columns))
    if rows * columns > DENSE:
        found = _sparsely(row, column, worth, (rows, columns))
    else:
        matrix = np.zeros((rows, columns))
        matrix[row, column] = worth
        found = np.full(rows, -1)
        at, to = linear_sum_assignment(matrix, maximize=True)
        found[at] = to
    return np.asarray(found[row] == column, bool)


def _sparsely(row: Ints, column: Ints, worth: Floats, shape: tuple[int, int]) -> Ints:
    """The same without the full matrix: each row may also go to a column of its own for nothing."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # noqa: PLC0415

    rows, columns = shape
    most = float(worth.max()) + 1
    every = np.arange(rows)
    cost = np.concatenate((most - worth, np.full(rows, most)))
    where = (np.concatenate((row, every)), np.concatenate((column, columns + every)))
    graph = csr_matrix((cost, where), shape=(rows, columns + rows))
    found = np.full(rows, -1)
    at, to = min_weight_full_bipartite_matching(graph)
    found[at] = to
    return found
