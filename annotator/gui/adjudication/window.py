"""The window of the reviewer: the text with gold and variants above, the decision table below.

Reading never answers: moving about in the table shows the item in the text, and nothing else.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.agreement.item_identity import find_again
from annotator.gui.adjudication.answers import Answers
from annotator.gui.adjudication.bar import Bar
from annotator.gui.adjudication.commands import Commands
from annotator.gui.adjudication.detail import Detail
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.hand import Hand, Panes
from annotator.gui.adjudication.items import ItemsTable
from annotator.gui.adjudication.laying import lay
from annotator.gui.adjudication.names import greeting
from annotator.gui.adjudication.opening import Opened, Opening
from annotator.gui.adjudication.picture import Picture
from annotator.gui.adjudication.places import Place, place_of
from annotator.gui.adjudication.review import Review, may_finish
from annotator.gui.adjudication.rows import Columns, accepting
from annotator.gui.adjudication.rows_model import RowsModel
from annotator.gui.adjudication.sentence import Sentence
from annotator.gui.adjudication.text import ComparedText
from annotator.gui.adjudication.tools import Tools
from annotator.gui.dialogs.progress import ProgressPane
from annotator.gui.document.canvas import NO_LAYER
from annotator.gui.document.colours import is_dark
from annotator.gui.overrides import guarded
from annotator.gui.session import Session
from annotator.gui.settings import Settings
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
        self._is_stale = False
        """Whether the document in hand must be read anew before anything is answered."""
        self.bar = Bar(self)
        self.text = ComparedText(self)
        self.picture = Picture(self.text)
        self.model = RowsModel(self)
        self.review = Review(session, settings, self.model, self)
        self.items = ItemsTable(self.model, self)
        self.items.setAccessibleName(self.tr("Items to decide"))
        self.detail = Detail(self)
        self.said = Sentence(self.text)
        self.progress = ProgressPane()
        self._lay()
        self._make_hands()
        self._connect()
        self._read_documents()

    def _make_hands(self) -> None:
        session, bar = self._session, self.bar
        for wish in (
            self.items.picked, self.detail.note_edited, bar.shown_requested,
            bar.grouping_requested, bar.names_requested, bar.everywhere_requested,
        ):  # fmt: skip
            wish.connect(self.said.hush)  # first of all: what answers it may say something new
        self.opening = Opening(session, self.progress, self.splitter, self)
        self.answers = Answers(session, self)
        self.tools = Tools(self, session, self.answers, lambda: self.review.table)
        panes = Panes(self.model, self.items, self.picture, self.detail)
        self.hand = Hand(session, self.review, panes, self)
        means = (self.answers, self.tools, self.opening)
        self.commands = Commands(session, self.review, self.hand, means, self)

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
        self.splitter = lay(
            self, self.bar, self.text, (self.items, self.detail), (self.progress, self.said)
        )
        self.resize(1240, 860)
        self.restoreGeometry(self._settings.layout("adjudication"))

    def _connect(self) -> None:
        """Wishes and facts, by sender."""
        bar, items, commands = self.bar, self.items, self.commands
        bar.show_choices(self.review.hidden, self.review.everywhere, self.model.by)
        bar.document_requested.connect(self.open)
        bar.shown_requested.connect(self.show_only)
        bar.grouping_requested.connect(self.group_by)
        bar.names_requested.connect(self.hide_names)
        bar.everywhere_requested.connect(self.show_everywhere)
        bar.next_requested.connect(commands.finish)
        bar.auto_requested.connect(partial(commands.perform, "rule"))
        bar.feedback_requested.connect(self.tools.report)
        items.column_pressed.connect(commands.take)
        items.command_pressed.connect(commands.perform)
        items.remove_pressed.connect(commands.revoke)
        items.picked.connect(self._picked)
        items.entered_on.connect(self._entered)
        self.detail.note_edited.connect(self._note)
        self.detail.note.returnPressed.connect(self.items.setFocus)  # else X is a letter there
        self.answers.answered.connect(commands.lead_on)
        commands.turn_requested.connect(self._turn_to)
        self.opening.left.connect(self._left)
        for teller in (self.answers, self.tools, self.opening, commands):
            teller.told.connect(self.say)
        self.tools.document_requested.connect(self.open)
        self.tools.place_requested.connect(self.show_place)
        self.model.modelReset.connect(self._show_progress)
        self._session.changed.connect(self._changed)
        self._session.closed.connect(self.close)
        self._session.failed.connect(self.said.say_error)
        self._session.not_saved.connect(self.said.say_error)
        for keys, verb in (
            ("Ctrl+Return", commands.finish), ("Ctrl+Enter", commands.finish),
            ("Ctrl+Z", commands.undo), ("Ctrl+Shift+Z", commands.redo),
            ("Ctrl+PgDown", partial(commands.step, 1)), ("Ctrl+PgUp", partial(commands.step, -1)),
            ("Ctrl+0", self.text.setFocus), ("Escape", self._escape),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, verb)

    # -- documents ------------------------------------------------------------------------------

    def _read_documents(self) -> None:
        self.bar.show_documents(self.review.read_documents())
        if not self.documents:
            self._show_nothing()

    def _let_go(self) -> None:
        self.review.let_go()
        self.text.set_document("", NO_LAYER)
        self.hand.let_go()

    def _show_nothing(self) -> None:
        self.opening.stop()
        self._let_go()
        self.bar.show_progress(0, 0)
        self.say(self.tr("Nobody has finished a document yet: there is nothing to compare."))

    def begin(self, document_id: int) -> None:
        """Opens ``document_id`` if it can be settled, else the first document that can."""
        if self.documents:
            self.open(document_id if document_id in self.documents else self.documents[0])

    def shown(self) -> Place:
        """What is shown, for a window that takes the place of this one."""
        document = self.opening.document or (self.table.document if self.table else 0)
        what, folded = self.bar.shown.currentData(), self.model.folded
        return Place(document, self.current(), what, folded)

    def resume(self, place: Place) -> None:
        """Shows what another window showed."""
        self.model.folded = place.folded
        if place.document in self.documents:
            self._turn_to(place.document, partial(self._resumed, place))
        else:
            self.begin(place.document)

    def _resumed(self, place: Place) -> None:
        self.go(self.review.first_undecided())
        self.bar.shown.setCurrentIndex(max(0, self.bar.shown.findData(place.what)))
        if place.item is not None and self.table and place.item < len(self.table.items):
            self.go(place.item)

    def open(self, document_id: int) -> None:
        """Opens a document at its first undecided item."""
        self._turn_to(document_id, lambda: self.go(self.review.first_undecided()))

    def _turn_to(self, document_id: int, then: Callable[[], object]) -> None:
        """Takes a document in hand and shows its text, ``then`` goes on; a long one is read first,
        beside a bar."""
        self.detail.commit()
        self.opening.open(document_id, partial(self._take_in_hand, then))

    def _take_in_hand(self, then: Callable[[], object], opened: Opened) -> None:
        table = opened.live.table
        self._is_stale = False
        self.model.is_dark = is_dark(self.palette().base().color().name())
        self.review.take(opened)
        self._take_looks()
        self.picture.show_document(table, opened.said, self.columns)
        self.bar.show_document(table.document)
        self.items.fit(len(self.columns.order))
        self._show_progress()
        self._greet(table)
        self.items.setFocus()
        then()

    def _take_looks(self) -> None:
        if self.tools.looks != self.columns.looks:  # another scheme
            self.tools.looks = self.columns.looks
            self.text.set_scheme(self._session.scheme, self._settings.shown_language)

    def _left(self) -> None:
        """A document was not read to its end: the one before is in hand still, if any."""
        if self._is_stale:
            self._is_stale = False
            self._let_go()
        self.bar.show_document(self.table.document if self.table else 0)
        self._show_progress()
        self.items.setFocus()
        self.say("" if self.table else self.tr("No document is open; choose one above."))

    def _escape(self) -> None:
        if self.opening.is_busy:
            self.opening.cancel()
        else:
            self.items.setFocus()

    def _greet(self, table: DecisionTable) -> None:
        is_empty, hidden = not table.items, self.review.hidden
        self.say(greeting(table.annotators, table.open, hidden=hidden, is_empty=is_empty))

    def show_place(self, document_id: int, start: int, uid: object = b"") -> None:
        """Opens a document at the item of a span or relation, else at one that covers a place."""
        self._turn_to(document_id, partial(self._go_to, start, uid))

    def _go_to(self, start: int, uid: object) -> None:
        place = place_of(self.table.items, start, uid) if self.table is not None else None
        self.go(self.review.first_undecided() if place is None else place)

    def _show_progress(self) -> None:
        self.bar.show_progress(*self.review.progress)

    def _changed(self, change: Change) -> None:
        """Reads again what an edit touched, here or in the other window."""
        if may_finish(change):
            before, had = self.table.document if self.table else 0, bool(self.documents)
            self._read_documents()
            if not had:
                self.begin(0)
                return
            if before and before not in self.documents:
                self.open(self.documents[0]) if self.documents else self._show_nothing()
                return
        if self.table is not None and self.review.is_touched(change):
            self._follow(change, self.table)

    def _follow(self, change: Change, before: DecisionTable) -> None:
        """Shows what an edit did to the items, and no more; the item in hand stays in hand."""
        place, left, names = self.current(), self.review.undecided, self.columns.names
        self.hand.hold()
        shift = self.review.follow(change)
        if shift is None:
            is_next = self.opening.document in (0, before.document)  # else another comes anyway
            if self._is_stale or not is_next:
                self.review.forget_all()  # for what changed elsewhere as well is followed no more
            self._is_stale = True
            if is_next:
                again = partial(self._take_again, change, before, place, left)
                self.opening.open(before.document, again)
            return
        self.picture.follow(self.review.delta)
        if self.columns.names != names:  # somebody finished another document of all that are shown
            self._fit_columns()
        self._followed(before, place, left, has_moved=shift.places is None)

    def _take_again(
        self, change: Change, before: DecisionTable, place: int | None, left: int, opened: Opened
    ) -> None:
        """The document in hand was read anew, for somebody's work in it has changed."""
        self._is_stale = False
        names = self.columns.names
        self.review.take_again(opened, change)
        self._take_looks()
        self.picture.show_gold(opened.live.table, opened.said, self.columns)
        self.bar.show_document(before.document)
        if self.columns.names != names:
            self.items.fit(len(self.columns.names))
        self._followed(before, place, left, has_moved=True)

    def _followed(
        self, before: DecisionTable, place: int | None, left: int, *, has_moved: bool
    ) -> None:
        if self.table is None:
            return
        self._show_progress()
        if self.table.annotators != before.annotators:
            self._greet(self.table)
        elif self.review.undecided > left:
            self.say("")  # what was said of the items before is true no more
        if place is not None:
            now = find_again(before.items[place], self.table.items) if has_moved else place
            self.hand.keep(now, has_moved=has_moved)
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
        if found[0] == self.table.document:
            self.hand.picked(found[1])
        else:
            self._turn_to(found[0], partial(self.hand.picked, found[1]))

    def _entered(self, key: object) -> None:
        if self.review.at(key) is not None:
            self.commands.perform("edit")
        else:
            self.items.toggle()

    def _note(self, decision: int, words: str, goes_on: bool) -> None:  # noqa: FBT001 - a signal's
        self.hand.is_noting = True
        try:
            self.answers.note(decision, words, goes_on=goes_on)
        finally:
            self.hand.is_noting = False

    # -- what is shown --------------------------------------------------------------------------

    def show_only(self, what: object) -> None:
        """Shows all items, or those that are open, changed, decided so, or of one cause."""
        place = self.current()
        self.model.show_only(accepting(what))
        self.items.setFocus()
        self.commands.stay(place)

    def group_by(self, by: By) -> None:
        """Puts the items under headings, or under none."""
        place = self.current()
        self.review.group_by(by)
        if self.table is not None:
            self.go(place or 0)

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
            self._fit_columns()
            self._show_progress()
            self.go(place or 0)

    def _fit_columns(self) -> None:
        self.picture.show_columns(self.review.said, self.columns)
        self.items.fit(len(self.columns.order))

    def say(self, words: str) -> None:
        """Shows a sentence at the foot of the window."""
        self.said.say(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A low window has room for the table first."""
        super().resizeEvent(event)
        self.detail.fit(event.size().height())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keeps what was typed and how the window stood."""
        self.opening.stop()
        if self._session.is_open:
            self.detail.commit()
        self.answers.end()
        self.model.clear()
        self._settings.set_layout("adjudication", self.saveGeometry())
        super().closeEvent(event)
