"""The page of keys on the screen: painted in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from annotator.gui.dialogs.keys_page import COLUMNS, UNSEEN, Section, page
from annotator.gui.overrides import guarded

_MARGIN = 12
_COLUMN = 44
"""Pixels around the page; characters across a column, at least."""


@guarded
class KeysSheet(QWidget):
    """Shows sections under a title; a screen reader hears them line by line."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._sections: Sequence[Section] = ()
        self._document = QTextDocument(self)
        self.setAccessibleName(title)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these."""
        self._sections = sections
        lines = []
        for section in sections:
            lines.append(section.title)
            lines += [f"{keys}: {what}" for keys, what in section.rows]
        self.setAccessibleDescription("\n".join(lines).translate(UNSEEN))
        self._lay_out()

    def text(self) -> str:
        """What is shown, without its looks."""
        return self._document.toPlainText()

    def _lay_out(self) -> None:
        """Set the page anew at this width."""
        if not self._sections:
            return
        room = self.width() - 2 * _MARGIN
        across = room // (_COLUMN * max(1, self.fontMetrics().averageCharWidth()))
        columns = max(1, min(COLUMNS, across))
        document = page(self._title, self._sections, self.font(), self.palette(), columns)
        document.setTextWidth(room)
        document.setParent(self)
        self._document.deleteLater()
        self._document = document
        self.setMinimumHeight(round(document.size().height()) + 2 * _MARGIN)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take other colours and letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the part that is looked at."""
        painter = QPainter(self)
        painter.translate(QPointF(_MARGIN, _MARGIN))
        clip = QRectF(event.rect()).translated(-_MARGIN, -_MARGIN)
        self._document.drawContents(painter, clip)
        painter.end()
