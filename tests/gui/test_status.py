"""What the status line says, how long, and what it says of others' work and of locks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui import status
from annotator.gui.main_window import MainWindow
from annotator.ops import annotate
from annotator.ops.kinds import Kind
from annotator.store.project import Project, open_project
from tests.gui.conftest import Open

AT = "2026-05-01T08:00:00Z"


def test_what_was_said_goes_by_itself(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise "This is the last document" still stands there an hour later."""
    monkeypatch.setattr(status, "_SHOWN", 50)
    window.status.say("Said.")
    assert window.status.words.text() == "Said."
    qtbot.waitUntil(lambda: not window.status.words.text())
    assert window.status.words.toolTip() == ""


@pytest.mark.parametrize("what", ["selection", "document", "edit"])
def test_what_was_said_goes_when_something_else_is_done(window: MainWindow, what: str) -> None:
    """Otherwise the line speaks of what is over, and a person takes it for what is."""
    document_id = window.selection.document_id
    window.status.say("Said.")
    if what == "selection":
        window.view.select_text(4, 17)
    elif what == "document":
        window.walk.next()
    else:
        annotate.add_span(window.session.project, document_id, "an", ((0, 3),), "PERSON")
    assert window.status.words.text() == ""


def test_counting_time_says_nothing_and_silences_nothing(window: MainWindow) -> None:
    """Otherwise the clock, which writes by itself, wipes away what has just been said."""
    document_id = window.selection.document_id
    annotate.add_span(window.session.project, document_id, "an", ((0, 3),), "PERSON")
    window.status.say("Said.")
    annotate.count_time(window.session.project, document_id, "an", 5, AT)
    newest = window.session.project.history(1)[0]
    assert newest.kind == Kind.COUNT_TIME
    assert window.status.words.text() == "Said."


def test_what_a_relation_waits_for_is_said_as_long_as_it_waits(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a person who thinks for a while no longer knows how to get out of the mode."""
    monkeypatch.setattr(status, "_SHOWN", 50)
    span = annotate.add_span(
        window.session.project, window.selection.document_id, "an", ((4, 17),), "PERSON"
    )
    window.view.select_span(span)
    window.view.start_relation()
    waiting = window.status.words.text()
    assert waiting
    window.status.say("Said.")
    qtbot.waitUntil(lambda: window.status.words.text() == waiting)
    QTest.qWait(120)
    assert window.status.words.text() == waiting
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.status.words.text() == ""


def test_a_second_window_says_that_it_only_reads(open_window: Open, file: Path) -> None:
    """Otherwise a person reads where the project is open, and not that typing does nothing."""
    with open_project(file):
        window = open_window(file)
        assert window.centre.banner.words().startswith("Open for reading only")
        assert "is open in another window" in window.centre.banner.words()


def test_work_of_others_is_mentioned_and_not_shown(open_window: Open, filled: Project) -> None:
    """Otherwise a new annotator takes the empty page for lost work."""
    first = filled.read.document_ids()[0]
    annotate.add_span(filled, first, "bình", ((4, 17),), "PERSON")
    window = open_window(filled)
    for words in (window.status.words.text(), window.inspector.hint.text()):
        assert words.startswith("Others have worked on this document")
        assert "(an)" in words
    assert window.desk.laid.layer.spans == ()
    window.walk.next()
    assert not window.inspector.hint.text().startswith("Others")
    window.walk.previous()
    window.view.select_text(20, 22)
    annotate.add_span(filled, first, "an", ((4, 17),), "PERSON")
    assert not window.desk.is_of_others
