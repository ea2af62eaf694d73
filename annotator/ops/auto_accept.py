"""Items that answer themselves by a stated rule: counted first, then applied as one step of undo.

Only items without any decision are touched, and each decision carries its rule.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.agreement.decision_items import Item, RelationItem, SpanItem
from annotator.agreement.rules import Rule, Ruling, relation_ruling, span_ruling
from annotator.model.annotation import Json
from annotator.model.scheme import Scheme
from annotator.ops.adjudication import DecisionTable, decision_tables
from annotator.ops.gold import WITH_ENDS
from annotator.ops.gold_rows import GoldRows
from annotator.ops.kinds import Kind
from annotator.ops.plain_documents import Layers, plain_layers
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

_AT_ONCE = 20


@dataclass
class Accepted:
    """What a rule settles, or would: items by kind and answer, and those it leaves open.

    ``by_cause`` counts the settled ones by why annotators differed.  ``unknown`` are those of the
    relations that the scheme does not allow between ends of these labels: gold has them all the
    same.
    """

    rule: str
    documents: int = 0
    spans: int = 0
    relations: int = 0
    none: int = 0
    left: int = 0
    unknown: int = 0
    by_cause: Counter[str] = field(default_factory=Counter)

    @property
    def settled(self) -> int:
        """Items that the rule answers."""
        return self.spans + self.relations + self.none

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        return {
            "rule": self.rule,
            "documents": self.documents,
            "spans": self.spans,
            "relations": self.relations,
            "none": self.none,
            "left": self.left,
            "unknown": self.unknown,
            "by_cause": dict(self.by_cause),
        }


@dataclass(frozen=True)
class _Answer:
    place: int
    ruling: Ruling
    rule: str


def preview_rule(
    project: Project, rule: Rule, documents: Sequence[int] | None = None
) -> Steps[Accepted]:
    """Counts what ``rule`` would settle; writes nothing."""
    counts = Accepted(rule.name)
    yield from _ruled(project, rule, documents, counts, None)
    return counts


def auto_accept(
    project: Project, rule: Rule, documents: Sequence[int] | None = None
) -> Steps[Accepted]:
    """Settles what ``rule`` answers, in all documents or in some, as one step of undo."""
    counts = Accepted(rule.name)
    with project.edit(Kind.AUTO_ACCEPT, is_large=True) as edit:
        rows = GoldRows(project, edit)
        yield from _ruled(project, rule, documents, counts, rows)
        rows.write()
        edit.detail = {"rule": rule.name, "count": counts.settled}
        edit.touch(everywhere=True)
    return counts


def _ruled(
    project: Project,
    rule: Rule,
    documents: Sequence[int] | None,
    counts: Accepted,
    rows: GoldRows | None,
) -> Steps[None]:
    """Counts what ``rule`` answers, and puts it into ``rows`` if there are any.

    Documents without gold and decisions are taken by columns, the others one by one.
    """
    ids = project.read.document_ids() if documents is None else documents
    layers = plain_layers(project, ids, rule.least)
    done = yield from _by_columns(project, rule, layers, counts, rows)
    others = [one for one in ids if one not in layers]
    scheme = project.read.scheme()
    for table in decision_tables(project, others, rule.least) if others else ():
        answers = list(_answers(rule, table))
        if rows is not None:
            for answer in answers:
                rows.answer(table, answer.place, answer.ruling.who, answer.rule)
            rows.spill()
        _count(counts, table, answers)
        counts.unknown += _unknown(scheme, table, answers)
        done += 1
        if done % _AT_ONCE == 0:
            yield Step(done, len(ids))


def _by_columns(
    project: Project, rule: Rule, layers: Layers, counts: Accepted, rows: GoldRows | None
) -> Steps[int]:
    """The same for documents that are taken by columns; returns how many these are."""
    if not layers:
        return 0
    # These need NumPy, which starting the program does not.
    from annotator.ops.column_answers import slice_answers, write_answers  # noqa: PLC0415
    from annotator.ops.span_slices import slices  # noqa: PLC0415

    done, scheme = 0, project.read.scheme()
    for some in slices(layers):
        found = slice_answers(project, rule, some)
        counts.documents += found.documents
        counts.left += found.left
        counts.by_cause.update(found.by_cause)
        counts.none += found.nones
        counts.spans += found.kept
        counts.relations += found.relations
        counts.unknown += found.links.unknown(scheme)
        if rows is not None:
            write_answers(rows, rule, found)
            rows.spill()
        done += len(some)
        yield Step(done, len(layers))
    return done


def _answers(rule: Rule, table: DecisionTable) -> Iterator[_Answer]:
    """What ``rule`` answers of one document: spans first, then relations whose ends are gold."""
    gold = {
        place: item.gold is not None
        for place, item in enumerate(table.items)
        if isinstance(item, SpanItem) and item.is_settled
    }
    for place, item in enumerate(table.items):
        if isinstance(item, SpanItem) and _is_open(item):
            ruling = span_ruling(rule, item.variants)
            if ruling is not None:
                gold[place] = ruling.who is not None
                yield _Answer(place, ruling, rule.name)
    for place, item in enumerate(table.items):
        if isinstance(item, RelationItem) and _is_open(item):
            answer = _relation_answer(rule, table, place, item, gold)
            if answer is not None:
                yield answer


def _relation_answer(
    rule: Rule, table: DecisionTable, place: int, item: RelationItem, gold: dict[int, bool]
) -> _Answer | None:
    ends = [gold.get(end) for end in item.ends]
    if any(end is False for end in ends):
        return _Answer(place, Ruling(None), WITH_ENDS)
    if None in ends:
        return None
    ruling = relation_ruling(rule, item, table.items)
    return _Answer(place, ruling, rule.name) if ruling is not None else None


def _unknown(scheme: Scheme, table: DecisionTable, answers: Sequence[_Answer]) -> int:
    """How many of the answers are relations that the scheme does not allow."""
    labels = {place: item.gold.label for place, item in enumerate(table.items) if item.gold}
    count = 0
    for answer in answers:
        item, who = table.items[answer.place], answer.ruling.who
        variant = item.variants[who] if who is not None else None
        if who is None or variant is None:
            continue
        labels[answer.place] = variant.label
        if isinstance(item, RelationItem):
            ends = item.ends[::-1] if item.is_reversed[who] else item.ends
            known = scheme.relation(variant.label)
            head, tail = (labels[end] for end in ends)
            count += known is None or not known.allows(head, tail)
    return count


def _is_open(item: Item) -> bool:
    return item.decision is None and item.gold is None


def _count(counts: Accepted, table: DecisionTable, answers: Sequence[_Answer]) -> None:
    counts.documents += bool(answers)
    counts.left += len(table.undecided) - len(answers)
    for answer in answers:
        item = table.items[answer.place]
        counts.by_cause[str(item.cause)] += 1
        if answer.ruling.who is None or item.variants[answer.ruling.who] is None:
            counts.none += 1
        elif isinstance(item, SpanItem):
            counts.spans += 1
        else:
            counts.relations += 1
