"""What is painted over the document, in viewport pixels: handles, and the pointer of the R mode."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_KNOB = 3.5


def paint_handles(
    painter: QPainter, handles: list[tuple[int, int, int]], colour: QColor, paper: QColor
) -> None:
    """Bars with a knob at the start (above) and the stop (below) of the selected span."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for edge, (x, top, bottom) in enumerate(handles):
        painter.fillRect(QRectF(x - 1, top, 2, bottom - top), colour)
        knob = QPointF(x, top if edge == 0 else bottom)
        painter.setPen(QPen(paper, 1.0))
        painter.setBrush(colour)
        painter.drawEllipse(knob, _KNOB, _KNOB)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_pointer(painter: QPainter, head: QRect, goal: QPoint, colour: QColor) -> None:
    """The line from the head of a relation in the making to where it might end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(head.center()), QPointF(goal))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(goal), _KNOB, _KNOB)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_frame(painter: QPainter, box: QRect, colour: QColor) -> None:
    """A line around the span that Enter would take as the tail."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(-2, -1, 2, 1), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
