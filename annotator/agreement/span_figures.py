"""Figures of two annotators' spans on one document, from the model's own values.

Each function takes the two lists of spans in any order.  None of the figures treats either side as
gold, but for precision and recall, which are those of ``b`` against ``a``.  What one annotator has
twice counts once.  For many documents and annotators see :mod:`annotator.agreement.comparison`,
which counts the same things over columns.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.agreement import margins
from annotator.agreement.coefficients import NO_VARIATION
from annotator.agreement.figure import Figure, ratio
from annotator.agreement.matching import THRESHOLD
from annotator.agreement.muc import Detail, MucCounts, Scheme, detail_counts
from annotator.agreement.muc import muc_counts as _muc
from annotator.agreement.pair import Pair, two_layers
from annotator.agreement.span_counts import Span as Column
from annotator.agreement.span_counts import labelling, span_counts
from annotator.model.annotation import Span

NO_SPANS = "neither annotator has a span"
NOTHING_MATCHED = "no span is matched"
NONE = ""
"""The name of *none* in a confusion table; no label has it."""

Spans = Sequence[Span]


@dataclass(frozen=True, slots=True)
class Match:
    """Spans ``a`` and ``b``, as positions in the lists given, and their IoU."""

    a: int
    b: int
    iou: float


def match_spans(a: Spans, b: Spans, threshold: float = THRESHOLD) -> tuple[Match, ...]:
    """Matches spans one to one, by position in ``a``: the most pairs, then the greatest IoU.

    ``threshold`` is the least IoU (of sets of code points), 0 for any code point in common.
    """
    pair = two_layers(a, b)
    found = pair.matching(threshold)
    rows = (pair.span_rows(0, found.a).tolist(), pair.span_rows(1, found.b).tolist())
    matches = zip(*rows, found.iou.tolist(), strict=True)
    return tuple(sorted((Match(one, other - len(a), iou) for one, other, iou in matches), key=_at))


def _at(match: Match) -> int:
    return match.a


def exact_f1(a: Spans, b: Spans) -> Figure:
    """``2 TP / (n_a + n_b)`` over sets of fragments, labels ignored.  Both empty: undefined."""
    sums = _sums(a, b)
    both = sums[Column.PLACES_A] + sums[Column.PLACES_B]
    return ratio(2 * sums[Column.EXACT], both, NO_SPANS)


def strict_f1(a: Spans, b: Spans) -> Figure:
    """``2 TP / (n_a + n_b)`` over sets of (fragments, label)."""
    sums = _sums(a, b)
    return ratio(2 * sums[Column.STRICT], sums[Column.MARKS_A] + sums[Column.MARKS_B], NO_SPANS)


def relaxed_f1(a: Spans, b: Spans, threshold: float = THRESHOLD) -> Figure:
    """``2 |M| / (n_a + n_b)``, M being :func:`match_spans`; labels ignored."""
    pair = two_layers(a, b)
    matched = len(pair.matching(threshold).a)
    return ratio(2 * matched, sum(len(owned) for owned in pair.owned), NO_SPANS)


def soft_f1(a: Spans, b: Spans, threshold: float = THRESHOLD) -> Figure:
    """``2 sum(IoU over M) / (n_a + n_b)``."""
    pair = two_layers(a, b)
    total = float(pair.matching(threshold).iou.sum())
    return ratio(2 * total, sum(len(owned) for owned in pair.owned), NO_SPANS)


def muc_counts(a: Spans, b: Spans, scheme: Scheme = "strict") -> MucCounts:
    """COR, INC, PAR, MIS, SPU of MUC / SemEval-2013 task 9.1; ``a`` is the reference."""
    return _muc(detail_counts(two_layers(a, b)).rows[0], scheme)


def character_f1(a: Spans, b: Spans, label: str | None = None) -> Figure:
    """``2 common code points / (of a + of b)``, the union of each one's spans (of one label)."""
    if label is not None:
        a, b = ([one for one in side if one.label == label] for side in (a, b))
    sums = detail_counts(two_layers(a, b)).rows[0]
    both = sums[Detail.CHARACTERS_A] + sums[Detail.CHARACTERS_B]
    return ratio(2 * sums[Detail.CHARACTERS], both, NO_SPANS)


def label_f1(a: Spans, b: Spans) -> dict[str, Figure]:
    """Strict F1 of each label that either has used."""
    pair = two_layers(a, b)
    counts = span_counts(pair).labels.tolist()
    return {
        label: ratio(2 * both, one + other, NO_SPANS)
        for label, (one, other, both) in zip(_labels(pair), counts, strict=True)
    }


def confusion(a: Spans, b: Spans) -> dict[str, dict[str, int]]:
    """Counts by label of ``a``, then of ``b``, over :func:`match_spans`; "" is *none*.

    Only cells that are not 0.
    """
    pair = two_layers(a, b)
    return named(span_counts(pair).confusion.tolist(), _labels(pair))


def named(table: list[list[int]], labels: Sequence[str]) -> dict[str, dict[str, int]]:
    """A table whose last row and column are *none* as nested dictionaries, without its zeros."""
    names = (*labels, NONE)
    rows = {
        name: {other: count for other, count in zip(names, row, strict=True) if count}
        for name, row in zip(names, table, strict=True)
    }
    return {name: row for name, row in rows.items() if row}


def label_kappa(a: Spans, b: Spans) -> Figure:
    """Cohen's kappa (1960) of the labels of matched spans; ``used`` of ``total`` spans are."""
    return _labelled(a, b, margins.kappa)


def label_alpha(a: Spans, b: Spans) -> Figure:
    """Krippendorff's alpha (nominal) of the labels of matched spans, likewise."""
    return _labelled(a, b, margins.alpha)


def _labelled(a: Spans, b: Spans, of: margins.OfMargins) -> Figure:
    pair = two_layers(a, b)
    counts = span_counts(pair)
    used = round(counts.rows[0, Column.MATCHED])
    total = round(counts.rows[0, Column.MARKS_A] + counts.rows[0, Column.MARKS_B]) - used
    sums = labelling(counts.confusion)
    many = len(counts.labels)
    value = float(of(sums[0], sums[1 : 1 + many], sums[1 + many :]))
    if math.isnan(value):
        reason = NO_VARIATION if used else NOTHING_MATCHED
        return Figure(None, reason, used, total)
    return Figure(value, "", used, total)


def _sums(a: Spans, b: Spans) -> list[float]:
    sums: list[float] = span_counts(two_layers(a, b)).rows[0].tolist()
    return sums


def _labels(pair: Pair) -> tuple[str, ...]:
    return pair.ground.corpus.names.labels
