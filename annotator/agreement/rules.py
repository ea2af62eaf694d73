"""Rules by which items answer themselves.

A rule looks at the votes of those who finished the document: each for a label, or for nothing
there.  Where so many must agree, nothing wins only if no label has so many votes.  It settles the
label first, the borders among those who gave that label after it, and the
attributes among those who also gave these borders last; where any of them is open the item stays
for a person.  Attributes follow the rule for borders: where that asks for the same borders of
everybody it asks for the same attributes, else the most frequent ones are taken, and of a tie none.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from annotator.agreement.decision_items import Item, RelationItem
from annotator.agreement.relation_groups import RelationGroup
from annotator.agreement.span_groups import Group, overlap
from annotator.model.annotation import Fragment, Relation, Span, attributes_key

Vote = TypeVar("Vote", bound=Hashable)

LEAST_SHARED = 0.5
"""Intersection over union with the borders that a rule takes, of all spans of the label."""


class Votes(StrEnum):
    """How many must agree: all, a given number, or more than half of those who finished."""

    UNANIMOUS = "unanimous"
    AT_LEAST = "at_least"
    MAJORITY = "majority"


class Borders(StrEnum):
    """Which borders are taken of those with the winning label; of a tie none are.

    SAME asks that all who gave the label gave the same borders, and the same attributes.  With the
    others the attributes are those that most give who have the winning label and borders.
    """

    SAME = "same"
    MOST_FREQUENT = "most_frequent"
    LONGEST = "longest"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True)
class Rule:
    """A stated rule.  ``number`` counts for AT_LEAST alone.

    ``least`` is how many must have finished a document before anything of it is settled.
    """

    votes: Votes = Votes.UNANIMOUS
    borders: Borders = Borders.SAME
    number: int = 2
    least: int = 2

    @property
    def name(self) -> str:
        """As decisions keep it: ``unanimous/same/2``, ``at_least 2/longest/3``; last ``least``."""
        votes = f"{self.votes} {self.number}" if self.votes is Votes.AT_LEAST else str(self.votes)
        return f"{votes}/{self.borders}/{self.least}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule answers: the column of the annotator whose variant is taken; None: no such
    thing."""

    who: int | None


def rule_named(name: str) -> Rule:
    """The rule whose name decisions keep; older names say no ``least``.  Raises ValueError."""
    votes, _slash, rest = name.partition("/")
    borders, _slash, least = rest.partition("/")
    kind, _space, number = votes.partition(" ")
    return Rule(Votes(kind), Borders(borders), int(number or 2), int(least or 2))


def span_ruling(rule: Rule, group: Group) -> Ruling | None:
    """What ``rule`` says of aligned spans; None where it says nothing."""
    if len(group) < rule.least:
        return None
    won = _winner(rule, [span.label if span else None for span in group])
    if won is None:
        return None
    (label,) = won
    if label is None:
        return Ruling(None)
    mine = [span for span in group if span and span.label == label]
    pieces = _BORDERS[rule.borders](mine)
    if pieces is None or not _are_near(pieces, mine):
        return None
    alike = [
        (who, span)
        for who, span in enumerate(group)
        if span and (span.label, span.fragments) == (label, pieces)
    ]
    return _with_attributes(rule, alike)


def _are_near(pieces: tuple[Fragment, ...], mine: Sequence[Span]) -> bool:
    """Whether all who gave the label mean these borders or nearly these.

    Spans of one label may stand in one item that barely touch; which is right no rule can say.
    """
    taken = next(span for span in mine if span.fragments == pieces)
    return all(overlap(taken, span) >= LEAST_SHARED for span in mine)


def _with_attributes(rule: Rule, alike: Sequence[tuple[int, Span | Relation]]) -> Ruling | None:
    """The first column of ``alike`` (which differ in attributes at most) that the rule takes."""
    if not any(one.attributes for _who, one in alike):
        return Ruling(alike[0][0])
    keys = [attributes_key(one.attributes) for _who, one in alike]
    if rule.borders is Borders.SAME and len(set(keys)) > 1:
        return None
    (best, count), *others = Counter(keys).most_common(2)
    if others and others[0][1] == count:
        return None
    return Ruling(alike[keys.index(best)][0])


def relation_ruling(rule: Rule, item: RelationItem, items: Sequence[Item]) -> Ruling | None:
    """What ``rule`` says of aligned relations; None where it says nothing.

    Only those vote who have both ends: nobody else could have linked them.
    """
    could = [
        all(items[end].variants[who] is not None for end in item.ends)
        for who in range(len(item.variants))
    ]
    return link_ruling(rule, item, could)


def link_ruling(
    rule: Rule, item: RelationItem | RelationGroup, could: Sequence[bool]
) -> Ruling | None:
    """The same where it is known of each annotator whether they ``could`` link: have both ends."""
    if len(item.variants) < rule.least:
        return None
    able = [who for who, can in enumerate(could) if can]
    votes = [_said(item.variants[who], turned=item.is_reversed[who]) for who in able]
    won = _winner(rule, votes)
    if won is None:
        return None
    (said,) = won
    if said is None:
        return Ruling(None)
    alike = [
        (who, one)
        for who, vote in zip(able, votes, strict=True)
        if vote == said and (one := item.variants[who])
    ]
    return _with_attributes(rule, alike)


def _said(relation: Relation | None, *, turned: bool) -> tuple[str, bool] | None:
    return (relation.label, turned) if relation else None


def _winner(rule: Rule, votes: Sequence[Vote | None]) -> tuple[Vote | None] | None:
    """The winning vote, wrapped, since "nothing there" may win; None where nobody does."""
    if not votes:
        return None
    counts = Counter(votes)
    if rule.votes is Votes.AT_LEAST and any(
        count >= rule.number for vote, count in counts.items() if vote is not None
    ):
        del counts[None]
    best = max(counts.values())
    top = [vote for vote, count in counts.items() if count == best]
    needed = {
        Votes.UNANIMOUS: len(votes),
        Votes.AT_LEAST: rule.number,
        Votes.MAJORITY: len(votes) // 2 + 1,
    }[rule.votes]
    return (top[0],) if len(top) == 1 and best >= needed else None


def _same(spans: Sequence[Span]) -> tuple[Fragment, ...] | None:
    places = {span.fragments for span in spans}
    return places.pop() if len(places) == 1 else None


def _most_frequent(spans: Sequence[Span]) -> tuple[Fragment, ...] | None:
    counts = Counter(span.fragments for span in spans)
    best = max(counts.values())
    top = [place for place, count in counts.items() if count == best]
    return top[0] if len(top) == 1 else None


def _longest(spans: Sequence[Span]) -> tuple[Fragment, ...] | None:
    return _extreme(spans, 1)


def _shortest(spans: Sequence[Span]) -> tuple[Fragment, ...] | None:
    return _extreme(spans, -1)


def _extreme(spans: Sequence[Span], sign: int) -> tuple[Fragment, ...] | None:
    lengths = {
        span.fragments: sign * sum(stop - start for start, stop in span.fragments) for span in spans
    }
    best = max(lengths.values())
    top = [place for place, length in lengths.items() if length == best]
    return top[0] if len(top) == 1 else None


_BORDERS: dict[Borders, Callable[[Sequence[Span]], tuple[Fragment, ...] | None]] = {
    Borders.SAME: _same,
    Borders.MOST_FREQUENT: _most_frequent,
    Borders.LONGEST: _longest,
    Borders.SHORTEST: _shortest,
}
