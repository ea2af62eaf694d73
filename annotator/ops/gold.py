"""Writing gold: one item's answer, its decision, and what follows for relations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.agreement.decision_items import RelationItem, SpanItem, variants_of
from annotator.errors import EditError
from annotator.model.annotation import Fragment, Relation, Span, State
from annotator.model.decision import ASIDE, Answer, Decision, Variant
from annotator.ops.annotate import json_text
from annotator.ops.annotate import place as place_columns
from annotator.ops.asides import (
    as_answered,
    aside_of,
    attributes_of,
    is_turned,
    shared_attributes,
)
from annotator.ops.gold_layers import Table, gold_layers
from annotator.store.decisions import columns_of
from annotator.store.gate import Edit, new_uid, now
from annotator.store.identity import decision_uid, gold_uid
from annotator.store.project import Project
from annotator.store.tables import Value

WITH_ENDS = "ends"
"""The rule by which a relation is settled with its ends."""


@dataclass(frozen=True)
class Taken:
    """What an answer did beyond its own item.

    ``ends`` of a relation were taken with it; ``reattached`` ends were in gold with other borders
    or another label; ``settled`` relations followed from the answer; ``dropped`` relations left
    gold with a span.  ``is_allowed`` is False where the scheme does not know a relation between
    ends of these labels: it is in gold all the same; ``unknown`` counts those of the settled ones.
    """

    ends: int = 0
    reattached: int = 0
    settled: int = 0
    dropped: int = 0
    unknown: int = 0
    is_allowed: bool = True


class GoldWriter:
    """Answers to the items of one document, written into one edit.

    It keeps the table's gold and decisions as they are after each answer.  ``rule`` names the rule
    that answers; empty where a person does.
    """

    def __init__(self, project: Project, edit: Edit, table: Table, rule: str = "") -> None:
        self._project = project
        self._edit = edit
        self._table = table
        self._rule = rule
        self._at = now()
        self._layer: int | None = None
        self._gold: dict[int, Span | Relation] = {}
        self._decisions: dict[int, Decision] = {}
        self._answered_ends: set[int] = set()
        self._unknown = 0
        self._is_reopened = False
        for place, item in enumerate(table.items):
            if item.gold is not None:
                self._gold[place] = item.gold
            if item.decision is not None:
                self._decisions[place] = item.decision

    @property
    def layer(self) -> int:
        """The id of the document's gold layer, made where there is none."""
        if self._layer is None:
            document = self._table.document
            self._layer = gold_layers(self._project, self._edit, [document])[document]
        return self._layer

    def take(self, place: int, who: int) -> Taken:
        """Takes the variant of the annotator in column ``who``."""
        item = self._table.items[place]
        variant = item.variants[who]
        by = self._table.sides.people[who]
        if variant is None:
            dropped = self._drop(place)
            self._decide(place, Answer.NONE, by)
            return Taken(dropped=dropped)
        if isinstance(item, SpanItem):
            assert isinstance(variant, Span)
            self._put_span(place, variant.fragments, variant.label, json_text(variant.attributes))
            self._decide(place, Answer.TAKEN, by)
            return Taken()
        assert isinstance(variant, Relation)
        ends = item.ends[::-1] if item.is_reversed[who] else item.ends
        taken = self._with_ends(ends, who)
        self._put_relation(place, ends, variant.label, json_text(variant.attributes))
        self._decide(place, Answer.TAKEN, by)
        return replace(taken, is_allowed=self._allowed(ends, variant.label))

    def edit_span(self, place: int, fragments: tuple[Fragment, ...], label: str) -> Taken:
        """Puts a span of the reviewer's own into gold."""
        kept = shared_attributes(self._table.items[place], label)
        self._put_span(place, fragments, label, None if place in self._gold else kept)
        self._decide(place, Answer.EDITED)
        return Taken()

    def edit_relation(self, place: int, label: str, *, reverse: bool) -> Taken:
        """Puts a relation of the reviewer's own into gold, with the ends that are missing."""
        item = self._relation(place)
        ends = item.ends[::-1] if reverse else item.ends
        who = next((at for at, one in enumerate(item.variants) if one), None)
        taken = self._with_ends(ends, who)
        kept = shared_attributes(item, label)
        self._put_relation(place, ends, label, None if place in self._gold else kept)
        self._decide(place, Answer.EDITED)
        return replace(taken, is_allowed=self._allowed(ends, label))

    def reject(self, place: int) -> Taken:
        """None of them."""
        dropped = self._drop(place)
        self._decide(place, Answer.NONE)
        return Taken(dropped=dropped)

    def postpone(self, place: int) -> Taken:
        """Later."""
        self._decide(place, Answer.LATER)
        self._reopen()
        return Taken()

    def revoke(self, place: int) -> Taken:
        """Takes an answer back, with the gold that came of it."""
        decision, item = self._decisions.get(place), self._table.items[place]
        if decision is None:
            raise EditError("The item is undecided.")
        if isinstance(item, RelationItem) and any(self._is_none(end) for end in item.ends):
            raise EditError("An end of that relation was rejected; take that answer back.")
        dropped = self._drop(place)
        self._remove(place, decision)
        return self.settled(Taken(dropped=dropped))

    def is_open(self, place: int) -> bool:
        """Whether an item has neither gold nor decision by now."""
        return place not in self._gold and place not in self._decisions

    def settled(self, taken: Taken) -> Taken:
        """``taken`` with the relations that now follow from their ends; doing it twice is once."""
        count = 0
        for place, item in enumerate(self._table.items):
            if isinstance(item, RelationItem) and self._follow(place, item):
                count += 1
        unknown = taken.unknown + self._unknown
        self._unknown = 0
        return replace(taken, settled=taken.settled + count, unknown=unknown)

    def _follow(self, place: int, item: RelationItem) -> bool:
        """Settles a relation with its ends, or takes that back.  Whether anything was done."""
        decision = self._decisions.get(place)
        if any(self._is_none(end) for end in item.ends):
            return self._reject_with_end(place, decision)
        there = all(end in self._gold for end in item.ends)
        if decision is not None and decision.aside is not None:
            return self._bring_back(place, item, decision, decision.aside)
        is_undone = False
        by_rule = decision is not None and decision.rule == WITH_ENDS
        if by_rule and decision is not None and self._is_void(decision, there=there):
            self._drop(place)
            self._remove(place, decision)
            is_undone = True
        is_asked = is_undone or not self._answered_ends.isdisjoint(item.ends)
        if there and is_asked and item.waits_for_ends and self.is_open(place):
            shown = item.shown
            self._put_relation(place, item.ends, shown.label, json_text(shown.attributes))
            self._decide(place, Answer.TAKEN, rule=WITH_ENDS)
            self._unknown += not self._allowed(item.ends, shown.label)
            return True
        return is_undone

    def _reject_with_end(self, place: int, decision: Decision | None) -> bool:
        """No answer to a relation can stand; a person's is kept until its end returns."""
        if decision is not None and decision.answer is Answer.NONE:
            return False
        self._drop(place)
        if decision is None or decision.rule:
            self._decide(place, Answer.NONE, rule=WITH_ENDS)
            return True
        aside = decision.aside or Variant(ASIDE, b"", "")
        self._keep(
            place, replace(decision, answer=Answer.NONE, rule=WITH_ENDS, gold=b"", aside=aside)
        )
        return True

    def _bring_back(
        self, place: int, item: RelationItem, decision: Decision, aside: Variant
    ) -> bool:
        """Puts a person's answer back that waited for its ends; before, that it waits no more for
        a rejected one."""
        mine = as_answered(decision)
        if mine.aside is None:
            self._keep(place, mine)
            return True
        is_known = aside.label in self._project.read.label_ids("relation")
        if not is_known or not all(end in self._gold for end in item.ends):
            if decision.rule:
                self._keep(place, mine)
            return bool(decision.rule)
        if place not in self._gold:
            items, sides = self._table.items, self._table.sides
            is_back = is_turned(aside, [items[end] for end in item.ends])
            ends = item.ends[::-1] if is_back else item.ends
            self._put_relation(place, ends, aside.label, attributes_of(item, sides, decision))
            self._unknown += not self._allowed(ends, aside.label)
        self._keep(place, replace(mine, gold=self._gold[place].uid, aside=None))
        return True

    def _is_void(self, decision: Decision, *, there: bool) -> bool:
        """Whether a relation that was settled with its ends is no longer so.

        One that somebody took out of gold by hand is not put back.
        """
        return decision.answer is Answer.NONE or not there

    def _is_none(self, place: int) -> bool:
        decision = self._decisions.get(place)
        return decision is not None and decision.answer is Answer.NONE and place not in self._gold

    def _with_ends(self, ends: Sequence[int], who: int | None) -> Taken:
        """Sees that both ends are in gold."""
        fetched = reattached = 0
        for end in ends:
            item = self._table.items[end]
            assert isinstance(item, SpanItem)
            variant = item.variants[who] if who is not None else None
            gold = self._gold.get(end)
            if gold is None:
                variant = variant or next((one for one in item.variants if one), None)
                if variant is None:
                    raise EditError("An end of that relation is no longer there.")
                by = item.variants.index(variant)
                attributes = json_text(variant.attributes)
                self._put_span(end, variant.fragments, variant.label, attributes)
                self._decide(end, Answer.TAKEN, self._table.sides.people[by])
                fetched += 1
            elif isinstance(gold, Span) and variant is not None:
                is_other = (gold.fragments, gold.label) != (variant.fragments, variant.label)
                reattached += is_other
        return Taken(ends=fetched, reattached=reattached)

    def _allowed(self, ends: Sequence[int], label: str) -> bool:
        relation = self._project.read.scheme().relation(label)
        head, tail = (self._gold[end] for end in ends)
        return relation is not None and relation.allows(head.label, tail.label)

    def _put_span(
        self, place: int, fragments: tuple[Fragment, ...], label: str, attributes: str | None
    ) -> None:
        columns: dict[str, Value] = {
            **place_columns(fragments),
            "label_id": self._label("entity", label),
        }
        gold = self._gold.get(place)
        if gold is None:
            columns |= {"attributes": attributes or "{}"}
            span_id, uid = self._inserted("span", place, columns)
        else:
            if attributes is not None:
                columns["attributes"] = attributes
            self._edit.update("span", gold.id, **columns)
            span_id, uid = gold.id, gold.uid
        self._gold[place] = Span(span_id, label, fragments, uid=uid)
        self._answered_ends.add(place)

    def _put_relation(
        self, place: int, ends: Sequence[int], label: str, attributes: str | None
    ) -> None:
        head, tail = (self._gold[end].id for end in ends)
        columns: dict[str, int | str | bytes | None] = {
            "label_id": self._label("relation", label), "head_id": head, "tail_id": tail
        }  # fmt: skip
        gold = self._gold.get(place)
        if gold is None:
            columns["attributes"] = attributes or "{}"
            row_id, uid = self._inserted("relation", place, columns)
        else:
            if attributes is not None:
                columns["attributes"] = attributes
            self._edit.update("relation", gold.id, **columns)
            row_id, uid = gold.id, gold.uid
        self._gold[place] = Relation(row_id, label, head, tail, uid=uid)

    def _inserted(self, table: str, place: int, columns: Mapping[str, Value]) -> tuple[int, bytes]:
        uid = gold_uid(self._uid(place))
        if any(one.uid == uid for one in self._gold.values()):
            uid = new_uid()
        row_id = self._edit.insert(
            table, **{"uid": uid, "layer_id": self.layer, "note": "", "key": "", **columns}
        )
        return row_id, uid

    def _uid(self, place: int) -> bytes:
        """The uid of the decision on an item: the same wherever the same is decided."""
        table, item = self._table, self._table.items[place]
        document = self._edit.row("document", table.document)["uid"]
        assert isinstance(document, bytes)
        uids = [one.uid for one in item.variants if one is not None]
        return decision_uid(document, item.kind, uids) or new_uid()

    def _drop(self, place: int) -> int:
        """Takes an item's gold away; returns how many relations went with a span."""
        gold = self._gold.get(place)
        if gold is None:
            return 0
        if isinstance(gold, Relation):
            del self._gold[place]
            self._edit.delete("relation", gold.id)
            return 0
        hanging = self._edit.ids("relation", "head_id = ? OR tail_id = ?", (gold.id, gold.id))
        for other, one in list(self._gold.items()):
            if isinstance(one, Relation) and one.id in hanging:
                self._lay_aside(other, one)
                del self._gold[other]
        del self._gold[place]
        self._edit.delete_many("relation", hanging)
        self._edit.delete("span", gold.id)
        return len(hanging)

    def _lay_aside(self, place: int, gold: Relation) -> None:
        """Keeps what a person decided on a relation that loses an end; a rule may answer anew."""
        decision = self._decisions.get(place)
        if decision is None or decision.rule == WITH_ENDS:
            return
        if decision.rule:
            self._remove(place, decision)
            return
        ends = self._relation(place).ends
        if getattr(self._gold.get(ends[1]), "id", 0) == gold.head:
            ends = ends[::-1]
        aside = aside_of(gold, [self._table.items[end] for end in ends])
        self._keep(place, replace(decision, gold=b"", aside=aside))
        self._reopen()

    def _keep(self, place: int, decision: Decision) -> None:
        """Writes a decision as it is; who made it, and when, stays."""
        self._edit.update("decision", decision.id, **columns_of(decision))
        self._decisions[place] = decision

    def _remove(self, place: int, decision: Decision) -> None:
        self._edit.delete("decision", decision.id)
        del self._decisions[place]
        self._reopen()

    def _reopen(self) -> None:
        """Gold that has an open item again is not finished."""
        gold = self._table.sides.gold
        if gold is not None and gold.state is State.FINISHED and not self._is_reopened:
            self._edit.update("layer", gold.id, state=str(State.OPEN))
            self._is_reopened = True

    def _decide(self, place: int, answer: Answer, by: bytes = b"", rule: str | None = None) -> None:
        """Writes an item's decision, over the one it has; a note stays."""
        item = self._table.items[place]
        before = self._decisions.get(place)
        gold = self._gold.get(place)
        made = Decision(
            document=self._table.document,
            kind=item.kind,
            answer=answer,
            gold=gold.uid if gold else b"",
            taken=by,
            rule=self._rule if rule is None else rule,
            cause=str(item.cause),
            words=self._table.words(place),
            variants=variants_of(item, self._table.sides),
            note=before.note if before else "",
            actor=self._project.actor,
            at=self._at,
        )
        columns = columns_of(made)
        if before is None:
            uid = self._uid(place)
            if self._edit.ids("decision", "uid = ?", (uid,)):
                uid = new_uid()
            row_id = self._edit.insert("decision", uid=uid, **columns)
        else:
            self._edit.update("decision", before.id, **columns)
            row_id = before.id
        self._decisions[place] = replace(made, id=row_id)

    def _relation(self, place: int) -> RelationItem:
        item = self._table.items[place]
        assert isinstance(item, RelationItem)
        return item

    def _label(self, kind: str, name: str) -> int:
        found = self._project.read.label_ids(kind).get(name)
        if found is None:
            raise EditError("The scheme has no label {label}.", label=name)
        return found
