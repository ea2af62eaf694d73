"""What a salvage came to: counts, what to know, and every row that did not come in as it was."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import FormatError, UserError
from annotator.formats.target import Target
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.words import language, sentence, translate
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, one_line, tool_tip
from annotator.gui.roomy import TARGET
from annotator.ops.salvage import report_csv, report_json
from annotator.store.salvage_report import History, Item, Outcome, Report

_Index = QModelIndex | QPersistentModelIndex
_ROW = 2
_WIDEST = 170
_SHOWN = ("document", "span", "relation", "layer", "decision")
"""Tables whose counts are shown; the rest is under "all else"."""


@guarded
class SalvageTable(QAbstractTableModel):
    """The items of a report as rows of text; sorts itself."""

    def __init__(self, items: Sequence[Item], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = (
            self.tr("Outcome"), self.tr("What"), self.tr("Row"), self.tr("Document"),
            self.tr("Words"), self.tr("Reason"),
        )  # fmt: skip
        outcomes, tables = _outcomes(), _tables()
        self._rows = [
            (
                outcomes[item.outcome],
                one_line(tables.get(item.table, item.table)),
                "" if item.row is None else str(item.row),
                one_line(item.document),
                one_line(item.words),
                one_line(_said(item.why, tables)),
            )
            for item in items
        ]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """One row for each item."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _ROW:
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
        """Sorts by a column, rows of the file as numbers."""
        if not 0 <= column < len(self._titles):
            return
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(
            key=lambda row: int(row[column] or -1) if column == _ROW else row[column].casefold(),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self.layoutChanged.emit()

    def text_of(self, rows: Sequence[int]) -> str:
        """Rows as lines with tabs, for the clipboard."""
        out = io.StringIO()
        writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
        writer.writerow(self._titles)
        writer.writerows(self._rows[row] for row in rows)
        return out.getvalue()


class SalvageDialog(QDialog):
    """The report of a salvage; accepted when the new project shall be opened.

    A report without a target is one of a file that was only looked at.
    """

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Salvage") if report.target else self.tr("What is wrong"))
        self._report = report
        self.opening: QPushButton | None = None
        self.items = SalvageTable(report.items, self)
        self.table = self._table()
        self.words = PlainLabel(self._headline(), wrap=True, selectable=True)
        font = self.words.font()
        font.setBold(True)
        self.words.setFont(font)
        more = "\n".join(self._more())
        self.more = PlainLabel(more, wrap=True, selectable=True)
        self.more.setVisible(bool(more))
        counts = QHBoxLayout()
        counts.addLayout(self._counts())
        counts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addLayout(counts)
        layout.addWidget(self.more)
        layout.addWidget(self.table, 1)
        if not self.items.rowCount():
            layout.addStretch(1)
        layout.addLayout(self._row_of_buttons())
        self.resize(980, 600 if self.items.rowCount() else 320)
        if self.opening is not None:
            self.opening.setDefault(True)
            self.opening.setFocus()

    def _headline(self) -> str:
        report, place = self._report, QLocale(language())
        numbers = {
            what: place.toString(report.total(what)) for what in ("read", "taken", "rejected")
        }
        name = Path(report.source).name
        if not report.target:
            line = self.tr("{name}: of {read} rows {taken} are good and {rejected} are not.")
        else:
            line = self.tr("{name}: {read} rows read, {taken} taken, {rejected} left behind.")
        return one_line(line.format(name=name, **numbers))

    def _more(self) -> list[str]:
        report = self._report
        history = {
            History.KEPT: "",
            History.FITTED: self.tr(
                "The history is kept, but for what it said of rows that are not as it said. What "
                "lies before the salvage cannot be undone."
            ),
            History.LOST: self.tr("The history could not be read; it begins anew."),
        }
        lines = [sentence(note) for note in report.notes]
        if report.target:
            lines.append(history[report.history])
        if report.unlisted:
            lines.append(
                self.tr("%n more item(s) are counted but not listed.", "", report.unlisted)
            )
        if not report.items:
            lines.append(self.tr("Every row is in order."))
        return [one_line(line) for line in lines if line]

    def _counts(self) -> QGridLayout:
        grid, right, place = QGridLayout(), Qt.AlignmentFlag.AlignRight, QLocale(language())
        grid.setHorizontalSpacing(24)
        titles = (
            self.tr("read"), self.tr("taken"), self.tr("of these recovered"), self.tr("left behind")
        )  # fmt: skip
        for column, title in enumerate(titles, 1):
            grid.addWidget(PlainLabel(title), 0, column, right)
        for row, (title, numbers) in enumerate(self._numbers(), 1):
            grid.addWidget(PlainLabel(title), row, 0)
            for column, number in enumerate(numbers, 1):
                label = PlainLabel(place.toString(number), selectable=True)
                grid.addWidget(label, row, column, right)
        return grid

    def _numbers(self) -> list[tuple[str, list[int]]]:
        kinds = ("read", "taken", "recovered", "rejected")
        counts, titles = self._report.counts, _titles()
        out = [
            (titles[table], [getattr(counts[table], kind) for kind in kinds])
            for table in _SHOWN
            if table in counts and counts[table].read
        ]
        rest = [count for table, count in counts.items() if table not in _SHOWN]
        out.append(
            (self.tr("All else"), [sum(getattr(count, kind) for count in rest) for kind in kinds])
        )
        return out

    def _table(self) -> QTableView:
        table = QTableView()
        FocusRing(table, framed=True)
        table.setModel(self.items)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(TARGET, table.fontMetrics().height() + 8))
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(self.tr("What did not come in as it was"))
        for column in range(self.items.columnCount() - 1):
            table.resizeColumnToContents(column)
            table.setColumnWidth(column, min(_WIDEST, table.columnWidth(column) + 12))
        table.setVisible(self.items.rowCount() > 0)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)
        return table

    def _row_of_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        verbs: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("Copy &table"), self.copy),
            (self.tr("&Save report…"), self.save),
        )
        for words, verb in verbs:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(verb)
            row.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        if self._report.target:
            role = QDialogButtonBox.ButtonRole.AcceptRole
            self.opening = buttons.addButton(self.tr("&Open the new project"), role)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        strip_icons(buttons)
        row.addStretch(1)
        row.addWidget(buttons)
        return row

    def copy(self) -> None:
        """Copies the chosen rows, or all when fewer than two are chosen."""
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = chosen if len(chosen) > 1 else range(self.items.rowCount())
        QGuiApplication.clipboard().setText(self.items.text_of(rows))

    def save(self) -> None:
        """Writes the report to a file, as a table where its name ends in .csv."""
        source = Path(self._report.target or self._report.source)
        suggestion = source.with_name(self.tr("{name} report").format(name=source.stem) + ".json")
        kinds = self.tr("Reports (*.json);;Tables (*.csv);;All files (*)")
        path = ask.save_path(self, self.tr("Save report"), suggestion, kinds)
        if path is None:
            return
        is_table = path.suffix.lower() == ".csv"
        try:
            with Target(path) as target:
                target.write(report_csv(self._report) if is_table else report_json(self._report))
                target.commit()
        except FormatError as error:
            ask.say(self, sentence(error))


def _said(why: UserError, tables: Mapping[str, str]) -> str:
    """The reason, with the table that it names in the window's language."""
    if "table" not in why.fields:
        return sentence(why)
    table = str(why.fields["table"])
    translated = copy(why)
    translated.fields = {**why.fields, "table": tables.get(table, table)}
    return sentence(translated)


def _outcomes() -> dict[Outcome, str]:
    return {
        Outcome.REJECTED: translate("SalvageDialog", "left behind"),
        Outcome.RECOVERED: translate("SalvageDialog", "recovered"),
        Outcome.DOUBTFUL: translate("SalvageDialog", "doubtful"),
        Outcome.UNREADABLE: translate("SalvageDialog", "cannot be read"),
    }


def _titles() -> dict[str, str]:
    return {
        "document": translate("SalvageDialog", "Documents"),
        "span": translate("SalvageDialog", "Spans"),
        "relation": translate("SalvageDialog", "Relations"),
        "layer": translate("SalvageDialog", "Layers"),
        "decision": translate("SalvageDialog", "Decisions"),
    }


def _tables() -> dict[str, str]:
    history = translate("SalvageDialog", "history")
    return {
        "": translate("SalvageDialog", "file"),
        "document": translate("SalvageDialog", "document"),
        "text": translate("SalvageDialog", "text"),
        "layer": translate("SalvageDialog", "layer"),
        "span": translate("SalvageDialog", "span"),
        "relation": translate("SalvageDialog", "relation"),
        "decision": translate("SalvageDialog", "decision"),
        "conflict": translate("SalvageDialog", "conflict"),
        "label": translate("SalvageDialog", "label"),
        "label_end": translate("SalvageDialog", "ends of a label"),
        "attribute": translate("SalvageDialog", "attribute"),
        "attribute_label": translate("SalvageDialog", "label of an attribute"),
        "annotator": translate("SalvageDialog", "annotator"),
        "property": translate("SalvageDialog", "setting"),
        "work": translate("SalvageDialog", "working time"),
        "kept": translate("SalvageDialog", "what a format kept"),
        "device": translate("SalvageDialog", "computer"),
        **dict.fromkeys(
            ("op", "change", "bulk", "tombstone", "origin", "revision", "seal"), history
        ),
    }
