"""A table of words in a report: sorted by a click on a title, copied as lines with tabs."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import bare, one_line, tool_tip
from annotator.gui.roomy import TARGET

_Index = QModelIndex | QPersistentModelIndex
_WIDEST = 170


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row, and which it was when the rows were given."""

    number: int
    cells: tuple[str, ...]


@guarded
class TextModel(QAbstractTableModel):
    """Rows of text; one column, ``numbers``, holds numbers or nothing and is sorted as such.

    ``titles`` are those of the columns, in the window's language; who inherits sets them.
    """

    def __init__(self, numbers: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: tuple[str, ...] = ()
        self._numbers = numbers
        self._rows: list[_Row] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self._rows = [_Row(number, cells) for number, cells in enumerate(rows)]
        self.endResetModel()

    def number(self, row: int) -> int:
        """Which row this was, counted from 0 as they were given."""
        return self._rows[row].number

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """As many as were given."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._rows[index.row()].cells[index.column()]
            return one_line(self.shown(index.column(), text))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._rows[index.row()].cells[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == self._numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def shown(self, column: int, text: str) -> str:
        """What is shown of a cell; its tool tip always has all of it."""
        del column
        return text

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.titles[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column."""
        if not 0 <= column < len(self.titles):
            return
        self.layoutAboutToBeChanged.emit()
        key = _by_number if column == self._numbers else _by_text
        self._rows.sort(
            key=lambda row: key(row.cells[column]), reverse=order == Qt.SortOrder.DescendingOrder
        )
        self.layoutChanged.emit()

    def is_empty(self, column: int) -> bool:
        """Whether no row says anything in a column."""
        return not any(row.cells[column] for row in self._rows)

    def text_of(self, rows: Sequence[int]) -> str:
        """Rows as lines with tabs, for the clipboard."""
        out = io.StringIO()
        writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
        writer.writerow(self.titles)
        writer.writerows(self._rows[row].cells for row in rows)
        return bare(out.getvalue())


class TextTable(QTableView):
    """Shows a :class:`TextModel`; Ctrl+C copies."""

    def __init__(self, items: TextModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = items
        FocusRing(self, framed=True)
        self.setModel(items)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(TARGET, self.fontMetrics().height() + 8))
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)

    def begin_anew(self) -> None:
        """After other rows were given: unsorted, columns as wide as they need, empty ones gone."""
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.resizeColumnsToContents()
        for column in range(self._items.columnCount() - 1):
            self.setColumnWidth(column, min(_WIDEST, self.columnWidth(column) + 12))
            self.setColumnHidden(column, self._items.is_empty(column))

    def copy(self) -> None:
        """Copies the chosen rows, or all when fewer than two are chosen."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen if len(chosen) > 1 else range(self._items.rowCount())
        QGuiApplication.clipboard().setText(self._items.text_of(rows))


def _by_number(text: str) -> tuple[int, str]:
    return (int(text) if text else -1, "")


def _by_text(text: str) -> tuple[int, str]:
    return (0, text.casefold())
