"""Walking relations by keys: one after the other at a span, and from a relation to its ends."""

from PySide6.QtCore import QCoreApplication

from annotator.gui.document.choice import Choice
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.model.annotation import Relation, reading_order


class RelationWalk:
    """Steps through the relations of one span, the hub, in the order of their other ends."""

    def __init__(self, sheet: Sheet, scroller: Scroller, choice: Choice, wishes: Wishes) -> None:
        self._sheet = sheet
        self._scroller = scroller
        self._choice = choice
        self._wishes = wishes
        self._hub: int | None = None
        self._last: int | None = None
        """The relation that was walked to last, from which the hub's walk goes on."""

    def step(self, *, forward: bool) -> None:
        """Select the next relation of the selected span, or of the one that was walked before."""
        hub = self._hub_now()
        if hub is None:
            self._wishes.tell(
                QCoreApplication.translate("RelationWalk", "Select a span or a relation first.")
            )
            return
        relations = self._relations(hub)
        if not relations:
            self._wishes.tell(
                QCoreApplication.translate("RelationWalk", "This span has no relation.")
            )
            return
        at = self._place(hub, relations, forward=forward)
        self._hub, self._last = hub, relations[at]
        self._choice.pick_relation(relations[at])
        self._scroller.show_point(self._sheet.content.spans[hub].start)
        self._tell(at, len(relations))

    def follow(self, *, to_tail: bool) -> bool:
        """Go to the tail (or the head) of the selected relation; False when none is selected."""
        content, selected = self._sheet.content, self._choice.selected().relation
        relation = content.relations.get(-1 if selected is None else selected)
        if relation is None:
            return False
        span = content.spans.get(relation.tail if to_tail else relation.head)
        if span is not None:
            self._hub, self._last = span.id, relation.id
            self._choice.pick_spans((span.id,))
            self._choice.put_caret(span.start)
            self._scroller.show_point(span.start)
        return True

    def _hub_now(self) -> int | None:
        selected = self._choice.selected()
        if selected.spans:
            return selected.spans[-1]
        relation = self._sheet.content.relations.get(
            -1 if selected.relation is None else selected.relation
        )
        if relation is None or relation.head not in self._sheet.content.spans:
            return None
        return self._hub if self._hub in (relation.head, relation.tail) else relation.head

    def _place(self, hub: int, relations: list[int], *, forward: bool) -> int:
        """Where in the list the walk comes to; it goes round."""
        selected = self._choice.selected().relation
        here = selected if selected is not None else (self._last if hub == self._hub else None)
        if here not in relations:
            return 0 if forward else len(relations) - 1
        return (relations.index(here) + (1 if forward else -1)) % len(relations)

    def _relations(self, hub: int) -> list[int]:
        spans = self._sheet.content.spans

        def order(relation: Relation) -> tuple[tuple[int, int, int], int]:
            other = relation.tail if relation.head == hub else relation.head
            return (reading_order(spans[other]), relation.id)

        return [r.id for r in sorted(self._sheet.content.relations_of(hub), key=order)]

    def _tell(self, at: int, count: int) -> None:
        sentence = QCoreApplication.translate(
            "RelationWalk", "Relation {number} of {count}. Left: its head, Right: its tail."
        )
        self._wishes.tell(sentence.format(number=at + 1, count=count))
