"""Files that are broken, empty or stopped half way."""

from pathlib import Path

import pytest

from annotator.errors import FormatError
from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files, refusal
from annotator.ops.report import Counts, item_line
from annotator.store.project import Project, open_project
from tests.ops.importing.support import take, written
from tests.store.support import (
    TEXT,
    dump,
    entries,
    line,
    new_file,
    sample_lines,
    sha256,
    sound,
)

# -- cancelled, failed -----------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 3, 250])
def test_a_cancelled_import_leaves_nothing_and_the_project_writable(
    tmp_path: Path, steps: int
) -> None:
    """Cancel means: as if it had never begun."""
    path = new_file(tmp_path / "p.annodb", sample_lines(1))
    source = written(
        tmp_path / "many.jsonl",
        *(line(f"n{i}", f"{TEXT}#{i}", [(k, k + 1, "NEW") for k in range(90)]) for i in range(300)),
    )
    with open_project(path) as project:
        before, digest, count = dump(project), sha256(path), entries(project)
        running = import_files(project, ImportRequest((source,), add_labels=True))
        for _ in range(steps):
            step = next(running)
        assert 0 < step.done <= step.total
        running.close()
        assert not project.is_editing
        assert dump(project) == before
        assert sha256(path) == digest
        assert entries(project) == count
        assert annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        assert project.read.label_ids("entity").get("NEW") is None
        sound(project)


def test_a_file_that_breaks_in_the_middle_imports_nothing(project: Project, tmp_path: Path) -> None:
    """Half of a file imported would have to be found and removed by hand."""
    source = written(tmp_path / "a.jsonl", *sample_lines(50))
    source.write_bytes(source.read_bytes() + b'{"name": "x", "text": "\xff"}\n')
    before = dump(project)
    report = take(project, source, strict=True)
    assert report.is_refused
    assert "line 51" in str(refusal(report))
    assert "is not UTF-8 at byte" in str(refusal(report))
    assert dump(project) == before
    assert not project.is_editing
    with pytest.raises(FormatError, match="no file"):
        take(project, tmp_path / "none.txt")
    with pytest.raises(FormatError):
        take(project, written(tmp_path / "b.jsonl", *sample_lines(1)), tmp_path / "none.jsonl")
    assert dump(project) == before


def test_a_broken_line_costs_that_line(project: Project, tmp_path: Path) -> None:
    """One byte that is wrong, in a file of a thousand articles, must not cost them all."""
    source = written(tmp_path / "a.jsonl", *sample_lines(3))
    source.write_bytes(source.read_bytes() + b'{"text": "\xff"}\n{"text": "b\n{"text": "c"}\n')
    report = take(project, source)
    assert report.imported.documents == 4
    said = sorted((item.line, item.what) for item in report.rejections)
    assert said == [(4, "line"), (5, "document")]
    sound(project)


def test_a_file_in_another_encoding_is_refused_whole(project: Project, tmp_path: Path) -> None:
    """Forty notes about forty lines hide the one thing to do: to name the encoding."""
    source = tmp_path / "a.jsonl"
    source.write_bytes('{"text": "à"}\n'.encode("cp1252") * 40)
    with pytest.raises(FormatError, match="encoding=NAME"):
        take(project, source)
    report = take(project, source, options={"encoding": "utf-8,cp1252"})
    assert report.imported.documents == 40
    assert project.read.document(1).text == "à"


def test_of_several_files_one_that_cannot_be_read_costs_itself(
    project: Project, tmp_path: Path
) -> None:
    """One broken file among three thousand must not keep the others out."""
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    (tmp_path / "b.txt").write_text("b")
    report = take(project, tmp_path)
    assert report.imported.documents == report.rejected.documents == 1
    assert report.rejections[0].file.endswith("a.txt")
    with pytest.raises(FormatError):
        take(project, tmp_path, strict=True)


def test_a_file_with_nothing_in_it_is_named(project: Project, tmp_path: Path) -> None:
    """Else an empty file looks like an import that went well."""
    empty, full = tmp_path / "empty.jsonl", written(tmp_path / "full.jsonl", {"text": "An"})
    empty.write_bytes(b"\n")
    report = take(project, empty, format="jsonl")
    assert report.read == Counts()
    assert not report.is_refused
    assert report.to_json()["changes"] == [
        {
            "what": "document",
            "how": "passed over",
            "file": str(empty),
            "line": 0,
            "id": "",
            "document": "",
            "reason": "it was passed over, since there is no document in it",
        }
    ]
    (note,) = take(project, empty, full, format="jsonl").changes
    assert item_line(note) == f"{empty}: it was passed over, since there is no document in it"
    assert take(project, full, format="jsonl").changes == ()


# -- what an import says ----------------------------------------------------------------------


def test_a_rejected_layer_refuses_the_import(project: Project, tmp_path: Path) -> None:
    """A layer that is lost without a span to count must not pass for success."""
    broken = {"text": "một", "layers": [{"annotator": "an", "spans": "foo"}]}
    source = written(tmp_path / "a.jsonl", line("bài"), broken)
    before = dump(project)
    report = take(project, source, strict=True)
    assert (report.is_refused, report.faults, report.rejected) == (True, 1, Counts())
    said = str(refusal(report))
    assert "a.jsonl, line 2: layer: the key spans holds a string, not a list." in said
    assert "0 of" not in said
    assert dump(project) == before
    assert take(project, source).imported.documents == 2


def test_a_broken_line_costs_itself_and_not_the_good_document_after_it(
    project: Project, tmp_path: Path
) -> None:
    """Which of two lines is broken must not decide whether the other comes in."""
    for number, lines in enumerate((["{no", '{"text": "a"}'], ['{"text": "b"}', "{no"])):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("\n".join(lines), "utf-8")
        report = take(project, path)
        assert (report.is_refused, report.imported.documents, report.faults) == (False, 1, 1)
