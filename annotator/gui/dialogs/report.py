"""What an import or export did: counts, and a table of everything that did not come through."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import FormatError
from annotator.formats.base import Changed, Rejected
from annotator.formats.target import Target
from annotator.gui import ask
from annotator.gui.dialogs.words import language, outcome, piece, sentence, translate
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, one_line, tool_tip
from annotator.gui.roomy import TARGET
from annotator.model.annotation import Json
from annotator.ops.report import Counts, NearDuplicate

_Index = QModelIndex | QPersistentModelIndex
_Item = Rejected | Changed | NearDuplicate
_FILE, _LINE = 0, 1
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row, and which item it is."""

    number: int
    cells: tuple[str, ...]


@guarded
class ItemTable(QAbstractTableModel):
    """Rejections, changes or losses as rows of text; sorts itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._titles = (
            self.tr("File"),
            self.tr("Line"),
            self.tr("What"),
            self.tr("Id"),
            self.tr("Document"),
            self.tr("Outcome"),
            self.tr("Reason"),
        )

    def show_items(self, items: Sequence[_Item]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self._rows = [_Row(number, _cells(item)) for number, item in enumerate(items)]
        self.endResetModel()

    def number(self, row: int) -> int:
        """Which item a row shows, counted from 0 as they were given."""
        return self._rows[row].number

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """One row for each item."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._rows[index.row()].cells[index.column()]
            return one_line(PurePath(text).name if index.column() == _FILE else text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._rows[index.row()].cells[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _LINE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column, lines as numbers."""
        if not 0 <= column < len(self._titles):
            return
        self.layoutAboutToBeChanged.emit()
        key = _by_number if column == _LINE else _by_text
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
        writer.writerow(self._titles)
        writer.writerows(self._rows[row].cells for row in rows)
        return out.getvalue()


class ReportPane(QWidget):
    """A headline, a table of counts, and a table of items that can be sorted and copied.

    ``has_places``: somebody listens to ``place_requested`` and shows the item in the text.
    """

    saved = Signal(object)  # Path
    place_requested = Signal(int)
    """The number of an item (see :meth:`ItemTable.number`) whose place in the text is wanted."""

    def __init__(self, parent: QWidget | None = None, *, has_places: bool = False) -> None:
        super().__init__(parent)
        self._report: Mapping[str, Json] = {}
        self._has_places = has_places
        self._suggestion = Path("report.json")
        self._headline = PlainLabel(wrap=True, selectable=True)
        font = self._headline.font()
        font.setBold(True)
        self._headline.setFont(font)
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(24)
        self._more = PlainLabel(wrap=True, selectable=True)
        self.items = ItemTable(self)
        self.table = self._table()
        self._go = QPushButton(self.tr("Show in the text"))
        self._copy = QPushButton(self.tr("Copy table"))
        self._save = QPushButton(self.tr("Save report…"))
        self._lay_out()

    def show_report(
        self,
        headline: str,
        counts: Sequence[tuple[str, Counts]],
        items: Sequence[_Item],
        *,
        unlisted: int,
        report: Mapping[str, Json],
        suggestion: Path,
    ) -> None:
        """Shows a report; ``report`` is what "Save report…" writes, ``suggestion`` where."""
        self._report, self._suggestion = report, suggestion
        self._headline.setText(headline)
        self._draw_counts(counts)
        self.items.show_items(items)
        self.table.setVisible(bool(items))
        self._copy.setVisible(bool(items))
        self._go.setVisible(self._has_places and bool(items))
        self._go.setEnabled(False)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._fit_columns()
        self._more.setVisible(unlisted > 0)
        self._more.setText(self.tr("%n more item(s), counted but not listed.", "", unlisted))

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        for column in range(self.items.columnCount() - 1):
            self.table.setColumnWidth(column, min(_WIDEST, self.table.columnWidth(column) + 12))
            self.table.setColumnHidden(column, self.items.is_empty(column))

    def _table(self) -> QTableView:
        table = QTableView()
        FocusRing(table, framed=True)
        table.setModel(self.items)
        table.setSortingEnabled(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(TARGET, table.fontMetrics().height() + 8))
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(self.tr("What did not come through as it stood"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.doubleClicked.connect(self._request_place)
        table.selectionModel().selectionChanged.connect(self._choice_changed)
        keys: tuple[tuple[QKeySequence, Callable[[], None]], ...] = (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (QKeySequence(Qt.Key.Key_Return), self._request_place),
            (QKeySequence(Qt.Key.Key_Enter), self._request_place),
        )
        for key, action in keys:
            shortcut = QShortcut(key, table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action)
        return table

    def _choice_changed(self) -> None:
        self._go.setEnabled(len(self.table.selectionModel().selectedRows()) == 1)

    def _request_place(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if self._has_places and len(rows) == 1:
            self.place_requested.emit(self.items.number(rows[0].row()))

    def _lay_out(self) -> None:
        buttons: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self._go, self._request_place),
            (self._copy, self.copy),
            (self._save, self._save_report),
        )
        for button, action in buttons:
            button.setAutoDefault(False)
            button.clicked.connect(action)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        row.addStretch(1)
        counts = QHBoxLayout()
        counts.addLayout(self._counts)
        counts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._headline)
        layout.addLayout(counts)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._more)
        layout.addLayout(row)
        layout.addStretch(0)  # without a table all stands together at the top

    def _draw_counts(self, counts: Sequence[tuple[str, Counts]]) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        titles = (
            self.tr("Documents"),
            translate("ReportPane", "Spans"),
            translate("ReportPane", "Relations"),
            self.tr("Attributes"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for column, title in enumerate(titles, 1):
            self._counts.addWidget(PlainLabel(title), 0, column, right)
        for row, (title, count) in enumerate(counts, 1):
            self._counts.addWidget(PlainLabel(title), row, 0)
            numbers = (count.documents, count.spans, count.relations, count.attributes)
            for column, number in enumerate(numbers, 1):
                label = PlainLabel(QLocale(language()).toString(number), selectable=True)
                self._counts.addWidget(label, row, column, right)

    def copy(self) -> None:
        """Copies the chosen rows, or all when fewer than two are chosen."""
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = chosen if len(chosen) > 1 else range(self.items.rowCount())
        QGuiApplication.clipboard().setText(self.items.text_of(rows))

    def _save_report(self) -> None:
        title, kinds = self.tr("Save report"), self.tr("Reports (*.json);;All files (*)")
        path = ask.save_path(self, title, self._suggestion, kinds)
        if path is None:
            return
        try:
            with Target(path) as target:
                target.write(json.dumps(self._report, ensure_ascii=False, indent=1) + "\n")
                target.commit()
        except FormatError as error:
            ask.say(self, sentence(error))
        else:
            self.saved.emit(path)


def _cells(item: _Item) -> tuple[str, ...]:
    if isinstance(item, NearDuplicate):
        return _near_cells(item)
    return (
        item.file,
        str(item.line) if item.line else "",
        piece(item.what),
        item.id,
        item.document,
        outcome(item),
        sentence(item.reason),
    )


def _near_cells(pair: NearDuplicate) -> tuple[str, ...]:
    told = translate("ReportPane", "in {part}; nearly equal to {other} in {place}").format(
        part=pair.parts[0], other=pair.documents[1], place=pair.parts[1]
    )
    near = translate("ReportPane", "near-duplicate")
    return ("", "", piece("document"), "", pair.documents[0], near, told)


def _by_number(text: str) -> tuple[int, str]:
    return (int(text) if text else 0, "")


def _by_text(text: str) -> tuple[int, str]:
    return (0, text.casefold())
