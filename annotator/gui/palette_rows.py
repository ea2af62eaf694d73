"""The lines of the command palette: a model over items, and how a line is drawn.

Names of documents and labels are people's: they are drawn as plain text on one line.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.overrides import guarded
from annotator.gui.palette_items import Item, Kind, Query, marks
from annotator.gui.plain import one_line
from annotator.model.offsets import Utf16Map

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole

_LONGEST = 400
"""Code points of a name that are drawn at all."""

_PAD = 10
_SWATCH = 12
_WIDEST_KEYS = 0.4
"""Share of a line that its keys may take."""


def kind_name(kind: Kind) -> str:
    """A kind in the window's language."""
    translate = QCoreApplication.translate
    return {
        Kind.COMMAND: translate("Palette", "Command"),
        Kind.LABEL: translate("Palette", "Label"),
        Kind.RELATION: translate("Palette", "Relation"),
        Kind.DOCUMENT: translate("Palette", "Document"),
    }[kind]


def spoken(item: Item) -> str:
    """A line as a screen reader says it."""
    parts = [one_line(item.text), kind_name(item.kind), item.keys]
    if not item.is_enabled:
        parts.append(QCoreApplication.translate("Palette", "not possible now"))
    return ", ".join(part for part in parts if part)


@guarded
class Rows(QAbstractListModel):
    """The answers to what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        """Lists ``items`` in place of those before."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, row: int) -> Item:
        """The item in a line."""
        return self._items[row]

    def items(self) -> Sequence[Item]:
        """All items listed."""
        return self._items

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a line shows and what is said of it."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(item.text[:_LONGEST])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item)
        return None


@guarded
class RowDelegate(QStyledItemDelegate):
    """Draws a line: its kind, a label's colour, its text with what answers in bold, its keys."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._kinds = {kind: kind_name(kind) for kind in Kind}
        self.query = Query()

    def height(self) -> int:
        """Pixels that every line is high."""
        return self._view.fontMetrics().height() + 10

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """All lines are equally high."""
        del option, index
        return QSize(200, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the line at ``index``."""
        item = index.data(ITEM_ROLE)
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = self._view.palette()
        painter.save()
        if chosen:
            painter.fillRect(box, palette.highlight())
        inner = QRectF(box.adjusted(_PAD, 0, -_PAD, 0))
        inner.setLeft(self._paint_kind(painter, inner, item, _quiet(palette, item, chosen)))
        inner.setRight(self._paint_keys(painter, inner, item, _quiet(palette, item, chosen)))
        self._paint_text(painter, inner, item, _ink(palette, item, chosen))
        painter.restore()

    def _paint_kind(self, painter: QPainter, box: QRectF, item: Item, colour: QColor) -> float:
        """Draws what the item is; answers where the text begins."""
        width = self._kind_width()
        room = QRectF(box.left(), box.top(), width, box.height())
        painter.setPen(colour)
        painter.setFont(self._view.font())
        painter.drawText(room, _LEFT, self._kinds[item.kind])
        left = room.right() + _PAD
        if item.colour:
            middle = box.center().y()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(item.colour))
            painter.drawRoundedRect(QRectF(left, middle - _SWATCH / 2, _SWATCH, _SWATCH), 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            left += _SWATCH + _PAD - 2
        return left

    def _paint_keys(self, painter: QPainter, box: QRectF, item: Item, colour: QColor) -> float:
        """Draws the keys at the right; answers where the text has to end."""
        if not item.keys:
            return box.right()
        metrics = self._view.fontMetrics()
        most = round(box.width() * _WIDEST_KEYS)
        keys = metrics.elidedText(item.keys, Qt.TextElideMode.ElideRight, most)
        painter.setPen(colour)
        painter.drawText(box, _RIGHT, keys)
        return box.right() - metrics.horizontalAdvance(keys) - 2 * _PAD

    def _paint_text(self, painter: QPainter, box: QRectF, item: Item, colour: QColor) -> None:
        painter.setPen(colour)
        shown = one_line(item.text[:_LONGEST])
        layout = _set(shown, self.query.words, self._view.font().toString(), int(box.width()))
        line = layout.lineAt(0)
        layout.draw(painter, QPointF(box.left(), box.center().y() - line.height() / 2))

    def _kind_width(self) -> float:
        advance = self._view.fontMetrics().horizontalAdvance
        return max(map(advance, self._kinds.values()))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _ink(palette: QPalette, item: Item, chosen: bool) -> QColor:  # noqa: FBT001
    if not item.is_enabled:
        return _quiet(palette, item, chosen)
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
    return palette.color(role)


def _quiet(palette: QPalette, item: Item, chosen: bool) -> QColor:  # noqa: FBT001
    if chosen:
        colour = palette.color(QPalette.ColorRole.HighlightedText)
        colour.setAlphaF(0.62 if not item.is_enabled else 0.82)
        return colour
    if not item.is_enabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    return palette.color(QPalette.ColorRole.PlaceholderText)


@lru_cache(maxsize=256)
def _set(text: str, words: str, look: str, width: int) -> QTextLayout:
    """``text`` on one line of ``width`` pixels, cut with an ellipsis, ``words`` in bold.

    ``look`` is a font's description.  A layout is kept for as long as a list may show it again.
    """
    font, bold = QFont(), QFont()
    font.fromString(look)
    bold.fromString(look)
    bold.setBold(True)
    found = marks(text, words) if words else ()
    plain, heavy = QFontMetricsF(font), QFontMetricsF(bold)
    extra = sum(
        heavy.horizontalAdvance(text[a:b]) - plain.horizontalAdvance(text[a:b]) for a, b in found
    )
    shown = plain.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width - extra))
    units = Utf16Map(shown)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setFormats([
        _format(units.unit(start), units.unit(min(stop, len(shown))), bold)
        for start, stop in found
        if start < len(shown)
    ])  # fmt: skip
    layout.beginLayout()
    layout.createLine().setLineWidth(1 << 20)
    layout.endLayout()
    return layout


def _format(start: int, stop: int, font: QFont) -> QTextLayout.FormatRange:
    out = QTextLayout.FormatRange()
    out.start, out.length = start, stop - start
    out.format.setFont(font)
    return out
