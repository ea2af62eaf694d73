"""The history beside the text: what is asked, what is told, and the way back to the place."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from annotator.gui.dialogs.compact import CompactDialog
from annotator.gui.dialogs.history import CHOSEN, DOCUMENT, PROJECT, HistoryDialog
from annotator.gui.history_words import kind_name
from annotator.gui.main_window import MainWindow
from annotator.gui.models import history
from annotator.gui.texts import operation_name
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.kinds import NAMES, Kind
from annotator.store.change import REDO, UNDO, Operation
from annotator.store.project import Project, open_project
from tests.gui.conftest import Answers, Open


def opened(window: MainWindow) -> HistoryDialog:
    """By its key, as people do."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialogs = [d for d in window.findChildren(HistoryDialog) if d.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def whats(dialog: HistoryDialog) -> list[str]:
    return [dialog.model.words(row)[2] for row in range(dialog.model.rowCount())]


def details(dialog: HistoryDialog) -> list[str]:
    return [dialog.model.words(row)[4] for row in range(dialog.model.rowCount())]


def pick(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


@pytest.fixture
def worked(window: MainWindow) -> tuple[MainWindow, int]:
    """A span that was relabelled twice, the second time undone, and another span."""
    window.verbs.add_span(((4, 17),), "PERSON")
    span = next(iter(window.desk.laid.spans))
    window.verbs.relabel_spans((span,), "ORG")
    window.verbs.relabel_spans((span,), "PLACE")
    window.session.undo()
    window.verbs.add_span(((31, 48),), "ORG")
    return window, span


def test_the_selected_span_tells_its_life(worked: tuple[MainWindow, int], qtbot: QtBot) -> None:
    """ "Who made this an organization?" is asked while looking at it, not by reading a log."""
    window, span = worked
    window.view.select_span(span)
    dialog = opened(window)
    assert dialog.scope.currentData() == CHOSEN
    assert whats(dialog) == [
        "undo: relabel 1 span to Place", "relabel 1 span to Place (undone)",
        "relabel 1 span to Organization", "add Person “Võ Văn Thưởng”",
    ]  # fmt: skip
    assert details(dialog)[2] == "label: Person → Organization"
    font = dialog.model.data(dialog.model.index(1, 2), Qt.ItemDataRole.FontRole)
    assert font.strikeOut()  # type: ignore[attr-defined]
    assert dialog.model.data(dialog.model.index(2, 2), Qt.ItemDataRole.FontRole) is None
    other = next(one for one in window.desk.laid.spans if one != span)
    window.view.select_span(other)
    qtbot.waitUntil(lambda: whats(dialog) == ["add Organization “Tỉnh ủy Quảng Trị”"])
    window.verbs.relabel_spans((other,), "PLACE")
    qtbot.waitUntil(lambda: len(whats(dialog)) == 2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert opened(window) is not dialog


def test_nothing_selected_asks_for_a_selection(worked: tuple[MainWindow, int]) -> None:
    """An empty table without a word looks as if nothing had ever been done."""
    window, _span = worked
    window.selection.set_selected(type(window.selection.selected)())
    dialog = opened(window)
    assert dialog.scope.currentData() == PROJECT
    pick(dialog.scope, CHOSEN)
    assert dialog.model.rowCount() == 0
    assert "Select" in dialog.detail.text()


def test_filters_narrow_and_a_double_click_goes_there(
    worked: tuple[MainWindow, int], filled: Project, qtbot: QtBot
) -> None:
    """An entry from which one cannot get to its place must be looked for by hand."""
    window, span = worked
    first, second = filled.read.document_ids()[:2]
    filled.actor = "bình"
    theirs = annotate.add_span(filled, second, "bình", ((3, 17),), "PERSON")
    annotate.set_state(filled, second, "bình", State.FINISHED)
    filled.actor = "an"
    window.selection.set_selected(type(window.selection.selected)())
    dialog = opened(window)
    pick(dialog.who, "bình")
    assert whats(dialog) == ["finish the document", "add Person “Trương Thị Mai”"]
    pick(dialog.what, Kind.ADD_SPAN)
    assert whats(dialog) == ["add Person “Trương Thị Mai”"]
    where = dialog.table.visualRect(dialog.model.index(0, 2)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.desk.laid.document_id == second
    assert window.desk.shown_annotator == "bình"
    assert window.selection.selected.spans == (theirs,)
    pick(dialog.who, None)
    pick(dialog.scope, DOCUMENT)
    assert whats(dialog) == ["add Person “Trương Thị Mai”"]
    window.selection.set_document(first)
    qtbot.waitUntil(lambda: len(whats(dialog)) == 2)
    pick(dialog.days, 1)
    assert len(whats(dialog)) == 2
    assert span


def test_rows_are_copied_and_saved(
    worked: tuple[MainWindow, int], answers: Answers, tmp_path: Path
) -> None:
    """An audit that cannot leave the window is of no use to whoever must sign it."""
    window, _span = worked
    filled = window.session.project
    filled.actor = "=cmd|' /C calc'!A0"
    annotate.add_span(filled, filled.read.document_ids()[0], "an", ((0, 3),), "PERSON")
    window.selection.set_selected(type(window.selection.selected)())
    dialog = opened(window)
    dialog.table.selectRow(0)
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert "Ông" in lines[1]
    answers.save_path = tmp_path / "h.csv"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    with answers.save_path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == dialog.model.rowCount() + 1
    assert rows[1][1].startswith("'=")
    assert rows[1][5].endswith("Z")
    answers.save_path = tmp_path / "none" / "h.csv"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "There is no folder" in answers.said[-1]


def test_others_work_is_hidden_while_mine_is_open(window: MainWindow, filled: Project) -> None:
    """Otherwise the history would be the way round labelling blind."""
    document = filled.read.document_ids()[0]
    filled.actor = "bình"
    annotate.add_span(filled, document, "bình", ((4, 17),), "PLACE")
    filled.actor = "an"
    window.verbs.add_span(((0, 3),), "PERSON")
    window.selection.set_selected(type(window.selection.selected)())
    dialog = opened(window)
    assert whats(dialog)[1] == "add a span"
    assert "Not shown" in details(dialog)[1]
    dialog.table.selectRow(1)
    assert not dialog.go.isEnabled()
    everything = " ".join(
        " ".join(dialog.model.words(row)) for row in range(dialog.model.rowCount())
    )
    assert "Thưởng" not in everything
    assert "Place" not in everything


def test_a_narrow_question_is_followed_through_a_long_log(
    window: MainWindow, filled: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the oldest entry of a span is not found, its maker seems to be nobody."""
    document = filled.read.document_ids()[0]
    window.verbs.add_span(((4, 17),), "PERSON")
    span = next(iter(window.desk.laid.spans))
    monkeypatch.setattr(history, "_LOOK", 3)
    for number in range(30):
        annotate.set_state(
            filled, document, "an", State.FINISHED if number % 2 == 0 else State.OPEN
        )
    window.view.select_span(span)
    dialog = opened(window)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=10_000)
    assert not dialog.model.canFetchMore(QModelIndex())


def test_every_kind_has_words() -> None:
    """A filter that says "annotate_span" was never translated."""
    names = [kind_name(kind) for kind in Kind]
    assert all("_" not in name for name in names)
    assert len(set(names)) == len(names)
    assert {kind: kind_name(kind) for kind in (*Kind, UNDO, REDO)} == NAMES  # the command line's


def test_who_left_no_name_can_be_asked_for(file: Path, open_window: Open) -> None:
    """An empty entry among the people looks broken, and cannot be told from nobody chosen."""
    with open_project(file) as project:
        annotate.add_span(project, 1, "an", ((0, 3),), "PERSON")
    dialog = opened(open_window(file))
    names = [dialog.who.itemText(row) for row in range(dialog.who.count())]
    assert "(no name)" in names
    assert all(names)
    pick(dialog.who, "")
    assert {dialog.model.words(row)[1] for row in range(dialog.model.rowCount())} == {"(no name)"}


def test_an_import_of_work_alone_says_so() -> None:
    """ "import 0 documents" reads as if the import had failed."""
    told = [
        operation_name(Operation(1, Kind.IMPORT, "", "", detail))
        for detail in ({"documents": 0}, {"documents": 0, "spans": 3}, {"documents": 2, "spans": 3})
    ]
    assert told == [
        "import annotations", "import 3 spans of documents that were there", "import 2 documents",
    ]  # fmt: skip
    scheme = Operation(1, Kind.SET_SCHEME, "", "", {"name": "Tin tức"})
    assert operation_name(scheme) == "set the scheme Tin tức"


def test_closing_the_project_closes_the_history(worked: tuple[MainWindow, int]) -> None:
    """A window over a closed project would ask a database that is gone."""
    window, _span = worked
    dialog = opened(window)
    window.projects.close()
    QApplication.processEvents()
    assert [d for d in window.findChildren(HistoryDialog) if d.isVisible()] == []
    assert not Shiboken.isValid(dialog) or not dialog.isVisible()


# -- a shorter one -------------------------------------------------------------------------------


def compacting(window: MainWindow, choose: Callable[[CompactDialog], None]) -> None:
    """Opens the dialog by its action, and lets ``choose`` do what a person does in it."""
    met = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CompactDialog):
            QTimer.singleShot(10, act)
            return
        met.append(dialog)
        choose(dialog)

    QTimer.singleShot(10, act)
    window.acts["compact"].trigger()
    assert len(met) == 1


def press(dialog: CompactDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.compact.isEnabled)
    QTest.mouseClick(dialog.compact, Qt.MouseButton.LeftButton)


def test_compacting_asks_first_and_opens_the_project_again(
    open_window: Open, file: Path, qtbot: QtBot, answers: Answers
) -> None:
    """What is forgotten is gone: it must be said before, and the work must go on after."""
    window = open_window(file)
    window.verbs.add_span(((4, 17),), "PERSON")
    span = next(iter(window.desk.laid.spans))
    window.verbs.relabel_spans((span,), "ORG")
    document = window.selection.document_id

    def look_and_leave(dialog: CompactDialog) -> None:
        assert not dialog.compact.isEnabled(), "keeping everything is what is proposed"
        qtbot.waitUntil(lambda: "history" in dialog.facts.text())
        dialog.shorten.setChecked(True)
        qtbot.waitUntil(lambda: "as old as that" in dialog.cost.text())
        assert not dialog.compact.isEnabled()
        dialog.reject()

    compacting(window, look_and_leave)
    assert window.session.project.history(1)[0].kind == Kind.RELABEL_SPANS

    def take_all(dialog: CompactDialog) -> None:
        dialog.days.setValue(0)
        qtbot.waitUntil(lambda: "can no longer be undone" in dialog.cost.text())
        assert "backup" in dialog.cost.text()
        press(dialog, qtbot)

    compacting(window, take_all)
    assert "compacted" in answers.said[-1]
    session = window.session
    assert session.is_writable
    assert session.project.history(1)[0].kind == Kind.COMPACT
    assert not window.acts["undo"].isEnabled()
    window.selection.set_document(document)
    assert len(window.desk.laid.spans) == 1
    window.verbs.add_span(((31, 48),), "ORG")
    assert window.acts["undo"].isEnabled()
    session.project.verify_log()
    window.view.select_span(span)
    dialog = opened(window)
    assert whats(dialog) == ["relabel 1 span to Organization", "add Person “Võ Văn Thưởng”"]


def test_what_cannot_be_compacted_is_said_and_stays_open(
    open_window: Open, file: Path, qtbot: QtBot, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure must leave the annotator where they were, with the project."""
    window = open_window(file)
    window.verbs.add_span(((4, 17),), "PERSON")

    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotator.store.compaction.copy_whole", refuse)

    def take_all(dialog: CompactDialog) -> None:
        dialog.days.setValue(0)
        press(dialog, qtbot)

    compacting(window, take_all)
    assert "No space left" in answers.said[-1]
    assert window.session.is_writable
    assert window.session.project.history(1)[0].kind == Kind.ADD_SPAN
