"""What the reviewer's window says: which answer is given, what was taken back, and no longer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.errors import NotSaved
from annotator.gui.adjudication.feedback import FeedbackDialog
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.rows import ALL, OPEN
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.project import Project
from tests.gui.adjudication.conftest import THUONG, label
from tests.gui.adjudication.hand import CTRL, decided, notes, press, table
from tests.gui.conftest import Answers


def test_all_alike_asks_with_the_answer(window: AdjudicationWindow, answers: Answers) -> None:
    """The cursor stands on another item by then: a hundred items get what nobody has seen."""
    press(window, Qt.Key.Key_2)
    assert window.current() == 1
    press(window, Qt.Key.Key_A)
    assert "\nAnswer: Person · Văn Thưởng\n" in answers.said[-1]
    press(window, Qt.Key.Key_1)
    window.go(2)
    press(window, Qt.Key.Key_A)
    assert "\nAnswer: works with\n" in answers.said[-1]
    window.go(3)
    press(window, Qt.Key.Key_X)
    press(window, Qt.Key.Key_A)
    assert "\nAnswer: none of them\n" in answers.said[-1]


@pytest.mark.parametrize("is_filtered", [False, True])
def test_undo_says_what_it_took_back_and_goes_there(
    window: AdjudicationWindow, *, is_filtered: bool
) -> None:
    """Whoever undoes a slip wants to answer that item anew, and had to look for it."""
    window.show_only(OPEN if is_filtered else ALL)
    window.go(0)
    press(window, Qt.Key.Key_X)
    assert window.current() != 0
    press(window, Qt.Key.Key_Z)
    assert (decided(window, 0), window.current()) == (None, 0)
    assert window.said.text() == "Taken back: decide “Võ Văn Thưởng”."
    window.commands.redo()
    assert window.said.text() == "Done again: decide “Võ Văn Thưởng”."
    assert decided(window, 0) is not None


def test_undo_of_a_relation_goes_to_it_and_not_to_its_ends(window: AdjudicationWindow) -> None:
    """The ends were taken along; the answer was about the relation."""
    window.go(2)
    press(window, Qt.Key.Key_1)
    assert window.current() == 3
    press(window, Qt.Key.Key_Z)
    assert window.current() == 2


def test_undo_goes_to_the_document_of_the_answer(window: AdjudicationWindow) -> None:
    """The answer before was in another document: it went without a trace on the screen."""
    press(window, Qt.Key.Key_1)
    window.go(3)
    press(window, Qt.Key.Key_1)
    window.open(3)
    press(window, Qt.Key.Key_Z)
    assert (table(window).document, window.current()) == (1, 3)
    assert window.said.text() == "Taken back: decide “Quảng Trị”."


def test_what_is_said_goes_with_the_next_step(window: AdjudicationWindow) -> None:
    """A sentence about the step before reads like one about this step."""
    told = "Nobody stands in column 9; there are 2."
    steps: tuple[Callable[[], object], ...] = (
        lambda: press(window, Qt.Key.Key_N),
        lambda: press(window, Qt.Key.Key_Down),
        lambda: window.bar.shown.setCurrentIndex(window.bar.shown.findData(OPEN)),
        lambda: window.bar.grouping.setCurrentIndex(window.bar.grouping.findData(By.CAUSE)),
        lambda: window.bar.names.setChecked(True),
        lambda: press(window, Qt.Key.Key_L),
    )
    for step in steps:
        window.go(0)
        press(window, Qt.Key.Key_9)
        assert window.said.text() == told
        step()
        assert window.said.text() == ""
    window.bar.shown.setCurrentIndex(window.bar.shown.findData(ALL))
    window.go(0)
    press(window, Qt.Key.Key_9)
    window.detail.note.setText("vì sao")
    window.detail.commit()
    assert notes(window) == ["vì sao"]
    assert window.said.text() == ""


def test_a_document_without_items_leaves_no_item_of_another_in_hand(
    qtbot: QtBot, window: AdjudicationWindow, session: Session
) -> None:
    """The text of one document stood over the chosen row of another: keys answer which?"""
    project: Project = session.project
    for name in ("an", "<b>Bình</b>"):
        annotate.set_state(project, 2, name, State.FINISHED)
    session.read_again()
    window.bar.everywhere.setChecked(True)
    window.go(1)
    press(window, Qt.Key.Key_PageDown, CTRL)
    assert table(window).document == 2
    assert (window.current(), window.items.keys()) == (None, [])
    assert not window.items.currentIndex().isValid()
    assert "This document has no items" in window.said.text()
    press(window, Qt.Key.Key_X)
    assert window.said.text() == "No item is chosen."
    press(window, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: window.current() == 0)
    assert table(window).document == 3


def test_what_is_left_is_said_once(qtbot: QtBot, window: AdjudicationWindow) -> None:
    """ "Undecided: 4" beside "0 / 4" reads like two counts, and people looked for the other one."""
    window.go(3)
    press(window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "1 / 4" in window.bar.progress.toolTip())
    assert window.bar.left.text() == "Undecided: 3"
    assert not window.bar.progress.isTextVisible()


def test_the_report_opens_on_somebody_of_whose_work_something_is_decided(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """An empty report of the first annotator looks as if there were no reports."""
    annotate.add_span(filled, 1, "Ất", [THUONG], "PERSON")  # who has finished nothing
    label(filled, 1)
    session = Session()
    session.open(filled, "duyệt")
    window = AdjudicationWindow(session, config, None)
    qtbot.addWidget(window)
    window.begin(1)
    empty = FeedbackDialog(session, {}, window)
    qtbot.addWidget(empty)
    assert empty.who.currentIndex() == 0, "nothing is decided yet"
    press(window, Qt.Key.Key_L)
    press(window, Qt.Key.Key_X)
    dialog = FeedbackDialog(session, {}, window)
    qtbot.addWidget(dialog)
    assert dialog.who.currentData() == "an"
    qtbot.waitUntil(lambda: dialog.report is not None)
    assert dialog.report is not None
    assert dialog.report.documents == 1
    empty.reject()
    dialog.reject()


def test_that_edits_are_not_saved_is_said_once(
    window: AdjudicationWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen reader said so again at each try, every five seconds, whatever one was reading."""
    aloud: list[str] = []
    monkeypatch.setattr(window.text, "announce", aloud.append)
    session.run(_full)
    for _ in range(3):
        assert not session.retry()
    assert aloud == ["The disk is full."]
    press(window, Qt.Key.Key_1)
    assert len(aloud) == 2, "a key is answered each time"
    session.drop_unsaved()


def _full(_project: Project) -> None:
    raise NotSaved("The disk is full.")
