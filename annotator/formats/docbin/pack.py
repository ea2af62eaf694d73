"""MessagePack, read with bounds and written; only what a DocBin needs.

Source: https://github.com/msgpack/msgpack/blob/master/spec.md .  Nothing that is read becomes
anything but plain values: extension types (which is how arrays and pickles travel) are refused.
"""

import struct
from collections.abc import Iterable
from typing import Any

DEPTH = 64
VALUES = 20_000_000
"""The most values of one message; each costs memory whatever it is."""

_FLOATS = {0xCA: (">f", 4), 0xCB: (">d", 8)}
_UNSIGNED = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
_SIGNED = {0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}
_BYTES = {0xC4: 1, 0xC5: 2, 0xC6: 4}
_STRINGS = {0xD9: 1, 0xDA: 2, 0xDB: 4}
_LISTS = {0xDC: 2, 0xDD: 4}
_MAPS = {0xDE: 2, 0xDF: 4}
_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}
_EXTENSIONS = {0xC7: 1, 0xC8: 2, 0xC9: 4}
_SIZES = (
    {code: size for code, (_, size) in _FLOATS.items()}
    | _UNSIGNED
    | _SIGNED
    | {0xD4 + power: (1 << power) + 1 for power in range(5)}
)
"""Bytes that follow the code of a value, also of extensions of a fixed size."""


class BadPack(ValueError):
    """The bytes are no message, or none that is taken; never leaves this package."""


class Reader:
    """Reads values one after another; ``at`` is where the next begins."""

    def __init__(self, data: bytes | memoryview, values: int = VALUES) -> None:
        self.at = 0
        self._data = memoryview(data)
        self._left = values

    @property
    def is_done(self) -> bool:
        """Whether nothing follows."""
        return self.at >= len(self._data)

    def bytes_from(self, start: int) -> bytes:
        """What was read since ``start``, as it stands."""
        return bytes(self._data[start : self.at])

    def map_size(self) -> int:
        """Begins a map: the number of its pairs, which the caller reads.  Raises BadPack."""
        code = self._code()
        if 0x80 <= code <= 0x8F:
            return code & 0x0F
        if code in _MAPS:
            return self._length(_MAPS[code])
        raise BadPack("a map is missing")

    def value(self, depth: int = DEPTH) -> Any:
        """The next value; maps have lists as keys made tuples.  Raises BadPack."""
        if depth <= 0:
            raise BadPack("it is nested too deeply")
        code = self._code()
        if code <= 0x7F:
            return code
        if code >= 0xE0:
            return code - 0x100
        if code <= 0x8F:
            return self._map(code & 0x0F, depth)
        if code <= 0x9F:
            return self._list(code & 0x0F, depth)
        if code <= 0xBF:
            return self._text(code & 0x1F)
        return self._long(code, depth)

    def skip(self) -> None:
        """Passes over the next value, whatever it is, without opening it.  Raises BadPack."""
        todo = 1
        while todo:
            todo -= 1
            code = self._code()
            if 0x80 <= code <= 0x9F:
                todo += (code & 0x0F) * (2 if code <= 0x8F else 1)
            elif 0xA0 <= code <= 0xBF:
                self._take(code & 0x1F)
            elif code in _LISTS:
                todo += self._length(_LISTS[code])
            elif code in _MAPS:
                todo += 2 * self._length(_MAPS[code])
            else:
                self._skip_plain(code)

    def _skip_plain(self, code: int) -> None:
        if code in _SIZES:
            self._take(_SIZES[code])
        elif code in _BYTES or code in _STRINGS:
            self._take(self._length({**_BYTES, **_STRINGS}[code]))
        elif code in _EXTENSIONS:
            self._take(self._length(_EXTENSIONS[code]) + 1)
        elif code == 0xC1:
            raise BadPack("it holds a value of a kind that is not taken")

    def _long(self, code: int, depth: int) -> Any:
        if code in _CONSTANTS:
            return _CONSTANTS[code]
        if code in _UNSIGNED:
            return self._length(_UNSIGNED[code])
        if code in _SIGNED:
            return int.from_bytes(self._take(_SIGNED[code]), "big", signed=True)
        if code in _BYTES:
            return bytes(self._take(self._length(_BYTES[code])))
        if code in _STRINGS:
            return self._text(self._length(_STRINGS[code]))
        return self._longer(code, depth)

    def _longer(self, code: int, depth: int) -> Any:
        if code in _LISTS:
            return self._list(self._length(_LISTS[code]), depth)
        if code in _MAPS:
            return self._map(self._length(_MAPS[code]), depth)
        if code in _FLOATS:
            form, size = _FLOATS[code]
            return struct.unpack(form, self._take(size))[0]
        raise BadPack("it holds a value of a kind that is not taken")

    def _code(self) -> int:
        self._left -= 1
        if self._left < 0:
            raise BadPack("it holds too many values")
        return self._take(1)[0]

    def _take(self, size: int) -> memoryview:
        start = self.at
        if size > len(self._data) - start:
            raise BadPack("it ends too early")
        self.at = start + size
        return self._data[start : self.at]

    def _length(self, size: int) -> int:
        return int.from_bytes(self._take(size), "big")

    def _text(self, size: int) -> str:
        try:
            return str(self._take(size), "utf-8")
        except UnicodeDecodeError:
            raise BadPack("a string in it is no UTF-8") from None

    def _list(self, size: int, depth: int) -> list[Any]:
        return [self.value(depth - 1) for _ in range(size)]

    def _map(self, size: int, depth: int) -> dict[Any, Any]:
        found = {}
        for _ in range(size):
            key = _frozen(self.value(depth - 1))
            if key in found:
                raise BadPack("a key stands twice in a map")
            found[key] = self.value(depth - 1)
        return found


def unpacked(data: bytes, values: int = VALUES) -> Any:
    """The one value of ``data``.  Raises BadPack."""
    reader = Reader(data, values)
    found = reader.value()
    if not reader.is_done:
        raise BadPack("something follows its end")
    return found


def packed(value: Any) -> bytes:
    """``value`` (of JSON's kinds, bytes, tuples) as bytes, always the same."""
    parts: list[bytes] = []
    _pack(value, parts.append)
    return b"".join(parts)


def map_head(size: int) -> bytes:
    """The beginning of a map of ``size`` pairs."""
    return _head(size, 0x80, 16, ((0xDE, 2), (0xDF, 4)))


def list_of(parts: Iterable[bytes]) -> bytes:
    """A list of values that are packed already."""
    listed = list(parts)
    return _head(len(listed), 0x90, 16, ((0xDC, 2), (0xDD, 4))) + b"".join(listed)


def _pack(value: Any, add: Any) -> None:
    if value is None or type(value) is bool:
        add(b"\xc0" if value is None else b"\xc3" if value else b"\xc2")
    elif type(value) is int:
        add(_number(value))
    elif isinstance(value, float):
        add(b"\xcb" + struct.pack(">d", value))
    elif isinstance(value, str):
        data = value.encode()
        add(_head(len(data), 0xA0, 32, ((0xD9, 1), (0xDA, 2), (0xDB, 4))) + data)
    elif isinstance(value, bytes):
        add(_head(len(value), 0, 0, ((0xC4, 1), (0xC5, 2), (0xC6, 4))) + value)
    else:
        _pack_many(value, add)


def _pack_many(value: Any, add: Any) -> None:
    if isinstance(value, dict):
        add(map_head(len(value)))
        for key, found in value.items():
            _pack(key, add)
            _pack(found, add)
        return
    add(_head(len(value), 0x90, 16, ((0xDC, 2), (0xDD, 4))))
    for found in value:
        _pack(found, add)


def _number(value: int) -> bytes:
    if -32 <= value <= 127:
        return value.to_bytes(1, "big", signed=True)
    if value >= 0:
        for code, size in _UNSIGNED.items():
            if value < 1 << 8 * size:
                return bytes((code,)) + value.to_bytes(size, "big")
    for code, size in _SIGNED.items():
        if -(1 << 8 * size - 1) <= value < 0:
            return bytes((code,)) + value.to_bytes(size, "big", signed=True)
    raise OverflowError(value)


def _head(size: int, short: int, below: int, codes: tuple[tuple[int, int], ...]) -> bytes:
    if size < below:
        return bytes((short | size,))
    for code, width in codes:
        if size < 1 << 8 * width:
            return bytes((code,)) + size.to_bytes(width, "big")
    raise OverflowError(size)


def _frozen(key: Any) -> Any:
    if isinstance(key, list):
        return tuple(map(_frozen, key))
    if isinstance(key, dict):
        raise BadPack("a key in it is a map")
    return key
