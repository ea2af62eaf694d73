"""The document laid out, lazily, as one long sheet.

Only what is asked for is laid out; the rest has estimated heights.  Sheet coordinates are whole
pixels from the top of the document and from the left edge of the text column.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.gui.document.bundles import Bundle
from annotator.gui.document.content import Content
from annotator.gui.document.heights import Heights
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.rails import Rails
from annotator.gui.document.shape import Shape
from annotator.gui.document.style import BOTTOM, GUTTER, MARGIN, RAIL_LANES, TOP, Style
from annotator.model.annotation import Layer, LayerDelta, Relation

KEPT = 400
"""Laid blocks that are kept (about 80 bytes a character)."""

_NARROWEST = 80


@dataclass(frozen=True, slots=True)
class CaretPlace:
    """Where a caret stands: sheet pixels, and the line of text it is on."""

    block: int
    line: int
    x: float
    top: int
    height: int


class Sheet:
    """A document at one width and in one style."""

    def __init__(self, content: Content, style: Style) -> None:
        self.content = content
        self.style = style
        self.left = GUTTER
        """Viewport pixels left of the text column."""
        self.width = _NARROWEST
        self.rails = Rails(RAIL_LANES)
        self._shapes: OrderedDict[int, Shape] = OrderedDict()
        self._laid: dict[int, LaidBlock] = {}
        self.heights = Heights()
        self._exact = bytearray()
        self._estimate()

    @property
    def total(self) -> int:
        """Height of the whole sheet."""
        return TOP + self.heights.total() + BOTTOM

    def show(self, content: Content) -> None:
        """Lay out another document."""
        self.content = content
        self._forget()
        self._estimate()

    def fit(self, viewport_width: int) -> bool:
        """Take the width of the column from that of the viewport; whether it changed."""
        room = viewport_width - GUTTER - MARGIN
        width = max(_NARROWEST, min(room, self.style.widest))
        self.left = GUTTER + max(0, (room - width) // 2)
        if width == self.width:
            return False
        self.width = width
        self._forget()
        return True

    def dress(self, style: Style) -> None:
        """Take another style; old heights stay as estimates."""
        self.style = style
        self._forget()

    def take(self, layer: Layer) -> None:
        """Show newer annotations of the same text."""
        before = self.content.relations.copy()
        for block in self.content.show(layer):
            self._laid.pop(block, None)
            self._exact[block] = 0
        for key, relation in before.items():
            if self.content.relations.get(key) is not relation:
                self._forget_rails(relation)
        for key, relation in self.content.relations.items():
            if before.get(key) is not relation:
                self._forget_rails(relation)

    def apply(self, delta: LayerDelta) -> None:
        """Show what ``delta`` changes in the annotations of the same text."""
        known = self.content.relations
        named = (*delta.gone_relations, *(one.id for one in delta.relations))
        before = [known[key] for key in named if key in known]
        for block in self.content.apply(delta):
            self._laid.pop(block, None)
            self._exact[block] = 0
        for relation in (*before, *delta.relations):
            self._forget_rails(relation)

    def laid(self, block: int) -> LaidBlock:
        """The block laid out, its exact height taken over; blocks below it move."""
        shape = self._shapes.get(block)
        if shape is None:
            shape = Shape(self.content, block, self.style, self.width)
            self._shapes[block] = shape
            if len(self._shapes) > KEPT:
                self._laid.pop(self._shapes.popitem(last=False)[0], None)
        else:
            self._shapes.move_to_end(block)
        found = self._laid.get(block)
        if found is None:
            found = self._laid[block] = LaidBlock(shape, self.content, self.style)
            self.heights.set(block, found.height)
            self._exact[block] = 1
        return found

    def measure(self, block: int) -> int:
        """Make the height of ``block`` exact; the answer is by how much it grew."""
        if self._exact[block]:
            return 0
        before = self.heights[block]
        was_kept = block in self._shapes
        self.laid(block)
        if not was_kept and len(self._shapes) == KEPT:
            del self._shapes[block], self._laid[block]
        return self.heights[block] - before

    def inexact(self, start: int) -> int | None:
        """The first block from ``start`` on whose height is an estimate, or None."""
        found = self._exact.find(0, start)
        return found if found >= 0 else None

    def find(self, y: int) -> tuple[int, int]:
        """The block at sheet pixel ``y``, and how far into it."""
        return self.heights.find(y - TOP)

    def top_of(self, block: int) -> int:
        """Sheet pixel at which ``block`` begins."""
        return TOP + self.heights.above(block)

    def between(self, top: int, bottom: int) -> list[tuple[LaidBlock, int]]:
        """The blocks over sheet pixels ``[top, bottom)``, laid out, each with its own top."""
        block, inside = self.find(top)
        y = top - inside
        found: list[tuple[LaidBlock, int]] = []
        while block < len(self.heights) and y < bottom:
            laid = self.laid(block)
            found.append((laid, y))
            y += laid.height
            block += 1
        return found

    def caret_place(self, point: int) -> CaretPlace:
        """Where the caret stands at code point ``point``."""
        laid = self.laid(self.content.blocks.at(point))
        shape = laid.shape
        unit = shape.unit(point)
        line = shape.line_of(unit)
        top = self.top_of(laid.block) + laid.text_tops[line]
        return CaretPlace(laid.block, line, shape.x(unit), top, shape.heights[line])

    def point_at(self, x: float, y: int) -> int:
        """The caret place (a code point) nearest to a sheet pixel."""
        block, inside = self.find(y)
        laid = self.laid(block)
        return laid.shape.at(laid.line_at(inside), x)

    def _forget_rails(self, relation: Relation) -> None:
        for hub in (relation.head, relation.tail):
            for is_head in (True, False):
                self.rails.forget(Bundle(hub, relation.label, is_head))

    def _forget(self) -> None:
        self._shapes.clear()
        self._laid.clear()
        self.rails.clear()
        self._exact = bytearray(len(self.heights))

    def _estimate(self) -> None:
        style, blocks = self.style, self.content.blocks
        per_line = max(1.0, self.width / style.character_width)
        plain = style.line_height + style.line_gap
        dressed = style.chip_row + style.underline_row + round(style.wire_row * 0.7)
        self.heights = Heights(
            style.block_gap + lines * plain + min(lines, spans) * dressed
            for lines, spans in self._sizes(blocks.starts, blocks.stops, per_line)
        )
        self._exact = bytearray(len(self.heights))

    def _sizes(
        self, starts: Iterable[int], stops: Iterable[int], per_line: float
    ) -> Iterable[tuple[int, int]]:
        for block, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            yield 1 + int((stop - start) / per_line), self.content.count_in(block)
