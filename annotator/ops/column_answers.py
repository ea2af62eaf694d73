"""A rule's answers to the span items of many documents at once, as rows of the tables.

For documents without gold, decisions and relations.  The answers are those that ``auto_accept``
gives to the same items one by one.  Imports NumPy: for use inside of functions alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Ints
from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import Rule
from annotator.agreement.rulings import NOBODY, OPEN, sheet, span_causes, span_rulings
from annotator.agreement.span_columns import GroupTable, group_columns
from annotator.ops.gold_rows import GoldRows
from annotator.ops.plain_documents import Layers
from annotator.ops.span_slices import SpanSlice
from annotator.store.decisions import NOTHING_SAID, said_text
from annotator.store.identity import decision_uids, gold_uids
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
    documents = np.array(spans.documents)[number]
    kept = np.flatnonzero(found.taken != NOBODY)
    ids = documents.tolist()
    said = [[spans.uids[at] for at in row if at >= 0] for row in members.tolist()]
    decisions = decision_uids("span", map(rows.document_uid, ids), said)
    gold: list[bytes | None] = [None] * len(members)
    uids = gold_uids([decisions[at] for at in kept.tolist()])
    for at, uid in zip(kept.tolist(), uids, strict=True):
        gold[at] = uid
    places = spans.places(members[kept, found.taken[kept]])
    rows.spans(documents[kept].tolist(), places, uids)
    taken = np.full(len(members), "", object)
    taken[kept] = [spans.people[by] for by in spans.who[number[kept], found.taken[kept]].tolist()]
    shown = members[np.arange(len(members)), np.argmax(members >= 0, axis=1)]
    about = zip(
        map(str, found.causes), spans.words(shown), _variants(found, number, members), strict=True
    )
    marks = list(zip(ids, decisions, gold, strict=True))
    rows.decisions(("span", rule.name), marks, taken.tolist(), about)


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
    for row, many, cause in zip(rows, width, found.causes, strict=True):
        who, kept = [told[at] for at in row[:many]], spans.attributes(spoken[at] for at in row)
        if cause in _SAME:
            yield f'[[{says[row[0]]},"{"".join(who)}"],[{kept},[],""]]'
        else:
            yield said_text(zip([says[at] for at in row[:many]], who, strict=True), kept)


_SAME = (Cause.AGREED, Cause.ATTRIBUTES)


def _alike(found: SliceAnswers, used: Ints) -> tuple[Ints, Ints]:
    """Rows that stand for all that say the same, and by row of ``used`` which of them it is."""
    label = found.spans.columns.label
    key = found.table.place[used] * (int(label.max(initial=0)) + 1) + label[used]
    _keys, first, same = np.unique(key, return_index=True, return_inverse=True)
    return used[first], same
