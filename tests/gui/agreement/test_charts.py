"""Charts as drawings: readable on every paper, inside their borders, and sound as files."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.comparison import Agreement
from annotator.agreement.corpus import Names, corpus_of
from annotator.agreement.report import SPAN_FIGURES
from annotator.gui.agreement.canvas import paper_of
from annotator.gui.agreement.charts import Bar, Bars, Blank, Chart, Course, Heat, interval_text
from annotator.gui.agreement.drawing import Box, Cell, Drawing, Paper, Pen, Words
from annotator.gui.agreement.intervals import draw, gather
from annotator.gui.agreement.laying import lay
from annotator.gui.agreement.saving import csv_bytes, tab_separated
from annotator.gui.agreement.svg import svg_of
from annotator.gui.document.colours import TEXT_CONTRAST, contrast
from annotator.gui.theme import palette
from annotator.model.annotation import Document, Layer, Span, State
from annotator.ops.steps import run

LIGHT, DARK = (paper_of(palette(dark=dark)) for dark in (False, True))
PEN = Pen(lambda words: 7.0 * len(words), 16.0, 800.0)
NAMES = st.text(max_size=40)
SHARES = st.none() | st.floats(-1, 1)
CELLS = st.builds(Cell, NAMES, SHARES, NAMES, NAMES, differs=st.booleans())


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(("heat", "bars", "course", "blank")))
    if kind == "blank":
        return Blank(draw(NAMES), draw(NAMES))
    if kind == "bars":
        bars = st.builds(Bar, NAMES, CELLS, NAMES, st.sampled_from(("", "a", "b")))
        return Bars(draw(NAMES), tuple(draw(st.lists(bars, max_size=6))))
    if kind == "course":
        cells = tuple(draw(st.lists(CELLS, max_size=40)))
        return Course(draw(NAMES), tuple("2026-01-01" for _ in cells), cells)
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 9))
    cells = tuple(
        tuple(draw(st.lists(st.none() | CELLS, min_size=columns, max_size=columns)))
        for _ in range(rows)
    )
    heads = [tuple(draw(st.lists(NAMES, min_size=n, max_size=n))) for n in (rows, columns)]
    return Heat(draw(NAMES), heads[0], heads[1], cells, draw(NAMES), 1, ("0", "1"))


@settings(max_examples=60, deadline=None)
@given(charts(), st.sampled_from((LIGHT, DARK)))
def test_everything_lies_inside_and_no_two_cells_overlap(chart: Chart, paper: Paper) -> None:
    """What is outside is cut off in a picture; of two that overlap a click opens the wrong one."""
    drawing = lay(chart, PEN, paper)
    for shape in drawing.everything():
        if isinstance(shape, Box):
            assert shape.x >= 0
            assert shape.y >= 0
            assert shape.x + shape.width <= drawing.width + 0.01
            assert shape.y + shape.height <= drawing.height + 0.01
        if isinstance(shape, Words) and not shape.turn:
            left = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            width = PEN.measure(shape.text)
            assert shape.x - left * width >= -1 or isinstance(chart, Course | Heat)
    boxes = [spot.box for spot in drawing.spots]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart = (
                one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
                or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
            )  # fmt: skip
            assert apart


@settings(max_examples=60, deadline=None)
@given(charts())
def test_svg_is_sound_whatever_the_names_hold(chart: Chart) -> None:
    """A name with < or a control character in it would make the file unreadable."""
    drawing = lay(chart, PEN, LIGHT)
    root = ElementTree.fromstring(svg_of(drawing, "t", LIGHT.ground, 13))
    assert len(root) == 2 + len(drawing.everything()) + len(drawing.spots)


@pytest.mark.parametrize("paper", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("differs", [False, True])
def test_numbers_can_be_read_on_every_shade(paper: Paper, differs: bool) -> None:
    """Grey on grey is a number that nobody reads."""
    for step in range(101):
        fill = paper.fill(step / 100, differs=differs)
        assert contrast(paper.on(fill), fill) >= TEXT_CONTRAST
    assert contrast(paper.faint, paper.ground) >= TEXT_CONTRAST


def test_stronger_means_more() -> None:
    """Who looks at the colours alone must come to the same order as by the numbers."""
    for paper in (LIGHT, DARK):
        contrasts = [contrast(paper.fill(i / 10), paper.ground) for i in range(11)]
        assert contrasts == sorted(contrasts)


def shown(chart: Chart, kind: type) -> list[object]:
    return [shape for shape in lay(chart, PEN, LIGHT).shapes if isinstance(shape, kind)]


def test_a_bar_is_as_long_as_its_value_and_its_whisker_spans_the_interval() -> None:
    """A bar that is drawn to another scale than its axis is worse than none."""
    bars = tuple(
        Bar(name, Cell("x", share, name, low=low, high=high))
        for name, share, low, high in (("a", 0.5, 0.25, 0.75), ("b", 1.0, None, None))
    )
    drawing = lay(Bars("", bars), PEN, LIGHT)
    first, second = (one for one in drawing.shapes if isinstance(one, Box))
    assert second.width == pytest.approx(2 * first.width)
    texts = {one.text: one.x for one in drawing.shapes if isinstance(one, Words)}
    assert texts["0.5"] == pytest.approx(first.x + first.width)
    assert texts["1"] == pytest.approx(second.x + second.width)
    whisker = [one for one in drawing.shapes if getattr(one, "width", 0) == 1.6]
    xs = {round(getattr(one, end)) for one in whisker for end in ("x", "to_x")}
    assert xs == {round(texts["0.25"]), round(texts["0.75"])}


def test_words_beside_bars_are_wrapped_not_cut() -> None:
    """In a narrow window nobody could tell which figure a bar is."""
    name = "Cùng biên và cùng nhãn của hai đầu, cùng nhãn quan hệ (strict F1)"
    note = "12 trên 20 tài liệu cả hai người đã hoàn thành"
    bars = (Bar(name, Cell("0.5", 0.5, ""), note), Bar("ngắn", Cell("0.5", 0.5, "")))
    drawing = lay(Bars("", bars), Pen(PEN.measure, PEN.line, 560.0), LIGHT)
    words = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert set(f"{name} {note}".split()) <= {one for line in words for one in line.split()}


def test_below_chance_is_drawn_to_the_other_side() -> None:
    """An alpha below zero is not a small one."""
    bars = (Bar("a", Cell("−0.5", -0.5, "a")), Bar("b", Cell("0.5", 0.5, "b")))
    below, above = (one for one in lay(Bars("", bars), PEN, LIGHT).shapes if isinstance(one, Box))
    assert below.x + below.width == pytest.approx(above.x)


def test_intervals_are_those_of_the_command_line() -> None:
    """Two intervals for one figure, and people trust neither."""
    documents = [
        Document(f"d{i}", "x" * 99, layers=tuple(
            Layer(who, state=State.FINISHED, spans=tuple(
                Span(n, "AB"[(i + n) % (2 + k)  % 2], ((n * 9, n * 9 + 5 + (i * n) % 2 * k),))
                for n in range(1 + i % 3)))
            for k, who in enumerate("ab" if i % 2 else "abc"))
        , id=i + 1)
        for i in range(16)
    ]  # fmt: skip
    names = Names(("a", "b", "c"), ("A", "B"))
    agreement = Agreement(corpus_of(documents, names))
    choices = [tuple(agreement.pairs()), tuple(agreement.rest("c")), (agreement.pairs()[0],)]
    wanted = [(name, pairs) for name in SPAN_FIGURES for pairs in choices]
    found = draw(run(gather(agreement, wanted)), lambda: False)
    for name, pairs in wanted:
        figure = agreement.with_interval(name, pairs)
        bounds = found.get((name, pairs))
        assert (figure.low, figure.high) == (pytest.approx(bounds) if bounds else (None, None))
    assert all(found[name, choices[0]] for name in ("exact_f1", "strict_f1", "character_f1"))
    assert draw(run(gather(agreement, wanted)), lambda: True) == {}


def test_tables_are_what_the_chart_shows() -> None:
    """What is copied must be what is seen, names with tabs and formulas and all."""
    cell = Cell("0.5", 0.5, "a", low=0.25, high=0.75)
    chart = Heat("t", ("a\tb", "=c"), ("x",), ((cell,), (None,)), "corner")
    assert tab_separated(chart.table()) == "corner\tx\na b\t0.5\n=c\t"
    assert csv_bytes(chart.table()).decode("utf-8-sig") == ("corner,x\r\na\tb,0.5\r\n'=c,\r\n")
    bars = Bars("t", (Bar("a", cell, "note"),), heads=("n", "v", "i", "r"))
    assert bars.table() == [["n", "v", "i", "r"], ["a", "0.5", "0.250 – 0.750", "note"]]
    assert interval_text(Cell("–", None, "a")) == ""
    assert Blank("t", "why").table() == [["why"]]
    assert Drawing().width == 0
