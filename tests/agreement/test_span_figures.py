"""Figures of spans: each against its definition, published tables and other people's programs."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement import margins
from annotator.agreement.figure import Figure
from annotator.agreement.muc import SCHEMES
from annotator.model.annotation import Span
from tests.agreement.material import points, span, spans

Of = Callable[[list[Span], list[Span]], Figure]

SYMMETRIC: dict[str, Of] = {
    "exact": agreement.exact_f1,
    "strict": agreement.strict_f1,
    "relaxed": agreement.relaxed_f1,
    "soft": agreement.soft_f1,
    "character": agreement.character_f1,
    "kappa": agreement.label_kappa,
    "alpha": agreement.label_alpha,
}


@pytest.fixture(scope="module")
def reference(shared: Path) -> dict[str, Any]:
    """Published tables with the figures printed beside them."""
    text = (shared / "data" / "agreement_reference.json").read_text(encoding="utf-8")
    return {one["id"]: one for one in json.loads(text)}


@pytest.mark.parametrize("name", SYMMETRIC)
@given(spans(), spans())
def test_neither_side_is_gold(name: str, a: list[Span], b: list[Span]) -> None:
    """A figure of two annotators is the same from both sides, and lies where it should."""
    one, other = SYMMETRIC[name](a, b), SYMMETRIC[name](b, a)
    assert (one.value, one.reason) == (
        pytest.approx(other.value) if other.value is not None else None,
        other.reason,
    )
    if one.value is None:
        assert one.reason
    else:
        assert (-1 if name in ("kappa", "alpha") else 0) <= one.value <= 1


@given(spans(), spans())
def test_f1_from_sets(a: list[Span], b: list[Span]) -> None:
    """The headline figures are those of plain sets."""
    for of, key in (
        (agreement.exact_f1, lambda one: one.fragments),
        (agreement.strict_f1, lambda one: (one.fragments, one.label)),
    ):
        one, other = {key(x) for x in a}, {key(x) for x in b}
        expected = 2 * len(one & other) / (len(one) + len(other)) if one or other else None
        assert of(a, b).value == (pytest.approx(expected) if expected is not None else None)
    for label in {x.label for x in (*a, *b)}:
        one, other = ({x.fragments for x in side if x.label == label} for side in (a, b))
        found = agreement.label_f1(a, b)[label].value
        assert found == pytest.approx(2 * len(one & other) / (len(one) + len(other)))


@given(spans(), spans(), st.sampled_from((None, "PERSON")))
def test_characters_from_sets(a: list[Span], b: list[Span], label: str | None) -> None:
    """Nested, crossing and discontinuous spans count each code point once."""
    one, other = (
        {p for x in side if label in (None, x.label) for p in points(x)} for side in (a, b)
    )
    found = agreement.character_f1(a, b, label).value
    if not one and not other:
        assert found is None
    else:
        assert found == pytest.approx(2 * len(one & other) / (len(one) + len(other)))


@given(spans())
def test_whoever_agrees_agrees_fully(a: list[Span]) -> None:
    """Stacked and nested spans do not cost those who see the same thing anything."""
    assume(a)
    for name in ("exact", "strict", "relaxed", "soft", "character"):
        assert SYMMETRIC[name](a, list(reversed(a))).value == pytest.approx(1)
    table = agreement.confusion(a, a)
    assert all(set(row) == {label} for label, row in table.items())


@given(spans(), spans())
def test_the_confusion_table_holds_every_span_once(a: list[Span], b: list[Span]) -> None:
    """Its margins are the two annotators' spans, by label."""
    table = agreement.confusion(a, b)
    for label in {x.label for x in (*a, *b)}:
        assert sum(table.get(label, {}).values()) == sum(x.label == label for x in a)
        column = sum(row.get(label, 0) for row in table.values())
        assert column == sum(x.label == label for x in b)
    assert "" not in table.get("", {})


def test_undefined_says_why() -> None:
    """Both empty is no perfect agreement and no disagreement; neither is a figure without data."""
    assert agreement.exact_f1([], []) == Figure(None, "neither annotator has a span")
    assert agreement.exact_f1([span(0, 3)], []).value == 0
    assert agreement.label_kappa([span(0, 3)], [span(5, 9)]) == Figure(
        None, "no span is matched", 0, 2
    )
    one_label = agreement.label_alpha([span(0, 3)], [span(0, 3)])
    assert (one_label.value, one_label.reason) == (
        None,
        "no variation",
    )


def test_nested_spans_in_any_order() -> None:
    """What another program counts as 0 or as .667, depending on which span it meets first."""
    gold, other = [span(0, 5)], [span(0, 3, "LOCATION"), span(0, 5)]
    assert agreement.strict_f1(gold, other).value == pytest.approx(2 / 3)
    assert agreement.strict_f1(gold, other[::-1]).value == pytest.approx(2 / 3)
    assert agreement.muc_counts(gold, other, "strict").f1 == pytest.approx(2 / 3)


def test_semeval_scenarios(reference: dict[str, Any]) -> None:
    """The six scenarios of SemEval-2013 task 9.1, with the counts that are printed for them."""
    a, b = [], []
    for number, sides in enumerate(reference["semeval2013_rows"]["data"].values()):
        for side, rows in zip((a, b), sides, strict=True):
            side += [
                span(low + 100 * number, high + 100 * number, label) for low, high, label in rows
            ]
    expected = reference["semeval2013_rows"]["expected"]
    for scheme in SCHEMES:
        found = agreement.muc_counts(a, b, scheme)
        counts = [found.cor, found.inc, found.par, found.mis, found.spu]
        assert counts == expected["COR_INC_PAR_MIS_SPU"][scheme]
        assert found.f1 == pytest.approx(expected["F1"][scheme])


def test_entities_of_seqeval(reference: dict[str, Any]) -> None:
    """F1 as those who train taggers know it: the example that seqeval prints, .5."""
    example = reference["seqeval_readme"]
    a, b = ([one for at, row in enumerate(side) for one in entities(row, 100 * at)]
            for side in example["data"])  # fmt: skip
    assert agreement.strict_f1(a, b).value == pytest.approx(example["expected"]["F1"])


def entities(tags: list[str], first: int) -> list[Span]:
    """The entities of a row of BIO tags, a code point a tag."""
    begun = [at for at, tag in enumerate(tags) if tag.startswith("B-")]
    ends = [next((at for at in range(start + 1, len(tags)) if not tags[at].startswith("I-")),
                 len(tags)) for start in begun]  # fmt: skip
    return [
        span(first + start, first + stop, tags[start][2:])
        for start, stop in zip(begun, ends, strict=True)
    ]


@pytest.mark.parametrize(
    "name",
    ["cohen1960_p37", "cohen1960_p45", "ap2008_p558", "zwick1988_1", "bp1981_1", "bp1981_2",
     "gwet_skew"],
)  # fmt: skip
def test_published_tables(reference: dict[str, Any], name: str) -> None:
    """Kappa and alpha to the printed digits."""
    table = np.array(reference[name]["data"], float)
    expected = reference[name]["expected"]
    sums = (np.trace(table), table.sum(axis=1), table.sum(axis=0))
    assert float(margins.kappa(*sums)) == pytest.approx(expected["kappa"], abs=1e-6)
    if "alpha_nominal" in expected:
        assert float(margins.alpha(*sums)) == pytest.approx(expected["alpha_nominal"], abs=1e-6)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC")), min_size=2))
def test_kappa_and_alpha_as_others_compute_them(labels: list[tuple[str, str]]) -> None:
    """scikit-learn and krippendorff, where they define the figure."""
    metrics = pytest.importorskip("sklearn.metrics")
    krippendorff = pytest.importorskip("krippendorff")
    assume(len({label for both in labels for label in both}) > 1)
    a = [span(10 * i, 10 * i + 5, one) for i, (one, _other) in enumerate(labels)]
    b = [span(10 * i, 10 * i + 5, other) for i, (_one, other) in enumerate(labels)]
    kappa, alpha = agreement.label_kappa(a, b), agreement.label_alpha(a, b)
    assert kappa.used == kappa.total == len(labels)
    expected = metrics.cohen_kappa_score(*zip(*labels, strict=True))
    assert kappa.value == pytest.approx(expected)
    rows = [[ord(label) for label in side] for side in zip(*labels, strict=True)]
    expected = krippendorff.alpha(rows, level_of_measurement="nominal")
    assert alpha.value == pytest.approx(expected)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2), st.integers(3, 5), st.integers(0, 2), st.integers(3, 5),
            st.sampled_from("AB"), st.sampled_from("AB"), st.sampled_from(("both", "a", "b")),
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_muc_counts_as_nervaluate_has_them(rows: list[tuple[Any, ...]]) -> None:
    """Where no spans overlap within a side, all four schemes are those of nervaluate."""
    nervaluate = pytest.importorskip("nervaluate")
    a, b = [], []
    for i, (low, high, low_b, high_b, label, label_b, who) in enumerate(rows):
        if who != "b":
            a.append(span(20 * i + low, 20 * i + high, label))
        if who != "a":
            b.append(span(20 * i + low_b, 20 * i + high_b, label_b))
    listed = [
        [{"start": one.start, "end": one.stop - 1, "label": one.label} for one in side]
        for side in (a, b)
    ]  # its ends are inclusive
    evaluator = nervaluate.Evaluator([listed[0]], [listed[1]], tags=["A", "B"], loader="dict")
    found = evaluator.evaluate()["overall"]
    for scheme in SCHEMES:
        theirs = found["ent_type" if scheme == "type" else scheme]
        ours = agreement.muc_counts(a, b, scheme)
        assert (ours.cor, ours.inc, ours.par, ours.mis, ours.spu) == (
            theirs.correct, theirs.incorrect, theirs.partial, theirs.missed, theirs.spurious,
        )  # fmt: skip


def test_every_public_name_is_found() -> None:
    """What the package's page lists can be imported from it, and an unknown name is an error."""
    names = [name for name in dir(agreement) if not name.startswith("_")]
    assert {"relaxed_f1", "Agreement", "krippendorff_alpha", "best_alignment"} <= set(names)
    assert all(getattr(agreement, name) is not None for name in names)
    with pytest.raises(AttributeError):
        _ = agreement.no_such_figure


def test_starting_the_program_imports_no_numbers() -> None:
    """NumPy and SciPy cost a third of a second, which most commands do not need."""
    code = (
        "import sys, annotator.cli, annotator.agreement, annotator.ops.agreement; "
        "sys.exit(' '.join({'numpy', 'scipy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
