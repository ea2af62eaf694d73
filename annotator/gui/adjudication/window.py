"""The window of the reviewer: the text with gold and variants above, the decision table below.

Reading never answers: moving about in the table shows the item in the text, and nothing else.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.agreement.decision_items import Item
from annotator.errors import UserError
from annotator.gui.adjudication.answers import Answers
from annotator.gui.adjudication.bar import Bar
from annotator.gui.adjudication.detail import Detail
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.hand import Hand, Panes
from annotator.gui.adjudication.items import ItemsTable
from annotator.gui.adjudication.laying import lay
from annotator.gui.adjudication.names import unfinished_text
from annotator.gui.adjudication.picture import Picture
from annotator.gui.adjudication.places import place_of
from annotator.gui.adjudication.review import Review, may_finish
from annotator.gui.adjudication.rows import Columns, accepting
from annotator.gui.adjudication.rows_model import RowsModel
from annotator.gui.adjudication.text import ComparedText
from annotator.gui.adjudication.tools import Tools
from annotator.gui.document.canvas import NO_LAYER
from annotator.gui.document.colours import is_dark
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.texts import error_text
from annotator.ops import adjudication
from annotator.ops.adjudication import DecisionTable
from annotator.store.change import Change


@guarded
class AdjudicationWindow(QWidget):
    """Settles the disagreements of one project."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settle disagreements"))
        self._session, self._settings = session, settings
        self.bar = Bar(self)
        self.text = ComparedText(self)
        self.picture = Picture(self.text)
        self.model = RowsModel(self)
        self.review = Review(session, settings, self.model, self)
        self.items = ItemsTable(self.model, self)
        self.items.setAccessibleName(self.tr("Items to decide"))
        self.detail = Detail(self)
        self.said = PlainLabel(wrap=True)
        self.answers = Answers(session, self)
        self.tools = Tools(self, session, self.answers)
        panes = Panes(self.model, self.items, self.picture, self.detail)
        self.hand = Hand(session, self.review, panes, self)
        self._lay()
        self._connect()
        self._read_documents()

    @property
    def table(self) -> DecisionTable | None:
        """The items of the document in hand."""
        return self.review.table

    @property
    def columns(self) -> Columns:
        """Its annotators' columns."""
        return self.review.columns

    @property
    def documents(self) -> list[int]:
        """The documents that can be settled."""
        return self.review.documents

    def _lay(self) -> None:
        self.splitter = lay(self, self.bar, self.text, (self.items, self.detail), self.said)
        self.resize(1240, 860)
        found = self._settings.layout("adjudication")
        if not found.isEmpty():
            self.restoreGeometry(found)

    def _connect(self) -> None:
        """Wishes and facts, by sender."""
        bar, items = self.bar, self.items
        bar.show_choices(self.review.hidden, self.review.everywhere, self.model.by)
        bar.document_requested.connect(self.open)
        bar.shown_requested.connect(self.show_only)
        bar.grouping_requested.connect(self.group_by)
        bar.names_requested.connect(self.hide_names)
        bar.everywhere_requested.connect(self.show_everywhere)
        bar.next_requested.connect(self.finish)
        bar.auto_requested.connect(partial(self.perform, "rule"))
        bar.feedback_requested.connect(self.tools.report)
        items.column_pressed.connect(self.take)
        items.command_pressed.connect(self.perform)
        items.remove_pressed.connect(self.revoke)
        items.picked.connect(self._picked)
        items.entered_on.connect(self._entered)
        self.detail.note_edited.connect(self._note)
        self.detail.note.returnPressed.connect(self.items.setFocus)  # else X is a letter there
        self.answers.answered.connect(self._answered)
        for teller in (self.answers, self.tools, self.review):
            teller.told.connect(self.say)
        self.tools.document_requested.connect(self.open)
        self.tools.place_requested.connect(self.show_place)
        self.model.modelReset.connect(self._show_progress)
        self._session.changed.connect(self._changed)
        self._session.closed.connect(self.close)
        self._session.failed.connect(self._say_error)
        self._session.not_saved.connect(self._say_error)
        for keys, verb in (
            ("Ctrl+Return", self.finish), ("Ctrl+Enter", self.finish),
            ("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self._session.redo),
            ("Ctrl+PgDown", partial(self.step, 1)), ("Ctrl+PgUp", partial(self.step, -1)),
            ("Ctrl+0", self.text.setFocus), ("Escape", self.items.setFocus),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, verb)

    # -- documents ------------------------------------------------------------------------------

    def _read_documents(self) -> None:
        self.bar.show_documents(self.review.read_documents())
        if not self.documents:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self.review.let_go()
        self.text.set_document("", NO_LAYER)
        self.bar.show_progress(0, 0)
        self.say(self.tr("Nobody has finished a document yet: there is nothing to compare."))

    def begin(self, document_id: int) -> None:
        """Opens ``document_id`` if it can be settled, else the first document that can."""
        if self.documents:
            self.open(document_id if document_id in self.documents else self.documents[0])
            if self.review.everywhere:
                self.review.read_all()

    def open(self, document_id: int) -> None:
        """Opens a document at its first undecided item."""
        if self._turn_to(document_id):
            self.go(self.review.first_undecided())

    def _turn_to(self, document_id: int) -> bool:
        """Takes a document in hand and shows its text; False where it has gone."""
        self.detail.commit()
        self.model.is_dark = is_dark(self.palette().base().color().name())
        if not self.review.read(document_id) or self.table is None:
            return False
        self.tools.looks = self.columns.looks
        self.text.set_scheme(self._session.scheme, self._settings.shown_language)
        self.picture.show_document(self.table, self.columns)
        self.bar.show_document(document_id)
        self.items.fit(len(self.columns.order))
        self._show_progress()
        self._greet(self.table)
        return True

    def _greet(self, table: DecisionTable) -> None:
        if len(table.annotators) < 2:
            self.say(self.tr("Only one annotator has finished this document: nobody to differ."))
        elif table.open:
            self.say(unfinished_text(table.open, hidden=self.review.hidden))
        else:
            self.say("")

    def show_place(self, document_id: int, start: int, uid: object = b"") -> None:
        """Opens a document at the item of a span or relation, else at one that covers a place."""
        self.open(document_id)
        place = place_of(self.table.items, start, uid) if self.table is not None else None
        if place is not None:
            self.go(place)

    def step(self, by: int) -> None:
        """The next document of the list, or the one before."""
        if self.table is not None and self.table.document in self.documents:
            place = self.documents.index(self.table.document) + by
            if 0 <= place < len(self.documents):
                self.open(self.documents[place])

    def finish(self) -> None:
        """Finishes the document's gold and opens the next one with undecided items."""
        if self.table is None:
            return
        self.detail.commit()
        before, left = self.table.document, self.review.undecided
        if left:
            told = self.tr("Undecided items: {count}; the next one is chosen.")
            self.say(told.format(count=left))
            self.perform("next")
            return
        if self._session.run(adjudication.finish_gold, self.table):
            self.tools.open_next(before, self.documents)

    def _show_progress(self) -> None:
        self.bar.show_progress(*self.review.progress)

    def _changed(self, change: Change) -> None:
        """Reads again what an edit touched, here or in the other window."""
        if may_finish(change):
            before = self.table.document if self.table else 0
            self._read_documents()
            if before and before not in self.documents:
                self.open(self.documents[0]) if self.documents else self._show_nothing()
                return
        if self.table is not None and self.review.is_touched(change):
            self._follow(change, self.table)

    def _follow(self, change: Change, before: DecisionTable) -> None:
        """Shows what an edit did to the items, and no more; the item in hand stays in hand."""
        place, left, names = self.current(), self.review.undecided, self.columns.names
        self.hand.hold()
        shift, now = self.review.follow(change, place)
        if self.table is None:
            return
        if shift is None:
            self.picture.show_gold(self.table, self.columns)
            self.bar.show_document(before.document)
        else:
            self.picture.follow(self.review.delta)
        self._show_progress()
        if self.columns.names != names:
            self.items.fit(len(self.columns.names))
        if self.table.annotators != before.annotators:
            self._greet(self.table)
        elif self.review.undecided > left:
            self.say("")  # what was said of the items before is true no more
        if place is not None:
            self.hand.keep(now, has_moved=shift is None or shift.places is None)
            if not self.answers.is_under_way:
                self.hand.show_same(now)

    # -- items ----------------------------------------------------------------------------------

    def current(self) -> int | None:
        """The place of the item in hand."""
        return self.hand.place()

    def go(self, place: int) -> None:
        """Takes an item of the document in hand."""
        self.hand.take(place)

    def _picked(self, key: object) -> None:
        """Shows the item that somebody chose, in its document."""
        found = self.review.at(key)
        if found is None or self.table is None:
            return
        if found[0] == self.table.document or self._turn_to(found[0]):
            self.hand.show_item(found[1])

    def _entered(self, key: object) -> None:
        if self.review.at(key) is not None:
            self.perform("edit")
        else:
            self.items.toggle()

    def perform(self, command: str) -> None:
        """Does what a letter means in the table."""
        place = self.current()
        if command == "undo":
            self.undo()
        elif command == "rule":
            self.tools.accept_by_rule(self.table.document if self.table else 0)
        elif command in ("next", "previous"):
            self._walk(forward=command == "next")
        elif self.table is None or place is None:
            return
        elif command == "none":
            self.answers.reject(self.table, place)
        elif command == "later":
            self.answers.postpone(self.table, place)
        elif command == "note":
            self._write_note(self.table.items[place])
        else:
            getattr(self.tools, command)(self.table, place)

    def _write_note(self, item: Item) -> None:
        if item.decision is None:
            self.say(self.tr("Decide the item first; then say why."))
        self.detail.note.setFocus()

    def take(self, column: int) -> None:
        """Takes the variant of the annotator in a column."""
        place, order = self.current(), self.columns.order
        if self.table is None or place is None or column >= len(order):
            return
        if order[column] < 0:
            told = self.tr("{name} has not finished this document.")
            self.say(told.format(name=self.columns.names[column]))
            return
        self.answers.take(self.table, place, self.table.annotators[order[column]])

    def revoke(self) -> None:
        """Takes the answer of the item in hand back."""
        place = self.current()
        if self.table is not None and place is not None:
            self.answers.revoke(self.table, place)

    def _answered(self) -> None:
        """Goes on to the next undecided item, for the answer has been given."""
        if self.table is not None:
            self.tools.remember(self.table, self.answers.last)
            self._walk(forward=True, is_answered=True)

    def _walk(self, *, forward: bool, is_answered: bool = False) -> None:
        found = self.hand.following(forward=forward, is_answered=is_answered)
        if found is not None:
            if self.table is not None and found[0] != self.table.document:
                self._turn_to(found[0])
            self.go(found[1])
            return
        self.hand.show_same(self.current())
        self.say(self._nothing_left())

    def _nothing_left(self) -> str:
        settled, total = self.review.progress
        if settled < total:
            return self.tr("The undecided items are not shown; show all items, or unfold a group.")
        if self.review.everywhere:
            return self.tr("Every item of every document is decided.")
        return self.tr("All items are decided. Ctrl+Enter finishes the document.")

    def _note(self, decision: int, words: str, goes_on: bool) -> None:  # noqa: FBT001 - a signal's
        self.hand.is_noting = True
        try:
            self.answers.note(decision, words, goes_on=goes_on)
        finally:
            self.hand.is_noting = False

    # -- what is shown --------------------------------------------------------------------------

    def show_only(self, what: object) -> None:
        """Shows all items, or those that are open, changed, decided so, or of one cause."""
        self.model.show_only(accepting(what))
        self.items.setFocus()
        first = self.model.undecided_from(-1, forward=True, wanted=lambda _row: True)
        if self.current() is None and first is not None:
            self._picked(first)
            self.go(first[1])

    def group_by(self, by: By) -> None:
        """Puts the items under headings, or under none."""
        place = self.current()
        self.review.group_by(by)
        self._show_again(place)

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a signal's
        """Shows letters in a shuffled order instead of names, or names again."""
        place = self.current()
        self.review.hide_names(hidden)
        self._show_again(place)

    def show_everywhere(self, everywhere: bool) -> None:  # noqa: FBT001 - a signal's
        """Shows the items of all documents in one table, or those of the document in hand."""
        place = self.current()
        self.review.show_all(everywhere)
        self._show_again(place)

    def _show_again(self, place: int | None) -> None:
        if self.table is not None:
            self.picture.show_gold(self.table, self.columns)
            self.items.fit(len(self.columns.order))
            self._show_progress()
            self.go(place or 0)

    def say(self, words: str) -> None:
        """Shows a sentence at the foot of the window."""
        self.said.setText(words)
        if words:
            self.text.announce(words)

    def undo(self) -> None:
        """Takes the newest step back, an answer or not."""
        self._session.undo()

    def _say_error(self, error: UserError) -> None:
        self.say(error_text(error))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A low window has room for the table first."""
        super().resizeEvent(event)
        self.detail.fit(event.size().height())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keeps what was typed and how the window stood."""
        if self._session.is_open:
            self.detail.commit()
        self.model.clear()
        self._settings.set_layout("adjudication", self.saveGeometry())
        super().closeEvent(event)
