"""Garbage collection kept out of gestures.

A full collection over a long document's annotations takes up to 0.1 s (measured at 50,000 spans);
Python would start it in the middle of a drag.  So the automatic one is off while the window
lives: what a loaded document made is frozen, and young objects are collected when nothing goes on.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY = 3000
_YOUNG = 20_000


class Collector(QObject):
    """Takes over garbage collection until :meth:`stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Turns the automatic collection off."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Gives collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def freeze(self) -> None:
        """Everything that is loaded now is no longer looked at."""
        if self._timer.isActive():
            gc.freeze()

    def _collect(self) -> None:
        idle = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        if idle and gc.get_count()[0] > _YOUNG:
            gc.collect(1)
