"""What a search has found, painted behind the text: a light colour, and a line below it.

The line is there for eyes and screens that do not tell the colours apart.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.pieces import pieces_between
from annotator.gui.document.style import Style
from annotator.model.hits import Hits

_LINE = 2.0


def paint_found(painter: QPainter, laid: LaidBlock, hits: Hits, style: Style, clip: QRect) -> None:
    """Paint the hits on the lines of a block that ``clip`` (the block's own pixels) reaches."""
    if not len(hits):
        return
    shape = laid.shape
    first, last = laid.line_at(clip.top()), laid.line_at(clip.bottom())
    start, stop = shape.point(shape.firsts[first]), shape.point(shape.lasts[last])
    boxes: list[QRectF] = []
    for hit in hits.between(start, max(stop, start + 1)):
        for piece in pieces_between(shape, hit, 0, ""):
            top, height = laid.text_tops[piece.line], shape.heights[piece.line]
            boxes.append(QRectF(piece.left, top, piece.right - piece.left, height))
    if not boxes:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.found_fill)
    painter.drawRects(boxes)
    painter.setBrush(style.found_line)
    # Half a pixel short, so that hits side by side are told apart.
    painter.drawRects([box.adjusted(0.5, box.height() - _LINE, -0.5, 0) for box in boxes])
