"""Characters that look like others, like nothing, or that come apart: found, named, made visible.

Pure; offsets are code points of the text given.  Every stand-in is a glyph that DejaVu Sans has and
takes as many UTF-16 units as what it stands for, so that no place moves.
"""

import re
import unicodedata

from annotator.model.annotation import Fragment

_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

STAND_INS: dict[int, str] = {
    **dict.fromkeys((*range(32), *range(0x7F, 0xA0)), "¤"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys(_SPACES, "␣"),
    0x09: "⇥",
    0xA0: "⍽",
    0xAD: "¬",
    0x034F: "◌",
    0x061C: "←",
    0x115F: "□",
    0x1160: "□",
    0x180E: "╎",
    0x200B: "│",
    0x200C: "┊",
    0x200D: "⋈",
    0x200E: "→",
    0x200F: "←",
    0x2028: "↵",
    0x2029: "¶",
    0x202A: "⇢",
    0x202B: "⇠",
    0x202C: "⊤",
    0x202D: "⇥",
    0x202E: "⇤",
    0x2060: "⁞",
    **dict.fromkeys(range(0x2061, 0x2065), "⁝"),
    0x2066: "⟨",
    0x2067: "⟩",
    0x2068: "⟦",
    0x2069: "⟧",
    **dict.fromkeys(range(0x206A, 0x2070), "◌"),
    0x3164: "□",
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
    0xFEFF: "▯",
    0xFFA0: "□",
    **dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB), "◌"),
}
"""What is drawn instead of characters that show nothing, or nothing of their own."""

_SHOWN = "\u00d0\u00f0\u0189\ufffc\ufffd\ue000-\uf8ff\ufe00-\ufe0f\U000e0000-\U000e0fff"
"""Odd ones that stay as they are: look-alikes of Đ and đ, what stands for something lost,
private ones, variation selectors and tags, which belong to the emoji before them."""

_ODD = re.compile(
    f"(?:[^\\W\\d_]|\u25cc)[{_MARKS}]+|[{_MARKS}]|[{_SHOWN}]"
    f"|[{''.join(re.escape(chr(point)) for point in STAND_INS if point < 0xD800 or point > 0xDFFF)}"
    "\ud800-\udfff]"
)

_LINE_ENDS = {
    "\r\n": "CR LF",
    "\r": "CR",
    "\x85": "NEL",
    "\u2028": "LS",
    "\u2029": "PS",
}

_UNNAMED = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x09: "CHARACTER TABULATION",
    0x0A: "LINE FEED",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DEL",
    0x85: "NEXT LINE",
}
_CATEGORIES = {"Cc": "CONTROL", "Cs": "LONE SURROGATE", "Co": "PRIVATE USE", "Cn": "UNASSIGNED"}


def odd_ranges(text: str) -> list[Fragment]:
    """Where ``text`` has odd characters: each alone, a decomposed letter with its marks."""
    return [] if text.isascii() and text.isprintable() else [m.span() for m in _ODD.finditer(text)]


def odd_at(text: str, point: int) -> Fragment | None:
    """The odd character (or decomposed letter) that holds code point ``point``."""
    low = max(0, point - 16)
    for start, stop in odd_ranges(text[low : point + 16]):
        if low + start <= point < low + stop:
            return (low + start, low + stop)
    return None


def line_end_at(text: str, point: int) -> str:
    """The line end at ``point`` as it is written, or "" where there is none or a plain one."""
    found = text[point : point + 2]
    return found if found == "\r\n" else found[:1] if found[:1] in _LINE_ENDS else ""


def line_end_sign(line_end: str) -> str:
    """The short name of an odd line end, such as "CR LF"."""
    return _LINE_ENDS[line_end]


def names(characters: str) -> str:
    """Code points and names as Unicode has them: "U+00A0 NO-BREAK SPACE"."""
    return " + ".join(f"U+{ord(one):04X} {_name(one)}" for one in characters)


def _name(character: str) -> str:
    usual = _UNNAMED.get(ord(character)) or _CATEGORIES.get(unicodedata.category(character), "")
    return unicodedata.name(character, usual)
