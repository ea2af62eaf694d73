"""The report to one annotator: where gold came out otherwise than their work, and why."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.agreement.decision_items import (
    Cause,
    Item,
    RelationItem,
    SpanItem,
    differ_in_attributes,
)
from annotator.errors import EditError
from annotator.model.annotation import Json, Relation, Span, span_text
from annotator.ops.adjudication import DecisionTable, decision_tables
from annotator.ops.decision_record import said_line
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

_AT_ONCE = 20


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Changed:
    """One item in which gold differs from the annotator's work.

    ``said`` and ``gold`` are labels with words (of a relation those of both ends, head first) and,
    where these are the difference, attributes; empty where there was nothing.  ``note`` is the
    reviewer's reason, ``rule`` the rule that answered, empty where a person did.  ``start`` is a
    code point of the document, ``uid`` that of what was said, or of gold.  ``said_line`` and
    ``gold_line`` are both as the record of decisions is printed.
    """

    document: int
    name: str
    kind: str
    cause: Cause
    words: str
    said: str
    gold: str
    note: str
    rule: str
    start: int
    uid: bytes = b""
    said_line: str = ""
    gold_line: str = ""


@dataclass
class Feedback:
    """What changed against gold, for one annotator.

    ``documents`` are those that they finished and in which any item is settled; ``spans`` and
    ``relations`` count what they labelled in settled items, ``kept`` how much of it is in gold just
    so.
    """

    annotator: str
    documents: int = 0
    spans: int = 0
    relations: int = 0
    kept: int = 0
    changed: list[Changed] = field(default_factory=list)

    @property
    def by_cause(self) -> Mapping[str, int]:
        """How often for which cause, the most frequent first."""
        return dict(Counter(str(one.cause) for one in self.changed).most_common())

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        return {
            "annotator": self.annotator,
            "documents": self.documents,
            "spans": self.spans,
            "relations": self.relations,
            "kept": self.kept,
            "by_cause": dict(self.by_cause),
            "changed": [
                {
                    "document": one.name,
                    "kind": one.kind,
                    "cause": str(one.cause),
                    "words": one.words,
                    "said": one.said,
                    "gold": one.gold,
                    "note": one.note,
                    "rule": one.rule,
                    "start": one.start,
                }
                for one in self.changed
            ],
        }

    def to_csv(self) -> str:
        """One line an item, with a head; a cell that a spreadsheet would take for a formula is
        led by an apostrophe."""
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(("document", "kind", "cause", "words", "said", "gold", "note", "rule"))
        for one in self.changed:
            cells = (
                one.name, one.kind, str(one.cause), one.words, one.said, one.gold, one.note,
                one.rule,
            )  # fmt: skip
            rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
        return out.getvalue()


def first_with_decisions(project: Project) -> str:
    """The first annotator who has finished a document in which something is decided; "" where
    there is none."""
    rows = project.read.all(
        "SELECT name FROM annotator WHERE kind <> 'gold' AND EXISTS (SELECT 1 FROM layer "
        "WHERE annotator_id = annotator.id AND state = 'finished' AND EXISTS (SELECT 1 "
        "FROM decision WHERE decision.document_id = layer.document_id AND answer <> 'later')) "
        "ORDER BY id LIMIT 1"
    )
    return str(rows[0][0]) if rows else ""


def feedback(project: Project, annotator: str) -> Steps[Feedback]:
    """Compares the work of ``annotator`` with gold, in every settled item.

    Raises EditError when there is no such annotator.
    """
    if project.read.annotator(annotator) is None:
        raise EditError("The project has no annotator {name}.", name=annotator)
    report = Feedback(annotator)
    ids = project.read.document_ids()
    for done, table in enumerate(decision_tables(project, ids), 1):
        if annotator in table.annotators:
            _compare(report, table, table.annotators.index(annotator))
        if done % _AT_ONCE == 0:
            yield Step(done, len(ids))
    return report


def _compare(report: Feedback, table: DecisionTable, who: int) -> None:
    settled = [place for place, item in enumerate(table.items) if item.is_settled]
    report.documents += bool(settled)
    for place in settled:
        item = table.items[place]
        mine = item.variants[who]
        if isinstance(item, SpanItem):
            report.spans += mine is not None
        else:
            report.relations += mine is not None
        cause = _cause(item, who, table)
        if cause is Cause.AGREED:
            report.kept += mine is not None
        elif cause is not None:
            report.changed.append(_changed(table, place, who, cause))


def _cause(item: Item, who: int, table: DecisionTable) -> Cause | None:
    """Why gold differs from what ``who`` said; None where neither has anything."""
    mine, gold = item.variants[who], item.gold
    if mine is None and gold is None:
        return None
    if gold is None:
        return Cause.NOT_IN_GOLD
    if isinstance(item, RelationItem):
        return _relation_cause(item, who, table)
    assert isinstance(gold, Span)
    return _span_cause(mine, gold) if isinstance(mine, Span) else Cause.MISSING


def _span_cause(mine: Span, gold: Span) -> Cause:
    if mine.fragments != gold.fragments:
        return Cause.BOUNDARY if mine.label == gold.label else Cause.BOUNDARY_AND_LABEL
    return _same_but_attributes(mine, gold) if mine.label == gold.label else Cause.LABEL


def _same_but_attributes(mine: Span | Relation, gold: Span | Relation) -> Cause:
    return Cause.ATTRIBUTES if differ_in_attributes((mine, gold)) else Cause.AGREED


def _is_other(said: object, held: object) -> bool:
    if not isinstance(said, Span) or not isinstance(held, Span):
        return False
    return (said.fragments, said.label) != (held.fragments, held.label)


def _relation_cause(item: RelationItem, who: int, table: DecisionTable) -> Cause:
    """The first that applies, in the order in which figures of agreement have causes."""
    mine, gold = item.variants[who], item.gold
    assert isinstance(gold, Relation)
    ends = item.ends[::-1] if item.is_reversed[who] else item.ends
    spans = [table.items[end] for end in ends]
    if any(end.variants[who] is None for end in spans):
        return Cause.ENDPOINT_MISSING
    if any(_is_other(end.variants[who], end.gold) for end in spans):
        return Cause.ENDPOINT_DIFFERS
    if mine is None:
        return Cause.ABSENT
    head = spans[0].gold
    is_turned = head is None or head.id != gold.head
    if is_turned and not {mine.label, gold.label}.intersection(table.sides.symmetric):
        return Cause.REVERSED
    return _same_but_attributes(mine, gold) if mine.label == gold.label else Cause.TYPE


def _changed(table: DecisionTable, place: int, who: int, cause: Cause) -> Changed:
    item = table.items[place]
    mine, gold = item.variants[who], item.gold
    decision = item.decision
    span = item
    while isinstance(span, RelationItem):
        span = table.items[span.ends[0]]
    said, held = _said(mine, table, place, who), _said(gold, table, place, None)
    mine_more, gold_more = _attributes(mine, cause), _attributes(gold, cause)
    return Changed(
        table.document,
        table.name,
        item.kind,
        cause,
        table.words(place),
        _in_cell(said) + mine_more,
        _in_cell(held) + gold_more,
        decision.note if decision else "",
        decision.rule if decision else "",
        span.shown.start,
        (mine or gold or span.shown).uid,
        said_line(*said) + mine_more if said else "",
        said_line(*held) + gold_more if held else "",
    )


def _attributes(one: Span | Relation | None, cause: Cause) -> str:
    """Attributes in brackets, where nothing else tells one from the other."""
    if one is None or not one.attributes or cause is not Cause.ATTRIBUTES:
        return ""
    return f" ({', '.join(f'{name}={value}' for name, value in sorted(one.attributes.items()))})"


def _in_cell(said: tuple[str, list[str]] | None) -> str:
    return f"{said[0]}: {' → '.join(said[1])}" if said else ""


def _said(
    one: Span | Relation | None, table: DecisionTable, place: int, who: int | None
) -> tuple[str, list[str]] | None:
    """Label and words of what a column (None: gold) has at a place, as it has the ends."""
    if one is None:
        return None
    if isinstance(one, Span):
        return one.label, [span_text(table.text, one.fragments)]
    item = table.items[place]
    assert isinstance(item, RelationItem)
    items = [table.items[end] for end in item.ends]
    ends = [end.gold if who is None else end.variants[who] for end in items]
    if ends[0] is None or ends[0].id != one.head:
        ends.reverse()
    return one.label, [
        span_text(table.text, end.fragments) for end in ends if isinstance(end, Span)
    ]
