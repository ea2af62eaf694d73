"""Going through the documents: next, previous, finished; and to the place of what was undone."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.desk import Desk
from annotator.gui.models.documents import DocumentsModel
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.change import REDO, UNDO, Change
from annotator.store.tables import TABLES, Row, row_of


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

    def ids(self) -> list[int]:
        """The documents as the list shows them, or all of them where it shows none."""
        shown = [row.id for row in self._documents.rows()]
        return shown or self._session.project.read.document_ids()

    def place(self) -> tuple[int, int]:
        """Which one of how many the current document is; 0 when it is none of those shown."""
        ids, current = self.ids(), self._selection.document_id
        return (ids.index(current) + 1 if current in ids else 0, len(ids))

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
        current, states = self._selection.document_id, self._states()
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

    def _states(self) -> dict[int, str]:
        """How far each document is, "" where it was not begun; without the counts of the list."""
        rows = self._session.project.read.all(
            "SELECT document.id, coalesce(layer.state, '') FROM document LEFT JOIN layer "
            "ON layer.document_id = document.id AND layer.annotator_id = "
            "(SELECT id FROM annotator WHERE name = ?) ORDER BY document.position, document.id",
            (self._session.annotator,),
        )
        return {int(str(row[0])): str(row[1]) for row in rows}

    def finish(self) -> None:
        """Finishes the document and opens the next one to do."""
        if self._set_state(State.FINISHED):
            self.next_open()

    def reopen(self) -> None:
        """Takes a finished document up again."""
        self._set_state(State.OPEN)

    def _set_state(self, state: State) -> bool:
        session = self._session
        session.run(annotate.set_state, self._desk.laid.document_id, session.annotator, state)
        return self._desk.state is state

    def follow(self, change: Change) -> None:
        """Goes to where an undo or redo did something, also in another document."""
        if change.operation.kind not in (UNDO, REDO) or len(change.documents) != 1:
            return
        (document_id,) = change.documents
        read = self._session.project.read
        if read.one("SELECT 1 FROM document WHERE id = ?", (document_id,)) is None:
            return
        self._selection.set_document(document_id)
        rows = read.all(
            "SELECT tbl, row_id, before, after FROM change WHERE op_id = ? "
            "AND tbl IN ('span', 'relation') ORDER BY tbl DESC, seq LIMIT 1",
            (change.operation.id,),
        )
        for table, row_id, before, after in rows:
            was = row_of(TABLES[str(table)], str(before)) if before is not None else {}
            self._go(str(table), int(str(row_id)), was, gone=after is None)

    def _go(self, table: str, row_id: int, was: Row, *, gone: bool) -> None:
        if not gone:
            (self.span_found if table == "span" else self.relation_found).emit(row_id)
            return
        if table == "span":
            self.text_found.emit(int(str(was["start"])), int(str(was["stop"])))
            return
        head = was.get("head_id")
        if isinstance(head, int) and self._desk.span(head):
            self.span_found.emit(head)
