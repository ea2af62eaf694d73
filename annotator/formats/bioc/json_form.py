"""BioC JSON: the documents of a collection, of a list of collections, or one a line."""

from collections.abc import Iterator
from typing import Any

from annotator.formats.base import Source
from annotator.formats.json_documents import json_documents
from annotator.formats.json_values import Fault, check, kind_of

Found = tuple[int, Any]
"""Line and value; a Fault where there is none."""

_LISTS = ("documents", "PubTator3")


def json_documents_of(source: Source, encoding: str) -> Iterator[Found]:
    """The documents in ``source``, as JSON objects."""
    _, values = json_documents(source, encoding, is_one=True)
    for line, raw, value in values:
        try:
            if isinstance(value, Fault):
                raise value
            if not isinstance(value, dict):
                raise Fault("it is {kind}, not an object with passages", kind=kind_of(value))
            check(raw, value)
        except Fault as fault:
            yield line, fault
            continue
        inner = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        yield from ((line, one) for one in ([value] if inner is None else inner))
