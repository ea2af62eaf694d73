"""What becomes of people's work when a bug of ours strikes in the middle of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import (
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.errors import EditError
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.program import Program
from annotator.gui.tasks import Task
from annotator.ops import annotate
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project
from annotator.store.tables import TABLES
from tests.gui.faults.planted import Bug, fail, go_on, told, window_of


def tables(project: Project) -> dict[str, list[tuple[object, ...]]]:
    logs = {name: project.read.all(f"SELECT * FROM {name}") for name in ("op", "change", "bulk")}
    return logs | {t.name: project.read.all(t.select_sql) for t in TABLES.values()}


def test_a_fault_in_the_middle_of_an_edit_leaves_nothing_of_it(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    """Half of a bulk edit, kept, would be wrong annotations that nobody made."""
    window, project = window_of(program), program.session.project
    window.verbs.add_span(((0, 3),), "ORG")
    before, data = tables(project), file.read_bytes()

    def half(project: Project, document_id: int, annotator: str, *_rest: object) -> int:
        with project.edit(Kind.ADD_SPAN) as edit:
            layer = edit.ids("layer", "document_id = ?", (document_id,))[0]
            for span in edit.ids("span", "layer_id = ?", (layer,)):
                edit.delete("span", span)
            edit.touch(everywhere=True)
            raise Bug(annotator)

    with monkeypatch.context() as patch:
        patch.setattr(annotate, "add_span", half)
        button = QPushButton("x")
        qtbot.addWidget(button)
        button.clicked.connect(lambda _on: window.verbs.add_span(((4, 6),), "ORG"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog = told(program, qtbot)
        assert "Bug" in dialog.report.toPlainText()
        assert "verb half" in dialog.report.toPlainText()
    assert tables(project) == before
    assert file.read_bytes() == data
    assert len(window.desk.laid.spans) == 1, "the window shows what is in the project"
    assert window.spans.model.rowCount() == 1
    go_on(program)
    window.verbs.add_span(((4, 6),), "ORG")
    assert len(window.desk.laid.spans) == 2
    program.session.undo()
    assert len(window.desk.laid.spans) == 1
    project.verify_log()


def test_a_fault_after_the_commit_does_not_hide_the_edit(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a panel fails to hear of an edit, the window would show what is not in the project."""
    window = window_of(program)
    monkeypatch.setattr(type(window.desk), "_hear", lambda _self, _change: fail())
    broken = window.desk

    def break_once(_change: object) -> None:
        program.session.changed.disconnect(break_once)
        fail()

    monkeypatch.undo()
    program.session.changed.connect(break_once)
    window.verbs.add_span(((0, 3),), "ORG")
    told(program, qtbot)
    go_on(program)
    assert len(broken.laid.spans) == 1
    assert window.spans.model.rowCount() == 1


def test_what_people_can_mend_is_said_and_no_dialog_comes(program: Program, qtbot: QtBot) -> None:
    """A sentence on what to do is of more use than a report."""
    window = window_of(program)

    def refuse() -> None:
        raise EditError("Not {what}.", what="possible")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(lambda: window.status.words.text() == "Not possible.")
    assert program.telling.dialog is None


def test_a_fault_in_long_work_ends_its_dialog(program: Program, qtbot: QtBot) -> None:
    """A progress dialog of work that has failed would wait for ever, and shut everything out."""

    def broken() -> Steps[object]:
        yield Step(0, 1)
        fail()

    progress = ProgressDialog("t", "t", Task(broken()), window_of(program))
    qtbot.addWidget(progress)
    progress.exec()
    told(program, qtbot)
    go_on(program)


def test_what_is_half_typed_survives_a_fault(program: Program, qtbot: QtBot) -> None:
    """The window is read anew after a fault; a note in the middle of a sentence must not go."""
    window = window_of(program)
    window.verbs.add_span(((0, 3),), "PERSON")
    span = next(iter(window.desk.laid.spans))
    window.view.select_span(span)
    window.inspector.note.setFocus()
    QTest.keyClicks(window.inspector.note, "xem l")
    QTimer.singleShot(0, fail)
    told(program, qtbot)
    go_on(program)
    kept = window.desk.laid.spans[span].note
    assert "xem l" in (kept, window.inspector.note.toPlainText())
