"""Wires as filled rectangles on whole pixels.

Qt's raster engine fills a rectangle in a microsecond and strokes a smoothed line in fifty: a page
of relations is then painted within a frame.  Corners are two single dots.
"""

from itertools import pairwise
from typing import cast

from PySide6.QtCore import QRect

from annotator.gui.document.places import Wire

Points = list[tuple[float, float]]


def drawn(wire: Wire, thick: int) -> list[QRect]:
    """The line of ``wire``, worked out once for each thickness (pixels); a thick one is meant."""
    found = wire.drawn.get(thick)
    if found is None:
        lines = wire.lines if thick == 1 else [wire.points]
        found = wire.drawn[thick] = [box for line in lines for box in rectangles(line, thick)]
    return cast(list[QRect], found)


def rectangles(points: Points, thick: int) -> list[QRect]:
    """The line through ``points`` (pixels), ``thick`` pixels wide.

    Its parts run straight across or straight down, but for corners of a few pixels.
    """
    found: list[QRect] = []
    for (x, y), (to_x, to_y) in pairwise(points):
        left, top = int(min(x, to_x)), int(min(y, to_y))
        right, bottom = int(max(x, to_x)), int(max(y, to_y))
        if left == right:
            found.append(QRect(left, top, thick, bottom - top + 1))
        elif top == bottom:
            found.append(QRect(left, top, right - left + 1, thick))
        else:
            found.extend(_dots(int(x), int(y), int(to_x), int(to_y), thick))
    return found


def _dots(x: int, y: int, to_x: int, to_y: int, thick: int) -> list[QRect]:
    """A slanting part, dot by dot."""
    steps = max(abs(to_x - x), abs(to_y - y))
    return [
        QRect(x + (to_x - x) * step // steps, y + (to_y - y) * step // steps, thick, thick)
        for step in range(1, steps)
    ]
