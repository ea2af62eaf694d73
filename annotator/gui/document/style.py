"""How the view looks now: fonts, sizes in pixels and colours; made anew when one changes."""

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

from annotator.gui.document.colours import (
    ODD,
    UNKNOWN,
    dimmed,
    found_shades,
    mixed,
    selection_fill,
    shades,
    zone_fill,
    zone_line,
)
from annotator.gui.document.spacing import Spacing
from annotator.gui.plain import one_line
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

GUTTER = 64
"""Pixels left of the text in which rails run."""

MARGIN = 28
"""Pixels right of the text."""

TOP = 14
BOTTOM = 56
"""Pixels above the first and below the last block."""

RAIL_STEP = 5
"""Pixels between two rails in the gutter."""

_NO_RAIL = 14
_MOST_RAILS = 24
"""Pixels of the gutter in which no rail runs; rails that may run side by side."""

_SAMPLE = "Đổi mới phương pháp làm việc, nâng cao chất lượng"


def rail_lanes(gutter: int) -> int:
    """How many rails run side by side in so many pixels left of the text."""
    return min(_MOST_RAILS, (gutter - _NO_RAIL) // RAIL_STEP)


_LONGEST = 1_000
"""Code points of a title that are measured: a name of a megabyte would take Qt half a second."""


@dataclass(frozen=True)
class Look:
    """Title and colours of one label."""

    title: str
    fill: QColor
    strong_fill: QColor
    underline: QColor
    chip_fill: QColor
    chip_text: QColor
    line_text: QColor
    symmetric: bool = False
    is_known: bool = True
    """Whether the scheme has the label."""


class Style:
    """Fonts, measures and colours for a scheme in a language, a palette and a point size."""

    raw = False
    """Whether odd characters are made visible."""

    def __init__(
        self, scheme: Scheme, language: str, palette: QPalette, font: QFont, points: float,
        spacing: Spacing = Spacing.NORMAL,
    ) -> None:  # fmt: skip
        self._looks: dict[tuple[str, str], Look] = {}
        self._chip_widths: dict[str, int] = {}
        self._faded: dict[tuple[int, float], QColor] = {}
        self.scheme = scheme
        self.language = language
        self.paper = palette.color(QPalette.ColorRole.Base)
        self.ink = palette.color(QPalette.ColorRole.Text)
        names = [palette.color(QPalette.ColorRole.Highlight).name(), *self._paper_and_ink()]
        self.highlight = QColor(names[0])
        self.selection = QColor(selection_fill(*names))
        self.dim = QColor(dimmed(*self._paper_and_ink()))
        self.zone_fill = QColor(zone_fill(*self._paper_and_ink()))
        self.zone_line = QColor(zone_line(*self._paper_and_ink()))
        odd = shades(ODD, *self._paper_and_ink())
        self.odd_fill, self.odd_line = QColor(odd.strong_fill), QColor(odd.underline)
        found_fill, found_line = found_shades(*self._paper_and_ink())
        self.found_fill, self.found_line = QColor(found_fill), QColor(found_line)
        self.unknown = self._look("span", "", None)
        self.text_font = QFont(font)
        self.text_font.setPointSizeF(points)
        self.chip_font = QFont(font)
        self.chip_font.setPointSizeF(max(8.0, points * 0.68))
        self._measure(spacing)

    def entity(self, name: str) -> Look:
        """The look of an entity label, grey with its bare name when the scheme lacks it."""
        found = self._looks.get(("span", name))
        return found or self._look("span", name, self.scheme.entity(name))

    def relation(self, name: str) -> Look:
        """The look of a relation label, grey with its bare name when the scheme lacks it."""
        found = self._looks.get(("relation", name))
        return found or self._look("relation", name, self.scheme.relation(name))

    def faded(self, colour: QColor, opacity: float) -> QColor:
        """``colour`` on paper as if it were so opaque (0 to 1), itself opaque."""
        if opacity >= 1:
            return colour
        key = (colour.rgb(), opacity)
        found = self._faded.get(key)
        if found is None:
            found = QColor(mixed(self.paper.name(), colour.name(), opacity))
            self._faded[key] = found
        return found

    def chip_width(self, title: str) -> int:
        """Pixels that a chip of ``title`` is wide."""
        found = self._chip_widths.get(title)
        if found is None:
            text = math.ceil(self._chip_metrics.horizontalAdvance(self.elided(title)))
            found = max(text + 2 * self.chip_pad, self.chip_height + 4)
            self._chip_widths[title] = found
        return found

    def text_width(self, text: str) -> int:
        """Pixels that ``text`` is wide in the chips' font."""
        return math.ceil(self._chip_metrics.horizontalAdvance(text[:_LONGEST]))

    def fitted(self, text: str, width: int) -> str:
        """``text`` in the chips' font, cut to ``width`` pixels."""
        return self._chip_metrics.elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, width)

    def elided(self, title: str) -> str:
        """``title`` cut to what a chip may hold."""
        longest = 16.0 * self.chip_height
        title = title[:_LONGEST]
        if self._chip_metrics.horizontalAdvance(title) <= longest:
            return title
        return self._chip_metrics.elidedText(title, Qt.TextElideMode.ElideRight, longest)

    def _measure(self, spacing: Spacing) -> None:
        text, chip = QFontMetricsF(self.text_font), QFontMetricsF(self.chip_font)
        self._chip_metrics = chip
        self.line_height = math.ceil(text.height())
        self.character_width = text.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self.tab_width = text.horizontalAdvance(" ") * 4
        self.chip_pad = max(4, round(chip.height() * 0.3))
        self.chip_height = math.ceil(chip.height()) + 1
        self.chip_row = self.chip_height + 2
        self.wire_row = self.chip_height + 3
        self.foot_gap = 5
        self.underline = 2
        self.underline_row = 3
        self.line_gap = max(2, round(self.line_height * spacing.line_gap))
        self.block_gap = max(2, round(self.line_height * spacing.block_gap))
        self.zone_row = max(self.chip_height + 6, 20)
        self.bar_height = max(self.zone_row + 6, 28)
        self.widest = round(self.character_width * 108)

    def _look(self, kind: str, name: str, label: EntityLabel | RelationLabel | None) -> Look:
        tones = shades(label.colour if label else UNKNOWN, *self._paper_and_ink())
        look = Look(
            title=one_line(label.title(self.language) if label else name),
            fill=QColor(tones.fill),
            strong_fill=QColor(tones.strong_fill),
            underline=QColor(tones.underline),
            chip_fill=QColor(tones.chip_fill),
            chip_text=QColor(tones.chip_text),
            line_text=QColor(tones.line_text),
            symmetric=isinstance(label, RelationLabel) and label.symmetric,
            is_known=label is not None,
        )
        self._looks[(kind, name)] = look
        return look

    def _paper_and_ink(self) -> tuple[str, str]:
        return (self.paper.name(), self.ink.name())
