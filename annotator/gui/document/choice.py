"""What is selected, where the caret stands, what the pointer is over."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.document.content import Content
from annotator.gui.document.selected import Selected
from annotator.model.annotation import Fragment, merged


class Choice(QObject):
    """The selection: spans, or a relation, or text; plus caret and anchor, all in code points."""

    changed = Signal()
    """What :meth:`selected` answers has changed."""

    moved = Signal()
    """The caret, the pointer's target or the preview has changed, nothing else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._selected = Selected()
        self.caret = 0
        self.anchor = 0
        """Where the text selection that the keyboard extends began."""
        self.hovered_span: int | None = None
        self.hovered_relations: tuple[int, ...] = ()
        self.preview: tuple[Fragment, ...] = ()
        """Fragments that a resize in hand would give."""

    def selected(self) -> Selected:
        """The selection as others may see it."""
        return self._selected

    def clear(self) -> None:
        """Select nothing; the caret stays."""
        self._become(Selected())

    def pick_spans(self, spans: tuple[int, ...]) -> None:
        """Select these spans and nothing else."""
        self._become(Selected(spans=spans))

    def toggle_span(self, span: int) -> None:
        """Add a span to the selected ones, or take it out."""
        spans = self._selected.spans
        without = tuple(other for other in spans if other != span)
        self.pick_spans(without if span in spans else (*spans, span))

    def pick_relation(self, relation: int) -> None:
        """Select this relation and nothing else."""
        self._become(Selected(relation=relation))

    def pick_text(self, fragments: tuple[Fragment, ...]) -> None:
        """Select text; an empty tuple clears the selection."""
        self._become(Selected(fragments=merged(fragments)))

    def put_caret(self, point: int) -> None:
        """Move caret and anchor together."""
        self.caret = self.anchor = point
        self.moved.emit()

    def hover(self, span: int | None, relations: tuple[int, ...]) -> None:
        """Note what the pointer is over."""
        if (span, relations) != (self.hovered_span, self.hovered_relations):
            self.hovered_span, self.hovered_relations = span, relations
            self.moved.emit()

    def show_preview(self, fragments: tuple[Fragment, ...]) -> None:
        """Show what a resize in hand would give; an empty tuple ends it."""
        if fragments != self.preview:
            self.preview = fragments
            self.moved.emit()

    def start_over(self) -> None:
        """Forget everything: another document is shown."""
        self.hovered_span, self.hovered_relations = None, ()
        self.preview = ()
        self.caret = self.anchor = 0
        self._become(Selected())

    def keep_within(self, content: Content) -> None:
        """Drop from the selection what is no longer there."""
        there = self.hovered_span in content.spans
        self.hover(self.hovered_span if there else None, ())
        spans = tuple(span for span in self._selected.spans if span in content.spans)
        relation = self._selected.relation
        if relation not in content.relations:
            relation = None
        self._become(Selected(spans, relation, self._selected.fragments))

    def _become(self, selected: Selected) -> None:
        if selected != self._selected:
            self._selected = selected
            self.changed.emit()
