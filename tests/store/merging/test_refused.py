"""Files that cannot be merged change nothing, and say why."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import NewerProject, ProjectError
from annotator.ops import annotate
from annotator.ops.merging import merge
from annotator.ops.steps import run
from annotator.store import schema
from annotator.store.project import Project, open_project
from tests.store.merging.support import opened, spans
from tests.store.replicas import copied, merged
from tests.store.support import (
    TEXT,
    dump,
    entries,
    foreign,
    line,
    new_file,
    sha256,
    sound,
)
from tests.store.test_migrations import pretend

# -- bad input ------------------------------------------------------------------------------------


@pytest.fixture
def target(base: Path) -> Iterator[Project]:
    with opened(base) as project:
        before, count = dump(project), entries(project)
        yield project
        assert dump(project) == before
        assert entries(project) == count
        sound(project)


def refused(project: Project, path: Path, match: str, **more: bool) -> None:
    digest = sha256(path) if path.is_file() else ""
    with pytest.raises(ProjectError, match=match):
        run(merge(project, [path], **more))
    if digest:
        assert sha256(path) == digest, "a file that was refused was written"


def test_another_project_is_refused_unless_it_is_allowed(base: Path, tmp_path: Path) -> None:
    """A wrong file among fifty must not mix two projects."""
    stranger = new_file(tmp_path / "stranger.annodb", [line("lạ", "văn bản lạ", [(0, 3, "MISC")])])
    with opened(base) as project:
        refused(project, stranger, "is of another project")
        report = run(merge(project, [stranger], allow_other=True))
        assert report.total("documents") == 1
        assert report.total("labels") == 0
        assert report.total("labels_changed") == 0, "what is here stays as it is"
        assert report.total("conflicts") == 0
        sound(project)


def test_texts_that_differ_under_one_uid_are_refused_with_both_hashes(
    target: Project, tmp_path: Path
) -> None:
    """Offsets into another text would label other words."""
    uid = target.read.all("SELECT uid FROM document WHERE id = 1")[0][0]
    other = new_file(tmp_path / "o.annodb", [line("bài 0", TEXT + "khác", uid=uid.hex())])
    ours = target.read.all("SELECT sha256 FROM document WHERE id = 1")[0][0].hex()
    with open_project(other) as project:
        theirs = project.read.all("SELECT sha256 FROM document")[0][0].hex()
    refused(target, other, f"{theirs} there, {ours} here", allow_other=True)


def test_one_bad_file_among_good_ones_leaves_nothing(
    target: Project, base: Path, tmp_path: Path
) -> None:
    """All of them or none: half a merge would have to be found out by hand."""
    good = copied(base, "good.annodb")
    with opened(good) as project:
        annotate.add_span(project, 1, "an", [(0, 3)], "MISC")
    with pytest.raises(ProjectError, match="There is no file"):
        run(merge(target, [good, tmp_path / "none.annodb"]))


def test_what_is_no_file_to_merge_is_refused(target: Project, base: Path, tmp_path: Path) -> None:
    """Each kind of wrong file is told apart, and none is changed."""
    text = tmp_path / "a.txt"
    text.write_text("văn bản", encoding="utf-8")
    refused(target, text, "not an Annotator project")
    refused(target, base, "is the project itself")
    link = tmp_path / "link.annodb"
    link.symlink_to(base)
    refused(target, link, "is the project itself")
    refused(target, tmp_path, "is not a file")
    whole = copied(base, "whole.annodb").read_bytes()
    cut = tmp_path / "cut.annodb"
    cut.write_bytes(whole[: len(whole) // 2])
    refused(target, cut, "is damaged: it ends after")
    torn = tmp_path / "torn.annodb"
    torn.write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    refused(target, torn, "damaged|altered")
    turned = copied(base, "turned.annodb")
    connection = foreign(turned)
    connection.execute("UPDATE text SET text = replace(text, 'Ông', 'Bà')")
    connection.close()
    refused(target, turned, "is not the imported one")


def test_a_newer_file_is_refused(target: Project, base: Path) -> None:
    """What a newer version knows and this one does not would be lost without a word."""
    newer = copied(base, "newer.annodb")
    connection = foreign(newer)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    digest = sha256(newer)
    with pytest.raises(NewerProject, match="Update Annotator"):
        run(merge(target, [newer]))
    assert sha256(newer) == digest


def test_an_older_file_is_taken_in_as_it_is(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that lay around since the last version still holds somebody's work."""
    old = tmp_path / "old.annodb"
    with monkeypatch.context() as then:
        pretend(then, schema.STEPS[:1])
        new_file(old, [line("cũ", "văn bản cũ", [(0, 3, "MISC")])])
    digest = sha256(old)
    report = merged(base, [old], allow_other=True)
    assert report.total("documents") == 1
    assert report.total("spans") == 1
    assert sha256(old) == digest


def test_a_file_that_is_open_elsewhere_is_taken_as_it_is_now(base: Path) -> None:
    """Somebody still labels in the package; what is saved by now comes in, the rest later."""
    other = copied(base, "other.annodb")
    with opened(other) as theirs, opened(base) as project:
        annotate.add_span(theirs, 1, "bình", [(0, 3)], "MISC")
        run(merge(project, [other]))
        annotate.add_span(theirs, 1, "bình", [(4, 6)], "MISC")
        assert run(merge(project, [other])).total("spans") == 1
        sound(project)
        sound(theirs)
    assert spans(base, 1, "bình") == {(0, 3): "MISC", (4, 6): "MISC"}


def test_a_merge_that_is_cancelled_leaves_nothing(target: Project, base: Path) -> None:
    """Closing the window in the middle must not leave half of somebody's work."""
    other = copied(base, "other.annodb")
    with opened(other) as project:
        annotate.add_span(project, 1, "bình", [(0, 3)], "MISC")
    steps = merge(target, [other])
    for _ in range(4):
        next(steps)
    steps.close()


def test_a_file_left_by_a_killed_program_is_not_rolled_back_by_us(
    target: Project, base: Path
) -> None:
    """The file that comes in is never written, not even to mend it."""
    other = copied(base, "other.annodb")
    connection = foreign(other)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE span SET note = printf('%5000d', id)")
    hot = other.with_name("hot.annodb")
    shutil.copyfile(other, hot)
    shutil.copyfile(f"{other}-journal", f"{hot}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    digest = sha256(hot)
    with pytest.raises(ProjectError, match=r"Open it once in Annotator|damaged"):
        run(merge(target, [hot]))
    assert sha256(hot) == digest
