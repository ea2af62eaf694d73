"""The writing half of ``jsonl``: documents as lines of native JSON Lines."""

import json
from collections.abc import Iterable, Iterator

from annotator.formats.base import Changed, Item, Target
from annotator.formats.keys import renamed, unique_keys
from annotator.model.annotation import Document, Kept, Layer, span_text

NAME = "jsonl"
DOCUMENT = "document"
LAYER = "layer"
"""Places of what is kept: unknown keys of the document, and of a layer ("layer ANNOTATOR")."""

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode


def write(documents: Iterable[Document], target: Target) -> Iterator[Item]:
    """Writes one line for each of ``documents``, always with the same keys in the same order."""
    target.write("")
    for document in documents:
        kept = {item.place: item.data for item in document.kept if item.format == NAME}
        foreign = [item for item in document.kept if item.format != NAME]
        out: dict[str, object] = {"uid": document.uid.hex()} if document.uid else {}
        out["name"] = document.name
        out["text"] = document.text
        out["meta"] = dict(document.meta)
        layers: list[object] = []
        for layer in document.layers:
            written, changes = _layer(layer, document)
            yield from changes
            layers.append(written | _layer_extra(kept, layer.annotator, first=not layers))
        out["layers"] = layers
        if foreign:
            out["kept"] = [_kept(item) for item in foreign]
        target.write(_encode(out | _extra(kept, DOCUMENT)) + "\n")
        yield document


def _layer(layer: Layer, document: Document) -> tuple[dict[str, object], list[Changed]]:
    keys, changes = unique_keys(layer.spans, "s")
    relation_keys, relation_changes = unique_keys(layer.relations, "r")
    names = {span.id: key for span, key in zip(layer.spans, keys, strict=True)}
    text = document.text
    out: dict[str, object] = {"annotator": layer.annotator, "state": layer.state.value}
    out["spans"] = [
        {
            "id": key,
            "label": span.label,
            "fragments": span.fragments,
            "text": span_text(text, span.fragments),
            "attributes": dict(span.attributes) if span.attributes else {},
            "note": span.note,
        }
        for span, key in zip(layer.spans, keys, strict=True)
    ]
    out["relations"] = [
        {
            "id": key,
            "label": relation.label,
            "head": names[relation.head],
            "tail": names[relation.tail],
            "attributes": dict(relation.attributes) if relation.attributes else {},
            "note": relation.note,
        }
        for relation, key in zip(layer.relations, relation_keys, strict=True)
    ]
    return out, [
        renamed(what, old, new, document)
        for what, pairs in (("span", changes), ("relation", relation_changes))
        for old, new in pairs
    ]


def _layer_extra(kept: dict[str, str], annotator: str, *, first: bool) -> dict[str, object]:
    """The unknown keys of a layer; those of a layer without a name, which has got one since, \
belong to the first."""
    place = f"{LAYER} {annotator}"
    return _extra(kept, place if place in kept or not first else f"{LAYER} ")


def _extra(kept: dict[str, str], place: str) -> dict[str, object]:
    return dict(json.loads(kept[place])) if place in kept else {}


def _kept(item: Kept) -> dict[str, str]:
    return {"format": item.format, "place": item.place, "data": item.data}
