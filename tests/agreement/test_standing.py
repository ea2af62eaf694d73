"""The items of a document follow each edit at its own price, and are what they would be afresh."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.decision_items import Sides, variants_of
from annotator.agreement.decision_table import document_items
from annotator.agreement.standing import Standing
from annotator.agreement.stretches import Stretches
from annotator.model.annotation import Layer, LayerDelta, Relation, Span
from annotator.model.decision import Answer, Decision, Variant
from tests.agreement.test_decision_table import PEOPLE, many_layers

GOLD = b"g"


class Desk:
    """Gold and decisions, changed at random as no program would: whatever comes, both agree."""

    def __init__(self, layers: list[Layer]) -> None:
        self.layers = layers
        self.spans: dict[int, Span] = {}
        self.relations: dict[int, Relation] = {}
        self.decisions: dict[int, Decision] = {}
        self.next = 1

    @property
    def sides(self) -> Sides:
        gold = Layer(
            "gold",
            tuple(self.spans[key] for key in sorted(self.spans)),
            tuple(self.relations[key] for key in sorted(self.relations)),
            id=9,
        )
        decisions = tuple(self.decisions[key] for key in sorted(self.decisions))
        return Sides(self.layers, PEOPLE[: len(self.layers)], gold, decisions)

    def number(self) -> int:
        self.next += 1
        return self.next

    def step(self, draw: Any) -> tuple[LayerDelta, list[Decision], list[int]]:
        before = (dict(self.spans), dict(self.relations), dict(self.decisions))
        for _edit in range(draw(st.integers(1, 3))):
            draw(st.sampled_from([self.put_span, self.drop_span, self.link, self.unlink,
                                  self.decide, self.decide, self.revoke]))(draw)  # fmt: skip
        spans, relations, decisions = before
        delta = LayerDelta(
            tuple(one for key, one in self.spans.items() if spans.get(key) != one),
            tuple(one for key, one in self.relations.items() if relations.get(key) != one),
            frozenset(spans.keys() - self.spans.keys()),
            frozenset(relations.keys() - self.relations.keys()),
        )
        put = [one for key, one in self.decisions.items() if decisions.get(key) != one]
        return delta, put, list(decisions.keys() - self.decisions.keys())

    def put_span(self, draw: Any) -> None:
        start = draw(st.integers(0, 25))
        place = ((start, start + draw(st.integers(1, 8))),)
        key = draw(st.sampled_from([0, *self.spans])) or self.number()
        uid = GOLD + key.to_bytes(2) + b"s" * 13
        self.spans[key] = Span(key, draw(st.sampled_from("AB")), place, uid=uid)

    def drop_span(self, draw: Any) -> None:
        if self.spans:
            key = draw(st.sampled_from(list(self.spans)))
            del self.spans[key]
            for one in list(self.relations.values()):
                if key in (one.head, one.tail):
                    del self.relations[one.id]

    def link(self, draw: Any) -> None:
        if len(self.spans) > 1:
            ends = draw(st.lists(st.sampled_from(list(self.spans)), min_size=2, max_size=2))
            key = draw(st.sampled_from([0, *self.relations])) or self.number()
            uid = GOLD + key.to_bytes(2) + b"r" * 13
            label = draw(st.sampled_from("RS"))
            self.relations[key] = Relation(key, label, ends[0], ends[1], uid=uid)

    def unlink(self, draw: Any) -> None:
        if self.relations:
            del self.relations[draw(st.sampled_from(list(self.relations)))]

    def decide(self, draw: Any) -> None:
        sides = self.sides
        items = document_items(sides)
        if not items:
            return
        item = draw(st.sampled_from(items))
        held = list((self.spans if item.kind == "span" else self.relations).values())
        gold = draw(st.sampled_from([None, item.gold, *held]))
        said = variants_of(item, sides)
        if draw(st.booleans()):  # the group was another one when it was decided
            more = variants_of(draw(st.sampled_from(items)), sides)
            said = tuple(one for one in (*said, *more) if draw(st.booleans()))
        key = item.decision.id if item.decision and draw(st.booleans()) else self.number()
        self.decisions[key] = Decision(
            1, item.kind, draw(st.sampled_from(list(Answer))), gold.uid if gold else b"",
            variants=tuple(Variant(v.by, v.uid, v.label, v.fragments, v.head, v.tail)
                           for v in said),
            note=draw(st.sampled_from(["", "why"])), id=key,
        )  # fmt: skip

    def revoke(self, draw: Any) -> None:
        if self.decisions:
            del self.decisions[draw(st.sampled_from(list(self.decisions)))]


@settings(max_examples=150, deadline=None)
@given(many_layers(), st.data())
def test_items_that_follow_are_those_made_afresh(layers: list[Layer], data: st.DataObject) -> None:
    """A row that lags behind shows an answer that is gone, or hides one that is there."""
    desk = Desk(layers)
    for _step in range(data.draw(st.integers(0, 3))):
        desk.step(data.draw)
    standing = Standing(desk.sides)
    assert standing.items == document_items(desk.sides)
    for _step in range(data.draw(st.integers(1, 8))):
        before = standing.items
        delta, put, gone = desk.step(data.draw)
        sides = desk.sides
        assert sides.gold is not None
        shift = standing.follow(replace(sides.gold, spans=(), relations=()), delta, put, gone)
        fresh = document_items(sides)
        assert standing.items == fresh
        assert standing.sides == sides
        assert standing.undecided == sum(not item.is_settled for item in fresh)
        if shift.places is not None:
            others = {at for at, item in enumerate(fresh) if item != before[at]}
            assert others <= set(shift.places)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.integers(0, 9), st.tuples(st.integers(0, 900), st.sampled_from([1, 300, 40_000]))
    ),
    st.lists(st.integers(0, 9)),
    st.tuples(st.integers(0, 900), st.integers(1, 600)),
)
def test_whatever_overlaps_is_found(
    put: dict[int, tuple[int, int]], gone: list[int], asked: tuple[int, int]
) -> None:
    """A group that is not found never gets the gold that lies on it."""
    found: Stretches[int] = Stretches()
    for key, (start, length) in put.items():
        found.put(key, (start, start + length))
    for key in gone:
        found.drop(key)
    start, stop = asked[0], sum(asked)
    there = {k: (a, a + n) for k, (a, n) in put.items() if k not in gone}
    assert found.over((start, stop)) == {k for k, (a, b) in there.items() if a < stop and b > start}
