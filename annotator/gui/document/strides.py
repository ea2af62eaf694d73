"""Long steps of the caret: by sentence and by paragraph, in code points.

A sentence ends where :func:`annotator.model.segments.sentences` says: at .!?… before white space
and at a line end.  Nothing here looks over more than ``FARTHEST`` code points or blocks, whatever
the length of the text: a "sentence" longer than that counts as several.
"""

import re

from annotator.gui.document.blocks import Blocks
from annotator.gui.document.caret import REACH, Grain, step_back, step_forward

FARTHEST = 16_384

_MARKS = ".!?…"
_END = re.compile(
    rf"(?:(?P<mark>(?<![{_MARKS}])[{_MARKS}]++[\"”’»)\]]*+)(?=\s)|[\n\r\x85\u2028\u2029])\s*+"
)
"""The end of a sentence and the white space after it; each character is looked at once."""

_TAIL = 64
"""Code points before the caret where the end may begin in whose midst it stands."""

_SPACE = re.compile(r"\s*+")


def next_sentence(text: str, point: int, *, to_stop: bool) -> int:
    """The start of the sentence after ``point``, or with ``to_stop`` the next stop of one."""
    if not to_stop:
        begun = _past_space(text, point)
        if begun > point and previous_sentence(text, begun + 1) == begun:
            return begun  # from the white space between two sentences
    last = min(len(text), point + FARTHEST)
    for found in _END.finditer(text, max(0, point - _TAIL), last):
        there = _stop(text, found, point) if to_stop else found.end()
        if there > point:
            return there
    return last if last == len(text) else step_back(text, last, Grain.SYLLABLE)


def previous_sentence(text: str, point: int) -> int:
    """The start of the sentence in whose midst ``point`` lies, else of the one before."""
    reach = REACH
    while True:
        low = max(0, point - reach)
        starts = [] if low else [_past_space(text, 0)]
        starts += [found.end() for found in _END.finditer(text, low, point)]
        before = [start for start in starts if start < point]
        if before:
            return before[-1]
        if low == 0:
            return 0
        if reach >= FARTHEST:
            return step_forward(text, low, Grain.SYLLABLE, to_stop=False)
        reach *= 4


def _stop(text: str, found: re.Match[str], point: int) -> int:
    """Where the words of a sentence stop that ends at ``found``; ``point`` when before it."""
    if found["mark"]:
        return found.end("mark")
    stop = found.start()
    while stop > point and text[stop - 1].isspace():
        stop -= 1
    return stop


def next_paragraph(blocks: Blocks, point: int, *, to_stop: bool) -> int:
    """The start of the next paragraph with text, or with ``to_stop`` the next stop of one.

    Where there is none, the end of the text.
    """
    first = blocks.at(point)
    for block in range(first, min(len(blocks), first + FARTHEST)):
        start, stop = blocks.starts[block], blocks.stops[block]
        if to_stop and stop > point and stop > start and _is_last(blocks, block):
            return stop
        if not to_stop and start > point and stop > start and _is_first(blocks, block):
            return start
    return blocks.stops[min(len(blocks), first + FARTHEST) - 1]


def previous_paragraph(blocks: Blocks, point: int) -> int:
    """The start of the paragraph in whose midst ``point`` lies, else of the one before."""
    last = blocks.at(point)
    for block in range(last, max(-1, last - FARTHEST), -1):
        start, stop = blocks.starts[block], blocks.stops[block]
        if start < point and stop > start and _is_first(blocks, block):
            return start
    return blocks.starts[max(0, last - FARTHEST + 1)]


def _is_first(blocks: Blocks, block: int) -> bool:
    """Whether a block begins a paragraph: there is a line end before it."""
    return block == 0 or blocks.stops[block - 1] < blocks.starts[block]


def _is_last(blocks: Blocks, block: int) -> bool:
    return block + 1 == len(blocks) or blocks.stops[block] < blocks.starts[block + 1]


def _past_space(text: str, point: int) -> int:
    found = _SPACE.match(text, point, min(len(text), point + FARTHEST))
    return found.end() if found else point
