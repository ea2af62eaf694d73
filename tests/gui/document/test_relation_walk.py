"""Relations by keys: one after the other at a span, and from a relation to its ends."""

from PySide6.QtCore import Qt

from annotator.gui.document.selected import Selected
from annotator.model.annotation import Layer, Relation
from tests.gui.document.bench import Bench
from tests.gui.document.test_keys import OFFICE, PERSON, PLACE
from tests.gui.document.test_mouse import SHIFT, TEXT, far_places, span

Key = Qt.Key
DONG = span(4, "Dòng", "OFFICE")
RELATIONS = (
    Relation(11, "LIVES_IN", 1, 2), Relation(12, "HOLDS", 1, 4), Relation(13, "HOLDS", 1, 3),
    Relation(14, "SAME_AS", 3, 2),
)  # fmt: skip


def test_semicolon_walks_the_relations_of_a_span(bench: Bench) -> None:
    """In the order of their other ends, round and round, and back with the colon."""
    bench.show(TEXT, PERSON, PLACE, OFFICE, DONG, relations=RELATIONS)
    bench.view.select_span(1)
    seen = []
    for key, modifier in ((";", None), (";", None), (";", None), (";", None), (":", SHIFT)):
        bench.key(key, modifier or Qt.KeyboardModifier.NoModifier)
        seen.append(bench.view.current().relation)
    assert seen == [13, 11, 12, 13, 12]
    assert bench.wishes("told")[0] == ("Relation 1 of 3. Left: its head, Right: its tail.",)
    assert bench.all_wishes() == []


def test_left_and_right_go_to_the_ends(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE, DONG, relations=RELATIONS)
    bench.view.select_relation(11)
    bench.key(Key.Key_Right)
    assert bench.view.current() == Selected(spans=(2,))
    bench.key(";")
    assert bench.view.current() == Selected(relation=14), "the tail's next relation"
    bench.key(Key.Key_Left)
    assert bench.view.current() == Selected(spans=(3,))
    bench.view.select_relation(11)
    bench.key(Key.Key_Left)
    assert bench.view.current() == Selected(spans=(1,))
    bench.key(";")
    assert bench.view.current() == Selected(relation=12), "the walk goes on"


def test_the_walk_scrolls_to_far_ends(bench: Bench) -> None:
    far_places(bench, 60, 90)
    bench.view.select_span(0)
    for number, end in ((1, 60), (2, 90)):
        bench.key(";")
        assert bench.view.current() == Selected(relation=number)
        assert 0 < bench.view.position_of(0).top() < 600, "the span whose relations are walked"
        bench.key(Key.Key_Right)
        assert bench.view.current() == Selected(spans=(end,))
        assert 0 < bench.view.position_of(end).top() < 600
        bench.key(";")
        bench.key(Key.Key_Left)
        assert bench.view.current() == Selected(spans=(0,))


def test_what_cannot_be_walked_is_told(bench: Bench) -> None:
    bench.show(TEXT, PERSON)
    bench.key(";")
    bench.view.select_span(1)
    bench.view.step_relation(False)
    assert [told for (told,) in bench.wishes("told")] == [
        "Select a span or a relation first.", "This span has no relation.",
    ]  # fmt: skip
    bench.key(Key.Key_Right)
    assert bench.view.current() == Selected(), "without a relation an arrow moves the caret"


def test_a_relation_that_went_does_not_stop_the_walk(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE, relations=RELATIONS[:1] + RELATIONS[2:3])
    bench.view.select_span(1)
    bench.key(";")
    bench.view.set_layer(Layer("an", (PERSON, PLACE, OFFICE), RELATIONS[:1]))
    assert bench.view.current() == Selected()
    bench.view.select_span(1)
    bench.key(";")
    assert bench.view.current() == Selected(relation=11)


def test_both_ends_of_the_selected_relation_are_shown(bench: Bench) -> None:
    bench.show(TEXT, PERSON, PLACE, OFFICE, DONG, relations=RELATIONS)
    bench.view.select_span(1)
    bench.key(";")
    emphasis = bench.view._scene().emphasis
    assert emphasis.frame((1,)) > 0
    assert emphasis.frame((3,)) > 0
    assert emphasis.frame((2,)) == 0
    assert emphasis.thickness((13,)) > emphasis.thickness((11,))
    assert emphasis.relation_opacity(11) < 0.5
