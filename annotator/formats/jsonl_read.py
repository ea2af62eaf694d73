"""The reading half of ``jsonl``: lines of native JSON Lines as documents.

A layer as our own writer makes it takes a short way; any other is read by :class:`Building`,
which is about three times slower and knows the reason for each thing that it rejects.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from annotator.formats.base import Item, Reason, Rejected, Source
from annotator.formats.checks import text_fault
from annotator.formats.json_documents import json_documents
from annotator.formats.json_values import (
    Fault,
    check_keys,
    check_strings,
    count_keys,
    kind_of,
    quoted,
)
from annotator.formats.jsonl_swift import STATES, swift_layer
from annotator.formats.jsonl_write import DOCUMENT, LAYER, NAME
from annotator.formats.layers import Account, Building, counts_of, name_of
from annotator.model.annotation import Document, Kept, Layer, State, attribute_count

_PLAIN_KEYS = {"uid", "name", "text", "meta", "layers"}
_DOCUMENT_KEYS = _PLAIN_KEYS | {"kept"}
_LAYER_KEYS = {"annotator", "state", "spans", "relations"}
_SPAN_KEYS = {"id", "label", "fragments", "text", "attributes", "note"}
_RELATION_KEYS = {"id", "label", "head", "tail", "attributes", "note"}
_UID = re.compile("[0-9a-f]{32}")

_UNCOUNTED = -(2**60)

_Object = dict[str, Any]
_KINDS: dict[type, str] = {str: "a string", list: "a list", dict: "an object"}


def read(source: Source, encoding: str) -> Iterator[Item]:
    """The documents of ``source``: lines, one object or one list."""
    file = source.file
    by_line, found = json_documents(source, encoding)
    for number, (line, raw, value) in enumerate(found, 1):
        account = Account(file, line)
        try:
            if isinstance(value, Fault):
                raise value
            name = f"{source.name}-{line if by_line else number}"
            document = _document(raw, value, name, account)
        except Fault as fault:
            yield _refused(file, line, value, fault.reason)
            continue
        yield from account.items
        source.line = line
        yield document


def _document(raw: str, value: object, name: str, account: Account) -> Document:
    if not isinstance(value, dict):
        raise Fault("it is {kind}, not an object with a text", kind=kind_of(value))
    check_strings(raw, value)
    text = value.get("text")
    if fault := text_fault(text):
        raise Fault(fault.template, **fault.fields)
    account.document = _typed(value, "name", str, "") or name
    layers = _Layers(str(text), account)
    for item in _typed(value, "layers", list, []):
        layers.take(item)
    meta = _typed(value, "meta", dict, {})
    keys = len(value) + layers.keys
    if meta:
        keys += count_keys(meta)
    if not value.keys() <= _PLAIN_KEYS:
        keys += _keep(value, layers.kept)
    check_keys(raw, keys)
    return Document(
        name=account.document,
        text=str(text),
        meta=meta,
        layers=tuple(layers.taken),
        kept=tuple(layers.kept),
        uid=_uid(value),
    )


class _Layers:
    """The layers of one document, as far as they are taken, and the number of keys in them all."""

    def __init__(self, text: str, account: Account) -> None:
        self.taken: list[Layer] = []
        self.kept: list[Kept] = []
        self.keys = 0
        self._text = text
        self._account = account
        self._annotators: set[str] = set()

    def take(self, item: Any) -> None:
        """Takes the layer that ``item`` describes, or rejects it."""
        found = swift_layer(item, self._text)
        if found is not None:
            layer, keys = found
            self.keys += keys
            if self._is_new(layer):
                self.taken.append(layer)
            return
        try:
            self.keys += count_keys(item)
        except Fault:  # the part that it stands in will be rejected
            self.keys = _UNCOUNTED
        careful = _careful_layer(item, self._text, self._account)
        if careful is None or not self._is_new(careful):
            return
        self.taken.append(careful)
        if extra := _extra(item, _LAYER_KEYS):
            self.kept.append(Kept(NAME, f"{LAYER} {careful.annotator}", _compact(extra)))

    def _is_new(self, layer: Layer) -> bool:
        if layer.annotator not in self._annotators:
            self._annotators.add(layer.annotator)
            return True
        self._account.reject(
            "layer",
            Reason(
                "a second layer of annotator {annotator}; give each layer its own",
                {"annotator": quoted(layer.annotator)},
            ),
            counts=(len(layer.spans), len(layer.relations), attribute_count(layer)),
        )
        return False


def _careful_layer(item: object, text: str, account: Account) -> Layer | None:
    try:
        if not isinstance(item, dict):
            raise Fault("the layer is {kind}, not an object", kind=kind_of(item))
        annotator, state = _typed(item, "annotator", str, ""), _state(item)
        raw_spans = _typed(item, "spans", list, [])
        raw_relations = _typed(item, "relations", list, [])
        count_keys(_extra(item, _LAYER_KEYS))
    except Fault as fault:
        account.reject("layer", fault.reason, counts=counts_of(item))
        return None
    building = Building(text, account)
    for raw in raw_spans:
        _careful_span(raw, building, account)
    for raw in raw_relations:
        _careful_relation(raw, building, account)
    return Layer(annotator, tuple(building.spans), tuple(building.relations), state)


def _state(item: _Object) -> State:
    state = _typed(item, "state", str, State.OPEN.value)
    if state in STATES:
        return STATES[state]
    raise Fault(
        "the layer's state is {state}; it is one of {known}",
        state=quoted(state),
        known=", ".join(STATES),
    )


def _careful_span(raw: object, building: Building, account: Account) -> None:
    if not isinstance(raw, dict):
        account.reject("span", Reason("the span is {kind}, not an object", {"kind": kind_of(raw)}))
        return
    taken = building.span(
        id=raw.get("id", ""),
        label=raw.get("label"),
        fragments=raw.get("fragments"),
        surface=raw.get("text"),
        attributes=raw.get("attributes", {}),
        note=raw.get("note", ""),
    )
    if taken is not None and not raw.keys() <= _SPAN_KEYS:
        _ignored("span", raw, _SPAN_KEYS, account)


def _careful_relation(raw: object, building: Building, account: Account) -> None:
    if not isinstance(raw, dict):
        account.reject(
            "relation", Reason("the relation is {kind}, not an object", {"kind": kind_of(raw)})
        )
        return
    before = len(building.relations)
    building.relation(
        id=raw.get("id", ""),
        label=raw.get("label"),
        head=raw.get("head"),
        tail=raw.get("tail"),
        attributes=raw.get("attributes", {}),
        note=raw.get("note", ""),
    )
    if len(building.relations) > before and not raw.keys() <= _RELATION_KEYS:
        _ignored("relation", raw, _RELATION_KEYS, account)


def _ignored(what: str, raw: _Object, known: set[str], account: Account) -> None:
    account.change(
        "span" if what == "span" else "relation",
        "its keys {keys} are unknown and were left out; put such values under attributes",
        raw.get("id", ""),
        keys=", ".join(quoted(key) for key in raw if key not in known),
    )


def _keep(value: _Object, kept: list[Kept]) -> int:
    """Keeps what is not ours at the document's level; gives the number of keys inside it."""
    extra = _extra(value, _DOCUMENT_KEYS)
    keys = count_keys(list(extra.values()))
    if extra:
        kept.append(Kept(NAME, DOCUMENT, _compact(extra)))
    for item in _typed(value, "kept", list, []):
        parts = [item.get(key) for key in ("format", "place", "data")] if _is_kept(item) else []
        if not parts:
            raise Fault("an item of kept is not an object of format, place and data")
        keys += len(item)
        kept.append(Kept(*parts))
    return keys


def _extra(value: _Object, known: set[str]) -> _Object:
    return {key: found for key, found in value.items() if key not in known}


def _is_kept(item: object) -> bool:
    return (
        isinstance(item, dict)
        and item.keys() == {"format", "place", "data"}
        and all(isinstance(part, str) for part in item.values())
    )


def _uid(value: _Object) -> bytes:
    uid = _typed(value, "uid", str, "")
    if not uid:
        return b""
    if not _UID.fullmatch(uid):
        raise Fault("its uid {uid} is not 32 hexadecimal digits", uid=quoted(uid))
    return bytes.fromhex(uid)


def _typed(value: _Object, key: str, kind: type, default: Any) -> Any:
    found = value.get(key, default)
    if type(found) is not kind:
        raise Fault(
            "the key {key} holds {kind}, not {wanted}",
            key=key,
            kind=kind_of(found),
            wanted=_KINDS[kind],
        )
    return found


def _refused(file: str, line: int, value: object, reason: Reason) -> Rejected:
    found = value if isinstance(value, dict) else {}
    layers = found.get("layers")
    counts = [counts_of(layer) for layer in layers] if isinstance(layers, list) else []
    name = found.get("name")
    return Rejected(
        "document",
        reason,
        file=file,
        line=line,
        id=name_of(found.get("uid")),
        document=name if isinstance(name, str) else "",
        spans=sum(count[0] for count in counts),
        relations=sum(count[1] for count in counts),
        attributes=sum(count[2] for count in counts),
    )


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
