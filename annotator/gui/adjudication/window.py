"""The window of the reviewer: the text with gold and variants above, the decision table below.

Reading never answers: moving about in the table shows the item in the text, and nothing else.
"""

from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.agreement.decision_items import Item, SpanItem
from annotator.agreement.item_identity import find_again
from annotator.errors import ProjectError, UserError
from annotator.gui.adjudication.answers import Answers
from annotator.gui.adjudication.bar import Bar
from annotator.gui.adjudication.columns import columns_of
from annotator.gui.adjudication.detail import Detail
from annotator.gui.adjudication.items import ItemsTable
from annotator.gui.adjudication.laying import lay
from annotator.gui.adjudication.picture import Picture
from annotator.gui.adjudication.rows import Columns, RowsModel, accepting
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
from annotator.ops.kinds import Kind
from annotator.ops.live_table import LiveTable
from annotator.ops.patterns import precedents
from annotator.store.change import Change

_WATCHED = frozenset({"span", "relation", "layer", "decision", "document", "annotator", "label"})
_REST = 60
"""Milliseconds that somebody must rest on an item before its precedents are looked up."""


def _may_finish(change: Change) -> bool:
    """Whether other documents may be there to settle: an answer changes none, though it makes the
    gold layer."""
    if change.named.kind == Kind.DECIDE:
        return False
    return change.everywhere or bool(change.tables & {"document", "layer"})


@guarded
class AdjudicationWindow(QWidget):
    """Settles the disagreements of one project."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settle disagreements"))
        self._session, self._settings = session, settings
        self._hidden = settings.hides_names
        self._row = -1
        self._live: LiveTable | None = None
        self.columns = Columns()
        self.bar = Bar(self)
        self.text = ComparedText(self)
        self.picture = Picture(self.text)
        self.model = RowsModel(self)
        self.items = ItemsTable(self.model, self)
        self.items.setAccessibleName(self.tr("Items to decide"))
        self.detail = Detail(self)
        self.said = PlainLabel(wrap=True)
        self.answers = Answers(session, self)
        self.tools = Tools(self, session, self.answers)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay()
        self._connect()
        self._read_documents()

    @property
    def table(self) -> DecisionTable | None:
        """The items of the document that is open."""
        return self._live.table if self._live else None

    @property
    def undecided(self) -> int:
        """How many of its items need an answer."""
        return self._live.undecided if self._live else 0

    def _lay(self) -> None:
        self.splitter = lay(self, self.bar, self.text, (self.items, self.detail), self.said)
        self.resize(1240, 860)
        found = self._settings.layout("adjudication")
        if not found.isEmpty():
            self.restoreGeometry(found)

    def _connect(self) -> None:
        """Wishes and facts, by sender."""
        self.bar.names.setChecked(self._hidden)
        self.bar.document_requested.connect(self.open)
        self.bar.shown_requested.connect(self.show_only)
        self.bar.names_requested.connect(self.hide_names)
        self.bar.next_requested.connect(self.finish)
        self.bar.auto_requested.connect(partial(self.perform, "rule"))
        self.bar.feedback_requested.connect(self.tools.report)
        self.items.column_pressed.connect(self.take)
        self.items.command_pressed.connect(self.perform)
        self.items.remove_pressed.connect(self.revoke)
        self.items.picked.connect(self._show_item)
        self.items.entered_on.connect(lambda _key: self.perform("edit"))
        self.detail.note_edited.connect(self._note)
        self.answers.answered.connect(self._answered)
        self.answers.told.connect(self.say)
        self.tools.told.connect(self.say)
        self.tools.document_requested.connect(self.open)
        self.tools.place_requested.connect(self.show_place)
        self._rest.timeout.connect(self._show_precedents)
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
        read = self._session.project.read
        wanted = read.finished_by(2) or read.finished_by(1)
        names = dict(read.document_names())
        self.documents = [row_id for row_id in read.document_ids() if row_id in wanted]
        self.bar.show_documents([(row_id, names[row_id]) for row_id in self.documents])
        if not self.documents:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._live = None
        self.model.show(None, Columns())
        self.text.set_document("", NO_LAYER)
        self.bar.show_progress(0, 0)
        self.say(self.tr("Nobody has finished a document yet: there is nothing to compare."))

    def begin(self, document_id: int) -> None:
        """Opens ``document_id`` if it can be settled, else the first document that can."""
        if self.documents:
            self.open(document_id if document_id in self.documents else self.documents[0])

    def open(self, document_id: int) -> None:
        """Opens a document at its first undecided item."""
        self.detail.commit()
        if not self._read(document_id) or self.table is None:
            return
        self.text.set_scheme(self._session.scheme, self._settings.shown_language)
        self.picture.show_document(self.table, self.columns)
        self.bar.show_document(document_id)
        self.items.fit(len(self.columns.order))
        left = self.table.undecided
        self.go(left[0] if left else 0)
        self._greet()

    def _greet(self) -> None:
        assert self.table is not None
        if len(self.table.annotators) < 2:
            self.say(self.tr("Only one annotator has finished this document: nobody to differ."))
        elif self.table.open:
            told = self.tr("Not finished, so not compared: {names}")
            self.say(told.format(names=", ".join(self.table.open)))
        else:
            self.say("")

    def show_place(self, document_id: int, start: int) -> None:
        """Opens a document at the item that covers a code point."""
        self.open(document_id)
        if self.table is None:
            return
        for place, item in enumerate(self.table.items):
            if isinstance(item, SpanItem) and item.shown.start == start:
                self.go(place)
                return

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
        before = self.table.document
        if self.table.undecided:
            self.say(
                self.tr("Undecided items: {count}; the next one is chosen.").format(
                    count=len(self.table.undecided)
                )
            )
            self.perform("next")
            return
        self._session.run(adjudication.finish_gold, self.table)
        self.tools.open_next(before, self.documents)

    def _read(self, document_id: int) -> bool:
        try:
            self._live = LiveTable(self._session.project, document_id)
        except ProjectError as error:
            self.say(error_text(error))
            return False
        table = self._live.table
        scheme, language = self._session.scheme, self._settings.shown_language
        self.columns = columns_of(table, scheme, language, hidden=self._hidden)
        self.tools.looks = self.columns.looks
        self.model.is_dark = is_dark(self.palette().base().color().name())
        self.model.show(table, self.columns)
        self._show_progress()
        return True

    def _show_progress(self) -> None:
        count = len(self.table.items) if self.table else 0
        self.bar.show_progress(count - self.undecided, count)

    def _changed(self, change: Change) -> None:
        """Reads again what an edit touched, here or in the other window."""
        if _may_finish(change):
            before = self.table.document if self.table else 0
            self._read_documents()
            if before and before not in self.documents:
                self.open(self.documents[0]) if self.documents else self._show_nothing()
                return
        if self.table is None or not (change.everywhere or change.tables & _WATCHED):
            return
        document = self.table.document
        if change.everywhere or document in change.documents or "decision" in change.tables:
            self._follow(change)

    def _follow(self, change: Change) -> None:
        """Shows what an edit did to the items, and no more."""
        live = self._live
        assert live is not None
        before, left, place = live.table, live.undecided, self.current()
        self._row = self.items.currentIndex().row()
        shift = live.follow(change)
        if shift is None:
            self._read_again(before)
            return
        if shift.places is None:
            self.model.show(live.table, self.columns)
        else:
            self.model.follow(live.table, shift.places)
        self.picture.follow(live.delta)
        self._show_progress()
        if live.undecided > left:
            self.say("")  # what was said of the items before is true no more
        if place is not None and self.model.place(place) is None:
            self.items.show_chosen([])  # the filter has taken it away, and Qt chosen another
        if place is None or self.answers.is_under_way:
            return
        if shift.places is None:
            self._keep_in_hand(before.items[place], live.table)
        elif place in shift.places:
            self._show_same(place)

    def _read_again(self, before: DecisionTable) -> None:
        """Reads the document again; the item in hand stays in hand, wherever it stands now."""
        place = self.current()
        item = None if place is None or place >= len(before.items) else before.items[place]
        self._row = self.items.currentIndex().row()
        if not self._read(before.document) or self.table is None:
            return
        self.picture.show_gold(self.table, self.columns)
        if self.table.annotators != before.annotators:
            self.items.fit(len(self.columns.order))
            self._greet()
        elif self.undecided > sum(not item.is_settled for item in before.items):
            self.say("")  # what was said of the items before is true no more
        self.bar.show_document(before.document)
        if item is not None:
            self._keep_in_hand(item, self.table)

    def _keep_in_hand(self, item: Item, table: DecisionTable) -> None:
        place = find_again(item, table.items)
        self.items.show_chosen([] if place is None else [place])
        self._show_same(place)

    def _show_same(self, place: int | None) -> None:
        """The note of the item in hand, which was read again."""
        decision = self.table.items[place].decision if self.table and place is not None else None
        self.detail.show_same(decision.note if decision else "", can_note=decision is not None)

    # -- items ----------------------------------------------------------------------------------

    def current(self) -> int | None:
        """The place of the item in hand."""
        keys = self.items.keys()
        return int(str(keys[0])) if keys else None

    def go(self, place: int) -> None:
        """Takes an item in hand."""
        self.items.show_chosen([place])
        self.items.setFocus()
        self._show_item(place)

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
        place = self.current()
        if self.table is None or place is None or column >= len(self.columns.order):
            return
        who = self.table.annotators[self.columns.order[column]]
        self.answers.take(self.table, place, who)

    def revoke(self) -> None:
        """Takes the answer of the item in hand back."""
        place = self.current()
        if self.table is not None and place is not None:
            self.answers.revoke(self.table, place)

    def _answered(self) -> None:
        """Goes on to the next undecided item, for the answer has been given."""
        if self.table is not None:
            self._walk(forward=True, is_answered=True)

    def _walk(self, *, forward: bool, is_answered: bool = False) -> None:
        rows = self.model.rows()
        here = self.current()
        shown = None if here is None else self.model.place(here)
        # Where the filter has taken the answered item away, the next one stands in its row.
        gone = self._row - 1 if is_answered else -1
        at = gone if shown is None else shown
        ahead = range(at + 1, len(rows)) if forward else range(at - 1, -1, -1)
        rest = range(at + 1) if forward else range(len(rows) - 1, max(at, 0) - 1, -1)
        found = next((i for i in chain(ahead, rest) if not rows[i].item.is_settled), None)
        if found is not None:
            self.go(rows[found].place)
            return
        self._show_same(here)
        if self.table is not None and not self.undecided:
            self.say(self.tr("All items are decided. Ctrl+Enter finishes the document."))

    def _show_item(self, key: object) -> None:
        if self.table is None or not isinstance(key, int) or key >= len(self.table.items):
            return
        item = self.table.items[key]
        self.picture.show_item(self.table, key)
        decision = item.decision
        self.detail.show_note(decision.note if decision else "", can_note=decision is not None)
        self._rest.start()

    def _show_precedents(self) -> None:
        place = self.current()
        if self.table is not None and place is not None and place < len(self.table.items):
            found = precedents(self._session.project, self.table, place)
            self.detail.show_precedents(found, self.columns.looks)

    def _note(self, words: str) -> None:
        place = self.current()
        if self.table is not None and place is not None:
            self.answers.note(self.table, place, words)

    # -- what is shown --------------------------------------------------------------------------

    def show_only(self, what: object) -> None:
        """Shows all items, or those that are open, changed, decided so, or of one cause."""
        self._shown = what
        self.model.set_filter(accepting(what))
        self.items.setFocus()
        rows = self.model.rows()
        if self.current() is None and rows:
            self.go(rows[0].place)

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a signal's
        """Shows letters in a shuffled order instead of names, or names again."""
        self._hidden = self._settings.hides_names = hidden
        if self.table is not None:
            place = self.current()
            self._read(self.table.document)
            self.picture.show_gold(self.table, self.columns)
            self.items.fit(len(self.columns.order))
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

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keeps what was typed and how the window stood."""
        if self._session.is_open:
            self.detail.commit()
        self._settings.set_layout("adjudication", self.saveGeometry())
        super().closeEvent(event)
