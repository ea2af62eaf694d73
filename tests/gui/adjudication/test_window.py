"""The reviewer's window: every key does what it says, and nothing else does anything."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import Borders, Votes
from annotator.errors import EditError, NotSaved
from annotator.gui import ask
from annotator.gui.adjudication.edit import EditRelation, EditSpan
from annotator.gui.adjudication.feedback import FeedbackDialog
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.rows import ALL, BY_HAND, BY_RULE, CHANGED, OPEN, Row
from annotator.gui.adjudication.rules import RulesDialog
from annotator.gui.adjudication.tools import Tools
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.history_words import local_time
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import DecisionTable
from annotator.store.project import Project
from tests.gui.adjudication.conftest import COUNCIL, PROVINCE, THUONG
from tests.gui.conftest import TEXT, Answers

CTRL = Qt.KeyboardModifier.ControlModifier


def press(
    window: AdjudicationWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    QTest.keyClick(window.items, key, modifier or Qt.KeyboardModifier.NoModifier)


def table(window: AdjudicationWindow) -> DecisionTable:
    assert window.table is not None
    return window.table


def rows(window: AdjudicationWindow) -> list[Row]:
    return [row for row in window.model.rows() if isinstance(row, Row)]


def decided(window: AdjudicationWindow, place: int) -> Answer | None:
    decision = table(window).items[place].decision
    return decision.answer if decision else None


def test_the_table_shows_who_said_what_and_why_they_differ(window: AdjudicationWindow) -> None:
    """A reviewer who cannot see the difference decides by the name."""
    model = window.model
    shown = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert [row[:5] for row in shown] == [
        ["Võ Văn Thưởng", "borders", "Person · Võ Văn Thưởng", "Person · Văn Thưởng", ""],
        ["Tỉnh ủy Quảng Trị", "agreed", "Organization", "Organization", ""],
        ["Võ Văn Thưởng → Tỉnh ủy Quảng Trị", "end differs", "works with", "works with", ""],
        ["Quảng Trị", "missing", "Place", "–", ""],
    ]
    assert model.headerData(3, Qt.Orientation.Horizontal) == "2  <b>Bình</b>"
    assert window.bar.left.text() == "Undecided: 4"


def test_each_key_answers_and_leads_on(window: AdjudicationWindow) -> None:
    """One key an item; the relation settles with its ends, without a key."""
    press(window, Qt.Key.Key_2)
    assert window.current() == 1
    press(window, Qt.Key.Key_1)
    assert [decided(window, at) for at in range(4)] == [Answer.TAKEN] * 3 + [None]
    assert "Settled with the ends" in window.said.text()
    assert window.current() == 3
    press(window, Qt.Key.Key_L)
    assert "Settled with the ends" not in window.said.text(), "that was the answer before"
    assert decided(window, 3) is Answer.LATER
    press(window, Qt.Key.Key_X)
    assert decided(window, 3) is Answer.NONE
    press(window, Qt.Key.Key_Z)
    assert decided(window, 3) is Answer.LATER
    window.go(3)
    press(window, Qt.Key.Key_Delete)
    assert decided(window, 3) is None
    press(window, Qt.Key.Key_9)
    assert decided(window, 3) is None, "nobody stands in column nine"


def test_finishing_leads_to_the_next_document_with_items(window: AdjudicationWindow) -> None:
    """A document that says finished with open items is not gold."""
    press(window, Qt.Key.Key_Return, CTRL)
    assert table(window).document == 1
    assert "Undecided items: 4" in window.said.text()
    while table(window).undecided and table(window).document == 1:
        press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_Return, CTRL)
    assert table(window).document == 3
    gold = window._session.project.read.layer(1, "gold")
    assert gold.state is State.FINISHED


def test_the_sentence_that_all_is_decided_goes_when_it_is_true_no_more(
    window: AdjudicationWindow,
) -> None:
    """It tells to finish a document that cannot be finished."""
    while table(window).undecided:
        press(window, Qt.Key.Key_X)
    assert "All items are decided" in window.said.text()
    press(window, Qt.Key.Key_Z)
    assert window.said.text() == ""


def test_a_note_stays_with_its_decision_and_precedents_show_it(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """How and why the same words were decided before is what makes gold consistent."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    assert QApplication.focusWidget() is window.detail.note
    QTest.keyClicks(window.detail.note, "the full name")
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    decision = table(window).items[0].decision
    assert decision is not None
    assert decision.note == "the full name"
    window.open(3)
    window.go(0)
    qtbot.waitUntil(lambda: "1× Person" in window.detail.precedents.text())
    assert "the full name" in window.detail.precedents.text()


def test_a_note_that_is_being_typed_is_not_lost(window: AdjudicationWindow) -> None:
    """Going on to another item, or closing, keeps what was typed, at its own item."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "x")
    window.close()
    rows = window._session.project.read.all("SELECT note FROM decision")
    assert rows == [("x",)]


def notes(window: AdjudicationWindow) -> list[str]:
    return [row[0] for row in window._session.project.read.all("SELECT note FROM decision")]


def _is_kept(window: AdjudicationWindow, words: str) -> bool:
    return notes(window) == [words]


def test_a_note_is_kept_while_it_is_typed_as_one_step(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """A program that is killed loses what was typed; three steps of undo for one note annoy."""
    window.detail._rest.setInterval(1)
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    for words in ("the", "the full", "the full name"):
        QTest.keyClicks(window.detail.note, words[len(window.detail.note.text()) :])
        qtbot.waitUntil(partial(_is_kept, window, words))
        assert window.detail.note.text() == words
        assert window.detail.note.hasFocus()
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    window.go(1)
    assert notes(window) == ["the full name"]
    press(window, Qt.Key.Key_Z)
    assert notes(window) == [""]
    press(window, Qt.Key.Key_Z)
    assert notes(window) == [], "the step before is the answer"


def test_two_notes_are_two_steps(window: AdjudicationWindow) -> None:
    """One undo that takes two notes back takes one too many."""
    press(window, Qt.Key.Key_1)
    for words in ("a", "b"):
        window.go(0)
        press(window, Qt.Key.Key_I)
        window.detail.note.selectAll()
        QTest.keyClicks(window.detail.note, words)
        window.detail._rest.timeout.emit()
        QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    assert notes(window) == ["b"]
    press(window, Qt.Key.Key_Z)
    assert notes(window) == ["a"]


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


def test_names_can_be_hidden_and_the_columns_are_shuffled(
    window: AdjudicationWindow, config: Settings
) -> None:
    """A reviewer who knows whose column it is trusts the person, not the text."""
    orders = set()
    window.bar.names.setChecked(True)
    for document in (1, 3):
        window.open(document)
        titles = [window.model.headerData(at, Qt.Orientation.Horizontal) for at in (2, 3)]
        assert titles == ["1  A", "2  B"]
        orders.add(window.columns.order)
        first = table(window).annotators[window.columns.order[0]]
        window.go(0)
        press(window, Qt.Key.Key_1)
        decision = table(window).items[0].decision
        assert decision is not None
        who = table(window).annotators.index(first)
        assert decision.taken == table(window).sides.people[who]
    assert config.hides_names


def test_filters_show_what_is_asked_for(window: AdjudicationWindow) -> None:
    """Of ten thousand items the reviewer wants those of one cause."""
    window.show_only(Cause.MISSING)
    assert [row.words for row in rows(window)] == ["Quảng Trị"]
    window.show_only(OPEN)
    window.go(0)
    press(window, Qt.Key.Key_1)
    assert len(window.model.rows()) == 3
    annotate.add_span(window._session.project, 1, "an", [(0, 3)], "PERSON")
    window._session.read_again()
    annotate.resize_span(window._session.project, 1, [(THUONG[0], THUONG[1] - 1)])
    window.show_only(CHANGED)
    assert [row.place for row in rows(window)] == [
        at for at, item in enumerate(table(window).items) if item.has_changed
    ]
    assert len(window.model.rows()) == 1
    window.show_only(BY_HAND)
    assert [row.place for row in rows(window)] == [
        at for at, item in enumerate(table(window).items) if item.decision
    ]
    window.show_only(BY_RULE)
    assert window.model.rows() == []
    window.show_only(ALL)
    assert len(window.model.rows()) == 5


def test_borders_are_moved_by_syllables_and_characters(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """The right answer is often nobody's; the relations of gold stay with it."""
    shift = Qt.KeyboardModifier.ShiftModifier
    scheme, looks = window._session.scheme, window.columns.looks
    dialog = EditSpan(table(window), 0, scheme, looks, window)
    qtbot.addWidget(dialog)
    assert dialog.fragments == (THUONG,)
    QTest.keyClick(dialog.borders, Qt.Key.Key_Right)
    assert TEXT[slice(*dialog.fragments[0])] == "Võ Văn Thưởng làm"
    QTest.keyClick(dialog.borders, Qt.Key.Key_Left)
    QTest.keyClick(dialog.borders, Qt.Key.Key_Right, shift)
    assert TEXT[slice(*dialog.fragments[0])] == "Văn Thưởng"
    QTest.keyClick(dialog.borders, Qt.Key.Key_Left, CTRL)
    assert TEXT[slice(*dialog.fragments[0])] == "Văn Thưởn"
    for _press in range(80):
        QTest.keyClick(dialog.borders, Qt.Key.Key_Left)
    assert dialog.fragments[0][1] > dialog.fragments[0][0]
    dialog.labels.setCurrentIndex(1)
    assert dialog.label == "ORG"
    relation = EditRelation(table(window), 2, scheme, looks, window)
    qtbot.addWidget(relation)
    assert (relation.label, relation.is_reversed) == ("WORKS_WITH", False)


def test_an_edited_answer_is_stored_as_edited(
    window: AdjudicationWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gold must tell what a reviewer made up from what an annotator said."""

    def answer(dialog: EditSpan) -> bool:
        QTest.keyClick(dialog.borders, Qt.Key.Key_Right)
        return True

    monkeypatch.setattr(Tools, "_accepted", staticmethod(answer))
    press(window, Qt.Key.Key_E)
    assert decided(window, 0) is Answer.EDITED
    gold = window._session.project.read.layer(1, "gold")
    assert [span.fragments for span in gold.spans] == [((THUONG[0], THUONG[1] + 4),)]


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
    answers.save_path = tmp_path / "b.csv"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert answers.save_path.read_bytes().startswith(b"\xef\xbb\xbfdocument,")
    places: list[tuple[object, ...]] = []
    dialog.place_requested.connect(lambda *place: places.append(place))
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    ((document, start, uid),) = places
    assert (document, start) == (1, THUONG[0])
    assert uid == dialog.report.changed[0].uid
    window.show_place(3, COUNCIL[0])
    assert (table(window).document, window.current()) == (3, 1)


def test_another_window_leads_to_the_very_item(window: AdjudicationWindow) -> None:
    """The item that begins at the same place is another one; who settles it believes it is this."""
    relation = table(window).items[2].variants[1]
    assert relation is not None
    window.show_place(1, THUONG[0], relation.uid)
    assert window.current() == 2
    window.show_place(1, PROVINCE[0])
    assert window.current() == 3, "the shortest that covers it"
    window.show_place(1, THUONG[0] + 1)
    assert window.current() == 0


def test_gold_that_cannot_be_finished_is_said_where_it_is(
    window: AdjudicationWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next document opened over the error: nobody learned that this one is not finished."""
    while table(window).undecided:
        press(window, Qt.Key.Key_X)
    project = window._session.project

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise EditError("The document has changed meanwhile; look at the item again.")

    with monkeypatch.context() as patch:
        patch.setattr(adjudication, "finish_gold", refuse)
        press(window, Qt.Key.Key_Return, CTRL)
    assert table(window).document == 1
    assert "changed meanwhile" in window.said.text()
    assert project.read.layer(1, "gold").state is State.OPEN


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


def test_what_somebody_said_is_taken_by_a_double_click_or_a_number(
    qtbot: QtBot, window: AdjudicationWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more than nine annotators there are columns without a digit."""
    window.items.doubleClicked.emit(window.model.index(0, 3))
    decision = table(window).items[0].decision
    assert decision is not None
    assert decision.taken == table(window).sides.people[1]
    window.items.doubleClicked.emit(window.model.index(1, 0))
    assert decided(window, 1) is None, "a double click elsewhere answers nothing"
    press(window, Qt.Key.Key_0)
    assert decided(window, 1) is None, "digits are enough for two"
    window.items._people = 12
    monkeypatch.setattr(ask, "number", lambda *_args: 11)
    with qtbot.waitSignal(window.items.column_pressed) as pressed:
        press(window, Qt.Key.Key_0)
    assert pressed.args == [10]


def test_the_tip_of_a_decision_says_whose_answer_it_was_and_when(
    window: AdjudicationWindow,
) -> None:
    """Gold that cannot tell who said so, and when, cannot be defended."""
    tip = int(Qt.ItemDataRole.ToolTipRole)
    press(window, Qt.Key.Key_2)
    shown = window.model.index(0, window.model.columnCount() - 1).data(tip)
    decision = table(window).items[0].decision
    assert decision is not None
    assert "As &lt;b&gt;Bình&lt;/b&gt; has it" in shown
    assert "duyệt" in shown
    assert local_time(decision.at) in shown
    window.bar.names.setChecked(True)
    shown = window.model.index(0, window.model.columnCount() - 1).data(tip)
    assert "Bình" not in shown
    assert "As A has it" in shown or "As B has it" in shown


def test_precedents_say_which_borders_gold_has_and_who_decided(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """ "Person" says nothing where the borders were the question."""
    press(window, Qt.Key.Key_2)
    window.open(3)
    window.go(0)
    qtbot.waitUntil(lambda: "1× Person · Văn Thưởng (by hand, duyệt, " in _precedents(window))


def _precedents(window: AdjudicationWindow) -> str:
    return window.detail.precedents.text()


def test_the_greeting_names_nobody_where_names_are_hidden(window: AdjudicationWindow) -> None:
    """One name at the foot of the window, and the letters above it are a riddle no more."""
    annotate.add_span(window._session.project, 1, "Lén", [(0, 3)], "PERSON")
    window._session.read_again()
    window.open(1)
    assert "Not finished, so not compared: Lén" in window.said.text()
    window.bar.names.setChecked(True)
    window.open(1)
    assert window.said.text() == "Annotators not finished, so not compared: 1"


def test_the_text_shows_gold_and_each_annotators_line(window: AdjudicationWindow) -> None:
    """Two underlines that look the same tell nothing."""
    lines = list(window.text._lines())
    assert {column for column, _line in lines} == {0, 1}
    heights = {column: line.y1() for column, line in lines}
    assert heights[0] != heights[1]
    press(window, Qt.Key.Key_1)
    gold = window._session.project.read.layer(1, "gold")
    assert window.text.position_of(gold.spans[0].id) is not None


def test_gold_that_was_changed_in_the_text_is_marked(window: AdjudicationWindow) -> None:
    """A decision that still says "taken" while gold says otherwise lies about who said it."""
    press(window, Qt.Key.Key_1)
    project = window._session.project
    (span,) = project.read.layer(1, "gold").spans
    annotate.relabel_spans(project, [span.id], "ORG")
    shown = window.model.index(0, window.model.columnCount() - 1).data()
    assert shown.startswith("⚠ gold was changed in the text")
    project.undo()
    assert not window.model.index(0, window.model.columnCount() - 1).data().startswith("⚠")


def test_each_heading_shows_the_line_that_is_theirs(window: AdjudicationWindow) -> None:
    """Lines that nobody can tell apart say nothing of who drew them."""
    horizontal, decoration = Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole
    samples = [window.model.headerData(at, horizontal, int(decoration)) for at in (2, 3)]
    images = [one.toImage() for one in samples if isinstance(one, QPixmap)]
    assert len(images) == 2
    assert images[0] != images[1]
    assert window.model.headerData(0, horizontal, int(decoration)) is None


def test_a_project_in_which_nobody_has_finished_says_so(
    qtbot: QtBot, filled: object, config: Settings
) -> None:
    """An empty window without a word looks like a fault."""
    session = Session()
    session.open(filled, "duyệt")  # type: ignore[arg-type]
    made = AdjudicationWindow(session, config, None)
    qtbot.addWidget(made)
    made.begin(1)
    assert "Nobody has finished" in made.said.text()
    press(made, Qt.Key.Key_1)
    press(made, Qt.Key.Key_N)
    assert made.table is None


def test_the_window_goes_with_its_project(qtbot: QtBot, window: AdjudicationWindow) -> None:
    """A window over a closed project would write into nothing."""
    session = window._session
    with qtbot.waitSignal(window.destroyed):
        session.close()
    assert not session.is_open


def test_work_that_comes_in_meanwhile_moves_no_note_and_no_answer(
    window: AdjudicationWindow, session: Session
) -> None:
    """A note typed while a merge adds items went to whatever item slipped into its row."""
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_1)
    window.go(1)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "a committee")
    session.run(annotate.add_span, 1, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    assert window.detail.note.text() == "a committee"
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    noted = {
        table(window).words(place): item.decision.note
        for place, item in enumerate(table(window).items)
        if item.decision and item.decision.note
    }
    assert noted == {"Tỉnh ủy Quảng Trị": "a committee"}
    assert table(window).words(window.current() or 0) == "Tỉnh ủy Quảng Trị"


def test_a_note_that_was_undone_is_shown_no_more(window: AdjudicationWindow) -> None:
    """It would be written anew by going on."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "wrong")
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Z)
    assert window.detail.note.text() == ""
    press(window, Qt.Key.Key_Z)
    assert not window.detail.note.isEnabled()


def test_an_answer_under_a_filter_leads_to_the_next_item_not_back(
    window: AdjudicationWindow,
) -> None:
    """Whoever shows only undecided items and passed one over was led back to it each time."""
    window.show_only(OPEN)
    window.go(0)
    press(window, Qt.Key.Key_N)
    assert window.current() == 1
    press(window, Qt.Key.Key_1)
    assert window.current() == 2
    press(window, Qt.Key.Key_X)
    assert window.current() == 3
    press(window, Qt.Key.Key_X)
    assert window.current() == 0


def test_the_key_of_the_note_says_why_there_is_none(window: AdjudicationWindow) -> None:
    """A key that does nothing without a word looks broken."""
    press(window, Qt.Key.Key_I)
    assert window.said.text() == "Decide the item first; then say why."
    assert window.items.hasFocus()


def test_the_words_stay_readable_beside_many_annotators(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """With five columns the words of an item had room for four letters."""
    for name in ("an", "bình", "chi", "dũng", "em"):
        annotate.add_span(filled, 1, name, [THUONG], "PERSON")
        annotate.set_state(filled, 1, name, State.FINISHED)
    session = Session()
    session.open(filled, "duyệt")
    made = AdjudicationWindow(session, config, None)
    qtbot.addWidget(made)
    made.begin(1)
    made.show()
    made.resize(900, 600)
    qtbot.waitUntil(made.isActiveWindow)
    assert made.items.header().sectionSize(0) >= 280
    made.resize(2400, 600)
    QApplication.processEvents()
    assert made.items.header().sectionSize(0) > 600, "and take what room there is"


def test_the_bar_makes_two_lines_where_one_has_no_room(window: AdjudicationWindow) -> None:
    """The window was wider than a small screen, in large print by half."""
    bar = window.bar
    window.resize(1600, 600)
    QApplication.processEvents()
    assert bar.finish.geometry().top() < bar.documents.geometry().bottom()
    window.resize(200, 600)
    QApplication.processEvents()
    assert bar.finish.geometry().top() > bar.documents.geometry().bottom()
    needed = [bar.documents, bar.left, bar.progress, bar.shown, bar.names]
    buttons = [bar.auto, bar.feedback, bar.finish]
    assert window.width() < sum(one.minimumSizeHint().width() for one in needed + buttons)


def test_a_filter_that_hides_the_item_in_hand_takes_the_first_it_shows(
    window: AdjudicationWindow,
) -> None:
    """Else no key does anything, and nothing says why."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    window.show_only(OPEN)
    assert window.current() == 1
    press(window, Qt.Key.Key_X)
    assert decided(window, 1) is Answer.NONE


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


@pytest.mark.parametrize("width", [1000, 1200, 1600])
def test_what_belongs_together_stays_together(window: AdjudicationWindow, width: int) -> None:
    """At 1,200 pixels two of three buttons were torn from the third, and half a window wide."""
    window.resize(width, 650)
    QApplication.processEvents()
    bar = window.bar
    for group in ((bar.documents, bar.left), (bar.shown, bar.names), (bar.auto, bar.finish)):
        assert len({one.geometry().center().y() for one in group}) == 1
    assert bar.finish.width() <= bar.finish.sizeHint().width()
    assert bar.finish.geometry().right() >= bar.width() - 20


def test_a_table_of_two_fits_a_small_window(window: AdjudicationWindow) -> None:
    """The decision stood beyond the edge, where nobody looked for it."""
    window.resize(1000, 650)
    QApplication.processEvents()
    header = window.items.header()
    assert header.length() <= window.items.viewport().width()
    assert header.sectionSize(0) >= 280


def test_a_key_that_cannot_act_says_why(window: AdjudicationWindow) -> None:
    """Nine with two annotators, X on a heading: nothing happened, and the key seemed broken."""
    for key, said in (
        (Qt.Key.Key_9, "Nobody stands in column 9; there are 2."),
        (Qt.Key.Key_0, "Nobody stands in column 0; there are 2."),
    ):
        press(window, key)
        assert window.said.text() == said
    window.group_by(By.CAUSE)
    window.items.show_chosen([window.model.key(window.model.row(0))])
    told = "This is the heading of a group; choose an item below it."
    for key in (Qt.Key.Key_1, Qt.Key.Key_X, Qt.Key.Key_E, Qt.Key.Key_I, Qt.Key.Key_Delete):
        window.say("")
        press(window, key)
        assert window.said.text() == told
    window.items.show_chosen([])
    press(window, Qt.Key.Key_X)
    assert window.said.text() == "No item is chosen."
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert window.said.text() == "There is no further document that way."
    assert all(item.decision is None for item in table(window).items)


def test_a_note_goes_with_its_document_into_the_file(window: AdjudicationWindow) -> None:
    """Another document was opened over a note that was being typed."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full")
    QTest.keyClick(window.detail.note, Qt.Key.Key_PageDown, CTRL)
    assert table(window).document == 3
    assert notes(window) == ["full"]
    assert window.detail.note.text() == ""


def test_an_undo_while_a_note_is_typed_keeps_the_answer(window: AdjudicationWindow) -> None:
    """Ctrl+Z in the note took the answer back, and the note had nothing to stand at."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full name")
    QTest.keyClick(window.detail.note, Qt.Key.Key_Z, CTRL)
    assert decided(window, 0) is Answer.TAKEN
    assert window.detail.note.text() != "full name", "typing was taken back"


def _full(_project: Project, tries: list[int] = []) -> None:  # noqa: B006 - counts
    tries.append(1)
    if len(tries) % 2:
        raise NotSaved("The disk is full.")


@pytest.mark.parametrize("closes", [False, True])
def test_a_note_that_cannot_be_saved_yet_is_saved_later(
    window: AdjudicationWindow, session: Session, *, closes: bool
) -> None:
    """A full disk, one more item, and what had been typed was nowhere."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    session.run(_full)
    assert session.has_unsaved
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full name")
    window.go(1)
    assert notes(window) == [""]
    if closes:
        window.close()
    assert session.retry()
    assert session.project.read.all("SELECT note FROM decision") == [("full name",)]
