"""Figures and causes of relations: nobody else has them, so they are held against their words."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given

from annotator import agreement
from annotator.agreement import Cause, Window
from annotator.model.annotation import Layer, Relation, Span, State
from tests.agreement.material import SYMMETRIC, layers, span

Link = tuple[str, int, int]


def layer(spans: Iterable[Span], *links: Link) -> Layer:
    """A layer whose relations are ``(label, head, tail)``, ends counted from 0."""
    own = tuple(Span(i, one.label, one.fragments) for i, one in enumerate(spans))
    relations = tuple(Relation(i, *link) for i, link in enumerate(links))
    return Layer("", own, relations, State.FINISHED)


SIX = [span(10 * i, 10 * i + 5) for i in range(6)]


@pytest.fixture(scope="module")
def constructed() -> tuple[Layer, Layer]:
    """Nine relations: one agreed, one with another border, one reversed, one of another type, one
    whose end the other did not mark."""
    a = layer(SIX, ("P", 0, 1), ("P", 1, 2), ("Q", 2, 3), ("Q", 0, 4), ("P", 5, 0))
    b = layer([*SIX[:4], span(40, 44)], ("P", 0, 1), ("P", 2, 1), ("S", 2, 3), ("Q", 0, 4))
    return a, b


def test_the_constructed_example(shared: Path, constructed: tuple[Layer, Layer]) -> None:
    """The six figures part what one number hides; to the printed digits."""
    text = (shared / "data" / "agreement_reference.json").read_text(encoding="utf-8")
    (expected,) = (
        one["expected"] for one in json.loads(text) if one["id"] == "relations_constructed"
    )
    found = agreement.relation_f1(*constructed)
    assert [
        figure.value
        for figure in (
            found.strict, found.endpoints_exact, found.aligned, found.aligned_untyped,
            found.undirected_untyped, found.conditional,
        )
    ] == pytest.approx([
        expected["strict_F1"], expected["endpoints_exact_type_ignored"],
        expected["aligned_endpoints_type"], expected["aligned_type_ignored"],
        expected["aligned_direction_and_type_ignored"], expected["conditional"],
    ])  # fmt: skip
    kappa, alpha = agreement.pair_coding(*constructed)
    assert kappa.value == pytest.approx(expected["pair_coding_kappa"], abs=1e-6)
    assert alpha.value == pytest.approx(expected["pair_coding_alpha"], abs=1e-6)
    assert (kappa.used, kappa.total) == (5, 20)


def test_each_disagreement_has_one_cause(constructed: tuple[Layer, Layer]) -> None:
    """What the reviewer repairs first, and how much repairs itself once spans are settled."""
    found = agreement.relation_causes(*constructed)
    assert found == {
        Cause.ENDPOINT_MISSING: 1,
        Cause.ENDPOINT_DIFFERS: 1,
        Cause.REVERSED: 1,
        Cause.TYPE: 1,
        Cause.ABSENT: 0,
    }


@pytest.mark.parametrize(
    ("spans", "links", "cause"),
    [
        (SIX, [], Cause.ABSENT),
        (SIX, [("P", 1, 0)], Cause.REVERSED),
        (SIX, [("Q", 1, 0)], Cause.REVERSED),
        (SIX, [("Q", 0, 1)], Cause.TYPE),
        (SIX[1:], [], Cause.ENDPOINT_MISSING),
        ([span(0, 4), *SIX[1:]], [("P", 0, 1)], Cause.ENDPOINT_DIFFERS),
        ([span(0, 5, "LOCATION"), *SIX[1:]], [("P", 0, 1)], Cause.ENDPOINT_DIFFERS),
        ([span(0, 4), *SIX[1:]], [], Cause.ENDPOINT_DIFFERS),
    ],
)
def test_causes_one_by_one(spans: list[Span], links: list[Link], cause: Cause) -> None:
    """The first cause that applies, the same from both sides."""
    a, b = layer(SIX, ("P", 0, 1)), layer(spans, *links)
    for one, other in ((a, b), (b, a)):
        assert {k: n for k, n in agreement.relation_causes(one, other).items() if n} == {cause: 1}


def test_a_symmetric_relation_has_no_direction() -> None:
    """SAME_AS drawn from the other end is the same."""
    a, b = layer(SIX, ("SAME_AS", 0, 1)), layer(SIX, ("SAME_AS", 1, 0))
    assert agreement.relation_f1(a, b, frozenset({"SAME_AS"})).strict.value == 1
    assert agreement.relation_f1(a, b).strict.value == 0
    assert sum(agreement.relation_causes(a, b, frozenset({"SAME_AS"})).values()) == 0


def test_labels_of_ends_count_only_where_it_is_said() -> None:
    """The strict figure is about fragments, direction and type; beside it stands the other one."""
    a = layer(SIX, ("P", 0, 1))
    b = layer([span(0, 5, "LOCATION"), *SIX[1:]], ("P", 0, 1))
    found = agreement.relation_f1(a, b)
    assert (found.strict.value, found.strict_labelled.value) == (1, 0)
    assert (found.endpoints_exact.value, found.endpoints_labelled.value) == (1, 0)


def test_no_relations_are_no_agreement() -> None:
    """Undefined, and said so; one side alone is 0."""
    nothing = agreement.relation_f1(layer(SIX), layer(SIX))
    assert nothing.strict.value is None
    assert nothing.strict.reason == "neither annotator has a relation"
    assert nothing.conditional.reason == "no relation has both ends matched"
    assert agreement.relation_f1(layer(SIX, ("P", 0, 1)), layer(SIX)).strict.value == 0


def test_several_relations_between_two_spans_are_a_set() -> None:
    """Alpha takes them with MASI, kappa as a value of its own."""
    a = layer(SIX[:3], ("P", 0, 1), ("Q", 0, 1))
    b = layer(SIX[:3], ("P", 0, 1))
    kappa, alpha = agreement.pair_coding(a, b)
    assert (kappa.total, kappa.value) == (6, pytest.approx(5 / 11))
    # One unit of six differs, by 1 - 1/2 * 2/3; 10 values NONE, one {P}, one {P, Q}.
    expected = 2 * (10 * 1 + 10 * 1 + 2 / 3) / (12 * 11)
    assert alpha.value == pytest.approx(1 - (2 * (2 / 3) / 12) / expected)


TEN = [span(10 * i, 10 * i + 5) for i in range(10)]


@pytest.mark.parametrize(
    ("window", "units"),
    [
        (Window("document"), 90),
        (Window("sentences"), 2 * (1 + 6 + 6)),  # 2, 4 and 4 spans
        (Window("sentences", 2), 2 * (1 + 6 + 6 + 8 + 16)),
        (Window("tokens", 0), 2 * 9),
    ],
)
def test_the_window_decides_what_counts(window: Window, units: int) -> None:
    """Every pair that is far apart adds agreement about nothing, so the window is part of it."""
    starts = (0, 20, 60) if window.unit == "sentences" else tuple(range(0, 100, 10))
    a, b = layer(TEN, ("P", 0, 1)), layer(TEN, ("P", 0, 1), ("P", 0, 9))
    kappa, _alpha = agreement.pair_coding(a, b, frozenset(), window, starts)
    assert kappa.total == units
    assert kappa.used == (2 if window.unit == "document" else 1)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(), "the same sentence"),
        (Window("tokens", 50), "within 50 tokens"),
        (Window("document", licensed=True),
         "the whole document, where the scheme allows a relation"),
    ],
)  # fmt: skip
def test_the_window_is_told(window: Window, words: str) -> None:
    """A kappa of pairs without its window means nothing."""
    assert str(window) == words


@given(layers("a"), layers("b"))
def test_from_both_sides_the_same(a: Layer, b: Layer) -> None:
    """Symmetric, within bounds, and looser figures are never smaller."""
    one, other = agreement.relation_f1(a, b, SYMMETRIC), agreement.relation_f1(b, a, SYMMETRIC)
    for name in one.__slots__:
        first, second = getattr(one, name).value, getattr(other, name).value
        assert first == (pytest.approx(second) if second is not None else None)
        assert first is None or 0 <= first <= 1
    if one.strict.value is not None and one.conditional.value is not None:
        assert one.conditional.value >= one.aligned.value  # type: ignore[operator]
    for first, second in zip(
        agreement.pair_coding(a, b, SYMMETRIC), agreement.pair_coding(b, a, SYMMETRIC), strict=True
    ):
        assert first.value == (pytest.approx(second.value) if second.value is not None else None)


@given(layers("a"))
def test_whoever_agrees_has_no_cause(a: Layer) -> None:
    """Nothing is listed for the reviewer where there is nothing to decide."""
    assert sum(agreement.relation_causes(a, a, SYMMETRIC).values()) == 0
    found = agreement.relation_f1(a, a, SYMMETRIC)
    assert all(getattr(found, name).value in (1, None) for name in found.__slots__)
