"""The table that the panels show their models in."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from annotator.gui.models.table import Row, TableModel
from annotator.gui.overrides import guarded

_Flag = QItemSelectionModel.SelectionFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@guarded
class Table(QTreeView):
    """Rows of a :class:`TableModel`, sortable, without the frills of a tree."""

    picked = Signal(object)
    """Key of the row that a person clicked or moved to."""
    entered_on = Signal(object)
    """Key of the row on which Enter was pressed."""
    remove_pressed = Signal()

    def __init__(
        self, model: TableModel[Row], parent: QWidget | None = None, *, several: bool = False
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._quiet = False
        self.setModel(model)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSortIndicatorClearable(True)
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.header().setStretchLastSection(False)
        self.setSortingEnabled(True)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def stretch(self, stretched: int, widths: Iterable[int]) -> None:
        """One column takes the room that the others, ``widths`` pixels wide, leave."""
        self.header().setMinimumSectionSize(28)
        for i, width in enumerate(widths):
            self.header().resizeSection(i, width)
        self.header().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def keys(self) -> list[Hashable]:
        """Keys of the selected rows, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.key(self._model.row(place)) for place in places]

    def show_chosen(self, keys: Iterable[Hashable]) -> None:
        """Selects the rows with ``keys`` without saying that anybody picked them."""
        places = [place for place in map(self._model.place, keys) if place is not None]
        if places == sorted(index.row() for index in self.selectionModel().selectedRows()):
            return
        self._quiet = True
        try:
            self._select(places)
        finally:
            self._quiet = False

    def _select(self, places: list[int]) -> None:
        chosen = QItemSelection()
        for place in places:
            index = self._model.index(place, 0)
            chosen.select(index, index)
        selection = self.selectionModel()
        selection.select(chosen, _Flag.ClearAndSelect | _Flag.Rows)
        if places:
            first = self._model.index(places[0], 0)
            selection.setCurrentIndex(first, _Flag.NoUpdate)
            self.scrollTo(first)

    def _clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self._model.key(self._model.row(index.row())))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid() and self.hasFocus():
            self.picked.emit(self._model.key(self._model.row(now.row())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete removes, Enter goes into the row, the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_pressed.emit()
        elif event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            row = self._model.row(self.currentIndex().row())
            self.entered_on.emit(self._model.key(row))
        else:
            super().keyPressEvent(event)
