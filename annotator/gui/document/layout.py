"""A block as it is drawn: its shape, and over and under each line the decorations' places."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from annotator.gui.document.arcs import wires_of
from annotator.gui.document.content import Content
from annotator.gui.document.folding import ZonePlace
from annotator.gui.document.pieces import Row, rows_of
from annotator.gui.document.places import Chip, Joint, Kind, Piece, Wire
from annotator.gui.document.shape import Shape
from annotator.gui.document.style import Style

_CHAMFER = 3.0
_PIN = 9.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is painted on all lines of a block, or on some of them; tops are of all lines."""

    shape: Shape
    text_tops: list[int]
    underline_tops: list[int]
    pieces: list[Piece]
    joints: list[Joint]
    chips: list[Chip]
    wires: list[Wire]


class LaidBlock:
    """A block with everything placed, in whole pixels downwards from its own top.

    ``place`` is the zone of the page in which it lies; ``folded``, the block is the bar that
    stands for that zone.
    """

    def __init__(
        self, shape: Shape, content: Content, style: Style, place: ZonePlace | None = None,
        *, folded: bool = False,
    ) -> None:  # fmt: skip
        self.shape = shape
        self.place = place
        self.folded = folded
        self.block = shape.block
        self.tops: list[int] = []
        """Where each line begins, its wires and chips counted."""
        self.text_tops: list[int] = []
        self.underline_tops: list[int] = []
        self.height = 0
        spans = [] if folded else content.spans_in(shape.block)
        rows = rows_of(shape, spans, style, content.is_linked)
        wires = wires_of(content, rows, shape.width, style)
        self._stack(rows, wires, style)
        if folded:
            self._flatten(style)
        self.pieces: list[Piece] = []
        """Every piece, wide ones first, as they are painted."""
        self.joints: list[Joint] = []
        self.chips: list[Chip] = []
        self.wires: list[Wire] = []
        self.strip_widths: dict[tuple[int, int], float] = {}
        """Pixels from end to end of a span on a line, by (line, span)."""
        for row, above in zip(rows, wires, strict=True):
            self._keep(row, above, style)

    @property
    def heads_zone(self) -> bool:
        """Whether a zone begins here: its bar or its heading is over this block's text."""
        return self.place is not None and self.place.first == self.block

    def line_at(self, y: float) -> int:
        """The line whose wires, chips, text or underlines lie at ``y``."""
        return max(0, bisect_right(self.tops, y) - 1)

    def between(self, top: float, bottom: float) -> Marks:
        """The marks of the lines that pixels ``top`` to ``bottom`` reach."""
        first, last = self.line_at(top), self.line_at(bottom)
        lines = (self.shape, self.text_tops, self.underline_tops)
        if first == 0 and last >= len(self.tops) - 1:
            return Marks(*lines, self.pieces, self.joints, self.chips, self.wires)
        return Marks(
            *lines,
            [piece for piece in self.pieces if first <= piece.line <= last],
            [joint for joint in self.joints if first <= joint.line <= last],
            [chip for chip in self.chips if first <= chip.line <= last],
            [wire for wire in self.wires if first <= wire.line <= last],
        )

    def rails(self) -> list[Wire]:
        """The wires that leave through the gutter."""
        return [wire for wire in self.wires if wire.kind is Kind.RAIL]

    def chip_of(self, span: int) -> Chip | None:
        """The chip (or "+n") of a span that starts here."""
        return next((chip for chip in self.chips if span in chip.spans), None)

    def _stack(self, rows: list[Row], wires: list[list[Wire]], style: Style) -> None:
        y = style.block_gap + (style.zone_row if self.heads_zone and not self.folded else 0)
        for line, (row, above) in enumerate(zip(rows, wires, strict=True)):
            self.tops.append(y)
            lanes = 1 + max((wire.lane for wire in above), default=-1)
            y += (
                lanes * style.wire_row
                + (style.foot_gap if lanes else 0)
                + row.chip_lanes * style.chip_row
            )
            self.text_tops.append(y)
            self.shape.lines[line].setPosition(QPointF(0, y))
            y += self.shape.heights[line]
            self.underline_tops.append(y)
            y += row.underline_lanes * style.underline_row + style.line_gap
        self.height = y

    def _flatten(self, style: Style) -> None:
        """Let the one empty line stand amid the bar, for the caret."""
        top = (style.bar_height - self.shape.heights[0]) // 2
        self.text_tops, self.height = [top], style.bar_height

    def _keep(self, row: Row, wires: list[Wire], style: Style) -> None:
        for strip in reversed(row.strips):
            self.pieces.extend(strip.pieces)
            self.strip_widths[strip.line, strip.span] = strip.width
        self.joints.extend(row.joints)
        for chip in row.chips:
            chip.top = self.text_tops[chip.line] - (chip.lane + 1) * style.chip_row
        self.chips.extend(row.chips)
        for wire in wires:
            base = self.text_tops[wire.line] - row.chip_lanes * style.chip_row - style.foot_gap
            wire.y = base - round((wire.lane + 0.5) * style.wire_row) - 1
            wire.chip_top = wire.y - style.chip_height // 2
            _draw_path(wire)
        self.wires.extend(wires)


def _draw_path(wire: Wire) -> None:
    """Fill in the points of the wire's line and the tips of its arrow heads."""
    y = wire.y + 0.5
    starts = [(foot.x, float(foot.chip.top)) for foot in wire.feet]
    if wire.kind is Kind.ARC:
        first, last = wire.feet[0].x, wire.feet[1].x
        turn = min(_CHAMFER, abs(last - first) / 2) * (1 if last >= first else -1)
        wire.points = [
            starts[0], (first, y + _CHAMFER), (first + turn, y),
            (last - turn, y), (last, y + _CHAMFER), starts[1],
        ]  # fmt: skip
    else:
        x = wire.feet[0].x
        goal = -8.0 if wire.kind is Kind.RAIL else float(wire.chip_left)
        if wire.kind is Kind.STUB and goal < x:
            goal += wire.chip_width
        turn = _CHAMFER if goal >= x else -_CHAMFER
        wire.points = [starts[0], (x, y + _CHAMFER), (x + turn, y), (goal, y)]
    if not wire.has_chip:
        wire.pins = [[(x, top), (x, top - _PIN)] for x, top in starts]
    wire.tips = [tip for tip, has_head in zip(starts, wire.heads, strict=True) if has_head]
