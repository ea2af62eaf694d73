"""What must be painted again, and what need only be moved.

A page is remembered as it was painted: its bands, mostly lines of text, each with its place.  After
a change the bands of the same face at the same place stay, those that have moved are blitted, and
only the rest is painted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from annotator.gui.document.choice import Choice
from annotator.gui.document.layout import Band
from annotator.gui.document.page import NOTHING, Page, Shown, page_of
from annotator.gui.document.pieces import Row
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Fragment

AROUND = 8
"""Pixels around a block or line that its marks may reach (the knob of a handle does)."""

_MOST_MOVES = 6
"""Stretches of the page that are blitted one by one."""

_MANY = 100
"""Relations at what has been selected, from which on the whole page is painted."""


_Meant = frozenset[tuple[str, int]]
"""Ids, each with the way in which it is meant."""


@dataclass(frozen=True, slots=True)
class _Changed:
    """Ids of what is newly, or no longer, meant."""

    spans: set[int]
    relations: set[int]

    def __bool__(self) -> bool:
        return bool(self.spans or self.relations)

    def is_on(self, band: Band) -> bool:
        """Whether any of it is drawn on ``band``."""
        return bool(self) and any(map(self._is_in, band.rows))

    def _is_in(self, row: Row) -> bool:
        if any(strip.span in self.spans for strip in row.strips):
            return True
        return any(not self.relations.isdisjoint(wire.relations) for wire in row.wires)


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
        self._page = NOTHING
        self._look: Look | None = None
        self._is_plain = True
        self._is_all = False
        """Whether the whole page is going to be painted."""

    def painted(self) -> None:
        """The viewport has painted what it was asked for."""
        self._is_all = False

    def remember(self) -> None:
        """What is in view now is painted, or will be without our asking."""
        self._page = page_of(self._sheet, self._scroller)

    def gutter(self) -> None:
        """Paint the rails again: a relation has come or gone that may only pass by."""
        self._viewport.update(0, 0, self._sheet.left - AROUND, self._viewport.height())

    def follow(self, look: Look, *, plain: bool) -> None:
        """Paint what differs from when this was asked last.

        ``plain`` says that nothing but ``look`` and the document decides the picture.
        """
        before, self._look = self._look, look
        old, self._page = self._page, page_of(self._sheet, self._scroller)
        was_plain, self._is_plain = self._is_plain, plain
        if self._is_all:
            return
        if before is None or not old.bands or not (plain and was_plain) or self._is_fractional():
            self._all()
            return
        meant = self._meant(before, look)
        moves = _moves(old.bands, self._page.bands, self._viewport.height())
        if meant is None or moves is None:
            self._all()
            return
        self._move(moves)
        self._paint_bands(old, meant)
        self._paint_lines(before, look)

    def _all(self) -> None:
        self._viewport.update()
        self._is_all = True

    def _is_fractional(self) -> bool:
        return not self._viewport.devicePixelRatioF().is_integer()

    def _meant(self, before: Look, after: Look) -> _Changed | None:
        """The spans and relations that are newly, or no longer, meant; None for too many."""
        content = self._sheet.content
        relations = {key for _, key in before.relations ^ after.relations}
        spans = {key for _, key in before.spans ^ after.spans}
        if before.preview != after.preview:
            spans |= {key for _, key in before.spans | after.spans}
        ends: set[int] = set()
        for key in relations & content.relations.keys():
            ends |= {content.relations[key].head, content.relations[key].tail}
        for span in spans & content.spans.keys():
            at = content.relations_of(span)
            if len(at) > _MANY:
                return None
            relations.update(relation.id for relation in at)
        return _Changed(spans | ends, relations)

    def _move(self, moves: list[tuple[QRect, int]]) -> None:
        for reach, step in moves:
            self._viewport.scroll(0, step, reach)
        if moves:
            self.gutter()

    def _paint_bands(self, old: Page, meant: _Changed) -> None:
        """What is new, and what holds something that looks different."""
        port = self._viewport.rect()
        there = {id(shown.face) for shown in old.bands}
        dirty = QRegion()
        for shown in self._page.bands:
            if id(shown.face) not in there or meant.is_on(shown.band):
                dirty |= QRect(0, shown.y - AROUND, port.width(), shown.height + 2 * AROUND)
        if not dirty.isEmpty() or meant:
            self.gutter()
        dirty |= _bare(old, self._page, port)
        if not dirty.isEmpty():
            self._viewport.update(dirty)

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
        for laid, y in self._page.blocks:
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


def _moves(old: list[Shown], new: list[Shown], height: int) -> list[tuple[QRect, int]] | None:
    """What to blit, in this order, and by how many pixels; None when that is not worth while."""
    places = {id(shown.face): shown.y for shown in old}
    groups: list[tuple[int, int, int]] = []
    for shown in new:
        step = shown.y - places.get(id(shown.face), shown.y)
        if step and groups and groups[-1][2] == step and groups[-1][1] == shown.y:
            groups[-1] = (groups[-1][0], shown.end, step)
        elif step:
            groups.append((shown.y, shown.end, step))
    steps = [step for _, _, step in groups]
    mixed = min(steps, default=0) < 0 < max(steps, default=0)
    if mixed or len(groups) > _MOST_MOVES or any(abs(step) >= height // 2 for step in steps):
        return None
    if steps and steps[0] > 0:
        groups.reverse()
    whole = 1 << 20
    port = QRect(0, 0, whole, height)
    return [
        (QRect(0, min(y, y - step), whole, end - y + abs(step)) & port, step)
        for y, end, step in groups
    ]


def _bare(old: Page, new: Page, port: QRect) -> QRegion:
    """Where no block stands now, and one may have stood: above the first and below the last."""
    if not new.bands:
        return QRegion(port)
    region = QRegion()
    first, last, was_first, was_last = new.bands[0], new.bands[-1], old.bands[0], old.bands[-1]
    if first.y > was_first.y or first.face is not was_first.face:
        region |= QRect(0, 0, port.width(), max(0, first.y))
    if last.end < was_last.end or last.face is not was_last.face:
        region |= QRect(0, last.end, port.width(), max(0, port.height() - last.end))
    return region


def _flips(first: Iterable[Fragment], second: Iterable[Fragment]) -> list[Fragment]:
    """The stretches that lie in one of two sets of disjoint fragments only."""
    edges = sorted(edge for fragment in (*first, *second) for edge in fragment)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, stop) for start, stop in pairs if start < stop]
