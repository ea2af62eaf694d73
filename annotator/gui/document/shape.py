"""The shape of a block: its text broken in lines and set by Qt, without any decoration.

A shape depends on text, font and width only.  Inside, offsets are UTF-16 units of the block; to
the outside, code points of the document.  Pixels are counted from the column's left edge.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from annotator.gui.document.blocks import drawable, has_right_to_left, runs_right_to_left
from annotator.gui.document.content import Content
from annotator.gui.document.style import Style
from annotator.model.offsets import Utf16Map
from annotator.model.segments import is_in_flag

Extent = tuple[float, float]
"""Left and right, in pixels."""

_ALL_RUNS = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of one line in one direction."""

    first: int
    last: int
    left: float
    right: float
    backwards: bool


class Shape:
    """One block of the text, set at ``width`` pixels; ``empty``, its start only, without text."""

    def __init__(
        self, content: Content, block: int, style: Style, width: int, *, empty: bool = False
    ) -> None:
        self.block = block
        self.empty = empty
        self.start = content.blocks.starts[block]
        self.stop = self.start if empty else content.blocks.stops[block]
        self.width = width
        self.text = content.text[self.start : self.stop]
        self._units = Utf16Map(self.text)
        self._mixed = has_right_to_left(self.text)
        self._backwards = self._mixed and runs_right_to_left(self.text)
        self._runs: dict[int, list[_Run]] = {}
        drawn = drawable(self.text, raw=style.raw)
        self._set(drawn, style)
        if self._backwards and len(self.lines) > 1:
            self._set(self._without_hanging(drawn), style)
        self.firsts = [line.textStart() for line in self.lines]
        self.lasts = [line.textStart() + line.textLength() for line in self.lines]
        self.heights = [math.ceil(line.height()) for line in self.lines]

    def unit(self, point: int) -> int:
        """UTF-16 offset in the block of a code point of the document, kept inside the block."""
        return self._units.unit(min(max(point, self.start), self.stop) - self.start)

    def point(self, unit: int) -> int:
        """Code point of the document at a UTF-16 offset in the block."""
        return self.start + self._units.point(unit)

    def line_of(self, unit: int) -> int:
        """The line on which the caret stands at ``unit``."""
        return max(0, bisect_right(self.firsts, unit) - 1)

    def ends(self, line: int) -> tuple[int, int]:
        """First and last caret place of a line, as code points; a wrapping space lies beyond."""
        last = self.point(self.lasts[line])
        while line + 1 < len(self.lines) and last > self.start and self._is_space(last - 1):
            last -= 1
        return (self.point(self.firsts[line]), last)

    def x(self, unit: int) -> float:
        """Pixel at which the caret stands at ``unit``."""
        return _caret_x(self.lines[self.line_of(unit)], unit)[0]

    def at(self, line: int, x: float) -> int:
        """The caret place (a code point of the document) nearest to ``x`` on ``line``."""
        unit = self._unit_at(line, x, QTextLine.CursorPosition.CursorBetweenCharacters)
        point = self.point(unit)
        if is_in_flag(self.text, point - self.start):
            return point - 1
        if line + 1 < len(self.lines) and unit >= self.lasts[line] and self._is_space(point - 1):
            return point - 1
        return point

    def over(self, line: int, x: float) -> int:
        """The code point of the document whose glyph lies over ``x`` on ``line``."""
        unit = self._unit_at(line, x, QTextLine.CursorPosition.CursorOnCharacter)
        if line + 1 < len(self.lines):
            unit = min(unit, self.lasts[line] - 1)
        return self.point(unit)

    def edge(self, point: int, held: int, *, last: bool) -> tuple[int, float]:
        """Line and pixel of the edge ``point`` of a stretch whose outermost code point is ``held``.

        It stays on the line of ``held`` where a caret would already stand on the next.
        """
        first, beyond, unit = self.unit(held), self.unit(held + 1), self.unit(point)
        line = self.line_of(first)
        if self.firsts[line] <= unit <= self.lasts[line]:
            return (line, _caret_x(self.lines[line], unit)[0])
        left, right = self.extents(line, first, max(beyond, first))[0]
        return (line, right if last else left)

    def extents(self, line: int, first: int, last: int) -> list[Extent]:
        """Where the units ``[first, last)`` of one line stand, from left to right."""
        if self._mixed:
            return self._mixed_extents(line, first, last)
        row = self.lines[line]
        left, right = _caret_x(row, self._whole(first))[0], _caret_x(row, last)[0]
        if last == self.lasts[line] and line + 1 < len(self.lines):
            right = min(right, row.x() + row.naturalTextWidth())
        return [(left, max(right, left + 3))]

    def _set(self, drawn: str, style: Style) -> None:
        """Break ``drawn``, which stands for the text unit for unit, in lines."""
        self.layout = QTextLayout(drawn, style.text_font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(self._option(style))
        self.lines: list[QTextLine] = []
        self.layout.beginLayout()
        line = self.layout.createLine()
        while line.isValid():
            line.setLineWidth(self.width)
            self.lines.append(line)
            line = self.layout.createLine()
        self.layout.endLayout()

    def _without_hanging(self, drawn: str) -> str:
        """``drawn`` with line breaks for the white space at which its lines are wrapped.

        Where text runs from right to left, Qt counts white space that hangs over a line's end in
        its xToCursor, not in its painting, and in its cursorToX now and then.
        """
        found = list(drawn)
        for line in self.lines[:-1]:
            last = self._units.point(line.textStart() + line.textLength()) - 1
            if found[last].isspace():
                found[last] = "\u2028"
                while last > 0 and found[last - 1].isspace():
                    last -= 1
                    found[last] = "\u200b"
        return "".join(found)

    def _option(self, style: Style) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabStopDistance(style.tab_width)
        if self._backwards:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        return option

    def _unit_at(self, line: int, x: float, place: QTextLine.CursorPosition) -> int:
        return max(self.firsts[line], self.lines[line].xToCursor(x, place))

    def _is_space(self, point: int) -> bool:
        return self.text[point - self.start : point - self.start + 1].isspace()

    def _whole(self, unit: int) -> int:
        """``unit`` moved back to a place where a caret may stand (not between letter and mark)."""
        if self.layout.isValidCursorPosition(unit):
            return unit
        return self.layout.previousCursorPosition(unit)

    def _mixed_extents(self, line: int, first: int, last: int) -> list[Extent]:
        """Extents where directions mix: cursorToX lies at run edges, so it is asked inside only."""
        first = self._whole(first)
        found: list[Extent] = []
        for run in self._runs_of(line):
            begin, end = max(first, run.first), min(last, run.last)
            if begin < end:
                near, far = self._inside(line, run, begin), self._inside(line, run, end)
                found.append((min(near, far), max(near, far)))
        return _joined(sorted(found)) or [self._sliver(line, first)]

    def _sliver(self, line: int, unit: int) -> Extent:
        x = _caret_x(self.lines[line], unit)[0]
        return (x, x + 3)

    def _inside(self, line: int, run: _Run, unit: int) -> float:
        begin, end = (run.right, run.left) if run.backwards else (run.left, run.right)
        if unit == run.first:
            return begin
        x, reached = _caret_x(self.lines[line], unit)
        return x if unit != run.last and reached == unit else end

    def _runs_of(self, line: int) -> list[_Run]:
        if line not in self._runs:
            self._runs[line] = self._runs_in(line)
        return self._runs[line]

    def _runs_in(self, line: int) -> list[_Run]:
        starts: dict[tuple[float, float, bool], int] = {}
        for glyphs in self.lines[line].glyphRuns(-1, -1, _ALL_RUNS):
            units = glyphs.stringIndexes()
            if not units:
                continue
            box = glyphs.boundingRect()
            key = (round(box.left(), 2), round(box.right(), 2), glyphs.isRightToLeft())
            starts[key] = min(starts.get(key, units[0]), *units)
        order = sorted((first, key) for key, first in starts.items())
        lasts = [first for first, _ in order[1:]] + [self.lasts[line]]
        return [_Run(first, last, *key) for (first, key), last in zip(order, lasts, strict=True)]


def _caret_x(line: QTextLine, unit: int) -> tuple[float, int]:
    """Pixel of the caret at ``unit`` and the unit that Qt really took."""
    x, reached = cast(tuple[float, int], line.cursorToX(unit))
    return (x, reached)


def _joined(extents: list[Extent]) -> list[Extent]:
    out: list[Extent] = []
    for left, right in extents:
        if out and left - out[-1][1] < 1:
            out[-1] = (out[-1][0], max(right, out[-1][1]))
        else:
            out.append((left, right))
    return out
