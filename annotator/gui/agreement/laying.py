"""Lays charts out: where each box, line and word of a matrix, of bars and of points goes."""

from annotator.gui.agreement.charts import Bars, Blank, Chart, Course, Heat
from annotator.gui.agreement.drawing import Box, Cell, Dot, Drawing, Line, Paper, Pen, Spot, Words
from annotator.gui.agreement.laying_bars import lay_bars

_PAD = 10.0
_LEAST, _MOST = 58.0, 180.0
"""Pixels of a column."""
_NAMES = 190.0
_SLANT = 0.72
_STEPS = 5


def lay(chart: Chart, pen: Pen, paper: Paper) -> Drawing:
    """The drawing of any chart."""
    if isinstance(chart, Heat):
        return _Matrix(chart, pen, paper).drawing
    if isinstance(chart, Bars):
        return lay_bars(chart, pen, paper)
    if isinstance(chart, Course):
        return _course(chart, pen, paper)
    return _blank(chart, pen, paper)


def _blank(chart: Blank, pen: Pen, paper: Paper) -> Drawing:
    out = Drawing()
    y = _PAD + pen.line
    for words in pen.wrap(chart.why, max(120.0, pen.width - 4 * _PAD)):
        out.shapes.append(Words(_PAD * 2, y, words, paper.ink))
        y += pen.line * 1.3
    out.reach(pen.width, y + _PAD)
    return out


class _Matrix:
    """Lays a heat map out."""

    def __init__(self, chart: Heat, pen: Pen, paper: Paper) -> None:
        self.chart, self.pen, self.paper = chart, pen, paper
        self.drawing = Drawing()
        names = max((pen.measure(name) for name in (*chart.rows, chart.corner)), default=0.0)
        self.left = _PAD + min(_NAMES, names) + 12
        self.high = max(30.0, pen.line * 1.7)
        self.wide, self.is_slanted = self._column_width()
        self.top = _PAD + self._head_height()
        self._head()
        self._body()
        self._scale()

    def _column_width(self) -> tuple[float, bool]:
        """As wide as the widest heading or number, if there is room; else headings are slanted."""
        chart, pen = self.chart, self.pen
        texts = [one.text for row in chart.cells for one in row if one]
        numbers = max((pen.measure(text) for text in texts), default=0.0) + 16
        heads = max((pen.measure(name) for name in chart.columns), default=0.0) + 14
        room = (pen.width - self.left - 2 * _PAD) / max(1, len(chart.columns))
        least = max(_LEAST, numbers)
        straight = max(least, min(_MOST, heads))
        if straight <= room and heads <= straight:
            return straight, False
        return least, True

    def _head_height(self) -> float:
        if not self.is_slanted:
            return self.pen.line * 1.8
        return self._slanted() * _SLANT + self.pen.line * 1.2

    def _slanted(self) -> float:
        widths = (self.pen.measure(name) for name in self.chart.columns)
        return min(_NAMES, max(widths, default=0.0))

    def _x(self, column: int) -> float:
        gap = 14.0 if column >= len(self.chart.columns) - self.chart.apart else 0.0
        return self.left + column * self.wide + gap

    def _head(self) -> None:
        add, paper, pen = self.drawing.heads.append, self.paper, self.pen
        corner = pen.fit(self.chart.corner, self.left - _PAD - 6)
        words = Words(_PAD, self.top - pen.line * 0.8, corner, paper.faint)
        self.drawing.corner.append(words)
        self.drawing.left, self.drawing.top = self.left - 2, self.top - 2
        for i, name in enumerate(self.chart.columns):
            x = self._x(i) + self.wide / 2
            if self.is_slanted:
                fitted = pen.fit(name, _NAMES)
                y = self.top - pen.line * 0.6
                add(Words(x, y, fitted, paper.ink, turn=-45.0))
                self.drawing.reach(x + pen.measure(fitted) * _SLANT + 3 * _PAD, self.top)
            else:
                fitted = pen.fit(name, self.wide - 8)
                add(Words(x, self.top - pen.line * 0.8, fitted, paper.ink, "middle"))

    def _body(self) -> None:
        for row, name in enumerate(self.chart.rows):
            y = self.top + row * self.high
            words = self.pen.fit(name, self.left - _PAD - 10)
            middle = y + self.high / 2
            self.drawing.names.append(Words(_PAD, middle, words, self.paper.ink))
            for column, cell in enumerate(self.chart.cells[row]):
                if cell is not None:
                    box = Box(self._x(column), y, self.wide - 2, self.high - 2, "")
                    self._cell(Spot(box, row, column, cell))
        right = self._x(len(self.chart.columns) - 1) + self.wide
        self.drawing.reach(right + _PAD, self.top + len(self.chart.rows) * self.high + _PAD)

    def _cell(self, spot: Spot) -> None:
        box, cell, paper = spot.box, spot.cell, self.paper
        fill = paper.ground if cell.share is None else paper.fill(cell.share, differs=cell.differs)
        add = self.drawing.shapes.append
        if cell.share is None:
            add(Box(box.x, box.y, box.width, box.height, paper.line))
            add(Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2, fill))
        else:
            add(Box(box.x, box.y, box.width, box.height, fill))
        x, y = box.x + box.width / 2, box.y + box.height / 2
        add(Words(x, y, cell.text, paper.on(fill), "middle"))
        self.drawing.spots.append(spot)

    def _scale(self) -> None:
        """What the colours mean."""
        if not any(self.chart.ends):
            return
        add, paper, y = self.drawing.shapes.append, self.paper, self.drawing.height + 8
        first, last = self.chart.ends
        x, middle = self.left, y + 7
        add(Words(x, middle, first, paper.faint))
        x += self.pen.measure(first) + 8
        for step in range(_STEPS):
            add(Box(x, y, 22, 14, paper.fill(step / (_STEPS - 1))))
            x += 22
        add(Words(x + 8, middle, last, paper.faint))
        self.drawing.reach(x + 8 + self.pen.measure(last) + _PAD, y + 14 + _PAD)


def _course(chart: Course, pen: Pen, paper: Paper) -> Drawing:
    """Points from left to right, a day each, with the line that joins those that follow."""
    out = Drawing()
    left, top, high = _PAD + pen.measure("−0.00") + 8, _PAD + pen.line, 240.0
    lowest = min((one.share for one in chart.cells if one.share is not None), default=0.0)
    floor = 0.0 if lowest >= 0 else max(-1.0, lowest)
    room = pen.width - left - 3 * _PAD
    step = max(26.0, min(120.0, room / max(1, len(chart.days))))

    def y_of(value: float) -> float:
        return top + high * (1 - (value - floor) / (1 - floor))

    right = left + step * len(chart.days)
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        out.shapes.append(Line(left, y_of(value), right, y_of(value), paper.line))
        words = Words(left - 8, y_of(value), f"{value:g}", paper.faint, "end")
        out.shapes.append(words)
    before: tuple[float, float] | None = None
    for i, cell in enumerate(chart.cells):
        x = left + step * (i + 0.5)
        here = None if cell.share is None else (x, y_of(max(floor, cell.share)))
        if before and here:
            out.shapes.append(Line(*before, *here, paper.agree, 2.0))
        before = here
        _point(out, Spot(Box(x - step / 2, top, step, high, ""), 0, i, cell), here, pen, paper)
    _days(out, chart.days, (left, step, top + high + pen.line), pen, paper)
    out.reach(right + 2 * _PAD, top + high + pen.line * 2 + _PAD)
    return out


def _point(
    out: Drawing, spot: Spot, here: tuple[float, float] | None, pen: Pen, paper: Paper
) -> None:
    cell: Cell = spot.cell
    x, y = here or (spot.box.x + spot.box.width / 2, spot.box.y + spot.box.height - pen.line)
    if here:
        out.shapes.append(Dot(x, y, 5.0, paper.agree))
    if not here or spot.box.width > pen.measure(cell.text) + 4:
        lift = pen.line if here and y - pen.line > spot.box.y - 4 else -pen.line
        out.shapes.append(Words(x, y - lift if here else y, cell.text, paper.ink, "middle"))
    out.spots.append(spot)


def _days(
    out: Drawing, days: tuple[str, ...], where: tuple[float, float, float], pen: Pen, paper: Paper
) -> None:
    """Dates below the points, as many as do not run into each other."""
    left, step, y = where
    free = 0.0
    for i, day in enumerate(days):
        x, half = left + step * (i + 0.5), pen.measure(day) / 2
        if x - half >= free:
            out.shapes.append(Words(x, y, day, paper.faint, "middle"))
            free = x + half + 12
            out.reach(x + half + _PAD, y)
