"""From a line of the import's report to the text: the document, and whose layer came along."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.import_ import ImportDialog
from annotator.gui.main_window import MainWindow
from tests.gui.conftest import Answers

BAD = {"id": "s2", "label": "PERSON", "fragments": [[5, 900]]}
GOOD = {"id": "s1", "label": "PERSON", "fragments": [[3, 8]]}


def write(path: Path, annotator: str) -> Path:
    """A good document, one with a span outside the text, and a line that is no JSON."""
    lines = []
    for name, spans in (("tốt", [GOOD]), ("mới", [GOOD, BAD])):
        layer = {"annotator": annotator, "spans": spans}
        text = f"Bà Trần Thị Mai, {name}."
        lines.append(json.dumps({"name": name, "text": text, "layers": [layer]}))
    path.write_text("\n".join([*lines, "{no"]), "utf-8")
    return path


def import_and_go(qtbot: QtBot, path: Path, word: str) -> Callable[[], None]:
    """Imports, double-clicks the first row of the report that says ``word``, and closes."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ImportDialog):
            QTimer.singleShot(10, look)
            return
        dialog._setup.add_paths([path])
        QTest.mouseClick(dialog._start, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.report is not None)
        table, items = dialog._report.table, dialog._report.items
        row = next(n for n in range(items.rowCount()) if word in items.text_of([n]))
        place = table.visualRect(items.index(row, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if dialog.isVisible():
            dialog.reject()

    return look


def test_a_double_click_opens_the_document_with_the_layer_that_came(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """What an import rejected is looked at in its document, not searched among thousands."""
    QTimer.singleShot(10, import_and_go(qtbot, write(tmp_path / "a.jsonl", "bình"), "s2"))
    window.commands.import_files()
    assert window.desk.laid.name == "mới"
    assert window.desk.shown_annotator == "bình"
    assert [span.fragments for span in window.desk.laid.layer.spans] == [((3, 8),)]
    assert window.focusWidget() is window.view


def test_a_row_without_a_document_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    """A broken line made no document: a double-click that does nothing looks like a hang."""
    before = window.selection.document_id
    QTimer.singleShot(10, import_and_go(qtbot, write(tmp_path / "a.jsonl", "bình"), "JSON"))
    window.commands.import_files()
    assert window.selection.document_id == before
    assert answers.said == ["No document of the project belongs to this row; look in the file."]
