"""What the wishes of the view and the panels become: one verb of ``ops`` each."""

from collections.abc import Callable, Mapping
from typing import Concatenate

from PySide6.QtCore import QObject, Signal

from annotator.gui.desk import Desk
from annotator.gui.panels.inspector import Target
from annotator.gui.selection import Selection
from annotator.gui.session import Parameters, Result, Session
from annotator.gui.texts import foreign_text, removed_text, repeated_text
from annotator.model.annotation import Fragment, Json
from annotator.ops import annotate
from annotator.ops.repeats import repeat_span
from annotator.store.project import Project


class Verbs(QObject):
    """Edits the layer on the desk, always through ``Session.run``."""

    told = Signal(str)
    held = Signal(object)
    """The label that is held from now on, or None."""

    def __init__(
        self, session: Session, selection: Selection, desk: Desk, parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._desk = desk
        self._last = ""
        self.held_label: str | None = None
        self.undo_key: Callable[[], str] = str
        """The key that takes an edit back, as it is set now; "" when there is none."""

    def _run(
        self,
        verb: Callable[Concatenate[Project, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result | None:
        """Does one verb, unless the work shown is another annotator's, which is said."""
        if not self._desk.is_own:
            self.told.emit(foreign_text(self._desk.shown_annotator))
            return None
        return self._session.follow(verb, *args, **kwargs)

    def add_span(self, fragments: tuple[Fragment, ...], label: str) -> None:
        """Labels words; the view selects the span when it arrives."""
        self._last = label
        document_id, annotator = self._desk.laid.document_id, self._session.annotator
        self._run(annotate.add_span, document_id, annotator, fragments, label)

    def relabel_spans(self, spans: tuple[int, ...], label: str) -> None:
        """Gives spans another label."""
        self._last = label
        self._run(annotate.relabel_spans, spans, label)

    def resize_span(self, span: int, fragments: tuple[Fragment, ...]) -> None:
        """Moves the ends of a span."""
        self._run(annotate.resize_span, span, fragments)

    def repeat(self, span: int) -> None:
        """Labels every further stretch with a span's words, and says how many there were."""
        repeated = self._run(repeat_span, span)
        if repeated is not None:
            self.told.emit(repeated_text(repeated.count, self._undo()))

    def remove(self, spans: tuple[int, ...], relations: tuple[int, ...]) -> None:
        """Removes spans and relations, and says what went with them."""
        removed = self._run(annotate.remove, spans, relations)
        if removed is not None:
            words = removed_text(len(removed.spans), len(removed.relations))
            back = self.tr("{key} brings it back.").format(key=self._undo())
            self.told.emit(f"{words} {back}")

    def _undo(self) -> str:
        return self.undo_key() or self.tr("Undo")

    def remove_chosen(self) -> None:
        """Removes what is selected."""
        chosen = self._selection.selected
        relations = () if chosen.relation is None else (chosen.relation,)
        if chosen.spans or relations:
            self.remove(chosen.spans, relations)

    def add_relation(self, head: int, tail: int, label: str) -> None:
        """Links two spans."""
        self._run(annotate.add_relation, head, tail, label)

    def relabel_relation(self, relation: int, label: str) -> None:
        """Gives a relation another label."""
        self._run(annotate.relabel_relation, relation, label)

    def reverse(self) -> None:
        """Turns the selected relation round."""
        relation = self._selection.selected.relation
        if relation is not None:
            self._run(annotate.reverse_relation, relation)

    def set_attributes(self, target: Target, attributes: Mapping[str, Json]) -> None:
        """Sets the attributes of a span or relation."""
        if target.kind == "span":
            self._run(annotate.annotate_span, target.id, attributes=attributes)
        else:
            self._run(annotate.annotate_relation, target.id, attributes=attributes)

    def set_note(self, target: Target, note: str) -> None:
        """Sets the note of a span or relation."""
        if target.kind == "span":
            self._run(annotate.annotate_span, target.id, note=note)
        else:
            self._run(annotate.annotate_relation, target.id, note=note)

    def hold(self, label: str | None) -> None:
        """Holds a label, so that each words chosen become a span of it; None lets go."""
        self.held_label = label
        if label:
            self._last = label
        self.held.emit(label)

    def toggle_hold(self) -> None:
        """Holds the label used last, or lets go of the one held."""
        if self.held_label is not None:
            self.hold(None)
            return
        labels = [label.name for label in self._session.scheme.entities]
        chosen = self._desk.span(next(iter(self._selection.selected.spans), 0))
        label = chosen.label if chosen else self._last
        if label not in labels:
            label = labels[0] if labels else ""
        self.hold(label or None)
