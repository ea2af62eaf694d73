"""What may be wrong with a text, a span or a relation that a file holds, as one clear reason each.

A reason is a clause that fits after the place: "FILE, line 3, span s1: …".
"""

import unicodedata

from annotator.formats.base import Reason
from annotator.formats.json_values import Fault, count_keys, kind_of, quoted
from annotator.model.annotation import Fragment, fragments_fault, span_text
from annotator.model.offsets import Utf16Map

_DIFFERS = "the file says {given}, but the text at [{start}, {stop}) is {found}"
_UNIT_HINTS = {
    "utf-16": "; the offsets fit when counted in UTF-16 units, so count code points instead",
    "bytes": "; the offsets fit when counted in bytes, so count code points instead",
    "line ends": "; they fit when each line end counts as one, so count both of its characters",
    "inclusive": "; they fit when the end is inclusive, so let it be one past the last character",
    "normal form": "; both are the same words in different Unicode normal forms, "
    "so write the words as the text has them",
}
_EXACT = "; correct the offsets or the words"


def text_fault(text: object, key: str = "text") -> Reason | None:
    """Why ``text`` is no document's text; its characters are :func:`string_fault`'s concern."""
    if text is None:
        return Reason("the document has no text; give it the key {key}", {"key": key})
    if not isinstance(text, str):
        return Reason(
            "the text (key {key}) is {kind}, not a string", {"key": key, "kind": kind_of(text)}
        )
    return None


def label_fault(label: object) -> Reason | None:
    """Why ``label`` is no label."""
    if isinstance(label, str) and label.strip():
        return None
    if isinstance(label, str):
        return Reason("its label is empty; give it one")
    if label is None:
        return Reason("it has no label; give it one")
    return Reason("its label is {kind}, not a string", {"kind": kind_of(label)})


def offset_fault(start: object, stop: object) -> Reason | None:
    """Why ``start`` and ``stop`` are no offsets: only whole numbers are, not 3.0, "5" or true."""
    for value in (start, stop):
        if type(value) is not int:
            return Reason(
                "its offset {value} is not a whole number; write it as one",
                {"value": "null" if value is None else quoted(value)},
            )
    return None


def place_fault(
    text: str, fragments: tuple[Fragment, ...], surface: object, *, hint: bool = True
) -> Reason | None:
    """Why a span cannot lie at ``fragments`` (whole numbers), or does not read ``surface``.

    ``surface`` None means that the file says no words.  A ``hint`` at other ways to count costs
    as much as encoding the text.
    """
    if surface is not None and not isinstance(surface, str):
        return Reason("its text is {kind}, not a string", {"kind": kind_of(surface)})
    if fault := fragments_fault(fragments, len(text)):
        unit = _unit(text, fragments, surface) if hint and surface else ""
        return Reason("{fault}" + _UNIT_HINTS.get(unit, ""), {"fault": fault})
    if surface is None or span_text(text, fragments) == surface:
        return None
    unit = _unit(text, fragments, surface) if hint else ""
    return Reason(
        _DIFFERS + _UNIT_HINTS.get(unit, _EXACT),
        {
            "given": quoted(surface),
            "start": fragments[0][0],
            "stop": fragments[-1][1],
            "found": quoted(span_text(text, fragments)),
        },
    )


def attributes_fault(attributes: object) -> Reason | None:
    """Why ``attributes`` are none."""
    if not isinstance(attributes, dict):
        return Reason("its attributes are {kind}, not an object", {"kind": kind_of(attributes)})
    try:
        if attributes:
            count_keys(attributes)
    except Fault as fault:
        return fault.reason
    return None


def note_fault(note: object) -> Reason | None:
    """Why ``note`` is none."""
    if isinstance(note, str):
        return None
    return Reason("its note is {kind}, not a string", {"kind": kind_of(note)})


def _unit(text: str, fragments: tuple[Fragment, ...], surface: str) -> str:
    """Which other way of counting makes the one fragment read ``surface``, or ""."""
    if len(fragments) != 1:
        return ""
    start, stop = fragments[0]
    if not 0 <= start < stop:
        return ""
    units = Utf16Map(text)
    lines = text.replace("\r\n", "\n") if "\r\n" in text else ""
    readings = (
        ("utf-16", text[units.point(start) : units.point(stop)]),
        ("bytes", text.encode()[start:stop].decode("utf-8", "replace")),
        ("line ends", lines[start:stop]),
        ("inclusive", text[start : stop + 1]),
    )
    for unit, reading in readings:
        if reading == surface:
            return unit
    same = unicodedata.normalize("NFC", text[start:stop]) == unicodedata.normalize("NFC", surface)
    return "normal form" if same else ""
