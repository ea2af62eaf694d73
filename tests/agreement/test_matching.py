"""One-to-one matching of spans: every relaxed figure, and each row of the reviewer's table."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import assignment, components, match_spans, neighbours
from annotator.model.annotation import Span
from tests.agreement.material import best_by_trying, iou, span, spans

THRESHOLDS = st.sampled_from((0.0, 0.3, 0.5, 0.9, 1.0))


@settings(max_examples=150)
@given(spans(5), spans(5), THRESHOLDS)
def test_no_matching_is_better(a: list[Span], b: list[Span], threshold: float) -> None:
    """A pair that is missed looks to the reviewer like two people's oversights."""
    found = match_spans(a, b, threshold)
    assert len({one.a for one in found}) == len({one.b for one in found}) == len(found)
    for one in found:
        assert one.iou == pytest.approx(iou(a[one.a], b[one.b]))
        assert one.iou > 0
        assert one.iou >= threshold - 1e-9
    count, total = best_by_trying(a, b, threshold)
    assert len(found) == count
    assert sum(one.iou for one in found) == pytest.approx(total, abs=1e-6)


@settings(max_examples=150)
@given(spans(), spans(), THRESHOLDS, st.randoms(use_true_random=False))
def test_who_comes_first_and_in_which_order_does_not_matter(
    a: list[Span], b: list[Span], threshold: float, chance: random.Random
) -> None:
    """A figure that changes when two names are swapped is no figure."""
    found = {(one.a, one.b) for one in match_spans(a, b, threshold)}
    assert {(one.b, one.a) for one in match_spans(b, a, threshold)} == found
    orders = [chance.sample(range(len(side)), len(side)) for side in (a, b)]
    mixed = match_spans([a[i] for i in orders[0]], [b[i] for i in orders[1]], threshold)
    assert {(orders[0][one.a], orders[1][one.b]) for one in mixed} == found


@given(spans())
def test_everybody_agrees_with_themselves(a: list[Span]) -> None:
    """Also where spans are nested, stacked and crossing."""
    found = match_spans(a, list(reversed(a)), 1.0)
    assert [(one.a, one.b, one.iou) for one in found] == [
        (i, len(a) - 1 - i, 1.0) for i in range(len(a))
    ]


def test_two_pairs_go_before_one_exact_pair() -> None:
    """The definition: the most pairs first, though an equal span is given away for it."""
    a, b = [span(0, 10), span(0, 6)], [span(0, 10), span(4, 10)]
    assert [(one.a, one.b) for one in match_spans(a, b)] == [(0, 1), (1, 0)]
    assert [(one.a, one.b) for one in match_spans(a, b, 0.9)] == [(0, 0)]


def test_of_equal_overlaps_the_same_label_is_taken() -> None:
    """Else stacked spans would be confused with each other in the confusion matrix."""
    a = [span(0, 5, "PERSON", 1), span(0, 5, "LOCATION", 2)]
    b = [span(0, 5, "LOCATION", 1), span(0, 5, "PERSON", 2)]
    assert [(one.a, one.b) for one in match_spans(a, b)] == [(0, 1), (1, 0)]


def test_touching_spans_do_not_overlap() -> None:
    """[0, 5) and [5, 9) have no code point in common."""
    assert match_spans([span(0, 5)], [span(5, 9)], 0.0) == ()


def test_what_one_has_twice_counts_once() -> None:
    """An importer's duplicate must not earn a second match."""
    found = match_spans([span(0, 5, id=1), span(0, 5, id=2)], [span(0, 5), span(0, 4)])
    assert [(one.a, one.b) for one in found] == [(0, 0)]


def chain(count: int, step: int, length: int, shift: int) -> list[Span]:
    """Spans that each overlap the next, so that all are one component."""
    return [span(i * step + shift, i * step + shift + length, id=i + 1) for i in range(count)]


@pytest.mark.parametrize(("dense", "few"), [(10**9, 10**9), (1, 0)])
def test_long_chains_are_solved_whole(
    monkeypatch: pytest.MonkeyPatch, dense: int, few: int
) -> None:
    """Dense overlap goes through SciPy's solvers; both give the optimum, and the same way round."""
    monkeypatch.setattr(assignment, "DENSE", dense)
    monkeypatch.setattr(components, "FEW", few)
    a, b = chain(7, 4, 9, 0), chain(6, 5, 9, 2)
    found = match_spans(a, b, 0.0)
    assert {(one.b, one.a) for one in match_spans(b, a, 0.0)} == {(o.a, o.b) for o in found}
    count, total = best_by_trying(a, b, 0.0)
    assert (len(found), sum(one.iou for one in found)) == (count, pytest.approx(total))


def test_candidates_in_small_portions_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by looking at some pairs at a time; none may be lost at the seams."""
    a, b = chain(40, 3, 30, 0), chain(40, 3, 30, 1)
    whole = match_spans(a, b)
    monkeypatch.setattr(neighbours, "AT_ONCE", 7)
    assert match_spans(a, b) == whole
    assert len(whole) == 40


def test_the_same_places_in_a_long_text() -> None:
    """Keys are packed into 63 bits; offsets of a text of millions must not run over."""
    far = 3_000_000_000
    a = [Span(1, "PERSON", ((far, far + 10), (far + 20, far + 30))), span(0, far)]
    b = [Span(1, "PERSON", ((far, far + 10), (far + 21, far + 30))), span(1, far)]
    found = match_spans(a, b)
    assert [(one.a, one.b) for one in found] == [(0, 0), (1, 1)]
    assert found[0].iou == pytest.approx(19 / 20)
    orders = list(itertools.permutations(b))
    assert all(len(match_spans(a, order)) == 2 for order in orders)
