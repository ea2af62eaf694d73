"""The project's log: who did what and when, the newest first."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.backups import last_backup_text
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.words import language, translate
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, tool_tip
from annotator.gui.session import Session
from annotator.gui.texts import operation_name
from annotator.model.scheme import Scheme
from annotator.ops.kinds import Kind
from annotator.store.change import REDO, UNDO, Operation

_Index = QModelIndex | QPersistentModelIndex
_PAGE = 200


@guarded
class HistoryModel(QAbstractTableModel):
    """Operations, read a page at a time as the list is scrolled; counted time is left out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._scheme = session.project, session.scheme
        self._rows: list[Operation] = []
        self._read: int | None = None
        self._is_whole = False
        self._titles = (self.tr("When"), self.tr("Who"), self.tr("What"))
        self.fetchMore()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """As many as were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """When, who, what."""
        return 0 if parent.isValid() else len(self._titles)

    def canFetchMore(self, parent: _Index = QModelIndex()) -> bool:  # noqa: N802
        """Whether the log goes on."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: _Index = QModelIndex()) -> None:  # noqa: N802
        """Reads the next page."""
        rows: list[Operation] = []
        while not rows and not self._is_whole:
            page = self._project.history(_PAGE, self._read)
            self._is_whole = len(page) < _PAGE
            self._read = page[-1].id if page else None
            rows = [operation for operation in page if operation.kind != Kind.COUNT_TIME]
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._words(self._rows[index.row()], index.column()))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def _words(self, operation: Operation, column: int) -> str:
        if column == 0:
            return local_time(operation.at)
        return operation.actor if column == 1 else told(operation, self._scheme)


def local_time(at: str) -> str:
    """The log's time in the time zone and the manner of this computer; as it is if it is odd."""
    when = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs)
    if not when.isValid():
        return at
    return QLocale(language()).toString(when.toLocalTime(), QLocale.FormatType.ShortFormat)


def told(operation: Operation, scheme: Scheme) -> str:
    """What an operation did; undo and redo by their own names."""
    if operation.kind == UNDO:
        return translate("Words", "undo")
    if operation.kind == REDO:
        return translate("Words", "redo")
    return operation_name(operation, scheme, language())


class HistoryDialog(QDialog):
    """The log as a table, to be read only."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.model = HistoryModel(session, self)
        self.table = QTableView()
        FocusRing(self.table, framed=True)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("History"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(0, self.table.columnWidth(0) + 16)
        self.table.setColumnWidth(1, 130)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.backup = PlainLabel(last_backup_text(session.project.path, language()))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.backup)
        strip_icons(buttons)
        layout.addWidget(buttons)
        self.resize(640, 460)
