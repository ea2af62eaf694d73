"""gamma, gamma_cat and gamma_k: agreement on place and label at once, corrected for chance.

Mathet, Widlöcher & Métivier (2015), "The Unified and Holistic Method Gamma for Inter-Annotator
Agreement Measure and Alignment", and Mathet (2017), "The Agreement Measure Gamma-Cat".
``gamma = 1 - observed / expected``: the disorder of the best alignment over the mean disorder of
the best alignments of ``samples`` annotations by chance.  It is a Monte-Carlo figure: samples, seed
and sampler belong to it, and its interval is that of the sampling, not of the documents.  It is not
clamped: below 0 is worse than chance.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from annotator.agreement.alignment import align
from annotator.agreement.dissimilarity import (
    Dissimilarity,
    Floats,
    Ints,
    Metric,
    Points,
    Unit,
    arrays,
    plain_metric,
)
from annotator.agreement.figure import Figure
from annotator.agreement.folding import pairs_of
from annotator.agreement.sampling import Sampler, sampler_of

__all__ = ["Gamma", "Sampling", "gamma", "gamma_over_documents"]

NORMAL = 1.959963984540054
"""Half the width of a 95 % interval in standard errors."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How chance is drawn: both programs in use take 30 samples, pygamma-agreement statistical
    ones and Mathet's shuffled ones."""

    samples: int = 30
    seed: int = 0
    sampler: Sampler = "statistical"

    def __post_init__(self) -> None:
        if self.samples < 1:
            raise ValueError("at least one sample is needed")


@dataclass(frozen=True, slots=True)
class Gamma:
    """gamma of one document with all that it hangs on.

    ``value`` is None where it is undefined, for ``reason``.  ``observed`` and ``expected`` are
    disorders; ``expected`` is None where nothing had to be sampled (nobody disagreed).  ``low`` to
    ``high`` is the 95 % interval of the sampling.  ``cat`` is gamma_cat and ``k`` gamma_k by label,
    both of the same alignments.  ``units`` went into it, ``excluded`` had no length.  ``is_exact``
    is False where an alignment was capped.
    """

    value: float | None
    reason: str = ""
    observed: float | None = None
    expected: float | None = None
    low: float | None = None
    high: float | None = None
    cat: Figure = field(default_factory=lambda: Figure(None, "no aligned pair"))
    k: dict[Hashable, Figure] = field(default_factory=dict)
    units: int = 0
    excluded: int = 0
    annotators: int = 0
    sampling: Sampling = field(default_factory=Sampling)
    alpha: float = 1.0
    beta: float = 1.0
    is_exact: bool = True


def gamma(
    units: Sequence[Sequence[Unit]],
    dissimilarity: Dissimilarity | None = None,
    sampling: Sampling | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Gamma:
    """gamma of one document's ``units``, one sequence an annotator (code points, half-open).

    ``cancelled`` is asked before each sample; the result then says "cancelled".  Units without a
    length are left out and counted.  A discontinuous span is its hull: that is for the caller.
    """
    how, chance = dissimilarity or Dissimilarity(), sampling or Sampling()
    kept = [[unit for unit in layer if unit.stop > unit.start] for layer in units]
    count = sum(map(len, kept))
    base = Gamma(
        None,
        units=count,
        excluded=sum(map(len, units)) - count,
        annotators=len(units),
        sampling=chance,
        alpha=how.alpha,
        beta=how.beta,
    )
    if len(units) < 2:
        return replace(base, reason="needs two annotators who finished the same document")
    if not count:
        return replace(base, reason="no spans")
    points, metric, labels = arrays(kept, how)[:3]
    task = _Task(metric, plain_metric(labels, how), how.beta, len(labels))
    observed = task.run(points)
    base = replace(base, observed=observed.disorder, is_exact=observed.is_exact)
    if observed.disorder == 0 and observed.label[0] == 0:
        return _compared(base, labels, observed, [])
    draw, generator = sampler_of(chance.sampler, points), np.random.default_rng(chance.seed)
    runs = []
    for _ in range(chance.samples):
        if cancelled is not None and cancelled():
            return replace(base, reason="cancelled")
        runs.append(task.run(draw(generator)))
    return _compared(base, labels, observed, runs)


@dataclass(frozen=True, slots=True)
class _Run:
    """The disorders of one alignment: the whole, and that of the labels of aligned units, [0] over
    all labels and [1 + k] over pairs with label k; nan where no such pair is aligned."""

    disorder: float
    label: Floats
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Task:
    """The two dissimilarities of a document: the weighted one, and that of plain places and labels
    (``Metric`` with alpha = beta = 1) that gamma_cat weighs pairs by."""

    metric: Metric
    plain: Metric
    beta: float
    labels: int

    def run(self, points: Points) -> _Run:
        table, is_exact = align(points, self.metric)
        left, right, size = pairs_of(table)
        differ = self.plain.table[points.label[left], points.label[right]]
        place = self.plain.between(points, left, right) - differ
        far = self.metric.alpha * place + self.beta * differ
        cost = len(table) + float((far - 1).sum()) / points.slots
        disorder = cost * points.annotators / len(points)
        # A pair counts 1 / (units of its group - 1) * max(0, 1 - d_pos) (Mathet 2017).
        weight = np.maximum(0.0, 1 - place) / (size - 1)
        labels = points.label[left], points.label[right]
        return _Run(disorder, self._by_label(labels, weight, differ), is_exact)

    def _by_label(self, labels: tuple[Ints, Ints], weight: Floats, differ: Floats) -> Floats:
        """The weighted mean of ``differ``, over all pairs and over those with each label."""
        total, apart = np.empty(self.labels + 1), np.empty(self.labels + 1)
        total[0], apart[0] = weight.sum(), (weight * differ).sum()
        other = labels[0] != labels[1]
        for sums, values in ((total, weight), (apart, weight * differ)):
            sums[1:] = np.bincount(labels[0], values, self.labels)
            sums[1:] += np.bincount(labels[1][other], values[other], self.labels)
        result = np.full(len(total), np.nan)
        np.divide(apart, total, out=result, where=total > 0)
        return result


def _compared(base: Gamma, labels: list[Hashable], observed: _Run, runs: list[_Run]) -> Gamma:
    whole = _figure(observed.disorder, np.array([run.disorder for run in runs]))
    parts = np.array([run.label for run in runs]).reshape(-1, len(labels) + 1)
    figures = [_figure(observed.label[i], parts[:, i]) for i in range(len(labels) + 1)]
    return replace(
        base,
        value=whole.value,
        reason=whole.reason,
        expected=float(np.mean([run.disorder for run in runs])) if runs else None,
        low=whole.low,
        high=whole.high,
        cat=figures[0],
        k=dict(zip(labels, figures[1:], strict=True)),
        is_exact=base.is_exact and all(run.is_exact for run in runs),
    )


def _figure(observed: float, sampled: Floats) -> Figure:
    """1 - observed / mean of ``sampled``, with the interval of that mean."""
    known = sampled[~np.isnan(sampled)]
    used, total = len(known), len(sampled)
    if np.isnan(observed):
        return Figure(None, "no aligned pair", used, total)
    if observed == 0:
        return Figure(1.0, "", used, total, 1.0, 1.0)
    expected = float(known.mean()) if used else 0.0
    if expected == 0:
        return Figure(None, "no disorder by chance", used, total)
    value = float(1 - observed / expected)
    if used < 2:
        return Figure(value, "", used, total)
    error = NORMAL * float(known.std(ddof=1)) / np.sqrt(used)
    low = float(1 - observed / (expected - error)) if expected > error else None
    return Figure(value, "", used, total, low, float(1 - observed / (expected + error)))


def gamma_over_documents(gammas: Sequence[Gamma]) -> Figure:
    """One figure for several documents: the mean of their gammas by number of units.

    A document without a disagreement is never sampled, so disorders cannot be pooled; a document
    counts as much as it has units.  ``used`` of ``total`` documents have a gamma.
    """
    known = [each for each in gammas if each.value is not None]
    units = sum(each.units for each in known)
    if not units:
        return Figure(None, "no document with a gamma", 0, len(gammas))
    value = sum(each.units * (each.value or 0.0) for each in known) / units
    return Figure(value, "", len(known), len(gammas))
