"""The grouping of ``span_groups`` over many small components at once.

A component's spans that are alike in place and label are one *seed*; groups are made of seeds by
joining the likest, as ``span_groups`` does, and it is looked whether anybody's spans would then be
better given to other groups.  Where they would, or where a component is large, has fragments or
somebody's span twice, it is left to ``span_groups`` itself; so the groups are the same ones.
"""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Bools, Floats, Ints
from annotator.agreement.span_groups import LABEL, LEAST, WHOLE

MOST_SEEDS = 8
"""Seeds of a component that is grouped here."""

_APART = -float(WHOLE)


@dataclass(frozen=True)
class Tangle:
    """Spans of several components, a row each, by component; ``place`` rises in reading order.

    ``mark`` is equal for spans of one place and label, ``shape`` 0 for a span of one fragment.
    """

    component: Ints
    who: Ints
    place: Ints
    mark: Ints
    label: Ints
    start: Ints
    stop: Ints
    shape: Ints


def grouped(spans: Tangle) -> Ints:
    """A number of its group for each span, -1 where its component was left alone."""
    order = np.lexsort((spans.who, spans.place, spans.component))
    component = np.cumsum(_steps(spans.component[order])) - 1
    mark, who = spans.mark[order], spans.who[order]
    _marks, first, seed = np.unique(mark, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    seed, first = rank[seed], np.sort(first)  # seeds as they come in the text
    of = component[first]
    begin = np.searchsorted(of, np.arange(int(component[-1]) + 1))
    many = np.diff(np.append(begin, len(of)))
    is_fit = (many <= MOST_SEEDS) & ~_odd(spans, order, component)
    local = np.arange(len(of)) - begin[of]
    found = np.full(len(order), -1, np.int64)
    people = int(who.max()) + 1
    for size in range(2, MOST_SEEDS + 1):
        some = np.flatnonzero(is_fit & (many == size))
        if not len(some):
            continue
        at = np.full(len(many), -1, np.int64)
        at[some] = np.arange(len(some))
        rows = np.flatnonzero(at[component] >= 0)
        there = np.zeros((len(some), size, people), bool)
        there[at[component[rows]], local[seed[rows]], who[rows]] = True
        seeds = first[begin[some][:, None] + np.arange(size)]
        columns = (column[order][seeds] for column in (spans.start, spans.stop, spans.label))
        group = _Components(there, _likeness(*columns)).group
        mine = group[at[component[rows]], local[seed[rows]]]
        found[rows] = np.where(mine >= 0, component[rows] * MOST_SEEDS + mine, -1)
    result = np.empty(len(order), np.int64)
    result[order] = found
    return result


def _steps(ordered: Ints) -> Bools:
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _odd(spans: Tangle, order: Ints, component: Ints) -> Bools:
    """Components with fragments, or with two spans of somebody at one place."""
    is_odd: Bools = np.bincount(component, spans.shape[order] > 0) > 0
    place, who = spans.place[order], spans.who[order]
    twice = (place[1:] == place[:-1]) & (who[1:] == who[:-1])
    is_odd[component[1:][twice]] = True
    return is_odd


def _likeness(start: Ints, stop: Ints, label: Ints) -> Floats:
    """As ``span_groups`` has it, of the seeds (components x seeds) of each component."""
    shared = np.minimum(stop[:, :, None], stop[:, None]) - np.maximum(
        start[:, :, None], start[:, None]
    )
    length = stop - start
    shared = np.maximum(shared, 0)
    iou = shared / (length[:, :, None] + length[:, None] - shared)
    whole = np.floor(iou * WHOLE)
    same = label[:, :, None] == label[:, None]
    found = np.where(same, whole + LABEL, whole)
    return np.where(np.where(same, shared > 0, iou >= 0.5), found, _APART)


class _Components:
    """Components of as many seeds each, grouped.

    ``there`` is components x seeds x people: who has which seed; ``group`` components x seeds, -1
    where somebody's spans had better be given away.
    """

    def __init__(self, there: Bools, likeness: Floats) -> None:
        size = there.sum(axis=2)
        order = np.argsort(-size, axis=1, kind="stable")  # joined are the largest first
        self._there = np.take_along_axis(there, order[:, :, None], 1)
        likeness = np.take_along_axis(likeness, order[:, :, None], 1)
        self._likeness = np.take_along_axis(likeness, order[:, None], 2)
        self._count: Floats = np.zeros(likeness.shape)
        every = np.arange(there.shape[1])
        self._count[:, every, every] = np.take_along_axis(size, order, 1)
        self._home: Ints = np.tile(every, (len(there), 1))
        self._join()
        is_one = (there.sum(axis=1) <= 1).all(axis=1) & (likeness.min(axis=(1, 2)) > 0)
        self._home[~is_one & self._are_moved()] = -1
        self._home[is_one] = 0
        self.group = np.empty_like(self._home)
        np.put_along_axis(self.group, order, self._home, 1)

    def _join(self) -> None:
        """Puts the likest groups together that no annotator forbids, until none are alike."""
        present = self._there.copy()
        many = present.shape[1]
        upper = np.triu(np.ones((many, many), bool), 1)
        active = np.arange(len(present))
        while len(active):
            count, who = self._count[active], present[active].astype(np.float64)
            held = count.sum(axis=2)
            total = count @ self._likeness[active] @ count.transpose(0, 2, 1)
            pairs = held[:, :, None] * held[:, None]
            may = upper & (pairs > 0) & (who @ who.transpose(0, 2, 1) == 0)
            mean = np.where(may, total / np.maximum(pairs, 1), -1.0).reshape(len(active), -1)
            best = mean.argmax(axis=1)
            is_alike = mean[np.arange(len(active)), best] > 0
            active = active[is_alike]
            into, gone = np.divmod(best[is_alike], many)
            for column in (self._count, present):
                column[active, into] += column[active, gone]
                column[active, gone] = 0
            home = self._home[active]
            self._home[active] = np.where(home == gone[:, None], into[:, None], home)

    def _are_moved(self) -> Bools:
        """Where some annotator's spans are given to the groups anew."""
        likeness, count = self._likeness, self._count
        sums, held = likeness @ count.transpose(0, 2, 1), count.sum(axis=2)
        in_group = self._home[:, None] == np.arange(count.shape[2])[:, None]
        moved = np.zeros(len(count), bool)
        for own in self._there.transpose(2, 0, 1):
            mine = own[:, None] & in_group  # components x groups x seeds
            others = held - mine.any(axis=2)
            weight = sums - likeness @ mine.transpose(0, 2, 1).astype(np.float64)
            weight = np.maximum(weight / np.maximum(others, 1)[:, None], 0.0)
            weight[np.broadcast_to((others == 0)[:, None], weight.shape)] = 0.0
            now = np.take_along_axis(weight, self._home[:, :, None], 2)[:, :, 0]
            before = np.where(own, now, 0.0).sum(axis=1) + LEAST
            maybe = np.where(own, weight.max(axis=2), 0.0).sum(axis=1) > before
            two = np.flatnonzero(maybe & (own.sum(axis=1) == 2))
            maybe[two] = _best_of_two(weight[two], own[two]) > before[two]
            moved |= maybe
        return moved


def _best_of_two(weight: Floats, own: Bools) -> Floats:
    """The most that two spans of somebody weigh in different groups."""
    every = np.arange(len(own))
    first, last = own.argmax(axis=1), own.shape[1] - 1 - own[:, ::-1].argmax(axis=1)
    both = weight[every, first][:, :, None] + weight[every, last][:, None]
    groups = np.arange(both.shape[1])
    both[:, groups, groups] = -1.0
    best: Floats = both.max(axis=(1, 2), initial=-1.0)
    return best
