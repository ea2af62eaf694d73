"""Candidates: stretches without a label that look as if they want one, found from place to place.

Whoever walks a text goes from one to the next: names, titles, bodies, dates, numbers, quoted
titles, and whatever has been labelled elsewhere in the document.  A candidate inside another comes
after it, so a walk goes inwards.  Nothing is computed but the sentences around the place asked for.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

from annotator.model.annotation import Fragment
from annotator.suggest import general, vietnamese
from annotator.suggest.chunks import chunk_at, chunk_stop
from annotator.suggest.learnt import Learnt

Taken = Callable[[int, int], bool]
"""Whether exactly this stretch (start, stop) is out of the question, as it bears a span."""

REACH = 8_000
"""Code points that :meth:`CandidateFinder.next` and ``previous`` look through at most."""

_KEPT = 64
"""Sentences whose candidates are remembered."""

_RULES = {"vi": vietnamese.candidates}

_LOOKED_AT = 20_000
_FEW = 200
_SHARE = 0.02
"""Code points from which a text's language is told; letters below which it cannot be told; and how
many of a Vietnamese text's letters are ơ or ư at least, which no other language has: it is about
every twentieth, and in a foreign text with Vietnamese names hardly one in a hundred.
"""

_HORN = re.compile("[ơưƠƯ\u1eda-\u1ee3\u1ee8-\u1ef1\u031b]")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """ "vi" when ``text`` is Vietnamese, composed or decomposed; "" for any other language.

    A text too short to tell counts as Vietnamese, the language that is worked in first.
    """
    head = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(head))
    found = len(_HORN.findall(head))
    return "vi" if letters < _FEW or found >= letters * _SHARE else ""


class CandidateFinder:
    """Candidates of one text, in the order of their start, of two at one start the longer first.

    All places are code points.
    """

    def __init__(self, text: str, language: str = "vi") -> None:
        """``language`` is the text's code of two letters; Vietnamese has rules of its own."""
        self._text = text
        self._rules = _RULES.get(language, general.candidates)
        self._learnt = Learnt()
        self._kept: OrderedDict[int, list[Fragment]] = OrderedDict()

    def learn(self, strings: Iterable[str]) -> None:
        """Takes words that were labelled in the text: where they stand again is a candidate."""
        if self._learnt.add(strings):
            self._kept.clear()

    def next(self, point: int, taken: Taken, *, reach: int = REACH) -> Fragment | None:
        """The first candidate that starts at ``point`` or behind it and is not ``taken``.

        None where there is none within about ``reach`` code points.
        """
        return _first(self.ahead(point, taken), reach)

    def previous(self, point: int, taken: Taken, *, reach: int = REACH) -> Fragment | None:
        """The last candidate that starts before ``point`` and is not ``taken``, or None."""
        return _first(self.behind(point, taken), reach)

    def ahead(self, point: int, taken: Taken) -> Iterator[Fragment | int]:
        """The candidates from ``point`` on; after each sentence, its length in code points.

        For a search that must give way in between: each step reads one sentence at most.
        """
        text = self._text
        start, stop = chunk_at(text, max(0, point)) if point < len(text) else (0, 0)
        while start < stop:
            for found in self._candidates(start, stop):
                if found[0] >= point and not taken(*found):
                    yield found
            yield stop - start
            start, stop = stop, chunk_stop(text, stop)

    def behind(self, point: int, taken: Taken) -> Iterator[Fragment | int]:
        """The candidates that start before ``point``, the nearest first; else as ``ahead``."""
        at = min(point, len(self._text))
        while at > 0:
            start, stop = chunk_at(self._text, at - 1)
            for found in reversed(self._candidates(start, stop)):
                if found[0] < point and not taken(*found):
                    yield found
            yield stop - start
            at = start

    def _candidates(self, start: int, stop: int) -> list[Fragment]:
        """The candidates of one sentence."""
        found = self._kept.pop(start, None)
        if found is None:
            stretches = self._rules(self._text, start, stop)
            stretches |= self._learnt.found(self._text, start, stop)
            found = sorted(filter(self._is_clean, stretches), key=_order)
            if len(self._kept) >= _KEPT:
                self._kept.popitem(last=False)
        self._kept[start] = found
        return found

    def _is_clean(self, fragment: Fragment) -> bool:
        """Whether no white space stands at its edges."""
        words = self._text[slice(*fragment)]
        return bool(words) and not (words[0].isspace() or words[-1].isspace())


def _order(fragment: Fragment) -> Fragment:
    return fragment[0], -fragment[1]


def _first(steps: Iterator[Fragment | int], reach: int) -> Fragment | None:
    for step in steps:
        if isinstance(step, tuple):
            return step
        reach -= step
        if reach < 0:
            break
    return None
