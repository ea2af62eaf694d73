"""How much air lies between lines of text."""

from enum import StrEnum


class Spacing(StrEnum):
    """Three steps, chosen in the menu and remembered."""

    COMPACT = "compact"
    NORMAL = "normal"
    WIDE = "wide"

    @property
    def line_gap(self) -> float:
        """Air below a line, in heights of a line."""
        return _GAPS[self][0]

    @property
    def block_gap(self) -> float:
        """Air above a paragraph, in heights of a line."""
        return _GAPS[self][1]


_GAPS = {
    Spacing.COMPACT: (0.08, 0.1),
    Spacing.NORMAL: (0.28, 0.22),
    Spacing.WIDE: (0.75, 0.6),
}
