"""Items that are alike: answered once for all, and what was decided on the same words before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from annotator.agreement.decision_items import Item, RelationItem, SpanItem, hull, pattern_of
from annotator.errors import EditError
from annotator.model.annotation import Fragment, Relation, Span, attributes_key
from annotator.model.decision import Answer, Decision
from annotator.model.matching import folded
from annotator.ops.adjudication import DecisionTable, decision_tables
from annotator.ops.gold import GoldWriter, Taken
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.decisions import (
    decided_words,
    decisions_on,
    gold_label,
    gold_words,
    words_decided,
)
from annotator.store.project import Project

PATTERN = "pattern"
"""The rule by which items are answered like one that a person answered; after a space follows the
uid of that one's decision, in hexadecimal.  Older decisions have the word alone."""

_MOST_PRECEDENTS = 20


@dataclass(frozen=True)
class Alike:
    """The undecided items of one document that are like the one asked about."""

    document: int
    name: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Like:
    """All undecided items of the project that are like a decided one."""

    words: str
    documents: tuple[Alike, ...] = field(default=())

    @property
    def count(self) -> int:
        """How many items."""
        return sum(len(one.places) for one in self.documents)


def find_alike(project: Project, table: DecisionTable, place: int) -> Steps[Like]:
    """The undecided items with the same words, cause and variants as an item, in all documents."""
    words = table.words(place)
    wanted = pattern_of(table.items[place], table.items, table.text)
    ids = _holding(project, table, place)
    found = []
    for done, other in enumerate(decision_tables(project, ids), 1):
        places = tuple(
            at
            for at, item in enumerate(other.items)
            if _is_open(item, other.items)
            and not (other.document == table.document and at == place)
            and pattern_of(item, other.items, other.text) == wanted
        )
        if places:
            found.append(Alike(other.document, other.name, places))
        yield Step(done, len(ids))
    return Like(words, tuple(found))


def accept_alike(project: Project, table: DecisionTable, place: int) -> Steps[int]:
    """Answers every item like a decided one as that was answered, as one step of undo.

    Returns how many.  EditError while the item itself is undecided.
    """
    decision = table.items[place].decision
    if decision is None or not table.items[place].is_settled:
        raise EditError("Decide the item first; then all items like it.")
    like = yield from find_alike(project, table, place)
    count = 0
    with project.edit(Kind.ACCEPT_PATTERN) as edit:
        places = {one.document: one.places for one in like.documents}
        answer = _answer_of(table, place, decision)
        rule = f"{PATTERN} {decision.uid.hex()}"
        for other in decision_tables(project, list(places)):
            writer = GoldWriter(project, edit, other, rule)
            for at in places[other.document]:
                count += _answer_alike(writer, other.items[at], at, answer)
            writer.settled(Taken())
            yield Step(count, like.count)
        edit.detail = {"text": like.words[:60], "count": count}
    return count


@dataclass(frozen=True, slots=True)
class Precedent:
    """What was decided on the same or similar words: ``label`` is gold's, empty for "none";
    ``gold`` are the words of a gold span, where its borders are others than of ``words``."""

    words: str
    label: str
    gold: str
    rule: str
    note: str
    actor: str
    at: str


def precedents(project: Project, table: DecisionTable, place: int) -> list[Precedent]:
    """Decisions on the same words (first) or words that differ in case, tone placement or spaces
    only, newest first; at most twenty.  The item's own decision is not among them, nor are those
    whose gold is gone: nobody said "none of them" there."""
    words = table.words(place)
    kind, own = table.items[place].kind, table.items[place].decision
    view = _view(words)
    similar = [one for one in decided_words(project.read) if one != words and _view(one) == view]
    found = (
        _precedent(project, one)
        for said in (words, *similar)
        for one in decisions_on(project.read, said)
        if one.kind == kind and one.is_complete and (own is None or one.id != own.id)
    )
    return list(islice(filter(None, found), _MOST_PRECEDENTS))


def _precedent(project: Project, one: Decision) -> Precedent | None:
    label, gold = gold_label(project.read, one), gold_words(project.read, one)
    if not label and one.answer is not Answer.NONE:
        return None
    shown = gold if gold != one.words else ""
    return Precedent(one.words, label, shown, one.rule, one.note, one.actor, one.at)


def pattern_words(project: Project, rule: str) -> str | None:
    """Words of the item after which a pattern's items were answered; None: it is not known."""
    name, _space, uid = rule.partition(" ")
    if name != PATTERN or not uid:
        return None
    try:
        return words_decided(project.read, bytes.fromhex(uid))
    except ValueError:  # a file may hold anything
        return None


def _view(words: str) -> str:
    return " ".join(folded(words, case=False).text.split())


@dataclass(frozen=True)
class _Answered:
    """An answer in terms that do not depend on the document: label, and borders from the item's
    first character (spans) or direction (relations)."""

    is_none: bool
    label: str = ""
    places: tuple[Fragment, ...] = ()
    is_reversed: bool = False
    attributes: str = ""


def _answer_of(table: DecisionTable, place: int, decision: Decision) -> _Answered:
    item = table.items[place]
    if decision.answer is Answer.NONE or item.gold is None:
        return _Answered(is_none=True)
    said = attributes_key(item.gold.attributes)
    if isinstance(item, SpanItem):
        first = _first(item)
        pieces = tuple((a - first, b - first) for a, b in item.gold.fragments)
        return _Answered(is_none=False, label=item.gold.label, places=pieces, attributes=said)
    head = table.items[item.ends[0]].gold
    turned = head is None or item.gold.head != head.id
    return _Answered(is_none=False, label=item.gold.label, is_reversed=turned, attributes=said)


def _answer_alike(writer: GoldWriter, item: Item, place: int, answer: _Answered) -> bool:
    if not writer.is_open(place):
        return False  # a relation that was settled with its ends meanwhile
    if answer.is_none:
        writer.reject(place)
        return True
    who = _same_variant(item, answer)
    if who is not None:
        writer.take(place, who)
    elif isinstance(item, SpanItem):
        first = _first(item)
        pieces = tuple((a + first, b + first) for a, b in answer.places)
        writer.edit_span(place, pieces, answer.label)
    else:
        writer.edit_relation(place, answer.label, reverse=answer.is_reversed)
    return True


def _same_variant(item: Item, answer: _Answered) -> int | None:
    """The column whose variant is just the answer, or that but for its attributes."""
    found = [who for who in range(len(item.variants)) if _says(item, who, answer)]
    alike = (who for who in found if _attributes(item.variants[who]) == answer.attributes)
    return next(alike, found[0] if found else None)


def _attributes(one: Span | Relation | None) -> str:
    return attributes_key(one.attributes) if one is not None else ""


def _says(item: Item, who: int, answer: _Answered) -> bool:
    one = item.variants[who]
    if isinstance(one, Relation) and isinstance(item, RelationItem):
        return (one.label, item.is_reversed[who]) == (answer.label, answer.is_reversed)
    if isinstance(one, Span) and isinstance(item, SpanItem):
        first = _first(item)
        pieces = tuple((a - first, b - first) for a, b in one.fragments)
        return (one.label, pieces) == (answer.label, answer.places)
    return False


def _first(item: SpanItem) -> int:
    return hull(item)[0]


def _is_open(item: Item, items: Sequence[Item]) -> bool:
    """Whether nobody has said anything yet, nor left out of gold what the item would put there."""
    if item.decision is not None or item.gold is not None:
        return False
    ends = [items[end] for end in item.ends] if isinstance(item, RelationItem) else []
    return all(end.gold is not None or end.decision is None for end in ends)


def _holding(project: Project, table: DecisionTable, place: int) -> Sequence[int]:
    """Documents whose text holds the words of an item (of a relation: of its head)."""
    item = table.items[place]
    while isinstance(item, RelationItem):
        item = table.items[item.ends[0]]
    start, stop = hull(item)
    return list(_with_words(project, table.text[start:stop]))


def _with_words(project: Project, words: str) -> Iterator[int]:
    rows = project.read.all("SELECT id FROM text WHERE instr(text, ?) > 0 ORDER BY id", (words,))
    for (row_id,) in rows:
        yield row_id
