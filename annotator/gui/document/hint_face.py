"""How hints look: the font, the colours and the sizes of their tags, for one style of the view."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from annotator.gui.document.colours import is_dark, mixed
from annotator.gui.document.hints import ALPHABET
from annotator.gui.document.style import Style

_SMALLEST_ROW = 24
_LARGER = 1.1
"""Pixels, and the size of a hint's letters by that of a chip's."""

_TAG, _TAG_INK, _TAG_PAST, _TAG_EDGE = "#ffe14d", "#1c1a00", "#6a5c00", "#4d4300"
"""The same on light and on dark paper: nothing else in the view is of this yellow."""


class Face:
    """Measures in pixels and colours of the tags and of the rows of what is out of view."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.font = QFont(style.chip_font)
        self.font.setBold(True)
        self.font.setPointSizeF(style.chip_font.pointSizeF() * _LARGER)
        metrics = QFontMetricsF(self.font)
        self._advances = {letter: metrics.horizontalAdvance(letter.upper()) for letter in ALPHABET}
        self._words = QFontMetricsF(style.chip_font)
        self.pad = max(3, round(metrics.height() * 0.2))
        self.tag_height = math.ceil(metrics.height()) + 2
        self.row_height = max(_SMALLEST_ROW, self.tag_height + 6)
        self.gap = 2 * self.pad
        self.widest_words = round(metrics.averageCharWidth() * 28)
        paper, ink = style.paper.name(), style.ink.name()
        self.tag = QColor(_TAG)
        self.tag_ink = QColor(_TAG_INK)
        self.tag_past = QColor(_TAG_PAST)
        self.tag_edge = QColor(_TAG_EDGE)
        self.row = QColor(mixed(paper, ink, 0.14 if is_dark(paper) else 0.07))
        self.row_edge = QColor(mixed(paper, ink, 0.45))

    def tag_width(self, code: str) -> int:
        """Pixels that the tag of ``code`` is wide."""
        return math.ceil(sum(self._advances[letter] for letter in code)) + 2 * self.pad

    @property
    def widest_tag(self) -> int:
        """Pixels that a tag of two letters may be wide."""
        return math.ceil(2 * max(self._advances.values())) + 2 * self.pad

    def words_width(self, words: str) -> int:
        """Pixels that ``words`` have in a row."""
        return min(math.ceil(self._words.horizontalAdvance(words)), self.widest_words)

    def elided(self, words: str) -> str:
        """``words`` cut to the room that they have in a row."""
        elide = Qt.TextElideMode.ElideRight
        return self._words.elidedText(words, elide, self.widest_words)

    def advance(self, letters: str) -> float:
        """Pixels from the start of a code to the letter after ``letters``."""
        return sum(self._advances[letter] for letter in letters)
