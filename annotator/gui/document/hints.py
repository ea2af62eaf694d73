"""Hint letters: which codes there are, who gets which, and where their tags find room.

Pure arithmetic.  The letters are consonants that no Vietnamese input method composes: Telex makes
something of vowels, of ``w`` and of ``dd``, VNI of digits.  ``r`` is left to the key that starts
the mode and turns it round.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

ALPHABET = "fjdkslghvnmbctpxzq"
"""Best keys first: the home row, then the index fingers'."""

MOST = len(ALPHABET) ** 2 - 1
"""Codes that can be had at once (``dd`` is none)."""

NEAREST = 4
"""Those nearest to the start that get one letter whatever comes after."""

_FIRST_PREFIX = 6
_SPARE = 8
"""Codes kept free for what scrolling brings into view."""

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

Key = TypeVar("Key", bound=Hashable)


def codes(count: int) -> list[str]:
    """At least ``count`` codes (at most :data:`MOST`) of one or two letters, the shortest first.

    No code begins another, so that a code is complete with its last letter.
    """
    size = len(ALPHABET)
    prefixes = 0
    while prefixes < size and size - prefixes + prefixes * (size - 1) < count:
        prefixes += 1
    first = [ALPHABET[(_FIRST_PREFIX + place) % size] for place in range(prefixes)]
    single = [letter for letter in ALPHABET if letter not in first]
    double = [start + letter for letter in ALPHABET for start in first]
    return single + [code for code in double if code != "dd"]


def ranked(items: Iterable[tuple[Key, int, bool]]) -> list[Key]:
    """The keys of ``(key, distance, asks)`` in the order in which they shall get short codes.

    The nearest come first.  After the :data:`NEAREST`, what ``asks`` for one more key (several
    labels are legal) precedes what does not, so that few relations need more than three keys.
    """
    order = sorted(items, key=lambda item: item[1])
    rest = sorted(order[NEAREST:], key=lambda item: not item[2])
    return [key for key, _, _ in (*order[:NEAREST], *rest)]


class Codes(Generic[Key]):
    """Codes handed out; who has one keeps it for as long as it is wanted."""

    def __init__(self) -> None:
        self._pool: list[str] = []
        self._given: dict[Key, str] = {}

    def give(self, wanted: Sequence[Key]) -> dict[Key, str]:
        """A code for each of ``wanted``, those first in it the shortest that are free.

        Everybody gets another code when there are too few.  Beyond :data:`MOST` there is none.
        """
        kept = {key: self._given[key] for key in wanted if key in self._given}
        taken = set(kept.values())
        free = [code for code in self._pool if code not in taken]
        if len(wanted) - len(kept) > len(free):
            self._pool = free = codes(len(wanted) + _SPARE)
            kept = {}
        fresh = (key for key in wanted if key not in kept)
        self._given = kept | dict(zip(fresh, free, strict=False))
        return self._given


def apart(boxes: Iterable[Box], room: Box) -> list[Box]:
    """``boxes`` inside ``room``, and off one another where there is space near by.

    The first ones keep their place; later ones give way by their own height or width.
    """
    taken: dict[tuple[int, int], list[Box]] = {}
    out: list[Box] = []
    for box in boxes:
        tried = (_held(moved, room) for moved in _moves(box))
        free = (place for place in tried if not any(_meet(place, b) for b in _near(taken, place)))
        found = next(free, _held(box, room))
        for cell in _cells(found):
            taken.setdefault(cell, []).append(found)
        out.append(found)
    return out


_CELL = 64
_STEPS = ((0, 0), (0, -1), (1, 0), (-1, 0), (0, 1), (1, -1), (2, 0), (-2, 0), (0, -2), (0, 2))


def _moves(box: Box) -> Iterable[Box]:
    left, top, width, height = box
    for across, down in _STEPS:
        yield (left + across * (width + 1), top + down * (height + 1), width, height)


def _held(box: Box, room: Box) -> Box:
    left, top, width, height = box
    left = max(room[0], min(left, room[0] + room[2] - width))
    top = max(room[1], min(top, room[1] + room[3] - height))
    return (left, top, width, height)


def _meet(first: Box, second: Box) -> bool:
    return (
        first[0] < second[0] + second[2]
        and second[0] < first[0] + first[2]
        and first[1] < second[1] + second[3]
        and second[1] < first[1] + first[3]
    )


def _near(taken: dict[tuple[int, int], list[Box]], box: Box) -> Iterable[Box]:
    for cell in _cells(box):
        yield from taken.get(cell, ())


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top, width, height = box
    return [
        (x, y)
        for x in range(left // _CELL, (left + width) // _CELL + 1)
        for y in range(top // _CELL, (top + height) // _CELL + 1)
    ]
