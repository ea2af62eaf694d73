"""Agreement on labels: figures that people publish, so they must be the published ones."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.agreement.coefficients import (
    bennett_s,
    cohen_kappa,
    confusion,
    counts_of,
    fleiss_by_label,
    fleiss_kappa,
    gwet_ac,
    gwet_ac1,
    gwet_ac2,
    percent,
    randolph_kappa,
    scott_pi,
)
from annotator.agreement.coincidences import (
    alpha_of,
    alpha_of_sets,
    coincidences,
    coincidences_of_pair,
    krippendorff_alpha,
)
from annotator.agreement.distances import (
    dice,
    jaccard,
    linear_weights,
    masi,
    quadratic_weights,
    shared_parent,
    squared,
)
from tests.agreement.published import close, table

PAIRS = [
    "cohen1960_p37",
    "cohen1960_p45",
    "ap2008_p558",
    "zwick1988_1",
    "bp1981_1",
    "bp1981_2",
    "gwet_skew",
]


def figures_of(data):
    q = len(data)
    return {
        "Po": percent(data),
        "S": bennett_s(data),
        "pi": scott_pi(data),
        "kappa": cohen_kappa(data),
        "alpha_nominal": alpha_of(coincidences_of_pair(data)),
        "AC1": gwet_ac1(data),
        "AC2_quadratic": gwet_ac2(data, quadratic_weights(q)),
        "kappa_quadratic": cohen_kappa(data, quadratic_weights(q)),
    }


@pytest.mark.parametrize("name", PAIRS)
def test_two_annotators_as_published(name):
    """A figure in somebody's paper would not be the one that its name promises."""
    expected = dict(table(name)["expected"])
    expected.pop("pe_AC1", None)
    found = figures_of(table(name)["data"])
    for figure, value in expected.items():
        assert found[figure].value == close(value), figure


def counts_from(rows):
    labels = sorted(set("".join(rows)))
    return np.array([[row.count(label) for label in labels] for row in rows])


def test_fleiss_1971_as_published():
    """Fleiss' kappa would be that of Davies and Fleiss, as in one library."""
    reference = table("fleiss1971")
    counts = counts_from(reference["data"])
    expected = reference["expected"]
    assert fleiss_kappa(counts).value == close(expected["fleiss_kappa"])
    assert randolph_kappa(counts).value == close(expected["randolph"])
    assert gwet_ac(counts).value == close(expected["AC1"])
    assert alpha_of(coincidences(counts)).value == close(expected["alpha_nominal"])
    for figure, value in zip(fleiss_by_label(counts), expected["per_category"], strict=True):
        assert figure.value == close(value)


def test_randolph_2005_as_published():
    """Free-marginal kappa would be another one."""
    reference = table("randolph2005_1")
    counts = counts_from(reference["data"])
    assert fleiss_kappa(counts).value == close(reference["expected"]["fleiss_kappa"])
    assert randolph_kappa(counts).value == close(reference["expected"]["free_marginal"])


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_krippendorff_with_missing_values_as_published(level):
    """alpha with missing values would be wrong, as in one library (.7196 for .7434)."""
    reference = table("krippendorff_4x12")
    found = krippendorff_alpha(reference["data"], level)
    assert found.value == close(reference["expected"][f"alpha_{level}"])
    assert (found.used, found.total) == (11, 12)


@pytest.mark.parametrize(
    "name", ["krippendorff_2x12", "krippendorff2004_p224", "krippendorff2004_p227"]
)
def test_krippendorff_of_two_as_published(name):
    """alpha of two annotators would miss the textbook's examples."""
    reference = table(name)
    expected = reference["expected"]
    rows = [list(row) for row in reference["data"]]
    assert krippendorff_alpha(rows).value == close(expected["alpha_nominal"])
    labels = sorted({value for row in rows for value in row}, key=str)
    counts = confusion(*rows, labels)
    for figure, measure in (("kappa", cohen_kappa), ("pi", scott_pi)):
        if figure in expected:
            assert measure(counts).value == close(expected[figure])


def test_sets_of_labels_as_passonneau_defines_them():
    """Several labels on one span would be measured by a distance that was never published."""
    reference = table("sets_masi")
    rows = [[frozenset(pair[i]) for pair in reference["data"]] for i in range(2)]
    expected = reference["expected"]
    assert alpha_of_sets(rows).value == close(expected["alpha_masi_passonneau2006"])
    assert alpha_of_sets(rows, jaccard).value == close(expected["alpha_jaccard"])
    assert alpha_of_sets(rows, dice).value == close(expected["alpha_dice"])


def test_kappa_goes_to_f1_where_nothing_is_counted_in_plenty():
    """F1 would not be what kappa becomes for free spans (Hripcsak & Rothschild 2005)."""
    both, ours, theirs = table("hripcsak_limit")["data"]
    expected = table("hripcsak_limit")["expected"]
    for nothing, value in expected["kappa"].items():
        found = cohen_kappa([[both, ours], [theirs, float(nothing)]])
        assert found.value == close(value)
    assert 2 * both / (2 * both + ours + theirs) == close(expected["F1"])


# Published tables that are not in the file.

COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def test_weighted_kappa_of_cohen_1968():
    """Weighted kappa would not be Cohen's: .348 for his weights 0 1 3 / 1 0 6 / 3 6 0 of
    disagreement (Psychological Bulletin 70, 1968) on the table of 1960."""
    weights = 1 - np.array([[0, 1, 3], [1, 0, 6], [3, 6, 0]]) / 6
    assert cohen_kappa(COHEN_1960, weights).value == pytest.approx(0.348, abs=5e-4)


def test_pathologists_of_holmquist_1967():
    """kappa = .493 of two pathologists on 118 slides (Agresti, Categorical Data Analysis)."""
    slides = [[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]
    assert cohen_kappa(slides).value == pytest.approx(0.493, abs=5e-4)


@pytest.mark.parametrize(
    ("data", "kappa"), [([[40, 9], [6, 45]], 0.70), ([[80, 10], [5, 5]], 0.32)]
)
def test_the_paradox_of_feinstein_and_cicchetti_1990(data, kappa):
    """Same agreement of 85 %, other margins, kappa .70 and .32: S does not see the difference."""
    assert percent(data).value == pytest.approx(0.85)
    assert cohen_kappa(data).value == pytest.approx(kappa, abs=5e-3)
    assert bennett_s(data).value == pytest.approx(0.70)


def test_fourteen_raters_of_ten_subjects():
    """Fleiss' kappa = .210 of the worked example in Wikipedia's article on it."""
    counts = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ]
    assert fleiss_kappa(counts).value == pytest.approx(0.210, abs=5e-4)


def test_three_coders_of_fifteen_units():
    """alpha nominal .691 and interval .811 of the example in Wikipedia's article on it."""
    rows = [
        [None if sign == "*" else int(sign) for sign in row]
        for row in ("*****3412113 3*3".replace(" ", ""), "1*213343*******", "**21344*21133*4")
    ]
    assert krippendorff_alpha(rows).value == pytest.approx(0.691, abs=5e-4)
    assert krippendorff_alpha(rows, "interval").value == pytest.approx(0.811, abs=5e-4)


# Edge cases, as the guide decides them.


@pytest.mark.parametrize("measure", [cohen_kappa, scott_pi])
def test_one_label_only_is_undefined_and_agreement_is_full(measure):
    """Full agreement on one label would show as nought, as nan, or as proof of reliability."""
    found = measure([[7, 0], [0, 0]])
    assert (found.value, found.reason, found.used) == (None, "no variation", 7)
    assert percent([[7, 0], [0, 0]]).value == 1


def test_alpha_of_one_label_only_is_undefined():
    """The same for any number of annotators."""
    found = krippendorff_alpha([["A", "A"], ["A", "A"], ["A", None]])
    assert (found.value, found.reason) == (None, "no variation")
    assert fleiss_kappa([[3, 0], [3, 0]]).reason == "no variation"


@pytest.mark.parametrize("measure", [percent, cohen_kappa, scott_pi, bennett_s, gwet_ac1])
def test_nothing_to_compare_is_undefined(measure):
    """An empty pair would show a number, or divide by nought."""
    found = measure([[0, 0], [0, 0]])
    assert (found.value, found.reason) == (None, "nothing to compare")


def test_one_annotator_alone_is_undefined():
    """One annotator would agree with nobody, and a number would say how much."""
    assert krippendorff_alpha([["A", "B"]]).value is None
    assert krippendorff_alpha([]).value is None
    assert fleiss_kappa([[1, 0], [0, 1]]).value is None
    assert fleiss_kappa([]).value is None
    assert gwet_ac([[1, 0], [0, 1]]).value is None


def test_a_tag_set_of_one_label_leaves_nothing_to_choose():
    """AC1 and S of a scheme with one label would divide by nought."""
    for measure in (bennett_s, gwet_ac1):
        assert measure([[4]]).reason == "no variation"
    assert randolph_kappa([[3], [3]]).reason == "no variation"
    assert gwet_ac([[3], [3]]).reason == "no variation"


def test_fleiss_with_missing_values_is_refused():
    """A figure would be shown of which libraries disagree (.737, .761) what it is."""
    found = fleiss_kappa([[3, 0], [1, 1]])
    assert (found.value, found.reason) == (None, "not everybody labelled everything")
    assert (found.used, found.total) == (1, 2)


def test_labels_that_nobody_used_count_for_chance_where_they_should():
    """S and AC1 would change when a label goes out of use."""
    data = [[80, 7], [8, 5]]
    assert bennett_s(data, 4).value == pytest.approx((0.85 - 0.25) / 0.75)
    wide = np.zeros((4, 4))
    wide[:2, :2] = data
    assert gwet_ac1(data, 4).value == pytest.approx(gwet_ac1(wide).value)
    assert cohen_kappa(wide).value == pytest.approx(cohen_kappa(data).value)


def test_missing_values_leave_their_things_out():
    """A label that is not there would be taken for one."""
    counts = confusion(["A", None, "B", "A"], ["A", "B", "B", "B"], ["A", "B"])
    assert counts.tolist() == [[1, 1], [0, 1]]
    assert counts_of([["A", None], ["A", "B"]], ["A", "B"]).tolist() == [[2, 0], [0, 1]]
    with pytest.raises(ValueError, match="a value a thing"):
        confusion(["A"], ["A", "B"], ["A", "B"])
    with pytest.raises(ValueError, match="a value a thing"):
        counts_of([["A"], ["A", "B"]], ["A", "B"])


def test_empty_sets_are_alike():
    """Two annotators who both gave no label would divide by nought, as in one library."""
    for distance in (jaccard, masi, dice):
        assert distance(frozenset(), frozenset()) == 0
        assert distance(frozenset("A"), frozenset()) == 1
    assert masi({"A", "B"}, {"A"}) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi({"A", "B"}, {"A", "C"}) == pytest.approx(1 - 1 / 3 * 1 / 3)


def test_labels_under_one_parent_differ_by_half():
    """A near miss in a label tree would count as much as a far one."""
    distance = shared_parent({"CITY": "PLACE", "RIVER": "PLACE", "MAN": "PERSON"})
    assert distance("CITY", "CITY") == 0
    assert (
        distance("CITY", "RIVER") == distance("CITY", "PLACE") == distance("PLACE", "CITY") == 0.5
    )
    assert distance("CITY", "MAN") == distance("PLACE", "PERSON") == 1


def test_no_such_level_is_refused():
    """A misspelt scale would be taken for another."""
    with pytest.raises(ValueError, match="no such level"):
        squared("nomnal", [1, 2], np.ones(2))


# What always holds.

tables = st.integers(2, 4).flatmap(
    lambda q: st.lists(
        st.lists(st.integers(0, 9), min_size=q, max_size=q), min_size=q, max_size=q
    ).map(np.array)
)
MEASURES = [percent, cohen_kappa, scott_pi, bennett_s, gwet_ac1]


def same(one, other):
    if one.value is None or other.value is None:
        return one.value is other.value
    return math.isclose(one.value, other.value, abs_tol=1e-9)


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(MEASURES), st.randoms())
def test_neither_annotators_nor_labels_have_an_order(data, measure, chance):
    """Who is called the first, or how labels are sorted, would change the figure."""
    order = chance.sample(range(len(data)), len(data))
    assert same(measure(data), measure(data.T))
    assert same(measure(data), measure(data[np.ix_(order, order)]))


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(MEASURES))
def test_figures_stay_within_their_bounds(data, measure):
    """More than full agreement would be shown."""
    value = measure(data).value
    assert value is None or -1 - 1e-9 <= value <= 1 + 1e-9
    diagonal = np.diag(np.diag(data))
    full = measure(diagonal).value
    assert full is None or full == pytest.approx(1)


@settings(max_examples=60, deadline=None)
@given(tables)
def test_one_more_agreement_never_lowers_the_share(data):
    """Agreeing once more would make people look worse."""
    more = data.copy()
    more[0, 0] += 1
    before, after = percent(data).value, percent(more).value
    assert after >= (before or 0.0)


@settings(max_examples=60, deadline=None)
@given(tables, tables)
def test_documents_add_up(one, other):
    """Pooling documents would differ from one long document."""
    assume(len(one) == len(other))
    together = coincidences_of_pair(one) + coincidences_of_pair(other)
    assert same(alpha_of(together), alpha_of(coincidences_of_pair(one + other)))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 5).flatmap(
        lambda m: st.lists(
            st.lists(st.sampled_from([None, 1, 2, 3]), min_size=6, max_size=6),
            min_size=m,
            max_size=m,
        )
    ),
    st.randoms(),
)
def test_alpha_does_not_know_who_is_who(rows, chance):
    """The order of annotators or things would change alpha."""
    order = chance.sample(range(6), 6)
    shuffled = [[row[i] for i in order] for row in chance.sample(rows, len(rows))]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert same(krippendorff_alpha(rows, level), krippendorff_alpha(shuffled, level))


# Other people's programs, where they are installed.


def labelled(chance, annotators, things, missing):
    rows = chance.integers(1, 5, (annotators, things))
    rows = np.where(chance.random(rows.shape) < 0.5, rows[0], rows)
    return [[None if chance.random() < missing else int(value) for value in row] for row in rows]


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_as_the_krippendorff_package(level):
    """alpha would differ from the program that most people check it against."""
    package = pytest.importorskip("krippendorff")
    chance = np.random.default_rng(3)
    for annotators in (2, 3, 6):
        rows = labelled(chance, annotators, 30, 0.2)
        data = np.array([[np.nan if v is None else v for v in row] for row in rows], float)
        expected = package.alpha(reliability_data=data, level_of_measurement=level)
        assert krippendorff_alpha(rows, level).value == pytest.approx(expected, abs=1e-12)


def test_kappa_as_scikit_learn():
    """kappa, plain and weighted, would differ from the program most people use."""
    metrics = pytest.importorskip("sklearn.metrics")
    ours, theirs = labelled(np.random.default_rng(5), 2, 60, 0)
    counts = confusion(ours, theirs, [1, 2, 3, 4])
    for name, weights in (
        (None, None),
        ("linear", linear_weights(4)),
        ("quadratic", quadratic_weights(4)),
    ):
        expected = metrics.cohen_kappa_score(ours, theirs, weights=name)
        assert cohen_kappa(counts, weights).value == pytest.approx(expected, abs=1e-12)


def test_fleiss_and_randolph_as_statsmodels():
    """Fleiss' and Randolph's kappa would differ from a program that has both."""
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    counts = counts_of(labelled(np.random.default_rng(7), 5, 40, 0), [1, 2, 3, 4])
    assert fleiss_kappa(counts).value == pytest.approx(rater.fleiss_kappa(counts), abs=1e-12)
    assert randolph_kappa(counts).value == pytest.approx(
        rater.fleiss_kappa(counts, method="randolph"), abs=1e-12
    )


def test_pi_s_and_masi_as_nltk():
    """Scott's pi, Bennett's S and alpha on sets would differ from an independent program."""
    agreement = pytest.importorskip("nltk.metrics.agreement")
    rows = labelled(np.random.default_rng(9), 2, 40, 0)
    triples = [(str(a), i, row[i]) for a, row in enumerate(rows) for i in range(40)]
    task = agreement.AnnotationTask(data=triples)
    counts = confusion(*rows, [1, 2, 3, 4])
    assert scott_pi(counts).value == pytest.approx(task.pi(), abs=1e-9)
    assert bennett_s(counts).value == pytest.approx(task.S(), abs=1e-9)
    sets = [[frozenset("ABCDE"[v - 1 : v + 1]) for v in row] for row in rows]
    triples = [(str(a), i, row[i]) for a, row in enumerate(sets) for i in range(40)]
    task = agreement.AnnotationTask(data=triples, distance=masi)
    assert alpha_of_sets(sets).value == pytest.approx(task.alpha(), abs=1e-9)


def test_gwet_as_irr_cac():
    """AC1 and AC2 with missing values would differ from Gwet's own program in its Python form."""
    raw = pytest.importorskip("irrCAC.raw")
    pandas = pytest.importorskip("pandas")
    rows = labelled(np.random.default_rng(11), 4, 40, 0.2)
    counts = counts_of(rows, [1, 2, 3, 4])
    frame = pandas.DataFrame(np.array(rows, dtype=object).T).astype(float)
    for name, weights in (("identity", None), ("quadratic", quadratic_weights(4))):
        expected = raw.CAC(frame, weights=name, categories=[1, 2, 3, 4]).gwet()["est"]
        found = gwet_ac(counts, weights)
        assert found.value == pytest.approx(expected["coefficient_value"], abs=1e-5)
