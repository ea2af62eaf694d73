"""How a dense text is read: what is hidden, which relations are drawn, spacing, marks."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.document.canvas import Canvas
from annotator.gui.document.filter import ENTITY, NOTHING_HIDDEN, RELATION, Filter
from annotator.gui.document.marks import MOST_ENDS, Marks
from annotator.gui.document.marks import WIDTH as MARKS
from annotator.gui.document.spacing import Spacing
from annotator.gui.overrides import guarded
from annotator.model.annotation import Fragment, LayerDelta, Relation
from annotator.model.hits import Hits
from annotator.model.scheme import Scheme

_FEW = 40
"""Points of an edit whose rows are surveyed again at once."""


@guarded
class ReadingView(Canvas):
    """The canvas with everything that changes how it looks and nothing that is annotated."""

    filtered = Signal(object)  # Filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden = NOTHING_HIDDEN
        self._marks = Marks(self, self.verticalScrollBar(), self._sheet, self._scroller)
        self._marks.jumped.connect(self._scroller.show_point)
        self._marks.scrolled.connect(self._scroller.show_share)
        self._choice.changed.connect(self._mark_choice)
        self.setViewportMargins(0, 0, MARKS, 0)

    def filter(self) -> Filter:
        """Which labels are hidden."""
        return self._hidden

    def set_filter(self, hidden: Filter) -> None:
        """Hide the annotations of some labels; they are not drawn, hit or walked.  Text stays."""
        if hidden == self._hidden:
            return
        self._mouse.cancel()
        anchor = self._scroller.anchor()
        self._hidden = hidden
        self._sheet.sift(hidden)
        self._pick.keep_within()
        self._choice.keep_within(self._sheet.content)
        self._scroller.hold(anchor)
        self._marks.renew()
        self._mark_choice()
        self.filtered.emit(hidden)

    def show_all(self) -> None:
        """Hide nothing any more."""
        self.set_filter(NOTHING_HIDDEN)

    def set_focus_mode(self, focus: bool) -> None:  # noqa: FBT001
        """Draw only the relations at what is selected; while nothing is, all of them faintly."""
        self._lighting.focus = focus
        self.viewport().update()

    def set_spacing(self, spacing: Spacing) -> None:
        """Set lines closer together or wider apart; the first line in view stays."""
        if spacing is not self._spacing:
            self._spacing = spacing
            self._restyle(self._style.scheme, self._style.language)

    def set_marks(self, kind: str, fragments: Sequence[Fragment]) -> None:
        """Mark ``fragments``, in the order of the text, beside the scroll bar.

        ``kind`` is ``FOUND``, ``REPEAT`` or ``CANDIDATE`` of :mod:`annotator.gui.document.marks`.
        """
        self._marks.set_marks(kind, fragments)

    def show_found(self, hits: Hits) -> None:
        """Paint ``hits`` in the text from now on, also those that are added to it later.

        Whoever adds some calls :meth:`found_grew`.
        """
        self._found = hits
        self.viewport().update()

    def found_grew(self, portion: Sequence[Fragment]) -> None:
        """Paint again if any of ``portion``, hits that were added in text order, is in view."""
        start, stop = self.in_view()
        if portion and portion[0][0] < stop and portion[-1][1] > start:
            self.viewport().update()

    def in_view(self) -> Fragment:
        """The code points of the blocks in view."""
        top, blocks = self._scroller.top, self._sheet.content.blocks
        first, last = self._sheet.find(top)[0], self._sheet.find(top + self._scroller.height())[0]
        return blocks.starts[first], blocks.stops[last] + 1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the strip of marks beside the scroll bar."""
        super().resizeEvent(event)
        box = self.viewport().geometry()
        self._marks.setGeometry(box.right() + 1, box.top(), MARKS, box.height())

    def _restyle(self, scheme: Scheme, language: str) -> None:
        super()._restyle(scheme, language)
        self._marks.renew()

    def _starts(self, delta: LayerDelta) -> list[int]:
        """The code points at which the spans that ``delta`` changes start, before and after."""
        there = self._sheet.content.all_spans
        before = [key for key in (*delta.gone_spans, *(s.id for s in delta.spans)) if key in there]
        return [*(there[key].start for key in before), *(span.start for span in delta.spans)]

    def _mark_again(self, points: list[int]) -> None:
        """Survey what an edit has changed at ``points``; all of it in idle time if that is much."""
        if len(points) <= _FEW:
            self._marks.touch(points)
        else:
            self._marks.renew()
        self._mark_choice()

    def _mark_choice(self) -> None:
        """Point at what is selected and at the other ends of its relations."""
        content, selected = self._sheet.content, self._choice.selected()
        shown = [content.spans[key] for key in selected.spans[:MOST_ENDS]]
        relation = content.relations.get(-1 if selected.relation is None else selected.relation)
        ties = [] if relation is None else [relation]
        for span in shown:
            ties.extend(islice(content.relations_of(span.id), MOST_ENDS - len(ties)))
        ends = {end for tie in ties for end in (tie.head, tie.tail)} - set(selected.spans)
        far = [content.spans[end].start for end in ends if end in content.spans]
        self._marks.choose([span.start for span in shown], far)

    def _reveal(self, delta: LayerDelta) -> None:
        """Show the labels again that ``delta`` gives to anything, lest it seem to be lost."""
        content, hidden = self._sheet.content, self._hidden
        if not hidden:
            return
        for span in delta.spans:
            before = content.all_spans.get(span.id)
            if before is None or before.label != span.label:
                hidden = hidden.showing(ENTITY, span.label)
        for relation in delta.relations:
            old = content.all_relations.get(relation.id)
            if old is None or old.label != relation.label:
                hidden = self._with_ends(hidden.showing(RELATION, relation.label), relation)
        self._show_again(hidden)

    def _reveal_span(self, span_id: int) -> None:
        """Show the label of a span again that somebody wants to see."""
        span = self._sheet.content.all_spans.get(span_id)
        if span is not None:
            self._show_again(self._hidden.showing(ENTITY, span.label))

    def _reveal_relation(self, relation_id: int) -> None:
        """Show the labels of a relation and of its ends again."""
        relation = self._sheet.content.all_relations.get(relation_id)
        if relation is not None:
            hidden = self._hidden.showing(RELATION, relation.label)
            self._show_again(self._with_ends(hidden, relation))

    def _with_ends(self, hidden: Filter, relation: Relation) -> Filter:
        for end in (relation.head, relation.tail):
            span = self._sheet.content.all_spans.get(end)
            if span is not None:
                hidden = hidden.showing(ENTITY, span.label)
        return hidden

    def _show_again(self, hidden: Filter) -> None:
        if hidden == self._hidden:
            return
        back = self._hidden.entities - hidden.entities, self._hidden.relations - hidden.relations
        titles = [self._style.entity(label).title for label in sorted(back[0])]
        titles += [self._style.relation(label).title for label in sorted(back[1])]
        self.set_filter(hidden)
        sentence = self.tr("Shown again: {labels}.").format(labels=", ".join(titles))
        # Said once everybody has heard of the edit, which takes back what was said before it.
        QTimer.singleShot(0, self, lambda: self._wishes.tell(sentence))
