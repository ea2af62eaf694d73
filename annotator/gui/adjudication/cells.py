"""How the cells of the decision table are painted: words in context, causes as chips, headings.

Qt's own delegate lays each cell's words out as a paragraph: of two rows of nine cells that alone
took 3 ms (measured), which every step to the next item would cost.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication.groups import Heading, heading_text
from annotator.gui.adjudication.names import cause_name
from annotator.gui.adjudication.rows import CAUSE, TEXT, Row
from annotator.gui.adjudication.rows_model import RowsModel
from annotator.gui.document.colours import mixed
from annotator.gui.icons import scaled
from annotator.gui.overrides import guarded

_Index = QModelIndex | QPersistentModelIndex
_PAD = 6
_SWATCH = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.TextElideMode.ElideRight
_PANEL = QStyle.PrimitiveElement.PE_PanelItemViewItem
_SELECTED, _ACTIVE = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_Active
_ROLE = QPalette.ColorRole
_FOLDED, _UNFOLDED = "▸", "▾"


@guarded
class CellDelegate(QStyledItemDelegate):
    """Paints every cell of the decision table."""

    def __init__(self, table: QTableView, model: RowsModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell's ground, then what it says."""
        row, column = self._model.row(index.row()), index.column()
        style = self._table.style() or QApplication.style()
        style.drawPrimitive(_PANEL, option, painter, self._table)
        ink = self._ink(option)
        if isinstance(row, Heading):
            self._heading(painter, option, row, ink)
        elif column == TEXT:
            self._context(painter, option, row, ink)
        elif column == CAUSE:
            self._chip(painter, option, row)
        else:
            self._cell(painter, option, row, column, ink)

    def _ink(self, option: QStyleOptionViewItem) -> QColor:
        chosen = bool(option.state & _SELECTED)
        group = QPalette.ColorGroup.Active
        if not option.state & _ACTIVE:
            group = QPalette.ColorGroup.Inactive
        role = _ROLE.HighlightedText if chosen else _ROLE.Text
        return option.palette.color(group, role)

    def _cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, column: int, ink: QColor
    ) -> None:
        words = self._model.shown(row, column)
        if not words:
            return
        box = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        colour = self._model.swatch(row, column)
        if colour is not None:
            size = scaled(_SWATCH)
            square = QRect(box.left(), box.center().y() - size // 2 + 1, size, size)
            painter.fillRect(square, colour)
            box.setLeft(square.right() + _PAD)
        painter.setPen(ink)
        painter.drawText(box, _LEFT, option.fontMetrics.elidedText(words, _RIGHT, box.width()))

    def _heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading, ink: QColor
    ) -> None:
        """The heading runs on through all columns; each paints its own part of it."""
        if not option.state & _SELECTED:
            painter.fillRect(option.rect, option.palette.color(_ROLE.Button))
            ink = option.palette.color(_ROLE.ButtonText)
        left = self._table.columnViewportPosition(0)
        room = QRect(left + _PAD, option.rect.top(), self._table.horizontalHeader().length(),
                     option.rect.height())  # fmt: skip
        painter.save()
        painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        sign = _UNFOLDED if heading.is_open else _FOLDED
        painter.drawText(room, _LEFT, f"{sign}  {heading_text(heading)}")
        painter.restore()

    def _context(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, ink: QColor
    ) -> None:
        """Three stretches side by side: before in faint ink, the words, after."""
        faint = QColor(ink)
        faint.setAlpha(150)
        metrics = option.fontMetrics
        if not row.item.is_settled:
            painter.save()
            font = option.font
            font.setBold(True)
            painter.setFont(font)
            metrics = painter.fontMetrics()
        box = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        words = metrics.elidedText(row.words, Qt.TextElideMode.ElideMiddle, box.width())
        middle = metrics.horizontalAdvance(words)
        room = max(0, box.width() - middle)
        before = metrics.elidedText(row.before, Qt.TextElideMode.ElideLeft, room // 2)
        indent = metrics.horizontalAdvance(before)
        after = metrics.elidedText(row.after, _RIGHT, room - indent)
        x = box.left()
        for part, width, colour in (
            (before, indent, faint), (words, middle, ink), (after, room - indent, faint)
        ):  # fmt: skip
            if part:
                painter.setPen(colour)
                painter.drawText(QRect(x, box.top(), width, box.height()), _LEFT, part)
            x += width
        if not row.item.is_settled:
            painter.restore()

    def _chip(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """The cause as its word on a tint of its kind."""
        palette, metrics = option.palette, option.fontMetrics
        paper, ink = palette.color(_ROLE.Base).name(), palette.color(_ROLE.Text)
        cause = row.item.cause
        words = metrics.elidedText(cause_name(cause), _RIGHT, option.rect.width() - 20)
        width = metrics.horizontalAdvance(words) + 14
        height = min(option.rect.height() - 4, metrics.height() + 4)
        box = QRect(option.rect.left() + 3, 0, width, height)
        box.moveTop(option.rect.center().y() - height // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(paper, _TINTS[cause], 0.28)))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """As high as a line."""
        return QSize(scaled(100), option.fontMetrics.height() + 4)


_RED, _ORANGE, _BLUE, _GREY, _GREEN = "#d7263d", "#e8871e", "#2660a4", "#546e7a", "#2a9134"
_TINTS = {
    Cause.AGREED: _GREEN,
    Cause.MISSING: _RED,
    Cause.BOUNDARY: _ORANGE,
    Cause.LABEL: _BLUE,
    Cause.BOUNDARY_AND_LABEL: _RED,
    Cause.ENDPOINT_MISSING: _GREY,
    Cause.ENDPOINT_DIFFERS: _GREY,
    Cause.REVERSED: _ORANGE,
    Cause.TYPE: _BLUE,
    Cause.ABSENT: _RED,
    Cause.ATTRIBUTES: _BLUE,
    Cause.GOLD_ONLY: _GREEN,
    Cause.NOT_IN_GOLD: _RED,
}
