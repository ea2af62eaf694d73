"""Settling disagreements: the decision table of a document, and the answers to its items.

Gold is a layer of its own, made by answers.  Each answer is one step of undo: the gold row, the
decision with who, when, by which rule and about which variants, and whatever follows from it for
the relations that waited for it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from annotator.agreement.decision_items import Item, RelationItem, Sides, SpanItem, words_of
from annotator.agreement.decision_table import document_items
from annotator.errors import EditError
from annotator.model.annotation import Document, Fragment, State, fragments_fault, merged
from annotator.model.decision import Answer, Decision
from annotator.ops.annotate import GOLD
from annotator.ops.gold import GoldWriter, Taken
from annotator.ops.kinds import Kind
from annotator.store.decisions import decisions_of, every_decision
from annotator.store.identity import gold_uid
from annotator.store.project import Project


@dataclass(frozen=True)
class DecisionTable:
    """All that a reviewer sees of one document.

    ``annotators`` are the names of those who finished it, in the order of the columns; ``open``
    names those who have begun and not finished: they are not compared.
    """

    document: int
    name: str
    text: str
    annotators: tuple[str, ...]
    open: tuple[str, ...]
    sides: Sides
    items: tuple[Item, ...]
    says_finished: bool = False
    near: Callable[[int], Sequence[int]] | None = field(default=None, compare=False, repr=False)
    """The places of all items that an answer at a place may touch; None: it is not known."""

    @property
    def is_finished(self) -> bool:
        """Whether gold was finished, and nothing is undecided that came in since."""
        return self.says_finished and not self.undecided

    @property
    def undecided(self) -> tuple[int, ...]:
        """Places of the items that still need an answer."""
        return tuple(place for place, item in enumerate(self.items) if not item.is_settled)

    def words(self, place: int) -> str:
        """The words that an item is known by, decided or not (see ``words_of``)."""
        return words_of(self.items[place], self.items, self.text)


def decision_table(
    project: Project, document_id: int, annotators: Sequence[str] | None = None
) -> DecisionTable:
    """The decision table of a document; of all who finished it, or of those named.

    Raises ProjectError when the document is not there.
    """
    document = project.read.document(
        document_id, layers=annotators and _with_gold(project, annotators)
    )
    return table_of(Known(project), document, decisions_of(project.read, document_id))


def decision_tables(
    project: Project, ids: Sequence[int], least: int = 1
) -> Iterator[DecisionTable]:
    """The tables of many documents, in the order of ``ids``, read in batches.

    Documents that fewer than ``least`` people finished are passed over.
    """
    wanted = project.read.finished_by(least)
    known = Known(project)
    decided: dict[int, list[Decision]] = {}
    mine = [one for one in ids if one in wanted]
    for one in every_decision(project.read, mine):
        decided.setdefault(one.document, []).append(one)
    for document in project.read.documents(mine, layers=None):
        yield table_of(known, document, decided.get(document.id, ()))


@dataclass(frozen=True)
class Finishers:
    """Who have finished documents: their names, in the order in which they joined, and the
    ``most`` of them that finished one and the same."""

    names: tuple[str, ...] = ()
    most: int = 0


def finishers(project: Project, least: int = 1) -> Finishers:
    """Who have finished the documents that at least ``least`` people finished."""
    rows = project.read.all(
        "WITH done AS (SELECT document_id, annotator_id FROM layer JOIN annotator "
        "ON annotator.id = annotator_id WHERE state = 'finished' AND kind <> 'gold'), "
        "wanted AS (SELECT document_id, count(*) AS number FROM done GROUP BY document_id "
        "HAVING count(*) >= ?) "
        "SELECT name, (SELECT max(number) FROM wanted) FROM annotator WHERE id IN "
        "(SELECT annotator_id FROM done JOIN wanted USING (document_id)) ORDER BY id",
        (least,),
    )
    return Finishers(tuple(str(name) for name, _most in rows), rows[0][1] if rows else 0)


class Known:
    """What is the same for all documents."""

    def __init__(self, project: Project) -> None:
        self.people = {one.name: one for one in project.read.annotators()}
        relations = project.read.scheme().relations
        self.symmetric = frozenset(one.name for one in relations if one.symmetric)


def _with_gold(project: Project, names: Sequence[str]) -> list[str]:
    return [*names, *(one.name for one in project.read.annotators() if one.kind == GOLD)]


def table_of(
    known: Known,
    document: Document,
    decisions: Sequence[Decision],
    items: Callable[[Sides], tuple[Item, ...]] = document_items,
) -> DecisionTable:
    """The table of a document with its layers; ``items`` makes its items."""
    gold = None
    done, begun = [], []
    people = known.people
    for layer in sorted(document.layers, key=lambda one: people[one.annotator].id):
        if people[layer.annotator].kind == GOLD:
            gold = layer
        elif layer.state is State.FINISHED:
            done.append(layer)
        else:
            begun.append(layer.annotator)
    who = [people[layer.annotator].uid for layer in done]
    sides = Sides(done, who, gold, tuple(naming_gold(decisions)), known.symmetric)
    return DecisionTable(
        document.id,
        document.name,
        document.text,
        tuple(layer.annotator for layer in done),
        tuple(begun),
        sides,
        items(sides),
        gold is not None and gold.state is State.FINISHED,
    )


def naming_gold(decisions: Sequence[Decision], others: Sequence[Decision] = ()) -> list[Decision]:
    """``decisions``, each rejection with the uid of what it keeps out of gold.

    Where two reviewers' files were merged gold may hold the one's answer while the other's "none of
    them" stands: it is shown with its item, which waits for an answer again.  ``others`` are
    decisions on the document that are known already.
    """
    named = {one.gold for one in (*decisions, *others)}
    return [
        replace(one, gold=uid)
        if one.answer is Answer.NONE
        and one.aside is None
        and not one.gold
        and (uid := gold_uid(one.uid)) not in named
        else one
        for one in decisions
    ]


def take(project: Project, table: DecisionTable, place: int, annotator: str) -> Taken:
    """Answers an item as ``annotator`` did; where they have nothing there, with "none of them".

    Taking a relation takes the ends that gold lacks in the same step, and attaches it to gold's
    own ends where these have other borders or labels.
    """
    who = _column(table, annotator)

    def answer(writer: GoldWriter, at: int) -> Taken:
        return writer.take(at, who)

    return _answered(project, table, place, Answer.TAKEN, answer)


def settle_span(
    project: Project, table: DecisionTable, place: int, fragments: Iterable[Fragment], label: str
) -> Taken:
    """Answers a span item freely, with borders (code points) and label of the reviewer's own.

    A gold span that is there keeps its relations.
    """
    pieces = merged(tuple(fragments))
    fault = fragments_fault(pieces, len(table.text))
    if fault:
        raise EditError("Nothing was labelled: {why}.", why=fault)
    if not isinstance(table.items[place], SpanItem):
        raise EditError("That item is a relation; give it a label and two ends.")

    def answer(writer: GoldWriter, at: int) -> Taken:
        return writer.edit_span(at, pieces, label)

    return _answered(project, table, place, Answer.EDITED, answer)


def settle_relation(
    project: Project, table: DecisionTable, place: int, label: str, *, reverse: bool = False
) -> Taken:
    """Answers a relation item freely: a label, from its first end to the second or back."""
    if not isinstance(table.items[place], RelationItem):
        raise EditError("That item is a span; give it a label and borders.")

    def answer(writer: GoldWriter, at: int) -> Taken:
        return writer.edit_relation(at, label, reverse=reverse)

    return _answered(project, table, place, Answer.EDITED, answer)


def reject(project: Project, table: DecisionTable, place: int) -> Taken:
    """Answers "none of them": stored, and the item is complete.

    A gold span goes with the relations that hang on it; how many is in the answer.
    """
    return _answered(project, table, place, Answer.NONE, GoldWriter.reject)


def relations_by_hand(table: DecisionTable, place: int) -> tuple[int, ...]:
    """Places of the gold relations that hang on an item's gold span and that no rule put there:
    they leave gold with it."""
    near = range(len(table.items)) if table.near is None else table.near(place)
    return tuple(
        at
        for at in near
        if isinstance(item := table.items[at], RelationItem)
        and item.gold is not None
        and place in item.ends
        and (item.decision is None or not item.decision.rule)
    )


def postpone(project: Project, table: DecisionTable, place: int) -> Taken:
    """Answers "later": what gold has stays, the item stays open."""
    return _answered(project, table, place, Answer.LATER, GoldWriter.postpone)


def revoke(project: Project, table: DecisionTable, place: int) -> Taken:
    """Takes an answer back, with what it put into gold; the item is as nobody had seen it."""
    words = table.words(place)
    with project.edit(Kind.REVOKE_DECISIONS) as edit:
        edit.detail = {"text": _short(words), "count": 1}
        part, at = _part(table, place)
        try:
            return GoldWriter(project, edit, part).revoke(at)
        except KeyError:
            raise stale() from None


def note_decision(project: Project, table: DecisionTable, place: int, note: str) -> None:
    """Says why an item was decided as it was.  EditError while it is undecided."""
    decision = table.items[place].decision
    if decision is None:
        raise EditError("Decide the item first; then say why.")
    with project.edit(Kind.NOTE_DECISION) as edit:
        edit.detail = {"text": _short(table.words(place))}
        try:
            edit.update("decision", decision.id, note=note)
        except KeyError:
            raise stale() from None


def finish_gold_of(project: Project, document_id: int) -> None:
    """Finishes a document's gold, of which no table is at hand.  EditError as below."""
    finish_gold(project, decision_table(project, document_id))


def finish_gold(project: Project, table: DecisionTable, *, finished: bool = True) -> State:
    """Finishes a document's gold, or opens it again; returns its state now.

    EditError while items are undecided: gold that says finished is what trainers learn from.
    """
    left = len(table.undecided)
    if finished and left:
        raise EditError(
            "{name} is not finished: {count} items are undecided.", name=table.name, count=left
        )
    state = State.FINISHED if finished else State.OPEN
    with project.edit(Kind.SET_STATE) as edit:
        edit.detail = {"state": str(state)}
        edit.update("layer", GoldWriter(project, edit, table).layer, state=str(state))
    return state


def _answered(
    project: Project,
    table: DecisionTable,
    place: int,
    answer: Answer,
    write: Callable[[GoldWriter, int], Taken],
) -> Taken:
    with project.edit(Kind.DECIDE) as edit:
        edit.detail = {"answer": str(answer), "text": _short(table.words(place))}
        part, at = _part(table, place)
        writer = GoldWriter(project, edit, part)
        try:
            return writer.settled(write(writer, at))
        except KeyError:
            raise stale() from None


def _part(table: DecisionTable, place: int) -> tuple[DecisionTable, int]:
    """The part of a table that an answer at ``place`` may touch, and where that place is in it.

    EditError where what is near is known of other items by now than those of the table.
    """
    if table.near is None:
        return table, place
    try:
        return _cut(table, table.near(place), place)
    except LookupError:
        raise stale() from None


def _cut(table: DecisionTable, places: Sequence[int], place: int) -> tuple[DecisionTable, int]:
    new = {old: at for at, old in enumerate(places)}
    items: list[Item] = []
    for old in places:
        item = table.items[old]
        if isinstance(item, RelationItem):
            item = replace(item, ends=(new[item.ends[0]], new[item.ends[1]]))
        items.append(item)
    return replace(table, items=tuple(items), near=None), new[place]


def _column(table: DecisionTable, annotator: str) -> int:
    if annotator not in table.annotators:
        raise EditError("{name} has not finished {document}.", name=annotator, document=table.name)
    return table.annotators.index(annotator)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"


def stale() -> EditError:
    """What is said where a table is of before."""
    return EditError("The document has changed meanwhile; look at the item again.")
