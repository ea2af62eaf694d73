"""Ways to spoil a well-formed file: as bytes, as words, as JSON, as XML, as rows, as a ZIP.

All are functions of a random generator and of a file's bytes, so that a case is its seed.
"""

import contextlib
import io
import json
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from annotator.formats.docbin.pack import BadPack, packed, unpacked

Chance = random.Random
Mutator = Callable[[Chance, bytes], bytes]

NUMBERS = (
    "-1", "0", "1", "2", "3.0", "1e308", "-1e308", "1e999", "-0.0", "NaN", "Infinity", "-Infinity",
    str(2**31), str(2**32), str(2**53 + 1), str(2**63 - 1), str(2**63), str(-(2**63) - 1),
    str(2**64), '"5"', "true", "false", "null", "[]", "{}", "9" * 5000, "1_0", "\u0663", "0x10",
    "007", "+1", "1e", "\uff11", "\xb2",
)  # fmt: skip
"""What stands where a number should: far ones, wrong kinds, digits of other scripts."""

STRINGS = (
    "", " ", "\0", "a\0b", "\ud800", "\udfff", "\ud83d\ude00", "\u202eabc", "\u2066", "=1+1",
    "../../etc/passwd", "<img src=x>", "a" * 3000, "\r\n", "\r", "\n", "\u2028", "\x85", "\ufeff",
    "\\", "'", '"', "O", "B-", "I-", "B-PER", "E-X", "S-", "L-", "-", "_", "*", "[", "]", "[1]",
    "|", "NaN", "None", "text", "{", "{0}", "{why}", "%s", "😀" * 20, "e\u0301", "\u0301",
    "\x1b[2J", "com\xb9", "con", "\t", "\x7f", "\U0010ffff", "\ufffe", "http://a/b#c", "#", "/",
    ".", "..", "~", "T1", "R1", "E1", "#T=1", "1:2", "0,1", "1-1", "1.1", "&amp;",
    "&#0;", "]]>", "-->", "\x0b", "entity", "id", "label", "spans", "head", "tail", "0", "-1", "00",
    "İ", "ß", "\xa0",
)  # fmt: skip

BYTES = (
    b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"null", b"-1", b"1e9", b"\0", b"\n", b"\r",
    b"\t", b"\xff", b"\xf0\x9f\x98\x80", b"<", b">", b"&", b"true", b"\\u0000", b"\\ud800", b" ",
    b"NaN", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80", b"\xc0\x80", b"\x1a", b"\x80", b"\x7f\xff\xff\xff", b"\xff" * 8,
)  # fmt: skip


def some_bytes(chance: Chance, data: bytes) -> bytes:
    """Bits of ``data`` changed, left out, doubled, put in, or the rest cut off."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at = chance.randrange(len(body) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            body[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del body[at : at + chance.choice((1, 2, 5, 20, 100))]
        elif kind == 2:
            other = chance.randrange(len(body) + 1)
            body[at:at] = body[other : other + chance.choice((1, 5, 40, 300))]
        elif kind == 3:
            body[at:at] = chance.choice(BYTES)
        elif kind == 4 and at < len(body):
            body[at] ^= 1 << chance.randrange(8)
        elif chance.random() < 0.2:
            del body[at:]
    return bytes(body)


_WORD = re.compile(r"\d+|\w+|\s+|[^\w\s]")


def some_words(chance: Chance, data: bytes) -> bytes:
    """Words, numbers and signs of a text replaced by hostile ones, by one another, or left out."""
    parts = _WORD.findall(_text(data))
    for _ in range(chance.choice((1, 1, 2, 4))):
        if not parts:
            break
        at = chance.randrange(len(parts))
        kind = chance.randrange(6)
        if kind == 0:
            parts[at] = chance.choice(NUMBERS)
        elif kind == 1:
            parts[at] = chance.choice(STRINGS)
        elif kind == 2:
            parts[at] = chance.choice(parts)
        elif kind == 3:
            del parts[at : at + chance.choice((1, 2, 8))]
        elif kind == 4:
            parts[at:at] = parts[chance.randrange(len(parts)) :][: chance.choice((1, 3, 20))]
        else:
            _others(chance, parts, at)
    return _data("".join(parts))


def _others(chance: Chance, parts: list[str], at: int) -> None:
    """Every number (or word) like the one at ``at`` made another."""
    into = chance.choice(NUMBERS if parts[at].isdigit() else STRINGS)
    parts[:] = [into if part == parts[at] else part for part in parts]


# -- JSON ----------------------------------------------------------------------------------------


_DEEP = (1, 3, 900, 1100, 3000)
_MARKED = re.compile(r'"@raw ([0-9]+)@"')


class _Raws(list[str]):
    """Pieces that stand in the JSON as they are, each behind a mark in the tree."""

    def mark(self, raw: str) -> str:
        """What stands in the tree for ``raw``."""
        self.append(raw)
        return f"@raw {len(self) - 1}@"

    def put_in(self, text: str) -> str:
        """``text`` with every piece in its place."""
        for _ in range(4):  # a piece may hold others
            text = _MARKED.sub(lambda found: self[int(found[1])], text)
        return text


def some_json(chance: Chance, data: bytes) -> bytes:
    """Values of a JSON file, or of its lines, replaced, left out, doubled, swapped, deepened."""
    text = _text(data)
    raws = _Raws()
    try:
        values, ends = [json.loads(text)], ""
    except (ValueError, RecursionError):
        values, ends = [], "\n"
        for line in text.split("\n"):
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                values.append(raws.mark(line))
    for _ in range(chance.choice((1, 1, 2, 3))):
        _spoil(chance, values, raws)
    escaped = chance.random() < 0.3
    return _data(raws.put_in(ends.join(json.dumps(one, ensure_ascii=escaped) for one in values)))


def _spoil(chance: Chance, values: list[Any], raws: _Raws) -> None:
    found = _walk(chance, values)
    if found is None:
        return
    inside, key = found
    kind = chance.randrange(8)
    if kind < 2:
        inside[key] = raws.mark(chance.choice(NUMBERS)) if kind else chance.choice(STRINGS)
    elif kind == 2:
        del inside[key]
    elif kind == 3:
        other, there = _walk(chance, values) or found
        inside[key] = raws.mark(json.dumps(other[there]))
    elif kind == 4:
        inside[key] = raws.mark(_deepened(chance, json.dumps(inside[key])))
    elif kind == 5 and isinstance(inside[key], int):
        inside[key] += chance.choice((-1, 1, -2, 2, 10, 100))
    elif isinstance(inside, dict):
        _spoil_key(chance, inside, key, raws)
    else:
        inside.insert(key, inside[key])


def _deepened(chance: Chance, raw: str) -> str:
    depth = chance.choice(_DEEP) if chance.random() < 0.1 else 1
    opening, closing = chance.choice((("[", "]"), ('{"a":', "}")))
    return opening * depth + raw + closing * depth


def _spoil_key(chance: Chance, inside: dict[str, Any], key: str, raws: _Raws) -> None:
    """A key another one, or twice there, with its own value or that of another."""
    others = sorted(inside)
    if chance.random() < 0.5:
        inside[chance.choice((*STRINGS, *others))] = inside.pop(key)
    else:
        inside[raws.mark(json.dumps(key))] = inside[chance.choice(others)]


def _walk(chance: Chance, value: Any) -> tuple[Any, Any] | None:
    """A place somewhere in ``value``: what holds it, and its key there."""
    found: tuple[Any, Any] | None = None
    while isinstance(value, dict | list) and value and (found is None or chance.random() < 0.85):
        key = (
            chance.choice(list(value)) if isinstance(value, dict) else chance.randrange(len(value))
        )
        found, value = (value, key), value[key]
    return found


# -- XML and its kin -----------------------------------------------------------------------------

_TAG = re.compile(r"<[^<>]*>|&[^;\s<&]{0,12};|[^<&]+|[<&]")
_VALUE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_DOCTYPES = (
    "<!DOCTYPE a>",
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY x "z"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
)
_PARTS = (
    "&x;", "&y;", "&lt;", "&#0;", "&#x110000;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->",
    "<?xml version='1.1'?>", "<?a b?>", "<a>", "</a>", "<a/>", "<a xmlns='b'>", "<x:a/>", "<", "&",
    '<?xml version="1.0" encoding="UTF-7"?>', '<?xml version="1.0" encoding="UTF-16"?>',
)  # fmt: skip


def some_xml(chance: Chance, data: bytes) -> bytes:
    """Tags and attributes replaced, left out, doubled, deepened; document types and entities."""
    parts = _TAG.findall(_text(data))
    for _ in range(chance.choice((1, 1, 2, 3))):
        if not parts:
            break
        at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        kind = chance.randrange(8)
        if kind == 0:
            del parts[at]
        elif kind == 1:
            parts.insert(other, parts[at])
        elif kind == 2:
            parts[at], parts[other] = parts[other], parts[at]
        elif kind < 6:
            _put_in(chance, parts, at, kind)
        else:
            parts[at] = _other_value(chance, parts[at], _VALUE)
    return _data("".join(parts))


def _put_in(chance: Chance, parts: list[str], at: int, kind: int) -> None:
    if kind == 3:
        parts.insert(min(at, 1 + chance.randrange(2)), chance.choice(_DOCTYPES))
    else:
        parts.insert(at, chance.choice(_PARTS) if kind == 4 else _many(chance))


def _many(chance: Chance) -> str:
    count = chance.choice((3, 30, 300, 3000) if chance.random() < 0.1 else (3, 30))
    if chance.random() < 0.5:
        return "<a>" * count + "</a>" * chance.choice((0, count))
    return "<a " + " ".join(f"a{n}='{n}'" for n in range(count)) + "/>"


def _other_value(chance: Chance, tag: str, pattern: re.Pattern[str]) -> str:
    found = list(pattern.finditer(tag[:2000]))
    if not found:
        return chance.choice(STRINGS)
    one = chance.choice(found)
    value = chance.choice(chance.choice((NUMBERS, STRINGS)))
    if chance.random() < 0.2:
        return tag[: one.start()] + tag[one.end() :]
    if chance.random() < 0.7:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'{tag[: one.start()]}{one[1]}="{value}"{tag[one.end() :]}'


# -- rows and columns ----------------------------------------------------------------------------


def some_cells(chance: Chance, data: bytes) -> bytes:
    """Cells and lines replaced, left out, doubled, swapped; quotation marks left open."""
    lines = _text(data).split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(lines))
        kind = chance.randrange(9)
        if kind < 5:
            lines[at] = _other_cell(chance, lines[at], kind)
        elif kind == 5:
            del lines[at]
            lines = lines or [""]
        elif kind == 6:
            lines.insert(chance.randrange(len(lines)), chance.choice((lines[at], "", " ", "\r")))
        elif kind == 7:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = (
                lines[at][:cut] + chance.choice(('"', "\t", ",", ";", " ")) + lines[at][cut:]
            )
    return _data("\n".join(lines))


def _other_cell(chance: Chance, line: str, kind: int) -> str:
    sep = next((one for one in ("\t", "|", ",", " ") if one in line), " ")
    cells = line.split(sep)
    at = chance.randrange(len(cells))
    if kind == 0:
        cells[at] = chance.choice(NUMBERS)
    elif kind == 1:
        cells[at] = chance.choice(STRINGS)
    elif kind == 2:
        del cells[at]
    elif kind == 3:
        cells.insert(at, cells[at])
    else:
        cells[at] = chance.choice(cells)
    return sep.join(cells)


# -- binary --------------------------------------------------------------------------------------


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
        inside, key = _walk(chance, values) or (values, 0)
        value = inside[key]
        if isinstance(value, bytes) and chance.random() < 0.7:
            inside[key] = some_bytes(chance, value)
        else:
            inside[key] = chance.choice(_PACKED)


_PACKED = (
    None, True, 0, 1, -1, 2**31, 2**63, -(2**63), 1.5, float("nan"), float("inf"), "", "a", "\0",
    b"", b"\xff" * 8, b"\x00" * 16, [], {}, [[]], {"a": 1}, [0, 1], "\U0010ffff",
)  # fmt: skip


# -- archives ------------------------------------------------------------------------------------

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


# -- all -----------------------------------------------------------------------------------------


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _data(text: str) -> bytes:
    """Bytes that were no UTF-8 go back as they were; other halves of characters as three bytes."""
    with contextlib.suppress(UnicodeEncodeError):
        return text.encode("utf-8", "surrogateescape")
    with_halves = (
        letter.encode("utf-8", "surrogateescape" if letter in _ESCAPES else "surrogatepass")
        for letter in text
    )
    return b"".join(with_halves)


_ESCAPES = frozenset(map(chr, range(0xDC80, 0xDD00)))


def recoded(chance: Chance, data: bytes) -> bytes:
    """The same text in another encoding, with other line ends, or with a mark."""
    text = _text(data)
    kind = chance.randrange(6)
    if kind == 0:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    elif kind == 1:
        text = text.replace("\n", "\r")
    elif kind == 2:
        return b"\xef\xbb\xbf" + data
    codec = chance.choice(
        ("utf-16", "utf-16-le", "utf-32", "utf-8", "cp1258", "cp1252", "utf-16-be")
    )
    return text.encode(codec, "replace")


KINDS: Mapping[str, tuple[Mutator, ...]] = {
    "json": (some_json, some_json, some_json, some_words, some_bytes),
    "xml": (some_xml, some_xml, some_words, some_bytes),
    "rows": (some_cells, some_cells, some_words, some_bytes),
    "pack": (some_pack, some_pack, some_pack, some_bytes),
    "binary": (some_bytes,),
    "zip": (some_archive, some_archive, some_bytes),
}


def kind_of(data: bytes) -> str:
    """How a file of these bytes is best spoiled."""
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(b"PAR1"):
        return "binary"
    if data[:1] == b"x" and b"\0" in data:
        return "pack"
    start = data.lstrip(b"\xef\xbb\xbf \r\n")[:1]
    return "json" if start in (b"{", b"[") else "xml" if start == b"<" else "rows"


def mutated(chance: Chance, data: bytes) -> bytes:
    """``data`` spoiled in one to three ways that fit what it is."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        is_text = kind_of(data) not in ("zip", "pack", "binary")
        if is_text and chance.random() < 0.02:
            data = recoded(chance, data)
        elif is_text and chance.random() < 0.05:
            data = _spoiled(chance, chance.choice((some_json, some_xml, some_cells)), data)
        else:
            data = _spoiled(chance, chance.choice(KINDS[kind_of(data)]), data)
    return data


def _spoiled(chance: Chance, way: Mutator, data: bytes) -> bytes:
    try:
        return way(chance, data)
    except RecursionError:  # too deep for us, which says nothing of the reader
        return some_bytes(chance, data)
