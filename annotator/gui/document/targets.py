"""What a pixel of a laid block means: pure arithmetic on where its marks stand.

Chips and labels are lower than a finger or a shaking hand needs, so a press beside one still
means it, up to ``TARGET`` pixels from edge to edge: never on text, and never where another mark
is nearer.  Pixels are counted from the block's top left.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.places import Chip, Wire
from annotator.gui.document.style import Style
from annotator.gui.roomy import TARGET

NEAR = 4.0
"""Pixels: how far from a wire a press still means it."""

Shows = Callable[[Iterable[int]], bool]
"""Whether a wire of these relations is drawn at all."""


@dataclass(frozen=True, slots=True)
class OnWire:
    """A press on a wire, or on its label."""

    wire: Wire
    on_label: bool = False


def mark_at(
    laid: LaidBlock, line: int, x: float, y: int, style: Style, shows: Shows
) -> Chip | OnWire | None:
    """The chip, label or wire that a pixel means; None where it means text, spans or nothing."""
    height = style.chip_height
    near = laid.rows[line : line + 2]
    wires = [wire for row in near for wire in row.wires if shows(wire.relations)]
    chips = [chip for row in near for chip in row.chips]
    exact = _exact(chips, wires, x, y, height)
    if exact is not None or is_on_text(laid, line, y):
        return exact
    nearest, least = _beside(chips, wires, x, y, height)
    wire, away = _wire_at(wires, line, x, y) if y < laid.text_tops[line] else (None, NEAR)
    if wire is not None and away < least:
        nearest, least = OnWire(wire), away
    return None if _to_underline(laid, line, x, y, style) < least else nearest


def is_on_text(laid: LaidBlock, line: int, y: float) -> bool:
    """Whether a pixel lies as high as the letters of ``line``."""
    top = laid.text_tops[line]
    return top <= y < top + laid.shape.heights[line]


def spans_at(laid: LaidBlock, line: int, x: float) -> tuple[int, ...]:
    """The spans over a pixel of a line, the innermost first."""
    found = [p for p in laid.rows[line].pieces if p.left - 1 <= x <= p.right + 1]
    strict = [piece for piece in found if piece.left <= x < piece.right] or found
    strict.sort(key=lambda piece: (laid.strip_width(line, piece.span), piece.left, piece.span))
    return tuple(dict.fromkeys(piece.span for piece in strict))


def distance(x: float, y: float, first: tuple[float, float], last: tuple[float, float]) -> float:
    """Pixels from a pixel to a straight line between two others."""
    (left, top), (right, bottom) = first, last
    length = (right - left) ** 2 + (bottom - top) ** 2
    if not length:
        return float(((x - left) ** 2 + (y - top) ** 2) ** 0.5)
    along = ((x - left) * (right - left) + (y - top) * (bottom - top)) / length
    along = min(1.0, max(0.0, along))
    gap_x, gap_y = x - left - along * (right - left), y - top - along * (bottom - top)
    return float((gap_x**2 + gap_y**2) ** 0.5)


def _exact(
    chips: list[Chip], wires: list[Wire], x: float, y: int, height: int
) -> Chip | OnWire | None:
    for chip in chips:
        if chip.left <= x < chip.right and chip.top <= y < chip.top + height:
            return chip
    for wire in wires:
        inside = wire.chip_top <= y < wire.chip_top + height
        if wire.has_chip and inside and wire.chip_left <= x < wire.chip_left + wire.chip_width:
            return OnWire(wire, on_label=True)
    return None


def _beside(
    chips: list[Chip], wires: list[Wire], x: float, y: int, height: int
) -> tuple[Chip | OnWire | None, float]:
    """The chip or label whose larger target holds a pixel, and how far off it is."""
    nearest: Chip | OnWire | None = None
    least = float(TARGET)
    for chip in chips:
        away = _off(x, y, chip.left, chip.top, chip.width, height)
        if away < least:
            nearest, least = chip, away
    for wire in wires:
        if wire.has_chip:
            away = _off(x, y, wire.chip_left, wire.chip_top, wire.chip_width, height)
            if away < least:
                nearest, least = OnWire(wire, on_label=True), away
    return nearest, least


def _off(x: float, y: int, left: int, top: int, width: int, height: int) -> float:
    """Pixels from a box; ``TARGET`` when even the box grown to a full target ends before."""
    across = max(left - x, x - (left + width - 1), 0)
    down = max(top - y, y - (top + height - 1), 0)
    if across > max(0, TARGET - width) / 2 or down > max(0, TARGET - height) / 2:
        return TARGET
    return float(across + down)


def _wire_at(wires: list[Wire], line: int, x: float, y: int) -> tuple[Wire | None, float]:
    best, least = None, NEAR
    for wire in wires:
        if wire.line == line:
            ways = (way for points in wire.lines for way in pairwise(points))
            away = min((distance(x, y, *way) for way in ways), default=NEAR)
            if away < least:
                best, least = wire, away
    return best, least


def _to_underline(laid: LaidBlock, line: int, x: float, y: int, style: Style) -> float:
    """Pixels up to the lowest underline of the spans of ``line`` that a pixel is below."""
    if y < laid.underline_tops[line]:
        return TARGET
    lanes = [p.lane for p in laid.rows[line].pieces if p.left - 1 <= x <= p.right + 1]
    if not lanes:
        return TARGET
    bottom = laid.underline_tops[line] + max(lanes) * style.underline_row + style.underline
    return max(0.0, y - bottom + 1)
