"""The keyboard goes back to the text when a menu is left, however it is left.

Qt's menu bar keeps the keyboard after Esc in a menu that was opened by mouse, and gets it back
from a dialog that a key opened meanwhile: label keys would do nothing until the text is clicked.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from annotator.gui.overrides import guarded


@guarded
class MenuFocus(QObject):
    """Watches ``bar``: who had the keyboard before gets it back, else ``text``."""

    def __init__(self, bar: QMenuBar, text: QWidget) -> None:
        super().__init__(bar)
        self._bar, self._text = bar, text
        self._before = text
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.aboutToHide.connect(self._look_soon)
        bar.window().installEventFilter(self)
        self._application().focusChanged.connect(self._remember)

    @staticmethod
    def _application() -> QApplication:
        found = QApplication.instance()
        assert isinstance(found, QApplication)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The window comes back from a dialog."""
        if event.type() == QEvent.Type.WindowActivate and watched is self._bar.window():
            self._look_soon()
        return False

    def _remember(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._bar and before is not None and before.window() is self._bar.window():
            self._before = before

    def _look_soon(self) -> None:
        # At once the menu is still open, and the next one along the bar not yet.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        is_left = QApplication.activePopupWidget() is None
        if is_left and self._bar.window().focusWidget() is self._bar:
            is_there = isValid(self._before) and self._before.isVisible()
            (self._before if is_there else self._text).setFocus()
