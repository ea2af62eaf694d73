"""Presses beside what is small: chips, labels and handles reach 24 pixels where there is room."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect

from annotator.gui.roomy import TARGET
from annotator.model.annotation import Relation, Span
from tests.gui.document.bench import Bench

TEXT = "An và Bình ở Hà Nội, rồi Chi đi Huế.\nDòng hai cũng có An ở Huế."
SHORT = Span(1, "OFFICE", ((0, 2),))
LONG = Span(2, "PERSON", ((0, 10),))
PLACE = Span(3, "PLACE", ((13, 19),))
FAR = Span(4, "PERSON", ((54, 56),))


def chip(bench: Bench, span: int) -> QRect:
    box = bench.view.chip_rect(span)
    assert box is not None
    return box


def test_a_press_just_above_a_chip_means_the_chip(bench: Bench) -> None:
    """Otherwise whoever's hand shakes unselects what they wanted to select."""
    bench.show(TEXT, PLACE, FAR)
    for span in (3, 4):
        box = chip(bench, span)
        assert box.height() < TARGET
        bench.click(QPoint(box.center().x(), box.top() - 3))
        assert bench.view.current().spans == (span,)
        bench.view.select_text(0, 0)
        bench.click(QPoint(box.center().x(), box.bottom() + 2))
        assert bench.view.current().spans == (span,)
        bench.view.select_text(0, 0)


def test_a_press_far_above_a_chip_does_not(bench: Bench) -> None:
    """A target without end would swallow the presses that put the caret into the line above."""
    bench.show(TEXT, FAR)
    box = chip(bench, 4)
    bench.click(QPoint(box.center().x(), box.top() - 9))
    assert bench.view.current().spans == ()


def test_text_keeps_every_pixel(bench: Bench) -> None:
    """If this fails, a drag that begins under a wide chip selects a span instead of the words."""
    bench.show(TEXT, SHORT, PLACE)
    box, words = chip(bench, 1), bench.view.position_of(1)
    assert words is not None
    assert box.right() > words.right() + 4, "the chip covers text that is not its span's"
    for y in range(words.top(), words.bottom() + 1):
        bench.view.select_text(20, 20)
        bench.click(QPoint(box.right() - 1, y))
        assert bench.view.current().spans == (), y


def test_stacked_chips_share_what_lies_between(bench: Bench) -> None:
    """A press between two chips means the nearer one, and one on a chip never its neighbour."""
    bench.show(TEXT, SHORT, LONG)
    boxes = sorted((chip(bench, span) for span in (1, 2)), key=QRect.top)
    spans = [2, 1]
    assert boxes == [chip(bench, span) for span in spans]
    x = boxes[0].left() + 12
    found = []
    for y in range(boxes[0].top() - 3, boxes[1].bottom() + 1):
        hit = bench.view._hits.at(QPoint(x, y))
        assert hit.on_chip, y
        found.append(hit.spans[0])
        for span, box in zip(spans, boxes, strict=True):
            if box.contains(x, y):
                assert hit.spans == (span,), y
    assert sum(before != after for before, after in pairwise(found)) == 1


def test_a_wire_above_a_chip_stays_a_wire(bench: Bench) -> None:
    """Otherwise a relation could no longer be selected where it comes down to its chip."""
    bench.show(TEXT, LONG, PLACE, relations=(Relation(1, "LIVES_IN", 2, 3),))
    box, label = chip(bench, 2), bench.view.relation_rect(1)
    assert label is not None
    foot = next(
        x for x in range(box.left(), box.right())
        if bench.view._hits.at(QPoint(x, box.top() - 3)).relations
    )  # fmt: skip
    bench.click(QPoint(foot, box.top() - 3))
    assert bench.view.current().relation == 1
    bench.view.select_text(0, 0)
    bench.click(QPoint(label.center().x(), label.top() - 3))
    assert bench.view.current().relation == 1


def test_handles_can_be_seized_beside_their_knobs(bench: Bench) -> None:
    """The knobs are 7 pixels wide; missing one starts a new selection and loses the span's."""
    bench.show(TEXT, PLACE)
    bench.view.select_span(3)
    _, stop = bench.view._hits.handles(PLACE.fragments)
    below = QPoint(stop[0] + 8, stop[2] + 4)
    bench.drag(below, QPoint(bench.point(28).x() + 8, below.y()))
    assert bench.wishes("resize_requested") == [(3, ((13, 28),))]


def test_a_chip_under_a_knob_is_still_a_chip(bench: Bench) -> None:
    """If this fails, a click on the chip of the selected span drags its edge about."""
    bench.show(TEXT, PLACE)
    bench.view.select_span(3)
    box = chip(bench, 3)
    bench.drag(box.center(), box.center() + QPoint(60, 30))
    bench.drag(QPoint(box.left() + 9, box.top() + 5), QPoint(box.left() + 90, box.top() + 5))
    assert bench.all_wishes() == []
