"""Rows for imported documents: matched with what is there, gathered, written in bulk."""

import json
import os
from collections.abc import Iterator
from itertools import count

from annotator.formats.base import Reason
from annotator.formats.base import What as Piece
from annotator.model.annotation import Document, Kept, Layer, Span
from annotator.model.scheme import PALETTE, Scheme, is_name
from annotator.ops.annotate import json_text, kind_of
from annotator.ops.known_documents import KnownDocument, KnownDocuments
from annotator.ops.layer_rows import LayerUids
from annotator.ops.report import UnknownLabel
from annotator.ops.scheme_union import join_scheme
from annotator.store.gate import Edit
from annotator.store.project import Project
from annotator.store.tables import Value

_BATCH = 5_000
_TABLES = ("document", "text", "layer", "span", "relation", "kept")

_LABEL = 3
"""Place of the label in a span's row."""

_LONGEST_LABEL = 1000
"""Code points; a longer one is a text that stands in the wrong place."""

_MOST_LABELS = 20_000
"""Labels of one kind that a scheme gets from files, and unknown ones that a report names."""

_CHARACTERS = 2**24
"""Code points of texts that wait to be written, at most; more would not fit a small machine."""

Refused = tuple[Piece, str, Reason, int]
"""What, its key, why, and how many attributes go with it."""

Forbidden = tuple[str, Reason]
"""Key of a relation whose ends the scheme does not allow, and the note about it."""


class Intake:
    """Collects the rows of one import and writes them table by table, parents first."""

    def __init__(self, project: Project, edit: Edit, nobody: str, *, add_labels: bool) -> None:
        self._project = project
        self._nobody = nobody
        self._edit = edit
        self._add_labels = add_labels
        self._rows: dict[str, list[tuple[Value, ...]]] = {name: [] for name in _TABLES}
        self._next = {name: edit.next_id(name) for name in _TABLES}
        self._waiting = 0
        self._uids = _uids()
        self._layer_uids = LayerUids(edit)
        read = project.read
        self._first_new = self._next["document"]
        self._known = KnownDocuments(read, self._first_new)
        self._unwritten: set[int] = set()
        self._keeping: set[int] = set()
        self._characters = 0
        self._annotators = {one.name: one.id for one in read.annotators()}
        self._labels = {kind: dict(read.label_ids(kind)) for kind in ("entity", "relation")}
        self._pairs = _allowed_pairs(project, self._labels)
        self._missing: dict[tuple[str, str], int] = {}
        found = read.one("SELECT coalesce(max(position), -1) FROM document")
        self._position = count(found[0] + 1 if found else 0)
        self._schemes: list[Scheme] = []
        self.added_labels = 0

    def take_scheme(self, scheme: Scheme) -> None:
        """Joins a label set that came with the documents, where labels may be added at all."""
        if not self._add_labels or scheme in self._schemes:
            return
        self._schemes.append(scheme)
        self.added_labels += join_scheme(self._project, self._edit, scheme)
        self._labels = {kind: dict(self._project.read.label_ids(kind)) for kind in self._labels}
        self._pairs = _allowed_pairs(self._project, self._labels)

    def same_document(self, document: Document, sha256: bytes) -> KnownDocument | None:
        """The document that this one is: by uid, else by text and name, else by text alone.

        Without a uid, a bare text under another name is another document; annotations of a text
        that the project had before belong to it whatever the file was called, once.  Two texts
        that are equal in the files of one import are two documents, unless they have one name
        and are annotated by different people.
        """
        known = self._known
        if document.uid and (found := known.of_uid(document.uid)) is not None:
            return found
        if (found := known.named_before(document.name, sha256)) is not None:
            return found
        if document.uid:
            return None
        if document.layers and (found := known.next_before(sha256)) is not None:
            return found
        return self._of_this_import(document, sha256)

    def _of_this_import(self, document: Document, sha256: bytes) -> KnownDocument | None:
        row_id = self._known.new_named(document.name, sha256)
        if row_id is None:
            return None
        for layer in document.layers:
            before = self.layer(row_id, layer.annotator or self._nobody)
            if before is not None and not self.is_equal(before, layer):
                return None
        return KnownDocument(row_id, sha256)

    def add_document(self, document: Document, sha256: bytes) -> int:
        """Stages a new document and returns its row id."""
        row_id = self._take_id("document")
        uid = document.uid or next(self._uids)
        self._layer_uids.meet(row_id, uid)
        position = next(self._position)
        size = len(document.text)
        meta = json_text(document.meta) if document.meta else "{}"
        self._add("document", (row_id, uid, document.name, position, size, sha256, meta))
        self._add("text", (row_id, document.text))
        self._keep(row_id, document.kept, set())
        self._known.add(row_id, document.uid, document.name, sha256)
        self._characters += size
        if self._characters > _CHARACTERS or self._waiting > _BATCH:
            self.flush()
        return row_id

    def keep(self, row_id: int, document: Document) -> None:
        """Stages what a format kept with a document that is there, unless it is kept already."""
        if not document.kept:
            return
        if row_id in self._keeping:
            self.flush()
        rows = self._project.read.all(
            "SELECT format, place FROM kept WHERE document_id = ?", (row_id,)
        )
        self._keep(row_id, document.kept, {(str(row[0]), str(row[1])) for row in rows})

    def _keep(self, row_id: int, found: tuple[Kept, ...], there: set[tuple[str, str]]) -> None:
        for kept in found:
            if (kept.format, kept.place) not in there:
                row = (self._take_id("kept"), row_id, kept.format, kept.place, kept.data)
                self._add("kept", row)
                self._keeping.add(row_id)

    @property
    def new_documents(self) -> range:
        """Row ids of the documents that joined, in order."""
        return range(self._first_new, self._next["document"])

    @property
    def lacks_labels(self) -> bool:
        """Whether a label was met that the scheme lacks and that was not added."""
        return bool(self._missing)

    def layer(self, document_id: int, annotator: str) -> Layer | None:
        """The annotator's layer as it is now, staged or stored; None where there is none."""
        if annotator not in self._annotators:
            return None
        if document_id in self._unwritten:
            self.flush()
        found = self._project.read.layer(document_id, annotator)
        return found if found.id else None

    def is_equal(self, before: Layer, layer: Layer) -> bool:
        """Whether two layers say the same, whatever their ids and order."""
        return _content(before) == _content(layer)

    def add_layer(
        self, document_id: int, annotator: str, layer: Layer, before: Layer | None, length: int
    ) -> tuple[list[Refused], list[Forbidden]]:
        """Stages a layer; returns what could not join, and what did against the scheme.

        ``before`` is the annotator's own empty layer, which is filled; ``length`` is the text's,
        in code points.
        """
        if before is None:
            layer_id = self._take_id("layer")
            who = self._annotator_id(annotator)
            uid = self._layer_uids.of(document_id, who)
            self._add("layer", (layer_id, uid, document_id, who, str(layer.state)))
        else:
            layer_id = before.id
            self.flush()
            self._edit.update("layer", layer_id, state=str(layer.state))
        self._unwritten.add(document_id)
        refused: list[Refused] = []
        forbidden: list[Forbidden] = []
        places = self._add_spans(layer_id, layer.spans, length, refused)
        if layer.relations:
            self._add_relations(layer_id, layer, places, refused, forbidden)
        if self._waiting > _BATCH:
            self.flush()
        return refused, forbidden

    def _add_spans(
        self, layer_id: int, spans: tuple[Span, ...], length: int, refused: list[Refused]
    ) -> dict[int, int]:
        places: dict[int, int] = {}
        rows, uids, labels = self._rows["span"], self._uids, self._labels["entity"]
        row_id = self._next["span"]
        for span in spans:
            label = labels.get(span.label) or self._new_label("entity", span.label)
            fragments = span.fragments
            if label is None or fragments[-1][1] > length:
                reason = self._reason(span.label, label)
                refused.append(("span", span.key, reason, len(span.attributes)))
                continue
            several = None
            if len(fragments) > 1:
                several = json.dumps(fragments, separators=(",", ":"))
            places[span.id] = row_id
            rows.append(
                (
                    row_id,
                    span.uid or next(uids),
                    layer_id,
                    label,
                    fragments[0][0],
                    fragments[-1][1],
                    several,
                    json_text(span.attributes) if span.attributes else "{}",
                    span.note,
                    span.key,
                )
            )
            row_id += 1
        self._waiting += row_id - self._next["span"]
        self._next["span"] = row_id
        return places

    def _add_relations(
        self,
        layer_id: int,
        layer: Layer,
        places: dict[int, int],
        refused: list[Refused],
        forbidden: list[Forbidden],
    ) -> None:
        labels, pairs = self._labels["relation"], self._pairs
        rows, after = self._rows["span"], self._next["span"]  # the layer's spans are the last rows
        for relation in layer.relations:
            label = labels.get(relation.label) or self._new_label("relation", relation.label)
            head, tail = places.get(relation.head), places.get(relation.tail)
            if label is None or head is None or tail is None:
                reason = self._reason(relation.label, label)
                reason = reason if label is None else _NO_END
                refused.append(("relation", relation.key, reason, len(relation.attributes)))
                continue
            allowed = pairs.get(label)
            if allowed:
                ends = rows[head - after][_LABEL], rows[tail - after][_LABEL]
                if ends not in allowed:
                    forbidden.append((relation.key, self._not_allowed(relation.label, *ends)))
            self._add(
                "relation",
                (
                    self._take_id("relation"),
                    relation.uid or next(self._uids),
                    layer_id,
                    label,
                    head,
                    tail,
                    json_text(relation.attributes) if relation.attributes else "{}",
                    relation.note,
                    relation.key,
                ),
            )

    def _not_allowed(self, label: str, head: Value, tail: Value) -> Reason:
        names: dict[Value, str] = {row: name for name, row in self._labels["entity"].items()}
        return Reason(
            "the scheme allows no {label} from {head} to {tail}; it was imported as it is.",
            {"label": label, "head": names[head], "tail": names[tail]},
        )

    def flush(self) -> None:
        """Writes what was gathered."""
        for name in _TABLES:
            if self._rows[name]:
                self._edit.insert_many(name, self._rows[name])
                self._rows[name].clear()
        self._waiting = self._characters = 0
        self._unwritten.clear()
        self._keeping.clear()
        self._known.flushed()

    def unknown_labels(self) -> tuple[UnknownLabel, ...]:
        """Labels that the scheme lacks, with how often they were met."""
        return tuple(UnknownLabel(kind, name, n) for (kind, name), n in self._missing.items())

    def _new_label(self, kind: str, name: str) -> int | None:
        if not _is_label(name):
            return None
        if not self._add_labels:
            if (kind, name) in self._missing or len(self._missing) < _MOST_LABELS:
                self._missing[kind, name] = self._missing.get((kind, name), 0) + 1
            return None
        place = len(self._labels[kind])
        if place >= _MOST_LABELS:
            return None
        label = self._edit.insert(
            "label",
            kind=kind,
            name=name,
            position=place,
            key="",
            colour=PALETTE[(place + (2 if kind == "relation" else 0)) % len(PALETTE)],
            symmetric=0,
            titles="{}",
            definitions="{}",
            extra="{}",
        )
        self._labels[kind][name] = label
        self.added_labels += 1
        return label

    def _reason(self, label: str, label_id: int | None) -> Reason:
        """Why something of this label cannot join."""
        if label_id is None and self._add_labels and _is_label(label):
            return Reason(
                "the scheme would get more than {count} labels; {label} was not added. Are these "
                "labels, or words of the text?",
                {"count": _MOST_LABELS, "label": label},
            )
        return _reason_for(label, label_id)

    def _annotator_id(self, name: str) -> int:
        if name not in self._annotators:
            kind = kind_of(self._project, name)
            self._annotators[name] = self._edit.insert("annotator", name=name, kind=kind)
        return self._annotators[name]

    def _add(self, table: str, row: tuple[Value, ...]) -> None:
        self._rows[table].append(row)
        self._waiting += 1

    def _take_id(self, table: str) -> int:
        row_id = self._next[table]
        self._next[table] = row_id + 1
        return row_id


def _uids() -> Iterator[bytes]:
    """Random uids, drawn from the system many at a time."""
    while True:
        pool = os.urandom(16 * 1024)
        for start in range(0, len(pool), 16):
            yield pool[start : start + 16]


def _content(layer: Layer) -> object:
    """What a layer says, free of ids and order."""
    spans = {
        span.id: (span.fragments, span.label, json_text(span.attributes), span.note)
        for span in layer.spans
    }
    relations = [
        (spans[r.head], spans[r.tail], r.label, json_text(r.attributes), r.note)
        for r in layer.relations
    ]
    return sorted(spans.values()), sorted(relations)


def _is_label(name: str) -> bool:
    return len(name) <= _LONGEST_LABEL and is_name(name)


def _reason_for(label: str, label_id: int | None) -> Reason:
    if label_id is None and len(label) > _LONGEST_LABEL:
        return Reason(
            "its label is longer than {count} characters: {label}; shorten it in the file.",
            {"count": _LONGEST_LABEL, "label": repr(label[:40]) + "…"},
        )
    if label_id is None and not is_name(label):
        return Reason(
            "{label} cannot be a label: it has white space at its edge or a control character; "
            "rename it in the file.",
            {"label": repr(label)},
        )
    if label_id is None:
        return Reason(NO_LABEL, {"label": label})
    return Reason("it lies outside the text.")


def _allowed_pairs(
    project: Project, labels: dict[str, dict[str, int]]
) -> dict[int, set[tuple[Value, Value]]]:
    """The labels that each relation label may connect, for those that may not connect all."""
    entity = labels["entity"]
    pairs: dict[int, set[tuple[Value, Value]]] = {}
    for relation in project.read.scheme().relations:
        ends: set[tuple[Value, Value]] = {(entity[h], entity[t]) for h, t in relation.ends}
        if relation.symmetric:
            ends |= {(tail, head) for head, tail in ends}
        if ends:
            pairs[labels["relation"][relation.name]] = ends
    return pairs


NO_LABEL = "the scheme has no label {label}."
_NO_END = Reason("one of its spans was rejected.")
