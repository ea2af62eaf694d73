"""The order of a table's rows: sorting them, at once or in slices, and finding a row's place.

Rows are sorted by a value, the equal ones in the rows' own order, whichever way the value runs.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")
Own = tuple[int, ...]

_MERGED = 8_000
"""Rows up to which two sorted runs are sorted as one, in a few milliseconds; longer ones are merged
part by part, which takes longer altogether."""

_PART = 2_000
_AT_ONCE = 500
"""Rows that one slice looks at; the words of so many are made in about a millisecond."""


@dataclass(frozen=True)
class Ordering(Generic[Row]):
    """``own`` is a row's place in the rows' own order, unlike any other's; ``value`` what they
    are sorted by (None: by nothing else).
    """

    own: Callable[[Row], Own]
    value: Callable[[Row], Any] | None = None
    is_descending: bool = False

    def sorted(self, rows: Iterable[Row]) -> list[Row]:
        """All of ``rows`` in order."""
        found = sorted(rows, key=self.own)
        if self.value is not None:
            found.sort(key=self.value, reverse=self.is_descending)
        return found

    def sorted_slowly(self, rows: Iterable[Row]) -> Generator[None, None, list[Row]]:
        """The same as :meth:`sorted` in steps of a few milliseconds; returns the rows.

        Sorted runs are merged two by two, so that no step sorts them all anew.
        """
        rest, turned = iter(rows), self._is_turned
        runs: list[list[tuple[Any, Own, Row]]] = []
        while part := list(islice(rest, _AT_ONCE)):
            keyed = [(*self._compared(row), row) for row in part]
            keyed.sort(reverse=turned)  # no two are equal before the rows themselves
            runs.append(keyed)
            yield
        last = yield from _merged_slowly(runs, turned)
        last.reverse()
        found: list[Row] = []
        while last:  # so many tuples take their time to go, too
            found += [item[2] for item in last[: -_PART - 1 : -1]]
            del last[-_PART:]
            yield
        return found

    def place(self, rows: Sequence[Row], row: Row) -> int:
        """How many of ``rows``, which are in order, come before ``row``."""
        wanted = self._compared(row)
        low, high = 0, len(rows)
        while low < high:
            middle = (low + high) // 2
            found = self._compared(rows[middle])
            if found > wanted if self._is_turned else found < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    @property
    def _is_turned(self) -> bool:
        return self.is_descending and self.value is not None

    def _compared(self, row: Row) -> tuple[Any, Own]:
        own = self.own(row)
        if self.value is None:
            return own, ()
        if self.is_descending:  # equal values keep the own order, so it is turned as well
            own = tuple(-part for part in own)
        return self.value(row), own


def _merged_slowly(
    runs: list[list[tuple[Any, Own, Row]]],
    turned: bool,  # noqa: FBT001
) -> Generator[None, None, list[tuple[Any, Own, Row]]]:
    """All of ``runs``, which are sorted, as one that is; they are emptied."""
    while len(runs) > 1:
        merged = []
        for first in range(0, len(runs), 2):
            pair = runs[first : first + 2]
            if sum(map(len, pair)) <= _MERGED:
                both = [*pair[0], *(pair[1] if len(pair) == 2 else ())]
                both.sort(reverse=turned)
            else:
                both, rest = [], merge(*pair, reverse=turned)
                while part := list(islice(rest, _PART)):
                    both += part
                    yield
            merged.append(both)
            yield
        runs[:] = merged
    return runs.pop() if runs else []
