"""The R mode's rows at the edges: hints for ends that are out of view."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Relation, Span
from tests.gui.document.bench import NONE, Bench
from tests.gui.document.hinted import Key, hint_of, long_text, menu_of, type_hint


def test_rows_offer_what_is_above_and_below(bench: Bench) -> None:
    """If this fails, a relation to what is off the screen needs the mouse and a search."""
    text, spans = long_text()
    bench.show(text, *spans)
    bench.view.select_span(181)
    bench.key("r")
    above, below = bench.view._pick.board.rows()
    assert (above.arrow, below.arrow) == ("↑", "↓")
    shown = {span for hint in bench.view._pick.board.tags() for span in hint.spans}
    ups = [hint.spans[0] for hint in above.hints]
    downs = [hint.spans[0] for hint in below.hints]
    assert max(ups) == min(shown) - 2
    assert min(downs) == max(shown) + 2
    assert above.hints[0].words == "Hà Nội"
    for row in (above, below):
        assert bench.view.viewport().rect().contains(row.box)
        for hint in row.hints:
            assert row.box.contains(hint.item)
            assert hint.item.contains(hint.tag)
    for hint in bench.view._pick.board.tags():
        assert not above.box.intersects(hint.tag)
        assert not below.box.intersects(hint.tag)


def test_a_hint_in_a_row_is_clicked(bench: Bench) -> None:
    text, spans = long_text()
    bench.show(text, *spans)
    bench.view.select_span(1)
    bench.key("r")
    (below,) = bench.view._pick.board.rows()
    bench.click(below.hints[1].item.center())
    QTest.keyClick(menu_of(bench), "1")
    assert bench.all_wishes() == [("relation_requested", 1, below.hints[1].spans[0], "LIVES_IN")]
    bench.key("r")
    (below,) = bench.view._pick.board.rows()
    bench.click(QPoint(below.box.right() - 2, below.box.center().y()))
    assert len(bench.all_wishes()) == 1, "beside the hints a row is nothing"
    assert bench.view._pick.active


def test_what_was_chosen_lately_is_offered_wherever_it_is(bench: Bench) -> None:
    """A text comes back to the same tail again and again."""
    text, spans = long_text()
    bench.show(text, *spans)
    bench.view.select_span(1)
    bench.key("r")
    bench.view._pick.take(300)
    QTest.keyClick(menu_of(bench), "1")
    bench.view.select_span(3)
    bench.key("r")
    assert 300 in {hint.spans[0] for hint in bench.view._pick.board.rows()[-1].hints}
    type_hint(bench, 300)
    QTest.keyClick(menu_of(bench), "1")
    assert bench.all_wishes()[-1] == ("relation_requested", 3, 300, "LIVES_IN")


def test_what_the_spans_around_are_linked_to_is_offered(bench: Bench) -> None:
    text, spans = long_text()
    bench.show(text, *spans, relations=(Relation(1, "LIVES_IN", 3, 250),))
    bench.view.select_span(1)
    bench.key("r")
    assert 250 in {hint.spans[0] for hint in bench.view._pick.board.rows()[-1].hints}


def test_codes_stay_while_one_scrolls(bench: Bench) -> None:
    """A letter that was read before the page moved must still lead there."""
    text, spans = long_text()
    bench.show(text, *spans)
    bench.view.select_span(1)
    bench.key("r")
    board = bench.view._pick.board
    before = {hint.spans: hint.code for hint in board.all()}
    tops = bench.view.verticalScrollBar().value()
    bench.key(Key.Key_PageDown)
    moved = bench.view.verticalScrollBar().value()
    assert moved > tops
    after = {hint.spans: hint.code for hint in board.all()}
    assert before.keys() & after.keys()
    assert {key: after[key] for key in before if key in after} == {
        key: code for key, code in before.items() if key in after
    }
    assert after.keys() - before.keys(), "what came into view has hints"
    wheel = QWheelEvent(
        QPoint(300, 300), bench.view.mapToGlobal(QPoint(300, 300)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(bench.view.viewport(), wheel)
    assert bench.view.verticalScrollBar().value() < moved
    assert {hint.spans for hint in board.tags()} != set(after)
    bench.key(Key.Key_End)
    assert {399, 400} & {span for hint in board.all() for span in hint.spans}
    bench.key(Key.Key_Home)
    assert bench.view.verticalScrollBar().value() == 0
    assert bench.view._pick.active


def test_the_far_away_only_end_is_found(bench: Bench, qtbot: QtBot) -> None:
    """In a huge document one legal tail may lie behind thousands of spans; Tab comes to it too."""
    text, spans = long_text(2500)
    persons = [one for one in spans if one.label == "PERSON"]
    bench.show(text, *persons, spans[-1])
    bench.view.select_span(1)
    bench.key("r")
    assert not bench.view._pick.board.all()
    qtbot.waitUntil(lambda: bool(bench.view._pick.board.rows()))
    assert hint_of(bench, 5000).code == "f"
    bench.key(Key.Key_Tab)
    qtbot.waitUntil(lambda: bench.view._pick.candidate == 5000)
    bench.key(Key.Key_Left)
    bench.key(Key.Key_Return)
    QTest.keyClick(menu_of(bench), "l")
    assert bench.all_wishes() == [("relation_requested", 1, 5000, "LIVES_IN")]


def test_a_span_that_began_above_has_its_tag_in_view(bench: Bench) -> None:
    text, spans = long_text(80)
    wide = Span(900, "PLACE", ((20, len(text) - 5),))
    bench.show(text, *spans[100:102], wide)
    bench.view.select_span(101)
    bench.key("r")
    assert bench.view.viewport().rect().contains(hint_of(bench, 900).tag)
    assert 900 in {s for hint in bench.view._pick.board.tags() for s in hint.spans}


def test_words_in_a_row_are_plain_and_short(bench: Bench) -> None:
    """A span of a million characters, or one that looks like HTML, is drawn as some plain words."""
    text, spans = long_text(60)
    text += "\n<b>\u2028" + "rất dài " * 5000
    giant = Span(999, "PLACE", ((len(text) - 40_004, len(text)),))
    bench.show(text, spans[0], giant)
    bench.view.select_span(1)
    bench.key("r")
    hint = hint_of(bench, 999)
    assert hint.words.startswith("<b>")
    assert "\u2028" not in hint.words
    assert len(hint.words) < 90
    assert bench.view.viewport().rect().contains(hint.item)


def test_a_strip_shows_all_ends_or_says_how_to_go_on(bench: Bench) -> None:
    """An end that is nowhere offered is not found, however short its letters would be."""
    text, spans = long_text()
    bench.view.resize(900, 900)
    bench.show(text, *spans[:60])
    bench.view.select_span(1)
    bench.key("l")
    board = bench.view._pick.board
    while bench.view._pick._searching.isActive():
        QApplication.processEvents()
    (below,) = board.rows()
    assert not below.more
    assert {span for hint in board.all() for span in hint.spans} == set(range(2, 61, 2))
    assert max(len(hint.code) for hint in board.all()) <= 2
    bench.key(Key.Key_Escape)
    bench.show(text, *spans)
    bench.view.select_span(1)
    bench.key("l")
    (below,) = board.rows()
    assert below.more
    assert bench.view.viewport().height() / 3 > below.box.height()
