"""What stands where it should not, and text that may be no UTF-8."""

import contextlib
import random
from collections.abc import Callable

Chance = random.Random
LARGEST = 300_000
"""Bytes of a spoiled file; growth without end would measure the spoiling, not the reader."""

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


def as_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """Bytes that were no UTF-8 go back as they were; other halves of characters as three bytes."""
    with contextlib.suppress(UnicodeEncodeError):
        return text.encode("utf-8", "surrogateescape")
    with_halves = (
        letter.encode("utf-8", "surrogateescape" if letter in _ESCAPES else "surrogatepass")
        for letter in text
    )
    return b"".join(with_halves)


_ESCAPES = frozenset(map(chr, range(0xDC80, 0xDD00)))
