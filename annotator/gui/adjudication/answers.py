"""What keys and buttons of the decision table become: one verb of ``ops`` each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.agreement.decision_items import Item
from annotator.gui import ask
from annotator.gui.adjudication.kept_notes import KeptNotes
from annotator.gui.plain import joined, one_line
from annotator.gui.session import Session
from annotator.gui.texts import relation_count, span_count
from annotator.model.annotation import Fragment
from annotator.ops import adjudication
from annotator.ops.adjudication import DecisionTable
from annotator.ops.gold import Taken
from annotator.ops.noting import Draft, write_note

_NAMED = 8


class Answers(QObject):
    """Answers the item that stands in the table, always through ``Session.run``."""

    answered = Signal()
    """The item in hand has an answer now."""
    told = Signal(str)
    """What the answer did beyond its own item; empty where it did nothing else."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.last: tuple[int, Item] | None = None
        """The item that was answered last, as it was before, and its place then."""
        self.is_under_way = False
        """Whether an answer is being given, after which the next item is taken in hand."""
        self._draft: Draft | None = None
        self._kept = KeptNotes(session)

    def take(self, table: DecisionTable, place: int, annotator: str) -> None:
        """Takes what ``annotator`` has there."""
        who = table.annotators.index(annotator)
        if table.items[place].variants[who] is not None or self._may_go(table, place):
            self._answer(table, place, adjudication.take, annotator)

    def reject(self, table: DecisionTable, place: int) -> None:
        """None of them."""
        if self._may_go(table, place):
            self._answer(table, place, adjudication.reject)

    def postpone(self, table: DecisionTable, place: int) -> None:
        """Later."""
        self._answer(table, place, adjudication.postpone)

    def settle_span(
        self, table: DecisionTable, place: int, fragments: tuple[Fragment, ...], label: str
    ) -> None:
        """A span of the reviewer's own."""
        self._answer(table, place, adjudication.settle_span, fragments, label)

    def settle_relation(
        self, table: DecisionTable, place: int, label: str, *, reverse: bool
    ) -> None:
        """A relation of the reviewer's own."""
        verb = partial(adjudication.settle_relation, reverse=reverse)
        self._answer(table, place, verb, label)

    def revoke(self, table: DecisionTable, place: int) -> None:
        """Takes the answer back."""
        if not self._may_go(table, place):
            return
        done = self._session.run(adjudication.revoke, table, place)
        if done is not None:
            self._tell(done)

    def note(self, decision: int, words: str, *, goes_on: bool) -> None:
        """Why it was decided so.  While somebody ``goes_on`` writing, it is one step of undo."""
        if self._session.has_unsaved:  # it would be refused, and nobody types it twice
            self._kept.keep(decision, words)
            self._draft = None
        else:
            self._draft = self._session.run(write_note, decision, words, self._draft)
        if not goes_on:
            self._draft = None

    def end(self) -> None:
        """The window goes."""
        self._kept.end()

    def _may_go(self, table: DecisionTable, place: int) -> bool:
        """Asks before a gold span goes on which relations hang that a person settled."""
        hanging = adjudication.relations_by_hand(table, place)
        if not hanging:
            return True
        told = self.tr("Relations that a person settled leave gold with this span:")
        said = ((table.items[at].shown.label, table.words(at)) for at in hanging[:_NAMED])
        lines = [joined(one, ": ") for one in said]
        if len(hanging) > _NAMED:
            lines.append("…")
        question = "\n".join([told, "", *map(one_line, lines)])
        return ask.confirm(self._window, question, self.tr("Go on"))

    def _answer(
        self, table: DecisionTable, place: int, verb: Callable[..., Taken], *said: object
    ) -> None:
        self.is_under_way = True
        try:
            done = self._session.run(verb, table, place, *said)
        finally:
            self.is_under_way = False
        if done is not None:
            self.last = (place, table.items[place])
            self._tell(done)
            self.answered.emit()

    def _tell(self, done: Taken) -> None:
        self.told.emit(taken_text(done))


def taken_text(done: Taken) -> str:
    """What an answer did beyond its own item, or nothing."""
    translate = QCoreApplication.translate
    parts = []
    if done.ends:
        told = translate("Answers", "Taken with the relation: {spans}.")
        parts.append(told.format(spans=span_count(done.ends)))
    if done.reattached:
        told = translate("Answers", "Re-attached to gold's own {spans}, which differ.")
        parts.append(told.format(spans=span_count(done.reattached)))
    if done.settled:
        told = translate("Answers", "Settled with the ends: {relations}.")
        parts.append(told.format(relations=relation_count(done.settled)))
    if done.dropped:
        told = translate("Answers", "Left gold with the span: {relations}.")
        parts.append(told.format(relations=relation_count(done.dropped)))
    if done.unknown:
        told = translate("Answers", "In gold, though the scheme does not allow them: {relations}.")
        parts.append(told.format(relations=relation_count(done.unknown)))
    if not done.is_allowed:
        parts.append(translate("Answers", "The scheme allows no such relation between these ends."))
    return " ".join(parts)
