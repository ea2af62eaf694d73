"""The grouping of ``span_groups`` over whole columns of spans, many documents at once.

Most groups are plain: everybody has just the same, or the spans that overlap are all alike and no
two are one annotator's.  These are found by sorting and counting; spans that are tangled (nested
under half of a likeness, stacked, several of one annotator) are grouped by ``tangles``, and those
that it leaves (in fragments that overlap others, very many) go one component at a time through the
very functions that group a single document, so the groups are the same ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from annotator.agreement.corpus import Bools, Ints
from annotator.agreement.span_groups import component_order, group_component
from annotator.agreement.tangles import Tangle, grouped
from annotator.model.annotation import Span

_MOST_SEEDS = 24
"""Different spans in one component above which it is not compared by columns."""


@dataclass(frozen=True)
class SpanColumns:
    """Spans of several documents, a row each, every array of that length.

    ``document`` numbers the documents from 0, ``who`` the layers of each document from 0;
    ``label`` and ``attributes`` number what is equal (attributes: 0 for none); ``shape`` is 0 for
    a span of one fragment, else a number of its fragments.  ``id`` is any number that rises with
    the spans' ids.  ``spans`` makes the spans of some rows, with the row's number as the id.
    ``width`` is by document: how many layers.
    """

    document: Ints
    who: Ints
    label: Ints
    start: Ints
    stop: Ints
    shape: Ints
    attributes: Ints
    id: Ints
    width: Ints
    spans: Callable[[Ints], list[Span]]


@dataclass(frozen=True)
class GroupTable:
    """Groups in the order of a document's items, documents in order.

    ``rows`` is groups x layers: a row of the spans, -1 where the layer has none.  ``place`` is by
    span: equal for spans of one document at the same fragments.
    """

    document: Ints
    rows: Ints
    place: Ints

    @property
    def homes(self) -> Ints:
        """By span: the group that it is in."""
        found = np.empty(len(self.place), np.int64)
        group, who = np.nonzero(self.rows >= 0)
        found[self.rows[group, who]] = group
        return found

    @cached_property
    def first(self) -> Ints:
        """By group the span of the first layer that has one."""
        at = np.argmax(self.rows >= 0, axis=1)
        return np.asarray(self.rows[np.arange(len(self.rows)), at])


def group_columns(spans: SpanColumns) -> GroupTable:
    """All groups of ``spans``; each span is in exactly one."""
    many = len(spans.document)
    widest = int(spans.width.max(initial=1))
    order = np.lexsort((spans.id, -spans.stop, spans.start, spans.document))
    columns = _Ordered(spans, order)
    agreed, group, count = _unanimous(columns, widest)
    rest = np.flatnonzero(~agreed)
    group[rest], count = _rest_groups(columns, rest, count, widest)
    first = np.full(count, many)
    np.minimum.at(first, group, np.arange(many))
    used = np.flatnonzero(first < many)
    rank = np.empty(count, np.int64)
    rank[used[np.argsort(first[used])]] = np.arange(len(used))
    rows = np.full((len(used), widest), -1, np.int64)
    rows[rank[group], columns.who] = order
    place = np.empty(many, np.int64)
    place[order] = columns.place
    return GroupTable(columns.document[np.sort(first[used])], rows, place)


class _Ordered:
    """The columns in reading order, with the number of each row's place and mark."""

    def __init__(self, spans: SpanColumns, order: Ints) -> None:
        self.spans, self.order = spans, order
        self.document, self.who = spans.document[order], spans.who[order]
        self.label, self.shape = spans.label[order], spans.shape[order]
        stride = int(spans.stop.max(initial=0)) + 1
        self.start = self.document * stride + spans.start[order]
        self.stop = self.document * stride + spans.stop[order]
        hull = np.cumsum(_steps(self.start) | _steps(self.stop)) - 1
        shapes, labels = (int(one.max(initial=0)) + 1 for one in (self.shape, self.label))
        self.place = hull * shapes + self.shape
        self.mark = self.place * labels + self.label

    def tangled(self, some: Ints, component: Ints) -> Ints:
        """Groups of the rows ``some``, whose components overlap no others; -1 where it is left to
        ``span_groups``."""
        spans = Tangle(
            component,
            self.who[some],
            self.place[some],
            self.mark[some],
            self.label[some],
            self.start[some],
            self.stop[some],
            self.shape[some],
        )
        return grouped(spans)


def _steps(ordered: Ints) -> Bools:
    """Where a value differs from the one before it; the first does."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _unanimous(columns: _Ordered, widest: int) -> tuple[Bools, Ints, int]:
    """Rows of groups of the very same span by everybody, the group of each row, and how many.

    What an annotator has twice counts as a second and third span of that place, in the order of
    the ids.
    """
    order = np.argsort(columns.mark * widest + columns.who, kind="stable")
    mark, who = columns.mark[order], columns.who[order]
    new = _steps(mark)
    again = _steps(mark) | _steps(who)
    at = np.arange(len(order))
    turn = at - np.maximum.accumulate(np.where(again, at, 0))
    number = np.cumsum(new) - 1
    turns = int(turn.max(initial=0)) + 1
    key = number * turns + turn
    held = np.bincount(key, minlength=1)
    width = columns.spans.width[columns.document[order]]
    group = np.empty(len(order), np.int64)
    agreed = np.zeros(len(order), bool)
    group[order] = key
    agreed[order] = held[key] == width
    return agreed, group, len(held)


def _rest_groups(columns: _Ordered, rest: Ints, first: int, widest: int) -> tuple[Ints, int]:
    """Group numbers of the rows ``rest``, counted from ``first``, and the number after the last."""
    if not len(rest):
        return rest, first
    start, stop = columns.start[rest], columns.stop[rest]
    ends = np.maximum.accumulate(stop)
    new = np.ones(len(rest), bool)
    new[1:] = start[1:] >= ends[:-1]
    component = np.cumsum(new) - 1
    marks, at, seed = np.unique(columns.mark[rest], return_index=True, return_inverse=True)
    seeds = _Seeds(
        component[at], columns.label[rest[at]], start[at], stop[at], columns.shape[rest[at]]
    )
    home, is_tangled = _alike(seeds, int(component[-1]) + 1)
    group = home[seed]
    crowded = _crowded(group * widest + columns.who[rest])
    is_tangled[component[crowded]] = True
    some = np.flatnonzero(is_tangled[component])
    if not len(some):
        return group + first, first + len(marks)
    group[some], more = _untangled(columns, rest[some], component[some], len(marks))
    return group + first, first + more


def _untangled(columns: _Ordered, some: Ints, component: Ints, count: int) -> tuple[Ints, int]:
    """Groups components as a document's are: the groups of the rows ``some``, counted from
    ``count``, and the number after the last."""
    if not len(some):
        return some, count
    group = columns.tangled(some, component)
    free = np.flatnonzero(group >= 0)
    settled, group[free] = np.unique(group[free], return_inverse=True)
    group[free] += count
    count += len(settled)
    left = np.flatnonzero(group < 0)
    group[left], count = _one_by_one(columns, some[left], component[left], count)
    return group, count


def _one_by_one(columns: _Ordered, some: Ints, component: Ints, count: int) -> tuple[Ints, int]:
    """The same, component by component."""
    if not len(some):
        return some, count
    rows = columns.order[some]
    entries = list(zip(columns.who[some].tolist(), columns.spans.spans(rows), strict=True))
    found: dict[int, int] = {}
    ends = [*(np.flatnonzero(np.diff(component)) + 1).tolist(), len(some)]
    first = 0
    for end in ends:
        part = sorted(entries[first:end], key=component_order)
        for members in group_component(part):
            for entry in members:
                found[part[entry][1].id] = count
            count += 1
        first = end
    return np.array([found[row] for row in rows.tolist()], np.int64), count


@dataclass(frozen=True)
class _Seeds:
    """The different spans among the rest, in reading order, with their components."""

    component: Ints
    label: Ints
    start: Ints
    stop: Ints
    shape: Ints


def _alike(seeds: _Seeds, components: int) -> tuple[Ints, Bools]:
    """For each seed the first of those alike, and which components are tangled.

    Where being alike is not transitive, or fragments play a part, a component is tangled.
    """
    many = len(seeds.component)
    size = np.bincount(seeds.component, minlength=components)
    fragmented = np.bincount(seeds.component[seeds.shape > 0], minlength=components) > 0
    is_tangled = (size > 1) & fragmented | (size > _MOST_SEEDS)
    home, degree = np.arange(many), np.zeros(many, np.int64)
    free = ~is_tangled[seeds.component]
    edges = []
    for step in range(1, min(int(size.max(initial=1)), _MOST_SEEDS)):
        one = np.flatnonzero(free[:-step] & (seeds.component[step:] == seeds.component[:-step]))
        one = one[_likeness_is_above(seeds, one, one + step)]
        edges.append((one, one + step))
        np.minimum.at(home, one + step, one)
        degree += np.bincount(one, minlength=many) + np.bincount(one + step, minlength=many)
    held = np.bincount(home, minlength=many)
    loose = degree + 1 != held[home]
    is_tangled[seeds.component[loose]] = True
    for one, other in edges:
        apart = home[one] != home[other]
        is_tangled[seeds.component[one[apart]]] = True
    return home, is_tangled


def _likeness_is_above(seeds: _Seeds, one: Ints, other: Ints) -> Bools:
    """Whether spans of one fragment are alike at all, as ``span_groups`` has it."""
    stop, start = np.minimum(seeds.stop[one], seeds.stop[other]), seeds.start[other]
    shared = stop - np.maximum(start, seeds.start[one])
    both = seeds.stop[one] - seeds.start[one] + seeds.stop[other] - start
    same = seeds.label[one] == seeds.label[other]
    alike: Bools = (shared > 0) & (same | (2 * shared >= both - shared))
    return alike


def _crowded(keys: Ints) -> Ints:
    """Places of the values that occur more than once."""
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    return order[again]


def cells(values: Ints, rows: Ints, empty: int = -1) -> Ints:
    """``values`` of the spans in ``rows`` (groups x layers), ``empty`` where there is none."""
    return np.where(rows >= 0, values[rows], empty)
