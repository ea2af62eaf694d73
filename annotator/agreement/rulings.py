"""What ``rules`` and ``decision_table`` say of one group of spans, said of very many at once.

Votes, borders and attributes are counted by comparing the columns of a group with one another.
"""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.corpus import Bools, Ints
from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.agreement.span_columns import GroupTable, SpanColumns, cells

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
    """

    is_there: Bools
    votes: Bools
    label: Ints
    place: Ints
    attributes: Ints
    size: Ints


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
    label, count = _most(found.label, found.votes)
    won = (count > 0) & (count >= needed) & (voters >= rule.least)
    mine = found.is_there & (found.label == label[:, None])
    place, is_one = _BORDERS[rule.borders](found, mine)
    alike = mine & (found.place == place[:, None])
    chosen, count = _most(found.attributes, alike)
    is_one &= count > 0
    if rule.borders is Borders.SAME:
        is_one &= _all_same(found.attributes, alike)
    who = np.argmax(alike & (found.attributes == chosen[:, None]), axis=1)
    return np.where(won, np.where(label < 0, NOBODY, np.where(is_one, who, OPEN)), OPEN)


def _most(values: Ints, among: Bools) -> tuple[Ints, Ints]:
    """The most frequent value of each row among some columns, and how often; 0 times for a tie."""
    counts = np.zeros(values.shape, np.int64)
    for column in range(values.shape[1]):
        counts += (values == values[:, column : column + 1]) & among[:, column : column + 1]
    counts[~among] = 0
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
