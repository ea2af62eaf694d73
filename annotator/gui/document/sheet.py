"""The document laid out, lazily, as one long sheet.

Only what is asked for is laid out; the rest has estimated heights.  Sheet coordinates are whole
pixels from the top of the document and from the left edge of the text column.
"""

from array import array
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.gui.document.bundles import Bundle, bundle_of
from annotator.gui.document.content import Content
from annotator.gui.document.filter import Filter
from annotator.gui.document.folding import Folding, ZonePlace
from annotator.gui.document.heights import Heights
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.rails import Rails
from annotator.gui.document.shape import Shape
from annotator.gui.document.style import BOTTOM, GUTTER, MARGIN, TOP, Style, rail_lanes
from annotator.model.annotation import LayerDelta, Relation

if TYPE_CHECKING:
    from annotator.model.zones import Zone

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
        self.rails = Rails(rail_lanes(GUTTER))
        self._shapes: OrderedDict[int, Shape] = OrderedDict()
        self._laid: dict[int, LaidBlock] = {}
        self._stale: dict[int, LaidBlock] = {}
        """Blocks as they were before something on them changed."""
        self._bundles: dict[int, Bundle] = {}
        self.heights = Heights()
        self._exact = bytearray()
        self.folding = Folding()
        self._unfolded: dict[int, array[int]] = {}
        """The heights of the blocks of folded zones, by first block."""
        self._estimate()

    @property
    def total(self) -> int:
        """Height of the whole sheet."""
        return TOP + self.heights.total() + BOTTOM

    def show(self, content: Content) -> None:
        """Lay out another document."""
        self.content = content
        self.folding.show((), content.blocks)
        self._unfolded.clear()
        self._forget()
        self._estimate()

    def fit(self, viewport_width: int) -> bool:
        """Take the width of the column from that of the viewport; whether it changed."""
        room = viewport_width - GUTTER - MARGIN
        width = max(_NARROWEST, min(room, self.style.widest))
        self.left = GUTTER + max(0, (room - width) // 2)
        self.rails.widen(rail_lanes(self.left))
        if width == self.width:
            return False
        self.width = width
        self._forget()
        return True

    def dress(self, style: Style) -> None:
        """Take another style; old heights stay as estimates."""
        self.style = style
        self._forget()

    def apply(self, delta: LayerDelta) -> None:
        """Show newer annotations of the same text."""
        touched = self.content.apply(delta)
        for block in touched.blocks:
            self._outdate(block)
            self._exact[block] = self.folding.bar_at(block) is not None
            place = self.folding.at(block)
            if place is not None:  # its mark says how many spans it holds
                self._laid.pop(place.first, None)
        for relation in touched.relations:
            self._forget_rails(relation)
        if touched.bundles is None:
            self._bundles.clear()
        for key in touched.bundles or ():
            self._bundles.pop(key, None)

    def sift(self, hidden: Filter) -> None:
        """Leave hidden annotations away; old heights stay as estimates."""
        self.content.sift(hidden)
        for block in list(self._laid):
            self._outdate(block)
        self._bundles.clear()
        self.rails.clear()
        self._exact = bytearray(len(self.heights))

    def bundle(self, relation: Relation) -> Bundle:
        """The bundle to which a relation belongs, worked out once."""
        found = self._bundles.get(relation.id)
        if found is None:
            found = self._bundles[relation.id] = bundle_of(self.content, relation, self.style)
        return found

    def members(self, bundle: Bundle) -> list[Relation]:
        """The relations of a bundle that may run in the gutter."""
        content, label = self.content, bundle.label
        return [
            relation
            for relation in content.relations_of(bundle.hub)
            if relation.label == label
            and self.bundle(relation) == bundle
            and not content.is_far(relation.head, relation.tail)
        ]

    def laid(self, block: int) -> LaidBlock:
        """The block laid out, its exact height taken over; blocks below it move."""
        bar = self.folding.bar_at(block)
        if bar is not None:
            return self._bar(bar)
        shape = self._shapes.get(block)
        if shape is None:
            shape = Shape(self.content, block, self.style, self.width)
            self._shapes[block] = shape
            if len(self._shapes) > KEPT:
                self._drop(self._shapes.popitem(last=False)[0])
        else:
            self._shapes.move_to_end(block)
        found = self._laid.get(block)
        if found is None:
            place = self.folding.at(block)
            found = self._laid[block] = LaidBlock(
                shape, self.content, self.style, place,
                bundle=self.bundle, before=self._stale.pop(block, None),
            )  # fmt: skip
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
            del self._shapes[block]
            self._drop(block)
        return self.heights[block] - before

    def prepare(self, first: int, last: int) -> bool:
        """Lay out one of the blocks ``first`` … ``last``; False when all of them are."""
        for block in range(first, min(last, first + KEPT // 4) + 1):
            if block not in self._laid and self.folding.bar_at(block) is None:
                self.laid(block)
                return True
        return False

    def inexact(self, start: int) -> int | None:
        """The first block from ``start`` on whose height is an estimate, or None."""
        found = self._exact.find(0, start)
        return found if found >= 0 else None

    def find(self, y: int) -> tuple[int, int]:
        """The block at sheet pixel ``y``, and how far into it."""
        block, inside = self.heights.find(y - TOP)
        shown = self.folding.shown(block)
        return (block, inside) if shown == block else (shown, inside + self.heights[shown])

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
            block = self.folding.after(block)
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

    def show_zones(self, zones: "Iterable[Zone]") -> None:
        """Take over what was found to be no part of the article; nothing of it is folded."""
        old = self.folding.places
        self.fold(old, folded=False)
        self.folding.show(zones, self.content.blocks)
        for place in (*old, *self.folding.places):
            self._exact[place.first] = 0
        self._laid.clear()

    def fold(self, places: Iterable[ZonePlace], *, folded: bool) -> None:
        """Show bars in the place of zones, or the zones again; what is in them stays."""
        changed = [p for p in places if self.folding.set_folded(p, folded=folded)]
        for place in changed:
            count = place.stop - place.first
            if folded:
                flat = array("q", bytes(8 * count))
                flat[0] = self.style.bar_height
                self._unfolded[place.first] = self.heights.swap(place.first, flat)
                self._exact[place.first : place.stop] = b"\1" * count
            else:
                self.heights.swap(place.first, self._unfolded.pop(place.first))
                self._exact[place.first : place.stop] = bytes(count)
        if changed:
            self._laid = {block: laid for block, laid in self._laid.items() if laid.place is None}
            self.rails.clear()

    def _outdate(self, block: int) -> None:
        """Lay ``block`` out again when it is asked for; what has not changed of it is kept."""
        found = self._laid.pop(block, None)
        if found is not None and not found.folded:
            self._stale[block] = found

    def _drop(self, block: int) -> None:
        self._laid.pop(block, None)
        self._stale.pop(block, None)

    def _bar(self, place: ZonePlace) -> LaidBlock:
        found = self._laid.get(place.first)
        if found is None:
            shape = Shape(self.content, place.first, self.style, self.width, empty=True)
            found = LaidBlock(shape, self.content, self.style, place)
            self._laid[place.first] = found
        return found

    def _forget_rails(self, relation: Relation) -> None:
        for hub in (relation.head, relation.tail):
            for is_head in (True, False):
                self.rails.forget(Bundle(hub, relation.label, is_head))

    def _forget(self) -> None:
        self._shapes.clear()
        self._laid.clear()
        self._stale.clear()
        self._bundles.clear()
        self.rails.clear()
        self._exact = bytearray(len(self.heights))
        for place in self.folding.folded():
            self._exact[place.first : place.stop] = b"\1" * (place.stop - place.first)
            self.heights.set(place.first, self.style.bar_height)

    def _estimate(self) -> None:
        """Takes the heights that unannotated lines would have, and more where spans start."""
        style, blocks = self.style, self.content.blocks
        per_line = max(1.0, self.width / style.character_width)
        plain = style.line_height + style.line_gap
        lowest = style.block_gap + plain
        if blocks.longest < per_line:
            heights = array("q", [lowest]) * len(blocks)
        else:
            heights = array("q", (
                lowest if stop - start < per_line
                else style.block_gap + (1 + int((stop - start) / per_line)) * plain
                for start, stop in zip(blocks.starts, blocks.stops, strict=True)
            ))  # fmt: skip
        dressed = style.chip_row + style.underline_row + round(style.wire_row * 0.7)
        for block, spans in self.content.counts().items():
            lines = (heights[block] - style.block_gap) // plain
            heights[block] += min(lines, spans) * dressed
        self.heights = Heights(heights)
        self._exact = bytearray(len(heights))
