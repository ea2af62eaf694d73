"""Readable shades of a label's colour, on light and on dark paper.

Pure arithmetic on ``#rrggbb``.  Contrast is WCAG 2's: text wants 4.5:1 or more, marks 3:1.
"""

from dataclasses import dataclass
from functools import lru_cache

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
DIM_CONTRAST = 4.8
UNKNOWN = "#808080"
"""The colour of a label that the scheme does not know."""

ODD = "#c77700"
"""The colour of what marks odd characters."""

FOUND = "#f0b400"
"""What marks the hits of a search, made readable for each paper."""

_Rgb = tuple[float, float, float]
_AMPLE = 7.0
_BLACK, _WHITE = "#000000", "#ffffff"


@dataclass(frozen=True)
class Shades:
    """The colours in which one label is drawn, each ``#rrggbb`` and opaque."""

    fill: str
    strong_fill: str
    """Behind the text of a selected or hovered span."""

    underline: str
    chip_fill: str
    chip_text: str
    line_text: str
    """The label's colour as text on bare paper."""


@lru_cache(maxsize=1024)
def shades(colour: str, paper: str, ink: str) -> Shades:
    """Shades of ``colour`` for text drawn in ``ink`` on ``paper``."""
    dark = is_dark(paper)
    fill = _tint(colour, paper, 0.25 if dark else 0.16, ink)
    chip_fill = mixed(paper, colour, 0.42 if dark else 0.26)
    return Shades(
        fill=fill,
        strong_fill=_tint(colour, paper, 0.40 if dark else 0.28, ink),
        underline=_standing_out(colour, (paper, fill), MARK_CONTRAST + 0.2),
        chip_fill=chip_fill,
        chip_text=_standing_out(colour, (chip_fill,), 6.0),
        line_text=_standing_out(colour, (paper,), 5.2),
    )


@lru_cache(maxsize=64)
def selection_fill(highlight: str, paper: str, ink: str) -> str:
    """The colour behind selected text, on which ``ink`` stays readable."""
    return _tint(highlight, paper, 0.55 if is_dark(paper) else 0.38, ink)


@lru_cache(maxsize=64)
def dimmed(paper: str, ink: str) -> str:
    """``ink`` brought as near to ``paper`` as lets one read it well all the same."""
    share, ground = 0.6, zone_fill(paper, ink)
    while share > 0 and contrast(mixed(ink, paper, share), ground) < DIM_CONTRAST:
        share -= 0.02
    return mixed(ink, paper, max(0.0, share))


def zone_fill(paper: str, ink: str) -> str:
    """The ground of the bar that stands for a folded zone."""
    return mixed(paper, ink, 0.06)


def zone_line(paper: str, ink: str) -> str:
    """The colour of the lines that mark a zone of the page."""
    return _standing_out(mixed(paper, ink, 0.3), (paper,), MARK_CONTRAST)


@lru_cache(maxsize=64)
def found_shades(paper: str, ink: str) -> tuple[str, str]:
    """The colours behind and under words that a search has found; both hold without the other."""
    fill = _tint(FOUND, paper, 0.30 if is_dark(paper) else 0.34, ink)
    return fill, _standing_out(FOUND, (paper, fill), MARK_CONTRAST)


def is_dark(paper: str) -> bool:
    """Whether ``paper`` calls for the dark theme's shades."""
    return luminance(paper) < 0.18


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """WCAG relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(first: str, second: str, share: float) -> str:
    """``first`` with ``share`` (0 to 1) of ``second`` laid over it."""
    parts = zip(_rgb(first), _rgb(second), strict=True)
    red, green, blue = (round((a + (b - a) * share) * 255) for a, b in parts)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _tint(colour: str, paper: str, share: float, ink: str) -> str:
    """``paper`` tinted so lightly that ``ink`` keeps an ample contrast, or all it had."""
    wanted = min(_AMPLE, contrast(ink, paper) * 0.9)
    wanted = max(wanted, min(TEXT_CONTRAST, contrast(ink, paper)))
    tinted = mixed(paper, colour, share)
    while contrast(ink, tinted) < wanted and share > 0.01:
        share *= 0.8
        tinted = mixed(paper, colour, share)
    return tinted if contrast(ink, tinted) >= wanted else paper


def _standing_out(colour: str, grounds: tuple[str, ...], wanted: float) -> str:
    """``colour`` moved towards black or white as little as makes it stand out on ``grounds``."""
    best, best_contrast = colour, 0.0
    towards = _WHITE if is_dark(grounds[0]) else _BLACK
    for end in (towards, _BLACK if towards == _WHITE else _WHITE):
        for step in range(21):
            tried = mixed(colour, end, step / 20)
            reached = min(contrast(tried, ground) for ground in grounds)
            if reached >= wanted:
                return tried
            if reached > best_contrast:
                best, best_contrast = tried, reached
    return best


def _rgb(colour: str) -> _Rgb:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
