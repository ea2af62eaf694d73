"""Odd characters: found, drawn by stand-ins that move nothing, named where the caret stands."""

import unicodedata

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QHelpEvent, QRawFont
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.gui.document.blocks import drawable
from annotator.gui.document.odd import STAND_INS, line_end_at, names, odd_at, odd_ranges
from tests.gui.document.bench import HARD, I18N, Bench


def units(text: str) -> int:
    """UTF-16 units of ``text``."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("text", [I18N, HARD, "".join(map(chr, STAND_INS))])
def test_stand_ins_take_the_place_of_what_they_stand_for(text: str, *, raw: bool) -> None:
    shown = drawable(text, raw=raw)
    assert len(shown) == len(text)
    assert [units(one) for one in shown] == [units(one) for one in text]


def test_every_stand_in_shows_something(qtbot: QtBot) -> None:
    """With the font that every Linux desktop has; a box for a missing glyph says nothing."""
    font = QRawFont.fromFont(QFont("DejaVu Sans", 12))
    if font.familyName() != "DejaVu Sans":
        pytest.skip("DejaVu Sans is not installed")
    for sign in set(STAND_INS.values()):
        assert font.supportsCharacter(ord(sign)), sign
        assert not sign.isspace(), sign


def test_what_is_odd_is_found_and_plain_text_is_not() -> None:
    decomposed = unicodedata.normalize("NFD", "uỷ ban")
    text = f"Ðảng\u00a0ta\u200b {decomposed}\t\x07\ud800"
    found = [text[start:stop] for start, stop in odd_ranges(text)]
    assert found == ["Ð", "\u00a0", "\u200b", decomposed[1:3], "\t", "\x07", "\ud800"]
    for plain in ("Đảng uỷ Đà Nẵng, 12/10 – “đúng” … №5 😀 🇻🇳 한글", "plain", ""):
        assert odd_ranges(plain) == []


def test_names_are_unicode_s() -> None:
    assert names("\u00a0") == "U+00A0 NO-BREAK SPACE"
    assert names("e\u0301").startswith("U+0065 LATIN SMALL LETTER E + U+0301 COMBINING ACUTE")
    assert names("\x07") == "U+0007 BELL"
    assert names("\x01") == "U+0001 CONTROL"
    assert names("\ud800") == "U+D800 LONE SURROGATE"
    assert odd_at("a\u00a0b", 1) == (1, 2)
    assert odd_at("a\u00a0b", 2) is None
    assert [line_end_at("a\r\nb\rc\nd", point) for point in (1, 4, 6, 7)] == ["\r\n", "\r", "", ""]


def test_the_caret_says_what_it_stands_before(bench: Bench) -> None:
    """In the raw mode only, and nothing any more once it has left."""
    text = "TP\u00a0Hải Phòng\r\nhết"
    bench.show(text)
    bench.click(bench.point(2))
    assert bench.wishes("told") == []
    bench.view.show_odd_characters(True)
    bench.click(bench.point(2))
    assert bench.wishes("told")[-1] == ("U+00A0 NO-BREAK SPACE",)
    bench.key(Qt.Key.Key_Right)
    assert bench.wishes("told")[-1] == ("",)
    bench.key(Qt.Key.Key_End)
    assert bench.wishes("told")[-1] == ("U+000D CARRIAGE RETURN + U+000A LINE FEED",)


def tip_at(bench: Bench, place: QPoint, qtbot: QtBot) -> str:
    """What the pointer is told at a place."""
    viewport = bench.view.viewport()
    QToolTip.showText(QPoint(5, 5), "before", viewport)
    event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    qtbot.waitUntil(lambda: QToolTip.text() != "before" or not QToolTip.isVisible())
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_the_pointer_is_told_what_it_is_over(bench: Bench, qtbot: QtBot) -> None:
    """Zero-width ones have a width then, so that one can point at them."""
    text = "Ðảng\u200bta\r\nhết"
    bench.show(text)
    eth, space = bench.point(0) + QPoint(4, 0), bench.point(4) + QPoint(2, 0)
    assert tip_at(bench, eth, qtbot) == ""
    bench.view.show_odd_characters(True)
    space = bench.point(4) + QPoint(2, 0)
    assert bench.point(5).x() - bench.point(4).x() >= 4
    assert "U+00D0 LATIN CAPITAL LETTER ETH" in tip_at(bench, eth, qtbot)
    assert "U+200B ZERO WIDTH SPACE" in tip_at(bench, space, qtbot)
    assert "U+000D CARRIAGE RETURN" in tip_at(bench, bench.point(7) + QPoint(12, 0), qtbot)
    assert tip_at(bench, bench.point(2) + QPoint(3, 0), qtbot) == ""
    QToolTip.hideText()


def test_raw_text_is_selected_as_it_is(bench: Bench) -> None:
    """What is drawn differs, what is labelled does not."""
    text = "ông\u200bNam\tở\u00a0Huế"
    bench.view.show_odd_characters(True)
    bench.show(text)
    start = text.index("Nam")
    bench.drag_text(start, start + 3)
    bench.key("1")
    assert bench.wishes("span_requested") == [(((start, start + 3),), "PERSON")]


def test_boxes_are_painted_behind_odd_characters(bench: Bench) -> None:
    """An outline marks them, not colour alone."""
    bench.show("Ðảng và đảng")
    usual = bench.view.grab().toImage()
    bench.view.show_odd_characters(True)
    raw = bench.view.grab().toImage()
    line = bench.view._sheet.style.odd_line.rgb()
    colours = {raw.pixel(x, y) for x in range(60, 90) for y in range(15, 45)}
    before = {usual.pixel(x, y) for x in range(60, 90) for y in range(15, 45)}
    assert line in colours
    assert line not in before
