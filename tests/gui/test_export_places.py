"""From a loss in the export's report to the text: the document, whose layer, the span."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.export import ExportDialog
from annotator.gui.document.selected import Selected
from annotator.gui.main_window import MainWindow
from annotator.model.annotation import State
from annotator.ops import annotate


def when_waiting(do: Callable[[ExportDialog], None]) -> None:
    """Does something in the export dialog once it waits."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, ExportDialog):
            do(found)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def export_and_go(qtbot: QtBot, target: Path, what: str) -> Callable[[ExportDialog], None]:
    """Exports as CoNLL and presses Enter on the first loss of a kind."""

    def do(dialog: ExportDialog) -> None:
        setup, pane = dialog._setup, dialog._report
        setup._format.setCurrentIndex(setup._format.findData("conll"))
        setup._target.setText(str(target))
        QTest.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.report is not None)
        assert dialog.report is not None
        number = next(n for n, item in enumerate(dialog.report.losses) if item.what == what)
        pane.table.selectRow(number)
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_Return)

    return do


def test_enter_on_a_loss_opens_its_document_and_selects_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """The report is how one finds what the format could not hold; nobody searches 200 files."""
    project = window.session.project
    first, _second, third = project.read.document_ids()
    gap = annotate.add_span(project, third, "an", [(4, 6), (14, 18)], "PERSON")
    whole = annotate.add_span(project, third, "an", [(31, 48)], "ORG")
    link = annotate.add_relation(project, gap, whole, "WORKS_WITH")
    annotate.set_state(project, third, "an", State.FINISHED)
    window.selection.set_document(first)
    when_waiting(export_and_go(qtbot, tmp_path / "a.conll", "span"))
    window.commands.export()
    assert window.selection.document_id == third
    assert window.view.current() == Selected(spans=(gap,))
    when_waiting(export_and_go(qtbot, tmp_path / "b.conll", "relation"))
    window.commands.export()
    assert window.view.current() == Selected(relation=link)


def test_a_loss_of_somebody_else_shows_their_layer(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """A span that another person drew is not among one's own."""
    project = window.session.project
    second = project.read.document_ids()[1]
    gap = annotate.add_span(project, second, "bình", [(3, 8), (14, 17)], "PERSON")
    annotate.set_state(project, second, "bình", State.FINISHED)
    when_waiting(export_and_go(qtbot, tmp_path / "a.conll", "span"))
    window.commands.export()
    assert window.selection.document_id == second
    assert window.desk.shown_annotator == "bình"
    assert window.view.current() == Selected(spans=(gap,))
