"""What two annotators' relations have in common, counted by document: sums that add up.

Each figure is a set F1, 2 common / (of a + of b), over what it looks at; "aligned" ends are equal
after the one-to-one matching of spans at IoU >= .5, whatever their labels.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from annotator.agreement.corpus import Floats, Ints
from annotator.agreement.links import Aligned, Links, aligned, keys
from annotator.agreement.pair import Pair


class Link(IntEnum):
    """Columns of the counts: of a, of b, common, for each thing to look at."""

    STRICT_A = 0  # fragments of both ends, direction, type
    STRICT_B = 1
    STRICT = 2
    LABELLED_A = 3  # the same with the labels of the ends
    LABELLED_B = 4
    LABELLED = 5
    ENDS_A = 6  # fragments of both ends, direction
    ENDS_B = 7
    ENDS = 8
    LABELLED_ENDS_A = 9  # the same with the labels of the ends
    LABELLED_ENDS_B = 10
    LABELLED_ENDS = 11
    ALIGNED = 12  # of LABELLED_A and _B: aligned ends, direction, type
    ALIGNED_ENDS = 13  # aligned ends, direction
    UNDIRECTED_A = 14  # ends
    UNDIRECTED_B = 15
    UNDIRECTED = 16  # aligned ends
    KNOWN_A = 17  # those with both ends aligned; common: ALIGNED
    KNOWN_B = 18
    ALIGNED_ENDS_A = 19  # ends, direction
    ALIGNED_ENDS_B = 20


def relation_counts(pair: Pair) -> Floats:
    """Counts of a pair by document and :class:`Link`."""
    found = aligned(pair)
    rows = np.zeros((len(pair.local), len(Link)))
    if not len(found.a) and not len(found.b):
        return rows
    _count(rows, pair, _with_types(pair, found) | _without_types(pair, found))
    return rows


def _with_types(pair: Pair, found: Aligned) -> dict[Link, Ints]:
    place = pair.ground.marks.mark_place
    a, b, moved = found.a, found.b, found.moved

    def key(links: Links) -> Ints:
        return keys(pair.ground, links.head, links.tail, links.label)

    def place_key(links: Links) -> Ints:
        return keys(pair.ground, place[links.head], place[links.tail], links.label)

    strict = [np.unique(place_key(one), return_index=True) for one in (a, b)]
    own, other = key(a), key(b)
    met = np.isin(key(moved), other) & found.is_known_a
    return {
        Link.STRICT_A: a.head[strict[0][1]],
        Link.STRICT_B: b.head[strict[1][1]],
        Link.STRICT: a.head[strict[0][1][np.isin(strict[0][0], strict[1][0])]],
        Link.LABELLED_A: a.head,
        Link.LABELLED_B: b.head,
        Link.LABELLED: a.head[np.isin(own, other)],
        Link.ALIGNED: a.head[met],
        Link.KNOWN_A: a.head[found.is_known_a],
        Link.KNOWN_B: b.head[found.is_known_b],
    }


def _without_types(pair: Pair, found: Aligned) -> dict[Link, Ints]:
    a, b, known = found.a, found.b, found.moved.only(found.is_known_a)
    turned_a, turned_b, turned = found.turned
    turned = turned.only(found.is_known_a)
    places = pair.ground.marks.mark_place
    place_a, place_b = (_Ends.of(pair, places[one.head], places[one.tail]) for one in (a, b))
    mark_a, mark_b = (_Ends.of(pair, one.head, one.tail) for one in (a, b))
    ends_a, ends_b, ends_known = (
        _Ends.of(pair, one.head, one.tail) for one in (turned_a, turned_b, turned)
    )
    any_a, any_b, any_known = (
        _Ends.of(pair, np.minimum(one.head, one.tail), np.maximum(one.head, one.tail))
        for one in (a, b, known)
    )
    return {
        Link.ENDS_A: a.head[place_a.first],
        Link.ENDS_B: b.head[place_b.first],
        Link.ENDS: a.head[place_a.among(place_b)],
        Link.LABELLED_ENDS_A: a.head[mark_a.first],
        Link.LABELLED_ENDS_B: b.head[mark_b.first],
        Link.LABELLED_ENDS: a.head[mark_a.among(mark_b)],
        Link.ALIGNED_ENDS_A: a.head[ends_a.first],
        Link.ALIGNED_ENDS_B: b.head[ends_b.first],
        Link.ALIGNED_ENDS: turned.head[ends_known.among(ends_b)],
        Link.UNDIRECTED_A: a.head[any_a.first],
        Link.UNDIRECTED_B: b.head[any_b.first],
        Link.UNDIRECTED: known.head[any_known.among(any_b)],
    }


@dataclass(frozen=True)
class _Ends:
    """The different pairs of ends among some relations, and where each is first."""

    key: Ints
    first: Ints

    @classmethod
    def of(cls, pair: Pair, head: Ints, tail: Ints) -> "_Ends":
        return cls(*np.unique(keys(pair.ground, head, tail), return_index=True))

    def among(self, other: "_Ends") -> Ints:
        """Where those are first that ``other`` has, too."""
        return self.first[np.isin(self.key, other.key)]


def _count(rows: Floats, pair: Pair, heads: dict[Link, Ints]) -> None:
    """Counts by document; a relation is where its head is."""
    for column, head in heads.items():
        rows[:, column] = pair.by_document(head)
