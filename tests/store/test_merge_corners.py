"""Corners of merging: what redo, old files, salvage, time and what formats kept have to do with it.

What several files say must not depend on who met whom first, here neither.
"""

import itertools
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import ProjectInUse
from annotator.model.annotation import State
from annotator.model.scheme import EntityLabel
from annotator.ops import annotate, projects, schemes
from annotator.ops.conflicts import conflicts, settle
from annotator.ops.merging import answered_by, merge
from annotator.ops.steps import run
from annotator.store import gate, identity, opening, schema
from annotator.store.project import Project, open_project
from tests.store.hostile import changed
from tests.store.replicas import copied, difference, merged, said
from tests.store.support import dump, foreign, litter, new_file, sample_lines, sound
from tests.store.test_migrations import pretend
from tests.store.test_salvage import salvaged


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_file(tmp_path_factory.mktemp("corners") / "base.annodb", sample_lines(2))


@pytest.fixture
def base(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template, tmp_path / "base.annodb"))


def edited(path: Path, work: Callable[[Project], object]) -> None:
    with open_project(path) as project:
        project.actor = "an"
        work(project)


def added(start: int, label: str = "GROUP", document: int = 1) -> Callable[[Project], object]:
    return lambda project: annotate.add_span(project, document, "an", [(start, start + 3)], label)


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_project(path, write=False) as project:
        return project.read.all(sql)


def without_document(project: Project) -> None:
    """Document 2 is removed, as programs without decisions did it."""
    with project.edit("x") as edit:
        for layer in edit.ids("layer", "document_id = 2"):
            for table in ("relation", "span"):
                edit.delete_many(table, edit.ids(table, "layer_id = ?", (layer,)))
            edit.delete("layer", layer)
        edit.delete("text", 2)
        edit.delete("document", 2)


def ends(base: Path, files: Sequence[Path]) -> Iterator[Path]:
    """The files come together in every order."""
    for number, order in enumerate(itertools.permutations(files)):
        target = copied(base, f"end{number}.annodb")
        for path in order:
            merged(target, [path])
        yield target


def test_redo_does_not_bring_back_what_a_file_taken_in_since_had_deleted(base: Path) -> None:
    """A span that its annotator deleted would be back here for ever, and gone elsewhere."""
    mine, home, office = (copied(base, f"{name}.annodb") for name in ("mine", "home", "office"))
    edited(home, added(0))
    merged(office, [home])
    with open_project(office) as project:
        (span,) = (one.id for one in project.read.layer(1, "an").spans if one.start == 0)
        annotate.remove(project, [span])
    with open_project(mine) as project:
        run(merge(project, [home], answers=answered_by({})))
        project.undo()
        assert project.redoable() is not None
        run(merge(project, [office], answers=answered_by({})))  # of which nothing shows
        assert project.redoable() is None
        sound(project)
    merged(mine, [home])
    fresh = copied(base, "fresh.annodb")
    merged(fresh, [home, office])
    assert said(mine) == said(fresh), difference(said(mine), said(fresh))


def test_what_formats_kept_is_the_same_in_every_order(base: Path) -> None:
    """A file exported from one merged project would have other lines than from the other."""
    files = [copied(base, f"{name}.annodb") for name in "abc"]

    def keeping(*kept: tuple[str, str]) -> Callable[[Project], object]:
        def keep(project: Project) -> None:
            with project.edit("x") as edit:
                for place, data in kept:
                    edit.insert("kept", document_id=1, format="f", place=place, data=data)

        return keep

    edited(files[0], keeping(("lines", "a"), ("more", "m")))
    edited(files[1], keeping(("lines", "b")))
    edited(files[2], keeping(("lines", "b"), ("lines", "c"), ("other", "o")))
    found = "SELECT place, data FROM kept ORDER BY place, id"
    for end in ends(base, files):
        assert rows(end, found) == [("lines", "b"), ("lines", "c"), ("more", "m"), ("other", "o")]
        merged(end, files)
        assert len(rows(end, found)) == 4
    edited(end, Project.undo)


def test_counted_time_comes_together_once_in_every_order(base: Path) -> None:
    """Whoever is paid by the hour would be paid twice, or not at all."""
    files = [copied(base, f"{name}.annodb") for name in "abc"]
    for number, path in enumerate(files):
        with open_project(path) as project:
            annotate.count_time(project, 1, "an", 10 + number, "t1")
    edited(files[0], lambda project: annotate.count_time(project, 2, "an", 7, "t2"))
    found = "SELECT layer_id, at, seconds FROM work ORDER BY layer_id, seconds"
    wanted = [(1, "t1", 10), (1, "t1", 11), (1, "t1", 12), (2, "t2", 7)]
    for end in ends(base, files):
        assert rows(end, found) == wanted
        merged(end, files)
        with open_project(end) as project:  # and undo, redo and new time do not meet
            for _merge in files:
                project.undo()
            annotate.count_time(project, 1, "an", 3, "t3")
            while project.redoable():
                project.redo()
            sound(project)
        assert sorted(rows(end, found)) == sorted([*wanted, (1, "t3", 3)])


def test_time_goes_with_its_layer_and_comes_with_the_file_that_brings_it_back(base: Path) -> None:
    """Time is no work that keeps a document from being removed, but it is never doubled."""
    here, there, gone = (copied(base, f"{name}.annodb") for name in ("here", "there", "gone"))
    edited(here, lambda project: annotate.count_time(project, 1, "an", 10, "t1"))
    edited(there, lambda project: annotate.count_time(project, 1, "an", 5, "t2"))
    edited(there, added(0))
    edited(gone, lambda project: projects.remove_documents(project, [1]))
    for end in ends(base, [here, there, gone]):
        counted = rows(end, "SELECT at, seconds FROM work ORDER BY at")
        assert counted in ([("t1", 10), ("t2", 5)], [("t2", 5)])
        merged(end, [here])
        merged(end, [there, gone])
        assert rows(end, "SELECT at, seconds FROM work ORDER BY at") == counted


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_files_of_an_older_version_come_out_the_same_in_every_order(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs of that time gave layers, labels and annotators uids by chance."""
    with monkeypatch.context() as then:
        pretend(then, schema.STEPS[:version])
        then.setattr(identity, "said_of", lambda *_row: None)
        then.setattr(identity, "layer_uid", lambda *_row: gate.new_uid())
        base = new_file(tmp_path / "base.annodb", sample_lines(2))
        files = [copied(base, f"{name}.annodb") for name in "abc"]
        edited(files[0], added(0))
        edited(files[0], lambda p: annotate.set_state(p, 2, "bình", State.FINISHED))
        edited(files[1], lambda project: annotate.relabel_spans(project, [1], "MISC"))
        edited(files[1], lambda project: annotate.remove(project, [2]))
        edited(files[1], lambda p: annotate.add_span(p, 2, "bình", [(0, 3)], "MISC"))
        edited(files[2], lambda project: annotate.relabel_spans(project, [1], "DATE"))
        edited(files[2], without_document)
        label = EntityLabel("MỚI", {}, {}, "", "#112233")
        edited(files[2], lambda project: schemes.add_label(project, label))
        edited(files[2], added(5, "MỚI"))
    found = [said(end) for end in ends(base, files)]
    for one in found[1:]:
        assert one == found[0], difference(found[0], one)
    assert any(row[3] == 0 for row in found[0]["span"])
    assert len(found[0]["conflict"]) == 1
    for path in files[1:]:
        merged(files[0], [path])
    assert said(files[0]) == found[0]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM relation; DELETE FROM span WHERE id = 3",
        "DELETE FROM change; DELETE FROM op WHERE id = 2",
    ],
)
def test_a_salvaged_file_and_the_one_that_it_was_meet(base: Path, damage: str) -> None:
    """What was lost comes back from the copy that is whole, and what was done since stays."""
    whole = copied(base, "whole.annodb")
    changed(f"PRAGMA foreign_keys = OFF; {damage}; CREATE TABLE z (x)")(base.read_bytes(), base)
    _report, saved = salvaged(base)
    edited(saved, added(0))
    edited(whole, added(5))
    edited(whole, lambda project: annotate.relabel_spans(project, [1], "DATE"))
    again = copied(saved, "again.annodb")
    merged(again, [whole])
    merged(whole, [saved])
    ends = [said(whole), said(again)]
    assert ends[0] == ends[1], difference(*ends)
    with open_project(again) as project:
        labels = {span.start: span.label for span in project.read.layer(1, "an").spans}
    assert labels.pop(4) in ("DATE", "PERSON")
    assert labels == {0: "GROUP", 5: "GROUP", 22: "EVENT", 33: "LOCATION"}
    merged(again, [saved, whole])
    merged(whole, [again])
    assert said(whole) == said(again) == ends[0]


def test_what_a_bad_disk_changed_does_not_spread_from_a_salvaged_file(base: Path) -> None:
    """The salvage calls such a row doubtful and cannot tell that it was changed: the copy that is
    whole must keep its own."""
    whole = copied(base, "whole.annodb")
    damage = "UPDATE span SET note = 'x' WHERE id = 2; CREATE TABLE z (x)"
    changed(damage)(base.read_bytes(), base)
    _report, saved = salvaged(base)
    edited(saved, added(0))
    merged(whole, [saved])
    assert rows(whole, "SELECT note FROM span WHERE id = 2") == [("",)]
    assert rows(whole, "SELECT count(*) FROM span WHERE start = 0") == [(1,)]


def test_a_file_that_another_program_keeps_to_itself_is_no_reason_to_wait_for_ever(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window would never answer again."""
    other = copied(base, "other.annodb")
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.01)
    connection = foreign(other)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        with open_project(base) as project:
            before = dump(project)
            with pytest.raises(ProjectInUse, match=r"other.annodb is being written"):
                run(merge(project, [other]))
            assert dump(project) == before
            connection.execute("ROLLBACK")
            run(merge(project, [other]))
            connection.close()
            connection = foreign(base)
            connection.execute("BEGIN EXCLUSIVE")
            with pytest.raises(ProjectInUse, match=r"base.annodb is being written"):
                project.save_copy(base.with_name("copy.annodb"))
            assert litter(base) == [".lock"]
    finally:
        connection.close()


# -- pairs of ends, and labels of attributes, which have no uid of their own ----------------------


def ends_of(name: str, *pairs: tuple[str, str]) -> Callable[[Project], object]:
    """A relation label connects these and nothing else."""

    def change(project: Project) -> None:
        label = project.read.scheme().relation(name)
        assert label
        schemes.change_label(project, "relation", name, replace(label, ends=pairs))

    return change


def same_everywhere(base: Path, files: Sequence[Path]) -> Path:
    """The files say the same in every order; returns one of the ends."""
    found = list(ends(base, files))
    for end in found[1:]:
        assert said(end) == said(found[0]), difference(said(found[0]), said(end))
    return found[0]


def test_ends_that_a_merge_replaced_and_removed_with_their_label_come_back_once(
    base: Path,
) -> None:
    """The third file could not be merged at all: a fault of the program, and nobody's work came."""
    removed, needed = copied(base, "removed.annodb"), copied(base, "needed.annodb")
    edited(removed, ends_of("SAME_AS", ("PERSON", "PERSON"), ("GROUP", "GROUP")))
    edited(removed, lambda project: schemes.remove_label(project, "relation", "SAME_AS"))

    def relate(project: Project) -> None:
        span = annotate.add_span(project, 1, "an", [(0, 3)], "PERSON")
        annotate.add_relation(project, span, 1, "SAME_AS")

    edited(needed, relate)
    end = same_everywhere(base, [removed, needed])
    with open_project(end, write=False) as project:
        label = project.read.scheme().relation("SAME_AS")
        assert label
        assert set(label.ends) == {("PERSON", "PERSON"), ("GROUP", "GROUP")}


def test_a_label_that_an_attribute_names_stays_in_every_order(base: Path) -> None:
    """Else the attribute has lost the label in one project and not in the other."""
    removed, named = copied(base, "removed.annodb"), copied(base, "named.annodb")
    edited(removed, lambda project: schemes.remove_label(project, "entity", "MISC"))

    def name(project: Project) -> None:
        first, *rest = project.read.scheme().attributes
        schemes.set_attributes(project, [replace(first, labels=("MISC", "PERSON")), *rest])

    edited(named, name)
    end = same_everywhere(base, [removed, named])
    with open_project(end, write=False) as project:
        assert set(project.read.scheme().attributes[0].labels) == {"MISC", "PERSON"}


def test_a_change_of_ends_outlives_the_removal_of_its_label(base: Path) -> None:
    """As does a change of its colour; what the removal knew neither comes back nor waits."""
    removed, here, there = (copied(base, f"{name}.annodb") for name in ("removed", "a", "b"))
    edited(here, ends_of("SAME_AS", ("GROUP", "GROUP")))
    merged(removed, [here])
    edited(removed, lambda project: schemes.remove_label(project, "relation", "SAME_AS"))
    edited(there, ends_of("SAME_AS", ("EVENT", "EVENT")))
    end = same_everywhere(base, [removed, here, there])
    with open_project(end, write=False) as project:
        label = project.read.scheme().relation("SAME_AS")
        assert label
        assert label.ends == (("EVENT", "EVENT"),)
        assert conflicts(project) == []


def test_what_waits_of_somebody_goes_with_the_name_that_they_have_now(base: Path) -> None:
    """A span that was removed since could not be taken: nobody was called so any more."""
    files = [copied(base, f"{name}.annodb") for name in "abc"]
    edited(files[0], lambda project: annotate.relabel_spans(project, [3], "DATE"))
    edited(files[1], lambda project: annotate.relabel_spans(project, [3], "MISC"))
    edited(files[2], lambda project: projects.rename_annotator(project, "an", "Ân"))
    end = same_everywhere(base, files)
    merged(files[0], files[1:2])
    edited(files[0], lambda project: projects.rename_annotator(project, "an", "Bân"))
    for path, name in ((end, "Ân"), (files[0], "Bân")):
        with open_project(path) as project:
            annotate.remove(project, [3])
            (one,) = conflicts(project)
            assert one.annotator == name
            settle(project, one.id, take=True)
            assert 33 in {span.start for span in project.read.layer(1, name).spans}
            sound(project)


def test_the_ends_that_lost_hold_where_the_others_were_removed_with_their_label(
    base: Path,
) -> None:
    """The label came back with ends that somebody had removed, and without those that waited."""
    here, there, removed = (copied(base, f"{name}.annodb") for name in ("a", "b", "removed"))
    edited(here, ends_of("SAME_AS", ("EVENT", "EVENT")))
    edited(there, added(0))  # so that what follows is the later
    edited(there, ends_of("SAME_AS", ("GROUP", "GROUP")))
    merged(removed, [there])
    edited(removed, lambda project: schemes.remove_label(project, "relation", "SAME_AS"))
    together = copied(there, "together.annodb")
    merged(together, [here])
    with open_project(together) as project:
        assert [one.part for one in conflicts(project)] == ["ends"]
    merged(together, [removed])
    end = same_everywhere(base, [here, there, removed])
    assert said(together) == said(end), difference(said(together), said(end))
    with open_project(together) as project:
        label = project.read.scheme().relation("SAME_AS")
        assert label
        assert label.ends == (("EVENT", "EVENT"),)
