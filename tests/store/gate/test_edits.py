"""An edit is whole or not at all, whatever breaks in the middle of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.errors import EditError, NotSaved, ProjectError
from annotator.ops import annotate, projects
from annotator.ops.kinds import Kind
from annotator.store import opening
from annotator.store.change import Change
from annotator.store.project import Project, open_project
from annotator.store.sqlite import sqlite3
from tests.store.gate.support import Fault
from tests.store.support import (
    dump,
    entries,
    foreign,
    litter,
    new_file,
    sha256,
    sound,
)


def test_one_sqlite_library_so_that_locks_hold() -> None:
    """Two SQLite libraries in one process drop each other's locks: two writers at once."""
    from sqlite_utils.utils import sqlite3 as theirs  # noqa: PLC0415 - costs 100 ms

    assert sqlite3 is theirs


def test_a_verb_that_breaks_halfway_leaves_nothing(opened: Project) -> None:
    """Half an edit in the file could not be undone."""
    before, count = dump(opened), entries(opened)
    with pytest.raises(Fault), opened.edit(Kind.REMOVE) as edit:
        for relation in edit.ids("relation", "1"):
            edit.delete("relation", relation)
        edit.insert("annotator", name="x", kind="person")
        raise Fault
    assert dump(opened) == before
    assert entries(opened) == count
    assert not opened.is_editing
    assert annotate.add_span(opened, 1, "an", [(0, 3)], "MISC")
    sound(opened)


@pytest.mark.parametrize(
    "values", [{"kind": "nobody"}, {"kind": "person", "nonsense": 1}, {"kind": None}]
)
def test_a_row_that_does_not_fit_takes_the_whole_edit_with_it(
    opened: Project, values: dict[str, str]
) -> None:
    """A wrong row beside right ones would be there for ever."""
    before = dump(opened)
    with pytest.raises(sqlite3.Error) as caught, opened.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.insert("annotator", name="good", kind="person")
        edit.insert("annotator", name="bad", **values)
    assert isinstance(caught.value, sqlite3.Error)
    assert dump(opened) == before


def test_an_edit_inside_an_edit_is_refused_and_ends_the_outer_one(opened: Project) -> None:
    """Two operations in one entry could only be undone together."""
    before = dump(opened)
    with pytest.raises(RuntimeError), opened.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.insert("annotator", name="x", kind="person")
        annotate.set_state(opened, 1, "an", annotate.State.FINISHED)
    assert dump(opened) == before
    assert not opened.is_editing


def test_nothing_can_be_written_outside_an_edit(opened: Project) -> None:
    """What is written past the gate is in no log and cannot be undone."""
    for sql in ("DELETE FROM span", "UPDATE label SET name = 'x'", "CREATE TABLE x (y)"):
        with pytest.raises(ProjectError, match="READONLY"):
            opened.read.all(sql)
    assert opened.read.one("PRAGMA query_only") == (1,)


def test_an_edit_that_wrote_nothing_leaves_no_entry(opened: Project) -> None:
    """Empty steps would make undo seem to do nothing."""
    count, changes = entries(opened), []
    opened.subscribe(changes.append)
    with opened.edit(Kind.REMOVE):
        pass
    annotate.relabel_spans(opened, [1], "PERSON")
    assert (entries(opened), changes) == (count, [])
    assert opened.read.one("PRAGMA query_only") == (1,)


def test_a_listener_that_breaks_neither_loses_the_edit_nor_silences_the_others(
    opened: Project,
) -> None:
    """A fault in one panel must not leave the others showing what is no longer there."""
    heard: list[Change] = []

    def broken(_change: Change) -> None:
        raise Fault

    opened.subscribe(broken)
    opened.subscribe(heard.append)
    with pytest.raises(Fault):
        projects.add_annotator(opened, "mới")
    assert opened.read.annotator("mới")
    assert [change.operation.kind for change in heard] == [Kind.ADD_ANNOTATOR]
    assert not opened.is_editing
    with pytest.raises(Fault):
        opened.undo()
    assert opened.read.annotator("mới") is None
    sound(opened)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_another_writer_makes_the_edit_fail_and_a_later_one_work(path: Path, lock: str) -> None:
    """An edit that could not be saved must be said, not dropped, and not stop the next."""
    with open_project(path) as project:
        before, digest = dump(project), sha256(path)
        other = foreign(path)
        other.execute(lock)
        with pytest.raises(ProjectError, match="is being written by another program"):
            annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        with pytest.raises(NotSaved, match="not saved"), project.edit(Kind.REMOVE):
            pass
        other.execute("ROLLBACK")
        other.close()
        assert sha256(path) == digest
        assert dump(project) == before
        assert annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        sound(project)


@pytest.mark.usefixtures("hurried")
def test_a_reader_in_the_way_of_the_commit_makes_the_edit_fail_and_a_later_one_work(
    path: Path,
) -> None:
    """A database browser on the project must not swallow an edit."""
    with open_project(path) as project:
        digest = sha256(path)
        other = foreign(path)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM span").fetchall()
        with pytest.raises(NotSaved):
            annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        assert sha256(path) == digest
        other.execute("ROLLBACK")
        other.close()
        assert annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        sound(project)
    assert litter(path) == []


_FULL = """
import json, resource, sys
from pathlib import Path
from annotator.errors import NotSaved
from annotator.ops import annotate
from annotator.store.project import open_project
path = Path(sys.argv[1])
with open_project(path) as project:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 40_000, hard))
    saved, failed = [], ""
    for number in range(2000):
        note = str(number) * 300
        try:
            annotate.annotate_span(project, 1, note=note)
        except NotSaved as error:
            failed = str(error)
            break
        saved.append(number)
    at_failure = project.read.one("SELECT note FROM span WHERE id = 1")[0]
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    annotate.annotate_span(project, 1, note="again")
    project.verify(full=True)
    project.verify_log()
    print(json.dumps({"saved": saved[-1], "failed": failed, "note": at_failure,
                      "edits": len(saved)}))
"""


def test_a_full_disk_loses_no_saved_edit_and_the_next_works_once_there_is_space(
    path: Path, root: Path
) -> None:
    """On a full disk what was shown as saved must be there, and what was not must be said."""
    pytest.importorskip("resource", reason="limits of file size are a matter of Unix")
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)],
        capture_output=True, text=True, timeout=60, check=False, cwd=root,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "full" in told["failed"]
    assert told["note"] == str(told["saved"]) * 300
    with open_project(path) as project:
        assert project.read.one("SELECT note FROM span WHERE id = 1") == ("again",)
        assert entries(project) == told["edits"] + 3
        sound(project)
    assert litter(path) == []


@pytest.mark.parametrize("note", ["\ud800", "a\udfffb"])
def test_a_lone_surrogate_is_refused_in_words(opened: Project, note: str) -> None:
    """Half an emoji, pasted, must not look like a crash."""
    before = dump(opened)
    with pytest.raises(EditError, match="surrogate"):
        annotate.annotate_span(opened, 1, note=note)
    assert dump(opened) == before


def test_a_value_beyond_the_limit_is_refused_in_words(opened: Project) -> None:
    """A note that no later opening would accept must not get into the file."""
    before = dump(opened)
    with pytest.raises(EditError, match="more than"):
        annotate.annotate_span(opened, 1, note="x" * (opening.MAX_CELL + 1))
    assert dump(opened) == before


def test_nothing_to_undo_is_said(tmp_path: Path) -> None:
    """Undo in a new project must say so, not fail."""
    with open_project(new_file(tmp_path / "p.annodb")) as project:
        project.undo()  # the scheme
        with pytest.raises(EditError, match="nothing to undo"):
            project.undo()
        project.redo()
        with pytest.raises(EditError, match="nothing to redo"):
            project.redo()
        sound(project)


def test_a_long_way_back_after_reopening(path: Path) -> None:
    """The whole history, not only this session's, can be taken back."""
    states = []
    with open_project(path) as project:
        for number in range(30):
            states.append(dump(project))
            annotate.add_span(project, 1, "an", [(number, number + 2)], "MISC")
    with open_project(path) as project:
        for state in reversed(states):
            project.undo()
            assert dump(project) == state
        sound(project)


def test_closing_twice_is_harmless_and_a_closed_project_is_a_bug_not_damage(path: Path) -> None:
    """A message that the file is damaged, when it is only closed, would frighten for nothing."""
    project = open_project(path)
    project.close()
    project.close()
    with pytest.raises(sqlite3.ProgrammingError):
        project.read.document_count()
    assert litter(path) == []
