"""A block as it is drawn: its shape, and over and under each line the decorations' places."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from PySide6.QtCore import QPointF

from annotator.gui.document.arcs import BundleOf, with_wires
from annotator.gui.document.bundles import bundle_of
from annotator.gui.document.content import Content
from annotator.gui.document.folding import ZonePlace
from annotator.gui.document.pieces import Known, Row, rows_of, strips_of
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
    rows: list[Row]

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every piece, wide ones first, as they are painted."""
        return chain.from_iterable(row.pieces for row in self.rows)

    @property
    def seen(self) -> Iterator[Piece]:
        """The same without those that another covers wholly."""
        return chain.from_iterable(row.seen for row in self.rows)

    @property
    def joints(self) -> Iterator[Joint]:
        """The connectors of discontinuous spans."""
        return chain.from_iterable(row.joints for row in self.rows)

    @property
    def chips(self) -> Iterator[Chip]:
        """The chips above the text."""
        return chain.from_iterable(row.chips for row in self.rows)

    @property
    def wires(self) -> Iterator[Wire]:
        """The wires above the chips."""
        return chain.from_iterable(row.wires for row in self.rows)


@dataclass(frozen=True, slots=True)
class Band:
    """A line of text with all its marks, or a whole block that is only painted at once.

    ``face`` is the same object for as long as the band looks the same; ``top`` and ``height`` are
    pixels of the block.
    """

    face: object
    top: int
    height: int
    rows: list[Row]


class LaidBlock:
    """A block with everything placed, in whole pixels downwards from its own top.

    ``place`` is the zone of the page in which it lies; of an empty shape, the block is the bar
    that stands for that zone.
    """

    def __init__(
        self, shape: Shape, content: Content, style: Style, place: ZonePlace | None = None,
        *, bundle: BundleOf | None = None, before: "LaidBlock | None" = None,
    ) -> None:  # fmt: skip
        """``before`` is the same block laid out earlier: lines that stay as they are keep rows."""
        self.shape = shape
        self.place = place
        self.folded = folded = shape.empty
        self.block = shape.block
        self.tops: list[int] = []
        """Where each line begins, its wires and chips counted."""
        self.text_tops: list[int] = []
        self.underline_tops: list[int] = []
        self.height = 0
        spans = [] if folded else content.spans_in(shape.block)
        self.strips: Known = strips_of(shape, spans, before.strips if before else {})
        kept = before.rows if before else []
        rows = rows_of(shape, self.strips, style, content.is_linked, kept)
        made = bundle or partial(bundle_of, content, style=style)
        self.rows: list[Row] = with_wires(content, rows, shape.width, style, made)
        self._stack(style)
        if folded:
            self._flatten(style)
        for line, row in enumerate(self.rows):
            _settle(row, self.text_tops[line], style)

    @property
    def pieces(self) -> list[Piece]:
        """Every piece, wide ones first, as they are painted."""
        return [piece for row in self.rows for piece in row.pieces]

    @property
    def joints(self) -> list[Joint]:
        """The connectors of discontinuous spans."""
        return [joint for row in self.rows for joint in row.joints]

    @property
    def chips(self) -> list[Chip]:
        """The chips above the text."""
        return [chip for row in self.rows for chip in row.chips]

    @property
    def wires(self) -> list[Wire]:
        """The wires above the chips."""
        return [wire for row in self.rows for wire in row.wires]

    def strip_width(self, line: int, span: int) -> float:
        """Pixels from end to end of a span on a line."""
        return next(strip.width for strip in self.strips[span][1] if strip.line == line)

    def bands(self) -> list[Band]:
        """The block line by line; as one where its zone decides how it looks."""
        if self.place is not None:
            return [Band(self, 0, self.height, self.rows)]
        edges = [0, *self.tops[1:], self.height]
        return [
            Band(row, top, bottom - top, [row])
            for row, top, bottom in zip(self.rows, edges, edges[1:], strict=False)
        ]

    @property
    def heads_zone(self) -> bool:
        """Whether a zone begins here: its bar or its heading is over this block's text."""
        return self.place is not None and self.place.first == self.block

    def line_at(self, y: float) -> int:
        """The line whose wires, chips, text or underlines lie at ``y``."""
        return max(0, bisect_right(self.tops, y) - 1)

    def between(self, top: float, bottom: float) -> Marks:
        """The marks of the lines that pixels ``top`` to ``bottom`` reach."""
        return self.on_lines(range(self.line_at(top), self.line_at(bottom) + 1))

    def on_lines(self, lines: Iterable[int]) -> Marks:
        """The marks of some lines."""
        rows = [self.rows[line] for line in lines]
        return Marks(self.shape, self.text_tops, self.underline_tops, rows)

    def rails(self) -> list[Wire]:
        """The wires that leave through the gutter."""
        return [wire for row in self.rows for wire in row.wires if wire.kind is Kind.RAIL]

    def chip_of(self, span: int) -> Chip | None:
        """The chip (or "+n") of a span that starts here."""
        return next((chip for chip in self.chips if span in chip.spans), None)

    def _stack(self, style: Style) -> None:
        y = style.block_gap + (style.zone_row if self.heads_zone and not self.folded else 0)
        for line, row in enumerate(self.rows):
            self.tops.append(y)
            lanes = 1 + max((wire.lane for wire in row.wires), default=-1)
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


def _settle(row: Row, base: int, style: Style) -> None:
    """Place chips and wires over a line whose text begins at ``base``."""
    if row.base == base:
        return
    row.base = base
    for chip in row.chips:
        chip.top = base - (chip.lane + 1) * style.chip_row
    over = base - row.chip_lanes * style.chip_row - style.foot_gap
    for wire in row.wires:
        wire.y = over - round((wire.lane + 0.5) * style.wire_row) - 1
        wire.chip_top = wire.y - style.chip_height // 2
        wire.drawn.clear()
        _draw_path(wire)


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
