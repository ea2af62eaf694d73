"""One row as SQLite lays it out on a page: read by us, so that no statement of a file ever runs.

The layout is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

import struct
from enum import Enum

Bytes = bytes | memoryview


class Lost(Enum):
    """What stands for a value that could not be read."""

    TEXT = "text that is no UTF-8"
    BROKEN = "a value that cannot be read"
    LARGE = "a value that is too large"


Cell = None | int | float | str | bytes | Lost
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
        length, at = varint(payload, 0)
        kinds = []
        while at < length:
            kind, at = varint(payload, at)
            kinds.append(kind)
    except IndexError:
        return None
    if at != length or length + sum(map(_width, kinds)) != size:
        return None
    out = []
    for kind in kinds:
        width = _width(kind)
        out.append(_value(kind, payload[at : at + width]))
        at += width
    return tuple(out)


def _width(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return _INTEGERS.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, data: Bytes) -> Cell:
    if len(data) != _width(kind) or kind in (10, 11):
        return Lost.BROKEN
    if kind >= 12:
        return _text(data) if kind % 2 else bytes(data)
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    return None if kind == 0 else kind - 8


def _text(data: Bytes) -> Cell:
    try:
        return str(data, "utf-8")
    except UnicodeDecodeError:
        return Lost.TEXT
