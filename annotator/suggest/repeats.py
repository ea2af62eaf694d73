"""Further stretches with the words of a span, and the nested spans that belong to them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from annotator.model.annotation import Fragment
from annotator.model.matching import Folded, folded, occurrences

Fragments = tuple[Fragment, ...]
Labelled = tuple[int | str, Fragments]
"""A label, by its name or its id, and where it stands (code points)."""

_AT_ONCE = 1_000
"""Spans looked through between two answers (below a millisecond)."""


class Repeats:
    """The places where ``span`` of ``text`` could stand as well.

    A place has the same words on the view of ``annotator.model.matching``, letter case told
    apart, in whole syllables.  Left out are the span's own, and those that bear its label already.
    Places do not overlap.  A discontinuous span repeats with its gaps.
    """

    def __init__(self, text: str, span: Labelled, others: Iterable[Labelled]) -> None:
        """``others`` are all spans of the layer, in any order, with or without ``span``."""
        self._text = text
        self._label, self._fragments = span
        self._others = others
        self._start, self._stop = self._fragments[0][0], self._fragments[-1][1]
        self._view = folded(text[self._start : self._stop])
        self._there: set[Labelled] = set()
        self._inner: list[Labelled] = []

    def search(self) -> Iterator[list[Fragments]]:
        """The places, in text order, piece by piece; an answer takes a millisecond or two.

        Many answers are empty.  The spans of the layer are looked through first.
        """
        yield from self._look_through()
        for found in occurrences(self._text, self._text[self._start : self._stop], whole=True):
            places = (self._moved(hit, self._fragments) for hit in found if not self._is_own(hit))
            yield [place for place in places if (self._label, place) not in self._there]

    def inner(self, place: Fragments) -> list[Labelled]:
        """The spans inside the span, as they would stand at ``place``, without those there.

        To be asked for a place that :meth:`search` has found.
        """
        hit = (place[0][0], place[-1][1])
        copies = ((label, self._moved(hit, fragments)) for label, fragments in self._inner)
        return [copy for copy in dict.fromkeys(copies) if copy not in self._there]

    def _look_through(self) -> Iterator[list[Fragments]]:
        rest = iter(self._others)
        span = (self._label, self._fragments)
        while some := list(islice(rest, _AT_ONCE)):
            self._inner += [
                other
                for other in some
                if self._start <= other[1][0][0] and other[1][-1][1] <= self._stop and other != span
            ]
            self._there.update(some)
            yield []

    def _is_own(self, hit: Fragment) -> bool:
        return hit[0] < self._stop and self._start < hit[1]

    def _moved(self, hit: Fragment, fragments: Fragments) -> Fragments:
        """``fragments`` of the span at the same places of ``hit``, which reads the same."""
        start, stop = hit
        words = self._text[start:stop]
        if words == self._text[self._start : self._stop]:
            by = start - self._start
            return tuple((first + by, last + by) for first, last in fragments)
        view = folded(words)
        return tuple(self._at(view, start, fragment) for fragment in fragments)

    def _at(self, view: Folded, start: int, fragment: Fragment) -> Fragment:
        first, last = (self._view.view(point - self._start) for point in fragment)
        there = view.source(first, last)
        return start + there[0], start + there[1]
