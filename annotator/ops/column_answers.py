"""A rule's answers to the span items of many documents at once, as rows of the tables.

For documents without gold and decisions.  The answers are those that ``auto_accept``
gives to the same items one by one.  Imports NumPy: for use inside of functions alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.agreement.corpus import Ints
from annotator.agreement.decision_items import Cause
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
from annotator.ops.span_slices import UID, SpanSlice
from annotator.store.decisions import NOTHING_SAID, said_form
from annotator.store.identity import decision_uids, gold_uids
from annotator.store.project import Project

Objects = npt.NDArray[np.object_]


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
    said = spans.uids_said(members)
    decisions = decision_uids("span", [*map(rows.document_uid, ids)], said)
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


def _variants(found: SliceAnswers, number: Ints, members: Ints) -> list[str]:
    """What each layer says of some groups, as the decision table holds it.

    Groups in which the same layers say the same as each other are written together.
    """
    spans = found.spans
    people = np.frombuffer("".join(spans.people.values()).encode(), np.uint8).reshape(-1, UID)
    place = np.zeros(max(spans.people) + 2, np.int64)
    place[list(spans.people)] = np.arange(len(people))
    who = place[spans.who[number]]
    what, sayings = _sayings(found, members)
    attributes = _attributes(spans, members)
    texts = np.empty(len(members), object)
    for pattern, some in _patterns(what, spans.columns.width[number]):
        columns: list[list[str]] = []
        for layers in pattern:
            said = what[some, layers[0]].tolist()
            columns.append([sayings[one] for one in said])
            parts = [people[who[some, layer]] for layer in layers]
            if said[0]:
                uids = (spans.letters[members[some, layer]] for layer in layers)
                parts = [part for both in zip(parts, uids, strict=True) for part in both]
            whole, step = np.concatenate(parts, axis=1).tobytes().decode(), len(parts) * UID
            columns.append([whole[at : at + step] for at in range(0, len(whole), step)])
        form = said_form(len(pattern))
        texts[some] = [form % row for row in zip(*columns, attributes[some].tolist(), strict=True)]
    made: list[str] = texts.tolist()
    return made


def _sayings(found: SliceAnswers, members: Ints) -> tuple[Ints, list[str]]:
    """For each of ``members`` the number of what it says, and these; of nothing it is 0."""
    label, is_there = found.spans.columns.label, members >= 0
    is_used = np.zeros(len(label), bool)
    is_used[members[is_there]] = True
    used = np.flatnonzero(is_used)
    key = found.table.place[used] * (int(label.max(initial=0)) + 1) + label[used]
    _keys, first, same = np.unique(key, return_index=True, return_inverse=True)
    number = np.zeros(len(label), np.int64)
    number[used] = same + 1
    what = np.where(is_there, number[members], 0)
    return what, [NOTHING_SAID, *found.spans.said(used[first])]


def _attributes(spans: SpanSlice, members: Ints) -> Objects:
    """The attributes of what each group's layers say, as the variants of a decision have them."""
    texts = np.full(len(members), spans.attributes(()), object)
    if spans.has_attributes:
        owned = np.any((spans.columns.attributes[members] > 0) & (members >= 0), axis=1)
        for at in np.flatnonzero(owned).tolist():
            texts[at] = spans.attributes(members[at].tolist())
    return texts


def _patterns(what: Ints, width: Ints) -> Iterator[tuple[list[list[int]], Ints]]:
    """Which columns say the same as each other, and the rows in which it is just these.

    ``what`` numbers what is said, 0 is nothing; ``width`` is by row how many columns there are.
    """
    many = what.shape[1]
    first = np.tile(np.arange(many), (len(what), 1))
    for one in range(many):
        for before in reversed(range(one)):
            first[what[:, before] == what[:, one], one] = before
    first[what == 0] += many
    first[np.arange(many) >= width[:, None]] = 2 * many
    order = np.lexsort(first.T)
    new = np.any(np.diff(first[order], axis=0), axis=1)
    for rows in np.split(order, np.flatnonzero(new) + 1) if len(order) else ():
        said: dict[int, list[int]] = {}
        for column, same in enumerate(first[rows[0]].tolist()):
            if same < 2 * many:
                said.setdefault(same, []).append(column)
        yield list(said.values()), rows
