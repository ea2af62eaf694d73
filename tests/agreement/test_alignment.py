"""Who meant the same span as whom: the rows of the table of decisions, and the ground of gamma."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.alignment import (
    Dissimilarity,
    Unit,
    _matrix,
    best_alignment,
    disorder_of,
)
from annotator.agreement.dissimilarity import arrays
from annotator.agreement.folding import fold, is_proved, members

units = st.builds(
    lambda start, length, label: Unit(start, start + length, label),
    st.integers(0, 30),
    st.integers(0, 8),
    st.sampled_from("abc"),
)
dissimilarities = st.sampled_from(
    [
        Dissimilarity(),
        Dissimilarity(3, 1),
        Dissimilarity(1, 0),
        Dissimilarity(0, 1),
        Dissimilarity(touching=True),
        Dissimilarity(label_distance=lambda a, b: abs(ord(str(a)) - ord(str(b))) / 2),
    ]
)


def layers_of(annotators, most):
    return st.lists(st.lists(units, max_size=most), min_size=annotators, max_size=annotators)


def least_disorder(layers, dissimilarity):
    """By trying every alignment there is."""
    points, metric = arrays(layers, dissimilarity)[:2]
    every = np.arange(len(points))
    far = metric.between(points, every[:, None], every[None])
    slots = points.slots
    best = float("inf")

    def put(unit, groups, cost):
        nonlocal best
        if unit == len(points):
            best = min(best, cost)
            return
        for group in groups:
            if any(points.annotator[unit] == points.annotator[other] for other in group):
                continue
            added = sum(far[unit, other] - 1 for other in group)
            if added < float("inf"):
                group.append(unit)
                put(unit + 1, groups, cost + added)
                group.pop()
        groups.append([unit])
        put(unit + 1, groups, cost + slots)
        groups.pop()

    put(0, [], 0.0)
    return best / slots * points.annotators / len(points) if len(points) else 0.0


@pytest.mark.parametrize(("annotators", "most"), [(2, 4), (3, 3), (4, 2), (5, 1)])
def test_nothing_is_better_than_the_best_alignment(annotators, most):
    """Spans that belong together would stand in two rows, and gamma would be too low."""

    @settings(max_examples=60, deadline=None)
    @given(layers_of(annotators, most), dissimilarities)
    def check(layers, dissimilarity):
        found = best_alignment(layers, dissimilarity)
        assert found.is_exact
        assert found.disorder == pytest.approx(least_disorder(layers, dissimilarity), abs=1e-9)

    check()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6).flatmap(lambda n: layers_of(n, 4)), dissimilarities)
def test_every_unit_is_in_exactly_one_group(layers, dissimilarity):
    """Somebody's span would be lost to the reviewer, or decided twice."""
    found = best_alignment(layers, dissimilarity)
    for annotator, layer in enumerate(layers):
        column = [group[annotator] for group in found.groups if group[annotator] is not None]
        assert sorted(column) == list(range(len(layer)))
    assert all(any(unit is not None for unit in group) for group in found.groups)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4).flatmap(lambda n: layers_of(n, 4)), dissimilarities, st.randoms())
def test_the_order_in_which_spans_were_drawn_plays_no_part(layers, dissimilarity, chance):
    """The same work would give other rows after saving and opening again."""

    def rows(some):
        found = best_alignment(some, dissimilarity)
        return [
            [None if i is None else some[a][i] for a, i in enumerate(group)]
            for group in found.groups
        ]

    shuffled = [chance.sample(layer, len(layer)) for layer in layers]
    assert rows(layers) == rows(shuffled)


@settings(max_examples=40, deadline=None)
@given(layers_of(3, 3), dissimilarities)
def test_no_annotator_comes_first(layers, dissimilarity):
    """Who is listed first would have a say in how much all agree."""
    disorders = [
        best_alignment(order, dissimilarity).disorder for order in itertools.permutations(layers)
    ]
    assert disorders == pytest.approx([disorders[0]] * len(disorders), abs=1e-9)


def test_nested_and_stacked_spans_find_their_own_partner():
    """Stacked spans would be compared crosswise, as in the tools that stumble over them."""
    first = [Unit(0, 20, "ORG"), Unit(0, 5, "LOC"), Unit(0, 20, "WORK")]
    second = [Unit(0, 5, "LOC"), Unit(0, 20, "WORK"), Unit(0, 20, "ORG")]
    found = best_alignment([first, second])
    assert found.disorder == 0
    assert sorted(found.groups) == [(0, 2), (1, 0), (2, 1)]


def test_identical_spans_of_one_annotator_stay_two():
    """A span drawn twice would vanish from the table instead of being shown."""
    found = best_alignment([[Unit(0, 5, "A"), Unit(0, 5, "A")], [Unit(0, 5, "A")]])
    assert sorted(g.count(None) for g in found.groups) == [0, 1]
    assert found.disorder == pytest.approx(1 / 1.5)


def test_touching_parts_what_shares_no_character():
    """Two neighbouring names would stand in one row as if they were variants of one."""
    layers = [[Unit(0, 5, "A")], [Unit(5, 10, "A")], [], [], []]
    assert len(best_alignment(layers).groups) == 1
    assert len(best_alignment(layers, Dissimilarity(touching=True)).groups) == 2


def test_empty_spans_are_compared_by_place_alone():
    """A span of length nought would divide by nought and stop the figure."""
    here = [[Unit(3, 3, "A")], [Unit(3, 3, "A")]]
    assert best_alignment(here).disorder == 0
    there = [[Unit(3, 3, "A")], [Unit(4, 4, "A")]]
    assert len(best_alignment(there).groups) == 2


@pytest.mark.parametrize("layers", [[], [[]], [[], []], [[], [], []]])
def test_nobody_and_nothing_align_to_nothing(layers):
    """An empty document would stop the table."""
    found = best_alignment(layers)
    assert (found.groups, found.disorder, found.is_exact) == ((), 0.0, True)


def test_one_annotator_has_a_row_a_span():
    """A project with one annotator would show no rows, or an error."""
    assert best_alignment([[Unit(4, 6), Unit(0, 2)]]).groups == ((1,), (0,))


def test_a_unit_that_ends_before_it_starts_is_refused():
    """A bad offset would give a figure that looks right."""
    with pytest.raises(ValueError, match="ends before it starts"):
        best_alignment([[Unit(5, 3)], []])


def crowd(annotators, spans, seed):
    chance = random.Random(seed)
    base = [(chance.randint(0, 1500), chance.randint(3, 25)) for _ in range(spans)]
    return [
        [
            Unit(start + chance.randint(-2, 2), start + length + chance.randint(0, 3), "AB"[i % 2])
            for i, (start, length) in enumerate(base)
            if chance.random() > 0.1
        ]
        for _ in range(annotators)
    ]


def test_fifty_annotators_are_aligned_and_the_answer_says_that_it_is_not_proved():
    """Fifty people on one text would hang the window, or a guess would be sold as exact."""
    layers = crowd(50, 15, 3)
    found = best_alignment(layers)
    assert not found.is_exact
    assert sum(unit is not None for group in found.groups for unit in group) == sum(
        map(len, layers)
    )
    assert 0 < found.disorder < 2


def test_fifty_who_mean_the_same_are_proved_to():
    """Plain agreement of a large class would be called a guess."""
    layer = [Unit(0, 6, "A"), Unit(2, 4, "B"), Unit(10, 15, "A")]
    moved = [Unit(0, 7, "A"), Unit(2, 4, "B"), Unit(10, 16, "B")]
    found = best_alignment([layer] * 30 + [moved] * 20, Dissimilarity(touching=True))
    assert found.is_exact
    assert len(found.groups) == 3


@pytest.mark.parametrize("annotators", [3, 4])
def test_a_proof_is_never_wrong(annotators):
    """A guess would be called exact."""

    @settings(max_examples=60, deadline=None)
    @given(layers_of(annotators, 2), dissimilarities)
    def check(layers, dissimilarity):
        points, metric = arrays(layers, dissimilarity)[:2]
        if not len(points):
            return
        far = _matrix(points, metric, points.slots + annotators - 1)
        table = members(fold(lambda one, other: far[one[:, None], other], points), points)
        if is_proved(table, far, points.annotator):
            least = least_disorder(layers, dissimilarity)
            assert disorder_of(table, points, metric) == pytest.approx(least, abs=1e-9)

    check()


def test_a_folded_alignment_is_close_to_the_best(monkeypatch):
    """The capped answer for many annotators would be arbitrary."""
    layers = crowd(6, 12, 5)
    exact = best_alignment(layers)
    monkeypatch.setattr("annotator.agreement.alignment.GROUPS", 0)
    folded = best_alignment(layers)
    assert exact.is_exact
    assert not folded.is_exact
    assert exact.disorder - 1e-9 <= folded.disorder <= exact.disorder * 1.05


def test_everything_upon_everything_comes_to_an_end():
    """Spans that all overlap, by five people, would never come back."""
    chance = random.Random(1)
    layers = [
        [
            Unit(chance.randint(0, 40), chance.randint(41, 90), chance.choice("abc"))
            for _ in range(30)
        ]
        for _ in range(5)
    ]
    found = best_alignment(layers)
    assert sum(unit is not None for group in found.groups for unit in group) == 150


def test_a_long_chain_of_neighbours_is_matched_without_a_square(monkeypatch):
    """A text labelled word by word would need gigabytes, or the short way another answer."""
    first = [Unit(i * 4, i * 4 + 5, i % 3) for i in range(60)]
    second = [Unit(i * 4 + 1, i * 4 + 4 + i % 3, i % 4) for i in range(60)]
    dense = best_alignment([first, second])
    monkeypatch.setattr("annotator.agreement.folding.DENSE", 0)
    sparse = best_alignment([first, second])
    assert sparse.disorder == pytest.approx(dense.disorder, abs=1e-9)
