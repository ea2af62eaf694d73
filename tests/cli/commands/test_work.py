"""The commands as a script uses them, from an empty project to training data."""

import json
from pathlib import Path

from annotator import __version__
from annotator.ops import annotate
from annotator.store.project import open_project
from tests.cli.commands.support import Run, jsonl, one_line
from tests.store.support import (
    TEXT,
    line,
    litter,
    news_scheme,
    sha256,
)

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
