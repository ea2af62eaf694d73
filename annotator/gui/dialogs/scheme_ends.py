"""Which labels a relation may connect: a matrix of check boxes, heads down, tails across."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.gui.dialogs.words import language
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import joined, one_line, tool_tip
from annotator.gui.roomy import TARGET
from annotator.model.scheme import Ends, RelationLabel, Scheme

_Index = QModelIndex | QPersistentModelIndex
_CELL = 30
_BOX = 14
_PAD = 8
_HIGHEST = 150


@guarded
class EndsModel(QAbstractTableModel):
    """The pairs of one relation label.  ``wished`` tells the pairs that a click asks for."""

    wished = Signal(object)  # tuple[Ends, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._label = RelationLabel("")

    def show_label(self, label: RelationLabel, scheme: Scheme) -> None:
        """Shows the pairs of ``label`` over the entity labels of ``scheme``."""
        names = tuple(entity.name for entity in scheme.entities)
        titles = tuple(entity.title(language()) for entity in scheme.entities)
        if (names, titles) != (self._names, self._titles):
            self.beginResetModel()
            self._names, self._titles, self._label = names, titles, label
            self.endResetModel()
        else:
            self._label = label
            last = len(names) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, last))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """One row a head."""
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """One column a tail."""
        return 0 if parent.isValid() else len(self._names)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell is a check box."""
        del index
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Checked where the relation may run."""
        head, tail = self._titles[index.row()], self._titles[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = self._is_on(self._pair(index))
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(joined((head, tail), " → "))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined((head, tail), " → ")
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the labels."""
        del orientation
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._titles[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._names[section])
        return None

    def setData(  # noqa: N802
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """A click on a box: wishes for the pairs, and changes nothing itself."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        is_on = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self._wish([self._pair(index)], on=is_on)
        return False

    def toggle_row(self, row: int) -> None:
        """Ticks a whole row; clears it when it is full."""
        self._toggle([(self._names[row], tail) for tail in self._names])

    def toggle_column(self, column: int) -> None:
        """Ticks a whole column; clears it when it is full."""
        self._toggle([(head, self._names[column]) for head in self._names])

    def _toggle(self, pairs: list[Ends]) -> None:
        self._wish(pairs, on=not all(self._is_on(pair) for pair in pairs))

    def _wish(self, pairs: Iterable[Ends], *, on: bool) -> None:
        wanted = dict.fromkeys(self._label.ends)
        for head, tail in pairs:
            if on and not self._is_on((head, tail)):
                wanted[head, tail] = None
            elif not on:
                wanted.pop((head, tail), None)
                if self._label.symmetric:
                    wanted.pop((tail, head), None)
        self.wished.emit(tuple(wanted))

    def _pair(self, index: _Index) -> Ends:
        return (self._names[index.row()], self._names[index.column()])

    def _is_on(self, pair: Ends) -> bool:
        ends, (head, tail) = self._label.ends, pair
        return pair in ends or (self._label.symmetric and (tail, head) in ends)


class EndsView(QTableView):
    """The matrix; a click on a header ticks or clears its whole line."""

    def __init__(self, model: EndsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        FocusRing(self, framed=True)
        self.setHorizontalHeader(_Upright(self))
        self.setItemDelegate(_Box(self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        fixed = QHeaderView.ResizeMode.Fixed
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(fixed)
            header.setSectionsClickable(True)
        self.horizontalHeader().setMinimumSectionSize(_CELL)
        self.horizontalHeader().setDefaultSectionSize(_CELL)
        self.verticalHeader().setDefaultSectionSize(max(TARGET, self.fontMetrics().height() + 4))
        self.verticalHeader().sectionClicked.connect(model.toggle_row)
        self.horizontalHeader().sectionClicked.connect(model.toggle_column)


@guarded
class _Box(QStyledItemDelegate):
    """A check box in the middle of its cell that can be told from its ground in both themes.

    A click anywhere in the cell toggles it, and so does the space bar.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, box, tick."""
        palette, rect = option.palette, option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.AlternateBase if is_current else QPalette.ColorRole.Base
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, palette.color(role))
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(QRectF(rect).center())
        edge = QPalette.ColorRole.Highlight if is_current else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(palette.color(edge), 2 if is_current else 1))
        if _is_checked(index):
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(box, 3, 3)
        if _is_checked(index):
            painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 2))
            left, top = box.left(), box.top()
            points = ((3, 7), (6, 10), (11, 4))
            painter.drawPolyline([QPointF(left + x, top + y) for x, y in points])
        painter.restore()

    def editorEvent(  # noqa: N802
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Toggles the box."""
        del option
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return False
        is_press = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        is_click = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        if not (is_click or is_press):
            return False
        wanted = Qt.CheckState.Unchecked if _is_checked(index) else Qt.CheckState.Checked
        model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
        return True


def _is_checked(index: _Index) -> bool:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return state in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)


@guarded
class _Upright(QHeaderView):
    """A header whose titles run upwards, so that the columns can be narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802
        """As high as the title is long."""
        wide = self.fontMetrics().horizontalAdvance(self._title(section))
        return QSize(_CELL, min(_HIGHEST, wide + 2 * _PAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """The style's own section, and the title turned by a quarter."""
        painter.save()
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        option.rect = rect
        option.section = section
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        place = QRect(_PAD, 0, rect.height() - 2 * _PAD, rect.width())
        title = self.fontMetrics().elidedText(
            self._title(section), Qt.TextElideMode.ElideRight, place.width()
        )
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, middle, title)
        painter.restore()

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
