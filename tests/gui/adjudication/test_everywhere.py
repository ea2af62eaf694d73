"""The items of all documents in one table: there however the window was opened, and in step."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.adjudication.groups import By, Heading
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import adjudication, annotate
from annotator.store.project import Project
from tests.gui.adjudication.conftest import COUNCIL, label
from tests.gui.adjudication.hand import press, rows, table


def opened(qtbot: QtBot, session: Session, config: Settings) -> AdjudicationWindow:
    """A window whose reviewer had all documents in one table the last time."""
    config.settles_everywhere = True
    window = AdjudicationWindow(session, config, None)
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_first_item_is_in_hand_once_all_are_there(
    qtbot: QtBot, session: Session, config: Settings
) -> None:
    """The first key of a session was answered by "No item is chosen"."""
    window = opened(qtbot, session, config)
    window.begin(3)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert len(rows(window)) == 8
    assert (table(window).document, window.current()) == (3, 0)


def test_an_item_of_the_agreement_window_comes_with_all_others(
    qtbot: QtBot, session: Session, config: Settings
) -> None:
    """The table stayed empty where the window was opened at a place."""
    window = opened(qtbot, session, config)
    window.show_place(3, COUNCIL[0])
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert len(rows(window)) == 8
    assert (table(window).document, window.current()) == (3, 1)


def test_somebody_who_finishes_another_document_gets_a_column(
    qtbot: QtBot, session: Session, config: Settings
) -> None:
    """A double click on what they said did nothing, and their column had no width."""
    window = opened(qtbot, session, config)
    window.begin(1)
    qtbot.waitUntil(lambda: window.model.is_settled)
    session.run(annotate.add_span, 3, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 3, "chi", State.FINISHED)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert window.columns.names == ("an", "<b>Bình</b>", "chi")
    digits: list[int] = []
    window.items.column_pressed.disconnect()
    window.items.column_pressed.connect(digits.append)
    window.items.doubleClicked.emit(window.model.index(0, 4))
    assert digits == [2]


def test_the_list_of_documents_shows_the_one_in_hand_when_another_is_finished(
    window: AdjudicationWindow, session: Session
) -> None:
    """It jumped to the first document, beside the text of the third."""
    window.open(3)
    session.run(annotate.add_span, 2, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 2, "chi", State.FINISHED)
    session.run(annotate.set_state, 2, "an", State.FINISHED)
    assert window.bar.documents.count() == 3
    assert window.bar.documents.currentData() == 3


def test_folding_a_group_while_rows_come_brings_no_old_ones_back(
    qtbot: QtBot, session: Session, config: Settings
) -> None:
    """Rows of before stood under the new columns: a key took what another had said."""
    window = opened(qtbot, session, config)
    window.begin(1)
    window.group_by(By.DOCUMENT)
    qtbot.waitUntil(lambda: window.model.is_settled)
    heading = window.model.rows()[0]
    assert isinstance(heading, Heading)
    window.show_everywhere(True)
    assert not window.model.is_settled
    place = window.current()
    assert place is not None
    session.run(adjudication.take, table(window), place, "an")
    window.model.toggle(heading.group)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert window.model.is_folded(heading.group)
    assert len(rows(window)) == 4
    window.model.toggle(heading.group)
    shown = {(row.document, row.place): row.item for row in rows(window)}
    assert len(shown) == 8
    assert shown[1, place] == table(window).items[place]


def test_a_row_that_is_gone_cannot_be_answered_while_rows_come(
    qtbot: QtBot, window: AdjudicationWindow, session: Session
) -> None:
    """A key on it met a bug of ours."""
    window.show_everywhere(True)
    spans = session.project.read.layer(1, "an").spans
    session.run(annotate.remove, [one.id for one in spans if one.label == "PLACE"], [])
    assert not window.model.is_settled
    assert len(table(window).items) == 3
    window.items.show_chosen([(1, 3)])
    press(window, Qt.Key.Key_X)
    assert window.said.text() == "No item is chosen."
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert len(rows(window)) == 7


def test_the_first_document_that_is_finished_is_opened(
    qtbot: QtBot, filled: Project, config: Settings
) -> None:
    """ "Nobody has finished a document yet" stood there for ever."""
    session = Session()
    session.open(filled, "duyệt")
    window = AdjudicationWindow(session, config, None)
    qtbot.addWidget(window)
    window.begin(1)
    assert window.table is None
    label(filled, 3)
    assert (table(window).document, window.current()) == (3, 0)
    assert window.bar.documents.currentData() == 3
