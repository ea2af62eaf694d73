"""Spans of two annotators matched one to one: who meant the same stretch of text.

Of all one-to-one matchings of pairs with IoU >= t, the one with the most pairs, then the greatest
sum of IoU, then the most equal labels.  IoU (intersection over union, Jaccard) is that of the sets
of code points, so it holds for discontinuous spans.  Labels decide nothing else.
"""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.assignment import Graph, best_edges
from annotator.agreement.corpus import Bools, Floats, Ints, ranges
from annotator.agreement.marks import Marks
from annotator.agreement.neighbours import Neighbours

THRESHOLD = 0.5
"""The usual least IoU of a match."""


@dataclass(frozen=True)
class Matching:
    """Matched marks, ``a[i]`` with ``b[i]``, in ascending order of ``a``; ``iou`` in ``(0, 1]``."""

    a: Ints
    b: Ints
    iou: Floats


@dataclass(frozen=True)
class _Side:
    """One annotator's marks by place: how many, and which one comes first (in ``marks``)."""

    marks: Ints
    count: Ints
    first: Ints
    near: Ints  # how many edges end here

    @classmethod
    def of(cls, marks: Marks, owned: Ints, edges: Ints) -> "_Side":
        places = len(marks.place_start)
        count = np.bincount(marks.mark_place[owned], minlength=places)
        near = np.bincount(edges, minlength=places)
        return cls(owned, count, np.cumsum(count) - count, near)


def match(marks: Marks, near: Neighbours, a: Ints, b: Ints) -> Matching:
    """The best matching of marks ``a`` with marks ``b`` (both ascending, each once)."""
    places = len(marks.place_start)
    has_a, has_b = np.zeros(places, bool), np.zeros(places, bool)
    has_a[marks.mark_place[a]] = True
    has_b[marks.mark_place[b]] = True
    one = np.flatnonzero(has_a[near.p] & has_b[near.q])
    two = np.flatnonzero(has_a[near.q] & has_b[near.p])
    ends_a = np.concatenate((near.p[one], near.q[two]))
    ends_b = np.concatenate((near.q[one], near.p[two]))
    iou = np.concatenate((near.iou[one], near.iou[two]))
    left, right = _Side.of(marks, a, ends_a), _Side.of(marks, b, ends_b)
    same = has_a & has_b
    is_alone = (left.count == 1) & (right.count == 1) & (left.near == 0) & (right.near == 0)
    plain = np.flatnonzero(same & is_alone)
    is_plain = _is_plain(left, right, same, (ends_a, ends_b))
    hard = np.flatnonzero(same & ~is_alone)
    rest = ~is_plain
    graph = _graph(
        marks,
        (left, right),
        (np.concatenate((hard, ends_a[rest])), np.concatenate((hard, ends_b[rest]))),
        np.concatenate((np.ones(len(hard)), iou[rest])),
    )
    chosen = best_edges(graph)
    found = (
        (a[left.first[plain]], b[right.first[plain]], np.ones(len(plain))),
        (a[left.first[ends_a[is_plain]]], b[right.first[ends_b[is_plain]]], iou[is_plain]),
        (graph.left[chosen], graph.right[chosen], graph.weight[chosen]),
    )
    to_a, to_b, all_iou = (np.concatenate(columns) for columns in zip(*found, strict=True))
    order = np.argsort(to_a)
    return Matching(to_a[order], to_b[order], all_iou[order])


def _is_plain(left: _Side, right: _Side, same: Bools, ends: tuple[Ints, Ints]) -> Bools:
    """Edges whose two spans have no other to go to."""
    a, b = ends
    alone = (left.near[a] == 1) & (right.near[b] == 1) & ~same[a] & ~same[b]
    return np.asarray(alone & (left.count[a] == 1) & (right.count[b] == 1), bool)


def _graph(
    marks: Marks, sides: tuple[_Side, _Side], places: tuple[Ints, Ints], iou: Floats
) -> Graph:
    """Edges between places as edges between the marks that lie there."""
    left, right = sides
    count_a, count_b = left.count[places[0]], right.count[places[1]]
    edge = np.repeat(np.arange(len(iou)), count_a)
    a = left.marks[ranges(left.first[places[0]], count_a)]
    times = count_b[edge]
    a, edge = np.repeat(a, times), np.repeat(edge, times)
    first = np.repeat(right.first[places[1]], count_a)
    b = right.marks[ranges(first, times)]
    bonus = (marks.mark_label[a] == marks.mark_label[b]).astype(np.float64)
    return Graph(a, b, iou[edge], bonus)
