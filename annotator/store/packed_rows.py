"""Many rows in little memory: what a salvage must hold at once of a large project.

A row as a tuple in a dictionary takes some 450 bytes; packed, a hundred at a time, about 60.  Rows
come mostly in the order of their numbers, and are asked for in that order too.
"""

import json
import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Generic, TypeVar, cast

Key = TypeVar("Key")
Row = tuple[object, ...]

_BLOCK = 128
"""Rows that are packed together."""

_OPEN = 64
"""Blocks that are kept unpacked: those around where somebody is looking."""

_LOWEST, _HIGHEST = -(1 << 63), (1 << 63) - 1
_CHUNK = 4096


class Numbers:
    """A set of whole numbers, mostly neighbours: one bit for each."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._chunks: dict[int, int] = {}
        self.update(numbers)

    def add(self, number: int) -> None:
        """Takes a number in."""
        place, bit = divmod(number, _CHUNK)
        self._chunks[place] = self._chunks.get(place, 0) | 1 << bit

    def add_run(self, first: int, count: int) -> None:
        """Takes ``count`` numbers from ``first`` on in."""
        while count > 0:
            place, bit = divmod(first, _CHUNK)
            some = min(count, _CHUNK - bit)
            self._chunks[place] = self._chunks.get(place, 0) | ((1 << some) - 1) << bit
            first, count = first + some, count - some

    def discard(self, number: int) -> None:
        """Takes a number out, if it is in."""
        place, bit = divmod(number, _CHUNK)
        if place in self._chunks:
            self._chunks[place] &= ~(1 << bit)

    def update(self, numbers: Iterable[int]) -> None:
        """Takes many numbers in: neighbours, mostly, or many of them in their order."""
        first = count = 0
        for number in numbers:
            if number == first + count:
                count += 1
            else:
                self.add_run(first, count)
                first, count = number, 1
        self.add_run(first, count)

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        place, bit = divmod(number, _CHUNK)
        return bool(self._chunks.get(place, 0) >> bit & 1)

    def __len__(self) -> int:
        return sum(bits.bit_count() for bits in self._chunks.values())

    def __iter__(self) -> Iterator[int]:
        for place in sorted(self._chunks):
            bits, number = self._chunks[place], place * _CHUNK
            while bits:
                skipped = (bits & -bits).bit_length()
                number += skipped
                bits >>= skipped
                yield number - 1


class PackedRows(MutableMapping[Key, Row], Generic[Key]):
    """Rows by key.  Those whose keys are numbers that grow are packed, all others held as they are.

    A row holds whole numbers, text and None, and bytes (or None) at the places ``bytes_at``.
    """

    def __init__(self, bytes_at: Iterable[int] = ()) -> None:
        self._bytes_at = tuple(bytes_at)
        self._odd: dict[Key, Row] = {}
        self._gone = set[int]()
        self._starts = array("q")
        self._keys: list[array[int]] = []
        self._blocks: list[bytes] = []
        self._open: OrderedDict[int, dict[int, Row]] = OrderedDict()
        self._last: list[Row] = []
        self._last_keys = array("q")
        self._highest = _LOWEST

    def __setitem__(self, key: Key, row: Row) -> None:
        if isinstance(key, int) and self._highest < key <= _HIGHEST:
            self._highest = key
            self._last_keys.append(key)
            self._last.append(row)
            if len(self._last) == _BLOCK:
                self._pack()
        else:
            if self._is_packed(key):  # that one is not the row any more
                self._gone.add(cast("int", key))
            self._odd[key] = row

    def _pack(self) -> None:
        self._starts.append(self._last_keys[0])
        self._keys.append(self._last_keys)
        self._blocks.append(self._packed(self._last))
        self._last, self._last_keys = [], array("q")

    def __getitem__(self, key: Key) -> Row:
        if key in self._odd:
            return self._odd[key]
        if not isinstance(key, int) or key in self._gone:
            raise KeyError(key)
        if self._last_keys and key >= self._last_keys[0]:
            at = bisect_right(self._last_keys, key) - 1
            if self._last_keys[at] != key:
                raise KeyError(key)
            return self._last[at]
        block = bisect_right(self._starts, key) - 1
        if block < 0:
            raise KeyError(key)
        return self._unpacked(block)[key]

    def _unpacked(self, block: int) -> dict[int, Row]:
        found = self._open.get(block)
        if found is None:
            rows = self._rows_of(self._blocks[block])
            found = self._open[block] = dict(zip(self._keys[block], rows, strict=True))
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(block)
        return found

    def _packed(self, rows: list[Row]) -> bytes:
        plain = [list(row) for row in rows]
        for row in plain:
            for at in self._bytes_at:
                value = row[at]
                row[at] = value.hex() if isinstance(value, bytes) else None
        return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 1)

    def _rows_of(self, block: bytes) -> Iterator[Row]:
        for row in json.loads(zlib.decompress(block)):
            for at in self._bytes_at:
                row[at] = bytes.fromhex(row[at]) if row[at] is not None else None
            yield tuple(row)

    def __contains__(self, key: object) -> bool:
        return key in self._odd or self._is_packed(key)

    def _is_packed(self, key: object) -> bool:
        if not isinstance(key, int) or key in self._gone:
            return False
        keys = self._last_keys
        if not keys or key < keys[0]:
            block = bisect_right(self._starts, key) - 1
            if block < 0:
                return False
            keys = self._keys[block]
        at = bisect_right(keys, key) - 1
        return at >= 0 and keys[at] == key

    def __delitem__(self, key: Key) -> None:
        if key not in self:
            raise KeyError(key)
        if key in self._odd:
            del self._odd[key]
        else:
            self._gone.add(cast("int", key))

    def __len__(self) -> int:
        packed = len(self._last_keys) + sum(len(keys) for keys in self._keys)
        return packed - len(self._gone) + len(self._odd)

    def __iter__(self) -> Iterator[Key]:
        for keys in (*self._keys, self._last_keys):
            for key in keys:
                if key not in self._gone:
                    yield cast("Key", key)
        yield from self._odd
