"""A text cut into blocks: what the view lays out, paints and forgets as one piece.

A block is a paragraph without its line end, or a piece of at most ``LONGEST`` code points of a
longer one.  Offsets are code points of the document's text.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from annotator.model.annotation import Fragment

LONGEST = 2048

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_RARE_ENDS = ("\r", "\x85", "\u2028", "\u2029")
_GLUED = "\u200d\ufe0e\ufe0f"
_CONTROLS = (*range(9), *range(10, 32), *range(0x7F, 0xA0), 0x2028, 0x2029)
_BYTE_ORDER_MARKS = {0xFEFF: "\u2060", 0xFFFE: "\ufffd"}
_STAND_INS = (
    dict.fromkeys(_CONTROLS, " ")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | _BYTE_ORDER_MARKS
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u200f\u202b\u202e\u2067\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)


class Blocks:
    """Where the blocks of ``text`` start and stop, in code points.  There is always one."""

    __slots__ = ("longest", "starts", "stops")

    def __init__(self, text: str) -> None:
        self.starts: array[int] = array("q")
        self.stops: array[int] = array("q")
        self.longest: int
        """Code points of the longest block."""
        lengths = None if any(end in text for end in _RARE_ENDS) else _lengths(text)
        if lengths is not None and max(lengths) <= LONGEST:
            # One step a line in C: a text of a million lines is cut in a fraction of a second.
            after = array("q", accumulate(map((1).__add__, lengths)))
            self.stops = array("q", map((-1).__add__, after))
            self.starts = array("q", [0]) + after[:-1]
            self.longest = max(lengths)
            return
        self.longest = 0
        for start, stop in _paragraphs(text):
            for first, last in _pieces(text, start, stop):
                self.starts.append(first)
                self.stops.append(last)
                self.longest = max(self.longest, last - first)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, point: int) -> int:
        """The block that holds code point ``point``; a line end belongs to the block before it."""
        return max(0, bisect_right(self.starts, point) - 1)

    def touched(self, start: int, stop: int) -> range:
        """The blocks that ``[start, stop)`` reaches; at least one, never none."""
        return range(self.at(start), self.at(max(start, stop - 1)) + 1)


def _lengths(text: str) -> list[int]:
    return list(map(len, text.split("\n")))


def _paragraphs(text: str) -> Iterator[Fragment]:
    start = 0
    if any(end in text for end in _RARE_ENDS):
        for match in _LINE_END.finditer(text):
            yield (start, match.start())
            start = match.end()
    else:
        stop = text.find("\n")
        while stop >= 0:
            yield (start, stop)
            start = stop + 1
            stop = text.find("\n", start)
    yield (start, len(text))


def _pieces(text: str, start: int, stop: int) -> Iterator[Fragment]:
    while stop - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1
        if cut <= 0:
            cut = _between_clusters(text, start, start + LONGEST)
        yield (start, cut)
        start = cut
    yield (start, stop)


def _between_clusters(text: str, start: int, cut: int) -> int:
    """The last place at or before ``cut`` that does not tear a mark from its letter."""
    for place in range(cut, max(start + LONGEST // 2, cut - 64), -1):
        mark = text[place] in _GLUED or unicodedata.combining(text[place])
        if not mark and text[place - 1] not in _GLUED:
            return place
    return cut


def drawable(text: str, *, raw: bool = False) -> str:
    """``text`` with what Qt would drop, obey or break at replaced, code point for code point.

    Tabs stay; with ``raw`` they and all else that shows nothing get visible stand-ins.  Neither
    the count of code points nor that of UTF-16 units changes.
    """
    if raw:
        from annotator.gui.document.odd import STAND_INS  # noqa: PLC0415 - rarely used

        return text.translate(STAND_INS)
    return text if text.isprintable() else text.translate(_STAND_INS)


def without_byte_order_mark(text: str) -> str:
    """``text`` with another character at its head, if Qt would take that one for a byte order mark.

    PySide drops a U+FEFF at the head of a string, so that all places move, and swaps the bytes of
    all that follows a U+FFFE.
    """
    found = _BYTE_ORDER_MARKS.get(ord(text[0])) if text else None
    return text if found is None else found + text[1:]


def has_right_to_left(text: str) -> bool:
    """Whether any part of ``text`` may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction makes ``text`` a right-to-left paragraph."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
