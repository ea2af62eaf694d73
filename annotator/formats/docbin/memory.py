"""What stands in a document's user data: ours, relations as spaCy's users keep them, and more.

Ours is under the key "annotator", as a string of JSON: ``name`` and ``meta`` of the document and,
for each layer, ``group`` (the key in ``doc.spans``), ``annotator``, ``state``, ``spans`` (key,
attributes and note of each span of the group, in order) and ``relations`` (head, tail, label, key,
attributes, note; ends are numbers of spans in the group).  ``doc._.rel`` holds the relations of the
first layer as spaCy's relation component does: ``{(first token of head, of tail): {label: 1.0}}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.docbin.pack import BadPack, Reader, unpacked
from annotator.formats.json_values import Fault, check, parsed
from annotator.model.annotation import NOTHING, Json, State

OURS = "annotator"
REL = ("._.", "rel", None, None)
"""Keys of the user data; the second is how spaCy stores ``doc._.rel``."""

_VALUES = 2_000_000


@dataclass(slots=True)
class LayerMemory:
    """What is said of one layer."""

    group: str
    annotator: str
    state: State
    spans: list[tuple[str, Mapping[str, Json], str]]
    relations: list[tuple[int, int, str, str, Mapping[str, Json], str]]


@dataclass(slots=True)
class Memory:
    """What the user data of one document hold; ``others`` are ``count`` pairs as they stood."""

    name: str = ""
    meta: Mapping[str, Json] = NOTHING
    layers: list[LayerMemory] = field(default_factory=list)
    rel: Mapping[Any, Any] = NOTHING
    others: bytes = b""
    count: int = 0


def memory_in(data: object) -> Memory:
    """What ``data`` hold; whatever is not ours, or is not as it should be, is left unopened."""
    memory = Memory()
    if not isinstance(data, bytes) or not data:
        return memory
    try:
        reader = Reader(data, _VALUES)
        for _ in range(reader.map_size()):
            start = reader.at
            key = _key(reader)
            value = reader.at
            reader.skip()
            if not _take(memory, key, data[value : reader.at]):
                memory.others += data[start : reader.at]
                memory.count += 1
    except BadPack:
        return Memory()
    return memory


def _key(reader: Reader) -> object:
    start = reader.at
    try:
        key = reader.value()
    except BadPack:
        reader.at = start
        reader.skip()
        return None
    return tuple(key) if isinstance(key, list) else key


def _take(memory: Memory, key: object, data: bytes) -> bool:
    """Takes a pair that is ours or the relations; whether it did."""
    if key not in (OURS, REL):
        return False
    try:
        value = unpacked(data, _VALUES)
        if key == REL:
            memory.rel = value if isinstance(value, dict) else NOTHING
            return isinstance(value, dict)
        found = parsed(value) if isinstance(value, str) else None
        check(value, found)
        memory.name, memory.meta, memory.layers = _checked(found)
    except (BadPack, Fault, KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


def _checked(value: Any) -> tuple[str, Mapping[str, Json], list[LayerMemory]]:
    """What JSON says; raises TypeError, KeyError and the like where it is not ours."""
    name, meta = value.get("name", ""), value.get("meta", {})
    if not isinstance(name, str) or not isinstance(meta, dict):
        raise TypeError
    layers = [
        LayerMemory(
            str(one["group"]),
            str(one["annotator"]),
            State(one["state"]),
            [_detail(raw) for raw in one["spans"]],
            [_relation(raw) for raw in one["relations"]],
        )
        for one in value.get("layers", [])
    ]
    return name, meta or NOTHING, layers


def _detail(raw: Any) -> tuple[str, Mapping[str, Json], str]:
    key, attributes, note = raw
    if not (isinstance(key, str) and isinstance(attributes, dict) and isinstance(note, str)):
        raise TypeError
    return key, attributes or NOTHING, note


def _relation(raw: Any) -> tuple[int, int, str, str, Mapping[str, Json], str]:
    head, tail, label, *rest = raw
    if type(head) is not int or type(tail) is not int or not isinstance(label, str):
        raise TypeError
    return (head, tail, label, *_detail(rest))
