"""Zones of a page in the view: seen, folded, and never in anybody's way."""

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.gui.document.colours import contrast, dimmed
from annotator.gui.document.crowd_list import CrowdList
from annotator.gui.document.railing import visible_rails
from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Layer, Relation, Span
from annotator.model.scheme import Scheme
from annotator.model.zones import Zone, ZoneKind
from tests.gui.document.bench import Bench
from tests.gui.document.test_layout import look, sheet
from tests.gui.document.test_repaints import SEAM, differing, on_screen

BODY = "Sáng nay bà con xã Bình Minh ra đồng gặt lúa, máy gặt chạy từ sớm, ai cũng vui."
BOX = (
    "Tin liên quan",
    "Giá lúa tăng trở lại ở An Bình",
    "Cầu mới về làng Hoa",
    "Mưa lớn ở Thác Bà",
)
TEXT = "\n".join(("Được mùa lúa", BODY, *BOX, "", BODY * 3, BODY, "Ảnh: Lan Anh", BODY * 4, BODY))
MOTIONS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab,
           Qt.Key.Key_Return)  # fmt: skip
MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
START = TEXT.index(BOX[0])
STOP = TEXT.index(BOX[-1]) + len(BOX[-1])
AFTER = TEXT.index(BODY, STOP)


def span(number: int, words: str, label: str = "PLACE") -> Span:
    """A span over the first ``words`` of the text."""
    start = TEXT.index(words)
    return Span(number, label, ((start, start + len(words)),))


SPANS = (
    span(1, "Bình Minh"), span(2, "An Bình"), span(3, "Tin liên quan", "OFFICE"),
    span(4, "Thác Bà"), span(5, "Lan Anh", "PERSON"),
)  # fmt: skip
RELATIONS = (
    Relation(1, "SAME_AS", 1, 2), Relation(2, "SAME_AS", 2, 4), Relation(3, "LIVES_IN", 5, 4),
    Relation(4, "LIVES_IN", 5, 1),
)  # fmt: skip


@pytest.fixture
def page(bench: Bench, qtbot: QtBot) -> Bench:
    """The page with its zones found."""
    bench.show(TEXT, *SPANS, relations=RELATIONS)
    qtbot.waitUntil(lambda: bool(bench.view._sheet.folding.places))
    bench.heard.clear()
    return bench


@pytest.fixture
def folded(page: Bench) -> Bench:
    """The page with its zones folded."""
    page.view.fold_zones(True)
    page.heard.clear()
    return page


def is_folded(bench: Bench) -> list[bool]:
    """Of each zone whether it is folded."""
    folding = bench.view._sheet.folding
    return [folding.is_folded(place) for place in folding.places]


def test_a_relation_reaches_into_a_folded_zone(folded: Bench) -> None:
    """The walk comes to what is folded and unfolds it."""
    folded.view.select_span(5)
    folded.key("r")
    while folded.view._pick.candidate not in (2, 4):
        folded.key(Qt.Key.Key_Tab)
    assert not is_folded(folded)[0]
    tail = folded.view._pick.candidate
    assert tail in {key for hint in folded.view._pick.board.all() for key in hint.spans}


def test_the_bar_of_a_folded_zone_has_a_hint_at_its_ends(folded: Bench) -> None:
    """An end without letters is out of reach for whoever has folded the page to read it."""
    folded.view.select_span(5)
    folded.key("r")
    board = folded.view._pick.board
    (hint,) = [hint for hint in board.tags() if 2 in hint.spans]
    assert hint.spans == (3, 2, 4)
    assert abs(hint.tag.center().y() - bar(folded).y()) <= 3
    for letter in hint.code:
        folded.key(letter)
    (listed,) = [found for found in folded.view.findChildren(CrowdList) if found.isVisible()]
    listed.chosen.emit(2)
    assert not is_folded(folded)[0], "what was chosen is shown"
    QTest.keyClick(QApplication.activePopupWidget(), "1")
    assert folded.all_wishes() == [("relation_requested", 5, 2, "LIVES_IN")]


def bar(bench: Bench, number: int = 0) -> QPoint:
    """A pixel on the mark of a zone."""
    sheet = bench.view._sheet
    place = sheet.folding.places[number]
    top = sheet.top_of(place.first) - bench.view._scroller.top
    return QPoint(sheet.left + 20, top + 12)


def test_zones_are_found_once_the_text_has_been_painted(page: Bench) -> None:
    places = page.view._sheet.folding.places
    assert [place.zone.kind for place in places] == [ZoneKind.RELATED, ZoneKind.CREDIT]
    assert (places[0].zone.start, places[0].zone.stop) == (START, STOP)
    assert (places[0].first, places[0].stop) == (2, 6)


def test_nothing_is_left_of_the_page_before(page: Bench, qtbot: QtBot) -> None:
    """Zones of a long text that are still being looked for must not fall on the next one."""
    page.show("\n".join([BODY] * 20_000) + f"\nẢnh: Lan Anh\n{BODY}")
    page.show(f"Tựa\n{BODY}")
    qtbot.waitUntil(lambda: not page.view._zoning.is_looking)
    assert page.view._sheet.folding.places == []
    page.show(TEXT)
    qtbot.waitUntil(lambda: len(page.view._sheet.folding.places) == 2)


@pytest.mark.parametrize(
    ("paper", "ink"), [("#ffffff", "#000000"), ("#1b1c1f", "#e4e4e7"), ("#fdf6e3", "#586e75")]
)
def test_dimmed_text_can_be_read(paper: str, ink: str) -> None:
    assert contrast(dimmed(paper, ink), paper) >= min(4.5, contrast(ink, paper))
    assert contrast(dimmed(paper, ink), paper) <= contrast(ink, paper)


def test_folding_shows_one_bar_a_zone_and_keeps_everything(page: Bench) -> None:
    sheet = page.view._sheet
    before, spans = sheet.total, dict(sheet.content.spans)
    page.view.fold_zones(True)
    assert is_folded(page) == [True, True]
    assert sheet.heights[2] == sheet.style.bar_height
    assert [sheet.heights[block] for block in (3, 4, 5)] == [0, 0, 0]
    assert dict(sheet.content.spans) == spans
    assert "5 lines" in str(page.wishes("told")[-1])
    page.view.fold_zones(False)
    assert sheet.total == before


def test_a_click_on_a_bar_unfolds_its_zone_alone_and_on_the_heading_folds_it(
    folded: Bench,
) -> None:
    folded.click(bar(folded))
    assert is_folded(folded) == [False, True]
    assert folded.wishes("told")[-1] == ("Unfolded: Related articles · 4 lines · 3 spans.",)
    folded.click(bar(folded))
    assert is_folded(folded) == [True, True]
    assert not folded.all_wishes()
    assert folded.view.current().spans == ()


def test_a_double_click_on_a_bar_is_one_click(folded: Bench) -> None:
    folded.click(bar(folded))
    folded.double(bar(folded))
    assert is_folded(folded) == [False, True]


def test_what_is_read_stays_in_its_place(page: Bench) -> None:
    """Folding above the text that somebody reads must not carry it off."""
    page.view.resize(900, 200)
    QApplication.processEvents()
    page.view.select_text(AFTER, AFTER)
    page.view._scroller.scroll_by(page.point(AFTER).y() - 20)
    for on in (True, False, True):
        before = page.view._scroller.anchor()
        page.view.fold_zones(on)
        assert page.view._scroller.anchor() == before


@pytest.mark.parametrize("span_id", [2, 3, 4])
def test_a_span_in_a_folded_zone_is_shown_when_it_is_meant(folded: Bench, span_id: int) -> None:
    """Also the one at the very start of the zone, for which the bar stands."""
    folded.view.select_span(span_id)
    assert is_folded(folded) == [False, True]
    box = folded.view.chip_rect(span_id)
    assert box is not None
    assert folded.view.viewport().rect().contains(box)


def test_tab_walks_into_folded_zones(folded: Bench) -> None:
    folded.view.select_span(1)
    folded.key(Qt.Key.Key_Tab)
    assert folded.view.current().spans == (3,)
    assert is_folded(folded) == [False, True]


def test_a_relation_and_a_place_in_the_text_unfold(folded: Bench) -> None:
    folded.view.select_relation(2)
    assert is_folded(folded) == [False, True]
    folded.view.fold_zones(True)
    at = TEXT.index("Cầu mới")
    folded.view.select_text(at, at + 3)
    assert is_folded(folded) == [False, True]
    assert folded.view.current().fragments == ((at, at + 3),)


def test_the_caret_passes_a_bar_line_by_line_and_enter_opens_it(folded: Bench) -> None:
    choice = folded.view._choice
    folded.view.select_text(START - 5, START - 5)
    folded.key(Qt.Key.Key_Down)
    assert choice.caret == START
    folded.key(Qt.Key.Key_Down)
    folded.key(Qt.Key.Key_Down)
    assert choice.caret >= STOP
    assert is_folded(folded) == [True, True]
    folded.key(Qt.Key.Key_Up)
    folded.key(Qt.Key.Key_Up)
    assert choice.caret == START
    folded.key(Qt.Key.Key_Return)
    assert is_folded(folded) == [False, True]
    assert not folded.all_wishes()


def test_the_caret_goes_into_a_zone_syllable_by_syllable(folded: Bench) -> None:
    folded.view.select_text(START, START)
    folded.view.fold_zones(True)
    folded.key(Qt.Key.Key_Right)
    assert START < folded.view._choice.caret < STOP
    assert is_folded(folded) == [False, True]


def test_a_drag_over_a_bar_selects_the_text_as_it_is(folded: Bench) -> None:
    start, stop = TEXT.index("ai cũng"), TEXT.index(" ra đồng", AFTER)
    folded.drag_text(start, stop)
    assert folded.view.current().fragments == ((start, stop),)
    assert is_folded(folded) == [True, True]


def test_rails_end_at_the_bar(folded: Bench) -> None:
    """A relation into a folded zone is still seen to go there; one within it is not drawn."""
    view = folded.view
    height = view.viewport().height()
    visible = view._sheet.between(0, height)
    rails = {rail.relations[0]: rail for rail in visible_rails(view._sheet, visible, height)}
    middle = view._sheet.top_of(2) + view._sheet.style.bar_height // 2
    assert rails[1].bottom == middle
    assert rails[3].top == middle
    assert 2 not in rails
    assert rails[4].top < middle < rails[4].bottom


def test_a_span_made_in_a_folded_zone_is_counted_and_stays_folded(folded: Bench) -> None:
    """Labelling every equal stretch of the text reaches into folded zones as well."""
    more = span(6, "làng Hoa")
    folded.view.set_layer(Layer("an", (*SPANS, more), RELATIONS))
    assert is_folded(folded) == [True, True]
    folded.click(bar(folded))
    assert folded.wishes("told")[-1] == ("Unfolded: Related articles · 4 lines · 4 spans.",)
    assert folded.view.chip_rect(6) is not None


@pytest.mark.parametrize("seed", range(4))
def test_what_is_painted_by_parts_looks_like_what_is_painted_at_once(
    page: Bench, seed: int
) -> None:
    """Bars, headings, dimmed words and rails to bars, after whatever is done."""
    view, chance = page.view, random.Random(seed)
    view.resize(700, 300)
    places = [match.start() for match in re.finditer(r"\w+", TEXT)]
    deeds = (
        lambda: view.fold_zones(chance.random() < 0.5),
        lambda: page.click(bar(page, chance.randrange(2))),
        lambda: page.key(chance.choice(MOTIONS), chance.choice(MODIFIERS)),
        lambda: view.select_text(*sorted(chance.sample(places, 2))),
        lambda: view.set_layer(Layer("an", tuple(chance.sample(SPANS, 3)))),
        lambda: view.set_layer(Layer("an", SPANS, RELATIONS)),
        lambda: view._scroller.scroll_by(chance.choice((-120, -24, 24, 120))),
        lambda: view.show_odd_characters(chance.random() < 0.3),
    )
    for step in range(60):
        QApplication.processEvents()
        if view._sheet.folding.places or step % 8:
            chance.choice(deeds if view._sheet.folding.places else deeds[2:])()
        shown = on_screen(view)
        view.viewport().update()
        assert differing(shown, on_screen(view)) <= SEAM, step


def test_a_selected_span_that_is_folded_away_does_no_harm(page: Bench) -> None:
    page.view.select_span(2)
    page.view.fold_zones(True)
    QApplication.processEvents()
    box = page.view.position_of(2)
    assert box is not None
    assert box.contains(bar(page))
    assert page.view.chip_rect(2) is None
    page.key(Qt.Key.Key_Delete)
    assert page.wishes("remove_requested") == [((2,), ())]


def test_zoom_and_width_keep_what_is_folded(folded: Bench) -> None:
    folded.view.zoom_in()
    folded.view.resize(500, 400)
    QApplication.processEvents()
    sheet = folded.view._sheet
    assert is_folded(folded) == [True, True]
    assert sheet.heights[2] == sheet.style.bar_height == sheet.laid(2).height
    assert sheet.heights[4] == 0


def test_the_next_page_is_folded_too(folded: Bench, qtbot: QtBot) -> None:
    folded.show(TEXT + "\n" + BODY)
    qtbot.waitUntil(lambda: is_folded(folded) == [True, True])


def test_the_pointer_is_told_what_a_mark_is(folded: Bench, qtbot: QtBot) -> None:
    place = bar(folded)
    event = QHelpEvent(QEvent.Type.ToolTip, place, folded.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(folded.view.viewport(), event)
    qtbot.waitUntil(lambda: "Not part of the article" in QToolTip.text())
    QToolTip.hideText()


def test_raw_text_has_no_zones(folded: Bench) -> None:
    sheet = folded.view._sheet
    folded.view.show_odd_characters(True)
    assert sheet.folding.places == []
    assert all(sheet.heights[block] > 0 for block in range(len(sheet.heights)))
    folded.view.show_odd_characters(False)
    assert is_folded(folded) == [True, True]


def test_a_folded_end_of_the_text_can_be_clicked_below(bench: Bench, qtbot: QtBot) -> None:
    """Pages end in teasers: below the last bar there is nothing, and nothing to stumble over."""
    bench.show("\n".join((BODY, BODY, *BOX)), Span(1, "PLACE", ((180, 190),)))
    qtbot.waitUntil(lambda: bool(bench.view._sheet.folding.places))
    bench.view.fold_zones(True)
    bench.click(QPoint(300, 550))
    bench.drag(QPoint(100, 20), QPoint(300, 550))
    assert bench.view.current().fragments
    bench.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bench.view._choice.caret == len(bench.view._sheet.content.text)
    assert is_folded(bench) == [False]


def test_a_zone_of_a_million_lines_folds_and_unfolds(bench: Bench) -> None:
    """Every line between is skipped, not walked."""
    text = f"{BODY}\n" + "x\n" * 1_000_000 + BODY
    bench.show(text)
    shown = bench.view._sheet
    zone = Zone(ZoneKind.RELATED, len(BODY) + 1, len(text) - len(BODY) - 1, 1_000_000)
    before = shown.total
    shown.show_zones([zone])
    shown.fold(shown.folding.places, folded=True)
    assert shown.total < 1000
    visible = shown.between(0, 600)
    assert [laid.block for laid, _ in visible] == [0, 1, 1_000_001]
    assert shown.find(shown.total)[0] == 1_000_001
    bench.view._scroller.set_range()
    bench.view.viewport().repaint()
    shown.fold(shown.folding.places, folded=False)
    assert abs(shown.total - before) < 1000
    bench.view.verticalScrollBar().setValue(before // 2)
    QApplication.processEvents()


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 59), min_size=2, max_size=8, unique=True),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 59)), max_size=14),
)
def test_heights_agree_whatever_is_folded_and_measured(
    qtbot: QtBot, edges: list[int], steps: list[tuple[int, int]]
) -> None:
    """After any foldings, edits and changes of width the sheet is what a fresh one would be."""
    edges.sort()
    spans = tuple(Span(n, "PLACE", ((n * 30, n * 30 + 9),)) for n in range(1, 60))
    shown, fresh = sheet(Layer("an", spans)), sheet(Layer("an", spans))
    starts, stops = shown.content.blocks.starts, shown.content.blocks.stops
    pairs = list(pairwise(edges))[::2]
    zones = [Zone(ZoneKind.RELATED, starts[first], stops[last - 1]) for first, last in pairs]
    shown.show_zones(zones)
    for step, block in steps:
        _do(shown, fresh, step, block)
    places = shown.folding.places
    _agree(shown)
    shown.fold(places, folded=False)
    fresh.show_zones(zones)
    for block in range(len(starts)):
        assert look(shown.laid(block)) == look(fresh.laid(block))
    assert shown.total == fresh.total


def _do(shown: Sheet, fresh: Sheet, step: int, block: int) -> None:
    places = shown.folding.places
    if step == 0 and places:
        shown.fold([places[block % len(places)]], folded=True)
    elif step == 1 and places:
        shown.fold([places[block % len(places)]], folded=False)
    elif step == 2:
        shown.measure(block)
    elif step == 3:
        shown.laid(block)
    elif step == 4:
        layer = Layer("an", tuple(s for s in shown.content.spans.values() if s.id % 7 != block % 7))
        for one in (shown, fresh):
            one.apply(one.content.difference(layer))
    else:
        for one in (shown, fresh):
            one.fit(300 + block)


def _agree(shown: Sheet) -> None:
    """Blocks in view follow each other without gaps, and every pixel finds its block."""
    shown.between(0, shown.total + 5000)  # makes the heights of what is in view exact
    visible = shown.between(0, shown.total + 5000)
    for (before, y), (after, below) in pairwise(visible):
        assert y + before.height == below
        assert shown.top_of(before.block) == y
        assert shown.find(below - 1)[0] == before.block
        assert shown.find(below) == (after.block, 0)
        assert shown.folding.after(before.block) == after.block
        assert shown.folding.before(after.block) == before.block
    hidden = [p for p in shown.folding.folded() for _ in range(p.first + 1, p.stop)]
    assert len(visible) + len(hidden) == len(shown.heights)
    assert shown.inexact(0) is None


def test_the_article_is_spared_its_teasers(
    bench: Bench, article: tuple[str, Layer, Scheme], qtbot: QtBot
) -> None:
    text, layer, scheme = article
    bench.view.set_scheme(scheme, "vi")
    bench.show(text, *layer.spans, relations=layer.relations)
    qtbot.waitUntil(lambda: len(bench.view._sheet.folding.places) == 6)
    bench.view.fold_zones(True)
    heard = bench.wishes("told")[-1][0]
    assert heard == "Zones of the web page are folded: 32 lines."
