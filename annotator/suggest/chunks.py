"""A text in sentences, found from any place of it without reading the rest.

A "sentence" longer than ``LONGEST`` is cut at white space, so that one chunk never costs more
than a few milliseconds of anybody's time.
"""

import re

from annotator.model.annotation import Fragment

LONGEST = 1_500
"""Code points of a chunk, but for the few up to the next white space."""

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)|\n")
_SPACE = re.compile(r"\s")
_NEAR = 200


def chunk_at(text: str, point: int) -> Fragment:
    """The chunk that holds ``point`` (code points), ``0 <= point < len(text)``."""
    low = max(0, point - 2 * LONGEST)
    start = low
    for match in _END.finditer(text, low, point + 1):
        if match.end() <= point:
            start = match.end()
    if start == low and low > 0:
        # Far from any sentence's end: cut by the count of code points.
        start = _cut(text, point - point % LONGEST)
        if start > point:
            start = _cut(text, point - point % LONGEST - LONGEST)
    while True:
        stop = chunk_stop(text, start)
        if stop > point:
            return start, stop
        start = stop


def chunk_stop(text: str, start: int) -> int:
    """Where the chunk ends that begins at ``start``; the next one begins there."""
    limit = start + LONGEST
    match = _END.search(text, start, limit)
    if match:
        return match.end()
    return _cut(text, limit)


def _cut(text: str, point: int) -> int:
    if point >= len(text):
        return len(text)
    space = _SPACE.search(text, point, point + _NEAR)
    return space.end() if space else point
