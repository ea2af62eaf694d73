"""Finding the zones of the shown page in idle moments, folding and unfolding them."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from annotator.gui.document.folding import ZonePlace
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.gui.document.zone_marks import line_count, mark_rect, zone_words

if TYPE_CHECKING:
    from annotator.model.zones import Steps, Zone

_SLICE = 0.003
_PAUSE = 30
"""Seconds of one idle slice; milliseconds between looks for quiet."""

_AT_ONCE = 40_000
"""Code points of a text whose zones are found before it is first painted: within a frame, once the
rules have been loaded, which is done after the first text has been painted."""


class Zoning(QObject):
    """Keeps the zones of what ``sheet`` shows, and which of them are folded."""

    def __init__(self, sheet: Sheet, scroller: Scroller, wishes: Wishes, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._scroller = scroller
        self._wishes = wishes
        self._all_folded = False
        self._raw = False
        self._loaded = False
        self._zones: tuple[Zone, ...] = ()
        self._steps: Steps | None = None
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._look)

    @property
    def is_looking(self) -> bool:
        """Whether the text has not been read to its end yet."""
        return self._steps is not None

    def start(self) -> None:
        """Another document is shown: find its zones."""
        self._zones = ()
        self._steps = None
        self._idle.stop()
        text = self._sheet.content.text
        if not text:
            return
        if self._loaded and len(text) <= _AT_ONCE:
            self._begin()
            self._run(float("inf"))
        else:
            self._idle.start(_PAUSE)

    def fold_all(self, *, folded: bool) -> None:
        """Fold every zone, also those of the documents to come, or unfold them, and say so."""
        self._all_folded = folded
        places = self._sheet.folding.places
        self._fold(places, folded=folded)
        if self._sheet.content.text and not self.is_looking:
            self._wishes.tell(self._folded_words(len(places), folded=folded))

    def set_raw(self, raw: bool) -> None:  # noqa: FBT001 - a property in all but name
        """While the text is shown raw there are no zones."""
        if raw != self._raw:
            self._raw = raw
            self._show()

    def mark_at(self, position: QPoint) -> ZonePlace | None:
        """The zone whose bar or heading lies under a pixel of the viewport."""
        sheet = self._sheet
        if not sheet.folding.places:
            return None
        block, inside = sheet.find(position.y() + self._scroller.top)
        laid = sheet.laid(block)
        box = mark_rect(laid, sheet.content, sheet.style)
        hit = box is not None and box.contains(position.x() - sheet.left, inside)
        return laid.place if hit else None

    def toggle(self, place: ZonePlace) -> None:
        """Fold one zone or unfold it, and say so."""
        folded = not self._sheet.folding.is_folded(place)
        self._fold([place], folded=folded)
        words = zone_words(place, self._sheet.content)
        sentence = self.tr("Folded: {zone}.") if folded else self.tr("Unfolded: {zone}.")
        self._wishes.tell(sentence.format(zone=words))

    def unfold_at(self, point: int) -> bool:
        """Unfold the bar on which a caret at ``point`` stands; False where it stands on none."""
        place = self._sheet.folding.bar_at(self._sheet.content.blocks.at(point))
        if place is None:
            return False
        self.toggle(place)
        return True

    def explain(self, place: ZonePlace) -> str:
        """What the pointer on a zone's mark is told."""
        if self._sheet.folding.is_folded(place):
            return self.tr("Not part of the article. Click to unfold; F7 unfolds all.")
        return self.tr("Not part of the article. Click to fold; F7 folds all.")

    def _folded_words(self, count: int, *, folded: bool) -> str:
        if not count:
            return self.tr("No zones of a web page were found in this text.")
        lines = line_count(sum(place.zone.lines for place in self._sheet.folding.places))
        if folded:
            return self.tr("Zones of the web page are folded: {lines}.").format(lines=lines)
        return self.tr("Zones of the web page are unfolded: {lines}.").format(lines=lines)

    def _begin(self) -> None:
        from annotator.model.zones import zone_steps  # noqa: PLC0415 - after the first paint

        self._loaded = True
        self._steps = zone_steps(self._sheet.content.text)

    def _look(self) -> None:
        if not self._scroller.is_quiet:
            self._idle.setInterval(_PAUSE)
            return
        self._idle.setInterval(0)
        if self._steps is None:
            self._begin()
        else:
            self._run(time.monotonic() + _SLICE)

    def _run(self, end: float) -> None:
        try:
            while self._steps is not None and time.monotonic() < end:
                next(self._steps)
        except StopIteration as stop:
            self._idle.stop()
            self._steps = None
            self._zones = stop.value
            self._show()

    def _show(self) -> None:
        zones = () if self._raw else self._zones
        if not zones and not self._sheet.folding.places:
            return
        anchor = self._scroller.anchor()
        self._sheet.show_zones(zones)
        self._sheet.fold(self._sheet.folding.places if self._all_folded else (), folded=True)
        self._scroller.hold(anchor)

    def _fold(self, places: list[ZonePlace], *, folded: bool) -> None:
        anchor = self._scroller.anchor()
        self._sheet.fold(places, folded=folded)
        self._scroller.hold(anchor)
