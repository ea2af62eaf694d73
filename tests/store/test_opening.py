"""What is not a whole project of ours is refused in one line, and left as it was."""

import json
import os
import random
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.errors import DamagedProject, NewerProject, ProjectError, ProjectInUse
from annotator.ops import annotate, projects
from annotator.store import opening, schema
from annotator.store.lock import HeldElsewhere, Lock, lock_path
from annotator.store.project import Project, create, open_project
from annotator.store.sqlite import sqlite3
from tests.store.hostile import REFUSED, changed
from tests.store.support import (
    dump,
    foreign,
    litter,
    new_file,
    sample_lines,
    sha256,
    sound,
)

needs_unix = pytest.mark.skipif(os.name == "nt", reason="a matter of Unix")


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small project."""
    return new_file(tmp_path_factory.mktemp("good") / "p.annodb", sample_lines(3)).read_bytes()


@pytest.fixture
def path(tmp_path: Path, good: bytes) -> Path:
    found = tmp_path / "p.annodb"
    found.write_bytes(good)
    return found


def refusal(path: Path, **how: bool) -> str:
    """The one line that opening ``path`` is refused with, for reading as for writing."""
    with pytest.raises(ProjectError) as caught:
        open_project(path, verify=True, **how).close()
    said = str(caught.value)
    assert "\n" not in said
    assert path.name in said
    return said


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
        timeout=10, capture_output=True, text=True, cwd=root, check=True,
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


def annotate_something(project: Project) -> None:
    projects.add_annotator(project, "ai")


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


def test_flipped_bits_are_refused_or_found_or_harmless(tmp_path: Path, good: bytes) -> None:
    """A disk that forgets must not change what somebody labelled without a word."""
    path = tmp_path / "p.annodb"
    path.write_bytes(good)
    with open_project(path) as project:
        whole = _content(dump(project))
    outcomes = {"refused": 0, "found": 0, "equal": 0}
    said = set()
    for seed in range(200):
        chance = random.Random(seed)
        data = bytearray(good)
        for _ in range(chance.choice((1, 1, 3, 30))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        start = time.monotonic()
        try:
            with open_project(path, verify=True) as project:
                try:
                    project.verify_log()
                except DamagedProject:
                    outcomes["found"] += 1
                    continue
                assert _content(dump(project)) == whole, f"seed {seed}"
                outcomes["equal"] += 1
        except ProjectError as error:
            outcomes["refused"] += 1
            said.add(str(error))
        assert time.monotonic() - start < 5
        for end in ("-journal", "-wal", "-shm", ".lock"):
            assert not path.with_name(path.name + end).exists(), f"seed {seed} left {end}"
    assert outcomes["refused"] > 20
    assert not any("\n" in line for line in said)
    assert sum(outcomes.values()) == 200


def _content(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """What people put in: neither the names of devices nor who made the file."""
    out = {name: rows for name, rows in tables.items() if name[0] != "_" and name != "device"}
    return out | {"property": [row for row in out["property"] if row[1] not in ("uid", "made_by")]}


# -- versions --------------------------------------------------------------------------------


def test_a_newer_project_is_read_and_never_written(tmp_path: Path, good: bytes) -> None:
    """A colleague's newer program must not lose what this one does not know."""
    path = tmp_path / "p.annodb"
    changed(
        "CREATE TABLE comment (id INTEGER PRIMARY KEY, span_id INTEGER REFERENCES span (id)); "
        "ALTER TABLE span ADD COLUMN confidence INTEGER; "
        f"PRAGMA user_version = {schema.VERSION + 1}"
    )(good, path)
    before = sha256(path)
    with open_project(path) as project:
        assert project.read_only is not None
        assert "newer version" in str(project.read_only)
        assert len(project.read.layer(1, "an").spans) == 3
        with pytest.raises(ProjectError, match="newer"):
            annotate_something(project)
        with pytest.raises(ProjectError, match="newer"):
            project.undo()
        project.verify(full=True)
        project.verify_log()
    assert sha256(path) == before
    assert litter(path) == []


def test_a_newer_project_of_another_shape_says_so(tmp_path: Path, good: bytes) -> None:
    """The way out is an update, and the line says it."""
    path = tmp_path / "p.annodb"
    REFUSED["newer and no longer ours"][0](good, path)
    with pytest.raises(NewerProject, match="Update Annotator"):
        open_project(path)


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


def as_nobody(work: Callable[[], dict[str, object]]) -> dict[str, object]:
    """The answer of ``work``, done by a user without rights where we are the superuser."""
    if os.geteuid() != 0:
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(writing, json.dumps(work()).encode())
            status = 0
        except BaseException as error:
            os.write(writing, json.dumps({"failed": repr(error)}).encode())
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told: dict[str, object] = json.loads(pipe.read())
    os.waitpid(child, 0)
    return told


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


# -- journals --------------------------------------------------------------------------------


def test_a_project_left_in_wal_mode_is_brought_back(tmp_path: Path, good: bytes) -> None:
    """In WAL mode a copied file lacks the last work, so no project may stay in it."""
    path = tmp_path / "p.annodb"
    path.write_bytes(good)
    other = foreign(path)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.execute("UPDATE _sqlite_migrations SET applied_at = 'wal'")
    other.close()
    with open_project(path, write=False) as project:
        assert project.read.one("SELECT applied_at FROM _sqlite_migrations") == ("wal",)
        assert "no -wal file" in str(project.warning), "a copy without its -wal looks like this"
    with open_project(path) as project:
        assert "no -wal file" in str(project.warning)
        assert project.read.one("PRAGMA journal_mode") == ("delete",)
        assert project.read.one("PRAGMA synchronous") == (3,)
        assert project.read.one("PRAGMA foreign_keys") == (1,)
        sound(project)
    assert path.read_bytes()[18:20] == b"\1\1"
    assert litter(path) == []


def test_the_wal_of_a_killed_program_is_taken_in(tmp_path: Path, good: bytes) -> None:
    """Work that lies in a -wal beside the file is part of the project."""
    path, origin = tmp_path / "p.annodb", tmp_path / "origin.annodb"
    origin.write_bytes(good)
    other = foreign(origin)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE _sqlite_migrations SET applied_at = 'in the wal'")
    shutil.copyfile(origin, path)
    shutil.copyfile(f"{origin}-wal", f"{path}-wal")
    other.close()
    with open_project(path) as project:
        assert project.warning is None
        assert project.read.one("SELECT applied_at FROM _sqlite_migrations") == ("in the wal",)
        sound(project)
    assert litter(path) == []


def hot(good: bytes, path: Path, sql: str, *, header: bool) -> None:
    """A project with the journal of a transaction that was killed while it was written.

    ``header``: its first page was written already, the pages that it counts were not.
    """
    working = path.with_name("working.annodb")
    working.write_bytes(good)
    other = foreign(working)
    other.execute("PRAGMA cache_size = 5")
    other.execute("BEGIN IMMEDIATE")
    for statement in sql.split(";"):
        other.execute(statement)
    other.execute("UPDATE op SET actor = actor || hex(zeroblob(9000))")
    other.execute("UPDATE change SET before = hex(zeroblob(9000))")
    shutil.copyfile(working, path)
    shutil.copyfile(f"{working}-journal", f"{path}-journal")
    other.execute("COMMIT")
    other.close()
    if header:
        data = bytearray(path.read_bytes())
        data[:100] = working.read_bytes()[:100]
        data = data[: len(good)]
        path.write_bytes(data)
    working.unlink()


@pytest.mark.parametrize("header", [False, True], ids=["body", "header"])
@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
def test_the_journal_of_a_killed_program_is_rolled_back(
    tmp_path: Path, good: bytes, write: bool, header: bool
) -> None:
    """A crash in the middle of a save must not make the project look damaged."""
    path = tmp_path / "p.annodb"
    hot(good, path, "DELETE FROM relation", header=header)
    assert path.read_bytes() != good
    with open_project(path, write=write) as project:
        sound(project)
        assert project.read.document_count() == 3
        assert project.read.one("SELECT count(*) FROM relation") == (6,)
    assert litter(path) == []


def test_a_kill_in_a_migration_does_not_make_the_project_look_newer(
    tmp_path: Path, good: bytes
) -> None:
    """The header of a half-written migration says another version than the file is of."""
    path = tmp_path / "p.annodb"
    hot(good, path, f"PRAGMA user_version = {schema.VERSION + 1}", header=True)
    with open_project(path) as project:
        assert project.read_only is None
        sound(project)


def test_modes_are_those_that_lose_nothing(path: Path) -> None:
    """synchronous=FULL loses the last edit at a power cut, WAL hides work from copies."""
    with open_project(path) as project:
        found = {
            name: project.read.one(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
        found["mmap_size"] = project.read.one("PRAGMA mmap_size")
    assert found == {
        "journal_mode": ("delete",),
        "synchronous": (3,),
        "foreign_keys": (1,),
        "trusted_schema": (0,),
        "mmap_size": (0,),
    }


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


# -- copies ----------------------------------------------------------------------------------


def test_a_copy_is_whole_and_verified(path: Path, tmp_path: Path) -> None:
    """A backup that cannot be opened is none."""
    with open_project(path) as project:
        annotate_something(project)
        before = dump(project, without=())
        project.save_copy(tmp_path / "copy.annodb")
        assert dump(project, without=()) == before
        annotate.set_state(project, 1, "an", annotate.State.FINISHED)
    with open_project(tmp_path / "copy.annodb") as copy:
        assert dump(copy, without=()) == before
        sound(copy)
        copy.undo()


def test_a_copy_never_replaces_anything(path: Path, tmp_path: Path) -> None:
    """Saving a copy over the only good backup would be a loss."""
    taken = tmp_path / "taken"
    taken.write_text("precious")
    with open_project(path) as project:
        for target in (taken, path, tmp_path):
            with pytest.raises(ProjectError, match="exists already"):
                project.save_copy(target)
        with pytest.raises(ProjectError):
            project.save_copy(tmp_path / "none" / "copy.annodb")
        with pytest.raises(ProjectError):
            project.save_copy(tmp_path / "x\0y")
    assert taken.read_text() == "precious"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["p.annodb", "taken"]


def test_a_copy_of_a_damaged_project_is_not_kept(tmp_path: Path, good: bytes) -> None:
    """A copy that looks like a backup and is damaged would be trusted."""
    path = tmp_path / "p.annodb"
    REFUSED["other text"][0](good, path)
    with open_project(path, verify=False) as project, pytest.raises(DamagedProject):
        project.save_copy(tmp_path / "copy.annodb")
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.annodb"]


def test_what_is_read_of_a_damaged_file_is_refused_in_words(tmp_path: Path, good: bytes) -> None:
    """A large file is opened before it is verified; reading its broken part must not crash."""
    path = tmp_path / "p.annodb"
    changed("UPDATE span SET note = CAST(x'ff' AS TEXT)")(good, path)
    with open_project(path, verify=False) as project:
        with pytest.raises(ProjectError):
            project.read.layer(1, "an")
        with pytest.raises(DamagedProject):
            project.verify_log()


def test_a_change_that_sqlite_does_not_notice_is_in_the_log(tmp_path: Path, good: bytes) -> None:
    """A span moved by one character by a foreign program is a wrong label in training data."""
    for sql in (
        "UPDATE span SET start = start + 1 WHERE id = 2",
        "UPDATE span SET label_id = label_id + 1 WHERE id = 2",
        "UPDATE span SET note = 'x' WHERE id = 2",
        "DELETE FROM relation WHERE id = 1",
        "UPDATE label SET name = 'X' WHERE id = 1",
        "UPDATE layer SET state = 'finished' WHERE id = 1",
        "UPDATE property SET value = 'x' WHERE name = 'scheme_name'",
        "INSERT INTO annotator (uid, name, kind) VALUES (zeroblob(16), 'x', 'person')",
        "UPDATE change SET after = '{' WHERE op_id = 1 AND seq = 1",
        "UPDATE change SET tbl = 'nowhere' WHERE op_id = 1 AND seq = 1",
        "UPDATE bulk SET count = count + 1",
        "UPDATE op SET detail = 'x' WHERE id = 1",
        "UPDATE change SET after = replace(after, 'PERSON', 'PERSOM')",
    ):
        path = tmp_path / "p.annodb"
        changed(sql)(good, path)
        with open_project(path) as project, pytest.raises(DamagedProject):
            project.verify_log()
            pytest.fail(sql)


def test_the_file_is_readable_by_whoever_its_folder_allows(path: Path) -> None:
    """A lock with other rights than the project would lock out a colleague."""
    with open_project(path):
        mode = stat.S_IMODE(lock_path(path).stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    assert mode == 0o666 & ~mask


def test_nothing_of_ours_runs_before_the_schema_is_proven(tmp_path: Path, good: bytes) -> None:
    """A connection that opened a hostile file and was refused must be closed."""
    path = tmp_path / "p.annodb"
    REFUSED["trigger"][0](good, path)
    refusal(path)
    other = sqlite3.connect(path, isolation_level=None, timeout=0)
    other.execute("BEGIN EXCLUSIVE")
    other.close()
    assert sha256(path)


def test_what_a_killed_program_of_the_same_number_left_is_no_obstacle(tmp_path: Path) -> None:
    """In a sandbox a program has the same number each time; after one crash nothing could be made.

    A journal that lies beside such a rest must not be played into the new file either.
    """
    for name in ("p.annodb", "copy.annodb"):
        part = tmp_path / f".{name}.{os.getpid()}.part"
        shutil.copyfile(new_file(tmp_path / "other.annodb", sample_lines(3)), part)
        part.with_name(f"{part.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 99)
        (tmp_path / "other.annodb").unlink()
    path = new_file(tmp_path / "p.annodb", sample_lines(1))
    with open_project(path) as project:
        assert project.read.document_count() == 1
        project.save_copy(tmp_path / "copy.annodb")
    with open_project(tmp_path / "copy.annodb") as copy:
        sound(copy)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.annodb", "p.annodb"]
