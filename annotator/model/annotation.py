"""Documents, layers, spans and relations, as values.

All offsets are Unicode code points of the document's own text, ``[start, stop)``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import NoReturn

Fragment = tuple[int, int]
"""``(start, stop)`` in code points, ``0 <= start < stop <= len(text)``."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Nothing(dict[str, Json]):
    """An empty object that is shared and cannot be filled; JSON writes it as ``{}``."""

    def _refused(self, *_args: object, **_more: object) -> NoReturn:
        raise TypeError("this mapping is shared and stays empty")

    __setitem__ = update = setdefault = __ior__ = _refused

    def __hash__(self) -> int:  # type: ignore[override]
        return 0


NOTHING: Mapping[str, Json] = Nothing()


class State(StrEnum):
    """How far an annotator is with a document."""

    OPEN = "open"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of text.

    ``id`` is unique in the layer: a row of the project file, or the reader's own count when the
    span comes from a file.  ``key`` is the name that the file gave it ("T1"), or "".
    ``fragments`` are in text order and do not touch or overlap.
    """

    id: int
    label: str
    fragments: tuple[Fragment, ...]
    attributes: Mapping[str, Json] = NOTHING
    note: str = ""
    key: str = ""
    uid: bytes = b""

    @property
    def start(self) -> int:
        """First code point."""
        return self.fragments[0][0]

    @property
    def stop(self) -> int:
        """One past the last code point."""
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Relation:
    """A labelled link from span ``head`` to span ``tail`` (their ids) of the same layer."""

    id: int
    label: str
    head: int
    tail: int
    attributes: Mapping[str, Json] = NOTHING
    note: str = ""
    key: str = ""
    uid: bytes = b""


@dataclass(frozen=True, slots=True)
class Layer:
    """One annotator's work on one document."""

    annotator: str
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    state: State = State.OPEN
    id: int = 0
    uid: bytes = b""


@dataclass(frozen=True, slots=True)
class LayerDelta:
    """What an edit did to one layer: the way from its annotations before to those after.

    ``spans`` and ``relations`` are new or changed, whole, as they are now; the other two are ids
    of what is no longer there.  Whatever is not named is as it was.
    """

    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    gone_spans: frozenset[int] = frozenset()
    gone_relations: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that a format held and we do not model, given back by the same format.

    ``place`` says where in the format's own terms; ``data`` is opaque to everybody else.
    """

    format: str
    place: str
    data: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its layers.  ``text`` is verbatim and never changes."""

    name: str
    text: str
    meta: Mapping[str, Json] = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()
    kept: tuple[Kept, ...] = ()
    id: int = 0
    uid: bytes = b""


_attributes = attrgetter("attributes")


def attribute_count(layer: Layer) -> int:
    """How many attributes the spans and relations of ``layer`` have together."""
    return sum(map(len, map(_attributes, layer.spans))) + sum(
        map(len, map(_attributes, layer.relations))
    )


def attributes_key(attributes: Mapping[str, Json]) -> str:
    """A text that is the same for the same attributes, in whatever order; empty for none.

    A flag and a number are never the same, though Python takes ``True`` for ``1``.
    """
    return json.dumps(dict(attributes), ensure_ascii=False, sort_keys=True) if attributes else ""


def span_text(text: str, fragments: tuple[Fragment, ...]) -> str:
    """The words of a span; the fragments of a discontinuous one joined by one space."""
    if len(fragments) == 1:
        start, stop = fragments[0]
        return text[start:stop]
    return " ".join(text[start:stop] for start, stop in fragments)


def fragments_fault(fragments: tuple[Fragment, ...], length: int) -> str | None:
    """What is wrong with ``fragments`` in a text of ``length`` code points, or None.

    The answer is a short English clause that fits after "span …: ".
    """
    if not fragments:
        return "it has no fragment"
    before = -1
    for start, stop in fragments:
        if start < 0 or stop > length:
            return f"[{start}, {stop}) lies outside the text of {length} code points"
        if start >= stop:
            return f"[{start}, {stop}) is empty or runs backwards"
        if start <= before:
            return "its fragments touch, overlap or are out of order"
        before = stop
    return None


def merged(fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """``fragments`` in text order, those that touch or overlap made one."""
    out: list[Fragment] = []
    for start, stop in sorted(fragments):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], stop))
        else:
            out.append((start, stop))
    return tuple(out)


def reading_order(span: Span) -> tuple[int, int, int]:
    """Sort key: by start, the longer first, then by id, so that outer spans precede inner."""
    return (span.fragments[0][0], -span.fragments[-1][1], span.id)
