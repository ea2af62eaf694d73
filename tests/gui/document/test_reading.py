"""Reading dense text: hidden labels, focus on what is selected, line spacing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.document.filter import ENTITY, NOTHING_HIDDEN, RELATION, Filter
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.spacing import Spacing
from annotator.model.annotation import Layer, LayerDelta, Relation, Span
from tests.gui.document.bench import SCHEME, Bench
from tests.gui.document.test_layout import layers, look, sheet

TEXT = "Ông Võ Văn Thưởng, Chủ tịch nước, sống ở Hà Nội và Huế.\n" * 30
AN, OFFICE, HANOI, HUE = 1, 2, 3, 4
SPANS = (
    Span(AN, "PERSON", ((4, 17),)), Span(OFFICE, "OFFICE", ((19, 32),)),
    Span(HANOI, "PLACE", ((41, 47),)), Span(HUE, "PLACE", ((51, 54),)),
)  # fmt: skip
RELATIONS = (
    Relation(1, "HOLDS", AN, OFFICE), Relation(2, "LIVES_IN", AN, HANOI),
    Relation(3, "SAME_AS", HANOI, HUE),
)  # fmt: skip
NO_PLACES = Filter(frozenset({"PLACE"}))


def shown(bench: Bench) -> None:
    """Show the text with its annotations."""
    bench.show(TEXT, *SPANS, relations=RELATIONS)


def wires(bench: Bench) -> dict[int, QPoint]:
    """Where the labels of the relations that are drawn lie."""
    found = {r.id: bench.view.relation_rect(r.id) for r in RELATIONS}
    return {key: box.center() for key, box in found.items() if box is not None}


def test_hidden_annotations_are_neither_drawn_nor_hit_nor_walked(bench: Bench) -> None:
    """Otherwise hiding a label would leave traps where nothing is seen."""
    shown(bench)
    chip, word, label = bench.chip(HANOI), bench.inside(HANOI), wires(bench)[2]
    bench.view.set_filter(NO_PLACES)
    QApplication.processEvents()
    assert bench.view.chip_rect(HANOI) is None
    assert bench.view.position_of(HANOI) is None
    assert set(wires(bench)) == {1}
    for place in (chip, word, label):
        bench.click(place)
        assert bench.view.current().spans == ()
        assert bench.view.current().relation is None
    bench.view.select_text(0, 0)
    walked = []
    for _ in range(4):
        bench.key(Qt.Key.Key_Tab)
        walked.append(bench.view.current().spans)
    assert walked == [(AN,), (OFFICE,), (OFFICE,), (OFFICE,)]
    bench.view.set_filter(NOTHING_HIDDEN)
    assert bench.view.chip_rect(HANOI) is not None


def test_relations_are_hidden_by_their_own_label(bench: Bench) -> None:
    shown(bench)
    bench.view.set_filter(Filter(relations=frozenset({"LIVES_IN", "SAME_AS"})))
    assert set(wires(bench)) == {1}
    assert bench.view.chip_rect(HUE) is not None


def test_what_is_hidden_is_no_longer_selected(bench: Bench) -> None:
    """Otherwise Delete would take away what nobody sees."""
    shown(bench)
    bench.view.select_span(HANOI)
    bench.view.set_filter(NO_PLACES)
    assert bench.view.current().spans == ()
    bench.key(Qt.Key.Key_Delete)
    assert bench.all_wishes() == []


def test_the_line_in_view_stays_when_labels_are_hidden(bench: Bench) -> None:
    spans = [Span(n, "PLACE", ((n * 57 + 41, n * 57 + 47),)) for n in range(30)]
    bench.show(TEXT, *spans)
    bench.view.verticalScrollBar().setValue(400)
    anchor = bench.view._scroller.anchor()
    bench.view.set_filter(NO_PLACES)
    QApplication.processEvents()
    place = bench.view._sheet.caret_place(anchor.point)
    assert place.top - bench.view._scroller.top == anchor.y


def test_a_span_made_with_a_hidden_label_is_seen(bench: Bench) -> None:
    """Otherwise the work just done would seem to be lost."""
    shown(bench)
    bench.view.set_filter(Filter(frozenset({"PLACE", "PERSON"}), frozenset({"LIVES_IN"})))
    bench.view.select_text(51, 54)
    bench.key("2")
    ((fragments, label),) = bench.wishes("span_requested")
    bench.view.apply(LayerDelta((Span(9, str(label), tuple(fragments)),)))  # type: ignore[call-overload]
    assert bench.view.filter() == Filter(frozenset({"PERSON"}), frozenset({"LIVES_IN"}))
    assert bench.view.current().spans == (9,)
    assert bench.view.chip_rect(9) is not None
    QApplication.processEvents()
    assert bench.wishes("told")[-1] == ("Shown again: Place.",)
    bench.view.apply(LayerDelta(relations=(Relation(7, "LIVES_IN", AN, 9),)))
    assert not bench.view.filter()


def test_an_edit_of_something_else_leaves_hidden_what_is_hidden(bench: Bench) -> None:
    shown(bench)
    bench.view.set_filter(NO_PLACES)
    bench.view.apply(
        LayerDelta((Span(OFFICE, "OFFICE", ((19, 27),)),), gone_spans=frozenset({HUE}))
    )
    assert bench.view.filter() == NO_PLACES


def test_a_hidden_span_that_is_asked_for_is_shown(bench: Bench) -> None:
    """A row of the table leads to its span, whatever is hidden."""
    shown(bench)
    bench.view.set_filter(Filter(frozenset({"PLACE"}), frozenset({"SAME_AS"})))
    bench.view.select_relation(3)
    assert bench.view.current().relation == 3
    assert not bench.view.filter()
    bench.view.set_filter(NO_PLACES)
    bench.view.select_span(HUE)
    assert bench.view.current().spans == (HUE,)


def test_a_filter_outlives_the_document_and_ends_with_the_project(bench: Bench) -> None:
    heard: list[Filter] = []
    bench.view.filtered.connect(heard.append)
    shown(bench)
    bench.view.set_filter(Filter(frozenset({"PLACE", "GONE"})))
    bench.view.set_scheme(SCHEME, "en")
    shown(bench)
    assert bench.view.chip_rect(HUE) is None
    bench.view.clear()
    assert [len(one) for one in heard] == [2, 1, 0]


def test_filters_say_what_they_hide() -> None:
    some = NOTHING_HIDDEN.toggled(ENTITY, "PLACE").toggled(RELATION, "HOLDS")
    assert (len(some), bool(some), bool(NOTHING_HIDDEN)) == (2, True, False)
    assert some.hides(ENTITY, "PLACE")
    assert not some.hides(RELATION, "PLACE")
    assert some.toggled(ENTITY, "PLACE") == some.showing(ENTITY, "PLACE")
    only = some.only(ENTITY, "PLACE", SCHEME)
    assert only == Filter(frozenset({"PERSON", "OFFICE"}), frozenset({"HOLDS"}))


@settings(max_examples=30)
@given(layers(), st.sets(st.sampled_from(["PERSON", "PLACE"]), min_size=1),
       st.sets(st.sampled_from(["SAME_AS", "LIVES_IN"])))  # fmt: skip
def test_hidden_annotations_leave_no_trace(
    qtbot: QtBot, layer: Layer, entities: set[str], relations: set[str]
) -> None:
    """The rest looks as if they had never been made, wires and bundles too."""
    spans = tuple(span for span in layer.spans if span.label not in entities)
    there = {span.id for span in spans}
    ties = tuple(
        tie for tie in layer.relations
        if tie.label not in relations and {tie.head, tie.tail} <= there
    )  # fmt: skip
    sifted: Sheet = sheet(layer)
    sifted.sift(Filter(frozenset(entities), frozenset(relations)))
    bare = sheet(Layer("an", spans, ties))
    for block in range(60):
        assert look(sifted.laid(block)) == look(bare.laid(block)), block
    sifted.sift(NOTHING_HIDDEN)
    whole = sheet(layer)
    for block in range(60):
        assert look(sifted.laid(block)) == look(whole.laid(block)), block


def pixels(bench: Bench) -> bytes:
    """What is painted."""
    QApplication.processEvents()
    image = bench.view.viewport().grab().toImage()
    return bytes(image.constBits())


def test_focus_draws_and_hits_only_what_is_meant(bench: Bench) -> None:
    """Otherwise arrows in which nobody is interested cover the one that is asked for."""
    shown(bench)
    bench.view.set_focus_mode(focus=True)
    places = wires(bench)
    bench.click(places[3])
    assert bench.view.current().relation == 3, "while nothing is selected all are there"
    bench.key(Qt.Key.Key_Escape)
    bench.view.select_span(AN)
    bench.click(places[3])
    assert bench.view.current().relation is None
    bench.view.select_span(AN)
    bench.click(places[2])
    assert bench.view.current().relation == 2
    bench.click(places[3])
    assert bench.view.current().relation == 3, "those at the ends of a relation are there too"
    bench.view.set_focus_mode(focus=False)
    bench.view.select_span(OFFICE)
    bench.click(places[3])
    assert bench.view.current().relation == 3


def test_focus_changes_the_picture_and_no_line(bench: Bench) -> None:
    """Lines that jump at each click would lose the reader's place."""
    shown(bench)
    bench.view.select_span(OFFICE)
    before, chips = pixels(bench), [bench.chip(span.id) for span in SPANS]
    bench.view.set_focus_mode(focus=True)
    assert pixels(bench) != before
    assert [bench.chip(span.id) for span in SPANS] == chips
    bench.view.select_span(HUE)
    assert [bench.chip(span.id) for span in SPANS] == chips


def test_focus_in_the_making_of_a_relation_shows_the_relations_of_its_head(bench: Bench) -> None:
    shown(bench)
    bench.view.set_focus_mode(focus=True)
    bench.view.select_span(OFFICE)
    bench.key(Qt.Key.Key_R)
    assert bench.view._lighting.shows((1,))
    assert not bench.view._lighting.shows((3,))


def test_the_relations_of_the_span_under_the_mouse_stand_out(bench: Bench) -> None:
    shown(bench)
    bench.view.set_focus_mode(focus=True)
    before = pixels(bench)
    bench.view._choice.hover(AN, ())
    assert bench.view._lighting.emphasis().relation_opacity(1) > 0.5
    assert bench.view._lighting.emphasis().relation_opacity(3) < 0.5
    assert pixels(bench) != before


def test_lines_stand_wider_or_closer_and_the_place_is_kept(bench: Bench) -> None:
    heights = {}
    shown(bench)
    bench.view.verticalScrollBar().setValue(150)
    anchor = bench.view._scroller.anchor()
    for spacing in Spacing:
        bench.view.set_spacing(spacing)
        QApplication.processEvents()
        heights[spacing] = bench.view._sheet.laid(5).height
        place = bench.view._sheet.caret_place(anchor.point)
        assert place.top - bench.view._scroller.top == anchor.y
    assert heights[Spacing.COMPACT] < heights[Spacing.NORMAL] < heights[Spacing.WIDE]
