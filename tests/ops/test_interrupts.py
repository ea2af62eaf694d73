"""Imports and exports that somebody breaks off, at every step that they have."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import Steps, run
from annotator.store.project import open_project
from tests.ops.hostile_files import EACH, export, exported, put, sample
from tests.store.support import dump, litter, new_file, sample_lines, sha256

MANY = 100_000


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go meanwhile."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project with four documents."""
    (tmp_path / "project").mkdir()
    return new_file(tmp_path / "project" / "p.annodb", sample_lines(4))


def broken_off(begin: Callable[[], Steps[Any]], after: int, how: str) -> bool:
    """Takes ``after`` steps, then ends; False where the work was done before."""
    steps = begin()
    try:
        for _ in range(after):
            next(steps)
    except StopIteration:
        return False
    if how == "closed":
        steps.close()
        return True
    with pytest.raises(KeyboardInterrupt):
        steps.throw(KeyboardInterrupt())
    return True


def every_step(begin: Callable[[], Steps[Any]], how: str) -> Iterator[int]:
    """Breaks the work off after no step, after one, after two … until it is done."""
    for after in range(MANY):
        if not broken_off(begin, after, how):
            assert after > 1
            return
        yield after


@pytest.mark.parametrize("how", ["closed", "Ctrl+C"])
@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("packed", [False, True])
def test_an_import(
    tmp_path: Path, file: Path, temporary: Path, name: str, how: str, *, packed: bool
) -> None:
    """Else a cancelled import leaves a copy of the corpus, a lock, or half of the documents."""
    path = put(tmp_path / "in", export(name))
    if packed:
        path = tmp_path / "in.zip"
        with ZipFile(path, "w") as archive:
            for inner, data in export(name).items():
                archive.writestr(inner, data)
    digest = sha256(file)
    with open_project(file) as project:
        before = dump(project)
        request = ImportRequest((path,), name, add_labels=True)
        for _ in every_step(lambda: import_files(project, request), how):
            assert list(temporary.iterdir()) == []
            assert sha256(file) == digest
            assert not project.is_editing
        assert dump(project) != before
        project.undo()
        assert dump(project) == before
    assert litter(file) == []
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("how", ["closed", "Ctrl+C"])
@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("name", EACH)
def test_an_export(
    tmp_path: Path, file: Path, temporary: Path, name: str, how: str, *, split: bool
) -> None:
    """Else a cancelled export leaves half a data set that somebody trains on."""
    out = tmp_path / "out"
    out.mkdir()
    parts = {"train": 0.5, "test": 0.5} if split else None
    request = ExportRequest(name, out / "x", finished=False, split=parts)
    with open_project(file) as project:
        for _ in every_step(lambda: export_documents(project, request), how):
            assert list(out.iterdir()) == []
            assert list(temporary.iterdir()) == []
    assert list(out.iterdir())
    assert not [each for each in out.rglob("*") if each.name.endswith(".part")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_on_the_terminal(tmp_path: Path, file: Path) -> None:
    """Else Ctrl+C ends in a traceback, or in a project that says that it is in use."""
    path = tmp_path / "many.jsonl"
    documents = exported("jsonl", [sample(number) for number in range(2_000)])
    (data,) = documents.values()
    pipe = tmp_path / "started"
    os.mkfifo(pipe)
    path.write_bytes(data)
    digest = sha256(file)
    program = (
        "import sys; from annotator.cli import run\n"
        "from annotator.formats.jsonl import JsonLines\n"
        "read = JsonLines.read\n"
        "def told(self, source, options):\n"
        "    for number, item in enumerate(read(self, source, options)):\n"
        "        if number == 1000:\n"
        "            open(sys.argv[-1], 'w').close(); sys.stdin.read()\n"
        "        yield item\n"
        "JsonLines.read = told\n"
        "sys.exit(run(sys.argv[1:-1], print))\n"
    )
    words = ["import", str(file), str(path), "--add-labels"]
    with subprocess.Popen(
        [sys.executable, "-c", program, *words, str(pipe)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        pipe.open().close()  # half of the import is done
        process.send_signal(signal.SIGINT)
        _out, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.strip() == "annotator: Cancelled; nothing was changed."
    assert sha256(file) == digest
    assert litter(file) == []
    with open_project(file) as project:
        assert project.read_only is None
        report = run(import_files(project, ImportRequest((path,), add_labels=True)))
        assert report.imported.documents == 2_000
