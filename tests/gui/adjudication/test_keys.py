"""Settling by keys: each answers, leads on, or says why it cannot."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.errors import EditError
from annotator.gui import ask
from annotator.gui.adjudication.edit import EditRelation, EditSpan
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.rows import OPEN
from annotator.gui.adjudication.tools import Tools
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.ops import adjudication
from tests.gui.adjudication.conftest import PROVINCE, THUONG
from tests.gui.adjudication.hand import CTRL, decided, press, table
from tests.gui.conftest import TEXT


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
    while table(window).undecided:
        press(window, Qt.Key.Key_1)
    window.commands.finish()
    told = "Gold of “bài 3” is finished. Every item of every document is decided."
    assert window.said.text() == told


def test_the_sentence_that_all_is_decided_goes_when_it_is_true_no_more(
    window: AdjudicationWindow,
) -> None:
    """It tells to finish a document that cannot be finished."""
    while table(window).undecided:
        press(window, Qt.Key.Key_X)
    assert "All items are decided" in window.said.text()
    press(window, Qt.Key.Key_Z)
    assert window.said.text() == "Taken back: decide “Quảng Trị”."


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
