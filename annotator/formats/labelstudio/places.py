"""Where the value of a region says that it lies: in a text, in shown HTML, in paragraphs."""

import re
from typing import Any

from annotator.formats.counting import UNITS, Converter, to_points

_Object = dict[str, Any]
_DIGITS = re.compile("[0-9]{1,9}")


def plain(value: _Object) -> tuple[Any, Any]:
    """The offsets of a value; those of HTML count the text that is shown."""
    found = value
    if type(value["start"]) is not int and isinstance(value.get("globalOffsets"), dict):
        found = value["globalOffsets"]
    return found.get("start"), found.get("end")


class Converted:
    """Offsets in another unit than code points; ``more`` is added to an end."""

    def __init__(self, convert: Converter, more: int) -> None:
        self._convert = convert
        self._more = more

    def __call__(self, value: _Object) -> tuple[Any, Any]:
        """The offsets of ``value``."""
        start, stop = plain(value)
        if type(start) is int and type(stop) is int:
            return self._convert(start), self._convert(stop + self._more)
        return start, stop


class InParagraphs:
    """Offsets in one of the paragraphs that make the text."""

    def __init__(self, paragraphs: list[_Object], convert: Converter | None) -> None:
        self._starts = [0]
        for one in paragraphs:
            self._starts.append(self._starts[-1] + len(one["text"]) + 1)
        self._units = [
            to_points(one["text"], UNITS) if convert is not None else None for one in paragraphs
        ]

    def __call__(self, value: _Object) -> tuple[Any, Any]:
        """The offsets of ``value``."""
        return (
            self._point(value["start"], value.get("startOffset")),
            self._point(value.get("end"), value.get("endOffset")),
        )

    def _point(self, paragraph: Any, offset: Any) -> Any:
        number = (
            int(paragraph) if isinstance(paragraph, str) and _DIGITS.fullmatch(paragraph) else -1
        )
        number = paragraph if type(paragraph) is int else number
        if not 0 <= number < len(self._units) or type(offset) is not int:
            return offset if type(offset) is not int else paragraph
        convert = self._units[number]
        return self._starts[number] + (offset if convert is None else convert(offset))
