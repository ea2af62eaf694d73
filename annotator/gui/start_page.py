"""What the window shows instead of a text: how to begin, or how to get documents in."""

from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions import Actions
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, tool_tip, without_mnemonic

_WIDTH = 560
PATH_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@guarded
class RecentModel(QAbstractListModel):
    """Projects opened lately."""

    def __init__(self, paths: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths = paths

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """How many there are."""
        return 0 if parent.isValid() else len(self._paths)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name and folder of one."""
        if not index.isValid():
            return None
        path = self._paths[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{path.stem}  —  {_short(path.parent)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(str(path))
        return path if role == PATH_ROLE else None

    def set_paths(self, paths: list[Path]) -> None:
        """Takes over another list."""
        self.beginResetModel()
        self._paths = paths
        self.endResetModel()


class StartPage(QWidget):
    """New, open, sample, and what was open lately."""

    open_requested = Signal(object)  # Path

    def __init__(self, actions: Actions, recent: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.model = RecentModel(recent, self)
        self.list = QListView()
        self.list.setModel(self.model)
        FocusRing(self.list)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(4)
        self.list.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.list.setAccessibleName(self.tr("Recent projects"))
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self._heading = PlainLabel(self.tr("Recent projects"))
        buttons = QHBoxLayout()
        for name in ("new", "open", "demo"):
            buttons.addWidget(big_button(actions[name]))
        layout = _page(self)
        layout.addWidget(_title(self.tr("Annotator")))
        layout.addWidget(_quiet(self.tr("Label entities and relations in article text.")))
        layout.addSpacing(10)
        layout.addLayout(buttons)
        layout.addSpacing(16)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        layout.addWidget(_quiet(self.tr("Or drop a project file here.")))
        self.show_recent(recent)

    def show_recent(self, recent: list[Path]) -> None:
        """Shows another list of recent projects."""
        self.model.set_paths(recent)
        self._heading.setVisible(bool(recent))
        self.list.setVisible(bool(recent))

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(index.data(PATH_ROLE))


class EmptyPage(QWidget):
    """A project without documents."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        buttons = QHBoxLayout()
        for name in ("import", "scheme"):
            buttons.addWidget(big_button(actions[name]))
        layout = _page(self)
        layout.addStretch(2)
        layout.addWidget(_title(self.tr("No documents yet")))
        layout.addWidget(_quiet(self.tr("Import texts or annotations, or drop their files here.")))
        layout.addSpacing(10)
        layout.addLayout(buttons)
        layout.addStretch(3)


def big_button(action: QAction) -> QPushButton:
    """A large button that does what ``action`` does, also when it is disabled or renamed."""
    button = QPushButton()
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setMinimumHeight(44)

    def follow() -> None:
        words = without_mnemonic(action.iconText().replace("&", ""))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(words)
        button.setToolTip(tool_tip(f"{words} ({keys})" if keys else words))
        button.setIcon(action.icon())
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button


def _page(page: QWidget) -> QVBoxLayout:
    """A column in the middle of ``page``."""
    middle = QWidget()
    middle.setMaximumWidth(_WIDTH)
    middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    grid = QGridLayout(page)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 100)
    grid.setColumnStretch(2, 1)
    grid.addWidget(middle, 0, 1)
    layout = QVBoxLayout(middle)
    layout.setContentsMargins(16, 36, 16, 16)
    return layout


def _title(words: str) -> PlainLabel:
    label = PlainLabel(words)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2.0)
    font.setBold(True)
    label.setFont(font)
    return label


def _quiet(words: str) -> PlainLabel:
    label = PlainLabel(words, wrap=True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _short(folder: Path) -> str:
    """``folder`` with the home folder shortened."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
