"""The text of one cell and of one ``#Text=`` line: escapes, stacks, numbers in brackets.

Escapes of a cell: a backslash before ``\\ [ ] | _ ; *`` and before ``->`` (as one sign), ``\\t``
and ``\\n``; ``\\r`` is our own, since a bare one would end the row for Java.  Escapes of a text
line: ``\\t \\n \\r \\f \\b \\\\``, a backslash before any other control character, and
``\\uXXXX``, which WebAnno 3.2.x wrote for all that is not ASCII.
"""

import re

NONE = "_"
"""A cell, or a role, that holds nothing."""

NULL = "*"
"""An annotation whose feature has no value."""

STACKED = "|"
SLOTS = ";"

_ESCAPED = re.compile(r"\\(->|[\\\[\]|_;*tnr])")
_SPECIAL = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
_NAMES = {sign: name for name, sign in _SIGNS.items()}
_TEXT_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([\x00-\x07\x0e-\x1f\\tnrfb\"'/]))", re.DOTALL)
_TEXT_SPECIAL = re.compile(r"[\x01-\x08\x0c\x0e-\x1f\t\r\\]")
_PIECE = re.compile(r"\\.|[|;]", re.DOTALL)


def unescaped(value: str) -> str:
    """What a cell's value says."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda found: _SIGNS.get(found[1], found[1]), value)


def escaped(value: str) -> str:
    """``value`` as a cell holds it."""
    return _SPECIAL.sub(lambda found: "\\" + _NAMES.get(found[0], found[0]), value)


def unescaped_text(line: str) -> str:
    """What a ``#Text=`` line says; a pair of surrogates becomes the one character that it is."""
    if "\\" not in line:
        return line
    text = _TEXT_ESCAPED.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _SIGNS.get(found[2], found[2]), line
    )
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def escaped_text(line: str) -> str:
    """``line``, which holds no line feed, as a ``#Text=`` line holds it."""
    return _TEXT_SPECIAL.sub(lambda found: "\\" + _NAMES.get(found[0], found[0]), line)


def split(cell: str, mark: str) -> list[str]:
    """``cell`` cut at each ``mark`` that is not escaped."""
    if "\\" not in cell:
        return cell.split(mark)
    parts: list[str] = []
    start = 0
    for found in _PIECE.finditer(cell):
        if found[0] == mark:
            parts.append(cell[start : found.start()])
            start = found.end()
    return [*parts, cell[start:]]


def numbered(entry: str) -> tuple[str, str]:
    """``value[12]`` as its value and "12"; without a number in brackets the second is ""."""
    if entry[-1:] == "]":
        value, bracket, number = entry[:-1].rpartition("[")
        if bracket and number.isdigit() and number.isascii():
            return value, number
    return entry, ""
