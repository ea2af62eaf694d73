"""Real key events: labels, steps, resizing, the R mode."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from annotator.gui.document.label_menu import LabelMenu
from annotator.gui.document.selected import Selected
from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Layer, Relation, Span
from tests.gui.document.bench import NONE, SCHEME, Bench
from tests.gui.document.test_mouse import ALT, CONTROL, SHIFT, TEXT, at, span

Key = Qt.Key
PERSON, PLACE, OFFICE = (
    span(1, "Võ Văn Thưởng"),
    span(2, "Hà Nội", "PLACE"),
    span(3, "Thường trực Ban Bí thư", "OFFICE"),
)


def test_keys_by_code_whatever_the_text(bench: Bench) -> None:
    """Telex and Unikey give another text for the same key; capitals come from the lock."""
    bench.show(TEXT)
    wanted = (at("Hà Nội"),)
    for key, text in ((Key.Key_1, "1"), (Key.Key_1, "ă"), (Key.Key_Q, "Q"), (Key.Key_unknown, "q")):
        bench.view.select_text(*wanted[0])
        QApplication.sendEvent(bench.view, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text))
    bench.view.select_text(*wanted[0])
    bench.key(Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    labels = [label for _, label in bench.wishes("span_requested")]
    assert labels == ["PERSON", "PERSON", "OFFICE", "OFFICE", "PLACE"]


@pytest.mark.parametrize("modifier", [CONTROL, ALT, Qt.KeyboardModifier.MetaModifier])
def test_label_keys_with_a_commanding_modifier_are_not_ours(
    bench: Bench, modifier: Qt.KeyboardModifier
) -> None:
    bench.show(TEXT, PERSON)
    for choose in (lambda: bench.view.select_text(0, 3), lambda: bench.view.select_span(1)):
        choose()
        for key in (Key.Key_1, Key.Key_Q, Key.Key_Delete, Key.Key_R, Key.Key_Return):
            bench.key(key, modifier)
    assert bench.all_wishes() == []
    assert not bench.view._pick.active


def test_nothing_is_composed(bench: Bench) -> None:
    for widget in (bench.view, bench.view.viewport()):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_label_keys_without_a_selection_tell(bench: Bench) -> None:
    bench.show(TEXT)
    assert bench.view.press_label_key("1")
    assert not bench.view.press_label_key("9")
    bench.view.label_chosen("LIVES_IN")
    assert len(bench.wishes("told")) == 2


def test_a_new_span_is_selected_when_it_arrives(bench: Bench) -> None:
    bench.show(TEXT)
    bench.drag_text(*at("Hà Nội"))
    bench.key("2")
    bench.view.set_layer(Layer("an", (PERSON, PLACE)))
    assert bench.view.current() == Selected(spans=(2,))


def test_tab_walks_spans_in_reading_order(bench: Bench) -> None:
    inner = span(9, "Bí thư")
    bench.show(TEXT, PLACE, inner, OFFICE, PERSON)
    seen = []
    for _ in range(4):
        bench.key(Key.Key_Tab)
        seen.append(bench.view.current().spans)
    assert seen == [(1,), (3,), (9,), (2,)]
    bench.key(Key.Key_Tab)
    assert bench.view.current().spans == (2,)
    assert len(bench.wishes("told")) == 1
    bench.key(Key.Key_Backtab, SHIFT)
    assert bench.view.current().spans == (9,)
    bench.click(bench.point(at("Dòng")[0]))
    bench.view.step_span(False)
    assert bench.view.current().spans == (2,)


def test_shift_arrows_resize_the_selected_span(bench: Bench) -> None:
    start, stop = at("Văn Thưởng")
    bench.show(TEXT, Span(1, "PERSON", ((start, stop),)))
    bench.view.select_span(1)
    bench.key(Key.Key_Right, SHIFT)
    bench.key(Key.Key_Left, SHIFT)
    bench.key(Key.Key_Left, SHIFT | ALT)
    bench.key(Key.Key_Right, SHIFT | ALT)
    assert [fragments for _, fragments in bench.wishes("resize_requested")] == [
        (at("Văn Thưởng, Thường"),), (at("Văn"),), (at("Võ Văn Thưởng"),), (at("Thưởng"),),
    ]  # fmt: skip


def test_delete_enter_escape(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, relations=(Relation(5, "LIVES_IN", 1, 2),))
    bench.key(Key.Key_Delete)
    bench.key(Key.Key_Return)
    assert bench.all_wishes() == []
    bench.view.select_span(1)
    bench.key(Key.Key_Delete)
    bench.key(Key.Key_Return)
    bench.view.select_relation(5)
    bench.key(Key.Key_Backspace)
    bench.key(Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert bench.all_wishes() == [
        ("remove_requested", (1,), ()),
        ("inspect_requested",),
        ("remove_requested", (), (5,)),
        ("inspect_requested",),
    ]
    bench.key(Key.Key_Escape)
    assert bench.view.current() == Selected()


def test_a_relation_takes_another_label_by_key_or_number(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, relations=(Relation(5, "LIVES_IN", 1, 2),))
    bench.view.select_relation(5)
    for key in ("2", "l", "7"):
        bench.key(key)
    bench.view.label_chosen("BORN_IN")
    wanted = [(5, "BORN_IN"), (5, "LIVES_IN"), (5, "BORN_IN")]
    assert bench.wishes("relation_relabel_requested") == wanted


def test_arrows_move_the_caret_by_syllable(bench: Bench) -> None:
    bench.show(TEXT)
    places = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_End):
        bench.key(key)
        places.append(bench.view._choice.caret)
    assert [TEXT[p : p + 2] for p in places] == ["Võ", "Vă", "Th", "Vă", "\nD"]
    bench.key(Key.Key_Down)
    assert bench.view._choice.caret == len(TEXT)
    bench.key(Key.Key_Home)
    assert bench.view._choice.caret == at("Dòng")[0]
    bench.key(Key.Key_Home, CONTROL)
    assert bench.view._choice.caret == 0
    bench.key(Key.Key_End, CONTROL)
    assert bench.view._choice.caret == len(TEXT)
    assert not bench.all_wishes()


def test_up_and_down_keep_the_column(bench: Bench) -> None:
    bench.show("một hai ba bốn năm\nx\nmột hai ba bốn năm")
    bench.view.select_text(8, 8)
    before = bench.point(8).x()
    bench.key(Key.Key_Down)
    bench.key(Key.Key_Down)
    assert abs(bench.point(bench.view._choice.caret).x() - before) < 6
    bench.key(Key.Key_Up)
    bench.key(Key.Key_Up)
    assert bench.view._choice.caret == 8
    bench.key(Key.Key_Up)
    assert bench.view._choice.caret == 0


def test_shift_and_arrows_select_by_syllable(bench: Bench) -> None:
    bench.show(TEXT)
    bench.key(Key.Key_Right)
    for _ in range(3):
        bench.key(Key.Key_Right, SHIFT)
    assert bench.view.current().fragments == (at("Võ Văn Thưởng"),)
    bench.key(Key.Key_Left, SHIFT)
    assert bench.view.current().fragments == (at("Võ Văn"),)
    bench.key(Key.Key_1)
    assert bench.wishes("span_requested") == [((at("Võ Văn"),), "PERSON")]
    bench.key(Key.Key_Escape)
    bench.key(Key.Key_Right, SHIFT | CONTROL)
    assert bench.view.current().fragments


def test_pages_go_through_the_document(bench: Bench) -> None:
    bench.show("một hai ba bốn năm\n" * 300)
    for _ in range(40):
        bench.key(Key.Key_PageDown)
    assert bench.view._choice.caret > 5000
    assert bench.view.verticalScrollBar().value() > 1000
    for _ in range(40):
        bench.key(Key.Key_PageUp)
    assert bench.view._choice.caret < 19
    assert bench.view.verticalScrollBar().value() < 60


def test_r_and_a_click_make_a_relation(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.key("r")
    assert bench.wishes("told")
    bench.click(bench.chip(1))
    bench.key("r")
    bench.click(bench.inside(3))
    assert bench.all_wishes() == [("relation_requested", 1, 3, "HOLDS")]
    assert bench.view.current().spans == (1,)
    assert not bench.view._pick.active


def test_several_legal_labels_are_offered_in_a_menu(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    for typed in ("2", "l"):
        bench.view.select_span(1)
        bench.view.start_relation()
        bench.click(bench.chip(2))
        menu = next(m for m in bench.view.findChildren(LabelMenu) if m.isVisible())
        assert [action.text().split("\t")[0] for action in menu.actions()] == [
            "LIVES_IN",
            "born in",
        ]
        QTest.keyClick(menu, typed)
    assert bench.wishes("relation_requested") == [(1, 2, "BORN_IN"), (1, 2, "LIVES_IN")]


def test_a_menu_that_is_left_makes_nothing(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE)
    bench.view.select_span(1)
    bench.view.start_relation()
    bench.click(bench.chip(2))
    menu = next(m for m in bench.view.findChildren(LabelMenu) if m.isVisible())
    QTest.keyClick(menu, Key.Key_Escape)
    assert bench.view._pick.active
    bench.view.set_layer(Layer("an"))
    assert not bench.view._pick.active
    assert bench.all_wishes() == []


def test_two_escapes_leave_the_menu_and_the_mode(bench: Bench) -> None:
    """If this fails, nobody can label again after a relation was thought better of."""
    bench.show(TEXT, PERSON, PLACE)
    bench.view.select_span(1)
    bench.key("r")
    bench.click(bench.chip(2))
    menu = next(m for m in bench.view.findChildren(LabelMenu) if m.isVisible())
    QTest.keyClick(menu, Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(1)
    assert not bench.view.findChildren(LabelMenu)
    bench.key(Key.Key_Escape)
    assert not bench.view._pick.active
    bench.key(Key.Key_Escape)
    assert bench.all_wishes() == []


def test_an_illegal_tail_is_told(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(2)
    bench.key("r")
    bench.click(bench.chip(1))
    assert bench.all_wishes() == []
    assert bench.wishes("told")[-1] == ("No relation may run from Place to Person.",)
    bench.key(Key.Key_Escape)
    assert not bench.view._pick.active
    assert bench.view.current().spans == (2,)


def test_a_symmetric_label_works_either_way(bench: Bench) -> None:
    bench.show(TEXT, PLACE, OFFICE)
    for head, tail in ((2, 3), (3, 2)):
        bench.view.select_span(head)
        bench.key("r")
        bench.click(bench.chip(tail))
        assert bench.all_wishes()[-1] == ("relation_requested", head, tail, "SAME_AS")


def test_keys_walk_legal_tails_only(bench: Bench) -> None:
    far = span(8, "Dòng", "OFFICE")
    bench.show(TEXT, PERSON, span(4, "Bí thư"), OFFICE, far)
    bench.view.select_span(1)
    bench.key("r")
    seen = []
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Right, Key.Key_Left, Key.Key_Down):
        bench.key(key)
        seen.append(bench.view._pick.candidate)
    assert seen == [3, 8, 3, 8, 3, 8]
    bench.key("1")
    assert bench.all_wishes() == [], "labels' keys do nothing in this mode"
    bench.key(Key.Key_Return)
    assert bench.all_wishes() == [("relation_requested", 1, 8, "HOLDS")]


def test_the_windows_own_shortcuts_do_not_take_our_keys(bench: Bench) -> None:
    window = QMainWindow()
    view = DocumentView()
    view.set_scheme(SCHEME, "en")
    window.setCentralWidget(view)
    fired: list[str] = []
    for name in ("1", "R", "Del", "Return", "Ctrl+Z", "?"):
        action = QAction(name, window)
        action.setShortcut(QKeySequence(name))
        action.triggered.connect(lambda _=False, name=name: fired.append(name))
        window.addAction(action)
    hearing = Bench(view)
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window, 1000):
        pytest.skip("no window manager here: shortcuts need an active window")
    view.setFocus()
    hearing.show(TEXT, PERSON)
    view.select_text(*at("Hà Nội"))
    QTest.keyClick(view, Key.Key_1)
    view.select_span(1)
    QTest.keyClick(view, Key.Key_Delete)
    QTest.keyClick(view, Key.Key_Z, CONTROL)
    QTest.keyClick(view, "?")
    assert fired == ["Ctrl+Z", "?"]
    assert [wish[0] for wish in hearing.all_wishes()] == ["span_requested", "remove_requested"]
    window.close()


def test_tab_does_not_leave_the_view(bench: Bench) -> None:
    bench.view.activateWindow()
    if not QTest.qWaitForWindowActive(bench.view, 1000):
        pytest.skip("no window manager here: focus needs an active window")
    bench.show(TEXT, PERSON)
    bench.key(Key.Key_Tab)
    assert bench.view.hasFocus()
    bench.click(QPoint(5, 500))
    assert bench.view.hasFocus()
