"""Walking candidates by real keys: outer before inner, and on after each label."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Fragment, Layer, Span
from tests.gui.document.bench import Bench

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = (
    "Hôm qua Bí thư Thành ủy Hải Phòng Lê Tiến Châu làm việc tại Hà Nội. "
    "Ngày 12/10, ông Võ Văn Thưởng đến thăm Quảng Trị."
)


def step(bench: Bench, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Fragment:
    """Press Space; the one stretch selected then."""
    bench.walk(modifiers)
    (fragment,) = bench.view.current().fragments
    return fragment


def all_of(bench: Bench) -> list[Fragment]:
    """Every candidate from the start on."""
    found: list[Fragment] = []
    while not bench.wishes("told"):
        found.append(step(bench))
        assert len(found) < 200
    return found[:-1]


def test_space_walks_from_outer_to_inner(bench: Bench) -> None:
    """An entity is Space and a label's key; no candidate twice, none left out."""
    bench.show(TEXT)
    found = all_of(bench)
    assert found == sorted(set(found), key=lambda one: (one[0], -one[1]))
    words = [TEXT[start:stop] for start, stop in found]
    assert {"Hà Nội", "Quảng Trị"} <= set(words)
    assert any("12/10" in each for each in words)
    assert all(each == each.strip() for each in words)


def test_shift_space_walks_back_the_same_way(bench: Bench) -> None:
    bench.show(TEXT)
    found = all_of(bench)
    bench.heard.clear()
    back = []
    while not bench.wishes("told"):
        back.append(step(bench, SHIFT))
        assert len(back) < 200
    assert back[:-1] == found[-2::-1]


def test_after_a_label_space_goes_on_to_what_is_inside(bench: Bench) -> None:
    """Nested names are the rule in Vietnamese offices: "Thành ủy [Hải Phòng]"."""
    bench.show(TEXT)
    found = all_of(bench)
    inner = [b for a, b in pairwise(found) if a[0] <= b[0] and b[1] <= a[1]]
    assert inner, "the text has nested candidates"
    outer = found[found.index(inner[0]) - 1]
    bench.view.select_text(0, 0)
    while step(bench) != outer:
        pass
    bench.key("1")
    assert bench.all_wishes()[-1] == ("span_requested", (outer,), "PERSON")
    bench.view.set_layer(Layer("an", (Span(5, "PERSON", (outer,)),)))
    assert bench.view.current().spans == (5,)
    assert step(bench) == inner[0]


def test_what_bears_a_span_is_no_candidate(bench: Bench) -> None:
    bench.show(TEXT)
    found = all_of(bench)
    taken = found[0]
    split = (found[1][0], found[1][0] + 1), (found[1][1] - 1, found[1][1])
    bench.show(TEXT, Span(1, "PERSON", (taken,)), Span(2, "PERSON", split))
    assert all_of(bench) == found[1:], "a span in pieces takes no stretch"


def test_the_walk_starts_at_the_caret_and_shows_what_it_found(bench: Bench) -> None:
    bench.show("\n".join([TEXT] * 60))
    length = len(TEXT) + 1
    bench.view.select_text(50 * length, 50 * length)
    start, _ = step(bench)
    assert 50 * length <= start < 51 * length
    assert 0 <= bench.point(start).y() < bench.view.viewport().height()
    bench.key(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert step(bench)[0] < length


def test_another_document_has_other_candidates(bench: Bench) -> None:
    """Else offsets of the last document would be labelled in this one."""
    bench.show(TEXT)
    all_of(bench)
    bench.show("không có gì ở đây cả. Chỉ có Hà Nội.")
    words = [bench.view._sheet.content.text[a:b] for a, b in all_of(bench)]
    assert "Hà Nội" in words


def test_nothing_to_walk_is_told(bench: Bench) -> None:
    bench.show("không có gì ở đây cả")
    bench.walk()
    bench.walk(SHIFT)
    assert len(bench.wishes("told")) == 2
    assert bench.view.current().fragments == ()


def test_a_candidate_is_found_however_far_it_is(bench: Bench, qtbot: QtBot) -> None:
    """The search gives way to the window, and still comes to its end."""
    far = "không có gì ở đây cả. " * 20_000
    bench.show(far + "Ông Võ Văn Thưởng đến.")
    bench.key(Key.Key_Space)
    qtbot.waitUntil(lambda: bool(bench.view.current().fragments), timeout=20_000)
    assert bench.view.current().fragments[0][0] >= len(far)
    assert bench.wishes("told") == []


def test_a_far_search_ends_when_something_else_is_done(bench: Bench) -> None:
    """Else the selection would jump away a second after one has gone on working."""
    far = "không có gì ở đây cả. " * 20_000
    bench.show(far + "Ông Võ Văn Thưởng đến.")
    bench.key(Key.Key_Space)
    assert bench.view.current().fragments == ()
    bench.key(Key.Key_Right, SHIFT)
    chosen = bench.view.current().fragments
    assert chosen
    QTest.qWait(50)
    assert bench.view.current().fragments == chosen
    assert bench.view._candidates._search is None


def test_words_labelled_once_are_candidates_where_they_stand_again(bench: Bench) -> None:
    """What no rule knows, the person has shown."""
    text = "cá tra được giá. người nuôi bán cá tra sớm."
    first, second = text.index("cá tra"), text.rindex("cá tra")
    bench.show(text)
    bench.walk()
    assert bench.view.current().fragments == ()
    bench.show(text, Span(1, "PRODUCT", ((first, first + 6),)))
    bench.view.select_span(1)
    bench.heard.clear()
    assert (second, second + 6) in all_of(bench)
