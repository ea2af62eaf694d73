"""The CAS that a document came from, as it is kept with it: compressed, in letters."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.annotation import Document, Kept

CAS, TYPES, OPTIONS = "cas", "types", "options"
_LEVEL = 6
_MOST = 2**30


@dataclass(frozen=True, slots=True)
class KeptCas:
    """The bytes of a file and of its type system (empty where it had none), and how it was read."""

    format: str
    data: bytes
    types: bytes
    options: Mapping[str, object]


def kept(format: str, data: bytes, types: bytes, options: Mapping[str, object]) -> tuple[Kept, ...]:
    """The records to keep with a document."""
    records = [Kept(format, CAS, _packed(data))]
    if types:
        records.append(Kept(format, TYPES, _packed(types)))
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
            return KeptCas(name, data, types, options)
    return None


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
