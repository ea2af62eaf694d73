"""The view of a text in which strings are compared, and the way back to the text itself.

Stored text is never normalised.  To compare, search and match, a *view* is derived from it:

* composed (NFC), so that a decomposed "Võ" equals a composed one;
* every kind of space is the space, and U+00D0/U+00F0 (Eth) are the Vietnamese Đ/đ;
* the tone mark stands where the older spelling puts it: "uỷ" is "ủy", "hoà" is "hòa";
* on demand, without letter case, and without tone marks and diacritics ("đ" is "d").

Most steps keep every code point in its place, so the view of a composed text needs no map at all;
only decomposed texts carry one.  Offsets are code points on both sides.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import chain

from annotator.model.annotation import Fragment

PIECE = 1 << 14
"""Code points folded at a time by :func:`fold_pieces` (below 1 ms for a composed text)."""

_SPACES = "\t\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000"
_SAME = (("Ð", "Đ"), ("ð", "đ"), *((space, " ") for space in _SPACES))
_WITH_O, _WITH_U = "àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ", "ỳýỷỹỵỲÝỶỸỴ"
_PLACED = re.compile(f"[oOuU](?:(?<=[oO])[{_WITH_O}]|(?<=[uU])[{_WITH_U}])")
_MARK = re.compile("[\u0300-\u036f]")
_SPACE = re.compile(r"\s")

_COMPOSING = (
    range(0x300, 0x3400),
    range(0xA66F, 0xAC00),
    range(0xF900, 0x10000),
    range(0x10000, 0x12000),
    range(0x16A70, 0x17000),
    range(0x1BC00, 0x20000),
    range(0x2F800, 0x2FA20),
)
_IN_A_TABLE = 3
"""Where Unicode has what composing changes or joins; the ideographs between take long to pass.

The first ``_IN_A_TABLE`` ranges lie in the plane that ``re`` looks up in a table.
"""

_DECOMPOSED = 8
"""A decomposed piece is so much smaller: its map costs more (1 ms for 2,000 code points)."""

_Edges = tuple["array[int]", "array[int]"]
"""The edges of each stretch whose length the view changed: in the view, and in the source.

Each stretch has two entries; between stretches, and around them, both sides go on together.
"""
_NO_EDGES: _Edges = (array("q"), array("q"))


class Folded:
    """The view of ``source[start:stop]``: its ``text``, and the map between both.

    ``start`` and ``stop`` are offsets of the source, in code points.  Offsets of the view count
    from the beginning of ``text``.  The map of a decomposed stretch is made when first asked for.
    """

    __slots__ = ("_edges", "_source", "_tones", "start", "stop", "text")

    def __init__(
        self, text: str, source: str, range: Fragment, *, moved: bool, tones: bool
    ) -> None:
        self.text = text
        self.start, self.stop = range
        self._source, self._tones = source, tones
        self._edges = None if moved else _NO_EDGES

    def source(self, start: int, stop: int) -> Fragment:
        """The stretch of the source behind ``text[start:stop]``, grown to whole letters.

        A letter is never taken without its combining marks.  ``0 <= start <= stop <= len(text)``;
        an empty stretch of the view gives an empty one of the source.
        """
        first = self._point(start, of_stop=False)
        if start >= stop:
            return first, first
        last = self._point(stop, of_stop=True)
        source = self._source
        while first > 0 and _is_mark(source[first]):
            first -= 1
        while last < len(source) and _is_mark(source[last]):
            last += 1
        return first, last

    def view(self, point: int) -> int:
        """The offset in ``text`` of the source's ``point``; inside a letter, of that letter."""
        views, points = self._map()
        at = bisect_right(points, point) - 1
        if at < 0:
            return min(max(point - self.start, 0), len(self.text))
        if at % 2 == 0:
            return views[at]
        return min(views[at] + point - points[at], len(self.text))

    def _point(self, view: int, *, of_stop: bool) -> int:
        """The source's offset for a start, or for a stop, at offset ``view``."""
        views, points = self._map()
        at = bisect_right(views, view - of_stop) - 1
        if at < 0:
            return self.start + view
        if at % 2 == 0:
            return points[at + of_stop]
        return points[at] + view - views[at]

    def _map(self) -> _Edges:
        if self._edges is None:
            part = self._source[self.start : self.stop]
            self._edges = _edges(part, self.start, tones=self._tones)
        return self._edges


def folded(
    text: str, start: int = 0, stop: int | None = None, *, case: bool = True, tones: bool = True
) -> Folded:
    """The view of ``text[start:stop]``.

    ``case`` false makes letters small; ``tones`` false takes tone marks and diacritics away, so
    that "dang" is found in "Đảng".  The range should begin and end at a white space or at the
    text's edges (see :func:`fold_pieces`), since a letter that it cuts is not put together.
    """
    stop = len(text) if stop is None else min(stop, len(text))
    part = text[start:stop]
    moved = not unicodedata.is_normalized("NFC", part)
    if moved:
        part = unicodedata.normalize("NFC", part)
    if not tones and _MARK.search(part):
        part, moved = _MARK.sub("", part), True
    for same, letter in _SAME:
        part = part.replace(same, letter)
    if not case:
        part = part.replace("İ", "I").lower().replace("ς", "σ")
    part = _PLACED.sub(_older_place, part) if tones else part.translate(_BARE)
    return Folded(part, text, (start, stop), moved=moved, tones=tones)


def fold_pieces(
    text: str,
    *,
    case: bool = True,
    tones: bool = True,
    start: int = 0,
    size: int = PIECE,
    overlap: int = 0,
) -> Iterator[Folded]:
    """The views of consecutive pieces of ``text``, about ``size`` code points each.

    For work that must not hold the window: take one piece, look at the clock, go on later.  A
    piece ends behind a white space where there is one near.  With ``overlap``, each piece reaches
    that many code points (or a few more) into the next one, so that whatever is shorter lies whole
    in at least one piece.
    """
    at = start
    while at < len(text):
        composed = unicodedata.is_normalized("NFC", text[at : at + size])
        cut = _cut(text, at + (size if composed else max(1, size // _DECOMPOSED)))
        reach = _cut(text, cut + overlap) if overlap else cut
        yield folded(text, at, reach, case=case, tones=tones)
        at = cut


def cuts(text: str, size: int = PIECE) -> list[int]:
    """Where the pieces of :func:`fold_pieces` begin, and where the last one ends."""
    found = [0]
    while found[-1] < len(text):
        found.append(_cut(text, found[-1] + size))
    return found


def occurrences(
    text: str,
    wanted: str,
    *,
    case: bool = True,
    tones: bool = True,
    whole: bool = False,
    size: int = PIECE,
) -> Iterator[list[Fragment]]:
    """Where ``wanted`` stands in ``text``, piece by piece: one list (often empty) for each.

    Both are compared on the view.  ``whole`` asks for whole syllables: nothing that goes on with a
    letter or a digit on either side.  Stretches are in text order and do not overlap.
    """
    needle = folded(wanted, case=case, tones=tones).text
    if not needle:
        return
    free = 0
    # A decomposed stretch may be several times as long as its view.
    overlap = 4 * len(needle)
    for piece in fold_pieces(text, case=case, tones=tones, size=size, overlap=overlap):
        found: list[Fragment] = []
        at = piece.text.find(needle, piece.view(free) if free > piece.start else 0)
        while at >= 0:
            start, stop = piece.source(at, at + len(needle))
            if start >= free and not (whole and goes_on(text, start, stop)):
                found.append((start, stop))
                free = stop
                at = piece.text.find(needle, at + len(needle))
            else:
                at = piece.text.find(needle, at + 1)
        yield found


def goes_on(text: str, start: int, stop: int) -> bool:
    """Whether a syllable of ``text`` reaches over an edge of ``[start, stop)``."""
    before = start > 0 and _is_word(text[start]) and _is_word(text[start - 1])
    return before or (stop < len(text) and _is_word(text[stop - 1]) and _is_word(text[stop]))


class _Bare(dict[int, int]):
    """For ``str.translate``: each letter without its marks, learnt as it is met."""

    def __missing__(self, point: int) -> int:
        base = _MARK.sub("", unicodedata.normalize("NFD", chr(point)))
        self[point] = found = ord(base) if len(base) == 1 else point
        return found


_BARE = _Bare({ord(a): ord(b) for a, b in ("đd", "ĐD", "łl", "ŁL", "øo", "ØO", "ıi")})


def _edges(part: str, offset: int, *, tones: bool) -> _Edges:
    """Which letters of ``part`` the view makes shorter or longer; ``part`` begins at ``offset``."""
    views, points = array("q"), array("q")
    known: dict[str, int] = {}
    behind = 0
    for first, last in _changing(part):
        whole = part[first:last]
        length = known.get(whole)
        if length is None:
            letter = unicodedata.normalize("NFC", whole)
            known[whole] = length = len(letter if tones else _MARK.sub("", letter))
        if length != last - first:
            views.append(first - behind)
            views.append(first - behind + length)
            points.append(offset + first)
            points.append(offset + last)
            behind += last - first - length
    return views, points


def _changing(part: str) -> Iterator[Fragment]:
    """The letters of ``part`` that composing may change, each with what joins it."""
    either, joining, alone = _joining(beyond=max(part) > "\uffff")
    for match in either.finditer(part):
        first, last = match.span()
        if not alone.search(part, first, last):
            yield max(0, first - 1), last
            continue
        for one in joining.finditer(part, max(0, first - 1), last):
            yield one.span()


@cache
def _joining(*, beyond: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns: runs of what composing may change, one letter with what joins it, such a letter.

    Without what lies ``beyond`` U+FFFF they are ten times as quick: ``re`` keeps a table then.
    Built when the first decomposed text is met (measured: 15 ms, once).
    """
    joining = {chr(point) for point in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    other: set[str] = set()
    for point in chain.from_iterable(_COMPOSING[: None if beyond else _IN_A_TABLE]):
        letter = chr(point)
        if unicodedata.combining(letter):
            joining.add(letter)
        parts = unicodedata.decomposition(letter).split()
        if parts and not parts[0].startswith("<"):
            if len(parts) == 2:
                joining.add(chr(int(parts[1], 16)))
            if not unicodedata.is_normalized("NFC", letter):
                other.add(letter)
    after, alone = _ranges(joining), _ranges(other - joining)
    return (
        re.compile(f"[{after}{alone}]+"),
        re.compile(f"[^{after}][{after}]+|[{after}]+|[{alone}]"),
        re.compile(f"[{alone}]"),
    )


def _ranges(letters: set[str]) -> str:
    """``letters`` as the inside of a character class."""
    points = {ord(letter) for letter in letters}
    starts = sorted(point for point in points if point - 1 not in points)
    stops = sorted(point for point in points if point + 1 not in points)
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, stops, strict=True))


def _older_place(match: re.Match[str]) -> str:
    """ "oà" as "òa": the tone mark moved to the vowel before."""
    pair = unicodedata.normalize("NFD", match[0])
    return unicodedata.normalize("NFC", pair[0] + pair[2]) + pair[1]


def _cut(text: str, point: int) -> int:
    """The first place at or behind ``point`` where ``text`` may be cut without harm.

    Behind a white space, or, where none is near, where the next letter is a plain one.
    """
    if point >= len(text):
        return len(text)
    space = _SPACE.search(text, point - 1, point + 256)
    if space:
        point = space.end()
    while point < len(text) and (_may_join(text[point]) or text[point - 1] in "oOuU"):
        point += 1
    return point


def _may_join(letter: str) -> bool:
    return _is_mark(letter) or "\u1160" <= letter <= "\u11ff"


def _is_mark(letter: str) -> bool:
    return letter > "\u02ff" and unicodedata.category(letter)[0] == "M"


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or _is_mark(letter)
