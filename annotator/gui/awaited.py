"""A window that stands there at once, while what its place will be taken by is still being loaded.

The figures of agreement need numpy and half a hundred rooms: half a second on an idle machine, some
seconds on a busy one, in which nothing on screen moved.
"""

import sys
from importlib import import_module

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel
from annotator.gui.tasks import Task
from annotator.ops.apart import apart


def is_loaded(rooms: tuple[str, ...]) -> bool:
    """Whether nothing needs to be waited for."""
    return all(room in sys.modules for room in rooms)


@guarded
class Awaited(QWidget):
    """Says ``words`` until ``rooms`` (modules without Qt) are loaded, in another thread."""

    ready = Signal()
    """They are loaded; this window closes by itself once another one stands in its place."""

    def __init__(
        self, title: str, words: str, rooms: tuple[str, ...], parent: QWidget | None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._rooms = rooms
        self._task: Task | None = None
        label = PlainLabel(words, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(label)

    def stand(self, geometry: QByteArray, width: int, height: int) -> None:
        """Takes the place that the other window will have."""
        self.resize(width, height)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begins to load, at the first time."""
        super().showEvent(event)
        if self._task is None:
            self._task = Task(apart(lambda _look: self._load()), self)
            self._task.finished.connect(self._finish)
            self._task.cancelled.connect(self.close)  # also where it met a bug, told elsewhere
            self._task.start()

    def _load(self) -> None:
        for room in self._rooms:
            import_module(room)

    def _finish(self, _nothing: object) -> None:
        self.ready.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Nobody waits any more."""
        if self._task is not None:
            self._task.cancel()
        super().closeEvent(event)
