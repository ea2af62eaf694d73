"""Intervals over documents: how far a figure can be trusted."""

import numpy as np
import pytest

from annotator.agreement.bootstrap import intervals, ratio_intervals, resampled_sums


def counts(documents, seed=1):
    chance = np.random.default_rng(seed)
    below = chance.integers(5, 30, (documents, 2))
    return chance.binomial(below, [0.8, 0.3]), below


def test_the_interval_holds_the_figure_and_narrows_with_documents():
    """An interval would not be about the figure beside it."""
    widths = []
    for documents in (20, 500):
        above, below = counts(documents)
        for i, (low, high) in enumerate(ratio_intervals(above, below)):
            assert low < above[:, i].sum() / below[:, i].sum() < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 3


def test_the_same_seed_gives_the_same_interval():
    """The interval would flicker each time the window is opened."""
    above, below = counts(50)
    assert ratio_intervals(above, below) == ratio_intervals(above, below)
    assert ratio_intervals(above, below) != ratio_intervals(above, below, seed=1)


def test_below_five_documents_there_is_none():
    """Three documents would look like evidence."""
    above, below = counts(4)
    assert ratio_intervals(above, below) == [None, None]
    above, below = counts(5)
    assert None not in ratio_intervals(above, below)


def test_a_figure_that_seldom_exists_has_no_interval():
    """An interval would rest on the few draws in which the label turned up."""
    above, below = np.zeros((10, 2)), np.zeros((10, 2))
    below[:, 0], above[:, 0] = 4, 2
    below[3, 1] = 5
    found = ratio_intervals(above, below)
    assert found[0] == (0.5, 0.5)
    assert found[1] is None


def test_sums_are_those_of_as_many_documents(monkeypatch):
    """A resample would be larger or smaller than the data, in one go or in parts."""
    ones = np.ones((40, 1))
    assert np.all(resampled_sums(ones) == 40)
    monkeypatch.setattr("annotator.agreement.bootstrap.CELLS", 100)
    assert np.all(resampled_sums(ones, 7) == 40)


def test_any_measure_of_pooled_counts_has_one():
    """Kappa and alpha, which are no plain ratios, would stay without an interval."""
    chance = np.random.default_rng(2)
    tables = chance.multinomial(20, [0.4, 0.1, 0.1, 0.4], 100)

    def kappa(sums):
        share = sums / np.maximum(sums.sum(1, keepdims=True), 1)
        agreed = share[:, 0] + share[:, 3]
        a, b = share[:, 0] + share[:, 1], share[:, 0] + share[:, 2]
        expected = a * b + (1 - a) * (1 - b)
        return ((agreed - expected) / (1 - expected))[:, None]

    ((low, high),) = intervals(tables, kappa)
    assert low < 0.6 < high


def test_unlike_shapes_are_refused():
    """Figures and their evidence would be mixed up."""
    with pytest.raises(ValueError, match="alike"):
        ratio_intervals(np.ones((5, 2)), np.ones((5, 3)))
