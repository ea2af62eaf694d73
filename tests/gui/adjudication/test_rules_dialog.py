"""Rules, patterns and reports: counted before, taken back, read by their annotators."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.agreement.rules import Borders, Votes
from annotator.errors import NotSaved
from annotator.gui.adjudication.feedback import FeedbackDialog
from annotator.gui.adjudication.rows import OPEN
from annotator.gui.adjudication.rules import RulesDialog
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.model.decision import Answer
from annotator.store.project import Project
from tests.disks import files_of_at_most
from tests.gui.adjudication.conftest import COUNCIL, THUONG
from tests.gui.adjudication.hand import decided, press, table
from tests.gui.conftest import Answers


def test_all_alike_are_accepted_after_their_number_was_seen(
    window: AdjudicationWindow, answers: Answers
) -> None:
    """Accepting a hundred items unseen is how gold goes wrong."""
    press(window, Qt.Key.Key_A)
    assert "Decide the item first" in window.said.text()
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_A)
    assert "Accept all items like “Võ Văn Thưởng”: 1, in 1 document?" in answers.said[-1]
    assert "bài 3: 1" in answers.said[-1]
    window.open(3)
    assert decided(window, 0) is None, "the answer was no"
    window.open(1)
    answers.confirm = True
    window.go(0)
    press(window, Qt.Key.Key_A)
    window.open(3)
    assert decided(window, 0) is Answer.TAKEN


def test_a_rule_counts_before_it_is_applied_and_can_be_taken_back(
    qtbot: QtBot, window: AdjudicationWindow, answers: Answers
) -> None:
    """Rules are powerful; what they would do must be seen, and undone, rule by rule."""
    dialog = RulesDialog(window._session, 1, window)
    qtbot.addWidget(dialog)
    dialog.votes.setCurrentIndex(dialog.votes.findData(Votes.MAJORITY))
    dialog.borders.setCurrentIndex(dialog.borders.findData(Borders.LONGEST))
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert dialog.preview is not None
    seen = dialog.preview.settled
    assert f"Items settled: {seen} (in 2 documents)" in dialog.counts.text()
    assert window._session.project.read.all("SELECT * FROM decision") == []
    with qtbot.waitSignal(dialog.told):
        QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert len(table(window).undecided) == len(table(window).items) - seen // 2
    used = [dialog.used.item(at).text() for at in range(dialog.used.count())]
    assert used == [f"More than half agree, the longest span: {seen}"]
    dialog.used.setCurrentRow(0)
    QTest.mouseClick(dialog.revoke, Qt.MouseButton.LeftButton)
    assert f"lose an end: {seen}?" in answers.said[-1]
    assert len(table(window).undecided) == len(table(window).items) - seen // 2, "not wanted"
    answers.confirm = True
    dialog.used.setCurrentRow(0)
    QTest.mouseClick(dialog.revoke, Qt.MouseButton.LeftButton)
    assert len(table(window).undecided) == 4
    dialog.reject()


def test_an_annotators_report_names_causes_and_leads_to_the_place(
    qtbot: QtBot, window: AdjudicationWindow, answers: Answers, tmp_path: Path
) -> None:
    """Feedback that cannot be read, kept or followed teaches nobody."""
    press(window, Qt.Key.Key_1)
    dialog = FeedbackDialog(window._session, window.columns.looks, window)
    qtbot.addWidget(dialog)
    dialog.who.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.report is not None and dialog.save.isEnabled())
    assert "borders: 1" in dialog.told.text()
    shown = [dialog.model.index(0, column).data() for column in (3, 4)]
    assert shown == ["Person: Văn Thưởng", "Person: Võ Văn Thưởng"], "titles, as in the table"
    dialog.who.setCurrentIndex(0)
    assert dialog.model.rowCount() == 0, "what another did stands under nobody's name"
    dialog.who.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.report is not None and dialog.save.isEnabled())
    answers.save_path = tmp_path / "b.csv"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert answers.save_path.read_bytes().startswith(b"\xef\xbb\xbfdocument,")
    answers.save_path.write_bytes(b"old")
    with files_of_at_most(20):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "Free some space" in dialog.told.text()
    assert answers.save_path.read_bytes() == b"old"
    places: list[tuple[object, ...]] = []
    dialog.place_requested.connect(lambda *place: places.append(place))
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    ((document, start, uid),) = places
    assert (document, start) == (1, THUONG[0])
    assert uid == dialog.report.changed[0].uid
    window.show_place(3, COUNCIL[0])
    assert (table(window).document, window.current()) == (3, 1)


def test_all_alike_after_the_answer_that_led_on(
    window: AdjudicationWindow, answers: Answers
) -> None:
    """The answer has led on to the next item; going back for A costs a detour each time."""
    answers.confirm = True
    window.show_only(OPEN)
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_A)
    assert "Accept all items like “Võ Văn Thưởng”: 1, in 1 document?" in answers.said[-1]
    window.open(3)
    assert decided(window, 0) is Answer.TAKEN


def test_relations_that_a_person_settled_do_not_go_unseen(
    window: AdjudicationWindow, answers: Answers
) -> None:
    """X on a span took the relations with it that somebody had thought about."""
    window.go(2)
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_X)
    assert "WORKS_WITH: Võ Văn Thưởng → Tỉnh ủy Quảng Trị" in answers.said[-1]
    assert decided(window, 0) is Answer.TAKEN, "the answer was no"
    answers.confirm = True
    window.go(0)
    press(window, Qt.Key.Key_X)
    assert decided(window, 0) is Answer.NONE
    assert "Left gold with the span: 1 relation" in window.said.text()


def at_work(qtbot: QtBot, window: AdjudicationWindow) -> RulesDialog:
    """The dialog, whose rule has just begun to answer."""
    dialog = RulesDialog(window._session, 1, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.apply.isEnabled)
    QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    return dialog


def test_a_rule_whose_work_was_cancelled_can_be_accepted_once_more(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """The button stayed grey until something else was chosen, and back again."""
    dialog = at_work(qtbot, window)
    dialog.reject()
    assert not dialog.progress.is_busy
    assert window._session.project.read.all("SELECT * FROM decision") == []
    qtbot.waitUntil(dialog.apply.isEnabled)
    with qtbot.waitSignal(dialog.told):
        QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert window._session.project.read.all("SELECT * FROM decision") != []
    dialog.reject()


def test_nothing_else_is_chosen_while_a_rule_is_at_work(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """Another rule was counted in the midst of the one that was just writing."""
    dialog = at_work(qtbot, window)
    assert dialog.progress.is_busy
    choices = (dialog.votes, dialog.borders, dialog.where, dialog.least, dialog.used)
    assert not any(one.isEnabled() for one in choices)
    with qtbot.waitSignal(dialog.told):
        pass
    assert all(one.isEnabled() for one in choices)
    dialog.reject()


def test_a_rule_waits_for_edits_that_are_not_saved(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """It answered before the edits that were made before it, which were then refused."""
    session = window._session
    dialog = RulesDialog(session, 1, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.apply.isEnabled)
    session.run(_full)
    QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert not dialog.progress.is_busy
    assert "edits before it are not saved yet" in dialog.counts.text()
    session.drop_unsaved()
    dialog.reject()


def _full(_project: Project) -> None:
    raise NotSaved("The disk is full.")


def test_so_many_of_a_rule_is_asked_for(qtbot: QtBot, window: AdjudicationWindow) -> None:
    """ "At least 3" that counted as something else would put into gold what two people said."""
    dialog = RulesDialog(window._session, 1, window)
    qtbot.addWidget(dialog)
    assert not dialog.number.isEnabled()
    dialog.votes.setCurrentIndex(dialog.votes.findData(Votes.AT_LEAST))
    assert dialog.number.isEnabled()
    dialog.number.setValue(3)
    assert dialog.rule.votes is Votes.AT_LEAST
    assert "at_least 3" in dialog.rule.name
