"""DocBins and archives spoiled."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from typing import Any

from annotator.formats.docbin.pack import BadPack, packed, unpacked
from tests.formats.fuzz.hostile import Chance
from tests.formats.fuzz.spoil_json import place_in
from tests.formats.fuzz.spoil_text import some_bytes


def some_pack(chance: Chance, data: bytes) -> bytes:
    """A DocBin whose MessagePack, or whose values in it, are spoiled; still good zlib."""
    try:
        inner = zlib.decompress(data)
    except zlib.error:
        return some_bytes(chance, data)
    if chance.random() < 0.4:
        return zlib.compress(some_bytes(chance, inner), 1)
    try:
        values = [unpacked(inner)]
        _spoil_pack(chance, values)
        return zlib.compress(packed(values[0]), 1)
    except (BadPack, TypeError, ValueError, OverflowError, struct.error, IndexError):
        return zlib.compress(some_bytes(chance, inner), 1)


def _spoil_pack(chance: Chance, values: list[Any]) -> None:
    for _ in range(chance.choice((1, 1, 2))):
        inside, key = place_in(chance, values) or (values, 0)
        value = inside[key]
        if isinstance(value, bytes) and chance.random() < 0.7:
            inside[key] = some_bytes(chance, value)
        else:
            inside[key] = chance.choice(_PACKED)


_PACKED: tuple[Any, ...] = (
    None, True, 0, 1, -1, 2**31, 2**63, -(2**63), 1.5, float("nan"), float("inf"), "", "a", "\0",
    b"", b"\xff" * 8, b"\x00" * 16, [], {}, [[]], {"a": 1}, [0, 1], "\U0010ffff",
)  # fmt: skip


_NAMES = (
    "a.jsonl", "../x.jsonl", "/x.jsonl", "C:\\x.jsonl", "a/../../x.jsonl", "..\\x.jsonl", "con",
    "com\xb9.jsonl", "a" * 300, "a/" * 200 + "b", "", ".", "..", "a\0b", "a\nb", "\u202ea",
    "A.JSONL",
    "aux.txt", "a.", "a ", "x/", "//server/x", "~", "é", "e\u0301", "a:b", "annotation/a/b.zip",
    "a.jsonl/b", "__MACOSX/a", "<img src=x>", "{0}", "%s",
)  # fmt: skip


def some_archive(chance: Chance, data: bytes) -> bytes:
    """A ZIP with hostile names, links, sizes that lie, encryption that is none, or bad bytes."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for _ in range(chance.choice((0, 1, 2, 3, 5))):
            info = zipfile.ZipInfo(chance.choice(_NAMES) or "b")
            info.compress_type = chance.choice((0, 8, 8, 12, 14))
            info.external_attr = chance.choice((0, 0, 0o100644, 0o120777, 0o010644, 0o040755)) << 16
            bomb = chance.random() < 0.001
            archive.writestr(info, bytes(20_000_000) if bomb else data[: chance.randrange(400)])
    body = bytearray(out.getvalue())
    for _ in range(chance.choice((0, 0, 1, 2))):
        _spoil_header(chance, body)
    return some_bytes(chance, bytes(body)) if chance.random() < 0.3 else bytes(body)


def _spoil_header(chance: Chance, body: bytearray) -> None:
    """A field of one of the headers of a ZIP: flags, way of packing, sizes, lengths, places."""
    found = [one.start() for one in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", body)]
    at = chance.choice(found) + chance.randrange(4, 46)
    size = chance.choice((1, 2, 4))
    value = chance.choice((0, 1, 8, 99, 0x7F, 0xFF, 0x8001, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
    body[at : at + size] = (value % (1 << 8 * size)).to_bytes(size, "little")
