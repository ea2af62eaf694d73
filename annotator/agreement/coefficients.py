"""Agreement on labels of given things, corrected for chance.

Two forms of data.  A *table* (labels x labels) counts how often annotator a said the row and b the
column; tables of several documents add up.  *Counts* (things x labels) say how many annotators gave
each label to each thing; what somebody did not see is simply not counted.  Every function returns a
Figure: None with a reason where there is nothing to measure, never a stand-in number.
"""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from annotator.agreement.dissimilarity import Floats
from annotator.agreement.figure import Figure

NOTHING = "nothing to compare"
NO_VARIATION = "no variation"
MISSING = "not everybody labelled everything"


def confusion(a: Sequence[Hashable], b: Sequence[Hashable], labels: Sequence[Hashable]) -> Floats:
    """The table of two annotators' values of the same things; a value not in ``labels`` (None for
    one that is missing) leaves its thing out."""
    number = {label: i for i, label in enumerate(labels)}
    ours = np.array([number.get(value, -1) for value in a], np.int64)
    theirs = np.array([number.get(value, -1) for value in b], np.int64)
    if len(ours) != len(theirs):
        raise ValueError("both annotators need a value a thing")
    both = (ours >= 0) & (theirs >= 0)
    size = len(labels)
    found = np.bincount(ours[both] * size + theirs[both], minlength=size * size)
    return found.reshape(size, size).astype(float)


def percent(table: ArrayLike) -> Figure:
    """The share of things with the same label."""
    counts = _square(table)
    total = counts.sum()
    if not total:
        return Figure(None, NOTHING)
    return _figure(np.trace(counts) / total, counts)


def cohen_kappa(table: ArrayLike, weights: ArrayLike | None = None) -> Figure:
    """Cohen's kappa (1960), and weighted kappa (1968) with ``weights`` of agreement (labels x
    labels, 1 on the diagonal): ``1 - sum (1-w) o / sum (1-w) e``, e from both one's own margins."""
    counts = _square(table)
    return _corrected(counts, np.outer(counts.sum(1), counts.sum(0)), weights)


def scott_pi(table: ArrayLike, weights: ArrayLike | None = None) -> Figure:
    """Scott's pi (1955): as kappa, with the margins of both annotators pooled."""
    counts = _square(table)
    margin = (counts.sum(1) + counts.sum(0)) / 2
    return _corrected(counts, np.outer(margin, margin), weights)


def bennett_s(table: ArrayLike, labels: int | None = None) -> Figure:
    """Bennett, Alpert & Goldstein's S (1954): chance is 1 / q, q all ``labels`` of the tag set
    (those of the table unless given), used or not."""
    counts = _square(table)
    q = len(counts) if labels is None else labels
    return _free(percent(counts), q)


def gwet_ac1(table: ArrayLike, labels: int | None = None) -> Figure:
    """Gwet's AC1 (2008) of two annotators: chance is ``sum p (1-p) / (q-1)``, p the mean margins,
    q all ``labels`` of the tag set, used or not."""
    counts = _square(table)
    q = len(counts) if labels is None else labels
    return gwet_ac2(counts, np.eye(q))


def gwet_ac2(table: ArrayLike, weights: ArrayLike) -> Figure:
    """Gwet's AC2: as AC1 with ``weights`` of agreement (q x q, q the tag set); chance is
    ``sum w / (q (q-1)) * sum p (1-p)``."""
    counts, weight = _square(table), _square(weights)
    total, q = counts.sum(), len(weight)
    if not total:
        return Figure(None, NOTHING)
    if q < 2:
        return _undefined(counts)
    part = weight[: len(counts), : len(counts)]
    observed = float((part * counts).sum() / total)
    margin = (counts.sum(1) + counts.sum(0)) / (2 * total)
    return _figure(_above(observed, _gwet_chance(margin, weight)), counts)


def counts_of(
    values: Sequence[Sequence[Hashable]], labels: Sequence[Hashable]
) -> NDArray[np.int64]:
    """Counts (things x labels) of ``values`` (annotators x things); what is not in ``labels``, as
    None for a missing value, is not counted."""
    number = {label: i for i, label in enumerate(labels)}
    things = len(values[0]) if values else 0
    counts = np.zeros((things, len(labels)), np.int64)
    for row in values:
        found = np.array([number.get(value, -1) for value in row], np.int64)
        if len(found) != things:
            raise ValueError("every annotator needs a value a thing")
        seen = np.flatnonzero(found >= 0)
        counts[seen, found[seen]] += 1
    return counts


def fleiss_kappa(counts: ArrayLike) -> Figure:
    """Fleiss' kappa (1971) of ``counts`` (things x labels): all things labelled by equally many.

    With missing values there are several conventions and no one figure: undefined then, alpha is
    for that.
    """
    agreed = _complete(counts)
    if isinstance(agreed, Figure):
        return agreed
    observed, margin, things = agreed
    expected = float(np.square(margin).sum())
    if expected == 1:
        return Figure(None, NO_VARIATION, things, things)
    return Figure(_above(observed, expected), "", things, things)


def fleiss_by_label(counts: ArrayLike) -> list[Figure]:
    """Fleiss' kappa of each label against all others together."""
    data = np.asarray(counts, float)
    return [
        fleiss_kappa(np.stack([data[:, j], data.sum(1) - data[:, j]], axis=1))
        for j in range(data.shape[1])
    ]


def randolph_kappa(counts: ArrayLike, labels: int | None = None) -> Figure:
    """Randolph's free-marginal kappa (2005): as Fleiss with chance 1 / q, q all ``labels``."""
    agreed = _complete(counts)
    if isinstance(agreed, Figure):
        return agreed
    q = np.asarray(counts).shape[1] if labels is None else labels
    return _free(Figure(agreed[0], "", agreed[2], agreed[2]), q)


def gwet_ac(counts: ArrayLike, weights: ArrayLike | None = None) -> Figure:
    """AC1, or AC2 with ``weights`` (q x q), of any number of annotators, missing values allowed
    (Gwet 2014): things with one label count for chance only; q is the columns of ``counts``."""
    data = np.asarray(counts, float)
    q = data.shape[1]
    weight = np.eye(q) if weights is None else _square(weights)
    each = data.sum(1)
    data, each = data[each > 0], each[each > 0]
    pairs = each > 1
    used, total = int(pairs.sum()), len(np.asarray(counts))
    if not used:
        return Figure(None, NOTHING, 0, total)
    if q < 2:
        return Figure(None, NO_VARIATION, used, total)
    several, size = data[pairs], each[pairs]
    agreed = (several * (several @ weight - 1)).sum(1) / (size * (size - 1))
    margin = (data / each[:, None]).mean(0)
    value = _above(float(agreed.mean()), _gwet_chance(margin, weight))
    return Figure(value, "", used, total)


def _gwet_chance(margin: Floats, weight: Floats) -> float:
    """Chance agreement after Gwet; ``margin`` may leave out labels at the end that nobody used."""
    q = len(weight)
    return float(weight.sum() / (q * (q - 1)) * (margin * (1 - margin)).sum())


def _complete(counts: ArrayLike) -> tuple[float, Floats, int] | Figure:
    """Observed agreement, margins and number of things, or why there are none."""
    data = np.asarray(counts, float)
    each = data.sum(1) if data.size else np.empty(0)
    if not len(each) or each.max() < 2:
        return Figure(None, NOTHING, 0, len(each))
    if each.min() != each.max():
        return Figure(None, MISSING, int((each == each.max()).sum()), len(each))
    size = each[0]
    agreed = (np.square(data).sum(1) - size) / (size * (size - 1))
    return float(agreed.mean()), data.sum(0) / data.sum(), len(each)


def _corrected(counts: Floats, chance: Floats, weights: ArrayLike | None) -> Figure:
    """``1 - sum v o / sum v e`` over the disagreements v = 1 - weight."""
    total = counts.sum()
    if not total:
        return Figure(None, NOTHING)
    apart = 1 - (np.eye(len(counts)) if weights is None else _square(weights))
    expected = float((apart * chance).sum() / total)
    if expected == 0:
        return _undefined(counts)
    return _figure(1 - float((apart * counts).sum()) / expected, counts)


def _free(agreed: Figure, labels: int) -> Figure:
    if agreed.value is None:
        return agreed
    if labels < 2:
        return Figure(None, NO_VARIATION, agreed.used, agreed.total)
    return Figure(_above(agreed.value, 1 / labels), "", agreed.used, agreed.total)


def _above(observed: float, expected: float) -> float:
    return (observed - expected) / (1 - expected)


def _square(table: ArrayLike) -> Floats:
    counts: NDArray[Any] = np.asarray(table, float)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError("a table has as many rows as columns")
    return counts


def _figure(value: float, counts: Floats) -> Figure:
    total = round(float(counts.sum()))
    return Figure(float(value), "", total, total)


def _undefined(counts: Floats) -> Figure:
    total = round(float(counts.sum()))
    return Figure(None, NO_VARIATION, total, total)
