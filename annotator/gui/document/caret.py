"""Caret steps and the snapping of selections, in code points of the document's text.

Three grains: the syllable (what annotators mean nearly always), the grapheme (what one sees as one
character) and the word: a run between white space, trimmed of punctuation at both ends, such as
``TP.HCM`` or ``12/10``.  Steps by sentence and paragraph are in ``strides``.

No step looks further than ``REACH`` code points: what is longer than that counts as several, so
that a text without a single space is walked as fast as any other.
"""

import unicodedata
from enum import Enum

from PySide6.QtCore import QTextBoundaryFinder

from annotator.gui.document.blocks import without_byte_order_mark
from annotator.model.annotation import Fragment
from annotator.model.offsets import Utf16Map
from annotator.model.segments import is_in_flag, snapped, syllable_at, syllables

REACH = 4096
"""Code points that one step looks over at most."""

_WINDOW = 400
_CLUSTER = 64


class Grain(Enum):
    """What a selection snaps to and a caret steps by."""

    SYLLABLE = "syllable"
    GRAPHEME = "grapheme"
    WORD = "word"


def snap(text: str, first: int, last: int, grain: Grain) -> Fragment | None:
    """The two places, in either order, as a fragment of whole grains; None when empty."""
    start, stop = min(first, last), max(first, last)
    if start == stop:
        return None
    if grain is Grain.SYLLABLE:
        return snapped(text, start, stop)
    if grain is Grain.WORD:
        return _words(text, start, stop)
    return (_cluster_edge(text, start, -1), _cluster_edge(text, stop, 1))


def grain_at(text: str, point: int, grain: Grain) -> Fragment | None:
    """The grain that holds code point ``point``, or None on white space and at the end."""
    if point >= len(text) or text[point].isspace():
        return None
    return snap(text, point, point + 1, grain)


def step_forward(text: str, point: int, grain: Grain, *, to_stop: bool) -> int:
    """The next grain's start after ``point``, or with ``to_stop`` the next stop."""
    if grain is Grain.GRAPHEME:
        return _cluster_edge(text, min(len(text), point + 1), 1)
    if grain is Grain.WORD:
        return _word_forward(text, point, to_stop=to_stop)
    here = None if to_stop else syllable_at(text, point)
    first = here[1] if here else point
    last = min(len(text), first + REACH)
    for start, stop in syllables(text, first, last):
        if not _is_mark(text[start]):
            return stop if to_stop else start
    return last


def step_back(text: str, point: int, grain: Grain) -> int:
    """The start of the grain before ``point``."""
    if grain is Grain.GRAPHEME:
        return _cluster_edge(text, max(0, point - 1), -1)
    if grain is Grain.WORD:
        return _word_back(text, point)
    reach = _WINDOW
    while True:
        low = max(0, point - reach)
        found = [s for s, _ in syllables(text, low, point) if not _is_mark(text[s])]
        if found and (len(found) > 1 or low == 0 or found[0] > low):
            return found[-1]
        if low == 0 or reach >= REACH:
            return low
        reach = min(REACH, reach * 4)


def resized(
    text: str, fragments: tuple[Fragment, ...], edge: int, point: int, grain: Grain
) -> tuple[Fragment, ...]:
    """``fragments`` with the start (``edge`` 0) or the stop (1) dragged near ``point``."""
    if edge == 0:
        start, stop = fragments[0]
        wanted = min(_nearer(text, point, grain, edge), stop - 1)
        found = snap(text, wanted, stop, grain)
        return ((found[0], stop), *fragments[1:]) if found else fragments
    start, stop = fragments[-1]
    wanted = max(_nearer(text, point, grain, edge), start + 1)
    found = snap(text, start, wanted, grain)
    return (*fragments[:-1], (start, found[1])) if found else fragments


def stretched(
    text: str, fragments: tuple[Fragment, ...], edge: int, *, forward: bool
) -> tuple[Fragment, ...]:
    """``fragments`` with one edge moved by a syllable; the same ones where that is impossible."""
    start, stop = fragments[0] if edge == 0 else fragments[-1]
    if edge == 0:
        if forward:
            start = step_forward(text, start, Grain.SYLLABLE, to_stop=False)
        else:
            start = step_back(text, start, Grain.SYLLABLE)
        return ((start, stop), *fragments[1:]) if start < stop else fragments
    if forward:
        stop = step_forward(text, stop, Grain.SYLLABLE, to_stop=True)
    else:
        stop = step_back(text, stop, Grain.SYLLABLE)
        while stop > start and text[stop - 1].isspace():
            stop -= 1
    return (*fragments[:-1], (start, stop)) if start < stop else fragments


def _nearer(text: str, point: int, grain: Grain, edge: int) -> int:
    """``point``, or the nearer edge of the syllable in whose midst it lies; half way grows."""
    found = syllable_at(text, point) if grain is Grain.SYLLABLE else None
    if found is None or point == found[0]:
        return point
    before, after = point - found[0], found[1] - point
    return found[0] if before < after + (1 - edge) else found[1]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "P"


def _words(text: str, start: int, stop: int) -> Fragment | None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start >= stop:
        return None
    lowest, highest = max(0, start - _WINDOW), min(len(text), stop + _WINDOW)
    while start > lowest and not text[start - 1].isspace():
        start -= 1
    while stop < highest and not text[stop].isspace():
        stop += 1
    return _without_marks(text, start, stop)


def _without_marks(text: str, start: int, stop: int) -> Fragment:
    first, last = start, stop
    while first < last and _is_mark(text[first]):
        first += 1
    while last > first and _is_mark(text[last - 1]):
        last -= 1
    return (first, last) if first < last else (start, stop)


def _word_forward(text: str, point: int, *, to_stop: bool) -> int:
    at, last = point, min(len(text), point + REACH)
    if not to_stop:
        while at < last and not text[at].isspace():
            at += 1
    while at < last:
        found = grain_at(text, at, Grain.WORD)
        if found and (found[1] if to_stop else found[0]) > point:
            return found[1] if to_stop else found[0]
        at = max(at, found[1] if found else 0) + 1
    return last


def _word_back(text: str, point: int) -> int:
    first = max(0, point - REACH)
    for at in range(point - 1, first - 1, -1):
        found = grain_at(text, at, Grain.WORD)
        if found and found[0] < point:
            return found[0]
    return first


def _cluster_edge(text: str, point: int, direction: int) -> int:
    """``point`` itself where a grapheme begins, else the next edge in ``direction`` (-1 or 1)."""
    if 0 < point < len(text) and "\U0001f1e6" <= text[point] <= "\U0001f1ff":
        return point + direction if is_in_flag(text, point) else point
    low = max(0, point - _CLUSTER)
    window = without_byte_order_mark(text[low : point + _CLUSTER])
    units = Utf16Map(window)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, window)
    finder.setPosition(units.unit(point - low))
    if finder.isAtBoundary():
        return point
    found = finder.toNextBoundary() if direction > 0 else finder.toPreviousBoundary()
    return point if found < 0 else low + units.point(found)
