"""The order of a table's rows: sorting them, at once or in slices, and finding a row's place.

Rows are sorted by a value, the equal ones in the rows' own order, whichever way the value runs.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")
Own = tuple[int, ...]

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
        while len(runs) > 1:
            merged = []
            for first in range(0, len(runs), 2):
                pair = runs[first : first + 2]
                both = pair[0] + pair[1] if len(pair) == 2 else pair[0]
                both.sort(reverse=turned)
                merged.append(both)
                yield
            runs = merged
        return [item[2] for item in runs[0]] if runs else []

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
