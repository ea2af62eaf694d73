"""Code points to UTF-16 code units and back.

Python counts code points, Qt and several formats count UTF-16 units.  A map is built once a text
and costs a bisect a look-up; a text without astral characters costs nothing.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Offsets of one text in both units.

    A UTF-16 offset inside a surrogate pair maps to the code point that begins there.
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]

    @property
    def is_identity(self) -> bool:
        """True when both units agree everywhere."""
        return not self._points

    def unit(self, point: int) -> int:
        """UTF-16 offset of code point offset ``point``."""
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int:
        """Code point offset of UTF-16 offset ``unit``."""
        before = bisect_left(self._units, unit)
        inside = before > 0 and self._units[before - 1] + 1 == unit
        return unit - before if not inside else self._points[before - 1]
