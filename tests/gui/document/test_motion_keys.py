"""Real key events: long steps, extending by each, edges of text and of spans."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.gui.document.keymap import Keymap
from annotator.gui.document.selected import Selected
from annotator.model.annotation import Layer, Relation, Span
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from tests.gui.document.bench import NONE, Bench

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXT = "Ông Võ Văn Thưởng đến. Dân vui mừng, rồi về.\n\nBà Trương Thị Mai ở Hà Nội. Hết."


def at(words: str) -> tuple[int, int]:
    """Where ``words`` stand."""
    start = TEXT.index(words)
    return (start, start + len(words))


def place(bench: Bench) -> str:
    """The two characters at the caret."""
    caret = bench.view._choice.caret
    return TEXT[caret : caret + 2]


def chosen(bench: Bench) -> list[str]:
    """The words selected."""
    return [TEXT[start:stop] for start, stop in bench.view.current().fragments]


def test_sentences_and_paragraphs(bench: Bench) -> None:
    """The long steps that make a document walkable by keyboard."""
    bench.show(TEXT)
    seen = []
    for key in (".", ".", ",", ",", "."):
        bench.key(key)
        seen.append(place(bench))
    assert seen == ["Dâ", "Bà", "Dâ", "Ôn", "Dâ"]
    bench.key(Key.Key_Down, CONTROL)
    assert place(bench) == "Bà"
    bench.key(Key.Key_Down, CONTROL)
    assert bench.view._choice.caret == len(TEXT)
    bench.key(Key.Key_Up, CONTROL)
    bench.key(Key.Key_Up, CONTROL)
    assert bench.view._choice.caret == 0
    assert bench.all_wishes() == []


def test_extending_by_sentence_and_paragraph(bench: Bench) -> None:
    bench.show(TEXT)
    bench.key(">")
    assert chosen(bench) == ["Ông Võ Văn Thưởng đến."]
    bench.key(">")
    assert chosen(bench) == [TEXT[: TEXT.index("\n")]]
    bench.key("<")
    assert chosen(bench) == ["Ông Võ Văn Thưởng đến."]
    bench.key(Key.Key_Escape)
    bench.key(Key.Key_Home, CONTROL)
    bench.key(Key.Key_Down, CONTROL | SHIFT)
    assert chosen(bench) == [TEXT[: TEXT.index("\n")]]
    bench.key(Key.Key_End, CONTROL | SHIFT)
    assert chosen(bench) == [TEXT]


def test_characters_with_alt(bench: Bench) -> None:
    """For what is smaller than a syllable: "XIIIcủa" on a scraped page."""
    bench.show(TEXT)
    bench.key(Key.Key_Right, ALT | SHIFT)
    bench.key(Key.Key_Right, ALT | SHIFT)
    assert chosen(bench) == ["Ôn"]
    bench.key(Key.Key_Left, ALT | SHIFT)
    assert chosen(bench) == ["Ô"]


def test_edges_of_selected_text(bench: Bench) -> None:
    """A candidate that is nearly right is mended by a key and not selected anew."""
    bench.show(TEXT)
    bench.view.select_text(*at("Văn"))
    for key, wanted in (
        ("]", "Văn Thưởng"), ("[", "Võ Văn Thưởng"), ("{", "Văn Thưởng"), ("}", "Văn"),
        ("}", "Văn"), ("{", "Văn"),
    ):  # fmt: skip
        bench.key(key)
        assert chosen(bench) == [wanted], key
    bench.key(Key.Key_Right, SHIFT)
    assert chosen(bench) == ["Văn Thưởng"], "the stop goes on from where the edges left it"
    bench.key("1")
    assert bench.wishes("span_requested") == [((at("Văn Thưởng"),), "PERSON")]


def test_edges_keep_the_caret_at_its_end(bench: Bench) -> None:
    """After a selection to the left, Shift+Left must go on to the left."""
    bench.show(TEXT)
    bench.view.select_text(at("đến")[0], at("đến")[0])
    bench.key(Key.Key_Left, SHIFT)
    bench.key("]")
    assert chosen(bench) == ["Thưởng đến"]
    bench.key(Key.Key_Left, SHIFT)
    assert chosen(bench) == ["Văn Thưởng đến"]


def test_edges_without_a_selection_begin_one(bench: Bench) -> None:
    bench.show(TEXT)
    bench.key(Key.Key_Right)
    bench.key("]")
    assert chosen(bench) == ["Võ"]
    bench.key("]")
    assert chosen(bench) == ["Võ Văn"]
    bench.key(Key.Key_Escape)
    bench.view.select_text(at("Thị")[0], at("Thị")[0])
    bench.key("[")
    assert chosen(bench) == ["Trương"]
    bench.key(Key.Key_Escape)
    bench.heard.clear()
    bench.key("{")
    assert len(bench.wishes("told")) == 1


def test_edges_of_a_span_are_wishes(bench: Bench) -> None:
    bench.show(TEXT, Span(1, "PERSON", (at("Võ Văn"),)))
    bench.view.select_span(1)
    for key in ("]", "[", "}", "{"):
        bench.key(key)
    assert [fragments for _, fragments in bench.wishes("resize_requested")] == [
        (at("Võ Văn Thưởng"),), (at("Ông Võ Văn"),), (at("Võ"),), (at("Văn"),),
    ]  # fmt: skip
    assert bench.view.current() == Selected(spans=(1,))


def test_only_the_outer_edges_of_fragments_move(bench: Bench) -> None:
    two = (at("Võ"), at("Thưởng"))
    bench.show(TEXT, Span(1, "PERSON", two))
    bench.view.select_span(1)
    bench.key("]")
    bench.key("[")
    wanted = [(at("Võ"), at("Thưởng đến")), (at("Ông Võ"), at("Thưởng"))]
    assert [fragments for _, fragments in bench.wishes("resize_requested")] == wanted


def test_a_span_s_stop_goes_by_word_and_sentence(bench: Bench) -> None:
    bench.show(TEXT, Span(1, "PERSON", (at("Võ Văn"),)))
    bench.view.select_span(1)
    bench.key(Key.Key_Right, SHIFT | CONTROL)
    bench.key(">")
    bench.key(Key.Key_Left, SHIFT | CONTROL)
    bench.key("<")
    assert [fragments for _, fragments in bench.wishes("resize_requested")] == [
        (at("Võ Văn Thưởng"),), (at("Võ Văn Thưởng đến."),), (at("Võ"),),
    ]  # fmt: skip


def test_read_only_edges_tell(bench: Bench) -> None:
    bench.show(TEXT, Span(1, "PERSON", (at("Võ Văn"),)))
    bench.view.set_read_only(True)
    bench.view.select_span(1)
    bench.key("]")
    bench.key("*")
    assert bench.all_wishes() == []
    assert len(bench.wishes("told")) == 2


def test_repeat_is_a_wish_about_the_selected_span(bench: Bench) -> None:
    """One key for all further mentions."""
    bench.show(TEXT, Span(1, "PERSON", (at("Võ Văn"),)))
    bench.key("*")
    assert bench.all_wishes() == []
    assert len(bench.wishes("told")) == 1
    bench.view.select_span(1)
    bench.key("*")
    assert bench.all_wishes() == [("repeat_requested", 1)]


def test_a_key_held_down_repeats_steps_only(bench: Bench) -> None:
    """A finger that rests on R, Delete or a label's key does its deed once."""

    def held(key: Key, text: str) -> None:
        for again in (False, True, True):
            event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, again)
            QApplication.sendEvent(bench.view, event)

    bench.show(TEXT, Span(1, "PERSON", (at("Võ Văn"),)))
    held(Key.Key_Period, ".")
    assert place(bench) == "Hế"
    bench.view.select_span(1)
    held(Key.Key_Delete, "\x7f")
    held(Key.Key_Asterisk, "*")
    held(Key.Key_2, "2")
    assert [wish[0] for wish in bench.all_wishes()] == [
        "remove_requested", "repeat_requested", "relabel_requested",
    ]  # fmt: skip


def test_a_label_whose_key_is_a_command_s_labels_selected_text(bench: Bench) -> None:
    """Schemes made elsewhere have any key; on text the label wins, on a span the command."""
    labels = (EntityLabel("RIVER", key="r"), EntityLabel("COMMA", key=","))
    bench.view.set_scheme(Scheme(entities=labels, relations=(RelationLabel("ANY", key="["),)), "en")
    bench.show(TEXT, Span(1, "RIVER", (at("Hà"),)), Span(2, "RIVER", (at("Nội"),)),
               relations=(Relation(7, "OTHER", 1, 2),))  # fmt: skip
    for key, label in (("r", "RIVER"), (",", "COMMA")):
        bench.view.select_text(*at("Võ"))
        bench.key(key)
        assert bench.all_wishes()[-1] == ("span_requested", (at("Võ"),), label)
    bench.view.select_relation(7)
    bench.key("[")
    assert bench.all_wishes()[-1] == ("relation_relabel_requested", 7, "ANY")
    bench.view.select_span(1)
    count = len(bench.all_wishes())
    bench.key("r")
    assert bench.view._pick.active
    assert len(bench.all_wishes()) == count


def test_other_keys_at_once(bench: Bench) -> None:
    bench.show(TEXT)
    bench.view.set_keymap(Keymap({"next_sentence": ("n",), "next_word": ("N", "Ctrl+Right")}))
    bench.key("n")
    assert place(bench) == "Võ"
    bench.key(".")
    assert place(bench) == "Võ"


@pytest.mark.parametrize("modifiers", [CONTROL, ALT])
def test_keys_with_a_modifier_stay_the_window_s(
    bench: Bench, modifiers: Qt.KeyboardModifier
) -> None:
    """Ctrl+, opens the settings, also from the text."""
    bench.show(TEXT)
    for key in (Key.Key_Comma, Key.Key_Period, Key.Key_BracketLeft, Key.Key_Space, Key.Key_1):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, "")
        event.ignore()
        QApplication.sendEvent(bench.view, event)
        assert not event.isAccepted(), key


def test_tab_leaves_when_it_is_no_command(bench: Bench) -> None:
    """Whoever takes Tab from the walk gets it back for the focus."""
    bench.show(TEXT, Span(1, "PERSON", (at("Hà Nội"),)))
    bench.view.set_keymap(Keymap({"next_span": ("N",)}))
    bench.key(Key.Key_Tab)
    assert bench.view.current() == Selected()
    bench.key("n")
    assert bench.view.current() == Selected(spans=(1,))
    bench.view.set_layer(Layer("an"))
