"""The groups worth having in an alignment of three annotators or more, and the best of them.

A group of k units costs ``c + sum(d - 1)`` over its pairs, c = n(n-1)/2 being the number of slots,
and k units on their own cost ``k * c``; the difference is what the group saves.  The best alignment
is the set of disjoint groups that saves most: an exact set packing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import scipy  # its parts are loaded where they are first used: see folding
from numpy.typing import NDArray

from annotator.agreement.branching import better_choice
from annotator.agreement.dissimilarity import EPSILON, Floats, Ints

COLUMNS = 200
"""Candidate groups that join the linear program in one round."""

ROUNDS = 40
"""Rounds of the linear program, after which the packing known before is taken."""

WHOLE = 2_000
"""Candidate groups above which the integer program is not tried."""

SHARINGS = 8
"""Times that the prices of units are shared out anew before the search."""

NODES = 2_000
"""Nodes of the search tree of the integer program, after which its best answer is taken."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups: ``members`` (groups x annotators), unit indices or -1, and what each saves."""

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
    return worthwhile(members, total, size, lambda some, i: padded[some[:, i, None], some])


def worthwhile(
    members: Ints, total: Floats, size: Ints, near: Callable[[Ints, int], Floats]
) -> Groups:
    """Without the groups that are no better than the same units with one of them on its own.

    ``total`` are the sums of d within each of ``members``, ``size`` how many units it has;
    ``near(members, i)`` (groups x annotators) is d of annotator i's unit to all of its group, 0 for
    none.
    """
    slots = members.shape[1] * (members.shape[1] - 1) / 2
    saving = slots * (size - 1) - (total - size * (size - 1) / 2)
    keep = (size >= 2) & (saving > EPSILON)
    members, saving, size = members[keep], saving[keep], size[keep]
    bound = slots + size - 1 - EPSILON
    fit = np.ones(len(members), bool)
    for i in range(members.shape[1]):
        fit &= (near(members, i).sum(axis=1) < bound) | (members[:, i] < 0)
    members, saving = members[fit], saving[fit]
    order = np.lexsort(members.T[::-1])
    return Groups(members[order], saving[order])


def best_packing(groups: Groups, far: Floats, start: Ints, place: Floats) -> tuple[Ints, bool]:
    """The indices of the disjoint ``groups`` that save most, and whether that is proved.

    ``start`` (groups x annotators) is a good alignment.  It prices each unit with its share of what
    its group saves; where no candidate saves more than the prices of its units the start is best,
    and elsewhere only candidates close to their price can be part of anything better.  ``place`` is
    where each unit stands in the text, ``far`` their dissimilarities.
    """
    if not len(groups):
        return np.empty(0, np.int64), True
    known = _find(groups, start)
    price = np.append(_prices(groups.members[known], far, start.shape[1]), 0.0)
    if start.shape[1] > 3:  # of three annotators the search is short as it is
        price = _settled(price, groups, groups.members[known])
    reduced = groups.saving - price[groups.members].sum(axis=1)
    is_known = np.zeros(len(groups), bool)
    is_known[known] = True
    order = np.argsort(place, kind="stable")
    rank = np.full(len(far) + 1, -1, np.int64)
    rank[order] = np.arange(len(far))
    ranks = rank[groups.members]
    chosen = is_known.copy()
    is_exact = True
    for part in _blocks(ranks, reduced > EPSILON):
        gap = _most(ranks[part], reduced[part])
        some = part[(reduced[part] > -gap - EPSILON) | is_known[part]]
        own = np.flatnonzero(is_known[some])
        best = better_choice(ranks[some], reduced[some], own, price[order])
        if best is None:
            best, proved = _by_program(Groups(ranks[some], groups.saving[some]), own)
            is_exact &= proved
        chosen[some[own]] = False
        chosen[some[best]] = True
    return np.flatnonzero(chosen), is_exact


def _blocks(ranks: Ints, wanted: NDArray[np.bool_]) -> list[Ints]:
    """The groups parted where no group reaches across, in the order of the text; those parts that
    hold a ``wanted`` one."""
    if not wanted.any():
        return []
    last = ranks.max(axis=1)
    first = np.where(ranks >= 0, ranks, last[:, None]).min(axis=1)
    order = np.argsort(first, kind="stable")
    reach = np.maximum.accumulate(last[order])
    number = np.empty(len(order), np.int64)
    number[order] = np.concatenate([[0], np.cumsum(first[order][1:] > reach[:-1])])
    return [np.flatnonzero(number == block) for block in np.unique(number[wanted])]


def _find(groups: Groups, rows: Ints) -> Ints:
    """The indices of those of ``rows`` that are among ``groups``."""
    weights = _weights(groups.members.shape[1])
    with np.errstate(over="ignore"):
        keys, wanted = groups.members @ weights, rows @ weights
    order = np.argsort(keys, kind="stable")
    place = order[np.minimum(np.searchsorted(keys[order], wanted), len(keys) - 1)]
    return np.sort(place[(groups.members[place] == rows).all(axis=1)])


@lru_cache(maxsize=64)
def _weights(many: int) -> Ints:
    return np.random.default_rng(0).integers(1, 2**62, many)


def _settled(price: Floats, groups: Groups, known: Ints) -> Floats:
    """``price`` with what each known group saves shared out anew among its units.

    Any way to share is right; the less the other groups save beyond their prices the shorter is the
    search.  So units of groups that are far above their prices take over from the others.
    """
    held, rows = known >= 0, groups.members
    size = held.sum(axis=1)[:, None]
    best, least = price, np.inf
    for _ in range(SHARINGS):
        over = np.maximum(groups.saving - price[rows].sum(axis=1), 0.0)
        total = float(over.sum())
        if total < least:
            best, least = price, total
        if total <= EPSILON:
            break
        some = np.flatnonzero(over > EPSILON)
        pull = np.bincount(rows[some].ravel() + 1, np.repeat(over[some], rows.shape[1]), len(price))
        pull = np.append(pull[1:], 0.0)
        push = np.where(held, pull[known], 0.0)
        push = np.where(held, push - push.sum(axis=1, keepdims=True) / size, 0.0) / 2
        own = np.where(held, price[known], 0.0)
        room = np.where(push < -EPSILON, own / np.maximum(-push, EPSILON), 1.0)
        push *= np.minimum(room.min(axis=1, keepdims=True), 1.0)
        price = price.copy()
        price[known[held]] += push[held]
    return best


def _prices(known: Ints, far: Floats, annotators: int) -> Floats:
    """The share of each unit in what its group saves; 0 for a unit on its own."""
    slots = annotators * (annotators - 1) / 2
    price = np.zeros(len(far))
    near = np.zeros((len(far) + 1, len(far) + 1))
    near[:-1, :-1] = 1 - far
    np.fill_diagonal(near, 0.0)
    size = (known >= 0).sum(axis=1)
    pairs = near[known[:, :, None], known[:, None, :]].sum(axis=2)
    held = known >= 0
    share = slots * (size - 1)[:, None] / size[:, None] + pairs / 2
    price[known[held]] = share[held]
    return price


def _most(ranks: Ints, reduced: Floats) -> float:
    """At most so much can disjoint groups be above their prices together."""
    over = reduced > 0
    ranks, reduced = ranks[over], reduced[over]
    best = np.zeros(int(ranks.max(initial=0)) + 1)
    first = np.where(ranks >= 0, ranks, len(best) - 1).min(axis=1)
    np.maximum.at(best, first, reduced)
    return float(best.sum())


def _incidence(groups: Groups) -> tuple[Ints, Ints]:
    """(group, unit) for each unit of each group."""
    group, column = np.nonzero(groups.members >= 0)
    return group, groups.members[group, column]


def _by_program(groups: Groups, known: Ints) -> tuple[Ints, bool]:
    """The same as an integer program, by generating columns.

    The linear program over few groups gives each unit a price; a group that saves more than its
    units' prices joins, until none does: then the prices' sum bounds every packing from above.  If
    the answer is not whole, groups that the bound rules out against the best packing known are
    dropped and HiGHS decides among the rest.
    """
    unit = _incidence(groups)[1]
    row = np.unique(unit, return_inverse=True)[1]
    units = int(row.max()) + 1
    slots = np.full(groups.members.shape, units)
    slots[groups.members >= 0] = row
    saving = groups.saving
    active = np.union1d(known, _first_columns(saving, slots, units))
    for _ in range(ROUNDS):
        values, prices = _relaxed(saving[active], slots[active], units)
        reduced = saving - prices[slots].sum(axis=1)
        better = np.setdiff1d(np.flatnonzero(reduced > EPSILON), active)
        if not len(better):
            break
        best = better[np.argsort(-reduced[better], kind="stable")[:COLUMNS]]
        active = np.union1d(active, best)
    else:
        return known, False
    if np.all((values < EPSILON) | (values > 1 - EPSILON)):
        return active[values > 0.5], True
    found = active[_whole(saving[active], slots[active], units)[0]]
    known = max(known, found, key=lambda some: float(saving[some].sum()))
    gap = float(prices.sum() - saving[known].sum())
    rest = np.flatnonzero(reduced > -gap - EPSILON)
    place, proved = _whole(saving[rest], slots[rest], units)
    return max(known, rest[place], key=lambda some: float(saving[some].sum())), proved


def _first_columns(saving: Floats, slots: Ints, units: int) -> Ints:
    """For each unit the few groups that save most an annotator in it."""
    order = np.argsort(-saving / (slots < units).sum(axis=1), kind="stable")
    ordered = slots[order]
    first = [order[np.flatnonzero((ordered == unit).any(axis=1))[:4]] for unit in range(units)]
    return np.unique(np.concatenate(first))


def _matrix(slots: Ints, units: int) -> "scipy.sparse.csc_matrix":
    """Units x groups, 1 where the group holds the unit; ``units`` stands for none."""
    group, place = np.nonzero(slots < units)
    shape = (units, len(slots))
    return scipy.sparse.csc_matrix((np.ones(len(group)), (slots[group, place], group)), shape=shape)


def _relaxed(saving: Floats, slots: Ints, units: int) -> tuple[Floats, Floats]:
    """How much of each group the linear program takes, and the price of each unit (0 for none)."""
    answer = scipy.optimize.linprog(
        -saving, A_ub=_matrix(slots, units), b_ub=np.ones(units), bounds=(0, None), method="highs"
    )
    return answer.x, np.append(-answer.ineqlin.marginals, 0.0)


def _whole(saving: Floats, slots: Ints, units: int) -> tuple[Ints, bool]:
    """The best packing by HiGHS, and whether it was proved within the bounds."""
    nothing: Ints = np.empty(0, np.int64)
    if len(saving) > WHOLE:
        return nothing, False
    answer = scipy.optimize.milp(
        -saving,
        constraints=scipy.optimize.LinearConstraint(_matrix(slots, units), -np.inf, 1),
        integrality=np.ones(len(saving)),
        bounds=scipy.optimize.Bounds(0, 1),
        options={"mip_rel_gap": 0.0, "node_limit": NODES},
    )
    if answer.x is None:
        return nothing, False
    return np.flatnonzero(answer.x > 0.5), bool(answer.status == 0)
