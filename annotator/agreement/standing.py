"""All items of one document, kept in step with gold and decisions at the price of what changed.

What :func:`annotator.agreement.decision_table.document_items` makes of the same sides is the same;
the annotators' layers stay as they are for as long as a standing lives.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from annotator.agreement.decision_items import Item, RelationItem, Sides, SpanItem
from annotator.agreement.relation_groups import group_relations
from annotator.agreement.relation_standing import RelationStanding
from annotator.agreement.runs import Look, grouped_slowly, nobody
from annotator.agreement.span_standing import SpanStanding
from annotator.model.annotation import Layer, LayerDelta
from annotator.model.decision import Decision

_Key = tuple[str, int]
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Shift:
    """What a change did to the items: the places of those that are others now, in order.

    None: items have come or gone, and places have shifted.
    """

    places: tuple[int, ...] | None


class Standing:
    """The items of ``sides`` and what belongs to each."""

    def __init__(self, sides: Sides, look: Look = nobody) -> None:
        """``look`` hears how far it is, and may end it by raising."""
        groups = grouped_slowly([layer.spans for layer in sides.layers], _part(look, 0, 0.5))
        self._spans = SpanStanding(groups)
        look(0.6)
        owners: list[Mapping[int, int]] = [
            {span.id: at for at, group in enumerate(groups) if (span := group[who]) is not None}
            for who in range(len(sides.layers))
        ]
        relations = [layer.relations for layer in sides.layers]
        bare = [
            SpanItem(group, cause) for group, cause in zip(groups, self._spans.causes, strict=True)
        ]
        grouped = group_relations(relations, owners, sides.symmetric)
        look(0.65)
        self._relations = RelationStanding(grouped, bare)
        look(0.7)
        self._decisions: dict[int, Decision] = {}
        self._order: list[_Key] = []
        self._place: dict[_Key, int] = {}
        self._at: dict[int, set[int]] = {}
        self.sides = sides.settled_by(None, ())
        self.items: tuple[Item, ...] = ()
        self.undecided = 0
        """How many items still need an answer."""
        gold = sides.gold
        delta = LayerDelta(gold.spans, gold.relations) if gold else LayerDelta()
        self._take(delta, sides.decisions, ())
        look(0.85)
        self.sides = sides.settled_by(gold, sides.decisions)
        self._lay()
        look(1)

    def follow(
        self,
        gold: Layer | None,
        delta: LayerDelta,
        put: Iterable[Decision] = (),
        gone: Iterable[int] = (),
    ) -> Shift:
        """Takes over what an edit did: ``delta`` to the gold layer, which is ``gold`` without its
        annotations, and to decisions (new or changed ones, and the ids of those gone)."""
        keys = self._take(delta, list(put), list(gone))
        bare = gold and replace(
            gold, spans=_by_id(self._spans.gold), relations=_by_id(self._relations.gold)
        )
        self.sides = self.sides.settled_by(bare, _by_age(self._decisions))
        if any(number < 0 for _kind, number in keys):
            self._lay(keys)
            return Shift(None)
        items = list(self.items)
        places = sorted(self._place[key] for key in self._with_hanging(keys))
        changed = []
        for place in places:
            made = self._made(self._order[place])
            self.undecided += items[place].is_settled - made.is_settled
            items[place] = made
            changed.append(place)
        self.items = tuple(items)
        return Shift(tuple(changed))

    def hanging(self, place: int) -> list[int]:
        """The places of the relation items at a span item."""
        kind, key = self._order[place]
        found = self._at.get(key, ()) if kind == "span" else ()
        return sorted(self._place["relation", one] for one in found)

    def _take(self, delta: LayerDelta, put: Iterable[Decision], gone: Iterable[int]) -> set[_Key]:
        """Hands everything on; the answer has the keys of all that may be others now."""
        put, gone = list(put), list(gone)
        for one in gone:
            self._decisions.pop(one, None)
        self._decisions.update((one.id, one) for one in put)
        spans = self._spans.change(
            (delta.spans, delta.gone_spans),
            ([one for one in put if one.kind == "span"], gone),
        )
        relations = self._relations.change(
            (delta.relations, delta.gone_relations),
            ([one for one in put if one.kind == "relation"], gone),
            spans.rehoused & self._spans.gold.keys(),
            self._spans.holder,
        )
        keys = {("span", key) for key in spans.keys} | {("relation", key) for key in relations}
        known = keys & self._place.keys()
        return known | {key for key in keys if self._is_there(key)}

    def _is_there(self, key: _Key) -> bool:
        kind, number = key
        return (self._spans if kind == "span" else self._relations).is_there(number)

    def _with_hanging(self, keys: set[_Key]) -> set[_Key]:
        """Relations show the words of their ends."""
        spans = (number for kind, number in keys if kind == "span")
        return keys | {("relation", one) for number in spans for one in self._at.get(number, ())}

    def _made(self, key: _Key) -> Item:
        kind, number = key
        if kind == "span":
            return self._spans.item(number, self.sides)
        return self._placed(number, self._relations.item(number, self.sides))

    def _moved(self, key: _Key, item: Item | None) -> Item:
        if item is None:
            return self._made(key)
        return self._placed(key[1], item) if isinstance(item, RelationItem) else item

    def _placed(self, number: int, item: RelationItem) -> RelationItem:
        head, tail = (self._place["span", end] for end in self._relations.ends(number))
        return item if item.ends == (head, tail) else replace(item, ends=(head, tail))

    def _lay(self, changed: Collection[_Key] = ()) -> None:
        """Puts all items in order: spans as they are read, each relation after its later end."""
        kept = {
            key: item
            for key, item in zip(self._order, self.items, strict=True)
            if key not in changed
        }
        spans = [*range(len(self._spans.groups)), *self._spans.own_gold()]
        spans.sort(key=self._spans.order)
        rank = {key: at for at, key in enumerate(spans)}
        relations = [*range(len(self._relations.items)), *self._relations.own_gold()]
        ranked = []
        self._at = {}
        for one in relations:
            ends = self._relations.ends(one)
            first, last = sorted((rank[ends[0]], rank[ends[1]]))
            ranked.append((last, first, one))
            for end in ends:
                self._at.setdefault(end, set()).add(one)
        ranked.sort(key=lambda entry: entry[:2])
        after: dict[int, list[int]] = {}
        for last, _first, one in ranked:
            after.setdefault(last, []).append(one)
        self._order = []
        for at, key in enumerate(spans):
            self._order.append(("span", key))
            self._order += [("relation", one) for one in after.get(at, ())]
        self._place = {key: at for at, key in enumerate(self._order)}
        self.items = tuple(self._moved(key, kept.get(key)) for key in self._order)
        self.undecided = sum(not item.is_settled for item in self.items)


def _part(look: Look, first: float, last: float) -> Look:
    """For work that is a part of the whole, from the share ``first`` to the share ``last``."""
    return lambda share: look(first + share * (last - first))


def _by_id(found: Mapping[int, _Value]) -> tuple[_Value, ...]:
    return tuple(found[key] for key in sorted(found))


def _by_age(found: Mapping[int, Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(found.values(), key=attrgetter("age")))
