"""The JSON values of a file: one a line, or one list of them, or one pretty-printed object."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from annotator.formats.base import Source
from annotator.formats.json_values import Fault, elements, parsed
from annotator.formats.source import LIMIT, LINE

Found = tuple[int, str, Any]
"""``(line, raw, value)``; the value is a Fault where the line is no JSON."""


_CHECKED = 4096
_BEFORE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may stand before the first sign of a value: byte order marks and white space."""


def json_documents(
    source: Source, encoding: str, *, is_one: bool = False
) -> tuple[bool, Iterator[Found]]:
    """Whether each value has a line of its own, and the values; blank lines are passed over.

    ``is_one`` says that the format has one object a file.
    """
    found = json_lines(source, encoding, is_one=is_one)
    lines = (pair for pair in found if pair[1].strip(" \t\r"))
    first = next(lines, None)
    if first is None:
        return True, iter(())
    second = next(lines, None)
    if _is_whole(first, second):
        lines.close()
        return False, _whole(source, encoding)
    return True, (
        _parsed_line(number, line)
        for number, line in chain((first,), (second,) if second else (), lines)
    )


def json_lines(source: Source, encoding: str, *, is_one: bool = False) -> Iterator[tuple[int, str]]:
    """The lines of a file, which may be longer where the file is one value on one line."""
    is_one = is_one or source.head(_CHECKED).lstrip(_BEFORE).startswith(b"[")
    return source.lines(encoding, longest=LIMIT if is_one else LINE)


def _is_whole(first: tuple[int, str], second: tuple[int, str] | None) -> bool:
    """Whether a file with these first lines is one value, not a value a line.

    A list on the first line is the file, unless another line follows.  A first line that is right
    but for its missing rest is the beginning of one value, unless the next is an object; JSON
    breaks lines between its words only.
    """
    line = first[1].rstrip(" \t\r")
    head = _parsed_line(*first)[2]
    if not isinstance(head, Fault):
        return isinstance(head, list) and second is None
    if line.lstrip(" \t").startswith("["):
        return True
    column = head.reason.fields.get("column")
    goes_on = isinstance(column, int) and column > len(line)
    return goes_on and second is not None and not isinstance(_parsed_line(*second)[2], dict)


def _parsed_line(number: int, line: str) -> Found:
    try:
        return number, line, parsed(line)
    except Fault as fault:
        return number, line, fault


def _whole(source: Source, encoding: str) -> Iterator[Found]:
    try:
        yield from elements(source.text(encoding))
    except Fault as fault:
        yield fault.line, "", fault
