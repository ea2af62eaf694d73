"""The wishes that the view utters.  It changes no annotation by itself; read-only, it says why."""

from PySide6.QtCore import QObject, Signal

from annotator.model.annotation import Fragment


class Wishes(QObject):
    """Signals to whoever may change annotations, with the read-only guard in front of them."""

    span_requested = Signal(object, str)
    relabel_requested = Signal(object, str)
    resize_requested = Signal(int, object)
    remove_requested = Signal(object, object)
    relation_requested = Signal(int, int, str)
    relation_relabel_requested = Signal(int, str)
    repeat_requested = Signal(int)
    inspect_requested = Signal()
    escaped = Signal()
    """Esc was pressed where there was nothing to leave."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.read_only = False
        self.made: tuple[tuple[Fragment, ...], str] | None = None
        """Fragments and label of the span asked for last, to be selected when it arrives."""

    def span(self, fragments: tuple[Fragment, ...], label: str) -> None:
        """Ask for a new span."""
        if self.may_change():
            self.made = (fragments, label)
            self.span_requested.emit(fragments, label)

    def relabel(self, spans: tuple[int, ...], label: str) -> None:
        """Ask for another label on spans."""
        if self.may_change():
            self.relabel_requested.emit(spans, label)

    def resize(self, span: int, fragments: tuple[Fragment, ...]) -> None:
        """Ask for other fragments of a span."""
        if self.may_change():
            self.resize_requested.emit(span, fragments)

    def remove(self, spans: tuple[int, ...], relations: tuple[int, ...]) -> None:
        """Ask that spans and relations go."""
        if self.may_change():
            self.remove_requested.emit(spans, relations)

    def relation(self, head: int, tail: int, label: str) -> None:
        """Ask for a new relation."""
        if self.may_change():
            self.relation_requested.emit(head, tail, label)

    def relabel_relation(self, relation: int, label: str) -> None:
        """Ask for another label on a relation."""
        if self.may_change():
            self.relation_relabel_requested.emit(relation, label)

    def repeat(self, span: int) -> None:
        """Ask that every identical stretch be labelled like a span."""
        if self.may_change():
            self.repeat_requested.emit(span)

    def tell(self, sentence: str) -> None:
        """Say a translated sentence in the status line."""
        self.told.emit(sentence)

    def may_change(self) -> bool:
        """Whether a change may be begun; says why when not."""
        if self.read_only:
            self.tell(self.tr("This work is read-only: nothing can be changed here."))
        return not self.read_only
