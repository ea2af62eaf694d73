"""The elements of a GATE document, without DTD, entities or depth."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.errors import FormatError
from annotator.formats.base import Source
from annotator.formats.cas.guard import as_1_0, is_1_1, restored, root_of
from annotator.formats.json_values import Fault
from annotator.formats.source import LIMIT
from annotator.model.annotation import Json

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 32
_ENCODING = re.compile(rb"^(<\?xml[^>]*?\sencoding\s*=\s*[\"'])([\w.:-]+)([\"'])")
_MARK = b"\xef\xbb\xbf"
_WHOLE = {"java.lang.Integer", "java.lang.Long", "java.lang.Short", "java.math.BigInteger"}
_REAL = {"java.lang.Double", "java.lang.Float", "java.math.BigDecimal"}
_DIGITS = 18


@dataclass(slots=True)
class Raw:
    """An annotation (``ends`` are nodes) or a relation (``ends`` are annotations)."""

    id: str
    type: str
    ends: list[str]
    features: dict[str, Json]


@dataclass(slots=True)
class RawSet:
    """Annotations and relations under one name."""

    name: str
    annotations: list[Raw] = field(default_factory=list)
    relations: list[Raw] = field(default_factory=list)


@dataclass(slots=True)
class RawDocument:
    """``nodes`` are places in ``text``, in code points, by id."""

    text: str | None = None
    nodes: dict[str, int] = field(default_factory=dict)
    features: dict[str, Json] = field(default_factory=dict)
    sets: dict[str, RawSet] = field(default_factory=dict)


def parsed(source: Source, encoding: str) -> RawDocument:
    """The one document of ``source``.  Raises FormatError."""
    from defusedxml import (  # type: ignore[import-untyped]  # noqa: PLC0415
        DefusedXmlException,
        ElementTree,
    )

    data = _bytes(source, encoding)
    was_1_1 = is_1_1(data)
    document = RawDocument()
    try:
        root_of(data)
        stream = io.BytesIO(as_1_0(data))
        events = ElementTree.iterparse(stream, events=("start", "end"), forbid_dtd=True)
        for element, name in _closed(events):
            _take(document, element, name)
    except Fault as fault:
        raise _unreadable(source, 0, str(fault.reason)) from None
    except (ValueError, ElementTree.ParseError, DefusedXmlException, LookupError) as error:
        raise _unreadable(source, getattr(error, "position", (0, 0))[0], error) from None
    if was_1_1 and document.text is not None:
        document.text = restored(document.text)
    return document


def _unreadable(source: Source, line: int, why: object) -> FormatError:
    return FormatError(
        "{path}, line {line}: it is no XML that can be read: {why}."
        if line
        else "{path} is no XML that can be read: {why}.",
        path=source.file,
        line=line,
        why=why,
    )


def _bytes(source: Source, encoding: str) -> bytes:
    """The file as UTF-8 that says so, or as it is where the parser knows its encoding."""
    size = source.size
    if size > LIMIT:
        raise FormatError(
            "{path} is larger than {limit} MB, too much for one piece; split it.",
            path=source.file,
            limit=LIMIT // 2**20,
        )
    data = source.head(size).removeprefix(_MARK)
    source.done = size
    declared = _ENCODING.match(data)
    name = encoding or (declared[2].decode() if declared else "")
    if not name or name.lower() in ("utf-8", "utf8") or name.lower().startswith("utf-16"):
        return data
    text = source.text(name)
    return _ENCODING.sub(rb"\1utf-8\3", text.encode())


def _closed(events: Any) -> Iterator[tuple["Element", str]]:
    """Each element below the root's children once it is whole, with the name of its set."""
    depth, name = 0, ""
    for event, element in events:
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ValueError(f"nested deeper than {_DEEPEST} elements")
        if event == "start":
            name = str(element.get("Name", "")) if depth == _SETS else name
            continue
        if depth == _SETS or (depth == _SETS - 1 and element.tag in _WITH_TEXT):
            yield element, name
        if depth == _SETS and element.tag in _MEMBERS:
            element.clear()


_SETS = 2
_WITH_TEXT = {"TextWithNodes", "GateDocumentFeatures"}
_MEMBERS = {"Annotation", "Relation"}


def _take(document: RawDocument, element: "Element", name: str) -> None:
    if element.tag == "TextWithNodes" and document.text is None:
        document.text = _text(element, document.nodes)
    elif element.tag == "GateDocumentFeatures":
        document.features = _features(element)
    elif element.tag in _MEMBERS:
        found = document.sets.setdefault(name, RawSet(name))
        is_relation = element.tag == "Relation"
        ends = [element.get("StartNode", ""), element.get("EndNode", "")]
        if is_relation:
            ends = [end for end in element.get("Members", "").split(";") if end]
        raw = Raw(element.get("Id", ""), element.get("Type", ""), ends, _features(element))
        (found.relations if is_relation else found.annotations).append(raw)


def _text(element: "Element", nodes: dict[str, int]) -> str:
    parts = [element.text or ""]
    length = len(parts[0])
    for node in element:
        nodes.setdefault(node.get("id", ""), length)
        parts.append(node.tail or "")
        length += len(parts[-1])
    return "".join(parts)


def _features(element: "Element") -> dict[str, Json]:
    found: dict[str, Json] = {}
    for feature in element.findall("Feature"):
        name, value = feature.find("Name"), feature.find("Value")
        if name is not None:
            text = "" if value is None else value.text or ""
            kind = "" if value is None else value.get("className", "")
            found[name.text or ""] = _value(kind, text)
    return found


def _value(kind: str, text: str) -> Json:
    """What Java meant; a number that JSON cannot hold stays text."""
    if kind == "java.lang.Boolean" and text in ("true", "false"):
        return text == "true"
    if kind in _WHOLE and re.fullmatch(r"-?[0-9]+", text) and len(text) <= _DIGITS:
        return int(text)
    if kind in _REAL and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?", text):
        return float(text) if len(text) <= _DIGITS else text
    return text
