"""How far annotators agree over the documents of a project, and which spans each figure is about.

:class:`Agreement` answers for any choice of pairs: one pair, all of them pooled, one annotator
against the rest, or against gold.  Pooling adds counts and divides once; what has sides then has
those of ``annotator.agreement.sides``.  Only documents that both of a pair finished are compared.
Its answers are made when first asked for (see ``prepare`` for doing so in steps), and a changed
document is exchanged for what it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from annotator.agreement.bootstrap import Interval, intervals_of_tables
from annotator.agreement.causes import RELATION_CAUSES
from annotator.agreement.coding import Window
from annotator.agreement.coding_sums import coding_measures, coding_rows, values_of
from annotator.agreement.coefficients import NO_VARIATION
from annotator.agreement.coincidences import alpha_of
from annotator.agreement.corpus import Corpus, Floats, Ints, corpus_of
from annotator.agreement.counts import Both
from annotator.agreement.decision_items import Cause
from annotator.agreement.figure import Figure, Point, ratio
from annotator.agreement.ledger import Ledger
from annotator.agreement.measure import CODING, MEASURES, Measure, label_measures
from annotator.agreement.muc import SCHEMES, MucCounts, muc_counts
from annotator.agreement.relation_figures import coding_figures
from annotator.agreement.sides import oriented, ways
from annotator.agreement.span_counts import Span, labelling
from annotator.agreement.span_figures import NO_SPANS, NOTHING_MATCHED, named
from annotator.model.annotation import Document

NOBODY = "needs two annotators who finished the same document"
NO_PAIR = "the figure is defined for no pair"

Pairs = Sequence[Both]
"""Pairs of annotators as indices; their counts are added up."""


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """One label: how often each marked it (``a``, ``b``), both alike, and what follows from it.

    Where pairs without sides are pooled (see ``has_sides``), each counts both ways round.
    """

    label: str
    a: int
    b: int
    both: int
    strict_f1: Figure
    character_f1: Figure


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
        """The pairs of one annotator, who is ``a``: one against the rest."""
        others = (name for name in self.annotators if name != annotator)
        return self._meeting((annotator, other) for other in others)

    def against_gold(self) -> tuple[Both, ...]:
        """Each annotator with gold, which is ``b``."""
        if self.gold is None:
            return ()
        return self._meeting((name, self.gold) for name in self.annotators)

    def _meeting(self, names: Iterable[tuple[str, str]]) -> tuple[Both, ...]:
        common = self._ledger.common()
        number = {name: i for i, name in enumerate(self._ledger.names.annotators)}
        found = [(number[a], number[b]) for a, b in names]
        return tuple(both for both in found if common[both])

    def oriented(self, pairs: Pairs) -> tuple[Both, ...]:
        """The pairs with whoever is in all of them as ``a`` (gold as ``b``), if anybody is."""
        return oriented(pairs, self._gold_index) or tuple(pairs)

    def has_sides(self, pairs: Pairs) -> bool:
        """Whether ``a`` and ``b`` are somebody where these pairs are pooled.

        Else each pair counts both ways round in all that has sides.
        """
        return oriented(pairs, self._gold_index) is not None

    def ways(self, pairs: Pairs) -> tuple[Both, ...]:
        """The pairs as what has sides counts them."""
        return ways(pairs, self._gold_index)

    def _times(self, pairs: Pairs) -> int:
        """How often such counts hold each pair."""
        return 1 if self.has_sides(pairs) else 2

    @property
    def _gold_index(self) -> int | None:
        return self._ledger.names.annotators.index(self.gold) if self.gold is not None else None

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
            return self._coding_figure(name, pairs)
        measure = MEASURES[name]
        value = float(measure.value(self._sums(measure, pairs)))
        used, total = self._evidence(measure, pairs)
        if not np.isnan(value):
            return Figure(value, "", used, total)
        varied = measure.kind == "labelling" and used
        return Figure(None, NO_VARIATION if varied else measure.reason, used, total)

    def _coding_figure(self, name: str, pairs: Pairs) -> Figure:
        at = CODING.index(name)
        found = coding_figures(self._ledger.relations(pairs).coding)[at]
        if name != "relations.pair_kappa" or self.has_sides(pairs):
            return found
        both_ways = coding_figures(self._ledger.relations(self.ways(pairs)).coding)[at]
        return replace(both_ways, used=found.used, total=found.total)

    def _sums(self, measure: Measure, pairs: Pairs) -> Floats:
        if measure.kind == "spans":
            return self._ledger.spans(pairs).sums
        if measure.kind == "details":
            return self._ledger.details(pairs).sums
        if measure.kind == "labelling":
            return labelling(self.confusion(pairs)) / self._times(pairs)
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
        pairs = self.ways(pairs)
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
        return self._ledger.spans(self.ways(pairs)).confusion

    def confusion_by_name(self, pairs: Pairs) -> dict[str, dict[str, int]]:
        """The same by label, without its zeros; "" is *none*."""
        return named(self.confusion(pairs).tolist(), self.labels)

    def muc(self, pairs: Pairs) -> dict[str, MucCounts]:
        """Counts of MUC and SemEval by scheme; ``a`` is the reference."""
        sums = self._ledger.details(self.ways(pairs)).sums
        return {scheme: muc_counts(sums, scheme) for scheme in SCHEMES}

    def causes(self, pairs: Pairs) -> dict[Cause, int]:
        """How many disagreements about relations have which cause."""
        found = self._ledger.relations(pairs).causes.tolist()
        return dict(zip(RELATION_CAUSES, found, strict=True))

    # -- by document, over time, intervals ---------------------------------------------------

    def rows(self, kind: str, pairs: Pairs) -> tuple[Ints, Floats]:
        """Document ids, and for each the counts of a kind (see ``Measure``), pairs added up."""
        if kind != "labelling":
            return self._ledger.rows(kind, pairs)
        ids, rows = self._ledger.rows(kind, self.ways(pairs))
        return ids, rows / self._times(pairs)

    def by_document(self, name: str, pairs: Pairs) -> dict[int, float | None]:
        """A figure of ``MEASURES`` for each document (id); None: undefined, as both empty."""
        measure = MEASURES[name]
        ids, rows = self.rows(measure.kind, pairs)
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
        times = self._times(pairs)
        for both in self.ways(pairs):
            who = self.names(both)
            ids, rows = self._ledger.rows(measure.kind, [both])
            for one, row in zip(ids.tolist(), rows, strict=True):
                ends = [finished.get((one, name), "")[:10] for name in who]
                if all(ends):
                    days.setdefault(max(ends), []).append(row)
        points = []
        for day in sorted(days):
            value = float(measure.value(np.sum(days[day], axis=0) / times))
            known = None if np.isnan(value) else value
            reason = measure.reason if known is None else ""
            count = len(days[day]) // times
            points.append(Point(day, Figure(known, reason, count, count)))
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
            ([self.rows(kind, choices[i])[1] for i in some], measures)
            for kind, measures in kinds.items()
        ]
        if any(name in CODING for name in names):
            tables, measures = self._coding_tables([choices[i] for i in some])
            drawn.append((tables, [one for one in measures if one.name in names]))
        for tables, measures in drawn:
            values = [one.value for one in measures]
            for i, each in zip(some, intervals_of_tables(tables, values, seed), strict=True):
                for measure, bounds in zip(measures, each, strict=True):
                    figure = found[measure.name][i]
                    if bounds and figure.value is not None:
                        found[measure.name][i] = replace(figure, low=bounds[0], high=bounds[1])
        return found

    def _coding_tables(self, choices: Sequence[Pairs]) -> tuple[list[Floats], list[Measure]]:
        """Units of pair coding by document, for each choice, and what follows from their sums."""
        codings = [
            [one for both in self.ways(pairs) for one in self._ledger.codings(both)]
            for pairs in choices
        ]
        values = values_of(one for found in codings for _document, one in found)
        tables = [
            coding_rows(found, values) / self._times(pairs)
            for found, pairs in zip(codings, choices, strict=True)
        ]
        return tables, coding_measures(values)

    def label_intervals(
        self, choices: Sequence[Pairs], seed: int = 0
    ) -> list[tuple[list[Interval], list[Interval]]]:
        """For each choice of pairs the 95 % intervals of each label's strict and character F1."""
        some = [i for i, pairs in enumerate(choices) if pairs]
        nothing: list[Interval] = [None] * len(self.labels)
        found = [(nothing, nothing) for _ in choices]
        parts = [
            intervals_of_tables(
                [self.rows(kind, choices[i])[1] for i in some],
                [one.value for one in measures],
                seed,
            )
            for kind, measures in label_measures(len(self.labels)).items()
        ]
        for i, strict, characters in zip(some, *parts, strict=True):
            found[i] = (strict, characters)
        return found

    # -- changes -----------------------------------------------------------------------------

    def update(self, document: Document, units: Ints | None = None) -> bool:
        """A document is now as given: the finished layers count of those whom the corpus knows.

        ``units`` says where its sentences (tokens) begin, as ``Corpus.units`` does.  False where
        it has a label that the corpus does not know: then all must be read anew.
        """
        names = self._ledger.names
        labels, relations = set(names.labels), set(names.relations)
        for layer in document.layers:
            known = all(span.label in labels for span in layer.spans) and all(
                one.label in relations for one in layer.relations
            )
            if not known:
                return False
        corpus = corpus_of([document], names)
        self.change(document.id, replace(corpus, units={} if units is None else {0: units}))
        return True

    def change(self, document_id: int, corpus: Corpus | None) -> None:
        """A document is now as in ``corpus``, which holds it alone, or gone (None)."""
        self._ledger.change(document_id, corpus)
