"""Heights, blocks, intervals, lanes, rails and colours, without Qt."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.document.blocks import (
    LONGEST,
    Blocks,
    drawable,
    has_right_to_left,
    runs_right_to_left,
)
from annotator.gui.document.colours import contrast, is_dark, selection_fill, shades
from annotator.gui.document.heights import Heights
from annotator.gui.document.intervals import Intervals
from annotator.gui.document.lanes import Lanes, crowds, nearest_free, uncovered
from annotator.gui.document.rails import LAST_LINE, Rails
from annotator.model.scheme import PALETTE

PURE = (
    "heights",
    "blocks",
    "intervals",
    "lanes",
    "rails",
    "colours",
    "content",
    "places",
    "selected",
)
THEMES = (
    ("#ffffff", "#000000"),
    ("#fafafa", "#1f1f1f"),
    ("#1e1f22", "#dfe1e5"),
    ("#000000", "#ffffff"),
)


def test_pure_rooms_do_not_load_qt() -> None:
    rooms = ", ".join(f"annotator.gui.document.{room}" for room in PURE)
    code = f"import sys, {rooms}\nsys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


@given(st.lists(st.integers(1, 90), min_size=1, max_size=70), st.data())
def test_heights_agree_with_a_plain_list(values: list[int], data: st.DataObject) -> None:
    heights = Heights(values)
    for _ in range(5):
        block = data.draw(st.integers(0, len(values) - 1))
        height = data.draw(st.integers(1, 90))
        assert heights.set(block, height) == height - values[block]
        values[block] = height
    assert heights.total() == sum(values)
    assert [heights.above(block) for block in range(len(values))] == [
        sum(values[:block]) for block in range(len(values))
    ]
    for y in range(sum(values)):
        block, inside = heights.find(y)
        assert heights.above(block) + inside == y
        assert 0 <= inside < values[block]


def test_heights_outside() -> None:
    heights = Heights([10, 20])
    assert heights.find(-5) == (0, -5)
    assert heights.find(35) == (1, 25)
    assert len(Heights()) == 0


@given(st.text(alphabet="ab \n\r\u2028\x85\u0301\u200d😀", max_size=200))
def test_blocks_hold_every_code_point_or_it_is_a_line_end(text: str) -> None:
    blocks = Blocks(text)
    held = [text[start:stop] for start, stop in zip(blocks.starts, blocks.stops, strict=True)]
    assert not any(set(piece) & set("\n\r\u2028\x85") for piece in held)
    assert sum(map(len, held)) == sum(c not in "\n\r\u2028\x85" for c in text)
    for point in range(len(text) + 1):
        assert blocks.starts[blocks.at(point)] <= point


def test_crlf_is_one_line_end() -> None:
    blocks = Blocks("a\r\nb\rc\n\nd")
    assert list(zip(blocks.starts, blocks.stops, strict=True)) == [
        (0, 1), (3, 4), (5, 6), (7, 7), (8, 9),
    ]  # fmt: skip
    assert blocks.touched(0, 4) == range(2)
    assert blocks.touched(1, 2) == range(1)


def test_long_paragraphs_are_cut_at_spaces_and_never_inside_a_cluster() -> None:
    words = Blocks("một hai " * 1000)
    assert max(b - a for a, b in zip(words.starts, words.stops, strict=True)) <= LONGEST
    assert words.starts[1:] == words.stops[:-1]
    solid = "e\u0301" * 3000 + "👨\u200d👩" * 600
    pieces = Blocks(solid)
    for cut in pieces.starts[1:]:
        assert solid[cut] not in "\u0301\u200d"
        assert solid[cut - 1] != "\u200d"


def test_stand_ins_keep_both_counts() -> None:
    text = "a\x00\x07\t\x1b\x7f\x85\u2028\u2029\ud800😀\u00a0b"
    shown = drawable(text)
    assert len(shown) == len(text)
    assert len(shown.encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))
    assert shown == "a  \t" + " " * 5 + "\ufffd😀\u00a0b"


def test_direction() -> None:
    assert not has_right_to_left("Hải Phòng 😀")
    assert has_right_to_left("Công ty أرامكو")
    assert runs_right_to_left("2020 منظمة WHO")
    assert not runs_right_to_left("WHO منظمة")
    assert not runs_right_to_left("")


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 400)), max_size=40))
def test_intervals_agree_with_a_plain_list(items: list[tuple[int, int]]) -> None:
    index: Intervals[int] = Intervals()
    places = {}
    for key, (start, length) in enumerate(items):
        index.add(start, start + length, key % 30)
        places[key % 30] = (start, start + max(1, length))
    for key in list(places)[::3]:
        index.remove(key)
        del places[key]
    assert len(index) == len(places)
    for low, high in ((0, 1), (100, 900), (0, 4000), (2999, 3000)):
        wanted = {key for key, (a, b) in places.items() if a < high and b > low}
        assert set(index.over(low, high)) == wanted


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 90)), max_size=60))
def test_lanes_never_let_extents_touch(items: list[tuple[int, int]]) -> None:
    lanes = Lanes(cap=5, gap=3)
    rows: dict[int, list[tuple[int, int]]] = {}
    for left, width in items:
        row = lanes.place(left, left + width)
        if row is not None:
            assert all(left + width + 3 <= a or b + 3 <= left for a, b in rows.get(row, ()))
            rows.setdefault(row, []).append((left, left + width))
    assert len(lanes) == len(rows) <= 5


def test_nested_extents_need_a_lane_each() -> None:
    lanes = Lanes(cap=3)
    assert [lanes.place(0, 10), lanes.place(0, 20), lanes.place(10, 20), lanes.place(0, 30)] == [
        0, 1, 0, 2,
    ]  # fmt: skip
    assert lanes.place(5, 6) is None


def test_crowds_of_what_found_no_lane() -> None:
    assert crowds([(0, 5), (100, 105), (10, 300)], 40) == [[0, 2], [1]]
    assert crowds([], 40) == []


def test_the_nearest_free_place_beside_covers() -> None:
    assert nearest_free(0, 100, [], 20, 40) == 40
    assert nearest_free(0, 100, [(45, 55)], 20, 40) == 25
    assert nearest_free(0, 100, [(45, 55)], 20, 50) == 55
    assert nearest_free(0, 100, [(10, 20), (35, 90)], 20, 50) is None
    assert nearest_free(0, 100, [(0, 70)], 20, 10) == 70


def test_uncovered_part_of_a_chip() -> None:
    assert uncovered(0, 100, [(0, 40)], 8) == (40, 100)
    assert uncovered(0, 100, [(30, 200)], 8) == (0, 30)
    assert uncovered(0, 100, [(60, 70), (10, 20)], 8) == (20, 60)
    assert uncovered(0, 100, [], 8) == (0, 100)
    assert uncovered(0, 100, [(-5, 95)], 8) is None


def test_rails_take_the_lowest_free_lane_and_keep_it() -> None:
    rails = Rails(cap=3)
    rails.place([((0, 0), (9, 0), "long"), ((2, 0), (3, 0), "short"), ((5, 1), (5, 2), "inner")])
    assert (rails.lane("inner"), rails.lane("short"), rails.lane("long")) == (0, 0, 1)
    rails.place([((0, 0), (1, 0), "short"), ((4, 0), (5, LAST_LINE), "next")])
    assert (rails.lane("short"), rails.lane("next")) == (0, 2)
    rails.place([((3, 0), (6, 0), "crowded")])
    assert rails.is_loose("crowded")
    assert not rails.is_loose("next")
    rails.widen(4)
    rails.place([((0, 0), (1, 0), "short"), ((4, 0), (5, LAST_LINE), "next")])
    assert (rails.lane("short"), rails.lane("next")) == (0, 0)
    rails.place([((5, 1), (5, 2), "inner")])
    rails.forget("inner")
    rails.forget("never there")
    assert "inner" not in rails
    rails.clear()
    assert "long" not in rails


@pytest.mark.parametrize(("paper", "ink"), THEMES)
def test_every_shade_is_readable(paper: str, ink: str) -> None:
    pick = random.Random(1)
    colours = [*PALETTE, "#000000", "#ffffff", "#808080", "#ffff00", "#0000ff"]
    colours += [f"#{pick.randrange(1 << 24):06x}" for _ in range(500)]
    for colour in colours:
        tones = shades(colour, paper, ink)
        assert contrast(ink, tones.fill) >= 4.5, colour
        assert contrast(ink, tones.strong_fill) >= 4.5, colour
        assert contrast(tones.chip_text, tones.chip_fill) >= 4.5, colour
        assert contrast(tones.line_text, paper) >= 4.5, colour
        assert contrast(tones.underline, paper) >= 3, colour
        assert contrast(tones.underline, tones.fill) >= 3, colour
        assert contrast(ink, selection_fill(colour, paper, ink)) >= 4.5, colour


def test_a_weak_palette_gets_no_fill_that_weakens_it_more() -> None:
    tones = shades("#d7263d", "#777777", "#888888")
    assert contrast("#888888", tones.fill) >= contrast("#888888", "#777777") * 0.99


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert is_dark("#1e1f22")
    assert not is_dark("#ffffff")
