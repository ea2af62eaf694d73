"""What must be painted again when only the selected text or the caret has changed.

Both change with every step of a drag and every press of an arrow key; everything else that may
change reaches further (wires turn faint, blocks move) and repaints the whole viewport.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Fragment

_ABOVE = 4
"""Pixels above a line of text that its box may reach (a handle's knob does)."""


def flips(first: Iterable[Fragment], second: Iterable[Fragment]) -> list[Fragment]:
    """The stretches that lie in one of two sets of disjoint fragments only."""
    edges = sorted(edge for fragment in (*first, *second) for edge in fragment)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, stop) for start, stop in pairs if start < stop]


def lines_of(sheet: Sheet, scroller: Scroller, stretches: Iterable[Fragment]) -> QRegion:
    """The lines of text in view that ``stretches`` (code points) reach; viewport pixels.

    An empty stretch stands for the caret.
    """
    region, width = QRegion(), sheet.left + sheet.width + sheet.left
    wanted = list(stretches)
    for laid, y in sheet.between(scroller.top, scroller.top + scroller.height()):
        shape = laid.shape
        for start, stop in wanted:
            if start > shape.stop or stop < shape.start:
                continue
            if laid.folded:
                region |= QRegion(QRect(0, y - scroller.top, width, laid.height))
                continue
            first = shape.line_of(shape.unit(start))
            last = shape.line_of(shape.unit(stop))
            top = y - scroller.top + laid.text_tops[first] - _ABOVE
            bottom = y - scroller.top + laid.text_tops[last] + shape.heights[last] + _ABOVE
            region |= QRegion(QRect(0, top, width, bottom - top))
    return region
