"""What the keys and buttons of the reviewer's window do; a key that cannot act says why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.agreement.decision_items import Item
from annotator.gui.adjudication.answers import Answers
from annotator.gui.adjudication.hand import Hand
from annotator.gui.adjudication.opening import Opening
from annotator.gui.adjudication.places import changed_place, place_of
from annotator.gui.adjudication.review import Review
from annotator.gui.adjudication.rows_model import Key
from annotator.gui.adjudication.tools import Tools
from annotator.gui.history_words import language
from annotator.gui.plain import one_line, phrased
from annotator.gui.session import REFUSED, Session
from annotator.gui.texts import operation_name
from annotator.ops import adjudication
from annotator.ops.adjudication import DecisionTable
from annotator.store.change import Change

_OF_AN_ITEM = frozenset({"none", "later", "edit", "alike", "note"})
_ASKING = frozenset({"edit", "alike"})
_KEPT = 59
"""Code points of an item's words that the log keeps for certain."""


class Commands(QObject):
    """Answers the item in hand, or goes to another."""

    told = Signal(str)
    turn_requested = Signal(int, object)
    """Another document, and what to do once it is in hand."""

    def __init__(
        self,
        session: Session,
        review: Review,
        hand: Hand,
        means: tuple[Answers, Tools, Opening],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._review, self._hand = session, review, hand
        self._answers, self._tools, self._opening = means

    def perform(self, command: str) -> None:
        """Does what a letter means in the table."""
        if self._is_held_up():
            return
        if command in _ASKING and not self._session.retry():  # asked on items as they are then
            self._session.not_saved.emit(REFUSED)
        elif command in _OF_AN_ITEM:
            self._on_item(partial(self._answer, command))
        elif command == "undo":
            self.undo()
        elif command == "rule":
            table = self._review.table
            self._tools.accept_by_rule(table.document if table else 0)
        else:
            self._walk(forward=command == "next")

    def take(self, column: int) -> None:
        """Takes the variant of the annotator in a column."""
        if not self._is_held_up():
            self._on_item(partial(self._take, column))

    def revoke(self) -> None:
        """Takes the answer of the item in hand back."""
        if not self._is_held_up():
            self._on_item(self._answers.revoke)

    def undo(self) -> None:
        """Takes the newest step back, an answer or not."""
        if not self._is_held_up():
            self._travel(self._session.undo, self.tr("Taken back: {what}."))

    def redo(self) -> None:
        """Does again what was undone last."""
        if not self._is_held_up():
            self._travel(self._session.redo, self.tr("Done again: {what}."))

    def _travel(self, verb: Callable[[], object], told: str) -> None:
        """Takes a step back, or does it again, says which, and goes to the item that it is about.

        Nothing is said where nothing was done: the session has told why.
        """
        items = tuple(self._review.table.items) if self._review.table else ()
        heard: list[Change] = []
        hearing = self._session.changed.connect(heard.append)
        try:
            verb()
        finally:
            self._session.changed.disconnect(hearing)
        if not heard:
            return
        change, table = heard[-1], self._review.table
        name = operation_name(change.named, self._session.scheme, language())
        words = phrased(told, what=one_line(name))
        elsewhere = set(self._review.documents) & change.documents
        if table is not None and (change.everywhere or table.document in change.documents):
            said = str(change.named.detail.get("text", ""))[:_KEPT]
            place = changed_place(items, table.items, lambda at: table.words(at)[:_KEPT] == said)
            if place is not None and not self._opening.is_busy:
                self._hand.take(place)
        elif "decision" in change.tables and len(elsewhere) == 1:
            self.turn_requested.emit(elsewhere.pop(), partial(self._arrive, change, words))
            return
        self.told.emit(words)

    def _arrive(self, change: Change, words: str) -> None:
        """In the document of the step that was taken back: at its item, as far as it is known."""
        found, place = self._session.project.touched(change.operation.id), None
        if found is not None and found.is_gone and found.table == "span" and self._review.table:
            place = place_of(self._review.table.items, found.start, b"")
        self._hand.take(self._review.first_undecided() if place is None else place)
        self.told.emit(words)

    def finish(self) -> None:
        """Finishes the document's gold and opens the next one with undecided items."""
        table = self._review.table
        if self._is_held_up():
            return
        if table is None:
            self.told.emit(self.tr("No document is open; choose one above."))
            return
        self._hand.commit()
        left = self._review.undecided
        if left:
            told = self.tr("Undecided items: {count}; the next one is chosen.")
            self.told.emit(told.format(count=left))
            self._walk(forward=True)
        elif self._session.run(adjudication.finish_gold, self._review.table or table):
            self._tools.open_next(table, self._review.documents)

    def step(self, by: int) -> None:
        """The next document of the list, or the one before."""
        table, documents = self._review.table, self._review.documents
        if table is None or table.document not in documents:
            return
        place = documents.index(table.document) + by
        if 0 <= place < len(documents):
            self.turn_requested.emit(documents[place], self._begin)
        else:
            told = QCoreApplication.translate(
                "AdjudicationWindow", "There is no further document that way."
            )
            self.told.emit(told)

    def _begin(self) -> None:
        self._hand.take(self._review.first_undecided())

    def lead_on(self) -> None:
        """Goes on to the next undecided item, for the answer has been given."""
        if self._review.table is not None and not self._opening.is_busy:
            self._tools.remember(self._review.table, self._answers.last)
            self._walk(forward=True, is_answered=True)

    def _answer(self, command: str, table: DecisionTable, place: int) -> None:
        if command == "none":
            self._answers.reject(table, place)
        elif command == "later":
            self._answers.postpone(table, place)
        elif command == "note":
            self._write_note(table.items[place])
        else:
            getattr(self._tools, command)(table, place)

    def _take(self, column: int, table: DecisionTable, place: int) -> None:
        columns = self._review.columns
        if not 0 <= column < len(columns.order):
            told = self.tr("Nobody stands in column {number}; there are {count}.")
            self.told.emit(told.format(number=column + 1, count=len(columns.order)))
        elif columns.order[column] < 0:
            told = self.tr("{name} has not finished this document.")
            self.told.emit(phrased(told, name=columns.names[column]))
        else:
            self._answers.take(table, place, table.annotators[columns.order[column]])

    def _write_note(self, item: Item) -> None:
        if item.decision is None:
            self.told.emit(self.tr("Decide the item first; then say why."))
        self._hand.note()

    def _walk(self, *, forward: bool, is_answered: bool = False) -> None:
        found = self._hand.following(forward=forward, is_answered=is_answered)
        if found is None:
            self._hand.show_same(self._hand.place())
            self.told.emit(self._nothing_left())
        else:
            self.go(found)

    def stay(self, place: int | None) -> None:
        """Keeps an item in hand where it is still shown, else takes the first that is."""
        self._hand.keep(place, has_moved=True)
        first = self._hand.first()
        if self._hand.place() is None and first is not None:
            self.go(first)

    def go(self, key: Key) -> None:
        """Takes an item in hand, in its document."""
        document, place = key
        if self._review.table is None or document != self._review.table.document:
            self.turn_requested.emit(document, partial(self._hand.take, place))
        else:
            self._hand.take(place)

    def _nothing_left(self) -> str:
        settled, total = self._review.progress
        if self._review.table is None:
            return self.tr("No document is open; choose one above.")
        if settled < total:
            return self.tr("The undecided items are not shown; show all items, or unfold a group.")
        if self._review.everywhere:
            return self.tr("Every item of every document is decided.")
        return self.tr("All items are decided. Ctrl+Enter finishes the document.")

    # -- why a key cannot act -------------------------------------------------------------------

    def _is_held_up(self) -> bool:
        if self._opening.is_busy:
            self._opening.say_busy()
        else:
            self.told.emit("")  # what the step before told is true no more
        return self._opening.is_busy

    def _on_item(self, verb: Callable[[DecisionTable, int], object]) -> None:
        table, place = self._review.table, self._hand.place()
        if table is not None and place is not None:
            verb(table, place)
        elif table is None:
            self.told.emit(self.tr("No document is open; choose one above."))
        elif self._hand.is_on_heading:
            self.told.emit(self.tr("This is the heading of a group; choose an item below it."))
        else:
            self.told.emit(self.tr("No item is chosen."))
