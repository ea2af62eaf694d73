"""A ring around the list or text that has the keyboard, for whoever works without a mouse.

It is drawn in the frame of the widget itself: a widget laid over the text would keep Qt from
scrolling it by moving pixels.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from shiboken6 import Shiboken

from annotator.gui.overrides import guarded

WIDTH = 2
"""Pixels."""

_Reason = Qt.FocusReason
_BY_KEYS = (_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason)
_BY_MOUSE = (_Reason.MouseFocusReason,)


@guarded
class FocusRing(QObject):
    """Watches one scroll area.  A focus that came by the mouse draws no ring.

    ``framed`` draws a thin line while there is no ring, for lists on a ground of another colour.
    """

    def __init__(self, area: QAbstractScrollArea, *, framed: bool = False) -> None:
        super().__init__(area)
        self._area = area
        self._framed = framed
        self._by_keys = False
        area.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)
        area.setLineWidth(WIDTH)
        area.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        """Whether the ring is drawn now."""
        return self._by_keys and self._area.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the focus; paint the frame instead of Qt."""
        if not Shiboken.isValid(self._area):  # Qt still speaks of what it is taking down
            return False
        if event.type() == QEvent.Type.Paint and watched is self._area:
            self._paint()
            return True
        if isinstance(event, QFocusEvent):
            if event.gotFocus() and event.reason() in _BY_KEYS + _BY_MOUSE:
                self._by_keys = event.reason() in _BY_KEYS
            self._area.update()
        return False

    def _paint(self) -> None:
        palette, outer = self._area.palette(), self._area.rect()
        painter = QPainter(self._area)
        if self.is_shown:
            _frame(painter, outer, WIDTH, palette.color(QPalette.ColorRole.Accent))
        else:
            ground = self._area.viewport().backgroundRole()
            _frame(painter, outer, WIDTH, palette.color(ground))
            if self._framed:
                _frame(painter, outer, 1, palette.color(QPalette.ColorRole.Dark))
        painter.end()


def _frame(painter: QPainter, outer: QRect, width: int, colour: QColor) -> None:
    inner = outer.adjusted(width, width, -width, -width)
    for box in (
        QRect(outer.left(), outer.top(), outer.width(), width),
        QRect(outer.left(), inner.bottom() + 1, outer.width(), width),
        QRect(outer.left(), inner.top(), width, inner.height()),
        QRect(inner.right() + 1, inner.top(), width, inner.height()),
    ):
        painter.fillRect(box, colour)
