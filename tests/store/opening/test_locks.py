"""Who may write: locks of windows, computers and killed programs, and what may only be read."""

import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import ProjectError, ProjectInUse
from annotator.ops import annotate
from annotator.store import opening
from annotator.store.lock import HeldElsewhere, Lock, lock_path
from annotator.store.project import open_project
from tests.store.hostile import REFUSED
from tests.store.opening.support import annotate_something, as_nobody, needs_unix, refusal
from tests.store.support import (
    foreign,
    litter,
    sha256,
)

# -- what may be written ---------------------------------------------------------------------


def look_and_copy(path: Path, target: Path) -> dict[str, object]:
    """What somebody meets who may not write the project."""
    with open_project(path) as project:
        with pytest.raises(ProjectError) as caught:
            annotate_something(project)
        project.save_copy(target)
        with open_project(target) as copy:
            annotate_something(copy)
            assert copy.read_only is None
        return {
            "read_only": str(project.read_only),
            "said": str(caught.value),
            "documents": project.read.document_count(),
        }


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that other users may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@needs_unix
@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_what_may_not_be_written_is_read(public: Path, good: bytes, what: str) -> None:
    """A project on a read-only disk can be looked at and copied, and says why not more."""
    folder, writable = public / "project", public / "elsewhere"
    folder.mkdir()
    writable.mkdir()
    writable.chmod(0o777)
    path = folder / "p.annodb"
    path.write_bytes(good)
    path.chmod(0o444 if what != "folder" else 0o666)
    folder.chmod(0o555 if what != "file" else 0o777)
    told = as_nobody(lambda: look_and_copy(path, writable / "copy.annodb"))
    folder.chmod(0o755)
    assert "failed" not in told, told
    assert "cannot be written" in str(told["read_only"])
    assert told["said"] == told["read_only"]
    assert told["documents"] == 3
    assert path.read_bytes() == good
    assert litter(path) == []


def test_a_second_opening_reads_and_says_who_writes(path: Path) -> None:
    """Two windows that write would overwrite each other."""
    with open_project(path) as first:
        assert lock_path(path).exists()
        with open_project(path) as second:
            assert isinstance(second.read_only, ProjectInUse)
            assert str(os.getpid()) in str(second.read_only)
            with pytest.raises(ProjectInUse):
                annotate_something(second)
            assert second.read.document_count() == 3
            version = second.data_version()
            annotate_something(first)
            assert second.data_version() != version
            second.read.forget()
            assert second.read.annotator("ai") is not None
        assert lock_path(path).exists(), "the second one took the first one's lock away"
        annotate.set_state(first, 1, "an", annotate.State.FINISHED)
    assert not lock_path(path).exists()
    with open_project(path) as third:
        assert third.read_only is None


def test_another_computers_lock_is_asked_about(path: Path) -> None:
    """In a synced folder nobody can see from here whether the colleague still works."""
    theirs = json.dumps({"host": "máy-khác", "pid": 7})
    lock_path(path).write_text(theirs, encoding="utf-8")
    with open_project(path) as project:
        assert isinstance(project.read_only, HeldElsewhere)
        assert "máy-khác" in str(project.read_only)
    assert lock_path(path).read_text(encoding="utf-8") == theirs
    with open_project(path, take_over=True) as project:
        assert project.read_only is None
        annotate_something(project)
        assert json.loads(lock_path(path).read_text())["host"] == socket.gethostname()
    assert not lock_path(path).exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[" * 4000, b"\xff\xfe", b"null", b'{"host": 1}', b'{"host": "x", "pid": 1e999}'],
)
def test_a_lock_file_of_nonsense_locks_nobody_out(path: Path, content: bytes) -> None:
    """A torn lock file must not make a project unusable."""
    lock_path(path).write_bytes(content)
    with open_project(path) as project:
        assert project.read_only is None
    assert not lock_path(path).exists()


@needs_unix
def test_a_lock_that_is_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    """A received folder with a link for a lock would have us overwrite any file of the user's."""
    precious = tmp_path / "precious.txt"
    precious.write_text("thesis")
    lock_path(path).symlink_to(precious)
    with open_project(path) as project:
        assert project.read_only is not None
    assert precious.read_text() == "thesis"


_HOLD = """
import sys
from pathlib import Path
from annotator.store.project import open_project
project = open_project(Path(sys.argv[1]))
print("ready" if project.read_only is None else project.read_only, flush=True)
sys.stdin.read()
"""


def holder(path: Path, root: Path) -> subprocess.Popen[str]:
    """A process that has the project open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_the_lock_of_a_killed_program_is_taken_at_once(path: Path, root: Path) -> None:
    """After a crash nobody should have to know what a lock file is."""
    with holder(path, root) as process:
        with open_project(path) as project:
            assert str(process.pid) in str(project.read_only)
        process.kill()
        process.wait()
        assert lock_path(path).exists()
        with open_project(path) as project:
            assert project.read_only is None
            annotate_something(project)
    assert not lock_path(path).exists()


def test_a_lock_is_let_go_when_opening_fails(tmp_path: Path, good: bytes) -> None:
    """A damaged file that was replaced by its backup must open in the same session."""
    path = tmp_path / "p.annodb"
    REFUSED["other text"][0](good, path)
    refusal(path)
    path.write_bytes(good)
    with open_project(path) as project:
        assert project.read_only is None
    with Lock(path):
        pass


def test_a_file_in_use_by_an_exclusive_program_is_refused_in_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waiting for ever for another program would look like a hang."""
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
    before = sha256(path)
    other = foreign(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ProjectError, match="another program"):
        open_project(path)
    other.execute("ROLLBACK")
    other.close()
    assert sha256(path) == before
    assert litter(path) == []


def test_the_file_is_readable_by_whoever_its_folder_allows(path: Path) -> None:
    """A lock with other rights than the project would lock out a colleague."""
    with open_project(path):
        mode = stat.S_IMODE(lock_path(path).stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    assert mode == 0o666 & ~mask
