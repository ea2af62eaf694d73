"""Documents with their layers, read many at a time."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from annotator.model.annotation import (
    NOTHING,
    Document,
    Fragment,
    Json,
    Kept,
    Layer,
    Relation,
    Span,
    State,
)
from annotator.model.swift import swift_relation, swift_span
from annotator.store.rows import Row, Rows

_AT_ONCE = 200
_MARKS = ", ".join("?" * _AT_ONCE)

Groups = dict[int, list[Row]]


def read_documents(
    connection: Rows,
    labels: Mapping[int, str],
    ids: Iterable[int],
    annotators: Collection[str] | None,
) -> Iterator[Document]:
    """The documents ``ids`` that are there, in that order, with the layers of ``annotators``.

    None takes everybody's layers.  ``labels`` are label names by row id.
    """
    rest = iter(ids)
    while wanted := list(islice(rest, _AT_ONCE)):
        found = _Batch(connection, labels, wanted, annotators)
        for row_id in wanted:
            document = found.document(row_id)
            if document is not None:
                yield document


def read_layer(
    connection: Rows, labels: Mapping[int, str], document_id: int, annotator: str
) -> Layer:
    """One layer; an empty one with id 0 where there is none."""
    batch = _Batch(connection, labels, [document_id], (annotator,), texts=False)
    return next(batch.layers(document_id), Layer(annotator))


def read_bare_layer(connection: Rows, document_id: int, annotator: str) -> Layer:
    """One layer without its annotations; with id 0 where there is none."""
    found = connection.execute(_BARE, (document_id, annotator)).fetchone()
    if found is None:
        return Layer(annotator)
    layer_id, uid, state = found
    return Layer(annotator, state=State(state), id=layer_id, uid=uid)


def read_spans(connection: Rows, labels: Mapping[int, str], ids: Iterable[int]) -> tuple[Span, ...]:
    """The spans ``ids`` that are there, each chunk of them with one query, by id."""
    return _made_spans(labels, _chosen(connection, _SPANS_BY_ID, ids))


def read_relations(
    connection: Rows, labels: Mapping[int, str], ids: Iterable[int]
) -> tuple[Relation, ...]:
    """The relations ``ids`` that are there, each chunk of them with one query, by id."""
    return _made_relations(labels, _chosen(connection, _RELATIONS_BY_ID, ids))


def layer_parts(
    connection: Rows, labels: Mapping[int, str], layer_id: int
) -> Iterator[tuple[tuple[Span, ...], tuple[Relation, ...]]]:
    """The spans of a layer, as they stand in the text, then its relations, by id: some thousand
    rows at a time, each time read whole, so that no lock stays behind."""
    after: Row = (-1, 0)
    while rows := connection.execute(_SPANS_AFTER, (layer_id, *after, PART)).fetchall():
        yield _made_spans(labels, rows), ()
        after = (rows[-1][3], rows[-1][1])
    last = 0
    while rows := connection.execute(_RELATIONS_AFTER, (layer_id, last, PART)).fetchall():
        yield (), _made_relations(labels, rows)
        last = rows[-1][1]


def _chosen(connection: Rows, sql: Mapping[int, str], ids: Iterable[int]) -> Iterator[Row]:
    """Rows by id; a short chunk is filled up, so that few statements have to be prepared."""
    rest = iter(sorted(ids))
    while wanted := list(islice(rest, _AT_ONCE)):
        room = next(size for size in sql if size >= len(wanted))
        padded = tuple(wanted) + (-1,) * (room - len(wanted))
        yield from connection.execute(sql[room], padded).fetchall()


class _Batch:
    """All rows of some documents, fetched with one query a table."""

    def __init__(
        self,
        connection: Rows,
        labels: Mapping[int, str],
        ids: Sequence[int],
        annotators: Collection[str] | None,
        *,
        texts: bool = True,
    ) -> None:
        self._connection = connection
        self._labels = labels
        padded = tuple(ids) + (-1,) * (_AT_ONCE - len(ids))
        self._documents = {row[0]: row for row in self._all(_DOCUMENTS, padded)} if texts else {}
        self._kept = self._grouped(_KEPT, padded) if texts else {}
        layers = self._all(_LAYERS, padded)
        if annotators is not None:
            layers = [row for row in layers if row[4] in annotators]
        self._layers: Groups = {}
        for row in layers:
            self._layers.setdefault(row[0], []).append(row)
        self._spans: Groups = {}
        self._relations: Groups = {}
        layer_ids = [row[1] for row in layers]
        for first in range(0, len(layer_ids), _AT_ONCE):
            part = layer_ids[first : first + _AT_ONCE]
            some = tuple(part) + (-1,) * (_AT_ONCE - len(part))
            self._spans |= self._grouped(_SPANS, some)
            self._relations |= self._grouped(_RELATIONS, some)

    def _all(self, sql: str, parameters: tuple[int, ...]) -> list[Row]:
        return self._connection.execute(sql, parameters).fetchall()

    def _grouped(self, sql: str, parameters: tuple[int, ...]) -> Groups:
        groups: Groups = {}
        for row in self._all(sql, parameters):
            groups.setdefault(row[0], []).append(row)
        return groups

    def document(self, document_id: int) -> Document | None:
        row = self._documents.get(document_id)
        if row is None:
            return None
        _id, name, text, meta, uid = row
        kept = tuple(Kept(*more[1:]) for more in self._kept.get(document_id, ()))
        return Document(
            name,
            text,
            attributes_of(meta),
            tuple(self.layers(document_id)),
            kept,
            document_id,
            uid,
        )

    def layers(self, document_id: int) -> Iterator[Layer]:
        for _document, layer_id, uid, state, name in self._layers.get(document_id, ()):
            yield Layer(
                name,
                _made_spans(self._labels, self._spans.get(layer_id, ())),
                _made_relations(self._labels, self._relations.get(layer_id, ())),
                State(state),
                layer_id,
                uid,
            )


def _made_spans(names: Mapping[int, str], rows: Iterable[Row]) -> tuple[Span, ...]:
    return tuple(
        swift_span(
            row_id,
            names[label],
            ((start, stop),) if several is None else fragments_of(several),
            NOTHING if attributes == "{}" else attributes_of(attributes),
            (note, key, uid),
        )
        for _la, row_id, label, start, stop, several, attributes, note, key, uid in rows
    )


def _made_relations(names: Mapping[int, str], rows: Iterable[Row]) -> tuple[Relation, ...]:
    return tuple(
        swift_relation(
            row_id,
            names[label],
            (head, tail),
            NOTHING if attributes == "{}" else attributes_of(attributes),
            (note, key, uid),
        )
        for _layer, row_id, label, head, tail, attributes, note, key, uid in rows
    )


_DOCUMENTS = (
    "SELECT document.id, document.name, text.text, document.meta, document.uid FROM document "
    f"JOIN text ON text.id = document.id WHERE document.id IN ({_MARKS})"
)
_KEPT = (
    f"SELECT document_id, format, place, data FROM kept WHERE document_id IN ({_MARKS}) ORDER BY id"
)
_LAYERS = (
    "SELECT layer.document_id, layer.id, layer.uid, layer.state, annotator.name FROM layer "
    "JOIN annotator ON annotator.id = layer.annotator_id "
    f"WHERE layer.document_id IN ({_MARKS}) ORDER BY annotator.id"
)
_BARE = (
    "SELECT layer.id, layer.uid, layer.state FROM layer "
    "JOIN annotator ON annotator.id = layer.annotator_id "
    "WHERE layer.document_id = ? AND annotator.name = ?"
)
_SPAN_ROWS = (
    "SELECT layer_id, id, label_id, start, stop, fragments, attributes, note, key, uid FROM span"
)
_RELATION_ROWS = (
    "SELECT layer_id, id, label_id, head_id, tail_id, attributes, note, key, uid FROM relation"
)
_SPANS = f"{_SPAN_ROWS} WHERE layer_id IN ({_MARKS}) ORDER BY id"
_RELATIONS = f"{_RELATION_ROWS} WHERE layer_id IN ({_MARKS}) ORDER BY id"
PART = 2_000
"""Rows of a part: read and made in about 5 ms."""
_SPANS_AFTER = (
    f"{_SPAN_ROWS} WHERE layer_id = ? AND (start, id) > (?, ?) ORDER BY start, id LIMIT ?"
)
_RELATIONS_AFTER = f"{_RELATION_ROWS} WHERE layer_id = ? AND id > ? ORDER BY id LIMIT ?"
_ROOMS = (1, 8, _AT_ONCE)


def _by_id(rows: str) -> dict[int, str]:
    marks = {room: ", ".join("?" * room) for room in _ROOMS}
    return {room: f"{rows} WHERE id IN ({marks[room]}) ORDER BY id" for room in _ROOMS}


_SPANS_BY_ID, _RELATIONS_BY_ID = _by_id(_SPAN_ROWS), _by_id(_RELATION_ROWS)


def attributes_of(text: str) -> Mapping[str, Json]:
    """A JSON object as the tables hold it; the shared empty mapping costs nothing."""
    return NOTHING if text == "{}" else json.loads(text)


def fragments_of(text: str) -> tuple[Fragment, ...]:
    """Fragments of a discontinuous span as the tables hold them: ``[[start, stop], …]``."""
    return tuple((start, stop) for start, stop in json.loads(text))
