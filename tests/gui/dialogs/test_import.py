"""Importing through the dialog: files, options, progress, report, labels added with one click."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.errors import ProjectError
from annotator.gui.dialogs.import_ import ImportDialog
from annotator.gui.session import Session
from tests.gui.dialogs.conftest import Answers, document, write_lines


@pytest.fixture
def dialog(qtbot: QtBot, empty_session: Session) -> Iterator[ImportDialog]:
    made = ImportDialog(empty_session)
    qtbot.addWidget(made)
    made.show()
    yield made
    made._progress.cancel()


def run_import(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
    finish(qtbot, dialog)


def finish(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._progress.is_busy)


def bad_lines(path: Path) -> Path:
    """Two documents, of which one has an unknown label and a span outside the text."""
    spans = [
        {"id": "s1", "label": "NEW", "fragments": [[4, 17]], "text": "Võ Văn Thưởng"},
        {"id": "s2", "label": "ORG", "fragments": [[31, 480]]},
    ]
    layer = {"annotator": "an", "spans": spans}
    bad = {"name": "bài 2", "text": document()["text"], "layers": [layer]}
    return write_lines(path, document(), bad | {"text": str(bad["text"]) + "!"})


def test_a_file_goes_in(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    assert not dialog._start.isEnabled()
    dialog._setup.add_paths([write_lines(tmp_path / "a.jsonl", document())] * 2)
    assert len(dialog._setup.paths) == 1
    assert dialog._setup.request().strict is None
    assert "JSON Lines" in dialog._setup._problem.text()
    run_import(qtbot, dialog)
    assert dialog.report is not None
    assert dialog.report.imported.spans == 2
    assert dialog._session.project.read.document_count() == 1
    assert dialog._report._headline.text().startswith("Imported: 1 document")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_folder_goes_in(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    for name in ("một", "hai"):
        (tmp_path / f"{name}.txt").write_text(f"Bài {name}.")
    dialog._setup.add_paths([tmp_path])
    run_import(qtbot, dialog)
    assert dialog._session.project.read.document_count() == 2


def test_unknown_labels_join_with_one_click(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    new = {"id": "s1", "label": "NEW", "fragments": [[4, 17]]}
    layer = {"annotator": "an", "spans": [new]}
    path = write_lines(tmp_path / "a.jsonl", {"name": "a", "text": "Võ" * 20, "layers": [layer]})
    dialog._setup.add_paths([path])
    run_import(qtbot, dialog)
    assert dialog.report is not None
    assert dialog.report.is_refused
    assert dialog._session.project.read.document_count() == 0
    assert "NEW (1)" in dialog._report._headline.text()
    assert dialog._add.isVisible()
    qtbot.mouseClick(dialog._add, Qt.MouseButton.LeftButton)
    finish(qtbot, dialog)
    assert dialog._session.project.read.document_count() == 1
    assert dialog._session.scheme.entity("NEW") is not None
    assert not dialog._add.isVisible()


def test_rejections_are_listed_sorted_copied_saved(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path, answers: Answers
) -> None:
    dialog._setup.add_paths([bad_lines(tmp_path / "a.jsonl")])
    dialog._setup._rejected.setCurrentIndex(1)
    run_import(qtbot, dialog)
    report = dialog.report
    assert report is not None
    assert report.read == report.imported + report.known + report.rejected
    items = dialog._report.items
    assert items.rowCount() == len(report.rejections) + len(report.changes) == 2
    for column in range(items.columnCount()):
        dialog._report.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        dialog._report.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    dialog._report.table.setFocus()
    qtbot.keyClick(dialog._report.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.count("\n") == 3
    assert "s2" in copied
    answers.path = tmp_path / "report.json"
    dialog._report._save_report()
    saved = json.loads(answers.path.read_text("utf-8"))
    assert saved["refused"] is True
    assert len(saved["rejections"]) == 2


def test_the_rest_can_be_imported(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    dialog._setup.add_paths([bad_lines(tmp_path / "a.jsonl")])
    dialog._setup._rejected.setCurrentIndex(1)
    run_import(qtbot, dialog)
    qtbot.mouseClick(dialog._skip, Qt.MouseButton.LeftButton)
    finish(qtbot, dialog)
    assert dialog.report is not None
    assert not dialog.report.is_refused
    assert dialog._session.project.read.document_count() == 2


def test_what_is_wrong_is_left_out_and_said(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    """One bad line of a thousand must not keep the others out, nor vanish unsaid."""
    dialog._setup.add_paths([bad_lines(tmp_path / "a.jsonl")])
    dialog._setup._unknown.setCurrentIndex(2)
    run_import(qtbot, dialog)
    assert dialog.report is not None
    assert not dialog.report.is_refused
    assert dialog._session.project.read.document_count() == 2
    assert dialog._report.items.rowCount() == 2


def test_back_keeps_what_was_set(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    dialog._setup.add_paths([bad_lines(tmp_path / "a.jsonl")])
    dialog._setup._rejected.setCurrentIndex(1)
    run_import(qtbot, dialog)
    qtbot.mouseClick(dialog._back, Qt.MouseButton.LeftButton)
    assert dialog._pages.currentWidget() is dialog._setup
    assert len(dialog._setup.paths) == 1


def test_escape_cancels_first(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    many = (document(f"bài {i}") for i in range(3000))
    dialog._setup.add_paths([write_lines(tmp_path / "a.jsonl", *many)])
    qtbot.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert dialog._progress.is_busy
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog._session.project.read.document_count() == 0
    assert "cancelled" in dialog._setup._problem.text()
    assert not dialog._session.project.is_editing


def test_a_file_that_cannot_be_read(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe\x00")
    dialog._setup.add_paths([path])
    dialog._setup._format.setCurrentIndex(dialog._setup._format.findData("text"))
    run_import(qtbot, dialog)
    assert dialog._pages.currentWidget() is dialog._setup
    assert str(path) in dialog._setup._problem.text()


def test_what_is_not_there(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog._setup.add_paths([tmp_path / "no.txt"])
    assert "There is no file" in dialog._setup._problem.text()
    assert not dialog._start.isEnabled()


def test_paths_can_be_removed(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    dialog._setup.add_paths([write_lines(tmp_path / "a.jsonl", document())])
    dialog._setup._paths.setCurrentRow(0)
    dialog._setup._paths.setFocus()
    qtbot.keyClick(dialog._setup._paths, Qt.Key.Key_Delete)
    assert dialog._setup.paths == ()
    assert not dialog._start.isEnabled()


def test_options_follow_the_format(dialog: ImportDialog, tmp_path: Path) -> None:
    setup = dialog._setup
    for row in range(1, setup._format.count()):
        setup._format.setCurrentIndex(row)
        values = setup._options.values()
        assert set(values) == {option.name for option in setup._options.options}
        assert values == {option.name: option.default for option in setup._options.options}


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent")  # no other one below Qt 6.12
def test_dropping(dialog: ImportDialog, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", document())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x")])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, button, none)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, button, none))
    assert dialog._setup.paths == (path,)


def test_read_only(qtbot: QtBot, empty_session: Session, tmp_path: Path) -> None:
    empty_session.project.read_only = ProjectError("The project is open for reading only.")
    path = write_lines(tmp_path / "a.jsonl", document())
    dialog = ImportDialog(empty_session, [path])
    qtbot.addWidget(dialog)
    assert not dialog._start.isEnabled()
    assert "reading only" in dialog._setup._problem.text()


def test_files_and_folders_are_asked_for(
    dialog: ImportDialog, tmp_path: Path, answers: Answers
) -> None:
    answers.paths = [write_lines(tmp_path / "a.jsonl", document())]
    dialog._setup._add_files()
    answers.path = tmp_path
    dialog._setup._add_folder()
    assert dialog._setup.paths == (*answers.paths, tmp_path)


def test_enter_after_a_rejection_imports_nothing(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    """Otherwise somebody who only presses Enter gets half of a bad file into the project."""
    dialog._setup.add_paths([bad_lines(tmp_path / "a.jsonl")])
    dialog._setup._rejected.setCurrentIndex(1)
    run_import(qtbot, dialog)
    assert dialog.report is not None
    assert dialog.report.is_refused
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    finish(qtbot, dialog)
    assert dialog._pages.currentWidget() is dialog._setup
    assert dialog._session.project.read.document_count() == 0


def test_the_keyboard_begins_at_the_files(dialog: ImportDialog) -> None:
    """It began in the sentence below, with a caret as if one could write there."""
    assert dialog.focusWidget() is dialog._setup._paths
