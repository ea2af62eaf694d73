"""Connected components of a graph, in Python where it is small and in SciPy where it is not."""

import numpy as np

from annotator.agreement.corpus import Ints

FEW = 300
"""Edges up to which Python is faster (SciPy takes half a millisecond to begin; measured)."""


def components(one: Ints, other: Ints, nodes: int) -> tuple[int, Ints]:
    """How many components there are, and the number of each of ``nodes`` nodes' component.

    ``one`` and ``other`` are the ends of the edges.  Numbers go by each component's first node.
    """
    if len(one) <= FEW:
        return _by_hand(one.tolist(), other.tolist(), nodes)
    from scipy.sparse import coo_matrix  # noqa: PLC0415 - costs 100 ms
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    graph = coo_matrix((np.ones(len(one), np.int8), (one, other)), shape=(nodes, nodes))
    count, label = connected_components(graph, directed=False)
    return int(count), label.astype(np.int64)


def _by_hand(one: list[int], other: list[int], nodes: int) -> tuple[int, Ints]:
    root = list(range(nodes))

    def found(node: int) -> int:
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    for ends in zip(one, other, strict=True):
        a, b = map(found, ends)
        root[max(a, b)] = min(a, b)
    number: dict[int, int] = {}
    label = [number.setdefault(found(node), len(number)) for node in range(nodes)]
    return len(number), np.array(label, np.int64)
