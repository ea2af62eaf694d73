"""Where the panels stand: the layout of the first start, and the one that people made of it."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QTabWidget, QToolBar

from annotator.gui.icons import scaled
from annotator.gui.panels.panel import Panel
from annotator.gui.settings import Settings

VERSION = 1
"""Counted up when parts of the window are renamed, so that an older layout is not applied."""

_FIRST = QSize(1400, 900)
_FRAME = QMargins(10, 40, 10, 20)
"""Room for the title bar and the frame, which are measured only once the window is shown."""

_WIDEST = 1.25
"""How much wider large print makes the panels at the sides: the text needs its room as well."""

_Area = Qt.DockWidgetArea


class Layout:
    """Lays out one window; the panels are documents, labels, inspector, spans, relations."""

    def __init__(
        self, window: QMainWindow, panels: Sequence[Panel], bar: QToolBar, settings: Settings
    ) -> None:
        self._window = window
        self._panels = tuple(panels)
        self._bar = bar
        self._settings = settings
        self._is_dressed = False
        self._is_new = False
        window.setCorner(Qt.Corner.BottomLeftCorner, _Area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, _Area.RightDockWidgetArea)
        window.setTabPosition(_Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setDocumentMode(True)
        self._stand()
        self._place(is_new=not window.restoreGeometry(settings.layout("geometry")))
        self._show(visible=False)

    def dress(self) -> None:
        """Shows the panels, as they were left."""
        if self._is_dressed:
            return
        self._is_dressed = True
        self._show(visible=True)
        if not self._window.restoreState(self._settings.layout("window"), VERSION):
            self._is_new = True
            if self._window.isVisible():
                self.settle()

    def undress(self) -> None:
        """Hides the panels: there is no project to show in them."""
        if self._is_dressed:
            self.save()
            self._is_dressed = False
            self._show(visible=False)

    def settle(self) -> None:
        """Gives the panels their first sizes, once the window has its own."""
        if self._is_dressed and self._is_new:
            self._is_new = False
            self._measure()

    def reset(self) -> None:
        """Back to the layout of the first start."""
        self._settings.drop_layout()
        self._stand()
        if self._is_dressed:
            self._show(visible=True)
            self._measure()

    def follow_print(self, large: bool) -> None:  # noqa: FBT001 - a slot
        """The print is another one: the panels at the sides keep their share of each line."""
        if self._is_dressed:
            documents, labels = self._panels[:2]
            ratio = _WIDEST if large else 1 / _WIDEST
            self._widen(round(documents.width() * ratio), round(labels.width() * ratio))

    def save(self) -> None:
        """Remembers the window as it is."""
        self._settings.set_layout("geometry", self._window.saveGeometry())
        if self._is_dressed:
            self._settings.set_layout("window", self._window.saveState(VERSION))

    def _stand(self) -> None:
        documents, labels, inspector, spans, relations = self._panels
        window = self._window
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self._bar)
        window.addDockWidget(_Area.LeftDockWidgetArea, documents)
        window.addDockWidget(_Area.RightDockWidgetArea, labels)
        window.addDockWidget(_Area.RightDockWidgetArea, inspector)
        window.splitDockWidget(labels, inspector, Qt.Orientation.Vertical)
        window.addDockWidget(_Area.BottomDockWidgetArea, spans)
        window.addDockWidget(_Area.BottomDockWidgetArea, relations)
        window.tabifyDockWidget(spans, relations)
        spans.raise_()

    def _show(self, *, visible: bool) -> None:
        for part in (*self._panels, self._bar):
            part.setVisible(visible)
        if visible:
            self._panels[3].raise_()

    def _measure(self) -> None:
        """Sizes that leave the text most of the window, whatever its size."""
        _, labels, inspector, spans, _ = self._panels
        width, height = self._window.width(), self._window.height()
        down = Qt.Orientation.Vertical
        large = min(_WIDEST, scaled(100) / 100)
        left = max(190, min(270, width // 5)) * large
        self._widen(round(left), round(max(256, min(340, width * 25 // 100)) * large))
        self._window.resizeDocks([spans], [max(130, min(210, height // 4))], down)
        self._window.resizeDocks([labels, inspector], [height * 13 // 20, height * 7 // 20], down)

    def _widen(self, left: int, right: int) -> None:
        """Gives the panels at the sides their widths."""
        documents, labels = self._panels[:2]
        across = Qt.Orientation.Horizontal
        self._window.resizeDocks([documents, labels], [left, right], across)

    def _place(self, *, is_new: bool) -> None:
        """Puts the window where all of it is seen."""
        window = self._window
        there = window.geometry()
        screen: QScreen | None = QGuiApplication.screenAt(there.center())
        if window.isMaximized() or window.isFullScreen():
            return
        room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
        if is_new:
            there = QRect(room.topLeft(), _FIRST)
            there.moveCenter(room.center())
        window.setGeometry(fitted(there, room))


def fitted(window: QRect, screen: QRect) -> QRect:
    """``window``, no larger than the ``screen`` shows with its frame, and wholly on it."""
    room = screen.marginsRemoved(_FRAME)
    out = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    out.moveLeft(max(room.left(), min(out.left(), room.right() + 1 - out.width())))
    out.moveTop(max(room.top(), min(out.top(), room.bottom() + 1 - out.height())))
    return out
