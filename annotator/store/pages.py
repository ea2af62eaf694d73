"""The pages of a project file that SQLite refuses, read without SQLite.

Nothing of the file is believed but what is on the page at hand: each page is looked at once, no
chain is longer than the row that it belongs to, no statement of the file is run.  What cannot be
read is told as a :class:`Hole`, and reading goes on behind it.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from annotator.store.records import Cell, Lost, signed, values_of, varint

MAX_ROW = 64 << 20
"""Bytes of a row that is read; ``opening.MAX_CELL`` says the same of a value."""

_LOWEST, _HIGHEST = -(1 << 63), (1 << 63) - 1
_USES = 3
_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 512, 65536)
_TABLE_INNER, _TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF = 5, 13, 2, 10
_KINDS = frozenset({_TABLE_INNER, _TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF})


class Record(NamedTuple):
    """A row as it lies on a page; ``rowid`` is None in an index."""

    rowid: int | None
    values: tuple[Cell, ...]
    page: int
    is_in_order: bool = True


@dataclass(frozen=True, slots=True)
class Hole:
    """What could not be read: a page and all below it, or one row of a page.

    The rows that are missing have ids from ``first`` to ``last``, as far as that is known.
    ``rowid`` is that of a single row whose content cannot be read.
    """

    page: int
    first: int | None = None
    last: int | None = None
    rowid: int | None = None
    is_large: bool = False


def _nobody(_done: int, _total: int) -> None:
    """Nobody waits for the pages."""


class Pages:
    """The pages of an open file, by number from 1.

    ``usable`` are the bytes of a page that hold rows.  ``looked`` hears how many pages of how many
    were read, and may end the work by raising.
    """

    def __init__(self, file: BinaryIO, looked: Callable[[int, int], None] = _nobody) -> None:
        self._file = file
        self._looked = looked
        self._got = 0
        self.chained: dict[int, int] = {}
        """How often a page was read as a piece of a long row: 1 in a file that is whole."""
        self.bytes = os.fstat(file.fileno()).st_size
        head = self._read(0, 100)
        self.head = head + bytes(100 - len(head))
        self.size = self._page_size()
        self.usable = self.size
        self.count = -(-self.bytes // self.size)

    def _read(self, at: int, count: int) -> bytes:
        try:
            self._file.seek(at)
            return self._file.read(count)
        except OSError:  # a sector that the disk cannot read
            return b""

    def _page_size(self) -> int:
        stated = int.from_bytes(self.head[16:18], "big")
        stated = 65536 if stated == 1 else stated
        if stated in _SIZES and (stated == _SIZES[0] or self._looks_like(stated) > 0.5):
            return stated
        return max(_SIZES, key=self._looks_like)

    def _looks_like(self, size: int) -> float:
        """The share of some pages of ``size`` bytes that begin as a page of rows does."""
        count = min(self.bytes // size, 64)
        hits = 0
        for number in range(1, count):
            head = self._read(number * size, 8)
            hits += len(head) == 8 and head[0] in _KINDS and head[7] == 0
        return hits / count if count > 1 else 0.0

    def get(self, number: int) -> bytes:
        """A page; empty where there is none, shorter where the file ends in it."""
        if not 1 <= number <= self.count:
            return b""
        self._got += 1
        if self._got % 64 == 0:
            self._looked(min(self._got, self.count), self.count)
        return self._read((number - 1) * self.size, self.size)

    def free(self) -> set[int]:
        """The pages that the file says hold nothing any more."""
        out: set[int] = set()
        trunk = int.from_bytes(self.head[32:36], "big")
        while 0 < trunk <= self.count and trunk not in out:
            out.add(trunk)
            page = self.get(trunk)
            following, many = (int.from_bytes(page[at : at + 4], "big") for at in (0, 4))
            if many > self.size // 4:
                break
            out.update(int.from_bytes(page[at : at + 4], "big") for at in range(8, 8 + 4 * many, 4))
            trunk = following
        return out


class Tree:
    """One b-tree of the file, or one page of it alone.

    ``seen`` gathers the pages that were looked at, over all trees.
    """

    def __init__(self, pages: Pages, seen: set[int]) -> None:
        self._pages = pages
        self._seen = seen

    def walk(self, root: int) -> Iterator[Record | Hole]:
        """Every row below page ``root``, in order, and what could not be read."""
        waiting: list[tuple[int, int, int]] = [(root, _LOWEST, _HIGHEST)]
        kinds: frozenset[int] | None = None
        while waiting:
            number, low, high = waiting.pop()
            page = b"" if number in self._seen else self._pages.get(number)
            start = 100 if number == 1 else 0
            kind = page[start] if len(page) > start + 8 else 0
            if kind not in (kinds or _KINDS):
                yield Hole(number, low + 1 if low > _LOWEST else None, _known(high))
                continue
            is_table = kind in (_TABLE_INNER, _TABLE_LEAF)
            kinds = frozenset({5, 13}) if is_table else frozenset({2, 10})
            self._seen.add(number)
            if kind == _TABLE_INNER:
                waiting += reversed(list(self._below(page, start, low, high)))
                continue
            if kind == _INDEX_INNER:
                waiting += [(child, low, high) for child, _l, _h in self._below(page, start, 0, 0)]
            yield from self.rows(number, page, low, high)

    def _below(
        self, page: bytes, start: int, low: int, high: int
    ) -> Iterator[tuple[int, int, int]]:
        """The pages below an inner one, with the ids that they may hold."""
        for at in _places(page, start):
            child = int.from_bytes(page[at : at + 4], "big")
            try:
                key = signed(varint(page, at + 4)[0]) if page[start] == _TABLE_INNER else high
            except IndexError:
                key = low
            if low <= key <= high:
                yield child, low, key
                low = key
            else:
                yield child, low, high
        yield int.from_bytes(page[start + 8 : start + 12], "big"), low, high

    def rows(self, number: int, page: bytes, low: int, high: int) -> Iterator[Record | Hole]:
        """The rows on one page; those of a table have ids above ``low``, at most ``high``."""
        start = 100 if number == 1 else 0
        is_table = page[start] == _TABLE_LEAF
        found = [
            self._row(number, page, at + (4 if page[start] == _INDEX_INNER else 0), is_table)
            for at in _places(page, start)
        ]
        if is_table:
            found = _ordered(found, low, high)
        if len(found) < int.from_bytes(page[start + 3 : start + 5], "big"):
            yield Hole(number)
        yield from found

    def _row(self, number: int, page: bytes, at: int, is_table: bool) -> Record | Hole:  # noqa: FBT001
        rowid = None
        try:
            size, at = varint(page, at)
            if is_table:
                rowid, at = varint(page, at)
                rowid = signed(rowid)
        except IndexError:
            return Hole(number)
        if size > MAX_ROW:
            return Hole(number, rowid=rowid, is_large=size <= self._pages.bytes)
        values = values_of(self._payload(page, at, size, is_table), size)
        if values is None:
            return Hole(number, rowid=rowid)
        return Record(rowid, values, number)

    def _payload(self, page: bytes, at: int, size: int, is_table: bool) -> bytes | memoryview:  # noqa: FBT001
        usable = self._pages.usable
        least = (usable - 12) * 32 // 255 - 23
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return memoryview(page)[at : at + size]
        local = least + (size - least) % (usable - 4)
        local = local if local <= most else least
        parts, left = [page[at : at + local]], size - local
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        while left > 0:
            uses = self._pages.chained[following] = self._pages.chained.get(following, 0) + 1
            more = self._pages.get(following)
            if len(more) < 5 or following in self._seen or uses > _USES:
                break  # the rest is not there, is a page of rows, or goes in a circle
            parts.append(more[4 : 4 + min(left, usable - 4)])
            left -= usable - 4
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def _known(bound: int) -> int | None:
    return None if bound == _HIGHEST else bound


def _places(page: bytes, start: int) -> Iterator[int]:
    """Where the cells of a page begin; those that cannot be are passed over."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if page[start] in (_TABLE_INNER, _INDEX_INNER) else 8)
    for place in range(first, min(first + 2 * count, len(page) - 1), 2):
        at = int.from_bytes(page[place : place + 2], "big")
        if first + 2 * count <= at < len(page):
            yield at


def _ordered(found: list[Record | Hole], low: int, high: int) -> list[Record | Hole]:
    """The rows of a page; one whose id does not fit between its neighbours' is marked."""
    ids = [one.rowid for one in found if one.rowid is not None]
    out: list[Record | Hole] = []
    before, number = low, 0
    for one in found:
        if one.rowid is None:
            out.append(one)
            continue
        is_in_order = True
        number += 1
        after = ids[number] if number < len(ids) else high + 1
        fits = before < one.rowid <= high and (one.rowid < after or after <= before)
        if fits:
            before = one.rowid
        else:
            is_in_order = False
        out.append(one if is_in_order or isinstance(one, Hole) else _displaced(one))
    return out


def _displaced(one: Record) -> Record:
    return Record(one.rowid, one.values, one.page, is_in_order=False)


__all__ = ["MAX_ROW", "Hole", "Lost", "Pages", "Record", "Tree"]
