"""The groups worth having in an alignment of three annotators or more, and the best of them.

A group of k units costs ``c + sum(d - 1)`` over its pairs, c = n(n-1)/2 being the number of slots,
and k units on their own cost ``k * c``; the difference is what the group saves.  The best alignment
is the set of disjoint groups that saves most: an exact set packing.
"""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.dissimilarity import Floats, Ints

EPSILON = 1e-9
"""What a group must save at the least: below it, ties would hang on rounding."""

DYNAMIC = 14
"""Up to so many units a component is solved by dynamic programming over subsets."""

NODES = 2_000
"""Nodes of the search tree of the integer program, after which its best answer is taken."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Candidate groups: ``members`` (groups x annotators) unit indices or -1, and what each saves."""

    members: Ints
    saving: Floats

    def __len__(self) -> int:
        return len(self.members)


def candidate_groups(far: Floats, annotator: Ints, annotators: int, most: int) -> Groups | None:
    """Every group of two units or more that an optimal alignment can hold.

    ``far`` (units x units) is the dissimilarity, infinite for a pair that cannot share a group;
    units are sorted by annotator.  None where more than ``most`` groups would have to be kept.
    """
    slots = annotators * (annotators - 1) / 2
    begin = np.searchsorted(annotator, np.arange(annotators + 1))
    near = np.isfinite(far)
    padded = np.zeros((len(far) + 1, len(far) + 1))
    padded[:-1, :-1] = far
    np.fill_diagonal(padded, 0.0)
    members = np.empty((0, annotators), np.int64)
    total, size = np.empty(0), np.empty(0, np.int64)
    lead = np.empty(0, np.int64)
    for j in range(annotators):
        block = slice(int(begin[j]), int(begin[j + 1]))
        row, column = np.nonzero(near[lead, block])
        if len(row) + len(members) > most:
            return None
        unit = column + block.start
        grown = total[row] + padded[members[row, :j], unit[:, None]].sum(axis=1)
        longer = members[row]
        longer[:, j] = unit
        alone = np.full((block.stop - block.start, annotators), -1, np.int64)
        alone[:, j] = np.arange(block.start, block.stop)
        members = np.concatenate([members, longer, alone])
        total = np.concatenate([total, grown, np.zeros(len(alone))])
        size = np.concatenate([size, size[row] + 1, np.ones(len(alone), np.int64)])
        lead = np.concatenate([lead, lead[row], alone[:, j]])
        largest = size + (annotators - 1 - j)
        keep = (total < largest * (slots + largest - 1) / 2) & (largest >= 2)
        members, total, size, lead = members[keep], total[keep], size[keep], lead[keep]
    return _worthwhile(members, total, size, padded, slots)


def _worthwhile(
    members: Ints, total: Floats, size: Ints, padded: Floats, slots: float
) -> Groups:
    """Without the groups that are no better than the same units with one of them on its own."""
    saving = slots * (size - 1) - (total - size * (size - 1) / 2)
    keep = (size >= 2) & (saving > EPSILON)
    members, saving, size = members[keep], saving[keep], size[keep]
    bound = slots + size - 1 - EPSILON
    fit = np.ones(len(members), bool)
    for i in range(members.shape[1]):
        own = padded[members[:, i, None], members].sum(axis=1)
        fit &= (own < bound) | (members[:, i] < 0)
    members, saving = members[fit], saving[fit]
    order = np.lexsort(members.T[::-1])
    return Groups(members[order], saving[order])


def best_packing(groups: Groups, units: int) -> tuple[list[int], bool]:
    """The indices of disjoint ``groups`` that save most together, and whether that is proved."""
    chosen: list[int] = []
    is_exact = True
    for part in _components(groups, units):
        if len(part) == 1:
            chosen.append(int(part[0]))
            continue
        some = Groups(groups.members[part], groups.saving[part])
        held = np.unique(some.members)
        if len(held) - (held[0] < 0) <= DYNAMIC:
            best = _by_subsets(some)
        else:
            best, proved = _by_program(some)
            is_exact &= proved
        chosen.extend(int(part[i]) for i in best)
    return sorted(chosen), is_exact


def _incidence(groups: Groups) -> tuple[Ints, Ints]:
    """(group, unit) for each unit of each group."""
    group, column = np.nonzero(groups.members >= 0)
    return group, groups.members[group, column]


def _components(groups: Groups, units: int) -> list[Ints]:
    """The groups parted into sets that share no unit."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    group, unit = _incidence(groups)
    nodes = units + len(groups)
    graph = coo_matrix((np.ones(len(group)), (group + units, unit)), shape=(nodes, nodes))
    label = connected_components(graph, directed=False)[1][units:]
    order = np.argsort(label, kind="stable")
    return [
        part.astype(np.int64)
        for part in np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
        if len(part)
    ]


def _by_subsets(groups: Groups) -> list[int]:
    """Dynamic programming over the set of units already used, lowest unit first."""
    held = [int(unit) for unit in np.unique(groups.members) if unit >= 0]
    bit = {unit: 1 << i for i, unit in enumerate(held)}
    starting: list[list[tuple[int, float, int]]] = [[] for _ in held]
    for i, row in enumerate(groups.members.tolist()):
        mask = sum(bit[unit] for unit in row if unit >= 0)
        first = (mask & -mask).bit_length() - 1
        starting[first].append((mask, float(groups.saving[i]), i))
    memo: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}

    def best(place: int, used: int) -> tuple[float, tuple[int, ...]]:
        while place < len(held) and used >> place & 1:
            place += 1
        if place == len(held):
            return 0.0, ()
        key = (place, used >> place)
        if key not in memo:
            answer = best(place + 1, used)
            for mask, saving, i in starting[place]:
                if not mask & used:
                    rest, others = best(place + 1, used | mask)
                    if saving + rest > answer[0] + EPSILON:
                        answer = saving + rest, (i, *others)
            memo[key] = answer
        return memo[key]

    return list(best(0, 0)[1])


def _by_program(groups: Groups) -> tuple[list[int], bool]:
    """The same as an integer program, solved by HiGHS."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_matrix

    group, unit = _incidence(groups)
    row = np.unique(unit, return_inverse=True)[1]
    each = csc_matrix((np.ones(len(group)), (row, group)))
    answer = milp(
        -groups.saving,
        constraints=LinearConstraint(each, -np.inf, 1),
        integrality=np.ones(len(groups)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0, "node_limit": NODES},
    )
    if answer.x is None:
        return _one_after_another(groups), False
    return [int(i) for i in np.flatnonzero(answer.x > 0.5)], answer.status == 0


def _one_after_another(groups: Groups) -> list[int]:
    """The group that saves most of those that are still free, again and again."""
    used: set[int] = set()
    chosen = []
    for i in np.argsort(-groups.saving, kind="stable").tolist():
        units = {unit for unit in groups.members[i].tolist() if unit >= 0}
        if not units & used:
            used |= units
            chosen.append(i)
    return chosen

