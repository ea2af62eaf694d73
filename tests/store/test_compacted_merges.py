"""A file whose history was compacted merges as it would have merged without."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.ops import annotate, conflicts, projects
from annotator.ops.merging import answered_by, merge
from annotator.ops.steps import run
from annotator.store.compaction import Kept, compact
from annotator.store.project import Project, open_project
from tests.store.replicas import copied, difference, merged, said
from tests.store.support import new_file, sample_lines, sound

GROUPS = 24
"""Spans of a document, so many that removing it is logged as bulk work."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_file(
        tmp_path_factory.mktemp("compacted") / "base.annodb", sample_lines(2, spans=GROUPS)
    )


@pytest.fixture
def base(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template, tmp_path / "base.annodb"))


def shorten(path: Path, steps: int = 0) -> None:
    compact(path, Kept(0, steps), "an", lambda _done, _total: None)
    with open_project(path) as project:
        sound(project)


def edited(path: Path, work: Callable[[Project], object]) -> None:
    with open_project(path) as project:
        project.actor = "an"
        work(project)


def meet_alike(short: Path, plain: Path, other: Path) -> None:
    """Both ways round, twice, the short file says what the one with all its history says."""
    backs = [copied(other, f"back {path.name}") for path in (short, plain)]
    for back, path in zip(backs, (short, plain), strict=True):
        merged(back, [path])
        merged(path, [other])
    ends = [said(path) for path in (plain, short, *backs)]
    for end in ends[1:]:
        assert end == ends[0], difference(ends[0], end)
    for path in (short, plain):
        assert not merged(path, [other, *backs]).is_new or said(path) == ends[0]
        assert said(path) == ends[0]


def test_many_rows_that_were_removed_at_once(base: Path) -> None:
    """A project from which a document was removed could be compacted, and then never merged again:
    the check called it damaged, and a merge ended in a fault of the program."""
    short, other = copied(base, "short.annodb"), copied(base, "other.annodb")
    edited(short, lambda project: projects.remove_documents(project, [1]))
    plain = copied(short, "plain.annodb")
    shorten(short)
    edited(other, lambda project: annotate.add_span(project, 2, "an", [(0, 3)], "GROUP"))
    meet_alike(short, plain, other)


def test_a_conflict_that_was_settled_before_the_line(base: Path) -> None:
    """It would wait for the reviewer again, or the file could not be merged at all."""
    short, other = copied(base, "short.annodb"), copied(base, "other.annodb")
    edited(short, lambda project: annotate.relabel_spans(project, [1], "GROUP"))
    edited(other, lambda project: annotate.relabel_spans(project, [1], "EVENT"))
    merged(short, [other])

    def let_go(project: Project) -> None:
        (one,) = conflicts.conflicts(project)
        conflicts.settle(project, one.id, take=False)
        project.undo()
        project.redo()

    edited(short, let_go)
    plain = copied(short, "plain.annodb")
    shorten(short)
    with open_project(short) as project:
        kept = project.read.all("SELECT before, after FROM change WHERE tbl = 'conflict'")
        assert kept
        assert not any("GROUP" in str(images) or "start" in str(images) for images in kept)
    edited(other, lambda project: annotate.add_span(project, 1, "an", [(0, 3)], "GROUP"))
    meet_alike(short, plain, other)
    assert said(short)["conflict"] == []


@pytest.mark.parametrize("removes", ["one", "many"])
def test_a_span_that_was_removed_before_the_line_and_is_needed(base: Path, removes: str) -> None:
    """It would come back with the label of an older copy here, and with its last one there."""
    short, other = copied(base, "short.annodb"), copied(base, "other.annodb")

    def remove(project: Project) -> None:
        annotate.relabel_spans(project, [3], "GROUP")
        annotate.remove(project, [3] if removes == "one" else range(1, GROUPS))

    def note(project: Project) -> None:
        span = annotate.add_span(project, 1, "an", [(4, 7)], "LOCATION")
        annotate.annotate_span(project, span, note="một")
        annotate.annotate_span(project, span, note="hai")

    edited(short, remove)
    edited(short, note)
    plain = copied(short, "plain.annodb")
    shorten(short, steps=2)
    shorten(short)  # and what the first compaction kept, the second keeps

    def relate(project: Project) -> None:
        span = annotate.add_span(project, 1, "an", [(0, 3)], "LOCATION")
        annotate.add_relation(project, span, 3, "SAME_AS")

    edited(other, relate)
    meet_alike(short, plain, other)


def test_what_a_compaction_kept_outlasts_a_merge_that_is_undone_later(base: Path) -> None:
    """What removed spans said last lies between that merge and its undoing, and is still true."""
    short, other, third = (copied(base, f"{name}.annodb") for name in ("short", "other", "third"))

    def remove(project: Project) -> None:
        annotate.relabel_spans(project, [3], "GROUP")
        annotate.remove(project, [3])

    edited(short, remove)
    edited(third, lambda project: annotate.add_span(project, 2, "an", [(0, 3)], "GROUP"))

    def relate(project: Project) -> None:
        span = annotate.add_span(project, 1, "an", [(0, 3)], "LOCATION")
        annotate.add_relation(project, span, 3, "SAME_AS")

    edited(other, relate)
    edited(short, lambda project: run(merge(project, [third], answers=answered_by({}))))
    plain = copied(short, "plain.annodb")
    shorten(short, steps=1)
    for path in (short, plain):
        edited(path, Project.undo)
    meet_alike(short, plain, other)
