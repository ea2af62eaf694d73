"""Spans that share no token, and the rest."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.formats.base import Item, Loss
from annotator.formats.losses import lost
from annotator.model.annotation import Document, Span

On = tuple[int, int, Span]
"""``(first, last, span)``: a span on the tokens from ``first`` to ``last``, both included."""


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
