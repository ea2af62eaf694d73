"""Documents whose texts are nearly equal: a model that trained on the one has seen the other.

Two texts are near-duplicates when the sets of their shingles (eight syllables in a row, without
case and punctuation; of a shorter text all of it) have a Jaccard similarity of :data:`ALIKE` or
more.  Comparing all pairs would take hours, so candidates are found by bottom-k sketches: of
each text the smallest hashes of its shingles.  Texts that share one of the :data:`_KEYS` smallest
are compared by their sketches, and those that look alike by the shingles themselves; what is
reported is therefore true, and a pair at the limit is missed about once in two hundred.  A
hash that many texts share (a common first line) brings only the first and the last few of them,
so the work grows with the number of texts and not with its square.
"""

import hashlib
import re
import unicodedata
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

ALIKE = 0.8
"""The Jaccard similarity from which on two texts are near-duplicates."""

_LENGTH = 8
_SKETCH = 32
_KEYS = 4
_LIKELY = 0.55
_FIRST = _LAST = 8
_REMEMBERED = 256

Shingles = frozenset[tuple[str, ...]]
_Sketch = Sequence[int]
_Word = TypeVar("_Word", str, int)
_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NearPair:
    """Row ids of two documents that are alike, and how much (0.8 to 1)."""

    first: int
    second: int
    similarity: float


def shingles(text: str) -> Shingles:
    """The shingles of a text; none where it has no syllable."""
    return frozenset(_shingles(_syllables(text)))


def similarity(one: Shingles, other: Shingles) -> float:
    """Jaccard: what both have, of all that there is; 0 where there is nothing."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


class NearDuplicates:
    """Takes texts in, one after the other, and knows which are alike.

    ``text_of`` gives a text again by its row id: only sketches are kept in memory.
    """

    def __init__(self, text_of: Callable[[int], str]) -> None:
        self._text_of = text_of
        self._numbers = _Numbers()
        self._sketches: dict[int, _Sketch] = {}
        self._buckets: dict[int, list[int]] = {}
        self._parents: dict[int, int] = {}
        self._shingles: OrderedDict[int, Shingles] = OrderedDict()

    def add(self, row_id: int, text: str) -> None:
        """Takes in one more text and links it with those before it that are alike."""
        sketch = self._sketch(text)
        if not sketch:
            return
        self._sketches[row_id] = sketch
        for other in self._candidates(sketch):
            if self._root(other) != self._root(row_id) and self._compared(row_id, other):
                self._join(row_id, other)
        for key in sketch[:_KEYS]:
            self._buckets.setdefault(key, []).append(row_id)

    def group(self, row_id: int) -> int:
        """The first document of those that are alike, directly or over others; else itself."""
        return self._root(row_id)

    def across(self, part_of: Mapping[int, str]) -> Iterator[NearPair | None]:
        """Pairs that lie in different parts; for each document outside the largest part, one.

        None in between stands for a document that was looked at and has no such pair.
        """
        groups: dict[int, list[int]] = {}
        for row_id in self._parents:
            groups.setdefault(self._root(row_id), []).append(row_id)
        for root, others in groups.items():
            members = sorted({root, *others})
            if len({part_of[row_id] for row_id in members}) > 1:
                yield from self._across(members, part_of)

    def _across(
        self, members: Sequence[int], part_of: Mapping[int, str]
    ) -> Iterator[NearPair | None]:
        by_part: dict[str, list[int]] = {}
        for row_id in members:
            by_part.setdefault(part_of[row_id], []).append(row_id)
        order = sorted(by_part.values(), key=lambda ids: (-len(ids), ids[0]))
        for number, ids in enumerate(order):
            others = [row_id for before in order[:number] for row_id in before[:_FIRST]]
            for row_id in ids if others else ():
                yield self._nearest(row_id, others)

    def _nearest(self, row_id: int, others: Iterable[int]) -> NearPair | None:
        found = [(self._compared(row_id, other), -other) for other in others]
        alike, other = max(found)
        return NearPair(-other, row_id, alike) if alike else None

    def _candidates(self, sketch: _Sketch) -> list[int]:
        found: dict[int, None] = {}
        for key in sketch[:_KEYS]:
            there = self._buckets.get(key, [])
            if len(there) > _FIRST + _LAST:
                there = there[:_FIRST] + there[-_LAST:]
            found.update(dict.fromkeys(there))
        return list(found)

    def _compared(self, one: int, other: int) -> float:
        """How much two documents are alike; 0 when they are no near-duplicates."""
        if not _look_alike(self._sketches[one], self._sketches[other]):
            return 0.0
        found = similarity(self._remembered(one), self._remembered(other))
        return found if found >= ALIKE else 0.0

    def _remembered(self, row_id: int) -> Shingles:
        found = self._shingles.pop(row_id, None)
        if found is None:
            found = shingles(self._text_of(row_id))
        self._shingles[row_id] = found
        if len(self._shingles) > _REMEMBERED:
            self._shingles.popitem(last=False)
        return found

    def _sketch(self, text: str) -> _Sketch:
        own = list(map(self._numbers.__getitem__, _syllables(text)))
        return array("q", sorted(set(map(hash, _shingles(own))))[:_SKETCH])

    def _root(self, row_id: int) -> int:
        while (parent := self._parents.get(row_id, row_id)) != row_id:
            self._parents[row_id] = self._parents.get(parent, parent)
            row_id = parent
        return row_id

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parents[second] = first


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text).casefold())


class _Numbers(dict[str, int]):
    """A number for each syllable, the same in every process, unlike ``hash`` of a string."""

    def __missing__(self, word: str) -> int:
        digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest()
        number = self[word] = int.from_bytes(digest, "big")
        return number


def _shingles(syllables: Sequence[_Word]) -> Iterator[tuple[_Word, ...]]:
    if len(syllables) < _LENGTH:
        return iter([tuple(syllables)] if syllables else [])
    return zip(*(syllables[first:] for first in range(_LENGTH)), strict=False)


def _look_alike(one: _Sketch, other: _Sketch) -> bool:
    """Whether the sketch of the union, as far as it can be known, is mostly in both."""
    union = sorted({*one, *other})[:_SKETCH]
    both = {*one}.intersection(other)
    return sum(key in both for key in union) >= _LIKELY * len(union)
