"""Candidates in any language: capitalised runs, acronyms, numbers, dates, quoted titles.

A script without capitals gives numbers, dates and quoted titles only.
"""

import re
from collections.abc import Iterator

from annotator.model.annotation import Fragment
from annotator.model.matching import folded

_LINKS = {
    "of", "the", "de", "la", "le", "les", "du", "des", "del", "della", "di", "da", "do", "dos",
    "van", "von", "der", "den", "ten", "bin", "al",
}  # fmt: skip
_QUOTES = ("“”", "„“", "«»", "‹›", "「」", "『』", '""')
_QUOTED = re.compile("|".join(rf"{one[0]}\s*([^{one}\n]{{2,80}}?)\s*{one[1]}" for one in _QUOTES))
_NUMBER = re.compile(r"(?<![\w.,:/-])[$€£¥]?\d+(?:[.,:/\-–]\d+)*(?:\s?[%‰$€£¥])?(?!\w)")
_WORD = re.compile(r"\w[\w’']*(?:\.\w)*")
_BEFORE_A_CAPITAL = '.!?…:“„«"('


def candidates(text: str, start: int, stop: int) -> set[Fragment]:
    """Stretches of ``text[start:stop]`` (code points) that may want a label."""
    view = folded(text, start, stop)
    found = {match.span() for match in _NUMBER.finditer(view.text)}
    found |= {match.span(match.lastindex or 0) for match in _QUOTED.finditer(view.text)}
    found |= set(_capitals(view.text))
    return {view.source(*stretch) for stretch in found}


def _capitals(view: str) -> Iterator[Fragment]:
    """Words with a capital that stand together, small words such as "of" between them."""
    first = last = -1
    for match in _WORD.finditer(view):
        start, stop = match.span()
        is_capital = view[start].isupper() or view[start].istitle()
        goes_on = first >= 0 and (is_capital or match[0] in _LINKS)
        if not goes_on or (is_capital and not _is_linked(view[last:start])):
            yield from _kept(view, first, last)
            first = -1
        if is_capital:
            first, last = (start if first < 0 else first), stop
    yield from _kept(view, first, last)


def _is_linked(between: str) -> bool:
    words = between.split()
    joined = between in (" ", "-", " & ") or (words and all(word in _LINKS for word in words))
    return bool(joined) and words[:1] != ["the"]


def _kept(view: str, first: int, last: int) -> Iterator[Fragment]:
    """The run, unless it is one word with a capital because a sentence begins with it."""
    if first < 0:
        return
    before = view[:first].rstrip()[-1:]
    is_lone = view[first:last].isalpha() and not view[first:last].isupper()
    if not is_lone or (before and before not in _BEFORE_A_CAPITAL):
        yield first, last
