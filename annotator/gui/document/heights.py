"""Heights of a column of blocks, summed in a Fenwick tree.

Changing a height and finding the block at a place both cost O(log n), so that the length of a
document does not matter.  All heights are whole pixels.
"""

from collections.abc import Iterable


class Heights:
    """Whole pixel heights of ``len(self)`` blocks stacked without gaps."""

    __slots__ = ("_stride", "_tree", "_values")

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values = list(values)
        count = len(self._values)
        tree = [0, *self._values]
        for place in range(1, count + 1):
            parent = place + (place & -place)
            if parent <= count:
                tree[parent] += tree[place]
        self._tree = tree
        self._stride = 1 << (count.bit_length() - 1) if count else 0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, block: int) -> int:
        return self._values[block]

    def set(self, block: int, height: int) -> int:
        """Give ``block`` a new height; the answer is by how much it grew."""
        growth = height - self._values[block]
        if growth:
            self._values[block] = height
            place = block + 1
            while place < len(self._tree):
                self._tree[place] += growth
                place += place & -place
        return growth

    def above(self, block: int) -> int:
        """Sum of the heights of the blocks before ``block``."""
        total = 0
        place = block
        while place:
            total += self._tree[place]
            place &= place - 1
        return total

    def total(self) -> int:
        """Sum of all heights."""
        return self.above(len(self._values))

    def find(self, y: int) -> tuple[int, int]:
        """The block at height ``y`` and how far into it ``y`` lies.

        Above everything that is block 0 (a negative distance), below everything the last block
        (a distance beyond its height).  There must be a block.
        """
        block, stride = 0, self._stride
        while stride:
            ahead = block + stride
            if ahead < len(self._tree) and self._tree[ahead] <= y:
                block = ahead
                y -= self._tree[ahead]
            stride >>= 1
        last = len(self._values) - 1
        return (block, y) if block <= last else (last, y + self._values[last])
