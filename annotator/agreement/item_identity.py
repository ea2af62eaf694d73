"""Which item is the one from before, after somebody's work has changed a document's items."""

from collections.abc import Iterator, Sequence

from annotator.agreement.decision_items import Item


def find_again(item: Item, items: Sequence[Item]) -> int | None:
    """The place among ``items`` of what ``item`` was; None where nothing of it is left.

    The same decision counts first, then the largest number of the same spans (or relations), then
    the first place.
    """
    mine = set(_marks(item))
    best, shared = None, (False, 0)
    for place, other in enumerate(items):
        if other.kind != item.kind:
            continue
        is_same = item.decision is not None and _decision(other) == _decision(item)
        score = (is_same, len(mine.intersection(_marks(other))))
        if score > shared:
            best, shared = place, score
    return best


def _decision(item: Item) -> int | None:
    return item.decision.id if item.decision else None


def _marks(item: Item) -> Iterator[bytes]:
    for one in (item.gold, *item.variants):
        if one is not None:
            yield one.uid
