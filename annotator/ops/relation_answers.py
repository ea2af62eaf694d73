"""A rule's answers to the relation items of many documents at once, as rows of the tables.

Their ends are the span items that ``column_answers`` answers.  Imports NumPy: for use inside of
functions alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Bools, Ints
from annotator.agreement.decision_items import Cause
from annotator.agreement.decision_table import SAME_SPAN, relation_cause
from annotator.agreement.relation_groups import RelationGroup, group_relations
from annotator.agreement.rules import Rule, link_ruling
from annotator.agreement.rulings import NOBODY, OPEN
from annotator.agreement.span_columns import GroupTable
from annotator.model.annotation import NOTHING, Relation
from annotator.model.scheme import Scheme
from annotator.model.swift import swift_relation
from annotator.ops.annotate import json_text
from annotator.ops.gold import WITH_ENDS
from annotator.ops.gold_rows import GoldRows
from annotator.ops.span_slices import SpanSlice
from annotator.store import columns
from annotator.store.decisions import NOTHING_SAID, attributes_said, said_text, span_said
from annotator.store.identity import decision_uids, gold_uids, uids_said
from annotator.store.project import Project


@dataclass(frozen=True)
class SpanRulings:
    """What a rule says of every group of spans of a slice: the column that it ``taken``,
    ``NOBODY`` or ``OPEN``, and the ``causes``."""

    spans: SpanSlice
    table: GroupTable
    taken: Ints
    causes: Sequence[Cause]


@dataclass(frozen=True, slots=True)
class RelationAnswer:
    """The answer to one item, by ``rule``: the column that is taken, None for none of them."""

    group: RelationGroup
    cause: Cause
    who: int | None
    rule: str

    @property
    def taken(self) -> Relation | None:
        """What gold gets."""
        return None if self.who is None else self.group.variants[self.who]

    @property
    def ends(self) -> tuple[int, int]:
        """The groups of spans that what is taken runs from and to."""
        is_turned = self.who is not None and self.group.is_reversed[self.who]
        return self.group.ends[::-1] if is_turned else self.group.ends


@dataclass(frozen=True)
class RelationAnswers:
    """What a rule answers of the relations of one slice; ``left`` items stay open.

    ``rows`` has the row of each end by its id.
    """

    ruled: SpanRulings
    answers: Sequence[RelationAnswer]
    rows: Mapping[int, int]
    left: int

    @property
    def documents(self) -> Ints:
        """The number of the document of each answer."""
        first = np.array([one.group.ends[0] for one in self.answers], np.int64)
        return np.asarray(self.ruled.table.document[first])

    def unknown(self, scheme: Scheme) -> int:
        """How many of the relations that gold gets the scheme does not allow."""
        ruled, count = self.ruled, 0
        for one in self.answers:
            relation = one.taken
            if relation is not None:
                head, tail = (
                    ruled.spans.label(ruled.table.rows[end, ruled.taken[end]]) for end in one.ends
                )
                known = scheme.relation(relation.label)
                count += known is None or not known.allows(head, tail)
        return count


def relation_answers(project: Project, rule: Rule, ruled: SpanRulings) -> RelationAnswers:
    """What ``rule`` answers of the relations of a slice once its spans are answered."""
    found = columns.layer_relations(project.read, ruled.spans.layers)
    if not found:
        return RelationAnswers(ruled, (), {}, 0)
    names = project.read.label_names()
    layers: list[list[Relation]] = [[] for _ in range(ruled.spans.who.shape[1])]
    for layer, row_id, uid, label, head, tail, text in found:
        attributes = json.loads(text) if text != "{}" else NOTHING
        relation = swift_relation(row_id, names[label], (head, tail), attributes, ("", "", uid))
        layers[ruled.spans.layers[layer][1]].append(relation)
    ids = np.unique(np.array([row[4:6] for row in found], np.int64))
    rows = dict(zip(ids.tolist(), ruled.spans.rows(ids).tolist(), strict=True))
    home = ruled.table.homes
    owner = {end: int(home[row]) for end, row in rows.items()}
    symmetric = [one.name for one in project.read.scheme().relations if one.symmetric]
    groups = group_relations(layers, [owner] * len(layers), symmetric)
    answers = list(_answers(rule, ruled, groups))
    return RelationAnswers(ruled, answers, rows, len(groups) - len(answers))


def _answers(
    rule: Rule, ruled: SpanRulings, groups: Sequence[RelationGroup]
) -> Iterator[RelationAnswer]:
    ends = np.array([group.ends for group in groups], np.int64)
    could: Bools = np.all(ruled.table.rows[ends] >= 0, axis=1)
    width = ruled.spans.columns.width[ruled.table.document[ends[:, 0]]].tolist()
    is_out = np.any(ruled.taken[ends] == NOBODY, axis=1).tolist()
    is_open = np.any(ruled.taken[ends] == OPEN, axis=1).tolist()
    same: Bools = np.array([cause in SAME_SPAN for cause in ruled.causes])
    is_same = np.all(same[ends], axis=1).tolist()
    for at, (whole, able, many) in enumerate(zip(groups, could.tolist(), width, strict=True)):
        if is_open[at] and not is_out[at]:
            continue
        group = whole
        if many < len(able):
            group = RelationGroup(whole.variants[:many], whole.ends, whole.is_reversed[:many])
        cause = relation_cause(group, able[:many], are_ends_same=is_same[at])
        if is_out[at]:
            yield RelationAnswer(group, cause, None, WITH_ENDS)
            continue
        ruling = link_ruling(rule, group, able[:many])
        if ruling is not None:
            yield RelationAnswer(group, cause, ruling.who, rule.name)


def write_relations(rows: GoldRows, found: RelationAnswers, gold: Ints) -> None:
    """Puts gold and decisions of ``found`` into ``rows``; ``gold`` has by group of spans the id of
    its gold span."""
    if not found.answers:
        return
    spans = found.ruled.spans
    numbers = found.documents.tolist()
    documents = [spans.documents[number] for number in numbers]
    said = [
        uids_said([one.uid.hex() for one in each.group.variants if one]) for each in found.answers
    ]
    decisions = decision_uids("relation", [*map(rows.document_uid, documents)], said)
    uids = dict(enumerate(gold_uids(decisions)))
    kept = [(at, one) for at, each in enumerate(found.answers) if (one := each.taken)]
    rows.relations(
        [documents[at] for at, _one in kept],
        [
            (one.label, *gold[list(found.answers[at].ends)].tolist(), json_text(one.attributes))
            for at, one in kept
        ],
        [uids[at] for at, _one in kept],
    )
    taken = {at: uids[at] for at, _one in kept}
    for rule in dict.fromkeys(each.rule for each in found.answers):
        some = [at for at, each in enumerate(found.answers) if each.rule == rule]
        marks = [(documents[at], decisions[at], taken.get(at)) for at in some]
        people = [_by(spans, numbers[at], found.answers[at]) for at in some]
        rows.decisions(("relation", rule), marks, people, _about(found, some, numbers))


def _by(spans: SpanSlice, number: int, answer: RelationAnswer) -> str:
    """Who is taken, in hexadecimal."""
    return "" if answer.who is None else spans.people[int(spans.who[number, answer.who])]


def _about(
    found: RelationAnswers, some: Sequence[int], numbers: Sequence[int]
) -> Iterator[tuple[str, str, str]]:
    """Cause, words and variants of some answers, as the decision table has them."""
    spans, table = found.ruled.spans, found.ruled.table
    ends = np.array([found.answers[at].group.ends for at in some], np.int64)
    words = spans.words(table.first[ends.ravel()])
    for at, head, tail in zip(some, words, words, strict=True):
        answer = found.answers[at]
        people = [spans.people[by] for by in spans.who[numbers[at]].tolist() if by >= 0]
        yield str(answer.cause), f"{head} → {tail}", _variants(found, answer.group, people)


def _variants(found: RelationAnswers, group: RelationGroup, people: Sequence[str]) -> str:
    """What each layer says of a group, as ``store.decisions`` has it."""
    uids, rows = found.ruled.spans.uids, found.rows
    said, kept = [], []
    for by, one in zip(people, group.variants, strict=True):
        if one is None:
            said.append((NOTHING_SAID, by))
            continue
        uid = one.uid.hex()
        who = f"{by}{uid}{uids[rows[one.head]]}{uids[rows[one.tail]]}"
        said.append((span_said(one.label, ()), who))
        if one.attributes:
            kept.append((uid, json_text(one.attributes)))
    return said_text(said, attributes_said(kept))
