"""Ways to count offsets in a text, and which of them a file uses.

Tools that run in a browser count UTF-16 units (or what people see as one character), scripts in
Python count code points, and some see a line end of two characters as one.  Without a character
beyond the basic plane (an emoji), a joined one or such a line end, all ways agree.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from annotator.formats.base import Option
from annotator.model.offsets import Utf16Map
from annotator.model.segments import syllables

AUTO = "auto"
POINTS = "code points"
UNITS = "utf-16"
GRAPHEMES = "graphemes"
LINES = "utf-16, line ends as one"
INCLUSIVE = "utf-16, end inclusive"

Converter = Callable[[int], int]
"""From an offset of the file to code points; beyond the text where the offset is beyond it."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_JOINED = "\u0300\u0301\u0302\u0303\u0306\u0308\u0309\u031b\u0323\u200d\ufe0f\u20e3"
"""What decomposed Vietnamese and joined emoji have."""


def unit_option(*units: str, default: str = AUTO) -> Option:
    """The option ``unit`` for reading, with these units."""
    return Option(
        name="unit",
        kind="choice",
        default=default,
        choices=(AUTO, *units),
        help="What the offsets count: as the words and their borders tell, or always this.",
        applies="read",
    )


def has_astral(text: str) -> bool:
    """Whether UTF-16 counts otherwise than code points in ``text``.

    Measured: 5 ms for 12 million characters, a twentieth of what a pattern takes.
    """
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def is_plain(text: str) -> bool:
    """Whether the usual ways to count agree on ``text``; graphemes may differ all the same."""
    if has_astral(text) or "\r\n" in text:
        return False
    return text.isascii() or not any(joined in text for joined in _JOINED)


def to_points(text: str, unit: str) -> Converter:
    """From offsets in ``unit`` to code points of ``text``.

    An offset inside a character of the unit's kind, which none should be, is that character's.
    """
    if unit in (UNITS, INCLUSIVE):
        return Utf16Map(text).point
    if unit == GRAPHEMES:
        stops = [found.end() for found in _grapheme().finditer(text)]
        return partial(_by_stops, stops, len(text), range(1, len(stops) + 1))
    if unit == LINES:
        return partial(_by_stops, range(1, len(text) + 1), len(text), _sizes_by_line(text))
    return _same


def from_points(text: str, unit: str) -> Converter:
    """From code points of ``text`` to offsets in ``unit`` (code points or UTF-16)."""
    if unit != UNITS or not has_astral(text):
        return _same
    points = [found.start() for found in _ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(points, offset)


def fits(text: str, spans: Sequence[tuple[int, int, str]], units: Sequence[str]) -> dict[str, int]:
    """How many of ``spans`` (start, stop, words) read as they say, by unit."""
    found = {}
    for unit in units:
        convert = to_points(text, unit)
        more = after_end(unit)
        found[unit] = sum(
            reads(text[convert(start) : convert(stop + more)], words)
            for start, stop, words in spans
        )
    return found


def after_end(unit: str) -> int:
    """What to add to an end, so that it is one past the last character."""
    return 1 if unit == INCLUSIVE else 0


def reads(here: str, words: str) -> bool:
    """Whether ``here`` is what a browser shows and writes as ``words``."""
    return here == words or _shown(here) == _shown(words)


def borders(text: str, offsets: Iterable[int], unit: str) -> int:
    """How many of ``offsets`` stand where a word begins or ends."""
    convert = to_points(text, unit)
    edges = {edge for place in syllables(text) for edge in place}
    return sum(convert(offset) in edges for offset in offsets)


def _same(offset: int) -> int:
    return offset


def _by_stops(points: Sequence[int], length: int, units: Sequence[int], offset: int) -> int:
    """Where ``offset`` is, when ``units[n]`` of them end at ``points[n]``."""
    total = units[-1] if units else 0
    if offset <= 0 or offset > total:
        return offset if offset <= 0 else offset - total + length
    return points[bisect_right(units, offset) - 1]


def _sizes_by_line(text: str) -> list[int]:
    """How many units end with each character, a line end of two counting as one."""
    counted: list[int] = []
    total, before = 0, ""
    for letter in text:
        total += 0 if letter == "\n" and before == "\r" else 1 + (letter > "\uffff")
        counted.append(total)
        before = letter
    return counted


@cache
def _grapheme() -> re.Pattern[str]:
    glue = "[\u0300-\u036f\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
    joined = f"(?:{glue}++(?:(?<=\u200d)[^\\s\\w])?)*+"  # nothing is looked at twice
    return re.compile(f"\r\n|[\U0001f1e6-\U0001f1ff]{{2}}|.{joined}", re.DOTALL)


def _shown(text: str) -> str:
    return text.replace("\\n", "\n").replace("\r\n", "\n").replace("\xa0", " ")
