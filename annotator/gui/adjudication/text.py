"""The document under the decision table: gold solid, the annotators' variants as thin lines.

Each annotator's lines have a colour and a dash of their own, in a lane of their own below the
text, so that neither colour nor place alone tells them apart.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.gui.document.colours import is_dark
from annotator.gui.document.pieces import pieces_between
from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Fragment

_GAP = 1.5
_LANE = 3.0
_WIDTH = 2.0
_DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 1.5), (6, 2, 1, 2), (2, 3))
_COLOURS = ("#2660a4", "#c2185b", "#2a9134", "#ad7a00", "#8a4fff", "#00838f", "#7a5c3e", "#546e7a")
_ON_DARK = ("#7db3f0", "#f48fb1", "#81c995", "#ffd166", "#c9a7ff", "#5fd4df", "#d7b899", "#b0bec5")


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


class ComparedText(DocumentView):
    """A document view that draws variants beside the layer it shows."""

    _variants: tuple[Variant, ...] = ()
    _places: tuple[int, ...] = ()
    _longest = 0

    def show_variants(self, variants: Sequence[Variant]) -> None:
        """Draws ``variants`` from now on."""
        self._variants = tuple(sorted(variants, key=lambda one: one.fragment))
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
        start, stop = self.in_view()
        first = bisect_left(self._places, start - self._longest)
        seen = [one for one in self._variants[first:] if one.fragment[0] < stop]
        top, left = self._scroller.top, self._sheet.left
        for laid, block_top in self._sheet.between(top, top + self.viewport().height()):
            if laid.folded:
                continue
            for one in seen:
                for piece in pieces_between(laid.shape, one.fragment, 0, ""):
                    below = laid.text_tops[piece.line] + laid.shape.heights[piece.line]
                    y = block_top - top + below + _GAP + _LANE * one.column
                    yield one.column, QLineF(left + piece.left + 1, y, left + piece.right - 1, y)
