"""The table of decision items, worked by single keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication.rows import CAUSE, TEXT, Row, RowsModel
from annotator.gui.document.colours import mixed
from annotator.gui.icons import scaled
from annotator.gui.overrides import guarded
from annotator.gui.panels.table import Table

_Index = QModelIndex | QPersistentModelIndex
_PAD = 6
_LEAST = 280
"""Pixels that the text in context keeps at the usual font, however many annotators there are."""
_FEW = 3
_PLAIN = Qt.KeyboardModifier.NoModifier
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
    """The column (0 for the digit 1) whose annotator is right."""
    command_pressed = Signal(str)
    """``none``, ``later``, ``edit``, ``alike``, ``next``, ``previous``, ``note``, ``rule``,
    ``undo``."""

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._context = ContextDelegate(self)
        self._chip = CauseDelegate(self)
        self.setItemDelegateForColumn(TEXT, self._context)
        self.setItemDelegateForColumn(CAUSE, self._chip)
        self.setAlternatingRowColors(True)

    def fit(self, people: int) -> None:
        """Columns for so many annotators.  What each said is read beside the text or not at all:
        where all of it has no room, the table scrolls sideways."""
        cause, one, last = (130, 150, 170) if people <= _FEW else (120, 116, 150)
        self.stretch(TEXT, (_LEAST, cause, *([one] * people), last, last))
        self._keep_text()

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
        self._keep_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits take an annotator's variant, letters the other answers."""
        key = Qt.Key(event.key())
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~keypad == _PLAIN and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.column_pressed.emit(int(key) - int(Qt.Key.Key_1))
        elif event.modifiers() == _PLAIN and key in _LETTERS:
            self.command_pressed.emit(_LETTERS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters answer; none of them searches."""


@guarded
class ContextDelegate(QStyledItemDelegate):
    """The words of an item between what stands around them, the words in full ink."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Three stretches side by side: before, the words, after."""
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        row = model.row(index.row())
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        self._write(painter, option, row)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.color(
            QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        )
        faint = QColor(ink)
        faint.setAlpha(150)
        metrics = option.fontMetrics
        box = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        words = metrics.elidedText(row.words, Qt.TextElideMode.ElideMiddle, box.width())
        middle = metrics.horizontalAdvance(words)
        room = max(0, box.width() - middle)
        before = metrics.elidedText(row.before, Qt.TextElideMode.ElideLeft, room // 2)
        indent = metrics.horizontalAdvance(before)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        x = box.left()
        after = metrics.elidedText(row.after, Qt.TextElideMode.ElideRight, room - indent)
        for part, width, colour in (
            (before, indent, faint), (words, middle, ink), (after, room - indent, faint)
        ):  # fmt: skip
            painter.setPen(colour)
            painter.drawText(QRect(x, box.top(), width, box.height()), left, part)
            x += width

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """As high as a line; as wide as it gets."""
        return super().sizeHint(option, index)


@guarded
class CauseDelegate(QStyledItemDelegate):
    """The cause as a chip: its word on a tint of its kind."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A rounded box around the word."""
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        cause = model.row(index.row()).item.cause
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        paper = option.palette.color(QPalette.ColorRole.Base).name()
        ink = option.palette.color(QPalette.ColorRole.Text).name()
        metrics = option.fontMetrics
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, option.rect.width() - 20)
        width = metrics.horizontalAdvance(words) + 14
        height = min(option.rect.height() - 4, metrics.height() + 4)
        box = QRect(option.rect.left() + 3, 0, width, height)
        box.moveTop(option.rect.center().y() - height // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(paper, _TINTS[cause], 0.28)))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


_RED, _ORANGE, _BLUE, _GREY, _GREEN = "#d7263d", "#e8871e", "#2660a4", "#546e7a", "#2a9134"
_TINTS = {
    Cause.AGREED: _GREEN,
    Cause.MISSING: _RED,
    Cause.BOUNDARY: _ORANGE,
    Cause.LABEL: _BLUE,
    Cause.BOUNDARY_AND_LABEL: _RED,
    Cause.ENDPOINT_MISSING: _GREY,
    Cause.ENDPOINT_DIFFERS: _GREY,
    Cause.REVERSED: _ORANGE,
    Cause.TYPE: _BLUE,
    Cause.ABSENT: _RED,
    Cause.ATTRIBUTES: _BLUE,
    Cause.GOLD_ONLY: _GREEN,
    Cause.NOT_IN_GOLD: _RED,
}
