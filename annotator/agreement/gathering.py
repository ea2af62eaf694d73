"""A corpus put together from bare rows of numbers, in whatever order they come."""

from collections.abc import Sequence

import numpy as np

from annotator.agreement.corpus import Corpus, Ints, Names, Relations, Spans
from annotator.model.annotation import Fragment


class Gathering:
    """Collects rows.  ``layers`` are ``(layer, document, annotator)`` of all finished layers.

    Rows of layers that are not among them, or of annotators that ``names`` does not name, are left
    out.  ``labels`` gives the index of each entity and of each relation label by its row id.
    """

    def __init__(
        self, names: Names, documents: Sequence[int], layers: Sequence[tuple[int, int, str]]
    ) -> None:
        self.labels: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]] = ((), ())
        self._names = names
        self._documents = tuple(documents)
        position = {row_id: i for i, row_id in enumerate(documents)}
        who = {name: i for i, name in enumerate(names.annotators)}
        chosen = [(layer, position[at], who[name]) for layer, at, name in layers if name in who]
        table = np.array(chosen, np.int64).reshape(-1, 3)
        most = int(table[:, 0].max()) + 1 if len(table) else 0
        self._document, self._annotator = np.full(most + 1, -1), np.full(most + 1, -1)
        self._document[table[:, 0]] = table[:, 1]
        self._annotator[table[:, 0]] = table[:, 2]
        self._finished = np.zeros((len(names.annotators), len(documents)), bool)
        self._finished[table[:, 2], table[:, 1]] = True
        self._spans: list[Ints] = [np.empty((0, 5), np.int64)]
        self._relations: list[Ints] = [np.empty((0, 5), np.int64)]
        self._fragments: dict[int, tuple[Fragment, ...]] = {}

    def add_spans(self, rows: Sequence[tuple[int, ...]]) -> None:
        """Adds ``(id, layer, label, start, stop)``."""
        self._spans.append(self._kept(rows))

    def add_fragments(self, span: int, fragments: tuple[Fragment, ...]) -> None:
        """Says of a span that it has several fragments."""
        self._fragments[span] = fragments

    def add_relations(self, rows: Sequence[tuple[int, ...]]) -> None:
        """Adds ``(id, layer, label, head, tail)``."""
        self._relations.append(self._kept(rows))

    def _kept(self, rows: Sequence[tuple[int, ...]]) -> Ints:
        table = np.array(rows, np.int64).reshape(-1, 5)
        layer = np.minimum(table[:, 1], len(self._document) - 1)  # the last one is nobody's
        kept: Ints = table[self._document[layer] >= 0]
        return kept

    def corpus(self) -> Corpus:
        """All of it, in document order."""
        spans = np.concatenate(self._spans)
        document = self._document[spans[:, 1]]
        order = np.lexsort((spans[:, 3], spans[:, 1], document))
        spans, document = spans[order], document[order]
        by_id = np.argsort(spans[:, 0], kind="stable")
        ids = spans[by_id, 0]

        def row(of: Ints) -> Ints:
            return np.asarray(by_id[np.searchsorted(ids, of)], np.int64)

        own = [one for one in self._fragments if _has(ids, one)]
        links = np.concatenate(self._relations)
        place = self._document[links[:, 1]]
        placed = np.argsort(place, kind="stable")
        links, place = links[placed], place[placed]
        entities, kinds = (_translation(pairs) for pairs in self.labels)
        return Corpus(
            self._names,
            self._documents,
            self._finished,
            Spans(
                document,
                self._annotator[spans[:, 1]],
                entities[spans[:, 2]],
                spans[:, 3].copy(),
                spans[:, 4].copy(),
                spans[:, 0].copy(),
                {int(row(np.array([one]))[0]): self._fragments[one] for one in own},
            ),
            Relations(
                place,
                self._annotator[links[:, 1]],
                kinds[links[:, 2]],
                row(links[:, 3]),
                row(links[:, 4]),
                links[:, 0].copy(),
            ),
        )


def _has(ids: Ints, one: int) -> bool:
    at = int(np.searchsorted(ids, one))
    return at < len(ids) and int(ids[at]) == one


def _translation(pairs: Sequence[tuple[int, int]]) -> Ints:
    table = np.full(max((row_id for row_id, _index in pairs), default=0) + 1, -1)
    for row_id, index in pairs:
        table[row_id] = index
    return table
