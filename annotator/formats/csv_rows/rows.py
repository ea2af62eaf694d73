"""The rows that we write: a document, a layer, a span or a relation each, and how they are read."""

import json
from collections.abc import Iterator, Mapping, Sequence

from annotator.formats.base import Item, Reason
from annotator.formats.json_values import Fault, check, parsed, quoted, string_fault
from annotator.formats.keys import renamed, unique_keys
from annotator.formats.layers import Account, Building
from annotator.model.annotation import Document, Json, Layer, State, span_text

HEADER = (
    "document", "kind", "annotator", "label", "text", "start", "stop", "parts", "id", "head",
    "tail", "attributes", "note",
)  # fmt: skip
NEEDED = frozenset({"document", "kind", "label", "text", "start", "stop"})

Row = Mapping[str, str]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(", ", ": ")
).encode


def rows_of(document: Document, said: list[Item]) -> Iterator[tuple[str, ...]]:
    """The rows of a document, in the columns of ``HEADER``; ``said`` gets what is to be said."""
    name = document.name
    meta = _encode(dict(document.meta)) if document.meta else ""
    yield (name, "document", "", "", document.text, "", "", "", "", "", "", meta, "")
    for layer in document.layers:
        yield (name, "layer", layer.annotator, layer.state.value, *[""] * 9)
        keys, changes = unique_keys(layer.spans, "s")
        relation_keys, relation_changes = unique_keys(layer.relations, "r")
        said += (renamed("span", old, new, document) for old, new in changes)
        said += (renamed("relation", old, new, document) for old, new in relation_changes)
        yield from _spans(document, layer, keys)
        names = {span.id: key for span, key in zip(layer.spans, keys, strict=True)}
        for link, key in zip(layer.relations, relation_keys, strict=True):
            yield (
                name, "relation", layer.annotator, link.label, "", "", "", "", key,
                names[link.head], names[link.tail],
                _encode(dict(link.attributes)) if link.attributes else "", link.note,
            )  # fmt: skip


def _spans(document: Document, layer: Layer, keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    name, text, who = document.name, document.text, layer.annotator
    for span, key in zip(layer.spans, keys, strict=True):
        places = span.fragments
        yield (
            name, "span", who, span.label, span_text(text, places),
            str(places[0][0]), str(places[-1][1]),
            "" if len(places) == 1 else "; ".join(f"{start}..{stop}" for start, stop in places),
            key, "", "", _encode(dict(span.attributes)) if span.attributes else "", span.note,
        )  # fmt: skip


class Group:
    """The rows of one document, in any order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.first = 0
        self._document: tuple[int, Row] | None = None
        self._layers: dict[str, State] = {}
        self._spans: list[tuple[int, Row]] = []
        self._relations: list[tuple[int, Row]] = []
        self._faults: list[tuple[int, Reason]] = []

    def is_ended_by(self, row: Row) -> bool:
        """Whether ``row`` begins another document of the same name."""
        return self._document is not None and _kind(row) == "document"

    def add(self, line: int, row: Row) -> None:
        """Takes a row."""
        self.first = self.first or line
        kind = _kind(row)
        if kind == "document":
            self._document = (line, row)
        elif kind == "layer":
            self._add_layer(line, row)
        elif kind == "span":
            self._spans.append((line, row))
        elif kind == "relation":
            self._relations.append((line, row))
        else:
            self._faults.append((line, Reason(
                "its kind {kind} is none of document, layer, span, relation", {"kind": quoted(kind)}
            )))  # fmt: skip

    def _add_layer(self, line: int, row: Row) -> None:
        state = row.get("label", "").strip().lower() or "open"
        if state in [each.value for each in State]:
            self._layers.setdefault(row.get("annotator", ""), State(state))
        else:
            self._layers.setdefault(row.get("annotator", ""), State.OPEN)
            self._faults.append((line, Reason(
                "the state {state} is none of open, finished; it is taken as open",
                {"state": quoted(state)},
            )))  # fmt: skip

    def items(self, file: str) -> Iterator[Item]:
        """The document, after what is to be said of it."""
        account = Account(file, self.first, self.name)
        for line, reason in self._faults:
            account.line = line
            account.reject("line", reason)
        fault, meta = self._document_fault()
        if fault or self._document is None:
            account.line = self._document[0] if self._document else self.first
            reason = fault or Reason(
                "none of its rows is of the kind document, so it has no text; rows of one document "
                "must stand together"
            )
            counts = (len(self._spans), len(self._relations), self._attributes())
            account.reject("document", reason, "", counts)
            yield from account.items
            return
        text = self._document[1].get("text", "")
        layers = tuple(self._layers_built(text, account))
        yield from account.items
        yield Document(self.name, text, meta, layers)

    def _attributes(self) -> int:
        found = 0
        for _, row in (*self._spans, *self._relations):
            value = _object(row.get("attributes", ""))
            found += len(value) if isinstance(value, dict) else 0
        return found

    def _document_fault(self) -> tuple[Reason | None, dict[str, Json]]:
        if self._document is None:
            return None, {}
        row = self._document[1]
        meta = _object(row.get("attributes", ""))
        if isinstance(meta, Reason):
            return meta, {}
        return string_fault(row.get("text", "")) or string_fault(self.name), meta

    def _layers_built(self, text: str, account: Account) -> Iterator[Layer]:
        names = dict.fromkeys(self._layers)
        names.update(dict.fromkeys(row.get("annotator", "") for _, row in self._spans))
        names.update(dict.fromkeys(row.get("annotator", "") for _, row in self._relations))
        buildings = {name: Building(text, account) for name in names}
        for line, row in self._spans:
            account.line = line
            _take_span(row, buildings[row.get("annotator", "")], account)
        for line, row in self._relations:
            account.line = line
            _take_relation(row, buildings[row.get("annotator", "")], account)
        for name, built in buildings.items():
            state = self._layers.get(name, State.OPEN)
            yield Layer(name, tuple(built.spans), tuple(built.relations), state)


def _kind(row: Row) -> str:
    return row.get("kind", "").strip().lower()


def _take_span(row: Row, built: Building, account: Account) -> None:
    key = row.get("id", "")
    attributes = _object(row.get("attributes", ""))
    fault = attributes if isinstance(attributes, Reason) else _row_fault(row)
    places = _places(row)
    if fault:
        account.reject("span", fault, key)
        return
    words = row.get("text", "")
    built.span(key, row.get("label"), places, words or None, attributes, row.get("note", ""))


def _take_relation(row: Row, built: Building, account: Account) -> None:
    key = row.get("id", "")
    attributes = _object(row.get("attributes", ""))
    fault = attributes if isinstance(attributes, Reason) else _row_fault(row)
    if fault:
        account.reject("relation", fault, key)
        return
    ends = (row.get("head", ""), row.get("tail", ""))
    built.relation(key, row.get("label"), *ends, attributes, row.get("note", ""))


def _row_fault(row: Row) -> Reason | None:
    if string_fault("".join(row.values())) is None:
        return None
    return next(filter(None, map(string_fault, row.values())), None)


def _places(row: Row) -> list[tuple[object, object]]:
    """The fragments of a span; what is no number stays a text, which is then refused."""
    parts = row.get("parts", "").strip()
    if not parts:
        return [(_number(row.get("start", "")), _number(row.get("stop", "")))]
    pairs = [part.partition("..") for part in parts.split(";")]
    return [(_number(start), _number(stop)) for start, _, stop in pairs]


def _number(cell: str) -> object:
    cell = cell.strip()
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 19 else cell


def _object(cell: str) -> dict[str, Json] | Reason:
    """The attributes in a cell."""
    if not cell.strip():
        return {}
    try:
        value = parsed(cell)
        check(cell, value)
    except Fault as fault:
        return Reason("its attributes: " + fault.reason.template, fault.reason.fields)
    if not isinstance(value, dict):
        return Reason("its attributes are no JSON object, such as {example}",
                      {"example": '{"name": "value"}'})  # fmt: skip
    return value
