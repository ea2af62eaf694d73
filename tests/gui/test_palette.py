"""The command palette in a window, with real keys: everything is found by its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.document.spacing import Spacing
from annotator.gui.main_window import MainWindow
from annotator.gui.offers import REMEMBERED
from annotator.gui.palette import MOST, Palette
from annotator.gui.palette_items import Kind
from annotator.gui.palette_rows import spoken
from annotator.gui.plain import one_line
from annotator.gui.settings import Settings, Theme
from annotator.model.annotation import State
from annotator.ops.projects import rename_document
from tests.gui.conftest import add_documents

Key, Held = Qt.Key, Qt.KeyboardModifier


def key(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """A key on whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def write(words: str) -> None:
    """Letters on whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, words)


def opened(window: MainWindow) -> Palette:
    """The palette, opened from the text by its key."""
    window.view.setFocus()
    key(Key.Key_K, Held.ControlModifier)
    palette = window.offers.palette
    assert palette is not None
    assert palette.field.hasFocus()
    return palette


def texts(palette: Palette) -> list[str]:
    """The lines, from the top."""
    return [item.text for item in palette.rows.items()]


def test_a_command_by_its_name(window: MainWindow) -> None:
    palette = opened(window)
    write("next doc")
    assert texts(palette)[0] == "Next document"
    key(Key.Key_Return)
    assert palette.isHidden()
    assert window.view.hasFocus()
    assert window.desk.laid.name == "bài 2"


def test_esc_and_its_own_key_close_it_and_give_the_keyboard_back(window: MainWindow) -> None:
    palette = opened(window)
    key(Key.Key_Escape)
    assert palette.isHidden()
    assert window.view.hasFocus()
    window.documents.go()
    key(Key.Key_K, Held.ControlModifier)
    assert palette.isVisible()
    key(Key.Key_K, Held.ControlModifier)
    assert palette.isHidden()
    assert window.documents.list.hasFocus()


def test_themes_and_line_spacings_are_found_by_their_names(
    window: MainWindow, qtbot: QtBot
) -> None:
    """They stand in menus of menus, where nobody looks who types what they want."""
    palette = opened(window)
    write("dark")
    assert texts(palette)[0] == "Theme: Dark"
    with qtbot.waitSignal(window.theme_requested) as asked:
        key(Key.Key_Return)
    assert asked.args == [Theme.DARK]
    assert window.settings.theme is Theme.DARK
    opened(window)
    write("spacing wide")
    key(Key.Key_Return)
    assert window.settings.spacing is Spacing.WIDE
    opened(window)
    write("tieng viet")
    with qtbot.waitSignal(window.language_requested) as asked:
        key(Key.Key_Return)
    assert asked.args == ["vi"]


def test_a_label_labels_what_is_selected(window: MainWindow) -> None:
    window.view.select_text(4, 17)
    opened(window)
    write("@person")
    key(Key.Key_Return)
    assert [(s.fragments, s.label) for s in window.desk.laid.layer.spans] == [
        (((4, 17),), "PERSON")
    ]  # fmt: skip


def test_a_document_opens_by_its_name_without_marks(window: MainWindow) -> None:
    palette = opened(window)
    write("#BAI 3")
    assert texts(palette) == ["bài 3"]
    key(Key.Key_Return)
    assert window.desk.laid.name == "bài 3"
    assert window.view.hasFocus()


def test_what_is_not_possible_is_shown_and_not_done(window: MainWindow) -> None:
    palette = opened(window)
    write("reopen the document")
    item = palette.current()
    assert item is not None
    assert not item.is_enabled
    assert "not possible" in spoken(item)
    key(Key.Key_Return)
    assert palette.isVisible()
    assert palette.count.text() == "This is not possible now."


def test_possible_commands_come_before_others(window: MainWindow) -> None:
    palette = opened(window)
    commands = [item.is_enabled for item in palette.rows.items() if item.kind is Kind.COMMAND]
    assert commands == sorted(commands, reverse=True)
    assert len(set(commands)) == 2


def test_nothing_happens_behind_it(window: MainWindow) -> None:
    """Ctrl+Enter finishes a document and Delete removes a span: not from a field above them."""
    palette = opened(window)
    document = window.selection.document_id
    key(Key.Key_Return, Held.ControlModifier)
    key(Key.Key_PageDown, Held.ControlModifier)
    key(Key.Key_W, Held.ControlModifier)
    key(Key.Key_F, Held.ControlModifier)
    key(Key.Key_Delete)
    assert palette.field.hasFocus()
    assert window.session.is_open
    assert window.desk.state is State.OPEN
    assert window.selection.document_id == document


def test_arrows_pages_and_round(window: MainWindow) -> None:
    palette = opened(window)
    key(Key.Key_Down)
    key(Key.Key_Down)
    assert palette.list.currentIndex().row() == 2
    key(Key.Key_PageDown)
    assert palette.list.currentIndex().row() > 8
    key(Key.Key_PageUp)
    assert palette.list.currentIndex().row() == 2
    for _ in range(3):
        key(Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.rows.rowCount() - 1
    key(Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    assert palette.field.hasFocus()


def test_recent_choices_come_first_and_are_bounded(window: MainWindow, config: Settings) -> None:
    opened(window)
    write("zoom out")
    key(Key.Key_Return)
    palette = opened(window)
    assert texts(palette)[0] == "Zoom out"
    config.set_recent_choices([f"command:{i}" for i in range(100)])
    key(Key.Key_Return)
    assert len(config.recent_choices()) == REMEMBERED


def test_a_click_chooses_and_a_click_beside_it_closes(window: MainWindow) -> None:
    palette = opened(window)
    write("#bai")
    row = palette.list.visualRect(palette.rows.index(1, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.desk.laid.name == "bài 2"
    opened(window)
    handle = window.windowHandle()
    inside = palette.hint.mapTo(window, palette.hint.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Held.NoModifier, inside)
    assert palette.isVisible()
    place = window.spans.table.mapTo(window, window.spans.table.rect().center())
    assert not palette.geometry().contains(place)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Held.NoModifier, place)
    assert palette.isHidden()
    assert window.view.hasFocus(), "the press did nothing else"
    assert window.desk.laid.name == "bài 2"


def test_new_and_renamed_documents_are_found(window: MainWindow) -> None:
    """A list that is kept for speed must not keep what is no longer true."""
    palette = opened(window)
    key(Key.Key_Escape)
    (first, *_others) = window.session.project.read.document_ids()
    rename_document(window.session.project, first, "thư viện")
    add_documents(window.session.project, ["mới"])
    opened(window)
    write("#")
    assert sorted(texts(palette)) == ["bài 1", "bài 2", "bài 3", "thư viện"]


def test_keys_are_shown_as_they_are(window: MainWindow) -> None:
    palette = opened(window)
    keys = {item.key: item.keys for item in palette.rows.items()}
    assert keys["find"] == "Ctrl+F"
    assert keys["finish"] == "Ctrl+Enter"
    assert keys["relate"] == "R"
    assert keys["PERSON"] == "1"


def test_without_a_project_it_offers_to_open_one(open_window: object, qtbot: QtBot) -> None:
    del qtbot
    window = open_window(None)  # type: ignore[operator]
    window.activateWindow()
    window.acts["palette"].trigger()
    palette = window.offers.palette
    assert palette is not None
    enabled = {item.key for item in palette.rows.items() if item.is_enabled}
    assert {"new", "open", "demo", "settings"} <= enabled
    assert not {item.kind for item in palette.rows.items()} - {Kind.COMMAND}


def test_enter_before_the_search_is_through_means_the_best(window: MainWindow) -> None:
    """Fast typists press Enter while thousands of names are still to be looked at."""
    add_documents(window.session.project, [f"bài {i}" for i in range(2_000)])
    ids = window.session.project.read.document_ids()
    rename_document(window.session.project, ids[-1], "kho lưu trữ")
    palette = opened(window)
    write("kho luu tru")
    key(Key.Key_Return)
    assert palette.isHidden()
    assert window.desk.laid.name == "kho lưu trữ"


def test_only_so_many_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    add_documents(window.session.project, ["x"] * 600)
    palette = opened(window)
    write("#")
    qtbot.waitUntil(lambda: palette.count.text() != "")
    qtbot.waitUntil(lambda: "603" in palette.count.text())
    assert palette.rows.rowCount() == MOST


@pytest.mark.parametrize("size", [(560, 320), (1600, 1000)])
def test_it_lies_within_the_window(window: MainWindow, size: tuple[int, int]) -> None:
    palette = opened(window)
    window.resize(*size)
    QApplication.processEvents()
    assert window.rect().contains(palette.geometry())
    assert palette.rect().contains(palette.list.geometry())
    assert palette.list.height() >= palette.list.fontMetrics().height()


def test_names_cannot_pose_as_others() -> None:
    """A name with a direction override would show another extension, one with a line end two."""
    assert one_line("hợp đồng\ntxt.exe") == "hợp đồng txt.exe"
    assert one_line("gpj.\u202eexe") == "gpj.\ufffdexe"
    assert one_line("\x07a\x00") == "\ufffda\ufffd"
    assert one_line("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"
