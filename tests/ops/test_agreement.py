"""Agreement over a project: who is compared, what the article gives, what follows an edit."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement import Agreement, Figure, Window
from annotator.errors import UserError
from annotator.model.annotation import State
from annotator.ops import agreement, annotate
from annotator.ops.card_agreement import card_agreement
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.gate import Edit
from annotator.store.project import Project
from tests.store.support import TEXT, import_jsonl

NAMES = [[4, 17], [22, 29], [39, 46]]


def layer(annotator: str, *labels: str, state: str = "finished", **more: Any) -> dict[str, Any]:
    """A layer whose spans lie at ``NAMES``, as a line of JSON has it; "" for none."""
    spans = [
        {
            "id": f"s{i}",
            "label": label,
            "fragments": [NAMES[i]],
            "text": TEXT[slice(*NAMES[i])],
        }
        for i, label in enumerate(labels)
        if label
    ]
    return {"annotator": annotator, "state": state, "spans": spans, "relations": [], **more}


def filled(project: Project, path: Path, *documents: Iterable[dict[str, Any]]) -> Project:
    """``project`` with a document for each list of layers."""
    lines = [
        {"uid": f"{i:032x}", "name": f"d{i}", "text": TEXT, "meta": {}, "layers": list(layers)}
        for i, layers in enumerate(documents, 1)
    ]
    report = import_jsonl(project, path / "x.jsonl", lines)
    assert not report.is_refused, report.rejections[:3]
    return project


def compared(project: Project, *names: str) -> Agreement:
    return run(agreement.compare(project, agreement.AgreementRequest(names)))


def test_the_article(project: Project, shared: Path) -> None:
    """Boundary F1 .696, boundary and label .596, relations .448, as was measured by hand."""
    for name in ("first", "second"):
        source = shared / "data" / f"article.{name}.json"
        report = run(import_files(project, ImportRequest((source,), annotator=name)))
        assert not report.is_refused
    told = run(agreement.report(project))
    (pair,) = told["pairs"]
    assert (pair["a"], pair["b"], pair["documents"]) == ("first", "second", 1)
    for figures in (pair, told["overall"]):
        assert round(figures["spans"]["exact_f1"], 3) == 0.696
        assert round(figures["spans"]["strict_f1"], 3) == 0.596
        assert round(figures["relations"]["strict_f1"], 3) == 0.448
    assert told["documents"] == {"compared": 1, "total": 1}
    assert sum(pair["spans"]["confusion"][""].values()) == 154 - 143
    assert pair["relations"]["causes"]["absent"] == 3
    json.dumps(told, allow_nan=False)


def test_columns_give_what_documents_give(project: Project, shared: Path, tmp_path: Path) -> None:
    """The fast read of bare numbers and the slow one of documents count the same, whatever the
    order in which rows came in, discontinuous spans among them."""
    for name in ("second", "first"):
        source = shared / "data" / f"article.{name}.json"
        run(import_files(project, ImportRequest((source,), annotator=name)))
    broken = {"id": "x", "label": "PERSON", "fragments": [[4, 6], [8, 17]], "text": "Võ ăn Thưởng"}
    broken["text"] = " ".join(TEXT[low:high] for low, high in broken["fragments"])  # type: ignore[misc]
    filled(
        project, tmp_path,
        [layer("first", spans=[broken]), layer("second", "PERSON", "LOCATION", "EVENT")],
    )  # fmt: skip
    found = compared(project)
    before = run(agreement.report(project))
    (both,) = found.pairs()
    assert found.figure("overlap_f1", [both]).value
    for row_id in project.read.document_ids():
        assert agreement.update(project, found, [row_id])
    for name in ("exact_f1", "relaxed_f1", "soft_f1", "character_f1", "kappa",
                 "relations.strict_f1", "relations.aligned_f1"):  # fmt: skip
        part, _dot, key = name.rpartition(".")
        expected = before["pairs"][0][part or "spans"][key]
        assert found.figure(name, [both]).value == pytest.approx(expected)


def test_open_work_is_no_evidence(project: Project, tmp_path: Path) -> None:
    """An annotator who is half through a document does not disagree with anybody yet."""
    filled(
        project, tmp_path,
        [layer("an", "PERSON", "PERSON"), layer("bình", "PERSON", "EVENT")],
        [layer("an", "PERSON"), layer("bình", state="open")],
        [layer("an", "PERSON"), layer("bình")],
    )  # fmt: skip
    found = compared(project)
    assert found.documents() == (2, 3)
    assert found.figure("strict_f1", found.pairs()).value == pytest.approx(2 / 5)


def test_gold_is_held_apart(project: Project, tmp_path: Path) -> None:
    """Gold is no third annotator, and annotators are compared with it."""
    filled(
        project, tmp_path,
        [layer("an", "PERSON"), layer("bình", "EVENT"), layer("vàng", "PERSON")],
    )  # fmt: skip
    with project.edit("test") as edit:
        _make_gold(project, edit, "vàng")
    told = run(agreement.report(project))
    assert told["annotators"] == ["an", "bình"]
    assert len(told["pairs"]) == 1
    assert {one["a"]: one["spans"]["strict_f1"] for one in told["gold"]} == {"an": 1, "bình": 0}
    assert {one["b"] for one in told["gold"]} == {"vàng"}
    assert [one["annotator"] for one in told["rest"]] == ["an", "bình"]


def test_one_annotator_and_gold_are_no_agreement_for_a_card(
    project: Project, tmp_path: Path
) -> None:
    """The card would tell readers of "figures of 0 annotators", with an empty table."""
    filled(project, tmp_path, [layer("an", "PERSON"), layer("vàng", "PERSON")])
    assert run(card_agreement(project)) is not None
    with project.edit("test") as edit:
        _make_gold(project, edit, "vàng")
    assert run(card_agreement(project)) is None


def _make_gold(project: Project, edit: Edit, name: str) -> None:
    who = project.read.annotator(name)
    assert who
    edit.update("annotator", who.id, kind="gold")


def test_the_window_is_cut_from_the_text(project: Project, shared: Path) -> None:
    """Sentences and tokens are the program's own; every window has its own number of pairs."""
    for name in ("first", "second"):
        source = shared / "data" / f"article.{name}.json"
        run(import_files(project, ImportRequest((source,), annotator=name)))
    totals = []
    for window in (Window("sentences"), Window("tokens", 20), Window("tokens", 20, licensed=True),
                   Window("document")):  # fmt: skip
        found = run(agreement.compare(project, agreement.AgreementRequest(window=window)))
        kappa = found.figure("relations.pair_kappa", found.pairs())
        assert kappa.value is not None
        totals.append(kappa.total)
    assert totals[3] == 143 * 142
    assert 0 < totals[2] < totals[1] < totals[3]
    assert 0 < totals[0] < totals[3]


def test_an_edit_is_taken_in(project: Project, tmp_path: Path) -> None:
    """The reviewer settles, and the figure moves; undone work and reopened layers count, too."""
    filled(
        project, tmp_path,
        [layer("an", "PERSON", "PERSON"), layer("bình", "PERSON", "EVENT")],
        [layer("an", "PERSON"), layer("bình", "PERSON")],
    )  # fmt: skip
    found = compared(project)
    first, second = project.read.document_ids()

    def now() -> float | None:
        return found.figure("strict_f1", found.pairs()).value

    assert now() == pytest.approx(4 / 6)
    spans = project.read.layer(first, "bình").spans
    annotate.relabel_spans(project, [spans[1].id], "PERSON")
    assert agreement.update(project, found, [first])
    assert now() == 1
    project.undo()
    assert agreement.update(project, found, [first])
    assert now() == pytest.approx(4 / 6)
    annotate.set_state(project, first, "an", State.OPEN)
    assert agreement.update(project, found, [first, second])
    assert (now(), found.documents()) == (1, (1, 2))


def test_an_edit_leaves_the_window_of_pair_coding_as_it_is(
    project: Project, tmp_path: Path
) -> None:
    """One edit, and the pairs of the whole text would count where those of a sentence are asked
    for: kappa of relations would rise without anybody agreeing more."""
    links = [{"id": "r", "label": "LOCATED_IN", "head": "s0", "tail": "s1"}]
    places = [[4, 17], [22, 29], [48, 60]]
    spans = [
        {"id": f"s{i}", "label": "PERSON", "fragments": [place], "text": TEXT[slice(*place)]}
        for i, place in enumerate(places)
    ]
    layers = [layer(who, spans=spans, relations=links) for who in ("an", "bình")]
    filled(project, tmp_path, layers, layers)

    def kappa(found: Agreement) -> Figure:
        return found.figure("relations.pair_kappa", found.pairs())

    for window in (None, Window("tokens", 1)):
        found = run(agreement.compare(project, agreement.AgreementRequest(window=window)))
        assert kappa(found).total == 2 * 2, "two of the six pairs of each document"
        first = project.read.document_ids()[0]
        (other, *_rest) = project.read.layer(first, "an").spans
        annotate.relabel_spans(project, [other.id], "EVENT")
        assert agreement.update(project, found, [first])
        assert kappa(found).total == 2 * 2
        project.undo()


def test_the_first_relation_asks_for_a_fresh_start(project: Project, tmp_path: Path) -> None:
    """Nothing was cut into sentences while there was no relation; the figure would be of none."""
    filled(project, tmp_path, [layer("an", "PERSON", "PERSON"), layer("bình", "PERSON", "PERSON")])
    found = compared(project)
    (first,) = project.read.document_ids()
    head, tail = project.read.layer(first, "an").spans
    annotate.add_relation(project, head.id, tail.id, "PERSONAL_SOCIAL")
    assert not agreement.update(project, found, [first])


def test_when_work_was_finished(project: Project, tmp_path: Path) -> None:
    """Agreement over time needs the day of finishing; imported work has that of its import."""
    filled(project, tmp_path, [layer("an", "PERSON"), layer("bình", "PERSON", state="open")])
    (row_id,) = project.read.document_ids()
    assert set(agreement.finishing_times(project)) == {(row_id, "an")}
    annotate.set_state(project, row_id, "bình", State.FINISHED)
    times = agreement.finishing_times(project)
    assert times[row_id, "bình"] >= times[row_id, "an"]
    annotate.set_state(project, row_id, "an", State.OPEN)
    annotate.set_state(project, row_id, "an", State.FINISHED)
    again = agreement.finishing_times(project)
    assert again[row_id, "an"] >= times[row_id, "bình"]


@pytest.mark.parametrize(
    ("documents", "names", "words"),
    [
        ([], (), "Nobody has finished a document"),
        ([[layer("an", "PERSON", state="open")]], (), "Nobody has finished a document"),
        ([[layer("an", "PERSON")]], (), "Only an has finished anything"),
        ([[layer("an")], [layer("bình")]], (), "an, bình have no finished document in common"),
        ([[layer("an"), layer("bình")]], ("an", "chi"), "There is no annotator chi here"),
        ([[layer("an"), layer("bình")], [layer("chi")]], ("an", "chi"), "an, chi have no finished"),
    ],
)
def test_nobody_to_compare(
    project: Project, tmp_path: Path, documents: Any, names: tuple[str, ...], words: str
) -> None:
    """One clear line instead of a table of zeros."""
    if documents:
        filled(project, tmp_path, *documents)
    with pytest.raises(UserError) as error:
        compared(project, *names)
    assert words in str(error.value)
    if "chi here" not in words:
        assert "two annotators who finished the same document" in str(error.value)


def test_two_who_only_agree_that_there_is_nothing(project: Project, tmp_path: Path) -> None:
    """Both finished, both empty: compared, and no figure has a value."""
    filled(project, tmp_path, [layer("an"), layer("bình")])
    told = run(agreement.report(project))
    assert told["documents"] == {"compared": 1, "total": 1}
    (pair,) = told["pairs"]
    assert pair["spans"]["exact_f1"] is None
    assert pair["spans"]["reasons"]["exact_f1"] == "neither annotator has a span"
    assert pair["spans"]["per_label"] == {}
    assert told["overall"]["alpha"] is None
