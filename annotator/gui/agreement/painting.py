"""Paints the shapes of a drawing with Qt."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.gui.agreement.drawing import Box, Dot, Line, Shape, Words

_FAR = 400.0
"""Pixels from its anchor that no word reaches beyond."""


def paint(painter: QPainter, shapes: Iterable[Shape], clip: QRectF | None = None) -> None:
    """Paints ``shapes``; those that lie outside of ``clip`` are left out."""
    for one in shapes:
        if isinstance(one, Words):
            far = QRectF(one.x - _FAR, one.y - _FAR, 2 * _FAR, 2 * _FAR)
            if clip is None or clip.intersects(far):
                _words(painter, one)
        elif isinstance(one, Box):
            box = QRectF(one.x, one.y, one.width, one.height)
            if clip is None or clip.intersects(box):
                painter.fillRect(box, QColor(one.fill))
        elif isinstance(one, Line):
            painter.setPen(QPen(QColor(one.colour), one.width))
            painter.drawLine(QLineF(one.x, one.y, one.to_x, one.to_y))
        else:
            _dot(painter, one)


def _dot(painter: QPainter, one: Dot) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(one.fill))
    painter.drawEllipse(QPointF(one.x, one.y), one.radius, one.radius)


def _words(painter: QPainter, one: Words) -> None:
    painter.save()
    font = QFont(painter.font())
    font.setBold(one.bold)
    painter.setFont(font)
    painter.setPen(QColor(one.colour))
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(one.text)
    left = {"start": 0.0, "middle": -width / 2, "end": -width}[one.anchor]
    painter.translate(one.x, one.y)
    painter.rotate(one.turn)
    painter.drawText(QPointF(left, (metrics.ascent() - metrics.descent()) / 2), one.text)
    painter.restore()
