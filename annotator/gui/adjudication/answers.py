"""What keys and buttons of the decision table become: one verb of ``ops`` each."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.gui.session import Session
from annotator.gui.texts import relation_count, span_count
from annotator.model.annotation import Fragment
from annotator.ops import adjudication
from annotator.ops.adjudication import DecisionTable
from annotator.ops.gold import Taken


class Answers(QObject):
    """Answers the item that stands in the table, always through ``Session.run``."""

    answered = Signal()
    """The item in hand has an answer now."""
    told = Signal(str)
    """What the answer did beyond its own item; empty where it did nothing else."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.is_under_way = False
        """Whether an answer is being given, after which the next item is taken in hand."""

    def take(self, table: DecisionTable, place: int, annotator: str) -> None:
        """Takes what ``annotator`` has there."""
        self._answer(lambda: self._session.run(adjudication.take, table, place, annotator))

    def reject(self, table: DecisionTable, place: int) -> None:
        """None of them."""
        self._answer(lambda: self._session.run(adjudication.reject, table, place))

    def postpone(self, table: DecisionTable, place: int) -> None:
        """Later."""
        self._answer(lambda: self._session.run(adjudication.postpone, table, place))

    def settle_span(
        self, table: DecisionTable, place: int, fragments: tuple[Fragment, ...], label: str
    ) -> None:
        """A span of the reviewer's own."""
        verb = adjudication.settle_span
        self._answer(lambda: self._session.run(verb, table, place, fragments, label))

    def settle_relation(
        self, table: DecisionTable, place: int, label: str, *, reverse: bool
    ) -> None:
        """A relation of the reviewer's own."""
        verb = adjudication.settle_relation
        self._answer(lambda: self._session.run(verb, table, place, label, reverse=reverse))

    def revoke(self, table: DecisionTable, place: int) -> None:
        """Takes the answer back."""
        done = self._session.run(adjudication.revoke, table, place)
        if done is not None:
            self._tell(done)

    def note(self, table: DecisionTable, place: int, words: str) -> None:
        """Why it was decided so."""
        self._session.run(adjudication.note_decision, table, place, words)

    def _answer(self, verb: Callable[[], Taken | None]) -> None:
        self.is_under_way = True
        try:
            done = verb()
        finally:
            self.is_under_way = False
        if done is not None:
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
