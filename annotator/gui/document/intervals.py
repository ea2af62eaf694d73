"""A dynamic index of intervals by bins (UCSC's scheme): what lies over a range of blocks.

Adding and removing cost O(1), a query costs the bins it crosses plus what it finds.
"""

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

_SHIFTS = (4, 7, 10, 13, 17)
_EVERYTHING = (63, 0)


Key = TypeVar("Key", bound=Hashable)


class Intervals(Generic[Key]):
    """Whole-number intervals ``[start, stop)`` by key; an empty one counts as one wide."""

    __slots__ = ("_bins", "_places")

    def __init__(self) -> None:
        self._bins: dict[tuple[int, int], dict[Key, tuple[int, int]]] = {}
        self._places: dict[Key, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: Key) -> bool:
        return key in self._places

    def add(self, start: int, stop: int, key: Key) -> None:
        """Put ``key`` over ``[start, stop)``; a key that is there already moves."""
        self.remove(key)
        stop = max(stop, start + 1)
        self._bins.setdefault(_bin(start, stop), {})[key] = (start, stop)
        self._places[key] = (start, stop)

    def remove(self, key: Key) -> None:
        """Forget ``key``; nothing happens when it is not there."""
        place = self._places.pop(key, None)
        if place is not None:
            name = _bin(*place)
            del self._bins[name][key]
            if not self._bins[name]:
                del self._bins[name]

    def over(self, start: int, stop: int) -> Iterator[Key]:
        """Keys of the intervals that share at least one number with ``[start, stop)``."""
        for name in _bins(start, max(stop, start + 1)):
            for key, (first, last) in self._bins.get(name, {}).items():
                if first < stop and last > start:
                    yield key


def _bin(start: int, stop: int) -> tuple[int, int]:
    for shift in _SHIFTS:
        if start >> shift == (stop - 1) >> shift:
            return (shift, start >> shift)
    return _EVERYTHING


def _bins(start: int, stop: int) -> Iterator[tuple[int, int]]:
    for shift in _SHIFTS:
        for place in range(start >> shift, ((stop - 1) >> shift) + 1):
            yield (shift, place)
    yield _EVERYTHING
