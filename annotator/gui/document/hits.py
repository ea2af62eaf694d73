"""What lies under a pixel of the viewport."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect

from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.places import Chip, Wire
from annotator.gui.document.railing import Railing, visible_rails
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Fragment

_NEAR = 4.0
_KNOB = 7
_INSIDE = 4
_OUTSIDE = 2
"""Pixels: how far from a wire, from a handle's knob, inside and outside of its bar a press still
means it.  Outside is less than a space, where the next drag begins."""


@dataclass(frozen=True, slots=True)
class Hit:
    """``point`` is always the nearest caret place; the rest is what the pixel means."""

    point: int
    spans: tuple[int, ...] = ()
    """Innermost first."""
    on_chip: bool = False
    relations: tuple[int, ...] = ()
    """More than one where they share what was hit."""
    on_label: bool = False
    far: tuple[int, ...] = ()
    """The far ends that a clicked stub leads to, one for each relation."""


class Hits:
    """Answers for one sheet as it is scrolled now."""

    def __init__(self, sheet: Sheet, scroller: Scroller) -> None:
        self._sheet = sheet
        self._scroller = scroller
        self.shows: Callable[[Iterable[int]], bool] = lambda _relations: True
        """Whether the wire that some relations share is drawn, so that it can be hit."""

    def at(self, position: QPoint) -> Hit:
        """What lies under ``position`` (viewport pixels)."""
        sheet = self._sheet
        x, y = position.x() - sheet.left, position.y() + self._scroller.top
        block, inside = sheet.find(y)
        laid = sheet.laid(block)
        line = laid.line_at(inside)
        point = laid.shape.at(line, x)
        chip = _chip_at(laid, x, inside, sheet.style.chip_height)
        if chip is not None:
            return Hit(point, spans=chip.spans, on_chip=True)
        wire = _label_at(laid, x, inside, sheet.style.chip_height)
        if wire is not None and self.shows(wire.relations):
            return Hit(point, relations=wire.relations, on_label=True, far=wire.far)
        if laid.text_tops[line] <= inside:
            spans = _spans_at(laid, line, x)
            if spans or x >= 0:
                return Hit(point, spans=spans)
        wire = self._wire_at(laid, line, x, inside)
        if wire is not None:
            return Hit(point, relations=wire.relations)
        return Hit(point, relations=self._rail_at(x, y))

    def point_at(self, position: QPoint) -> int:
        """The caret place nearest to ``position``, also far outside the viewport."""
        y = position.y() + self._scroller.top
        return self._sheet.point_at(position.x() - self._sheet.left, y)

    def point_over(self, position: QPoint) -> int:
        """The code point whose glyph lies under ``position``; a line's end beyond its text."""
        sheet = self._sheet
        block, inside = sheet.find(position.y() + self._scroller.top)
        laid = sheet.laid(block)
        return laid.shape.over(laid.line_at(inside), position.x() - sheet.left)

    def handle_at(self, position: QPoint, fragments: tuple[Fragment, ...]) -> int | None:
        """0 when ``position`` is on the handle at a span's start, 1 at its stop, else None."""
        for edge, (x, top, bottom) in enumerate(self.handles(fragments)):
            knob = top if edge == 0 else bottom
            outwards = x - position.x() if edge == 0 else position.x() - x
            on_bar = -_INSIDE <= outwards <= _OUTSIDE and top <= position.y() <= bottom
            away = abs(position.x() - x) + abs(position.y() - knob)
            if on_bar or away <= _KNOB:
                return edge
        return None

    def handles(self, fragments: tuple[Fragment, ...]) -> list[tuple[int, int, int]]:
        """``(x, top, bottom)`` in viewport pixels of the handles at first start and last stop.

        None where an end is folded away.
        """
        start, stop = fragments[0][0], fragments[-1][1]
        blocks, folding = self._sheet.content.blocks, self._sheet.folding
        if folding.bar_at(blocks.at(start)) or folding.bar_at(blocks.at(max(start, stop - 1))):
            return []
        return [self._edge(start, start, last=False), self._edge(stop, stop - 1, last=True)]

    def span_rect(self, span: int) -> QRect | None:
        """Viewport pixels of the first piece of a span, or None when it is not there.

        For a span that is folded away they are those of the bar that stands for it.
        """
        found = self._sheet.content.spans.get(span)
        if found is None:
            return None
        laid = self._sheet.laid(self._sheet.content.blocks.at(found.start))
        if laid.folded:
            return self._bar_rect(laid)
        line = laid.shape.line_of(laid.shape.unit(found.start))
        pieces = [p for p in laid.pieces if p.span == span]
        if not pieces:
            return None
        piece = next((p for p in pieces if p.line == line), pieces[0])
        top = self._sheet.top_of(laid.block) + laid.text_tops[piece.line] - self._scroller.top
        left, width = round(self._sheet.left + piece.left), round(piece.right - piece.left)
        return QRect(left, top, width, laid.shape.heights[piece.line])

    def _bar_rect(self, laid: LaidBlock) -> QRect:
        top = self._sheet.top_of(laid.block) - self._scroller.top
        return QRect(self._sheet.left, top, laid.shape.width, laid.height)

    def chip_rect(self, span: int) -> QRect | None:
        """Viewport pixels of a span's chip (or of the "+n" that stands for it)."""
        sheet = self._sheet
        if span not in sheet.content.spans:
            return None
        laid = sheet.laid(sheet.content.block_of(span))
        chip = laid.chip_of(span)
        if chip is None:
            return None
        top = sheet.top_of(laid.block) + chip.top - self._scroller.top
        return QRect(sheet.left + chip.left, top, chip.width, sheet.style.chip_height)

    def wire_rect(self, relation: int) -> QRect | None:
        """Viewport pixels of a relation's label nearest its head, or None."""
        sheet = self._sheet
        found = sheet.content.relations.get(relation)
        if found is None or found.head not in sheet.content.spans:
            return None
        laid = sheet.laid(sheet.content.block_of(found.head))
        wire = next((w for w in laid.wires if relation in w.relations), None)
        if wire is None:
            return None
        top = sheet.top_of(laid.block) + wire.chip_top - self._scroller.top
        return QRect(sheet.left + wire.chip_left, top, wire.chip_width, sheet.style.chip_height)

    def _edge(self, point: int, held: int, *, last: bool) -> tuple[int, int, int]:
        """The caret at ``point`` on the line that shows the code point ``held``."""
        sheet = self._sheet
        laid = sheet.laid(sheet.content.blocks.at(held))
        line, x = laid.shape.edge(point, held, last=last)
        top = sheet.top_of(laid.block) + laid.text_tops[line] - self._scroller.top
        return (round(sheet.left + x), top, top + laid.shape.heights[line])

    def _wire_at(self, laid: LaidBlock, line: int, x: float, y: int) -> Wire | None:
        best, nearest = None, _NEAR
        for wire in laid.wires:
            if wire.line == line:
                ways = (way for points in wire.lines for way in pairwise(points))
                distance = min(_distance(x, y, *way) for way in ways)
                if distance < nearest and self.shows(wire.relations):
                    best, nearest = wire, distance
        return best

    def _rail_at(self, x: float, y: int) -> tuple[int, ...]:
        """The relations whose rail, or whose way from it to the text, is nearest to a pixel."""
        top, height = self._scroller.top, self._scroller.height()
        visible = [(b, t - top) for b, t in self._sheet.between(top, top + height)]
        found: dict[float, list[int]] = {}
        for rail in visible_rails(self._sheet, visible, height):
            distance = _rail_distance(rail, x, y - top)
            if distance < _NEAR and self.shows((rail.relation,)):
                found.setdefault(distance, []).append(rail.relation)
        return tuple(found[min(found)]) if found else ()


def _rail_distance(rail: Railing, x: float, y: int) -> float:
    reach = 0.0 if rail.loose else float(rail.x)
    places = [(reach, float(level)) for level in rail.levels]
    ways = [_distance(x, y, place, (0.0, place[1])) for place in places]
    if rail.loose:
        return round(min(ways, default=_NEAR), 1)
    down = _distance(x, y, (rail.x, rail.top), (rail.x, rail.bottom))
    return round(min(down, *ways), 1) if ways else down


def _chip_at(laid: LaidBlock, x: float, y: int, height: int) -> Chip | None:
    for chip in laid.chips:
        if chip.left <= x < chip.right and chip.top <= y < chip.top + height:
            return chip
    return None


def _label_at(laid: LaidBlock, x: float, y: int, height: int) -> Wire | None:
    for wire in laid.wires:
        inside = wire.chip_top <= y < wire.chip_top + height
        if wire.has_chip and inside and wire.chip_left <= x < wire.chip_left + wire.chip_width:
            return wire
    return None


def _spans_at(laid: LaidBlock, line: int, x: float) -> tuple[int, ...]:
    found = [p for p in laid.pieces if p.line == line and p.left - 1 <= x <= p.right + 1]
    strict = [piece for piece in found if piece.left <= x < piece.right] or found
    widths = laid.strip_widths
    strict.sort(key=lambda piece: (widths[line, piece.span], piece.left, piece.span))
    return tuple(dict.fromkeys(piece.span for piece in strict))


def _distance(x: float, y: float, first: tuple[float, float], last: tuple[float, float]) -> float:
    """Distance in pixels from a pixel to a straight line between two others."""
    (left, top), (right, bottom) = first, last
    length = (right - left) ** 2 + (bottom - top) ** 2
    if not length:
        return float(((x - left) ** 2 + (y - top) ** 2) ** 0.5)
    along = ((x - left) * (right - left) + (y - top) * (bottom - top)) / length
    along = min(1.0, max(0.0, along))
    gap_x, gap_y = x - left - along * (right - left), y - top - along * (bottom - top)
    return float((gap_x**2 + gap_y**2) ** 0.5)
