"""Heights of a column of blocks, summed in groups.

Setting a height costs O(1); the height above a block and the block at a height cost two sums of
about the square root of the number of blocks each, run in C: microseconds, also for a million
blocks, which are taken in at once when a document is opened.  All heights are whole pixels.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """Whole pixel heights of ``len(self)`` blocks stacked without gaps."""

    __slots__ = ("_shift", "_sums", "_values")

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values = array("q", values)
        self._shift = max(4, (len(self._values).bit_length() + 1) // 2)
        size = 1 << self._shift
        count = len(self._values)
        self._sums = array("q", (sum(self._values[i : i + size]) for i in range(0, count, size)))

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, block: int) -> int:
        return self._values[block]

    def set(self, block: int, height: int) -> int:
        """Give ``block`` a new height; the answer is by how much it grew."""
        growth = height - self._values[block]
        self._values[block] = height
        self._sums[block >> self._shift] += growth
        return growth

    def swap(self, first: int, heights: "array[int]") -> "array[int]":
        """Give the blocks from ``first`` on these heights; the answer is those they had."""
        stop = first + len(heights)
        before = self._values[first:stop]
        self._values[first:stop] = heights
        size = 1 << self._shift
        if first >> self._shift == (stop - 1) >> self._shift:
            self._sums[first >> self._shift] += sum(heights) - sum(before)
            return before
        for group in range(first >> self._shift, ((stop - 1) >> self._shift) + 1):
            start = group << self._shift
            self._sums[group] = sum(self._values[start : start + size])
        return before

    def above(self, block: int) -> int:
        """Sum of the heights of the blocks before ``block``."""
        group = block >> self._shift
        return sum(self._sums[:group]) + sum(self._values[group << self._shift : block])

    def total(self) -> int:
        """Sum of all heights."""
        return sum(self._sums)

    def find(self, y: int) -> tuple[int, int]:
        """The block at height ``y`` and how far into it ``y`` lies.

        Above everything that is block 0 (a negative distance), below everything the last block
        (a distance beyond its height).  There must be a block.
        """
        if y < 0:
            return (0, y)
        group, y = _descend(self._sums, y)
        first = group << self._shift
        last = min(len(self._values), first + (1 << self._shift))
        inside, y = _descend(self._values[first:last], y)
        return (first + inside, y)


def _descend(heights: "array[int]", y: int) -> tuple[int, int]:
    """The entry at height ``y``, the last one at most, and how far into it ``y`` lies."""
    below = list(accumulate(heights))
    found = min(bisect_right(below, y), len(below) - 1)
    return (found, y - (below[found - 1] if found else 0))
