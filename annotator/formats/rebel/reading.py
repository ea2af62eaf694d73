"""Triples as spans and relations."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.formats.base import Reason
from annotator.formats.checks import label_fault, text_fault
from annotator.formats.json_values import Fault, kind_of, quoted
from annotator.formats.layers import Account, Building
from annotator.formats.rebel import linear
from annotator.formats.rebel.places import Place, nearest
from annotator.formats.token_json.examples import (
    Counts,
    Example,
    Reader,
    Value,
    extras,
    listed,
    size,
)
from annotator.formats.token_json.frames import Form, kept_frames
from annotator.model.annotation import NOTHING, Document, Json, Layer

_USUAL = ("docid", "text", "entities", "triples")
TEXT_KEYS = ("text", "context", "sentence", "input")
TRIPLET_KEYS = ("triplets", "output")
FORM = Form("rebel", _USUAL, frozenset({*_USUAL[1:], *TEXT_KEYS, *TRIPLET_KEYS}), "docid")

NAME_KEYS = (FORM.name_key, "id", "title")
ENTITY_KEYS = frozenset({"boundaries", "surfaceform", "type"})
TRIPLE_KEYS = frozenset({"subject", "predicate", "object"})
OF_PREDICATE = {"uri": "uri", "annotator": "predicate_annotator",
                "boundaries": "predicate_boundaries"}  # fmt: skip
"""Attributes of a relation for the keys of its predicate."""


class RebelReader(Reader):
    """What the objects are."""

    name_keys = NAME_KEYS
    modelled = FORM.modelled

    def __init__(self, options: Mapping[str, object]) -> None:
        self._label = str(options.get("label") or "ENTITY")

    def sentences(self, value: Value) -> list[Any]:
        """None: the format has a text."""
        return []

    def counts(self, value: Value) -> Counts:
        """Entities and triples."""
        rows = [value[key] for key in TRIPLET_KEYS if isinstance(value.get(key), str)]
        relations = size(value.get("triples")) + sum(row.count("<triplet>") for row in rows[:1])
        return size(value.get("entities")), relations, 0

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The one document of an object."""
        (example,) = examples
        value = example.value
        key = next((key for key in TEXT_KEYS if value.get(key) is not None), TEXT_KEYS[0])
        text = value.get(key)
        if fault := text_fault(text, key):
            raise Fault(fault.template, **fault.fields)
        triples = _Triples(str(text), self._label, account)
        for raw in listed(value, "entities"):
            triples.entity(raw)
        for raw in listed(value, "triples"):
            triples.triple(raw)
        row = next((value[key] for key in TRIPLET_KEYS if value.get(key) is not None), None)
        if row is not None:
            triples.row(row)
        unnamed = "" if example.name else account.document
        labelled = row is not None or not {"entities", "triples"}.isdisjoint(value)
        return Document(
            account.document,
            str(text),
            meta,
            (triples.layer,) if labelled else (),
            kept_frames(FORM, [value], unnamed),
        )


class _Triples:
    """The spans and relations of one text."""

    def __init__(self, text: str, label: str, account: Account) -> None:
        self._text = text
        self._label = label
        self._account = account
        self._building = Building(text, account)
        self._places: dict[tuple[Place, str, object], int] = {}

    @property
    def layer(self) -> Layer:
        """What was taken."""
        return Layer("", tuple(self._building.spans), tuple(self._building.relations))

    def entity(self, raw: object) -> int | None:
        """Takes an entity, or rejects it."""
        if not isinstance(raw, dict):
            reason = Reason("the span is {kind}, not {wanted}",
                            {"kind": kind_of(raw), "wanted": "an object"})  # fmt: skip
            self._account.reject("span", reason)
            return None
        place = self._place(raw)
        attributes = extras(raw, ENTITY_KEYS)
        if isinstance(place, Reason):
            self._account.reject("span", place, counts=(0, 0, len(attributes)))
            return None
        return self._span(place, raw.get("type", self._label), attributes)

    def triple(self, raw: object) -> None:
        """Takes a triple, or rejects it."""
        if not isinstance(raw, dict):
            reason = Reason("the relation is {kind}, not {wanted}",
                            {"kind": kind_of(raw), "wanted": "an object"})  # fmt: skip
            self._account.reject("relation", reason)
            return
        predicate = raw.get("predicate")
        said = predicate if isinstance(predicate, dict) else {}
        attributes: dict[str, Json] = {
            name: said[key]
            for key, name in OF_PREDICATE.items()
            if said.get(key) is not None and not (key == "annotator" and said[key] == raw.get(key))
        }
        attributes |= extras(raw, TRIPLE_KEYS)
        head, tail = self._end("subject", raw), self._end("object", raw)
        fault = head if isinstance(head, Reason) else tail if isinstance(tail, Reason) else None
        if fault is not None:
            self._account.reject("relation", fault, counts=(0, 0, len(attributes)))
            return
        label = said.get("surfaceform") or said.get("uri")
        if isinstance(predicate, str):
            label = predicate
        self._building.link("", label, head, tail, attributes or NOTHING)  # type: ignore[arg-type]

    def row(self, found: object) -> None:
        """Takes triplets that stand in a row."""
        if not isinstance(found, str):
            raise Fault("its triplets are {kind}, not a string", kind=kind_of(found))
        for one in linear.parsed(found):
            if isinstance(one, str):
                reason = Reason("{piece} is no triplet: a head, <subj>, a tail, <obj>, a relation",
                                {"piece": quoted(one)})  # fmt: skip
                self._account.reject("relation", reason)
                continue
            places = [nearest(self._text, words, None) for words in (one.head, one.tail)]
            if None in places or not one.relation:
                self._account.reject("relation", _row_fault(one, places))
                continue
            kinds = [kind or self._label for kind in (one.head_type, one.tail_type)]
            if fault := next(filter(None, map(label_fault, kinds)), None):
                self._account.reject("relation", fault)
                continue
            ends = [
                self._known(place, kind)
                for place, kind in zip(places, kinds, strict=True)
                if place is not None
            ]
            self._building.link("", one.relation, ends[0], ends[1])

    def _end(self, end: str, raw: Value) -> int | Reason:
        """The span that is the subject or object of a triple."""
        found = raw.get(end)
        if not isinstance(found, dict):
            return Reason(
                "its {end} is {kind}, not an object", {"end": end, "kind": kind_of(found)}
            )
        place = self._place(found, said=False)
        if isinstance(place, Reason):
            return Reason("its {end}: {why}", {"end": end, "why": str(place)})
        label = found.get("type", self._label)
        known = self._places.get((place, str(label), str(found.get("uri"))))
        if known is not None:
            return known
        if fault := label_fault(label):
            return Reason("its {end}: {why}", {"end": end, "why": str(fault)})
        self._account.change(
            "span",
            "the span {label} at {start} stands only in a relation; it was made from there",
            label=quoted(label),
            start=place[0],
        )
        number = self._span(place, label, extras(found, ENTITY_KEYS))
        assert number is not None
        return number

    def _known(self, place: Place, label: str) -> int:
        number = self._places.get((place, label, "None"))
        if number is None:
            number = self._span(place, label, NOTHING)
            assert number is not None
        return number

    def _span(self, place: Place, label: object, attributes: Mapping[str, Json]) -> int | None:
        number = self._building.span("", label, [place], attributes=attributes)
        if number is not None:
            self._places.setdefault((place, str(label), str(attributes.get("uri"))), number)
        return number

    def _sound(self, start: object, stop: object) -> Place | None:
        if type(start) is int and type(stop) is int and 0 <= start < stop <= len(self._text):
            return start, stop
        return None

    def _place(self, raw: Value, *, said: bool = True) -> Place | Reason:
        """Where an entity stands: where its words do."""
        words, wanted = raw.get("surfaceform"), raw.get("boundaries")
        start, stop = wanted if isinstance(wanted, list) and len(wanted) == 2 else (None, None)
        place = self._sound(start, stop)
        if place and words in (None, self._text[place[0] : place[1]]):
            return place
        if not isinstance(words, str):
            return Reason("it has neither words nor boundaries that lie in the text")
        found = nearest(self._text, words, start if type(start) is int else None)
        if found is None:
            return Reason("its words {words} do not stand in the text", {"words": quoted(words)})
        if wanted is not None and said:
            self._account.change(
                "span",
                "{words} do not stand at its boundaries {wanted}; the nearest place was taken, "
                "at {start}",
                words=quoted(words),
                wanted=f"{quoted(start)} to {quoted(stop)}",
                start=found[0],
            )
        return found


def _row_fault(one: linear.Triplet, places: Sequence[Place | None]) -> Reason:
    """Why a triplet of a row is not taken."""
    for words, place in zip((one.head, one.tail), places, strict=True):
        if place is None:
            return Reason("its words {words} do not stand in the text", {"words": quoted(words)})
    return Reason("it has no label; give it one")
