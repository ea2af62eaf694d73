"""The texts of a damaged file that can be used, also those of which some bytes are no UTF-8.

A bit that flipped can be turned back: the digest of the document proves the right one.  Where that
fails U+FFFD stands for the broken bytes, as often as the document's length tells.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from annotator.errors import UserError
from annotator.store.records import Cell, Undecoded
from annotator.store.salvage_reading import Found, Key, Row

_MARK = "\ufffd"
_NEAR = 4
"""A flipped bit spoils at most the bytes of one character: faults this near are one."""

Known = Callable[[str, Key], Mapping[str, Cell] | None]
"""What the history says of a row of a table that may be used to mend it."""


@dataclass
class Texts:
    """Texts by document; ``told`` is what was done to those that did not lie there so.

    ``broken`` are those that could come in only with marks in them.
    """

    rows: dict[Key, Row]
    told: dict[Key, UserError] = field(default_factory=dict)
    broken: set[Key] = field(default_factory=set)


def usable_texts(found: Found, known: Known, *, changed: bool) -> Texts:
    """The texts that can be used; those that no digest proves are marked only if ``changed``."""
    out = Texts(dict(found.rows["text"]))
    for key, bad in found.bad["text"].items():
        if key in out.rows or len(bad.row) < 2 or not isinstance(bad.row[1], Undecoded):
            continue
        data, document = bad.row[1].data, _document(found, known, key)
        text = _turned_back(data, document.get("sha256"))
        if text is not None:
            out.told[key] = UserError("a flipped bit in it was turned back, as its digest proves")
        elif changed:
            text, out.told[key] = _marked(data, document.get("length"))
        else:
            out.broken.add(key)
            continue
        out.rows[key] = (cast("Cell", key), text)
    return out


def _document(found: Found, known: Known, key: Key) -> Mapping[str, Cell]:
    row = found.rows["document"].get(key)
    if row is not None:
        return {"length": row[4], "sha256": row[5]}
    return known("document", key) or {}


def _stretches(data: bytes) -> list[tuple[int, int]]:
    """Where bytes are no UTF-8: first and last + 1, those near each other together."""
    out: list[tuple[int, int]] = []
    for first, stop in _faults(data):
        if out and first - out[-1][1] < _NEAR:
            out[-1] = out[-1][0], stop
        else:
            out.append((first, stop))
    return out


def _faults(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(data):
        # in pieces: after each fault only what is near is decoded again
        piece = data[at : at + 4096]
        try:
            piece.decode()
        except UnicodeDecodeError as error:
            is_cut = error.reason == "unexpected end of data" and at + len(piece) < len(data)
            if not is_cut:
                yield at + error.start, at + error.end
            at += error.start if is_cut else error.end
        else:
            at += len(piece)


def _turned_back(data: bytes, sha256: Cell) -> str | None:
    """The text with one bit turned back, if the digest proves it."""
    stretches = _stretches(data)
    if len(stretches) != 1 or not isinstance(sha256, bytes):
        return None
    first, stop = stretches[0]
    for at in range(max(0, first - _NEAR), min(len(data), stop + _NEAR)):
        for bit in range(8):
            other = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            if hashlib.sha256(other).digest() == sha256:
                return other.decode()
    return None


def _marked(data: bytes, length: Cell) -> tuple[str, UserError]:
    """The text with U+FFFD for what is broken, and what to say of it."""
    stretches = _stretches(data)
    if not isinstance(length, int):
        length = -1
    for found in (stretches, [(_before(data, first), stop) for first, stop in stretches]):
        good = _good(data, found)
        count = length - sum(map(len, good))
        if count == len(found) or (len(found) == 1 and 0 < count <= len(data)):
            marks = _MARK * (count // len(found))
            return marks.join(good), UserError(
                "{count} characters of it are lost; U+FFFD stands for each of them", count=count
            )
    return data.decode(errors="replace"), UserError(
        "some bytes of it are no text; U+FFFD stands for them, and what is labelled after them may "
        "have moved, for how many characters they were is not known"
    )


def _before(data: bytes, at: int) -> int:
    """Where the character before begins: what was its neighbour's first byte may look like one."""
    at = max(0, at - 1)
    while at > 0 and data[at] & 0xC0 == 0x80:
        at -= 1
    return at


def _good(data: bytes, stretches: list[tuple[int, int]]) -> list[str]:
    """The text before, between and after the broken stretches."""
    ends = [0, *(stop for _first, stop in stretches)]
    starts = [*(first for first, _stop in stretches), len(data)]
    return [data[at:stop].decode() for at, stop in zip(ends, starts, strict=True)]
