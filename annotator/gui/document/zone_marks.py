"""How a zone of the page is marked: a bar or a heading that names it, a line at its left edge."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from annotator.gui.document.content import Content
from annotator.gui.document.folding import ZonePlace
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.style import Style
from annotator.gui.texts import span_count

_EDGE = -7
_EDGE_WIDTH = 2
_TRIANGLE = 8
"""Pixels: where the line at the left edge stands (between the text and the rails) and how wide it
is; the side of the triangle that says whether a zone is folded."""

_TITLES = {
    "duplicate": QT_TRANSLATE_NOOP("Zones", "Repeated caption"),
    "player": QT_TRANSLATE_NOOP("Zones", "Player"),
    "caption alt": QT_TRANSLATE_NOOP("Zones", "Generated caption"),
    "related": QT_TRANSLATE_NOOP("Zones", "Related articles"),
    "credit": QT_TRANSLATE_NOOP("Zones", "Credit"),
}


def zone_words(place: ZonePlace, content: Content) -> str:
    """What a zone is and what lies in it: "Related articles · 23 lines · 4 spans"."""
    zone = place.zone
    words = [
        QCoreApplication.translate("Zones", str(_TITLES[zone.kind])),
        line_count(zone.lines),
    ]
    spans = content.starting_in(zone.start, zone.stop)
    if spans:
        words.append(span_count(spans))
    return " · ".join(words)


def line_count(count: int) -> str:
    """ "1 line", "23 lines"."""
    if count == 1:
        return QCoreApplication.translate("Zones", "1 line")
    return QCoreApplication.translate("Zones", "{count} lines").format(count=count)


def mark_rect(laid: LaidBlock, content: Content, style: Style) -> QRect | None:
    """Pixels, from the block's top left, of what folds or unfolds the zone that begins here."""
    if laid.place is None or not laid.heads_zone:
        return None
    if laid.folded:
        return QRect(_EDGE, 1, laid.shape.width - _EDGE, style.bar_height - 2)
    width = _TRIANGLE + 12 + style.text_width(zone_words(laid.place, content))
    return QRect(_EDGE, 0, width, style.block_gap + style.zone_row)


def paint_zone(
    painter: QPainter, laid: LaidBlock, content: Content, style: Style, *, marked: bool
) -> None:
    """Paint the marks of the zone in which a block lies; ``marked``, the caret is on its bar."""
    place, box = laid.place, mark_rect(laid, content, style)
    if place is None:
        return
    if not laid.folded:
        painter.fillRect(QRect(_EDGE, 0, _EDGE_WIDTH, laid.height), style.zone_line)
    if box is None:
        return
    if laid.folded:
        _paint_bar(painter, box, style, marked=marked)
    middle = box.center().y() + (0 if laid.folded else 1)
    _paint_triangle(painter, _EDGE + 8, middle, style, folded=laid.folded)
    painter.setFont(style.chip_font)
    painter.setPen(style.dim)
    room = QRect(_EDGE + _TRIANGLE + 12, middle - 20, laid.shape.width - _TRIANGLE - 10, 40)
    words = style.fitted(zone_words(place, content), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_bar(painter: QPainter, box: QRect, style: Style, *, marked: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(style.highlight, 2) if marked else QPen(style.zone_line, 1)
    painter.setPen(edge)
    painter.setBrush(style.zone_fill)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_triangle(painter: QPainter, x: int, y: int, style: Style, *, folded: bool) -> None:
    """It points to the right before what is folded, down to what is open."""
    half, height = _TRIANGLE / 2, _TRIANGLE * 0.75
    corners = [(x, y - half), (x + height, y), (x, y + half)]
    if not folded:
        corners = [(x - 1, y - half + 1), (x + height + 1, y - half + 1), (x + 3, y + half - 1)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.dim)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
