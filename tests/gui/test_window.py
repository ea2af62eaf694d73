"""The window as a person uses it: real keys and clicks, the store and the panels after them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.model.annotation import State
from annotator.ops import annotate
from tests.gui.hands import chord, drag, label_two, layer_of, press

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_labelling_goes_all_the_way(window: MainWindow) -> None:
    drag(window, 4, 17)
    press(window, Key.Key_1)
    (span,) = layer_of(window).spans
    assert (span.label, span.fragments) == ("PERSON", ((4, 17),))
    assert window.selection.selected.spans == (span.id,)
    assert window.spans.model.index(0, 0).data() == "Võ Văn Thưởng"
    assert window.spans.table.keys() == [span.id]
    assert window.documents.model.row(0).spans == 1
    assert window.documents.model.row(0).state is State.OPEN
    assert [row.here for row in window.labels.entities.rows()] == [1, 0, 0]
    assert window.inspector.words.text() == "Võ Văn Thưởng"
    assert window.inspector.offsets.text() == "4–17"
    assert window.status.chosen.text() == "4–17"
    assert window.status.saved.text() == "Saved"
    assert window.acts["undo"].text() == "Undo: add Person “Võ Văn Thưởng”"

    chord(window, Key.Key_Z)
    assert layer_of(window).spans == ()
    assert window.spans.model.rowCount() == 0
    assert window.acts["redo"].text() == "Redo: add Person “Võ Văn Thưởng”"
    chord(window, Key.Key_Y)
    assert len(layer_of(window).spans) == 1


def test_removing_says_what_went_with_it(window: MainWindow) -> None:
    one, two = label_two(window)
    annotate.add_relation(window.session.project, one, two, "WORKS_WITH")
    window.view.select_span(one)
    press(window, Key.Key_Delete)
    assert "Removed 1 span and 1 relation." in window.status.words.text()
    assert [span.id for span in layer_of(window).spans] == [two]
    assert layer_of(window).relations == ()


def test_a_relation_in_three_keys(window: MainWindow) -> None:
    one, two = label_two(window)
    window.view.select_span(one)
    press(window, Key.Key_R)
    rect = window.view.position_of(two)
    assert rect is not None
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    popup = QApplication.activePopupWidget()
    if popup is not None:  # more than one label fits
        QTest.keyClick(popup, Key.Key_W)
        QTest.keyClick(popup, Key.Key_Return) if popup.isVisible() else None
    assert [(r.head, r.tail) for r in layer_of(window).relations] == [(one, two)]


def test_the_palette_labels_what_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    window.view.select_text(4, 17)
    table = window.labels.entity_list
    qtbot.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(window.labels.entities.index(1, 0)).center(),
    )
    assert [span.label for span in layer_of(window).spans] == ["ORG"]


def test_a_held_label_makes_a_span_of_each_drag(window: MainWindow, qtbot: QtBot) -> None:
    table = window.labels.entity_list
    pin = table.visualRect(window.labels.entities.index(0, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=pin)
    assert window.acts["hold"].isChecked()
    drag(window, 4, 17)
    drag(window, 39, 48)
    assert [span.fragments for span in layer_of(window).spans] == [((4, 17),), ((39, 48),)]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=pin)
    assert not window.acts["hold"].isChecked()
    drag(window, 18, 25)
    assert len(layer_of(window).spans) == 2


def test_undo_opens_the_document_where_it_was(window: MainWindow) -> None:
    one, _two = label_two(window)
    first = window.selection.document_id
    annotate.remove(window.session.project, [one])
    window.walk.next()
    assert window.selection.document_id != first
    chord(window, Key.Key_Z)
    assert window.selection.document_id == first
    assert window.view.current().spans == (one,)
    chord(window, Key.Key_Z)
    assert window.view.current().fragments == ((31, 48),), "the place of what is gone"


def test_finishing_goes_on_to_the_next(window: MainWindow) -> None:
    first, second, third = window.session.project.read.document_ids()
    chord(window, Key.Key_Return)
    assert window.selection.document_id == second
    assert window.documents.model.row(0).state is State.FINISHED
    window.walk.next()
    chord(window, Key.Key_Return)
    assert window.selection.document_id == second, "round to what is left"
    chord(window, Key.Key_Return)
    assert window.status.words.text() == "All documents are finished."
    assert window.documents.heading_words() == "3 of 3 finished"
    assert not window.acts["finish"].isEnabled()
    window.acts["reopen"].trigger()
    assert window.desk.state is State.OPEN
    assert {first, second, third} == set(window.walk.ids())


@pytest.mark.parametrize("focus", ["view", "list"])
@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Key.Key_PageDown, Modifier.ControlModifier), (Key.Key_Down, Modifier.AltModifier)],
)
def test_next_document_by_key(window: MainWindow, key: Key, modifier: Modifier, focus: str) -> None:
    ids = window.walk.ids()
    (window.view if focus == "view" else window.documents.list).setFocus()
    chord(window, key, modifier)
    assert window.selection.document_id == ids[1]


def test_another_annotator_sees_another_layer(window: MainWindow) -> None:
    label_two(window)
    window.commands.set_annotator("bình")
    assert window.view.current().spans == ()
    assert window.spans.model.rowCount() == 0
    assert window.documents.model.row(0).spans == 0
    assert window.status.who.text().startswith("bình")
    window.view.select_text(4, 17)
    press(window, Key.Key_2)
    window.commands.set_annotator("an")
    assert window.spans.model.rowCount() == 2
    assert window.session.project.read.layer(window.selection.document_id, "bình").spans
