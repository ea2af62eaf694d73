"""What lies on the desk: the current document, its text and the layer of whoever works here.

The document view and the panels show the same layer, so it is read once a change, here.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.errors import ProjectError
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.model.annotation import Layer, Relation, Span, State
from annotator.store.change import Change

_WATCHED = frozenset({"span", "relation", "layer", "label", "annotator"})

NO_LAYER = Layer("")


@dataclass(frozen=True)
class Laid:
    """A document with one layer, as the panels need it."""

    document_id: int = 0
    name: str = ""
    text: str = ""
    layer: Layer = NO_LAYER


class Desk(QObject):
    """Follows session and selection, and says when document or layer are other ones."""

    document_changed = Signal()
    layer_changed = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QObject | None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._spans: dict[int, Span] | None = None
        self._relations: dict[int, Relation] | None = None
        self.laid = Laid()
        session.closed.connect(self._clear)
        session.changed.connect(self._hear)
        session.annotator_changed.connect(self._reread)
        selection.document_changed.connect(self._open)
        if session.is_open:
            self._open(selection.document_id)

    @property
    def is_empty(self) -> bool:
        """Whether no document is open."""
        return not self.laid.document_id

    @property
    def state(self) -> State:
        """How far the layer is."""
        return self.laid.layer.state

    @property
    def is_of_others(self) -> bool:
        """Whether others have worked on the document, and whoever works here has not yet."""
        if self.is_empty or self.laid.layer.spans or self.state is not State.OPEN:
            return False
        found = self._session.project.read.one(
            "SELECT 1 FROM span JOIN layer ON layer.id = span.layer_id "
            "WHERE layer.document_id = ? LIMIT 1",
            (self.laid.document_id,),
        )
        return found is not None

    def span(self, span_id: int) -> Span | None:
        """A span of the layer."""
        if self._spans is None:
            self._spans = {span.id: span for span in self.laid.layer.spans}
        return self._spans.get(span_id)

    def relation(self, relation_id: int) -> Relation | None:
        """A relation of the layer."""
        if self._relations is None:
            self._relations = {one.id: one for one in self.laid.layer.relations}
        return self._relations.get(relation_id)

    def _open(self, document_id: int) -> None:
        if not document_id:
            self._lay(Laid())
            self.document_changed.emit()
            return
        try:
            found = self._session.project.read.document(
                document_id, layers=(self._session.annotator,)
            )
        except ProjectError as error:
            self._session.failed.emit(error)
            self._selection.set_document(0)
            return
        layer = found.layers[0] if found.layers else Layer(self._session.annotator)
        self._lay(Laid(document_id, found.name, found.text, layer))
        self.document_changed.emit()

    def _hear(self, change: Change) -> None:
        here = change.everywhere or self.laid.document_id in change.documents
        if not self.is_empty and here and (change.everywhere or change.tables & _WATCHED):
            self._reread()

    def _reread(self) -> None:
        if self.is_empty:
            return
        read = self._session.project.read
        if read.one("SELECT 1 FROM document WHERE id = ?", (self.laid.document_id,)) is None:
            self._selection.set_document(0)
            return
        laid = self.laid
        layer = read.layer(laid.document_id, self._session.annotator)
        self._lay(Laid(laid.document_id, laid.name, laid.text, layer))
        self.layer_changed.emit()

    def _clear(self) -> None:
        self._selection.set_document(0)

    def _lay(self, laid: Laid) -> None:
        self.laid = laid
        self._spans = self._relations = None
