"""The relation items of one document as gold and decisions change, each change at its own price.

An item is known by a key: a group of the annotators' relations by its place among the groups, a
gold relation that belongs to none of them by its id, turned negative.  Ends are keys of span items.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotator.agreement.claims import Claims
from annotator.agreement.decision_items import Cause, RelationItem, Sides, SpanItem, variants_of
from annotator.agreement.decision_table import differs, relation_item
from annotator.agreement.relation_groups import RelationGroup
from annotator.model.annotation import Relation
from annotator.model.decision import Decision

Pair = frozenset[int]
"""The keys of the span items at both ends."""


class RelationStanding:
    """Groups of relations, and which gold relation and which decision belong to each."""

    def __init__(self, groups: Sequence[RelationGroup], spans: Sequence[SpanItem]) -> None:
        self.items = [relation_item(group, spans, None) for group in groups]
        self.gold: dict[int, Relation] = {}
        owner = {one.uid: at for at, item in enumerate(self.items) for one in item.variants if one}
        self._claims = Claims(owner)
        self._ids: dict[bytes, int] = {}
        self._claimed: dict[bytes, set[int]] = {}
        self._between: dict[Pair, list[int]] = {}
        for place, item in enumerate(self.items):
            self._between.setdefault(frozenset(item.ends), []).append(place)
        self._hanging: dict[int, set[int]] = {}
        """Ids of the gold relations at a gold span, by its id."""
        self._pair: dict[int, Pair] = {}
        """Where a gold relation is that no decision claims."""
        self._loose: dict[Pair, set[int]] = {}
        self._host: dict[int, int] = {}
        self._guest: dict[int, int] = {}
        self._ends: dict[int, tuple[int, int]] = {}

    def own_gold(self) -> list[int]:
        """Keys of the items that only gold has, the oldest first."""
        return [-one for one in sorted(self._pair) if one not in self._host]

    def is_there(self, key: int) -> bool:
        """Whether there is an item of that key."""
        return key >= 0 or (-key in self._pair and -key not in self._host)

    def ends(self, key: int) -> tuple[int, int]:
        """Keys of the span items at the ends of an item."""
        return self.items[key].ends if key >= 0 else self._ends[-key]

    def item(self, key: int, sides: Sides) -> RelationItem:
        """The item as it is now; its ends are keys."""
        if key >= 0:
            decision = self._claims.of(key)
            item = replace(self.items[key], gold=self._gold_of(key), decision=decision)
        else:
            gold, width = self.gold[-key], len(sides.layers)
            nobody, turned = (None,) * width, (False,) * width
            decision = self._claims.lonely(gold.uid)
            item = RelationItem(
                nobody, Cause.GOLD_ONLY, self.ends(key), turned, gold=gold, decision=decision
            )
        if decision is None:
            return item
        return replace(item, has_changed=differs(decision, variants_of(item, sides)))

    def _gold_of(self, place: int) -> Relation | None:
        guest = self._guest.get(place)
        if guest is not None:
            return self.gold[guest]
        decision = self._claims.of(place)
        found = self._ids.get(decision.gold) if decision is not None else None
        if decision is None or found is None or min(self._claimed[decision.gold]) != place:
            return None
        return self.gold[found]

    def change(
        self,
        relations: tuple[Iterable[Relation], Iterable[int]],
        decisions: tuple[Iterable[Decision], Iterable[int]],
        rehoused: Iterable[int],
        holder: Callable[[int], int],
    ) -> set[int]:
        """Takes gold relations and decisions over: those new or changed, and the ids of those gone.

        ``rehoused`` are gold spans that may belong to another item by now, ``holder`` says to
        which.  The answer has the keys of the items that may be others now, or gone.
        """
        put, dropped = list(decisions[0]), list(decisions[1])
        uids = self._claims.golds([*dropped, *(one.id for one in put)])
        now = self._claims.change(put, dropped)
        uids |= self._claims.golds(one.id for one in put)
        keys = set(now)
        for place, (before, after) in now.items():
            uids |= self._reclaim(place, before, after)
        pairs: set[Pair] = {frozenset(self.items[place].ends) for place in now}
        uids |= self._take(*relations, keys, pairs)
        for span in rehoused:
            uids |= {self.gold[one].uid for one in self._hanging.get(span, ())}
        for uid in uids:
            keys |= self._claimed.get(uid, set())
            if uid in self._ids:
                self._place(self._ids[uid], holder, keys, pairs)
        for pair in pairs:
            self._seat(pair, keys)
        return keys

    def _reclaim(self, place: int, before: Decision | None, after: Decision | None) -> set[bytes]:
        uids = set()
        if before is not None and before.gold:
            self._claimed[before.gold].discard(place)
            uids.add(before.gold)
        if after is not None and after.gold:
            self._claimed.setdefault(after.gold, set()).add(place)
            uids.add(after.gold)
        return uids

    def _take(
        self, put: Iterable[Relation], gone: Iterable[int], keys: set[int], pairs: set[Pair]
    ) -> set[bytes]:
        put, uids = list(put), set()
        for one in (*gone, *(relation.id for relation in put)):
            before = self.gold.pop(one, None)
            if before is None:
                continue
            uids.add(before.uid)
            self._leave(one, keys, pairs)
            del self._ids[before.uid]
            for end in {before.head, before.tail}:
                self._hanging[end].discard(one)
        for relation in put:
            self.gold[relation.id] = relation
            self._ids[relation.uid] = relation.id
            uids.add(relation.uid)
            for end in {relation.head, relation.tail}:
                self._hanging.setdefault(end, set()).add(relation.id)
        return uids

    def _leave(self, gold_id: int, keys: set[int], pairs: set[Pair]) -> None:
        keys.add(-gold_id)
        pair = self._pair.pop(gold_id, None)
        if pair is not None:
            self._loose[pair].discard(gold_id)
            pairs.add(pair)
        host = self._host.pop(gold_id, None)
        if host is not None:
            del self._guest[host]
            keys.add(host)

    def _place(
        self, gold_id: int, holder: Callable[[int], int], keys: set[int], pairs: set[Pair]
    ) -> None:
        """Says between which items a gold relation is, if no decision claims it."""
        self._leave(gold_id, keys, pairs)
        relation = self.gold[gold_id]
        if self._claimed.get(relation.uid):
            return
        self._ends[gold_id] = (holder(relation.head), holder(relation.tail))
        pair = self._pair[gold_id] = frozenset(self._ends[gold_id])
        self._loose.setdefault(pair, set()).add(gold_id)
        pairs.add(pair)

    def _seat(self, pair: Pair, keys: set[int]) -> None:
        """Gives the gold relations between two items to the undecided groups there, in order."""
        loose = sorted(self._loose.get(pair, ()))
        places = self._between.get(pair, ())
        before = {place: self._guest.pop(place, None) for place in places}
        for one in before.values():
            if one is not None:
                del self._host[one]
                keys.add(-one)
        free = iter([place for place in places if self._claims.of(place) is None])
        for gold_id in loose:
            place = next(free, None)
            keys.add(-gold_id)
            if place is None:
                break
            self._host[gold_id] = place
            self._guest[place] = gold_id
        keys |= {place for place in places if before[place] != self._guest.get(place)}
