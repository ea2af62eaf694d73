"""How the cells of the decision table are painted: words in context, causes as chips, headings.

Qt's own delegate lays each cell's words out as a paragraph: of two rows of nine cells that alone
took 3 ms (measured), which every step to the next item would cost.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotator.agreement.decision_items import Cause, RelationItem
from annotator.gui.adjudication.groups import Heading, heading_text
from annotator.gui.adjudication.names import cause_name
from annotator.gui.adjudication.rows import BETWEEN, CAUSE, TEXT, Row
from annotator.gui.adjudication.rows_model import RowsModel
from annotator.gui.document.colours import mixed
from annotator.gui.icons import scaled
from annotator.gui.overrides import guarded
from annotator.gui.plain import shown

_Index = QModelIndex | QPersistentModelIndex
_PAD = 6
_SWATCH = 10
_INDENT = 18
"""By how much relations stand in under the spans at their ends."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT, _MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_PANEL = QStyle.PrimitiveElement.PE_PanelItemViewItem
# As numbers: Python's flags take a microsecond for each "and", some forty times a step.
_SELECTED = QStyle.StateFlag.State_Selected.value
_ACTIVE = QStyle.StateFlag.State_Active.value
_GROUNDED = _SELECTED | QStyle.StateFlag.State_MouseOver.value
CHIP = 20
"""Pixels that the chip of a cause needs beside its word."""
_MOST_KEPT = 4000
_ROLE = QPalette.ColorRole
_FOLDED, _UNFOLDED = "▸", "▾"


@guarded
class CellDelegate(QStyledItemDelegate):
    """Paints every cell of the decision table.

    Palette and metrics of an option are copies each time; what follows from them is kept.
    """

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self._model = model
        self._table: QTableView | None = None
        self._inks: dict[int, QColor] = {}
        self._chips: dict[Cause, QColor] = {}
        self._cut: dict[tuple[str, int, Qt.TextElideMode, bool], tuple[str, int]] = {}
        self._metrics: dict[bool, QFontMetrics] = {}
        self._hatch: QBrush | None = None

    def dress(self, table: QTableView) -> None:
        """Paints for ``table`` from now on."""
        self._table = table

    def forget(self) -> None:
        """The table has another font or palette."""
        self._inks.clear()
        self._chips.clear()
        self._cut.clear()
        self._metrics.clear()
        self._hatch = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell's ground, then what it says."""
        row, column = self._model.row(index.row()), index.column()
        state, rect = option.state.value, option.rect
        if state & _GROUNDED and self._table is not None:
            self._table.style().drawPrimitive(_PANEL, option, painter, self._table)
        if isinstance(row, Heading):
            self._heading(painter, rect, row, state)
        elif column == TEXT:
            self._context(painter, rect, row, self._ink(state))
        elif column == CAUSE:
            self._chip(painter, rect, row.item.cause)
        else:
            self._cell(painter, rect, (row, column), self._ink(state))

    def _ink(self, state: int) -> QColor:
        kind = state & (_SELECTED | _ACTIVE)
        found = self._inks.get(kind)
        if found is None:
            is_active = bool(state & _ACTIVE)
            group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
            role = _ROLE.HighlightedText if state & _SELECTED else _ROLE.Text
            found = self._inks[kind] = self._palette().color(group, role)
        return found

    def _hatched(self) -> QBrush:
        """The ground of somebody who is not there: silence of who was is a dash."""
        if self._hatch is None:
            ink = QColor(self._palette().color(_ROLE.Text))
            ink.setAlpha(45)
            self._hatch = QBrush(ink, Qt.BrushStyle.BDiagPattern)
        return self._hatch

    def _palette(self) -> QPalette:
        return self._table.palette() if self._table is not None else QPalette()

    def _metric(self, *, bold: bool) -> QFontMetrics:
        found = self._metrics.get(bold)
        if found is None:
            font = QFont(self._table.font()) if self._table is not None else QFont()
            font.setBold(bold)
            found = self._metrics[bold] = QFontMetrics(font)
        return found

    def _fitting(
        self, words: str, room: int, cut: Qt.TextElideMode = _RIGHT, *, bold: bool = False
    ) -> tuple[str, int]:
        """``words`` as far as they fit into ``room`` pixels, and how wide that is."""
        key = (words, room, cut, bold)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > _MOST_KEPT:
                self._cut.clear()
            metrics = self._metric(bold=bold)
            fitting = metrics.elidedText(shown(words), cut, max(0, room))
            found = self._cut[key] = (fitting, metrics.horizontalAdvance(fitting))
        return found

    def _cell(self, painter: QPainter, rect: QRect, what: tuple[Row, int], ink: QColor) -> None:
        words = self._model.shown(*what)
        if not words:
            if self._model.is_absent(*what):
                painter.fillRect(rect, self._hatched())
            return
        box = rect.adjusted(_PAD, 0, -_PAD, 0)
        colour = self._model.swatch(*what)
        if colour is not None:
            size = scaled(_SWATCH)
            square = QRect(box.left(), box.center().y() - size // 2 + 1, size, size)
            painter.fillRect(square, colour)
            box.setLeft(square.right() + _PAD)
        painter.setPen(ink)
        row, column = what
        if column == self._model.columnCount() - 1:  # the decision: how comes before by whom
            fitting = self._fitting(words, box.width())[0]
        else:
            fitting = self.variant(words, box.width(), row.item.cause)
        painter.drawText(box, _LEFT, fitting)

    def variant(self, words: str, room: int, cause: Cause) -> str:
        """A label with its words as far as they fit: the words first, for they are what differs,
        and of them both ends.  Where all gave one label its colour is enough."""
        label, between, said = words.partition(BETWEEN)
        whole, _width = self._fitting(words, room)
        if not between or whole == shown(words):
            return whole
        metrics = self._metric(bold=False)
        least = 0 if cause is Cause.BOUNDARY else room // 3
        left = room - metrics.horizontalAdvance(between)
        title, wide = self._fitting(label, max(least, left - metrics.horizontalAdvance(said)))
        if not wide or (title != label and least == 0):
            return self._fitting(said, room, _MIDDLE)[0]
        return title + between + self._fitting(said, left - wide, _MIDDLE)[0]

    def _heading(self, painter: QPainter, rect: QRect, heading: Heading, state: int) -> None:
        """The heading runs on through all columns; each paints its own part of it."""
        ink = self._ink(state)
        if not state & _SELECTED:
            painter.fillRect(rect, self._palette().color(_ROLE.Button))
            ink = self._palette().color(_ROLE.ButtonText)
        if self._table is None:
            return
        left = self._table.columnViewportPosition(0) + _PAD
        room = QRect(left, rect.top(), self._table.horizontalHeader().length(), rect.height())
        sign = _UNFOLDED if heading.is_open else _FOLDED
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        _embolden(painter)
        painter.setPen(ink)
        painter.drawText(room, _LEFT, f"{sign}  {heading_text(heading)}")
        painter.restore()

    def _context(self, painter: QPainter, rect: QRect, row: Row, ink: QColor) -> None:
        """Three stretches side by side: before in faint ink, the words, after."""
        is_open = not row.item.is_settled
        faint = QColor(ink)
        faint.setAlpha(150)
        stands_in = scaled(_INDENT) if isinstance(row.item, RelationItem) else 0
        box = rect.adjusted(_PAD + stands_in, 0, -_PAD, 0)
        words, middle = self._fitting(row.words, box.width(), _MIDDLE, bold=is_open)
        room = max(0, box.width() - middle)
        before, indent = self._fitting(row.before, room // 2, Qt.TextElideMode.ElideLeft)
        after, _width = self._fitting(row.after, room - indent)
        x = box.left()
        painter.setPen(faint)
        if before:
            painter.drawText(QRect(x, box.top(), indent, box.height()), _LEFT, before)
        x += indent + middle
        if after:
            painter.drawText(QRect(x, box.top(), room - indent, box.height()), _LEFT, after)
        painter.save()
        painter.setPen(ink)
        if is_open:
            _embolden(painter)
        painter.drawText(QRect(x - middle, box.top(), middle + 2, box.height()), _LEFT, words)
        painter.restore()

    def _chip(self, painter: QPainter, rect: QRect, cause: Cause) -> None:
        """The cause as its word on a tint of its kind."""
        words, width = self._fitting(cause_name(cause), rect.width() - CHIP)
        height = min(rect.height() - 4, self._metric(bold=False).height() + 4)
        box = QRect(rect.left() + 3, 0, width + 14, height)
        box.moveTop(rect.center().y() - height // 2)
        colour = self._chips.get(cause)
        if colour is None:
            paper = self._palette().color(_ROLE.Base).name()
            colour = self._chips[cause] = QColor(mixed(paper, _TINTS[cause], 0.28))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._ink(_ACTIVE))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """As high as a line."""
        return QSize(scaled(100), option.fontMetrics.height() + 4)


def _embolden(painter: QPainter) -> None:
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)


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
