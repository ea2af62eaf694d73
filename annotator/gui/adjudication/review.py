"""What is under review: the document in hand, and the rows of it or of all documents."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from annotator.agreement.item_identity import find_again
from annotator.agreement.standing import Shift
from annotator.errors import ProjectError
from annotator.gui.adjudication.columns import columns_of
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.rows import Columns, Row, rows_of
from annotator.gui.adjudication.rows_model import Key, RowsModel
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.texts import error_text
from annotator.model.annotation import LayerDelta
from annotator.ops.adjudication import DecisionTable, decision_table, finishers
from annotator.ops.kinds import Kind
from annotator.ops.live_table import LiveTable
from annotator.store.change import Change

_MOST = 20
"""Other documents that are read again one by one after an edit of many."""

_WATCHED = frozenset({"span", "relation", "layer", "decision", "document", "annotator", "label"})


def may_finish(change: Change) -> bool:
    """Whether other documents may be there to settle: an answer changes none, though it makes the
    gold layer."""
    if change.named.kind == Kind.DECIDE:
        return False
    return change.everywhere or bool(change.tables & {"document", "layer"})


class Review(QObject):
    """Keeps :attr:`table` and the model's rows in step with the project."""

    told = Signal(str)

    def __init__(
        self, session: Session, settings: Settings, model: RowsModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._settings, self._model = session, settings, model
        self._live: LiveTable | None = None
        self._people: list[str] = []
        self.hidden = settings.hides_names
        self.everywhere = settings.settles_everywhere
        self.documents: list[int] = []
        self.columns = Columns()
        found = settings.groups_items
        model.by = By(found) if found in list(By) else By.NOTHING

    @property
    def table(self) -> DecisionTable | None:
        """The items of the document in hand."""
        return self._live.table if self._live else None

    @property
    def undecided(self) -> int:
        """How many of its items need an answer."""
        return self._live.undecided if self._live else 0

    @property
    def delta(self) -> LayerDelta:
        """What the last edit did to its gold."""
        return self._live.delta if self._live else LayerDelta()

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the items are settled, and how many there are."""
        if self.everywhere:
            total, undecided = self._model.totals
            return total - undecided, total
        count = len(self.table.items) if self.table else 0
        return count - self.undecided, count

    def read_documents(self) -> list[tuple[int, str]]:
        """Finds the documents that can be settled."""
        read = self._session.project.read
        wanted = read.finished_by(2) or read.finished_by(1)
        names = dict(read.document_names())
        self.documents = [row_id for row_id in read.document_ids() if row_id in wanted]
        return [(row_id, names[row_id]) for row_id in self.documents]

    def let_go(self) -> None:
        """There is no document."""
        self._live = None
        self._model.show(None, Columns())

    def read(self, document: int) -> bool:
        """Takes a document in hand, with its rows where the table is of it alone."""
        try:
            live = LiveTable(self._session.project, document)
        except ProjectError as error:
            self.told.emit(error_text(error))
            return False
        self._live = live
        if self.everywhere and not self._people:
            self._people = finishers(self._session.project)
        self.columns = self._columns_of(live.table)
        if not self.everywhere:
            self._model.show(live.table, self.columns)
        return True

    def read_all(self) -> None:
        """Fills the table anew: with the items of all documents, if they are asked for."""
        table = self.table
        if table is None:
            return
        self._people = finishers(self._session.project) if self.everywhere else []
        self.columns = self._columns_of(table)
        if self.everywhere:
            self._model.show_all(self._all_rows(), self.documents, self.columns)
        else:
            self._model.show(table, self.columns)

    def show_all(self, everywhere: bool) -> None:  # noqa: FBT001 - a signal's
        """Shows the items of all documents in one table, or of the one in hand."""
        self.everywhere = self._settings.settles_everywhere = everywhere
        self.read_all()

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a signal's
        """Shows letters in the place of names, or names again."""
        self.hidden = self._settings.hides_names = hidden
        self.read_all()

    def group_by(self, by: By) -> None:
        """Groups the rows."""
        self._settings.groups_items = str(by)
        self._model.group_by(by)

    def is_touched(self, change: Change) -> bool:
        """Whether an edit may have changed a row."""
        if change.everywhere or not change.tables & _WATCHED:
            return change.everywhere
        here = self.table is not None and self.table.document in change.documents
        return here or self.everywhere or "decision" in change.tables

    def follow(self, change: Change, place: int | None) -> tuple[Shift | None, int | None]:
        """Shows what an edit did to the rows, and no more.

        The answer says how the items have shifted (None: all was read again), and where the item
        at ``place`` is now.
        """
        live, before = self._live, self.table
        assert live is not None
        assert before is not None
        shift = live.follow(change)
        if shift is None:
            if not self.read(before.document):
                return None, None
            if self.everywhere and self.table is not None:
                self._put_all_of(self.table)
        elif shift.places is None:
            self._put_all_of(live.table)
        else:
            self._model.put(list(rows_of(live.table, self.columns, shift.places)))
        self._follow_elsewhere(change)
        if place is None or self.table is None:
            return shift, None
        has_shifted = shift is None or shift.places is None
        return shift, find_again(before.items[place], self.table.items) if has_shifted else place

    def _follow_elsewhere(self, change: Change) -> None:
        if not self.everywhere or self.table is None:
            return
        others = [
            one for one in change.documents if one != self.table.document and one in self.documents
        ]
        is_new = "layer" in change.tables and finishers(self._session.project) != self._people
        if change.everywhere or is_new or len(others) > _MOST:
            self.read_all()
            return
        for document in others:
            self._put_all_of(decision_table(self._session.project, document))

    def _put_all_of(self, table: DecisionTable) -> None:
        rows = list(rows_of(table, self._columns_of(table)))
        self._model.put(rows, table.document)

    def first_undecided(self) -> int:
        """The place of the first item of the document that needs an answer, else of the first."""
        items = self.table.items if self.table else ()
        return next((at for at, item in enumerate(items) if not item.is_settled), 0)

    def at(self, key: object) -> Key | None:
        """``key`` as that of an item, None for a heading."""
        if isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], int):
            return key
        return None

    def _columns_of(self, table: DecisionTable) -> Columns:
        scheme, language = self._session.scheme, self._settings.shown_language
        people = self._people if self.everywhere else None
        return columns_of(table, scheme, language, people, hidden=self.hidden)

    def _all_rows(self) -> Iterator[Row]:
        """The rows of all documents, one document a step."""
        for document in list(self.documents):
            try:
                table = decision_table(self._session.project, document)
            except ProjectError:
                continue  # it has gone meanwhile
            yield from rows_of(table, self._columns_of(table))
