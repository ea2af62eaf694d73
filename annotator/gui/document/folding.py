"""Where the zones of a page lie among the blocks, and which of them are folded.

A folded zone is shown as one bar in the place of its first block; its other blocks have no height.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.gui.document.blocks import Blocks

if TYPE_CHECKING:
    from annotator.model.zones import Zone


@dataclass(frozen=True, slots=True)
class ZonePlace:
    """A zone and its blocks ``[first, stop)``."""

    zone: "Zone"
    first: int
    stop: int


class Folding:
    """The zones of one document, in order, and the folded ones among them."""

    def __init__(self) -> None:
        self.places: list[ZonePlace] = []
        self._firsts: list[int] = []
        self._folded: set[int] = set()
        """First blocks of the folded zones."""

    def show(self, zones: "Iterable[Zone]", blocks: Blocks) -> None:
        """Take over the zones of a document; none is folded."""
        self._folded.clear()
        self.places = []
        for zone in zones:
            touched = blocks.touched(zone.start, zone.stop)
            self.places.append(ZonePlace(zone, touched.start, touched.stop))
        self._firsts = [place.first for place in self.places]

    def set_folded(self, place: ZonePlace, *, folded: bool) -> bool:
        """Fold a zone or unfold it; whether that is a change."""
        if (place.first in self._folded) == folded:
            return False
        (self._folded.add if folded else self._folded.remove)(place.first)
        return True

    def is_folded(self, place: ZonePlace) -> bool:
        """Whether a zone is shown as a bar."""
        return place.first in self._folded

    def folded(self) -> list[ZonePlace]:
        """The folded zones, in order."""
        return [place for place in self.places if place.first in self._folded]

    def at(self, block: int) -> ZonePlace | None:
        """The zone that holds ``block``."""
        index = bisect_right(self._firsts, block) - 1
        if index < 0 or block >= self.places[index].stop:
            return None
        return self.places[index]

    def bar_at(self, block: int) -> ZonePlace | None:
        """The folded zone that holds ``block``."""
        if not self._folded:
            return None
        place = self.at(block)
        return place if place is not None and place.first in self._folded else None

    def shown(self, block: int) -> int:
        """``block``, or the block whose bar stands for it."""
        place = self.bar_at(block)
        return block if place is None else place.first

    def after(self, block: int) -> int:
        """The next block that is shown; one past the last where there is none."""
        place = self.bar_at(block)
        return block + 1 if place is None else place.stop

    def before(self, block: int) -> int:
        """The block shown before; -1 where there is none."""
        return self.shown(self.shown(block) - 1)
