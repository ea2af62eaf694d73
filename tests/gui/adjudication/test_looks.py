"""How the reviewer's window looks: names, filters, lines in the text, little room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication.edit import EditSpan
from annotator.gui.adjudication.groups import By, Heading, heading_text
from annotator.gui.adjudication.names import rule_title
from annotator.gui.adjudication.rows import ALL, BY_HAND, BY_RULE, CHANGED, OPEN
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.history_words import local_time
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.ops import annotate
from annotator.ops.schemes import change_label
from annotator.store.project import Project
from tests.gui.adjudication.conftest import THUONG
from tests.gui.adjudication.hand import decided, press, rows, table


def shown_window(qtbot: QtBot, project: Project, config: Settings) -> AdjudicationWindow:
    """The reviewer's window with the first document, on screen."""
    session = Session()
    session.open(project, "duyệt")
    made = AdjudicationWindow(session, config, None)
    qtbot.addWidget(made)
    made.begin(1)
    made.show()
    return made


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


def test_spans_inside_one_another_have_lines_one_below_another(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """One person's span inside another of theirs: two lines on end in one lane were one line."""
    for name in ("an", "bình"):
        annotate.add_span(filled, 1, name, [THUONG], "PERSON")
    annotate.add_span(filled, 1, "an", [(THUONG[0] + 3, THUONG[1])], "PLACE")
    for name in ("an", "bình"):
        annotate.set_state(filled, 1, name, State.FINISHED)
    made = shown_window(qtbot, filled, config)
    lines = sorted(made.text._lines(), key=lambda one: (one[0], one[1].length()))
    inner, outer, other = (line for _column, line in lines)
    assert [column for column, _line in lines] == [0, 0, 1]
    assert inner.length() < outer.length() == other.length()
    assert inner.y1() < outer.y1() < other.y1(), "the shorter nearest the text"


def test_lines_of_many_do_not_strike_the_text_out(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """Ten lines below a line of text lay over the next one, which could not be read."""
    text = filled.read.document(1).text
    for name in ("an", "bình", "chi", "dũng", "em"):
        for start in range(3):
            annotate.add_span(filled, 1, name, [(start, len(text))], "PERSON")
        annotate.set_state(filled, 1, name, State.FINISHED)
    made = shown_window(qtbot, filled, config)
    view = made.text
    (laid, top), *_more = view._sheet.between(0, 10_000)
    heights = [line.y1() for _column, line in view._lines(0, 10_000)]
    assert len(set(heights)) == 15 * len(laid.shape.lines)
    assert max(heights) < top + laid.height
    assert min(heights) > top + laid.text_tops[0] + laid.shape.heights[0]


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


def test_the_words_stay_readable_beside_many_annotators(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """With five columns the words of an item had room for four letters."""
    for name in ("an", "bình", "chi", "dũng", "em"):
        annotate.add_span(filled, 1, name, [THUONG], "PERSON")
        annotate.set_state(filled, 1, name, State.FINISHED)
    made = shown_window(qtbot, filled, config)
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


def test_a_label_that_gets_another_colour_has_it_everywhere(
    window: AdjudicationWindow, session: Session
) -> None:
    """The table showed one colour, the text above it another, until the window was opened anew."""
    press(window, Qt.Key.Key_1)
    person = session.scheme.entity("PERSON")
    assert person is not None
    session.run(change_label, "entity", "PERSON", replace(person, colour="#123456"))
    assert window.columns.looks["PERSON"][1] == "#123456"
    assert window.tools.looks == window.columns.looks
    shown = window.text._style.scheme.entity("PERSON")
    assert shown is not None
    assert shown.colour == "#123456"


def test_names_of_a_hostile_file_stay_in_their_headings(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """A name that turned the line round, or broke it, made a heading say what is not so."""
    for name in ("a\u202eb", "b\nc"):
        annotate.add_span(filled, 1, name, [THUONG], "PERSON")
        annotate.set_state(filled, 1, name, State.FINISHED)
    with filled.edit("rename_document") as edit:
        edit.update("document", 1, name="one\u202etwo\nthree")
    session = Session()
    session.open(filled, "duyệt")
    window = AdjudicationWindow(session, config, None)
    qtbot.addWidget(window)
    window.begin(1)
    window.group_by(By.DOCUMENT)
    heads = [window.model.headerData(at, Qt.Orientation.Horizontal) for at in (2, 3)]
    assert heads == ["1  a\ufffdb", "2  b c"]
    heading = window.model.rows()[0]
    assert isinstance(heading, Heading)
    assert rule_title("by\u202ehand\nof mine") == "by\ufffdhand of mine"
    assert heading_text(heading) == "one\ufffdtwo three — 1, 1 undecided"


def test_a_title_with_an_ampersand_is_offered_as_it_is(
    window: AdjudicationWindow, session: Session
) -> None:
    """ "R&&D" in the list of labels is not what the table says."""
    looks = {**window.columns.looks, "PERSON": ("R&D", "#123456")}
    dialog = EditSpan(table(window), 0, session.scheme, looks, window)
    assert dialog.labels.currentText() == "R&D"
    dialog.deleteLater()


def test_a_filter_keeps_the_item_in_hand_where_it_is_shown(window: AdjudicationWindow) -> None:
    """Looking only at what is undecided led away from what somebody was thinking about."""
    for place in (0, 3):
        window.go(place)
        press(window, Qt.Key.Key_1)
    window.go(2)
    window.bar.shown.setCurrentIndex(window.bar.shown.findData(OPEN))
    assert [row.place for row in rows(window)] == [1, 2]
    assert window.current() == 2
    window.bar.shown.setCurrentIndex(window.bar.shown.findData(ALL))
    assert window.current() == 2
