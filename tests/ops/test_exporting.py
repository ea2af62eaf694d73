"""Exports: chosen, split by seed, whole or not at all."""

import json
import math
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.rules import Rule
from annotator.errors import FormatError
from annotator.model.annotation import State
from annotator.ops import adjudication, annotate, projects
from annotator.ops.adjudication import decision_table
from annotator.ops.auto_accept import auto_accept
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.report import Counts, ExportReport
from annotator.ops.revoking import revoke_rule
from annotator.ops.splits import parse_split, split_part
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.ops.adjudication.support import HANOI, add, layer
from tests.store.support import TEXT, import_jsonl, line, new_file, sample_lines, sha256

SHARES = {"train": 0.8, "dev": 0.1, "test": 0.1}


@pytest.fixture
def full(project: Project, tmp_path: Path) -> Project:
    """Forty documents by an, the first ten by bình too."""
    import_jsonl(project, tmp_path / "a.jsonl", sample_lines(40))
    for document in range(1, 11):
        annotate.add_span(project, document, "bình", [(0, 3)], "MISC")
    return project


def give(project: Project, target: Path, format: str = "jsonl", **more: Any) -> ExportReport:
    return run(export_documents(project, ExportRequest(format, target, **more)))


def documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(raw) for raw in path.read_bytes().decode().split("\n") if raw]


def test_an_export_is_the_same_bytes_each_time(full: Project, tmp_path: Path) -> None:
    """A training set that differs from run to run makes no experiment repeatable."""
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    assert give(full, first).written == Counts(40, 130, 80)
    give(full, second)
    assert first.read_bytes() == second.read_bytes()
    assert [one["name"] for one in documents(first)] == [f"bài {i}" for i in range(40)]


def test_one_annotators_work_and_finished_work(full: Project, tmp_path: Path) -> None:
    """Unfinished work in a training set teaches the model to miss things."""
    annotate.set_state(full, 3, "bình", State.FINISHED)
    annotate.set_state(full, 5, "an", State.FINISHED)
    give(full, tmp_path / "a.jsonl", annotator="bình")
    layers = Counter(la["annotator"] for d in documents(tmp_path / "a.jsonl") for la in d["layers"])
    assert layers == {"bình": 10}
    report = give(full, tmp_path / "b.jsonl", finished=True)
    found = [(d["name"], [la["annotator"] for la in d["layers"]])
             for d in documents(tmp_path / "b.jsonl")]  # fmt: skip
    assert found == [("bài 2", ["bình"]), ("bài 4", ["an"])]
    assert report.written.documents == 2
    assert give(full, tmp_path / "c.jsonl", annotator="bình", finished=True).written.spans == 1


def test_gold_is_only_gold(full: Project, tmp_path: Path) -> None:
    """Asking for gold where there is none must not give somebody's draft."""
    with pytest.raises(FormatError, match="no gold"):
        give(full, tmp_path / "a.jsonl", gold=True)
    assert not (tmp_path / "a.jsonl").exists()
    projects.add_annotator(full, "gold", "gold")
    annotate.add_span(full, 7, "gold", [(0, 3)], "MISC")
    assert give(full, tmp_path / "a.jsonl", gold=True).written == Counts(1, 1)
    give(full, tmp_path / "b.jsonl")
    names = {la["annotator"] for d in documents(tmp_path / "b.jsonl") for la in d["layers"]}
    assert names == {"an", "bình", "gold"}, "the lossless format leaves nothing out by itself"


def test_gold_that_was_taken_back_is_no_gold(project: Project, tmp_path: Path) -> None:
    """A trainer would learn from texts in which nobody settled anything that nothing is there."""
    spans = [(*HANOI, "LOCATION")]
    for name, end in (("bài 1", "1"), ("bài 2", "2")):
        add(project, tmp_path, layer("an", spans), layer("bình", spans), name=name, end=end)
    out = tmp_path / "a.jsonl"
    assert run(auto_accept(project, Rule())).spans == 2
    assert give(project, out, gold=True).written == Counts(2, 2)
    revoke_rule(project, Rule().name)
    with pytest.raises(FormatError, match="no gold"):
        give(project, tmp_path / "b.jsonl", gold=True)
    first, second = project.read.document_ids()
    adjudication.reject(project, decision_table(project, first), 0)
    adjudication.postpone(project, decision_table(project, second), 0)
    assert give(project, tmp_path / "c.jsonl", gold=True).written == Counts(1, 0), "that is said"
    give(project, tmp_path / "d.jsonl")
    assert [len(one["layers"]) for one in documents(tmp_path / "d.jsonl")] == [3, 3], "all of it"
    for _step in range(3):
        project.undo()
    assert give(project, tmp_path / "e.jsonl", gold=True).written == Counts(2, 2)
    assert (tmp_path / "e.jsonl").read_bytes() == out.read_bytes()


def test_training_data_is_finished_or_gold(full: Project, tmp_path: Path) -> None:
    """Drafts in a training set, or two opinions where one was settled, teach the wrong thing."""
    with pytest.raises(FormatError, match=r"finish documents first.*--all-states"):
        give(full, tmp_path / "a.conll", "conll")
    assert list(tmp_path.iterdir()) == []
    annotate.set_state(full, 3, "bình", State.FINISHED)
    annotate.set_state(full, 12, "an", State.FINISHED)
    report = give(full, tmp_path / "a.conll", "conll")
    assert (report.written.documents, report.unfinished) == (2, 38)
    assert report.parts[""].spans == 1 + len(full.read.layer(12, "an").spans)
    annotate.set_state(full, 3, "an", State.FINISHED)
    with pytest.raises(FormatError, match=r"say whose \(--annotator\): an, bình"):
        give(full, tmp_path / "b.conll", "conll")
    projects.add_annotator(full, "gold", "gold")
    annotate.add_span(full, 3, "gold", [(0, 3)], "MISC")
    with pytest.raises(FormatError, match="finish documents first"):
        give(full, tmp_path / "b.conll", "conll", gold=True)
    annotate.set_state(full, 3, "gold", State.FINISHED)
    report = give(full, tmp_path / "b.conll", "conll")
    assert report.written.documents == 2
    card = (tmp_path / "b.conll.card.md").read_text("utf-8")
    assert re.search(r"\| an \| 1 \|.*\n\| gold \| 1 \| 1 \|", card)
    assert "bình" not in card


def test_open_work_goes_out_when_it_is_asked_for(full: Project, tmp_path: Path) -> None:
    """Who wants drafts gets all of them, also documents that nobody has begun."""
    report = give(full, tmp_path / "a.conll", "conll", annotator="bình", finished=False)
    assert (report.parts[""].documents, report.parts[""].spans) == (40, 10)
    assert report.unfinished == 0


def test_requests_that_make_no_sense(full: Project, tmp_path: Path) -> None:
    """Each is refused in words, and nothing is written."""
    folder = tmp_path / "out"
    folder.mkdir()
    for how, words in (
        ({"annotator": "nobody"}, "no annotator nobody; it has an, bình"),
        ({"format": "none"}, "no format none"),
        ({"format": "conll", "finished": False}, "say whose"),
        ({"format": "spacy", "finished": False}, "say whose"),
        ({"stratify": True}, "--split"),
        ({"group_by": "source"}, "--split"),
        ({"split": SHARES, "group_by": "sorce"}, "group by under sorce"),
    ):
        with pytest.raises(FormatError, match=words):
            give(full, folder / "x", **how)
    with pytest.raises(FormatError):
        give(full, tmp_path / "none" / "x.jsonl")
    with pytest.raises(FormatError):
        give(full, folder)
    assert list(folder.iterdir()) == []
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="links are a matter of Unix")
def test_the_open_project_is_never_the_target(tmp_path: Path) -> None:
    """An export over the project would be the end of it."""
    path = new_file(tmp_path / "train.jsonl", sample_lines(1))
    (tmp_path / "link").symlink_to(path)
    (tmp_path / "hard").hardlink_to(path)
    digest = sha256(path)
    with open_project(path) as project:
        for target in (path, tmp_path / "link", tmp_path / "hard", tmp_path / "." / path.name):
            with pytest.raises(FormatError, match="open project"):
                give(project, target)
        with pytest.raises(FormatError, match="open project"):
            give(project, tmp_path, split={"train": 1.0})
    assert sha256(path) == digest


def test_what_was_there_stays_until_the_new_is_whole(full: Project, tmp_path: Path) -> None:
    """A cancelled export must not cost the last good one."""
    target = tmp_path / "a.jsonl"
    target.write_text("old")
    running = export_documents(full, ExportRequest("jsonl", target, overwrite=True))
    for _ in range(5):
        next(running)
    assert target.read_text() == "old"
    running.close()
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.jsonl"]
    with pytest.raises(FormatError, match="--overwrite"):
        give(full, target)
    assert target.read_text() == "old"
    give(full, target, overwrite=True)
    assert len(documents(target)) == 40


def test_a_full_folder_is_not_overwritten(full: Project, tmp_path: Path) -> None:
    """Nobody said that what lies in a folder may go."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(FormatError, match="not empty"):
        give(full, folder, "text", annotator="an")
    assert [entry.name for entry in folder.iterdir()] == ["mine.txt"]


# -- splits ----------------------------------------------------------------------------------


def test_a_split_gives_each_document_to_one_part(full: Project, tmp_path: Path) -> None:
    """A document in train and test makes every figure wrong."""
    report = give(full, tmp_path / "out", split=SHARES, seed=3)
    names = [d["name"] for path in report.files for d in documents(path)]
    assert sorted(names) == sorted(f"bài {i}" for i in range(40))
    assert [path.name for path in report.files] == ["train.jsonl", "dev.jsonl", "test.jsonl"]
    assert report.written.documents == 40


def test_an_empty_part_is_named(full: Project, tmp_path: Path) -> None:
    """Else somebody trains for a night and finds that there was nothing to measure by."""
    rare = {"train": 1 - 1e-6, "dev": 1e-6}
    assert give(full, tmp_path / "a", split=rare).to_json()["empty_parts"] == ["dev"]
    assert give(full, tmp_path / "b", split={"train": 0.5, "dev": 0.5}).empty_parts == []
    assert give(full, tmp_path / "c.jsonl").empty_parts == []


def test_more_documents_move_none_of_the_others(full: Project, tmp_path: Path) -> None:
    """Adding articles must not move yesterday's test set into today's training set."""

    def parts(name: str) -> dict[str, str]:
        report = give(full, tmp_path / name, split=SHARES, seed=3)
        return {d["uid"]: path.name for path in report.files for d in documents(path)}

    before = parts("a")
    import_jsonl(full, tmp_path / "x.jsonl", [line(f"mới {i}", f"{TEXT}!{i}") for i in range(60)])
    projects.remove_documents(full, [2, 3])
    after = parts("b")
    assert len(after) == 98
    assert {uid: part for uid, part in before.items() if uid in after} == {
        uid: part for uid, part in after.items() if uid in before
    }


def test_another_seed_is_another_split(full: Project, tmp_path: Path) -> None:
    """The seed is what makes two splits independent, and one repeatable."""
    sets = []
    for number, seed in enumerate((1, 2, 1)):
        report = give(full, tmp_path / str(number), split=SHARES, seed=seed)
        sets.append([path.read_bytes() for path in report.files])
    assert sets[0] == sets[2] != sets[1]


@given(seed=st.integers(), uids=st.lists(st.binary(min_size=16, max_size=16), unique=True))
def test_every_uid_has_its_part(seed: int, uids: list[bytes]) -> None:
    """No document may fall between the parts."""
    for uid in uids:
        assert split_part(uid, SHARES, seed) == split_part(uid, dict(SHARES), seed)
        assert split_part(uid, SHARES, seed) in SHARES


def test_shares_are_kept_roughly() -> None:
    """A tenth for testing must be about a tenth."""
    counts = Counter(split_part(n.to_bytes(16, "big"), SHARES, 7) for n in range(10_000))
    for name, share in SHARES.items():
        assert abs(counts[name] / 10_000 - share) < 4 * math.sqrt(share / 10_000)


@pytest.mark.parametrize(
    "text",
    ["", "train", "train=1,train=0", "train=.5", "train=.5,dev=.6", "train=x", "a b=1", "../x=1",
     "train=-1,dev=2", "train=nan", "train=inf", "=1", "train=.5,dev=.5,", "train=1e999"],
)  # fmt: skip
def test_splits_that_are_none(text: str) -> None:
    """A mistyped split must not leave documents out."""
    with pytest.raises(FormatError) as caught:
        parse_split(text)
    assert "\n" not in str(caught.value)


def test_splits_that_are() -> None:
    """Thirds do not sum to exactly one in binary, and must do."""
    assert parse_split("train=.8, dev=.1,test=.1") == SHARES
    assert parse_split("all=1") == {"all": 1.0}
    assert len(parse_split(",".join(f"p{i}={1 / 7}" for i in range(7)))) == 7


def test_a_split_that_fails_leaves_what_was_there(full: Project, tmp_path: Path) -> None:
    """A failed export must not leave one part new and the others old."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "train.jsonl").write_text("old")
    (folder / "test.jsonl").mkdir()
    with pytest.raises(FormatError):
        give(full, folder, split=SHARES, overwrite=True)
    assert (folder / "train.jsonl").read_text() == "old"
    assert sorted(entry.name for entry in folder.iterdir()) == ["test.jsonl", "train.jsonl"]


def test_a_state_that_an_import_understands_is_no_loss(project: Project, tmp_path: Path) -> None:
    """Else a corpus of thousands comes with a warning a document that says nothing."""
    import_jsonl(project, tmp_path / "a.jsonl", [line("a", TEXT, [(0, 3, "MISC")])])
    annotate.set_state(project, 1, "an", State.FINISHED)
    report = run(export_documents(project, ExportRequest("spacy", tmp_path / "a.spacy.jsonl")))
    assert [item for item in report.losses if item.loss == "states"] == []
    request = ExportRequest("spacy", tmp_path / "b.spacy.jsonl", finished=False)
    report = run(export_documents(project, request))
    assert [item.loss for item in report.losses if item.loss == "states"] == ["states"]
