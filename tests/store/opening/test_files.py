"""Files that are none of ours, or no files at all."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store.project import create, open_project
from tests.store.hostile import REFUSED
from tests.store.opening.support import annotate_something, needs_unix, refusal
from tests.store.support import (
    litter,
    sha256,
)


@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_a_whole_project_is_refused_and_untouched(
    tmp_path: Path, good: bytes, name: str, write: bool
) -> None:
    """A hostile or damaged file must not run code, hang, or be made worse."""
    make, words = REFUSED[name]
    path = tmp_path / "bài (1).annodb"
    make(good, path)
    before, start = sha256(path), time.monotonic()
    said = refusal(path, write=write)
    assert time.monotonic() - start < 5
    assert words in said
    assert sha256(path) == before
    assert litter(path) == []


def test_twenty_thousand_tables_are_refused_at_once(tmp_path: Path, good: bytes) -> None:
    """A file made to be slow must not hold up the window."""
    path = tmp_path / "p.annodb"
    REFUSED["20,000 tables"][0](good, path)
    start = time.process_time()
    refusal(path)
    assert time.process_time() - start < 1


def test_what_is_not_there(tmp_path: Path) -> None:
    """A mistyped name must not make an empty project."""
    path = tmp_path / "không có.annodb"
    assert "There is no file" in refusal(path)
    assert "There is no file" in refusal(tmp_path / "no folder" / "p.annodb")
    (tmp_path / "file").write_text("x")
    assert "There is no file" in refusal(tmp_path / "file" / "p.annodb")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file"]


def test_a_folder(tmp_path: Path) -> None:
    """A folder named like a project is said to be none."""
    path = tmp_path / "p.annodb"
    path.mkdir()
    assert "is not a file" in refusal(path)
    assert list(path.iterdir()) == []


@needs_unix
def test_a_pipe_does_not_hang(tmp_path: Path, root: Path) -> None:
    """Opening a named pipe would wait for ever."""
    path = tmp_path / "p.annodb"
    os.mkfifo(path)
    code = (
        "import sys; from pathlib import Path; from annotator.store.project import open_project\n"
        "try: open_project(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path],
        timeout=60, capture_output=True, text=True, cwd=root, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("ProjectError")
    assert "is not a file" in done.stdout


@needs_unix
@pytest.mark.parametrize("target", ["nowhere", "/dev/zero", "."])
def test_a_link_to_nothing_or_to_a_device(tmp_path: Path, target: str) -> None:
    """A link in a received folder must not be followed into the system."""
    path = tmp_path / "p.annodb"
    path.symlink_to(target)
    assert refusal(path)
    assert path.is_symlink()


@needs_unix
def test_a_link_to_a_project_opens_it(tmp_path: Path, path: Path) -> None:
    """People link to projects on other disks."""
    link = tmp_path / "link.annodb"
    link.symlink_to(path)
    with open_project(link) as project:
        assert project.read_only is None
        assert project.read.document_count() == 3


NAMES = [
    "it's", "a#b", "a?mode=memory", "100%", "%2e%2e", "a&b=c", "😀 tin", " spaces ", "file:x",
    "Đà Nẵng", "a;b", 'say "x"', "-rf", "a\\b", ":memory:", "new\nline",
]  # fmt: skip


@needs_unix
@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_file_of_that_name_is_opened(tmp_path: Path, name: str) -> None:
    """A name taken for a part of an address would open or make another file."""
    path = tmp_path / f"{name}.annodb"
    create(path).close()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    with open_project(path) as project:
        annotate_something(project)
        assert litter(path) == [".lock"]
        project.save_copy(tmp_path / f"{name}.copy")
    with open_project(tmp_path / f"{name}.copy") as project:
        assert project.read.annotator("ai") is not None
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([path.name, f"{name}.copy"])


@needs_unix
def test_a_name_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file from an old system can have a name that is not UTF-8."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe0i.annodb"))
    create(path).close()
    with open_project(path) as project:
        assert project.read_only is None


@pytest.mark.parametrize("name", ["a\0b.annodb", "x" * 300 + ".annodb", "\ud800.annodb"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    """A NUL would cut the name and make or open another file."""
    path = tmp_path / name
    for attempt in (open_project, create):
        with pytest.raises(ProjectError):
            attempt(path)
    assert list(tmp_path.iterdir()) == []


def test_making_a_project_over_something_is_refused(path: Path, tmp_path: Path) -> None:
    """A new project must never take an old one's place."""
    before = sha256(path)
    with pytest.raises(ProjectError, match="exists already"):
        create(path)
    assert sha256(path) == before
    with pytest.raises(ProjectError, match="no folder"):
        create(tmp_path / "none" / "p.annodb")
    with pytest.raises(ProjectError):
        create(path / "p.annodb")
    link = tmp_path / "dangling.annodb"
    link.symlink_to("gone")
    with pytest.raises(ProjectError, match="exists already"):
        create(link)
    assert link.is_symlink()
    assert litter(path) == []
