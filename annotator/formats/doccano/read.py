"""The reading half of ``doccano``."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any

from annotator.formats.base import Found as FoundItem
from annotator.formats.base import Item, Reason, Rejected, SchemeFound, Source
from annotator.formats.checks import text_fault
from annotator.formats.counting import (
    AUTO,
    GRAPHEMES,
    POINTS,
    UNITS,
    borders,
    is_plain,
    to_points,
)
from annotator.formats.doccano.labels import LABEL_FILE, label_file, labels_in
from annotator.formats.json_documents import Found, json_documents, json_lines
from annotator.formats.json_layers import JsonLayer, attributes_from, rows_of
from annotator.formats.json_values import Fault, check, kind_of, parsed
from annotator.formats.layers import Account
from annotator.model.annotation import NOTHING, Document, Kept, Layer

NAME = "doccano"
DOCUMENT = "document"
SHAPE = "shape"
"""Places of what is kept: doccano's own keys of the document, and how its spans stood."""

UNIT = "offset_unit"
"""Key under which our writer says the unit of a text in which units differ."""

TRIPLES = "triples"
USUAL = {"label": "entities", "relations": True}
"""The shape that we write where no file had another."""

SPAN_LISTS = ("entities", "label", "labels", "annotations")
SPAN_KEYS = frozenset({"id", "label", "start_offset", "end_offset", "text", "note", "user"})
RELATION_KEYS = frozenset({"id", "from_id", "to_id", "type", "note"})
OWN_KEYS = frozenset({"id", "Comments", "comments", "cats", "annotation_approver", "is_confirmed"})
"""Keys of a document that are doccano's own: kept, but no metadata."""

_PLAIN_SPAN = ("id", "label", "start_offset", "end_offset")
_PLAIN_RELATION = ("id", "type", "from_id", "to_id")
_PLACE_KEYS = {"start_offset", "end_offset"}
_TRIED = (UNITS, POINTS, GRAPHEMES)
_WITNESSES = 300
_OLD_SPAN_KEYS = SPAN_KEYS | {"prob", "created_at", "updated_at", "manual", "document"}

_Object = dict[str, Any]


def read(source: Source, options: Mapping[str, object]) -> Iterator[FoundItem]:
    """The documents of ``source``: lines, one object or one list."""
    encoding = str(options.get("encoding", ""))
    named = label_file(source.path)
    names, scheme = labels_in(named) if named else ({}, None)
    if scheme is not None:
        yield SchemeFound(scheme, source.file)
    reader = _Reader(source, options, names)
    if reader.unit == AUTO:
        reader.decide_unit(encoding)
    _, values = json_documents(source, encoding)
    first = list(islice(values, 2))
    reader.is_alone = len(first) < 2
    for value in chain(first, values):
        yield from reader.take(value)


class _Reader:
    """Reads documents; remembers what the file as a whole tells."""

    is_alone = False

    def __init__(
        self, source: Source, options: Mapping[str, object], names: Mapping[int, str]
    ) -> None:
        self._source = source
        self._text_key = str(options.get("text", ""))
        self._label_key = str(options.get("label", ""))
        self.unit = str(options.get("unit", AUTO))
        self._names = names
        self._said: set[str] = set()
        self._fitting = self._tried = 0
        self._number = 0

    def decide_unit(self, encoding: str) -> None:
        """Tries the units on the borders of words, in the texts in which units differ."""
        counted = dict.fromkeys(_TRIED, 0)
        tried = 0
        for value in self._odd_values(encoding):
            text, offsets = self._offsets(value)
            if not offsets or is_plain(text):
                continue
            for unit in _TRIED:
                counted[unit] += borders(text, offsets, unit)
            tried += len(offsets)
            if tried > _WITNESSES:
                break
        self.unit = max(_TRIED, key=lambda unit: counted[unit]) if tried else UNITS
        self._fitting, self._tried = counted.get(self.unit, 0), tried

    def _odd_values(self, encoding: str) -> Iterator[object]:
        """The documents that may hold a text in which units differ; the others are not parsed."""
        lines = json_lines(Source(self._source.path, shown=self._source.file), encoding)
        odd = [line for _, line in islice(filter(_is_odd, lines), _WITNESSES)]
        try:
            yield from map(parsed, odd)
        except Fault:  # not a value a line
            again = Source(self._source.path, shown=self._source.file)
            yield from (value for _, _, value in json_documents(again, encoding)[1])

    def _offsets(self, value: object) -> tuple[str, list[int]]:
        if not isinstance(value, dict) or UNIT in value:
            return "", []
        text = value.get(self._key_of_text(value))
        found = value.get(self._key_of_spans(value))
        if not isinstance(text, str) or not isinstance(found, list):
            return "", []
        places = [
            (raw.get("start_offset"), raw.get("end_offset"))
            if isinstance(raw, dict)
            else tuple(raw[:2])
            for raw in found
            if isinstance(raw, dict | list)
        ]
        return text, [each for each in chain(*places) if type(each) is int and each >= 0]

    def take(self, found: Found) -> Iterator[Item]:
        """The document of one value."""
        line, raw, value = found
        self._number += 1
        name = self._source.name if self.is_alone else f"{self._source.name}-{self._number}"
        account = Account(self._source.file, line, name)
        try:
            if isinstance(value, Fault):
                raise value
            check(raw, value)
            if not isinstance(value, dict):
                raise Fault("it is {kind}, not an object with a text", kind=kind_of(value))
            document = self._document(value, account)
        except Fault as fault:
            yield self._refused(account, value, fault.reason)
            return
        yield from account.items
        self._source.line = line
        yield document

    def _key_of_text(self, value: _Object) -> str:
        if self._text_key:
            return self._text_key
        return next((key for key in ("text", "data", "column_data") if key in value), "text")

    def _key_of_spans(self, value: _Object) -> str:
        if self._label_key:
            return self._label_key
        lists = [key for key in (*SPAN_LISTS, "column_label") if isinstance(value.get(key), list)]
        return next((key for key in lists if _are_spans(value[key])), "")

    def _document(self, value: _Object, account: Account) -> Document:
        text_key = self._key_of_text(value)
        text = value.get(text_key)
        if fault := text_fault(text, text_key):
            raise Fault(fault.template, **fault.fields)
        key = self._key_of_spans(value)
        spans, relations = value.get(key, []) if key else [], value.get("relations", [])
        if not isinstance(spans, list) or not isinstance(relations, list):
            wrong, kind = (key, spans) if not isinstance(spans, list) else ("relations", relations)
            raise Fault("the key {key} holds {kind}, not a list", key=wrong, kind=kind_of(kind))
        if isinstance(value.get("name"), str) and value["name"]:
            account.document = value["name"]
        shape = _shape(text_key, key, spans, value)
        own, meta = _sorted_out(
            value, {text_key, "relations", "name", UNIT} | ({key} if key else set())
        )
        unit = str(value[UNIT]) if value.get(UNIT) in _TRIED else self.unit
        plain = is_plain(str(text))
        convert = None if plain and unit != GRAPHEMES else to_points(str(text), unit)
        if not plain:
            shape["unit"] = unit
            if UNIT not in value:
                self._say_unit(account)
        kept = [Kept(NAME, DOCUMENT, _compact(own))]
        kept += [Kept(NAME, SHAPE, _compact(shape))] if shape != USUAL else []
        layers = _Layers(str(text), convert, self._names, account)
        if key or relations:
            layers.take(spans, relations)
        if layers.numbered and not self._names and LABEL_FILE not in self._said:
            self._said.add(LABEL_FILE)
            account.change(
                "document",
                "its labels are numbers; put doccano's {file} beside the file to have their names",
                file=LABEL_FILE,
            )
        return Document(
            name=account.document,
            text=str(text),
            meta=meta or NOTHING,
            layers=layers.taken(),
            kept=tuple(kept),
        )

    def _say_unit(self, account: Account) -> None:
        if UNIT in self._said or not self._tried:
            return
        self._said.add(UNIT)
        account.change(
            "document",
            "offsets of texts with emoji are taken to count {unit}: so {count} of {total} stand "
            "where a word begins or ends; where they should not, name the unit (option unit)",
            unit=self.unit,
            count=self._fitting,
            total=self._tried,
        )

    def _refused(self, account: Account, value: object, reason: Reason) -> Rejected:
        found = value if isinstance(value, dict) else {}
        spans, relations = (
            each if isinstance(each, list) else []
            for each in (found.get(self._key_of_spans(found) or "label"), found.get("relations"))
        )
        return Rejected(
            "document",
            reason,
            file=account.file,
            line=account.line,
            document=account.document,
            spans=len(spans),
            relations=len(relations),
            attributes=sum(
                len(raw.keys() - known)
                for raws, known in ((spans, _OLD_SPAN_KEYS), (relations, RELATION_KEYS))
                for raw in raws
                if isinstance(raw, dict)
            ),
        )


class _Layers:
    """The layers of one document: one, or one for each user in old files."""

    def __init__(self, text: str, convert: Any, names: Mapping[int, str], account: Account) -> None:
        self.numbered = False
        self._text = text
        self._convert = convert
        self._names = names
        self._account = account
        self._buildings: dict[str, JsonLayer] = {}

    def take(self, spans: list[Any], relations: list[Any]) -> None:
        """Takes them, as far as they are sound."""
        first = self._building("") if not _users(spans) else None
        rows = rows_of(spans, _PLAIN_SPAN) if first is not None and self._convert is None else None
        if first is not None and rows is not None and self._are_named(rows):
            first.place_all((*row, None) for row in rows)
            links = rows_of(relations, _PLAIN_RELATION)
            if links is not None:
                first.join_all(links)
                return
        else:
            for raw in spans:
                self._span(raw, first)
        for raw in relations:
            self._relation(raw, self._buildings.get("") or self._building(""))

    def _are_named(self, rows: list[tuple[Any, ...]]) -> bool:
        return not any(type(row[1]) is int for row in rows)

    def taken(self) -> tuple[Layer, ...]:
        """The layers."""
        return tuple(
            Layer(annotator, tuple(building.spans), tuple(building.relations))
            for annotator, building in self._buildings.items()
        )

    def _building(self, annotator: str) -> JsonLayer:
        if annotator not in self._buildings:
            self._buildings[annotator] = JsonLayer(self._text, self._account, (int, str))
        return self._buildings[annotator]

    def _span(self, raw: Any, building: JsonLayer | None) -> None:
        if isinstance(raw, list) and len(raw) == 3:
            self._place(self._building("") if building is None else building, raw, {})
        elif isinstance(raw, dict):
            if building is None:
                building = self._building(_user(raw))
            place = [raw.get("start_offset"), raw.get("end_offset"), raw.get("label")]
            self._place(building, place, raw)
        else:
            reason = "the span is {kind}, neither an object nor a start, an end and a label"
            self._account.reject("span", Reason(reason, {"kind": kind_of(raw)}))

    def _place(self, building: JsonLayer, place: list[Any], raw: _Object) -> None:
        start, stop, label = place
        if type(label) is int:
            self.numbered = True
            label = self._names.get(label, str(label))
        if self._convert is not None and type(start) is int and type(stop) is int:
            start, stop = self._convert(start), self._convert(stop)
        if not raw:
            building.place(None, label, (start, stop))
            return
        known = SPAN_KEYS if "user" not in raw else _OLD_SPAN_KEYS
        attributes = NOTHING if raw.keys() <= known else attributes_from(raw, known)
        building.place(
            raw.get("id"), label, (start, stop), raw.get("text"), attributes, raw.get("note", "")
        )

    def _relation(self, raw: Any, building: JsonLayer) -> None:
        if not isinstance(raw, dict):
            reason = Reason("the relation is {kind}, not an object", {"kind": kind_of(raw)})
            self._account.reject("relation", reason)
            return
        attributes = NOTHING if raw.keys() <= RELATION_KEYS else attributes_from(raw, RELATION_KEYS)
        ends = (raw.get("from_id"), raw.get("to_id"))
        for which, end in zip(("from_id", "to_id"), ends, strict=True):
            if fault := building.end_fault(which, end):
                self._account.reject("relation", fault, raw.get("id"), (0, 0, len(attributes)))
                return
        head, tail = (building.by_id[end] for end in ends)
        building.join(raw.get("id"), raw.get("type"), head, tail, attributes, raw.get("note", ""))


def _shape(text_key: str, key: str, spans: list[Any], value: _Object) -> _Object:
    """How the document's parts stood in the file."""
    shape: _Object = {"text": text_key} if text_key != "text" else {}
    shape |= {"label": key} if key else {}
    shape |= {"relations": True} if "relations" in value else {}
    if isinstance(value.get("meta"), dict):
        shape["meta"] = list(value["meta"])
    return shape | ({TRIPLES: True} if spans and all(map(_is_list, spans)) else {})


def _sorted_out(value: _Object, known: set[str]) -> tuple[_Object, _Object]:
    """What is doccano's own of a document's further keys, and what is metadata."""
    own: _Object = {}
    meta: _Object = {}
    for key, found in value.items():
        if key in known:
            continue
        if key == "meta" and isinstance(found, dict):
            meta |= found
        elif key in OWN_KEYS or key in SPAN_LISTS:
            own[key] = found
        else:
            meta[key] = found
    return own, meta


def _are_spans(found: list[Any]) -> bool:
    """Whether a list holds spans, right or wrong, not the labels of a whole document."""
    return not found or any(
        isinstance(raw, list) or (isinstance(raw, dict) and raw.keys() & _PLACE_KEYS)
        for raw in found
    )


def _is_odd(line: tuple[int, str]) -> bool:
    return "\\u" in line[1] or not is_plain(line[1])


def _is_list(found: object) -> bool:
    return isinstance(found, list)


def _users(spans: list[Any]) -> bool:
    return any(isinstance(raw, dict) and "user" in raw for raw in spans)


def _user(raw: _Object) -> str:
    user = raw.get("user")
    return str(user) if type(user) in (int, str) else ""


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
