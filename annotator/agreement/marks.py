"""Spans of all annotators as *marks*, so that equal spans have equal numbers.

A *place* is where spans lie: a document and fragments.  A *mark* is a place with a label.  Both
are numbered in order of document, first code point, length and label.  What one annotator marked
twice counts once.
"""

import numpy as np

from annotator.agreement.corpus import Bools, Corpus, Ints

_ROOM = 1 << 62


class Marks:
    """The places and marks of a corpus.

    ``place_*`` are by place, ``mark_*`` by mark, ``row_mark`` by row of the corpus's spans.
    ``place_start`` and ``place_stop`` are code points counted over all documents behind one
    another, so that spans of two documents never meet; ``place_size`` is the number of code
    points in the fragments.  ``pieces`` has the fragments of discontinuous places, as such code
    points.
    """

    def __init__(self, corpus: Corpus) -> None:
        spans = corpus.spans
        self.corpus = corpus
        documents = len(corpus.documents)
        longest = np.zeros(documents, np.int64)
        np.maximum.at(longest, spans.document, spans.stop)
        self.base = np.concatenate(([0], np.cumsum(longest + 1)))[:documents]
        start = self.base[spans.document] + spans.start
        length = spans.stop - spans.start
        shapes = _shapes(corpus)
        labels = max(1, len(corpus.names.labels))
        key = _keys(corpus, start, shapes)
        order = np.argsort(key, kind="stable")
        ordered = key[order]
        is_mark, is_place = _steps(ordered), _steps(ordered // labels)
        self.row_mark = np.empty(len(key), np.int64)
        self.row_mark[order] = np.cumsum(is_mark) - 1
        self.mark_place = (np.cumsum(is_place) - 1)[is_mark]
        self.mark_label = spans.label[order[is_mark]]
        at = order[is_place]
        self.place_document = spans.document[at]
        self.place_start = start[at]
        self.place_stop = self.place_start + length[at]
        self.place_size = length[at]
        self.mark_document = self.place_document[self.mark_place]
        self.pieces = {
            int(self.mark_place[self.row_mark[row]]): self._pieces(row) for row in shapes
        }
        for place, pieces in self.pieces.items():
            self.place_size[place] = sum(high - low for low, high in pieces)
        self._owned: dict[int, tuple[Ints, Ints, Ints]] = {}

    def _pieces(self, row: int) -> list[tuple[int, int]]:
        spans = self.corpus.spans
        base = int(self.base[spans.document[row]])
        return [(base + low, base + high) for low, high in spans.fragments[row]]

    def _of(self, annotator: int) -> tuple[Ints, Ints, Ints]:
        found = self._owned.get(annotator)
        if found is None:
            rows = np.flatnonzero(self.corpus.spans.annotator == annotator)
            marks = self.row_mark[rows]
            if len(marks) and not bool(np.all(marks[1:] > marks[:-1])):
                order = np.argsort(marks, kind="stable")
                marks, rows = marks[order], rows[order]
            new = _steps(marks)
            found = self._owned[annotator] = (marks[new], rows[new], rows[~new])
        return found

    def owned(self, annotator: int) -> Ints:
        """Marks of an annotator, ascending, each once."""
        return self._of(annotator)[0]

    def rows(self, annotator: int) -> Ints:
        """Rows of the spans behind :meth:`owned`."""
        return self._of(annotator)[1]

    def repeated(self, annotator: int) -> Ints:
        """Rows of spans that are there twice by the same annotator, and count once."""
        return self._of(annotator)[2]


def _shapes(corpus: Corpus) -> dict[int, int]:
    """A number for the fragments of each discontinuous row, relative to its start."""
    numbers: dict[tuple[tuple[int, int], ...], int] = {}
    found: dict[int, int] = {}
    for row, fragments in corpus.spans.fragments.items():
        first = fragments[0][0]
        shape = tuple((low - first, high - first) for low, high in fragments)
        found[row] = numbers.setdefault(shape, len(numbers) + 1)
    return found


def _keys(corpus: Corpus, start: Ints, shapes: dict[int, int]) -> Ints:
    """A number for each row: equal for equal fragments and label, in the order of marks."""
    shape = np.zeros(len(start), np.int64)
    shape[list(shapes)] = list(shapes.values())
    key = _packed((start, corpus.spans.stop - corpus.spans.start, shape))
    labels = max(1, len(corpus.names.labels))
    if len(key) and int(key.max()) >= _ROOM // labels:
        key = np.unique(key, return_inverse=True)[1]
    return np.asarray(key * labels + corpus.spans.label, np.int64)


def _packed(columns: tuple[Ints, ...]) -> Ints:
    """One number a row that sorts as the columns do, the first one first."""
    key = columns[0]
    for column in columns[1:]:
        if not len(column):
            return key
        size = int(column.max()) + 1
        if int(key.max()) >= _ROOM // size:
            key = np.unique(key, return_inverse=True)[1]
        key = key * size + column
    return key


def _steps(ordered: Ints) -> Bools:
    """Where a new value begins in ``ordered``."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new
