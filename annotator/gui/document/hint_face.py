"""How hints look: colours, sizes and pictures of their tags, for one style of the view.

A tag is put together from a ground and its letters, each drawn once: painting a page of tags costs
some blits.
"""

import math

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from annotator.gui.document.colours import is_dark, mixed
from annotator.gui.document.hints import ALPHABET
from annotator.gui.document.style import Style

_SMALLEST_ROW = 24
_LARGER = 1.1
"""Pixels, and the size of a hint's letters by that of a chip's."""

_RADIUS = 3.0
_WORDS = 20
"""Letters of average width that the words in a row have room for."""

TAG, TAG_INK, TAG_PAST, _TAG_EDGE = "#ffe14d", "#1c1a00", "#665800", "#4d4300"
"""Tag, letter, letter that was typed, edge: the same on light and on dark paper, since nothing
else in the view is of this yellow."""


class Face:
    """Measures in pixels, colours and pictures at one device pixel ratio."""

    def __init__(self, style: Style, ratio: float) -> None:
        self.style = style
        self.ratio = ratio
        self.font = QFont(style.chip_font)
        self.font.setBold(True)
        self.font.setPointSizeF(style.chip_font.pointSizeF() * _LARGER)
        metrics = QFontMetricsF(self.font)
        self._words = QFontMetricsF(style.chip_font)
        self._letter = math.ceil(max(metrics.horizontalAdvance(each.upper()) for each in ALPHABET))
        self._pictures: dict[tuple[str, str], QPixmap] = {}
        self._chip_widths: dict[str, int] = {}
        self._more_width = 0
        self._pad = max(1, round(metrics.height() * 0.1))
        self.tag_height = math.ceil(metrics.height()) + 2
        self.row_height = max(_SMALLEST_ROW, self.tag_height + 6)
        self.gap = max(6, round(metrics.height() * 0.4))
        self._widest_words = round(metrics.averageCharWidth() * _WORDS)
        paper, ink = style.paper.name(), style.ink.name()
        self.row = QColor(mixed(paper, ink, 0.14 if is_dark(paper) else 0.07))
        self.row_edge = QColor(mixed(paper, ink, 0.45))

    def tag_width(self, code: str) -> int:
        """Pixels that the tag of ``code`` is wide."""
        return len(code) * self._letter + 2 * self._pad

    @property
    def widest_tag(self) -> int:
        """Pixels that a tag of two letters is wide."""
        return self.tag_width("xx")

    @property
    def more_width(self) -> int:
        """Pixels that "PgDn: more" takes at a strip's end."""
        if not self._more_width:
            words = (self.more(forward=True), self.more(forward=False))
            self._more_width = math.ceil(max(map(self._words.horizontalAdvance, words))) + self.gap
        return self._more_width

    def more(self, *, forward: bool) -> str:
        """How to go on where a strip has too little room."""
        words = QCoreApplication.translate("Hints", "{key}: more")
        return words.format(key="PgDn" if forward else "PgUp")

    def chip_width(self, label: str) -> int:
        """Pixels that the chip of an entity label is wide."""
        if label not in self._chip_widths:
            self._chip_widths[label] = self.style.chip_width(self.style.entity(label).title)
        return self._chip_widths[label]

    def elided(self, words: str, *, tight: bool = False) -> tuple[str, int]:
        """``words`` cut to the room that they have in a row, and the pixels that they take."""
        width = math.ceil(self._words.horizontalAdvance(words))
        room = self._widest_words // 2 if tight else self._widest_words
        if width > room:
            return self._words.elidedText(words, Qt.TextElideMode.ElideRight, room), room
        return words, width

    def paint_tag(self, painter: QPainter, left: int, top: int, code: str, typed: int) -> None:
        """Paint the tag of ``code``, the first ``typed`` letters dimmed."""
        painter.drawPixmap(left, top, self._ground(len(code)))
        for place, letter in enumerate(code):
            colour = TAG_PAST if place < typed else TAG_INK
            x = left + self._pad + place * self._letter
            painter.drawPixmap(x, top, self._glyph(letter.upper(), colour))

    def _ground(self, letters: int) -> QPixmap:
        key = ("", str(letters))
        if key not in self._pictures:
            box = QRectF(0, 0, self.tag_width("x" * letters), self.tag_height)
            picture, painter = self._begin(box)
            painter.setPen(QPen(QColor(_TAG_EDGE), 1.0))
            painter.setBrush(QColor(TAG))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _glyph(self, letter: str, colour: str) -> QPixmap:
        key = (letter, colour)
        if key not in self._pictures:
            box = QRectF(0, 0, self._letter, self.tag_height)
            picture, painter = self._begin(box)
            painter.setFont(self.font)
            painter.setPen(QColor(colour))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _begin(self, box: QRectF) -> tuple[QPixmap, QPainter]:
        picture = QPixmap(round(box.width() * self.ratio), round(box.height() * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return picture, painter
