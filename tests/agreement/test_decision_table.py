"""Items of disagreement: every annotation in exactly one, nested and stacked ones kept apart."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import decision_table
from annotator.agreement.decision_items import Cause, RelationItem, Sides, SpanItem, variants_of
from annotator.agreement.decision_table import document_items
from annotator.agreement.rules import (
    Borders,
    Rule,
    Votes,
    relation_ruling,
    rule_named,
    span_ruling,
)  # fmt: skip
from annotator.agreement.span_groups import group_spans, overlap
from annotator.model.annotation import Layer, Relation, Span, State

PEOPLE = (b"a" * 16, b"b" * 16, b"c" * 16)


def span(number: int, label: str, *fragments: tuple[int, int], who: int = 0) -> Span:
    uid = bytes([who, 1, *number.to_bytes(2)]) + b"s" * 12
    return Span(number, label, fragments, uid=uid)


def relation(number: int, label: str, head: int, tail: int, who: int = 0) -> Relation:
    uid = bytes([who, 2, *number.to_bytes(2)]) + b"r" * 12
    return Relation(number, label, head, tail, uid=uid)


def layer(who: int, spans: list[Span], relations: list[Relation] | None = None) -> Layer:
    return Layer(
        f"p{who}",
        tuple(replace(one, uid=bytes([who]) + one.uid[1:]) for one in spans),
        tuple(replace(one, uid=bytes([who]) + one.uid[1:]) for one in relations or ()),
        State.FINISHED,
    )


def sides(*layers: Layer, gold: Layer | None = None) -> Sides:
    return Sides(layers, PEOPLE[: len(layers)], gold)


@st.composite
def many_layers(draw: st.DrawFn) -> list[Layer]:
    """Up to three people's work on a text of thirty characters, dense with overlap."""
    out = []
    for who in range(draw(st.integers(1, 3))):
        spans = [
            span(number + 1, draw(st.sampled_from("AB")), (start, start + length))
            for number, (start, length) in enumerate(
                draw(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 8)), max_size=6))
            )
        ]
        pairs = list(itertools.permutations([one.id for one in spans], 2))
        linked = draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
        relations = [
            relation(number + 1, draw(st.sampled_from("RS")), head, tail)
            for number, (head, tail) in enumerate(linked)
        ]
        out.append(layer(who, spans, relations))
    return out


@settings(max_examples=200, deadline=None)
@given(many_layers(), st.randoms())
def test_nobodys_annotation_is_lost_or_shown_twice(layers: list[Layer], chance) -> None:  # type: ignore[no-untyped-def]
    """A span that is in no row is never decided, and never reaches gold."""
    items = document_items(sides(*layers))
    for who, mine in enumerate(layers):
        seen = Counter(one.uid for item in items if (one := item.variants[who]))
        assert seen == Counter(one.uid for one in (*mine.spans, *mine.relations))
    for place, item in enumerate(items):
        if isinstance(item, RelationItem):
            assert max(item.ends) < place, "ends are decided before what hangs on them"
            for who, one in enumerate(item.variants):
                if one is None:
                    continue
                ends = item.ends[::-1] if item.is_reversed[who] else item.ends
                found = [items[end].variants[who] for end in ends]
                assert [end.id for end in found if end] == [one.head, one.tail]
    shuffled = [
        replace(
            mine,
            spans=tuple(chance.sample(mine.spans, len(mine.spans))),
            relations=tuple(chance.sample(mine.relations, len(mine.relations))),
        )
        for mine in layers
    ]
    assert document_items(sides(*shuffled)) == items


@settings(max_examples=150, deadline=None)
@given(many_layers())
def test_between_two_the_grouping_is_the_optimum(layers: list[Layer]) -> None:
    """A worse pairing shows two false disagreements where there is one, or none."""
    if len(layers) < 2:
        return
    one, other = list(layers[0].spans[:4]), list(layers[1].spans[:4])
    groups = group_spans([one, other])
    got = sum(likeness(a, b) for a, b in groups if a and b)
    best = 0.0
    for a in list(one):  # what both have just so goes together first
        twin = next((b for b in other if (b.fragments, b.label) == (a.fragments, a.label)), None)
        if twin is not None:
            one.remove(a)
            other.remove(twin)
            got -= 1.5
    small, large = sorted((one, other), key=len)
    for chosen in itertools.permutations([*large, *[None] * len(small)], len(small)):
        best = max(best, sum(likeness(a, b) for a, b in zip(small, chosen, strict=True) if b))
    assert got >= best - 1e-9


def likeness(one: Span, other: Span) -> float:
    shared = overlap(one, other)
    if one.label == other.label:
        return shared + 0.5 if shared else 0.0
    return shared if shared >= 0.5 else 0.0


def test_nested_and_stacked_spans_are_kept_apart() -> None:
    """A label put on the wrong one of two stacked spans makes two decisions out of none."""
    mine = [span(1, "ORG", (0, 20)), span(2, "LOC", (14, 20)), span(3, "TITLE", (0, 20))]
    theirs = [span(1, "TITLE", (0, 20)), span(2, "LOC", (13, 20)), span(3, "ORG", (0, 20))]
    items = document_items(sides(layer(0, mine), layer(1, theirs)))
    assert [(item.cause, *(one.label for one in item.variants if one)) for item in items] == [
        (Cause.AGREED, "ORG", "ORG"),
        (Cause.AGREED, "TITLE", "TITLE"),
        (Cause.BOUNDARY, "LOC", "LOC"),
    ]


def test_a_nested_name_is_no_variant_of_the_whole() -> None:
    """ "Đại học Hà Nội" and "Hà Nội" are two answers, not one with two borders."""
    items = document_items(
        sides(layer(0, [span(1, "ORG", (0, 14))]), layer(1, [span(1, "LOC", (8, 14))]))
    )
    assert [item.cause for item in items] == [Cause.MISSING, Cause.MISSING]


def test_each_cause_by_its_name() -> None:
    """The chip is what a reviewer sorts and filters by."""
    base = [span(1, "A", (0, 4)), span(2, "A", (10, 14)), span(3, "B", (20, 24))]
    cases = {
        Cause.AGREED: base[0],
        Cause.BOUNDARY: span(1, "A", (0, 5)),
        Cause.LABEL: span(1, "B", (0, 4)),
        Cause.BOUNDARY_AND_LABEL: span(1, "B", (0, 5)),
    }
    for cause, other in cases.items():
        items = document_items(sides(layer(0, base), layer(1, [other, *base[1:]])))
        assert items[0].cause is cause
    ends = [relation(1, "R", 1, 2)]
    for cause, spans, theirs in (
        (Cause.AGREED, base, ends),
        (Cause.TYPE, base, [relation(1, "S", 1, 2)]),
        (Cause.REVERSED, base, [relation(1, "R", 2, 1)]),
        (Cause.ABSENT, base, []),
        (Cause.ENDPOINT_MISSING, base[1:], []),
        (Cause.ENDPOINT_DIFFERS, [span(1, "A", (0, 5)), *base[1:]], ends),
    ):
        items = document_items(sides(layer(0, base, ends), layer(1, spans, theirs)))
        found = [item for item in items if isinstance(item, RelationItem)]
        assert [item.cause for item in found] == [cause]


def test_a_symmetric_relation_has_no_direction() -> None:
    """SAME_AS drawn from the other side is the same statement."""
    base = [span(1, "A", (0, 4)), span(2, "A", (10, 14))]
    two = (
        layer(0, base, [relation(1, "R", 1, 2)]),
        layer(1, base, [relation(1, "R", 2, 1)]),
    )
    plain = document_items(Sides(two, PEOPLE[:2], symmetric={"R"}))
    assert [item.cause for item in plain] == [Cause.AGREED] * 3


def test_gold_stands_by_the_item_it_decides() -> None:
    """Imported gold must not look like a fourth opinion."""
    items = document_items(
        sides(
            layer(0, [span(1, "A", (0, 4))]),
            layer(1, [span(1, "A", (0, 5))]),
            gold=layer(9, [span(5, "A", (0, 6)), span(6, "B", (20, 22))]),
        )
    )
    assert [(item.cause, item.gold and item.gold.id) for item in items] == [
        (Cause.BOUNDARY, 5),
        (Cause.GOLD_ONLY, 6),
    ]
    assert all(item.is_settled for item in items)
    silent = variants_of(items[1], sides(layer(0, []), layer(1, [])))
    assert [(one.by, one.uid, one.label) for one in silent] == [
        (PEOPLE[0], b"", ""),
        (PEOPLE[1], b"", ""),
    ], "who has nothing there says so"


GROUP = (span(1, "A", (0, 4)), span(1, "A", (0, 4)), span(1, "A", (0, 6)), span(1, "B", (0, 6)))


def test_gold_that_nobody_decided_is_compared_with_what_it_lies_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Gold that came with a file stands without decisions: compared with every item, a document
    of ten thousand spans kept its reviewer waiting for minutes."""
    compared = []
    likeness = decision_table.likeness_to_gold

    def counted(gold: Span, group: tuple[Span | None, ...]) -> float:
        compared.append(gold.id)
        return likeness(gold, group)

    monkeypatch.setattr(decision_table, "likeness_to_gold", counted)
    many = [span(at + 1, "A", (10 * at, 10 * at + 4)) for at in range(400)]
    links = [relation(at, "R", at, at + 1) for at in range(1, 400)]
    gold = layer(7, many, links)
    items = document_items(sides(layer(0, many, links), layer(1, many, links), gold=gold))
    assert len(items) == 799
    assert all(item.gold is not None for item in items)
    assert len(compared) == 400


def test_each_rule_says_what_its_name_says() -> None:
    """A rule that settles more than it states puts words into gold that nobody agreed on."""
    said = {
        (Votes.UNANIMOUS, Borders.SAME, 2): None,
        (Votes.AT_LEAST, Borders.SAME, 3): None,
        (Votes.AT_LEAST, Borders.MOST_FREQUENT, 3): 0,
        (Votes.AT_LEAST, Borders.LONGEST, 3): 2,
        (Votes.AT_LEAST, Borders.SHORTEST, 3): 0,
        (Votes.AT_LEAST, Borders.SHORTEST, 4): None,
        (Votes.MAJORITY, Borders.LONGEST, 2): 2,
    }
    for (votes, borders, number), who in said.items():
        rule = Rule(votes, borders, number)
        ruling = span_ruling(rule, GROUP)
        assert (ruling.who if ruling else None) == who, rule.name
        again = rule_named(rule.name)
        assert (again.votes, again.borders) == (votes, borders)
        assert again.number == (number if votes is Votes.AT_LEAST else 2)


def test_rules_that_differ_have_names_that_differ() -> None:
    """Two rules of one name are taken back together, although only one of them was wrong."""
    assert Rule(least=2).name != Rule(least=5).name
    assert rule_named(Rule(least=5).name) == Rule(least=5)
    assert rule_named("at_least 3/longest") == Rule(Votes.AT_LEAST, Borders.LONGEST, 3)


def test_silence_does_not_outvote_those_who_are_enough() -> None:
    """Where two are asked for and two say so, three who overlooked it do not make it nothing."""
    there = GROUP[0]
    rule = Rule(Votes.AT_LEAST, number=2)
    won = span_ruling(rule, (None, there, None, there, None))
    assert won is not None
    assert won.who == 1
    won = span_ruling(rule, (None, there, None))
    assert won is not None
    assert won.who is None
    other = span(1, "B", (0, 4))
    assert span_ruling(rule, (there, there, other, other, None, None, None)) is None, "a tie"


def test_spans_that_barely_touch_are_left_to_a_person() -> None:
    """Of two names side by side the longer would stand for both, and nobody would have looked."""
    apart = (span(1, "A", (0, 20)), span(2, "A", (18, 40)))
    assert len(group_spans([[one] for one in apart])) == 1
    near = (span(1, "A", (0, 20)), span(2, "A", (0, 40)))
    for borders in (Borders.LONGEST, Borders.SHORTEST):
        assert span_ruling(Rule(borders=borders), apart) is None
        assert span_ruling(Rule(borders=borders), near) is not None


def test_a_tie_is_left_to_a_person() -> None:
    """Of two against two nobody has the majority; the program must not toss a coin."""
    tie = (*GROUP[:1], *GROUP[:1], GROUP[3], GROUP[3])
    for rule in (Rule(Votes.MAJORITY, Borders.LONGEST), Rule(Votes.AT_LEAST, number=2)):
        assert span_ruling(rule, tie) is None
    assert span_ruling(Rule(Votes.MAJORITY), (GROUP[0], None)) is None
    none = span_ruling(Rule(Votes.MAJORITY), (GROUP[0], None, None))
    assert none is not None
    assert none.who is None


def test_one_persons_work_is_not_unanimous() -> None:
    """A document that one person finished has had no second look."""
    assert span_ruling(Rule(), GROUP[:1]) is None
    assert span_ruling(Rule(least=1), GROUP[:1]) is not None


def test_only_who_has_both_ends_votes_on_a_relation() -> None:
    """Nobody can link what they have not labelled; their silence is no vote against it."""
    base = [span(1, "A", (0, 4)), span(2, "A", (10, 14))]
    link = [relation(1, "R", 1, 2)]
    items = document_items(sides(layer(0, base, link), layer(1, base, link), layer(2, base[:1])))
    item = next(one for one in items if isinstance(one, RelationItem))
    assert item.waits_for_ends
    ruling = relation_ruling(Rule(), item, items)
    assert ruling is not None
    assert ruling.who == 0
    assert isinstance(items[0], SpanItem)


def test_attributes_alone_are_a_cause_of_their_own() -> None:
    """Gold would silently take the first annotator's attributes as if all had given them."""
    one = replace(span(1, "A", (0, 4)), attributes={"certain": True, "kind": "x"})
    same = replace(one, attributes={"kind": "x", "certain": True})
    other = replace(one, attributes={"certain": 1, "kind": "x"})
    end = span(2, "B", (5, 9))
    link = replace(relation(1, "R", 1, 2), attributes={"since": 1})
    agreed = document_items(sides(layer(0, [one, end], [link]), layer(1, [same, end], [link])))
    assert [item.cause for item in agreed] == [Cause.AGREED] * 3
    bare = replace(link, attributes={})
    differ = document_items(sides(layer(0, [one, end], [link]), layer(1, [other, end], [link])))
    assert [item.cause for item in differ] == [Cause.ATTRIBUTES, Cause.AGREED, Cause.AGREED]
    differ = document_items(sides(layer(0, [one, end], [link]), layer(1, [same, end], [bare])))
    assert [item.cause for item in differ] == [Cause.AGREED, Cause.AGREED, Cause.ATTRIBUTES]
    link_item = differ[2]
    assert isinstance(link_item, RelationItem)
    assert not link_item.waits_for_ends
    assert relation_ruling(Rule(), link_item, differ) is None


def test_a_rule_settles_attributes_after_borders() -> None:
    """Attributes that nobody compared are gold that one person made up."""
    certain, doubtful = ({"certain": flag} for flag in (True, False))
    group = [replace(span(1, "A", (0, 4)), attributes=given) for given in (doubtful, certain)]
    assert span_ruling(Rule(), tuple(group)) is None
    for borders in (Borders.MOST_FREQUENT, Borders.LONGEST, Borders.SHORTEST):
        rule = Rule(Votes.UNANIMOUS, borders)
        assert span_ruling(rule, tuple(group)) is None, "a tie"
        third = replace(span(1, "A", (0, 4)), attributes=certain)
        won = span_ruling(rule, (*group, third))
        assert won is not None
        assert won.who == 1, "the first of the most"
    longer = replace(span(1, "A", (0, 5)), attributes={})
    won = span_ruling(Rule(Votes.UNANIMOUS, Borders.LONGEST), (*group, longer))
    assert won is not None
    assert won.who == 2, "attributes are asked of those whose borders won"
