"""Who can be relied on where nobody knows the truth."""

import numpy as np
import pytest

from annotator.agreement.latent_classes import dawid_skene, votes_of

# Dawid & Skene (1979), table 1: 45 patients, observer 1 three times and four others once.
ROWS = """
1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223
4444444 2223343 1111111 2223212 1211111 1112111 1111111 1111111 2222221 2221322
2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121
1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111
1111111 1212111 2322222 1211111 2222222
"""


def test_the_anaesthetists_of_1979(ratings):
    """The error rates would not be those of the published table: shares .40 .42 .11 .07."""
    found = dawid_skene(ratings)
    assert found.is_settled
    assert found.share == pytest.approx([0.3996, 0.4220, 0.1118, 0.0667], abs=5.1e-5)
    labels = "".join(str(i + 1) for i in found.probability.argmax(axis=1))
    assert labels == "142222132243121111222222112111131224233111212"


@pytest.fixture
def ratings():
    rows = ROWS.split()
    counts = np.zeros((5, len(rows), 4))
    for patient, row in enumerate(rows):
        for observer, sign in zip((0, 0, 0, 1, 2, 3, 4), row, strict=True):
            counts[observer, patient, int(sign) - 1] += 1
    return counts


def test_a_careless_annotator_is_found_out():
    """Somebody who guesses would weigh as much as somebody who reads."""
    chance = np.random.default_rng(4)
    truth = chance.integers(0, 3, 200)
    good = [[("ABC"[t] if chance.random() < 0.9 else "A") for t in truth] for _ in range(3)]
    guess = ["ABC"[i] for i in chance.integers(0, 3, 200)]
    found = dawid_skene(votes_of([*good, guess], "ABC"))
    right = [np.diag(errors).mean() for errors in found.errors]
    assert min(right[:3]) > 0.8 > 0.5 > right[3]
    assert (found.probability.argmax(1) == truth).mean() > 0.95


def test_things_that_nobody_saw_stay_open():
    """A thing without a vote would get an answer out of nothing, or stop the computation."""
    found = dawid_skene(votes_of([["A", "B", None], ["A", "B", None]], "AB"))
    assert found.probability[2] == pytest.approx([0.5, 0.5])
    assert found.probability[0] == pytest.approx([1, 0])


def test_one_annotator_is_believed():
    """With one annotator it would fail instead of saying what is known."""
    found = dawid_skene(votes_of([["A", "B", "A"]], "AB"))
    assert found.probability.argmax(1).tolist() == [0, 1, 0]


def test_flat_counts_are_refused():
    """Values in the place of counts would give nonsense."""
    with pytest.raises(ValueError, match="annotators x things x labels"):
        dawid_skene([[1, 0]])
