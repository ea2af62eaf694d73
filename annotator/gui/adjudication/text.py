"""The document under the decision table: gold solid, the annotators' variants as thin lines.

Each annotator's lines have a colour and a dash of their own, in a lane of their own below the
text, so that neither colour nor place alone tells them apart.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from annotator.gui.document.colours import is_dark
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.pieces import pieces_between
from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Fragment

_GAP = 1.5
_LANE = 3.0
_WIDTH = 2.0
_SAMPLE = (26, 8)
_DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 1.5), (6, 2, 1, 2), (2, 3))
_COLOURS = ("#2660a4", "#c2185b", "#2a9134", "#ad7a00", "#8a4fff", "#00838f", "#7a5c3e", "#546e7a")
_ON_DARK = ("#7db3f0", "#f48fb1", "#81c995", "#ffd166", "#c9a7ff", "#5fd4df", "#d7b899", "#b0bec5")


_Line = tuple[int, float, float, float]
"""Column, left, right and height, in pixels of a block."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A stretch that the annotator in ``column`` labelled; code points."""

    fragment: Fragment
    column: int


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


class ComparedText(DocumentView):
    """A document view that draws variants beside the layer it shows."""

    _variants: tuple[Variant, ...] = ()
    _places: tuple[int, ...] = ()
    _longest = 0
    _known: dict[int, tuple[LaidBlock, list[_Line]]] = {}  # noqa: RUF012 - replaced, never shared

    def show_variants(self, variants: Sequence[Variant]) -> None:
        """Draws ``variants`` from now on."""
        ordered = tuple(sorted(variants, key=lambda one: (one.fragment, one.column)))
        if ordered == self._variants:
            return
        self._variants = ordered
        self._known = {}
        self._places = tuple(one.fragment[0] for one in self._variants)
        self._longest = max((b - a for a, b in (v.fragment for v in self._variants)), default=0)
        self.viewport().update()

    def _paint_overlays(self, painter: QPainter) -> None:
        if self._variants:
            self._paint_variants(painter)
        super()._paint_overlays(painter)

    def _paint_variants(self, painter: QPainter) -> None:
        dark = is_dark(self._style.paper.name())
        for column, line in self._lines():
            painter.setPen(pen_of(column, dark=dark))
            painter.drawLine(line)

    def _lines(self) -> Iterator[tuple[int, QLineF]]:
        """The lines in view, in viewport pixels, each with its annotator's column."""
        top, left = self._scroller.top, self._sheet.left
        for laid, block_top in self._sheet.between(top, top + self.viewport().height()):
            for column, low, high, y in self._of_block(laid):
                line = QLineF(left + low, y, left + high, y)
                yield column, line.translated(0, block_top - top)

    def _of_block(self, laid: LaidBlock) -> list[_Line]:
        """The lines of a block in its own pixels; kept while it is laid out as it is."""
        known = self._known.get(laid.block)
        if known is not None and known[0] is laid:
            return known[1]
        found: list[_Line] = []
        if not laid.folded:
            shape = laid.shape
            first = bisect_left(self._places, shape.start - self._longest)
            last = bisect_left(self._places, max(shape.stop, shape.start + 1))
            for one in self._variants[first:last]:
                for piece in pieces_between(shape, one.fragment, 0, ""):
                    below = laid.text_tops[piece.line] + shape.heights[piece.line]
                    y = below + _GAP + _LANE * one.column
                    found.append((one.column, piece.left + 1, piece.right - 1, y))
        self._known[laid.block] = (laid, found)
        return found
