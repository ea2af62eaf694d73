"""A decision item: what annotators said of one thing, why they differ, what was decided."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from annotator.agreement.span_groups import Group
from annotator.model.annotation import (
    NOTHING,
    Fragment,
    Layer,
    Relation,
    Span,
    attributes_key,
    span_text,
)
from annotator.model.decision import Answer, Decision, Variant


class Cause(StrEnum):
    """Why annotators differ on an item; of several reasons the first in this order."""

    AGREED = "agreed"
    MISSING = "missing"
    BOUNDARY_AND_LABEL = "boundary_and_label"
    BOUNDARY = "boundary"
    LABEL = "label"
    ENDPOINT_MISSING = "endpoint_missing"
    ENDPOINT_DIFFERS = "endpoint_differs"
    REVERSED = "reversed"
    TYPE = "type"
    ABSENT = "absent"
    ATTRIBUTES = "attributes"
    GOLD_ONLY = "gold_only"
    NOT_IN_GOLD = "not_in_gold"


@dataclass(frozen=True, slots=True)
class SpanItem:
    """Aligned spans: one for each annotator, None where an annotator has none.

    ``has_changed``: the layers say something else than when the item was decided.
    """

    variants: Group
    cause: Cause
    gold: Span | None = None
    decision: Decision | None = None
    has_changed: bool = False

    @property
    def kind(self) -> str:
        """As decisions name it."""
        return "span"

    @property
    def is_settled(self) -> bool:
        """Whether nobody need answer any more."""
        return _is_settled(self.decision, in_gold=self.gold is not None)

    @property
    def shown(self) -> Span:
        """The span that stands for the item where it is seen: gold, else the first variant."""
        return self.gold or next(span for span in self.variants if span)

    @property
    def named(self) -> Span:
        """The span whose words the item is known by, however it is decided: the first variant,
        and gold only where nobody said anything."""
        return next((span for span in self.variants if span), None) or self.shown


@dataclass(frozen=True, slots=True)
class RelationItem:
    """Aligned relations: one for each annotator, None where an annotator has none.

    ``ends`` are places, in the document's items, of the span items that the first variant's head
    and tail belong to, of one without direction as they are read.  ``is_reversed`` says of each
    variant whether it runs the other way.
    ``waits_for_ends``: everybody who has both ends has this very relation, so the item is settled
    with its ends.
    """

    variants: tuple[Relation | None, ...]
    cause: Cause
    ends: tuple[int, int]
    is_reversed: tuple[bool, ...] = ()
    waits_for_ends: bool = False
    gold: Relation | None = None
    decision: Decision | None = None
    has_changed: bool = False

    @property
    def kind(self) -> str:
        """As decisions name it."""
        return "relation"

    @property
    def is_settled(self) -> bool:
        """Whether nobody need answer any more."""
        return _is_settled(self.decision, in_gold=self.gold is not None)

    @property
    def shown(self) -> Relation:
        """The relation that stands for the item: gold, else the first variant."""
        return self.gold or next(one for one in self.variants if one)


Item = SpanItem | RelationItem


@dataclass(frozen=True)
class Sides:
    """Who is compared on one document, and against what.

    ``layers`` are the finished ones, in the order of the columns; ``people`` are their annotators'
    uids.  ``gold`` is the gold layer, None where there is none.  ``symmetric`` names the relation
    labels without direction.
    """

    layers: Sequence[Layer]
    people: Sequence[bytes]
    gold: Layer | None = None
    decisions: Sequence[Decision] = ()
    symmetric: Collection[str] = field(default_factory=frozenset)

    @cached_property
    def uids(self) -> list[Mapping[int, bytes]]:
        """The uid of each span of each layer by its id."""
        return [{span.id: span.uid for span in layer.spans} for layer in self.layers]

    def settled_by(self, gold: Layer | None, decisions: Sequence[Decision]) -> "Sides":
        """The same layers beside another gold."""
        made = replace(self, gold=gold, decisions=decisions)
        if "uids" in self.__dict__:
            made.__dict__["uids"] = self.uids
        return made


def words_of(item: Item, items: Sequence[Item], text: str) -> str:
    """The words that an item is known by: of a relation those of its ends, head first.

    They are the same before and after it was decided, whatever borders gold has.
    """
    if isinstance(item, SpanItem):
        return span_text(text, item.named.fragments)
    return " → ".join(words_of(items[end], items, text) for end in item.ends)


def hull(item: SpanItem) -> Fragment:
    """From the first to the last character that anybody labelled; gold's where nobody did."""
    there = [span for span in item.variants if span] or [item.shown]
    return min(span.start for span in there), max(span.stop for span in there)


def variants_of(item: Item, sides: Sides) -> tuple[Variant, ...]:
    """What the layers say of ``item`` now, as a decision keeps it.

    Who has nothing there says so, too: without a uid and a label.
    """
    if isinstance(item, SpanItem):
        return tuple(
            Variant(who, span.uid, span.label, span.fragments, attributes=span.attributes)
            if span
            else Variant(who, b"", "", attributes=NOTHING)
            for who, span in zip(sides.people, item.variants, strict=True)
        )
    return tuple(
        Variant(who, one.uid, one.label, (), mine[one.head], mine[one.tail], one.attributes)
        if one
        else Variant(who, b"", "", attributes=NOTHING)
        for who, one, mine in zip(sides.people, item.variants, sides.uids, strict=True)
    )


def differ_in_attributes(some: Iterable[Span | Relation | None]) -> bool:
    """Whether those of ``some`` that are there have other attributes than each other."""
    there = [one for one in some if one is not None]
    if not any(one.attributes for one in there):
        return False
    return len({attributes_key(one.attributes) for one in there}) > 1


def pattern_of(item: Item, items: Sequence[Item], text: str) -> tuple[object, ...]:
    """What items must share to be answered alike: words, cause, and what was said of them.

    The places of a span's variants count from its first character, so that the same words with the
    same borders elsewhere are the same pattern; who said which, and how many, does not matter.
    """
    if isinstance(item, SpanItem):
        first, last = hull(item)
        sides: set[object] = {
            span
            and (
                span.label,
                tuple((a - first, b - first) for a, b in span.fragments),
                attributes_key(span.attributes),
            )
            for span in item.variants
        }
        return (item.kind, text[first:last], item.cause, frozenset(sides))
    spans = [items[end] for end in item.ends]
    words = [text[slice(*hull(end))] for end in spans if isinstance(end, SpanItem)]
    sides = {
        one and (one.label, turned, attributes_key(one.attributes))
        for one, turned in zip(item.variants, item.is_reversed, strict=True)
    }
    return (item.kind, *words, item.cause, frozenset(sides))


def _is_settled(decision: Decision | None, *, in_gold: bool) -> bool:
    if decision is None:
        return in_gold
    if decision.answer is Answer.NONE:
        return not in_gold
    return decision.is_complete and in_gold
