"""Reads of the project: rows to model values.  Every read fetches all it wants at once."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.errors import ProjectError
from annotator.model.annotation import Document, Layer, LayerDelta, Relation, Span, State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from annotator.store.change import LayerRows
from annotator.store.layers import (
    layer_parts,
    read_bare_layer,
    read_documents,
    read_layer,
    read_relations,
    read_spans,
)
from annotator.store.rows import Rows
from annotator.store.sqlite import sqlite3


@dataclass(frozen=True, slots=True)
class Annotator:
    """Somebody (a person, a model, gold) whose layers are kept apart from the others'."""

    id: int
    name: str
    kind: str
    uid: bytes


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the documents list, as one annotator sees it.  ``length`` is in code points."""

    id: int
    name: str
    length: int
    state: State | None
    spans: int
    relations: int
    seconds: int


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often a label is used, over all layers of the project or those asked for."""

    kind: str
    name: str
    count: int


class Reading:
    """Reads over one connection; made by ``Project``."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = Rows(connection, name)
        self._labels: list[tuple[int, str, str]] | None = None
        self._annotators: list[Annotator] | None = None
        self._documents_of: dict[int, frozenset[int]] = {}
        self._scheme: Scheme | None = None
        self._text: tuple[int, str] | None = None

    def forget(self) -> None:
        """Drops what is remembered (scheme, annotators, layers, a text) and may differ now."""
        self._labels = self._annotators = self._text = self._scheme = None
        self._documents_of.clear()

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of a SELECT, fetched whole so that no lock stays behind."""
        return self._connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a SELECT, or None."""
        rows = self.all(sql, parameters)
        return rows[0] if rows else None

    def property(self, name: str, default: str = "") -> str:
        """A setting of the project itself (title, guideline …)."""
        found = self.one("SELECT value FROM property WHERE name = ?", (name,))
        return str(found[0]) if found else default

    def annotators(self) -> list[Annotator]:
        """Everybody, in the order in which they joined."""
        if self._annotators is None:
            rows = self._connection.execute("SELECT id, name, kind, uid FROM annotator ORDER BY id")
            self._annotators = [Annotator(*row) for row in rows.fetchall()]
        return list(self._annotators)

    def workers(self, document_id: int) -> list[str]:
        """Who has labelled or finished anything in a document, in the order of joining."""
        rows = self._connection.execute(
            "SELECT annotator.name FROM layer JOIN annotator ON annotator.id = layer.annotator_id "
            "WHERE layer.document_id = ? AND (layer.state <> 'open' "
            "OR EXISTS (SELECT 1 FROM span WHERE span.layer_id = layer.id)) ORDER BY annotator.id",
            (document_id,),
        )
        return [str(name) for (name,) in rows.fetchall()]

    def begun_documents(self, annotator: str) -> int:
        """In how many documents somebody has labelled something without being finished."""
        found = self.one(
            "SELECT count(*) FROM layer JOIN annotator ON annotator.id = layer.annotator_id "
            "WHERE annotator.name = ? AND layer.state = 'open' "
            "AND EXISTS (SELECT 1 FROM span WHERE span.layer_id = layer.id)",
            (annotator,),
        )
        return int(found[0]) if found else 0

    def annotator(self, name: str) -> Annotator | None:
        """The annotator called ``name``, or None."""
        return next((one for one in self.annotators() if one.name == name), None)

    def label_names(self) -> dict[int, str]:
        """Label names by row id."""
        return {row_id: name for row_id, _kind, name in self._all_labels()}

    def label_ids(self, kind: str) -> dict[str, int]:
        """Row ids of the labels of ``kind`` ("entity", "relation") by name."""
        return {name: row_id for row_id, its, name in self._all_labels() if its == kind}

    def _all_labels(self) -> list[tuple[int, str, str]]:
        if self._labels is None:
            rows = self._connection.execute("SELECT id, kind, name FROM label ORDER BY id")
            self._labels = rows.fetchall()
        return self._labels

    def scheme(self) -> Scheme:
        """The project's scheme."""
        if self._scheme is None:
            self._scheme = self._read_scheme()
        return self._scheme

    def _read_scheme(self) -> Scheme:
        rows = self._connection.execute(
            "SELECT id, kind, name, titles, definitions, key, colour, symmetric, extra FROM label "
            "ORDER BY position, id"
        ).fetchall()
        names = {row[0]: row[2] for row in rows}
        ends: dict[int, list[tuple[str, str]]] = {}
        for label, head, tail in self._connection.execute(
            "SELECT label_id, head_id, tail_id FROM label_end ORDER BY id"
        ).fetchall():
            ends.setdefault(label, []).append((names[head], names[tail]))
        entities, relations = [], []
        for label, kind, name, titles, definitions, key, colour, symmetric, extra in rows:
            common = (name, json.loads(titles), json.loads(definitions), key, colour)
            if kind == "entity":
                entities.append(EntityLabel(*common, extra=json.loads(extra)))
            else:
                pairs = tuple(ends.get(label, ()))
                relations.append(RelationLabel(*common, bool(symmetric), pairs, json.loads(extra)))
        return Scheme(
            name=self.property("scheme_name"),
            version=int(self.property("scheme_version", "1")),
            entities=tuple(entities),
            relations=tuple(relations),
            attributes=self._attributes(names),
            extra=json.loads(self.property("scheme_extra", "{}")),
        )

    def _attributes(self, names: dict[int, str]) -> tuple[Attribute, ...]:
        labels: dict[int, list[str]] = {}
        for attribute, label in self._connection.execute(
            "SELECT attribute_id, label_id FROM attribute_label ORDER BY id"
        ).fetchall():
            labels.setdefault(attribute, []).append(names[label])
        rows = self._connection.execute(
            "SELECT id, name, type, choices, titles, extra FROM attribute ORDER BY position, id"
        ).fetchall()
        return tuple(
            Attribute(
                name,
                AttributeType(kind),
                tuple(json.loads(choices)),
                tuple(labels.get(row_id, ())),
                json.loads(titles),
                json.loads(extra),
            )
            for row_id, name, kind, choices, titles, extra in rows
        )

    def documents_of(self, layer_id: int) -> frozenset[int]:
        """The document that a layer is of; empty where there is no such layer."""
        found = self._documents_of.get(layer_id)
        if found is None:
            rows = self.all("SELECT document_id FROM layer WHERE id = ?", (layer_id,))
            found = self._documents_of[layer_id] = frozenset(row[0] for row in rows)
        return found

    def document_count(self) -> int:
        """How many documents there are."""
        count: int = self._connection.execute("SELECT count(*) FROM document").fetchone()[0]
        return count

    def document_ids(self) -> list[int]:
        """Ids of all documents, in the project's order."""
        rows = self._connection.execute("SELECT id FROM document ORDER BY position, id")
        return [row[0] for row in rows.fetchall()]

    def document_names(self) -> Iterator[tuple[int, str]]:
        """Id and name of every document, by id, read some at a time as they are asked for."""
        rows = [(0, "")]
        while rows:
            sql = "SELECT id, name FROM document WHERE id > ? ORDER BY id LIMIT 200"
            rows = self.all(sql, (rows[-1][0],))
            yield from rows

    def document_rows(self, annotator: str) -> list[DocumentRow]:
        """The documents list as ``annotator`` sees it: own state, own counts, own time."""
        who = self.annotator(annotator)
        rows = self._connection.execute(
            "SELECT document.id, document.name, document.length, layer.state, layer.id "
            "FROM document LEFT JOIN layer ON layer.document_id = document.id "
            "AND layer.annotator_id = ? ORDER BY document.position, document.id",
            (who.id if who else 0,),
        ).fetchall()
        spans, relations, seconds = (self._per_layer(sql) for sql in _PER_LAYER)
        return [
            DocumentRow(
                row_id,
                name,
                length,
                State(state) if state else None,
                spans.get(layer, 0),
                relations.get(layer, 0),
                seconds.get(layer, 0),
            )
            for row_id, name, length, state, layer in rows
        ]

    def document_row(self, document_id: int, annotator: str) -> DocumentRow:
        """One line of :meth:`document_rows`."""
        info = self._connection.execute(
            "SELECT name, length FROM document WHERE id = ?", (document_id,)
        ).fetchone()
        if info is None:
            raise ProjectError("Document {id} is no longer in the project.", id=document_id)
        name, length = info
        found = self._connection.execute(
            "SELECT layer.id, layer.state, "
            "(SELECT count(*) FROM span WHERE layer_id = layer.id), "
            "(SELECT count(*) FROM relation WHERE layer_id = layer.id), "
            "(SELECT coalesce(sum(seconds), 0) FROM work WHERE layer_id = layer.id) "
            "FROM layer JOIN annotator ON annotator.id = layer.annotator_id "
            "WHERE layer.document_id = ? AND annotator.name = ?",
            (document_id, annotator),
        ).fetchone()
        if found is None:
            return DocumentRow(document_id, name, length, None, 0, 0, 0)
        return DocumentRow(document_id, name, length, State(found[1]), found[2], found[3], found[4])

    def _per_layer(self, sql: str) -> dict[int, int]:
        return dict(self._connection.execute(sql).fetchall())

    def document(self, document_id: int, *, layers: Sequence[str] | None = ()) -> Document:
        """A document with the layers of the named annotators (None: of everybody).

        Raises ProjectError when it is not there.
        """
        found = next(self.documents([document_id], layers=layers), None)
        if found is None:
            raise ProjectError("Document {id} is no longer in the project.", id=document_id)
        self._text = (document_id, found.text)
        return found

    def text(self, document_id: int) -> str | None:
        """The text of a document; None where there is none.

        The last one is remembered: each edit of a span asks for it, and of 2 million characters
        the file gives it in 8 ms (measured).
        """
        if self._text is None or self._text[0] != document_id:
            found = self.one("SELECT text FROM text WHERE id = ?", (document_id,))
            if found is None:
                return None
            self._text = (document_id, found[0])
        return self._text[1]

    def documents(
        self, ids: Iterable[int], *, layers: Sequence[str] | None = ()
    ) -> Iterator[Document]:
        """Documents as :meth:`document` gives them, in the order of ``ids``, read in batches."""
        return read_documents(self._connection, self.label_names(), ids, layers)

    def layer(self, document_id: int, annotator: str) -> Layer:
        """The annotator's layer of a document; an empty one with id 0 where there is none."""
        return read_layer(self._connection, self.label_names(), document_id, annotator)

    def bare_layer(self, document_id: int, annotator: str) -> Layer:
        """The same without spans and relations."""
        return read_bare_layer(self._connection, document_id, annotator)

    def layer_parts(self, layer_id: int) -> Iterator[tuple[tuple[Span, ...], tuple[Relation, ...]]]:
        """What a layer holds, some thousand rows at a time: spans by place, relations by id."""
        return layer_parts(self._connection, self.label_names(), layer_id)

    def delta(self, rows: LayerRows) -> LayerDelta:
        """What an edit did to a layer, by the rows it wrote (see ``Change.rows``).

        Rows that are no longer there count as gone.
        """
        names = self.label_names()
        spans = read_spans(self._connection, names, rows.spans)
        relations = read_relations(self._connection, names, rows.relations)
        return LayerDelta(
            spans,
            relations,
            rows.gone_spans | rows.spans.difference(span.id for span in spans),
            rows.gone_relations | rows.relations.difference(one.id for one in relations),
        )

    def seconds(self, document_id: int, annotator: str) -> int:
        """Working time of ``annotator`` on a document."""
        found = self.one(_SECONDS, (document_id, annotator))
        return int(found[0]) if found else 0

    def states(self, annotator: str) -> dict[int, State | None]:
        """How far ``annotator`` is with each document, in the project's order; None: not begun."""
        rows = self.all(
            "SELECT document.id, layer.state FROM document LEFT JOIN layer "
            "ON layer.document_id = document.id AND layer.annotator_id = "
            "(SELECT id FROM annotator WHERE name = ?) ORDER BY document.position, document.id",
            (annotator,),
        )
        return {row_id: State(state) if state else None for row_id, state in rows}

    def has_document(self, document_id: int) -> bool:
        """Whether a document is in the project."""
        return self.one("SELECT 1 FROM document WHERE id = ?", (document_id,)) is not None

    def label_counts(self, document_id: int | None = None) -> list[LabelCount]:
        """How often each label is used, in the whole project or in one document."""
        out = []
        for kind, table in (("entity", "span"), ("relation", "relation")):
            where, parameters = "", (kind,)
            if document_id is not None:
                where = (
                    f"AND {table}.layer_id IN (SELECT id FROM layer WHERE document_id = "
                    f"{int(document_id)})"
                )
            rows = self._connection.execute(
                f"SELECT label.name, count({table}.id) FROM label LEFT JOIN {table} "
                f"ON {table}.label_id = label.id {where} WHERE label.kind = ? "
                "GROUP BY label.id ORDER BY label.position, label.id",
                parameters,
            ).fetchall()
            out += [LabelCount(kind, name, count) for name, count in rows]
        return out

    def finished_by(self, least: int) -> frozenset[int]:
        """Ids of the documents that at least ``least`` people finished."""
        rows = self.all(
            "SELECT document_id FROM layer JOIN annotator ON annotator.id = annotator_id "
            "WHERE state = 'finished' AND kind <> 'gold' GROUP BY document_id "
            "HAVING count(*) >= ?",
            (least,),
        )
        return frozenset(row[0] for row in rows)

    def layer_states(self) -> list[tuple[str, str, int]]:
        """``(annotator, state, count)`` of all layers."""
        rows = self._connection.execute(
            "SELECT annotator.name, layer.state, count(*) FROM layer "
            "JOIN annotator ON annotator.id = layer.annotator_id "
            "GROUP BY annotator.id, layer.state ORDER BY annotator.id, layer.state"
        ).fetchall()
        return [(name, state, count) for name, state, count in rows]


_SECONDS = (
    "SELECT coalesce(sum(work.seconds), 0) FROM work JOIN layer ON layer.id = work.layer_id "
    "JOIN annotator ON annotator.id = layer.annotator_id "
    "WHERE layer.document_id = ? AND annotator.name = ?"
)
_PER_LAYER = (
    "SELECT layer_id, count(*) FROM span GROUP BY layer_id",
    "SELECT layer_id, count(*) FROM relation GROUP BY layer_id",
    "SELECT layer_id, sum(seconds) FROM work GROUP BY layer_id",
)
