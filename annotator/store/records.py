"""One row as SQLite lays it out on a page: read by us, so that no statement of a file ever runs.

The layout is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

Bytes = bytes | memoryview


class Lost(Enum):
    """What stands for a value that could not be read."""

    TEXT = "text that is no UTF-8"
    BROKEN = "a value that cannot be read"
    LARGE = "a value that is too large"


@dataclass(frozen=True, slots=True)
class Undecoded:
    """The bytes of a text that are no UTF-8."""

    data: bytes

    @property
    def value(self) -> str:
        """As that of what is lost."""
        return str(Lost.TEXT.value)


Cell = None | int | float | str | bytes | Lost | Undecoded
"""A value of a row."""

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def varint(data: Bytes, at: int) -> tuple[int, int]:
    """A number of 1 to 9 bytes, and where it ends.  IndexError past the end of ``data``."""
    value = data[at]
    at += 1
    if value < 0x80:
        return value, at
    value &= 0x7F
    for _ in range(7):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1


def signed(value: int) -> int:
    """A number of 64 bits as the signed one that it stands for."""
    return value - (1 << 64) if value >= 1 << 63 else value


def values_of(payload: Bytes, size: int) -> tuple[Cell, ...] | None:
    """The values of a record of ``size`` bytes, of which ``payload`` is what could be read.

    None where its head makes no sense.  A value that lies beyond ``payload`` is Lost.BROKEN.
    """
    try:
        kinds, at = _kinds(payload)
    except IndexError:
        return None
    widths = [_WIDTHS[kind] if kind < _MANY else (kind - 12) // 2 for kind in kinds]
    if at + sum(widths) != size:
        return None
    out: list[Cell] = []
    for kind, width in zip(kinds, widths, strict=True):
        data = payload[at : at + width]
        at += width
        if len(data) != width or kind in (10, 11):
            out.append(Lost.BROKEN)
        elif kind >= 12:
            out.append(_text(data) if kind % 2 else bytes(data))
        else:
            out.append(_number(kind, data))
    return tuple(out)


def _kinds(payload: Bytes) -> tuple[Sequence[int], int]:
    """The kinds of the values, and where those begin.  IndexError where there is no such head."""
    length, at = varint(payload, 0)
    head = bytes(payload[at:length])
    if at + len(head) == length and head.isascii():  # each kind is one byte, as nearly always
        return head, length
    kinds = []
    while at < length:
        kind, at = varint(payload, at)
        kinds.append(kind)
    if at != length:
        raise IndexError
    return kinds, at


_MANY = 128
_WIDTHS = tuple(
    (kind - 12) // 2 if kind >= 12 else _INTEGERS.get(kind, 8 if kind == 7 else 0)
    for kind in range(_MANY)
)
"""Bytes that a value takes, by its kind."""


def _number(kind: int, data: Bytes) -> Cell:
    if kind == 0:
        return None
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    return kind - 8


def _text(data: Bytes) -> Cell:
    try:
        return str(data, "utf-8")
    except UnicodeDecodeError:
        return Undecoded(bytes(data))
