"""What is asked wrongly is one line, and changes nothing."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from annotator.store.sqlite import sqlite3
from tests.cli.commands.support import Run, jsonl, one_line
from tests.store.support import (
    line,
    new_file,
    sample_lines,
    sha256,
)

# -- bad input -------------------------------------------------------------------------------

BAD: dict[str, tuple[Sequence[str], str]] = {
    "unknown command": (["labl"], "no command labl"),
    "unknown option": (["info", "P", "--jsn"], "--jsn"),
    "missing argument": (["import", "P"], "PATHS"),
    "missing project": (["info", "none.annodb"], "no file none.annodb"),
    "a folder for a project": (["check", "folder"], "folder is not a file"),
    "a text for a project": (["export", "a.txt", "--format", "jsonl", "--out", "x"], "a.txt"),
    "missing file": (["import", "P", "none.txt"], "no file none.txt"),
    "missing folder of the target": (
        ["export", "P", "--format", "jsonl", "--out", "none/x"], "none"),
    "unknown format": (["import", "P", "a.txt", "--format", "x"], "no format x"),
    "unknown format out": (["export", "P", "--format", "x", "--out", "x"], "no format x"),
    "unrecognised file": (["import", "P", "image.bin"], "image.bin is of no format"),
    "option without a value": (["import", "P", "a.txt", "--option", "encoding"], "encoding"),
    "unknown option of a format": (
        ["export", "P", "--format", "conll", "--out", "x", "--option", "zz=1"], "zz=1"),
    "unknown encoding": (
        ["import", "P", "a.txt", "--option", "encoding=klingon"], "no encoding klingon"),
    "wrong encoding": (["import", "P", "latin.txt"], "latin.txt is not UTF-8 at byte 2"),
    "not JSON": (["import", "P", "broken.jsonl", "--strict"], "broken.jsonl, line 2"),
    "other JSON": (["import", "P", "list.jsonl", "--format", "jsonl"], "list.jsonl, line 1"),
    "offset beyond the text": (["import", "P", "beyond.jsonl"], "beyond.jsonl, line 1"),
    "text that differs": (["import", "P", "differs.jsonl"], "differs.jsonl, line 1"),
    "unknown label": (["import", "P", "label.jsonl"], "PRESON"),
    "dangling relation": (["import", "P", "dangling.jsonl"], "s9"),
    "duplicate id": (["import", "P", "twice.jsonl"], "twice.jsonl, line 1"),
    "NUL": (["import", "P", "nul.txt"], "nul.txt"),
    "surrogate": (["import", "P", "surrogate.jsonl"], "surrogate"),
    "empty folder": (["import", "P", "folder"], "folder folder holds no file"),
    "no such annotator": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--annotator", "zz"], "zz"),
    "no gold": (["export", "P", "--format", "jsonl", "--out", "x", "--gold"], "no gold"),
    "gold and annotator": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--gold", "--annotator", "an"],
        "not both"),
    "bad split": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--split", "train=2"], "train=2"),
    "stratified without a split": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--stratify"], "--split"),
    "grouped by nothing": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--split", "a=1", "--group-by", "zz"],
        "zz"),
    "negatives in a format without relations": (
        ["export", "P", "--format", "conll", "--out", "x", "--negatives", "3"], "negatives=3"),
    "export onto something": (
        ["export", "P", "--format", "jsonl", "--out", "a.txt"], "--overwrite"),
    "export onto the lock": (
        ["export", "P", "--format", "jsonl", "--out", "p.annodb.lock", "--overwrite"],
        "open project"),
    "nothing finished": (["export", "P", "--format", "conll", "--out", "x"], "--all-states"),
    "report onto the export": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--report", "./x"], "another file"),
    "empty split": (["export", "P", "--format", "jsonl", "--out", "x", "--split", ""], "split"),
    "bad seed": (["export", "P", "--format", "jsonl", "--out", "x", "--seed", "a"], "seed"),
    "export onto the project": (["export", "P", "--format", "jsonl", "--out", "P"], "open project"),
    "report onto the project": (["import", "P", "a.txt", "--report", "P"], "the project itself"),
    "export's report onto the project": (
        ["export", "P", "--format", "jsonl", "--out", "x", "--report", "P"], "the project itself"),
    "scheme onto the project": (["scheme", "export", "P", "--out", "P"], "the project itself"),
    "missing scheme": (["new", "new.annodb", "--scheme", "none.json"], "none.json"),
    "bad scheme": (["new", "new.annodb", "--scheme", "bad.scheme.json"], "bad.scheme.json"),
    "scheme that is none": (["new", "new.annodb", "--scheme", "a.txt"], "a.txt"),
    "scheme that lacks labels": (["scheme", "import", "P", "small.scheme.json"], "PERSON"),
    "new over something": (["new", "P"], "exists already"),
    "new in no folder": (["new", "none/new.annodb"], "no folder none"),
    "new below a file": (["new", "a.txt/new.annodb"], "a.txt"),
    "name too long": (["new", "x" * 300], "x"),
    "name too long to import": (["import", "P", "y" * 300], "y"),
    "demo below a file": (["demo", "--dir", "a.txt/x", "--no-window"], "a.txt"),
    "project twice": (["import", "P", "P"], "is the open project"),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project and files that are wrong in one way each."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text("văn bản", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"vi\xeat nam")
    (tmp_path / "nul.txt").write_bytes(b"a\0b")
    (tmp_path / "image.bin").write_bytes(bytes(range(256)) * 4)
    good = line("x", "một văn bản", [(0, 3, "MISC"), (4, 7, "PERSON")])
    texts = {
        "broken": json.dumps(good) + '\n{"text": \n',
        "list": "[1, 2]\n",
        "surrogate": '{"name": "x", "text": "a\\ud800b"}\n',
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")

    def variant(name: str, change: Callable[[dict[str, Any]], object]) -> None:
        document = json.loads(json.dumps(good))
        change(document["layers"][0])
        jsonl(tmp_path / f"{name}.jsonl", document)

    variant("beyond", lambda la: la["spans"][0].update(fragments=[[0, 999]]))
    variant("differs", lambda la: la["spans"][0].update(text="hai"))
    variant("label", lambda la: la["spans"][0].update(label="PRESON"))
    variant("twice", lambda la: la["spans"][1].update(id="s0"))
    link = {"id": "r", "label": "SAME_AS", "head": "s0", "tail": "s9"}
    variant("dangling", lambda la: la.update(relations=[link]))
    (tmp_path / "bad.scheme.json").write_text('{"entities": [{"label": ""}]}')
    (tmp_path / "small.scheme.json").write_text('{"entities": [{"label": "X"}]}')
    return path


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_changes_nothing(annotator: Run, desk: Path, name: str) -> None:
    """What, where, what to do; exit code 1; the project byte-equal to before."""
    arguments, words = BAD[name]
    before, files = sha256(desk), sorted(desk.parent.iterdir())
    done = annotator(*[desk.name if word == "P" else word for word in arguments])
    assert words in one_line(done)
    assert done.windows == []
    if "label" not in name and done.out:
        assert done.out.startswith("read  "), "more than the report on standard output"
    assert sha256(desk) == before
    assert sorted(desk.parent.iterdir()) == files


@pytest.mark.parametrize("name", ["beyond", "differs", "label", "dangling", "twice"])
def test_a_refused_import_reports_each_piece(annotator: Run, desk: Path, name: str) -> None:
    """The report of a refusal is what one mends the file with."""
    done = annotator("import", desk, f"{name}.jsonl", "--json")
    assert done.code == 1
    found = done.json
    assert found["refused"] is True
    assert found["imported"] == {"documents": 0, "spans": 0, "relations": 0, "attributes": 0}
    (first, *_rest) = found["rejections"]
    assert first["file"].endswith(f"{name}.jsonl")
    assert first["reason"]
    before = sha256(desk)
    taken = annotator("import", desk, f"{name}.jsonl", "--no-strict", "--no-add-labels", "--json")
    assert taken.code == 0
    assert taken.json["imported"]["documents"] == 1
    assert sha256(desk) != before


def test_labels_are_added_when_asked(annotator: Run, desk: Path) -> None:
    """The line that refuses names the option that helps."""
    assert "--add-labels" in one_line(annotator("import", desk, "label.jsonl"))
    assert annotator("import", desk, "label.jsonl", "--add-labels", "--json").json[
        "added_labels"
    ] == 1  # fmt: skip


def test_a_name_without_suffix_becomes_a_project(annotator: Run, tmp_path: Path) -> None:
    """Else the project has a name under which neither window nor file manager finds it."""
    done = annotator("new", tmp_path / "tin")
    assert (done.code, done.out) == (0, f"{tmp_path / 'tin.annodb'}\n")
    assert annotator("info", tmp_path / "tin.annodb").code == 0
    assert "exists already" in one_line(annotator("new", tmp_path / "tin"))


def test_a_folder_that_cannot_be_written_is_named(
    annotator: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else people look for a hidden file that they never made, or copy what is not there."""
    real = sqlite3.connect

    def connect(place: str, **more: Any) -> Any:
        return real(place.replace("/ro/", "/none/"), **more)  # also for root, whom nothing stops

    monkeypatch.setattr(sqlite3, "connect", connect)
    (tmp_path / "ro").mkdir()
    for arguments in (["new", tmp_path / "ro" / "q.annodb"],
                      ["demo", "--dir", tmp_path / "ro", "--no-window"]):  # fmt: skip
        said = one_line(annotator(*arguments))
        assert f"The folder {tmp_path / 'ro'} cannot be written." in said
        assert ".part" not in said
        assert "copy" not in said


def test_a_document_that_is_not_json_is_said_without_a_gap(annotator: Run, desk: Path) -> None:
    """A line that reads like a mistake of ours is not trusted."""
    said = one_line(annotator("import", desk, "broken.jsonl", "--strict"))
    assert "broken.jsonl, line 2: document: it is not JSON" in said
    assert "1 of 1" not in said
    (desk.parent / "list.json").write_text('{"text": 5}')
    assert "line 1: document: the text" in one_line(annotator("import", desk, "list.json"))


def test_an_export_of_several_annotators_names_the_option(
    annotator: Run, desk: Path, tmp_path: Path
) -> None:
    """The line that refuses names the option that helps."""
    one = line("bài 0", sample_lines(1)[0]["text"], [(0, 3, "MISC")])
    one["layers"][0]["annotator"] = "bình"
    annotator("import", desk, jsonl(tmp_path / "two.jsonl", one))
    for name in ("conll", "spacy"):
        done = annotator("export", desk, "--format", name, "--out", tmp_path / "x", "--all-states")
        assert "say whose (--annotator): " in one_line(done)


def test_an_import_over_begun_work_names_the_option(
    annotator: Run, desk: Path, tmp_path: Path
) -> None:
    """The line that refuses names the option that helps, where it helps."""
    one = {"text": "một", "spans": [{"start": 0, "end": 3, "label": "MISC"}]}
    other = {"text": "một", "spans": [{"start": 0, "end": 2, "label": "MISC"}]}
    first, second = jsonl(tmp_path / "1.jsonl", one), jsonl(tmp_path / "2.jsonl", other)
    assert annotator("import", desk, first, "--annotator", "an").code == 0
    said = one_line(annotator("import", desk, second, "--annotator", "an"))
    assert "import this as another annotator (--annotator NAME)." in said
    assert annotator("import", desk, second, "--annotator", "bình").code == 0


def test_a_text_that_was_named_is_no_loss_of_its_name(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """A wrong reason sends people to look for a fault that is not there."""
    single = new_file(tmp_path / "one.annodb", sample_lines(1))
    done = annotator("export", single, "--format", "text", "--out", tmp_path / "out.txt")
    assert done.code == 0
    assert "no file can be called" not in done.out
