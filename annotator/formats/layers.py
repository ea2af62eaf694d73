"""Puts a layer together from what a file says, keeping account of what is not taken."""

from typing import Any

from annotator.formats.base import Changed, Item, Loss, Reason, Rejected, What
from annotator.formats.checks import (
    attributes_fault,
    label_fault,
    note_fault,
    offset_fault,
    place_fault,
)
from annotator.formats.json_values import kind_of, quoted
from annotator.model.annotation import NOTHING, Fragment, Relation, Span
from annotator.model.swift import swift_relation, swift_span

_HINTS = 20
"""How many wrong spans of a layer are looked at for a unit of offsets that fits."""

_NO_ATTRIBUTES: dict[str, object] = {}


class Account:
    """What was not taken, or not as it stood, at one place of a file."""

    def __init__(self, file: str, line: int, document: str = "") -> None:
        self.file = file
        self.line = line
        self.document = document
        self.items: list[Item] = []

    def reject(
        self,
        what: What,
        reason: Reason,
        id: object = "",
        counts: tuple[int, int, int] = (0, 0, 0),
        loss: Loss = "",
    ) -> None:
        """Notes that a thing is not taken.

        ``counts`` are the spans, relations and attributes that go down with it.
        """
        spans, relations, attributes = counts
        self.items.append(
            Rejected(
                what,
                reason,
                file=self.file,
                line=self.line,
                id=name_of(id),
                document=self.document,
                spans=spans,
                relations=relations,
                attributes=attributes,
                loss=loss,
            )
        )

    def change(
        self, what: What, template: str, id: object = "", loss: Loss = "", **fields: object
    ) -> None:
        """Notes that a thing is taken otherwise than it stands."""
        self.items.append(
            Changed(
                what,
                Reason(template, fields),
                file=self.file,
                line=self.line,
                id=name_of(id),
                document=self.document,
                loss=loss,
            )
        )


class Building:
    """A layer under construction: checks each span and relation and numbers those it takes."""

    def __init__(self, text: str, account: Account, id_types: tuple[type, ...] = (str,)) -> None:
        self.spans: list[Span] = []
        self.relations: list[Relation] = []
        self.by_id: dict[object, int] = {}
        self._text = text
        self._account = account
        self._id_types = id_types
        self._refused: set[object] = set()
        self._hints = _HINTS
        self._relation_ids: set[object] = set()

    def span(
        self,
        id: object,
        label: object,
        fragments: object,
        surface: object = None,
        attributes: object = _NO_ATTRIBUTES,
        note: object = "",
    ) -> int | None:
        """Takes a span and gives its number, or rejects it and gives None."""
        places, fault = _fragments(fragments)
        fault = (
            self._id_fault(id, self.by_id)
            or label_fault(label)
            or fault
            or place_fault(self._text, places, surface, hint=self._hints > 0)
            or attributes_fault(attributes)
            or note_fault(note)
        )
        if fault:
            self._hints -= 1
            self._account.reject("span", fault, id, (0, 0, _size(attributes)))
            if self._is_id(id) and id not in self.by_id:
                self._refused.add(id)
            return None
        number = len(self.spans)
        kept: Any = attributes or NOTHING
        self.spans.append(
            swift_span(number, str(label), places, kept, (str(note), name_of(id), b""))
        )
        if self._is_id(id):
            self.by_id[id] = number
        return number

    def relation(
        self,
        id: object,
        label: object,
        head: object,
        tail: object,
        attributes: object = _NO_ATTRIBUTES,
        note: object = "",
    ) -> None:
        """Takes a relation between two spans named by their ids in the file, or rejects it."""
        fault = self.end_fault("head", head) or self.end_fault("tail", tail)
        if fault:
            self._account.reject("relation", fault, id, (0, 0, _size(attributes)))
        else:
            self.link(id, label, self.by_id[head], self.by_id[tail], attributes, note)

    def link(
        self,
        id: object,
        label: object,
        head: int,
        tail: int,
        attributes: object = _NO_ATTRIBUTES,
        note: object = "",
    ) -> None:
        """Takes a relation between two spans named by their numbers, or rejects it."""
        fault = (
            self._id_fault(id, self._relation_ids)
            or label_fault(label)
            or attributes_fault(attributes)
            or note_fault(note)
        )
        if fault:
            self._account.reject("relation", fault, id, (0, 0, _size(attributes)))
            return
        kept: Any = attributes or NOTHING
        words = (str(note), name_of(id), b"")
        self.relations.append(
            swift_relation(len(self.relations), str(label), (head, tail), kept, words)
        )
        if self._is_id(id):
            self._relation_ids.add(id)

    def end_fault(self, end: str, id: object) -> Reason | None:
        """Why no relation can hang on the span that the file calls ``id``."""
        if not self._is_id(id):
            return Reason("its {end} names no span", {"end": end})
        if id in self.by_id:
            return None
        if id in self._refused:
            return Reason("its {end}, span {id}, was rejected", {"end": end, "id": quoted(id)})
        return Reason("its {end}: there is no span {id}", {"end": end, "id": quoted(id)})

    def _is_id(self, id: object) -> bool:
        return type(id) in self._id_types and id != ""

    def _id_fault(self, id: object, taken: object) -> Reason | None:
        if id is None or id == "":
            return None
        if not self._is_id(id):
            return Reason("its id is {kind}, not a string", {"kind": kind_of(id)})
        if id in taken:  # type: ignore[operator]
            return Reason("its id stands on another before it; make the ids differ")
        return None


def name_of(id: object) -> str:
    """The id of a file as the text that we keep: whole numbers become their digits."""
    if isinstance(id, str):
        return id
    return str(id) if type(id) is int else ""


def counts_of(layer: object) -> tuple[int, int, int]:
    """How many spans, relations and attributes a native layer, right or wrong, claims to hold."""
    if not isinstance(layer, dict):
        return 0, 0, 0
    lists = (layer.get("spans"), layer.get("relations"))
    spans, relations = (found if isinstance(found, list) else [] for found in lists)
    attributes = sum(
        _size(one.get("attributes")) for one in (*spans, *relations) if isinstance(one, dict)
    )
    return len(spans), len(relations), attributes


def _size(attributes: object) -> int:
    return len(attributes) if isinstance(attributes, dict) else 0


def _fragments(found: object) -> tuple[tuple[Fragment, ...], Reason | None]:
    """``found`` as fragments of whole numbers, or a reason why it is none."""
    if not isinstance(found, list | tuple):
        return (), Reason("its fragments are {kind}, not a list", {"kind": kind_of(found)})
    places: list[Fragment] = []
    for pair in found:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            return (), Reason("a fragment is not a pair of offsets")
        if fault := offset_fault(*pair):
            return (), fault
        places.append((pair[0], pair[1]))
    return tuple(places), None
