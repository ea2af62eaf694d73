"""BioC XML: each document as the object that BioC JSON would have."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from annotator.errors import FormatError
from annotator.formats.base import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 32
_Object = dict[str, Any]


def xml_documents(source: Source, encoding: str) -> Iterator[tuple[int, Any]]:
    """The documents in ``source``; the XML tells its own encoding.  Raises FormatError."""
    from defusedxml import (  # type: ignore[import-untyped]  # noqa: PLC0415
        DefusedXmlException,
        ElementTree,
    )

    try:
        with source.opened() as stream:
            for element in _closed(_Bounded(stream, source), ElementTree):
                yield 0, _document(element)
    except (ValueError, ElementTree.ParseError, DefusedXmlException, LookupError) as error:
        line = getattr(error, "position", (0, 0))[0]
        raise FormatError(
            "{path}, line {line}: it is no XML that can be read: {why}."
            if line
            else "{path} is no XML that can be read: {why}.",
            path=source.file,
            line=line,
            why=error,
        ) from None


class _Bounded:
    """A stream that tells a source how far it has been read."""

    def __init__(self, stream: IO[bytes], source: Source) -> None:
        self._stream = stream
        self._source = source

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._source.done += len(data)
        return data


def _closed(stream: _Bounded, parser: Any) -> Iterator["Element"]:
    """Each document element once it is whole; what is above it stays small."""
    depth = 0
    for event, element in parser.iterparse(stream, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ValueError(f"nested deeper than {_DEEPEST} elements")
        if event == "end" and element.tag == "document":
            yield element
        if event == "end" and depth <= 1:
            element.clear()


def _document(element: "Element") -> _Object:
    return {
        "id": _text(element, "id"),
        "infons": _infons(element),
        "passages": [_passage(one) for one in element.findall("passage")],
        **_marks(element),
    }


def _passage(element: "Element") -> _Object:
    found: _Object = {
        "offset": _number(_text(element, "offset")),
        "infons": _infons(element),
        "sentences": [_passage(one) for one in element.findall("sentence")],
        **_marks(element),
    }
    text = element.find("text")
    if text is not None:
        found["text"] = text.text or ""
    return found


def _marks(element: "Element") -> _Object:
    return {
        "annotations": [_annotation(one) for one in element.findall("annotation")],
        "relations": [
            {
                "id": one.get("id", ""),
                "infons": _infons(one),
                "nodes": [dict(node.attrib) for node in one.findall("node")],
            }
            for one in element.findall("relation")
        ],
    }


def _annotation(element: "Element") -> _Object:
    text = element.find("text")
    return {
        "id": element.get("id", ""),
        "infons": _infons(element),
        "text": None if text is None else text.text or "",
        "locations": [
            {key: _number(place.get(key, "")) for key in ("offset", "length")}
            for place in element.findall("location")
        ],
    }


def _infons(element: "Element") -> _Object:
    return {one.get("key", ""): one.text or "" for one in element.findall("infon")}


def _text(element: "Element", tag: str) -> str:
    return element.findtext(tag) or ""


def _number(word: str) -> object:
    word = word.strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) < 18 else word
