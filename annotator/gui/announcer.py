"""What an edit did, said to screen readers: "labelled Person: Võ Văn Thưởng"."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible

from annotator.gui.desk import Desk
from annotator.gui.panels.panel import Context
from annotator.gui.plain import phrased
from annotator.gui.texts import operation_name
from annotator.model.annotation import Span, span_text
from annotator.ops.kinds import Kind
from annotator.store.change import REDO, UNDO, Change, Operation

_SHOWN = 80
_UNSAID = frozenset({Kind.COUNT_TIME, Kind.REMOVE})
"""The first is nobody's doing; what was removed the status line says, and how to get it back."""


class Announcer(QObject):
    """Hears every change of the session; silent, and free of cost, while nobody listens."""

    told = Signal(str)

    def __init__(self, context: Context, parent: QObject | None) -> None:
        super().__init__(parent)
        self._context = context

    def hear(self, change: Change) -> None:
        """Say what was done."""
        if QAccessible.isActive():
            self.told.emit(self._sentence(change))

    def _sentence(self, change: Change) -> str:
        session, operation = self._context.session, change.operation
        if operation.kind in (UNDO, REDO):
            what = operation_name(change.named, session.scheme, self._context.language)
            undone = operation.kind == UNDO
            template = self.tr("undone: {what}") if undone else self.tr("done again: {what}")
            return phrased(template, what=what)
        if operation.kind == Kind.ADD_SPAN:
            template = self.tr("labelled {label}: {text}")
            return phrased(template, label=self._title(operation), text=operation.detail["text"])
        if operation.kind == Kind.RELABEL_SPANS:
            return phrased(self.tr("labelled {label}"), label=self._title(operation))
        if operation.kind == Kind.ADD_RELATION:
            return self._related(operation)
        if operation.kind in _UNSAID or change.everywhere:
            return ""
        return operation_name(operation, session.scheme, self._context.language)

    def _related(self, operation: Operation) -> str:
        session, desk = self._context.session, self._context.desk
        touched = session.project.touched(operation.id)
        relation = desk.relation(touched.id) if touched else None
        head = desk.span(relation.head) if relation else None
        tail = desk.span(relation.tail) if relation else None
        if head is None or tail is None:
            return operation_name(operation, session.scheme, self._context.language)
        return phrased(
            self.tr("related {head} → {tail}: {label}"),
            head=_words(desk, head),
            tail=_words(desk, tail),
            label=self._title(operation),
        )

    def _title(self, operation: Operation) -> str:
        scheme, name = self._context.session.scheme, str(operation.detail["label"])
        entity = None if operation.kind == Kind.ADD_RELATION else scheme.entity(name)
        label = entity or scheme.relation(name)
        return label.title(self._context.language) if label else name


def _words(desk: Desk, span: Span) -> str:
    cut = tuple((start, min(stop, start + _SHOWN)) for start, stop in span.fragments[:20])
    return " ".join(span_text(desk.laid.text, cut).split())
