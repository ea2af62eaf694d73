"""The entries of the history as a table, read a page at a time as it is scrolled."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont

from annotator.gui.history_words import different, local_time, told, who
from annotator.gui.overrides import guarded
from annotator.gui.plain import one_line, tool_tip
from annotator.gui.session import Session
from annotator.ops.history import Entry, History
from annotator.store.chronicle import Question

_Index = QModelIndex | QPersistentModelIndex
_PAGE = 100
_LOOK = 8000
"""Entries looked through in one turn of the event loop, at most."""


@guarded
class HistoryModel(QAbstractTableModel):
    """When, who, what, where and what was different, the newest first."""

    def __init__(
        self, session: Session, question: Question, viewer: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history = History(session.project, question, viewer)
        self._scheme = session.scheme
        self._rows: list[Entry] = []
        self._wanted = _PAGE
        self._titles = (
            self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Document"),
            self.tr("Details"),
        )  # fmt: skip
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._look()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._rows[row]

    def words(self, row: int) -> tuple[str, ...]:
        """All cells of a row."""
        return tuple(self._words(self._rows[row], column) for column in range(len(self._titles)))

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self._titles

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """As many as were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """Five."""
        return 0 if parent.isValid() else len(self._titles)

    def canFetchMore(self, parent: _Index = QModelIndex()) -> bool:  # noqa: N802
        """Whether the log goes on."""
        return not parent.isValid() and not self._history.is_at_end

    def fetchMore(self, parent: _Index = QModelIndex()) -> None:  # noqa: N802
        """Reads the next page."""
        if not parent.isValid():
            self._wanted = len(self._rows) + _PAGE
            self._look()

    @property
    def is_looking(self) -> bool:
        """Whether more is being looked for."""
        return self._timer.isActive()

    def _look(self) -> None:
        """Looks on for a moment; a question with few answers is followed up to the end."""
        rows = self._history.page(self._wanted - len(self._rows), _LOOK)
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        if len(self._rows) < self._wanted and not self._history.is_at_end:
            self._timer.start()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; what was undone is struck out."""
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._words(entry, index.column()))
        if role == Qt.ItemDataRole.FontRole and entry.is_undone:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def _words(self, entry: Entry, column: int) -> str:
        if column == 0:
            return local_time(entry.operation.at)
        if column == 1:
            return who(entry.operation.actor)
        if column == 2:
            return told(entry, self._scheme)
        if column == 3:
            return one_line(entry.subject.document) if entry.subject is not None else ""
        return different(entry, self._scheme)
