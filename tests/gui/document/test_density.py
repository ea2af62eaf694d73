"""Dense annotation stays legible: nothing that is placed above a line hides anything else."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPalette
from pytestqt.qtbot import QtBot

from annotator.gui.document.content import Content
from annotator.gui.document.lanes import CAP
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.places import Chip, Wire
from annotator.gui.document.shape import Shape
from annotator.gui.document.style import Style
from annotator.model.annotation import Layer, Relation, Span, merged
from tests.gui.document.bench import SCHEME

LINE = "Ông Võ Văn Thưởng, Ủy viên Bộ Chính trị, gặp bà Mai ở Hà Nội và نزار في بيروت. "
PARAGRAPH = LINE * 3
LABELS = ["PERSON", "PLACE", "OFFICE", "UNKNOWN LABEL OF A GOOD LENGTH"]
TIES = ["LIVES_IN", "HOLDS", "SAME_AS"]


@st.composite
def crowded(draw: st.DrawFn) -> Layer:
    """Many spans in few places, some in several fragments, and relations between them."""
    spans = []
    for number in range(1, draw(st.integers(1, 40)) + 1):
        base = draw(st.sampled_from([0, 4, 30, 70, 90, 150, 200]))
        fragments = []
        for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
            start = base + draw(st.integers(0, 12))
            fragments.append((start, start + draw(st.integers(1, 30))))
            base = start + 8
        spans.append(Span(number, draw(st.sampled_from(LABELS)), merged(tuple(fragments))))
    ends = st.integers(1, len(spans))
    relations = [
        Relation(number, draw(st.sampled_from(TIES)), draw(ends), draw(ends))
        for number in range(draw(st.integers(0, 40)))
    ]
    return Layer("an", tuple(spans), tuple(relations))


def laid_out(layer: Layer, width: int, text: str = PARAGRAPH) -> tuple[LaidBlock, Style]:
    """The paragraph with ``layer``, set ``width`` pixels wide."""
    style = Style(SCHEME, "en", QPalette(), QFont(), 12.0)
    content = Content(text, layer)
    return LaidBlock(Shape(content, 0, style, width), content, style), style


def box_of(chip: Chip, style: Style) -> QRectF:
    """The pixels of a chip."""
    return QRectF(chip.left, chip.top, chip.width, style.chip_height)


def label_of(wire: Wire, style: Style) -> QRectF:
    """The pixels of a relation's label."""
    return QRectF(wire.chip_left, wire.chip_top, wire.chip_width, style.chip_height)


WIDTHS = st.sampled_from([220, 420, 1000])


@settings(max_examples=60)
@given(crowded(), WIDTHS)
def test_chips_and_labels_never_touch_each_other_or_the_text(
    qtbot: QtBot, layer: Layer, width: int
) -> None:
    """Otherwise a label that somebody gave could not be read, or the words under it."""
    laid, style = laid_out(layer, width)
    chips = [box_of(chip, style) for chip in laid.chips]
    labels = [label_of(wire, style) for wire in laid.wires if wire.has_chip]
    lines = [
        QRectF(line.x(), top, line.naturalTextWidth(), height)
        for line, top, height in zip(
            laid.shape.lines, laid.text_tops, laid.shape.heights, strict=True
        )
    ]
    for first, second in combinations((*chips, *labels), 2):
        assert not first.intersects(second)
    for box in (*chips, *labels):
        assert not any(box.intersects(line) for line in lines)
        assert box.left() >= 0


@settings(max_examples=40)
@given(crowded(), WIDTHS)
def test_every_span_has_one_chip_and_lanes_are_few(qtbot: QtBot, layer: Layer, width: int) -> None:
    """A span whose chip is missing could not be found or clicked."""
    laid, _ = laid_out(layer, width)
    told = [span for chip in laid.chips for span in chip.spans]
    assert sorted(told) == [span.id for span in layer.spans]
    assert all(chip.lane <= CAP for chip in laid.chips)
    assert all(chip.is_more for chip in laid.chips if chip.lane == CAP)


@settings(max_examples=60)
@given(crowded(), WIDTHS)
def test_wires_pass_behind_no_chip_and_share_no_pixel_of_another(
    qtbot: QtBot, layer: Layer, width: int
) -> None:
    """Otherwise nobody could tell which of two relations leads where."""
    laid, style = laid_out(layer, width)
    falls: dict[tuple[int, float], set[tuple[int, str]]] = {}
    flats: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for wire in laid.wires:
        for foot in wire.feet:
            way = QRectF(foot.x - 0.5, wire.y, 1, foot.chip.top - wire.y)
            crossed = [c for c in laid.chips if box_of(c, style).intersects(way)]
            assert crossed == []
            assert foot.chip.left <= foot.x <= foot.chip.right
            falls.setdefault((wire.line, foot.x), set()).add((id(foot.chip), wire.label))
        if wire.has_chip:
            flats.setdefault((wire.line, wire.lane), []).append((wire.left, wire.right))
    assert all(len(owners) == 1 for owners in falls.values())
    for extents in flats.values():
        extents.sort()
        assert all(before[1] < after[0] for before, after in pairwise(extents))


@settings(max_examples=40)
@given(crowded(), WIDTHS)
def test_the_parts_of_a_span_on_a_line_are_joined(qtbot: QtBot, layer: Layer, width: int) -> None:
    """Otherwise two fragments of one span would look like two spans."""
    laid, _ = laid_out(layer, width)
    stretches: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for part in (*laid.pieces, *laid.joints):
        stretches.setdefault((part.line, part.span), []).append((part.left, part.right))
    for found in stretches.values():
        found.sort()
        reached = found[0][1]
        for left, right in found[1:]:
            assert left <= reached + 1.5
            reached = max(reached, right)
