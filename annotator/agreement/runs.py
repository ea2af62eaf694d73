"""Spans of several layers cut into runs that have nothing to do with each other.

No span of anybody reaches over a cut, so each run is grouped by itself: what the whole would give
is the groups of all runs, one after another.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from annotator.agreement.span_groups import Group, group_spans
from annotator.model.annotation import Span, reading_order

Look = Callable[[float], None]
"""Hears which share of the work is done, 0 to 1; ends it by raising."""


def nobody(_share: float) -> None:
    """Nobody waits."""


_MANY = 1_000
"""Spans of one layer in a run, if there is a place to cut."""


def grouped_slowly(layers: Sequence[Sequence[Span]], look: Look) -> list[Group]:
    """What ``group_spans`` says of ``layers``; ``look`` hears now and then how far it is."""
    total = sum(map(len, layers))
    if total <= _MANY:
        return group_spans(layers)
    done, groups = 0, list[Group]()
    for run in span_runs(layers):
        groups += group_spans(run)
        done += sum(map(len, run))
        look(done / total)
    return groups


def span_runs(
    layers: Sequence[Sequence[Span]], many: int = _MANY
) -> Iterator[list[Sequence[Span]]]:
    """The spans of ``layers`` from cut to cut, each layer's as they are read."""
    ordered = [sorted(layer, key=reading_order) for layer in layers]
    starts = [[span.start for span in layer] for layer in ordered]
    reach = [list(accumulate((span.stop for span in layer), max)) for layer in ordered]
    done = [0] * len(layers)
    while any(at < len(layer) for at, layer in zip(done, ordered, strict=True)):
        ahead = [
            some[at + many] for at, some in zip(done, starts, strict=True) if at + many < len(some)
        ]
        ends = list(map(len, ordered))
        if ahead:
            ends = _cut(min(ahead), starts, reach, done)
        yield [layer[at:end] for layer, at, end in zip(ordered, done, ends, strict=True)]
        done = ends


def _cut(
    place: int,
    starts: Sequence[Sequence[int]],
    reach: Sequence[Sequence[int]],
    done: Sequence[int],
) -> list[int]:
    """How many spans of each layer come before the first cut at ``place`` or after it."""
    while True:
        ends = [bisect_left(some, place, at) for some, at in zip(starts, done, strict=True)]
        far = max(
            (some[end - 1] for some, end in zip(reach, ends, strict=True) if end), default=place
        )
        if far <= place and ends != list(done):
            return ends
        place = max(far, place + 1)
