"""Exporting through the dialog: what the format loses, splitting, targets, the report."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.export import ExportDialog
from annotator.gui.session import Session
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.export_places import Place
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project
from annotator.ops.steps import run
from annotator.store.project import open_project
from tests.gui.dialogs.conftest import SCHEME, Answers, document, write_lines


@pytest.fixture
def stored(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A project in a file, with twenty articles of two annotators."""
    del qtbot
    project = new_project(tmp_path / "mine.annodb", SCHEME)
    lines = [document(f"bài {i}", annotator="an" if i % 2 else "bình") for i in range(20)]
    for i, line in enumerate(lines):
        line["text"] = f"{line['text']} {i}"
    source = write_lines(tmp_path / "in.jsonl", *lines)
    run(import_files(project, ImportRequest((source,))))
    made = Session()
    made.open(project, "an")
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, stored: Session) -> Iterator[ExportDialog]:
    made = ExportDialog(stored)
    qtbot.addWidget(made)
    made.show()
    yield made
    made._progress.cancel()


def choose_format(dialog: ExportDialog, name: str) -> None:
    dialog._setup._format.setCurrentIndex(dialog._setup._format.findData(name))


def finish(dialog: ExportDialog, annotator: str) -> None:
    """Finishes every document of an annotator."""
    project = dialog._session.project
    for row_id, state in project.read.states(annotator).items():
        if state is not None:
            annotate.set_state(project, row_id, annotator, State.FINISHED)


def export(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._progress.is_busy)


def test_the_suggestion_works_at_once(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    export(qtbot, dialog)
    assert dialog.report is not None
    assert dialog.report.written.documents == 20
    written = (tmp_path / "mine.jsonl").read_text("utf-8").split("\n")
    assert json.loads(written[0])["name"] == "bài 0"
    assert "Nothing was lost" in dialog._report._headline.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_suggestion_works_for_a_project_named_without_its_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``annotator news.annodb`` in its folder: the dialog began with "There is no folder"."""
    new_project(tmp_path / "news.annodb").close()
    monkeypatch.chdir(tmp_path)
    session = Session()
    session.open(open_project(Path("news.annodb")), "an")
    made = ExportDialog(session)
    qtbot.addWidget(made)
    assert made._setup._target.text() == str(tmp_path / "news.jsonl")
    assert "no folder" not in made._setup._problem.text()
    made._progress.cancel()
    session.close()


def test_losses_are_said_before_and_counted_after(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    choose_format(dialog, "conll")
    assert "relations" in dialog._setup._losses.text()
    assert dialog._setup._finished.isChecked(), "training data is finished work"
    qtbot.waitUntil(lambda: "Finish" in dialog._setup._preview._told.text().title())
    assert "no document is finished" in dialog._setup._preview._told.text().lower()
    finish(dialog, "an")
    dialog._setup._whose.setCurrentText("an")
    qtbot.waitUntil(lambda: dialog._setup._preview.preview is not None)
    preview = dialog._setup._preview.preview
    assert preview is not None
    assert (preview.parts[""].documents, preview.parts[""].spans) == (10, 20)
    assert "relations (10)" in dialog._setup._preview._told.text()
    assert "10 document" in dialog._setup._preview._told.text(), "those that stay out"
    dialog._setup._target.setText(str(tmp_path / "a.conll"))
    export(qtbot, dialog)
    assert dialog.report is not None
    assert dialog.report.lost.relations == 10
    assert "relations (10)" in dialog._report._headline.text()
    assert dialog._report.items.rowCount() == len(dialog.report.losses)


def test_a_split(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    setup = dialog._setup
    setup._split.setChecked(True)
    setup._split.shares["train"].setValue(60)
    assert "80 %" in setup._problem.text()
    assert not dialog._start.isEnabled()
    setup._split.shares["dev"].setValue(40)
    setup._split.shares["test"].setValue(0)
    assert dialog._start.isEnabled()
    assert "train.jsonl, dev.jsonl" in setup._problem.text()
    setup._target.setText(str(tmp_path / "parts"))
    export(qtbot, dialog)
    names = sorted(path.name for path in (tmp_path / "parts").iterdir())
    assert names == ["README.md", "dev.jsonl", "train.jsonl"]
    assert (tmp_path / "parts.report.json").is_file()


def test_never_onto_the_open_project(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog._setup._target.setText(str(tmp_path / "mine.annodb"))
    assert "open project" in dialog._setup._problem.text()
    assert not dialog._start.isEnabled()
    (tmp_path / "link").symlink_to(tmp_path / "mine.annodb")
    dialog._setup._target.setText(str(tmp_path / "link"))
    assert not dialog._start.isEnabled()


@pytest.mark.parametrize("target", ["", "relative.jsonl", "/no/such/folder/a.jsonl", "/tmp"])
def test_targets_that_cannot_be(dialog: ExportDialog, target: str) -> None:
    dialog._setup._target.setText(target)
    assert dialog._setup._problem.text()
    assert not dialog._start.isEnabled()


def test_replacing_is_asked_once(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, answers: Answers
) -> None:
    there = tmp_path / "there.jsonl"
    there.write_text("old")
    dialog._setup._target.setText(str(there))
    answers.confirm = False
    qtbot.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
    assert there.read_text() == "old"
    assert len(answers.asked) == 1
    answers.path = there  # the file dialog has asked already
    dialog._setup._choose()
    export(qtbot, dialog)
    assert len(answers.asked) == 1
    assert there.read_text("utf-8") != "old"


def test_parts_in_a_chosen_folder_are_not_replaced_unasked(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, answers: Answers
) -> None:
    """Choosing a folder says nothing about the files in it."""
    folder = tmp_path / "parts"
    folder.mkdir()
    (folder / "test.jsonl").write_text("old")
    dialog._setup._split.setChecked(True)
    answers.path = folder
    dialog._setup._choose()
    answers.confirm = False
    qtbot.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
    assert ["test.jsonl" in question for question in answers.asked] == [True]
    assert (folder / "test.jsonl").read_text() == "old"
    answers.confirm = True
    export(qtbot, dialog)
    assert (folder / "test.jsonl").read_text("utf-8") != "old"


def test_a_folder_in_the_way(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    choose_format(dialog, "text")
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "other").write_text("")
    dialog._setup._target.setText(str(folder))
    export(qtbot, dialog)
    assert dialog.report is None
    assert "not empty" in dialog._setup._problem.text()


def test_finished_only_and_one_annotator(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    setup = dialog._setup
    people = [setup._whose.itemText(row) for row in range(setup._whose.count())]
    assert people == ["Everybody's", "an", "bình"] or people == ["Everybody's", "bình", "an"]
    setup._whose.setCurrentText("bình")
    request = setup.request()
    assert request.annotator == "bình"
    assert not request.gold
    qtbot.mouseClick(setup._finished, Qt.MouseButton.LeftButton, pos=_left(setup._finished))
    assert setup.request().finished
    export(qtbot, dialog)
    assert dialog.report is None
    assert "finish documents first" in setup._problem.text()
    finish(dialog, "bình")
    export(qtbot, dialog)
    assert dialog.report is not None
    assert dialog.report.written.documents == 10


def _left(widget: QWidget) -> QPoint:
    return QPoint(8, widget.height() // 2)


def test_options_follow_the_format(dialog: ExportDialog) -> None:
    setup = dialog._setup
    for row in range(setup._format.count()):
        setup._format.setCurrentIndex(row)
        assert setup._losses.text()
        assert setup._options.values() == {o.name: o.default for o in setup._options.options}


def test_parts_grouped_and_stratified(qtbot: QtBot, dialog: ExportDialog) -> None:
    """What the command line can do, the window can do, and only while a split is wanted."""
    setup = dialog._setup
    rules = [setup._split.groups.itemData(row) for row in range(setup._split.groups.count())]
    assert rules == ["", "near-duplicates", "folder"]
    setup._split.groups.setCurrentIndex(1)
    setup._split.stratify.setChecked(True)
    assert (setup.request().group_by, setup.request().stratify) == ("", False)
    setup._split.setChecked(True)
    assert (setup.request().group_by, setup.request().stratify) == ("near-duplicates", True)
    qtbot.waitUntil(lambda: setup._preview.preview is not None)
    preview = setup._preview.preview
    assert preview is not None
    assert list(preview.parts) == ["train", "dev", "test"]
    assert sum(counts.documents for counts in preview.parts.values()) == 20


def test_a_loss_leads_to_the_text(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    """A report that one cannot follow to the text is read by nobody."""
    finish(dialog, "an")
    choose_format(dialog, "conll")
    dialog._setup._target.setText(str(tmp_path / "a.conll"))
    export(qtbot, dialog)
    report = dialog.report
    assert report is not None
    number = next(n for n, item in enumerate(report.losses) if item.what == "relation")
    table, items = dialog._report.table, dialog._report.items
    table.sortByColumn(6, Qt.SortOrder.DescendingOrder)
    row = next(row for row in range(items.rowCount()) if items.number(row) == number)
    assert not dialog._report._go.isEnabled()
    table.selectRow(row)
    assert dialog._report._go.isEnabled()
    table.setFocus()
    with qtbot.waitSignal(dialog.place_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    place = asked.args[0]
    assert isinstance(place, Place)
    project = dialog._session.project
    document = project.read.document(place.document_id, layers=("an",))
    assert document.name == report.losses[number].document
    assert place.relation in [one.id for one in document.layers[0].relations]
    assert not dialog.isVisible()


def test_nothing_is_counted_once_the_dialog_is_closed(qtbot: QtBot, dialog: ExportDialog) -> None:
    """A count that goes on behind a closed project would meet a closed file."""
    choose_format(dialog, "spacy")
    dialog._setup._preview._begin()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog._setup._preview._task is None
    assert not dialog._setup._preview._timer.isActive()
