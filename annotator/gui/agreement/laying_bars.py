"""Lays bars out: name, bar with its interval as a whisker, value, and a note."""

from dataclasses import dataclass

from annotator.gui.agreement.charts import Bars
from annotator.gui.agreement.drawing import Box, Cell, Drawing, Line, Paper, Pen, Spot, Words

_PAD = 10.0
_NAMES = 320.0
"""Pixels that names may take at most."""
_SHARE = 0.36
"""The share of the width that notes may take."""
_BAR = 160.0
"""Pixels of the shortest full bar."""
_LEADING = 1.1
"""Lines of a name or a note that is wrapped, in heights of the font."""
_AROUND = 8.0
"""Pixels above and below such lines together."""


def lay_bars(chart: Bars, pen: Pen, paper: Paper) -> Drawing:
    """The drawing of bars."""
    return _Laying(chart, pen, paper).drawing


@dataclass(frozen=True)
class _Row:
    """Where a bar is, with its name and its note in lines."""

    place: int
    top: float
    high: float
    name: list[str]
    note: list[str]


class _Laying:
    def __init__(self, chart: Bars, pen: Pen, paper: Paper) -> None:
        self.chart, self.pen, self.paper = chart, pen, paper
        self.drawing = Drawing()
        self.least = max(26.0, pen.line * 1.55)
        names = max((pen.measure(one.name) for one in chart.bars), default=0.0)
        self.left = _PAD + min(_NAMES, names, pen.width * 0.4) + 14
        values = max((pen.measure(one.cell.text) for one in chart.bars), default=0.0)
        notes = max((pen.measure(one.note) for one in chart.bars), default=0.0)
        self.value = values + 16
        self.note = min(max(90.0, _SHARE * pen.width), notes) + (16 if notes else 0)
        self.note = min(self.note, max(90.0, pen.width - self.left - self.value - _BAR - 2 * _PAD))
        room = pen.width - self.left - self.value - self.note - 2 * _PAD
        self.wide = max(_BAR, room)
        lowest = min((one.cell.share or 0.0 for one in chart.bars), default=0.0)
        self.floor = min(0.0, lowest)
        self._draw()

    def _x(self, value: float) -> float:
        whole = self.chart.full - self.floor
        return self.left + self.wide * (value - self.floor) / whole if whole > 0 else self.left

    def _draw(self) -> None:
        y, group = _PAD, ""
        rows: list[_Row] = []
        for place, bar in enumerate(self.chart.bars):
            if bar.group != group:
                group = bar.group
                y += self.pen.line * 0.4 if place else 0.0
                middle = y + self.least / 2
                words = Words(_PAD, middle, group, self.paper.ink, bold=True)
                self.drawing.shapes.append(words)
                y += self.least
            name = self.pen.wrap(bar.name, self.left - _PAD - 12)
            note = self.pen.wrap(bar.note, self.note - 14)
            lines = max(len(name), len(note))
            high = max(self.least, lines * self.pen.line * _LEADING + _AROUND)
            rows.append(_Row(place, y, high, name, note))
            y += high
        if rows:
            self._grid(rows[0].top, y)
        for row, bar in zip(rows, self.chart.bars, strict=True):
            self._bar(row, bar.cell)
        right = self.left + self.wide + self.value + self.note + _PAD
        self.drawing.reach(right, y + self.pen.line + _PAD)

    def _grid(self, top: float, bottom: float) -> None:
        if self.chart.full != 1.0:
            return
        for value in (0.0, 0.25, 0.5, 0.75, 1.0):
            x = self._x(value)
            self.drawing.shapes.append(Line(x, top, x, bottom, self.paper.line))
            y = bottom + self.pen.line * 0.7
            words = Words(x, y, f"{value:g}", self.paper.faint, "middle")
            self.drawing.shapes.append(words)

    def _bar(self, row: "_Row", cell: Cell) -> None:
        paper, middle = self.paper, row.top + row.high / 2
        self._lines(_PAD, middle, row.name, paper.ink)
        if cell.share:
            low, high = sorted((self._x(0.0), self._x(cell.share)))
            hue = paper.differ if cell.differs else paper.agree
            thick = self.least - 8
            box = Box(low, middle - thick / 2, max(1.0, high - low), thick, hue)
            self.drawing.shapes.append(box)
        self._whisker(cell, middle)
        x = self.left + self.wide + self.value - 4
        self.drawing.shapes.append(Words(x, middle, cell.text, paper.ink, "end"))
        self._lines(x + 16, middle, row.note, paper.faint)
        whole = self.left + self.wide + self.value + self.note
        self.drawing.spots.append(Spot(Box(4, row.top, whole, row.high, ""), row.place, 0, cell))

    def _lines(self, x: float, middle: float, lines: list[str], ink: str) -> None:
        step = self.pen.line * _LEADING
        first = middle - step * (len(lines) - 1) / 2
        for place, words in enumerate(lines):
            self.drawing.shapes.append(Words(x, first + place * step, words, ink))

    def _whisker(self, cell: Cell, middle: float) -> None:
        if cell.low is None or cell.high is None:
            return
        low, high = self._x(cell.low), self._x(cell.high)
        for width, colour in ((4.0, self.paper.ground), (1.6, self.paper.ink)):
            lines = ((low, middle, high, middle), *((x, middle - 5, x, middle + 5)
                                                    for x in (low, high)))  # fmt: skip
            self.drawing.shapes.extend(Line(*line, colour, width) for line in lines)
