"""A rule's answers to the span items of many documents at once, as rows of the tables.

For documents without gold and decisions.  The answers are those that ``auto_accept``
gives to the same items one by one.  Imports NumPy: for use inside of functions alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Ints
from annotator.agreement.decision_items import Cause
from annotator.agreement.decision_table import SAME_SPAN
from annotator.agreement.rules import Rule
from annotator.agreement.rulings import NOBODY, OPEN, sheet, span_causes, span_rulings
from annotator.agreement.span_columns import GroupTable, group_columns
from annotator.ops.gold_rows import GoldRows
from annotator.ops.plain_documents import Layers
from annotator.ops.relation_answers import (
    RelationAnswers,
    SpanRulings,
    relation_answers,
    write_relations,
)
from annotator.ops.span_slices import SpanSlice
from annotator.store.decisions import NOTHING_SAID, said_text
from annotator.store.identity import decision_uids, gold_uids
from annotator.store.project import Project


@dataclass(frozen=True)
class SliceAnswers:
    """What a rule answers in one slice: ``groups`` are those of the spans that it answers, by
    number, and ``taken`` the column that it takes of each, or ``NOBODY``."""

    spans: SpanSlice
    table: GroupTable
    groups: Ints
    taken: Ints
    causes: list[Cause]
    links: RelationAnswers

    @property
    def documents(self) -> int:
        """How many documents anything is answered in."""
        both = (self.table.document[self.groups], self.links.documents)
        return len(np.unique(np.concatenate(both)))

    @property
    def nones(self) -> int:
        """How many answers are "none of them"."""
        return int((self.taken == NOBODY).sum()) + len(self.links.answers) - self.relations

    @property
    def kept(self) -> int:
        """How many spans gold gets."""
        return int((self.taken != NOBODY).sum())

    @property
    def relations(self) -> int:
        """How many relations gold gets."""
        return sum(one.taken is not None for one in self.links.answers)

    @property
    def left(self) -> int:
        """How many items stay open."""
        return len(self.table.document) - len(self.groups) + self.links.left

    @property
    def by_cause(self) -> Counter[str]:
        """How many of each cause are answered."""
        return Counter(map(str, (*self.causes, *(one.cause for one in self.links.answers))))


def slice_answers(project: Project, rule: Rule, layers: Layers) -> SliceAnswers:
    """What ``rule`` answers in some documents."""
    spans = SpanSlice(project, layers)
    table = group_columns(spans.columns)
    found = sheet(table, spans.columns, spans.sizes)
    taken = span_rulings(rule, found)
    groups = np.flatnonzero(taken != OPEN)
    causes = span_causes(found)
    links = relation_answers(project, rule, SpanRulings(spans, table, taken, causes))
    mine = [causes[at] for at in groups.tolist()]
    return SliceAnswers(spans, table, groups, taken[groups], mine, links)


def write_answers(rows: GoldRows, rule: Rule, found: SliceAnswers) -> None:
    """Puts gold and decisions of ``found`` into ``rows``."""
    spans, members = found.spans, found.table.rows[found.groups]
    number = found.table.document[found.groups]
    documents = np.array(spans.documents)[number]
    kept = np.flatnonzero(found.taken != NOBODY)
    ids = documents.tolist()
    every = spans.uids
    said = [[every[at] for at in row if at >= 0] for row in members.tolist()]
    decisions = decision_uids("span", map(rows.document_uid, ids), said)
    gold: list[bytes | None] = [None] * len(members)
    uids = gold_uids([decisions[at] for at in kept.tolist()])
    for at, uid in zip(kept.tolist(), uids, strict=True):
        gold[at] = uid
    places = spans.places(members[kept, found.taken[kept]])
    first = rows.spans(documents[kept].tolist(), places, uids)
    taken = np.full(len(members), "", object)
    taken[kept] = [spans.people[by] for by in spans.who[number[kept], found.taken[kept]].tolist()]
    about = zip(
        map(str, found.causes),
        spans.words(found.table.first[found.groups]),
        _variants(found, number, members),
        strict=True,
    )
    marks = list(zip(ids, decisions, gold, strict=True))
    rows.decisions(("span", rule.name), marks, taken.tolist(), about)
    ids_by_group = np.full(len(found.table.document), -1)
    ids_by_group[found.groups[kept]] = np.arange(first, first + len(kept))
    write_relations(rows, found.links, ids_by_group)


def _variants(found: SliceAnswers, number: Ints, members: Ints) -> Iterator[str]:
    """What each layer says of some groups, as the decision table holds it."""
    spans = found.spans
    names = list(spans.people.values())
    place = np.zeros(max(spans.people) + 2, np.int64)
    place[list(spans.people)] = np.arange(len(names))
    used = np.unique(members[members >= 0])
    owners = place[spans.who[spans.columns.document[used], spans.columns.who[used]]].tolist()
    uids = spans.uids
    told = [names[by] + uids[at] for by, at in zip(owners, used.tolist(), strict=True)]
    first, same = _alike(found, used)
    said = spans.said(first)
    says = [said[mark] for mark in same.tolist()]
    at = np.zeros(len(uids), np.int64)
    at[used] = np.arange(len(used))
    rows = np.where(members >= 0, at[members], place[spans.who[number]] + len(told)).tolist()
    spoken = np.append(used, np.full(len(names), -1)).tolist()
    told += names
    says += [NOTHING_SAID] * len(names)
    width = spans.columns.width[number].tolist()
    kept, bare = spans.attributes, spans.attributes(())
    for row, many, cause in zip(rows, width, found.causes, strict=True):
        mine = row if many == len(row) else row[:many]
        attributes = kept([spoken[at] for at in mine]) if spans.has_attributes else bare
        if cause in SAME_SPAN:
            who = "".join([told[at] for at in mine])
            yield said_text(((says[mine[0]], who),), attributes)
        else:
            yield said_text([(says[at], told[at]) for at in mine], attributes)


def _alike(found: SliceAnswers, used: Ints) -> tuple[Ints, Ints]:
    """Rows that stand for all that say the same, and by row of ``used`` which of them it is."""
    label = found.spans.columns.label
    key = found.table.place[used] * (int(label.max(initial=0)) + 1) + label[used]
    _keys, first, same = np.unique(key, return_index=True, return_inverse=True)
    return used[first], same
