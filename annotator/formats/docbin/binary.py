"""The parts of a DocBin: read from bytes with bounds, and put together.

Source: https://spacy.io/api/docbin and spaCy's spacy/tokens/_serialize.py, span_group.pyx.  The
file is zlib over MessagePack: a map with ``attrs`` (numbers of token attributes, ORTH first),
``tokens`` (a row of 64-bit numbers a token), ``spaces`` (a byte a token), ``lengths`` (32 bits a
document), ``strings``, and lists with an item a document: ``cats``, ``flags``, ``span_groups``
(MessagePack in bytes) and, where it was stored, ``user_data`` (the same).
"""

import struct
import sys
import zlib
from array import array
from dataclasses import dataclass, field
from typing import Any

from annotator.errors import FormatError
from annotator.formats.docbin.pack import BadPack, Reader, packed, unpacked
from annotator.formats.source import LIMIT, Source

RATIO = 200
"""How many times its size a file may unpack to; real ones have 5 to 30."""

SMALL = 2**24
"""What every file may unpack to, whatever its ratio."""

SPAN = struct.Struct(">QQQllll")
"""id, kb_id and label (numbers of strings), first and last token + 1, first and last offset."""

_LISTS = ("cats", "flags", "span_groups", "user_data")

_Object = dict[str, Any]


@dataclass(slots=True)
class Binary:
    """The parts of a file.  ``tokens`` are row by row, ``len(attrs)`` numbers each."""

    attrs: list[int]
    tokens: "array[int]"
    spaces: bytes
    lengths: list[int]
    strings: list[str]
    items: dict[str, list[Any]] = field(default_factory=dict)

    def of(self, name: str, number: int) -> Any:
        """The item of document ``number`` in the list ``name``, or None."""
        found = self.items.get(name, [])
        return found[number] if number < len(found) else None


def binary_from(source: Source) -> Binary:
    """The parts of ``source``.  Raises FormatError."""
    data = _read(source)
    try:
        reader = Reader(_inflated(data, source))
        parts = {reader.value(): reader.value() for _ in range(reader.map_size())}
        return _parts(parts)
    except (BadPack, zlib.error, TypeError, ValueError, struct.error) as error:
        raise FormatError(
            "{path} is no DocBin of spaCy: {why}.", path=source.file, why=error
        ) from None


def _read(source: Source) -> bytes:
    size = source.size
    if size > LIMIT:
        raise FormatError(
            "{path} is larger than {limit} MB, too much for one piece; split it.",
            path=source.file,
            limit=LIMIT // 2**20,
        )
    data = source.head(size)
    source.done = len(data)
    return data


def _inflated(data: bytes, source: Source) -> bytes:
    most = min(max(SMALL, RATIO * len(data)), 2 * LIMIT)
    inflater = zlib.decompressobj()
    found = inflater.decompress(data, most)
    if not inflater.eof:
        if inflater.unconsumed_tail or len(found) >= most:
            raise FormatError(
                "{path} unpacks to more than {limit} MB, which no honest file of its size does.",
                path=source.file,
                limit=most // 2**20,
            )
        raise BadPack("it ends too early")
    return found


def _parts(parts: _Object) -> Binary:
    """Checks that the parts fit together.  Raises BadPack and what wrong kinds raise."""
    attrs = parts["attrs"] if isinstance(parts.get("attrs"), list) else []
    if not attrs or not all(type(each) is int for each in attrs):
        raise BadPack("it does not say which attributes its tokens have")
    tokens = array("Q")
    lengths = array("i")
    for numbers, name in ((tokens, "tokens"), (lengths, "lengths")):
        if not isinstance(parts.get(name), bytes):
            raise BadPack(f"it has no {name}")
        numbers.frombytes(parts[name])
        if sys.byteorder == "big":
            numbers.byteswap()
    spaces, strings = parts.get("spaces"), parts.get("strings")
    if not isinstance(spaces, bytes) or not isinstance(strings, list):
        raise BadPack("it has no spaces or strings")
    total = sum(lengths)
    if any(each < 0 for each in lengths) or total * len(attrs) != len(tokens):
        raise BadPack("the lengths of its documents do not fit its tokens")
    if total != len(spaces) or not all(isinstance(each, str) for each in strings):
        raise BadPack("its spaces or strings do not fit its tokens")
    items = {name: parts[name] for name in _LISTS if isinstance(parts.get(name), list)}
    return Binary(attrs, tokens, spaces, list(lengths), strings, items)


def groups_in(data: object) -> dict[str, list[bytes]]:
    """The spans of each group in the bytes of one document's groups.  Raises BadPack.

    Three shapes: nothing, a list of groups (which tell their names), a map from a group to keys.
    """
    if not isinstance(data, bytes) or not data:
        return {}
    found = unpacked(data)
    if not isinstance(found, dict | list | None):
        raise BadPack("its groups of spans are none")
    groups = found.items() if isinstance(found, dict) else ((each, None) for each in found or ())
    named: dict[str, list[bytes]] = {}
    for inner, keys in groups:
        group = unpacked(inner) if isinstance(inner, bytes) else None
        spans = group.get("spans") if isinstance(group, dict) else None
        if not isinstance(spans, list) or not all(isinstance(each, bytes) for each in spans):
            raise BadPack("a group of spans in it is none")
        assert isinstance(group, dict)
        for key in keys if isinstance(keys, list) else [group.get("name")]:
            named[str(key)] = spans
    return named


def groups_from(groups: dict[str, list[bytes]]) -> bytes:
    """The bytes of one document's groups of spans."""
    if not groups:
        return b"\x90"
    return packed(
        {packed({"name": key, "attrs": {}, "spans": spans}): [key] for key, spans in groups.items()}
    )


def numbers_to_bytes(numbers: "array[int]") -> bytes:
    """``numbers`` as the file has them, the lowest byte first."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()
