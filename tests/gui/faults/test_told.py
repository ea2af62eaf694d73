"""A bug of ours, wherever it strikes: told once, nothing lost, the program goes on."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QEvent,
    Qt,
    QTimer,
)
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui import ask
from annotator.gui.overrides import guarded
from annotator.gui.program import Program
from tests.gui.conftest import Answers
from tests.gui.faults.planted import PLACES, SECRET, Bug, Faulty, fail, go_on, told, window_of


@pytest.mark.parametrize("strike", PLACES, ids=lambda strike: strike.__name__)
def test_a_fault_is_told_and_the_next_edit_works(
    program: Program,
    qtbot: QtBot,
    strike: Callable[[Faulty, QtBot], None],
    capfd: pytest.CaptureFixture[str],
) -> None:
    """If this fails, a bug at such a place is printed where nobody sees it, or ends the work."""
    widget = Faulty()
    qtbot.addWidget(widget)
    QTimer.singleShot(0, lambda: strike(widget, qtbot))  # nothing of ours calls, as in the program
    dialog = told(program, qtbot)
    Faulty.place = ""
    widget.hide()
    report = dialog.report.toPlainText()
    assert "Bug" in report
    assert "planted.py" in report
    assert "SQLite" in report
    assert "scale" in report
    assert SECRET not in report
    assert SECRET not in dialog.sentence.text()
    go_on(program)
    window, session = window_of(program), program.session
    before = len(window.desk.laid.spans)
    window.verbs.add_span(((4, 10),), "PERSON")
    assert len(window.desk.laid.spans) == before + 1
    assert session.project.read.all("SELECT count(*) FROM span") == [(before + 1,)]
    log = (program._log.folder / "faults.log").read_text("utf-8")
    assert "Bug" in log
    assert SECRET not in log
    assert "Bug" in capfd.readouterr().err


def test_a_fault_that_repeats_is_counted_in_the_open_dialog(program: Program, qtbot: QtBot) -> None:
    """A hundred dialogs for one broken timer would make the program unusable."""
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.clicked.connect(lambda _on: fail())
    button.click()
    dialog = told(program, qtbot)
    for _ in range(136):
        button.click()
    with contextlib.suppress(Bug):
        fail()
    qtbot.waitUntil(lambda: "137" in dialog.sentence.text())
    assert told(program, qtbot) is dialog
    assert "137 times" in dialog.report.toPlainText()
    text = (program._log.folder / "faults.log").read_text("utf-8")
    assert text.count("-" * 72) == 3, "the first, the tenth, the hundredth"


def test_a_second_kind_of_fault_joins_the_open_dialog(program: Program, qtbot: QtBot) -> None:
    """Otherwise the fault that came first, the cause, would be covered by what followed it."""
    QTimer.singleShot(0, fail)
    dialog = told(program, qtbot)
    QTimer.singleShot(0, lambda: {}[0])
    qtbot.waitUntil(lambda: "KeyError" in dialog.report.toPlainText())
    assert "Bug" in dialog.sentence.text()
    assert told(program, qtbot) is dialog


def test_a_fault_in_painting_calls_no_dialog_for_ever(program: Program, qtbot: QtBot) -> None:
    """Closing the dialog uncovers what cannot be painted: it must not bring the dialog back."""
    painted = 0

    @guarded
    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            nonlocal painted
            painted += 1
            fail()

    window = window_of(program)
    broken = Broken(window.centre)
    broken.resize(300, 200)
    broken.show()
    told(program, qtbot)
    go_on(program)
    for _ in range(20):
        broken.update()
        qtbot.wait(5)
    assert program.telling.dialog is None
    notice = window.centre.notice()
    assert notice is not None
    assert "happened again" in notice.words()
    painted = 0
    qtbot.wait(300)
    assert painted < 20, "telling it makes it paint again"
    broken.hide()
    notice.buttons()[0].click()
    dialog = told(program, qtbot)
    assert "Bug" in dialog.report.toPlainText()
    assert notice.words() == ""
    go_on(program)


def test_the_report_is_handed_over_as_it_is_shown(
    program: Program, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    """What leaves the computer must be what the person has seen, with names only if they say so."""
    QTimer.singleShot(0, fail)
    dialog = told(program, qtbot)
    plain = dialog.report.toPlainText()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == plain
    QTest.keyClick(dialog.full, Qt.Key.Key_Space)
    full = dialog.report.toPlainText()
    assert SECRET in full
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == full
    answers.save_path = tmp_path / "report.txt"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert answers.save_path.read_text("utf-8") == full
    answers.save_path = tmp_path / "none" / "report.txt"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "cannot be made" in answers.said[-1]
    assert ask is not None
    go_on(program)


def test_quitting_from_the_dialog_closes_the_window(program: Program, qtbot: QtBot) -> None:
    """Somebody who does not trust the program any more must get out of it."""
    QTimer.singleShot(0, fail)
    dialog = told(program, qtbot)
    window = window_of(program)
    QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_another_language_takes_the_dialog_along(program: Program, qtbot: QtBot) -> None:
    """A dialog whose window is gone must not keep all later faults from being told."""
    QTimer.singleShot(0, fail)
    told(program, qtbot)
    window_of(program).commands.set_language("vi")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QTimer.singleShot(0, lambda: {}[0])
    told(program, qtbot)
    go_on(program)
    window_of(program).commands.set_language("en")
