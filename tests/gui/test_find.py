"""Finding words in the document with the keyboard, in a window and with real keys."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.find_bar import FindBar
from annotator.gui.finding import Finding
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.model.annotation import Fragment
from annotator.store.project import Project
from tests.gui.conftest import Open, add_documents

Key, Held = Qt.Key, Qt.KeyboardModifier

NAMES = "Võ Văn Thưởng. vo van thuong; VÕ VĂN THƯỞNG! Thương, thường.\n"


def key(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """A key on whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def write(words: str) -> None:
    """Letters on whatever has the focus; QTest types no letters with marks, so they are pasted."""
    target = QApplication.focusWidget()
    assert target is not None
    if words.isascii():
        QTest.keyClicks(target, words)
    else:
        QApplication.clipboard().setText(words)
        QTest.keyClick(target, Key.Key_V, Held.ControlModifier)


class Seeker:
    """A window in which something is looked for."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.view = window.view
        self.view.setFocus()

    @property
    def finding(self) -> Finding:
        return self.window.centre.finding

    @property
    def bar(self) -> FindBar:
        assert self.finding.bar is not None
        return self.finding.bar

    @property
    def text(self) -> str:
        return self.window.desk.laid.text

    def find(self, words: str) -> None:
        """Opens the bar and types, until the whole text has been searched."""
        key(Key.Key_F, Held.ControlModifier)
        write(words)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.finding.is_searching, timeout=30_000)

    def selected(self) -> tuple[Fragment, ...]:
        return self.view.current().fragments

    def words(self) -> list[str]:
        """The words that are selected."""
        return [self.text[start:stop] for start, stop in self.selected()]


@pytest.fixture
def seeker(window: MainWindow, qtbot: QtBot) -> Seeker:
    """The window on a document full of spellings of one name."""
    ids = add_documents(window.session.project, [NAMES * 3])
    window.selection.set_document(ids[0])
    return Seeker(window, qtbot)


def test_what_is_typed_is_found_at_once(seeker: Seeker) -> None:
    """Letter by letter: the hit, its number, and all others marked beside the scroll bar."""
    told: list[list[Fragment]] = []
    seeker.finding.found.connect(told.append)
    seeker.find("thuong")
    assert seeker.bar.field.hasFocus()
    assert seeker.words() == ["Thưởng"]
    assert seeker.bar.count.text() == "1 of 15"
    assert len(told[-1]) == 15
    assert told[-1][0] == seeker.selected()[0]


def test_enter_goes_on_and_round(seeker: Seeker) -> None:
    seeker.find("thuong")
    seen = []
    for _ in range(15):
        seen += seeker.selected()
        key(Key.Key_Return)
    assert seen == sorted(set(seen)), "each once, in order"
    assert seeker.bar.count.text() == "1 of 15 · from the top"
    key(Key.Key_Return, Held.ShiftModifier)
    assert seeker.bar.count.text() == "15 of 15 · from the end"
    key(Key.Key_Return, Held.ShiftModifier)
    assert seeker.bar.count.text() == "14 of 15"
    assert seeker.bar.field.hasFocus()


def test_esc_goes_to_the_text_where_a_label_key_labels_the_hit(seeker: Seeker) -> None:
    """The whole way without a mouse: find, leave, label."""
    seeker.find("van thuong")
    key(Key.Key_Return)
    hit = seeker.selected()
    key(Key.Key_Escape)
    assert seeker.bar.isHidden()
    assert seeker.view.hasFocus()
    write("1")
    spans = seeker.window.desk.laid.layer.spans
    assert [(span.fragments, span.label) for span in spans] == [(hit, "PERSON")]


def test_ctrl_enter_goes_to_the_text_and_finishes_nothing(seeker: Seeker) -> None:
    """Elsewhere Ctrl+Enter finishes the document, which must not happen from the bar."""
    document = seeker.window.selection.document_id
    seeker.find("thuong")
    key(Key.Key_Return, Held.ControlModifier)
    assert seeker.view.hasFocus()
    assert seeker.bar.isVisible()
    assert seeker.words() == ["Thưởng"]
    assert seeker.window.selection.document_id == document


def test_f3_goes_on_from_the_caret(seeker: Seeker) -> None:
    seeker.find("thuong")
    key(Key.Key_Escape)
    first = seeker.selected()[0]
    key(Key.Key_F3)
    seeker.wait()
    assert seeker.selected()[0] > first
    assert seeker.view.hasFocus(), "the keyboard stays where it was"
    key(Key.Key_F3, Held.ShiftModifier)
    seeker.wait()
    assert seeker.selected()[0] == first
    seeker.view.select_text(len(seeker.text) - 3, len(seeker.text) - 3)
    key(Key.Key_F3)
    seeker.wait()
    assert seeker.selected()[0] == first
    assert seeker.bar.count.text().endswith("from the top")


def test_f3_with_nothing_to_find_asks_what(seeker: Seeker) -> None:
    key(Key.Key_F3)
    assert seeker.bar.field.hasFocus()


def test_esc_in_the_text_leaves_the_selection_then_the_bar(seeker: Seeker) -> None:
    """Who went on with F3 has no other way to be rid of the bar without the mouse."""
    seeker.find("thuong")
    key(Key.Key_Return, Held.ControlModifier)
    key(Key.Key_Escape)
    assert seeker.selected() == ()
    assert seeker.bar.isVisible()
    key(Key.Key_Escape)
    assert seeker.bar.isHidden()
    assert len(seeker.finding.hits) == 0


def test_typing_on_stays_at_the_hit_and_deleting_goes_back(seeker: Seeker) -> None:
    seeker.find("th")
    key(Key.Key_Return)
    second = seeker.selected()[0]
    write("u")
    assert seeker.selected()[0][0] == second[0]
    write("x")
    seeker.wait()
    assert seeker.selected() == ()
    assert seeker.bar.count.text() == "nothing found"
    key(Key.Key_Backspace)
    seeker.wait()
    assert seeker.selected()[0][0] == second[0]


def test_selected_words_are_looked_for(seeker: Seeker) -> None:
    start = seeker.text.index("VÕ VĂN")
    seeker.view.select_text(start, start + 6)
    key(Key.Key_F, Held.ControlModifier)
    seeker.wait()
    assert seeker.bar.query() == "VÕ VĂN"
    assert seeker.bar.field.selectedText() == "VÕ VĂN"
    assert seeker.selected() == ((start, start + 6),)


def test_selected_lines_are_not_looked_for(seeker: Seeker) -> None:
    seeker.view.select_text(0, len(NAMES) + 5)
    key(Key.Key_F, Held.ControlModifier)
    assert seeker.bar.query() == ""


def test_a_query_with_marks_heeds_them(seeker: Seeker) -> None:
    """ "Thưởng" must not stop at every "thương"; "thuong" must not miss any of them."""
    seeker.find("Thưởng")
    assert not seeker.bar.marks.isChecked()
    assert len(seeker.finding.hits) == 6
    seeker.bar.field.clear()
    write("thuong")
    seeker.wait()
    assert seeker.bar.marks.isChecked()
    assert len(seeker.finding.hits) == 15


def test_a_decomposed_query_finds_composed_words(seeker: Seeker) -> None:
    seeker.find(unicodedata.normalize("NFD", "Võ Văn"))
    assert seeker.words() == ["Võ Văn"]


def test_options_by_key_are_remembered(seeker: Seeker, config: Settings) -> None:
    seeker.find("thuong")
    key(Key.Key_C, Held.AltModifier)
    seeker.wait()
    assert len(seeker.finding.hits) == 6, "thuong and thường"
    key(Key.Key_M, Held.AltModifier)
    seeker.wait()
    assert len(seeker.finding.hits) == 3
    seeker.bar.field.clear()
    write("huon")
    seeker.wait()
    assert len(seeker.finding.hits) == 3
    key(Key.Key_W, Held.AltModifier)
    seeker.wait()
    assert seeker.bar.count.text() == "nothing found"
    assert (config.find_case, config.find_marks, config.find_whole) == (True, "heed", True)
    again = FindBar(config)
    seeker.qtbot.addWidget(again)
    assert again.options() == seeker.bar.options()


def test_pressing_the_marks_back_follows_the_query_again(seeker: Seeker, config: Settings) -> None:
    seeker.find("thuong")
    key(Key.Key_M, Held.AltModifier)
    key(Key.Key_M, Held.AltModifier)
    assert config.find_marks == ""
    seeker.bar.field.clear()
    write("Thưởng")
    assert not seeker.bar.marks.isChecked()


def test_another_document_is_searched_and_not_moved_in(seeker: Seeker) -> None:
    ids = sorted(seeker.window.session.project.read.document_ids())
    seeker.find("thuong")
    seeker.window.selection.set_document(ids[0])
    seeker.wait()
    assert seeker.bar.count.text() == "1 found"
    assert seeker.selected() == ()
    assert seeker.view.caret == 0
    assert min(found_pixels(seeker)) > 20, "and its hits are painted"
    seeker.window.selection.set_document(ids[1])
    seeker.wait()
    assert seeker.bar.count.text() == "nothing found"
    seeker.window.selection.set_document(0)
    assert seeker.bar.isHidden()


def test_a_hit_that_is_far_away_is_brought_into_view(window: MainWindow, qtbot: QtBot) -> None:
    text = "dòng này không có gì\n" * 3000 + "ở đây: kim\n" + "hết\n" * 50
    ids = add_documents(window.session.project, [text])
    window.selection.set_document(ids[0])
    seeker = Seeker(window, qtbot)
    seeker.find("kim")
    place = seeker.view.text_point(text.index("kim"))
    assert seeker.view.viewport().rect().contains(place)


def found_pixels(seeker: Seeker) -> tuple[int, int]:
    """Pixels in the colours behind and below hits."""
    image = seeker.view.viewport().grab().toImage()
    style = seeker.view._style
    wanted = [style.found_fill.rgb(), style.found_line.rgb()]
    counts = [0, 0]
    for y in range(image.height()):
        for x in range(0, image.width(), 2):
            if image.pixel(x, y) in wanted:
                counts[wanted.index(image.pixel(x, y))] += 1
    return counts[0], counts[1]


def test_hits_are_painted_and_taken_away_again(seeker: Seeker) -> None:
    """Faintly behind the text and with a line below it, so that colour is not the only sign."""
    assert found_pixels(seeker) == (0, 0)
    seeker.find("thuong")
    fill, line = found_pixels(seeker)
    assert fill > 100
    assert line > 50
    key(Key.Key_Escape)
    assert found_pixels(seeker) == (0, 0)


def test_very_many_hits_come_in_slices(window: MainWindow, qtbot: QtBot) -> None:
    """The hits around the caret are there at once; counting the rest must not stop the window."""
    text = "a ba ca da la ma na ra sa ta\n" * 20_000
    ids = add_documents(window.session.project, [text])
    window.selection.set_document(ids[0])
    seeker = Seeker(window, qtbot)
    middle = text.index("\n", len(text) // 2) + 1
    seeker.view.select_text(middle, middle)
    key(Key.Key_F, Held.ControlModifier)
    write("a")
    # How far the search is by now is up to the machine; the nearest hit is never behind it.
    qtbot.waitUntil(lambda: seeker.selected() == ((middle, middle + 1),))
    write("x")
    seeker.wait()
    assert seeker.bar.count.text() == "nothing found"
    turns: list[None] = []
    seeker.finding._slices._timer.timeout.connect(lambda: turns.append(None))
    key(Key.Key_Backspace)
    seeker.wait()
    assert seeker.bar.count.text() == f"{text.count('a', 0, middle) + 1} of 200000"
    assert len(turns) > 3, "events had their turn between the slices, on any machine"


def test_the_previous_hit_is_waited_for(window: MainWindow, qtbot: QtBot) -> None:
    """Asked for before the search has come round to it, it is gone to once that is known."""
    text = "kim\n" + "rơm rạ\n" * 60_000
    ids = add_documents(window.session.project, [text])
    window.selection.set_document(ids[0])
    seeker = Seeker(window, qtbot)
    middle = len(text) // 2
    seeker.view.select_text(middle, middle)
    key(Key.Key_F, Held.ControlModifier)
    write("kim")
    key(Key.Key_Return, Held.ShiftModifier)
    seeker.wait()
    assert seeker.selected() == ((0, 3),)


def test_the_bar_speaks(seeker: Seeker) -> None:
    """A screen reader needs a name for every part, and no part may be out of Tab's reach."""
    key(Key.Key_F, Held.ControlModifier)
    bar = seeker.bar
    parts = [bar.field, bar.back, bar.on, bar.case, bar.marks, bar.whole, bar.leave]
    assert len({part.accessibleName() for part in parts}) == len(parts)
    for part in parts:
        assert part.accessibleName()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_narrow_bar_still_says_how_many(seeker: Seeker) -> None:
    seeker.find("thuong")
    bar = seeker.bar
    bar.resize(320, bar.height())
    QApplication.processEvents()
    count = bar.count
    assert count.width() >= count.fontMetrics().horizontalAdvance(count.text())


def test_read_only_text_is_searched(open_window: Open, filled: Project, qtbot: QtBot) -> None:
    filled.read_only = None
    seeker = Seeker(open_window(filled), qtbot)
    seeker.view.set_read_only(True)
    seeker.find("thuong")
    assert seeker.words() == ["Thưởng"]
