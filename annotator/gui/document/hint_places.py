"""What the hints are made of: plain values, in viewport pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.span_index import Order

UP, DOWN = "↑", "↓"

_NOWHERE = QRect()

Group = tuple[int, ...]
"""Spans under one hint: several where they share a "+n"."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A code, what it stands for, and its places."""

    code: str
    spans: Group
    tag: QRect
    item: QRect = _NOWHERE
    """Of a hint in a row: all of it, to be clicked."""
    label: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Hints for what is out of view, above (:data:`UP`) or below (:data:`DOWN`), in some lines.

    There is ``more`` than the strip has room for.
    """

    arrow: str
    box: QRect
    hints: tuple[Hint, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in view; ``y`` is where its block begins."""

    laid: LaidBlock
    y: int
    number: int


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines of text between two viewport pixels, at least one."""

    top: int
    bottom: int
    lines: tuple[Line, ...]

    @property
    def first(self) -> int:
        """The first code point in view."""
        line = self.lines[0]
        return line.laid.shape.point(line.laid.shape.firsts[line.number])

    @property
    def last(self) -> int:
        """One past the last code point in view."""
        line = self.lines[-1]
        return line.laid.shape.point(line.laid.shape.lasts[line.number])


def zone(sheet: Sheet, scrolled: int, top: int, bottom: int) -> Zone | None:
    """The lines whose text begins, and mostly lies, between two viewport pixels."""
    lines: list[Line] = []
    for laid, y in sheet.between(scrolled + top, scrolled + bottom):
        for number, text_top in enumerate(laid.text_tops):
            begin = y - scrolled + text_top
            if begin >= top and begin + laid.shape.heights[number] * 2 // 3 <= bottom:
                lines.append(Line(laid, y - scrolled, number))
    return Zone(top, bottom, tuple(lines)) if lines else None


def before(point: int) -> Order:
    """The place in reading order before all spans that start at ``point``."""
    return (point, -(1 << 62), -1)
