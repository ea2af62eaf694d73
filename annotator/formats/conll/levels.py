"""Spans laid on tokens and shared out to the columns that there are."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.formats.base import Item, Loss
from annotator.formats.conll.tags import Run, fit_label
from annotator.formats.losses import changed, details_lost, lost
from annotator.formats.placing import placed
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Document, Layer, Span

On = tuple[int, int, Span]
"""``(first, last, span)``: a span on the tokens from ``first`` to ``last``, both included."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, typed."""

    scheme: str
    innermost: bool
    levels: int
    cut: str
    own: bool
    joined: bool


def laid(
    layer: Layer, tokens: Tokens, document: Document, rule: str
) -> tuple[list[On], list[Item]]:
    """The spans that tokens can hold, and what is to be said of them and of the others."""
    found: list[On] = []
    said: list[Item] = []
    starts, stops, count = tokens.starts, tokens.stops, len(tokens)
    for span in layer.spans:
        start, stop = span.fragments[0]
        first = bisect_left(starts, start)
        last = bisect_left(stops, stop, first) if first < count else count
        exact = last < count and starts[first] == start and stops[last] == stop
        if exact and len(span.fragments) == 1:
            found.append((first, last, span))
        else:
            place, notes = placed(span, tokens, document, rule)
            said += notes
            if place is None:
                continue
            found.append((place.first, place.last, span))
    return found, said


def details(spans: Iterable[On], document: Document) -> Iterator[Item]:
    """What written spans lose."""
    for _, _, span in spans:
        if span.attributes or span.note:
            yield from details_lost("span", span, document)


def shared_out(
    spans: Sequence[On], columns: int, *, innermost: bool
) -> tuple[list[list[On]], list[tuple[On, On]]]:
    """The spans of each column, in which no two share a token, and the rest.

    The longest come first, or the shortest, and at equal length the earlier.  Each of the rest
    comes with the one that kept it out of the last column.
    """
    shared: list[list[On]] = []
    rest: list[tuple[On, On]] = [(one, one) for one in spans]
    for _ in range(columns):
        chosen, rest = _chosen([one for one, _ in rest], innermost=innermost)
        shared.append(chosen)
    return shared, rest


def _chosen(spans: list[On], *, innermost: bool) -> tuple[list[On], list[tuple[On, On]]]:
    ordered = sorted(spans, key=lambda one: one[0])
    if all(a[1] < b[0] for a, b in pairwise(ordered)):
        return ordered, []
    sign = 1 if innermost else -1
    taken: dict[int, On] = {}
    chosen: list[On] = []
    rest: list[tuple[On, On]] = []
    for one in sorted(spans, key=lambda one: (sign * (one[1] - one[0]), one[0])):
        first, last, _ = one
        winner = taken.get(first) or (_any(taken, first, last) if innermost else taken.get(last))
        if winner is not None:  # what is longer and in the way lies over an edge
            rest.append((one, winner))
            continue
        chosen.append(one)
        taken.update(dict.fromkeys(range(first, last + 1), one))
    return chosen, rest


def _any(taken: dict[int, On], first: int, last: int) -> On | None:
    return next((taken[at] for at in range(first, last + 1) if at in taken), None)


def left_out(pairs: Iterable[tuple[On, On]], document: Document) -> list[Item]:
    """What is said of spans for which there is no column."""
    return [_left_out(one, winner, document) for one, winner in pairs]


def _left_out(one: On, winner: On, document: Document) -> Item:
    inside = winner[0] <= one[0] and one[1] <= winner[1]
    around = one[0] <= winner[0] and winner[1] <= one[1]
    span, other = one[2], winner[2]
    if inside and around:
        template = "it lies on the same tokens as {other}, which was written"
    elif inside:
        template = "it lies inside {other}, which was written"
    elif around:
        template = "it lies around {other}, which was written"
    else:
        template = "it crosses {other}, which was written"
    loss: Loss = "nested spans" if inside or around else "crossing spans"
    return lost(
        "span",
        template,
        document,
        loss,
        span.key,
        attributes=len(span.attributes),
        other=repr(document.text[other.start : other.stop]),
    )


def runs_of(column: Iterable[On], document: Document, said: list[Item]) -> Iterator[Run]:
    """The spans of a column as tags name them: many readers part columns at white space."""
    for first, last, span in column:
        label = fit_label(span.label)
        if label != span.label:
            said.append(
                changed("span", "its label holds white space or a control character, so it was "
                        "written as {label}", document, "label characters", span.key, label=label)
            )  # fmt: skip
        yield first, last, label
