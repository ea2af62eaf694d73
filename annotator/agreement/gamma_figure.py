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
    joined,
    plain_metric,
)
from annotator.agreement.figure import Figure
from annotator.agreement.folding import pairs_of
from annotator.agreement.samples import Aligned, align_all
from annotator.agreement.sampling import Sampler, sampler_of

__all__ = ["Gamma", "Sampling", "gamma", "gamma_over_documents"]

TOGETHER = 3_000
"""Units of samples that are aligned in one go: some hundredths of a second."""

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

    ``cancelled`` is asked again and again; the result then says "cancelled".  Units without a
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
    observed = task.observed(points)
    base = replace(base, observed=float(observed.disorder[0]), is_exact=observed.is_exact)
    if observed.disorder[0] == 0 and observed.label[0, 0] == 0:
        return _compared(base, labels, observed, [])
    draw, generator = sampler_of(chance.sampler, points), np.random.default_rng(chance.seed)
    runs, drawn = [], []
    for left in reversed(range(chance.samples)):
        if cancelled is not None and cancelled():
            return replace(base, reason="cancelled")
        drawn.append(draw(generator))
        if not left or sum(map(len, drawn)) >= TOGETHER:
            runs.append(task.sampled(drawn))
            drawn = []
    return _compared(base, labels, observed, runs)


@dataclass(frozen=True, slots=True)
class _Runs:
    """The disorders of the alignments of some annotations, by annotation: the whole, and
    (annotations x 1 + labels) that of the labels of aligned units, [0] over all labels and [1 + k]
    over pairs with label k; nan where no such pair is aligned."""

    disorder: Floats
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

    def observed(self, points: Points) -> _Runs:
        """Of the annotations that there are."""
        table, is_exact = align(points, self.metric)
        groups = np.array([len(table)])
        return self._measured([points], Aligned(*pairs_of(table), groups, is_exact))

    def sampled(self, some: Sequence[Points]) -> _Runs:
        """Of annotations by chance."""
        return self._measured(some, align_all(some, self.metric))

    def _measured(self, some: Sequence[Points], found: Aligned) -> _Runs:
        points, left, right = joined(some), found.left, found.right
        units = np.array([len(one) for one in some])
        sample = np.repeat(np.arange(len(some)), units)[left]
        differ = self.plain.table[points.label[left], points.label[right]]
        place = self.plain.between(points, left, right) - differ
        far = self.metric.alpha * place + self.beta * differ
        cost = found.groups + np.bincount(sample, far - 1, len(some)) / points.slots
        disorder = cost * points.annotators / units
        # A pair counts 1 / (units of its group - 1) * max(0, 1 - d_pos) (Mathet 2017).
        weight = np.maximum(0.0, 1 - place) / (found.size - 1)
        ends = (points.label[left], points.label[right])
        label = self._by_label(sample, len(some), ends, (weight, differ))
        return _Runs(disorder, label, found.is_exact)

    def _by_label(
        self, sample: Ints, samples: int, ends: tuple[Ints, Ints], values: tuple[Floats, Floats]
    ) -> Floats:
        """The weighted mean of the second of ``values``, over all pairs and over those with each
        label, by sample."""
        weight, differ = values
        other = ends[0] != ends[1]
        shape = (samples, self.labels)
        cells = [sample * self.labels + end for end in ends]

        def sums(some: Floats) -> Floats:
            by_label = np.bincount(cells[0], some, samples * self.labels)
            by_label += np.bincount(cells[1][other], some[other], samples * self.labels)
            every = np.bincount(sample, some, samples)
            return np.concatenate([every[:, None], by_label.reshape(shape)], axis=1)

        total, apart = sums(weight), sums(weight * differ)
        result = np.full(total.shape, np.nan)
        np.divide(apart, total, out=result, where=total > 0)
        return result


def _compared(base: Gamma, labels: list[Hashable], observed: _Runs, runs: list[_Runs]) -> Gamma:
    drawn = np.concatenate([run.disorder for run in runs]) if runs else np.empty(0)
    parts = [run.label for run in runs]
    by_label = np.concatenate(parts) if parts else np.empty((0, len(labels) + 1))
    whole = _figure(float(observed.disorder[0]), drawn)
    own = observed.label[0].tolist()
    figures = [_figure(own[i], by_label[:, i]) for i in range(len(labels) + 1)]
    return replace(
        base,
        value=whole.value,
        reason=whole.reason,
        expected=float(drawn.mean()) if runs else None,
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
