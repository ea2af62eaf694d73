"""Which spans of several annotators are about the same thing: the rows of the decision table.

What all have just so, place and label, is a group before anything else.  Other spans may stand in
one group when they bear one label and overlap, or when they share at least half of the characters
that either covers.  Each annotator has at most one span in a group.  Of all ways to group the rest,
one is chosen in which no annotator's spans can be given to the others' groups with more likeness in
sum (an optimal assignment, made again for each annotator in turn until nothing moves); between two
annotators that is the optimum.  Likeness is the intersection over union of the character sets, and
half as much again for the same label, so that nested and stacked spans keep apart.

``span_columns`` finds the same groups over whole columns of spans.  (See ``alignment`` for why
gamma and the figures group in ways of their own.)
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import permutations

from annotator.model.annotation import Fragment, Span, reading_order

Group = tuple[Span | None, ...]
"""One span or None for each annotator, in the order of the annotators."""

MOST_PERMUTED = 4
WHOLE = 1 << 40
LABEL = WHOLE // 2
_APART = -WHOLE
LEAST = WHOLE * 1e-9
_ROUNDS = 8

_Open = list[Span | None]
_Members = dict[int, int]
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
        for members in group_component(part):
            row: _Open = [None] * width
            for entry in members:
                who, span = part[entry]
                row[who] = span
            groups.append(tuple(row))
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


def group_component(part: list[tuple[int, Span]]) -> Iterable[Collection[int]]:
    """The groups of spans (with their annotators, in ``component_order``) that overlap in a row.

    A group is the places of its spans in ``part``.
    """
    found: dict[_Key, int] = {}
    seeds = [found.setdefault((span.fragments, span.label), len(found)) for _who, span in part]
    first = {seed: span for (_who, span), seed in zip(part[::-1], seeds[::-1], strict=True)}
    spans = [first[seed] for seed in range(len(found))]
    likeness = _likenesses(spans)
    people = {who: entry for entry, (who, _span) in enumerate(part)}
    if len(people) == len(part) and min(map(min, likeness)) > 0:
        return [people.values()]
    return [group.values() for group in _Forming(part, seeds, likeness).groups()]


def _likenesses(spans: list[Span]) -> list[list[int]]:
    found = [[WHOLE + LABEL] * len(spans) for _ in spans]
    for place, one in enumerate(spans):
        for other in range(place):
            found[place][other] = found[other][place] = _likeness(one, spans[other])
    return found


class _Forming:
    """The groups of one component while they are made: by annotator the entry of ``part``.

    ``seeds`` numbers the different places and labels of the entries, ``likeness`` is of these.
    Likeness is a whole number, so that no sum depends on the order of its parts.
    """

    def __init__(
        self, part: list[tuple[int, Span]], seeds: list[int], likeness: list[list[int]]
    ) -> None:
        self._part = part
        self._seeds = seeds
        self._likeness = likeness
        self._groups: list[_Members] = []

    def groups(self) -> list[_Members]:
        """All of them."""
        self._seed()
        if len(self._groups) == 1:
            return self._groups
        self._join()
        people = sorted({who for who, _span in self._part})
        for _round in range(_ROUNDS):
            moved = [self._reassign(who) for who in people]
            self._groups = [group for group in self._groups if group]
            if not any(moved):
                break
        return self._groups

    def _seed(self) -> None:
        """One group for each place and label, more where somebody has it twice."""
        found: dict[int, list[_Members]] = {}
        for entry, ((who, _span), seed) in enumerate(zip(self._part, self._seeds, strict=True)):
            mine = found.setdefault(seed, [])
            free = next((group for group in mine if who not in group), None)
            if free is None:
                mine.append(free := {})
            free[who] = entry
        self._groups = [group for groups in found.values() for group in groups]

    def _join(self) -> None:
        """Puts the likest groups together that no annotator forbids, until none are alike."""
        groups = sorted(self._groups, key=len, reverse=True)
        means = [[self._mean(one, other) for other in groups] for one in groups]
        while True:
            best, into, gone = 0.0, 0, 0
            for place, row in enumerate(means):
                for at in range(place + 1, len(row)):
                    if row[at] > best:
                        best, into, gone = row[at], place, at
            if not gone:
                self._groups = groups
                return
            groups[into] = groups[into] | groups.pop(gone)
            del means[gone]
            for row in means:
                del row[gone]
            means[into] = [self._mean(groups[into], other) for other in groups]
            for row, mean in zip(means, means[into], strict=True):
                row[into] = mean

    def _mean(self, one: _Members, other: _Members) -> float:
        """Mean likeness of the spans of two groups; below 0 where they must stay apart."""
        if not one.keys().isdisjoint(other):
            return _APART
        seeds, total = self._seeds, 0
        theirs = [seeds[entry] for entry in other.values()]
        for entry in one.values():
            row = self._likeness[seeds[entry]]
            for seed in theirs:
                total += row[seed]
        return total / (len(one) * len(other))

    def _reassign(self, who: int) -> bool:
        """Gives the spans of ``who`` to the groups anew, if that makes them likelier in sum."""
        groups = self._groups
        places = [place for place, group in enumerate(groups) if who in group]
        entries = [groups[place][who] for place in places]
        weights = [[self._to_group(entry, group, who) for group in groups] for entry in entries]
        before = sum(row[place] for row, place in zip(weights, places, strict=True))
        if sum(map(max, weights)) <= before + LEAST:
            return False
        total, chosen = _assignment(weights)
        if total <= before + LEAST:
            return False
        for place in places:
            del groups[place][who]
        for entry, new in zip(entries, chosen, strict=True):
            if new is None:
                groups.append({who: entry})
            else:
                groups[new][who] = entry
        return True

    def _to_group(self, entry: int, group: _Members, who: int) -> float:
        row, seeds = self._likeness[self._seeds[entry]], self._seeds
        others = [row[seeds[other]] for at, other in group.items() if at != who]
        return max(0.0, sum(others) / len(others)) if others else 0.0


def _likeness(one: Span, other: Span) -> int:
    """How alike two spans are, in parts of ``WHOLE``; below 0 where they must stay apart."""
    shared = overlap(one, other)
    if one.label == other.label:
        return int(shared * WHOLE) + LABEL if shared else _APART
    return int(shared * WHOLE) if shared >= 0.5 else _APART


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
