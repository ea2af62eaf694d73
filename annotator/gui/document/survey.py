"""Where in the whole document its spans and marks lie, by rows of a strip beside the scroll bar.

A row is one pixel of the strip and stands for its share of the sheet's height, as the scroll
bar's handle does.  Rows are surveyed by bisection, so that a survey costs the strip's height and
the spans, and can stop after every row to go on later.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Fragment

_start = itemgetter(0)
_ASKED = 24
"""Spans of a row that are asked for their label, about."""


@dataclass(slots=True)
class Row:
    """What lies in one row: code points ``[start, stop)``."""

    start: int
    stop: int
    spans: int = 0
    label: str = ""
    """The label that most of its spans have."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many fragments of each kind of marks begin in it."""
    first: dict[str, int] = field(default_factory=dict)
    """Where the first of each kind begins; spans are of kind ""."""


def survey(sheet: Sheet, height: int, marks: Mapping[str, Sequence[Fragment]]) -> Iterator[Row]:
    """The rows of a strip ``height`` pixels high, one by one.

    The fragments of each kind of ``marks`` are in the order of the text.
    """
    start = 0
    for row in range(height):
        last = row + 1 == height
        stop = len(sheet.content.text) + 1 if last else point_at(sheet, (row + 1) / height)
        yield row_of(sheet, start, max(start, stop), marks)
        start = max(start, stop)


def point_at(sheet: Sheet, share: float) -> int:
    """The code point at a share (0 to 1) of the sheet's height; nothing is laid out for it."""
    block, inside = sheet.find(round(sheet.total * share))
    start, stop = sheet.content.blocks.starts[block], sheet.content.blocks.stops[block]
    height = max(1, sheet.heights[block])
    return start + (stop - start) * max(0, min(inside, height)) // height


def share_of(sheet: Sheet, point: int) -> float:
    """At what share (0 to 1) of the sheet's height a code point lies; the way back."""
    block = sheet.content.blocks.at(point)
    start, stop = sheet.content.blocks.starts[block], sheet.content.blocks.stops[block]
    inside = sheet.heights[block] * (min(point, stop) - start) / max(1, stop - start)
    return (sheet.top_of(block) + inside) / max(1, sheet.total)


def row_of(sheet: Sheet, start: int, stop: int, marks: Mapping[str, Sequence[Fragment]]) -> Row:
    """What lies at code points ``[start, stop)``."""
    row = Row(start, stop)
    if start == stop:
        return row
    content = sheet.content
    places = content.starting(start, stop)
    if places:
        row.spans = len(places)
        asked = places[:: 1 + len(places) // _ASKED]
        labels = Counter(content.spans[place[2]].label for place in asked)
        row.label = labels.most_common(1)[0][0]
        row.first[""] = places[0][0]
    for kind, fragments in marks.items():
        low = bisect_left(fragments, start, key=_start)
        high = bisect_left(fragments, stop, low, key=_start)
        if low < high:
            row.counts[kind] = high - low
            row.first[kind] = fragments[low][0]
    return row
