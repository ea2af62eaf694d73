"""Many documents and annotators: pooled, kept up to date, and every number opens its items."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement import Agreement, Cause, Names, Window, corpus_of
from annotator.agreement.causes import RELATION_CAUSES
from annotator.agreement.coding_sums import coding_measures, coding_rows, values_of
from annotator.agreement.counts import Additive, Block
from annotator.agreement.measure import CODING, MEASURES
from annotator.agreement.pair import Ground
from annotator.agreement.report import to_json
from annotator.agreement.single import Single
from annotator.agreement.span_counts import span_counts
from annotator.model.annotation import Document, Layer, Relation, State
from tests.agreement.material import LABELS, SYMMETRIC, TYPES, documents, span

WHO = ("an", "bình", "chi", "gold")
NAMES = Names(WHO, LABELS, TYPES, SYMMETRIC)
WHOLE = Window("document")


@st.composite
def projects(draw: st.DrawFn, most: int = 4) -> list[Document]:
    """Documents with ids 1, 2, … that some annotators have finished."""
    count = draw(st.integers(1, most))
    return [draw(documents(WHO, i)) for i in range(1, count + 1)]


def compared(these: Sequence[Document], gold: str | None = "gold") -> Agreement:
    return Agreement(corpus_of(these, NAMES), gold, WHOLE)


def everything(found: Agreement) -> dict[str, object]:
    """All that can be asked, as numbers."""
    told = to_json(found)
    items = sorted(
        (one.document, one.pair, one.a or 0, one.b or 0)
        for one in agreement.disagreements(found, found.pairs())
    )
    return {"told": told, "items": items}


def rounded(value: object) -> object:
    """Sums that were added and taken away again differ in their last digits."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(one) for one in value]
    return round(value, 9) + 0.0 if isinstance(value, float) else value


def layers_of(these: Sequence[Document], name: str) -> dict[int, Layer]:
    return {
        one.id: layer
        for one in these
        for layer in one.layers
        if layer.annotator == name and layer.state is State.FINISHED
    }


@given(projects())
def test_only_what_both_finished_is_compared(these: list[Document]) -> None:
    """An open layer is no evidence; a finished and empty one is."""
    found = compared(these)
    expected = {}
    for one, other in combinations(WHO[:3], 2):
        common = set(layers_of(these, one)) & set(layers_of(these, other))
        if common:
            expected[found.pair(one, other)] = len(common)
    assert {both: found.documents([both])[0] for both in found.pairs()} == expected
    assert found.documents()[1] == len(these)


@settings(max_examples=60)
@given(projects())
def test_pooled_figures_are_sums_over_documents(these: list[Document]) -> None:
    """Counts are added and divided once; no mean of figures, no document dropped."""
    found = compared(these)
    for both in found.pairs():
        sides = [layers_of(these, name) for name in found.names(both)]
        common = sorted(set(sides[0]) & set(sides[1]))
        # Laid behind one another, the documents are one long document.
        a, b = (
            [
                replace(
                    one,
                    id=1000 * i + one.id,
                    fragments=tuple((low + 100 * i, high + 100 * i) for low, high in one.fragments),
                )
                for i in common
                for one in side[i].spans
            ]
            for side in sides
        )
        for name, of in (
            ("exact_f1", agreement.exact_f1),
            ("strict_f1", agreement.strict_f1),
            ("relaxed_f1", agreement.relaxed_f1),
            ("soft_f1", agreement.soft_f1),
            ("character_f1", agreement.character_f1),
            ("kappa", agreement.label_kappa),
            ("alpha", agreement.label_alpha),
        ):
            value, expected = found.figure(name, [both]).value, of(a, b).value
            assert value == (pytest.approx(expected) if expected is not None else None)
        assert found.confusion_by_name([both]) == agreement.confusion(a, b)
        for scheme, counts in found.muc([both]).items():
            assert counts == agreement.muc_counts(a, b, scheme)  # type: ignore[arg-type]
        causes: Counter[Cause] = Counter()
        for i in common:
            causes.update(agreement.relation_causes(sides[0][i], sides[1][i], SYMMETRIC))
        assert found.causes([both]) == {cause: causes[cause] for cause in RELATION_CAUSES}


@settings(max_examples=40)
@given(projects(), st.data())
def test_a_changed_document_is_as_if_all_were_counted_anew(
    these: list[Document], data: st.DataObject
) -> None:
    """The window's figures move while one works; they must not drift."""
    found = compared(these)
    if data.draw(st.booleans()):
        everything(found)
    now = {one.id: one for one in these}
    for _ in range(data.draw(st.integers(1, 4))):
        row_id = data.draw(st.integers(1, len(these) + 1))
        if data.draw(st.integers(0, 4)) == 0 and row_id in now:
            del now[row_id]
            found.change(row_id, None)
        else:
            now[row_id] = data.draw(documents(WHO, row_id))
            assert found.update(now[row_id])
        if data.draw(st.booleans()):
            found.matrix("strict_f1")
    fresh = compared([now[row_id] for row_id in sorted(now)])
    assert rounded(everything(found)) == rounded(everything(fresh))


@given(documents(WHO, 1), st.sampled_from([WHOLE, Window(), Window("tokens", 3)]))
def test_one_document_counted_for_all_pairs_at_once(one: Document, window: Window) -> None:
    """What changes figures while one labels is what reading the project anew would give."""
    corpus = replace(corpus_of([one], NAMES), units={0: np.array([0, 5, 11])})
    plain, quick = Block(corpus, window), Single(corpus, window)
    pairs = [both for both in combinations(range(len(WHO)), 2) if corpus.finished[list(both)].all()]
    for both in pairs:
        for kind in ("span_totals", "detail_totals", "relation_totals"):
            assert_same(getattr(quick, kind)(both), getattr(plain, kind)(both))
    for some in (pairs, pairs[1:]):
        assert_same(quick.group_totals(some), plain.group_totals(some))


def assert_same(one: Additive, other: Additive) -> None:
    for mine, its in zip(vars(one).values(), vars(other).values(), strict=True):
        if isinstance(mine, np.ndarray):
            np.testing.assert_allclose(mine, its, atol=1e-12)
        else:
            assert mine == its


def test_a_label_that_is_new_asks_for_a_fresh_start() -> None:
    """Rather than figures without it."""
    found = compared([Document("", "", id=1)])
    strange = Layer("an", (span(0, 3, "STRANGE"),), (), State.FINISHED)
    assert not found.update(Document("", "", layers=(strange,), id=1))


@settings(max_examples=60)
@given(projects())
def test_every_cell_opens_its_items(these: list[Document]) -> None:
    """A number that cannot be looked into cannot be trusted."""
    found = compared(these)
    pairs = found.pairs()
    if not pairs:
        return
    table = found.confusion_by_name(pairs)
    for one in (*LABELS, ""):
        for other in (*LABELS, ""):
            items = agreement.cell_items(found, pairs, one, other)
            assert len(items) == table.get(one, {}).get(other, 0)
            for item in items:
                names = found.names(item.pair)
                for name, row_id, label in zip(
                    names, (item.a, item.b), (item.label_a, item.label_b), strict=True
                ):
                    own = {s.id: s for s in layers_of(these, name)[item.document].spans}
                    assert (row_id is None) == (label == "")
                    assert row_id is None or own[row_id].label == label
    for cause, count in found.causes(pairs).items():
        items_ = agreement.link_items(found, pairs, cause)
        assert len(items_) == count
        assert all(item.a is not None or item.b is not None for item in items_)


@settings(max_examples=40)
@given(projects(6))
def test_a_pair_with_little_in_common_is_counted_alike(these: list[Document]) -> None:
    """Of fifty annotators most share few documents; they are counted on those alone."""
    corpus = corpus_of(these, NAMES)
    more = replace(
        corpus,
        documents=(*corpus.documents, *range(100, 140)),
        finished=np.concatenate((corpus.finished, np.zeros((4, 40), bool)), axis=1),
    )
    for a, b in combinations(range(4), 2):
        one, other = Ground(corpus).pair(a, b), Ground(more).pair(a, b)
        first, second = span_counts(one), span_counts(other)
        assert np.allclose(first.rows, second.rows)
        assert np.array_equal(first.confusion, second.confusion)
        left, right = one.matching(0.5), other.matching(0.5)
        assert one.span_rows(0, left.a).tolist() == other.span_rows(0, right.a).tolist()
        assert one.span_rows(1, left.b).tolist() == other.span_rows(1, right.b).tolist()


@given(projects())
def test_the_order_of_documents_does_not_matter(these: list[Document]) -> None:
    """Neither for figures nor for intervals' evidence."""
    one, other = compared(these), compared(these[::-1])
    for name in (*MEASURES, *CODING):
        first, second = one.figure(name, one.pairs()), other.figure(name, other.pairs())
        assert (first.used, first.total, first.reason) == (
            second.used, second.total, second.reason
        )  # fmt: skip
        assert first.value == (pytest.approx(second.value) if second.value is not None else None)


def four(*labels: str) -> list[Document]:
    """Documents in which each annotator gives one span a label ("" for none), then another."""
    made = []
    for row_id, given_labels in enumerate(labels, 1):
        layers = tuple(
            Layer(name, (span(0, 5, LABELS[int(c) - 1]),) if c in "123" else (), (), State.FINISHED)
            for name, c in zip(WHO, given_labels, strict=True)
            if c != "-"
        )
        made.append(Document("", "", layers=layers, id=row_id))
    return made


def test_alpha_over_all_annotators_with_values_missing() -> None:
    """Krippendorff's own program as the oracle; for two annotators it is their alpha."""
    krippendorff = pytest.importorskip("krippendorff")
    rows = ["111-", "112-", "22.-", "2-2-", "333-", "13--", "1.2-", "3---"]
    found = compared(four(*rows))
    table = [[float(c) if c in "123" else np.nan for c in side] for side in zip(*rows, strict=True)]
    expected = krippendorff.alpha(table[:3], level_of_measurement="nominal")
    alpha = found.overall_alpha()
    assert alpha.value == pytest.approx(expected)
    assert (alpha.used, alpha.total) == (17, 17)
    two = Agreement(corpus_of(four(*rows), replace(NAMES, annotators=WHO[:2])), None, WHOLE)
    assert two.overall_alpha().value == pytest.approx(two.figure("alpha", two.pairs()).value)


def test_one_against_the_rest_and_against_gold() -> None:
    """Gold is nobody's rival; who strays from the others is seen."""
    found = compared(four("1112", "1121", "1131"))
    assert [found.names(both) for both in found.pairs()] == [
        ("an", "bình"), ("an", "chi"), ("bình", "chi")
    ]  # fmt: skip
    rest = {name: found.figure("strict_f1", found.rest(name)).value for name in WHO[:3]}
    assert rest == {
        "an": pytest.approx(4 / 6), "bình": pytest.approx(4 / 6), "chi": pytest.approx(2 / 6)
    }  # fmt: skip
    gold = {
        found.names(both)[0]: found.figure("strict_f1", [both]).value
        for both in found.against_gold()
    }
    assert gold == {"an": pytest.approx(2 / 3), "bình": pytest.approx(2 / 3), "chi": 0.0}
    mean = found.mean("strict_f1", found.pairs())
    assert mean.value == pytest.approx((1 + 1 / 3 + 1 / 3) / 3)
    assert (mean.used, mean.total) == (3, 3)


def test_intervals_come_from_documents() -> None:
    """None below five documents; the same for the same seed; around the figure."""
    few = compared(four("11--", "12--", "22--"))
    assert few.with_interval("strict_f1", few.pairs()).low is None
    many = compared(four(*["11--", "12--", "22--", "33--", "3.--"] * 4))
    for name in ("exact_f1", "strict_f1", "kappa", "alpha", "character_f1"):
        figure = many.with_interval(name, many.pairs(), seed=5)
        assert figure.value is not None
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.value <= figure.high
        assert figure == many.with_interval(name, many.pairs(), seed=5)
    assert many.with_interval("strict_f1", many.pairs(), 5) != many.with_interval(
        "strict_f1", many.pairs(), 6
    )


def test_labels_have_intervals_of_their_own() -> None:
    """A label's F1 of three documents would pass for one of three hundred."""
    alike = compared(four(*["11--", "12--"] * 6))
    (strict, characters), (nothing, _) = alike.label_intervals([alike.pairs(), ()])
    assert nothing == [None] * len(LABELS)
    for figures, bounds in zip(alike.by_label(alike.pairs()), strict, strict=True):
        if bounds is not None and figures.strict_f1.value is not None:
            assert bounds[0] <= figures.strict_f1.value <= bounds[1]
    assert any(bounds and bounds[0] < bounds[1] for bounds in strict)
    same = compared(four(*["12--"] * 6))
    ((strict, characters),) = same.label_intervals([same.pairs()])
    for one, low_high, of_characters in zip(
        same.by_label(same.pairs()), strict, characters, strict=True
    ):
        for figure, bounds in ((one.strict_f1, low_high), (one.character_f1, of_characters)):
            assert bounds == (None if figure.value is None else (figure.value, figure.value))


@settings(max_examples=40, deadline=None)
@given(projects())
def test_pair_coding_from_sums_is_pair_coding(these: list[Document]) -> None:
    """An interval around another figure than the one shown."""
    found = compared(these)
    for both in found.pairs():
        codings = list(found.ledger.codings(both))
        values = values_of(one for _document, one in codings)
        sums = coding_rows(codings, values).sum(axis=0)
        for measure in coding_measures(values):
            value = float(measure.value(sums)) if values else float("nan")
            said = found.figure(measure.name, [both]).value
            assert (said is None) == bool(np.isnan(value))
            assert said is None or said == pytest.approx(value)


def test_pair_coding_has_an_interval() -> None:
    """Six documents with the same figure: the interval is that figure."""
    ends = [span(10 * i, 10 * i + 5) for i in range(4)]
    ends = [replace(one, id=i) for i, one in enumerate(ends)]
    here = (Relation(0, TYPES[0], 0, 1), Relation(1, TYPES[1], 2, 3))
    there = (Relation(0, TYPES[0], 0, 1), Relation(1, TYPES[0], 2, 3))
    layers = tuple(
        Layer(who, tuple(ends), links, State.FINISHED)
        for who, links in (("an", here), ("bình", there))
    )
    these = [Document("d", "x" * 60, layers=layers, id=i) for i in range(1, 7)]
    found = compared(these)
    for name in CODING:
        figure = found.with_interval(name, found.pairs())
        assert figure.value is not None
        assert figure.low == pytest.approx(found.figure(name, found.pairs()).value)
        assert figure.high == pytest.approx(figure.low)


def test_an_interval_is_as_wide_as_theory_says() -> None:
    """Of 400 documents with one span each, half of them alike: .5 ± 1.96 * sqrt(.25 / 400)."""
    found = compared(four(*["11--", "12--"] * 200))
    figure = found.with_interval("strict_f1", found.pairs())
    assert (figure.low, figure.high) == (
        pytest.approx(0.451, abs=0.006),
        pytest.approx(0.549, abs=0.006),
    )


def test_agreement_by_document_and_over_time() -> None:
    """Whether people come to agree, by the day on which the later one finished."""
    found = compared(four("11--", "12--", "..--", "11--"))
    pairs = found.pairs()
    assert found.by_document("strict_f1", pairs) == {1: 1.0, 2: 0.0, 3: None, 4: 1.0}
    when = {
        (1, "an"): "2026-01-01T08:00:00Z", (1, "bình"): "2026-01-02T08:00:00Z",
        (2, "an"): "2026-01-01T08:00:00Z", (2, "bình"): "2026-01-01T09:00:00Z",
        (3, "an"): "2026-01-02T08:00:00Z", (3, "bình"): "2026-01-02T08:00:00Z",
    }  # fmt: skip
    points = found.over_time("strict_f1", pairs, when)
    assert [(one.day, one.figure.value, one.figure.used) for one in points] == [
        ("2026-01-01", 0.0, 1),
        ("2026-01-02", 1.0, 2),
    ]


def test_nobody_to_compare() -> None:
    """A figure without a pair is undefined, with the reason that everybody gets."""
    found = compared(four("1---", "-1--"))
    assert found.pairs() == ()
    figure = found.figure("strict_f1", ())
    assert (figure.value, figure.used, figure.total) == (None, 0, 2)
    assert figure.reason == "needs two annotators who finished the same document"
    assert found.overall_alpha().reason == figure.reason


def test_many_changes_of_one_document() -> None:
    """A session's edits are let go of again, and figures that nobody watches are still right."""
    these = four("11--", "12--")
    found = compared(these)
    found.matrix("character_f1")
    for i in range(450):
        (changed,) = four("12--" if i % 2 else "11--")
        assert found.update(changed)
        value = found.figure("strict_f1", found.pairs()).value
        assert value == (0 if i % 2 else 0.5)
    assert found.figure("character_f1", found.pairs()).value == 1


def test_labels_that_are_gone_again_leave_no_trace_in_alpha() -> None:
    """Groups of four weigh thirds, which do not cancel: where everybody says the same by now, alpha
    would be some number made of rounding."""
    chance = random.Random(7)
    who = tuple("abcdefg")
    names = Names(who, LABELS)

    def document(row_id: int, labels: Sequence[str]) -> Document:
        layers = [
            Layer(
                name,
                tuple(
                    span(10 * at, 10 * at + 5, chance.choice(labels))
                    for at in range(6)
                    if chance.random() < 0.7
                ),
                (),
                State.FINISHED,
            )
            for name in who
        ]
        return Document("", " " * 60, layers=tuple(layers), id=row_id)

    found = Agreement(corpus_of([document(row_id, LABELS) for row_id in (1, 2)], names))
    assert found.overall_alpha().value is not None
    for _ in range(12):
        assert found.update(document(chance.choice((1, 2)), LABELS))
        found.overall_alpha()
    for row_id in (1, 2):
        assert found.update(document(row_id, LABELS[:1]))
    alpha = found.overall_alpha()
    assert (alpha.value, alpha.reason) == (None, "no variation")


PEOPLE = ("an", "bình", "chi")


def told_by_name(these: Sequence[Document], order: Sequence[str]) -> dict[str, object]:
    """All figures but those of one pair, whose ``a`` is the earlier in the list."""
    names = Names((*order, "gold"), LABELS, TYPES, SYMMETRIC)
    told = to_json(Agreement(corpus_of(these, names), "gold", WHOLE))
    found = {"overall": told["overall"]} if len(told["pairs"]) > 1 else {}
    found |= {one.pop("annotator"): one for one in told["rest"]}
    return found | {f"{one['a']} – gold": one for one in told["gold"]}


@settings(max_examples=40)
@given(projects(3), st.permutations(PEOPLE))
def test_nothing_hangs_on_who_joined_first(these: list[Document], order: list[str]) -> None:
    """A figure that changes with the order of names says nothing about the work."""
    assert rounded(told_by_name(these, order)) == rounded(told_by_name(these, PEOPLE))


def test_whoever_is_held_against_the_rest_is_a() -> None:
    """The middle one of three, who alone says ORGANIZATION: each table has her labels in its rows,
    and kappa is that of chance, not worse than it."""
    alike = [span(4 * i, 4 * i + 3, "LOCATION", i + 1) for i in range(3)]
    other = [replace(one, label="ORGANIZATION") for one in alike]
    layers = zip(PEOPLE, (alike, other, alike), strict=True)
    one = Document(
        "", " " * 20, layers=tuple(Layer(who, tuple(own), (), State.FINISHED)
                                   for who, own in layers), id=1,
    )  # fmt: skip
    told = to_json(compared([one]))
    an, binh, chi = (part["spans"] for part in told["rest"])
    assert binh["confusion"] == {"ORGANIZATION": {"LOCATION": 6}}
    assert binh["kappa"] == 0
    assert (binh["per_label"]["ORGANIZATION"]["a"], binh["per_label"]["ORGANIZATION"]["b"]) == (
        6,
        0,
    )
    assert an["confusion"] == chi["confusion"]
    overall = told["overall"]
    assert overall["both_ways"]
    assert overall["spans"]["confusion"] == {
        "LOCATION": {"LOCATION": 6, "ORGANIZATION": 6}, "ORGANIZATION": {"LOCATION": 6}
    }  # fmt: skip
    assert overall["spans"]["kappa"] == pytest.approx(-0.5)
    found = compared([one])
    items = agreement.cell_items(found, found.rest("bình"), "ORGANIZATION", "LOCATION")
    assert len(items) == 6
