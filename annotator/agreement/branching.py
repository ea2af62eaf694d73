"""A packing better than a known one, by branch and bound along the text.

Each group is valued by what it saves beyond the prices of its units.  The known packing is worth 0
so; a unit that stays alone costs its price; so a packing is better if and only if its groups' worth
less the prices of the units left alone is above 0.  As the prices are nearly right, few groups are
above theirs, and almost every branch can be cut at once.
"""

from itertools import accumulate

import numpy as np

from annotator.agreement.dissimilarity import EPSILON, Floats, Ints

STEPS = 4_000
"""Branches after which the search gives up."""

DEPTH = 400
"""Units in a row that are searched: a branch recurses once a unit."""


class _TooLong(Exception):
    """The search gives up."""


class _Search:
    """Depth first, unit by unit: either a group that starts at the unit, or the unit alone."""

    def __init__(self, starting: list[list[tuple[float, int, int]]], price: list[float]) -> None:
        self.starting, self.price = starting, price
        most = [max(0.0, groups[0][0]) if groups else 0.0 for groups in reversed(starting)]
        # above[i]: at most so much can be gained from unit i on.
        self.above = [*accumulate(most, initial=0.0)][::-1]
        self.best = 0.0
        self.found: tuple[int, ...] | None = None
        self.seen: dict[tuple[int, int], float] = {}
        self.steps = 0

    def go(self, unit: int, used: int, worth: float, taken: tuple[int, ...]) -> None:
        # Over the units that are used up: the lowest bits that are 1.
        unit += (~(used >> unit) & (used >> unit) + 1).bit_length() - 1
        if worth + self.above[unit] <= self.best + EPSILON:
            return
        if unit == len(self.price):
            self.best, self.found = worth, taken
            return
        key = (unit, used >> unit)
        if self.seen.get(key, -np.inf) >= worth:
            return
        self.seen[key] = worth
        self.steps += 1
        if self.steps > STEPS:
            raise _TooLong
        for more, mask, group in self.starting[unit]:
            if worth + more + self.above[unit + 1] <= self.best + EPSILON:
                break
            if not mask & used:
                self.go(unit + 1, used | mask, worth + more, (*taken, group))
        self.go(unit + 1, used, worth - self.price[unit], taken)


def better_choice(ranks: Ints, reduced: Floats, known: Ints, price: Floats) -> Ints | None:
    """The best disjoint groups, ``known`` (indices of groups) if none are better; None where the
    search would be too long.

    ``ranks`` (groups x annotators) are units in the order of the text, -1 for none; ``reduced`` is
    what a group saves beyond its units' prices; ``price`` is that of each rank.
    """
    low, high = int(ranks[ranks >= 0].min()), int(ranks.max()) + 1
    if high - low > DEPTH:
        return None
    starting: list[list[tuple[float, int, int]]] = [[] for _ in range(high - low)]
    order = np.argsort(-reduced, kind="stable")
    worths = reduced[order].tolist()
    for group, row, worth in zip(order.tolist(), ranks[order].tolist(), worths, strict=True):
        units = [unit - low for unit in row if unit >= 0]
        starting[min(units)].append((worth, sum(1 << unit for unit in units), group))
    search = _Search(starting, price[low:high].tolist())
    try:
        search.go(0, 0, 0.0, ())
    except _TooLong:
        return None
    return known if search.found is None else np.array(sorted(search.found), np.int64)
