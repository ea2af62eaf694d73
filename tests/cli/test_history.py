"""``annotator history`` and ``annotator compact``."""

import json
import shutil
from pathlib import Path

import pytest

from annotator.cli import run
from annotator.ops import annotate
from annotator.store.project import open_project
from tests.store.support import new_file, sample_lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = new_file(tmp_path / "bài.annodb", sample_lines(2))
    with open_project(made) as project:
        project.actor = "an"
        span = annotate.add_span(project, 1, "an", ((0, 5),), "PERSON")
        annotate.relabel_spans(project, [span], "ORGANIZATION")
        project.undo()
    return made


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(one) for one in arguments], lambda _path: 0) == 0
    return capsys.readouterr().out


def test_the_history_is_told_in_lines_and_in_json(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that audits a project must get what the window shows."""
    lines = told(capsys, "history", path).rstrip("\n").split("\n")
    assert "undo: relabel spans" in lines[0]
    assert "relabel spans (undone)" in lines[1]
    assert "label: PERSON → ORGANIZATION" in lines[1]
    entries = json.loads(told(capsys, "history", path, "--json"))["entries"]
    assert [one["kind"] for one in entries[:3]] == ["undo", "relabel_spans", "add_span"]
    assert entries[1]["undone"]
    assert entries[0]["of"] == entries[1]["id"]
    assert entries[1]["differences"] == [
        {"part": "label", "name": "", "before": "PERSON", "after": "ORGANIZATION"}
    ]
    assert entries[2]["about"]["there"]
    assert len(json.loads(told(capsys, "history", path, "--json", "--limit", 2))["entries"]) == 2


def test_a_document_is_named_by_its_title(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id is known to nobody."""
    with open_project(path) as project:
        (first, title), (_second, other) = project.read.document_names()
    mine = json.loads(told(capsys, "history", path, "--document", title, "--json"))["entries"]
    others = json.loads(told(capsys, "history", path, "--document", other, "--json"))["entries"]
    assert first == 1
    assert len(mine) == len(others) + 3
    assert told(capsys, "history", path, "--by", "nobody") == ""
    assert told(capsys, "history", path, "--kind", "add a span").count("add a span") == 1
    assert told(capsys, "history", path, "--kind", "add_span").count("\n") == 1
    assert run(["history", str(path), "--document", "x"], lambda _path: 0) == 1
    assert "No document is called x." in capsys.readouterr().err


def test_compacting(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a script compacts must be told, and must still be checked as whole."""
    before = path.read_bytes()
    would = json.loads(told(capsys, "compact", path, "--keep-days", 0, "--dry-run", "--json"))
    assert would["entries"] > 3
    assert would["compacted"] is False
    assert "Nothing that is older than 30 days" in told(capsys, "compact", path, "--keep-days", 30)
    assert path.read_bytes() == before
    twin = Path(shutil.copyfile(path, path.with_name("twin.annodb")))
    done = json.loads(told(capsys, "compact", path, "--keep-days", 0, "--json"))
    assert done["entries"] == would["entries"]
    assert done["after"] == path.stat().st_size
    assert Path(done["backup"]).is_file()
    assert "whole" in told(capsys, "check", path)
    assert "bytes became" in told(capsys, "compact", twin, "--keep-days", 0, "--keep-steps", 1)
    assert "Nothing that is older than 90 days" in told(capsys, "compact", twin, "--dry-run")
