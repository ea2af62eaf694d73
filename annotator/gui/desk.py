"""What lies on the desk: the current document, its text and the layer that is shown of it.

The document view and the panels show the same layer, so it is kept once, here, by id.  An edit
names the rows it wrote; only those are read again, and listeners hear of the difference.
"""

from PySide6.QtCore import QObject, Signal

from annotator.errors import ProjectError
from annotator.gui.laid import Laid, LaidDelta, emptied
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.model.annotation import Layer, Relation, Span, State
from annotator.store.change import Change, LayerRows
from annotator.store.reading import Reading

_WATCHED = frozenset({"span", "relation", "layer"})


class Desk(QObject):
    """Follows session and selection, and says when document or layer are other ones.

    The layer is that of whoever works here, unless another annotator's is shown: then
    :attr:`is_own` is False and nothing may be edited.
    """

    document_changed = Signal()
    layer_changed = Signal(object)
    """LaidDelta: the difference; None: all of the layer is to be read again from :attr:`laid`.

    Each difference is told to everybody before the next, also when a listener makes an edit.
    """
    shown_changed = Signal()
    """Another annotator's layer is shown from now on; the layer itself was told before."""

    def __init__(self, session: Session, selection: Selection, parent: QObject | None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._other: str | None = None
        self._untold: list[LaidDelta | None] = []
        self._is_telling = False
        self.laid = Laid()
        session.closed.connect(self._clear)
        session.changed.connect(self._hear)
        session.drafted.connect(self._hear)
        session.draft_ended.connect(self._reread)
        session.annotator_changed.connect(self._return)
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
        return self.laid.state

    @property
    def shown_annotator(self) -> str:
        """Whose layer is shown."""
        return self._session.annotator if self._other is None else self._other

    @property
    def is_own(self) -> bool:
        """Whether the layer shown is that of whoever works here."""
        return self._other is None

    @property
    def is_of_others(self) -> bool:
        """Whether others have worked on the document, and whoever works here has not yet."""
        idle = not self.laid.spans and self.state is State.OPEN and self.is_own
        if self.is_empty or not idle:
            return False
        found = self._session.project.read.one(
            "SELECT 1 FROM span JOIN layer ON layer.id = span.layer_id "
            "WHERE layer.document_id = ? LIMIT 1",
            (self.laid.document_id,),
        )
        return found is not None

    def span(self, span_id: int) -> Span | None:
        """A span of the layer."""
        return self.laid.spans.get(span_id)

    def relation(self, relation_id: int) -> Relation | None:
        """A relation of the layer."""
        return self.laid.relations.get(relation_id)

    def show_layer_of(self, name: str | None) -> None:
        """Shows the layer of annotator ``name``, to be read only; None: one's own again."""
        other = None if name == self._session.annotator else name
        if other != self._other and not self.is_empty:
            self._other = other
            self._reread()
            self.shown_changed.emit()

    def _return(self) -> None:
        """Somebody else works here, and sees their own layer."""
        was_own, self._other = self.is_own, None
        self._reread()
        if not was_own:
            self.shown_changed.emit()

    def _open(self, document_id: int) -> None:
        was_own, self._other = self.is_own, None
        self._session.document_id = document_id
        laid = self._read_document(document_id) if document_id else Laid()
        if laid is None:
            self._selection.set_document(0)
        else:
            self.laid = laid
            self._untold.clear()  # they were about the document before
            self.document_changed.emit()
        if not was_own:
            self.shown_changed.emit()

    def _read_document(self, document_id: int) -> Laid | None:
        annotator = self._session.annotator
        try:
            read = self._session.reading(document_id)
            found = read.document(document_id, layers=(annotator,))
        except ProjectError as error:
            self._session.failed.emit(error)
            return None
        layer = found.layers[0] if found.layers else Layer(annotator)
        return Laid(document_id, found.name, found.text, layer)

    def _hear(self, change: Change) -> None:
        if self.is_empty:
            return
        if change.everywhere:
            self._reread()
        elif self.laid.document_id in change.documents:
            if "document" in change.tables and self._is_gone():
                self._selection.set_document(0)
            elif change.tables & _WATCHED:
                self._follow(change)

    def _follow(self, change: Change) -> None:
        """Takes over the rows that ``change`` wrote in the layer on the desk."""
        laid, read = self.laid, self._reading()
        before = laid.layer_id
        if "layer" in change.tables:
            bare = read.bare_layer(laid.document_id, self.shown_annotator)
            if before and bare.id and bare.id != before:
                self._reread()
                return
            laid.become(bare)
        if laid.layer_id in change.layers:
            self._tell(laid.apply(read.delta(change.rows.get(laid.layer_id, LayerRows()))))
        elif before and not laid.layer_id:
            self._tell(laid.apply(emptied(laid)))

    def _reread(self) -> None:
        if self.is_empty:
            return
        if self._is_gone():
            self._selection.set_document(0)
            return
        laid, read = self.laid, self._reading()
        if self._other is not None and read.annotator(self._other) is None:
            self._other = None  # nobody is called so any more
        layer = read.layer(laid.document_id, self.shown_annotator)
        self.laid = Laid(laid.document_id, laid.name, laid.text, layer)
        self._untold.clear()  # all is read again, so what they tell is told
        self._tell(None)

    def _tell(self, delta: LaidDelta | None) -> None:
        self._untold.append(delta)
        if self._is_telling:
            return
        self._is_telling = True
        try:
            while self._untold:
                self.layer_changed.emit(self._untold.pop(0))
        finally:
            self._is_telling = False

    def _is_gone(self) -> bool:
        return not self._reading().has_document(self.laid.document_id)

    def _reading(self) -> Reading:
        return self._session.reading(self.laid.document_id)

    def _clear(self) -> None:
        self._selection.set_document(0)
