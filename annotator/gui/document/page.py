"""What is in view, band by band: the unit that is painted, moved or left alone."""

from dataclasses import dataclass

from annotator.gui.document.layout import Band, LaidBlock
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Shown:
    """A band in view; ``y`` is the viewport pixel of its top."""

    band: Band
    y: int

    @property
    def face(self) -> object:
        """The same for as long as the band looks the same."""
        return self.band.face

    @property
    def height(self) -> int:
        """Pixels."""
        return self.band.height

    @property
    def end(self) -> int:
        """One pixel past it."""
        return self.y + self.band.height


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks in view, each with the viewport pixel of its top, and their bands."""

    blocks: list[tuple[LaidBlock, int]]
    bands: list[Shown]


def page_of(sheet: Sheet, scroller: Scroller) -> Page:
    """What is in view now."""
    top, height = scroller.top, scroller.height()
    blocks = [(laid, y - top) for laid, y in sheet.between(top, top + height)]
    bands = [Shown(band, y + band.top) for laid, y in blocks for band in laid.bands()]
    return Page(blocks, [shown for shown in bands if shown.end > 0 and shown.y < height])


NOTHING = Page([], [])
