"""Finding words in a text, in portions: nothing here holds a window up, however long the text.

Texts are compared on their view (see :mod:`annotator.model.matching`): a decomposed word is found
like a composed one, a no-break space is a space, "uỷ" is "ủy".  Hits are stretches of the text
itself, in code points, in whole graphemes.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model.annotation import Fragment
from annotator.model.matching import Folded, cuts, folded, goes_on
from annotator.model.segments import syllable_at

LONGEST = 300
"""Code points of the longest query."""

PIECE = 1 << 12
"""Code points folded at a time: below 1 ms, or 4 ms for a decomposed text with a hit in it."""

PORTION = 250
"""The most hits that are handed over at a time."""

_MOVING = re.compile("[^\x00-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab]")
"""Characters outside of what keeps its place in every view and is a grapheme by itself."""

_GLUE = re.compile("[\u200d\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""Characters by which emoji grow together: joiners, selectors, flags' letters, shades of skin."""


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as the same: letter case, tone marks and diacritics, and whole syllables only."""

    case: bool = False
    marks: bool = False
    whole: bool = False


def has_marks(query: str) -> bool:
    """Whether ``query`` holds a letter with a tone mark or diacritic ("đ" is one)."""
    return folded(query).text != folded(query, tones=False).text


def search(text: str, query: str, options: Options = Options()) -> Iterator[Fragment]:
    """All hits in ``text``, in its order."""
    for hits in Pages(text).search(query, options):
        yield from hits


class Pages:
    """A text as it is searched: in pieces, each folded when it is first looked at.

    What was folded is kept until options ask for another view.  ``size`` is that of a piece, in
    code points.
    """

    def __init__(self, text: str, size: int = PIECE) -> None:
        self.text = text
        self._size = size
        self._cuts: list[int] = []
        self._views: dict[int, Folded] = {}
        self._is_plain: dict[int, bool] = {}
        self._view_of = (True, True)

    def search(
        self, query: str, options: Options = Options(), near: int = 0
    ) -> Iterator[list[Fragment]]:
        """The hits in portions, from the piece that holds code point ``near`` round to it again.

        Each portion (it may be empty) is in text order, and hits never overlap.  Of queries that
        overlap themselves ("a a" in "a a a") hits are told from the start of each piece, so that
        they are the same ones wherever the search begins.
        """
        wanted = folded(query[:LONGEST], case=options.case, tones=options.marks).text
        if not wanted:
            return
        self._look_through(case=options.case, tones=options.marks)
        count = len(self._cuts) - 1
        first = max(0, min(bisect_left(self._cuts, near + 1) - 1, count - 1))
        for place in range(first, first + count):
            yield from self._in_piece(place % count, wanted, whole=options.whole)

    def begins(self, near: int) -> int:
        """Where the piece begins that holds code point ``near``."""
        self._cut()
        return self._cuts[max(0, bisect_left(self._cuts, near + 1) - 1)]

    def _cut(self) -> None:
        if not self._cuts:
            self._cuts = cuts(self.text, self._size)

    def _look_through(self, *, case: bool, tones: bool) -> None:
        self._cut()
        if self._view_of != (case, tones):
            self._view_of = (case, tones)
            self._views.clear()

    def _in_piece(self, piece: int, wanted: str, *, whole: bool) -> Iterator[list[Fragment]]:
        """The hits that start in ``piece``; where they end is looked up in the pieces behind it."""
        head, length = self._view(piece).text, len(wanted)
        text, end, free = head + self._behind(piece, 2 * length + 1), len(head), 0
        found: list[Fragment] = []
        at = text.find(wanted)
        while 0 <= at < end:
            stop = at + length
            hit = self._hit(piece, text, (at, stop), whole=whole)
            if hit is None or hit[0] < free:
                stop = at + 1
            elif stop > end and self._is_met(piece, text, wanted, hit, whole=whole):
                break
            else:
                found.append(hit)
                free = hit[1]
                if len(found) == PORTION:
                    yield found
                    found = []
            at = text.find(wanted, stop)
        yield found

    def _behind(self, piece: int, length: int) -> str:
        """The beginning of the view behind ``piece``, at least ``length`` long if it goes on."""
        out = ""
        while len(out) < length and piece + 2 < len(self._cuts):
            piece += 1
            out += self._view(piece).text
        return out[:length]

    def _is_met(self, piece: int, text: str, wanted: str, hit: Fragment, *, whole: bool) -> bool:
        """Whether ``hit``, which reaches out of ``piece``, overlaps the first one behind it."""
        at = text.find(wanted, len(self._view(piece).text))
        while at >= 0:
            other = self._hit(piece, text, (at, at + len(wanted)), whole=whole)
            if other is not None:
                return other[0] < hit[1]
            at = text.find(wanted, at + 1)
        return False

    def _hit(self, piece: int, text: str, range: Fragment, *, whole: bool) -> Fragment | None:
        """The stretch of the source behind ``text[range]``; None where it is no hit after all.

        ``text`` is the view from the beginning of ``piece`` on.
        """
        at, stop = range
        if self._is_plain[piece] and stop <= len(self._views[piece].text):
            hit = (self._cuts[piece] + at, self._cuts[piece] + stop)
        elif _is_mark(text[at]) or (stop < len(text) and _is_mark(text[stop])):
            return None  # a letter with a mark is another letter
        else:
            first, last = self._source(piece, at, at + 1), self._source(piece, stop - 1, stop)
            hit = _in_graphemes(self.text, (first[0], last[1]))
        return None if whole and goes_on(self.text, *hit) else hit

    def _source(self, piece: int, at: int, stop: int) -> Fragment:
        """The text behind one letter of the view, counted from the beginning of ``piece``."""
        view = self._view(piece)
        while at >= len(view.text):
            at, stop, piece = at - len(view.text), stop - len(view.text), piece + 1
            view = self._view(piece)
        return view.source(at, stop)

    def _view(self, piece: int) -> Folded:
        found = self._views.get(piece)
        if found is None:
            case, tones = self._view_of
            start, stop = self._cuts[piece], self._cuts[piece + 1]
            found = self._views[piece] = folded(self.text, start, stop, case=case, tones=tones)
            is_even = len(found.text) == stop - start
            self._is_plain[piece] = is_even and not _MOVING.search(self.text, start, stop)
        return found


def _is_mark(letter: str) -> bool:
    return letter > "\u02ff" and unicodedata.category(letter) in ("Mn", "Mc")


def _in_graphemes(text: str, hit: Fragment) -> Fragment:
    """``hit`` grown to whole emoji where it cuts one."""
    start, stop = hit
    if _GLUE.search(text, max(0, start - 1), stop + 1) is None:
        return hit
    first, last = syllable_at(text, start), syllable_at(text, stop - 1)
    if first is not None and not text[start].isalnum():
        start = first[0]
    if last is not None and not text[stop - 1].isalnum():
        stop = last[1]
    return start, stop
