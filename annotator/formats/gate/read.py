"""A parsed GATE document as layers."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.base import Changed, Found, Reason, Source
from annotator.formats.gate.parse import Raw, RawDocument, RawSet, parsed
from annotator.formats.json_values import string_fault
from annotator.formats.layers import Account, Building
from annotator.model.annotation import Document, Layer
from annotator.model.offsets import Utf16Map

NAME = "gate"

_MARKUP = {"Original markups"}
_PARTS = {"Token", "SpaceToken", "Split", "Sentence"}


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, as given."""

    encoding: str = ""
    sets: str = ""
    types: str = ""


def read(source: Source, choices: Choices) -> Iterator[Found]:
    """The one document of ``source``, after what is to be said about it."""
    document = parsed(source, choices.encoding)
    source.line = 1
    account = Account(source.file, 0, source.name)
    spans = sum(len(one.annotations) for one in document.sets.values())
    relations = sum(len(one.relations) for one in document.sets.values())
    fault = (
        Reason("the document has no text; give it the element TextWithNodes")
        if document.text is None
        else string_fault(document.text)
    )
    if fault or document.text is None:
        attributes = sum(map(_attributes, document.sets.values()))
        if fault:
            account.reject("document", fault, "", (spans, relations, attributes))
        yield from account.items
        return
    text = _with_returns(document)
    left = RawSet("")
    layers = []
    for one in document.sets.values():
        shown = _shown(one, choices, left)
        if shown.annotations or shown.relations:
            layers.append(_layer(document, text, shown, account))
    yield from account.items
    yield from _left_out(left, account)
    yield Document(source.name, text, document.features, tuple(layers))


def _attributes(found: RawSet) -> int:
    return sum(len(one.features) for one in (*found.annotations, *found.relations))


def _with_returns(document: RawDocument) -> str:
    """The text with the CR that XML took from each line end, where the ids count it.

    The nodes move with it.
    """
    text = document.text or ""
    if "\n" not in text or not document.nodes:
        return text
    before = {place: text.count("\n", 0, place) for place in set(document.nodes.values())}
    units = Utf16Map(text)
    counted = {node: units.unit(place) + before[place] for node, place in document.nodes.items()}
    if any(node != str(place) for node, place in counted.items()) or not any(before.values()):
        return text
    document.nodes = {node: place + before[place] for node, place in document.nodes.items()}
    return text.replace("\n", "\r\n")


def _shown(found: RawSet, choices: Choices, left: RawSet) -> RawSet:
    """What of a set is wanted; the rest goes to ``left``."""
    if not _is_wanted(found.name, choices.sets, _MARKUP):
        left.annotations += found.annotations
        left.relations += found.relations
        return RawSet(found.name)
    shown = RawSet(found.name, [], found.relations)
    for one in found.annotations:
        wanted = _is_wanted(one.type, choices.types, _PARTS)
        (shown if wanted else left).annotations.append(one)
    return shown


def _is_wanted(name: str, option: str, usually_not: set[str]) -> bool:
    names = {one.strip() for one in option.split(",") if one.strip()}
    return name in names or "all" in names if names else name not in usually_not


def _layer(document: RawDocument, text: str, found: RawSet, account: Account) -> Layer:
    building = Building(text, account)
    for one in found.annotations:
        start, stop = (document.nodes.get(end) for end in one.ends)
        if start is None or stop is None:
            _refuse(account, one, Reason("it names a node that the text has not"))
        elif start == stop:
            _refuse(account, one, Reason("it has no length; a span holds at least one character"))
        else:
            building.span(one.id, one.type, [[start, stop]], None, one.features)
    for one in found.relations:
        if len(one.ends) == 2:
            building.relation(one.id, one.type, one.ends[0], one.ends[1], one.features)
        else:
            reason = Reason(
                "it relates {count} annotations, and a relation has two", {"count": len(one.ends)}
            )
            account.reject("relation", reason, one.id, (0, 0, len(one.features)))
    return Layer(found.name, tuple(building.spans), tuple(building.relations))


def _refuse(account: Account, one: Raw, reason: Reason) -> None:
    account.reject("span", reason, one.id, (0, 0, len(one.features)))


def _left_out(left: RawSet, account: Account) -> Iterator[Changed]:
    if left.annotations or left.relations:
        yield Changed(
            "document",
            Reason(
                "annotations of {types} were left out; the options types=all and sets=all "
                "bring them in",
                {"types": ", ".join(sorted({one.type for one in left.annotations}))},
            ),
            file=account.file,
            document=account.document,
            spans=len(left.annotations),
            relations=len(left.relations),
            attributes=_attributes(left),
        )
