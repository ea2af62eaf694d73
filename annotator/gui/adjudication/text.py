"""The document under the decision table: gold solid, the annotators' variants as thin lines.

Each annotator's lines have a colour and a dash of their own, in lanes of their own below the
text, so that neither colour nor place alone tells them apart.  Spans of one annotator that overlap
lie in lanes one below another, the shortest nearest the text: side by side they looked like one.
"""

import contextlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QRegion

from annotator.agreement.decision_items import Item, SpanItem
from annotator.gui.document.chips import Chips
from annotator.gui.document.colours import is_dark
from annotator.gui.document.lanes import CAP, Lanes
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.pieces import pieces_between
from annotator.gui.document.shape import Shape
from annotator.gui.document.style import Style
from annotator.gui.document.view import DocumentView
from annotator.gui.overrides import guarded
from annotator.model.scheme import Scheme

_GAP = 1.5
_LANE = 3.0
_WIDTH = 2.0
_MOST_LANES = 16
"""For which lines of text are moved apart: of fifty annotators' lines some lie over the text."""
_SAMPLE = (26, 8)
_DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 1.5), (6, 2, 1, 2), (2, 3))
_COLOURS = ("#2660a4", "#c2185b", "#2a9134", "#ad7a00", "#8a4fff", "#00838f", "#7a5c3e", "#546e7a")
_ON_DARK = ("#7db3f0", "#f48fb1", "#81c995", "#ffd166", "#c9a7ff", "#5fd4df", "#d7b899", "#b0bec5")


_Line = tuple[int, int, int, float, float]
"""Line of the block, column, lane on that line, left and right, in pixels of the block."""


Stretch = tuple[int, int, int]
"""Start and stop, in code points, and whose it is: a place among the table's annotators."""


@dataclass(frozen=True)
class Said:
    """The stretches that annotators labelled, as they stand in the text."""

    stretches: tuple[Stretch, ...] = ()
    starts: tuple[int, ...] = ()
    longest: int = 0
    lanes: tuple[int, ...] = ()
    """How many of each annotator's lie over one place, at the most."""


def said_in(items: Sequence[Item]) -> Said:
    """What was labelled in ``items``; from values alone, for any thread."""
    found = [
        (start, stop, who)
        for item in items
        if isinstance(item, SpanItem)
        for who, span in enumerate(item.variants)
        if span is not None
        for start, stop in span.fragments
    ]
    found.sort()
    longest = max((stop - start for start, stop, _who in found), default=0)
    starts = tuple(start for start, _stop, _who in found)
    return Said(tuple(found), starts, longest, tuple(_deepest(found)))


def _deepest(stretches: Iterable[Stretch]) -> Iterator[int]:
    """How many of each annotator's stretches, in the order of the text, lie over one place."""
    running: defaultdict[int, list[int]] = defaultdict(list)
    deepest: dict[int, int] = {}
    for start, stop, who in stretches:
        stops = running[who]
        while stops and stops[0] <= start:
            heappop(stops)
        heappush(stops, stop)
        deepest[who] = max(deepest.get(who, 0), len(stops))
    return (deepest.get(who, 0) for who in range(max(deepest, default=-1) + 1))


def pen_of(column: int, *, dark: bool) -> QPen:
    """The line of the annotator in a column."""
    colours = _ON_DARK if dark else _COLOURS
    pen = QPen(QColor(colours[column % len(colours)]), _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = _DASHES[column % len(_DASHES)]
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen


def line_sample(column: int, *, dark: bool) -> QPixmap:
    """A piece of the line of the annotator in a column, for the heading."""
    out = QPixmap(*_SAMPLE)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setPen(pen_of(column, dark=dark))
    painter.drawLine(QLineF(0, _SAMPLE[1] / 2, _SAMPLE[0], _SAMPLE[1] / 2))
    painter.end()
    return out


@guarded
class ComparedText(DocumentView):
    """A document view that draws variants beside the layer it shows."""

    _said = Said()
    _columns: Mapping[int, int] = {}
    _known: dict[int, tuple[Shape, list[_Line]]] = {}  # noqa: RUF012 - replaced
    _pens: dict[tuple[int, bool], QPen] = {}  # noqa: RUF012 - pens of all views are the same
    _lanes = 0
    _dirty = QRect()
    _holds = 0
    _is_owed = False

    def show_variants(self, said: Said, order: Sequence[int]) -> None:
        """Draws lines under what was ``said`` from now on.

        ``order`` has for each column whose it is, -1 for nobody's.
        """
        columns = {who: column for column, who in enumerate(order) if who >= 0}
        if said != self._said or columns != self._columns:
            self._said, self._columns, self._known = said, columns, {}
            before, self._lanes = self._lanes, _lanes_of(said, columns)
            if self._lanes != before:
                self._restyle(self._style.scheme, self._style.language)
            self.viewport().update()

    def _dress(self, scheme: Scheme, language: str) -> tuple[Style, Chips]:
        """Lines stand so far apart that the variants' have room between them."""
        style, chips = super()._dress(scheme, language)
        style.line_gap = max(
            round(style.line_height * self._spacing.line_gap),
            round(2 * _GAP + _LANE * min(self._lanes, _MOST_LANES)),
        )
        return style, chips

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """What is chosen meanwhile is looked for once.  Not for edits: the page that is painted
        must be known from each state of the document to the next."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
            if self._is_owed and not self._holds:
                self._refresh()

    def _refresh(self) -> None:
        self._is_owed = self._holds > 0
        if not self._is_owed:
            super()._refresh()

    def rest(self) -> None:
        """Somebody is at work in the table: idle work on the text stays away for a while."""
        self._scroller.busy()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints the part of the viewport that needs it, and no lines elsewhere: nor where only
        the rails beside the text are painted again."""
        beside = QRect(0, 0, self._sheet.left, self.viewport().height())
        self._dirty = event.region().subtracted(QRegion(beside)).boundingRect()
        super().paintEvent(event)

    def _paint_overlays(self, painter: QPainter) -> None:
        if self._said.stretches:
            self._paint_variants(painter)
        super()._paint_overlays(painter)

    def _paint_variants(self, painter: QPainter) -> None:
        dark = is_dark(self._style.paper.name())
        by_column: dict[int, list[QLineF]] = {}
        for column, line in self._lines(self._dirty.top(), self._dirty.bottom() + 1):
            by_column.setdefault(column, []).append(line)
        for column, lines in by_column.items():
            painter.setPen(self._pen(column, dark))
            painter.drawLines(lines)

    def _pen(self, column: int, dark: bool) -> QPen:  # noqa: FBT001 - part of a key
        found = self._pens.get((column, dark))
        if found is None:
            found = self._pens[column, dark] = pen_of(column, dark=dark)
        return found

    def _lines(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, QLineF]]:
        """The lines between two heights of the viewport, each with its annotator's column."""
        top, left = self._scroller.top, self._sheet.left
        last = self.viewport().height() if last is None else last
        for laid, block_top in self._sheet.between(top + first, top + last):
            down, row = block_top - top + _GAP, self._style.underline_row
            for line, column, lane, low, high in self._of_block(laid):
                gold = laid.rows[line].underline_lanes * row
                y = down + laid.underline_tops[line] + gold + _LANE * lane
                if first - _WIDTH <= y <= last + _WIDTH:
                    yield column, QLineF(left + low, y, left + high, y)

    def _of_block(self, laid: LaidBlock) -> list[_Line]:
        """The lines of a block; kept while its text is laid out as it is."""
        known, shape = self._known.get(laid.block), laid.shape
        if laid.folded:
            return []
        if known is not None and known[0] is shape:
            return known[1]
        said, columns = self._said, self._columns
        first = bisect_left(said.starts, shape.start - said.longest)
        last = bisect_left(said.starts, max(shape.stop, shape.start + 1))
        found = [
            (piece.line, columns[who], piece.left + 1, piece.right - 1)
            for start, stop, who in said.stretches[first:last]
            if stop >= shape.start and who in columns
            for piece in pieces_between(shape, (start, stop), 0, "")
        ]
        lines = _in_lanes(found, max(columns.values(), default=0) + 1)
        self._known[laid.block] = (shape, lines)
        return lines


def _lanes_of(said: Said, columns: Mapping[int, int]) -> int:
    """So many lanes all annotators need where most lies over one place: one each, or more."""
    deepest = dict(enumerate(said.lanes))
    more = sum(max(1, deepest.get(who, 0)) - 1 for who in columns)
    return max(columns.values(), default=-1) + 1 + more


def _in_lanes(found: list[tuple[int, int, float, float]], columns: int) -> list[_Line]:
    """Gives each of ``found`` (line, column, left, right) a lane: a column has one on every line,
    and more on a line where its stretches overlap."""
    found.sort(key=lambda one: (one[0], one[1], one[3] - one[2], one[2]))
    taken: defaultdict[tuple[int, int], Lanes] = defaultdict(Lanes)
    places = [taken[line, column].place(left, right) for line, column, left, right in found]
    firsts: dict[tuple[int, int], int] = {}
    for line in {line for line, _column in taken}:
        free = 0
        for column in range(columns):
            firsts[line, column] = free
            free += max(1, len(taken.get((line, column), ())))
    return [
        (line, column, firsts[line, column] + (CAP - 1 if own is None else own), left, right)
        for (line, column, left, right), own in zip(found, places, strict=True)
    ]
