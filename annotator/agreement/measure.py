"""The figures by name: what each is counted from, and how its value follows from sums.

A value is a function of sums (last axis: the columns of its kind), so it serves one pair, several
pooled pairs, one document, and a thousand resampled corpora alike.  NaN stands for undefined.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from annotator.agreement import margins
from annotator.agreement.corpus import Floats
from annotator.agreement.muc import SCHEMES, Detail
from annotator.agreement.relation_figures import COLUMNS, NO_RELATIONS, NONE_KNOWN
from annotator.agreement.span_counts import Span
from annotator.agreement.span_figures import NO_SPANS, NOTHING_MATCHED


@dataclass(frozen=True)
class Measure:
    """A figure: the ``kind`` of counts it needs, its value from sums, why it may be undefined.

    ``units`` says what ``used`` and ``total`` of its figure count: "documents" (both finished, of
    all) or "spans" (matched, of all that the two have).
    """

    name: str
    kind: str
    value: Callable[[Floats], Floats]
    reason: str
    units: str = "documents"


def f1(kind: str, name: str, columns: tuple[int, ...], reason: str) -> Measure:
    """``2 x common / (a + b)``."""
    common, a, b = columns

    def value(sums: Floats) -> Floats:
        return _divided(2 * sums[..., common], sums[..., a] + sums[..., b])

    return Measure(name, kind, value, reason)


def _divided(top: Floats, bottom: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / bottom, np.nan)


def _partial(sums: Floats) -> Floats:
    """SemEval's partial: COR + PAR / 2, PAR being what overlaps inexactly."""
    good = sums[..., Detail.EXACT] + sums[..., Detail.OVERLAPPING]
    return _divided(good, sums[..., Detail.MARKS_A] + sums[..., Detail.MARKS_B])


def _of_margins(of: margins.OfMargins) -> Callable[[Floats], Floats]:
    def value(sums: Floats) -> Floats:
        half = 1 + (sums.shape[-1] - 1) // 2
        return of(sums[..., 0], sums[..., 1:half], sums[..., half:])

    return value


def label_measures(labels: int) -> dict[str, list[Measure]]:
    """F1 of each label, by kind of counts (marks, code points)."""
    return {
        kind: [
            f1(kind, str(label), (3 * label + 2, 3 * label, 3 * label + 1), NO_SPANS)
            for label in range(labels)
        ]
        for kind in ("labels", "label characters")
    }


_MARKS = (Span.MARKS_A, Span.MARKS_B)
_DETAIL_MARKS = (Detail.MARKS_A, Detail.MARKS_B)
_MUC = {"strict": Detail.STRICT, "exact": Detail.EXACT, "type": Detail.TYPE}

_ALL = (
    f1("spans", "exact_f1", (Span.EXACT, Span.PLACES_A, Span.PLACES_B), NO_SPANS),
    f1("spans", "strict_f1", (Span.STRICT, *_MARKS), NO_SPANS),
    f1("spans", "relaxed_f1", (Span.MATCHED, *_MARKS), NO_SPANS),
    f1("spans", "soft_f1", (Span.IOU, *_MARKS), NO_SPANS),
    f1("details", "overlap_f1", (Detail.OVERLAPPING, *_DETAIL_MARKS), NO_SPANS),
    f1(
        "details",
        "character_f1",
        (Detail.CHARACTERS, Detail.CHARACTERS_A, Detail.CHARACTERS_B),
        NO_SPANS,
    ),
    *(
        Measure(f"muc_{scheme}_f1", "details", _partial, NO_SPANS)
        if scheme == "partial"
        else f1("details", f"muc_{scheme}_f1", (_MUC[scheme], *_DETAIL_MARKS), NO_SPANS)
        for scheme in SCHEMES
    ),
    Measure("kappa", "labelling", _of_margins(margins.kappa), NOTHING_MATCHED, "spans"),
    Measure("alpha", "labelling", _of_margins(margins.alpha), NOTHING_MATCHED, "spans"),
    *(
        f1(
            "relations",
            f"relations.{name}",
            columns,
            NONE_KNOWN if name == "conditional_f1" else NO_RELATIONS,
        )
        for name, columns in COLUMNS.items()
    ),
)

MEASURES: dict[str, Measure] = {measure.name: measure for measure in _ALL}
"""Every figure of two annotators that is a function of sums, by name."""

CODING = ("relations.pair_kappa", "relations.pair_alpha")
"""The figures of pair coding, whose values are sets (see ``annotator.agreement.coding``)."""
