"""Relations of annotators in the numbers of marks, and those of a pair brought onto one another."""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Bools, Ints
from annotator.agreement.matching import THRESHOLD
from annotator.agreement.pair import Ground, Pair


@dataclass(frozen=True)
class Links:
    """Relations as columns: the marks of both ends, the label, the row of the corpus's relations.

    A symmetric relation runs from the smaller mark to the larger.
    """

    head: Ints
    tail: Ints
    label: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.head)

    def only(self, some: Ints | Bools) -> "Links":
        """Some of them."""
        return Links(self.head[some], self.tail[some], self.label[some], self.row[some])


def links_of(pair: Pair) -> tuple[Links, Links]:
    """The relations of both annotators in the pair's documents, each once."""
    a, b = (_links(pair, who) for who in pair.annotators)
    return a, b


def _links(pair: Pair, who: int) -> Links:
    corpus, marks = pair.ground.corpus, pair.ground.marks
    relations = corpus.relations
    rows = np.flatnonzero((relations.annotator == who) & (pair.rank[relations.document] >= 0))
    head, tail = (marks.row_mark[end[rows]] for end in (relations.head, relations.tail))
    label = relations.label[rows]
    head, tail = directed(pair.ground, head, tail, label)
    first = np.unique(keys(pair.ground, head, tail, label), return_index=True)[1]
    first.sort()
    return Links(head[first], tail[first], label[first], rows[first])


def directed(ground: Ground, head: Ints, tail: Ints, label: Ints) -> tuple[Ints, Ints]:
    """Head and tail, swapped where the label is symmetric and the tail comes first."""
    names = ground.corpus.names
    symmetric = np.array([name in names.symmetric for name in names.relations], bool)
    if not symmetric.any():
        return head, tail
    swap = symmetric[label] & (head > tail)
    return np.where(swap, tail, head), np.where(swap, head, tail)


def keys(ground: Ground, head: Ints, tail: Ints, label: Ints | None = None) -> Ints:
    """One number for two marks (or places) and, where it is given, a label.

    63 bits hold 100 million marks with 900 labels.
    """
    key = head * len(ground.marks.mark_place) + tail
    return key if label is None else key * len(ground.corpus.names.relations) + label


@dataclass(frozen=True)
class Aligned:
    """The relations of a pair with the ends of both in the marks of ``b``.

    ``a`` and ``b`` are as each annotator has them; ``moved`` are those of ``a`` (in the same order)
    with their ends replaced by the marks of ``b`` that they are matched with, -1 where there is
    none.  ``is_known_a`` and ``is_known_b`` say which have both ends matched.
    """

    a: Links
    b: Links
    moved: Links
    is_known_a: Bools
    is_known_b: Bools
    turned: tuple["Links", "Links", "Links"]
    """``a``, ``b`` and ``moved``, their symmetric relations turned by an order of the matched pairs
    of marks that is the same from both sides: for figures that look at direction and not at
    labels."""


def aligned(pair: Pair) -> Aligned:
    """Brings the relations of a pair onto one another by the matching at IoU >= .5."""
    a, b = links_of(pair)
    found = pair.matching(THRESHOLD)
    marks = len(pair.ground.marks.mark_place)
    partner, is_matched = np.full(marks, -1), np.zeros(marks, bool)
    partner[found.a] = found.b
    is_matched[found.b] = True
    head, tail = directed(pair.ground, partner[a.head], partner[a.tail], a.label)
    known = (head >= 0) & (tail >= 0)
    moved = Links(head, tail, a.label, a.row)
    place_a, place_b = np.arange(marks), np.arange(marks)
    # Matched ones behind all others, also in the first document: its counts must not hang on that.
    first, last = np.minimum(found.a, found.b), np.maximum(found.a, found.b)
    place_a[found.a] = place_b[found.b] = (first + 1) * marks + last
    flip = _backwards(pair.ground, a, place_a)
    turned = (
        _turned(a, flip),
        _turned(b, _backwards(pair.ground, b, place_b)),
        _turned(Links(partner[a.head], partner[a.tail], a.label, a.row), flip),
    )
    return Aligned(a, b, moved, known, is_matched[b.head] & is_matched[b.tail], turned)


def _backwards(ground: Ground, links: Links, order: Ints) -> Bools:
    """Which symmetric relations run against ``order`` of their marks."""
    names = ground.corpus.names
    symmetric = np.array([name in names.symmetric for name in names.relations], bool)
    if not symmetric.any():
        return np.zeros(len(links), bool)
    return np.asarray(symmetric[links.label] & (order[links.head] > order[links.tail]), bool)


def _turned(links: Links, flip: Bools) -> Links:
    head, tail = np.where(flip, links.tail, links.head), np.where(flip, links.head, links.tail)
    return Links(head, tail, links.label, links.row)
