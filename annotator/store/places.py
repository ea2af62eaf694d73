"""Versions of many rows in little room: single rows, and ranges that were written together."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence


class Places:
    """Versions by row id: single rows, and ranges of rows that were written together."""

    def __init__(self) -> None:
        self._single: dict[int, int] = {}
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, int, int | Sequence[int]]] = []

    def put(self, row_id: int, version: int) -> None:
        """One row."""
        self._single[row_id] = version

    def paint(self, first: int, count: int, versions: int | Sequence[int]) -> None:
        """``count`` rows from ``first``: of one version, or of one each."""
        stop = first + count
        if self._single:
            for row_id in range(first, stop):
                self._single.pop(row_id, None)
        if self._ranges and first < self._ranges[-1][1]:
            self._cut(first, stop)
        at = bisect_right(self._starts, first)
        self._starts.insert(at, first)
        self._ranges.insert(at, (first, stop, first, versions))

    def _cut(self, first: int, stop: int) -> None:
        kept = []
        for a, b, base, versions in self._ranges:
            if a < first:
                kept.append((a, min(b, first), base, versions))
            if b > stop:
                kept.append((max(a, stop), b, base, versions))
        self._ranges = [piece for piece in kept if piece[0] < piece[1]]
        self._ranges.sort(key=lambda piece: piece[0])
        self._starts = [piece[0] for piece in self._ranges]

    def drop(self, row_id: int) -> None:
        """A row of which nothing is known any more."""
        self._single.pop(row_id, None)
        if self._ranges:
            self._cut(row_id, row_id + 1)

    def get(self, row_id: int) -> int | None:
        """The version of a row; None where nothing is known of it."""
        found = self._single.get(row_id)
        if found is not None:
            return found
        at = bisect_right(self._starts, row_id) - 1
        if at < 0:
            return None
        _first, stop, base, versions = self._ranges[at]
        if row_id >= stop:
            return None
        return versions if isinstance(versions, int) else versions[row_id - base]


def packed(versions: Sequence[int]) -> bytes:
    """Versions as table ``revision`` holds them; one alone where all are equal."""
    data = array("i", versions[:1] if len(set(versions)) == 1 else versions)
    if array("i", [1]).tobytes()[0] != 1:  # a big-endian machine
        data.byteswap()
    return data.tobytes()


def unpacked(data: bytes) -> int | Sequence[int]:
    """What :func:`packed` wrote: one version for all rows, or one each."""
    versions = array("i")
    versions.frombytes(data)
    if array("i", [1]).tobytes()[0] != 1:
        versions.byteswap()
    return versions[0] if len(versions) == 1 else versions
