"""The counts of a project: one big block, and one small block for each document changed since.

Sums are kept by pair of annotators, made when first asked for.  A changed document is counted as it
was and as it is when a sum is asked for again, and the difference goes into that sum; so it costs
what one document costs, and only for the figures that are shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from annotator.agreement.coding import Coding, Window
from annotator.agreement.corpus import Bools, Corpus, Floats, Ints
from annotator.agreement.counts import (
    Additive,
    Block,
    Both,
    DetailTotals,
    GroupTotals,
    RelationTotals,
    SpanTotals,
)
from annotator.agreement.single import Single
from annotator.agreement.turning import turned_rows

Pairs = tuple[Both, ...]
Kind = TypeVar("Kind", bound=Additive)

PENDING = 200
"""Changes after which a sum that nobody asks for any more is forgotten."""


@dataclass(frozen=True)
class _Change:
    """A document before and after; None where it was not there.  ``touched`` are annotators."""

    document: int
    was: Block | None
    now: Block | None
    touched: frozenset[int]


@dataclass
class _Sum:
    """A sum that has the first ``seen`` changes in it."""

    total: Additive
    seen: int


class Ledger:
    """Sums over the documents of a project, kept up to date."""

    def __init__(self, corpus: Corpus, window: Window) -> None:
        self.names = corpus.names
        self._window = window
        self._base = Block(corpus, window)
        self._position = {row_id: i for i, row_id in enumerate(corpus.documents)}
        self._now: dict[int, Block | None] = {}  # of changed documents; None: gone
        self._sums: dict[tuple[str, Pairs], _Sum] = {}
        self._changes: list[_Change] = []
        self._finished = corpus.finished.copy()
        self._columns = dict(self._position)  # of documents that are there
        self._common: Ints | None = None

    @property
    def corpus(self) -> Corpus:
        """The corpus as it was to begin with, without later changes."""
        return self._base.corpus

    # -- who finished what -------------------------------------------------------------------

    def document_count(self) -> int:
        """All documents, also those that nobody finished."""
        return len(self._columns)

    def finished(self) -> Bools:
        """``[annotator, document]``, in no order of documents; some columns may be nobody's."""
        return self._finished

    def common(self) -> Ints:
        """``[a, b]``: how many documents both finished."""
        if self._common is None:
            table = self.finished().astype(np.float64)
            self._common = (table @ table.T).astype(np.int64)
        return self._common

    def compared(self, pairs: Iterable[Both]) -> int:
        """How many documents were finished by both annotators of any of the pairs."""
        table = self.finished()
        found = np.zeros(table.shape[1], bool)
        for a, b in pairs:
            found |= table[a] & table[b]
        return int(found.sum())

    # -- sums --------------------------------------------------------------------------------

    def spans(self, pairs: Iterable[Both]) -> SpanTotals:
        """Sums over the documents of one or more pairs (at least one)."""
        return self._total(Block.span_totals, pairs)

    def details(self, pairs: Iterable[Both]) -> DetailTotals:
        """Likewise."""
        return self._total(Block.detail_totals, pairs)

    def relations(self, pairs: Iterable[Both]) -> RelationTotals:
        """Likewise."""
        return self._total(Block.relation_totals, pairs)

    def groups(self, pairs: Sequence[Both]) -> GroupTotals:
        """Groups over all annotators of ``pairs``."""
        some = tuple(pairs)
        return self._up_to_date("groups", some, lambda block: block.group_totals(some))

    def _total(self, kind: Callable[[Block, Both], Kind], pairs: Iterable[Both]) -> Kind:
        parts = []
        for both in pairs:
            counted = _ordered(both)
            part = self._up_to_date(kind.__name__, (counted,), _counter(kind, counted))
            parts.append(part if counted == both else part.turned())
        total = parts[0]
        for part in parts[1:]:
            total += part
        return total

    def _up_to_date(self, name: str, pairs: Pairs, count: Callable[[Block], Kind]) -> Kind:
        found = self._sums.get((name, pairs))
        if found is None:
            found = self._sums[name, pairs] = _Sum(count(self._base), 0)
            pending = [
                _Change(row_id, self._as_it_was(row_id), now, frozenset(sum(pairs, ())))
                for row_id, now in self._now.items()
            ]
        else:
            pending = _shortened(self._changes[found.seen :])
        total: Kind = found.total  # type: ignore[assignment]
        for change in pending:
            if any(change.touched.intersection(both) for both in pairs):
                total = total - count(change.was) if change.was else total
                total = total + count(change.now) if change.now else total
        found.total, found.seen = total, len(self._changes)
        return total

    def _as_it_was(self, row_id: int) -> Block | None:
        """A document as the base has it."""
        at = self._position.get(row_id)
        if at is None:
            return None
        return Single(self._base.corpus.only(np.array([at])), self._window)

    # -- changes -----------------------------------------------------------------------------

    def change(self, row_id: int, corpus: Corpus | None) -> None:
        """A document is now as in ``corpus`` (which holds it alone), or gone."""
        was = self._now[row_id] if row_id in self._now else self._as_it_was(row_id)
        now = None if corpus is None else Single(corpus, self._window)
        touched = _touched(was, now, len(self.names.annotators))
        self._changes.append(_Change(row_id, was, now, touched))
        self._forget_old()
        self._now[row_id] = now
        self._note_finished(row_id, None if corpus is None else corpus.finished[:, 0])
        self._common = None

    def _note_finished(self, row_id: int, who: Bools | None) -> None:
        column = self._columns.get(row_id)
        if column is None and who is not None:
            self._columns[row_id] = self._finished.shape[1]
            self._finished = np.concatenate((self._finished, who[:, None]), axis=1)
        elif column is not None:
            self._finished[:, column] = False if who is None else who
            if who is None:
                del self._columns[row_id]

    def _forget_old(self) -> None:
        """Lets go of changes that every sum has, and of sums that lag far behind."""
        latest = len(self._changes) - 1
        self._sums = {key: one for key, one in self._sums.items() if latest - one.seen < PENDING}
        known = min((one.seen for one in self._sums.values()), default=latest)
        del self._changes[:known]
        for one in self._sums.values():
            one.seen -= known

    # -- single documents --------------------------------------------------------------------

    def blocks(self) -> Iterator[tuple[Block, frozenset[int]]]:
        """Every block, with the ids of its documents that no longer count."""
        yield self._base, frozenset(self._now)
        for block in self._now.values():
            if block is not None:
                yield block, frozenset()

    def rows(self, kind: str, pairs: Sequence[Both]) -> tuple[Ints, Floats]:
        """Document ids, each once, and their counts, those of several pairs added up."""
        ids, rows = [], []
        for block, gone in self.blocks():
            for both in pairs:
                counted = _ordered(both)
                documents, counts = block.rows(kind, counted)
                counts = counts if counted == both else turned_rows(kind, counts)
                if gone:
                    kept = ~np.isin(documents, list(gone))
                    documents, counts = documents[kept], counts[kept]
                ids.append(documents)
                rows.append(counts)
        return _added(np.concatenate(ids), np.concatenate(rows))

    def codings(self, both: Both) -> Iterator[tuple[int, Coding]]:
        """Document ids and their units of pair coding."""
        for block, gone in self.blocks():
            for row_id, found in block.coding_rows(_ordered(both)):
                if row_id not in gone:
                    yield row_id, found if _ordered(both) == both else found.turned()


def _ordered(both: Both) -> Both:
    """As blocks count it."""
    return min(both), max(both)


def _counter(kind: Callable[[Block, Both], Kind], both: Both) -> Callable[[Block], Kind]:
    def count(block: Block) -> Kind:
        found: Kind = getattr(block, kind.__name__)(both)  # as its own class counts
        return found

    return count


def _shortened(changes: list[_Change]) -> list[_Change]:
    """One change a document, from before the first to after the last."""
    found: dict[int, _Change] = {}
    for one in changes:
        before = found.get(one.document, one)
        touched = before.touched | one.touched
        found[one.document] = _Change(one.document, before.was, one.now, touched)
    return list(found.values())


def _added(ids: Ints, rows: Floats) -> tuple[Ints, Floats]:
    different, at = np.unique(ids, return_inverse=True)
    if len(different) == len(ids):
        return ids, rows
    sums = np.zeros((len(different), rows.shape[1]))
    np.add.at(sums, at, rows)
    return different, sums


def _touched(was: Block | None, now: Block | None, annotators: int) -> frozenset[int]:
    """The annotators whose layer of the document is not what it was."""
    if was is None or now is None:
        return frozenset(range(annotators))
    return frozenset(
        who for who in range(annotators) if _layer(was.corpus, who) != _layer(now.corpus, who)
    )


def _layer(corpus: Corpus, who: int) -> tuple[object, ...]:
    """What figures see of one annotator's layer of the only document of ``corpus``."""
    spans, relations = corpus.spans, corpus.relations
    own = np.flatnonzero(spans.annotator == who)
    links = np.flatnonzero(relations.annotator == who)
    first = int(own[0]) if len(own) else 0
    return (
        bool(corpus.finished[who, 0]),
        *(c[own].tolist() for c in (spans.label, spans.start, spans.stop, spans.id)),
        [spans.fragments.get(row) for row in own.tolist()] if spans.fragments else [],
        *((c[links] - first).tolist() for c in (relations.head, relations.tail)),
        relations.label[links].tolist(),
        relations.id[links].tolist(),
    )
