"""Which rows each annotation reaches over in a column, found for the whole column at once.

Most rows in a longer annotation are like the one before; those are looked at as one.
Operations on whole lists and dictionaries take a third of the time of a look at each entry.
"""

from collections.abc import Sequence
from itertools import chain, pairwise, repeat
from operator import itemgetter, mul, sub

from annotator.formats.webanno.cells import NONE, STACKED

Reach = tuple[int, int]
"""First and last run."""

_ESCAPED = "\\" + STACKED


class Runs:
    """Rows of like cells that follow one another, as one.

    ``heads`` and ``tails`` are the first and last row of each; ``tokens`` the rows' tokens.
    """

    def __init__(self, cells: Sequence[list[str]], tokens: Sequence[int]) -> None:
        changes = [
            row
            for row, (one, other) in enumerate(pairwise(cells))
            if one != other or tokens[row + 1] - tokens[row] != 1
        ]
        self.heads = [0, *[row + 1 for row in changes]] if cells else []
        self.tails = [*changes, len(cells) - 1] if cells else []
        self._first_tokens = [tokens[row] for row in self.heads]
        self._last_tokens = [tokens[row] for row in self.tails]
        self._widths = list(map(sub, self._last_tokens, self._first_tokens))
        self._cells = [cells[row] for row in self.heads]

    def entries(self, column: int) -> tuple[list[str], list[str], list[Reach]] | None:
        """Numbers, values and runs of a column's annotations, in the order in which they begin.

        None where one has no number, is missing in a token between, has several values or stands
        twice in a cell, or holds an escaped "|".
        """
        cells = [row[column] for row in self._cells]
        if _ESCAPED in "\t".join(cells):
            return None
        runs = [run for run, cell in enumerate(cells) if cell != NONE]
        parts = [cells[run].split(STACKED) for run in runs]
        counts = list(map(len, parts))
        flat = list(chain.from_iterable(parts))
        places = list(chain.from_iterable(map(repeat, runs, counts)))
        last = dict(zip(flat, places, strict=True))  # the last one stays
        first = dict(zip(reversed(flat), reversed(places), strict=True))
        reaches = list(zip(map(first.__getitem__, last), last.values(), strict=True))
        rows = len(flat) + sum(map(mul, counts, map(self._widths.__getitem__, runs)))
        if self._covered(reaches) != rows or not all(map(str.endswith, last, repeat("]"))):
            return None
        cut = [entry[:-1].rpartition("[") for entry in last]
        values, numbers = list(map(itemgetter(0), cut)), list(map(itemgetter(2), cut))
        if len(set(numbers)) < len(numbers) or not all(numbers) or not _are_digits(numbers):
            return None
        return numbers, values, reaches

    def _covered(self, reaches: list[Reach]) -> int:
        """How many tokens lie between first and last of all ``reaches`` together."""
        stops = sum(map(self._last_tokens.__getitem__, map(itemgetter(1), reaches)))
        starts = sum(map(self._first_tokens.__getitem__, map(itemgetter(0), reaches)))
        return stops - starts + len(reaches)

    def are_joined(self, one: Reach, other: Reach) -> bool:
        """Whether there is no token between the two."""
        later, sooner = max(one[0], other[0]), min(one[1], other[1])
        return self._first_tokens[later] <= self._last_tokens[sooner] + 1


def _are_digits(numbers: list[str]) -> bool:
    return not numbers or "".join(numbers).isdecimal()
