"""The command palette: one field over the window that finds every command, label and document.

It changes nothing: what is chosen leaves as the signal :attr:`Palette.chosen`.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.aloud import announce
from annotator.gui.document.colours import mixed
from annotator.gui.overrides import guarded
from annotator.gui.palette_items import Answers, Item, Query, Stock, answers
from annotator.gui.palette_rows import RowDelegate, Rows, spoken
from annotator.gui.plain import PlainLabel
from annotator.gui.slices import Slices

MOST = 100
"""Answers that are listed; who means another one types on."""

_LIST_AFTER = 40
"""Milliseconds after which the answers found meanwhile are listed."""

_WIDEST, _SHOWN = 640, 12
"""Pixels, and lines in view, that the palette takes when there is room."""

_MARGIN = 16
_HIGHEST = 110
"""Pixels around it, and the most above it."""

_Key = Qt.Key
_MOVES = {
    _Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_PageUp: -_SHOWN + 1, _Key.Key_PageDown: _SHOWN - 1,
}  # fmt: skip
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


@guarded
class Palette(QFrame):
    """Lies over the upper middle of ``window`` while it is open; a click elsewhere closes it."""

    chosen = Signal(object)  # Item

    def __init__(self, window: QWidget, toggle: QKeySequence) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._window = window
        self._stocks: Sequence[Stock] = ()
        self._recent: Mapping[str, int] = {}
        self._found = Answers()
        self._moved = False
        self._listed = QElapsedTimer()
        self._before: QWidget | None = None
        self._slices = Slices(self)
        self._make_field(toggle)
        self._make_list()
        self._lay_out()
        self.hide()

    def open(self, stocks: Sequence[Stock], recent: Sequence[str]) -> None:
        """Shows ``stocks`` to choose from; names chosen lately, the last first, in ``recent``."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._stocks = stocks
        self._recent = {name: place for place, name in enumerate(recent)}
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        for watched in (self._window, self._window.windowHandle()):
            watched.installEventFilter(self)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._search()

    def close_again(self) -> None:
        """Goes away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self._slices.stop()
        for watched in (self._window, self._window.windowHandle()):
            watched.removeEventFilter(self)
        before, self._before = self._before, None
        focus = QApplication.focusWidget()
        held = focus is None or self.isAncestorOf(focus)
        self.hide()
        if held and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def current(self) -> Item | None:
        """The item that Enter chooses."""
        row = self.list.currentIndex().row()
        return self.rows.item(row) if row >= 0 else None

    def _make_field(self, toggle: QKeySequence) -> None:
        self.field = _Field(toggle)
        self.field.setAccessibleName(self.tr("Find a command, label or document"))
        self.field.setPlaceholderText(self.tr("Find a command, label or document"))
        self.field.textChanged.connect(self._typed)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._choose)
        self.field.left.connect(self.close_again)

    def _make_list(self) -> None:
        self.rows = Rows(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self._lines = RowDelegate(self.list)
        self.list.setItemDelegate(self._lines)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Answers"))
        self.list.clicked.connect(lambda _index: self._choose())

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.hint = PlainLabel(self.tr("> commands   @ labels   # documents"))
        self.count = PlainLabel()
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 6, 0)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.count)
        for label in (self.hint, self.count):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _typed(self) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        query = Query.of(self.field.text())
        self._lines.query = query
        self._moved = False
        self._found = Answers()
        found = answers(self._stocks, query, self._recent, MOST)
        self._slices.start(self._gather(found))
        self._slices.turn()
        self._list()

    def _gather(self, found: Iterator[Answers]) -> Iterator[None]:
        """Takes the answers in; a list is made of them now and then, and at the end."""
        self._listed.start()
        for self._found in found:
            if self._listed.elapsed() >= _LIST_AFTER:
                self._list()
                self._listed.restart()
            yield
        self._list()
        self._say_count()

    def _list(self) -> None:
        """Lists the answers found so far; a line to which somebody went stays chosen."""
        held = self.current() if self._moved else None
        best = self._found.best
        if list(self.rows.items()) != best:
            self.rows.show(best)
            row = best.index(held) if held in best else 0
            self.list.setCurrentIndex(self.rows.index(row, 0))
            if row == 0:
                self.list.scrollToTop()

    def _say_count(self) -> None:
        count = self._found.count
        if count > MOST:
            words = self.tr("the best {shown} of {count}").format(shown=MOST, count=count)
        elif count:
            words = self.tr("{count} found").format(count=count)
        else:
            words = self.tr("nothing found")
        self.count.setText(words)
        self._announce()

    def _move(self, key: int) -> None:
        count = self.rows.rowCount()
        if not count:
            return
        self._moved = True
        row = self.list.currentIndex().row()
        to = row + _MOVES[_Key(key)]
        if abs(_MOVES[_Key(key)]) == 1:
            to %= count  # round, from the last line to the first
        self.list.setCurrentIndex(self.rows.index(max(0, min(to, count - 1)), 0))
        self._announce()

    def _choose(self) -> None:
        self._slices.finish()  # Enter means the best of all
        item = self.current()
        if item is None:
            return
        if not item.is_enabled:
            self.count.setText(self.tr("This is not possible now."))
            announce(self.field, self.count.text())
            return
        self.close_again()
        self.chosen.emit(item)

    def _announce(self) -> None:
        item = self.current()
        announce(self.field, self.count.text() if item is None else spoken(item))

    def _place(self) -> None:
        """Lies in the middle of the window's upper part, with as many lines as there is room."""
        window = self._window.rect()
        width = min(_WIDEST, window.width() - 2 * _MARGIN)
        top = max(_MARGIN, min(window.height() // 8, _HIGHEST))
        row, room = self._lines.height(), window.height() - top - _MARGIN
        self.list.setFixedHeight(0)
        around = self.sizeHint().height()
        lines = max(1, min(_SHOWN, (room - around) // row))
        self.list.setFixedHeight(lines * row)
        self.setGeometry((window.width() - width) // 2, top, width, around + lines * row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws a line around it."""
        super().paintEvent(event)
        ground = self.palette().color(QPalette.ColorRole.Window).name()
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        painter = QPainter(self)
        painter.setPen(QColor(mixed(ground, ink, 0.35)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Closes at a press elsewhere, which does nothing more, and keeps to the window's size.

        A filter on the whole application would make Python look at every event of every widget.
        """
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            place = event.globalPosition().toPoint()
            if watched is not self._window and not self._covers(place):
                self.close_again()
                return True
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        return super().eventFilter(watched, event)

    def _covers(self, place: QPoint) -> bool:
        """Whether a place on the screen is the palette's own."""
        return self.rect().contains(self.mapFromGlobal(place))


@guarded
class _Field(QLineEdit):
    """The field: it keeps every key to itself, so that nothing happens behind the palette."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, toggle: QKeySequence) -> None:
        super().__init__()
        self._toggle = toggle

    def event(self, event: QEvent) -> bool:
        """Takes every key before the window's shortcuts, and Tab before the focus chain."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                _Key.Key_Tab, _Key.Key_Backtab,
            ):  # fmt: skip
                self.moved.emit(_Key.Key_Down if event.key() == _Key.Key_Tab else _Key.Key_Up)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go through the answers, Enter chooses, Esc and the palette's own key leave."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _MOVES and not held:
            self.moved.emit(key)
        elif key in _ENTER:
            if not held:
                self.entered.emit()
        elif key == _Key.Key_Escape or QKeySequence(event.keyCombination()) == self._toggle:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()  # nobody behind the palette gets what the field has no use for

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaves when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()


_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for losing the keyboard after which it comes back: another window, a menu."""
