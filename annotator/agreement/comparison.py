"""How far annotators agree over the documents of a project, and which spans each figure is about.

:class:`Agreement` answers for any choice of pairs: one pair, all of them pooled, one annotator
against the rest, or against gold.  Pooling adds counts and divides once.  Only documents that both
of a pair finished are compared.  Its answers are made when first asked for (see ``prepare`` for
doing so in steps), and a changed document is exchanged for what it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from annotator.agreement.bootstrap import LEAST, Interval, intervals
from annotator.agreement.causes import RELATION_CAUSES
from annotator.agreement.coding import Window
from annotator.agreement.coding_sums import coding_measures, coding_rows, values_of
from annotator.agreement.coefficients import NO_VARIATION
from annotator.agreement.coincidences import alpha_of
from annotator.agreement.corpus import Corpus, Floats, Ints, corpus_of
from annotator.agreement.counts import Both
from annotator.agreement.decision_items import Cause
from annotator.agreement.figure import Figure, ratio
from annotator.agreement.ledger import Ledger
from annotator.agreement.measure import CODING, MEASURES, Measure, label_measures
from annotator.agreement.muc import SCHEMES, MucCounts, muc_counts
from annotator.agreement.relation_figures import coding_figures
from annotator.agreement.span_counts import Span, labelling
from annotator.agreement.span_figures import NO_SPANS, NOTHING_MATCHED, named
from annotator.model.annotation import Document

NOBODY = "needs two annotators who finished the same document"
NO_PAIR = "the figure is defined for no pair"

Pairs = Sequence[Both]
"""Pairs of annotators as indices, the smaller first; their counts are added up."""


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """One label: how often each marked it (``a``, ``b``), both alike, and what follows from it."""

    label: str
    a: int
    b: int
    both: int
    strict_f1: Figure
    character_f1: Figure


@dataclass(frozen=True, slots=True)
class Point:
    """A figure over the documents that both had finished on a day (ISO date)."""

    day: str
    figure: Figure


class Agreement:
    """The figures of a corpus.

    ``gold`` is the annotator of the corpus, if any, who is gold: never one of a pair of
    annotators, but what they are held against.  Raises KeyError for names that are not there.
    """

    def __init__(
        self, corpus: Corpus, gold: str | None = None, window: Window | None = None
    ) -> None:
        self.window = window or Window()
        self.gold = gold
        self._ledger = Ledger(corpus, self.window)

    # -- who and how many --------------------------------------------------------------------

    @property
    def ledger(self) -> Ledger:
        """The counts themselves."""
        return self._ledger

    @property
    def labels(self) -> tuple[str, ...]:
        """Entity labels in their order."""
        return self._ledger.names.labels

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everybody but gold."""
        return tuple(name for name in self._ledger.names.annotators if name != self.gold)

    @property
    def people(self) -> tuple[int, ...]:
        """The indices of everybody but gold."""
        names = enumerate(self._ledger.names.annotators)
        return tuple(i for i, name in names if name != self.gold)

    def pair(self, a: str, b: str) -> Both:
        """Two annotators by name.  The figures of a pair have the earlier in the list as ``a``."""
        names = self._ledger.names.annotators
        one, other = sorted((names.index(a), names.index(b)))
        return one, other

    def names(self, both: Both) -> tuple[str, str]:
        """The names of a pair, ``a`` first."""
        names = self._ledger.names.annotators
        return names[both[0]], names[both[1]]

    def pairs(self) -> tuple[Both, ...]:
        """All pairs of annotators who finished any document in common."""
        return self._meeting(combinations(self.annotators, 2))

    def rest(self, annotator: str) -> tuple[Both, ...]:
        """The pairs of one annotator: one against the rest."""
        others = (name for name in self.annotators if name != annotator)
        return self._meeting((annotator, other) for other in others)

    def against_gold(self) -> tuple[Both, ...]:
        """Each annotator with gold."""
        if self.gold is None:
            return ()
        return self._meeting((name, self.gold) for name in self.annotators)

    def _meeting(self, names: Iterable[tuple[str, str]]) -> tuple[Both, ...]:
        common = self._ledger.common()
        found = [self.pair(*both) for both in names]
        return tuple(both for both in found if common[both])

    def documents(self, pairs: Pairs | None = None) -> tuple[int, int]:
        """How many documents both of a pair finished (any of all pairs), and how many there are."""
        count = self._ledger.compared(self.pairs() if pairs is None else pairs)
        return count, self._ledger.document_count()

    def prepare(self, *, details: bool = True, relations: bool = True) -> Iterator[tuple[int, int]]:
        """Counts everything, pair by pair; yields how many of how many are done."""
        pairs = (*self.pairs(), *self.against_gold())
        for done, both in enumerate(pairs, 1):
            self._ledger.spans([both])
            if details:
                self._ledger.details([both])
            if relations:
                self._ledger.relations([both])
            yield done, len(pairs)

    # -- figures -----------------------------------------------------------------------------

    def figure(self, name: str, pairs: Pairs) -> Figure:
        """A figure of ``MEASURES`` or ``CODING``, pooled over ``pairs``."""
        if not pairs:
            return Figure(None, NOBODY, 0, self._ledger.document_count())
        if name in CODING:
            return coding_figures(self._ledger.relations(pairs).coding)[CODING.index(name)]
        measure = MEASURES[name]
        value = float(measure.value(self._sums(measure, pairs)))
        used, total = self._evidence(measure, pairs)
        if not np.isnan(value):
            return Figure(value, "", used, total)
        varied = measure.kind == "labelling" and used
        return Figure(None, NO_VARIATION if varied else measure.reason, used, total)

    def _sums(self, measure: Measure, pairs: Pairs) -> Floats:
        if measure.kind == "spans":
            return self._ledger.spans(pairs).sums
        if measure.kind == "details":
            return self._ledger.details(pairs).sums
        if measure.kind == "labelling":
            return labelling(self._ledger.spans(pairs).confusion)
        return self._ledger.relations(pairs).sums

    def _evidence(self, measure: Measure, pairs: Pairs) -> tuple[int, int]:
        if measure.units == "documents":
            return self.documents(pairs)
        sums = self._ledger.spans(pairs).sums
        used = round(sums[Span.MATCHED])
        return used, round(sums[Span.MARKS_A] + sums[Span.MARKS_B]) - used

    def matrix(self, name: str) -> dict[Both, Figure]:
        """A figure for each pair of annotators."""
        return {both: self.figure(name, [both]) for both in self.pairs()}

    def mean(self, name: str, pairs: Pairs) -> Figure:
        """The unweighted mean over pairs; ``used`` of ``total`` pairs have the figure."""
        values = [self.figure(name, [both]).value for both in pairs]
        known = [value for value in values if value is not None]
        if not known:
            return Figure(None, NO_PAIR if pairs else NOBODY, 0, len(values))
        return Figure(sum(known) / len(known), "", len(known), len(values))

    def overall_alpha(self) -> Figure:
        """Krippendorff's alpha of labels over all annotators; ``used`` of ``total`` spans.

        Units are groups of matched spans (see ``annotator.agreement.grouping``), missing values
        allowed; for two annotators it is their ``alpha``.
        """
        pairs = self.pairs()
        if not pairs:
            return Figure(None, NOBODY)
        found = self._ledger.groups(pairs)
        value = alpha_of(found.table).value
        reason = "" if value is not None else NO_VARIATION if found.used else NOTHING_MATCHED
        return Figure(value, reason, found.used, found.total)

    def by_label(self, pairs: Pairs) -> list[LabelFigures]:
        """Each label of the scheme, in its order."""
        marks = self._ledger.spans(pairs).labels.tolist()
        characters = self._ledger.details(pairs).labels.tolist()
        return [
            LabelFigures(
                label, row[0], row[1], row[2], ratio(2 * row[2], row[0] + row[1], NO_SPANS),
                ratio(2 * more[2], more[0] + more[1], NO_SPANS),
            )
            for label, row, more in zip(self.labels, marks, characters, strict=True)
        ]  # fmt: skip

    def confusion(self, pairs: Pairs) -> Ints:
        """Matched spans ``[label of a, label of b]``; the last row and column are *none*."""
        return self._ledger.spans(pairs).confusion

    def confusion_by_name(self, pairs: Pairs) -> dict[str, dict[str, int]]:
        """The same by label, without its zeros; "" is *none*."""
        return named(self.confusion(pairs).tolist(), self.labels)

    def muc(self, pairs: Pairs) -> dict[str, MucCounts]:
        """Counts of MUC and SemEval by scheme; ``a`` is the reference."""
        sums = self._ledger.details(pairs).sums
        return {scheme: muc_counts(sums, scheme) for scheme in SCHEMES}

    def causes(self, pairs: Pairs) -> dict[Cause, int]:
        """How many disagreements about relations have which cause."""
        found = self._ledger.relations(pairs).causes.tolist()
        return dict(zip(RELATION_CAUSES, found, strict=True))

    # -- by document, over time, intervals ---------------------------------------------------

    def by_document(self, name: str, pairs: Pairs) -> dict[int, float | None]:
        """A figure of ``MEASURES`` for each document (id); None: undefined, as both empty."""
        measure = MEASURES[name]
        ids, rows = self._ledger.rows(measure.kind, pairs)
        values = measure.value(rows).tolist()
        return {
            one: None if np.isnan(value) else value
            for one, value in zip(ids.tolist(), values, strict=True)
        }

    def over_time(
        self, name: str, pairs: Pairs, finished: Mapping[tuple[int, str], str]
    ) -> list[Point]:
        """A figure of ``MEASURES`` by the day on which the later of a pair finished.

        ``finished`` gives the time (ISO) by document id and annotator; a document without one is
        left out.
        """
        measure = MEASURES[name]
        days: dict[str, list[Floats]] = {}
        for both in pairs:
            who = self.names(both)
            ids, rows = self._ledger.rows(measure.kind, [both])
            for one, row in zip(ids.tolist(), rows, strict=True):
                times = [finished.get((one, name), "")[:10] for name in who]
                if all(times):
                    days.setdefault(max(times), []).append(row)
        points = []
        for day in sorted(days):
            value = float(measure.value(np.sum(days[day], axis=0)))
            known = None if np.isnan(value) else value
            reason = measure.reason if known is None else ""
            points.append(Point(day, Figure(known, reason, len(days[day]), len(days[day]))))
        return points

    def with_interval(self, name: str, pairs: Pairs, seed: int = 0) -> Figure:
        """The figure with its 95 % interval by document bootstrap; none below 5 documents."""
        return self.with_intervals(name, [pairs], seed)[0]

    def with_intervals(self, name: str, choices: Sequence[Pairs], seed: int = 0) -> list[Figure]:
        """The same for several choices of pairs, from the same samples of documents."""
        return self.all_with_intervals([name], choices, seed)[name]

    def all_with_intervals(
        self, names: Sequence[str], choices: Sequence[Pairs], seed: int = 0
    ) -> dict[str, list[Figure]]:
        """Several figures of several choices of pairs; what is counted alike is drawn once."""
        found = {name: [self.figure(name, pairs) for pairs in choices] for name in names}
        kinds: dict[str, list[Measure]] = {}
        for name in names:
            if name not in CODING:
                kinds.setdefault(MEASURES[name].kind, []).append(MEASURES[name])
        some = [i for i, pairs in enumerate(choices) if pairs]
        drawn = [
            ([self._ledger.rows(kind, choices[i])[1] for i in some], measures)
            for kind, measures in kinds.items()
        ]
        if any(name in CODING for name in names):
            tables, measures = self._coding_tables([choices[i] for i in some])
            drawn.append((tables, [one for one in measures if one.name in names]))
        for tables, measures in drawn:
            for i, each in zip(some, _intervals(tables, measures, seed), strict=True):
                for measure, bounds in zip(measures, each, strict=True):
                    figure = found[measure.name][i]
                    if bounds and figure.value is not None:
                        found[measure.name][i] = replace(figure, low=bounds[0], high=bounds[1])
        return found

    def _coding_tables(self, choices: Sequence[Pairs]) -> tuple[list[Floats], list[Measure]]:
        """Units of pair coding by document, for each choice, and what follows from their sums."""
        codings = [
            [one for both in pairs for one in self._ledger.codings(both)] for pairs in choices
        ]
        values = values_of(one for found in codings for _document, one in found)
        return [coding_rows(found, values) for found in codings], coding_measures(values)

    def label_intervals(
        self, choices: Sequence[Pairs], seed: int = 0
    ) -> list[tuple[list[Interval], list[Interval]]]:
        """For each choice of pairs the 95 % intervals of each label's strict and character F1."""
        some = [i for i, pairs in enumerate(choices) if pairs]
        nothing: list[Interval] = [None] * len(self.labels)
        found = [(nothing, nothing) for _ in choices]
        parts = [
            _intervals([self._ledger.rows(kind, choices[i])[1] for i in some], measures, seed)
            for kind, measures in label_measures(len(self.labels)).items()
        ]
        for i, strict, characters in zip(some, *parts, strict=True):
            found[i] = (strict, characters)
        return found

    # -- changes -----------------------------------------------------------------------------

    def update(self, document: Document) -> bool:
        """A document is now as given (its finished layers count).

        False where it has an annotator's finished work or a label that the corpus does not know:
        then all must be read anew.
        """
        names = self._ledger.names
        labels, relations = set(names.labels), set(names.relations)
        for layer in document.layers:
            known = all(span.label in labels for span in layer.spans) and all(
                one.label in relations for one in layer.relations
            )
            if not known:
                return False
        self.change(document.id, corpus_of([document], names))
        return True

    def change(self, document_id: int, corpus: Corpus | None) -> None:
        """A document is now as in ``corpus``, which holds it alone, or gone (None)."""
        self._ledger.change(document_id, corpus)


def _intervals(
    tables: Sequence[Floats], measures: Sequence[Measure], seed: int
) -> list[list[Interval]]:
    """For each table of counts the interval of each measure.

    Tables of equally many documents are drawn together: one matrix product.
    """
    found: list[list[Interval]] = [[None] * len(measures) for _ in tables]
    sizes: dict[int, list[int]] = {}
    for i, table in enumerate(tables):
        sizes.setdefault(len(table), []).append(i)
    for size, some in sizes.items():
        if size < LEAST:
            continue

        def values(sums: Floats, count: int = len(some)) -> Floats:
            each = sums.reshape(len(sums), count, -1)
            return np.concatenate([measure.value(each) for measure in measures], axis=1)

        together = np.concatenate([tables[i] for i in some], axis=1)
        bounds = intervals(together, values, seed=seed)
        for at, i in enumerate(some):
            found[i] = bounds[at :: len(some)]
    return found
