"""Exports on disks that are full, closed or change meanwhile, and in a program that is killed."""

import errno
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.errors import FormatError
from annotator.formats import format_named
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory
from tests.disks import files_of_at_most
from tests.ops.hostile_files import EACH, HERE, exported, sample, suffix
from tests.store.support import dump, new_file, sample_lines

HALVES = {"train": 0.5, "test": 0.5}
ALL_WRITTEN = [one for one in HERE if format_named(one).description.writes]
WRITTEN = [one for one in EACH if format_named(str(one.values[0])).description.writes]


@pytest.fixture
def full() -> Project:
    """A project with three documents, in memory: the small disk is not for it."""
    project = in_memory()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        source.write_bytes(b"".join(exported("jsonl", map(sample, range(3))).values()))
        run(import_files(project, ImportRequest((source,), "jsonl", add_labels=True)))
    return project


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def request(name: str, target: Path, project: Project) -> ExportRequest:
    """An export of one person's work over what is there."""
    who = next(one.name for one in project.read.annotators())
    return ExportRequest(name, target, annotator=who, finished=False, overwrite=True)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_full_disk_leaves_the_old_export_and_nothing_else(
    full: Project, tmp_path: Path, name: str
) -> None:
    """Else the new half replaces the old whole, or the folder fills with pieces."""
    description = format_named(name).description
    is_file = not description.folder and description.many
    target = tmp_path / ("x" + (suffix(name) if is_file else ""))
    if is_file:
        target.write_text("the old one")
    before, rows = everything(tmp_path), dump(full)
    for most in (0, 40):
        with files_of_at_most(most), pytest.raises(FormatError) as said:
            run(export_documents(full, request(name, target, full)))
        assert "\n" not in str(said.value)
        assert everything(tmp_path) == before
        assert dump(full) == rows
    assert run(export_documents(full, request(name, target, full))).written.documents
    assert everything(tmp_path) != before


KILLED = """
import os, signal, sys
from pathlib import Path
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.store.project import open_project
with open_project(Path(sys.argv[1])) as project:
    for number in range(100):
        if os.fork() == 0:
            wanted = ExportRequest(sys.argv[2], Path(sys.argv[3]), finished=False, overwrite=True)
            steps = export_documents(project, wanted)
            for _ in range(number):
                if next(steps, None) is None:
                    os._exit(7)
            os.kill(os.getpid(), signal.SIGKILL)
        done = os.waitstatus_to_exitcode(os.wait()[1]) == 7
        target = Path(sys.argv[3])
        there = {one.name for one in target.parent.iterdir() if not one.name.startswith(".")}
        is_old = target.read_text() == "the old one" if target.is_file() else not there
        print("done" if done else "old" if is_old else "new")
        if done:
            break
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.parametrize(("name", "ending"), [("jsonl", ".jsonl"), ("brat", "")])
def test_a_kill_leaves_the_old_export_or_the_new(tmp_path: Path, name: str, ending: str) -> None:
    """Else a cut of power in an export costs the good one of yesterday."""
    project = new_file(tmp_path / "p.annodb", sample_lines(2))
    out = tmp_path / "out"
    out.mkdir()
    target = out / f"x{ending}"
    if ending:
        target.write_text("the old one")
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(project), name, str(target)],
        capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["old"] * (len(ended.stdout.split()) - 1) + ["done"]
    assert len(ended.stdout.split()) > 2
    with in_memory() as again:
        report = run(import_files(again, ImportRequest((target,), name, "b", add_labels=True)))
    assert report.imported.documents == 2
    assert not report.rejections


FORBIDDEN = """
import os, sys
from pathlib import Path
from annotator.errors import UserError
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import in_memory
from annotator.formats.registry import formats
formats()
project = in_memory()
run(import_files(project, ImportRequest((Path(sys.argv[2]),), "jsonl", add_labels=True)))
os.setgid(65534)
os.setuid(65534)  # after the imports, which may be forbidden too
for name in ("jsonl", "brat", "xmi", "csv"):
    try:
        who = next(one.name for one in project.read.annotators())
        target = Path(sys.argv[1], "x.jsonl" if name == "jsonl" else "x" + name)
        run(export_documents(project, ExportRequest(name, target, annotator=who, finished=False,
                                                    overwrite=True)))
        print("written")
    except UserError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs root")
def test_a_closed_target_is_said() -> None:
    """Else exporting to a folder of somebody else's ends in a traceback."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "closed")
        folder.mkdir()
        folder.chmod(0o555)
        (folder / "x.jsonl").write_text("the old one")
        Path(name).chmod(0o755)
        source = Path(name, "in.jsonl")
        source.write_bytes(b"".join(exported("jsonl", [sample()]).values()))
        ended = subprocess.run(
            [sys.executable, "-c", FORBIDDEN, str(folder), str(source)],
            capture_output=True, text=True, check=False, timeout=100,
        )  # fmt: skip
        lines = ended.stdout.split("\n")[:-1]
        assert len(lines) == 4, ended.stderr
        assert all("Permission denied" in line for line in lines)
        assert everything(folder) == {"x.jsonl": b"the old one"}


@pytest.mark.parametrize("name", ["jsonl", "csv", "conll"])
def test_a_rename_that_fails_is_said(full: Project, tmp_path: Path, name: str) -> None:
    """Else a drive on the network that does not let files be replaced eats the export."""
    target = tmp_path / f"x{suffix(name)}"
    steps = export_documents(full, request(name, target, full))
    next(steps)
    target.mkdir()
    (target / "in the way").write_text("x")
    with pytest.raises(FormatError, match=r"cannot take its place|is a folder"):
        for _ in steps:
            pass
    assert set(everything(tmp_path)) == {f"{target.name}/in the way"}


@pytest.mark.parametrize(
    ("name", "split"),
    [*((one, None) for one in ALL_WRITTEN), ("jsonl", HALVES), ("brat", HALVES)],
)
def test_where_nothing_can_be_renamed_the_old_export_stands(
    full: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    split: dict[str, float] | None,
) -> None:
    """Some drives on the network let no file take another's name: who exports must hear what to do.

    Some of them say so in other words than others; each error is that of another such drive.
    """
    description = format_named(name).description
    is_file = not description.folder and description.many and not split
    target = tmp_path / ("x" + (suffix(name) if is_file else ""))
    if is_file:
        target.write_text("the old one")
    elif split:
        target.mkdir()
    wanted = replace(request(name, target, full), split=split or {}, seed=1)
    before, there = everything(tmp_path), sorted(tmp_path.rglob("*"))
    for number in (errno.EPERM, errno.EXDEV, errno.ENOTSUP):

        def refuse(*_names: object, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patch:
            for place, verb in ((os, "rename"), (os, "replace")):
                patch.setattr(place, verb, refuse)
            with pytest.raises(FormatError, match="cannot take its place") as said:
                run(export_documents(full, wanted))
        assert os.strerror(number) in str(said.value)
        assert str(target) in str(said.value)
        assert everything(tmp_path) == before
        assert sorted(tmp_path.rglob("*")) == there, "something was left, or an empty folder went"
    assert run(export_documents(full, wanted)).written.documents


@pytest.mark.parametrize("name", WRITTEN)
def test_the_counts_that_are_told_are_in_the_files(
    full: Project, tmp_path: Path, name: str
) -> None:
    """Else the report says that all went out, and the file holds less."""
    description = format_named(name).description
    is_file = not description.folder and description.many
    target = tmp_path / "out" / ("x" + (suffix(name) if is_file else ""))
    target.parent.mkdir()
    report = run(export_documents(full, request(name, target, full)))
    with in_memory() as again:
        back = run(import_files(again, ImportRequest((target,), name, "b", add_labels=True)))
    came = back.imported + back.rejected
    assert came.documents == report.written.documents
    assert (came.spans, came.relations) == (report.written.spans, report.written.relations)
