"""Settings, about, annotator, history, progress."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from annotator import __version__
from annotator.errors import FormatError
from annotator.gui.dialogs.about import AboutDialog, show_about
from annotator.gui.dialogs.annotator import AnnotatorDialog, ask_annotator
from annotator.gui.dialogs.history import HistoryDialog
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.report import ReportPane
from annotator.gui.dialogs.settings import SettingsDialog
from annotator.gui.history_words import local_time
from annotator.gui.models.history import HistoryModel
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session
from annotator.gui.settings import Settings, Theme
from annotator.gui.tasks import Task
from annotator.ops.annotate import add_span, count_time
from annotator.ops.data_folder import backups_lie_beside
from annotator.ops.history import PASSED
from annotator.ops.report import Counts
from annotator.ops.steps import Step, Steps
from annotator.store.chronicle import Question


def press_when_shown(key: Qt.Key) -> None:
    """Presses ``key`` in the dialog that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            QTest.keyClick(box, key)
        else:
            QTimer.singleShot(10, press)

    QTimer.singleShot(10, press)


def test_settings_are_kept_on_ok(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.language.setCurrentIndex(dialog.language.findData("vi"))
    dialog.theme.setCurrentIndex(dialog.theme.findData(Theme.DARK))
    dialog.font_size.setValue(17.5)
    dialog.annotator.clear()
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.annotator, "binh")
    qtbot.keyClick(dialog.annotator, Qt.Key.Key_Return)
    again = Settings(tmp_path / "s.ini")
    assert (again.language, again.theme, again.font_size) == ("vi", Theme.DARK, 17.5)
    assert again.annotator == "binh"


def test_the_place_of_backups_is_set(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, who must keep backups with the project cannot, or only by a variable."""
    monkeypatch.delenv("ANNOTATOR_BACKUPS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = Settings(tmp_path / "s.ini")
    for wanted in (True, False):
        dialog = SettingsDialog(settings)
        qtbot.addWidget(dialog)
        assert backups_lie_beside() is not wanted
        dialog.backups.setCurrentIndex(int(wanted))
        dialog.accept()
        assert backups_lie_beside() is wanted
    monkeypatch.setenv("ANNOTATOR_BACKUPS", "beside")
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    assert not dialog.backups.isEnabled()
    assert dialog.backups.currentText() == "Beside the project"
    dialog.accept()
    monkeypatch.delenv("ANNOTATOR_BACKUPS")
    assert not backups_lie_beside()


def test_settings_are_left_on_cancel(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.font_size.setValue(30)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert settings.font_size != 30


def test_about_names_the_version(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    for words in (__version__, "MIT", "Qt", "PySide6", "Lesser"):
        assert words in said
    press_when_shown(Qt.Key.Key_Escape)
    show_about(None)


def test_annotator(qtbot: QtBot) -> None:
    dialog = AnnotatorDialog(["an", "bình"], "an")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "go on" in dialog._problem.text()
    edit = dialog.name.lineEdit()
    assert edit is not None
    qtbot.keyClicks(edit, " chi ")
    assert "is new here" in dialog._problem.text()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen == "chi"


@pytest.mark.parametrize("name", ["", "  ", "a\tb"])
def test_annotators_that_cannot_be(qtbot: QtBot, name: str) -> None:
    dialog = AnnotatorDialog([], name)
    qtbot.addWidget(dialog)
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()


@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_Return, "an"), (Qt.Key.Key_Escape, None)])
def test_ask_annotator(qtbot: QtBot, key: Qt.Key, wanted: str | None) -> None:
    press_when_shown(key)
    assert ask_annotator(None, ["an"], "an") == wanted


def test_history_is_read_page_by_page(qtbot: QtBot, session: Session) -> None:
    document_id = session.project.read.document_ids()[0]
    for start in range(30):
        for label in ("PERSON", "ORG", "PLACE"):
            for length in (1, 2, 3):
                add_span(session.project, document_id, "an", [(start, start + length)], label)
    session.undo()
    dialog = HistoryDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.model
    assert model.rowCount() == 100
    assert str(model.data(model.index(0, 2))).startswith("undo: add")
    assert "add" in str(model.data(model.index(1, 2)))
    assert model.data(model.index(1, 1)) == "an"

    def scrolled() -> bool:
        dialog.table.scrollToBottom()
        return not model.canFetchMore(QModelIndex())

    qtbot.waitUntil(scrolled)
    assert model.rowCount() == len(session.project.history(10_000))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_times_are_local() -> None:
    assert local_time("odd") == "odd"
    assert "2026" in local_time("2026-05-01T10:00:00.123Z") or "26" in local_time(
        "2026-05-01T10:00:00.123Z"
    )


class Counting:
    """A long verb that tells how it ended."""

    def __init__(self, last: int = 5, error: FormatError | None = None) -> None:
        self.ended = False
        self._last, self._error = last, error

    def steps(self) -> Steps[str]:
        try:
            for number in range(self._last):
                yield Step(number, self._last)
            if self._error:
                raise self._error
            return "done"
        finally:
            self.ended = True


def test_progress_gives_the_result(qtbot: QtBot) -> None:
    dialog = ProgressDialog("t", "text", Task(Counting().steps()))
    qtbot.addWidget(dialog)
    assert dialog.exec() == QDialog.DialogCode.Accepted
    assert dialog.outcome == "done"


def test_progress_gives_the_error(qtbot: QtBot) -> None:
    error = FormatError("No.")
    dialog = ProgressDialog("t", "text", Task(Counting(error=error).steps()))
    qtbot.addWidget(dialog)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    assert dialog.error is error


def test_escape_cancels(qtbot: QtBot) -> None:
    endless = Counting(10**12)
    dialog = ProgressDialog("t", "text", Task(endless.steps()))
    qtbot.addWidget(dialog)
    press_when_shown(Qt.Key.Key_Escape)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    assert endless.ended
    assert dialog.error is None


def test_counted_time_is_left_out_of_the_history(qtbot: QtBot, session: Session) -> None:
    """Otherwise a day's edits drown in hundreds of lines that say "count working time"."""
    project = session.project
    document_id = project.read.document_ids()[0]
    add_span(project, document_id, "an", ((0, 3),), "PERSON")
    before = HistoryModel(session, Question(passed=PASSED), "").rowCount()
    for _ in range(205):
        count_time(project, document_id, "an", 1, "2026-05-01T08:00:00Z")
    assert len(project.history(1000)) >= before + 205
    dialog = HistoryDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.model.rowCount() == before, "also where a whole page is nothing else"
    assert dialog.model.index(0, 2).data() == "add Person “Ông”"


def test_a_report_without_a_table_stands_at_the_top(qtbot: QtBot) -> None:
    """Otherwise the three lines that say how an export went are spread over the whole page."""
    pane = ReportPane()
    qtbot.addWidget(pane)
    counts = [("Written", Counts(1, 2, 3))]
    pane.show_report("Done.", counts, [], unlisted=0, report={}, suggestion=Path("r.json"))
    pane.resize(600, 500)
    pane.show()
    qtbot.waitExposed(pane)
    assert pane._save.geometry().bottom() < 150
