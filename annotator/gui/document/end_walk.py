"""A walk by keys from one legal end of a relation to the next.

Where the next is far away, it is looked for in slices between other events, never all at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.document.content import Content
from annotator.gui.document.ends import Ends, Outwards, Search
from annotator.model.annotation import reading_order

_LOOKS = 400
"""Spans looked at in one slice."""


class EndWalk(QObject):
    """Walks outwards from the origin, the nearest first, or in reading order."""

    offered = Signal(int)
    """The walk has come to this span."""

    ended = Signal()
    """There is no legal end to come to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._outwards: Outwards | None = None
        self._pursuit: Callable[[], bool] | None = None
        """Goes on with a search; whether that is over."""
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._go_on)

    def stop(self) -> None:
        """Forget where the walk was."""
        self._outwards = None
        self._pursue(None)

    def step(self, content: Content, ends: Ends, here: int | None, *, forward: bool) -> None:
        """From ``here`` to the next end outwards, or back to the one before."""
        walk = self._outwards = self._outwards or Outwards(content, ends)
        at = walk.found.index(here) if here in walk.found else (-1 if forward else 0)
        at += 1 if forward else -1

        def seek() -> bool:
            if not walk.seek(at + 1, _LOOKS):
                return False
            if walk.found:
                self.offered.emit(walk.found[at % len(walk.found)])
            else:
                self.ended.emit()
            return True

        self._pursue(seek)

    def step_reading(self, content: Content, ends: Ends, here: int, *, forward: bool) -> None:
        """From ``here`` to the next end in reading order; the last one stays."""
        search = Search(content, ends, reading_order(content.spans[here]), forward=forward)

        def seek() -> bool:
            if not search.seek(1, _LOOKS):
                return False
            if search.found:
                self.offered.emit(search.found[0].id)
            return True

        self._pursue(seek)

    def _pursue(self, seek: Callable[[], bool] | None) -> None:
        """The first slice is taken at once; most walks need no other."""
        self._pursuit = seek
        self._slices.stop()
        if seek is not None and not seek():
            self._slices.start()

    def _go_on(self) -> None:
        if self._pursuit is None or self._pursuit():
            self._slices.stop()
