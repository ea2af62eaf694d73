"""What must be painted again, and what need only be moved.

A page is remembered as it was painted: its blocks, each with its place.  After a change the blocks
that are the same objects at the same place stay, those that have all moved by the same distance
are blitted, and only the rest is painted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from annotator.gui.document.choice import Choice
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Fragment

AROUND = 8
"""Pixels around a block or line that its marks may reach (the knob of a handle does)."""

_MANY = 100
"""Relations at what has been selected, from which on the whole page is painted."""


_Page = list[tuple[LaidBlock, int]]
"""The blocks in view, each with the viewport pixel of its top."""

_Meant = frozenset[tuple[str, int]]
"""Ids, each with the way in which it is meant."""


@dataclass(frozen=True, slots=True)
class Look:
    """What decides how the page is painted, besides the document itself."""

    spans: _Meant
    relations: _Meant
    fragments: tuple[Fragment, ...]
    caret: int | None
    """None while something is selected: then no caret is shown."""
    preview: tuple[Fragment, ...]


def look_of(choice: Choice) -> Look:
    """What is selected, hovered and previewed now."""
    selected = choice.selected()
    spans = {("selected", span) for span in selected.spans}
    if choice.hovered_span is not None:
        spans.add(("hovered", choice.hovered_span))
    relations = {("hovered", relation) for relation in choice.hovered_relations}
    if selected.relation is not None:
        relations.add(("selected", selected.relation))
    caret = None if selected.spans or selected.relation is not None else choice.caret
    return Look(
        frozenset(spans), frozenset(relations), selected.fragments, caret, choice.preview
    )  # fmt: skip


class Repaints:
    """Asks a viewport to paint what looks different, and no more."""

    def __init__(self, viewport: QWidget, sheet: Sheet, scroller: Scroller) -> None:
        self._viewport = viewport
        self._sheet = sheet
        self._scroller = scroller
        self._page: _Page = []
        self._look: Look | None = None
        self._is_plain = True
        self._is_all = False
        """Whether the whole page is going to be painted."""

    def painted(self) -> None:
        """The viewport has painted what it was asked for."""
        self._is_all = False

    def remember(self) -> None:
        """What is in view now is painted, or will be without our asking."""
        self._page = self._now()

    def gutter(self) -> None:
        """Paint the rails again: a relation has come or gone that may only pass by."""
        self._viewport.update(0, 0, self._sheet.left - AROUND, self._viewport.height())

    def follow(self, look: Look, *, plain: bool) -> None:
        """Paint what differs from when this was asked last.

        ``plain`` says that nothing but ``look`` and the document decides the picture.
        """
        before, self._look = self._look, look
        old, self._page = self._page, self._now()
        was_plain, self._is_plain = self._is_plain, plain
        if self._is_all:
            return
        if before is None or not old or not (plain and was_plain) or self._is_fractional():
            self._all()
            return
        blocks = self._blocks(before, look)
        if blocks is None:
            self._all()
            return
        self._move_and_paint(old, blocks)
        self._paint_lines(before, look)

    def _all(self) -> None:
        self._viewport.update()
        self._is_all = True

    def _is_fractional(self) -> bool:
        return not self._viewport.devicePixelRatioF().is_integer()

    def _now(self) -> _Page:
        top, height = self._scroller.top, self._scroller.height()
        return [(laid, y - top) for laid, y in self._sheet.between(top, top + height)]

    def _blocks(self, before: Look, after: Look) -> set[int] | None:
        """The blocks in which spans or relations are newly, or no longer, meant; None for all."""
        content = self._sheet.content
        relations = {key for _, key in before.relations ^ after.relations}
        spans = {key for _, key in before.spans ^ after.spans}
        if before.preview != after.preview:
            spans |= {key for _, key in before.spans | after.spans}
        ends = set(spans)
        for span in spans & content.spans.keys():
            at = content.relations_of(span)
            if len(at) > _MANY:
                return None
            ends.update(end for relation in at for end in (relation.head, relation.tail))
        for key in relations & content.relations.keys():
            ends |= {content.relations[key].head, content.relations[key].tail}
        blocks: set[int] = set()
        for end in ends & content.spans.keys():
            for start, stop in content.spans[end].fragments:
                touched = content.blocks.touched(start, stop)
                if len(touched) > _MANY:
                    return None
                blocks.update(touched)
        return blocks

    def _move_and_paint(self, old: _Page, blocks: set[int]) -> None:
        port = self._viewport.rect()
        places = {id(laid): y for laid, y in old}
        moves = {y - places[id(laid)] for laid, y in self._page if id(laid) in places}
        dirty = QRegion()
        moves.discard(0)
        moved = [
            (laid, y) for laid, y in self._page if places.get(id(laid), y) != y
        ]  # fmt: skip
        step = next(iter(moves), 0)
        if len(moves) == 1 and self._is_tail(moved) and abs(step) < port.height() // 2:
            first = moved[0][1]
            reach = QRect(0, min(first, first - step), port.width(), port.height()) & port
            self._viewport.scroll(0, step, reach)
            dirty |= QRegion(QRect(0, 0, self._sheet.left - AROUND, port.height()))
        elif moves:
            self._all()
            return
        fresh = [(laid, y) for laid, y in self._page if id(laid) not in places]
        if fresh or blocks:
            dirty |= QRegion(QRect(0, 0, self._sheet.left - AROUND, port.height()))
        for laid, y in self._page:
            if id(laid) not in places or laid.block in blocks:
                dirty |= QRect(0, y - AROUND, port.width(), laid.height + 2 * AROUND)
        dirty |= _bare(old, self._page, port)
        if not dirty.isEmpty():
            self._viewport.update(dirty)

    def _is_tail(self, moved: _Page) -> bool:
        return [id(m[0]) for m in moved] == [id(p[0]) for p in self._page[-len(moved) :]]

    def _paint_lines(self, before: Look, after: Look) -> None:
        """The lines of text in which selected words or the caret have changed."""
        carets = {before.caret, after.caret} - {None} if before.caret != after.caret else set()
        stretches = [*_flips(before.fragments, after.fragments), *_flips(before.preview, ())]
        stretches += _flips((), after.preview)
        stretches += [(at, at) for at in carets if at is not None]
        if stretches:
            self._viewport.update(self._lines(stretches))

    def _lines(self, stretches: list[Fragment]) -> QRegion:
        """The lines in view that ``stretches`` (code points) reach; an empty one is a caret."""
        region, width = QRegion(), self._viewport.width()
        for laid, y in self._page:
            shape = laid.shape
            for start, stop in stretches:
                if start > shape.stop or stop < shape.start:
                    continue
                if laid.folded:
                    region |= QRect(0, y, width, laid.height)
                    continue
                first = shape.line_of(shape.unit(start))
                last = shape.line_of(shape.unit(stop))
                top = y + laid.text_tops[first] - AROUND
                bottom = y + laid.text_tops[last] + shape.heights[last] + AROUND
                region |= QRegion(QRect(0, top, width, bottom - top))
        return region


def _bare(old: _Page, new: _Page, port: QRect) -> QRegion:
    """Where no block stands now, and one may have stood: above the first and below the last."""
    if not new:
        return QRegion(port)
    region = QRegion()
    top, end = new[0][1], new[-1][1] + new[-1][0].height
    if top > old[0][1] or new[0][0] is not old[0][0]:
        region |= QRect(0, 0, port.width(), max(0, top))
    if end < old[-1][1] + old[-1][0].height or new[-1][0] is not old[-1][0]:
        region |= QRect(0, end, port.width(), max(0, port.height() - end))
    return region


def _flips(first: Iterable[Fragment], second: Iterable[Fragment]) -> list[Fragment]:
    """The stretches that lie in one of two sets of disjoint fragments only."""
    edges = sorted(edge for fragment in (*first, *second) for edge in fragment)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, stop) for start, stop in pairs if start < stop]
