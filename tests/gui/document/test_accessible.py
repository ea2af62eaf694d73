"""The text as a screen reader gets it, asked in this process through QAccessible."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.document.blocks import LONGEST
from annotator.gui.document.view import DocumentView
from annotator.gui.document.voice import Voice
from annotator.model.annotation import Layer, Relation, Span
from tests.gui.document.bench import I18N, Bench

Key = Qt.Key
Words = QAccessible.Text

TEXT = "Ông Võ Văn Thưởng 😀 đến Hà Nội. Hôm qua.\nĐoạn hai ở đây."
PERSON = Span(1, "PERSON", ((4, 17),))
PLACE = Span(2, "PLACE", ((24, 30),))
LIVES = Relation(1, "LIVES_IN", 1, 2)


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    """Assistive technology is there while the test runs."""
    del qapp
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def heard(bench: Bench, listening: None) -> list[str]:
    """What the view announces."""
    del listening
    out: list[str] = []
    voice = bench.view.findChild(Voice)
    assert voice is not None
    voice.said.connect(out.append)
    return out


def reader(bench: Bench) -> tuple[QAccessibleInterface, QAccessibleTextInterface]:
    """The view, and its text, as a screen reader gets them."""
    found = QAccessible.queryAccessibleInterface(bench.view)
    assert found is not None
    text = found.textInterface()
    assert text is not None
    return found, text


def everything(text: QAccessibleTextInterface) -> str:
    return text.text(0, text.characterCount())


@pytest.mark.usefixtures("listening")
def test_the_paragraph_at_the_caret_is_read(bench: Bench) -> None:
    """Without this a blind person hears nothing of the text."""
    bench.show(TEXT, PERSON)
    view, text = reader(bench)
    assert view.role() == QAccessible.Role.EditableText
    assert view.text(Words.Name) == "Document text"
    assert view.state().readOnly
    assert everything(text) == TEXT.split("\n", maxsplit=1)[0]
    assert text.cursorPosition() == 0
    bench.key(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert everything(text) == "Đoạn hai ở đây."
    assert text.cursorPosition() == text.characterCount() == 15


@pytest.mark.usefixtures("listening")
def test_offsets_are_utf_16_and_no_character_is_cut_in_two(bench: Bench) -> None:
    """Otherwise everything after an emoji is read one letter off."""
    bench.show(TEXT)
    _, text = reader(bench)
    assert text.characterCount() == 41
    assert text.text(18, 20) == "😀"
    assert text.text(18, 19) == "😀"
    assert text.text(19, 20) == "😀"
    assert text.text(21, 24) == "đến"
    text.setCursorPosition(21)
    assert text.cursorPosition() == 21
    assert bench.view.current().fragments == ()
    bench.key(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bench.view.current().fragments == ((20, 23),)


@pytest.mark.usefixtures("listening")
def test_characters_stand_where_they_are_painted(bench: Bench) -> None:
    """Screen magnifiers and braille routing go by these rectangles."""
    bench.show(TEXT)
    _, text = reader(bench)
    origin = bench.view.viewport().mapToGlobal(QPoint())
    for offset, point in ((0, 0), (4, 4), (18, 18), (21, 20)):
        box = text.characterRect(offset)
        caret = bench.view.text_point(point) + origin
        assert abs(box.left() - caret.x()) <= 1
        assert box.top() <= caret.y() <= box.bottom()
        assert text.offsetAtPoint(QPoint(box.left() + 1, box.center().y())) == offset
    end = text.characterRect(text.characterCount())
    assert end.width() == 1
    assert end.left() == text.characterRect(text.characterCount() - 1).right() + 1
    below = bench.view.text_point(len(TEXT)) + origin
    assert text.offsetAtPoint(below) == -1
    assert text.offsetAtPoint(origin - QPoint(50, 50)) == -1


@pytest.mark.usefixtures("listening")
def test_what_is_marked_at_the_caret_is_the_description(bench: Bench) -> None:
    """Without this a blind person cannot know what is labelled already."""
    outer = Span(3, "OFFICE", ((0, 17),))
    bench.show(TEXT, PERSON, PLACE, outer, relations=(LIVES,))
    view, text = reader(bench)
    text.setCursorPosition(5)
    assert view.text(Words.Description) == (
        "Person: Võ Văn Thưởng, 1 relation; Office: Ông Võ Văn Thưởng"
    )
    text.setCursorPosition(19)
    assert view.text(Words.Description) == ""
    bench.view.select_relation(1)
    assert view.text(Words.Description) == "LIVES_IN: Võ Văn Thưởng → Hà Nội"
    bench.view.select_span(2)
    assert view.text(Words.Description) == "Place: Hà Nội, 1 relation"


@pytest.mark.usefixtures("listening")
def test_many_spans_on_one_word_are_no_speech_without_end(bench: Bench) -> None:
    """Otherwise each arrow key on such a word makes the reader talk for minutes."""
    bench.show("chữ", *(Span(n, "PERSON", ((0, 3),)) for n in range(1, 60)))
    view, _ = reader(bench)
    assert view.text(Words.Description) == "Person: chữ; Person: chữ; Person: chữ; and more"


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize(
    "text",
    ["", "a", "😀", "\n\n", "e\u0301", I18N, "\ud800x", "x" * 2_000_000, "😀" * 5000],
    ids=["empty", "one", "astral", "lines", "NFD", "hard", "lone surrogate", "2M", "many astral"],
)
def test_every_answer_is_of_its_kind(bench: Bench, text: str) -> None:
    """A wrong type ends the process at the screen reader's next question."""
    bench.show(text)
    view, words = reader(bench)
    for caret in (0, len(text) // 2, len(text)):
        bench.view.select_text(caret, caret)
        count = words.characterCount()
        assert 0 <= count <= 2 * LONGEST
        assert len(everything(words).encode("utf-16-le")) == 2 * count
        assert 0 <= words.cursorPosition() <= count
        assert words.selectionCount() == 0
        for offset in (-1, 0, count - 1, count, count + 9):
            assert isinstance(words.characterRect(offset), QRect)
            assert isinstance(words.text(offset, offset + 1), str)
            words.scrollToSubstring(offset, offset + 1)
            words.setCursorPosition(offset)
        assert -1 <= words.offsetAtPoint(QPoint(40, 40)) <= count
        words.setSelection(0, 0, count)
        words.removeSelection(0)
        words.addSelection(count, 0)
    for kind in Words:
        assert isinstance(view.text(kind), str)
    assert view.isValid()
    assert view.rect().isValid()
    assert isinstance(view.childCount(), int)


@pytest.mark.usefixtures("listening")
def test_other_interfaces_are_refused_without_a_crash(bench: Bench) -> None:
    """interface_cast that returns None or 0 ends the process here."""
    view, _ = reader(bench)
    assert view.actionInterface() is not None
    assert view.editableTextInterface() is None
    assert view.valueInterface() is None
    assert view.tableCellInterface() is None
    assert view.selectionInterface() is None
    assert view.attributesInterface() is None


@pytest.mark.usefixtures("listening")
def test_a_screen_reader_selects_and_the_selection_can_be_labelled(bench: Bench) -> None:
    """Without this, words found by the reader's own commands could not be labelled."""
    bench.show(TEXT)
    _, text = reader(bench)
    text.addSelection(4, 17)
    assert bench.view.current().fragments == ((4, 17),)
    bench.key("1")
    assert bench.wishes("span_requested") == [(((4, 17),), "PERSON")]


@pytest.mark.usefixtures("listening")
def test_asking_for_a_place_out_of_sight_moves_nothing(bench: Bench) -> None:
    """Otherwise the text jumps under a sighted person while a magnifier asks where the caret is."""
    lines = "\n".join(f"Dòng {n}: " + "chữ " * (n % 60) for n in range(3000))
    bench.show(lines)
    bench.view.select_text(len(lines), len(lines))
    bench.view._choice.put_caret(10)
    before = bench.view._scroller.anchor()
    _, text = reader(bench)
    assert text.characterRect(0).bottom() < bench.view.mapToGlobal(QPoint()).y()
    assert bench.view._scroller.anchor() == before


def test_what_is_selected_is_announced(bench: Bench, heard: list[str], qtbot: QtBot) -> None:
    """Without this nobody hears where Tab went, or how much Shift has selected."""
    bench.show(TEXT, PERSON, PLACE, relations=(LIVES,))
    QApplication.processEvents()
    heard.clear()
    bench.key(Key.Key_Tab)
    qtbot.waitUntil(lambda: heard == ["selected: Person: Võ Văn Thưởng, 1 relation"])
    bench.key(Key.Key_Escape)
    qtbot.waitUntil(lambda: heard[1:] == ["nothing selected"])
    bench.view.select_text(0, 3)
    qtbot.waitUntil(lambda: heard[2:] == ["selected: “Ông”"])
    bench.view.select_relation(1)
    qtbot.waitUntil(lambda: heard[3:] == ["selected: LIVES_IN: Võ Văn Thưởng → Hà Nội"])


def test_candidates_for_the_tail_are_announced(
    bench: Bench, heard: list[str], qtbot: QtBot
) -> None:
    """Without this a relation cannot be made by ear: nobody hears what Enter would take."""
    bench.show(TEXT, PERSON, PLACE)
    bench.view.select_span(1)
    qtbot.waitUntil(lambda: len(heard) == 1)
    bench.key("r")
    bench.key(Key.Key_Tab)
    qtbot.waitUntil(lambda: heard[-1] == "tail: Place: Hà Nội")


def test_an_edit_is_not_told_twice(bench: Bench, heard: list[str], qtbot: QtBot) -> None:
    """The span that an edit made is selected by itself; to say so would cut off what was done."""
    bench.show(TEXT)
    bench.view.select_text(4, 17)
    qtbot.waitUntil(lambda: len(heard) == 1)
    bench.key("1")
    bench.view.set_layer(Layer("an", (PERSON,)))
    bench.view.announce("labelled Person: Võ Văn Thưởng")
    assert bench.view.current().spans == (1,)
    qtbot.waitUntil(lambda: heard[1:] == ["labelled Person: Võ Văn Thưởng"])


def test_views_come_and_go_under_a_screen_reader(qtbot: QtBot, listening: None) -> None:
    """Python and Qt must agree on who deletes an interface, or changing the language crashes."""
    for number in range(40):
        view = DocumentView()
        view.set_document(TEXT, Layer("an", (PERSON,)))
        found = QAccessible.queryAccessibleInterface(view)
        assert found is not None
        assert found.textInterface() is not None
        view.select_span(1)
        if number % 3 == 0:
            QApplication.processEvents()
        if number % 2:
            qtbot.addWidget(view)
        else:
            view.deleteLater()
            QApplication.processEvents()


SILENT = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Layer
app = QApplication([])
view = DocumentView()
view.set_document("chữ nghĩa", Layer("an"))
view.show()
QTest.keyClick(view, "A")
view.select_text(0, 3)
app.processEvents()
wanted = ("annotator.gui.document.accessible", "annotator.gui.document.spoken")
print([name for name in wanted if name in sys.modules])
"""


def test_nothing_is_loaded_while_nobody_listens() -> None:
    """Everybody else would pay for it at the start and at each key."""
    done = subprocess.run(
        [sys.executable, "-c", SILENT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
