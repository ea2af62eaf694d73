"""gamma: place and label at once, against chance; a Monte-Carlo figure."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.alignment import Dissimilarity, Unit, align, best_alignment, disorder_of
from annotator.agreement.dissimilarity import arrays, joined
from annotator.agreement.gamma_figure import Gamma, Sampling, gamma, gamma_over_documents
from annotator.agreement.samples import align_all
from annotator.agreement.sampling import sampler_of
from tests.agreement.published import close, table


def layers_of(rows):
    names = sorted({row[0] for row in rows})
    return [[Unit(a, b, label) for who, a, b, label in rows if who == name] for name in names]


def test_distances_of_place_as_mathet_published_them():
    """gamma would rest on another dissimilarity than the published one."""
    reference = table("gamma_positional")
    for (one, other), value in zip(reference["data"], reference["expected"]["d"], strict=True):
        points, metric = arrays([[Unit(*one)], [Unit(*other)]], Dissimilarity())[:2]
        found = metric.between(points, np.array(0), np.array(1))
        assert float(found) == close(value)


@pytest.mark.parametrize(
    ("name", "weights"), [("gamma_fx01", (1, 1)), ("gamma_fx02", (1, 1)), ("gamma_fx06", (3, 2))]
)
def test_disorders_and_gammas_as_the_published_program(name, weights):
    """The figure would differ from pygamma-agreement's on its own fixtures."""
    reference = table(name)
    found = gamma(layers_of(reference["data"]), Dissimilarity(*weights), Sampling(samples=300))
    assert found.observed == close(reference["expected"]["disorder"])
    assert found.value == pytest.approx(reference["expected"]["gamma_about"], abs=0.05)
    assert found.low < found.value < found.high
    assert found.is_exact


def test_full_agreement_is_one_without_a_sample():
    """Identical work would be compared with chance, and waited for."""

    def never():
        raise AssertionError("asked while sampling")

    layer = [Unit(0, 5, "A"), Unit(3, 9, "B")]
    found = gamma([layer, list(reversed(layer)), list(layer)], cancelled=never)
    assert (found.value, found.observed, found.expected) == (1.0, 0.0, None)
    assert found.cat.value == 1
    assert {label: k.value for label, k in found.k.items()} == {"A": 1, "B": 1}


@pytest.mark.parametrize(
    ("layers", "reason"),
    [
        ([], "needs two annotators who finished the same document"),
        ([[Unit(0, 5, "A")]], "needs two annotators who finished the same document"),
        ([[], []], "no spans"),
        ([[Unit(3, 3, "A")], []], "no spans"),
    ],
)
def test_what_is_undefined_says_why(layers, reason):
    """Nobody's, or one person's, work would get a number."""
    found = gamma(layers)
    assert (found.value, found.reason) == (None, reason)


def test_one_side_empty_is_evidence():
    """Finding nothing would be passed over, or stop the figure."""
    found = gamma([[Unit(0, 5, "A"), Unit(20, 28, "B")], []])
    assert found.observed == pytest.approx(2.0)
    assert found.value < 0.2
    assert (found.cat.value, found.cat.reason) == (None, "no aligned pair")


def test_units_without_a_length_are_left_out_and_counted():
    """An empty span would divide by nought, or vanish without a word."""
    found = gamma([[Unit(0, 5, "A"), Unit(7, 7, "B")], [Unit(0, 5, "A")]])
    assert (found.value, found.units, found.excluded) == (1.0, 2, 1)


SOME = [
    [Unit(0, 8, "A"), Unit(12, 20, "B"), Unit(30, 36, "A"), Unit(50, 53, "B")],
    [Unit(1, 8, "A"), Unit(12, 19, "A"), Unit(31, 36, "A")],
    [Unit(0, 9, "B"), Unit(13, 20, "B"), Unit(50, 55, "B")],
]


@pytest.mark.parametrize("sampler", ["statistical", "shuffle"])
def test_the_same_seed_gives_the_same_gamma(sampler):
    """The figure would change each time that it is looked at."""
    one = gamma(SOME, sampling=Sampling(20, 7, sampler))
    assert one == gamma(SOME, sampling=Sampling(20, 7, sampler))
    assert one.expected != gamma(SOME, sampling=Sampling(20, 8, sampler)).expected
    assert (one.sampling.samples, one.sampling.seed, one.sampling.sampler) == (20, 7, sampler)
    assert one.value == pytest.approx(1 - one.observed / one.expected)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(2, 6),
    st.integers(1, 40),
    st.integers(0, 10_000),
    st.sampled_from(["statistical", "shuffle"]),
    st.sampled_from([Dissimilarity(), Dissimilarity(3, 1), Dissimilarity(1, 0)]),
)
def test_samples_aligned_together_are_aligned_as_well_as_each_alone(
    annotators, spans, seed, sampler, how
):
    """The disorder by chance, and with it gamma, would hang on how fast it is computed."""
    chance = random.Random(seed)
    layers = [
        [Unit(at := chance.randrange(300), at + chance.randint(1, 25), chance.choice("ABC"))
         for _ in range(chance.randint(1, spans))]
        for _ in range(annotators)
    ]  # fmt: skip
    points, metric = arrays(layers, how)[:2]
    draw, generator = sampler_of(sampler, points), np.random.default_rng(seed)
    drawn = [draw(generator) for _ in range(3)]
    found = align_all(drawn, metric)
    units = joined(drawn)
    far = metric.between(units, found.left, found.right) - 1
    of = np.repeat(np.arange(3), [len(one) for one in drawn])[found.left]
    costs = found.groups + np.bincount(of, far, 3) / points.slots
    for one, cost in zip(drawn, costs.tolist(), strict=True):
        table, is_exact = align(one, metric)
        best = disorder_of(table, one, metric)
        mine = cost * one.annotators / len(one)
        assert mine == pytest.approx(best) if is_exact and found.is_exact else mine < 1.1 * best


def test_gamma_can_be_stopped():
    """A long computation would hold the program until its end."""
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 3

    found = gamma(SOME, cancelled=cancelled)
    assert (found.value, found.reason, len(asked)) == (None, "cancelled", 4)


def test_places_alone_do_not_look_at_labels():
    """With beta 0 labels would still count."""
    swapped = [[Unit(u.start, u.stop, "C") for u in layer] for layer in SOME]
    one, other = gamma(SOME, Dissimilarity(1, 0)), gamma(swapped, Dissimilarity(1, 0))
    assert one.observed == pytest.approx(other.observed)
    places = [[Unit(0, 5, "A"), Unit(9, 12, "B")], [Unit(0, 5, "B"), Unit(9, 12, "B")]]
    found = gamma(places, Dissimilarity(1, 0))
    assert found.value == 1
    assert found.cat.value < 1


def test_labels_apart_lower_gamma_cat_of_the_label_concerned():
    """gamma_k would blame the wrong label."""
    one = [Unit(10 * i, 10 * i + 6, "ABC"[i % 3]) for i in range(12)]
    other = [Unit(u.start, u.stop, "B" if u.label == "A" else u.label) for u in one]
    found = gamma([one, other])
    assert found.k["C"].value == 1
    assert found.k["A"].value < found.cat.value < 1


def test_a_label_distance_softens_near_misses():
    """Labels under one parent would count as wholly different."""
    one, other = [[Unit(0, 5, "CITY")], [Unit(0, 5, "RIVER")]]
    soft = Dissimilarity(label_distance=lambda a, b: 0.0 if a == b else 0.5)
    assert best_alignment([one, other]).disorder == pytest.approx(1)
    assert best_alignment([one, other], soft).disorder == pytest.approx(0.5)


def test_an_unknown_sampler_is_refused():
    """A misspelt sampler would be taken for another."""
    with pytest.raises(ValueError, match="no such sampler"):
        gamma(SOME, sampling=Sampling(sampler="shufle"))
    with pytest.raises(ValueError, match="one sample"):
        Sampling(samples=0)


def article(annotators, seed):
    chance = random.Random(seed)
    base = sorted((chance.randint(0, 900), chance.randint(4, 20)) for _ in range(15))
    return [
        [
            Unit(start + chance.choice([0, 0, 1]), start + size, chance.choice("AAAB"))
            for start, size in base
            if chance.random() < 0.9
        ]
        for _ in range(annotators)
    ]


def test_chance_looks_like_the_work_it_stands_for():
    """Samples with other lengths, numbers or labels would make agreement look high or low."""
    points = arrays(article(4, 1), Dissimilarity())[0]
    share = (points.label == 0).mean()
    for name in ("statistical", "shuffle"):
        draw, chance = sampler_of(name, points), np.random.default_rng(0)
        drawn = [draw(chance) for _ in range(300)]
        sizes = np.concatenate([each.stop - each.start for each in drawn])
        labels = np.concatenate([each.label for each in drawn])
        assert np.mean([len(each) for each in drawn]) == pytest.approx(len(points), rel=0.08)
        assert sizes.mean() == pytest.approx((points.stop - points.start).mean(), rel=0.05)
        assert (labels == 0).mean() == pytest.approx(share, abs=0.03)
        assert all(each.annotators == 4 for each in drawn)


def test_chance_agrees_with_chance_no_more_than_chance():
    """gamma of unrelated work would be far from nought."""
    for sampler in ("statistical", "shuffle"):
        values = []
        for seed in range(12):
            layers = [article(1, 100 + 7 * seed)[0], article(1, 500 + seed)[0]]
            values.append(gamma(layers, sampling=Sampling(20, seed, sampler)).value)
        assert abs(float(np.mean(values))) < 0.12


def test_more_disturbance_means_less_gamma():
    """Worse work would get the better figure."""
    base = article(1, 3)[0]
    values = []
    for amount in (0, 2, 5, 40):
        chance = random.Random(1)
        moved = [
            Unit(u.start + (d := chance.randint(-amount, amount)), u.stop + d, u.label)
            for u in base
        ]
        values.append(gamma([base, moved]).value)
    assert values == sorted(values, reverse=True)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.builds(
                lambda a, n, label: Unit(a, a + n, label),
                st.integers(0, 60),
                st.integers(0, 9),
                st.sampled_from("AB"),
            ),
            max_size=5,
        ),
        min_size=2,
        max_size=4,
    ),
    st.sampled_from(["statistical", "shuffle"]),
)
def test_gamma_is_a_number_or_a_reason(layers, sampler):
    """Strange work would show nan, or stop the window."""
    found = gamma(layers, sampling=Sampling(5, 0, sampler))
    if found.value is None:
        assert found.reason
    else:
        assert math.isfinite(found.value)
        assert found.value <= 1 + 1e-9
        assert found.low is None or found.low <= found.value <= found.high
    for figure in (found.cat, *found.k.values()):
        assert figure.reason if figure.value is None else math.isfinite(figure.value)


def test_documents_weigh_by_their_units():
    """A document with one span would count as much as one with a hundred."""
    found = gamma_over_documents(
        [Gamma(1.0, units=30), Gamma(0.2, units=10), Gamma(None, "no spans")]
    )
    assert found.value == pytest.approx(0.8)
    assert (found.used, found.total) == (2, 3)
    assert gamma_over_documents([]).value is None
