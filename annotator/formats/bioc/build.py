"""Documents from the objects of BioC JSON, which those of BioC XML are made into."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.formats.base import Found, Reason, Source
from annotator.formats.json_values import Fault, kind_of, string_fault
from annotator.formats.layers import Account, Building
from annotator.model.annotation import Document, Json, Layer, merged

NAME = "bioc"
TYPES = ("type", "Type", "semantic_type", "relation")
"""Infons that say what a thing is; the first that is there is its label."""

HEAD_ROLE, TAIL_ROLE = "head role", "tail role"

_Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Room:
    """A passage or sentence with a text: where the file and where our text has it."""

    offset: int
    place: int
    text: str


def document_items(found: tuple[int, Any], source: Source, number: int) -> Iterator[Found]:
    """The document, after what was not taken."""
    line, value = found
    name = value.get("id") if isinstance(value, dict) else ""
    name = str(name) if isinstance(name, str | int) and name != "" else f"{source.name}-{number}"
    account = Account(source.file, line, name)
    source.line = line
    try:
        if isinstance(value, Fault):
            raise value
        document = _document(value, name, account)
    except Fault as fault:
        account.reject("document", fault.reason)
        yield from account.items
        return
    yield from account.items
    yield document


def _document(value: object, name: str, account: Account) -> Document:
    if not isinstance(value, dict):
        raise Fault("it is {kind}, not an object with passages", kind=kind_of(value))
    parts = list(_parts(value))
    rooms, text = _rooms(parts, account)
    if fault := string_fault(text + name):
        raise Fault(fault.template, **fault.fields)
    building = Building(text, account, (str, int))
    whole = _Room(0, 0, text)
    for part, room in [*zip(parts, rooms, strict=True), (value, None)]:
        for one in _list(part, "annotations"):
            _annotation(one, room or _of(one, rooms) or whole, building, account)
    for one in (one for part in (*parts, value) for one in _list(part, "relations")):
        _relation(one, building, account)
    layer = Layer("", tuple(building.spans), tuple(building.relations))
    is_empty = not (layer.spans or layer.relations)
    return Document(name, text, meta=_infons(value), layers=() if is_empty else (layer,))


def _parts(value: _Object) -> Iterator[_Object]:
    """Passages, and the sentences in them, in order."""
    for passage in _list(value, "passages"):
        yield passage
        yield from _list(passage, "sentences")


def _rooms(parts: list[_Object], account: Account) -> tuple[list[_Room | None], str]:
    """Where each of ``parts`` stands in our text, which is made of theirs; None without a text."""
    rooms: list[_Room | None] = []
    pieces: list[str] = []
    length, end, moved = 0, 0, False
    for part in parts:
        text, offset = part.get("text"), part.get("offset")
        if not isinstance(text, str) or not text:
            rooms.append(None)
            continue
        if type(offset) is not int:
            raise Fault("a passage has no offset; give it one")
        gap = offset - end if pieces else 0
        if gap:
            pieces.append("\n")
            length += 1
        moved = moved or gap not in (0, 1)
        rooms.append(_Room(offset, length, text))
        pieces.append(text)
        length += len(text)
        end = offset + len(text)
    if moved:
        account.change(
            "document", "its passages do not follow one another; its places were counted anew"
        )
    return rooms, "".join(pieces)


def _of(annotation: _Object, rooms: list[_Room | None]) -> _Room | None:
    """The room in which the file says that an annotation of the document lies."""
    places = _list(annotation, "locations")
    start = places[0].get("offset") if places else None
    if type(start) is not int:
        return None
    inside = [room for room in rooms if room and room.offset <= start]
    return max(inside, key=lambda room: room.offset, default=None)


def _annotation(one: _Object, room: _Room, building: Building, account: Account) -> None:
    label, attributes = _label(one)
    places: list[tuple[int, int]] = []
    for place in _list(one, "locations"):
        start, length = place.get("offset"), place.get("length")
        if type(start) is not int or type(length) is not int:
            reason = Reason("its location has no offset and length; write both as numbers")
            account.reject("span", reason, one.get("id"), (0, 0, len(attributes)))
            return
        places.append((start - room.offset, start - room.offset + length))
    words = one.get("text")
    fragments = _fitted(places, words, room)
    surface = words if isinstance(words, str) and words else None
    shown = " ".join(room.text[start:stop] for start, stop in fragments)
    shifted = merged(tuple((start + room.place, stop + room.place) for start, stop in fragments))
    if surface is not None and "".join(surface.split()) == "".join(shown.split()):
        surface = None
    building.span(one.get("id", ""), label, shifted, surface, attributes)


def _fitted(places: list[tuple[int, int]], words: object, room: _Room) -> list[tuple[int, int]]:
    """``places`` in code points of the room's text: in bytes where only these give the words."""
    text = room.text
    if not isinstance(words, str) or text.isascii():
        return places
    if _reads(text, places) == "".join(words.split()):
        return places
    data = text.encode()
    converted = [
        (len(data[:start].decode(errors="ignore")), len(data[:stop].decode(errors="ignore")))
        for start, stop in places
        if 0 <= start < stop <= len(data)
    ]
    if len(converted) == len(places) and _reads(text, converted) == "".join(words.split()):
        return converted
    return places


def _reads(text: str, places: list[tuple[int, int]]) -> str:
    return "".join("".join(text[start:stop] for start, stop in places if start >= 0).split())


def _relation(one: _Object, building: Building, account: Account) -> None:
    label, attributes = _label(one)
    nodes = _list(one, "nodes")
    if len(nodes) != 2:
        reason = Reason("it joins {count} annotations, not two", {"count": len(nodes)})
        account.reject("relation", reason, one.get("id"), (0, 0, len(attributes)))
        return
    for name, node in zip((HEAD_ROLE, TAIL_ROLE), nodes, strict=True):
        if isinstance(node.get("role"), str) and node["role"]:
            attributes[name] = node["role"]
    building.relation(
        one.get("id", ""), label, nodes[0].get("refid"), nodes[1].get("refid"), attributes
    )


def _label(one: _Object) -> tuple[object, dict[str, Json]]:
    """The label of an annotation or relation, and what else its infons say."""
    infons = _infons(one)
    key = next((key for key in TYPES if infons.get(key)), "")
    return infons.pop(key, None), infons


def _infons(one: _Object) -> dict[str, Json]:
    found = one.get("infons")
    return dict(found) if isinstance(found, dict) else {}


def _list(one: _Object, key: str) -> list[_Object]:
    found = one.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
