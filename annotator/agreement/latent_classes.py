"""How good each annotator is, where nobody knows the truth (Dawid & Skene 1979).

Expectation maximisation: the probable label of each thing from the annotators' error rates, and the
error rates from the probable labels, in turn, from the shares of votes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from annotator.agreement.coefficients import counts_of
from annotator.agreement.dissimilarity import Floats


@dataclass(frozen=True, slots=True)
class DawidSkene:
    """``probability`` (things x labels) of each label being right; ``share`` (labels) of all
    things; ``errors`` (annotators x labels x labels): the chance that the annotator says the column
    where the row is right; ``rounds`` that it took, ``is_settled`` if they were enough."""

    probability: Floats
    share: Floats
    errors: Floats
    rounds: int
    is_settled: bool


def dawid_skene(counts: ArrayLike, most: int = 500, change: float = 1e-6) -> DawidSkene:
    """``counts`` (annotators x things x labels): how often each said what; 0 everywhere where
    somebody did not see a thing.  Things that nobody saw keep the shares of all others.

    It stops after ``most`` rounds or when no probability moves by ``change``.
    """
    votes = np.asarray(counts, float)
    if votes.ndim != 3 or not votes.size:
        raise ValueError("counts are annotators x things x labels, and not empty")
    given = votes.sum(0)
    each = given.sum(1, keepdims=True)
    labels = votes.shape[2]
    probability = np.divide(given, each, out=np.full_like(given, 1 / labels), where=each > 0)
    settled = False
    rounds = 0
    while rounds < most and not settled:
        rounds += 1
        share, errors = _parameters(votes, probability)
        better = _probability(votes, share, errors)
        settled = float(np.abs(better - probability).max()) < change
        probability = better
    share, errors = _parameters(votes, probability)
    return DawidSkene(probability, share, errors, rounds, settled)


def votes_of(values: Sequence[Sequence[object]], labels: Sequence[object]) -> Floats:
    """Counts for :func:`dawid_skene` from values (annotators x things, None where missing)."""
    return np.stack([counts_of([row], labels) for row in values]).astype(float)


def _parameters(votes: Floats, probability: Floats) -> tuple[Floats, Floats]:
    seen = votes.sum(axis=(0, 2)) > 0
    share = probability[seen].mean(0) if seen.any() else probability.mean(0)
    said = np.einsum("il,aik->alk", probability, votes)
    total = said.sum(2, keepdims=True)
    # Somebody who never met a label is taken to say anything there.
    uniform = np.full_like(said, 1 / votes.shape[2])
    return share, np.divide(said, total, out=uniform, where=total > 0)


def _probability(votes: Floats, share: Floats, errors: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        chance, prior = np.log(errors), np.log(share)
    # 0 votes for what somebody never says are no evidence: 0 * log 0 is 0 here.
    chance = np.maximum(chance, -1e6)
    log = np.maximum(prior, -1e6) + np.einsum("aik,alk->il", votes, chance)
    result = np.exp(log - log.max(1, keepdims=True))
    scaled: Floats = result / result.sum(1, keepdims=True)
    return scaled
