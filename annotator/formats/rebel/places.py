"""Where words stand in a text."""

import re
from collections.abc import Iterator

_MOST = 1000
"""Places that are looked at for one surface form."""

Place = tuple[int, int]


def nearest(text: str, words: str, wanted: int | None) -> Place | None:
    """The place of ``words`` that begins nearest to ``wanted``; the first when that is None.

    Places at which they are whole words come before others; None where there is no place.
    """
    if not words:
        return None
    if wanted is None:
        return _first(text, words)
    places = list(_whole(text, words)) or list(_any(text, words))
    if not places:
        return None
    start = min(places, key=lambda place: (abs(place - wanted), place))
    return start, start + len(words)


def _first(text: str, words: str) -> Place | None:
    start = next(_whole(text, words), text.find(words))
    return (start, start + len(words)) if start >= 0 else None


def _whole(text: str, words: str) -> Iterator[int]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for number, found in enumerate(pattern.finditer(text)):
        if number == _MOST:
            return
        yield found.start()


def _any(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = text.find(words, start + 1)
