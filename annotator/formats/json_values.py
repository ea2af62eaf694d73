"""JSON read strictly: what Python's own reader lets pass, and no store or other reader takes.

Refused with a reason: NaN and Infinity, numbers beyond 64 bits, NUL characters and lone
surrogates in strings, a key that stands twice in an object, nesting deeper than ``DEPTH``.

A key that stands twice is found by counting: in compact or usual JSON each key is followed by
``":`` and nothing else holds these two characters but a string with an escaped quotation mark.
Only where the count differs from the keys that arrived is the line parsed again with a slow hook.
A line escapes the count when it has white space between some key and its colon and, at the same
time, exactly as many keys that stand twice.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from annotator.formats.base import Reason

DEPTH = 64
"""Objects and lists inside each other; real files have four or five levels."""

MOST = 2**24
"""Values in one piece of JSON, which take about a gigabyte; a million spans fit."""

_ODD_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_STRUCTURE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]', re.DOTALL)
_WHITE = re.compile(r"[ \t\r\n]*")
_LEAST, _MOST = -(2**63), 2**63 - 1
_EXCERPT = 40


class Fault(Exception):
    """Why a value is not taken; never leaves this package.

    ``line`` counts from 1 within the text that was parsed; 0 means all of it.
    """

    line = 0

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template)
        self.reason = Reason(template, fields)


def parsed(line: str) -> object:
    """The value of ``line``.  Raises Fault.

    Duplicate keys, depth and big numbers are the concern of :func:`check`.
    """
    if len(line) > 2 * MOST and _values(line, 0, len(line)) > MOST:
        raise _too_many()
    try:
        value, end = _DECODER.raw_decode(line)
        if end == len(line):
            return value
    except (ValueError, RecursionError):
        pass  # the slower way, which also takes white space, finds the reason
    try:
        return _DECODER.decode(line)
    except json.JSONDecodeError as error:
        raise _no_json(error) from None
    except RecursionError:
        raise Fault("the JSON is nested too deeply") from None
    except ValueError:
        raise Fault("a number has too many digits") from None


def elements(text: str) -> Iterator[tuple[int, str, object]]:
    """``(line, raw, value)`` of a text that is one JSON value or a list of them.  Raises Fault."""
    start = _WHITE.match(text, 0).end()  # type: ignore[union-attr]
    if not text.startswith("[", start):
        yield text.count("\n", 0, start) + 1, text, parsed(text)
        return
    line, counted = 1, 0
    is_vast = len(text) > 2 * MOST and _values(text, 0, len(text)) > MOST
    at, closed = _next(text, start + 1, first=True)
    while not closed:
        line, counted = line + text.count("\n", counted, at), at
        if is_vast and not _is_moderate(text, at):
            raise _too_many()
        try:
            value, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _no_json(error) from None
        except RecursionError:
            raise Fault("the JSON is nested too deeply") from None
        except ValueError:
            raise Fault("a number has too many digits") from None
        yield line, text[at:end], value
        at, closed = _next(text, end, first=False)


def has_odd_escape(raw: str) -> bool:
    """Whether a string in ``raw`` may hold a NUL or half a surrogate pair; only escapes can."""
    return _ODD_ESCAPE.search(raw) is not None


def check(raw: str, value: object) -> None:
    """Raises Fault for anything in ``value``, parsed from ``raw``, that we do not take."""
    check_strings(raw, value)
    check_keys(raw, count_keys(value))


def check_keys(raw: str, keys: int) -> None:
    """Raises Fault when ``raw``, of which ``keys`` keys arrived, holds one of them twice."""
    if raw.count('":') != keys:
        try:
            _PAIRS_DECODER.decode(raw)
        except RecursionError:
            raise Fault("the JSON is nested too deeply") from None


def count_keys(value: object) -> int:
    """Number of keys in ``value`` at any depth.  Raises Fault for a bad number or depth."""
    keys = depth = 0
    level: list[Any] = [[value]]
    while level:
        level, more = _inside(level)
        keys, depth = keys + more, depth + 1
        if depth > DEPTH:
            raise Fault("the JSON is nested deeper than {depth} levels", depth=DEPTH)
    return keys


def _inside(level: list[Any]) -> tuple[list[Any], int]:
    """The objects and lists in those of ``level``, and how many keys these objects have."""
    inner: list[Any] = []
    keys = 0
    for outer in level:
        for found in outer.values() if type(outer) is dict else outer:
            kind = type(found)
            if kind is str:
                continue
            if kind is dict:
                keys += len(found)
                inner.append(found)
            elif kind is list:
                inner.append(found)
            elif kind is float or (kind is int and not _LEAST <= found <= _MOST):
                _check_number(found)
    return inner, keys


def check_strings(raw: str, value: object) -> None:
    """Raises Fault for a string or key in ``value``, parsed from ``raw``, that we do not take."""
    if not has_odd_escape(raw):
        return
    todo = [value]
    while todo:
        found = todo.pop()
        if isinstance(found, dict):
            todo += found.keys()
            todo += found.values()
        elif isinstance(found, list):
            todo += found
        elif isinstance(found, str):
            _check_string(found)


def string_fault(text: str) -> Reason | None:
    """Why ``text`` cannot be kept in a project, or None."""
    if "\0" in text:
        return Reason(
            "a NUL character stands at {place}; take it out, or name the encoding of the file",
            {"place": text.index("\0")},
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return Reason(
            "half a surrogate pair stands at {place}; write the file as valid UTF-8",
            {"place": error.start},
        )
    return None


def quoted(value: object) -> str:
    """``value`` as a short piece of a sentence, everything invisible in it written out."""
    if isinstance(value, str):
        return repr(value) if len(value) <= _EXCERPT else repr(value[:_EXCERPT]) + "…"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return json.dumps(value)[:_EXCERPT]


def kind_of(value: object) -> str:
    """The JSON word for the kind of ``value``, with its article."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return "a string"
    return "null" if value is None else quoted(value)


def _check_string(text: str) -> None:
    if fault := string_fault(text):
        raise Fault("in {string}: " + fault.template, string=quoted(text), **fault.fields)


def _check_number(number: float) -> None:
    if _LEAST <= number <= _MOST:
        return
    if type(number) is int:
        raise Fault("the number {number} does not fit in 64 bits", number=quoted(number))
    if not math.isfinite(number):
        raise Fault("a number is too large to be held")


def _refuse_constant(name: str) -> NoReturn:
    raise Fault("{name} is no JSON number", name=name)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Fault("the key {key} stands twice in one object", key=quoted(key))
            seen.add(key)
    return found


def _next(text: str, at: int, *, first: bool) -> tuple[int, bool]:
    """Where the next element of a list begins after ``at``, and whether the list ends instead."""
    at = _WHITE.match(text, at).end()  # type: ignore[union-attr]
    if text.startswith("]", at):
        end = _WHITE.match(text, at + 1).end()  # type: ignore[union-attr]
        if end != len(text):
            raise _no_json(json.JSONDecodeError("Extra data", text, end))
        return at, True
    if first:
        return at, False
    if not text.startswith(",", at):
        raise _no_json(json.JSONDecodeError("Expecting ',' delimiter", text, at))
    return _WHITE.match(text, at + 1).end(), False  # type: ignore[union-attr]


def _values(text: str, start: int, stop: int) -> int:
    """How many values there are at most, but for the strings that look like some."""
    return sum(text.count(mark, start, stop) for mark in ",[{")


def _is_moderate(text: str, at: int) -> bool:
    """Whether the value that begins at ``at`` holds no more values than one piece may."""
    depth = 0
    for seen, found in enumerate(_STRUCTURE.finditer(text, at)):
        mark = text[found.start()]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        if depth <= 0 or seen > MOST:
            return seen <= MOST and _values(text, at, found.end()) <= MOST
    return True


def _too_many() -> Fault:
    return Fault("it holds more than {count} values; split it", count=MOST)


def _no_json(error: json.JSONDecodeError) -> Fault:
    fault = Fault("it is not JSON at column {column}: {why}", column=error.colno, why=error.msg)
    fault.line = error.lineno
    return fault


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
_PAIRS_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, object_pairs_hook=_unique)
