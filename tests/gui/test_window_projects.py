"""Projects and documents in the window: opened, closed, renamed, read only, gone."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs import import_
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.projects import remove_documents
from annotator.store.lock import lock_path
from annotator.store.project import open_project
from tests.gui.conftest import TEXT, Answers, Open
from tests.gui.hands import chord, label_two, layer_of, press

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_read_only_edits_nothing(open_window: Open, file: Path) -> None:
    with open_project(file) as holder:
        assert holder.read_only is None
        window = open_window(file)
        assert "is open in another window" in window.centre.banner.words()
        assert window.status.saved.text() == "Read-only"
        for name in ("undo", "redo", "import", "finish", "remove", "hold"):
            assert not window.acts[name].isEnabled(), name
        window.view.select_text(4, 17)
        press(window, Key.Key_1)
        assert layer_of(window).spans == ()
        document_id = window.selection.document_id
        annotate.add_span(holder, document_id, "an", ((4, 17),), "PERSON")
        window._watch.look()
        assert window.spans.model.rowCount() == 1, "it reads again what the other wrote"
        window.view.select_span(layer_of(window).spans[0].id)
        assert window.inspector.note.isReadOnly()
        assert not window.inspector.label.isEnabled()
    window.centre.banner.buttons()[0].click()
    assert window.session.is_writable
    assert window.centre.banner.words() == ""


def test_a_lock_of_another_computer_is_not_taken_over_by_enter_alone(
    open_window: Open, file: Path, answers: Answers
) -> None:
    """Work that somebody does there would be lost by one key too many here."""
    lock_path(file).write_text(json.dumps({"host": "máy-khác", "pid": 7}), encoding="utf-8")
    window = open_window(file)
    assert window.projects.is_held_elsewhere
    window.acts["take_over"].trigger()
    assert "Take it over?" in answers.said[-1]
    assert answers.lose_work[-1]
    assert not window.session.is_writable
    answers.confirm = True
    window.acts["take_over"].trigger()
    assert window.session.is_writable


def test_start_page_and_empty_page(open_window: Open, tmp_path: Path, config: Settings) -> None:
    config.add_recent(tmp_path / "a.annodb")
    window = open_window(None)
    assert window.centre.pages.currentWidget() is window.centre.start
    assert window.centre.start is not None
    assert window.centre.start.model.rowCount() == 1
    assert not any(panel.isVisible() for panel in window.panels)
    assert not window.acts["close"].isEnabled()


def test_opening_and_closing(open_window: Open, file: Path, config: Settings) -> None:
    window = open_window(None)
    window.projects.open(file)
    assert window.desk.laid.text == TEXT
    assert all(panel.isVisible() for panel in window.panels[:3])
    assert window.windowTitle() == "bài 1 — bài — Annotator"
    window.walk.next()
    window.acts["close"].trigger()
    assert window.centre.pages.currentWidget() is window.centre.start
    assert config.recent() == [file]
    window.projects.open(file)
    assert window.desk.laid.name == "bài 2", "where it was left"


def test_a_file_that_is_gone(open_window: Open, tmp_path: Path, answers: Answers) -> None:
    window = open_window(None)
    assert not window.projects.open(tmp_path / "không có.annodb")
    assert "There is no file" in answers.said[0]
    assert window.centre.pages.currentWidget() is window.centre.start


def test_a_project_dropped_on_the_window_opens(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, none = Qt.MouseButton.LeftButton, Modifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, none)
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: window.session.is_open)


def test_other_files_are_imported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    class Dialog(QDialog):
        place_requested = Signal(object)

        def __init__(self, _session: object, paths: list[Path], parent: MainWindow) -> None:
            super().__init__(parent)
            seen.extend(paths)

        def exec(self) -> int:
            return 1

    monkeypatch.setattr(import_, "ImportDialog", Dialog)
    window.commands.dropped([tmp_path / "bài.txt"])
    assert seen == [tmp_path / "bài.txt"]


def test_the_title_shows_its_brackets(window: MainWindow) -> None:
    project = window.session.project
    with project.edit("rename_document") as edit:
        edit.update("document", window.selection.document_id, name="a [*] b")
    window.walk.next()
    window.walk.previous()
    assert "[*][*]" in window.windowTitle()
    assert not window.isWindowModified()


def test_settings_are_kept_with_the_window(open_window: Open, file: Path, config: Settings) -> None:
    window = open_window(file)
    window.view.zoom_in()
    window.relations.go()
    window.spans.table.header().resizeSection(1, 222)
    window.put_away()
    assert config.font_size == window.view.font_size()
    assert not config.layout("window").isEmpty()
    assert not config.layout("geometry").isEmpty()
    window.projects.close()
    again = open_window(file)
    assert again.view.font_size() == window.view.font_size()
    assert again.spans.table.header().sectionSize(1) == 222
    again.acts["reset_layout"].trigger()
    assert config.layout("window").isEmpty()


@pytest.mark.parametrize(
    "name",
    ["new", "import", "export", "scheme", "settings", "annotator", "keys", "about"],
)
def test_every_dialog_opens(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    opened: list[str] = []

    def run(dialog: QDialog) -> int:
        opened.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    monkeypatch.setattr(QMessageBox, "exec", run)
    window.acts[name].trigger()
    assert len(opened) == 1


def test_checking_says_that_all_is_well(window: MainWindow, qtbot: QtBot) -> None:
    window.acts["check"].trigger()
    qtbot.waitUntil(lambda: "in order" in window.status.words.text())


def test_a_copy_is_saved_and_said(
    open_window: Open, file: Path, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(file)
    answers.save_path = tmp_path / "bản sao.annodb"
    window.acts["save_copy"].trigger()
    assert answers.save_path.exists()
    assert "bản sao.annodb" in window.status.words.text()
    window.acts["save_copy"].trigger()
    assert "exists already" in answers.said[0]


def test_a_document_removed_under_the_reader(window: MainWindow) -> None:
    project, ids = window.session.project, window.walk.ids()
    remove_documents(project, [ids[0]])
    assert window.selection.document_id == ids[1]
    assert window.documents.model.rowCount() == 2
    remove_documents(project, ids[1:])
    assert window.selection.document_id == 0
    assert window.centre.pages.currentWidget() is not window.view
    project.undo()
    project.undo()
    assert window.documents.model.rowCount() == 3


def test_a_renamed_label_is_shown_everywhere(window: MainWindow) -> None:
    one, _two = label_two(window)
    window.view.select_span(one)
    project = window.session.project
    with project.edit("change_label") as edit:
        label = project.read.label_ids("entity")["PERSON"]
        edit.update("label", label, name="HUMAN", titles='{"en": "Human"}')
        edit.touch(everywhere=True)
    assert window.labels.entities.row(0).title == "Human"
    assert window.spans.model.index(0, 1).data() == "Human"
    assert window.inspector.label.currentText() == "Human"
    chord(window, Key.Key_Z)
    assert window.spans.model.index(0, 1).data() == "Person"


def test_gold_is_finished_from_the_main_window_only_when_all_is_decided(
    open_window: Open, file: Path
) -> None:
    """Gold that says finished with open items is what trainers learn from."""
    from annotator.ops import projects  # noqa: PLC0415 - one test

    with open_project(file) as project:
        projects.add_annotator(project, "gold", "gold")
        annotate.add_span(project, 1, "gold", [(0, 3)], "PERSON")
        annotate.add_span(project, 1, "bình", [(4, 7)], "PERSON")
        annotate.set_state(project, 1, "bình", State.FINISHED)
    window = open_window(file)
    window.commands.set_annotator("gold")
    window.walk.finish()
    assert window.session.project.read.layer(1, "gold").state is State.OPEN
    window.session.run(annotate.set_state, 1, "bình", State.OPEN)
    window.walk.finish()
    assert window.session.project.read.layer(1, "gold").state is State.FINISHED
