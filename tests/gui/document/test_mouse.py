"""Real mouse events: drags, clicks, handles, wires."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from annotator.gui.document.selected import Selected
from annotator.model.annotation import Layer, Relation, Span
from tests.gui.document.bench import Bench

TEXT = "Ông Võ Văn Thưởng, Thường trực Ban Bí thư (TP.HCM), ở Hà Nội.\nDòng thứ hai. Câu sau nữa."
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def at(words: str) -> tuple[int, int]:
    """Where ``words`` stand."""
    start = TEXT.index(words)
    return (start, start + len(words))


def span(number: int, words: str, label: str = "PERSON") -> Span:
    """A span over ``words``."""
    return Span(number, label, (at(words),))


@pytest.mark.parametrize("before", ["", "👍🏽😀 ", "uỷ ban ", "một\r\nhai\r\n", "a\u00a0b\u00a0"])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_drag_and_a_key_ask_for_a_span(bench: Bench, before: str, backwards: bool) -> None:
    bench.show(before + TEXT)
    start, stop = (place + len(before) for place in at("Văn Thưởng"))
    ends = (start + 1, stop - 2)
    bench.drag_text(*(reversed(ends) if backwards else ends))
    assert bench.view.current() == Selected(fragments=((start, stop),))
    bench.key(Qt.Key.Key_1)
    assert bench.all_wishes() == [("span_requested", ((start, stop),), "PERSON")]


def test_alt_drags_graphemes_and_control_words(bench: Bench) -> None:
    bench.show(TEXT)
    start, stop = at("TP.HCM")
    bench.drag_text(start + 3, start + 5, ALT)
    assert bench.view.current().fragments == ((start + 3, start + 5),)
    bench.drag_text(start + 3, start + 5, CONTROL)
    assert bench.view.current().fragments == ((start, stop),)
    bench.drag_text(start + 3, start + 5)
    assert bench.view.current().fragments == ((start + 3, stop),)


def test_the_selection_follows_the_drag(bench: Bench) -> None:
    bench.show(TEXT)
    start, stop = at("Võ Văn Thưởng")
    bench.press(bench.point(start + 1))
    seen = []
    for place in (start + 2, start + 5, stop):
        bench.move(bench.point(place))
        seen.append(bench.view.current().fragments)
    assert [TEXT[a:b] for ((a, b),) in seen] == ["Võ", "Võ Văn", "Võ Văn Thưởng"]
    bench.move(bench.point(start + 1))
    assert bench.view.current().fragments == ()
    bench.release(bench.point(start + 1))
    assert not bench.all_wishes()


def test_shift_drag_adds_a_fragment_to_the_text_selection(bench: Bench) -> None:
    bench.show(TEXT)
    first, second = at("Võ Văn"), at("Ban Bí thư")
    bench.drag_text(*first)
    bench.drag_text(*second, SHIFT)
    assert bench.view.current().fragments == (first, second)
    bench.key("2")
    assert bench.wishes("span_requested") == [((first, second), "PLACE")]


def test_shift_drag_adds_a_fragment_to_the_selected_span(bench: Bench) -> None:
    bench.show(TEXT, span(4, "Võ Văn"))
    bench.click(bench.chip(4))
    second = at("Ban Bí thư")
    bench.drag_text(*second, SHIFT)
    assert bench.all_wishes() == [("resize_requested", 4, (at("Võ Văn"), second))]
    assert bench.view.current().spans == (4,)


def test_shift_click_extends_the_selection(bench: Bench) -> None:
    bench.show(TEXT)
    bench.click(bench.point(at("Võ")[0]))
    bench.click(bench.point(at("Thưởng")[1] - 1), SHIFT)
    assert bench.view.current().fragments == (at("Võ Văn Thưởng"),)


def test_clicks_cycle_from_the_innermost_span_outwards(bench: Bench) -> None:
    spans = (span(1, "Thường trực Ban Bí thư"), span(2, "Bí thư"), span(3, "Ban Bí thư"))
    bench.show(TEXT, *spans)
    place = bench.inside(2)
    seen = []
    for _ in range(4):
        bench.click(place)
        seen.append(bench.view.current().spans)
    assert seen == [(2,), (3,), (1,), (2,)]
    bench.click(bench.point(at("Dòng")[0]))
    assert bench.view.current() == Selected()
    bench.click(place)
    assert bench.view.current().spans == (2,)


def test_twins_are_cycled_too(bench: Bench) -> None:
    twins = (span(1, "Hà Nội", "PLACE"), span(2, "Hà Nội", "PLACE"), span(3, "Hà Nội", "OFFICE"))
    bench.show(TEXT, *twins)
    seen = set()
    for _ in range(3):
        bench.click(bench.inside(1))
        seen.add(bench.view.current().spans)
    assert seen == {(1,), (2,), (3,)}
    chips = [bench.chip(number) for number in (1, 2, 3)]
    assert len({(chip.x(), chip.y()) for chip in chips}) == 3


def test_control_click_collects_spans(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"), span(2, "Hà Nội"))
    bench.click(bench.chip(1))
    bench.click(bench.chip(2), CONTROL)
    assert bench.view.current().spans == (1, 2)
    bench.key("2")
    assert bench.all_wishes() == [("relabel_requested", (1, 2), "PLACE")]
    bench.click(bench.inside(1), CONTROL)
    assert bench.view.current().spans == (2,)


def test_double_and_triple_click(bench: Bench) -> None:
    bench.show(TEXT)
    place = bench.point(at("sau")[0]) + QPoint(4, 0)
    bench.double(place)
    assert bench.view.current().fragments == (at("sau"),)
    bench.press(place)
    bench.release(place)
    assert bench.view.current().fragments == (at("Câu sau nữa."),)
    bench.double(bench.point(at("HCM")[0]) + QPoint(4, 0), CONTROL)
    assert bench.view.current().fragments == (at("TP.HCM"),)


def test_double_click_on_a_chip_inspects(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"))
    bench.double(bench.chip(1))
    assert bench.wishes("inspect_requested") == [()]
    assert bench.view.current().spans == (1,)


@pytest.mark.parametrize("name", [None, "", "PLACE"])
def test_a_held_label_makes_spans_at_once(bench: Bench, name: str | None) -> None:
    bench.show(TEXT)
    bench.view.set_sticky_label(name)
    bench.drag_text(at("Hà")[0], at("Nội")[1])
    bench.double(bench.point(at("Dòng")[0]) + QPoint(4, 0))
    wanted = [((at("Hà Nội"),), "PLACE"), ((at("Dòng"),), "PLACE")] if name else []
    assert bench.wishes("span_requested") == wanted


def test_handles_resize(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Văn Thưởng"))
    bench.click(bench.chip(1))
    (x, top, bottom), (end, _, low) = bench.view._hits.handles((at("Văn Thưởng"),))
    bench.press(QPoint(x - 2, (top + bottom) // 2))
    bench.move(bench.point(at("Võ")[0] + 1))
    assert bench.view._choice.preview == (at("Võ Văn Thưởng"),)
    assert not bench.all_wishes()
    bench.release(bench.point(at("Võ")[0] + 1))
    bench.drag(QPoint(end + 1, low), bench.point(at("Thường")[1]))
    bench.drag(QPoint(end + 1, low), QPoint(end + 2, low))
    assert bench.all_wishes() == [
        ("resize_requested", 1, (at("Võ Văn Thưởng"),)),
        ("resize_requested", 1, (at("Văn Thưởng, Thường"),)),
    ]


def test_wires_and_labels_are_clicked(bench: Bench) -> None:
    spans = (span(1, "Võ Văn Thưởng"), span(2, "Hà Nội", "PLACE"), span(3, "Dòng", "OFFICE"))
    relations = (Relation(7, "LIVES_IN", 1, 2), Relation(8, "HOLDS", 1, 3))
    bench.show(TEXT, *spans, relations=relations)
    for relation in relations:
        box = bench.view.relation_rect(relation.id)
        assert box is not None
        bench.click(box.center())
        assert bench.view.current() == Selected(relation=relation.id)
        bench.click(QPoint(box.right() + 2, box.center().y()))
        assert bench.view.current() == Selected(relation=relation.id), "the line beside the label"
        bench.view.select_text(0, 0)
    bench.click(bench.view.relation_rect(8).center())
    bench.double(bench.view.relation_rect(8).center())
    assert bench.all_wishes() == [("inspect_requested",)]


def test_a_rail_in_the_gutter_is_clicked(bench: Bench) -> None:
    spans = (span(1, "Võ Văn Thưởng"), span(3, "Dòng", "OFFICE"))
    bench.show(TEXT, *spans, relations=(Relation(8, "HOLDS", 1, 3),))
    box = bench.view.relation_rect(8)
    bench.click(QPoint(bench.view._sheet.left - 10, box.center().y() + 25))
    assert bench.view.current().relation == 8


@pytest.mark.parametrize("part", ["label", "level", "head's foot", "tail's foot"])
def test_every_part_of_an_arc_is_clicked(bench: Bench, part: str) -> None:
    """A relation is a thing: wherever one sees it one can select it."""
    bench.show(TEXT, span(1, "Võ Văn Thưởng"), span(2, "Hà Nội", "PLACE"),
               relations=(Relation(7, "LIVES_IN", 1, 2),))  # fmt: skip
    (wire,) = bench.view._sheet.laid(0).wires
    left, top = bench.view._sheet.left, bench.view._sheet.top_of(0)
    points = [QPoint(round(left + x), round(top + y)) for x, y in wire.points]
    place = {
        "label": QPoint(left + wire.chip_left + 4, top + wire.chip_top + 4),
        "level": points[2] + QPoint(20, 0),
        "head's foot": (points[0] + points[1]) / 2,
        "tail's foot": (points[-1] + points[-2]) / 2,
    }[part]
    bench.click(place)
    assert bench.view.current() == Selected(relation=7)


def far_places(bench: Bench, *ends: int) -> None:
    """A place on each of 120 lines, and relations from the first to those numbered ``ends``."""
    text = "\n".join(f"Đoạn {number} có Hà Nội." for number in range(120))
    starts = [place for place in range(len(text)) if text.startswith("Hà Nội", place)]
    spans = [Span(n, "PLACE", ((start, start + 6),)) for n, start in enumerate(starts)]
    relations = tuple(Relation(n, "SAME_AS", 0, end) for n, end in enumerate(ends, 1))
    bench.show(text, *spans, relations=relations)


def test_a_stub_jumps_to_the_far_end_and_back(bench: Bench) -> None:
    """A far relation is followed by one click at either end."""
    far_places(bench, 60)
    bar = bench.view.verticalScrollBar()
    label = bench.view.relation_rect(1)
    assert label is not None
    bench.click(label.center())
    there = bench.view.position_of(60)
    assert 0 < there.top() < 600
    assert bar.value() > 600
    assert bench.view.current() == Selected(relation=1)
    laid = bench.view._sheet.laid(60)
    (wire,) = laid.wires
    top = bench.view._sheet.top_of(60) - bar.value() + wire.chip_top
    bench.click(QPoint(bench.view._sheet.left + wire.chip_left + 5, top + 5))
    assert 0 < bench.view.position_of(0).top() < 600
    assert bench.view.current() == Selected(relation=1)


def test_read_only_says_so_and_wishes_nothing(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"), span(2, "Hà Nội", "PLACE"))
    bench.view.set_read_only(True)
    bench.drag_text(*at("Thường trực"))
    for key in ("1", Qt.Key.Key_Delete):
        bench.key(key)
    bench.click(bench.chip(1))
    for key in ("2", Qt.Key.Key_Delete, "r"):
        bench.key(key)
    bench.key(Qt.Key.Key_Right, SHIFT)
    bench.drag_text(*at("Dòng"), SHIFT)
    assert bench.all_wishes() == []
    assert len(bench.wishes("told")) >= 5
    assert "read-only" in str(bench.wishes("told")[0])


def test_a_drag_scrolls_at_the_edges(bench: Bench, qtbot: QtBot) -> None:
    bench.show("một hai ba bốn năm\n" * 300)
    bench.press(bench.point(1))
    bench.move(QPoint(200, 640))
    qtbot.waitUntil(lambda: bench.view.verticalScrollBar().value() > 50, timeout=30_000)
    bench.release(QPoint(200, 640))
    ((start, stop),) = bench.view.current().fragments
    assert start == 0
    assert stop > 300


def test_annotations_that_arrive_in_the_midst_of_a_drag_cancel_it(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Văn Thưởng"))
    bench.press(bench.point(at("Hà")[0]))
    bench.move(bench.point(at("Nội")[1]))
    bench.view.set_layer(Layer("an"))
    bench.move(bench.point(at("Dòng")[1]))
    bench.release(bench.point(at("Dòng")[1]))
    assert bench.view.current().fragments == (at("Hà Nội"),)
    bench.show(TEXT, span(1, "Văn Thưởng"))
    bench.click(bench.chip(1))
    (x, top, bottom), _ = bench.view._hits.handles((at("Văn Thưởng"),))
    bench.press(QPoint(x - 2, (top + bottom) // 2))
    bench.move(bench.point(at("Võ")[0]))
    bench.view.set_layer(Layer("an"))
    bench.release(bench.point(at("Võ")[0]))
    assert bench.all_wishes() == []
    assert bench.view.current() == Selected()


def test_the_pointer_marks_what_it_is_over(bench: Bench) -> None:
    bench.show(TEXT, span(1, "Võ Văn Thưởng"), span(2, "Hà Nội", "PLACE"))
    bench.move(bench.chip(2))
    assert bench.view._choice.hovered_span == 2
    assert bench.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    bench.move(bench.point(at("Dòng")[0]))
    assert bench.view._choice.hovered_span is None
    assert bench.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
