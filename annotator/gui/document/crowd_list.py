"""A list in a small window over the text, to choose one of many from: spans of a "+n", relations
that share a wire.

Thousands of entries open at once: an entry's words are worked out when they are drawn.
"""

import unicodedata
from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from annotator.gui.document.entries import Describe
from annotator.gui.overrides import guarded

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_MOST_ROWS = 12
_WIDEST = 480
_PAUSE = 1.0
"""Rows shown at once, pixels, and seconds after which typing begins a new word."""


@guarded
class CrowdModel(QAbstractListModel):
    """Items known by id; ``describe`` is asked about those that are seen."""

    def __init__(self, ids: Sequence[int], describe: Describe, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids = ids
        self._describe = describe

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """How many there are."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and place as plain text; the label as a chip."""
        if role == Qt.ItemDataRole.DisplayRole:
            entry = self._describe(self.ids[index.row()])
            return f"{entry.words} · {entry.place}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._describe(self.ids[index.row()]).chip
        return None

    def starting(self, typed: str, row: int) -> int | None:
        """The first row from ``row`` on, and round, in which a word begins with ``typed``.

        Tone marks and case do not matter.
        """
        wanted, count = folded(typed), len(self.ids)
        for step in range(count):
            at = (row + step) % count
            words = f" {folded(self._describe(self.ids[at]).words)}"
            if f" {wanted}" in words:
                return at
        return None


@guarded
class CrowdView(QListView):
    """The list itself; :attr:`taken` carries the row that Enter or a click takes."""

    taken = Signal(int)

    def __init__(self, model: CrowdModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._crowd = model
        self._typed = ""
        self._typed_at = 0.0
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        self.clicked.connect(lambda index: self.taken.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter takes; letters go to what is called so."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Go on to what begins with all that was typed just now."""
        now = monotonic()
        begins = now - self._typed_at > _PAUSE
        self._typed = search if begins else self._typed + search
        self._typed_at = now
        here = max(0, self.currentIndex().row())
        found = self._crowd.starting(self._typed, here + (1 if begins else 0))
        if found is not None:
            self.setCurrentIndex(self._crowd.index(found))


class CrowdList(QFrame):
    """The window around it, which goes when something is taken or it is clicked away."""

    chosen = Signal(int)
    """The id of what was taken."""

    def __init__(
        self, ids: Sequence[int], describe: Describe, current: int | None, parent: QWidget
    ) -> None:
        """``current`` is selected at first, if it is among ``ids``."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The press that closes the list must not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._ids = ids
        self.view = CrowdView(CrowdModel(ids, describe, self), self)
        self.view.setAccessibleName(self.tr("Choose one of {count}").format(count=len(ids)))
        self.view.taken.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        row = ids.index(current) if current in ids else 0
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def open_at(self, corner: QPoint) -> None:
        """Show the list with its corner at a global pixel, or above it where there is no room."""
        rows = min(len(self._ids), _MOST_ROWS)
        height = rows * max(24, self.view.sizeHintForRow(0)) + 2 * self.frameWidth() + 2
        room = self.screen().availableGeometry()
        width = min(_WIDEST, room.width())
        left = max(room.left(), min(corner.x(), room.right() + 1 - width))
        below = corner.y() + height <= room.bottom() + 1
        top = corner.y() if below else max(room.top(), corner.y() - height)
        self.setGeometry(left, top, width, height)
        self.show()
        self.view.setFocus()
        self.view.scrollTo(self.view.currentIndex())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            found = self._ids[row]
            self.close()
            self.chosen.emit(found)


def folded(text: str) -> str:
    """``text`` without case and tone marks."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(character for character in apart if not unicodedata.combining(character))
