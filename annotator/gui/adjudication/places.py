"""Where somebody was, and where an item of the table is that another window speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.agreement.decision_items import Item, SpanItem


@dataclass(frozen=True)
class Place:
    """Where somebody was: the document, the place of the item in hand, and which items were
    shown."""

    document: int
    item: int | None
    what: object


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
