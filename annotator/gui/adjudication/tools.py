"""The larger tools of adjudication: edit freely, all alike, rules, reports, the next document."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.agreement.decision_items import Item, SpanItem
from annotator.agreement.item_identity import find_again
from annotator.errors import UserError
from annotator.gui import ask
from annotator.gui.adjudication.answers import Answers
from annotator.gui.adjudication.names import answer_name
from annotator.gui.adjudication.rows import Columns, gold_cell
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.models.spans import Looks
from annotator.gui.plain import isolated, one_line, phrased
from annotator.gui.session import REFUSED, Session
from annotator.gui.tasks import Task
from annotator.gui.texts import document_count
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable, decision_table, stale
from annotator.ops.long_documents import next_undecided
from annotator.ops.patterns import Like, accept_alike, find_alike
from annotator.ops.steps import Steps

_NAMED = 8


class Tools(QObject):
    """What needs a dialog, or more than a moment."""

    told = Signal(str)
    document_requested = Signal(int)
    place_requested = Signal(int, int, object)
    """A document, a code point in it, and the uid of a span or relation there."""

    def __init__(
        self, window: QWidget, session: Session, answers: Answers,
        live: Callable[[], DecisionTable | None],
    ) -> None:  # fmt: skip
        """``live`` is the table as it is now, whatever changed while a dialog was open."""
        super().__init__(window)
        self._live = live
        self._window = window
        self._session = session
        self._answers = answers
        self.looks: Looks = {}
        """Titles and colours of the labels, as the table shows them."""
        self._last: tuple[int, int] | None = None
        """The document and the decision that somebody made last."""

    def remember(self, table: DecisionTable, last: tuple[int, Item] | None) -> None:
        """Notes which item was answered last: A offers that answer for others."""
        place = _place_now(*last, table.items) if last is not None else None
        decision = table.items[place].decision if place is not None else None
        self._last = (table.document, decision.id) if decision is not None else None

    def edit(self, table: DecisionTable, place: int) -> None:
        """Asks for borders and label of the reviewer's own."""
        from annotator.gui.adjudication.edit import EditRelation, EditSpan  # noqa: PLC0415

        item, scheme = table.items[place], self._session.scheme
        if isinstance(item, SpanItem):
            span = EditSpan(table, place, scheme, self.looks, self._window)
            if self._accepted(span) and (now := self._now(table, item, place)):
                self._answers.settle_span(*now, span.fragments, span.label)
            return
        relation = EditRelation(table, place, scheme, self.looks, self._window)
        if self._accepted(relation) and (now := self._now(table, item, place)):
            self._answers.settle_relation(*now, relation.label, reverse=relation.is_reversed)

    def _now(
        self, table: DecisionTable, item: Item, place: int
    ) -> tuple[DecisionTable, int] | None:
        """Where an item is by now; where it has gone that is said."""
        live = self._live()
        if live is table:
            return table, place
        found = find_again(item, live.items) if live and live.document == table.document else None
        if live is None or found is None:
            self._session.failed.emit(stale())
            return None
        return live, found

    def alike(self, table: DecisionTable, place: int) -> None:
        """Answers all items like this one, or like the one decided last where this one is not, as
        that was answered; their number is shown first."""
        project = self._session.project
        if not _is_decided(table.items[place]):
            found = self._decided_last(table)
            if found is None:
                self.told.emit(self.tr("Decide the item first; A then accepts all items like it."))
                return
            table, place = found
        like = self._done(find_alike(project, table, place), self.tr("Looking for items alike"))
        if not isinstance(like, Like):
            return
        if not like.count:
            self.told.emit(self.tr("No undecided item is like this one."))
            return
        if self._confirmed(like, table, table.items[place]):
            count = self._done(accept_alike(project, table, place), self.tr("Accepting"))
            if isinstance(count, int):
                self.told.emit(self.tr("Items answered alike: {count}.").format(count=count))

    def _decided_last(self, table: DecisionTable) -> tuple[DecisionTable, int] | None:
        document, decision = self._last or (0, 0)
        project = self._session.project
        if document != table.document and document in project.read.document_ids():
            table = decision_table(project, document)
        for place, item in enumerate(table.items if document == table.document else ()):
            if item.decision is not None and item.decision.id == decision and _is_decided(item):
                return table, place
        return None

    def accept_by_rule(self, document: int) -> None:
        """Lets a rule answer, after its counts were seen."""
        from annotator.gui.adjudication.rules import RulesDialog  # noqa: PLC0415 - at need

        dialog = RulesDialog(self._session, document, self._window)
        dialog.told.connect(self.told)
        self._accepted(dialog)

    def report(self) -> None:
        """Shows an annotator's report against gold."""
        from annotator.gui.adjudication.feedback import FeedbackDialog  # noqa: PLC0415 - at need

        dialog = FeedbackDialog(self._session, self.looks, self._window)
        dialog.place_requested.connect(self.place_requested)
        self._accepted(dialog)

    def open_next(self, finished: DecisionTable, ids: Sequence[int]) -> None:
        """Looks for the next of ``ids`` after the one ``finished`` that has undecided items."""
        document = finished.document
        place = ids.index(document) + 1 if document in ids else 0
        later = [*ids[place:], *ids[:place]]
        found = self._done(
            next_undecided(self._session.project, later), self.tr("Looking for the next document")
        )
        if isinstance(found, int) and found and found != document:
            self.document_requested.emit(found)
        elif found is not None:
            told = self.tr("Gold of “{name}” is finished. Every item of every document is decided.")
            self.told.emit(phrased(told, name=one_line(finished.name)))

    def _done(self, steps: Steps[object], title: str) -> object:
        """The result of long work; None where it failed or was cancelled."""
        if not self._session.retry():
            self._session.not_saved.emit(REFUSED)
            return None
        dialog = ProgressDialog(title, title + "…", Task(steps, self), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            return dialog.outcome
        error: UserError | None = dialog.error
        if error is not None:
            self._session.failed.emit(error)
        return None

    def _confirmed(self, like: Like, table: DecisionTable, item: Item) -> bool:
        """Asks with the answer that will be given: by now another item is in hand."""
        decision = item.decision
        answer = gold_cell(table, item, Columns(looks=self.looks)) if item.gold else ""
        told = self.tr("Accept all items like “{words}”: {count}, in {documents}?")
        action = self.tr("Accept all")
        if decision is not None and decision.answer is Answer.NONE:
            told = self.tr("Reject all items like “{words}”: {count}, in {documents}?")
            action = self.tr("Reject all")
            answer = answer_name(decision.answer)
        question = phrased(
            told,
            count=like.count,
            words=one_line(like.words),
            documents=document_count(len(like.documents)),
        )
        names = [
            f"{isolated(one_line(one.name))}: {len(one.places)}" for one in like.documents[:_NAMED]
        ]
        if len(like.documents) > _NAMED:
            names.append("…")
        given = phrased(self.tr("Answer: {answer}"), answer=answer)
        return ask.confirm(self._window, "\n".join([question, given, "", *names]), action)

    @staticmethod
    def _accepted(dialog: QDialog) -> bool:
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted


def _place_now(place: int, item: Item, items: Sequence[Item]) -> int | None:
    """Where an item is that stood at ``place``: there still, as a rule."""
    if place < len(items) and any(item.variants) and items[place].variants == item.variants:
        return place
    return find_again(item, items)


def _is_decided(item: Item) -> bool:
    return item.decision is not None and item.is_settled
