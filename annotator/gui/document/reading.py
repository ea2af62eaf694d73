"""How a dense text is read: what is hidden, which relations are drawn, how wide lines stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.document.canvas import Canvas
from annotator.gui.document.filter import ENTITY, NOTHING_HIDDEN, RELATION, Filter
from annotator.gui.document.spacing import Spacing
from annotator.gui.overrides import guarded
from annotator.model.annotation import LayerDelta, Relation


@guarded
class ReadingView(Canvas):
    """The canvas with everything that changes how it looks and nothing that is annotated."""

    filtered = Signal(object)  # Filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden = NOTHING_HIDDEN

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
        self._wishes.tell(self.tr("Shown again: {labels}.").format(labels=", ".join(titles)))
