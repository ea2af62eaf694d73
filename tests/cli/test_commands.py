"""The command line: what works says so, what does not is one line and changes nothing."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from annotator import __version__, cli
from annotator.ops import annotate
from annotator.store import opening, schema
from annotator.store.project import open_project
from annotator.store.sqlite import sqlite3
from tests.store.hostile import REFUSED, changed
from tests.store.support import (
    TEXT,
    foreign,
    line,
    litter,
    new_file,
    news_scheme,
    sample_lines,
    sha256,
)


@dataclass
class Done:
    """What a command did."""

    code: int
    out: str
    err: str
    windows: list[Path | None]

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which must be one JSON object on one line."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Done]


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, with a window that only notes that it was opened."""

    def run(*arguments: object) -> Done:
        windows: list[Path | None] = []

        def window(path: Path | None) -> int:
            windows.append(path)
            return 0

        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments], window)
        found = capsys.readouterr()
        return Done(code, found.out, found.err, windows)

    return run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path / "p.annodb", sample_lines(3))


def jsonl(path: Path, *documents: dict[str, Any]) -> Path:
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in documents]
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path


def one_line(done: Done) -> str:
    """The one line of a refused command."""
    assert done.code == 1
    assert done.err.startswith("annotator: ")
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    return done.err


# -- success ---------------------------------------------------------------------------------


def test_new_and_info(annotator: Run, tmp_path: Path) -> None:
    """The first command of a script."""
    path = tmp_path / "mới.annodb"
    done = annotator("new", path, "--title", "Tin tức")
    assert (done.code, done.out, done.err) == (0, f"{path}\n", "")
    found = annotator("info", path, "--json").json
    assert (found["title"], found["documents"], found["spans"]) == ("Tin tức", 0, 0)
    assert litter(path) == []


def test_new_takes_the_given_scheme_as_it_is(annotator: Run, tmp_path: Path, shared: Path) -> None:
    """The label set of the task is used without touching it."""
    scheme = shared / "data" / "vi_news.scheme.json"
    assert annotator("new", tmp_path / "p.annodb", "--scheme", scheme).code == 0
    found = annotator("scheme", "show", tmp_path / "p.annodb", "--json").json
    given = json.loads(scheme.read_bytes())
    for kind in ("entities", "relations"):
        assert [one["label"] for one in found[kind]] == [one["label"] for one in given[kind]]
        for mine, theirs in zip(found[kind], given[kind], strict=True):
            assert theirs.items() <= mine.items()


def test_the_article_in_and_out(annotator: Run, tmp_path: Path, shared: Path) -> None:
    """The whole journey of the task by commands alone."""
    data, path = shared / "data", tmp_path / "p.annodb"
    annotator("new", path, "--scheme", data / "vi_news.scheme.json")
    assert annotator("import", path, data / "article.txt", "--json").json["imported"] == {
        "documents": 1, "spans": 0, "relations": 0, "attributes": 0,
    }  # fmt: skip
    for name, size in (("first", (185, 114)), ("second", (154, 78))):
        done = annotator(
            "import", path, data / f"article.{name}.json", "--annotator", name, "--json"
        )
        found = done.json
        assert (found["imported"]["spans"], found["imported"]["relations"]) == size
        assert found["already_there"]["documents"] == 1
        assert found["rejections"] == []
        out = tmp_path / f"{name}.out.jsonl"
        annotator(
            "export", path, "--format", "spacy", "--annotator", name, "--out", out, "--all-states"
        )
        ours, theirs = (
            json.loads(out.read_bytes()),
            json.loads((data / f"article.{name}.json").read_bytes()),
        )
        assert (ours["text"], ours["spans"]) == (theirs["text"], theirs["spans"])
        links = [(r["head"], r["tail"], r["label"]) for r in ours["relations"]]
        assert links == [(r["head"], r["tail"], r["label"]) for r in theirs["relations"]]
    annotator("export", path, "--format", "text", "--annotator", "first", "--out", tmp_path / "t")
    (text,) = (tmp_path / "t").rglob("*.txt")
    assert text.read_bytes() == (data / "article.txt").read_bytes()
    assert annotator("check", path).code == 0


def test_import_says_what_it_did_and_a_second_time_that_it_is_there(
    annotator: Run, path: Path, tmp_path: Path
) -> None:
    """The report is how anybody knows that nothing was lost."""
    source = jsonl(tmp_path / "in.jsonl", line("mới", "mới " + TEXT, [(0, 3, "MISC")]))
    done = annotator("import", path, source, "--format", "jsonl")
    assert (done.code, done.err) == (0, "")
    assert "imported       1 document, 1 span, 0 relations" in done.out
    digest = sha256(path)
    again = annotator("import", path, source, "--json").json
    assert again["already_there"] == {"documents": 1, "spans": 1, "relations": 0, "attributes": 0}
    assert again["imported"] == {"documents": 0, "spans": 0, "relations": 0, "attributes": 0}
    assert sha256(path) == digest


def test_export_split_and_report(annotator: Run, path: Path, tmp_path: Path) -> None:
    """Training data from a script: parts, counts, and a report in a file."""
    report = tmp_path / "report.json"
    done = annotator(
        "export", path, "--format", "jsonl", "--out", tmp_path / "out", "--split",
        "train=.5,test=.5", "--seed", 4, "--report", report, "--json",
    )  # fmt: skip
    found = done.json
    counts = {"documents": 3, "spans": 9, "relations": 6, "attributes": 0}
    assert found["written"] == counts
    assert [Path(name).name for name in found["files"]] == ["train.jsonl", "test.jsonl"]
    assert json.loads(report.read_bytes()) == found
    beside = json.loads((tmp_path / "out.report.json").read_bytes())
    assert beside["written"] == counts
    assert beside["files"] == ["train.jsonl", "test.jsonl"]
    plain = annotator(
        "export", path, "--format", "conll", "--out", tmp_path / "a.conll", "--all-states"
    )
    assert plain.code == 0
    assert "written" in plain.out


def test_export_replaces_only_what_it_may(annotator: Run, path: Path, tmp_path: Path) -> None:
    """A script that runs each night says so; one that is mistyped costs nothing."""
    out = tmp_path / "a.jsonl"
    command = ("export", path, "--format", "jsonl", "--out", out)
    done = annotator(*command)
    assert done.out.split("\n")[-4:-1] == [
        str(out), f"{out}.card.md", f"{out}.report.json"
    ]  # fmt: skip
    before = out.read_bytes()
    assert "a.jsonl is there already" in one_line(annotator(*command))
    assert annotator(*command, "--overwrite").code == 0
    assert out.read_bytes() == before
    alone = tmp_path / "b.jsonl"
    annotator("export", path, "--format", "jsonl", "--out", alone, "--no-card")
    assert not (tmp_path / "b.jsonl.card.md").exists()


def test_export_warns_of_near_duplicates_and_keeps_them_together(
    annotator: Run, path: Path, tmp_path: Path
) -> None:
    """The three articles of the sample differ in their last figure: no test set for each other.

    Their identities are random, so the first seed that parts them is looked for.
    """
    command = ("export", path, "--format", "jsonl", "--split", "train=.5,test=.5", "--json")
    for seed in range(40):
        parted = annotator(*command, "--out", tmp_path / "a", "--seed", seed, "--overwrite")
        assert parted.code == 0
        if all(part["documents"] for part in parted.json["parts"].values()):
            break
    assert "warning: " in parted.err
    assert "--group-by near-duplicates" in parted.err
    assert parted.json["near_duplicates"][0]["similarity"] >= 0.8
    together = annotator(*command, "--out", tmp_path / "b", "--group-by", "near-duplicates")
    assert together.code == 0
    counts = {name: part["documents"] for name, part in together.json["parts"].items()}
    assert sorted(counts.values()) == [0, 3]
    (empty,) = (name for name, count in counts.items() if not count)
    assert together.json["empty_parts"] == [empty]
    assert together.err == (
        f"annotator: warning: no document fell into the part {empty}; take a larger share for it "
        "or another --seed, or --stratify.\n"
    )


def test_formats_info_check_scheme(annotator: Run, path: Path, tmp_path: Path) -> None:
    """Each reading command in words and as one JSON object."""
    before = sha256(path)
    names = {one["name"] for one in annotator("formats", "--json").json["formats"]}
    assert names >= {"text", "jsonl", "conll", "spacy"}
    plain = annotator("formats").out
    assert all(name in plain for name in names)
    info = annotator("info", path, "--json").json
    assert (info["documents"], info["spans"], info["relations"]) == (3, 9, 6)
    assert info["layers"] == {"an": {"open": 3, "finished": 0}}
    assert info["spans_by_label"]["PERSON"] == 3
    assert "PERSON: 3" in annotator("info", path).out
    checked = annotator("check", path, "--json").json
    assert checked == {"path": str(path), "ok": True, "documents": 3}
    assert "is whole: 3 documents" in annotator("check", path).out
    assert "PERSON" in annotator("scheme", "show", path).out
    out = tmp_path / "s.json"
    assert annotator("scheme", "export", path, "--out", out).out == f"{out}\n"
    assert sha256(path) == before
    other = tmp_path / "q.annodb"
    annotator("new", other)
    assert annotator("scheme", "import", other, out).code == 0
    with open_project(other) as project:
        assert project.read.scheme() == news_scheme()


def test_the_demo_twice(annotator: Run, tmp_path: Path) -> None:
    """The first command of a newcomer makes the sample, the second keeps their work in it."""
    done = annotator("demo", "--dir", tmp_path / "mẫu", "--no-window")
    assert (done.code, done.err, done.windows) == (0, "", [])
    path = Path(done.out.strip())
    assert path.parent == tmp_path / "mẫu"
    info = annotator("info", path, "--json").json
    assert info["documents"] >= 1
    assert len(info["annotators"]) == 2
    assert info["relations"] > 0
    assert annotator("check", path).code == 0
    with open_project(path) as project:
        annotate.set_state(project, 1, "tôi", annotate.State.FINISHED)
    digest = sha256(path)
    again = annotator("demo", "--dir", tmp_path / "mẫu")
    assert again.windows == [path]
    assert sha256(path) == digest
    assert litter(path) == []


def test_a_project_alone_opens_the_window(annotator: Run, path: Path) -> None:
    """Double-clicking a project file runs the program with its name."""
    assert annotator(path).windows == [path]
    assert litter(path) == []


def test_help_and_version(annotator: Run) -> None:
    """Each command explains itself."""
    assert annotator("--version").out == f"annotator {__version__}\n"
    for arguments in ([], ["new"], ["import"], ["export"], ["scheme"], ["scheme", "show"]):
        done = annotator(*arguments, "--help")
        assert done.code == 0
        assert "Usage: annotator" in done.out


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


@pytest.mark.parametrize("command", ["info", "check", "scheme show", "import", "open", "export"])
@pytest.mark.parametrize(
    "name", ["0 bytes", "half", "trigger", "zip", "other text", "newer with a trigger"]
)
def test_a_hostile_project_is_one_line_for_every_command(
    annotator: Run, tmp_path: Path, path: Path, name: str, command: str
) -> None:
    """Whatever the command, a file that is not ours is refused and left alone."""
    hostile = tmp_path / "x.annodb"
    REFUSED[name][0](path.read_bytes(), hostile)
    before = sha256(hostile)
    more = {
        "import": [jsonl(tmp_path / "in.jsonl", *sample_lines(1))],
        "export": ["--format", "jsonl", "--out", tmp_path / "out.jsonl"],
    }.get(command, [])
    done = annotator(*([] if command == "open" else command.split()), hostile, *more)
    if command == "open" and name in ("trigger", "other text", "newer with a trigger"):
        assert done.windows == [hostile], "behind the header the window looks by itself"
        return
    assert "x.annodb" in one_line(done)
    assert done.out == ""
    assert sha256(hostile) == before
    assert litter(hostile) == []
    assert not (tmp_path / "out.jsonl").exists()


def test_a_newer_project_is_read_and_never_written(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """A script with an older program must not write what it does not know."""
    newer = tmp_path / "n.annodb"
    changed(f"CREATE TABLE x (y); PRAGMA user_version = {schema.VERSION + 1}")(
        path.read_bytes(), newer
    )
    before = sha256(newer)
    assert annotator("info", newer, "--json").json["documents"] == 3
    source = jsonl(tmp_path / "in.jsonl", *sample_lines(1))
    assert "newer version" in one_line(annotator("import", newer, source))
    assert sha256(newer) == before


def test_a_project_in_use_is_read_and_not_written(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """A script must not write under an open window."""
    source = jsonl(tmp_path / "in.jsonl", *sample_lines(1))
    with open_project(path):
        before = sha256(path)
        assert "another window or command" in one_line(annotator("import", path, source))
        assert annotator("info", path).code == 0
        assert sha256(path) == before


def test_a_project_locked_by_another_program(
    annotator: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database browser in the way is said, not waited for without end."""
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
    other = foreign(path)
    other.execute("BEGIN EXCLUSIVE")
    done = annotator("info", path)
    other.close()
    assert "another program" in one_line(done)


def test_check_finds_what_sqlite_does_not(annotator: Run, tmp_path: Path, path: Path) -> None:
    """A flipped bit in a span is in no checksum of SQLite's."""
    bad = tmp_path / "b.annodb"
    changed("UPDATE span SET stop = stop - 1 WHERE id = 2")(path.read_bytes(), bad)
    assert annotator("info", bad).code == 0
    done = annotator("check", bad, "--json")
    assert "is damaged: span " in one_line(done)
    assert done.out == ""


def test_a_file_of_a_newer_version_says_that_it_is_read_only(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """Else a person learns only after an hour that nothing can be written."""
    newer = tmp_path / "n.annodb"
    changed(f"PRAGMA user_version = {schema.VERSION + 1}")(path.read_bytes(), newer)
    assert "newer version" in annotator("info", newer, "--json").json["read_only"]
    assert "read-only   written by a newer version" in annotator("info", newer).out
    assert annotator("info", path, "--json").json["read_only"] == ""
    assert "read-only" not in annotator("info", path).out


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


def test_damage_is_said_in_words_first(annotator: Run, tmp_path: Path, path: Path) -> None:
    """Else a person whose file is damaged reads only what SQLite's authors understand."""
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    data[2 * size : 2 * size + 8] = b"\xff" * 8
    bad = tmp_path / "b.annodb"
    bad.write_bytes(data)
    said = one_line(annotator("check", bad))
    assert "b.annodb is damaged: a page of the file is damaged (" in said
    assert "***" not in said


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


# -- real processes --------------------------------------------------------------------------


def process(*arguments: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, arguments)],
        capture_output=True, timeout=60, check=False, **more,
    )  # fmt: skip


@pytest.fixture
def cwd(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ``python -m annotator`` finds the program."""
    monkeypatch.chdir(root)


@pytest.mark.usefixtures("cwd")
def test_the_program_itself(tmp_path: Path) -> None:
    """What the tests run in one process must be what people run."""
    path = tmp_path / "tin 😀.annodb"
    scheme = news_scheme()
    made = process("demo", "--dir", tmp_path, "--no-window")
    assert made.returncode == 0, made.stderr
    assert made.stderr == b""
    info = process("info", made.stdout.decode().strip(), "--json")
    assert json.loads(info.stdout)["scheme"] == scheme.name
    bad = process("info", path)
    assert (bad.returncode, bad.stdout) == (1, b"")
    assert bad.stderr.count(b"\n") == 1
    assert "tin 😀" in bad.stderr.decode()
    assert process("new", path).returncode == 0
    assert process("new", path).returncode == 1


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="such names are a matter of Unix")
def test_names_that_are_no_text_are_shown_somehow(tmp_path: Path) -> None:
    """A name from an old system must not crash the command that was to help."""
    raw = os.fsencode(tmp_path) + b"/b\xe0i.annodb"
    for arguments in (
        [b"new", raw], [b"info", raw], [b"check", raw], [b"check", raw, b"--json"],
        [b"info", raw, b"--json"],
        [b"export", raw, b"--format", b"jsonl", b"--out", raw + b".jsonl"],
        [b"export", raw, b"--format", b"jsonl", b"--out", raw + b".jsonl", b"--json",
         b"--overwrite"],
        [b"scheme", b"export", raw, b"--out", raw + b".json"],
        [b"new", raw],
    ):  # fmt: skip
        done = subprocess.run(
            [os.fsencode(sys.executable), b"-m", b"annotator", *arguments],
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, (arguments, done.stderr.decode())
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of Unix")
@pytest.mark.parametrize("sign", [signal.SIGINT], ids=["Ctrl+C"])
def test_ctrl_c_in_an_import_leaves_nothing(path: Path, tmp_path: Path, sign: int) -> None:
    """Whoever cancels a wrong import must find the project as it was."""
    before = sha256(path)
    source = tmp_path / "huge.jsonl"
    one = json.dumps(line("N", TEXT * 20, [(k, k + 1, "MISC") for k in range(200)]))
    with source.open("w") as stream:
        stream.writelines(one.replace('"N"', f'"n{n}"') + "\n" for n in range(3000))
    lock = path.with_name(path.name + ".lock")
    child = subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", str(path), str(source)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    journal = path.with_name(path.name + "-journal")
    while not journal.exists() and child.poll() is None:
        pass  # until it writes
    child.send_signal(sign)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 1, (out, err)
    assert out == b""
    assert [text for text in err.decode().split("\n") if text] == [
        "annotator: Cancelled; nothing was changed."
    ]
    assert sha256(path) == before
    assert not lock.exists()
    assert litter(path) == []


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of Unix")
def test_ctrl_c_in_an_export_leaves_nothing(tmp_path: Path) -> None:
    """Half a training set that stays behind is trained on by somebody."""
    home = tmp_path / "home"
    home.mkdir()
    places = [(k, k + 1, "MISC") for k in range(100)]
    big = new_file(home / "p.annodb", [line(f"n{n}", f"{TEXT * 5}{n}", places) for n in range(900)])
    before = sha256(big)
    folder = tmp_path / "out"
    folder.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "annotator", "export", str(big), "--format", "conll",
         "--all-states", "--split", "train=.5,test=.5", "--out", str(folder / "set")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not any(folder.rglob(".*.part/.*.part")) and child.poll() is None:
        pass  # until it writes the first part
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 1, (out, err)
    assert err.decode().split("\n")[-2] == "annotator: Cancelled; nothing was changed."
    assert list(folder.iterdir()) == []
    assert sha256(big) == before


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="pipes that close are a matter of Unix")
def test_a_reader_that_goes_away_is_no_crash(path: Path) -> None:
    """``annotator scheme show P | head -1`` must not end in a traceback."""
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-m", "annotator", "scheme", "show", str(path), "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert child.stdout
        child.stdout.close()
        assert child.stderr
        with child.stderr as stream:
            said = stream.read()
        child.wait(60)
        assert b"Traceback" not in said
