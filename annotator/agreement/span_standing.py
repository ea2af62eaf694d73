"""The span items of one document as gold and decisions change, each change at its own price.

An item is known by a key: a group of the annotators' spans by its place among the groups, a gold
span that belongs to none of them by its id, turned negative.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.agreement.claims import Claims
from annotator.agreement.decision_items import Cause, Sides, SpanItem
from annotator.agreement.decision_table import group_order, likeness_to_gold, noticed, span_cause
from annotator.agreement.span_groups import Group
from annotator.agreement.stretches import Stretches
from annotator.model.annotation import Fragment, Span, reading_order
from annotator.model.decision import Decision


@dataclass
class Moved:
    """What a change did: ``keys`` of the items that may be others now, or gone; ``rehoused`` are
    ids of gold spans that may belong to another item."""

    keys: set[int] = field(default_factory=set)
    rehoused: set[int] = field(default_factory=set)


class SpanStanding:
    """Groups of spans, and which gold span and which decision belong to each."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.causes = [span_cause(group) for group in groups]
        owner = {span.uid: at for at, group in enumerate(groups) for span in group if span}
        self._claims = Claims(owner)
        self.gold: dict[int, Span] = {}
        self._ids: dict[bytes, int] = {}
        self._claimed: dict[bytes, set[int]] = {}
        self._host: dict[int, int] = {}
        """The undecided group that an unclaimed gold span (its id) belongs to, and back."""
        self._guest: dict[int, int] = {}
        self._loose: Stretches[int] = Stretches()
        """The gold spans that no decision claims."""
        self._hulls: Stretches[int] | None = None

    def holder(self, gold_id: int) -> int:
        """The key of the item that a gold span belongs to."""
        claims = self._claimed.get(self.gold[gold_id].uid)
        return min(claims) if claims else self._host.get(gold_id, -gold_id)

    def own_gold(self) -> list[int]:
        """Keys of the items that only gold has, as they are read."""
        own = [self.gold[one] for one in self._loose if one not in self._host]
        return [-span.id for span in sorted(own, key=reading_order)]

    def order(self, key: int) -> tuple[int, int, int]:
        """What items are read by."""
        return group_order(self.groups[key]) if key >= 0 else reading_order(self.gold[-key])

    def item(self, key: int, sides: Sides) -> SpanItem:
        """The item as it is now."""
        if key < 0:
            span = self.gold[-key]
            nobody = (None,) * len(sides.layers)
            alone = SpanItem(nobody, Cause.GOLD_ONLY, span, self._claims.lonely(span.uid))
            return noticed(alone, sides)
        decision = self._claims.of(key)
        group, cause = self.groups[key], self.causes[key]
        return noticed(SpanItem(group, cause, self._gold_of(key), decision), sides)

    def _gold_of(self, place: int) -> Span | None:
        guest = self._guest.get(place)
        if guest is not None:
            return self.gold[guest]
        decision = self._claims.of(place)
        found = self._ids.get(decision.gold) if decision is not None else None
        if decision is None or found is None or min(self._claimed[decision.gold]) != place:
            return None
        return self.gold[found]

    def is_there(self, key: int) -> bool:
        """Whether there is an item of that key."""
        return key >= 0 or (-key in self._loose and -key not in self._host)

    def change(
        self,
        spans: tuple[Iterable[Span], Iterable[int]],
        decisions: tuple[Iterable[Decision], Iterable[int]],
    ) -> Moved:
        """Takes over gold spans and decisions: those new or changed, and the ids of those gone."""
        put, dropped = list(decisions[0]), list(decisions[1])
        uids = self._claims.golds([*dropped, *(one.id for one in put)])
        now = self._claims.change(put, dropped)
        uids |= self._claims.golds(one.id for one in put)
        for place, (before, after) in now.items():
            uids |= self._reclaim(place, before, after)
        moved = Moved(set(now))
        uids |= self._take(*spans, moved)
        self._seat(self._unseated(uids, moved), moved)
        return moved

    def _reclaim(self, place: int, before: Decision | None, after: Decision | None) -> set[bytes]:
        """Takes note of which gold a group's decision speaks of; the answer names both."""
        uids = set()
        if before is not None and before.gold:
            self._claimed[before.gold].discard(place)
            uids.add(before.gold)
        if after is not None and after.gold:
            self._claimed.setdefault(after.gold, set()).add(place)
            uids.add(after.gold)
        return uids

    def _take(self, put: Iterable[Span], gone: Iterable[int], moved: Moved) -> set[bytes]:
        """Takes gold over; the answer names what may have another item now."""
        put, uids = list(put), set()
        for one in (*gone, *(span.id for span in put)):
            before = self.gold.pop(one, None)
            if before is None:
                continue
            uids.add(before.uid)
            self._leave(one, moved)
            del self._ids[before.uid]
        for span in put:
            self.gold[span.id] = span
            self._ids[span.uid] = span.id
            uids.add(span.uid)
        return uids

    def _leave(self, gold_id: int, moved: Moved) -> None:
        moved.keys.add(-gold_id)
        moved.rehoused.add(gold_id)
        self._loose.drop(gold_id)
        host = self._host.pop(gold_id, None)
        if host is not None:
            del self._guest[host]
            moved.keys.add(host)

    def _unseated(self, uids: Iterable[bytes], moved: Moved) -> set[int]:
        """Takes gold spans from their items; the answer has the ids of those without a claim."""
        free = set()
        for uid in uids:
            claims = self._claimed.get(uid)
            moved.keys |= claims or set()
            gold_id = self._ids.get(uid)
            if gold_id is None:
                continue
            self._leave(gold_id, moved)
            if not claims:
                free.add(gold_id)
                span = self.gold[gold_id]
                self._loose.put(gold_id, (span.start, span.stop))
        for place in list(moved.keys & self._guest.keys()):
            free.add(self._guest[place])
        return free

    def _seat(self, golds: set[int], moved: Moved) -> None:
        """Gives gold spans that no decision claims to the undecided groups that are likest."""
        if not self._loose:
            return
        groups = {key for key in moved.keys if key >= 0 and self._claims.of(key) is None}
        self._reach(golds, groups)
        for one in golds & self._host.keys():
            moved.keys.add(self._host[one])
            del self._guest[self._host.pop(one)]
        for span in sorted((self.gold[one] for one in golds), key=reading_order):
            place = self._likest(span)
            moved.keys.add(-span.id)
            moved.rehoused.add(span.id)
            if place is not None:
                self._host[span.id] = place
                self._guest[place] = span.id
                moved.keys.add(place)

    def _reach(self, golds: set[int], groups: set[int]) -> None:
        """Adds all gold spans and undecided groups whose choices may depend on these."""
        rest: list[tuple[bool, int]] = [(True, one) for one in golds]
        rest += [(False, at) for at in groups]
        while rest:
            is_gold, one = rest.pop()
            if is_gold:
                found = self._groups_over(self.gold[one]) - groups
                found = {at for at in found if self._claims.of(at) is None}
                groups |= found
            else:
                found = self._loose.over(_hull(self.groups[one])) - golds
                golds |= found
            rest += [(not is_gold, more) for more in found]

    def _groups_over(self, span: Span) -> set[int]:
        if self._hulls is None:
            self._hulls = Stretches()
            for place, group in enumerate(self.groups):
                self._hulls.put(place, _hull(group))
        return self._hulls.over((span.start, span.stop))

    def _likest(self, gold: Span) -> int | None:
        best = (0.0, 0)
        for place in self._groups_over(gold):
            if place not in self._guest and self._claims.of(place) is None:
                best = max(best, (likeness_to_gold(gold, self.groups[place]), -place))
        return -best[1] if best[0] else None


def _hull(group: Group) -> Fragment:
    return (
        min(span.start for span in group if span),
        max(span.stop for span in group if span),
    )
