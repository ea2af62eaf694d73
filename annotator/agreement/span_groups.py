"""Which spans of several annotators are about the same thing: the rows of the decision table.

What all have just so, place and label, is a group before anything else.  Other spans may stand in
one group when they bear one label and overlap, or when they share at least half of the characters
that either covers.  Each annotator has at most one span in a group.  Of all ways to group the rest,
one is chosen in which no annotator's spans can be given to the others' groups with more likeness in
sum (an optimal assignment, made again for each annotator in turn until nothing moves); between two
annotators that is the optimum.  Likeness is the intersection over union of the character sets, and
half as much again for the same label, so that nested and stacked spans keep apart.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from annotator.model.annotation import Fragment, Span, reading_order

Group = tuple[Span | None, ...]
"""One span or None for each annotator, in the order of the annotators."""

MOST_PERMUTED = 4
_LABEL = 0.5
_APART = -1.0
_ROUNDS = 8

_Open = list[Span | None]
_Key = tuple[tuple[Fragment, ...], str]


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans' characters, 0 to 1."""
    if one.fragments == other.fragments:
        return 1.0
    if len(one.fragments) == len(other.fragments) == 1:
        (start, stop), (first, last) = one.fragments[0], other.fragments[0]
        shared = (stop if stop < last else last) - (start if start > first else first)
        return shared / (stop - start + last - first - shared) if shared > 0 else 0.0
    common = 0
    for start, stop in one.fragments:
        for first, last in other.fragments:
            common += max(0, min(stop, last) - max(start, first))
    if not common:
        return 0.0
    both = sum(b - a for a, b in one.fragments) + sum(b - a for a, b in other.fragments)
    return common / (both - common)


def group_spans(layers: Sequence[Sequence[Span]]) -> list[Group]:
    """The groups of the spans of ``layers`` (one sequence an annotator), in reading order.

    Every span is in exactly one group.  The order of spans in a layer does not matter.
    """
    width = len(layers)
    agreed, rest = _unanimous(layers)
    groups = [tuple(group) for group in agreed]
    for part in _components(rest):
        groups += [tuple(group) for group in group_component(part, width)]
    return sorted(groups, key=lambda group: min(reading_order(span) for span in group if span))


def _unanimous(layers: Sequence[Sequence[Span]]) -> tuple[list[_Open], list[tuple[int, Span]]]:
    """Groups of the very same span by everybody, and all other spans with their annotators."""
    found: dict[_Key, list[list[Span]]] = {}
    for who, spans in enumerate(layers):
        for span in sorted(spans, key=reading_order):
            key = (span.fragments, span.label)
            if key not in found:
                found[key] = [[] for _ in layers]
            found[key][who].append(span)
    agreed: list[_Open] = []
    rest: list[tuple[int, Span]] = []
    for several in found.values():
        common = min(map(len, several))
        agreed += [[mine[place] for mine in several] for place in range(common)]
        rest += [(who, span) for who, mine in enumerate(several) for span in mine[common:]]
    return agreed, rest


def _components(rest: list[tuple[int, Span]]) -> Iterator[list[tuple[int, Span]]]:
    """Runs of spans whose hulls overlap; spans of two runs share no character."""
    rest.sort(key=component_order)
    part: list[tuple[int, Span]] = []
    stop = -1
    for who, span in rest:
        if part and span.start >= stop:
            yield part
            part = []
        part.append((who, span))
        stop = max(stop, span.stop) if len(part) > 1 else span.stop
    if part:
        yield part


def component_order(entry: tuple[int, Span]) -> tuple[tuple[int, int], int, str]:
    """The order in which the spans of a component, with their annotators, are grouped."""
    who, span = entry
    return reading_order(span)[:2], who, span.label


def group_component(part: list[tuple[int, Span]], width: int) -> list[_Open]:
    """The groups of spans (with their annotators, in ``component_order``) that overlap in a row."""
    if _is_plain(part):
        group: _Open = [None] * width
        for who, span in part:
            group[who] = span
        return [group]
    groups = _seeds(part, width)
    if len(groups) == 1:
        return groups
    groups = _joined(groups)
    people = sorted({who for who, _span in part})
    for _round in range(_ROUNDS):
        moved = [_reassigned(groups, who) for who in people]
        groups = [group for group in groups if any(group)]
        if not any(moved):
            break
    return groups


def _is_plain(part: list[tuple[int, Span]]) -> bool:
    """Whether nobody has two spans here and all are alike: then they are one group."""
    if len({who for who, _span in part}) < len(part):
        return False
    distinct = list({(span.fragments, span.label): span for _who, span in part}.values())
    return all(
        _likeness(one, other) > 0
        for place, one in enumerate(distinct)
        for other in distinct[place + 1 :]
    )


def _seeds(part: list[tuple[int, Span]], width: int) -> list[_Open]:
    """One group for each place and label, more where somebody has it twice."""
    found: dict[_Key, list[_Open]] = {}
    for who, span in part:
        mine = found.setdefault((span.fragments, span.label), [])
        for group in mine:
            if group[who] is None:
                group[who] = span
                break
        else:
            fresh: _Open = [None] * width
            fresh[who] = span
            mine.append(fresh)
    return [group for groups in found.values() for group in groups]


def _joined(groups: list[_Open]) -> list[_Open]:
    """Puts the likest groups together that no annotator forbids, until none are alike."""
    groups = sorted(groups, key=lambda group: -sum(span is not None for span in group))
    while True:
        best, chosen = 0.0, None
        for place, one in enumerate(groups):
            for other in range(place + 1, len(groups)):
                likeness = _mean(one, groups[other])
                if likeness > best:
                    best, chosen = likeness, (place, other)
        if chosen is None:
            return groups
        into, gone = chosen
        taken = groups.pop(gone)
        groups[into] = [mine or theirs for mine, theirs in zip(groups[into], taken, strict=True)]


def _mean(one: _Open, other: _Open) -> float:
    """Mean likeness of the spans of two groups; below 0 where they must stay apart."""
    if any(mine and theirs for mine, theirs in zip(one, other, strict=True)):
        return _APART
    pairs = [_likeness(a, b) for a in one if a for b in other if b]
    return sum(pairs) / len(pairs)


def _likeness(one: Span, other: Span) -> float:
    shared = overlap(one, other)
    if one.label == other.label:
        return shared + _LABEL if shared else _APART
    return shared if shared >= 0.5 else _APART


def _reassigned(groups: list[_Open], who: int) -> bool:
    """Gives the spans of ``who`` to the groups anew, if that makes them likelier in sum."""
    mine = [group[who] for group in groups]
    spans = [span for span in mine if span is not None]
    weights = [[_to_group(span, group, who) for group in groups] for span in spans]
    before = sum(
        weights[spans.index(span)][place] for place, span in enumerate(mine) if span is not None
    )
    total, places = _assignment(weights)
    if total <= before + 1e-9:
        return False
    for group in groups:
        group[who] = None
    for span, place in zip(spans, places, strict=True):
        if place is None:
            alone: _Open = [None] * len(groups[0])
            alone[who] = span
            groups.append(alone)
        else:
            groups[place][who] = span
    return True


def _to_group(span: Span, group: _Open, who: int) -> float:
    others = [_likeness(span, other) for at, other in enumerate(group) if other and at != who]
    return max(0.0, sum(others) / len(others)) if others else 0.0


def _assignment(weights: list[list[float]]) -> tuple[float, list[int | None]]:
    """The places (a column for each row, or None where it weighs nothing) of the greatest sum."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if rows <= MOST_PERMUTED and columns <= MOST_PERMUTED:
        best, chosen = 0.0, tuple(range(rows))
        for order in permutations(range(columns), rows):
            total = sum(weights[row][column] for row, column in enumerate(order))
            if total > best:
                best, chosen = total, order
        picked = list(chosen)
    else:
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - dense overlap only

        _rows, found = linear_sum_assignment(weights, maximize=True)
        picked = [int(column) for column in found]
        best = sum(weights[row][column] for row, column in enumerate(picked))
    return best, [column if weights[row][column] > 0 else None for row, column in enumerate(picked)]
