"""Spans of any number of annotators that mean the same, from the matchings of all pairs.

Matched pairs are joined, the greatest IoU first (of equals the one with equal labels), unless that
would put two spans of one annotator into one group.  For two annotators the groups are the matched
pairs.  Over the groups Krippendorff's alpha takes any number of annotators and missing values.
(See ``alignment`` for why gamma and the decision table group in ways of their own.)
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from annotator.agreement.components import components
from annotator.agreement.corpus import Corpus, Floats, Ints
from annotator.agreement.matching import THRESHOLD
from annotator.agreement.pair import Pair


@dataclass(frozen=True)
class Groups:
    """``row`` of the corpus's spans, and the number of the group it belongs to."""

    row: Ints
    group: Ints


Edges = tuple[Ints, Ints, Floats]
"""Matched spans: rows of the corpus's spans, and their IoU."""


def groups(corpus: Corpus, edges: Edges) -> Groups:
    """The groups of two spans or more, from the matched spans of pairs of one corpus."""
    one, other, iou = edges
    rows, at = np.unique(np.concatenate((one, other)), return_inverse=True)
    a, b = at[: len(one)], at[len(one) :]
    count, group = components(a, b, len(rows))
    who = corpus.spans.annotator[rows]
    key = np.sort(group * len(corpus.names.annotators) + who)
    crowded = np.zeros(count, bool)
    crowded[key[1:][key[1:] == key[:-1]] // len(corpus.names.annotators)] = True
    some = np.flatnonzero(crowded[group[a]])
    if len(some):
        label = corpus.spans.label[rows]
        better = np.lexsort((b[some], a[some], label[a[some]] != label[b[some]], -iou[some]))
        group = _parted(group, who, (a[some[better]], b[some[better]]), crowded)
    return Groups(rows, np.unique(group, return_inverse=True)[1])


def edges_of(pairs: Iterable[Pair]) -> Edges:
    """The matched spans of pairs of one corpus."""
    none = (np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    parts = [none]
    for pair in pairs:
        found = pair.matching(THRESHOLD)
        parts.append((pair.span_rows(0, found.a), pair.span_rows(1, found.b), found.iou))
    one, other, iou = (np.concatenate(column) for column in zip(*parts, strict=True))
    return one, other, iou


def _parted(group: Ints, who: Ints, edges: tuple[Ints, Ints], crowded: Ints) -> Ints:
    """Crowded groups made anew, edge by edge in the order given; lone spans get one each."""
    many = int(group.max()) + 1
    group = group.copy()
    members: dict[int, list[int]] = {}
    for node in np.flatnonzero(crowded[group]).tolist():
        group[node] = many + node
        members[many + node] = [node]
    for a, b in zip(*(side.tolist() for side in edges), strict=True):
        one, other = int(group[a]), int(group[b])
        if one == other:
            continue
        people = {int(who[node]) for node in members[one]}
        if people.isdisjoint(int(who[node]) for node in members[other]):
            members[one] += members.pop(other)
            group[members[one]] = one
    return group


def coincidences(corpus: Corpus, found: Groups) -> tuple[Floats, int]:
    """The coincidence matrix ``[label, label]`` of the groups, and how many spans are in one.

    Each group of m >= 2 spans gives each ordered pair of its labels, divided by m - 1.
    """
    labels = len(corpus.names.labels)
    if not len(found.row):
        return np.zeros((labels, labels)), 0
    size = np.bincount(found.group)
    cells = found.group * labels + corpus.spans.label[found.row]
    counts = np.bincount(cells, minlength=len(size) * labels).reshape(len(size), labels)
    some = counts[size > 1].astype(np.float64)
    weight = 1 / (size[size > 1] - 1)
    table = (some * weight[:, None]).T @ some
    table[np.diag_indices(labels)] -= weight @ some
    return table, int(size[size > 1].sum())
