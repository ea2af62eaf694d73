"""The decision table of one document: all its items, in the order in which to decide them.

One item is a group of aligned spans or of aligned relations.  Spans stand as they are read, each
relation right after the later of its ends, so that ends are settled first.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.agreement.decision_items import (
    Cause,
    Item,
    RelationItem,
    Sides,
    SpanItem,
    differ_in_attributes,
    hull,
    variants_of,
)
from annotator.agreement.relation_groups import RelationGroup, group_relations
from annotator.agreement.span_groups import Group, group_spans, overlap
from annotator.agreement.stretches import Stretches
from annotator.model.annotation import Relation, Span, attributes_key, reading_order
from annotator.model.decision import Decision, Variant


def document_items(sides: Sides) -> tuple[Item, ...]:
    """The items of one document, each with its gold and its decision.

    Every span and relation of the layers and of gold is in exactly one item.
    """
    groups = group_spans([layer.spans for layer in sides.layers])
    if not sides.decisions and sides.gold is None:  # as most are when a rule goes over them
        spans = [SpanItem(group, span_cause(group)) for group in groups]
    else:
        chosen = _decided([_uids(group) for group in groups], sides, "span")
        spans = [
            SpanItem(group, span_cause(group), decision=decision)
            for group, decision in zip(groups, chosen, strict=True)
        ]
        spans = [noticed(item, sides) for item in _with_gold_spans(spans, sides)]
        spans.sort(key=_place)
    if not any(layer.relations for layer in (*sides.layers, sides.gold) if layer):
        return tuple(spans)
    return _interleaved(spans, _relation_items(spans, sides))


def span_cause(group: Group) -> Cause:
    """Why the annotators of a group of spans differ.

    Attributes count last: they are the cause where place and label are the same for everybody.
    """
    there = [span for span in group if span]
    if len(there) < len(group):
        return Cause.MISSING if there else Cause.GOLD_ONLY
    places = len({span.fragments for span in there})
    labels = len({span.label for span in there})
    if places > 1:
        return Cause.BOUNDARY_AND_LABEL if labels > 1 else Cause.BOUNDARY
    if labels > 1:
        return Cause.LABEL
    return Cause.ATTRIBUTES if differ_in_attributes(there) else Cause.AGREED


def group_order(group: Group) -> tuple[int, int, int]:
    """What the groups of a document are read by."""
    return min(reading_order(span) for span in group if span)


def _place(item: SpanItem) -> tuple[int, int, int]:
    return group_order(item.variants) if any(item.variants) else reading_order(item.shown)


def _uids(variants: Iterable[Span | Relation | None]) -> frozenset[bytes]:
    return frozenset(one.uid for one in variants if one)


def _decided(groups: Sequence[frozenset[bytes]], sides: Sides, kind: str) -> list[Decision | None]:
    """For each group the decision about it: the one that shares most uids, the newest of equals."""
    owner = {uid: place for place, uids in enumerate(groups) for uid in uids}
    out: list[Decision | None] = [None] * len(groups)
    for decision in reversed(sides.decisions):
        if decision.kind != kind:
            continue
        votes: dict[int, int] = {}
        for variant in decision.variants:
            place = owner.get(variant.uid)
            if place is not None and out[place] is None:
                votes[place] = votes.get(place, 0) + 1
        if votes:
            out[max(votes, key=lambda place: (votes[place], -place))] = decision
    return out


def _with_gold_spans(items: list[SpanItem], sides: Sides) -> list[SpanItem]:
    """The same items with the gold span of each, and an item for each gold span of its own."""
    rest = {span.uid: span for span in (sides.gold.spans if sides.gold else ())}
    used = {item.decision.id for item in items if item.decision}
    out = []
    for item in items:
        gold = rest.pop(item.decision.gold, None) if item.decision else None
        out.append(replace(item, gold=gold))
    if not rest:
        return out
    free: Stretches[int] = Stretches()
    for place, item in enumerate(out):
        if item.gold is None and item.decision is None:
            free.put(place, hull(item))
    lonely = {one.gold: one for one in sides.decisions if one.id not in used}
    nobody = (None,) * len(sides.layers)
    for span in sorted(rest.values(), key=reading_order):
        found = _likest(span, out, free)
        if found is None:
            out.append(SpanItem(nobody, Cause.GOLD_ONLY, span, lonely.get(span.uid)))
        else:
            out[found] = replace(out[found], gold=span)
            free.drop(found)
    return out


def likeness_to_gold(gold: Span, group: Group) -> float:
    """How much a gold span without a decision is like a group; 0 where it cannot belong to it."""
    best = 0.0
    for span in group:
        if span is None or span.start >= gold.stop or span.stop <= gold.start:
            continue
        likeness = overlap(gold, span) + (0.5 if span.label == gold.label else 0.0)
        best = max(best, likeness)
    return best if best >= 0.5 else 0.0


def _likest(gold: Span, items: Sequence[SpanItem], free: Stretches[int]) -> int | None:
    """The item that a gold span without a decision must belong to: one of the places in ``free``,
    where neither gold nor a decision is."""
    best = (0.0, 0)
    for place in free.over((gold.start, gold.stop)):
        best = max(best, (likeness_to_gold(gold, items[place].variants), -place))
    return -best[1] if best[0] else None


def noticed(item: SpanItem, sides: Sides) -> SpanItem:
    """The item with ``has_changed`` as it is now."""
    if item.decision is None:
        return item
    return replace(item, has_changed=differs(item.decision, variants_of(item, sides)))


def differs(decision: Decision, now: Iterable[Variant]) -> bool:
    """Whether the layers say something else; which rows say it does not matter.

    Attributes count where the decision knows those of its time.
    """
    before = decision.variants
    is_known = any(one.attributes is not None for one in before)

    def said(variants: Iterable[Variant]) -> set[tuple[object, ...]]:
        return {
            (one.by, one.label, one.fragments, one.head, one.tail,
             attributes_key(one.attributes) if is_known and one.attributes else "")
            for one in variants
        }  # fmt: skip

    return said(before) != said(now)


def _relation_items(spans: Sequence[SpanItem], sides: Sides) -> list[RelationItem]:
    layers = sides.layers
    owners: list[Mapping[int, int]] = [
        {
            span.id: place
            for place, item in enumerate(spans)
            if (span := item.variants[who]) is not None
        }
        for who in range(len(layers))
    ]
    groups = group_relations([layer.relations for layer in layers], owners, sides.symmetric)
    chosen = _decided([_uids(group.variants) for group in groups], sides, "relation")
    items = [
        relation_item(group, spans, decision)
        for group, decision in zip(groups, chosen, strict=True)
    ]
    items = _with_gold_relations(items, spans, sides)
    return [
        replace(item, has_changed=differs(item.decision, variants_of(item, sides)))
        if item.decision
        else item
        for item in items
    ]


def relation_item(
    group: RelationGroup, spans: Sequence[SpanItem], decision: Decision | None
) -> RelationItem:
    ends = [spans[end] for end in group.ends]
    could = [
        all(end.variants[who] is not None for end in ends) for who in range(len(group.variants))
    ]
    waits = (
        _says_the_same(group)
        and not differ_in_attributes(group.variants)
        and all(one is not None for one, able in zip(group.variants, could, strict=True) if able)
    )
    cause = relation_cause(group, could, are_ends_same=all(end.cause in SAME_SPAN for end in ends))
    return RelationItem(
        group.variants,
        cause,
        group.ends,
        group.is_reversed,
        waits and cause is not Cause.AGREED,
        decision=decision,
    )


SAME_SPAN = frozenset((Cause.AGREED, Cause.ATTRIBUTES))
"""The causes of spans at one place with one label: a span's attributes do not make it another end
of a relation."""


def relation_cause(group: RelationGroup, could: Sequence[bool], *, are_ends_same: bool) -> Cause:
    """Why the annotators of a group of relations differ: the first reason that applies, in the
    order of the guide.

    ``could`` says of each whether they have both ends, ``are_ends_same`` whether the causes of both
    are of ``SAME_SPAN``.
    """
    if not all(could):
        return Cause.ENDPOINT_MISSING
    if not are_ends_same:
        return Cause.ENDPOINT_DIFFERS
    if not _says_the_same(group):
        return _kind_of(group)
    if any(one is None for one in group.variants):
        return Cause.ABSENT
    return Cause.ATTRIBUTES if differ_in_attributes(group.variants) else Cause.AGREED


def _says_the_same(group: RelationGroup) -> bool:
    return len({(one.label, turned) for one, turned in group.said}) == 1


def _kind_of(group: RelationGroup) -> Cause:
    labels = {one.label for one, _turned in group.said}
    return Cause.REVERSED if len(labels) == 1 else Cause.TYPE


def _with_gold_relations(
    items: list[RelationItem], spans: Sequence[SpanItem], sides: Sides
) -> list[RelationItem]:
    rest = {one.uid: one for one in (sides.gold.relations if sides.gold else ())}
    places = {item.gold.id: place for place, item in enumerate(spans) if item.gold}
    out = []
    for item in items:
        gold = rest.pop(item.decision.gold, None) if item.decision else None
        out.append(replace(item, gold=gold))
    if not rest:
        return out
    by_gold = {one.gold: one for one in sides.decisions if one.gold and one.kind == "relation"}
    free: dict[frozenset[int], deque[int]] = {}
    for place, item in enumerate(out):
        if item.gold is None and item.decision is None:
            free.setdefault(frozenset(item.ends), deque()).append(place)
    nobody, turned = (None,) * len(sides.layers), (False,) * len(sides.layers)
    for one in sorted(rest.values(), key=lambda relation: relation.id):
        ends = (places[one.head], places[one.tail])
        between = free.get(frozenset(ends))
        if between:
            place = between.popleft()
            out[place] = replace(out[place], gold=one)
        else:
            decision = by_gold.get(one.uid)
            alone = RelationItem(nobody, Cause.GOLD_ONLY, ends, turned, gold=one, decision=decision)
            out.append(alone)
    return out


def _interleaved(spans: Sequence[SpanItem], relations: Sequence[RelationItem]) -> tuple[Item, ...]:
    """Each relation after the later of its ends; the ends' places counted in the whole."""
    after: dict[int, list[RelationItem]] = {}
    for item in sorted(relations, key=lambda one: (max(one.ends), min(one.ends))):
        after.setdefault(max(item.ends), []).append(item)
    out: list[Item] = []
    moved: dict[int, int] = {}
    for place, span in enumerate(spans):
        moved[place] = len(out)
        out.append(span)
        out += after.get(place, ())
    return tuple(
        replace(item, ends=(moved[item.ends[0]], moved[item.ends[1]]))
        if isinstance(item, RelationItem)
        else item
        for item in out
    )
