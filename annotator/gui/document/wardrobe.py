"""Styles that were worn lately, with their chips: zooming to and fro draws no chip twice."""

from PySide6.QtGui import QFont, QPalette

from annotator.gui.document.chips import Chips
from annotator.gui.document.spacing import Spacing
from annotator.gui.document.style import Style
from annotator.model.scheme import Scheme

KEPT = 6
"""Styles that are kept."""

Place = tuple[Scheme, str, QPalette, QFont, float]
"""Scheme, language, palette, font and device pixel ratio: what a zoom leaves as it is."""

Look = tuple[float, Spacing, bool]
"""Points of the text, spacing, whether odd characters are shown."""


class Wardrobe:
    """Makes styles and their chips, and keeps the last :data:`KEPT` of one place."""

    def __init__(self) -> None:
        self._place: Place | None = None
        self._kept: dict[Look, tuple[Style, Chips]] = {}

    def dress(self, place: Place, look: Look) -> tuple[Style, Chips]:
        """The style of a place and a look, perhaps one that was worn before."""
        if place != self._place:
            self._place = place
            self._kept.clear()
        found = self._kept.pop(look, None) or _made(place, look)
        self._kept[look] = found
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return found


def _made(place: Place, look: Look) -> tuple[Style, Chips]:
    scheme, language, palette, font, ratio = place
    points, spacing, raw = look
    style = Style(scheme, language, palette, font, points, spacing)
    style.raw = raw
    return style, Chips(style, ratio)
