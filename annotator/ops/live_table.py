"""The decision table of the document in hand, which follows each edit at its own price."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.agreement.decision_items import Item, RelationItem, Sides
from annotator.agreement.runs import Look, nobody
from annotator.agreement.standing import Shift, Standing
from annotator.model.annotation import Document, Layer, LayerDelta, State
from annotator.model.decision import Answer, Decision
from annotator.ops.adjudication import DecisionTable, Known, naming_gold, table_of
from annotator.ops.annotate import GOLD
from annotator.ops.gold import WITH_ENDS
from annotator.store.change import Change
from annotator.store.decisions import decisions_of, decisions_with, decisions_written
from annotator.store.project import Project

_OTHER = frozenset({"document", "text", "label", "label_end"})
_NOTHING = Shift(())


@dataclass(frozen=True)
class Made:
    """A table put together, with what it needs to follow edits."""

    table: DecisionTable
    standing: Standing
    loose: set[int]


def made_table(
    known: Known, document: Document, decisions: Sequence[Decision], look: Look = nobody
) -> Made:
    """Puts the table of a document with its layers together; from values alone, for any thread."""
    found: list[Standing] = []

    def items(sides: Sides) -> tuple[Item, ...]:
        found.append(Standing(sides, look))
        return found[0].items

    table = table_of(known, document, decisions, items)
    places = range(len(table.items))
    return Made(table, found[0], {place for place in places if _is_loose(table.items, place)})


def live_table(project: Project, document_id: int) -> "LiveTable":
    """The table of a document, at once.  ProjectError when it is not there."""
    document = project.read.document(document_id, layers=None)
    return LiveTable(
        project, made_table(Known(project), document, decisions_of(project.read, document_id))
    )


class LiveTable:
    """Holds :attr:`table` and moves it on."""

    def __init__(self, project: Project, made: Made) -> None:
        self._project = project
        self._standing = made.standing
        self._loose = made.loose
        self.table: DecisionTable = replace(made.table, near=self._near)
        self.delta = LayerDelta()
        """What the last edit that was followed did to the gold layer."""

    @property
    def undecided(self) -> int:
        """How many items still need an answer."""
        return self._standing.undecided

    def follow(self, change: Change) -> Shift | None:
        """Moves the table on; None when it must be made anew: an annotator's work has changed, or
        too much to say what."""
        self.delta = LayerDelta()
        if change.everywhere or change.tables & _OTHER:
            return None
        layers = list(self._layers_here(change))
        gold = self._gold()
        held = self.table.sides.gold
        known = {one.id for one in (gold, held) if one is not None}
        if known.issuperset(layers):
            return self._followed(change, gold, layers)
        return None

    def _followed(self, change: Change, gold: Layer | None, layers: list[int]) -> Shift | None:
        written = []
        if "decision" in change.tables:
            found = decisions_written(self._project.read, change.operation.id)
            if found is None:
                return None
            written = found
        if not layers and not written:
            return _NOTHING
        put = decisions_with(self._project.read, written)
        there = {one.id for one in put}
        mine = [one for one in put if one.document == self.table.document]
        known = [one for one in self.table.sides.decisions if one.id not in set(written)]
        mine = naming_gold(mine, known)
        self.delta = self._delta(change, layers)
        shift = self._standing.follow(
            gold, self.delta, mine, [one for one in written if one not in there]
        )
        self.table = replace(
            self.table,
            sides=self._standing.sides,
            items=self._standing.items,
            says_finished=gold is not None and gold.state is State.FINISHED,
        )
        self._notice(shift)
        return shift

    # -- what an answer touches -----------------------------------------------------------------

    def _near(self, place: int) -> list[int]:
        """An item, its ends, the relations at them, those that are to follow, and their ends."""
        items = self.table.items
        item = items[place]
        found = {place, *self._loose}
        for end in item.ends if isinstance(item, RelationItem) else (place,):
            found.update((end, *self._standing.hanging(end)))
        linked = [one for at in found if isinstance(one := items[at], RelationItem)]
        found.update(end for one in linked for end in one.ends)
        return sorted(found)

    def _notice(self, shift: Shift) -> None:
        items = self.table.items
        if shift.places is None:
            self._loose = {place for place in range(len(items)) if _is_loose(items, place)}
            return
        for place in shift.places:
            self._loose.discard(place)
            if _is_loose(items, place):
                self._loose.add(place)

    def _delta(self, change: Change, layers: list[int]) -> LayerDelta:
        parts = [
            self._project.read.delta(change.rows[layer]) for layer in layers if layer in change.rows
        ]
        return LayerDelta(
            tuple(span for part in parts for span in part.spans),
            tuple(relation for part in parts for relation in part.relations),
            frozenset(one for part in parts for one in part.gone_spans),
            frozenset(one for part in parts for one in part.gone_relations),
        )

    def _layers_here(self, change: Change) -> Iterator[int]:
        """Layers of this document that an edit touched, also those that are gone."""
        held = self.table.sides.gold
        for layer in change.layers:
            documents = self._project.read.documents_of(layer)
            if self.table.document in documents or (held is not None and held.id == layer):
                yield layer

    def _gold(self) -> Layer | None:
        """The gold layer without its annotations."""
        read = self._project.read
        name = next((one.name for one in read.annotators() if one.kind == GOLD), None)
        found = read.bare_layer(self.table.document, name) if name is not None else None
        return found if found is not None and found.id else None


def _is_none(item: Item) -> bool:
    decision = item.decision
    return decision is not None and decision.answer is Answer.NONE and item.gold is None


def _is_loose(items: Sequence[Item], place: int) -> bool:
    """Whether the next answer, wherever it is given, takes back that a relation was settled
    with its ends, or brings back what was kept of it."""
    item = items[place]
    if not isinstance(item, RelationItem):
        return False
    decision = item.decision
    if any(_is_none(items[end]) for end in item.ends):
        return decision is None or decision.answer is not Answer.NONE
    there = all(items[end].gold is not None for end in item.ends)
    if decision is None:
        return False
    if decision.aside is not None:
        return there or decision.rule == WITH_ENDS
    return decision.rule == WITH_ENDS and (decision.answer is Answer.NONE or not there)
