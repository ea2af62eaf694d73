"""The window's panels: fields, tables, notes and attributes, and who has the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.ops import annotate
from tests.gui.hands import chord, label_two, layer_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_a_click_in_a_table_goes_to_the_place(window: MainWindow, qtbot: QtBot) -> None:
    one, two = label_two(window)
    relation = annotate.add_relation(window.session.project, one, two, "WORKS_WITH")
    table = window.spans.table
    place = table.visualRect(window.spans.model.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.view.current().spans == (two,)
    window.relations.go()
    table = window.relations.table
    place = table.visualRect(window.relations.model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.view.current().relation == relation
    assert window.inspector.words.text() == "Võ Văn Thưởng → Tỉnh ủy Quảng Trị"


def test_several_rows_are_removed_at_once(window: MainWindow) -> None:
    label_two(window)
    window.spans.go()
    window.spans.table.selectAll()
    QTest.keyClick(window.spans.table, Key.Key_Delete)
    assert layer_of(window).spans == ()
    chord(window, Key.Key_Z)
    assert len(layer_of(window).spans) == 2


def test_arrows_in_a_table_walk_and_keep_the_keyboard(window: MainWindow) -> None:
    one, two = label_two(window)
    window.spans.go()
    QTest.keyClick(window.spans.table, Key.Key_Home)
    assert window.view.current().spans == (one,)
    QTest.keyClick(window.spans.table, Key.Key_Down)
    assert window.view.current().spans == (two,)
    assert window.spans.table.hasFocus()


def test_undo_goes_to_the_text_field_first(window: MainWindow) -> None:
    one, _two = label_two(window)
    window.view.select_span(one)
    note = window.inspector.note
    note.setFocus()
    QTest.keyClicks(note, "chu")
    chord(window, Key.Key_Z)
    assert note.toPlainText() != "chu"
    assert len(layer_of(window).spans) == 2, "the field's undo is not the project's"
    while note.document().isUndoAvailable():
        chord(window, Key.Key_Z)
    chord(window, Key.Key_Z)
    assert len(layer_of(window).spans) == 1, "an empty field leaves Ctrl+Z to the project"


def test_the_menu_undoes_in_the_field_too(window: MainWindow) -> None:
    label_two(window)
    window.documents.filter.setFocus()
    QTest.keyClicks(window.documents.filter, "bai")
    window.acts["undo"].trigger()
    assert window.documents.filter.text() == ""
    assert len(layer_of(window).spans) == 2


def test_letters_in_a_field_label_nothing(window: MainWindow) -> None:
    window.view.select_text(4, 17)
    window.documents.filter.setFocus()
    QTest.keyClicks(window.documents.filter, "123r?w")
    assert window.documents.filter.text() == "123r?w"
    assert layer_of(window).spans == ()


@pytest.mark.parametrize("way", ["focus", "selection", "document", "rest", "finish", "close"])
def test_a_typed_note_is_never_lost(window: MainWindow, qtbot: QtBot, way: str) -> None:
    one, two = label_two(window)
    document_id = window.selection.document_id
    window.view.select_span(one)
    note = window.inspector.note
    note.setFocus()
    QTest.keyClicks(note, "hai ten")
    ways: dict[str, Callable[[], object]] = {
        "focus": window.view.setFocus,
        "selection": lambda: window.view.select_span(two),
        "document": window.walk.next,
        "rest": lambda: qtbot.waitUntil(lambda: not note.is_unsaved, timeout=4000),
        "finish": lambda: chord(window, Key.Key_Return),
        "close": window.put_away,
    }
    ways[way]()
    layer = window.session.project.read.layer(document_id, "an")
    assert [span.note for span in layer.spans] == ["hai ten", ""]
    if way == "rest":
        QTest.keyClicks(note, "!")
        assert note.toPlainText() == "hai ten!", "saving leaves cursor and words alone"


def test_attributes_by_the_scheme(window: MainWindow, qtbot: QtBot) -> None:
    one, two = label_two(window)
    window.view.select_span(one)
    form = window.inspector.attributes
    choice, flag, age = (form.field(name) for name in ("sure", "famous", "age"))
    assert form.field("alias") is None
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    flag = form.field("famous")
    assert flag is not None
    qtbot.mouseClick(flag, Qt.MouseButton.LeftButton, pos=QPoint(8, flag.height() // 2))
    age = form.field("age")
    assert isinstance(age, QLineEdit)
    age.setFocus()
    QTest.keyClicks(age, "53")
    window.view.select_span(two)
    layer = layer_of(window)
    assert dict(layer.spans[0].attributes) == {"sure": "yes", "famous": True, "age": 53}
    assert window.inspector.attributes.field("alias") is not None


def test_relabelling_and_reversing_in_the_inspector(window: MainWindow) -> None:
    one, two = label_two(window)
    relation = annotate.add_relation(window.session.project, one, two, "WORKS_WITH")
    window.view.select_span(one)
    window.inspector.label.activated.emit(2)
    assert layer_of(window).spans[0].label == "PLACE"
    window.view.select_relation(relation)
    window.inspector.reverse.click()
    assert (layer_of(window).relations[0].head, layer_of(window).relations[0].tail) == (two, one)
    assert window.inspector.words.text().startswith("Tỉnh ủy")


def test_filter_and_enter(window: MainWindow) -> None:
    chord(window, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert window.documents.filter.hasFocus()
    QTest.keyClicks(window.documents.filter, "BAI 2")
    QTest.keyClick(window.documents.filter, Key.Key_Return)
    assert window.desk.laid.name == "bài 2"
    assert window.documents.model.rowCount() == 1
    window.documents.states.setCurrentIndex(2)
    assert window.documents.model.rowCount() == 0


def test_panels_by_key(window: MainWindow) -> None:
    window.view.setFocus()
    seen = []
    for _ in range(8):
        chord(window, Key.Key_F6, Modifier.NoModifier)
        seen += [p.objectName() for p in window.panels if p.holds_focus()] or ["text"]
    assert {"documents", "labels", "inspector", "spans", "text"} <= set(seen)
    chord(window, Key.Key_5)
    assert window.relations.holds_focus()
    chord(window, Key.Key_0)
    assert window.view.hasFocus()
