"""What lies under a pixel of the viewport."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.places import Chip
from annotator.gui.document.railing import Railing, visible_rails
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.targets import NEAR, distance, is_on_text, mark_at, spans_at
from annotator.gui.roomy import TARGET
from annotator.model.annotation import Fragment

_KNOB = 7
_INSIDE = 4
_OUTSIDE = 2
"""Pixels: how far from a handle's knob, inside and outside of its bar a press always means it.
Outside is less than a space, where the next drag begins."""


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
        mark = mark_at(laid, line, x, inside, sheet.style, self.shows)
        if isinstance(mark, Chip):
            return Hit(point, spans=mark.spans, on_chip=True)
        if mark is not None:
            label = mark.on_label
            far = mark.wire.far if label else ()
            return Hit(point, relations=mark.wire.relations, on_label=label, far=far)
        if laid.text_tops[line] <= inside:
            spans = spans_at(laid, line, x)
            if spans or x >= 0:
                return Hit(point, spans=spans)
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
            if on_bar or away <= _KNOB or self._is_beside_knob(position, QPoint(x, knob), edge):
                return edge
        return None

    def handles(self, fragments: tuple[Fragment, ...]) -> list[tuple[int, int, int]]:
        """``(x, top, bottom)`` in viewport pixels of the handles at first start and last stop.

        None where an end is folded away, or the whole span lies out of view.
        """
        start, stop = fragments[0][0], fragments[-1][1]
        blocks, folding = self._sheet.content.blocks, self._sheet.folding
        first, last = blocks.at(start), blocks.at(max(start, stop - 1))
        if folding.bar_at(first) or folding.bar_at(last) or not self._may_see(first, last):
            return []
        return [self._edge(start, start, last=False), self._edge(stop, stop - 1, last=True)]

    def _may_see(self, first: int, last: int) -> bool:
        """Whether any of the blocks ``first`` … ``last`` is in view; none is laid out for that."""
        sheet, top = self._sheet, self._scroller.top
        return last >= sheet.find(top)[0] and first <= sheet.find(top + self._scroller.height())[0]

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

    def _is_beside_knob(self, position: QPoint, knob: QPoint, edge: int) -> bool:
        """Whether a press off the line, where nothing else stands, is near enough to a knob."""
        away = position - knob
        outwards = -away.y() if edge == 0 else away.y()
        if not (0 < outwards <= TARGET // 2 and abs(away.x()) <= TARGET // 2):
            return False
        block, inside = self._sheet.find(position.y() + self._scroller.top)
        laid = self._sheet.laid(block)
        if is_on_text(laid, laid.line_at(inside), inside):
            return False
        hit = self.at(position)
        return not (hit.on_chip or hit.relations)

    def _edge(self, point: int, held: int, *, last: bool) -> tuple[int, int, int]:
        """The caret at ``point`` on the line that shows the code point ``held``."""
        sheet = self._sheet
        laid = sheet.laid(sheet.content.blocks.at(held))
        line, x = laid.shape.edge(point, held, last=last)
        top = sheet.top_of(laid.block) + laid.text_tops[line] - self._scroller.top
        return (round(sheet.left + x), top, top + laid.shape.heights[line])

    def _rail_at(self, x: float, y: int) -> tuple[int, ...]:
        """The relations whose rail, or whose way from it to the text, is nearest to a pixel."""
        top, height = self._scroller.top, self._scroller.height()
        visible = [(b, t - top) for b, t in self._sheet.between(top, top + height)]
        found: dict[float, list[int]] = {}
        for rail in visible_rails(self._sheet, visible, height):
            away = _rail_distance(rail, x, y - top)
            if away < NEAR:
                shown = [key for key in rail.relations if self.shows((key,))]
                found.setdefault(away, []).extend(shown)
        found = {away: relations for away, relations in found.items() if relations}
        return tuple(found[min(found)]) if found else ()


def _rail_distance(rail: Railing, x: float, y: int) -> float:
    reach = 0.0 if rail.loose else float(rail.x)
    places = [(reach, float(level)) for level in rail.levels]
    ways = [distance(x, y, place, (0.0, place[1])) for place in places]
    if rail.loose:
        return round(min(ways, default=NEAR), 1)
    down = distance(x, y, (rail.x, rail.top), (rail.x, rail.bottom))
    return round(min(down, *ways), 1) if ways else down
