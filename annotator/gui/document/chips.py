"""Chips as pixmaps, drawn once a label: painting one costs a blit."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from annotator.gui.document.style import Look, Style

SPAN_RADIUS = 3.5
"""Pixels; relations' labels are round, so that the two kinds differ without colour."""

_Key = tuple[str, str, str]


class Chips:
    """Pixmaps of labels' chips for one style and one device pixel ratio."""

    def __init__(self, style: Style, ratio: float) -> None:
        self.style = style
        self.ratio = ratio
        self._pixmaps: dict[_Key, QPixmap] = {}

    def span(self, label: str) -> QPixmap:
        """The chip of an entity label."""
        key = ("span", label, "")
        return self._pixmaps.get(key) or self._span(key, self.style.entity(label))

    def relation(self, label: str, title: str) -> QPixmap:
        """The chip of a relation label that says ``title``."""
        key = ("relation", label, title)
        return self._pixmaps.get(key) or self._relation(key, self.style.relation(label))

    def more(self, text: str) -> QPixmap:
        """The chip that stands for chips without room ("+3")."""
        key = ("more", text, "")
        look = self.style.unknown
        return self._pixmaps.get(key) or self._draw(
            key, text, self.style.paper, look.underline, look.line_text
        )

    def _span(self, key: _Key, look: Look) -> QPixmap:
        edge = look.chip_fill if look.is_known else look.underline
        dashed = not look.is_known
        return self._draw(key, look.title, look.chip_fill, edge, look.chip_text, dashed=dashed)

    def _relation(self, key: _Key, look: Look) -> QPixmap:
        paper, edge = self.style.paper, look.underline
        dashed = not look.is_known
        return self._draw(key, key[2], paper, edge, look.line_text, dashed=dashed)

    def _draw(
        self, key: _Key, title: str, fill: QColor, edge: QColor, ink: QColor, *,
        dashed: bool = False,
    ) -> QPixmap:  # fmt: skip
        """Dashes say that the scheme lacks the label: grey alone is the colour of many a label."""
        style = self.style
        width, height = style.chip_width(title), style.chip_height
        pixmap = QPixmap(round(width * self.ratio), round(height * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.chip_font)
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(fill)
        radius = SPAN_RADIUS if key[0] == "span" else height / 2 - 1
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), radius, radius)
        painter.setPen(ink)
        painter.drawText(
            QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, style.elided(title)
        )
        painter.end()
        self._pixmaps[key] = pixmap
        return pixmap
