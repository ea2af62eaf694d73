"""How the palette draws a label: its key, then its title in the colours of the document view."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.document.colours import shades
from annotator.gui.icons import pixmap, scaled
from annotator.gui.models.labels import (
    COLOUR_ROLE,
    EYE,
    HELD_ROLE,
    HIDDEN_ROLE,
    KEY_ROLE,
    TITLE,
    LabelsModel,
)
from annotator.gui.overrides import guarded

_PAD = 6
_KEY, _PIN = 20, 16
"""Pixels at the usual font."""

_EDGE = 2
_FAINT = 0.35
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def chip_room(model: LabelsModel) -> int:
    """Pixels that a cell needs beside its title: for the keys, and for the chip's own edges."""
    return _indent(model) + 2 * _PAD + _EDGE


def _indent(model: QAbstractItemModel) -> int:
    """The room of the keys, where there are any."""
    return scaled(_KEY) + _PAD if isinstance(model, LabelsModel) and model.has_keys else 2


@guarded
class LabelDelegate(QStyledItemDelegate):
    """Draws the rows of a :class:`LabelsModel`."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._view = parent

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802
        """Leaves the text away where it is drawn as a chip."""
        super().initStyleOption(option, index)
        if index.column() == TITLE:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Key and chip in the first column, a pin and an eye in the last two."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == TITLE:
            key_rect = rect.adjusted(2, 0, 0, 0)
            key_rect.setWidth(scaled(_KEY))
            self._key(painter, key_rect, str(index.data(KEY_ROLE) or ""))
            self._chip(painter, rect.adjusted(_indent(index.model()), 0, -_EDGE, 0), index)
        elif index.column() == EYE:
            hidden = bool(index.data(HIDDEN_ROLE))
            self._icon(painter, rect, index, "eye-off" if hidden else "eye", strong=hidden)
        else:
            self._icon(painter, rect, index, "lock", strong=bool(index.data(HELD_ROLE)))
        painter.restore()

    def _key(self, painter: QPainter, rect: QRect, key: str) -> None:
        if not key:
            return
        palette = self._view.palette()
        wide = scaled(_KEY)
        side = min(rect.height() - 6, wide)
        box = QRect(0, 0, wide, side)
        box.moveCenter(rect.center())
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)

    def _chip(self, painter: QPainter, room: QRect, index: _Index) -> None:
        palette = self._view.palette()
        paper = palette.color(QPalette.ColorRole.Base).name()
        ink = palette.color(QPalette.ColorRole.Text).name()
        tones = shades(str(index.data(COLOUR_ROLE)), paper, ink)
        metrics: QFontMetrics = self._view.fontMetrics()
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() - 2 * _PAD)
        height = metrics.height() + 4
        chip = QRect(
            room.left(), room.center().y() - height // 2 + 1,
            metrics.horizontalAdvance(title) + 2 * _PAD, height,
        )  # fmt: skip
        hidden = bool(index.data(HIDDEN_ROLE))
        dashes = QPen(QColor(tones.underline), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashes if hidden else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(Qt.BrushStyle.NoBrush if hidden else QColor(tones.chip_fill))
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(tones.line_text if hidden else tones.chip_text))
        painter.drawText(chip.adjusted(_PAD, 0, 0, 0), _LEFT, title)

    def _icon(
        self, painter: QPainter, rect: QRect, index: _Index, name: str, *, strong: bool
    ) -> None:
        chosen = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        side, ink = scaled(_PIN), self._view.palette().color(role)
        corner = rect.center() - QPoint(side, side) / 2
        painter.setOpacity(1.0 if strong else _FAINT)
        painter.drawPixmap(corner, pixmap(name, side, ink.name()))
        if strong:  # a frame, since strong and faint differ in nothing but how dark they are
            painter.setPen(QPen(ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(corner.x(), corner.y(), side, side).adjusted(-2.5, -2.5, 2.5, 2.5)
            painter.drawRoundedRect(frame, 3, 3)
