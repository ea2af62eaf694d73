"""Many documents' finished layers as columns: what the figures are counted over.

A layer is in a corpus only if its annotator finished it; one that is finished and empty is in it,
too.  All indices are positions in the corpus's own lists (documents, annotators, labels), all
offsets code points of the document's text.  Rows of spans and relations are in document order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from annotator.model.annotation import Document, Fragment, Layer, State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
_Row = tuple[int, int, int, int, int, int]
_Columns = tuple[Ints, Ints, Ints, Ints, Ints, Ints]


@dataclass(frozen=True)
class Spans:
    """Spans as columns of equal length; ``fragments`` only of discontinuous ones, by row."""

    document: Ints
    annotator: Ints
    label: Ints
    start: Ints
    stop: Ints
    id: Ints
    fragments: Mapping[int, tuple[Fragment, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Relations:
    """Relations as columns of equal length; ``head`` and ``tail`` are rows of the spans."""

    document: Ints
    annotator: Ints
    label: Ints
    head: Ints
    tail: Ints
    id: Ints


@dataclass(frozen=True)
class Names:
    """What the indices of a corpus stand for.

    ``symmetric`` are relation labels without direction; ``licensed`` the pairs of entity labels
    that some relation of the scheme may connect, None where any pair is.
    """

    annotators: tuple[str, ...]
    labels: tuple[str, ...]
    relations: tuple[str, ...] = ()
    symmetric: frozenset[str] = frozenset()
    licensed: frozenset[tuple[str, str]] | None = None


@dataclass(frozen=True)
class Corpus:
    """Finished work on documents.

    ``documents`` are the project's ids, ``finished`` says by ``[annotator, document]`` who
    finished what.  ``units`` gives for a document (its index) where its sentences (or tokens)
    begin, for the windows of pair coding; empty where nobody asked for them.
    """

    names: Names
    documents: tuple[int, ...]
    finished: Bools
    spans: Spans
    relations: Relations
    units: Mapping[int, Ints] = field(default_factory=dict)

    def common(self, a: int, b: int) -> Ints:
        """Indices of the documents that both annotators finished (D_ab), ascending."""
        return np.flatnonzero(self.finished[a] & self.finished[b])

    def only(self, documents: Ints) -> "Corpus":
        """The part of the corpus about some documents (ascending indices)."""
        spans, relations = self.spans, self.relations
        rows = rows_of(spans.document, documents)
        links = rows_of(relations.document, documents)
        place = np.zeros(len(self.documents), np.int64)
        place[documents] = np.arange(len(documents))
        kept = {int(row): i for i, row in enumerate(rows)} if spans.fragments else {}
        return Corpus(
            self.names,
            tuple(self.documents[i] for i in documents),
            self.finished[:, documents],
            Spans(
                place[spans.document[rows]],
                spans.annotator[rows],
                spans.label[rows],
                spans.start[rows],
                spans.stop[rows],
                spans.id[rows],
                {kept[row]: f for row, f in spans.fragments.items() if row in kept},
            ),
            Relations(
                place[relations.document[links]],
                relations.annotator[links],
                relations.label[links],
                np.searchsorted(rows, relations.head[links]),
                np.searchsorted(rows, relations.tail[links]),
                relations.id[links],
            ),
            {int(place[i]): self.units[i] for i in documents.tolist() if i in self.units},
        )


def rows_of(column: Ints, documents: Ints) -> Ints:
    """Where ``documents`` stand in ``column``, which holds document indices in ascending order."""
    first = np.searchsorted(column, documents, "left")
    return ranges(first, np.searchsorted(column, documents, "right") - first)


def ranges(first: Ints, count: Ints) -> Ints:
    """``first[0], first[0] + 1 … `` (``count[0]`` of them), then from ``first[1]`` and so on."""
    stops = np.cumsum(count)
    total = int(stops[-1]) if len(stops) else 0
    return np.repeat(first - (stops - count), count) + np.arange(total)


def integers(values: Iterable[int]) -> Ints:
    """A column."""
    return np.fromiter(values, np.int64)


def corpus_of(documents: Iterable[Document], names: Names) -> Corpus:
    """The finished layers of ``documents`` by the annotators of ``names``, as columns.

    Labels that ``names`` does not list raise KeyError; see :func:`names_of`.
    """
    ids: list[int] = []
    spans: list[_Row] = []
    relations: list[_Row] = []
    finished: list[list[bool]] = []
    fragments: dict[int, tuple[Fragment, ...]] = {}
    index = _Index(names)
    for number, document in enumerate(documents):
        ids.append(document.id)
        finished.append([False] * len(names.annotators))
        for layer in document.layers:
            who = index.annotators.get(layer.annotator)
            if who is None or layer.state is not State.FINISHED:
                continue
            finished[-1][who] = True
            rows: dict[int, int] = {}
            for span in layer.spans:
                rows[span.id] = row = len(spans)
                label = index.labels[span.label]
                spans.append((number, who, label, span.start, span.stop, span.id))
                if len(span.fragments) > 1:
                    fragments[row] = span.fragments
            for one in layer.relations:
                kind = index.relations[one.label]
                relations.append((number, who, kind, rows[one.head], rows[one.tail], one.id))
    marked = np.array(finished, bool).reshape(len(ids), len(names.annotators)).T
    return Corpus(
        names,
        tuple(ids),
        marked,
        replace(Spans(*_columns(spans)), fragments=fragments),
        Relations(*_columns(relations)),
    )


def _columns(rows: list[_Row]) -> _Columns:
    table = np.array(rows, np.int64).reshape(-1, 6).T.copy()
    return table[0], table[1], table[2], table[3], table[4], table[5]


class _Index:
    def __init__(self, names: Names) -> None:
        self.annotators = {name: i for i, name in enumerate(names.annotators)}
        self.labels = {name: i for i, name in enumerate(names.labels)}
        self.relations = {name: i for i, name in enumerate(names.relations)}


def names_of(
    layers: Iterable[Layer], annotators: Sequence[str] = (), symmetric: Iterable[str] = ()
) -> Names:
    """Names for ``layers``: ``annotators`` (else all, as they come); labels sorted by name."""
    who = dict.fromkeys(annotators)
    labels: dict[str, None] = {}
    relations: dict[str, None] = {}
    for layer in layers:
        if not annotators:
            who[layer.annotator] = None
        labels |= dict.fromkeys(span.label for span in layer.spans)
        relations |= dict.fromkeys(one.label for one in layer.relations)
    return Names(tuple(who), tuple(sorted(labels)), tuple(sorted(relations)), frozenset(symmetric))
