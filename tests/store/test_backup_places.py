"""Backups lie in the user's data folder, and are found again wherever the project goes."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.ops import annotate
from annotator.ops import backups as ops
from annotator.ops.data_folder import backup_root, backups_lie_beside, choose_place, data_folder
from annotator.ops.steps import run
from annotator.store import backups, copying
from annotator.store.backup_places import Place, beside
from annotator.store.backups import Backup
from annotator.store.compaction import Kept, compact
from annotator.store.project import open_project
from tests.store.support import new_file, sample_lines


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for everybody's backups."""
    monkeypatch.setenv("ANNOTATOR_BACKUPS", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return new_file(tmp_path / "work" / "dự án.annodb", sample_lines(2))


def saved(path: Path) -> Backup:
    with open_project(path) as project:
        project.actor = "an"
        start = len(project.history())  # another span each time, else nothing is new
        annotate.add_span(project, 1, "an", [(start, start + 2)], "GROUP")
        made = run(ops.back_up(project))
    assert made is not None
    return made


def listed(path: Path) -> list[Path]:
    return [one.path for one in ops.backups_of(ops.place_read(path))]


def test_backups_go_to_the_data_folder_and_not_beside_the_project(root: Path, path: Path) -> None:
    """If this fails, a program that syncs the folder sends each backup out whole."""
    made = saved(path)
    assert made.path.is_relative_to(root)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert listed(path) == [made.path]


def test_they_are_found_when_the_project_is_damaged_gone_or_moved(root: Path, path: Path) -> None:
    """If this fails, backups are there and nobody is offered them."""
    made = saved(path)
    good = path.read_bytes()
    path.write_bytes(good[:5000])
    assert listed(path) == [made.path]
    assert run(ops.newest_good(ops.place_at(path))) == made
    path.unlink()
    assert listed(path) == [made.path]
    moved = root.parent / "elsewhere"
    moved.mkdir()
    (moved / path.name).write_bytes(good)
    assert listed(moved / path.name) == [made.path]
    again = saved(moved / path.name)
    assert again.path.parent != made.path.parent
    assert again.number == made.number + 1


def test_two_copies_of_a_project_keep_their_own(root: Path, path: Path) -> None:
    """If this fails, one's work is restored in the place of another's."""
    made = saved(path)
    other = root.parent / "other" / path.name
    other.parent.mkdir()
    shutil.copyfile(path, other)
    assert listed(other) == []
    theirs = saved(other)
    assert listed(other) == [theirs.path]
    assert listed(path) == [made.path]


def test_backups_beside_the_project_are_found_and_may_be_asked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """If this fails, the backups of an older version are as good as lost."""
    monkeypatch.setenv("ANNOTATOR_BACKUPS", "beside")
    old = saved(path)
    assert old.path.parent == beside(path)
    monkeypatch.setenv("ANNOTATOR_BACKUPS", str(tmp_path / "data"))
    assert listed(path) == [old.path]
    new = saved(path)
    assert listed(path) == [new.path, old.path]
    assert new.number == old.number + 1


def test_the_data_folder_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """If this fails, backups fill a folder that nobody looks into."""
    monkeypatch.delenv("ANNOTATOR_BACKUPS", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert backup_root() == tmp_path / "annotator" / "backups"
    assert not backups_lie_beside()
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == Path.home() / ".local" / "share" / "annotator"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert data_folder().parts[-3:-1] == ("Library", "Application Support")


def test_the_place_that_was_chosen_is_remembered_and_both_are_listed(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """If this fails, whoever changes the place loses sight of all backups made before."""
    monkeypatch.delenv("ANNOTATOR_BACKUPS", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    first = saved(path)
    assert first.path.is_relative_to(tmp_path / "share")
    choose_place(beside=True)
    second = saved(path)
    assert second.path.parent == beside(path)
    assert listed(path) == [second.path, first.path]
    assert run(ops.newest_good(ops.place_at(path))) == second
    choose_place(beside=False)
    third = saved(path)
    assert third.path.parent == first.path.parent
    assert listed(path) == [third.path, second.path, first.path]
    restored = run(ops.restore(second, tmp_path / "lại.annodb"))
    with open_project(restored) as project:
        assert project.read.document_count() == 2


def test_backups_of_a_copy_that_is_unplugged_are_not_thinned(root: Path, path: Path) -> None:
    """If this fails, work on one computer's disk deletes the backups of the copy on a stick."""
    stick = root.parent / "stick" / path.name
    stick.parent.mkdir()
    shutil.copyfile(path, stick)
    theirs = saved(stick)
    stick.parent.rename(root.parent / "unplugged")
    mine = saved(path)
    assert listed(path) == [mine.path, theirs.path]
    with open_project(path) as project:
        backups.thin(ops.place_of(project), mine.at + 3 * backups.YEAR)
    assert listed(path) == [mine.path, theirs.path]


def test_the_backup_before_a_compaction_stays(root: Path, path: Path) -> None:
    """If this fails, the only copy of the whole history is thinned away after a day."""
    hourly = saved(path)
    done = compact(ops.place_read(path), Kept(0), "an", lambda _done, _total: None)
    assert done.backup != hourly.path  # it is the same to the letter, but does not last
    later = saved(path)
    with open_project(path) as project:
        backups.thin(ops.place_of(project), later.at + 3 * backups.YEAR)
    assert listed(path) == [later.path, done.backup]


@pytest.mark.skipif(os.name != "posix", reason="links of Unix")
def test_the_backup_before_a_compaction_is_listed_for_a_link_too(root: Path, path: Path) -> None:
    """If this fails, whoever opens the project through a link is told of a backup and sees none."""
    link = root.parent / "lối tắt.annodb"
    link.symlink_to(path)
    saved(link)
    done = compact(ops.place_read(link), Kept(0), "an", lambda _done, _total: None)
    assert done.backup in listed(link)


def test_a_folder_of_another_project_of_that_name_is_not_taken(root: Path, path: Path) -> None:
    """If this fails, another project's backup takes this one's place."""
    saved(path)
    other = new_file(root.parent / path.name, sample_lines(1))
    assert listed(other) == []
    assert Place(other, root, "").folders() == [beside(other)]


@pytest.mark.skipif(os.name == "nt", reason="nobody can ask for a process there")
def test_litter_of_killed_programs_goes_and_that_of_living_ones_stays(tmp_path: Path) -> None:
    """If this fails, a killed backup keeps its space for ever, or a running one is torn up."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    parts = {
        "dead": tmp_path / f".{dead.pid}-1.part",
        "journal": tmp_path / f".{dead.pid}-1.part-journal",
        "living": tmp_path / f".{os.getppid()}-1.part",
        "own": tmp_path / f".{os.getpid()}-99.part",
        "old": tmp_path / f".{os.getppid()}-2.part",
        "foreign": tmp_path / ".something.part",
    }
    for part in parts.values():
        part.write_bytes(b"x")
    os.utime(parts["old"], (time.time() - 7200, time.time() - 7200))
    copying.sweep(tmp_path)
    assert {name for name, part in parts.items() if part.exists()} == {"living", "own", "foreign"}
    assert backups.backups(tmp_path / "p.annodb") == []
