"""The new project: what may be created, and what is said when it may not."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.ops.projects import shipped_schemes
from tests.gui.dialogs.conftest import Answers


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> NewProjectDialog:
    made = NewProjectDialog(folder=tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_is_enough(qtbot: QtBot, dialog: NewProjectDialog, tmp_path: Path) -> None:
    assert not dialog._create.isEnabled()
    qtbot.keyClicks(dialog._name, "Tin thang 5")
    qtbot.keyClick(dialog._name, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.path == tmp_path / "Tin thang 5.annodb"
    assert dialog.scheme is not None
    assert dialog.scheme.entities


def test_escape_closes(qtbot: QtBot, dialog: NewProjectDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a/b", "character /"),
        ("a:b", "character :"),
        ("con", "cannot be used"),
        ("end.", "cannot be used"),
        ("x" * 201, "cannot be used"),
        ("there", "there.annodb is in this folder already"),
    ],
)
def test_bad_names(dialog: NewProjectDialog, tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "there.annodb").write_text("")
    dialog._name.setText(name)
    assert says in dialog._problem.text()
    assert not dialog._create.isEnabled()


@pytest.mark.parametrize("folder", ["", "/no/such/folder", "~nobody-here", "relative"])
def test_bad_folders(dialog: NewProjectDialog, folder: str) -> None:
    dialog._name.setText("a")
    dialog._folder.setText(folder)
    assert "There is no folder" in dialog._problem.text()
    assert not dialog._create.isEnabled()


def test_the_suffix_may_be_typed(dialog: NewProjectDialog, tmp_path: Path) -> None:
    dialog._name.setText("a.annodb")
    assert dialog.path == tmp_path / "a.annodb"


def test_without_labels(dialog: NewProjectDialog) -> None:
    dialog._schemes.setCurrentIndex(len(shipped_schemes()))
    assert dialog.scheme is None


def choose_file_entry(dialog: NewProjectDialog) -> None:
    last = dialog._schemes.count() - 1
    dialog._schemes.setCurrentIndex(last)
    dialog._schemes.activated.emit(last)


def test_a_scheme_of_ones_own(dialog: NewProjectDialog, tmp_path: Path, answers: Answers) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"name": "own", "entities": [{"label": "X"}]}')
    answers.paths = [own]
    dialog._name.setText("a")
    choose_file_entry(dialog)
    assert dialog.scheme is not None
    assert [label.name for label in dialog.scheme.entities] == ["X"]
    assert dialog._create.isEnabled()


def test_a_bad_scheme_is_said(dialog: NewProjectDialog, tmp_path: Path, answers: Answers) -> None:
    own = tmp_path / "own.json"
    own.write_text("[")
    answers.paths = [own]
    dialog._name.setText("a")
    choose_file_entry(dialog)
    assert "not JSON" in dialog._problem.text()
    assert not dialog._create.isEnabled()


def test_no_file_chosen_goes_back(dialog: NewProjectDialog, answers: Answers) -> None:
    before = dialog.scheme
    choose_file_entry(dialog)
    assert dialog._schemes.currentIndex() == 0
    assert dialog.scheme == before


def test_browse(dialog: NewProjectDialog, tmp_path: Path, answers: Answers) -> None:
    answers.path = tmp_path / "sub"
    answers.path.mkdir()
    dialog._browse()
    assert dialog._folder.text() == str(tmp_path / "sub")
