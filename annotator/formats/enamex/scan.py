"""Tags in a text: finding them, reading them, writing them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from annotator.formats.base import Reason, What
from annotator.formats.json_values import quoted
from annotator.model.annotation import NOTHING, Json

_ELEMENTS = "ENAMEX|TIMEX|NUMEX"
_TAG = re.compile(rf"(</?(?:{_ELEMENTS})(?=[\s>/])[^<>\n]{{0,4000}}>)", re.IGNORECASE)
_NAME = re.compile(r"</?(\w+)")
_ATTRIBUTE = re.compile(
    r"""(?<![\w.:-])[\d.:-]*+([^\W\d][\w.:-]*+)\s*+=\s*+"""
    r"""(?:"([^"]*)"|'([^']*)'|[“”„"]([^“”"]*)[“”"]|([^\s"'“”<>]+))"""
)
_SHAM = re.compile(rf"(<|&(?:amp;)*lt;)(?=/?(?:{_ELEMENTS})(?:[\s>/]|$))", re.IGNORECASE)
_ESCAPED = re.compile(rf"&(amp;)?((?:amp;)*)lt;(?=/?(?:{_ELEMENTS})(?:[\s>/]|$))", re.IGNORECASE)
_UNFIT = re.compile(r"[^\S ]|[<>\x00-\x1f\x7f-\x9f]")
_ATTRIBUTE_NAME = re.compile(r"(?!(?i:type)$)[^\W\d][\w.:-]*")

CLOSING = "</ENAMEX>"
ELEMENT = "element"
"""The attribute that tells of a span that its tag is no ENAMEX."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: what it is called, whether it closes, and what it says."""

    element: str
    closes: bool = False
    label: str = ""
    attributes: Mapping[str, Json] = NOTHING
    canonical: bool = False


Mark = tuple[int, int, Tag]
"""``(start, stop, opening tag)``, in code points of the text."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is not taken, and in which line it stands."""

    what: What
    line: int
    reason: Reason


@dataclass(slots=True)
class Scanned:
    """The text without its tags, and what they say.  ``canonical``: as we would write it."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    canonical: bool = True


def scanned(raw: str) -> Scanned:
    """Takes ``raw`` apart."""
    pieces = _TAG.split(raw)
    found = Scanned()
    texts, found.canonical = _texts(raw, pieces)
    known: dict[str, Tag] = {}
    marks: list[Mark | None] = []
    opened: list[tuple[int, int, Tag, int]] = []
    at = 0
    for number, raw_tag in enumerate(pieces[1::2]):
        at += len(texts[number])
        tag = known.get(raw_tag) or known.setdefault(raw_tag, read_tag(raw_tag))
        if not tag.closes:
            opened.append((len(marks), at, tag, number))
            marks.append(None)
        elif opened and opened[-1][2].element == tag.element:
            slot, start, begun, where = opened.pop()
            if reason := _fault(begun, at - start):
                found.remarks.append(Remark("span", where, reason))
            else:
                marks[slot] = (start, at, begun)
        else:
            found.remarks.append(Remark("line", number, _CLOSES_NOTHING))
    found.remarks += (Remark("span", where, _NEVER_CLOSED) for _, _, _, where in opened)
    if found.remarks:
        found.remarks = _with_lines(found.remarks, pieces)
    found.text = "".join(texts)
    found.marks = [mark for mark in marks if mark]
    found.canonical = (
        found.canonical and not found.remarks and all(tag.canonical for tag in known.values())
    )
    return found


def _texts(raw: str, pieces: list[str]) -> tuple[list[str], bool]:
    """What stands between the tags, and whether it is written as we would write it."""
    texts = pieces[::2]
    if "lt;" not in raw and raw.count("<") == len(pieces) // 2:
        return texts, True
    plain = [_ESCAPED.sub(_unescaped, piece) for piece in texts]
    return plain, all(escaped(a) == b for a, b in zip(plain, texts, strict=True))


_CLOSES_NOTHING = Reason("a tag closes what was never opened, so it was left out")
_NEVER_CLOSED = Reason("its tag is never closed, so it was left out; the words are kept")


def _fault(tag: Tag, length: int) -> Reason | None:
    if not tag.label.strip():
        return Reason("its tag has no TYPE, so it was left out; the words are kept")
    if not length:
        return Reason("its tags hold no text, so it was left out")
    return None


def _with_lines(remarks: list[Remark], pieces: list[str]) -> list[Remark]:
    """``remarks`` in the order of their tags, the tags' numbers made lines."""
    lines = list(accumulate((piece.count("\n") for piece in pieces[::2]), initial=1))[1:]
    ordered = sorted(remarks, key=lambda one: one.line)
    return [Remark(one.what, lines[one.line], one.reason) for one in ordered]


def read_tag(raw: str) -> Tag:
    """A tag as it stands in a text."""
    name = _NAME.match(raw)
    element = name[1].upper() if name else ""
    if raw.startswith("</"):
        return Tag(element, closes=True, canonical=raw == CLOSING.replace("ENAMEX", element))
    attributes: dict[str, Json] = {}
    label = ""
    for found in _ATTRIBUTE.finditer(raw):
        key, *values = found.groups()
        value = next((value for value in values if value is not None), "")
        if key.upper() == "TYPE":
            label = label or value
        else:
            attributes.setdefault(key, value)
    if element != "ENAMEX":
        attributes[ELEMENT] = element
    canonical = bool(label) and written_tag(label, attributes) == raw
    return Tag(element, label=label, attributes=attributes or NOTHING, canonical=canonical)


def element_of(attributes: Mapping[str, Json]) -> str:
    """What the tag of a span is called."""
    element = attributes.get(ELEMENT)
    return element if element in ("TIMEX", "NUMEX") and isinstance(element, str) else "ENAMEX"


def written_tag(label: str, attributes: Mapping[str, Json]) -> str:
    """An opening tag with a label and attributes that are fit for one."""
    element = element_of(attributes)
    parts = [f"<{element} TYPE={_quoted(label)}"]
    parts += [
        f"{key}={_quoted(str(value))}"
        for key, value in attributes.items()
        if key != ELEMENT or element == "ENAMEX"
    ]
    return " ".join(parts) + ">"


def _quoted(value: str) -> str:
    return f"'{value}'" if '"' in value else f'"{value}"'


def fit_label(label: str) -> str:
    """``label`` as a tag can say it."""
    label = _UNFIT.sub("_", label)
    return label.replace('"', "'") if "'" in label else label


def attribute_fault(key: str, value: Json) -> Reason | None:
    """Why a tag cannot say an attribute."""
    if not isinstance(value, str):
        return Reason(
            "its attribute {name} is no string, so it is not written", {"name": quoted(key)}
        )
    if not _ATTRIBUTE_NAME.fullmatch(key):
        return Reason("no attribute of a tag can be called {name}, so it is not written",
                      {"name": quoted(key)})  # fmt: skip
    if _UNFIT.search(value) or ('"' in value and "'" in value):
        return Reason("its attribute {name} holds what no tag can, so it is not written",
                      {"name": quoted(key)})  # fmt: skip
    return None


def _unescaped(found: re.Match[str]) -> str:
    return f"&{found[2]}lt;" if found[1] else "<"


def _shamed(text: str) -> str:
    """``text`` with what looks like a tag escaped."""
    return _SHAM.sub(lambda found: "&lt;" if found[1] == "<" else "&amp;" + found[1][1:], text)


def escaped(text: str) -> str:
    """``text`` with what looks like a tag escaped; costs nothing where nothing does."""
    return _shamed(text) if "<" in text or "lt;" in text else text
