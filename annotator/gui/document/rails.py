"""Lanes of the vertical rails in the gutter, handed out as relations come into view.

A rail keeps its lane until it is forgotten, so that nothing moves sideways while one scrolls.
Places are ``(block, line)``: exact where the block is laid out, else the block's first or last.
"""

from collections.abc import Hashable, Iterable

from annotator.gui.document.intervals import Intervals

Place = tuple[int, int]
LAST_LINE = 1 << 30


class Rails:
    """Lane numbers by rail; a rail beyond ``cap`` lanes is loose and has the number ``cap``."""

    __slots__ = ("_blocks", "_cap", "_ends", "_lanes")

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._lanes: dict[Hashable, int] = {}
        self._ends: dict[Hashable, tuple[Place, Place]] = {}
        self._blocks: Intervals[Hashable] = Intervals()

    def widen(self, cap: int) -> None:
        """Take room for another number of lanes; rails find their lanes anew when it differs."""
        if cap != self._cap:
            self._cap = cap
            self.clear()

    def __contains__(self, rail: Hashable) -> bool:
        return rail in self._lanes

    def lane(self, rail: Hashable) -> int:
        """The lane of a rail that was placed."""
        return self._lanes[rail]

    def is_loose(self, rail: Hashable) -> bool:
        """Whether a rail that was placed found no lane of its own."""
        return self._lanes[rail] >= self._cap

    def place(self, wanted: Iterable[tuple[Place, Place, Hashable]]) -> None:
        """Give each ``(top, bottom, rail)`` that has no lane yet one; the shortest first."""
        fresh = [item for item in wanted if item[2] not in self._lanes]
        for top, bottom, rail in sorted(fresh, key=_length):
            taken = 0
            for other in self._blocks.over(top[0], bottom[0] + 1):
                first, last = self._ends[other]
                if first <= bottom and last >= top:
                    taken |= 1 << self._lanes[other]
            lane = (~taken & (taken + 1)).bit_length() - 1
            self._lanes[rail] = min(lane, self._cap)
            self._ends[rail] = (top, bottom)
            self._blocks.add(top[0], bottom[0] + 1, rail)

    def forget(self, rail: Hashable) -> None:
        """Free the lane of a rail that is gone or has moved."""
        if self._lanes.pop(rail, None) is not None:
            del self._ends[rail]
            self._blocks.remove(rail)

    def clear(self) -> None:
        """Free every lane (the lines were broken anew)."""
        self._lanes.clear()
        self._ends.clear()
        self._blocks = Intervals()


def _length(item: tuple[Place, Place, Hashable]) -> tuple[int, int, Place]:
    top, bottom, _ = item
    return (bottom[0] - top[0], bottom[1] - top[1], top)
