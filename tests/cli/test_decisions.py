"""``annotator decisions``: the record of how gold was settled."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.cli import run
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import decision_table
from annotator.store.project import open_project
from tests.ops.adjudication.support import PAPER, THUONG, add, layer
from tests.store.support import new_file


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(one) for one in arguments], lambda _path: 0) == 0
    return capsys.readouterr().out


def test_the_record_says_who_decided_what_and_when_about_which_variants(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Gold whose reasons stay in one window cannot be checked by anybody else."""
    made = new_file(tmp_path / "bài.annodb")
    with open_project(made) as project:
        project.actor = "duyệt"
        second = layer("bình", [(18, 28, "PERSON"), (*PAPER, "ORGANIZATION")])
        document = add(project, tmp_path, layer("an", [(*THUONG, "PERSON")]), second)
        adjudication.take(project, decision_table(project, document), 0, "bình")
        adjudication.reject(project, decision_table(project, document), 1)
        adjudication.note_decision(project, decision_table(project, document), 1, "không phải")
    first, other = json.loads(told(capsys, "decisions", made, "--json"))["decisions"]
    assert first.pop("at")
    assert first == {
        "document": "bài",
        "kind": "span",
        "cause": "boundary",
        "words": "Võ Văn Thưởng",
        "answer": "taken",
        "taken": "bình",
        "gold": {"label": "PERSON", "words": "Văn Thưởng"},
        "rule": "",
        "note": "",
        "actor": "duyệt",
        "variants": [
            {"annotator": "an", "label": "PERSON", "fragments": [list(THUONG)],
             "head": None, "tail": None, "attributes": {}},
            {"annotator": "bình", "label": "PERSON", "fragments": [[18, 28]],
             "head": None, "tail": None, "attributes": {}},
        ],
    }  # fmt: skip
    assert (other["answer"], other["gold"], other["note"]) == ("none", None, "không phải")
    nothing: dict[str, Any] = {
        "label": None,
        "fragments": [],
        "head": None,
        "tail": None,
        "attributes": {},
    }
    assert {"annotator": "an", **nothing} in other["variants"]
    lines = told(capsys, "decisions", made).rstrip("\n").split("\n")
    assert "“Võ Văn Thưởng”  taken  PERSON “Văn Thưởng”  duyệt" in lines[0]
    assert lines[1].endswith("none  –  duyệt  không phải")


def test_decisions_stand_in_the_order_of_the_text_and_relations_have_both_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who reads the record beside the text finds a relation by its ends, not as empty words."""
    made = new_file(tmp_path / "bài.annodb")
    with open_project(made) as project:
        spans = [(*THUONG, "PERSON"), (*PAPER, "ORGANIZATION")]
        linked = layer("an", spans, [(0, 1, "HOLDS_POSITION")])
        document = add(project, tmp_path, linked, layer("bình", spans))
        for place in (2, 1, 0):  # the relation, and with it its ends; then both again
            table = decision_table(project, document)
            adjudication.take(project, table, place, "an")
    lines = told(capsys, "decisions", made).rstrip("\n").split("\n")
    assert [line.split("taken")[0].split("“")[1] for line in lines] == [
        "Võ Văn Thưởng”  ", "Võ Văn Thưởng → Tuổi Trẻ”  ", "Tuổi Trẻ”  "
    ]  # fmt: skip
    assert "taken  “Võ Văn Thưởng” -HOLDS_POSITION-> “Tuổi Trẻ”" in lines[1]
    relation = json.loads(told(capsys, "decisions", made, "--json"))["decisions"][1]
    assert relation["gold"]["words"] == relation["words"] == "Võ Văn Thưởng → Tuổi Trẻ"


def test_the_record_says_from_where_to_where_each_linked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two who linked the same ends the other way round must not look as if they agreed."""
    made = new_file(tmp_path / "bài.annodb")
    with open_project(made) as project:
        spans = [(*THUONG, "PERSON"), (*PAPER, "ORGANIZATION")]
        layers = [layer(name, spans, [(*ends, "HOLDS_POSITION")])
                  for name, ends in (("an", (0, 1)), ("bình", (1, 0)))]  # fmt: skip
        document = add(project, tmp_path, *layers)
        for place in (0, 1, 2):
            adjudication.take(project, decision_table(project, document), place, "an")
        mine = project.read.layer(document, "bình").spans
        annotate.remove(project, [one.id for one in mine if one.label == "ORGANIZATION"])
    record = json.loads(told(capsys, "decisions", made, "--json"))["decisions"]
    (relation,) = [one for one in record if one["kind"] == "relation"]
    assert [(one["head"], one["tail"]) for one in relation["variants"]] == [
        ("Võ Văn Thưởng", "Tuổi Trẻ"), (None, "Võ Văn Thưởng")
    ]  # fmt: skip


def test_feedback_tells_what_became_of_a_relation_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One arrow for three things, and no cause: the annotator cannot see what was wrong."""
    made = new_file(tmp_path / "bài.annodb")
    with open_project(made) as project:
        spans = [(*THUONG, "PERSON"), (*PAPER, "ORGANIZATION")]
        linked = layer("an", spans, [(0, 1, "HOLDS_POSITION")])
        others = layer("bình", [(*THUONG, "PERSON"), (*PAPER, "LOCATION")], [(1, 0, "LOCATED_IN")])
        document = add(project, tmp_path, linked, others)
        for place in (0, 1, 2):
            adjudication.take(project, decision_table(project, document), place, "an")
        adjudication.note_decision(project, decision_table(project, document), 1, "tờ báo")
    said = "“Tuổi Trẻ” -LOCATED_IN-> “Võ Văn Thưởng”"
    became = "“Võ Văn Thưởng” -HOLDS_POSITION-> “Tuổi Trẻ”"
    lines = told(capsys, "feedback", made, "bình").rstrip("\n").split("\n")
    assert lines[-2:] == [
        "bài: label: LOCATION “Tuổi Trẻ” became ORGANIZATION “Tuổi Trẻ” (tờ báo)",
        f"bài: endpoint differs: {said} became {became}",
    ]
    with open_project(made) as project:
        adjudication.reject(project, decision_table(project, document), 2)
    lines = told(capsys, "feedback", made, "bình").rstrip("\n").split("\n")
    assert lines[-1] == f"bài: not in gold: {said} became nothing"
