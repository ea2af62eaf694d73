"""Where somebody was, and where an item of the table is that another window speaks of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.agreement.decision_items import Item, SpanItem
from annotator.agreement.item_identity import find_again

_LOOKED_FOR = 8
"""Items that are told apart after an undo: of a bulk's thousands the first will do."""


@dataclass(frozen=True)
class Place:
    """Where somebody was: the document, the place of the item in hand, which items were shown, and
    which groups of them were folded."""

    document: int
    item: int | None
    what: object
    folded: frozenset[str] = frozenset()


def place_of(items: Sequence[Item], start: int, uid: object = b"") -> int | None:
    """The item that a span or relation with ``uid`` is in; else the one with the shortest span
    that covers the code point ``start``; None where none does."""
    for place, item in enumerate(items):
        if uid and any(one.uid == uid for one in (*item.variants, item.gold) if one):
            return place
    covering = [
        (span.stop - span.start, place)
        for place, item in enumerate(items)
        if isinstance(item, SpanItem)
        for span in (*item.variants, item.gold)
        if span and span.start <= start < span.stop
    ]
    return min(covering)[1] if covering else None


def changed_place(
    before: Sequence[Item], now: Sequence[Item], is_meant: Callable[[int], bool]
) -> int | None:
    """An item of ``now`` whose decision is another than ``before``, or gone; None where all are the
    same.

    What a person answered comes before what a rule did along with it, what ``is_meant`` before what
    was taken with it, then the first.
    """
    known = {one.decision.id: one.decision for one in before if one.decision is not None}
    found = [
        (bool(one.decision.rule), place)
        for place, one in enumerate(now)
        if one.decision is not None
        and (old := known.get(one.decision.id)) is not one.decision
        and old != one.decision
    ]
    left = {one.decision.id for one in now if one.decision is not None}
    gone = [
        (bool(one.decision.rule), at)
        for at, one in enumerate(before)
        if one.decision is not None and one.decision.id not in left
    ]
    for by_rule, at in sorted(gone)[:_LOOKED_FOR]:
        place = find_again(before[at], now)
        if place is not None:
            found.append((by_rule, place))
    best = sorted(found)[:_LOOKED_FOR]
    return min((rule, not is_meant(place), place) for rule, place in best)[2] if best else None
