"""The mouse: clicks, drags of text and of a span's edges, what the pointer is over."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from annotator.gui.document.candidate_walk import CandidateWalk
from annotator.gui.document.caret import Grain, grain_at, resized, snap
from annotator.gui.document.choice import Choice
from annotator.gui.document.crowd import Crowd
from annotator.gui.document.hits import Hit, Hits
from annotator.gui.document.relation_pick import RelationPick
from annotator.gui.document.relation_walk import RelationWalk
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.model.annotation import Fragment, merged
from annotator.model.segments import sentences

Modifiers = Qt.KeyboardModifier

_STIRRED = 4
_AUTO_PERIOD = 30
_FASTEST = 60
"""Pixels before a press is a drag; milliseconds between steps of scrolling at an edge, and the
most pixels of one step."""


@dataclass(slots=True)
class _TextDrag:
    origin: int
    place: QPoint
    base: tuple[Fragment, ...] = ()
    span: int | None = None
    """The span to which the fragment in hand is added."""
    fragment: Fragment | None = None
    stirred: bool = False


@dataclass(slots=True)
class _EdgeDrag:
    span: int
    fragments: tuple[Fragment, ...]
    edge: int
    shift: QPoint
    """From where the handle was pressed to its middle."""


@dataclass(frozen=True)
class Rooms:
    """What the gestures work on."""

    sheet: Sheet
    scroller: Scroller
    hits: Hits
    choice: Choice
    wishes: Wishes
    pick: RelationPick
    crowd: Crowd
    relations: RelationWalk
    candidates: CandidateWalk


class Mouse(QObject):
    """One press, its moves and its release become a selection or a wish."""

    jumped = Signal(int)
    """A stub was clicked: show this span."""

    def __init__(self, viewport: QWidget, rooms: Rooms) -> None:
        super().__init__(viewport)
        self.sticky: str | None = None
        self._viewport = viewport
        self._rooms = rooms
        self._drag: _TextDrag | _EdgeDrag | None = None
        self._last = QPoint()
        self._last_modifiers = Modifiers.NoModifier
        self._clicked = QPoint(-99, -99)
        self._doubled: QPoint | None = None
        self._forget_double = QTimer(self)
        self._forget_double.setSingleShot(True)
        self._forget_double.timeout.connect(self._no_double)
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_AUTO_PERIOD)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    @property
    def dragging(self) -> bool:
        """Whether a button is held in a gesture of ours."""
        return self._drag is not None

    def press(self, position: QPoint, modifiers: Modifiers) -> None:
        """The left button goes down."""
        self.cancel()
        rooms, hit = self._rooms, self._rooms.hits.at(position)
        if rooms.pick.active:
            rooms.pick.click(position, hit)
        elif self._is_third(position):
            self._pick_sentence(hit.point)
        elif not self._seize_edge(position):
            if hit.on_chip and len(hit.spans) > 1:
                self._ask_span(hit.spans, position, modifiers)
            elif hit.on_chip:
                self._click_spans(hit.spans, position, modifiers)
            elif hit.relations:
                self._click_relation(hit, position)
            else:
                self._begin_text(hit.point, position, modifiers)

    def move(self, position: QPoint, modifiers: Modifiers) -> None:
        """The mouse moves, with or without a button."""
        self._last, self._last_modifiers = position, modifiers
        if isinstance(self._drag, _TextDrag):
            self._drag_text(self._drag, position, modifiers)
        elif isinstance(self._drag, _EdgeDrag):
            self._drag_edge(self._drag, position, modifiers)
        else:
            self._look(position)
            return
        outside = not 0 <= position.y() < self._rooms.scroller.height()
        if outside != self._edge_timer.isActive():
            self._edge_timer.start() if outside else self._edge_timer.stop()

    def release(self, position: QPoint, modifiers: Modifiers) -> None:
        """The left button goes up."""
        if self._drag is not None:
            self.move(position, modifiers)
        drag = self._drag
        preview = self._rooms.choice.preview
        self.cancel()
        if isinstance(drag, _EdgeDrag):
            if preview and preview != drag.fragments:
                self._rooms.wishes.resize(drag.span, preview)
        elif drag is not None and drag.stirred:
            self._finish_text(drag)
        elif drag is not None:
            self._click_text(position, modifiers)

    def double(self, position: QPoint, modifiers: Modifiers) -> None:
        """A double click: inspect what has a chip or a label, else take the syllable."""
        rooms, hit = self._rooms, self._rooms.hits.at(position)
        self.cancel()
        if rooms.pick.active:
            return
        if hit.on_chip or hit.on_label:
            self._inspect(hit)
            return
        text = rooms.sheet.content.text
        found = grain_at(text, self._point_over(position), _grain(modifiers))
        if found is not None:
            self._take_text((found,))
            self._doubled = position if not self.sticky else None
            self._forget_double.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def leave(self) -> None:
        """The mouse has left the viewport."""
        self._rooms.choice.hover(None, ())

    def cancel(self) -> None:
        """Drop a gesture in hand; nothing is wished."""
        self._drag = None
        self._edge_timer.stop()
        self._rooms.choice.show_preview(())

    def _inspect(self, hit: Hit) -> None:
        choice, selected = self._rooms.choice, self._rooms.choice.selected()
        if hit.on_chip and not set(hit.spans) & set(selected.spans):
            choice.pick_spans(hit.spans[:1])
        elif hit.on_label and selected.relation not in hit.relations:
            choice.pick_relation(hit.relations[0])
        self._rooms.wishes.inspect_requested.emit()

    def _begin_text(self, point: int, position: QPoint, modifiers: Modifiers) -> None:
        drag = _TextDrag(point, position)
        if modifiers & Modifiers.ShiftModifier:
            selected = self._rooms.choice.selected()
            drag.base = selected.fragments
            if len(selected.spans) == 1:
                drag.span = selected.spans[0]
        self._drag = drag

    def _drag_text(self, drag: _TextDrag, position: QPoint, modifiers: Modifiers) -> None:
        far = (position - drag.place).manhattanLength() >= _STIRRED
        drag.stirred = drag.stirred or far
        if not drag.stirred:
            return
        rooms = self._rooms
        point = rooms.hits.point_at(position)
        text = rooms.sheet.content.text
        drag.fragment = snap(text, drag.origin, point, _grain(modifiers))
        found = () if drag.fragment is None else (drag.fragment,)
        if drag.span is not None:
            rooms.choice.show_preview(found)
            return
        rooms.choice.pick_text((*drag.base, *found))
        if drag.fragment is not None:
            start, stop = drag.fragment
            back = point < drag.origin
            rooms.choice.anchor, rooms.choice.caret = (stop, start) if back else (start, stop)

    def _finish_text(self, drag: _TextDrag) -> None:
        choice, wishes = self._rooms.choice, self._rooms.wishes
        if drag.fragment is None:
            return
        span = self._rooms.sheet.content.spans.get(-1 if drag.span is None else drag.span)
        if span is not None:
            wishes.resize(span.id, merged((*span.fragments, drag.fragment)))
        elif self.sticky:
            wishes.span(choice.selected().fragments, self.sticky)

    def _take_text(self, fragments: tuple[Fragment, ...]) -> None:
        choice = self._rooms.choice
        choice.pick_text(fragments)
        choice.anchor, choice.caret = fragments[0][0], fragments[-1][1]
        choice.moved.emit()
        if self.sticky:
            self._rooms.wishes.span(fragments, self.sticky)

    def _pick_sentence(self, point: int) -> None:
        content = self._rooms.sheet.content
        block = content.blocks.at(point)
        start, stop = content.blocks.starts[block], content.blocks.stops[block]
        found = list(sentences(content.text[start:stop]))
        chosen = next((s for s in found if point - start < s[1]), found[-1] if found else None)
        if chosen is not None:
            self._take_text(((chosen[0] + start, chosen[1] + start),))

    def _click_text(self, position: QPoint, modifiers: Modifiers) -> None:
        rooms = self._rooms
        hit, choice = rooms.hits.at(position), rooms.choice
        if modifiers & Modifiers.ShiftModifier and not choice.selected().spans:
            found = snap(rooms.sheet.content.text, choice.anchor, hit.point, Grain.SYLLABLE)
            choice.caret = hit.point
            choice.pick_text((found,) if found else ())
        elif hit.spans:
            self._click_spans(hit.spans, position, modifiers)
        else:
            choice.clear()
            choice.put_caret(hit.point)
            self._clicked = position

    def _click_spans(self, spans: tuple[int, ...], position: QPoint, modifiers: Modifiers) -> None:
        """Select the innermost span, or on a repeated click the next one outwards."""
        choice = self._rooms.choice
        if modifiers & Modifiers.ControlModifier:
            choice.toggle_span(spans[0])
            return
        chosen, here = spans[0], choice.selected().spans
        again = (position - self._clicked).manhattanLength() < _STIRRED
        if again and len(here) == 1 and here[0] in spans:
            chosen = spans[(spans.index(here[0]) + 1) % len(spans)]
        self._clicked = position
        choice.pick_spans((chosen,))
        choice.put_caret(self._rooms.sheet.content.spans[chosen].start)

    def _ask_span(self, spans: tuple[int, ...], position: QPoint, modifiers: Modifiers) -> None:
        """A "+n" was clicked: select the one that is chosen from a list."""
        self._rooms.crowd.ask_span(
            spans, position, lambda span: self._click_spans((span,), position, modifiers)
        )

    def _click_relation(self, hit: Hit, position: QPoint) -> None:
        """Select the relation; of several that share what was clicked, the one that is chosen."""
        far = dict(zip(hit.relations, hit.far, strict=False))
        if len(hit.relations) == 1:
            self._go_relation(hit.relations[0], far)
        else:
            self._rooms.crowd.ask_relation(
                hit.relations, position, lambda relation: self._go_relation(relation, far)
            )

    def _go_relation(self, relation: int, far: dict[int, int]) -> None:
        """Select a relation, and show the far end if a stub's label was clicked."""
        self._rooms.choice.pick_relation(relation)
        if relation in far:
            self.jumped.emit(far[relation])

    def _seize_edge(self, position: QPoint) -> bool:
        rooms = self._rooms
        spans = rooms.choice.selected().spans
        span = rooms.sheet.content.spans.get(spans[0]) if len(spans) == 1 else None
        edge = rooms.hits.handle_at(position, span.fragments) if span else None
        if span is None or edge is None or rooms.wishes.read_only:
            return False
        x, top, bottom = rooms.hits.handles(span.fragments)[edge]
        shift = QPoint(x, (top + bottom) // 2) - position
        self._drag = _EdgeDrag(span.id, span.fragments, edge, shift)
        return True

    def _drag_edge(self, drag: _EdgeDrag, position: QPoint, modifiers: Modifiers) -> None:
        rooms = self._rooms
        point = rooms.hits.point_at(position + drag.shift)
        text = rooms.sheet.content.text
        found = resized(text, drag.fragments, drag.edge, point, _grain(modifiers))
        rooms.choice.show_preview(found)

    def _look(self, position: QPoint) -> None:
        """Mark what is under the pointer, and give the pointer its shape."""
        rooms = self._rooms
        hit = rooms.hits.at(position)
        rooms.choice.hover(hit.spans[0] if hit.spans else None, hit.relations)
        if rooms.pick.active:
            rooms.pick.point_to(position)
        spans = rooms.choice.selected().spans
        span = rooms.sheet.content.spans.get(spans[0]) if len(spans) == 1 else None
        if span and rooms.hits.handle_at(position, span.fragments) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif hit.on_chip or hit.relations or rooms.pick.active:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        if self._viewport.cursor().shape() != shape:
            self._viewport.setCursor(shape)

    def _scroll_at_edge(self) -> None:
        y, height = self._last.y(), self._rooms.scroller.height()
        step = y if y < 0 else max(0, y - height + 1)
        self._rooms.scroller.scroll_by(max(-_FASTEST, min(_FASTEST, step)))
        self.move(self._last, self._last_modifiers)

    def _point_over(self, position: QPoint) -> int:
        return self._rooms.hits.point_over(position)

    def _is_third(self, position: QPoint) -> bool:
        doubled, self._doubled = self._doubled, None
        return doubled is not None and (position - doubled).manhattanLength() < _STIRRED * 2

    def _no_double(self) -> None:
        self._doubled = None


def _grain(modifiers: Modifiers) -> Grain:
    if modifiers & Modifiers.AltModifier:
        return Grain.GRAPHEME
    if modifiers & Modifiers.ControlModifier:
        return Grain.WORD
    return Grain.SYLLABLE
