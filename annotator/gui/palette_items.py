"""What the command palette offers, and which of it answers to the letters typed.  Pure.

Case and tone marks never matter, so that "xuat" finds "Xuất…"; neither do marks of punctuation,
which separate words.  Work goes on in portions, so that 10,000 documents hold up no keystroke.
"""

import heapq
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import NamedTuple

from annotator.model.annotation import Fragment

PORTION = 256
"""Items looked at between two chances to stop."""

Rank = tuple[int, int]
"""How well an item answers, the smaller the better: the kind of answer, and how loose it is."""

_WHOLE, _PREFIX, _WORD, _WORDS, _INITIALS, _INSIDE, _LETTERS = range(7)
_LOOSEST = 8
"""Times as long as the query that a stretch may be which holds its letters scattered."""

_BARE = {"đ": "d", "ð": "d"}
_APART = "PZC"
"""Categories that separate words: punctuation, spaces, controls."""


class Kind(Enum):
    """What an item is."""

    COMMAND = "command"
    LABEL = "label"
    RELATION = "relation"
    DOCUMENT = "document"


SIGNS: Mapping[str, frozenset[Kind]] = {
    ">": frozenset({Kind.COMMAND}),
    "@": frozenset({Kind.LABEL, Kind.RELATION}),
    "#": frozenset({Kind.DOCUMENT}),
}
"""Signs that, typed first, narrow the palette to some kinds."""


class Item(NamedTuple):
    """One line of the palette.  ``kind`` and ``key`` name it for good, ``text`` is shown.

    ``also`` is another name, found by its words' beginnings; ``keys`` stands at the right.
    """

    kind: Kind
    key: str
    text: str
    also: str = ""
    keys: str = ""
    colour: str = ""
    is_enabled: bool = True

    @property
    def name(self) -> str:
        """What recent choices are remembered by."""
        return f"{self.kind.value}:{self.key}"


@dataclass(frozen=True, slots=True)
class Query:
    """Letters typed, folded, and the kinds they are looked for in (empty: all)."""

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    is_empty: bool = True
    """Whether nothing at all is asked for, so that everything answers."""

    @classmethod
    def of(cls, typed: str) -> "Query":
        """The query typed; one of the :data:`SIGNS` at its head narrows it."""
        rest = typed.lstrip()
        kinds = SIGNS.get(rest[:1], frozenset())
        rest = rest[1:] if kinds else rest
        return cls(folded(rest), kinds, not rest.strip())


class _Entry(NamedTuple):
    """An item as it is matched: its texts folded, a space before each, and their initials."""

    item: Item
    text: str
    initials: str
    also: str

    @classmethod
    def of(cls, item: Item) -> "_Entry":
        text = folded(item.text)
        initials = "".join(word[0] for word in text.split())
        return cls(item, f" {text}", initials, f" {folded(item.also)}" if item.also else "")


class Stock:
    """Items, asked for and folded when they are first looked at, some at a time."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._coming = iter(items)
        self._entries: list[_Entry] = []

    def portions(self) -> Iterator[Sequence[_Entry]]:
        """The items as they are matched, in the order given."""
        start = 0
        while True:
            wanted = start + PORTION - len(self._entries)
            self._entries.extend(map(_Entry.of, islice(self._coming, max(0, wanted))))
            portion = self._entries[start : start + PORTION]
            if not portion:
                return
            yield portion
            start += len(portion)


@dataclass
class Answers:
    """The best answers so far, and how many there are in all."""

    best: list[Item] = field(default_factory=list)
    count: int = 0


def answers(
    stocks: Iterable[Stock], query: Query, recent: Mapping[str, int], most: int
) -> Iterator[Answers]:
    """The ``most`` best answers, told after every portion of the stocks; the last is complete.

    ``recent`` gives names chosen lately a place, 0 for the last one.  Of equally good answers
    those that can be chosen come first, then recent ones, then the tighter.
    """
    best: list[tuple[tuple[int, ...], Item]] = []
    count = place = 0
    later = len(recent)
    yield Answers()
    for portion in (entries for stock in stocks for entries in stock.portions()):
        for entry in portion:
            place += 1
            item = entry.item
            rank = None if query.kinds and item.kind not in query.kinds else _rank(entry, query)
            if rank is not None:
                count += 1
                lately = recent.get(item.name, later)
                best.append(((rank[0], not item.is_enabled, lately, rank[1], place), item))
        best = heapq.nsmallest(most, best)
        yield Answers([item for _, item in best], count)


def _rank(entry: _Entry, query: Query) -> Rank | None:
    if query.is_empty:
        return (_WHOLE, 0)
    if not query.words:
        return None
    rank = rank_of(entry.text, entry.initials, query.words)
    if rank is None and f" {query.words}" in entry.also:
        return (_INSIDE, 2)
    return rank


def rank_of(text: str, initials: str, words: str) -> Rank | None:
    """How well ``text`` (folded, a space before it) answers to ``words`` (folded); None: not."""
    if text.startswith(words, 1):
        loose = len(text) - 1 - len(words)
        return (_PREFIX if loose else _WHOLE, loose)
    if words in text:
        return (_WORD if f" {words}" in text else _INSIDE, 0)
    return _rank_of_parts(text, words.split()) or _rank_of_letters(text, initials, words)


def _rank_of_parts(text: str, parts: Sequence[str]) -> Rank | None:
    """Several words, in whatever order."""
    if len(parts) < 2 or not all(part in text for part in parts):
        return None
    return (_WORDS, 0) if all(f" {part}" in text for part in parts) else (_INSIDE, 1)


def _rank_of_letters(text: str, initials: str, words: str) -> Rank | None:
    """Letters in their order, best of all as initials."""
    letters = words.replace(" ", "")
    if _scattered(initials, letters):
        return (_INITIALS, 0 if letters in initials else 1)
    stretch = _scattered(text, letters)
    if stretch is None or stretch[1] - stretch[0] > _LOOSEST * len(letters):
        return None
    return (_LETTERS, stretch[1] - stretch[0])


def _scattered(text: str, letters: str) -> Fragment | None:
    """The stretch that holds all of ``letters`` in their order, others between them; or None."""
    at = first = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
        first = at if first < 0 else first
    return (first, at + 1)


def marks(text: str, words: str) -> list[Fragment]:
    """Where ``words`` (folded) are found in ``text``, to be shown; code points of ``text``."""
    plain, places = _mapped(text)
    found = _places(plain, words)
    out: list[Fragment] = []
    for at in sorted(found):
        start, stop = places[at], places[at + 1]
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], stop)
        else:
            out.append((start, stop))
    return out


def _places(plain: str, words: str) -> set[int]:
    """The offsets in ``plain`` (folded, a space before it) that answer to ``words``."""
    at = plain.find(f" {words}")
    at = plain.find(words) if at < 0 else at + 1
    if at >= 0:
        return set(range(at, at + len(words)))
    found: set[int] = set()
    for part in words.split():
        at = plain.find(f" {part}")
        at = plain.find(part) if at < 0 else at + 1
        if at < 0:
            break
        found |= set(range(at, at + len(part)))
    else:
        return found
    return _lettered(plain, words.replace(" ", ""))


def _lettered(plain: str, letters: str) -> set[int]:
    heads = [i for i in range(1, len(plain)) if plain[i - 1] == " "]
    initials = "".join(plain[i] for i in heads)
    whole = initials.find(letters)
    if whole >= 0:
        return set(heads[whole : whole + len(letters)])
    for places, among in ((heads, initials), (range(len(plain)), plain)):
        found, at = set(), -1
        for letter in letters:
            at = among.find(letter, at + 1)
            if at < 0:
                break
            found.add(places[at])
        else:
            return found
    return set()


class _Folding(dict[int, str]):
    """What each code point becomes; filled as they are met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if unicodedata.category(character)[0] in _APART:
            out = " "
        else:
            lower = character.casefold()
            apart = unicodedata.normalize("NFD", _BARE.get(lower, lower))
            out = "".join(c for c in apart if unicodedata.category(c)[0] != "M")
        self[point] = out
        return out


_FOLDING = _Folding()


def folded(text: str) -> str:
    """``text`` without case and marks, its words a space apart."""
    return " ".join(text.translate(_FOLDING).split())


def _mapped(text: str) -> tuple[str, list[int]]:
    """``text`` folded with a space before it, and for each offset where it came from."""
    plain, places = [" "], [0]
    for at, character in enumerate(text):
        for letter in _FOLDING[ord(character)]:
            if letter == " " == plain[-1]:
                continue
            plain.append(letter)
            places.append(at)
    places.append(len(text))
    return "".join(plain), places


def recalled(names: Iterable[str], name: str, most: int) -> list[str]:
    """Recent ``names`` once ``name`` has been chosen: it first, no more than ``most``."""
    return [name, *(other for other in names if other != name)][:most]
