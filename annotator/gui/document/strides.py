"""Long steps of the caret: by sentence and by paragraph, in code points.

A sentence ends where :func:`annotator.model.segments.sentences` says: at .!?… before white space
and at a line end.  Nothing here looks over more than ``FARTHEST`` code points or blocks, whatever
the length of the text: a "sentence" longer than that counts as several.
"""

import re

from annotator.gui.document.blocks import Blocks
from annotator.gui.document.caret import REACH, Grain, step_back, step_forward

FARTHEST = 32_768

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)|[\n\r\x85\u2028\u2029]")
_SPACE = re.compile(r"\s*")


def next_sentence(text: str, point: int, *, to_stop: bool) -> int:
    """The start of the sentence after ``point``, or with ``to_stop`` the next stop of one."""
    if not to_stop:
        begun = _past_space(text, point)
        if begun > point and previous_sentence(text, begun + 1) == begun:
            return begun  # from the white space between two sentences
    at, last = point, min(len(text), point + FARTHEST)
    while found := _END.search(text, at, last):
        if not to_stop:
            return _past_space(text, found.end())
        stop = found.end()
        while stop > point and text[stop - 1].isspace():
            stop -= 1
        if stop > point:
            return stop
        at = found.end()
    return last if last == len(text) else step_back(text, last, Grain.SYLLABLE)


def previous_sentence(text: str, point: int) -> int:
    """The start of the sentence in whose midst ``point`` lies, else of the one before."""
    reach = REACH
    while True:
        low = max(0, point - reach)
        starts = [] if low else [_past_space(text, 0)]
        starts += [_past_space(text, found.end()) for found in _END.finditer(text, low, point)]
        before = [start for start in starts if start < point]
        if before:
            return before[-1]
        if low == 0:
            return 0
        if reach >= FARTHEST:
            return step_forward(text, low, Grain.SYLLABLE, to_stop=False)
        reach *= 4


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
