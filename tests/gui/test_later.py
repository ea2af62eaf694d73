"""What follows a gesture: panels and menus, one turn of the event loop after another."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.later import Later
from annotator.gui.main_window import MainWindow
from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run


@pytest.fixture
def patient(window: MainWindow) -> MainWindow:
    """The window as people have it."""
    window.later.waits = True
    return window


def rested(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.later.is_waiting)


def test_each_thing_once_in_the_order_of_asking(qtbot: QtBot) -> None:
    owner = QObject()
    later, done = Later(owner), list[str]()

    def first() -> None:
        done.append("first")

    def second() -> None:
        done.append("second")
        if len(done) < 3:
            later.ask(first)

    later.ask(first, second)
    later.ask(second, first)
    assert done == []
    qtbot.waitUntil(lambda: not later.is_waiting)
    assert done == ["first", "second", "first"]
    later.ask(second)
    later.finish()
    assert done[3:] == ["second"]
    later.waits = False
    later.ask(first)
    assert done[4:] == ["first"]


def test_panels_show_what_an_edit_did_a_moment_later(patient: MainWindow, qtbot: QtBot) -> None:
    """A table that stays behind shows what is no longer in the file."""
    window, project = patient, patient.session.project
    document_id = window.selection.document_id
    one = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    two = annotate.add_span(project, document_id, "an", ((31, 48),), "ORG")
    annotate.add_relation(project, one, two, "WORKS_WITH")
    annotate.remove(project, [two])
    annotate.add_span(project, document_id, "an", ((31, 48),), "PLACE")
    window.view.select_span(one)
    assert set(window.view._sheet.content.spans) == set(window.desk.laid.spans), "the text first"
    rested(window, qtbot)
    assert [row.span.label for row in window.spans.model.rows()] == ["PERSON", "PLACE"]
    assert window.relations.model.rowCount() == 0
    assert window.spans.table.keys() == [one]
    assert window.inspector.words.text() == "Võ Văn Thưởng"
    assert window.documents.model.row(0).spans == 2
    assert [row.here for row in window.labels.entities.rows()] == [1, 0, 1]
    assert "4–17" in window.status.chosen.text()
    assert "Place" in window.acts["undo"].text()


def test_the_text_shows_an_edit_before_anything_follows_it(
    patient: MainWindow, qtbot: QtBot
) -> None:
    """Whoever labels waits for the text; panels that are painted first make it late."""
    window, project = patient, patient.session.project
    window.show()
    qtbot.waitExposed(window)
    rested(window, qtbot)
    painted = PaintLog(window.view.viewport())
    annotate.add_span(project, window.selection.document_id, "an", ((4, 17),), "PERSON")
    assert painted.count == 1, "in the same turn of the event loop"
    assert window.later.is_waiting
    assert window.spans.model.rowCount() == 0
    rested(window, qtbot)
    assert window.spans.model.rowCount() == 1


class PaintLog(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_undo_is_there_at_once(patient: MainWindow) -> None:
    """Ctrl+Z right after the first edit must not go nowhere because a menu is not yet named."""
    window = patient
    window.view.select_text(4, 17)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_1)
    assert window.desk.laid.spans
    QTest.keyClick(window.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.laid.spans == {}
    QTest.keyClick(window.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.laid.spans


def test_leaving_at_once_loses_no_note(patient: MainWindow, qtbot: QtBot) -> None:
    """A note typed for one span is that span's, also when the next one is chosen and left."""
    window, project = patient, patient.session.project
    document_id = window.selection.document_id
    one = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    two = annotate.add_span(project, document_id, "an", ((31, 48),), "ORG")
    window.view.select_span(one)
    rested(window, qtbot)
    window.inspector.note.setPlainText("of the first")
    window.view.select_span(two)
    window.put_away()
    notes = {span.id: span.note for span in project.read.layer(document_id, "an").spans}
    assert notes == {one: "of the first", two: ""}


def test_enter_goes_into_the_note_of_what_is_chosen_now(patient: MainWindow) -> None:
    """Enter right after choosing a span must not open the note of the one before."""
    window, project = patient, patient.session.project
    document_id = window.selection.document_id
    one = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    annotate.annotate_span(project, one, note="its own")
    window.later.finish()
    window.view.select_span(one)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert window.inspector.note.toPlainText() == "its own"
    assert window.inspector.note.hasFocus()


def test_closing_the_project_drops_what_was_to_follow(patient: MainWindow, qtbot: QtBot) -> None:
    """Panels must not ask a project that is closed."""
    window = patient
    annotate.add_span(
        window.session.project, window.selection.document_id, "an", ((4, 17),), "PERSON"
    )
    window.session.close()
    rested(window, qtbot)
    assert window.documents.model.rowCount() == 0
    assert window.spans.model.rowCount() == 0


def test_importing_while_a_document_is_open(
    patient: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Bulk work names no rows: everything is read again, and the text stays where it is."""
    window, project = patient, patient.session.project
    document_id = window.selection.document_id
    span = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    window.view.select_span(span)
    rested(window, qtbot)
    spans = [{"id": "s1", "label": "ORG", "fragments": [[0, 2]], "text": "Hà"}]
    layer = {"annotator": "an", "state": "open", "spans": spans, "relations": []}
    more = [{"name": f"mới {i}", "text": f"Hà Nội {i}", "layers": [layer]} for i in range(3)]
    path = tmp_path / "more.jsonl"
    path.write_text("\n".join(map(json.dumps, more)), encoding="utf-8")
    run(import_files(project, ImportRequest((path,), "jsonl")))
    rested(window, qtbot)
    assert window.selection.document_id == document_id
    assert window.selection.selected.spans == (span,)
    assert set(window.desk.laid.spans) == {span}
    assert window.documents.model.rowCount() == 6
    assert [row.all for row in window.labels.entities.rows()] == [1, 3, 0]
    window.session.undo()
    rested(window, qtbot)
    assert window.documents.model.rowCount() == 3
    assert set(window.desk.laid.spans) == {span}


def test_an_edit_of_another_document_counts_there(patient: MainWindow, qtbot: QtBot) -> None:
    """The list of documents and the counts of labels are those of the whole project."""
    window, project = patient, patient.session.project
    other = project.read.document_ids()[1]
    annotate.add_span(project, window.selection.document_id, "an", ((4, 17),), "PERSON")
    annotate.add_span(project, other, "an", ((0, 2),), "ORG")
    annotate.add_span(project, other, "binh", ((0, 2),), "ORG")
    rested(window, qtbot)
    assert [row.spans for row in window.documents.model.rows()] == [1, 1, 0]
    assert [row.all for row in window.labels.entities.rows()] == [1, 2, 0]
    assert [row.here for row in window.labels.entities.rows()] == [1, 0, 0]


def test_finishing_goes_on_and_counts_both(patient: MainWindow, qtbot: QtBot) -> None:
    """The document that was finished is shown as such although another is open by then."""
    window = patient
    annotate.add_span(
        window.session.project, window.selection.document_id, "an", ((4, 17),), "PERSON"
    )
    window.walk.finish()
    rested(window, qtbot)
    QApplication.processEvents()
    assert window.documents.heading_words() == "1 of 3 finished"
    assert [row.all for row in window.labels.entities.rows()] == [1, 0, 0]
    assert [row.here for row in window.labels.entities.rows()] == [0, 0, 0]
    assert window.walk.place() == (2, 3)
