"""Lanes: rows in which extents lie side by side without touching, filled by first fit."""

from bisect import bisect_left
from collections.abc import Iterable

CAP = 8
"""Lanes of chips and underlines that a line of text may have; the rest is told as "+n"."""


class Lanes:
    """Rows of extents ``(left, right)`` in pixels, at most ``cap`` of them, ``gap`` apart."""

    __slots__ = ("_cap", "_full", "_gap", "_rows")

    def __init__(self, cap: int = CAP, gap: float = 0.0) -> None:
        self._cap = cap
        self._gap = gap
        self._rows: list[tuple[list[float], list[float]]] = []
        self._full: tuple[float, float] | None = None
        """An extent that found no row, and never will: nor will what holds it."""

    def __len__(self) -> int:
        return len(self._rows)

    def place(self, left: float, right: float) -> int | None:
        """The lowest row in which ``[left, right)`` is free, now taken; None when all are full."""
        row = self.free(left, right)
        if row is not None:
            self.take(row, left, right)
        return row

    def free(self, left: float, right: float, lowest: int = 0) -> int | None:
        """The first row from ``lowest`` on in which ``[left, right)`` is free, perhaps a new one.

        None when all are full.
        """
        if self._full is not None and left <= self._full[0] and right >= self._full[1]:
            return None
        for row in range(lowest, len(self._rows)):
            lefts, rights = self._rows[row]
            at = bisect_left(lefts, left)
            after = at < len(lefts) and lefts[at] < right + self._gap
            before = at > 0 and rights[at - 1] + self._gap > left
            if not (after or before):
                return row
        if len(self._rows) < self._cap:
            return len(self._rows)
        if not lowest:
            self._full = (left, right)
        return None

    def take(self, row: int, left: float, right: float) -> None:
        """Fill ``[left, right)`` of a row in which it is free."""
        if row == len(self._rows):
            self._rows.append(([], []))
        lefts, rights = self._rows[row]
        at = bisect_left(lefts, left)
        lefts.insert(at, left)
        rights.insert(at, right)


def crowds(extents: list[tuple[float, float]], least: float) -> list[list[int]]:
    """Indexes of ``extents`` grouped so that the groups, each ``least`` pixels wide, do not touch.

    What found no lane is told by one "+n" a group.
    """
    groups: list[list[int]] = []
    end = float("-inf")
    for index in sorted(range(len(extents)), key=lambda i: extents[i]):
        left = extents[index][0]
        if left >= end:
            groups.append([])
            end = left + least
        groups[-1].append(index)
    return groups


def uncovered(
    left: float, right: float, covers: Iterable[tuple[float, float]], least: float
) -> tuple[float, float] | None:
    """The widest part of ``[left, right)`` that no cover hides, if it is ``least`` pixels wide."""
    best = (left, left)
    at = left
    for first, last in [*sorted(covers), (right, right)]:
        free = min(first, right) - at
        if free > best[1] - best[0]:
            best = (at, at + free)
        at = max(at, last)
    return best if best[1] - best[0] >= least else None


def nearest_free(
    low: float, high: float, covers: Iterable[tuple[float, float]], width: float, wanted: float
) -> float | None:
    """Where in ``[low, high)`` something ``width`` wide touches no cover, nearest to ``wanted``.

    The answer is its left edge; None when it fits nowhere.
    """
    best: float | None = None
    at = low
    for first, last in [*sorted(covers), (high, high)]:
        if first - at >= width:
            left = min(max(wanted, at), first - width)
            if best is None or abs(left - wanted) < abs(best - wanted):
                best = left
        at = max(at, last)
    return best
