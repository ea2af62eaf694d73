"""Garbage collection kept out of gestures.

A full collection over a long document's annotations takes up to 0.1 s (measured at 50,000 spans);
Python would start it in the middle of a drag.  So the automatic one is off while the window
lives.  What a loaded document made is frozen: not looked at any more.  What is young is collected
in moments without input, and everything once somebody is away.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from annotator.gui.clock import STIRS
from annotator.gui.overrides import guarded

_EVERY = 3000
"""Milliseconds between looks."""

_FEW, _MANY = 1000, 20_000
"""Young objects below which collecting is not worth it, and above which it would be felt."""

PAUSE, AWAY = 1.5, 60.0
"""Seconds without input after which the young are collected, and after which everything is."""

_DEEP = 900.0
"""Seconds between two collections of everything."""


@guarded
class Collector(QObject):
    """Takes over garbage collection until :meth:`stop`."""

    def __init__(
        self, parent: QObject | None = None, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._stirred = self._deep = seconds()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

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

    def watch(self, window: QObject) -> None:
        """Takes the key, mouse and wheel events of ``window`` (a QWindow) for input."""
        window.installEventFilter(self)

    def look(self) -> None:
        """Collects what can be collected without anybody's feeling it."""
        now = self._seconds()
        rest = now - self._stirred
        if rest < PAUSE or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        young = gc.get_count()[0]
        if rest >= AWAY and now - self._deep >= _DEEP:
            self._deep = now
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        elif young > _MANY:
            gc.freeze()  # so many at once are the rows of something that was loaded
        elif young > _FEW:
            gc.collect()
            gc.freeze()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notices input, takes none away."""
        if event.type() in STIRS:
            self._stirred = self._seconds()
        return False
