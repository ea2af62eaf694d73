"""The table that the panels show their models in."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.gui.focus_ring import FocusRing
from annotator.gui.icons import scaled
from annotator.gui.models.ordering import Row
from annotator.gui.models.table import MANY, TableModel
from annotator.gui.overrides import guarded
from annotator.gui.roomy import TARGET

_Flag = QItemSelectionModel.SelectionFlag
_GROWN = 1.1
"""How much wider large print makes columns, beyond their headings: they are mostly numbers."""

_AROUND = 12
"""Pixels around a heading."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


@guarded
class Table(QTableView):
    """Rows of a :class:`TableModel`, sortable, chosen whole.

    A QTreeView lays all of its rows out again when one is inserted: 200 ms of 50,000 (measured);
    this one does not.  ``air`` is how many pixels a row is higher than its text.
    """

    picked = Signal(object)
    """Key of the row that a person clicked or moved to."""
    entered_on = Signal(object)
    """Key of the row on which Enter was pressed."""
    space_pressed = Signal(object)
    """Key of the row on which the space bar was pressed."""
    remove_pressed = Signal()

    def __init__(
        self,
        model: TableModel[Row],
        parent: QWidget | None = None,
        *,
        several: bool = False,
        air: int = 5,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._air = air
        self._quiet = False
        self._kept: list[Hashable] = []
        self._owner: Hashable = None
        self._high = self.fontMetrics().height()
        self.setModel(model)
        self._dress()
        behaviour, mode = QAbstractItemView.SelectionBehavior, QAbstractItemView.SelectionMode
        self.setSelectionBehavior(behaviour.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.header().setSortIndicatorClearable(True)
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._moved)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._keep_no_more)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        FocusRing(self)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        scroll = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setVerticalScrollMode(scroll)
        self.setHorizontalScrollMode(scroll)
        self.header().setStretchLastSection(False)
        self.header().setHighlightSections(False)
        self.header().setDefaultAlignment(_LEFT)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        high = max(TARGET, self.fontMetrics().height() + self._air)
        self.verticalHeader().setDefaultSectionSize(high)

    def header(self) -> QHeaderView:
        """The headings of the columns."""
        return self.horizontalHeader()

    def stretch(self, stretched: int, widths: Iterable[int]) -> None:
        """One column takes the room that the others leave: ``widths`` pixels at the usual font."""
        self.header().setMinimumSectionSize(28)
        growth = _GROWN if self._is_large() else 1.0
        for i, width in enumerate(widths):
            self.header().resizeSection(i, self._fitting(i, width * growth))
        self.header().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def narrow(self, stretched: int) -> None:
        """Columns give up what their cells and heading do not need; ``stretched`` takes it."""
        for column in range(self.header().count()):
            needed = max(self.sizeHintForColumn(column), self.header().sectionSizeHint(column))
            if column != stretched and needed < self.header().sectionSize(column):
                self.header().resizeSection(column, needed)

    def keys(self) -> list[Hashable]:
        """Keys of the selected rows, in the order shown."""
        return [self._model.key(self._model.row(place)) for place in self._chosen()]

    def _chosen(self) -> list[int]:
        """Places of the selected rows.  Whole rows are selected here, so that a range tells its
        own; ``selectedRows`` asks the model of each (84 calls for one row, measured)."""
        ranges = self.selectionModel().selection()
        return sorted(
            {row for one in ranges.toList() for row in range(one.top(), one.bottom() + 1)}
        )

    def show_chosen(self, keys: Iterable[Hashable]) -> None:
        """Selects the rows with ``keys`` without saying that anybody picked them."""
        places = [place for place in map(self._model.place, keys) if place is not None]
        if places == self._chosen():
            return
        self._quiet = True
        try:
            self._select(places)
        finally:
            self._quiet = False

    def show_from_top(self, owner: Hashable) -> None:
        """Scrolls to the first row where the rows are of another ``owner`` than they were."""
        if owner != self._owner:
            self._owner = owner
            self.scrollToTop()

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

    def _keep(self) -> None:
        self._kept = self.keys()

    def _keep_no_more(self) -> None:
        kept, self._kept = self._kept, []
        self.show_chosen(kept)

    def _clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self._model.key(self._model.row(index.row())))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid() and self.hasFocus():
            self.picked.emit(self._model.key(self._model.row(now.row())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Rows are as high as the letters need, and columns follow them a little."""
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._fit_rows()
        high = self.fontMetrics().height()
        if event.type() == QEvent.Type.FontChange and high != self._high:
            growth = max(1 / _GROWN, min(_GROWN, high / self._high))
            self._high = high
            for i in range(self.header().count()):
                width = self.header().sectionSize(i) * growth
                self.header().resizeSection(i, self._fitting(i, width))

    def _fitting(self, column: int, width: float) -> int:
        """``width``, or more when the heading needs it in large print."""
        wanted = round(width)
        if not self._is_large():
            return wanted
        words = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")
        return max(wanted, self.header().fontMetrics().horizontalAdvance(words) + _AROUND)

    @staticmethod
    def _is_large() -> bool:
        return scaled(100) > 100

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete removes, Enter and Space mean the row, the rest is Qt's."""
        wanted = {Qt.Key.Key_Space: self.space_pressed, **dict.fromkeys(_ENTER, self.entered_on)}
        said = wanted.get(Qt.Key(event.key())) if not event.modifiers() else None
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_pressed.emit()
        elif said is not None and self.currentIndex().isValid():
            said.emit(self._model.key(self._model.row(self.currentIndex().row())))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Goes to the row that begins so; not among very many, which would take too long."""
        if len(self._model.rows()) <= MANY:
            super().keyboardSearch(search)
