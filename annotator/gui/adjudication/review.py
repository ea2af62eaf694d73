"""What is under review: the document in hand, and the rows of it or of all documents."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from annotator.agreement.standing import Shift
from annotator.errors import ProjectError
from annotator.gui.adjudication.columns import columns_of
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.opening import Opened
from annotator.gui.adjudication.rows import Columns, Row, rows_of
from annotator.gui.adjudication.rows_model import Key, RowsModel
from annotator.gui.adjudication.text import Said
from annotator.gui.models.table import MANY as MANY_ROWS
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import LayerDelta
from annotator.ops.adjudication import DecisionTable, Finishers, decision_table, finishers
from annotator.ops.kinds import Kind
from annotator.ops.live_table import LiveTable
from annotator.ops.long_documents import MANY, live_table_slowly, weight
from annotator.ops.steps import Steps
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

    def __init__(
        self, session: Session, settings: Settings, model: RowsModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._settings, self._model = session, settings, model
        self._opened: Opened | None = None
        self._people = Finishers()
        self._least = 1
        self._has_all = False
        """Whether the rows of all documents were asked for."""
        self.hidden = settings.hides_names
        self.everywhere = settings.settles_everywhere
        self.documents: list[int] = []
        self.columns = Columns()
        found = settings.groups_items
        model.by = By(found) if found in list(By) else By.NOTHING

    @property
    def table(self) -> DecisionTable | None:
        """The items of the document in hand."""
        return self._opened.live.table if self._opened else None

    @property
    def said(self) -> Said:
        """What stands under its text."""
        return self._opened.said if self._opened else Said()

    @property
    def undecided(self) -> int:
        """How many of its items need an answer."""
        return self._opened.live.undecided if self._opened else 0

    @property
    def delta(self) -> LayerDelta:
        """What the last edit did to its gold."""
        return self._opened.live.delta if self._opened else LayerDelta()

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
        wanted, self._least = read.finished_by(2), 2
        if not wanted:
            wanted, self._least = read.finished_by(1), 1
        names = dict(read.document_names())
        self.documents = [row_id for row_id in read.document_ids() if row_id in wanted]
        return [(row_id, names[row_id]) for row_id in self.documents]

    def let_go(self) -> None:
        """There is no document."""
        self._opened, self._has_all = None, False
        self._model.show(None, Columns())

    def forget_all(self) -> None:
        """The rows of all documents are read anew with the next one that is taken in hand."""
        self._has_all = False

    def take(self, opened: Opened) -> None:
        """Takes a document in hand, with its rows; those of all documents are there already."""
        self._opened = opened
        if self.everywhere and self._has_all:
            self.columns = self._columns_of(opened.live.table)
        else:
            self.read_all()

    def take_again(self, opened: Opened, change: Change) -> None:
        """Takes the document in hand that was read anew, for ``change`` has touched it."""
        self.take(opened)
        if self.everywhere:
            self._put_all_of(opened.live.table)
        self._follow_elsewhere(change)

    def read_all(self) -> None:
        """Fills the table anew: with the items of all documents, if they are asked for."""
        table = self.table
        if table is None:
            return
        self._has_all = self.everywhere
        self._people = self._read_people() if self.everywhere else Finishers()
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

    def follow(self, change: Change) -> Shift | None:
        """Shows what an edit did to the rows, and no more.

        The answer says how the items have shifted; None: the document must be read anew.
        """
        assert self._opened is not None
        live = self._opened.live
        shift = live.follow(change)
        if shift is None:
            return None
        if shift.places is None:
            self._put_all_of(live.table)
        else:
            self._model.put(list(rows_of(live.table, self.columns, shift.places)))
        self._follow_elsewhere(change)
        return shift

    def _follow_elsewhere(self, change: Change) -> None:
        if not self.everywhere or self.table is None:
            return
        project = self._session.project
        others = [
            one for one in change.documents if one != self.table.document and one in self.documents
        ]
        is_new = "layer" in change.tables and self._read_people() != self._people
        is_much = len(others) > _MOST or any(weight(project, one) > MANY for one in others)
        if change.everywhere or is_new or is_much:
            self.read_all()
            return
        for document in others:
            self._put_all_of(decision_table(project, document))

    def _put_all_of(self, table: DecisionTable) -> None:
        if len(table.items) <= MANY_ROWS:
            rows = list(rows_of(table, self._columns_of(table)))
            self._model.put(rows, table.document)
        else:
            self.read_all()

    def first_undecided(self) -> int:
        """The place of the first item of the document that needs an answer, else of the first."""
        items = self.table.items if self.table else ()
        return next((at for at, item in enumerate(items) if not item.is_settled), 0)

    def at(self, key: object) -> Key | None:
        """``key`` as that of an item, None for a heading."""
        if isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], int):
            return key
        return None

    def _read_people(self) -> Finishers:
        """Who has a column in the table of all documents: nobody who stands in none of them."""
        return finishers(self._session.project, self._least)

    def _columns_of(self, table: DecisionTable) -> Columns:
        scheme, language = self._session.scheme, self._settings.shown_language
        people = self._people if self.everywhere else None
        return columns_of(table, scheme, language, people, hidden=self.hidden)

    def _all_rows(self) -> Iterator[Row | None]:
        """The rows of all documents, one document a step; None while a long one is read."""
        project = self._session.project
        for document in list(self.documents):
            try:
                if weight(project, document) <= MANY:
                    table = decision_table(project, document)
                else:
                    steps = live_table_slowly(project, document)
                    yield from _breaths(steps, found := list[LiveTable]())
                    table = found[0].table
            except ProjectError:
                continue  # it has gone meanwhile
            yield from rows_of(table, self._columns_of(table))


def _breaths(steps: Steps[LiveTable], found: list[LiveTable]) -> Iterator[None]:
    """Takes the steps, and puts their result into ``found``."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found.append(end.value)
            return
        yield None
