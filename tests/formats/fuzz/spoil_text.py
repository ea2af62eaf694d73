"""Bytes, words, rows and encodings spoiled."""

import re

from tests.formats.fuzz.hostile import BYTES, LARGEST, NUMBERS, STRINGS, Chance, as_bytes, as_text


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
    parts = _WORD.findall(as_text(data))
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
    return as_bytes("".join(parts))


def _others(chance: Chance, parts: list[str], at: int) -> None:
    """Every number (or word) like the one at ``at`` made another."""
    old = parts[at]
    into = chance.choice(NUMBERS if old.isdigit() else STRINGS)
    into = into[: LARGEST // parts.count(old)]
    parts[:] = [into if part == old else part for part in parts]


def some_cells(chance: Chance, data: bytes) -> bytes:
    """Cells and lines replaced, left out, doubled, swapped; quotation marks left open."""
    lines = as_text(data).split("\n")
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
    return as_bytes("\n".join(lines))


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


def recoded(chance: Chance, data: bytes) -> bytes:
    """The same text in another encoding, with other line ends, or with a mark."""
    text = as_text(data)
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
