"""Why two annotators differ in a relation: one cause for each disagreement.

A disagreement is a relation of either that the other does not have with the same ends (fragments
and labels), direction and type; two that are about the same pair of aligned ends are one.  The
cause is the first of ``RELATION_CAUSES`` that applies, as annotators settle their spans first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from annotator.agreement.decision_items import Cause
from annotator.agreement.links import Aligned, Links, aligned, keys
from annotator.agreement.pair import Pair

RELATION_CAUSES = (
    Cause.ENDPOINT_MISSING,  # the other has no span there
    Cause.ENDPOINT_DIFFERS,  # it has other borders or another label
    Cause.REVERSED,  # the other relation runs the other way
    Cause.TYPE,  # the other relation has another type
    Cause.ABSENT,  # both ends agree, the other has no relation
)
"""Causes in the order in which they are tried; the first two are inherited from spans."""


@dataclass(frozen=True, slots=True)
class RelationItem:
    """A disagreement: rows of the corpus's relations, None where an annotator has none."""

    cause: Cause
    a: int | None
    b: int | None


@dataclass(frozen=True, slots=True)
class _One:
    """A relation that the other does not have: ends as marks of ``b`` (-1: none) and its type."""

    head: int
    tail: int
    label: int
    row: int
    is_exact: bool


def relation_items(pair: Pair) -> list[RelationItem]:
    """Every disagreement of a pair about a relation."""
    found = aligned(pair)
    own, other = (keys(pair.ground, one.head, one.tail, one.label) for one in (found.a, found.b))
    ours = _listed(found, np.flatnonzero(~np.isin(own, other)).tolist())
    b = found.b.only(~np.isin(other, own))
    exact = _same_ends(pair, b)
    theirs = [_One(*row, is_same) for row, is_same in zip(_rows(b), exact, strict=True)]
    known = found.is_known_b[~np.isin(other, own)].tolist()
    return [*_paired(ours, theirs, known)]


def _listed(found: Aligned, some: list[int]) -> list[_One]:
    a, moved = found.a.only(np.array(some, np.int64)), found.moved.only(np.array(some, np.int64))
    exact = (np.minimum(a.head, a.tail) == np.minimum(moved.head, moved.tail)) & (
        np.maximum(a.head, a.tail) == np.maximum(moved.head, moved.tail)
    )
    return [_One(*row, is_same) for row, is_same in zip(_rows(moved), exact.tolist(), strict=True)]


def _rows(links: Links) -> Iterator[tuple[int, int, int, int]]:
    columns = (links.head, links.tail, links.label, links.row)
    return zip(*(column.tolist() for column in columns), strict=True)


def _same_ends(pair: Pair, links: Links) -> list[bool]:
    """Whether the other annotator has both ends of ``links`` (of b) exactly so, matched."""
    found = pair.matching(0.5)
    same = np.zeros(len(pair.ground.marks.mark_place), bool)
    same[found.b] = found.a == found.b
    exact: list[bool] = (same[links.head] & same[links.tail]).tolist()
    return exact


_Key = tuple[int, ...]


def _paired(ours: list[_One], theirs: list[_One], known: list[bool]) -> Iterator[RelationItem]:
    """Disagreements about the same ends first, then what is left alone on either side."""
    left = list(ours)
    free = dict(enumerate(theirs))
    for cause, mine, its in _PASSES:
        by_key: dict[_Key, list[int]] = defaultdict(list)
        for i in sorted(free, reverse=True):
            by_key[its(free[i])].append(i)
        rest = []
        for one in left:
            there = by_key.get(mine(one)) if min(one.head, one.tail) >= 0 else None
            if not there:
                rest.append(one)
                continue
            other = free.pop(there.pop())
            yield RelationItem(
                cause if one.is_exact else Cause.ENDPOINT_DIFFERS, one.row, other.row
            )
        left = rest
    for one in left:
        yield RelationItem(_alone(min(one.head, one.tail) >= 0, one.is_exact), one.row, None)
    for i, other in free.items():
        yield RelationItem(_alone(known[i], other.is_exact), None, other.row)


def _alone(is_known: bool, is_exact: bool) -> Cause:  # noqa: FBT001
    if not is_known:
        return Cause.ENDPOINT_MISSING
    return Cause.ABSENT if is_exact else Cause.ENDPOINT_DIFFERS


def _typed(one: _One) -> _Key:
    return one.head, one.tail, one.label


def _turned(one: _One) -> _Key:
    return one.tail, one.head, one.label


def _untyped(one: _One) -> _Key:
    return one.head, one.tail


def _turned_untyped(one: _One) -> _Key:
    return one.tail, one.head


_PASSES: tuple[tuple[Cause, Callable[[_One], _Key], Callable[[_One], _Key]], ...] = (
    (Cause.ENDPOINT_DIFFERS, _typed, _typed),
    (Cause.REVERSED, _turned, _typed),
    (Cause.TYPE, _untyped, _untyped),
    (Cause.REVERSED, _turned_untyped, _untyped),
)
