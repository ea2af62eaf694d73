"""Going through the documents: next, previous, finished; and to the place of what was undone."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.desk import Desk
from annotator.gui.models.documents import DocumentsModel
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.texts import foreign_text
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.change import REDO, UNDO, Change, Touched

_GOLD = "gold"
"""The kind of the annotator whose layers are gold."""


class Walk(QObject):
    """Decides which document comes next."""

    told = Signal(str)
    span_found = Signal(int)
    relation_found = Signal(int)
    text_found = Signal(int, int)

    def __init__(
        self,
        session: Session,
        selection: Selection,
        desk: Desk,
        documents: DocumentsModel,
        parent: QObject | None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._desk = desk
        self._documents = documents
        self._places: dict[int, int] | None = None
        """Places in the project, while the list shows no documents."""
        session.opened.connect(self.forget)
        session.closed.connect(self.forget)

    def ids(self) -> list[int]:
        """The documents as the list shows them, or all of them where it shows none."""
        shown = [row.id for row in self._documents.rows()]
        return shown or self._session.project.read.document_ids()

    def place(self) -> tuple[int, int]:
        """Which one of how many the current document is; 0 when it is none of those shown."""
        shown, current = self._documents.rowCount(), self._selection.document_id
        if shown:
            place = self._documents.place(current)
            return (0 if place is None else place + 1, shown)
        if self._places is None:
            ids = self._session.project.read.document_ids()
            self._places = {document_id: at for at, document_id in enumerate(ids, 1)}
        return self._places.get(current, 0), len(self._places)

    def forget(self) -> None:
        """Other documents are there, or others in number."""
        self._places = None

    def next(self) -> None:
        """Opens the next document."""
        self._step(1)

    def previous(self) -> None:
        """Opens the previous document."""
        self._step(-1)

    def _step(self, by: int) -> None:
        ids, current = self.ids(), self._selection.document_id
        if not ids:
            return
        place = ids.index(current) + by if current in ids else 0
        if 0 <= place < len(ids):
            self._selection.set_document(ids[place])
        elif by > 0:
            self.told.emit(self.tr("This is the last document."))
        else:
            self.told.emit(self.tr("This is the first document."))

    def next_open(self) -> None:
        """Opens the next document that is not finished, from here round to here."""
        current = self._selection.document_id
        states = self._session.project.read.states(self._session.annotator)
        shown = self.ids()
        for ids in (shown, list(states)):
            start = ids.index(current) + 1 if current in ids else 0
            for document_id in ids[start:] + ids[:start]:
                if document_id != current and states.get(document_id) != State.FINISHED:
                    self._selection.set_document(document_id)
                    return
        if states.get(current) == State.FINISHED:
            self.told.emit(self.tr("All documents are finished."))
        else:
            self.told.emit(self.tr("No other document is left to do."))

    def finish(self) -> None:
        """Finishes the document and opens the next one to do."""
        if self._set_state(State.FINISHED):
            self.next_open()

    def reopen(self) -> None:
        """Takes a finished document up again."""
        self._set_state(State.OPEN)

    def _set_state(self, state: State) -> bool:
        session = self._session
        if not self._desk.is_own:
            self.told.emit(foreign_text(self._desk.shown_annotator))
            return False
        document_id = self._desk.laid.document_id
        who = session.project.read.annotator(session.annotator)
        if state is State.FINISHED and who is not None and who.kind == _GOLD:
            from annotator.ops.adjudication import finish_gold_of  # noqa: PLC0415 - at need

            session.run(finish_gold_of, document_id)
        else:
            session.run(annotate.set_state, document_id, session.annotator, state)
        return self._desk.state is state

    def follow(self, change: Change) -> None:
        """Goes to where an undo or redo did something, also in another document."""
        if change.operation.kind not in (UNDO, REDO) or len(change.documents) != 1:
            return
        (document_id,) = change.documents
        project = self._session.project
        if not project.read.has_document(document_id):
            return
        self._selection.set_document(document_id)
        self._desk.show_layer_of(None)
        touched = project.touched(change.operation.id)
        if touched is not None:
            self._go(touched)

    def _go(self, touched: Touched) -> None:
        if not touched.is_gone:
            found = self.span_found if touched.table == "span" else self.relation_found
            found.emit(touched.id)
        elif touched.table == "span":
            self.text_found.emit(touched.start, touched.stop)
        elif self._desk.span(touched.head):
            self.span_found.emit(touched.head)
