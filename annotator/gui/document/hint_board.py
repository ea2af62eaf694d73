"""Which spans have a hint just now, and where its tag stands in the viewport.

A tag stands on the chip of each legal end in view, and on the bar of a folded zone that holds any;
what lies above and below is offered in rows
(see :mod:`annotator.gui.document.beyond`).  Only what is in view or near it is looked at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from annotator.gui.document.beyond import Beyond, RowMaker
from annotator.gui.document.ends import Ends
from annotator.gui.document.hint_face import Face
from annotator.gui.document.hint_places import DOWN, UP, Group, Hint, Row, Zone, before, zone
from annotator.gui.document.hints import MOST, Box, Codes, apart, ranked
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet

_MOST_FOLDED = 400
"""Ends under one bar that its hint offers."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Lines in view with the chips of legal ends, and the rows of spans beyond them."""

    shown: Zone
    boxes: dict[Group, QRect]
    strips: dict[str, list[list[int]]]
    rows: dict[str, int]
    """How many rows each strip may have; one more of spans says that there are others."""

    def lacks_room(self, arrow: str) -> bool:
        """Whether a strip cannot show all that it should."""
        return len(self.strips[arrow]) > self.rows[arrow]

    @property
    def is_cut(self) -> bool:
        """Whether any strip lacks room."""
        return any(map(self.lacks_room, self.rows))


class HintBoard:
    """The hints of one relation in the making, as ``viewport`` is scrolled now."""

    def __init__(
        self, viewport: QWidget, sheet: Sheet, scroller: Scroller, search: Callable[[], None]
    ) -> None:
        """``search`` is called when :meth:`seek` shall be, until it says that it is done."""
        self._viewport = viewport
        self._sheet = sheet
        self._scroller = scroller
        self._search = search
        self._face: Face | None = None
        self._codes: Codes[Group] = Codes()
        self._ends: Ends | None = None
        self._beyond: Beyond | None = None
        self._seen: tuple[object, ...] = ()
        self._tags: list[Hint] = []
        self._rows: list[Row] = []

    @property
    def face(self) -> Face:
        """How the hints look."""
        style, ratio = self._sheet.style, self._viewport.devicePixelRatioF()
        if self._face is None or self._face.style is not style or self._face.ratio != ratio:
            self._face = Face(style, ratio)
        return self._face

    def begin(self, ends: Ends, lately: tuple[int, ...]) -> None:
        """Hint at ``ends``; ``lately`` are spans that were chosen before, the last one first."""
        self._codes = Codes()
        self.go_on(ends, lately)

    def go_on(self, ends: Ends, lately: tuple[int, ...]) -> None:
        """Hint at what ``ends`` have become; who has a code keeps it."""
        self._ends = ends
        self._beyond = Beyond(self._sheet.content, ends, lately)
        self._seen = ()

    def end(self) -> None:
        """No hints any more."""
        self._ends = self._beyond = None
        self._tags, self._rows = [], []

    def tags(self) -> list[Hint]:
        """The hints on what is in view."""
        self._look()
        return self._tags

    def rows(self) -> list[Row]:
        """The hints at what is out of view."""
        self._look()
        return self._rows

    def all(self) -> list[Hint]:
        """Every hint."""
        return [*self.tags(), *(hint for row in self.rows() for hint in row.hints)]

    def at(self, position: QPoint) -> Hint | None:
        """The hint whose tag, or whose place in a row, is under a viewport pixel."""
        items = (hint for row in self.rows() for hint in row.hints if hint.item.contains(position))
        tags = (hint for hint in self.tags() if hint.tag.contains(position))
        return next(items, None) or next(tags, None)

    def covers(self, position: QPoint) -> bool:
        """Whether a row lies over a viewport pixel."""
        return any(row.box.contains(position) for row in self.rows())

    def seek(self) -> bool:
        """Look further for what is out of view; whether there is no more to look for."""
        if self._beyond is None:
            return True
        count = self._beyond.count
        self._beyond.seek()
        if self._beyond.count != count:
            self._seen = ()
        return self._beyond.done

    def _look(self) -> None:
        """Make everything anew when the view is not what it was."""
        if self._ends is None or self._beyond is None or self._seen == self._state():
            return
        if not self._lay_out(self._ends, self._beyond):
            self._tags, self._rows = [], []
        self._seen = self._state()  # after what is in view has been laid out
        if not self._beyond.done:
            self._search()

    def _state(self) -> tuple[object, ...]:
        return (self._scroller.top, self._viewport.size(), self._sheet.total, self._sheet.style)

    def _zone(self, rows: dict[str, int]) -> Zone | None:
        """The lines in view that no row covers, ``rows`` at each edge where anything is beyond."""
        sheet, scrolled = self._sheet, self._scroller.top
        height, row = self._viewport.height(), self.face.row_height
        whole = zone(sheet, scrolled, 0, height)
        if whole is None:
            return None
        beyond = sheet.content.neighbour
        top = row * rows[UP] if beyond(before(whole.first), forward=False) else 0
        free = row * rows[DOWN] if beyond(before(whole.last), forward=True) else 0
        return zone(sheet, scrolled, top, height - free)

    def _lay_out(self, ends: Ends, beyond: Beyond) -> bool:
        """Make the strips as high as what is beyond needs; False when no line is in view."""
        content, face, size = self._sheet.content, self.face, self._viewport.size()
        maker = RowMaker(content, face, size)
        plan = self._plan(maker, ends, beyond)
        if plan is not None and plan.is_cut:
            maker = RowMaker(content, face, size, tight=True)
            plan = self._plan(maker, ends, beyond)
        if plan is None:
            return False
        self._hint(maker, plan, ends, beyond)
        return True

    def _plan(self, maker: RowMaker, ends: Ends, beyond: Beyond) -> _Plan | None:
        rows = {UP: 1, DOWN: 1}
        while True:
            shown = self._zone(rows)
            if shown is None:
                return None
            boxes = self._in_view(shown, ends)
            there = {span for group in boxes for span in group}
            offered = beyond.offered(shown, there)
            strips = {arrow: maker.fitting(offered[arrow], rows[arrow]) for arrow in offered}
            needed = {arrow: min(maker.most, len(strips[arrow])) for arrow in rows}
            if all(needed[arrow] <= rows[arrow] for arrow in rows):
                return _Plan(shown, boxes, strips, rows)
            rows = {arrow: max(count, needed[arrow]) for arrow, count in rows.items()}

    def _hint(self, maker: RowMaker, plan: _Plan, ends: Ends, beyond: Beyond) -> None:
        strips = {arrow: strip[: plan.rows[arrow]] for arrow, strip in plan.strips.items()}
        far = [(span,) for strip in strips.values() for row in strip for span in row]
        boxes = plan.boxes
        wanted = self._ranked([*boxes, *far], ends)
        codes = self._codes.give(wanted)
        self._rows = [
            maker.row(arrow, strip, codes, more=plan.lacks_room(arrow) or not beyond.is_over(arrow))
            for arrow, strip in strips.items()
            if strip
        ]
        self._tags = self._tagged(plan.shown, [g for g in wanted if g in boxes], boxes, codes)

    def _ranked(self, groups: list[Group], ends: Ends) -> list[Group]:
        """The nearest to the origin first, so that they get the shortest codes."""
        spans = self._sheet.content.spans
        here = spans[ends.origin].start
        return ranked(
            (group, abs(spans[group[0]].start - here), len(ends.legal(group[0])) > 1)
            for group in groups
        )[:MOST]

    def _tagged(
        self, shown: Zone, groups: list[Group], boxes: Mapping[Group, QRect],
        codes: Mapping[Group, str],
    ) -> list[Hint]:  # fmt: skip
        face = self.face
        wanted = [self._beside(boxes[group], codes[group], face) for group in groups]
        room = (0, shown.top, self._viewport.width(), shown.bottom - shown.top)
        places = apart(wanted, room)
        return [
            Hint(codes[group], group, QRect(*place))
            for group, place in zip(groups, places, strict=True)
        ]

    def _beside(self, box: QRect, code: str, face: Face) -> Box:
        """Where the tag of ``code`` stands by a chip: over its rim, so that its words are read."""
        width, height = face.tag_width(code), face.tag_height
        top = box.top() - (height - box.height()) // 2
        return (box.left() + self._sheet.style.chip_pad - width, top, width, height)

    def _in_view(self, shown: Zone, ends: Ends) -> dict[Group, QRect]:
        """The legal ends in view: their chips, or their first pieces when they began above."""
        sheet, height = self._sheet, self._sheet.style.chip_height
        left, first = sheet.left, shown.first
        lines = {(line.laid.block, line.number) for line in shown.lines}
        found: dict[Group, QRect] = {}
        for laid, y in {line.laid.block: (line.laid, line.y) for line in shown.lines}.values():
            if folded := self._folded(laid, ends):
                found[folded] = QRect(left, y + (laid.height - height) // 2, 1, height)
            for chip in laid.chips:
                if (laid.block, chip.line) in lines:
                    group = tuple(span for span in chip.spans if span in ends)
                    if group:
                        found[group] = QRect(left + chip.left, y + chip.top, chip.width, height)
            for piece in laid.pieces:
                began_above = sheet.content.spans[piece.span].start < first
                if began_above and (laid.block, piece.line) in lines and piece.span in ends:
                    top = y + laid.text_tops[piece.line] - height
                    box = QRect(left + round(piece.left), top, 1, height)
                    found.setdefault((piece.span,), box)
        return found

    def _folded(self, laid: LaidBlock, ends: Ends) -> Group:
        """The legal ends that are folded away under the bar ``laid``, if it is one."""
        if not laid.folded or laid.place is None:
            return ()
        starts = self._sheet.content.blocks.starts
        last = laid.place.stop
        stop = starts[last] if last < len(starts) else len(self._sheet.content.text) + 1
        inside = self._sheet.content.starting(starts[laid.place.first], stop)
        return tuple(islice((order[2] for order in inside if order[2] in ends), _MOST_FOLDED))
