"""``*``: what it would label is told before, and what it has labelled after."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.ops import annotate
from annotator.store.project import Project
from tests.gui.conftest import Open, add_documents

TEXT = "Hà Nội mưa. Người Hà Nội về Hà Nội; Huế nắng.\n" + "Đường xa. " * 20_000 + "Hà Nội."
PLACES = [(18, 24), (28, 34), (len(TEXT) - 7, len(TEXT) - 1)]


@pytest.fixture
def window(open_window: Open, filled: Project) -> MainWindow:
    """A long document, the first of the project."""
    (long,) = add_documents(filled, [TEXT])
    made = open_window(filled)
    made.selection.set_document(long)
    return made


def label(window: MainWindow, start: int, stop: int) -> int:
    session = window.session
    document = window.selection.document_id
    span = session.run(annotate.add_span, document, session.annotator, [(start, stop)], "PLACE")
    assert span
    return span


def test_the_status_line_says_how_many_places_follow(window: MainWindow, qtbot: QtBot) -> None:
    """Nobody presses a key that labels a whole document without knowing what it will do."""
    span, other = label(window, 0, 6), label(window, 36, 39)
    with qtbot.waitSignal(window.repeats.found) as heard:
        window.view.select_span(span)
    assert heard.args == [PLACES]
    assert window.status.repeats.text() == "* labels 3 more"
    assert window.status.repeats.isVisible()
    window.view.select_span(other)
    assert not window.status.repeats.isVisible()


def test_a_walk_through_spans_searches_nothing(window: MainWindow, qtbot: QtBot) -> None:
    """Only where one rests is it worth the while; the answer is about the last one."""
    span, other = label(window, 0, 6), label(window, 36, 39)
    with qtbot.waitSignal(window.repeats.counted) as heard:
        for _again in range(5):
            window.view.select_span(other)
            window.view.select_span(span)
    assert heard.args == [3]


def test_the_wish_labels_all_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    """12 more places labelled, and how to take them back."""
    span = label(window, 0, 6)
    with qtbot.waitSignal(window.repeats.counted):
        window.view.select_span(span)
    window.view.repeat_requested.emit(span)
    spans = window.desk.laid.spans.values()
    assert sorted(one.fragments[0] for one in spans) == [(0, 6), *PLACES]
    assert window.status.words.text() == "3 more places labelled. Ctrl+Z takes them back."
    assert not window.status.repeats.isVisible()
    assert window.acts["undo"].text() == "Undo: label “Hà Nội” at 3 more places"
    window.acts.bind({"undo": ("Ctrl+U",)})
    window.verbs.remove((span,), ())
    assert window.status.words.text() == "Removed 1 span. Ctrl+U brings it back."
    window.session.undo()
    window.view.repeat_requested.emit(span)
    assert window.status.words.text() == "These words have this label everywhere."
    window.acts["undo"].trigger()
    assert len(window.desk.laid.spans) == 1
