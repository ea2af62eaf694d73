"""Documents as continua of units, for the figures that need the text's length: alpha and gamma.

A discontinuous span is its hull there, from its first to its last code point, and is counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotator.agreement.bootstrap import Interval
from annotator.agreement.corpus import Corpus, rows_of
from annotator.agreement.dissimilarity import Unit
from annotator.agreement.figure import Figure
from annotator.agreement.gamma_figure import Gamma, gamma_over_documents
from annotator.agreement.unitizing import UnitizingAlpha

NO_ALIGNED = "no aligned pair"
NOTHING_SAMPLED = "no document has a disagreement, so nothing was sampled"


@dataclass(frozen=True)
class Continuum:
    """The units of those who finished a document (its index), one list an annotator."""

    document: int
    layers: tuple[tuple[Unit, ...], ...]
    hulls: int

    @property
    def reach(self) -> int:
        """The last code point that is marked."""
        return int(max((unit.stop for layer in self.layers for unit in layer), default=0))


def continua(corpus: Corpus, annotators: Sequence[int]) -> Iterator[Continuum]:
    """The documents that two or more of ``annotators`` (indices) finished, in their order."""
    spans, names = corpus.spans, corpus.names.labels
    for document in np.flatnonzero(corpus.finished[list(annotators)].sum(axis=0) > 1).tolist():
        layers: dict[int, dict[Unit, None]] = {
            who: {} for who in annotators if corpus.finished[who, document]
        }
        hulls = 0
        for row in rows_of(spans.document, np.array([document])).tolist():
            own = layers.get(int(spans.annotator[row]))
            if own is not None:
                unit = Unit(int(spans.start[row]), int(spans.stop[row]), names[spans.label[row]])
                own[unit] = None
                hulls += row in spans.fragments
        yield Continuum(document, tuple(tuple(own) for own in layers.values()), hulls)


def unitizing_json(
    found: UnitizingAlpha,
    hulls: int,
    bounds: Mapping[str, Interval] | None = None,
    labels: Mapping[str, Figure] | None = None,
    documents: tuple[int, int] = (0, 0),
) -> dict[str, Any]:
    """The 2016 family as JSON; undefined figures are null, with their reason.

    ``labels`` is the u-alpha of each label on its own.  Evidence is code points, those of all pairs
    of annotators; ``documents`` are those compared, of all.
    """
    figures = {"u": found.u, "bar_u": found.bar_u, "cu": found.cu}
    every = {
        **figures,
        **{f"ku.{label}": figure for label, figure in found.ku.items()},
        **{f"per_label.{label}": figure for label, figure in (labels or {}).items()},
    }
    return {
        "family": "Krippendorff, Mathet, Bouvry & Widlöcher 2016",
        **{name: figure.value for name, figure in figures.items()},
        "cu_coverage": found.coverage,
        "ku": {str(label): figure.value for label, figure in found.ku.items()},
        "ku_coverage": {str(label): share for label, share in found.ku_coverage.items()},
        "per_label": {label: figure.value for label, figure in (labels or {}).items()},
        "evidence": {name: [one.used, one.total] for name, one in every.items()},
        "reasons": {name: one.reason for name, one in every.items() if one.reason},
        "intervals": {
            name: list(each)
            for name, each in (bounds or {}).items()
            if each and figures[name].value is not None
        },
        "merged": found.merged,
        "stacked": found.stacked,
        "empty": found.empty,
        "hulls": hulls,
        "documents": list(documents),
    }


def gamma_json(gammas: Sequence[Gamma], hulls: int) -> dict[str, Any]:
    """Gamma over documents as JSON: the mean by units, and all that it hangs on."""
    whole = gamma_over_documents(gammas)
    cat = _mean([(each.cat, each.units) for each in gammas])
    interval = _interval(gammas)
    reasons = {
        "value": whole.reason,
        "cat": "" if cat is not None else NO_ALIGNED,
        "interval": "" if interval else whole.reason or NOTHING_SAMPLED,
    }
    first = gammas[0] if gammas else Gamma(None)
    return {
        "value": whole.value,
        "reason": whole.reason,
        "reasons": {name: why for name, why in reasons.items() if why},
        "interval": interval,
        "cat": cat,
        "documents": [whole.used, whole.total],
        "cat_documents": [sum(one.cat.value is not None for one in gammas), len(gammas)],
        "samples": first.sampling.samples,
        "seed": first.sampling.seed,
        "sampler": first.sampling.sampler,
        "alpha": first.alpha,
        "beta": first.beta,
        "exact": all(each.is_exact for each in gammas),
        "capped": sum(not each.is_exact for each in gammas),
        "excluded": sum(each.excluded for each in gammas),
        "hulls": hulls,
    }


def _mean(figures: Sequence[tuple[Figure, int]]) -> float | None:
    known = [(one.value, units) for one, units in figures if one.value is not None]
    total = sum(units for _value, units in known)
    return sum(value * units for value, units in known) / total if total else None


def _interval(gammas: Sequence[Gamma]) -> list[float] | None:
    """The sampling's 95 % interval: documents are sampled apart, so variances add."""
    known = [each for each in gammas if each.value is not None and each.low is not None]
    units = sum(each.units for each in known)
    whole = gamma_over_documents(gammas).value
    if not units or whole is None:
        return None
    half = sum((each.units * ((each.high or 0) - (each.low or 0)) / 2) ** 2 for each in known)
    width = float(half**0.5) / units
    return [whole - width, whole + width]
