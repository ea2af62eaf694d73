"""The best alignments of many small annotations at once: what gamma asks of its samples.

An annotation by chance is small, and what aligning it costs is calling NumPy.  So the candidate
groups of many (see ``packing``) are found together.  Units that no candidate joins cannot compete,
so each component is settled for itself: of up to three units by its best group, since no two groups
of two are disjoint there, of some more by trying.  What is denser is left to ``alignment``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.alignment import BATCH, GROUPS, align, settled, subset
from annotator.agreement.components import components
from annotator.agreement.dissimilarity import EPSILON, Floats, Ints, Metric, Points, joined
from annotator.agreement.folding import pairs_of
from annotator.agreement.packing import Groups, worthwhile

CELLS = 400_000
"""Dissimilarities that are held at once."""

UNITS, CHOICES = 12, 40
"""Units, and candidate groups, of a component up to which all ways to part it are tried."""


@dataclass(frozen=True)
class Aligned:
    """Alignments of several annotations, whose units are counted one annotation after the other.

    ``left``, ``right`` and ``size`` are by pair of units in one group: the two, and how many the
    group has.  ``groups`` is by annotation: how many there are, units on their own, too.
    """

    left: Ints
    right: Ints
    size: Ints
    groups: Ints
    is_exact: bool


def align_all(some: Sequence[Points], metric: Metric) -> Aligned:
    """:func:`annotator.agreement.alignment.align` of each of ``some``, of as many annotators."""
    first = np.cumsum([0, *map(len, some)]).tolist()
    groups = np.zeros(len(some), np.int64)
    pairs: list[tuple[Ints, Ints, Ints]] = []
    left_over: list[int] = []
    is_exact = True
    for part in _parts(some, left_over):
        stack = _Stack([some[at] for at in part], metric)
        found = stack.settled()
        if found is None:
            left_over += part
            continue
        table, groups[part], proved = found
        pairs.append(_shifted(pairs_of(table), first[part[0]]))
        is_exact &= proved
    for at in left_over:
        table, proved = align(some[at], metric)
        pairs.append(_shifted(pairs_of(table), first[at]))
        groups[at] = len(table)
        is_exact &= proved
    left, right, size = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return Aligned(left, right, size, groups, is_exact)


def _shifted(pairs: tuple[Ints, Ints, Ints], by: int) -> tuple[Ints, Ints, Ints]:
    left, right, size = pairs
    return left + by, right + by, size


def _parts(some: Sequence[Points], rest: list[int]) -> Iterator[list[int]]:
    """Runs of places of ``some`` that are taken together; those that are not go to ``rest``."""
    part: list[int] = []
    widest = 0
    for at, points in enumerate(some):
        wide = int(np.bincount(points.annotator, minlength=1).max()) * points.annotators
        is_large = len(points) > BATCH or wide * wide > CELLS or points.annotators < 3
        if part and (is_large or (len(part) + 1) * max(widest, wide) ** 2 > CELLS):
            yield part
            part, widest = [], 0
        if is_large:
            rest.append(at)
        else:
            part.append(at)
            widest = max(widest, wide)
    if part:
        yield part


class _Stack:
    """Annotations side by side; units are counted one annotation after the other.

    Each unit has a *slot*: slots of an annotation follow one another, and there those of an
    annotator, as many for each as the busiest has units.  ``far`` is slots x slots of one
    annotation, a row and a column of zeros behind for "nobody".
    """

    def __init__(self, some: Sequence[Points], metric: Metric) -> None:
        self._units = joined(some)
        self._many, self._annotators = len(some), some[0].annotators
        self._counts = np.array([len(points) for points in some])
        annotator = self._units.annotator
        sample = np.repeat(np.arange(self._many), self._counts)
        layer = sample * self._annotators + annotator
        first = np.searchsorted(layer, np.arange(self._many * self._annotators))
        rank = np.arange(len(layer)) - first[layer]
        self._room = int(rank.max(initial=0)) + 1
        self._wide = self._annotators * self._room
        self._slot = layer * self._room + rank
        self._unit = np.full(self._many * self._wide + 1, -1, np.int64)
        self._unit[self._slot] = np.arange(len(layer))
        self._far = self._dissimilarities(metric)

    def _dissimilarities(self, metric: Metric) -> Floats:
        """All between two annotators, infinite for a pair that cannot share a group."""
        slots, wide, room = self._many * self._wide, self._wide, self._room
        units = self._units
        limit = units.slots + self._annotators - 1
        start, stop = (np.full(slots, np.nan) for _ in range(2))
        label = np.zeros(slots, np.int64)
        for column, values in ((start, units.start), (stop, units.stop), (label, units.label)):
            column[self._slot] = values
        every = Points(start, stop, label, np.empty(0, np.int64), self._annotators)
        far = np.full((slots + 1, wide + 1), np.inf)
        far[-1], far[:, -1] = 0.0, 0.0
        far[np.arange(slots), np.arange(slots) % wide] = 0.0
        block = far[:-1].reshape(self._many, wide, wide + 1)
        of = np.arange(slots).reshape(self._many, self._annotators, room)
        for j in range(self._annotators):
            for i in range(j):
                between = metric.between(every, of[:, i, :, None], of[:, j, None])
                between = np.where(between < limit, between, np.inf)
                one, other = slice(i * room, (i + 1) * room), slice(j * room, (j + 1) * room)
                block[:, one, other] = between
                block[:, other, one] = between.transpose(0, 2, 1)
        return far

    def settled(self) -> tuple[Ints, Ints, bool] | None:
        """The best groups of two units or more (rows of unit numbers by annotator, -1 for none),
        how many groups each annotation has with its lone units, and whether all that is proved;
        None where there are too many groups to choose from."""
        groups = self._candidates()
        if groups is None:
            return None
        chosen, dense = self._chosen(groups)
        tables, is_exact = [self._unit[groups.members[chosen]]], True
        sample = groups.members[dense].max(axis=1) // self._wide
        for at in np.unique(sample).tolist():
            table, proved = self._settled_dense(groups, dense[sample == at])
            tables.append(table)
            is_exact &= proved
        table = np.concatenate(tables)
        of = np.repeat(np.arange(self._many), self._counts)[table.max(axis=1)]
        less = np.bincount(of, (table >= 0).sum(axis=1) - 1, self._many)
        return table, self._counts - less.astype(np.int64), is_exact

    def _settled_dense(self, groups: Groups, some: Ints) -> tuple[Ints, bool]:
        """The best of ``some`` groups of one annotation, without units on their own."""
        members = self._unit[groups.members[some]]
        units = np.unique(members[members >= 0])
        slots = self._slot[units]
        far = self._far[slots[:, None], slots % self._wide]
        np.fill_diagonal(far, np.inf)
        place = np.where(members >= 0, np.searchsorted(units, members), -1)
        points = subset(self._units, units)
        table, is_exact = settled(points, far, Groups(place, groups.saving[some]))
        table = table[(table >= 0).sum(axis=1) > 1]
        return np.where(table >= 0, units[table], -1), is_exact

    def _candidates(self) -> Groups | None:
        """As ``packing.candidate_groups``, of all annotations."""
        far, wide, room, annotators = self._far, self._wide, self._room, self._annotators
        slots = annotators * (annotators - 1) / 2
        members = np.empty((0, annotators), np.int64)
        total, size, lead = np.empty(0), np.empty(0, np.int64), np.empty(0, np.int64)
        owner = self._slot % wide // room
        for j in range(annotators):
            row, column = np.nonzero(far[lead, j * room : (j + 1) * room] < np.inf)
            if len(row) + len(members) > self._many * GROUPS:
                return None
            local = column + j * room
            grown = total[row] + far[members[row, :j], local[:, None]].sum(axis=1)
            longer = members[row]
            longer[:, j] = lead[row] // wide * wide + local
            own = self._slot[owner == j]
            alone = np.full((len(own), annotators), -1, np.int64)
            alone[:, j] = own
            members = np.concatenate([members, longer, alone])
            total = np.concatenate([total, grown, np.zeros(len(alone))])
            size = np.concatenate([size, size[row] + 1, np.ones(len(alone), np.int64)])
            lead = np.concatenate([lead, lead[row], own])
            largest = size + (annotators - 1 - j)
            keep = (total < largest * (slots + largest - 1) / 2) & (largest >= 2)
            members, total, size, lead = members[keep], total[keep], size[keep], lead[keep]
        return worthwhile(
            members,
            total,
            size,
            lambda some, i: far[some[:, i, None], np.where(some >= 0, some % wide, -1)],
        )

    def _chosen(self, groups: Groups) -> tuple[Ints, Ints]:
        """The best disjoint groups where these are few, and all groups elsewhere."""
        members, held = groups.members, groups.members >= 0
        lead = members[np.arange(len(members)), held.argmax(axis=1)]
        row, column = np.nonzero(held)
        slots = self._many * self._wide
        component = components(lead[row], members[row, column], slots)[1]
        is_in = np.zeros(slots, bool)
        is_in[members[row, column]] = True
        units = np.bincount(component[is_in], minlength=int(component.max(initial=0)) + 1)
        own = component[lead]
        order = np.lexsort((-groups.saving, own))
        is_first = np.append(True, own[order][1:] != own[order][:-1])[: len(order)]
        easy = order[is_first & (units[own[order]] <= 3)]
        hard = order[units[own[order]] > 3]
        many = np.bincount(own)
        is_dense = (units[own[hard]] > UNITS) | (many[own[hard]] > CHOICES)
        dense, hard = hard[is_dense], hard[~is_dense]
        found = [
            some[_best(members[some].tolist(), groups.saving[some].tolist())]
            for some in np.split(hard, np.flatnonzero(np.diff(own[hard])) + 1)
        ]
        return np.concatenate([easy, *found]), np.sort(dense)


def _best(members: list[list[int]], saving: list[float]) -> list[int]:
    """The disjoint groups that save most, by trying; memory keeps it short."""
    bit: dict[int, int] = {}
    begun: dict[int, list[tuple[int, float, int]]] = {}
    for unit in sorted({unit for row in members for unit in row if unit >= 0}):
        bit[unit] = 1 << len(bit)
    for group, row in enumerate(members):
        mask = sum(bit[unit] for unit in row if unit >= 0)
        begun.setdefault(mask & -mask, []).append((mask, saving[group], group))
    known: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}

    def go(free: int) -> tuple[float, tuple[int, ...]]:
        found = known.get(free)
        if found is None:
            low = free & -free
            found = go(free ^ low)
            for mask, more, group in begun.get(low, ()):
                if mask & free == mask:
                    worth, taken = go(free ^ mask)
                    if worth + more > found[0] + EPSILON:
                        found = (worth + more, (*taken, group))
            known[free] = found
        return found

    return list(go((1 << len(bit)) - 1)[1])
