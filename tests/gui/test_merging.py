"""Merging and packing in the window: offered, asked, reported."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from annotator.gui import ask
from annotator.gui.dialogs import merge as merge_dialogs
from annotator.gui.dialogs.merge import MergeReportDialog
from annotator.gui.dialogs.packages import PackagesDialog
from annotator.gui.main_window import MainWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops import annotate
from annotator.ops.packages import PackageRequest, write_packages
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.gui.conftest import Answers, Open


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The rows of each merge report that would be shown; no dialog waits."""
    out: list[list[str]] = []

    def look(dialog: MergeReportDialog) -> int:
        items = dialog.pane.items
        out.append([str(items.data(items.index(row, 6))) for row in range(items.rowCount())])
        return 0

    monkeypatch.setattr(MergeReportDialog, "exec", look)
    return out


def package(file: Path, tmp_path: Path) -> Path:
    """A package of Bình with one span."""
    with open_project(file) as project:
        report = run(write_packages(project, PackageRequest(tmp_path / "ra", ("Bình",))))
    path = report.files["Bình"]
    with open_project(path) as project:
        annotate.add_span(project, 1, "Bình", [(0, 3)], "PERSON")
    return path


def test_a_package_dropped_on_the_window_is_merged_and_told(
    open_window: Open,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shown: list[list[str]],
) -> None:
    """The reviewer drops the files that came back, and sees what was in them."""
    path = package(file, tmp_path)
    window = open_window(file)
    monkeypatch.setattr(ask, "choose", lambda _parent, _question, choices: choices[0])
    window.commands.dropped([path])
    assert len(window.session.project.read.layer(1, "Bình").spans) == 1
    assert "Bình: 1 new spans" in shown[0][0]
    window.session.undo()
    assert window.session.project.read.layer(1, "Bình").spans == ()


def test_texts_dropped_together_with_a_package_are_imported(
    open_window: Open, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    shown: list[list[str]],
) -> None:  # fmt: skip
    """Whoever drags a whole folder's files would lose the texts among them without a word."""
    path, text = package(file, tmp_path), tmp_path / "bài.txt"
    window = open_window(file)
    asked: list[list[Path]] = []
    monkeypatch.setattr(window.commands, "import_files", lambda paths: asked.append(list(paths)))
    monkeypatch.setattr(ask, "choose", lambda _parent, _question, choices: choices[0])
    window.commands.dropped([text, path])
    assert len(shown) == 1
    assert asked == [[text]]
    monkeypatch.setattr(ask, "choose", lambda *_args: None)
    window.commands.dropped([text, path])
    assert asked == [[text]], "cancelling cancels all of it"


def test_a_dropped_project_can_be_opened_instead_or_left_alone(
    open_window: Open, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever only wants to look at a file must not get it merged."""
    path = package(file, tmp_path)
    window = open_window(file)
    monkeypatch.setattr(ask, "choose", lambda *_args: None)
    window.commands.dropped([path])
    assert window.session.project.path == file
    monkeypatch.setattr(ask, "choose", lambda _parent, _question, choices: choices[1])
    window.commands.dropped([path])
    assert window.session.project.path == path
    assert window.session.annotator == "Bình", "a package is its annotator's"


def test_a_file_of_another_project_is_asked_about(
    open_window: Open, file: Path, tmp_path: Path, answers: Answers, shown: list[list[str]]
) -> None:
    """A wrong file is easily picked; the question says what it is."""
    from tests.store.support import line, new_file  # noqa: PLC0415 - one test

    other = new_file(tmp_path / "lạ.annodb", [line("lạ", "văn bản lạ")])
    window = open_window(file)
    window.commands.merge([other])
    assert "is of another project" in answers.said[0]
    assert window.session.project.read.document_count() == 3
    answers.confirm = True
    window.commands.merge([other])
    assert window.session.project.read.document_count() == 4
    assert len(shown) == 1


def test_the_same_label_renamed_on_both_sides_is_asked_about(
    open_window: Open, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    shown: list[list[str]],
) -> None:  # fmt: skip
    """Only the reviewer knows which of two names is meant."""
    from annotator.model.scheme import EntityLabel  # noqa: PLC0415 - one test
    from annotator.ops import schemes  # noqa: PLC0415 - one test

    path = package(file, tmp_path)
    for target, name in ((file, "NGƯỜI"), (path, "HUMAN")):
        with open_project(target) as project:
            schemes.change_label(
                project, "entity", "PERSON", EntityLabel(name, {}, {}, "1", "#d7263d")
            )
    window = open_window(file)
    asked: list[list[str]] = []

    def choose(_parent: object, _question: str, choices: list[str]) -> str:
        asked.append(choices)
        return choices[0]

    monkeypatch.setattr(ask, "choose", choose)
    window.commands.merge([path])
    assert asked == [["This project's: NGƯỜI", "The other file's: HUMAN"]]
    assert window.session.scheme.entity("NGƯỜI")
    assert len(shown) == 1


@pytest.fixture
def dialog(qtbot: QtBot, file: Path, config: Settings) -> PackagesDialog:
    session = Session()
    project = open_project(file)
    session.open(project, "an")
    dialog = PackagesDialog(session, config)
    qtbot.addWidget(dialog)
    dialog.destroyed.connect(session.close)
    return dialog


def ok(dialog: PackagesDialog) -> bool:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    return any(
        button.isEnabled()
        for button in box.buttons()
        if box.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    )


def test_the_dialog_writes_what_it_tells(
    dialog: PackagesDialog, tmp_path: Path, answers: Answers
) -> None:
    """Everybody gets a file with their documents, as announced."""
    assert not ok(dialog), "nobody is named"
    dialog.names.setPlainText("An\nBình")
    dialog.each.setValue(1)
    dialog.folder.setText(str(tmp_path / "gói"))
    assert ok(dialog)
    dialog._write()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.report is not None
    files = dialog.report.files
    assert sorted(files) == ["An", "Bình"]
    assert "2 package(s)" in answers.said[0] or "2 packages" in answers.said[0]
    counts = []
    for name, path in files.items():
        with open_project(path) as project:
            assert [one.name for one in project.read.annotators()] == [name]
            counts.append(project.read.document_count())
    assert sorted(counts) == [1, 2]


def test_a_fault_of_the_packages_is_said_in_the_dialog(
    dialog: PackagesDialog, tmp_path: Path
) -> None:
    """The dialog stays with all that was typed, so that it can be mended."""
    dialog.names.setPlainText("An\nAn")
    assert not ok(dialog)
    dialog.names.setPlainText("An")
    (tmp_path / "gói").mkdir()
    dialog.folder.setText(str(tmp_path / "gói"))
    dialog._write()
    assert dialog.report is not None
    dialog._write()
    assert "exists already" in dialog._problem.text()


def test_nothing_chosen_merges_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, filled: Project
) -> None:
    """Cancelling the choice of files leaves all as it was."""
    monkeypatch.setattr(ask, "open_paths", lambda *_args: [])
    undoable = filled.undoable()
    window.commands.merge()
    assert filled.undoable() == undoable
    assert merge_dialogs._short("x" * 99).endswith("…")


def test_a_newcomer_is_asked_once_who_they_are(
    open_window: Open, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Labels under the login name of the computer would be nobody's in the agreement."""
    with open_project(file) as project:
        annotate.add_span(project, 1, "Bình", [(0, 3)], "PERSON")
    asked: list[list[str]] = []

    def answer(_parent: object, names: list[str], _current: str) -> str:
        asked.append(list(names))
        return "Bình"

    monkeypatch.setattr("annotator.gui.dialogs.annotator.ask_annotator", answer)
    window = open_window(None)
    window.commands.dropped([file])
    qtbot.waitUntil(lambda: window.session.annotator == "Bình")
    window.projects.close()
    window.commands.dropped([file])
    QApplication.processEvents()
    assert window.session.annotator == "Bình"
    assert asked == [["Bình"]]
