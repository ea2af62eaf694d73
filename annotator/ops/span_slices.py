"""Spans of many documents as columns, for a rule that answers very many items at once.

Imports NumPy: for use inside of functions alone.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from annotator.agreement.corpus import Ints
from annotator.agreement.span_columns import SpanColumns
from annotator.model.annotation import NOTHING, Fragment, Span, attributes_key, span_text
from annotator.model.swift import swift_span
from annotator.ops.annotate import json_text, place
from annotator.ops.plain_documents import Layers
from annotator.store import columns
from annotator.store.decisions import attributes_said, said_head, span_said
from annotator.store.project import Project

Letters = npt.NDArray[np.uint8]

_AT_ONCE = 400
UID = 32
"""Letters of a uid."""


class SpanSlice:
    """The spans of some documents, a row each.

    ``documents`` are ids, numbered as the columns number them; ``who`` has the annotator of each
    layer (documents x layers, -1 for none), ``people`` their uids by id.  ``uids`` are by row.
    ``layers`` has by its id where each layer is: document and column.  Uids are hexadecimal.
    """

    def __init__(self, project: Project, layers: Layers) -> None:
        self._names = project.read.label_names()
        self.people = {one.id: one.uid.hex() for one in project.read.annotators()}
        self.documents = list(layers)
        self._texts = columns.texts(project.read, self.documents)
        widest = max(map(len, layers.values()))
        self.who = np.full((len(layers), widest), -1, np.int64)
        self.layers: dict[int, tuple[int, int]] = {}
        at = self.layers
        for number, some in enumerate(layers.values()):
            for column, (layer, annotator) in enumerate(some):
                at[layer] = (number, column)
                self.who[number, column] = annotator
        found = columns.layer_spans(project.read, at)
        self._uids = b"".join([one.uids for one in found])
        self._hex = self._uids.hex()
        ids, label, start, stop = (
            _numbers([getattr(one, name) for one in found])
            for name in ("ids", "labels", "starts", "stops")
        )
        many = [2 * len(one.uids) // UID for one in found]
        places = np.array([at[one.layer] for one in found], np.int64).reshape(-1, 2)
        document, who = np.repeat(places, many, axis=0).T
        self.fragments: dict[int, tuple[Fragment, ...]] = {}
        self._attributes = ["{}"]
        self._id = ids
        special = [one.layer for one in found if one.special]
        shape, attributes = self._special(columns.special_spans(project.read, special))
        width = np.array([len(some) for some in layers.values()])
        self.columns = SpanColumns(
            document, who, label, start, stop, shape, attributes, ids, width, self.spans
        )

    @cached_property
    def uids(self) -> list[str]:
        """The uid of each row."""
        return [self._hex[at : at + UID] for at in range(0, len(self._hex), UID)]

    @cached_property
    def letters(self) -> Letters:
        """The same, 32 ASCII letters each."""
        return np.frombuffer(self._hex.encode(), np.uint8).reshape(-1, UID)

    def uids_said(self, members: Ints) -> list[bytes]:
        """The uids in each row of ``members`` (groups x layers of rows, -1 for none), as
        ``store.identity`` joins them."""
        numbers = np.frombuffer(self._uids, ">u8").astype(np.uint64).reshape(-1, 2)
        parted = np.pad(self.letters, ((0, 0), (0, 1)))  # NUL behind each
        many = np.sum(members >= 0, axis=1)
        said: list[bytes] = [b""] * len(members)
        for size in np.unique(many).tolist():
            some = np.flatnonzero(many == size)
            rows = members[some]
            rows = rows[rows >= 0].reshape(len(some), size)
            first, second = numbers[rows, 0], numbers[rows, 1]
            rows = np.take_along_axis(rows, np.lexsort((second, first), axis=1), axis=1)
            text, step = parted[rows].tobytes(), size * (UID + 1)
            for at, start in zip(some.tolist(), range(0, len(text), step), strict=True):
                said[at] = text[start : start + step - 1]
        return said

    def rows(self, ids: Ints) -> Ints:
        """The rows of the spans with some ids, which must be there."""
        order = self._order
        return np.asarray(order[np.searchsorted(self._id[order], ids)])

    def label(self, row: int) -> str:
        """The label of a row."""
        return self._names[int(self.columns.label[row])]

    def _special(self, found: Sequence[tuple[int, str | None, str]]) -> tuple[Ints, Ints]:
        """Numbers of the fragments and of the attributes of each row."""
        shape, attributes = (np.zeros(len(self._id), np.int64) for _ in range(2))
        shapes: dict[tuple[Fragment, ...], int] = {}
        keys: dict[str, int] = {"": 0}
        rows = self.rows(np.array([one[0] for one in found], np.int64)).tolist()
        self._own: dict[int, str] = {}
        for row, (_id, several, text) in zip(rows, found, strict=True):
            if several is not None:
                pieces = tuple((start, stop) for start, stop in json.loads(several))
                self.fragments[row] = pieces
                shape[row] = shapes.setdefault(pieces, len(shapes) + 1)
            if text != "{}":
                value = json.loads(text)
                attributes[row] = keys.setdefault(attributes_key(value), len(keys))
                self._own[row] = json_text(value)
        return shape, attributes

    @cached_property
    def _order(self) -> Ints:
        return np.argsort(self._id)

    @cached_property
    def sizes(self) -> Ints:
        """Code points of each row."""
        found = self.columns.stop - self.columns.start
        for row, pieces in self.fragments.items():
            found[row] = sum(stop - start for start, stop in pieces)
        return np.asarray(found)

    def spans(self, rows: Ints) -> list[Span]:
        """Place and label of some rows, with their numbers as ids."""
        found, nothing = self.columns, ("", "", b"")
        numbers = (column[rows].tolist() for column in (found.label, found.start, found.stop))
        return [
            swift_span(
                row,
                self._names[label],
                self.fragments.get(row) or ((start, stop),),
                NOTHING,
                nothing,
            )
            for row, label, start, stop in zip(rows.tolist(), *numbers, strict=True)
        ]

    def said(self, rows: Ints) -> list[str]:
        """What each of some rows says, as the variants of decisions have it."""
        found, pieces = self.columns, self.fragments
        numbers = (column[rows].tolist() for column in (found.label, found.start, found.stop))
        heads = {label: said_head(name) for label, name in self._names.items()}
        return [
            span_said(self._names[label], pieces[row])
            if row in pieces
            else f"{heads[label]}[{start},{stop}]]"
            for row, label, start, stop in zip(rows.tolist(), *numbers, strict=True)
        ]

    @property
    def has_attributes(self) -> bool:
        """Whether any span has attributes."""
        return bool(self._own)

    def attributes(self, rows: Iterable[int]) -> str:
        """The attributes of some rows, as the variants of a decision have them."""
        return attributes_said([(self.uids[at], self._own[at]) for at in rows if at in self._own])

    def words(self, rows: Ints) -> Iterator[str]:
        """The words of some rows."""
        found = self.columns
        number, start, stop = (c[rows].tolist() for c in (found.document, found.start, found.stop))
        texts = [self._texts[document] for document in self.documents]
        for row, at, first, last in zip(rows.tolist(), number, start, stop, strict=True):
            pieces = self.fragments.get(row)
            yield span_text(texts[at], pieces) if pieces else texts[at][first:last]

    def places(self, rows: Ints) -> Iterator[tuple[int, int, int, str | None, str]]:
        """Label, start, stop, fragments and attributes of some rows, as the span table has them."""
        found = self.columns
        numbers = (column[rows].tolist() for column in (found.label, found.start, found.stop))
        for row, label, start, stop in zip(rows.tolist(), *numbers, strict=True):
            pieces = self.fragments.get(row)
            several = str(place(pieces)["fragments"]) if pieces else None
            yield label, start, stop, several, self._own.get(row, "{}")


def _numbers(texts: Sequence[str]) -> Ints:
    return np.fromstring(",".join(texts), np.int64, sep=",") if texts else np.empty(0, np.int64)


def slices(layers: Layers) -> Iterator[Layers]:
    """``layers`` some documents at a time."""
    documents = list(layers)
    for first in range(0, len(documents), _AT_ONCE):
        yield {one: layers[one] for one in documents[first : first + _AT_ONCE]}
