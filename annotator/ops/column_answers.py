"""A rule's answers to the span items of many documents at once, as rows of the tables.

For documents without gold, decisions and relations.  The answers are those that ``auto_accept``
gives to the same items one by one.  Imports NumPy: for use inside of functions alone.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Ints
from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import Rule
from annotator.agreement.rulings import NOBODY, OPEN, sheet, span_causes, span_rulings
from annotator.agreement.span_columns import GroupTable, group_columns
from annotator.model.decision import Answer
from annotator.ops.gold_rows import DecisionRow, GoldRows
from annotator.ops.plain_documents import Layers
from annotator.ops.span_slices import SpanSlice
from annotator.store.decisions import NOTHING_SAID, variant_head
from annotator.store.project import Project


@dataclass(frozen=True)
class SliceAnswers:
    """What a rule answers in one slice: ``groups`` are those it answers, by number, and ``taken``
    the column that it takes of each, or ``NOBODY``."""

    spans: SpanSlice
    table: GroupTable
    groups: Ints
    taken: Ints
    causes: list[Cause]

    @property
    def documents(self) -> int:
        """How many documents anything is answered in."""
        return len(np.unique(self.table.document[self.groups]))

    @property
    def nones(self) -> int:
        """How many answers are "none of them"."""
        return int((self.taken == NOBODY).sum())

    @property
    def left(self) -> int:
        """How many items stay open."""
        return len(self.table.document) - len(self.groups)

    @property
    def by_cause(self) -> Counter[str]:
        """How many of each cause are answered."""
        return Counter(map(str, self.causes))


def slice_answers(project: Project, rule: Rule, layers: Layers) -> SliceAnswers:
    """What ``rule`` answers in some documents."""
    spans = SpanSlice(project, layers)
    table = group_columns(spans.columns)
    found = sheet(table, spans.columns, spans.sizes)
    taken = span_rulings(rule, found)
    groups = np.flatnonzero(taken != OPEN)
    causes = span_causes(found)
    return SliceAnswers(spans, table, groups, taken[groups], [causes[at] for at in groups.tolist()])


def write_answers(rows: GoldRows, rule: Rule, found: SliceAnswers) -> None:
    """Puts gold and decisions of ``found`` into ``rows``."""
    spans, members = found.spans, found.table.rows[found.groups]
    number = found.table.document[found.groups]
    documents = np.array(spans.documents)[number].tolist()
    is_taken = found.taken != NOBODY
    kept = np.flatnonzero(is_taken)
    gold = rows.spans(
        [documents[at] for at in kept.tolist()],
        spans.places(members[kept, found.taken[kept]]),
    )
    uids = iter(gold)
    shown = members[np.arange(len(members)), np.argmax(members >= 0, axis=1)]
    annotator = np.where(is_taken, spans.who[number, np.maximum(found.taken, 0)], -1).tolist()
    rows.decisions(
        DecisionRow(
            document,
            "span",
            str(Answer.TAKEN if by >= 0 else Answer.NONE),
            next(uids) if by >= 0 else None,
            spans.people[by] if by >= 0 else "",
            rule.name,
            str(cause),
            words,
            variants,
        )
        for document, by, cause, words, variants in zip(
            documents,
            annotator,
            found.causes,
            spans.words(shown),
            _variants(spans, number, members),
            strict=True,
        )
    )


def _variants(spans: SpanSlice, number: Ints, members: Ints) -> list[str]:
    """What each layer says of some groups, as the decision table holds it."""
    heads = {by: variant_head(uid) for by, uid in spans.people.items()}
    owners = spans.who[spans.columns.document, spans.columns.who].tolist()
    told = [
        f"{heads[by]}{uid}{said}"
        for by, uid, said in zip(
            owners, spans.uids, spans.said(np.arange(len(spans.uids))), strict=True
        )
    ]
    silent = {by: len(told) + at for at, by in enumerate(heads)}
    told += [f"{head}{NOTHING_SAID}" for head in heads.values()]
    place = np.zeros(max(silent, default=0) + 2, np.int64)
    for by, at in silent.items():
        place[by] = at
    who = spans.who[number]
    rows = np.where(members >= 0, members, place[who])
    texts = np.array(told, object)
    out = np.empty(len(rows), object)
    width = spans.columns.width[number]
    for many in np.unique(width).tolist():
        some = np.flatnonzero(width == many)
        out[some] = [f"[{','.join(one)}]" for one in texts[rows[some, :many]].tolist()]
    found: list[str] = out.tolist()
    return found
