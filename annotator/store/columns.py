"""Whole tables as bare rows, for work that looks at all annotations at once.

Making documents of model values costs a hundred times what their numbers cost; this reads the
numbers alone, some thousands of rows at a time.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.store.reading import Reading

AT_ONCE = 50_000
"""Rows of one read."""

_LAYERS = (
    "SELECT layer.id, layer.document_id, annotator.name FROM layer "
    "JOIN annotator ON annotator.id = layer.annotator_id "
    "WHERE layer.state = 'finished' ORDER BY layer.id"
)
_SPANS = (
    "SELECT id, layer_id, label_id, start, stop, fragments FROM span "
    "WHERE id > ? ORDER BY id LIMIT ?"
)
_RELATIONS = (
    "SELECT id, layer_id, label_id, head_id, tail_id FROM relation WHERE id > ? ORDER BY id LIMIT ?"
)
_LAYER_CHANGES = (
    "SELECT change.row_id, op.at, change.after FROM change JOIN op ON op.id = change.op_id "
    "WHERE change.tbl = 'layer' AND change.after IS NOT NULL ORDER BY op.id"
)
_LAYERS_ADDED = (
    "SELECT bulk.first, bulk.count, op.at FROM bulk JOIN op ON op.id = bulk.op_id "
    "WHERE bulk.tbl = 'layer' AND bulk.action = 'insert' ORDER BY op.id"
)

_LAYER_SPANS = (
    "SELECT layer_id, group_concat(id), group_concat(label_id), group_concat(start), "
    "group_concat(stop), CAST(group_concat(uid, '') AS BLOB), "
    "sum(fragments IS NOT NULL OR attributes <> '{{}}') FROM span WHERE layer_id IN ({}) "
    "GROUP BY layer_id"
)
_SPECIAL_SPANS = (
    "SELECT id, fragments, attributes FROM span "
    "WHERE layer_id IN ({}) AND (fragments IS NOT NULL OR attributes <> '{{}}')"
)

_LAYER_RELATIONS = (
    "SELECT layer_id, id, uid, label_id, head_id, tail_id, attributes FROM relation "
    "WHERE layer_id IN ({})"
)

SpanRow = tuple[int, int, int, int, int, str | None]
"""Id, layer, label, start, stop; and the fragments as JSON text where there are several."""

RelationRow = tuple[int, int, int, int, int]
"""Id, layer, label, head, tail."""


def finished_layers(read: Reading) -> list[tuple[int, int, str]]:
    """``(layer, document, annotator's name)`` of every finished layer."""
    return [(layer, document, name) for layer, document, name in read.all(_LAYERS)]


def lengths(read: Reading) -> dict[int, int]:
    """The length of each document in code points."""
    return dict(read.all("SELECT id, length FROM document"))


def span_count(read: Reading) -> int:
    """About how many spans there are (the highest id), to tell progress by."""
    found = read.one("SELECT coalesce(max(id), 0) FROM span")
    return int(found[0]) if found else 0


def span_rows(read: Reading) -> Iterator[list[SpanRow]]:
    """Every span, by id, some thousands at a time."""
    last = 0
    while rows := read.all(_SPANS, (last, AT_ONCE)):
        yield rows
        last = rows[-1][0]


@dataclass(frozen=True, slots=True)
class LayerSpans:
    """The spans of one layer, column by column, since a text of many numbers is read fastest.

    Numbers stand in decimal with commas between them, ``uids`` one behind the other, 16
    bytes each.  Spans are in the same order in every column, which is no order.  ``special`` of
    them have several fragments or any attribute.
    """

    layer: int
    ids: str
    labels: str
    starts: str
    stops: str
    uids: bytes
    special: int


def layer_spans(read: Reading, layers: Iterable[int]) -> list[LayerSpans]:
    """The spans of ``layers``; of those that have any."""
    some = ",".join(str(int(layer)) for layer in layers)
    return [LayerSpans(*row) for row in read.all(_LAYER_SPANS.format(some))]


def special_spans(read: Reading, layers: Iterable[int]) -> list[tuple[int, str | None, str]]:
    """``(id, fragments, attributes)`` as the table holds them, of spans that have several
    fragments or any attribute."""
    some = ",".join(str(int(layer)) for layer in layers)
    return read.all(_SPECIAL_SPANS.format(some))


LayerRelation = tuple[int, int, bytes, int, int, int, str]
"""Layer, id, uid, label, head, tail; and the attributes as JSON text."""


def layer_relations(read: Reading, layers: Iterable[int]) -> list[LayerRelation]:
    """The relations of ``layers``, in no order."""
    some = ",".join(str(int(layer)) for layer in layers)
    return read.all(_LAYER_RELATIONS.format(some))


def texts(read: Reading, documents: Iterable[int]) -> dict[int, str]:
    """The texts of documents."""
    some = ",".join(str(int(document)) for document in documents)
    return dict(read.all(f"SELECT id, text FROM text WHERE id IN ({some})"))


def relation_rows(read: Reading) -> Iterator[list[RelationRow]]:
    """Every relation, likewise."""
    last = 0
    while rows := read.all(_RELATIONS, (last, AT_ONCE)):
        yield rows
        last = rows[-1][0]


def finishing_times(read: Reading) -> dict[tuple[int, str], str]:
    """When each finished layer was finished, in UTC as the log has it, by document and annotator.

    For what was imported as finished, when that was.
    """
    layers = {layer: (document, name) for layer, document, name in finished_layers(read)}
    times: dict[tuple[int, str], str] = {}
    for first, count, at in read.all(_LAYERS_ADDED):
        for layer in range(first, first + count):
            if layer in layers:
                times[layers[layer]] = at
    for layer, at, after in read.all(_LAYER_CHANGES):
        if layer in layers and json.loads(after).get("state") == "finished":
            times[layers[layer]] = max(at, times.get(layers[layer], ""))
    return times
