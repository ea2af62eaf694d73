"""The table of decision items, worked by single keys."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.agreement.decision_items import Cause
from annotator.gui import ask
from annotator.gui.adjudication.cells import CHIP, CellDelegate
from annotator.gui.adjudication.groups import By, Heading
from annotator.gui.adjudication.names import cause_name
from annotator.gui.adjudication.rows import FIRST, TEXT, Row
from annotator.gui.adjudication.rows_model import RowsModel
from annotator.gui.icons import scaled
from annotator.gui.overrides import guarded
from annotator.gui.panels.table import Table

_LEAST = 280
"""Pixels that the text in context keeps at the usual font, however many annotators there are."""
_WIDTHS = ((130, 150, 170), (120, 116, 150), (104, 112, 118))
"""Of the cause, of an annotator, and of gold and decision: as wide as there is room for."""
_WIDEST_CAUSE = 134
_DIGITS = 9
_LEAST_ROWS = 5
_PLAIN = Qt.KeyboardModifier.NoModifier
_LOOKS = frozenset({QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange})
_FOLDS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space})
_LETTERS = {
    Qt.Key.Key_X: "none",
    Qt.Key.Key_L: "later",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_A: "alike",
    Qt.Key.Key_N: "next",
    Qt.Key.Key_P: "previous",
    Qt.Key.Key_I: "note",
    Qt.Key.Key_R: "rule",
    Qt.Key.Key_Z: "undo",
}


@guarded
class ItemsTable(Table):
    """Rows of items.  Moving about in it answers nothing; a digit or a letter does."""

    column_pressed = Signal(int)
    """The column (0 for the digit 1) whose annotator is right; there may be none."""
    command_pressed = Signal(str)
    """``none``, ``later``, ``edit``, ``alike``, ``next``, ``previous``, ``note``, ``rule``,
    ``undo``."""

    _people = -1
    """For how many annotators the columns are fitted; below 0: for none yet."""
    _wide = _WIDTHS[0]

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        self._cells = CellDelegate(model)
        super().__init__(model, parent)
        self._rows = model
        self._cells.dress(self)
        self.setItemDelegate(self._cells)
        self.clicked.connect(self._pressed)
        self.doubleClicked.connect(self._pressed_twice)
        self.setAlternatingRowColors(True)
        # The headings would be painted anew each time that another row is chosen.
        self.header().setSelectionModel(QItemSelectionModel(model, self))

    def fit(self, people: int) -> None:
        """Columns for so many annotators.  What each said is read beside the text or not at all:
        where all of it has no room, columns are narrower, and then the table scrolls sideways."""
        needed = self._needed_by_causes()
        widths = [(max(cause, needed), one, last) for cause, one, last in _WIDTHS]
        wide = next((some for some in widths if self._has_room(people, some)), widths[-1])
        if (people, wide) == (self._people, self._wide):
            return  # resizing columns paints the whole table once more
        self._people, self._wide = people, wide
        self.setMinimumHeight(_LEAST_ROWS * self.verticalHeader().defaultSectionSize())
        cause, one, last = wide
        self.stretch(TEXT, (_LEAST, cause, *([one] * people), last, last))
        self._keep_text()

    def _needed_by_causes(self) -> int:
        """The width, at the usual font, in which the causes can be read in this language."""
        metrics = self.fontMetrics()
        words = map(cause_name, Cause)
        pixels = CHIP + max(map(metrics.horizontalAdvance, words))
        return min(_WIDEST_CAUSE, -(-pixels * 100 // scaled(100)))

    def _has_room(self, people: int, wide: tuple[int, int, int]) -> bool:
        cause, one, last = wide
        return scaled(_LEAST + cause + one * people + 2 * last) <= self.viewport().width()

    def _keep_text(self) -> None:
        header, mode = self.header(), QHeaderView.ResizeMode
        others = sum(header.sectionSize(i) for i in range(header.count()) if i != TEXT)
        has_room = self.viewport().width() - others >= scaled(_LEAST)
        header.setSectionResizeMode(TEXT, mode.Stretch if has_room else mode.Interactive)
        if not has_room:
            header.resizeSection(TEXT, scaled(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The text in context takes what is left, or scrolls with the others."""
        super().resizeEvent(event)
        if self._people >= 0:
            self.fit(self._people)
        self._keep_text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font or palette: cells are painted otherwise."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._people, people = -1, self._people
            if people >= 0:
                self.fit(people)
            self._cells.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits take an annotator's variant, letters the other answers."""
        key = Qt.Key(event.key())
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~keypad == _PLAIN and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._digit(int(key) - int(Qt.Key.Key_0))
        elif event.modifiers() == _PLAIN and key in _LETTERS:
            self.command_pressed.emit(_LETTERS[key])
        elif event.modifiers() & ~keypad == _PLAIN and key in _FOLDS and self._folds(key):
            return
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        """0 asks for the number, where there are more columns than digits."""
        if digit or self._people <= _DIGITS:
            self.column_pressed.emit(digit - 1)
        else:
            question = self.tr("Take the annotator in column:")
            number = ask.number(self, question, _DIGITS + 1, self._people)
            if number is not None:
                self.column_pressed.emit(number - 1)

    def _pressed_twice(self, index: QModelIndex) -> None:
        """A double click on what somebody said takes it."""
        column = index.column() - FIRST
        if isinstance(self._rows.row(index.row()), Row) and 0 <= column < self._people:
            self.column_pressed.emit(column)

    def toggle(self) -> None:
        """Folds the group whose heading is chosen, or unfolds it."""
        heading = self._heading()
        if heading is not None:
            self._rows.toggle(heading.group)

    def _heading(self) -> Heading | None:
        at = self.currentIndex().row()
        row = self._rows.row(at) if 0 <= at < self._rows.rowCount() else None
        return row if isinstance(row, Heading) else None

    def _pressed(self, index: QModelIndex) -> None:
        if isinstance(self._rows.row(index.row()), Heading):
            self.toggle()

    def _folds(self, key: Qt.Key) -> bool:
        """Left folds a group, or goes from an item to its heading; Right unfolds; Space does
        either."""
        heading = self._heading()
        if self._rows.by is By.NOTHING or (heading is None and key != Qt.Key.Key_Left):
            return False
        if heading is None:
            row = self._rows.row(self.currentIndex().row()) if self.currentIndex().isValid() else 0
            if isinstance(row, Row):
                self.show_chosen([self._rows.heading_key(self._rows.group(row))])
        elif key == Qt.Key.Key_Space or heading.is_open == (key == Qt.Key.Key_Left):
            self._rows.toggle(heading.group)
        return True

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters answer; none of them searches."""
