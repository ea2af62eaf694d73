"""An import as a whole: its steps, its undo, its order and whose it is."""

import json
from dataclasses import replace
from pathlib import Path

from annotator.model.annotation import State
from annotator.ops import annotate, projects
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.kinds import Kind
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.ops.importing.support import take, written
from tests.store.support import (
    TEXT,
    dump,
    import_jsonl,
    line,
    new_file,
    sample_lines,
    sound,
)


def test_progress_never_runs_backwards_and_ends_at_the_end(
    project: Project, tmp_path: Path
) -> None:
    """A progress bar that jumps tells nothing."""
    first = written(tmp_path / "a.jsonl", *sample_lines(20))
    second = written(tmp_path / "b.jsonl", *[line(f"x{i}", f"x{i}") for i in range(20)])
    seen = []
    run(import_files(project, ImportRequest((first, second))), seen.append)
    places = [step.done for step in seen]
    assert places == sorted(places)
    assert {step.total for step in seen} == {first.stat().st_size + second.stat().st_size}
    assert places[-1] == seen[-1].total


# -- undo ------------------------------------------------------------------------------------


def test_undoing_an_import_removes_it_all_and_redo_brings_it_back(tmp_path: Path) -> None:
    """The wrong folder imported must go in one step, and come back as it was."""
    path = new_file(tmp_path / "p.annodb")
    with open_project(path) as project:
        before = dump(project)
        lines = sample_lines(120, spans=9)
        for one in lines:
            one["layers"][0]["annotator"] = f"mới {len(one['name'])}"
        import_jsonl(project, tmp_path / "a.jsonl", lines)
        after = dump(project)
        found = project.undoable()
        assert found is not None
        assert (found.kind, found.detail["documents"]) == (Kind.IMPORT, 120)
        project.undo()
        assert dump(project) == before
        assert project.read.annotators() == []
    with open_project(path) as project:
        project.redo()
        assert dump(project) == after
        sound(project)
        project.undo()
        assert dump(project) == before
        sound(project)


def test_an_import_is_undone_although_time_was_counted_on_it(
    project: Project, tmp_path: Path
) -> None:
    """Looking at what was imported must not make its undo fail."""
    before = dump(project)
    import_jsonl(project, tmp_path / "a.jsonl", sample_lines(30))
    at = "2026-01-01T00:00:00.000Z"
    for document in range(1, 31):
        annotate.count_time(project, document, "an", 5, at)
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after
    assert project.read.document_row(7, "an").seconds == 5
    sound(project)


def test_a_folder_is_taken_in_the_order_of_its_names(project: Project, tmp_path: Path) -> None:
    """Documents that change their order at each import cannot be found again."""
    for name in ("b/2.txt", "a/1.txt", "a/.hidden.txt", "a/x.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}")
    take(project, tmp_path)
    names = [row.name for row in project.read.document_rows("an")]
    assert names == ["a/1", "b/2"]


def test_names_of_annotators_are_told(project: Project, tmp_path: Path) -> None:
    """Work under a wrong name must be seen before it is mixed with the right one's."""
    lines = [line("bài", TEXT, [(0, 3, "MISC")], annotator="")]
    report = import_jsonl(project, tmp_path / "a.jsonl", lines, annotator="chi")
    assert report.annotators == ("chi",)
    assert projects.information(project).annotators == ("chi",)
    assert replace(report, annotators=()).annotators == ()


def test_a_list_of_native_documents_comes_in_with_its_layers(
    project: Project, tmp_path: Path
) -> None:
    """A native file saved as one JSON list must not lose every label in silence."""
    path = tmp_path / "a" / "list.json"
    path.parent.mkdir()
    path.write_text(json.dumps([line("bài", TEXT, [(0, 3, "MISC")])]), encoding="utf-8")
    for place in (path, path.parent):
        report = take(project, place)
        assert (report.imported + report.known).spans == 1


def test_a_corpus_is_finished_work_unless_it_is_to_be_gone_on_with(
    project: Project, tmp_path: Path
) -> None:
    """Else a corpus that was just imported is exported as nothing, and agrees with nobody."""
    source = written(tmp_path / "a.conll")
    source.write_text("a\tB-MISC\nb\tO\n\n", encoding="utf-8")
    take(project, source)
    name = project.read.annotators()[0].name
    assert project.read.layer(1, name).state is State.FINISHED
    take(project, source, annotator="chi", state=State.OPEN)
    assert project.read.layer(1, "chi").state is State.OPEN
    native = [line("bài", "một", [(0, 3, "MISC")])]
    import_jsonl(project, tmp_path / "b.jsonl", native)
    assert project.read.layer(2, "an").state is State.OPEN
