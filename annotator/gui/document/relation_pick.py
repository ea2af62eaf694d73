"""The R mode: a head is given, a tail is looked for among the spans that the scheme allows."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.document.emphasis import Emphasis
from annotator.gui.document.hits import Hits
from annotator.gui.document.label_menu import LabelMenu
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.model.annotation import reading_order


class LegalTails:
    """The spans that a relation from ``head`` may run to, asked one by one."""

    def __init__(self, sheet: Sheet, head: int) -> None:
        self._sheet = sheet
        self._head = head
        self._labels: dict[str, bool] = {}

    def __contains__(self, span: object) -> bool:
        found = self._sheet.content.spans.get(span) if isinstance(span, int) else None
        return found is not None and found.id != self._head and self._allows(found.label)

    def _allows(self, label: str) -> bool:
        if label not in self._labels:
            head = self._sheet.content.spans[self._head].label
            legal = self._sheet.style.scheme.legal_relations(head, label)
            self._labels[label] = bool(legal)
        return self._labels[label]


class RelationPick(QObject):
    """From R to the relation's wish, by click or by keys."""

    changed = Signal()

    def __init__(
        self, view: QWidget, sheet: Sheet, scroller: Scroller, hits: Hits, wishes: Wishes
    ) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = sheet
        self._scroller = scroller
        self._hits = hits
        self._wishes = wishes
        self._tails = LegalTails(sheet, 0)
        self._nearest: list[int] = []
        self._menu: LabelMenu | None = None
        self.head: int | None = None
        self.candidate: int | None = None
        self.pointer: QPoint | None = None
        """Where the mouse is, in viewport pixels; None once keys have taken over."""

    @property
    def active(self) -> bool:
        """Whether a tail is looked for."""
        return self.head is not None

    def start(self, spans: tuple[int, ...]) -> None:
        """Begin at the span selected last."""
        if not spans:
            self._wishes.tell(
                self.tr("Select the span that the relation starts from, then press R.")
            )
        elif self._wishes.may_change():
            self.head = spans[-1]
            self.candidate = self.pointer = None
            self._tails = LegalTails(self._sheet, self.head)
            self._nearest = []
            self._scroller.overlaid = True
            self._wishes.tell(self.tr("Click the tail, or press Tab and Enter; Esc leaves."))
            self.changed.emit()

    def cancel(self) -> None:
        """Leave the mode."""
        if self._menu is not None:
            self._menu.close()
            self._menu = None
        if self.head is not None:
            self.head = self.candidate = self.pointer = None
            self._scroller.overlaid = False
            self._wishes.tell("")
            self.changed.emit()

    def keep_within(self) -> None:
        """Leave the mode when its head is gone; other annotations are shown now."""
        if self.head is not None and self.head not in self._sheet.content.spans:
            self.cancel()
        elif self.head is not None:
            self._tails = LegalTails(self._sheet, self.head)
            self._nearest = []
            if self.candidate not in self._sheet.content.spans:
                self.candidate = None

    def emphasis(self) -> Emphasis:
        """Legal tails bright, all else faint."""
        bright = {span for span in (self.head, self.candidate) if span is not None}
        return Emphasis(
            spans=bright,
            bright_spans=_Either(bright, self._tails),
            bright_relations=(),
        )

    def point_to(self, position: QPoint) -> None:
        """The mouse has moved."""
        self.pointer, self.candidate = position, None
        self.changed.emit()

    def click(self, spans: tuple[int, ...]) -> None:
        """Take the innermost legal span of those under the mouse."""
        legal = [span for span in spans if span in self._tails]
        if legal or spans:
            self.take(legal[0] if legal else spans[0])
        else:
            self._wishes.tell(self.tr("Click the tail, or press Tab and Enter; Esc leaves."))

    def step(self, *, forward: bool) -> None:
        """The next legal tail, the nearest to the head first."""
        if not self._nearest:
            self._nearest = self._by_distance()
        if not self._nearest:
            self._wishes.tell(self.tr("No span here may be the tail of a relation from this one."))
            return
        if self.candidate in self._nearest:
            at = self._nearest.index(self.candidate) + (1 if forward else -1)
        else:
            at = 0 if forward else -1
        self._offer(self._nearest[at % len(self._nearest)])

    def step_reading(self, *, forward: bool) -> None:
        """The next legal tail in reading order."""
        here = self.candidate if self.candidate is not None else self.head
        content = self._sheet.content
        span = content.spans.get(-1 if here is None else here)
        while span is not None:
            span = content.neighbour(reading_order(span), forward=forward)
            if span is not None and span.id in self._tails:
                self._offer(span.id)
                return

    def confirm(self) -> None:
        """Take the tail that the keys have come to."""
        if self.candidate is not None:
            self.take(self.candidate)

    def take(self, tail: int) -> None:
        """Make the relation to ``tail``: at once, by menu, or not at all."""
        content, style = self._sheet.content, self._sheet.style
        if self.head is None or tail == self.head:
            return
        head_label, tail_label = content.spans[self.head].label, content.spans[tail].label
        legal = style.scheme.legal_relations(head_label, tail_label)
        if not legal:
            sentence = self.tr("No relation may run from {head} to {tail}.")
            titles = (style.entity(head_label).title, style.entity(tail_label).title)
            self._wishes.tell(sentence.format(head=titles[0], tail=titles[1]))
        elif len(legal) == 1:
            self._wish(tail, legal[0].name)
        else:
            menu = LabelMenu(legal, style.language, self._view)
            menu.chosen.connect(lambda name: self._wish(tail, name))
            menu.aboutToHide.connect(lambda: self._let_go(menu))
            self._menu = menu
            menu.popup(self._below(tail))

    def _let_go(self, menu: LabelMenu) -> None:
        """Forget a menu that has been closed, before it goes."""
        if self._menu is menu:
            self._menu = None
        menu.deleteLater()

    def _wish(self, tail: int, label: str) -> None:
        head = self.head
        self._menu = None
        self.cancel()
        if head is not None:
            self._wishes.relation(head, tail, label)

    def _below(self, span: int) -> QPoint:
        box = self._hits.span_rect(span)
        corner = box.bottomLeft() if box else QPoint()
        return self._view.mapToGlobal(corner)

    def _offer(self, span: int) -> None:
        self.candidate, self.pointer = span, None
        self._scroller.show_point(self._sheet.content.spans[span].start)
        self.changed.emit()

    def _by_distance(self) -> list[int]:
        spans = self._sheet.content.spans
        here = spans[self.head].start if self.head is not None else 0
        legal = [span for span in spans.values() if span.id in self._tails]
        legal.sort(key=lambda span: (abs(span.start - here), reading_order(span)))
        return [span.id for span in legal]


class _Either:
    """In one or in the other."""

    def __init__(self, first: set[int], second: LegalTails) -> None:
        self._first = first
        self._second = second

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second
