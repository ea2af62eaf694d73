"""Odd characters made visible in the raw mode: tinted boxes, signs for line ends, names."""

import math

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.odd import line_end_at, line_end_sign, names, odd_at, odd_ranges
from annotator.gui.document.pieces import pieces_between
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.shape import Shape
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import Style

_GAP = 5
_PAD = 4
"""Pixels between the text and the sign of its line end, and inside that sign."""


def paint_odd(painter: QPainter, laid: LaidBlock, style: Style) -> None:
    """Boxes behind the odd characters of a block; outlined, so that colour is not the only mark."""
    shape = laid.shape
    painter.setPen(QPen(style.odd_line, 1))
    painter.setBrush(style.odd_fill)
    for start, stop in odd_ranges(shape.text):
        for piece in pieces_between(shape, (shape.start + start, shape.start + stop), 0, ""):
            top, height = laid.text_tops[piece.line], shape.heights[piece.line]
            width = max(3.0, piece.right - piece.left - 1)
            painter.drawRect(QRectF(piece.left + 0.5, top + 0.5, width, height - 1))


def paint_line_end(painter: QPainter, laid: LaidBlock, text: str, style: Style) -> None:
    """The sign of a line end that is not the plain one, after the last line."""
    box = line_end_rect(laid, text, style)
    if box is None:
        return
    painter.setPen(QPen(style.odd_line, 1))
    painter.setBrush(style.odd_fill)
    painter.drawRect(box)
    painter.setFont(style.chip_font)
    painter.setPen(style.ink)
    sign = line_end_sign(line_end_at(text, laid.shape.stop))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)


def line_end_rect(laid: LaidBlock, text: str, style: Style) -> QRectF | None:
    """Pixels, from the block's top left, of the sign of its line end; None when it has none."""
    line_end = "" if laid.folded else line_end_at(text, laid.shape.stop)
    if not line_end:
        return None
    last = laid.shape.lines[-1]
    width = style.text_width(line_end_sign(line_end)) + 2 * _PAD
    box = last.naturalTextRect()
    left = box.left() - _GAP - width if _is_aligned_right(laid.shape) else box.right() + _GAP
    height = min(style.chip_height, laid.shape.heights[-1])
    top = laid.text_tops[-1] + (laid.shape.heights[-1] - height) // 2
    return QRectF(math.ceil(left) + 0.5, top + 0.5, width, height - 1)


def odd_name_at(sheet: Sheet, point: int) -> str:
    """The names of the odd character at code point ``point``, or of the line end; "" for none."""
    text = sheet.content.text
    line_end = line_end_at(text, point)
    if line_end:
        return names(line_end)
    found = odd_at(text, point)
    return names(text[found[0] : found[1]]) if found else ""


def odd_name_under(sheet: Sheet, scroller: Scroller, position: QPoint) -> str:
    """The same for what a pixel of the viewport shows."""
    block, inside = sheet.find(position.y() + scroller.top)
    laid, text, x = sheet.laid(block), sheet.content.text, position.x() - sheet.left
    if laid.folded:
        return ""
    sign = line_end_rect(laid, text, sheet.style)
    if sign is not None and sign.contains(x, inside):
        return odd_name_at(sheet, laid.shape.stop)
    line = laid.line_at(inside)
    top = laid.text_tops[line]
    if not top <= inside < top + laid.shape.heights[line]:
        return ""
    found = odd_at(text, laid.shape.over(line, x))
    if found is None:
        return ""
    pieces = pieces_between(laid.shape, found, 0, "")
    over = any(p.line == line and p.left - 1 <= x <= p.right + 1 for p in pieces)
    return names(text[found[0] : found[1]]) if over else ""


def _is_aligned_right(shape: Shape) -> bool:
    return bool(shape.layout.textOption().alignment() & Qt.AlignmentFlag.AlignRight)
