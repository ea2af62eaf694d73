"""Painting of what is in view."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPolygonF,
    QRegion,
    QTextCharFormat,
    QTextLayout,
)

from annotator.gui.document.chips import SPAN_RADIUS, Chips
from annotator.gui.document.emphasis import Emphasis
from annotator.gui.document.found import paint_found
from annotator.gui.document.layout import LaidBlock, Marks
from annotator.gui.document.pieces import pieces_between
from annotator.gui.document.places import Chip, Piece, Wire
from annotator.gui.document.railing import Railing, visible_rails
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wire_lines import drawn
from annotator.gui.document.zone_marks import paint_zone
from annotator.model.annotation import Fragment, merged
from annotator.model.hits import NO_HITS, Hits

_RAIL_EDGE = -8
_ORIGIN = QPointF(0, 0)
_ROUND = QPainter.RenderHint.Antialiasing


@dataclass
class Scene:
    """What is to be painted besides the document itself."""

    emphasis: Emphasis = field(default_factory=Emphasis)
    selection: tuple[Fragment, ...] = ()
    caret: int | None = None
    found: Hits = NO_HITS


class Painting:
    """Paints one sheet's blocks with the chips of one style."""

    def __init__(self, sheet: Sheet, chips: Chips) -> None:
        self._sheet = sheet
        self._chips = chips
        self._style = chips.style

    def paint(
        self, painter: QPainter, region: QRegion, top: int, height: int, scene: Scene
    ) -> None:
        """Paint the part ``region`` of a viewport that begins at sheet pixel ``top``."""
        clip = region.boundingRect()
        painter.fillRect(clip, self._style.paper)
        visible = [(b, t - top) for b, t in self._sheet.between(top, top + height)]
        painter.translate(self._sheet.left, 0)
        self._paint_rails(painter, visible_rails(self._sheet, visible, height), scene.emphasis)
        edge = self._sheet.left + _RAIL_EDGE
        for laid, y in visible:
            here = region & QRect(edge, y, clip.right() + 1 - edge, laid.height)
            if not here.isEmpty():
                painter.translate(0, y)
                self._paint_block(painter, laid, scene, here.translated(-self._sheet.left, -y))
                painter.translate(0, -y)
        painter.translate(-self._sheet.left, 0)

    def _paint_block(
        self, painter: QPainter, laid: LaidBlock, scene: Scene, region: QRegion
    ) -> None:  # fmt: skip
        """Paint the lines of a block that ``region`` (the block's own pixels) reaches."""
        emphasis, clip = scene.emphasis, region.boundingRect()
        shown = laid.on_lines(_lines(laid, region))
        if laid.place is not None:
            on_bar = scene.caret is not None and laid.folded and self._holds(laid, scene.caret)
            paint_zone(painter, laid, self._sheet.content, self._style, marked=on_bar)
        if laid.folded:
            return
        self._fill_pieces(painter, shown, emphasis)
        paint_found(painter, laid, scene.found, self._style, clip)
        for fragment in scene.selection:
            self._fill_selection(painter, laid, fragment)
        self._paint_text(painter, laid, scene, clip)
        self._underline(painter, shown, emphasis)
        painter.setPen(Qt.PenStyle.NoPen)
        for wire in shown.wires:
            self._paint_wire(painter, wire, emphasis)
        for chip in shown.chips:
            self._paint_chip(painter, chip, emphasis)
        for wire in shown.wires:
            self._paint_label(painter, wire, emphasis)
        self._outline(painter, shown, emphasis)
        if scene.caret is not None:
            self._paint_caret(painter, laid, scene.caret)

    def _paint_text(self, painter: QPainter, laid: LaidBlock, scene: Scene, clip: QRect) -> None:
        """The text: dim in a zone of the page, but for what is labelled or selected there."""
        layout = laid.shape.layout
        if self._style.raw:
            from annotator.gui.document.odd_marks import paint_line_end, paint_odd  # noqa: PLC0415

            paint_odd(painter, laid, self._style)
            paint_line_end(painter, laid, self._sheet.content.text, self._style)
        if laid.place is None:
            painter.setPen(self._style.ink)
            layout.draw(painter, _ORIGIN, [], QRectF(clip))
            return
        painter.setPen(self._style.dim)
        layout.draw(painter, _ORIGIN, self._undimmed(laid, scene), QRectF(clip))

    def _undimmed(self, laid: LaidBlock, scene: Scene) -> list[QTextLayout.FormatRange]:
        shape, found = laid.shape, []
        spans = self._sheet.content.spans_in(laid.block)
        fragments = [fragment for span in spans for fragment in span.fragments]
        hits = scene.found.between(shape.start, shape.stop)
        for start, stop in merged((*fragments, *hits, *scene.selection)):
            first, last = shape.unit(start), shape.unit(stop)
            if first < last:
                lit = QTextLayout.FormatRange()
                lit.start, lit.length = first, last - first
                lit.format = _lit(self._style.ink)
                found.append(lit)
        return found

    def _holds(self, laid: LaidBlock, point: int) -> bool:
        sheet = self._sheet
        return sheet.folding.shown(sheet.content.blocks.at(point)) == laid.block

    def _fill_pieces(self, painter: QPainter, laid: Marks, emphasis: Emphasis) -> None:
        for piece in _visible(laid, emphasis):
            painter.setOpacity(emphasis.span_opacity(piece.span))
            top, height = laid.text_tops[piece.line], laid.shape.heights[piece.line]
            box = QRectF(
                piece.left, top + piece.inset, piece.right - piece.left, height - piece.inset
            )
            look = self._style.entity(piece.label)
            shown = piece.span in emphasis.shown_spans or piece.span in emphasis.spans
            painter.fillRect(box, look.strong_fill if shown else look.fill)
        painter.setOpacity(1.0)

    def _fill_selection(self, painter: QPainter, laid: LaidBlock, fragment: Fragment) -> None:
        shape = laid.shape
        if fragment[0] > shape.stop or fragment[1] <= shape.start:
            return
        for piece in pieces_between(shape, fragment, 0, ""):
            top, height = laid.text_tops[piece.line], shape.heights[piece.line]
            box = QRectF(piece.left, top, piece.right - piece.left, height)
            painter.fillRect(box, self._style.selection)

    def _underline(self, painter: QPainter, laid: Marks, emphasis: Emphasis) -> None:
        row, thick = self._style.underline_row, self._style.underline
        for piece in _visible(laid, emphasis):
            painter.setOpacity(emphasis.span_opacity(piece.span))
            y = laid.underline_tops[piece.line] + piece.lane * row
            box = QRectF(piece.left, y, piece.right - piece.left - 0.5, thick)
            painter.fillRect(box, self._style.entity(piece.label).underline)
        for joint in laid.joints:
            painter.setOpacity(emphasis.span_opacity(joint.span))
            middle = laid.underline_tops[joint.line] + joint.lane * row + thick / 2
            painter.setPen(_dashes(self._style.entity(joint.label).underline))
            painter.drawLine(QPointF(joint.left + 1, middle), QPointF(joint.right - 1, middle))
        painter.setOpacity(1.0)

    def _paint_wire(self, painter: QPainter, wire: Wire, emphasis: Emphasis) -> None:
        """The lines only, on whole pixels and opaque: smooth or sheer ones cost ten times more."""
        opacity, thick = emphasis.wire_opacity(wire.relations), emphasis.thickness(wire.relations)
        if not opacity:
            return
        painter.setBrush(self._style.faded(self._style.relation(wire.label).underline, opacity))
        painter.drawRects(drawn(wire, math.ceil(thick)))

    def _paint_chip(self, painter: QPainter, chip: Chip, emphasis: Emphasis) -> None:
        opacity = max((emphasis.span_opacity(span) for span in chip.spans), default=1.0)
        painter.setOpacity(opacity)
        pixmap = self._chips.more(chip.label) if chip.is_more else self._chips.span(chip.label)
        painter.drawPixmap(QPointF(chip.left, chip.top), pixmap)
        painter.setOpacity(1.0)
        width = emphasis.frame(chip.spans)
        if width:
            pen = QPen(self._style.entity(chip.label).underline, width)
            box = QRectF(chip.left, chip.top, chip.width, self._style.chip_height)
            self._frame(painter, pen, box, SPAN_RADIUS)

    def _paint_label(self, painter: QPainter, wire: Wire, emphasis: Emphasis) -> None:
        opacity = emphasis.wire_opacity(wire.relations)
        if not opacity:
            return
        painter.setOpacity(opacity)
        colour = self._style.relation(wire.label).underline
        painter.setRenderHint(_ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, y in wire.tips:
            painter.drawPolygon(_polygon([(x, y), (x - 3.5, y - 6), (x + 3.5, y - 6)]))
        painter.setRenderHint(_ROUND, on=False)
        if wire.has_chip:
            self._blank(painter, wire)
            pixmap = self._chips.relation(wire.label, wire.title)
            painter.drawPixmap(QPointF(wire.chip_left, wire.chip_top), pixmap)
            if emphasis.thickness(wire.relations) > 1:
                height = self._style.chip_height
                box = QRectF(wire.chip_left, wire.chip_top, wire.chip_width, height)
                self._frame(painter, QPen(colour, 1.5), box, height / 2 - 1)
        painter.setOpacity(1.0)

    def _blank(self, painter: QPainter, wire: Wire) -> None:
        """Bare paper under a label that is painted faintly, lest the wire cross it out."""
        if painter.opacity() < 1.0:
            opacity, height = painter.opacity(), self._style.chip_height
            painter.setOpacity(1.0)
            painter.fillRect(
                QRect(wire.chip_left + 1, wire.chip_top, wire.chip_width - 2, height),
                self._style.paper,
            )
            painter.setOpacity(opacity)

    def _frame(self, painter: QPainter, pen: QPen, box: QRectF, radius: float) -> None:
        """A line around a chip, so that selection does not rest on colour."""
        painter.setRenderHint(_ROUND)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setRenderHint(_ROUND, on=False)

    def _outline(self, painter: QPainter, laid: Marks, emphasis: Emphasis) -> None:
        for piece in laid.pieces:
            if piece.span in emphasis.spans:
                top, height = laid.text_tops[piece.line], laid.shape.heights[piece.line]
                painter.setPen(QPen(self._style.entity(piece.label).underline, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(piece.left, top, piece.right - piece.left, height))

    def _paint_caret(self, painter: QPainter, laid: LaidBlock, caret: int) -> None:
        shape = laid.shape
        if self._holds(laid, caret):
            unit = shape.unit(caret)
            line = shape.line_of(unit)
            x, top = round(shape.x(unit)), laid.text_tops[line]
            painter.fillRect(QRectF(x, top, 2, shape.heights[line]), self._style.ink)

    def _paint_rails(self, painter: QPainter, rails: list[Railing], emphasis: Emphasis) -> None:
        """Faint ones first; what relations of a bundle have in common is painted once."""
        ways: dict[tuple[float, float, str, int], list[tuple[int, int]]] = {}
        for rail in rails:
            for thick, opacity in emphasis.weights(rail.relations):
                if rail.loose and thick == 1.0:
                    self._paint_loose_ends(painter, rail, opacity)
                elif opacity:
                    stretches = ways.setdefault((thick, opacity, rail.label, rail.x), [])
                    stretches.append((rail.top, rail.bottom))
                    stretches.extend((level, level) for level in rail.levels)
        for (thick, opacity, label, x), stretches in sorted(ways.items()):
            colour = self._style.faded(self._style.relation(label).underline, opacity)
            wide = math.ceil(thick)
            for top, bottom in _united(stretches):
                painter.fillRect(x, top, wide, bottom - top, colour)
            for level in {top for top, bottom in stretches if top == bottom}:
                painter.fillRect(x, level, _RAIL_EDGE - x, wide, colour)

    def _paint_loose_ends(self, painter: QPainter, rail: Railing, opacity: float) -> None:
        """Arrows at the gutter that say whether the other end lies above or below."""
        painter.setOpacity(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.relation(rail.label).underline)
        for level in rail.levels:
            x, y, ahead = _RAIL_EDGE + 0.5, level + 0.5, 6.0 if rail.bottom > level else -6.0
            painter.drawPolygon(_polygon([(x, y + ahead), (x - 4, y), (x + 4, y)]))
        painter.setOpacity(1.0)


def _lines(laid: LaidBlock, region: QRegion) -> list[int]:
    """The lines of ``laid`` that a region of its pixels reaches."""
    found: set[int] = set()
    for box in cast(Iterable[QRect], region):  # the stub does not know that it can be walked
        found.update(range(laid.line_at(box.top()), laid.line_at(box.bottom()) + 1))
    return sorted(found)


def _visible(laid: Marks, emphasis: Emphasis) -> Iterator[Piece]:
    """What is to be painted of spans: under sheer ones those that lie below are seen, too."""
    return laid.seen if emphasis.bright_spans is None else laid.pieces


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for top, bottom in sorted(stretches):
        if out and top <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], bottom))
        elif top < bottom:
            out.append((top, bottom))
    return out


def _polygon(points: list[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _lit(colour: QColor) -> QTextCharFormat:
    lit = QTextCharFormat()
    lit.setForeground(colour)
    return lit


def _dashes(colour: QColor) -> QPen:
    pen = QPen(colour, 1.0, Qt.PenStyle.DashLine)
    pen.setDashPattern([3.0, 3.0])
    return pen
