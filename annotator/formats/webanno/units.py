"""The rows of a text: its tokens, and parts of tokens where a span begins or ends inside one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from annotator.formats.tokens import Tokens
from annotator.model.annotation import Fragment

Unit = tuple[int, int]
"""Number of the token from 0, and of its part from 1; 0 is the whole token."""

Stretch = list[tuple[int, Fragment | None]]
"""Tokens by number, and the part of each that is meant, None for all of it."""


class Units:
    """Rows as they come to be needed.  ``kept`` are parts of tokens that the file had."""

    def __init__(self, tokens: Tokens, kept: Mapping[str, Fragment]) -> None:
        self._tokens = tokens
        self._parts: dict[int, dict[Fragment, int]] = {}
        self._places: dict[int, dict[int, Fragment]] = {}
        self._bounds = tokens.sentence_bounds()
        for name, place in kept.items():
            if (unit := self._known(name)) is not None:
                self._parts.setdefault(unit[0], {}).setdefault(place, unit[1])
                self._places.setdefault(unit[0], {})[unit[1]] = place

    def trimmed(self, start: int, stop: int) -> Fragment | None:
        """The stretch without what lies between tokens at its edges, None when nothing is left."""
        first = bisect_right(self._tokens.stops, start)
        last = bisect_left(self._tokens.starts, stop) - 1
        if last < first:
            return None
        return max(start, self._tokens.starts[first]), min(stop, self._tokens.stops[last])

    def rows(self, wanted: Stretch) -> list[Unit]:
        """The rows of a wanted stretch, once all are numbered."""
        return [(token, self._parts[token][part] if part else 0) for token, part in wanted]

    def want(self, start: int, stop: int) -> Stretch:
        """Sees to it that there are rows for a trimmed stretch."""
        starts, stops = self._tokens.starts, self._tokens.stops
        first = bisect_right(stops, start)
        last = bisect_left(starts, stop) - 1
        found: Stretch = []
        for token in range(first, last + 1):
            part = max(start, starts[token]), min(stop, stops[token])
            if part == (starts[token], stops[token]):
                found.append((token, None))
            else:
                self._parts.setdefault(token, {}).setdefault(part, 0)
                found.append((token, part))
        return found

    def number(self) -> None:
        """Numbers the parts: kept ones as they were, then new ones by place, the longer first."""
        for token, parts in self._parts.items():
            places = self._places.setdefault(token, {})
            after = max(places, default=0)
            new = sorted((place for place, number in parts.items() if not number), key=_by_place)
            for number, place in enumerate(new, after + 1):
                parts[place] = number
                places[number] = place

    def busy(self, rows: Iterable[str]) -> set[int]:
        """The tokens that have parts, or are among ``rows`` by name."""
        named = (self._known(name if "." in name else f"{name}.0") for name in rows)
        return {*self._places, *(unit[0] for unit in named if unit is not None)}

    def parts(self, token: int) -> list[tuple[int, Fragment]]:
        """The parts of a token with their numbers, in order."""
        found = self._places.get(token)
        return sorted(found.items()) if found else []

    def name(self, unit: Unit) -> str:
        """``sentence-token`` or ``sentence-token.part``."""
        sentence = self._tokens.sentence_of(unit[0])
        name = f"{sentence + 1}-{unit[0] - self._tokens.firsts[sentence] + 1}"
        return f"{name}.{unit[1]}" if unit[1] else name

    def _known(self, name: str) -> Unit | None:
        """The unit that is called ``name``, if its token is there."""
        row, _, part = name.partition(".")
        sentence, _, token = row.partition("-")
        number = int(sentence) - 1
        if not 0 <= number < len(self._bounds) or not part.isdigit():
            return None
        first, stop = self._bounds[number]
        found = first + int(token) - 1
        return (found, int(part)) if first <= found < stop else None


def _by_place(place: Fragment) -> tuple[int, int]:
    return place[0], -place[1]
