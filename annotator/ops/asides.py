"""What is kept of a person's answer to a relation while an end of it is not in gold; and of
attributes, of which an answer of the reviewer's own says nothing."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.agreement.decision_items import Item, RelationItem, Sides, differ_in_attributes
from annotator.model.annotation import Relation
from annotator.model.decision import ASIDE, Answer, Decision, Variant
from annotator.ops.annotate import json_text


def aside_of(gold: Relation, ends: Sequence[Item]) -> Variant:
    """A gold relation as its decision keeps it; ``ends`` are the items of its head and its tail."""
    head, tail = map(_uid_at, ends)
    return Variant(ASIDE, gold.uid, gold.label, (), head, tail)


def as_answered(decision: Decision) -> Decision:
    """What a person answered to a relation, of which a rejected end had made "none of them".

    It waits for its ends still; where nothing was kept of it, it was "later".
    """
    if decision.aside is None or not decision.aside.label:
        return replace(decision, answer=Answer.LATER, rule="", aside=None)
    return replace(decision, answer=Answer.TAKEN if decision.taken else Answer.EDITED, rule="")


def is_turned(aside: Variant, ends: Sequence[Item]) -> bool:
    """Whether the relation that is kept ran from the second of ``ends`` to the first."""
    first, second = map(_uid_at, ends)
    return second == aside.head != first


def attributes_of(item: RelationItem, sides: Sides, decision: Decision) -> str | None:
    """Attributes of the relation that was taken, if it still has the label; None: of none."""
    for by, variant in zip(sides.people, item.variants, strict=True):
        if by == decision.taken and variant is not None and decision.aside is not None:
            return json_text(variant.attributes) if variant.label == decision.aside.label else None
    return None


def shared_attributes(item: Item, label: str) -> str | None:
    """The attributes that everybody gave who gave that label; None where they differ.

    A reviewer who moves a border says nothing of them.
    """
    mine = [one for one in item.variants if one is not None and one.label == label]
    if not mine or differ_in_attributes(mine):
        return None
    return json_text(mine[0].attributes)


def _uid_at(item: Item) -> bytes:
    """What stands at an end, whether it is in gold or not."""
    return next((one.uid for one in (*item.variants, item.gold) if one), b"")
