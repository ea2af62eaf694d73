"""Hostile and broken files: refused or itemised, and nothing of a refused one in the project."""

import json
import os
import random
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.model.scheme import EntityLabel
from annotator.ops import schemes
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import Counts, ImportReport
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory
from tests.ops.hostile_files import (
    ALONE,
    BROKEN,
    EACH,
    HERE,
    HUGE,
    READ,
    SECRET,
    SLOW,
    Files,
    export,
    exported,
    is_xml,
    put,
    raw,
)
from tests.store.support import dump, entries, import_jsonl, line


@pytest.fixture(scope="module")
def empty() -> Iterator[Project]:
    """A project without labels, which takes those of its first import; each is undone."""
    with in_memory() as project:
        yield project


def attempt(
    project: Project, path: Path, name: str | None = None, **more: Any
) -> ImportReport | FormatError:
    """Imports ``path``: what is refused leaves no trace, what is not adds up and can be undone."""
    before, count = dump(project), entries(project)
    try:
        report = run(import_files(project, ImportRequest((path,), name, **more)))
    except FormatError as error:
        assert dump(project) == before
        return error
    assert not project.is_editing
    json.dumps(report.to_json()).encode()
    if entries(project) > count:
        after = dump(project)
        spans, links = len(after["span"]), len(after["relation"])
        assert not report.is_refused
        assert (spans, links) == (report.imported.spans, report.imported.relations)
        project.undo()
    assert dump(project) == before
    return report


@pytest.mark.parametrize("what", ALONE)
@pytest.mark.parametrize("name", READ)
def test_any_bytes_by_any_name(empty: Project, tmp_path: Path, name: str, what: str) -> None:
    """Else a file that somebody mailed takes the program down, or half of it gets in."""
    attempt(empty, put(tmp_path, raw(name, ALONE[what])), name)


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("name", EACH)
def test_what_we_write_broken(empty: Project, tmp_path: Path, name: str, what: str) -> None:
    """Else one value that another program wrote otherwise ends the import in a traceback."""
    (tmp_path / "secret").write_text(SECRET)
    folder = tmp_path / "in"
    files = BROKEN[what](export(name))
    path = put(folder, {inner: _pointed(data, tmp_path) for inner, data in files.items()})
    attempt(empty, path, name)


@pytest.mark.parametrize("name", [name for name in HERE if is_xml(name)])
def test_no_other_file_is_ever_read(empty: Project, tmp_path: Path, name: str) -> None:
    """Else a file that somebody mailed carries one's own files into what one sends back."""
    (tmp_path / "secret").write_text(SECRET)
    files = BROKEN["a DTD"](export(name))
    path = put(tmp_path / "in", {inner: _pointed(data, tmp_path) for inner, data in files.items()})
    said = attempt(empty, path, name)
    assert isinstance(said, FormatError) or said.imported == Counts()
    assert SECRET not in str(said)


def _pointed(data: bytes, folder: Path) -> bytes:
    return data.replace(b'"SECRET"', f'"{folder / "secret"}"'.encode())


@pytest.mark.parametrize("what", HUGE)
@pytest.mark.parametrize("name", EACH)
def test_far_more_than_anybody_makes(empty: Project, tmp_path: Path, name: str, what: str) -> None:
    """Else one strange document keeps the program busy for ever, or takes all memory."""
    if (name, what) in SLOW:
        pytest.skip("each attribute is a feature of a type there, which is slow by the thousand")
    attempt(empty, put(tmp_path, exported(name, [HUGE[what]])), name)


@pytest.mark.parametrize("name", EACH)
@settings(max_examples=25)
@given(data=st.data())
def test_mutated_bytes(name: str, data: st.DataObject) -> None:
    """Else some damage of a disk or a mail program that nobody thought of gets through."""
    files = _mutated(export(name), data)
    with TemporaryDirectory() as folder, in_memory() as project:
        attempt(project, put(Path(folder), files), name)


def _mutated(files: Files, data: st.DataObject) -> Files:
    victim = data.draw(st.sampled_from(sorted(files)))
    body = bytearray(files[victim])
    chance = random.Random(data.draw(st.integers(0, 2**32)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = chance.randrange(len(body) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            body[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del body[at : at + chance.randrange(1, 20)]
        elif kind == 2:
            other = chance.randrange(len(body) + 1)
            body[at:at] = body[other : other + chance.randrange(1, 40)]
        else:
            body[at:at] = chance.choice(_TOKENS)
    return {**files, victim: bytes(body)}


_TOKENS = (
    b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"null", b"-1", b"1e9", b"\0", b"\n", b"\t",
    b"\xff", b"\xf0\x9f\x98\x80", b"<", b">", b"&", b"true", b"\\u0000", b"\\ud800", b" ", b"NaN",
)  # fmt: skip


# -- folders and archives ------------------------------------------------------------------------

GOOD = json.dumps({"name": "a", "text": "a", "layers": []})


def test_what_is_no_file_in_a_folder_is_passed_over_and_said(
    empty: Project, tmp_path: Path
) -> None:
    """Else a pipe in a folder hangs the import for ever, or a linked folder is missed by nobody."""
    (tmp_path / "a.jsonl").write_text(GOOD)
    (tmp_path / "loop.jsonl").symlink_to("loop.jsonl")
    (tmp_path / "zero.jsonl").symlink_to("/dev/zero")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as door:
        os.chdir(tmp_path)  # a socket's name is short
        door.bind("door.jsonl")
        report = attempt(empty, tmp_path)
    assert isinstance(report, ImportReport)
    assert report.imported == Counts(1)
    said = {Path(item.file).name for item in report.changes}
    assert said == {"loop.jsonl", "zero.jsonl", "up", "pipe.jsonl", "door.jsonl"}


@pytest.mark.parametrize("name", [None, *READ])
def test_a_pipe_or_a_folder_by_name_is_refused(
    empty: Project, tmp_path: Path, name: str | None
) -> None:
    """Else the program waits for ever for what nobody will write."""
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "folder.jsonl").mkdir()
    for each in ("pipe.jsonl", "folder.jsonl"):
        assert isinstance(attempt(empty, tmp_path / each, name), FormatError)


@pytest.mark.parametrize(
    "file", [b"Hu\xe9", b"a\nb", "\u202etxt.exe".encode(), b"a\\b", b"%s{x}", b"<img src=x>"]
)
@pytest.mark.parametrize("name", EACH)
def test_any_name_that_a_file_can_have(
    empty: Project, tmp_path: Path, name: str, file: bytes
) -> None:
    """Else a file of an old computer, whose name is no UTF-8, stops the import of all."""
    odd = os.fsdecode(file)
    files = export(name)
    for inner, data in files.items():
        stem, dot, ending = Path(inner).name.partition(".")
        place = (
            tmp_path / Path(inner).parent / (odd + (stem if len(files) > 1 else "") + dot + ending)
        )
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    report = attempt(empty, tmp_path, name, strict=False)
    assert isinstance(report, ImportReport)
    assert report.imported.documents


def test_a_file_that_goes_while_it_is_looked_for_costs_itself(
    empty: Project, tmp_path: Path
) -> None:
    """Else one file that nobody may read stops the import of a thousand others."""
    for stem in "abc":
        (tmp_path / f"{stem}.jsonl").write_text(json.dumps({"name": stem, "text": stem}))
    for later in ("look", "read"):
        (tmp_path / "b.jsonl").write_text(json.dumps({"name": "b", "text": "b"}))
        steps = import_files(empty, ImportRequest((tmp_path,), None))
        next(steps)
        while later == "read" and next(steps).total == 0:
            pass
        (tmp_path / "b.jsonl").unlink()
        report = run(steps)
        assert report.imported.documents == 2
        said = [*report.rejections, *report.changes]
        assert [Path(item.file).name for item in said] == ["b.jsonl"]
        empty.undo()


@pytest.mark.parametrize("change", ["shorter", "longer", "another", "gone"])
@pytest.mark.parametrize("name", EACH)
def test_a_file_that_changes_while_it_is_read(
    empty: Project, tmp_path: Path, name: str, change: str
) -> None:
    """Else a download that is still running ends the program, or leaves half of itself."""
    path = put(tmp_path, export(name))
    before = dump(empty)
    steps = import_files(empty, ImportRequest((path,), name))
    next(steps)
    for file in [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]:
        _change(file, change)
    try:
        report = run(steps)
    except FormatError:
        pass
    else:
        if not report.is_refused:
            empty.undo()
    assert dump(empty) == before


def _change(file: Path, how: str) -> None:
    data = file.read_bytes()
    if how == "gone":
        file.unlink()
    elif how == "another":
        file.write_bytes(bytes(range(256)) * 10)
    elif how == "longer":
        file.write_bytes(data * 3)
    else:
        os.truncate(file, len(data) // 3)


def _link(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize(
    "members",
    [
        {"../out.jsonl": GOOD},
        {"/out.jsonl": GOOD},
        {"a/../../out.jsonl": GOOD},
        {"..\\out.jsonl": GOOD},
        {"C:\\out.jsonl": GOOD},
        {"a.jsonl": GOOD, "A.JSONL": GOOD},
        {_link("a.jsonl"): "/etc/passwd"},
        {"a.jsonl": " " * (30 << 20)},
        {},
        {"a.zip": "PK"},
    ],
    ids=map(str, range(10)),
)
def test_archives_that_would_do_harm(
    empty: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, members: dict[Any, str]
) -> None:
    """Else an archive writes over one's files, or fills the disk, or leaves a copy of itself."""
    (tmp_path / "a" / "temporary").mkdir(parents=True)
    monkeypatch.setattr("annotator.formats.archive.FREE", 1 << 20)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "a" / "temporary"))
    with ZipFile(tmp_path / "a" / "x.zip", "w", compression=8) as archive:
        for name, text in members.items():
            archive.writestr(name, text, compress_type=8)
    assert isinstance(attempt(empty, tmp_path / "a" / "x.zip"), FormatError)
    left = sorted(each.name for each in tmp_path.rglob("*"))
    assert left == ["a", "temporary", "x.zip"]


# -- what a report holds -------------------------------------------------------------------------


def test_labels_without_end_are_told_without_end(empty: Project, tmp_path: Path) -> None:
    """Else a file whose label column is the text makes a scheme of a million labels."""
    spans = [(0, 1, "L" * 2000), (0, 1, "fine")]
    report = import_jsonl(
        empty, tmp_path / "a.jsonl", [line("a", "abc", spans)], add_labels=True, strict=False
    )
    assert (report.imported.spans, report.rejected.spans) == (1, 1)
    (item,) = report.rejections
    assert "longer than" in str(item.reason)
    assert len(str(item)) < 3000
    empty.undo()


def test_unknown_labels_without_end(
    empty: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a file whose every word is a label makes a scheme that no window can show."""
    monkeypatch.setattr("annotator.ops.intake._MOST_LABELS", 30)
    lines = [line(f"n{n}", f"abc{n}", [(0, 3, f"L{n}"), (0, 2, "L0")]) for n in range(100)]
    before = dump(empty)
    report = import_jsonl(empty, tmp_path / "a.jsonl", lines, add_labels=True)
    assert (report.added_labels, report.imported.spans, report.rejected.spans) == (30, 130, 70)
    assert "more than 30 labels" in str(report.rejections[0].reason)
    empty.undo()
    assert dump(empty) == before
    schemes.add_label(empty, EntityLabel("L0"))
    report = import_jsonl(empty, tmp_path / "a.jsonl", lines)
    assert report.is_refused
    assert len(report.unknown_labels) == 30
    assert report.rejected.spans == 99
    empty.undo()


def test_reports_cut_what_is_very_long(empty: Project, tmp_path: Path) -> None:
    """Else ten thousand rejections of a megabyte each take all memory there is."""
    spans = [{"id": "s" * 5000, "label": "A", "fragments": [[0, 99]]}]
    document = {"name": "n" * 5000, "text": "abc", "layers": [{"spans": spans}]}
    report = import_jsonl(empty, tmp_path / "a.jsonl", [document])
    (item,) = report.rejections
    assert (len(item.id), len(item.document)) == (1001, 1001)
    assert report.rejected == Counts(0, 1)
