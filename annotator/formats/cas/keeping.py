"""The CAS that a document came from, as it is kept with it: compressed, in letters."""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotator.model.annotation import Document, Kept, Layer

CAS, TYPES, OPTIONS, STATE = "cas", "types", "options", "state"
_LEVEL = 4
_MOST = 2**30
_SIGNED = "signed "


@dataclass(frozen=True, slots=True)
class KeptCas:
    """The bytes of a file and of its type system (empty where it had none), and how it was read."""

    format: str
    data: bytes
    types: bytes
    options: Mapping[str, object]
    state: str

    @property
    def is_signed(self) -> bool:
        """Whether it names the document and the annotator itself."""
        return self.state.startswith(_SIGNED)


def kept(
    format: str, data: bytes, types: bytes, options: Mapping[str, object], state: str
) -> tuple[Kept, ...]:
    """The records to keep with a document; ``state`` is its :func:`state_of`."""
    records = [Kept(format, CAS, _packed(data)), Kept(format, STATE, state)]
    if types:
        records.append(Kept(format, TYPES, _packed_types(types)))
    if options:
        records.append(Kept(format, OPTIONS, json.dumps(dict(options), sort_keys=True)))
    return tuple(records)


def kept_cas(document: Document, formats: tuple[str, ...]) -> KeptCas | None:
    """What was kept, of the first of ``formats`` that has anything; None also for a broken record.

    Records are ours, but the project file may have been edited by others.
    """
    for name in formats:
        records = {one.place: one.data for one in document.kept if one.format == name}
        if CAS not in records:
            continue
        try:
            options = json.loads(records.get(OPTIONS, "{}"))
            data, types = _unpacked(records[CAS]), _unpacked(records.get(TYPES, ""))
        except (ValueError, zlib.error, RecursionError):
            continue
        if isinstance(options, dict):
            return KeptCas(name, data, types, options, records.get(STATE, ""))
    return None


def state_of(name: str, layers: tuple[Layer, ...], *, signed: bool) -> str:
    """A digest of what a document with such a name and layers says, but for the order.

    Names count where the CAS has them (``signed``); the digest says whether it does.
    """
    said: list[object] = [name] if signed else []
    for layer in layers:
        spans = [
            (one.key, one.label, one.fragments, dict(one.attributes), one.note)
            for one in layer.spans
        ]
        keys = {one.id: one.key for one in layer.spans}
        links = [
            (one.key, one.label, keys[one.head], keys[one.tail], dict(one.attributes), one.note)
            for one in layer.relations
        ]
        said += (sorted(map(repr, spans)), sorted(map(repr, links)))
        said += (layer.annotator,) if signed else ()
    digest = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
    return (_SIGNED if signed else "") + digest


def is_unchanged(document: Document, kept: KeptCas) -> bool:
    """Whether the document says what it said when its CAS was read; else nobody knows."""
    return kept.state == state_of(document.name, document.layers[:1], signed=kept.is_signed)


@lru_cache(maxsize=4)
def _packed_types(data: bytes) -> str:
    return _packed(data)


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, _LEVEL)).decode("ascii")


def _unpacked(text: str) -> bytes:
    if not text:
        return b""
    try:
        unpacker = zlib.decompressobj()
        return unpacker.decompress(base64.b64decode(text, validate=True), _MOST)
    except binascii.Error as error:
        raise ValueError(error) from None
