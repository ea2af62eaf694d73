"""What ``rules`` and ``decision_table`` say of one group of spans, said of very many at once.

Votes, borders and attributes are counted by comparing the columns of a group with one another.
"""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Bools, Ints
from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import LEAST_SHARED, Borders, Rule, Votes
from annotator.agreement.span_columns import GroupTable, SpanColumns, cells
from annotator.agreement.span_groups import overlap

OPEN, NOBODY = -2, -1
"""Instead of the column that a ruling takes: the item stays open; there is no such thing."""

_CAUSES = (
    Cause.AGREED,
    Cause.ATTRIBUTES,
    Cause.LABEL,
    Cause.BOUNDARY,
    Cause.BOUNDARY_AND_LABEL,
    Cause.MISSING,
)


@dataclass(frozen=True)
class Sheet:
    """Groups of spans as votes: each array is groups x layers.

    ``is_there`` where a layer has a span; ``votes`` where it exists.  ``place``, ``label`` and
    ``attributes`` are numbers that mean something where a span is; ``size`` is in code points.
    ``rows`` are those of ``spans``.
    """

    is_there: Bools
    votes: Bools
    label: Ints
    place: Ints
    attributes: Ints
    size: Ints
    spans: SpanColumns
    rows: Ints


def sheet(table: GroupTable, spans: SpanColumns, size: Ints) -> Sheet:
    """The votes of ``table``; ``size`` is by span: its code points."""
    rows = table.rows
    width = spans.width[table.document]
    return Sheet(
        rows >= 0,
        np.arange(rows.shape[1]) < width[:, None],
        cells(spans.label, rows),
        cells(table.place, rows),
        cells(spans.attributes, rows),
        cells(size, rows),
        spans,
        rows,
    )


def span_causes(found: Sheet) -> list[Cause]:
    """Why the annotators of each group differ, as ``decision_table.span_cause`` has it."""
    places, labels, attributes = (
        ~_all_same(column, found.is_there)
        for column in (found.place, found.label, found.attributes)
    )
    code = np.where(labels, 2, np.where(attributes, 1, 0))
    code = np.where(places, np.where(labels, 4, 3), code)
    code[(found.is_there != found.votes).any(axis=1)] = 5
    return [_CAUSES[one] for one in code.tolist()]


def span_rulings(rule: Rule, found: Sheet) -> Ints:
    """By group the column whose span ``rule`` takes, ``NOBODY``, or ``OPEN``."""
    voters = found.votes.sum(axis=1)
    needed = {
        Votes.UNANIMOUS: voters,
        Votes.AT_LEAST: np.full(len(voters), rule.number),
        Votes.MAJORITY: voters // 2 + 1,
    }[rule.votes]
    label, count = _most(found.label, _voting(rule, found))
    won = (count > 0) & (count >= needed) & (voters >= rule.least)
    mine = found.is_there & (found.label == label[:, None])
    place, is_one = _BORDERS[rule.borders](found, mine)
    alike = mine & (found.place == place[:, None])
    chosen, count = _most(found.attributes, alike)
    is_one &= count > 0
    if rule.borders is Borders.SAME:
        is_one &= _all_same(found.attributes, alike)
    who = np.argmax(alike & (found.attributes == chosen[:, None]), axis=1)
    is_one &= _are_near(found, mine, who)
    return np.where(won, np.where(label < 0, NOBODY, np.where(is_one, who, OPEN)), OPEN)


def _voting(rule: Rule, found: Sheet) -> Bools:
    """Whose votes count: where so many must agree, silence only if no label has so many."""
    if rule.votes is not Votes.AT_LEAST:
        return found.votes
    best = _counts(found.label, found.is_there).max(axis=1, initial=0)
    voting: Bools = found.votes & (found.is_there | (best < rule.number)[:, None])
    return voting


def _are_near(found: Sheet, mine: Bools, who: Ints) -> Bools:
    """Whether all spans that gave the label mean the borders of column ``who``, or nearly."""
    taken = found.rows[np.arange(len(who)), who]
    near = np.ones(len(who), bool)
    for column, rows in enumerate(found.rows.T):
        some = np.flatnonzero(mine[:, column] & (rows != taken) & near)
        near[some] = _share_enough(found.spans, taken[some], rows[some])
    return near


def _share_enough(spans: SpanColumns, one: Ints, other: Ints) -> Bools:
    shared = np.minimum(spans.stop[one], spans.stop[other])
    shared = np.maximum(shared - np.maximum(spans.start[one], spans.start[other]), 0)
    both = spans.stop[one] - spans.start[one] + spans.stop[other] - spans.start[other]
    enough: Bools = shared >= LEAST_SHARED * (both - shared)
    hard = np.flatnonzero((spans.shape[one] > 0) | (spans.shape[other] > 0))
    pairs = zip(spans.spans(one[hard]), spans.spans(other[hard]), strict=True)
    enough[hard] = [overlap(first, second) >= LEAST_SHARED for first, second in pairs]
    return enough


def _counts(values: Ints, among: Bools) -> Ints:
    """How often each value of a row occurs there among some columns; 0 in the others."""
    counts = np.zeros(values.shape, np.int64)
    for column in range(values.shape[1]):
        counts += (values == values[:, column : column + 1]) & among[:, column : column + 1]
    counts[~among] = 0
    return counts


def _most(values: Ints, among: Bools) -> tuple[Ints, Ints]:
    """The most frequent value of each row among some columns, and how often; 0 times for a tie."""
    counts = _counts(values, among)
    best = counts.max(axis=1, initial=0)
    top = among & (counts == best[:, None])
    is_alone = top.sum(axis=1) == best
    return _first(values, top), np.where(is_alone, best, 0)


def _all_same(values: Ints, among: Bools) -> Bools:
    """Whether the values among some columns of each row are one, or none."""
    same: Bools = ((values == _first(values, among)[:, None]) | ~among).all(axis=1)
    return same


def _first(values: Ints, among: Bools) -> Ints:
    return np.asarray(values[np.arange(len(values)), np.argmax(among, axis=1)])


def _same(found: Sheet, mine: Bools) -> tuple[Ints, Bools]:
    return _first(found.place, mine), _all_same(found.place, mine)


def _most_frequent(found: Sheet, mine: Bools) -> tuple[Ints, Bools]:
    place, count = _most(found.place, mine)
    return place, count > 0


def _longest(found: Sheet, mine: Bools) -> tuple[Ints, Bools]:
    return _extreme(found, mine, 1)


def _shortest(found: Sheet, mine: Bools) -> tuple[Ints, Bools]:
    return _extreme(found, mine, -1)


def _extreme(found: Sheet, mine: Bools, sign: int) -> tuple[Ints, Bools]:
    size = np.where(mine, sign * found.size, np.iinfo(np.int64).min)
    top = mine & (size == size.max(axis=1)[:, None])
    return _first(found.place, top), _all_same(found.place, top)


_BORDERS = {
    Borders.SAME: _same,
    Borders.MOST_FREQUENT: _most_frequent,
    Borders.LONGEST: _longest,
    Borders.SHORTEST: _shortest,
}
