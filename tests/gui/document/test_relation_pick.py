"""The R mode by real events: hints typed and clicked, several labels, both ways."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.document.filter import Filter
from annotator.model.annotation import Layer, Relation
from annotator.model.scheme import Scheme
from tests.gui.document.bench import NONE, SCHEME, Bench
from tests.gui.document.hinted import Key, hint_of, long_text, menu_of, type_hint
from tests.gui.document.test_keys import OFFICE, PERSON, PLACE
from tests.gui.document.test_mouse import SHIFT, TEXT, span


def picture(bench: Bench) -> QImage:
    return bench.view.viewport().grab().toImage()


def test_r_and_one_letter_make_a_relation(bench: Bench) -> None:
    """Two keys; the head stays selected, so that R links the next tail at once."""
    far = span(8, "Dòng", "OFFICE")
    bench.show(TEXT, PERSON, PLACE, OFFICE, far, span(4, "sau"))
    bench.view.select_span(1)
    bench.key("r")
    assert {spans for hint in bench.view._pick.board.all() for spans in hint.spans} == {2, 3, 8}
    assert hint_of(bench, 3).code == "f", "the nearest has the best key"
    assert type_hint(bench, 3) == "f"
    assert bench.all_wishes() == [("relation_requested", 1, 3, "HOLDS")]
    assert bench.view.current().spans == (1,)
    bench.view.set_layer(Layer("an", (PERSON, PLACE, OFFICE, far), (Relation(1, "HOLDS", 1, 3),)))
    bench.key("r")
    assert 3 not in {s for hint in bench.view._pick.board.all() for s in hint.spans}
    type_hint(bench, 8)
    assert bench.all_wishes()[-1] == ("relation_requested", 1, 8, "HOLDS")


def test_several_labels_cost_one_more_key(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE)
    bench.view.select_span(1)
    bench.key("r")
    type_hint(bench, 2)
    assert bench.all_wishes() == []
    QTest.keyClick(menu_of(bench), "2")
    assert bench.all_wishes() == [("relation_requested", 1, 2, "BORN_IN")]


def test_a_label_that_is_there_keeps_its_number_and_cannot_be_taken_twice(bench: Bench) -> None:
    """If the menu renumbered its rest, a practised hand would make the wrong relation."""
    bench.show(TEXT, PERSON, PLACE, relations=(Relation(1, "LIVES_IN", 1, 2),))
    bench.view.select_span(1)
    bench.key("r")
    type_hint(bench, 2)
    menu = menu_of(bench)
    QTest.keyClick(menu, "1")
    assert bench.all_wishes() == []
    QTest.keyClick(menu, "2")
    assert bench.all_wishes() == [("relation_requested", 1, 2, "BORN_IN")]


def test_two_that_are_linked_already_are_told(bench: Bench) -> None:
    bench.show(TEXT, PERSON, OFFICE, relations=(Relation(1, "HOLDS", 1, 3),))
    bench.view.select_span(1)
    bench.key("r")
    bench.click(bench.chip(3))
    assert bench.all_wishes() == []
    assert bench.wishes("told")[-1] == ("These two are linked already.",)


def test_hints_are_read_by_key_code(bench: Bench) -> None:
    """Telex turns the same key into another text; capitals come from the lock."""
    bench.show(TEXT, PERSON, OFFICE)
    bench.view.select_span(1)
    bench.key("r")
    code = hint_of(bench, 3).code
    key = getattr(Key, f"Key_{code.upper()}")
    QApplication.sendEvent(bench.view, QKeyEvent(QEvent.Type.KeyPress, key, NONE, "ă"))
    assert bench.all_wishes() == [("relation_requested", 1, 3, "HOLDS")]


def test_a_wrong_letter_is_told_and_backspace_takes_one_back(bench: Bench) -> None:
    text, spans = long_text(60)
    bench.show(text, *spans)
    bench.view.select_span(1)
    bench.key("r")
    two = next(hint for hint in bench.view._pick.board.all() if len(hint.code) == 2)
    bench.key(two.code[0])
    assert bench.view._pick.typed == two.code[0]
    bench.key("w")
    assert bench.wishes("told")[-1] == ("No hint goes on with W.",)
    assert bench.view._pick.typed == two.code[0]
    bench.key(Key.Key_Backspace)
    assert bench.view._pick.typed == ""
    bench.key("5")
    assert bench.view._pick.active
    assert bench.all_wishes() == []


def test_typed_letters_leave_only_what_goes_on(bench: Bench) -> None:
    """All else is faint, so that the eye finds the second letter."""
    text, spans = long_text(60)
    bench.show(text, *spans)
    bench.view.select_span(1)
    bench.key("r")
    board = bench.view._pick.board
    two = next(hint for hint in board.all() if len(hint.code) == 2)
    one = next(hint for hint in board.all() if len(hint.code) == 1)
    bench.key(two.code[0])
    emphasis = bench.view._pick.emphasis()
    assert emphasis.span_opacity(two.spans[0]) == 1.0
    assert emphasis.span_opacity(one.spans[0]) < 0.5
    assert emphasis.span_opacity(1) == 1.0, "the head"


def test_every_hint_makes_its_own_relation(bench: Bench) -> None:
    """Each of a page's hints, in view and in the rows, leads where its tag stands."""
    text, spans = long_text()
    only = Scheme("one", entities=SCHEME.entities, relations=SCHEME.relations[:1])
    bench.view.set_scheme(only, "en")
    bench.show(text, *spans)
    bench.view.select_span(181)
    bench.key("r")
    hints = bench.view._pick.board.all()
    assert len(hints) > 10
    for hint in hints:
        bench.heard.clear()
        bench.view.start_relation()
        assert type_hint(bench, hint.spans[0]) == hint.code
        assert bench.all_wishes() == [("relation_requested", 181, hint.spans[0], "LIVES_IN")]
        bench.view._pick._lately = ()


def test_no_legal_end_is_told(bench: Bench) -> None:
    bench.show(TEXT, PERSON, span(4, "sau"))
    bench.view.select_span(1)
    bench.key("r")
    assert bench.view._pick.board.all() == []
    bench.key(Key.Key_Tab)
    assert bench.wishes("told")[-1] == (
        "No span here may be the tail of a relation from this one.",
    )


def test_shift_r_starts_at_the_tail(bench: Bench) -> None:
    """The office is on screen and selected: its holder is looked for, not the other way round."""
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(3)
    bench.key(Key.Key_R, SHIFT)
    assert {hint.spans for hint in bench.view._pick.board.all()} == {(1,), (2,)}
    type_hint(bench, 1)
    assert bench.all_wishes() == [("relation_requested", 1, 3, "HOLDS")]
    assert bench.view.current().spans == (3,)


def test_r_again_turns_round(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(3)
    bench.key("r")
    assert {hint.spans for hint in bench.view._pick.board.all()} == {(2,)}
    bench.key("r")
    assert bench.view._pick.backwards
    type_hint(bench, 1)
    assert bench.all_wishes() == [("relation_requested", 1, 3, "HOLDS")]


def test_shift_on_a_letter_turns_this_relation_round(bench: Bench) -> None:
    """Where both ways are legal, one need not leave the mode to make the other."""
    bench.show(TEXT, PLACE, OFFICE, PERSON)
    bench.view.select_span(2)
    bench.key("r")
    code = hint_of(bench, 3).code
    bench.key(code.upper(), SHIFT)
    assert bench.all_wishes() == [("relation_requested", 3, 2, "SAME_AS")]
    bench.view.select_span(1)
    bench.key("r")
    code = hint_of(bench, 3).code
    bench.key(code.upper(), SHIFT)
    assert len(bench.all_wishes()) == 1
    assert bench.wishes("told")[-1] == ("No relation may run from Office to Person.",)
    assert bench.view._pick.active
    bench.key(code)
    assert bench.all_wishes()[-1] == ("relation_requested", 1, 3, "HOLDS")


def test_a_label_that_can_only_be_a_tail_starts_there(bench: Bench) -> None:
    """R on it would otherwise offer nothing at all, forever."""
    holds = SCHEME.relation("HOLDS")
    assert holds is not None
    only = Scheme("one", entities=SCHEME.entities, relations=(holds,))
    bench.view.set_scheme(only, "en")
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(3)
    bench.key("r")
    assert bench.view._pick.backwards
    type_hint(bench, 1)
    assert bench.all_wishes() == [("relation_requested", 1, 3, "HOLDS")]
    bench.view.select_span(2)
    bench.key("r")
    assert not bench.view._pick.active
    assert bench.wishes("told")[-1] == ("The scheme has no relation for Place.",)


class Painted(QObject):
    """Remembers what was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


def test_the_mode_leaves_no_trace(bench: Bench) -> None:
    """A tag left on the screen would be read as an annotation."""
    text, spans = long_text(40)
    bench.show(text, *spans)
    bench.view.select_span(1)
    before = picture(bench)
    bench.key("r")
    QApplication.processEvents()
    assert picture(bench) != before
    painted = Painted(bench.view.viewport())
    bench.key(Key.Key_Escape)
    QApplication.processEvents()
    assert painted.region.boundingRect() == bench.view.viewport().rect()
    assert picture(bench) == before
    assert not bench.view._pick.board.all()


def test_tags_stand_by_their_chips_and_apart(bench: Bench) -> None:
    """If this fails, one cannot tell which span a letter belongs to."""
    nested = (span(5, "Hà Nội", "PLACE"), span(6, "Hà", "PLACE"), span(7, "Nội", "PLACE"))
    bench.show(TEXT, PERSON, OFFICE, *nested)
    bench.view.select_span(1)
    bench.key("r")
    tags = bench.view._pick.board.tags()
    assert len(tags) == 4
    for hint in tags:
        assert hint.tag.intersects(bench.view.chip_rect(hint.spans[0]))
        assert bench.view.viewport().rect().contains(hint.tag)
    for hint in tags:
        others = [other.tag for other in tags if other is not hint]
        assert not any(hint.tag.intersects(other) for other in others)


def test_annotations_that_arrive_keep_the_mode_and_the_codes(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(1)
    bench.key("r")
    before = hint_of(bench, 2).code
    bench.view.set_layer(Layer("an", (PERSON, PLACE, span(9, "Dòng", "OFFICE"))))
    assert hint_of(bench, 2).code == before
    assert hint_of(bench, 9)
    bench.view.set_layer(Layer("an", (PLACE,)))
    assert not bench.view._pick.active


def test_another_selection_leaves_the_mode(bench: Bench) -> None:
    """A span chosen in a panel: the next letters are labels again, not the old one's hints."""
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(1)
    bench.key("r")
    bench.view.select_span(2)
    assert not bench.view._pick.active
    bench.key("1")
    assert bench.all_wishes() == [("relabel_requested", (2,), "PERSON")]


def test_a_slash_walks_like_tab(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(1)
    bench.key("r")
    for end in (3, 2):
        bench.key("/")
        assert bench.view._pick.candidate == end
    bench.key(Key.Key_Return)
    QTest.keyClick(menu_of(bench), "1")
    assert bench.all_wishes() == [("relation_requested", 1, 2, "LIVES_IN")]


def test_hidden_labels_have_no_hints(bench: Bench) -> None:
    """What is not drawn cannot be meant; the walk passes it by as well."""
    bench.show(TEXT, PERSON, PLACE, OFFICE)
    bench.view.select_span(1)
    bench.key("r")
    bench.view.set_filter(Filter(entities=frozenset({"PLACE"})))
    assert {hint.spans for hint in bench.view._pick.board.all()} == {(3,)}
    for _ in range(2):
        bench.key(Key.Key_Tab)
        assert bench.view._pick.candidate == 3
    bench.view.show_all()
    assert {hint.spans for hint in bench.view._pick.board.all()} == {(2,), (3,)}


def test_the_key_of_a_relation_label_starts_one_of_it(bench: Bench) -> None:
    """Where several labels are legal, R costs one key more, and far ends another page."""
    text, spans = long_text()
    bench.show(text, *spans)
    bench.view.select_span(181)
    bench.key("l")
    assert bench.view._pick.active
    assert "LIVES_IN" in str(bench.wishes("told")[-1])
    end = bench.view._pick.board.rows()[0].hints[0].spans[0]
    type_hint(bench, end)
    assert bench.all_wishes() == [("relation_requested", 181, end, "LIVES_IN")]
    bench.heard.clear()
    bench.view.select_span(182)
    bench.key("l")
    assert bench.view._pick.backwards, "nobody lives in a person"
    bench.key(Key.Key_Escape)
    bench.view.label_chosen("SAME_AS")
    assert bench.view._pick.active
    bench.view.select_span(181)
    bench.view.label_chosen("SAME_AS")
    assert not bench.view._pick.active
    assert bench.wishes("told")[-1] == ("SAME_AS may neither begin nor end at Person.",)


def test_without_a_span_no_key_is_named(bench: Bench) -> None:
    """Keys can be changed, and a relation label's key comes here too: "press R" was wrong then."""
    bench.show(TEXT, PERSON, PLACE)
    bench.key("r")
    assert bench.wishes("told") == [("Select the span that is to be linked first.",)]
