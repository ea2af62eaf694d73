"""The item in hand: chosen in the table, marked in the text, with its note below."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QTimer

from annotator.gui.adjudication.detail import Detail
from annotator.gui.adjudication.items import ItemsTable
from annotator.gui.adjudication.picture import Picture
from annotator.gui.adjudication.review import Review
from annotator.gui.adjudication.rows_model import Key, RowsModel
from annotator.gui.session import Session
from annotator.model.decision import Decision
from annotator.ops.adjudication import DecisionTable
from annotator.ops.patterns import precedents

_REST = 60
"""Milliseconds that somebody must rest on an item before its precedents are looked up."""


@dataclass(frozen=True)
class Panes:
    """Where the item in hand is shown."""

    model: RowsModel
    items: ItemsTable
    picture: Picture
    detail: Detail


class Hand(QObject):
    """Takes items of the document in hand; answers nothing."""

    def __init__(self, session: Session, review: Review, panes: Panes, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._review, self._panes = session, review, panes
        self._wanted: Key | None = None
        self._row = -1
        self.is_noting = False
        """Whether a note is being written: what is typed stays as it is meanwhile."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._show_precedents)
        panes.model.modelReset.connect(self._filled)

    @property
    def _table(self) -> DecisionTable | None:
        return self._review.table

    def place(self) -> int | None:
        """The place of the item in hand; None for none, or a heading."""
        keys = self._panes.items.keys()
        key = self._review.at(keys[0]) if keys else None
        if key is None or self._table is None or key[0] != self._table.document:
            return None
        return key[1] if key[1] < len(self._table.items) else None  # else its row is about to go

    @property
    def is_on_heading(self) -> bool:
        """Whether the heading of a group is chosen."""
        keys = self._panes.items.keys()
        return bool(keys) and self._review.at(keys[0]) is None

    def note(self) -> None:
        """Leads to the note of the item in hand."""
        self._panes.detail.note.setFocus()

    def commit(self) -> None:
        """Keeps what was typed of its note."""
        self._panes.detail.commit()

    def take(self, place: int) -> None:
        """Takes an item of the document in hand."""
        key = self._key(place)
        if self._table is not None and place >= len(self._table.items):
            self.let_go()
        elif key is not None:
            self._wanted = None if self._panes.model.place(key) is not None else key
            self._panes.items.show_chosen([key])
            self._panes.items.setFocus()
            self.show_item(place)

    def let_go(self) -> None:
        """No document, or one without items: no item of another one stays in hand beside it."""
        self._wanted = None
        self._rest.stop()
        self._panes.items.show_chosen([])
        self._panes.items.setCurrentIndex(QModelIndex())
        self._panes.detail.show_note(None)
        self._panes.detail.precedents.clear()
        self._panes.items.setFocus()

    def picked(self, place: int) -> None:
        """Somebody chose an item of the document in hand in the table."""
        self._wanted = None
        self.show_item(place)

    def show_item(self, place: int) -> None:
        """Shows an item in the text, and its note."""
        if self._table is not None and place < len(self._table.items):
            self._panes.picture.show_item(self._table, place)
            self._panes.detail.show_note(self._decision(place))
            self._rest.start()

    def show_same(self, place: int | None) -> None:
        """The note of the item in hand, which was read again."""
        if not self.is_noting:
            self._panes.detail.show_same(self._decision(place))

    def hold(self) -> None:
        """Notes where the item in hand stands, before an edit may take it away."""
        self._row = self._panes.items.currentIndex().row()

    def keep(self, place: int | None, *, has_moved: bool) -> None:
        """The item in hand stays in hand, wherever it stands now."""
        key = self._key(place)
        is_shown = key is not None and self._panes.model.place(key) is not None
        if has_moved or not is_shown:
            self._panes.items.show_chosen([] if key is None else [key])
            self._wanted = None if is_shown else key

    def following(self, *, forward: bool, is_answered: bool) -> Key | None:
        """The next undecided item as shown, or the one before; past the end at the other."""
        items = self._panes.items
        row = items.currentIndex().row() if items.keys() else -1
        # Where the filter has taken the answered item away, the next one stands in its row.
        at = self._row - 1 if is_answered and row < 0 else row
        return self._panes.model.undecided_from(at, forward=forward)

    def first(self) -> Key | None:
        """The first item that is shown, decided or not."""
        return self._panes.model.undecided_from(-1, forward=True, wanted=lambda _row: True)

    def _key(self, place: int | None) -> Key | None:
        return (self._table.document, place) if self._table and place is not None else None

    def _decision(self, place: int | None) -> Decision | None:
        return self._table.items[place].decision if self._table and place is not None else None

    def _filled(self) -> None:
        """Very many rows have come: the one in hand is among them by now."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self._panes.model.place(wanted) is not None:
            self._panes.items.show_chosen([wanted])

    def _show_precedents(self) -> None:
        place = self.place()
        if self._table is not None and place is not None and place < len(self._table.items):
            found = precedents(self._session.project, self._table, place)
            self._panes.detail.show_precedents(found, self._review.columns.looks)
