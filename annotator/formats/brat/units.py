"""In which unit the offsets of an .ann file count: code points, as brat does, or as others do.

Tools on Windows count a line end as one while the text holds two characters, JavaScript counts
UTF-16 units, C counts bytes.  The words in the T lines tell.  brat itself counts a byte order mark
at the beginning of the text as a character.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annotator.formats.base import Reason
from annotator.model.annotation import Fragment

MARK = "byte order mark"
"""Place of what is kept: the text begins with a mark that the offsets count ("counted")."""

_LOOKED_AT = 400
_LONG = 2**24
_T_LINE = re.compile(r"^T[^\t\n]*\t[^ \t\n]+ ([0-9]{1,12}) ([0-9]{1,12})\t(.+?)\r?$", re.M | re.A)

_Place = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Fit:
    """The text, and how offsets of the file become offsets of it.

    ``place`` None means that they are the same.
    """

    text: str
    place: _Place | None = None
    note: Reason | None = None
    counts_mark: bool = False

    def moved(self, fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
        """``fragments`` of the file as fragments of the text."""
        if self.place is None:
            return tuple(fragments)
        return tuple((self.place(start), self.place(stop)) for start, stop in fragments)


def fit(text: str, contents: Iterable[str], *, marked: bool) -> Fit:
    """How the offsets in ``contents`` count; code points unless another unit fits better."""
    best = Fit(text)
    sample = [
        (int(start), int(stop), words)
        for content in contents
        for start, stop, words in _sample(content)
    ]
    right = _right(best, sample)
    if right == len(sample):
        return best
    for other in _others(text, marked=marked):
        if (found := _right(other, sample)) > right:
            best, right = other, found
    return best


def _sample(content: str) -> list[tuple[str, str, str]]:
    found = []
    for match in _T_LINE.finditer(content):
        found.append((match[1], match[2], match[3]))
        if len(found) == _LOOKED_AT:
            break
    return found


def _right(how: Fit, sample: list[tuple[int, int, str]]) -> int:
    text, place = how.text, how.place
    if place is None:
        return sum(text[start:stop] == words for start, stop, words in sample)
    return sum(text[place(start) : place(stop)] == words for start, stop, words in sample)


def _others(text: str, *, marked: bool) -> Iterable[Fit]:
    if marked:
        yield Fit("\ufeff" + text, counts_mark=True)
    if "\r\n" in text:
        yield Fit(
            text,
            _table(text, "\r\n"),
            Reason("its offsets count each line end as one; they were counted anew"),
        )
    if not text.isascii() and len(text) < _LONG:
        yield Fit(
            text,
            _units(text, "utf-16-le", 2),
            Reason("its offsets count UTF-16 units; they were counted anew in code points"),
        )
        yield Fit(
            text,
            _units(text, "utf-8", 1),
            Reason("its offsets count bytes; they were counted anew in code points"),
        )


def _table(text: str, pair: str) -> _Place:
    """Offsets that count ``pair`` as one, as offsets of ``text``."""
    places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != pair or not at]
    return lambda at: places[at] if at < len(places) else len(text) + 1 + at


def _units(text: str, codec: str, size: int) -> _Place:
    places: list[int] = []
    for at, character in enumerate(text):
        places += [at] * (len(character.encode(codec)) // size)
    places.append(len(text))
    return lambda at: places[at] if at < len(places) else len(text) + 1 + at
