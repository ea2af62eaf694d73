"""How many places ``*`` would label, told before it is pressed.

The text is searched when the selection has rested for a moment, in slices between events, so that
neither a walk through spans nor a document of two million characters is held up.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.desk import Desk
from annotator.gui.document.selected import Selected
from annotator.model.annotation import Fragment, Span

_REST = 150
"""Milliseconds for which the selection must stay the same."""

_SLICE = 0.003
"""Seconds of the window's thread that one slice of the search takes."""


class RepeatPreview(QObject):
    """Searches the further stretches with the words of the one selected span."""

    counted = Signal(int)
    """How many there are; 0 also while that is not known."""

    found = Signal(object)
    """The stretches, ``list[Fragment]`` in code points; empty while they are not known."""

    def __init__(self, desk: Desk, parent: QObject | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._span: Span | None = None
        self._search: Iterator[list[tuple[Fragment, ...]]] | None = None
        self._places: list[Fragment] = []
        self._shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def show(self, selected: Selected) -> None:
        """Follows the selection: one span alone is looked up, anything else has no repeats."""
        one = len(selected.spans) == 1 and selected.relation is None
        may = one and self._desk.is_own
        self._start(self._desk.span(selected.spans[0]) if may else None)

    def refresh(self) -> None:
        """Looks again: the layer is another one."""
        self._start(self._desk.span(self._span.id) if self._span else None)

    def _start(self, span: Span | None) -> None:
        self._span, self._search, self._places = span, None, []
        self._timer.stop()
        if self._shown:
            self._tell()
        if span is not None:
            self._timer.start(_REST)

    def _go_on(self) -> None:
        if self._search is None:
            self._search = self._begin()
        end = time.perf_counter() + _SLICE
        for places in self._search:
            self._places.extend((place[0][0], place[-1][1]) for place in places)
            if time.perf_counter() > end:
                self._timer.start(0)
                return
        self._search = None
        if self._places:
            self._tell()

    def _begin(self) -> Iterator[list[tuple[Fragment, ...]]]:
        from annotator.suggest.repeats import Repeats  # noqa: PLC0415 - not needed at start

        span, laid = self._span, self._desk.laid
        if span is None:
            return iter(())
        others = ((one.label, one.fragments) for one in laid.spans.values())
        return Repeats(laid.text, (span.label, span.fragments), others).search()

    def _tell(self) -> None:
        self._shown = bool(self._places)
        self.counted.emit(len(self._places))
        self.found.emit(list(self._places))
