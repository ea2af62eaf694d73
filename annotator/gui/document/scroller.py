"""Scrolling: which part of the sheet is shown, and how it keeps still while heights change."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import TOP

_SLICE = 0.004
_QUIET = 0.12
"""Seconds: the longest idle slice, and how long it stays away after input."""

_PAUSE = 40
"""Milliseconds between looks for quiet."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A code point, and the viewport pixel at which its line's text begins."""

    point: int
    y: int


class Scroller(QObject):
    """The scroll bar of ``area`` over ``sheet``; :attr:`top` is the sheet pixel shown first."""

    moved = Signal()
    """Another part of the sheet is in view, or the same one laid out anew: it wants painting."""

    scrolled = Signal()
    """The same by scrolling; what has come into view is being painted already."""

    def __init__(self, area: QAbstractScrollArea, sheet: Sheet) -> None:
        super().__init__(area)
        self._area = area
        self._sheet = sheet
        self._setting = False
        self._last_input = 0.0
        self._block = 0
        self._inside = -TOP
        """Where the viewport begins, as a block and pixels into it: blocks above may be measured
        at any moment, and what is in view stays where it is."""
        self._value = 0
        """The scroll bar's value that stands for this place."""
        self.overlaid = False
        """Something is painted that does not move with the text, so nothing may be blitted."""
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._refine)
        self._ranged = QTimer(self)
        self._ranged.setSingleShot(True)
        self._ranged.setInterval(0)
        self._ranged.timeout.connect(self.set_range)

    @property
    def top(self) -> int:
        """The sheet pixel shown first."""
        return self._sheet.top_of(self._block) + self._inside

    @top.setter
    def top(self, top: int) -> None:
        self._block, self._inside = self._sheet.find(top)

    def anchor(self) -> Anchor:
        """The first line of text wholly in view, to be held by :meth:`hold`."""
        sheet = self._sheet
        for laid, y in sheet.between(self.top, self.top + max(1, self.height())):
            for line, text_top in enumerate(laid.text_tops):
                if y + text_top >= self.top:
                    point = laid.shape.point(laid.shape.firsts[line])
                    return Anchor(point, y + text_top - self.top)
        block, inside = sheet.find(self.top)
        return Anchor(sheet.content.blocks.starts[block], -inside)

    def hold(self, anchor: Anchor) -> None:
        """Put ``anchor`` back where it was, after things have changed."""
        self._settle(anchor)
        self.refine()

    def home(self) -> None:
        """Show the top of the sheet."""
        self.top = 0
        self.set_range()
        self.moved.emit()
        self.refine()

    def set_range(self) -> None:
        """Give the scroll bar the sheet's height; the bar keeps ``top`` inside it."""
        bar, height = self._area.verticalScrollBar(), self.height()
        self._setting = True
        bar.setRange(0, max(0, self._sheet.total - height))
        bar.setPageStep(max(1, height - self._sheet.style.line_height))
        bar.setSingleStep(max(4, self._sheet.style.line_height // 4 * 4))
        bar.setValue(self.top)
        self._value = bar.value()
        if self.top != self._value:
            self.top = self._value
            self.moved.emit()
        self._setting = False

    def set_range_soon(self) -> None:
        """The same from the event loop; a range must not change while painting."""
        self._ranged.start()

    def follow_bar(self) -> None:
        """The scroll bar was moved by somebody else: show that place."""
        if self._setting:
            return
        self.busy()
        old = self.top
        self.top = self._followed(old)
        self.refine()
        step = old - self.top
        if 0 < step < 4 * self.height() and self.top > 0:
            self._walk_up(old, step)
        # Under a fractional ratio a blit leaves seams, whatever the step.  At the very top blocks
        # that come into view may have grown, and all below them moves by more than the step.
        whole = self._area.devicePixelRatioF().is_integer() and self.top > 0
        if whole and not self.overlaid and abs(step) < self.height():
            self._area.viewport().scroll(0, step)
        else:
            self._area.viewport().update()
        self.scrolled.emit()

    def _followed(self, old: int) -> int:
        """Where the bar's move leads: by as much, as heights above may have become exact since."""
        bar = self._area.verticalScrollBar()
        before, self._value = self._value, bar.value()
        if self._value == bar.minimum():
            return 0
        last = max(0, self._sheet.total - self.height())
        if self._value == bar.maximum():
            return last
        self.set_range_soon()
        return max(0, min(last, old + self._value - before))

    def scroll_by(self, pixels: int) -> None:
        """Move the view down by ``pixels`` (up when negative)."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def show_point(self, point: int, *, unfold: bool = True) -> None:
        """Scroll as little as shows the line of ``point``, a third down when it was far away.

        A folded zone that holds it is unfolded; without ``unfold``, only if it lies past the
        zone's start, for which the bar may stand.
        """
        bar = self._sheet.folding.bar_at(self._sheet.content.blocks.at(point))
        if bar is not None and (unfold or point > bar.zone.start):
            anchor = self.anchor()
            self._sheet.fold((bar,), folded=False)
            self.hold(anchor)
        place = self._sheet.caret_place(point)
        above = place.top - self._sheet.style.wire_row * 2 - self.top
        below = place.top + place.height * 2 - self.top - self.height()
        if above >= 0 and below <= 0:
            return
        far = above < -self.height() or below > self.height()
        if far:
            self._settle(Anchor(point, self.height() // 3))
        else:
            self.set_range()
            self.scroll_by(above if above < 0 else below)

    def show_share(self, share: float) -> None:
        """Put the place at a share (0 to 1) of the sheet's height in the middle of the view."""
        middle = round(share * self._sheet.total) - self.height() // 2
        self._area.verticalScrollBar().setValue(middle)

    def reach(self, block: int) -> None:
        """Make the height of ``block`` exact; what is in view stays where it is."""
        first, _ = self._sheet.find(self.top)
        growth = self._sheet.measure(block)
        if growth:
            self.top += growth if block < first else 0
            self.set_range()

    def caret_rect(self, point: int) -> QRect:
        """Viewport pixels of the caret at ``point``."""
        place = self._sheet.caret_place(point)
        x = round(self._sheet.left + place.x)
        return QRect(x, place.top - self.top, 1, place.height)

    @property
    def is_quiet(self) -> bool:
        """Whether nobody has been at work for a moment, so that idle work may go on."""
        return time.monotonic() - self._last_input >= _QUIET

    def busy(self) -> None:
        """Somebody is at work: idle slices stay away for a while."""
        self._last_input = time.monotonic()

    def refine(self) -> None:
        """Begin to lay out what is near and to make all heights exact, in idle slices."""
        self._idle.start(_PAUSE)

    def _refine(self) -> None:
        if not self.is_quiet:
            self._idle.setInterval(_PAUSE)
            return
        self._idle.setInterval(0)
        sheet, end = self._sheet, time.monotonic() + _SLICE
        first, _ = sheet.find(self.top)
        before = sheet.total
        while time.monotonic() < end:
            if self._prepare():
                continue
            block = sheet.inexact(first)
            if block is None:
                block = sheet.inexact(0)
            if block is None:
                self._idle.stop()
                break
            sheet.measure(block)
        if sheet.total != before:
            self.set_range()

    def _prepare(self) -> bool:
        """Lay out one more block of the page below or above, so that it need only be painted."""
        sheet, height = self._sheet, self.height()
        last, _ = sheet.find(self.top + 2 * height)
        first, _ = sheet.find(self.top - height)
        return sheet.prepare(first, last)

    def _settle(self, anchor: Anchor) -> None:
        """Put ``anchor`` in its place; what is in view above it must be exact before."""
        sheet = self._sheet
        place = sheet.caret_place(anchor.point)
        block = place.block
        room = anchor.y - (place.top - sheet.top_of(block))
        while room > 0 and block > 0:
            block = sheet.folding.before(block)
            sheet.measure(block)
            room -= sheet.heights[block]
        self.top = sheet.caret_place(anchor.point).top - anchor.y
        self.set_range()
        self.moved.emit()

    def _walk_up(self, old: int, step: int) -> None:
        """Make what comes into view from above exact, so that the rest moves by ``step``."""
        sheet = self._sheet
        block, inside = sheet.find(old)
        inside -= step
        grown = 0
        while inside < 0 and block > 0:
            block = sheet.folding.before(block)
            grown += abs(sheet.measure(block))
            inside += sheet.heights[block]
        if grown:
            self.top = sheet.top_of(block) + inside
            self.set_range()

    def height(self) -> int:
        """Viewport pixels from top to bottom."""
        return self._area.viewport().height()
