"""A disk without space: nothing that was saved is lost, nothing is half there, work goes on."""

import json
import sys
from pathlib import Path

import pytest

from annotator.errors import NotSaved, UserError
from annotator.gui.session import Session
from annotator.ops import annotate, projects
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.lock import Lock, lock_path
from annotator.store.project import Project, open_project
from tests.disks import files_of_at_most, fill
from tests.store.kill_child import state_of
from tests.store.support import line, litter, new_file, sample_lines, sound

if sys.platform == "win32":
    pytest.skip("limits and small disks are a matter of Unix", allow_module_level=True)

pytestmark = pytest.mark.usefixtures("qapp")  # edits that wait are tried again by a timer


class Window:
    """A session, and what it said."""

    def __init__(self, project: Project) -> None:
        self.session = Session()
        self.session.open(project, "an")
        self.unsaved: list[NotSaved] = []
        self.failed: list[UserError] = []
        self.session.not_saved.connect(self.unsaved.append)
        self.session.failed.connect(self.failed.append)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of many documents, about 1 MB."""
    lines = [line(f"mới {n}", f"{n} " + "x" * 900, [(0, 1, "PERSON")]) for n in range(400)]
    out = tmp_path / "many.jsonl"
    out.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return out


def take_in(project: Project, source: Path) -> None:
    """Imports many documents."""
    run(import_files(project, ImportRequest((source,), "jsonl")))


def test_an_edit_beyond_the_limit_waits_and_is_saved_when_there_is_room(
    tmp_path: Path, source: Path
) -> None:
    """A full disk that is not said, or that drops the edit, costs whatever is done after it."""
    path = new_file(tmp_path / "p.annodb", sample_lines(5))
    with open_project(path) as project:
        window = Window(project)
        session, before = window.session, state_of(project)
        with files_of_at_most(path.stat().st_size):
            session.run(take_in, source)
            assert session.has_unsaved
            assert len(window.unsaved) == 1
            assert state_of(project) == before
            assert session.run(annotate.add_span, 1, "an", [(0, 2)], "PERSON") is None
            assert len(window.unsaved) == 2, "a second edit is taken although the first waits"
            copy = tmp_path / "elsewhere.annodb"
            projects.save_copy(project, copy)
            assert not session.retry()
        with open_project(copy) as other:
            sound(other)
            assert state_of(other) == before
        assert session.retry()
        assert not session.has_unsaved
        assert state_of(project) != before
        sound(project)
        session.undo()
        assert state_of(project) == before
        assert window.failed == []
    assert litter(path) == []


def test_work_on_a_full_disk_waits_can_be_saved_elsewhere_and_goes_on(
    small_disk: Path, tmp_path: Path, source: Path
) -> None:
    """Months of work lie on a disk that is full one day."""
    path = new_file(small_disk / "p.annodb", sample_lines(5))
    with open_project(path) as project:
        window = Window(project)
        session = window.session
        session.run(annotate.add_span, 1, "an", [(0, 2)], "PERSON")
        before = state_of(project)
        filler = fill(small_disk)
        verbs = (
            lambda one: annotate.add_span(one, 1, "an", [(5, 9)], "PERSON"),
            lambda one: annotate.remove(one, [1]),
            Project.undo,
            lambda one: projects.remove_documents(one, [1, 2, 3]),
            lambda one: take_in(one, source),
        )
        for count, verb in enumerate(verbs, 1):
            session.run(verb)
            assert session.has_unsaved
            assert len(window.unsaved) == count
            assert state_of(project) == before
            if count < len(verbs):
                session.drop_unsaved()
        with pytest.raises(UserError):
            projects.save_copy(project, small_disk / "copy.annodb")
        assert not (small_disk / "copy.annodb").exists()
        assert not session.retry()
        projects.save_copy(project, tmp_path / "elsewhere.annodb")
        with open_project(tmp_path / "elsewhere.annodb") as copy:
            sound(copy)
            assert state_of(copy) == before
            copy.undo()
        filler.unlink()
        session.drop_unsaved()
        for verb in verbs[:4]:
            session.run(verb)
            assert not session.has_unsaved
        assert len(window.unsaved) == len(verbs) + 1
        sound(project)
        project.verify_log()
    assert sorted(one.name for one in small_disk.iterdir()) == ["p.annodb"]


def test_a_retried_edit_is_done_once(small_disk: Path) -> None:
    """An edit that is there twice after a retry, or an undo of two steps, is damage too."""
    path = new_file(small_disk / "p.annodb", sample_lines(5))
    with open_project(path) as project:
        window = Window(project)
        start = state_of(project)
        for place in ((0, 2), (5, 9)):
            window.session.run(annotate.add_span, 1, "an", [place], "PERSON")
        filler = fill(small_disk)
        window.session.undo()
        for _ in range(3):
            assert not window.session.retry()
        filler.unlink()
        assert window.session.retry()
        once = state_of(project)
        window.session.undo()
        assert state_of(project) == start != once


def test_a_project_on_a_full_disk_opens_for_reading_and_for_writing_later(
    small_disk: Path,
) -> None:
    """A program that locks itself out could only be helped by ending it."""
    path = new_file(small_disk / "p.annodb", sample_lines(5))
    filler = fill(small_disk)
    with open_project(path) as project:
        assert project.read_only is not None
        assert project.read.document_count() == 5
    filler.unlink()
    with open_project(path) as project:
        assert project.read_only is None
        annotate.add_span(project, 1, "an", [(0, 2)], "PERSON")


def test_a_lock_that_cannot_be_written_is_not_held(tmp_path: Path) -> None:
    """The project would be "open in another window" until the program ends."""
    project = tmp_path / "p.annodb"
    with files_of_at_most(0), pytest.raises(OSError, match="large"):
        Lock(project)
    assert not lock_path(project).exists()
    Lock(project).release()
