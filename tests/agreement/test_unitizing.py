"""Unitizing alpha: where units lie, character by character, in both forms that carry the name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.dissimilarity import Unit
from annotator.agreement.pieces import Stack, flatten, merge_overlaps
from annotator.agreement.unitizing import (
    counts_by_label,
    pooled,
    unitizing_alpha,
    unitizing_counts,
    unitizing_intervals,
)
from annotator.agreement.unitizing_2004 import unitizing_alpha_2004
from tests.agreement.published import close, table

LENGTH = 30


def alpha(layers, length=LENGTH):
    return unitizing_alpha(unitizing_counts(layers, length))


def test_the_family_of_2016_as_the_open_programs_compute_it():
    """u, |u, cu or (k)u would not be what two independent programs give."""
    reference = table("u_alpha_family_3")
    expected = reference["expected"]
    found = alpha([[Unit(*unit) for unit in layer] for layer in reference["data"]], 20)
    assert found.u.value == close(expected["u"])
    assert found.bar_u.value == close(expected["bar_u"])
    assert found.cu.value == close(expected["cu"])
    assert found.coverage == close(expected["cu_coverage"])
    for label, value in expected["ku"].items():
        assert found.ku[int(label)].value == close(value)


@pytest.mark.parametrize(
    ("name", "scale"), [("krippendorff1995_L24", 1), ("krippendorff1995_x50000", 50_000)]
)
def test_the_form_of_2004_as_krippendorff_published_it(name, scale):
    """The older figure would not be the one in Krippendorff (1995) and in INCEpTION."""
    reference = table(name)
    for label, layers in reference["data"].items():
        units = [[Unit(a * scale, b * scale, label) for a, b in layer] for layer in layers]
        found = unitizing_alpha_2004(units, 24 * scale)
        expected = reference["expected"]
        assert found.alpha.value == close(expected["alpha_U"][label])
        assert found.labels[label] == found.alpha
        if "Do" in expected:
            assert found.observed[label] == close(expected["Do"][label])
            assert found.expected[label] == close(expected["De"][label])


def test_the_form_of_2004_as_dkpro_tests_it():
    """The same on the data of DKPro's own test."""
    reference = table("dkpro_unitizing_10")
    layers = [[Unit(a, b, "A") for a, b in layer] for layer in reference["data"]]
    found = unitizing_alpha_2004(layers, 10)
    assert found.observed["A"] == close(reference["expected"]["Do"])
    assert found.expected["A"] == close(reference["expected"]["De"])
    assert found.alpha.value == close(reference["expected"]["alpha_U"])


def test_one_side_empty_is_a_little_worse_than_chance():
    """Finding nothing where the other finds something would pass for agreement."""
    found = alpha([[Unit(2, 5, "A")], []], 20)
    assert found.u.value == pytest.approx(-0.05)
    assert (found.cu.value, found.cu.reason) == (None, "no units that meet")
    assert found.coverage == 0
    assert found.ku_coverage == {"A": 0}


@pytest.mark.parametrize("layers", [[[], []], [[Unit(0, LENGTH, "A")]] * 2])
def test_no_variation_is_undefined(layers):
    """A text that all leave empty, or all cover whole, would show a number."""
    found = alpha(layers)
    assert (found.u.value, found.u.reason) == (None, "no variation")


def test_the_form_of_2004_without_a_unit_is_undefined():
    """The older figure would divide by nought."""
    found = unitizing_alpha_2004([[], []], LENGTH)
    assert (found.alpha.value, found.alpha.reason) == (None, "no variation")


@pytest.mark.parametrize("layers", [[], [[Unit(2, 5, "A")]]])
def test_one_annotator_alone_is_undefined(layers):
    """One annotator would agree with nobody."""
    reason = "needs two annotators who finished the same document"
    assert alpha(layers).u.reason == reason
    assert alpha(layers).cu.value is None
    assert unitizing_alpha_2004(layers, LENGTH).alpha.reason == reason


def test_overlaps_of_one_label_are_merged_and_counted():
    """An overlap would be dropped in silence, as elsewhere."""
    kept, merged = merge_overlaps(
        [Unit(0, 5, "A"), Unit(5, 8, "A"), Unit(3, 6, "A"), Unit(4, 9, "B")]
    )
    assert kept == [Unit(0, 8, "A"), Unit(4, 9, "B")]
    assert merged == 2
    found = alpha([[Unit(0, 5, "A"), Unit(3, 8, "A")], [Unit(0, 8, "A")]])
    assert found.u.value == pytest.approx(1)
    assert found.merged == 1
    assert unitizing_alpha_2004([[Unit(0, 5), Unit(3, 8)], [Unit(0, 8)]], 20).merged == 1


def test_units_that_touch_stay_two():
    """Two neighbouring names would count as one long one."""
    flat = flatten([Unit(0, 5, "A"), Unit(5, 8, "A")])
    assert [(piece.start, piece.stop) for piece in flat.pieces] == [(0, 5), (5, 8)]
    assert flat.merged == 0


def test_units_without_a_length_are_left_out_and_counted():
    """An empty span would spoil the figure, or vanish without a word."""
    layers = [[Unit(2, 5, "A"), Unit(7, 7, "A")], [Unit(2, 5, "A")]]
    assert alpha(layers).u.value == pytest.approx(1)
    assert alpha(layers).empty == 1
    assert unitizing_alpha_2004(layers, 20).empty == 1


def test_nested_labels_of_identical_layers_agree_fully():
    """Nesting would make two identical annotators disagree."""
    layer = [Unit(0, 10, "ORG"), Unit(2, 5, "LOC"), Unit(20, 25, "ORG")]
    found = alpha([layer, list(layer)])
    assert found.u.value == pytest.approx(1)
    assert found.cu.value == pytest.approx(1)
    assert found.stacked == 2
    assert Stack(["LOC", "ORG"]) in found.ku


def test_each_label_has_a_figure_of_its_own_where_labels_nest():
    """In nested text the figure of a label would be about stacks of labels instead."""
    one = [Unit(0, 20, "ORG"), Unit(2, 6, "LOC")]
    other = [Unit(0, 20, "ORG"), Unit(3, 6, "LOC")]
    found = counts_by_label([one, other], LENGTH, ["ORG", "LOC", "PERSON"])
    values = {label: unitizing_alpha(counts).u.value for label, counts in found.items()}
    assert values["ORG"] == pytest.approx(1)
    assert 0.5 < values["LOC"] < 1
    assert values["PERSON"] is None
    twice = pooled([found["LOC"], found["LOC"]])
    assert twice.lengths.sum() == 2 * found["LOC"].lengths.sum() == 4 * LENGTH


def test_a_unit_outside_the_text_is_refused():
    """A wrong length would give a figure that looks right."""
    with pytest.raises(ValueError, match="outside the text"):
        unitizing_counts([[Unit(2, 40, "A")], []], LENGTH)


layers_of_three = st.lists(
    st.lists(
        st.builds(
            lambda start, length, label: Unit(start, min(start + length, LENGTH), label),
            st.integers(0, LENGTH - 1),
            st.integers(0, 9),
            st.sampled_from("AB"),
        ),
        max_size=4,
    ),
    min_size=2,
    max_size=4,
)


def values_of(found):
    return [found.u.value, found.bar_u.value, found.cu.value]


def same(one, other):
    return all(
        (a is None and b is None) or a == pytest.approx(b, abs=1e-9)
        for a, b in zip(one, other, strict=True)
    )


@settings(max_examples=80, deadline=None)
@given(layers_of_three, st.randoms())
def test_neither_annotators_nor_units_have_an_order(layers, chance):
    """Who is named first would change the figure."""
    shuffled = [chance.sample(layer, len(layer)) for layer in chance.sample(layers, len(layers))]
    assert same(values_of(alpha(layers)), values_of(alpha(shuffled)))
    swapped = [[Unit(u.start, u.stop, "BA"["AB".index(u.label)]) for u in x] for x in layers]
    assert same(values_of(alpha(layers)), values_of(alpha(swapped)))


@settings(max_examples=80, deadline=None)
@given(layers_of_three)
def test_identical_layers_agree_fully_and_nobody_more(layers):
    """Somebody would agree more than fully, or identical work less."""
    for value in values_of(alpha(layers)):
        assert value is None or value <= 1 + 1e-9
    for value in values_of(alpha([layers[0]] * 3)):
        assert value is None or value == pytest.approx(1)


@settings(max_examples=60, deadline=None)
@given(layers_of_three, layers_of_three)
def test_documents_pool_as_one_text_after_another(one, other):
    """Pooling would differ from one long text, and a change could not be added."""
    if len(one) != len(other):
        one, other = one[:2], other[:2]
    moved = [[Unit(u.start + LENGTH, u.stop + LENGTH, u.label) for u in x] for x in other]
    both = pooled([unitizing_counts(one, LENGTH), unitizing_counts(other, LENGTH)])
    whole = unitizing_counts([a + b for a, b in zip(one, moved, strict=True)], 2 * LENGTH)
    assert same(values_of(unitizing_alpha(both)), values_of(unitizing_alpha(whole)))


def test_stacked_labels_are_named_the_same_in_every_run() -> None:
    """A key of the report that depends on the process's hash seed can be compared with nothing."""
    from annotator.agreement.pieces import Stack  # noqa: PLC0415

    assert str(Stack(["B", "C", "A"])) == "A + B + C"


def test_intervals_come_from_documents():
    """Of documents that are all the same the interval is the figure; of few there is none."""
    layers = [
        [Unit(0, 5, "A"), Unit(8, 12, "B")],
        [Unit(1, 5, "A"), Unit(8, 12, "A"), Unit(20, 22, "B")],
    ]
    counts = [unitizing_counts(layers, LENGTH)] * 6
    found = unitizing_alpha(pooled(counts))
    bounds = unitizing_intervals(counts)
    for name in ("u", "bar_u", "cu"):
        value = getattr(found, name).value
        assert bounds[name] == (pytest.approx(value), pytest.approx(value))
    other = unitizing_counts([layers[0], layers[0]], LENGTH)
    mixed = unitizing_intervals([*counts, *[other] * 6])["u"]
    value = unitizing_alpha(pooled([*counts, *[other] * 6])).u.value
    assert mixed[0] < value < mixed[1]
    assert set(unitizing_intervals(counts[:4]).values()) == {None}
