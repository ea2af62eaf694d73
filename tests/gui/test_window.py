"""The window as a person uses it: real keys and clicks, the store and the panels after them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs import import_
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.model.annotation import Layer, State
from annotator.ops import annotate
from annotator.ops.projects import remove_documents
from annotator.store.project import open_project
from tests.gui.conftest import TEXT, Answers, Open

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def layer_of(window: MainWindow) -> Layer:
    read = window.session.project.read
    return read.layer(window.selection.document_id, window.session.annotator)


def press(window: MainWindow, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """A key in the document's text."""
    window.view.setFocus()
    QTest.keyClick(window.view, key, modifier)


def chord(window: MainWindow, key: Key, modifier: Modifier = Modifier.ControlModifier) -> None:
    """A key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def double_click(window: MainWindow, word: str) -> None:
    """A double click on a word of the text."""
    place = window.desk.laid.text.index(word) + 1
    viewport = window.view.viewport()
    point = window.view.text_point(place)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)


def drag(window: MainWindow, start: int, stop: int) -> None:
    viewport = window.view.viewport()
    first, last = window.view.text_point(start), window.view.text_point(stop)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first + QPoint(2, 0))
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last - QPoint(2, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last - QPoint(2, 0))


def label_two(window: MainWindow) -> tuple[int, int]:
    project, document_id = window.session.project, window.selection.document_id
    one = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    return one, annotate.add_span(project, document_id, "an", ((31, 48),), "ORG")


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


def test_read_only_edits_nothing(open_window: Open, file: Path) -> None:
    with open_project(file) as holder:
        assert holder.read_only is None
        window = open_window(file)
        assert "is open in another window" in window.centre.banner.words()
        assert window.status.saved.text() == "Read-only"
        for name in ("undo", "redo", "import", "finish", "remove", "hold"):
            assert not window.acts[name].isEnabled(), name
        window.view.select_text(4, 17)
        press(window, Key.Key_1)
        assert layer_of(window).spans == ()
        document_id = window.selection.document_id
        annotate.add_span(holder, document_id, "an", ((4, 17),), "PERSON")
        window._watch.look()
        assert window.spans.model.rowCount() == 1, "it reads again what the other wrote"
        window.view.select_span(layer_of(window).spans[0].id)
        assert window.inspector.note.isReadOnly()
        assert not window.inspector.label.isEnabled()
    window.centre.banner.buttons()[0].click()
    assert window.session.is_writable
    assert window.centre.banner.words() == ""


def test_start_page_and_empty_page(open_window: Open, tmp_path: Path, config: Settings) -> None:
    config.add_recent(tmp_path / "a.annodb")
    window = open_window(None)
    assert window.centre.pages.currentWidget() is window.centre.start
    assert window.centre.start is not None
    assert window.centre.start.model.rowCount() == 1
    assert not any(panel.isVisible() for panel in window.panels)
    assert not window.acts["close"].isEnabled()


def test_opening_and_closing(open_window: Open, file: Path, config: Settings) -> None:
    window = open_window(None)
    window.projects.open(file)
    assert window.desk.laid.text == TEXT
    assert all(panel.isVisible() for panel in window.panels[:3])
    assert window.windowTitle() == "bài 1 — bài — Annotator"
    window.walk.next()
    window.acts["close"].trigger()
    assert window.centre.pages.currentWidget() is window.centre.start
    assert config.recent() == [file]
    window.projects.open(file)
    assert window.desk.laid.name == "bài 2", "where it was left"


def test_a_file_that_is_gone(open_window: Open, tmp_path: Path, answers: Answers) -> None:
    window = open_window(None)
    assert not window.projects.open(tmp_path / "không có.annodb")
    assert "There is no file" in answers.said[0]
    assert window.centre.pages.currentWidget() is window.centre.start


def test_a_project_dropped_on_the_window_opens(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, none = Qt.MouseButton.LeftButton, Modifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, none)
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: window.session.is_open)


def test_other_files_are_imported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    class Dialog(QDialog):
        place_requested = Signal(object)

        def __init__(self, _session: object, paths: list[Path], parent: MainWindow) -> None:
            super().__init__(parent)
            seen.extend(paths)

        def exec(self) -> int:
            return 1

    monkeypatch.setattr(import_, "ImportDialog", Dialog)
    window.commands.dropped([tmp_path / "bài.txt"])
    assert seen == [tmp_path / "bài.txt"]


def test_the_title_shows_its_brackets(window: MainWindow) -> None:
    project = window.session.project
    with project.edit("rename_document") as edit:
        edit.update("document", window.selection.document_id, name="a [*] b")
    window.walk.next()
    window.walk.previous()
    assert "[*][*]" in window.windowTitle()
    assert not window.isWindowModified()


def test_settings_are_kept_with_the_window(open_window: Open, file: Path, config: Settings) -> None:
    window = open_window(file)
    window.view.zoom_in()
    window.relations.go()
    window.spans.table.header().resizeSection(1, 222)
    window.put_away()
    assert config.font_size == window.view.font_size()
    assert not config.layout("window").isEmpty()
    assert not config.layout("geometry").isEmpty()
    window.projects.close()
    again = open_window(file)
    assert again.view.font_size() == window.view.font_size()
    assert again.spans.table.header().sectionSize(1) == 222
    again.acts["reset_layout"].trigger()
    assert config.layout("window").isEmpty()


@pytest.mark.parametrize(
    "name",
    ["new", "import", "export", "scheme", "settings", "annotator", "keys", "about"],
)
def test_every_dialog_opens(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    opened: list[str] = []

    def run(dialog: QDialog) -> int:
        opened.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    monkeypatch.setattr(QMessageBox, "exec", run)
    window.acts[name].trigger()
    assert len(opened) == 1


def test_checking_says_that_all_is_well(window: MainWindow, qtbot: QtBot) -> None:
    window.acts["check"].trigger()
    qtbot.waitUntil(lambda: "in order" in window.status.words.text())


def test_a_copy_is_saved_and_said(
    open_window: Open, file: Path, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(file)
    answers.save_path = tmp_path / "bản sao.annodb"
    window.acts["save_copy"].trigger()
    assert answers.save_path.exists()
    assert "bản sao.annodb" in window.status.words.text()
    window.acts["save_copy"].trigger()
    assert "exists already" in answers.said[0]


def test_a_document_removed_under_the_reader(window: MainWindow) -> None:
    project, ids = window.session.project, window.walk.ids()
    remove_documents(project, [ids[0]])
    assert window.selection.document_id == ids[1]
    assert window.documents.model.rowCount() == 2
    remove_documents(project, ids[1:])
    assert window.selection.document_id == 0
    assert window.centre.pages.currentWidget() is not window.view
    project.undo()
    project.undo()
    assert window.documents.model.rowCount() == 3


def test_a_renamed_label_is_shown_everywhere(window: MainWindow) -> None:
    one, _two = label_two(window)
    window.view.select_span(one)
    project = window.session.project
    with project.edit("change_label") as edit:
        label = project.read.label_ids("entity")["PERSON"]
        edit.update("label", label, name="HUMAN", titles='{"en": "Human"}')
        edit.touch(everywhere=True)
    assert window.labels.entities.row(0).title == "Human"
    assert window.spans.model.index(0, 1).data() == "Human"
    assert window.inspector.label.currentText() == "Human"
    chord(window, Key.Key_Z)
    assert window.spans.model.index(0, 1).data() == "Person"


def test_gold_is_finished_from_the_main_window_only_when_all_is_decided(
    open_window: Open, file: Path
) -> None:
    """Gold that says finished with open items is what trainers learn from."""
    from annotator.ops import projects  # noqa: PLC0415 - one test

    with open_project(file) as project:
        projects.add_annotator(project, "gold", "gold")
        annotate.add_span(project, 1, "gold", [(0, 3)], "PERSON")
        annotate.add_span(project, 1, "bình", [(4, 7)], "PERSON")
        annotate.set_state(project, 1, "bình", State.FINISHED)
    window = open_window(file)
    window.commands.set_annotator("gold")
    window.walk.finish()
    assert window.session.project.read.layer(1, "gold").state is State.OPEN
    window.session.run(annotate.set_state, 1, "bình", State.OPEN)
    window.walk.finish()
    assert window.session.project.read.layer(1, "gold").state is State.FINISHED
