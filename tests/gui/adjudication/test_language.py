"""Another language while disagreements are settled: the window stays, with its place and words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.adjudication.groups import By, Heading
from annotator.gui.adjudication.rows import OPEN
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.program import Program
from annotator.gui.settings import Settings
from tests.gui.adjudication.conftest import label
from tests.gui.adjudication.hand import decided, press, rows, table


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, config: Settings, file: Path) -> Iterator[Program]:
    """The program in English over a project of two documents to settle."""
    before = qapp.palette()
    config.language = "en"
    made = Program(qapp, config)
    made.projects.open(file)
    for document in (1, 3):
        label(made.session.project, document)
    made.show()
    yield made
    made.projects.close()
    if made.window is not None:
        qtbot.addWidget(made.window)
        made.window.close()
    made.speak_no_more()
    qapp.setPalette(before)


def reviewers(program: Program) -> AdjudicationWindow:
    assert program.window is not None
    found = program.window.findChild(AdjudicationWindow)
    assert isinstance(found, AdjudicationWindow)
    return found


def test_another_language_keeps_the_window_its_place_and_its_note(
    program: Program, qtbot: QtBot
) -> None:
    """The window closed, and with it went the place and the note that was being typed."""
    assert program.window is not None
    program.window.commands.review.adjudicate()
    window = reviewers(program)
    window.open(3)
    window.bar.shown.setCurrentIndex(window.bar.shown.findData(OPEN))
    press(window, Qt.Key.Key_1)
    window.bar.shown.setCurrentIndex(0)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full name")
    window.bar.shown.setCurrentIndex(window.bar.shown.findData(OPEN))
    window.go(2)
    with qtbot.waitSignal(window.destroyed):
        program.window.commands.set_language("vi")
    new = reviewers(program)
    assert new is not window
    assert new.isVisible()
    assert new.windowTitle() != "Settle disagreements"
    assert (table(new).document, new.current()) == (3, 2)
    assert new.bar.shown.currentData() == OPEN
    assert new.model.rowCount() == 3
    decision = table(new).items[0].decision
    assert decision is not None
    assert decision.note == "full name"
    press(new, Qt.Key.Key_X)
    assert decided(new, 2) is not None


@pytest.mark.parametrize("by", [By.CAUSE, By.LABELS, By.ANNOTATOR, By.DOCUMENT])
def test_another_language_keeps_what_was_folded(program: Program, qtbot: QtBot, by: By) -> None:
    """Of thirty groups twenty-nine were folded away, one by one, and all opened again."""
    assert program.window is not None
    program.window.commands.review.adjudicate()
    window = reviewers(program)
    window.bar.grouping.setCurrentIndex(window.bar.grouping.findData(by))
    headings = [row for row in window.model.rows() if isinstance(row, Heading)]
    window.model.toggle(headings[-1].group)
    keys = {window.model.key(row) for row in rows(window)}
    with qtbot.waitSignal(window.destroyed):
        program.window.commands.set_language("vi")
    new = reviewers(program)
    assert {new.model.key(row) for row in rows(new)} == keys, "headings are sorted by their words"
    shown = [row.is_open for row in new.model.rows() if isinstance(row, Heading)]
    assert shown.count(False) == 1
    assert len(shown) == len(headings)


def test_no_window_comes_where_none_was(program: Program) -> None:
    """Others' work would be opened before somebody who labels blind."""
    assert program.window is not None
    program.window.commands.set_language("vi")
    assert program.window.findChild(AdjudicationWindow) is None


def test_keys_in_the_reviewers_window_keep_garbage_from_being_looked_for(
    program: Program,
) -> None:
    """Whoever settled item after item was thought to be away, and stood still for a moment."""
    assert program.window is not None
    program.window.commands.review.adjudicate()
    program.collector._stirred = 0.0
    QTest.keyClick(reviewers(program).windowHandle(), Qt.Key.Key_Shift)
    assert program.collector._stirred > 0
