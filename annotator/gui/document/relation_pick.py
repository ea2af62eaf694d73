"""The R mode: a relation has one end, and the other is looked for among the legal ones."""

from collections.abc import Container

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.document.crowd import Crowd
from annotator.gui.document.emphasis import Emphasis
from annotator.gui.document.end_walk import EndWalk
from annotator.gui.document.ends import Ends
from annotator.gui.document.hint_board import HintBoard
from annotator.gui.document.hint_places import Group
from annotator.gui.document.hits import Hit, Hits
from annotator.gui.document.linking import Linking
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes

_REMEMBERED = 40
"""Ends chosen lately, of which the last legal ones are offered wherever they are."""

_TURN, _WALK, _BACK = "r", "/", "\b"
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENDS = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class RelationPick(QObject):
    """From R to the relation's wish, by hint letters, by click or by walking.

    The relation starts at the span :attr:`origin`; when :attr:`backwards`, it ends there.
    """

    changed = Signal()

    def __init__(
        self, view: QWidget, sheet: Sheet, scroller: Scroller, hits: Hits, wishes: Wishes,
        crowd: Crowd,
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._view = view
        self._sheet = sheet
        self._scroller = scroller
        self._hits = hits
        self._wishes = wishes
        self._crowd = crowd
        self._linking = Linking(view, sheet, wishes)
        self._linking.linked.connect(self._linked)
        self._walk = EndWalk(self)
        self._walk.offered.connect(self._offer)
        self._walk.ended.connect(lambda: self._wishes.tell(self._nothing_there()))
        self._searching = QTimer(self)
        self._searching.setInterval(0)
        self._searching.timeout.connect(self._search)
        self._ends: Ends | None = None
        self._lately: tuple[int, ...] = ()
        self._label = ""
        self._shifted = False
        """Whether a letter was typed with Shift: this relation runs the other way round."""
        self.origin: int | None = None
        self.backwards = False
        self.typed = ""
        """The letters of a hint typed so far."""
        self.board = HintBoard(view, sheet, scroller, self._searching.start)
        self.candidate: int | None = None
        self.pointer: QPoint | None = None
        """Where the mouse is, in viewport pixels; None once keys have taken over."""

    @property
    def active(self) -> bool:
        """Whether an end is looked for."""
        return self.origin is not None

    def start(
        self, spans: tuple[int, ...], *, backwards: bool = False, label: str = ""
    ) -> None:  # fmt: skip
        """Begin at the span selected last: it is the head or, ``backwards``, the tail.

        With ``label``, the relation will be of that label, and no other end is legal.
        """
        if not spans:
            self._wishes.tell(self.tr("Select the span that is to be linked first."))
        elif self._wishes.may_change():
            self._label = label
            self._begin(spans[-1], backwards=backwards)

    def turn(self) -> None:
        """The given end becomes the other one: head instead of tail, or tail instead of head."""
        if self.origin is not None:
            self._begin(self.origin, backwards=not self.backwards)

    def cancel(self) -> None:
        """Leave the mode."""
        self._linking.close()
        if self.origin is not None:
            self.origin = self.candidate = self.pointer = self._ends = None
            self.board.end()
            self._walk.stop()
            self._searching.stop()
            self._scroller.overlaid = False
            self._wishes.tell("")
            self.changed.emit()

    def keep_within(self) -> None:
        """Leave the mode when its first end is gone; other annotations are shown now."""
        if self.origin is not None and self.origin not in self._sheet.content.spans:
            self.cancel()
        elif self.origin is not None:
            self._ends = self._ends_of(self.origin, backwards=self.backwards)
            self.board.go_on(self._ends, self._lately)
            self.typed = ""
            self._walk.stop()
            if self.candidate not in self._sheet.content.spans:
                self.candidate = None

    def keep_to(self, spans: tuple[int, ...]) -> None:
        """Leave the mode when its first end is not selected any more."""
        if self.origin is not None and self.origin not in spans:
            self.cancel()

    def emphasis(self) -> Emphasis:
        """Legal ends bright, as far as the letters typed leave them; all else faint."""
        bright = {span for span in (self.origin, self.candidate) if span is not None}
        left: Container[int] = self._ends or ()
        if self.typed:
            hints = (hint for hint in self.board.all() if hint.code.startswith(self.typed))
            left = {span for hint in hints for span in hint.spans}
        return Emphasis(spans=bright, bright_spans=_Either(bright, left), bright_relations=())

    def type(self, text: str) -> bool:
        """Take a typed character; False when it means nothing here.

        A letter goes on with a hint (a capital says that Shift is held: the relation runs the
        other way round), "\\b" takes one back, "r" turns round, "/" walks on.
        """
        if not self.active or len(text) != 1:
            return False
        letter = text.lower()
        if letter == _BACK:
            self.typed = self.typed[:-1]
        elif letter == _TURN:
            self.turn()
        elif letter == _WALK:
            self.step(forward=True)
        elif letter.isalpha():
            self._add(letter, shifted=text != letter)
        else:
            return False
        self.changed.emit()
        return True

    def move(self, key: Qt.Key) -> None:
        """An arrow walks in reading order; Page, Home and End scroll, and the hints follow."""
        if key in _PAGES:
            step = max(1, self._scroller.height() - 3 * self._sheet.style.line_height)
            self._scroller.scroll_by(_PAGES[key] * step)
        elif key in _ENDS:
            self._scroller.scroll_by(_ENDS[key] * self._sheet.total)
        else:
            self.step_reading(forward=key in _FORWARD)

    def point_to(self, position: QPoint) -> None:
        """The mouse has moved."""
        self.pointer, self.candidate = position, None
        self.changed.emit()

    def click(self, position: QPoint, hit: Hit) -> None:
        """Take the hint under the mouse, or the innermost legal span."""
        hint = self.board.at(position)
        legal = tuple(span for span in hit.spans if self._ends and span in self._ends)
        if hint is not None:
            self._choose(hint.spans, position)
        elif self.board.covers(position):
            return
        elif hit.on_chip and legal:
            self._choose(legal, position)
        elif hit.spans:
            self.take((legal or hit.spans)[0])
        else:
            self._tell_what_to_do()

    def step(self, *, forward: bool) -> None:
        """Walk to the next legal end, the nearest to the origin first."""
        if self._ends is not None:
            content = self._sheet.content
            self._walk.step(content, self._ends, self.candidate, forward=forward)

    def step_reading(self, *, forward: bool) -> None:
        """Walk to the next legal end in reading order."""
        here = self.origin if self.candidate is None else self.candidate
        if self._ends is not None and here is not None:
            self._walk.step_reading(self._sheet.content, self._ends, here, forward=forward)

    def confirm(self) -> None:
        """Take the end that the keys have come to."""
        if self.candidate is not None:
            self.take(self.candidate)

    def take(self, span: int, place: QPoint | None = None) -> None:
        """Make the relation with ``span``; what is to be asked opens at ``place`` (viewport)."""
        backwards, self._shifted = self.backwards is not self._shifted, False
        if self.origin is not None and span != self.origin:
            self._unfold(span)
            ends = self._ends_of(self.origin, backwards=backwards)
            corner = self._below(span) if place is None else place
            self._linking.link(ends, span, self._view.mapToGlobal(corner))

    def _unfold(self, span: int) -> None:
        """Show what has been chosen on the bar of a folded zone."""
        start = self._sheet.content.spans[span].start
        if self._sheet.folding.bar_at(self._sheet.content.blocks.at(start)) is not None:
            self._scroller.show_point(start)

    def _begin(self, origin: int, *, backwards: bool) -> None:
        ends = self._ends_of(origin, backwards=backwards)
        if not ends.possible():
            other = self._ends_of(origin, backwards=not backwards)
            if not other.possible():
                self.cancel()
                self._wishes.tell(self._nothing_legal(origin))
                return
            ends = other
        self.origin, self.backwards = origin, ends.backwards
        self.candidate = self.pointer = None
        self.typed, self._shifted = "", False
        self._ends = ends
        self._walk.stop()
        self.board.begin(ends, self._lately)
        self._scroller.overlaid = True
        self._tell_what_to_do()
        self.changed.emit()

    def _search(self) -> None:
        """A slice of looking for what is out of view."""
        if self.board.seek():
            self._searching.stop()
            self.changed.emit()

    def _add(self, letter: str, *, shifted: bool) -> None:
        """One more letter of a hint, which may complete it."""
        left = [h for h in self.board.all() if h.code.startswith(self.typed + letter)]
        if not left:
            sentence = self.tr("No hint goes on with {letter}.")
            self._wishes.tell(sentence.format(letter=letter.upper()))
            return
        self.typed += letter
        self._shifted = self._shifted or shifted
        if left[0].code == self.typed:
            self.typed = ""
            place = left[0].tag.bottomLeft()
            self._choose(left[0].spans, place)

    def _choose(self, spans: Group, place: QPoint) -> None:
        """Take the one span, or ask which of several."""
        if len(spans) == 1:
            self.take(spans[0], place)
        else:
            self._crowd.ask_span(spans, place, lambda span: self.take(span, place))

    def _linked(self, span: int) -> None:
        kept = [span, *(other for other in self._lately if other != span)]
        self._lately = tuple(kept[:_REMEMBERED])
        self.cancel()

    def _offer(self, span: int) -> None:
        self.candidate, self.pointer = span, None
        self._scroller.show_point(self._sheet.content.spans[span].start)
        self.changed.emit()

    def _ends_of(self, origin: int, *, backwards: bool) -> Ends:
        content, scheme = self._sheet.content, self._sheet.style.scheme
        return Ends(content, scheme, origin, backwards=backwards, label=self._label)

    def _below(self, span: int) -> QPoint:
        box = self._hits.span_rect(span)
        return box.bottomLeft() if box else QPoint()

    def _tell_what_to_do(self) -> None:
        if self._label:
            sentence = self.tr(
                "{relation}: type the other end's letters or click it. R: other way round, "
                "Tab: walk, Esc: leave."
            )
            title = self._sheet.style.relation(self._label).title
            self._wishes.tell(sentence.format(relation=title))
        elif self.backwards:
            self._wishes.tell(self.tr(
                "The head: type its letters or click it. R: other way round, Tab: walk, Esc: leave."
            ))  # fmt: skip
        else:
            self._wishes.tell(self.tr(
                "The tail: type its letters or click it. R: other way round, Tab: walk, Esc: leave."
            ))  # fmt: skip

    def _nothing_there(self) -> str:
        if self.backwards:
            return self.tr("No span here may be the head of a relation to this one.")
        return self.tr("No span here may be the tail of a relation from this one.")

    def _nothing_legal(self, origin: int) -> str:
        style = self._sheet.style
        title = style.entity(self._sheet.content.spans[origin].label).title
        if self._label:
            sentence = self.tr("{relation} may neither begin nor end at {label}.")
            return sentence.format(relation=style.relation(self._label).title, label=title)
        return self.tr("The scheme has no relation for {label}.").format(label=title)


class _Either:
    """In one or in the other."""

    def __init__(self, first: Container[int], second: Container[int]) -> None:
        self._first = first
        self._second = second

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second
