"""A long document is read beside a bar: the window lives on, and nothing that was typed is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.errors import ProjectError
from annotator.gui.adjudication import opening, review
from annotator.gui.adjudication.rows import OPEN
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.steps import Step, Steps
from tests.gui.adjudication.conftest import THUONG
from tests.gui.adjudication.hand import CTRL, decided, notes, press, rows, table


class Gate:
    """Holds the reading up until it is opened."""

    def __init__(self) -> None:
        self.is_open = False

    def steps(self, steps: Steps[object]) -> Steps[object]:
        while not self.is_open:
            yield Step(1, 2)
        return (yield from steps)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """From now on every document is a long one, and stays unread until the gate is opened."""
    made = Gate()
    read = opening._read_slowly
    monkeypatch.setattr(opening, "MANY", 0)
    monkeypatch.setattr(review, "MANY", 0)
    monkeypatch.setattr(opening, "_read_slowly", lambda *of: made.steps(read(*of)))
    return made


@pytest.fixture
def loading(qtbot: QtBot, window: AdjudicationWindow, gate: Gate) -> Iterator[AdjudicationWindow]:
    """The first document is in hand with one answer, the other one is being read."""
    press(window, Qt.Key.Key_1)
    window.open(3)
    qtbot.waitUntil(window.progress.isVisible)
    yield window
    gate.is_open = True


def let_in(qtbot: QtBot, window: AdjudicationWindow, gate: Gate) -> None:
    gate.is_open = True
    qtbot.waitUntil(lambda: not window.opening.is_busy)


def test_a_long_document_comes_when_it_is_read(
    qtbot: QtBot, loading: AdjudicationWindow, gate: Gate
) -> None:
    """A window that stands still for seconds looks dead; one that shows nothing looks empty."""
    assert not loading.splitter.isVisible()
    assert table(loading).document == 1, "in hand until the other is there"
    let_in(qtbot, loading, gate)
    assert loading.splitter.isVisible()
    assert not loading.progress.isVisible()
    assert (table(loading).document, loading.current()) == (3, 0)
    assert loading.items.hasFocus()
    assert rows(loading)[0].words == "Võ Văn Thưởng"
    press(loading, Qt.Key.Key_2)
    assert decided(loading, 0) is not None


def test_keys_wait_for_the_document_and_say_so(
    qtbot: QtBot, loading: AdjudicationWindow, gate: Gate
) -> None:
    """An answer, or an undo, that went to the document before would be one that nobody sees."""
    said = "“bài 3” is still being read. Esc cancels."
    before = loading._session.project.undoable()
    for key in (Qt.Key.Key_1, Qt.Key.Key_X, Qt.Key.Key_N, Qt.Key.Key_Z, Qt.Key.Key_Delete):
        loading.say("")
        press(loading, key)
        assert loading.said.text() == said
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Return):
        loading.say("")
        QTest.keyClick(loading.progress, key, CTRL)
        assert loading.said.text() == said
    assert loading._session.project.undoable() == before
    let_in(qtbot, loading, gate)
    assert table(loading).document == 3


def test_who_cancels_is_back_where_they_were(qtbot: QtBot, loading: AdjudicationWindow) -> None:
    """A document that was opened by mistake cost the place in the one before."""
    QTest.keyClick(loading.progress, Qt.Key.Key_Escape)
    assert not loading.opening.is_busy
    assert loading.splitter.isVisible()
    assert (table(loading).document, loading.current()) == (1, 1)
    assert loading.bar.documents.currentData() == 1
    assert loading.items.hasFocus()
    press(loading, Qt.Key.Key_1)
    assert decided(loading, 1) is not None


def test_another_document_is_read_instead(
    qtbot: QtBot, loading: AdjudicationWindow, gate: Gate
) -> None:
    """The one chosen last counts, not the one that is read first."""
    loading.open(1)
    let_in(qtbot, loading, gate)
    qtbot.waitUntil(loading.progress.isHidden)
    assert table(loading).document == 1


def test_closing_while_it_is_read_loses_nothing(
    qtbot: QtBot, window: AdjudicationWindow, gate: Gate
) -> None:
    """The note that was being typed, or the file that nobody lets go of."""
    session = window._session
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "the full name")
    window.open(3)
    assert notes(window) == ["the full name"], "kept before the document is left"
    with qtbot.waitSignal(window.destroyed):
        window.close()
    assert session.project.read.all("SELECT note FROM decision") == [("the full name",)]
    assert not session.project.is_editing


def test_a_project_that_is_closed_while_it_is_read_closes(
    qtbot: QtBot, loading: AdjudicationWindow
) -> None:
    """Reading on would be reading from a closed file."""
    session = loading._session
    with qtbot.waitSignal(loading.destroyed):
        session.close()


def test_work_that_changes_in_hand_is_read_again(
    qtbot: QtBot, window: AdjudicationWindow, session: Session, gate: Gate
) -> None:
    """Answers to rows that are no longer so would be refused, or go to the wrong span."""
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_1)
    session.run(annotate.add_span, 1, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    assert window.progress.isVisible()
    press(window, Qt.Key.Key_1)
    assert "still being read" in window.said.text()
    let_in(qtbot, window, gate)
    assert table(window).annotators == ("an", "<b>Bình</b>", "chi")
    assert table(window).words(window.current() or 0) == "Quảng Trị", "the item in hand"


def test_work_that_changes_meanwhile_does_not_hold_the_next_document_up(
    qtbot: QtBot, loading: AdjudicationWindow, session: Session, gate: Gate
) -> None:
    """The document before came back, and the one that was asked for never."""
    session.run(annotate.add_span, 1, "chi", [THUONG], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    let_in(qtbot, loading, gate)
    assert table(loading).document == 3
    press(loading, Qt.Key.Key_1)
    assert decided(loading, 0) is not None


def test_stale_rows_cannot_be_answered_after_a_cancel(
    window: AdjudicationWindow, session: Session, gate: Gate
) -> None:
    """They would say what nobody says any more."""
    session.run(annotate.add_span, 1, "chi", [THUONG], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    QTest.keyClick(window.progress, Qt.Key.Key_Escape)
    assert window.table is None
    press(window, Qt.Key.Key_1)
    assert window.said.text() == "No document is open; choose one above."
    assert session.project.read.all("SELECT * FROM decision") == []
    gate.is_open = True


def test_all_documents_are_read_past_a_long_one(
    qtbot: QtBot, window: AdjudicationWindow, gate: Gate
) -> None:
    """One long document among many stopped the window once more."""
    gate.is_open = True
    window.bar.everywhere.setChecked(True)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert len(rows(window)) == 8
    press(window, Qt.Key.Key_1)
    window.items.show_chosen([(3, 1)])
    window.items.picked.emit((3, 1))
    qtbot.waitUntil(lambda: table(window).document == 3)
    assert window.items.hasFocus()
    press(window, Qt.Key.Key_X)
    assert decided(window, 1) is not None


def test_a_long_document_that_cannot_be_read_says_why(
    qtbot: QtBot, window: AdjudicationWindow, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar that only goes away tells nobody anything."""

    def refused(_project: object, document: int) -> Steps[object]:
        yield Step(0, 1)
        raise ProjectError("Document {id} is no longer in the project.", id=document)

    monkeypatch.setattr(opening, "_read_slowly", refused)
    window.open(3)
    qtbot.waitUntil(lambda: not window.opening.is_busy)
    assert window.said.text() == "Document 3 is no longer in the project."
    assert table(window).document == 1


def test_rows_of_all_documents_follow_while_a_long_one_is_read(
    qtbot: QtBot, loading: AdjudicationWindow, session: Session, gate: Gate
) -> None:
    """Work that changed in the document before was never read: its rows said what was no more."""
    loading.opening.cancel()
    gate.is_open = True
    loading.bar.everywhere.setChecked(True)
    qtbot.waitUntil(lambda: loading.model.is_settled)
    gate.is_open = False
    loading.open(3)
    session.run(annotate.add_span, 1, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    let_in(qtbot, loading, gate)
    qtbot.waitUntil(lambda: loading.model.is_settled)
    assert table(loading).document == 3
    assert next(row.words for row in rows(loading) if row.document == 1) == "Ông"
    assert loading.columns.names == ("an", "<b>Bình</b>", "chi")


def test_the_first_item_that_is_shown_is_in_hand_once_its_document_is_read(
    qtbot: QtBot, loading: AdjudicationWindow, gate: Gate
) -> None:
    """Its text was shown, and each key said that no item was chosen."""
    loading.opening.cancel()
    gate.is_open = True
    loading.bar.everywhere.setChecked(True)
    qtbot.waitUntil(lambda: loading.model.is_settled)
    while loading.review.undecided:
        press(loading, Qt.Key.Key_1)
    loading.go(0)
    gate.is_open = False
    loading.bar.shown.setCurrentIndex(loading.bar.shown.findData(OPEN))
    let_in(qtbot, loading, gate)
    assert (table(loading).document, loading.current()) == (3, 0)


def test_no_note_is_left_beside_an_empty_window(
    window: AdjudicationWindow, session: Session, gate: Gate
) -> None:
    """The note of an item that was no longer there could be written on."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    assert window.detail.note.isEnabled()
    session.run(annotate.add_span, 1, "chi", [THUONG], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    QTest.keyClick(window.progress, Qt.Key.Key_Escape)
    assert window.table is None
    assert not window.detail.note.isEnabled()
    gate.is_open = True
