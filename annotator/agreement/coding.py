"""Relations as coding: which relation, if any, do both see from one span to another?

Units are ordered pairs of different co-identified spans (matched one to one at IoU >= .5) that lie
within a window; the value is the relation's type, NONE where there is no relation, or a set of
types.  The window belongs to the figure: every pair that is far apart adds agreement about NONE.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from annotator.agreement.corpus import Bools, Ints, ranges
from annotator.agreement.links import aligned, directed
from annotator.agreement.matching import THRESHOLD
from annotator.agreement.pair import Pair

Values = tuple[int, ...]
"""The set of relations (their labels' indices, ascending) that one sees in a unit; empty: NONE."""

AT_ONCE = 4_000_000
"""Pairs of spans looked at in one go."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far apart two spans may be, counted between them as they stand in the text.

    "sentences": the one begins within ``size`` sentences of where the other ends, that sentence
    included (1: the same sentence).  "tokens": at most ``size`` tokens lie between them.
    "document": anywhere.  ``licensed``: only pairs whose labels, as either annotator gave them,
    some relation of the scheme may connect.
    """

    unit: Literal["sentences", "tokens", "document"] = "sentences"
    size: int = 1
    licensed: bool = False

    def __str__(self) -> str:
        if self.unit == "document":
            where = "the whole document"
        elif self.unit == "sentences" and self.size == 1:
            where = "the same sentence"
        else:
            where = f"within {self.size} {self.unit}"
        return where + (", where the scheme allows a relation" if self.licensed else "")


@dataclass(frozen=True)
class Coding:
    """Units by the values of a and b (sets of relation labels, empty: NONE).

    ``outside`` counts relations with both ends co-identified that no unit holds, since they reach
    beyond the window; both annotators' together.
    """

    cells: Mapping[tuple[Values, Values], int] = field(default_factory=dict)
    outside: int = 0

    def __add__(self, other: "Coding") -> "Coding":
        return Coding(Counter(self.cells) + Counter(other.cells), self.outside + other.outside)

    def turned(self) -> "Coding":
        """The same with the annotators exchanged."""
        return Coding({(b, a): count for (a, b), count in self.cells.items()}, self.outside)

    def __sub__(self, other: "Coding") -> "Coding":
        rest = Counter(self.cells)
        rest.subtract(other.cells)
        kept = {cell: count for cell, count in rest.items() if count}
        return Coding(kept, self.outside - other.outside)


@dataclass(frozen=True)
class _Spans:
    """Co-identified spans in order of document and first unit; ``rank`` by mark of ``b``.

    ``first`` and ``last`` are the sentences (tokens, documents) in which they begin and end,
    numbered over all documents so that those of two documents are far apart.
    """

    first: Ints
    last: Ints
    labels: tuple[Ints, Ints]
    document: Ints
    rank: Ints


def coding(pair: Pair, window: Window) -> Coding:
    """All units of a pair, over all its documents."""
    cells: Counter[tuple[Values, Values]] = Counter()
    outside = 0
    for one in coding_by_document(pair, window):
        cells.update(one.cells)
        outside += one.outside
    return Coding(dict(cells), outside)


def coding_by_document(pair: Pair, window: Window) -> list[Coding]:
    """The units of a pair, for each of its documents."""
    spans = _spans(pair, window)
    reach = (
        spans.last + window.size - 1 if window.unit == "sentences" else
        spans.last + window.size + 1 if window.unit == "tokens" else spans.last
    )  # fmt: skip
    allowed = _licensed(pair) if window.licensed else None
    units = _units(spans, reach, allowed, len(pair.local))
    found = aligned(pair)
    values: list[dict[tuple[int, int], list[list[int]]]] = [{} for _ in pair.local]
    outside = np.zeros(len(pair.local), np.int64)
    sides = (found.moved.only(found.is_known_a), found.b.only(found.is_known_b))
    for side, links in enumerate(sides):
        head, tail = directed(
            pair.ground, spans.rank[links.head], spans.rank[links.tail], links.label
        )
        inside = _inside(spans, reach, allowed, (head, tail))
        document = spans.document[head]
        np.add.at(outside, document[~inside], 1)
        rows = zip(*(c[inside].tolist() for c in (document, head, tail, links.label)), strict=True)
        for at, one, other, label in rows:
            values[at].setdefault((one, other), [[], []])[side].append(label)
    return [_coded(units[at], values[at], int(outside[at])) for at in range(len(pair.local))]


def _coded(units: int, values: Mapping[tuple[int, int], list[list[int]]], outside: int) -> Coding:
    cells: Counter[tuple[Values, Values]] = Counter()
    for one, other in values.values():
        cells[tuple(sorted(set(one))), tuple(sorted(set(other)))] += 1
    silent = units - len(values)
    if silent:
        cells[(), ()] = silent
    return Coding(dict(cells), outside)


def _spans(pair: Pair, window: Window) -> _Spans:
    marks = pair.ground.marks
    found = pair.matching(THRESHOLD)
    places = [marks.mark_place[side] for side in (found.a, found.b)]
    start = np.minimum(*(marks.place_start[place] for place in places))
    stop = np.maximum(*(marks.place_stop[place] for place in places))
    document = marks.mark_document[found.a]
    if window.unit == "document":
        first = last = document
    else:
        first, last = _numbered(pair, window, (document, start, stop))
    # the same from both sides, so that symmetric relations run the same way for both
    order = np.lexsort((np.maximum(found.a, found.b), np.minimum(found.a, found.b), first))
    rank = np.full(len(marks.mark_place), -1)
    rank[found.b[order]] = np.arange(len(order))
    labels = (marks.mark_label[found.a[order]], marks.mark_label[found.b[order]])
    return _Spans(first[order], last[order], labels, pair.rank[document[order]], rank)


def _numbered(pair: Pair, window: Window, at: tuple[Ints, Ints, Ints]) -> tuple[Ints, Ints]:
    """The units in which spans begin and end, with a gap as wide as the window after a document."""
    corpus, base = pair.ground.corpus, pair.ground.marks.base
    starts: list[Ints] = []
    numbers: list[Ints] = []
    count = 0
    for document in pair.local.tolist():
        own = corpus.units.get(document, np.zeros(1, np.int64))
        starts.append(own + base[document])
        numbers.append(np.arange(len(own)) + count)
        count += len(own) + window.size + 1
    if not starts:
        return at[1], at[2]
    places, number = np.concatenate(starts), np.concatenate(numbers)
    # what lies before a document's first unit belongs to it, too
    lowest = np.array([number_[0] for number_ in numbers])[pair.rank[at[0]]]
    return tuple(
        np.maximum(number[np.searchsorted(places, point, "right") - 1], lowest)
        for point in (at[1], at[2] - 1)
    )


def _licensed(pair: Pair) -> Bools:
    """By labels of head and tail, whether the scheme lets some relation connect them."""
    names = pair.ground.corpus.names
    many = len(names.labels)
    if names.licensed is None:
        return np.ones((many, many), bool)
    table = [[(one, other) in names.licensed for other in names.labels] for one in names.labels]
    return np.array(table, bool).reshape(many, many)


def _units(spans: _Spans, reach: Ints, allowed: Bools | None, documents: int) -> list[int]:
    """How many ordered pairs of different spans lie within the window, by document."""
    every = np.arange(len(spans.first))
    count = np.maximum(np.searchsorted(spans.first, reach, "right") - every - 1, 0)
    totals = np.zeros(documents, np.int64)
    if allowed is None:
        np.add.at(totals, spans.document, 2 * count)
        return [int(total) for total in totals]
    sums = np.cumsum(count)
    first = 0
    while first < len(every):
        before = int(sums[first - 1]) if first else 0
        until = max(first + 1, int(np.searchsorted(sums, before + AT_ONCE, "right")))
        part = every[first:until]
        one, other = np.repeat(part, count[part]), ranges(part + 1, count[part])
        for head, tail in ((one, other), (other, one)):
            np.add.at(totals, spans.document[head], _may_link(spans, allowed, head, tail))
        first = until
    return [int(total) for total in totals]


def _may_link(spans: _Spans, allowed: Bools, head: Ints, tail: Ints) -> Bools:
    a, b = spans.labels
    return np.asarray(allowed[a[head], a[tail]] | allowed[b[head], b[tail]], bool)


def _inside(spans: _Spans, reach: Ints, allowed: Bools | None, ends: tuple[Ints, Ints]) -> Bools:
    low, high = np.minimum(*ends), np.maximum(*ends)
    inside = (spans.first[high] <= reach[low]) & (low != high)
    if allowed is not None:
        inside &= _may_link(spans, allowed, *ends)
    return np.asarray(inside, bool)
