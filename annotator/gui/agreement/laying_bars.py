"""Lays bars out: name, bar with its interval as a whisker, value, and a note."""

from annotator.gui.agreement.charts import Bar, Bars
from annotator.gui.agreement.drawing import Box, Cell, Drawing, Line, Paper, Pen, Spot, Words

_PAD = 10.0
_NAMES = 320.0
"""Pixels that names may take at most."""
_SHARE = 0.36
"""The share of the width that notes may take."""
_BAR = 160.0
"""Pixels of the shortest full bar."""


def lay_bars(chart: Bars, pen: Pen, paper: Paper) -> Drawing:
    """The drawing of bars."""
    return _Laying(chart, pen, paper).drawing


class _Laying:
    def __init__(self, chart: Bars, pen: Pen, paper: Paper) -> None:
        self.chart, self.pen, self.paper = chart, pen, paper
        self.drawing = Drawing()
        self.high = max(26.0, pen.line * 1.55)
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
        starts = []
        for row, bar in enumerate(self.chart.bars):
            if bar.group != group:
                group = bar.group
                y += self.pen.line * 0.4 if row else 0.0
                middle = y + self.high / 2
                words = Words(_PAD, middle, group, self.paper.ink, bold=True)
                self.drawing.shapes.append(words)
                y += self.high
            starts.append(y)
            y += self.high
        if starts:
            self._grid(starts[0], y)
        for row, (bar, top) in enumerate(zip(self.chart.bars, starts, strict=True)):
            self._bar(row, bar, top)
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

    def _bar(self, row: int, bar: Bar, top: float) -> None:
        add, paper, pen, cell = self.drawing.shapes.append, self.paper, self.pen, bar.cell
        middle = top + self.high / 2
        add(Words(_PAD, middle, pen.fit(bar.name, self.left - _PAD - 12), paper.ink))
        if cell.share:
            low, high = sorted((self._x(0.0), self._x(cell.share)))
            hue = paper.differ if cell.differs else paper.agree
            add(Box(low, top + 4, max(1.0, high - low), self.high - 8, hue))
        self._whisker(cell, middle)
        x = self.left + self.wide + self.value - 4
        add(Words(x, middle, cell.text, paper.ink, "end"))
        if bar.note:
            words = pen.fit(bar.note, self.note - 14)
            add(Words(x + 16, middle, words, paper.faint))
        whole = self.left + self.wide + self.value + self.note
        self.drawing.spots.append(Spot(Box(4, top, whole, self.high, ""), row, 0, cell))

    def _whisker(self, cell: Cell, middle: float) -> None:
        if cell.low is None or cell.high is None:
            return
        low, high = self._x(cell.low), self._x(cell.high)
        for width, colour in ((4.0, self.paper.ground), (1.6, self.paper.ink)):
            lines = ((low, middle, high, middle), *((x, middle - 5, x, middle + 5)
                                                    for x in (low, high)))  # fmt: skip
            self.drawing.shapes.extend(Line(*line, colour, width) for line in lines)
