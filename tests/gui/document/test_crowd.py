"""Lists of what lies under one mark: the spans of a "+n", the relations that share a wire."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.document.crowd_list import CrowdList, CrowdModel, folded
from annotator.gui.document.entries import Entry
from annotator.gui.document.selected import Selected
from annotator.model.annotation import Relation, Span
from tests.gui.document.bench import Bench
from tests.gui.document.hinted import hint_of
from tests.gui.document.test_mouse import CONTROL, TEXT, at, far_places, span

Key = Qt.Key


def opened(bench: Bench) -> CrowdList:
    """The list that is open."""
    return next(found for found in bench.view.findChildren(CrowdList) if found.isVisible())


def is_open(bench: Bench) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return any(found.isVisible() for found in bench.view.findChildren(CrowdList))


def rows(bench: Bench) -> list[str]:
    model = opened(bench).view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def crowded(bench: Bench, count: int = 30) -> tuple[int, ...]:
    """Many spans over one word; those that the "+n" stands for."""
    words = at("Hà Nội")
    bench.show(
        TEXT,
        span(900, "Võ Văn Thưởng"),
        *(Span(n, "PLACE", (words,)) for n in range(1, count + 1)),
    )
    (more,) = [chip for chip in bench.view._sheet.laid(0).chips if chip.is_more]
    return more.spans


def test_a_crowd_is_chosen_from_by_mouse(bench: Bench) -> None:
    """Without the list, the twentieth of twenty spans costs twenty blind clicks."""
    hidden = crowded(bench)
    bench.click(bench.chip(hidden[0]))
    assert len(rows(bench)) == len(hidden) == 22
    assert rows(bench)[0] == f"Hà Nội · {at('Hà Nội')[0]}"
    view = opened(bench).view
    index = view.model().index(5, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton,
                     pos=view.visualRect(index).center())  # fmt: skip
    assert bench.view.current() == Selected(spans=(sorted(hidden)[5],))
    assert not is_open(bench)


def test_a_crowd_is_chosen_from_by_keys(bench: Bench) -> None:
    hidden = sorted(crowded(bench))
    bench.click(bench.chip(hidden[0]))
    view = opened(bench).view
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return):
        QTest.keyClick(view, key)
    assert bench.view.current() == Selected(spans=(hidden[1],))
    bench.click(bench.chip(hidden[0]))
    assert opened(bench).view.currentIndex().row() == 1, "it opens where one is"
    QTest.keyClick(opened(bench).view, Key.Key_Escape)
    assert not is_open(bench)
    assert bench.view.current() == Selected(spans=(hidden[1],))


def test_control_collects_from_a_crowd(bench: Bench) -> None:
    hidden = sorted(crowded(bench))
    bench.click(bench.chip(900))
    bench.click(bench.chip(hidden[0]), CONTROL)
    QTest.keyClick(opened(bench).view, Key.Key_Return)
    assert bench.view.current() == Selected(spans=(900, hidden[0]))


def test_a_press_elsewhere_puts_the_list_away(bench: Bench) -> None:
    hidden = crowded(bench)
    bench.click(bench.chip(hidden[0]))
    popup = opened(bench)
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=QPoint(-30, -30))
    assert not is_open(bench)
    assert bench.view.current() == Selected()


def test_one_hint_leads_to_a_crowd(bench: Bench) -> None:
    """Two thousand spans on one word take one code, not all of them."""
    hidden = crowded(bench)
    bench.view.select_span(900)
    bench.key("r")
    hint = hint_of(bench, hidden[3])
    assert set(hint.spans) == set(hidden)
    for letter in hint.code:
        bench.key(letter)
    QTest.keyClick(opened(bench).view, Key.Key_End)
    QTest.keyClick(opened(bench).view, Key.Key_Return)
    QTest.keyClick(QApplication.activePopupWidget(), "1")
    assert bench.all_wishes() == [("relation_requested", 900, max(hidden), "LIVES_IN")]


def test_a_crowd_is_clicked_in_the_relation_mode(bench: Bench) -> None:
    hidden = sorted(crowded(bench))
    bench.view.select_span(900)
    bench.key("r")
    bench.click(bench.chip(hidden[0]))
    QTest.keyClick(opened(bench).view, Key.Key_Down)
    QTest.keyClick(opened(bench).view, Key.Key_Return)
    QTest.keyClick(QApplication.activePopupWidget(), "2")
    assert bench.all_wishes() == [("relation_requested", 900, hidden[1], "BORN_IN")]


def test_relations_that_share_a_stub_are_chosen_from(bench: Bench) -> None:
    """The list says where each leads; choosing one goes there."""
    far_places(bench, 90, 60, 75)
    label = bench.view.relation_rect(1)
    assert label is not None
    bench.click(label.center())
    starts = [bench.view._sheet.content.spans[key].start for key in (60, 75, 90)]
    assert rows(bench) == [f"↔ Hà Nội · {start}" for start in starts]
    QTest.keyClick(opened(bench).view, Key.Key_Down)
    QTest.keyClick(opened(bench).view, Key.Key_Enter)
    assert bench.view.current() == Selected(relation=3)
    assert 0 < bench.view.position_of(75).top() < 600


def test_relations_that_share_a_rail_are_chosen_from(bench: Bench) -> None:
    text = TEXT + "\nMột dòng.\nBa Lê."
    ends = [text.index("Một"), text.index("Ba Lê")]
    spans = [span(1, "Võ Văn Thưởng")]
    spans += [Span(2 + n, "PLACE", ((end, end + 2),)) for n, end in enumerate(ends)]
    relations = (Relation(5, "LIVES_IN", 1, 2), Relation(6, "LIVES_IN", 1, 3))
    bench.show(text, *spans, relations=relations)
    label = bench.view.relation_rect(5)
    assert label is not None
    bench.click(QPoint(bench.view._sheet.left - 10, label.center().y() + 20))
    assert [row.split(" ·")[0] for row in rows(bench)] == ["→ Mộ", "→ Ba"]
    QTest.keyClick(opened(bench).view, Key.Key_End)
    QTest.keyClick(opened(bench).view, Key.Key_Return)
    assert bench.view.current() == Selected(relation=6)


def test_typing_goes_to_what_is_called_so(bench: Bench) -> None:
    """Tone marks and case do not matter; a name is found by any of its words."""
    names = ["Hà Nội", "Đà Nẵng", "Lê Minh Hưng", "Hải Phòng", "Hà Nam"]
    model = CrowdModel(
        list(range(5)), lambda key: Entry(bench.view.grab(), names[key], "0"), bench.view
    )
    assert model.starting("ha n", 0) == 0
    assert model.starting("ha n", 1) == 4
    assert model.starting("ha na", 0) == 4
    assert model.starting("da", 0) == 1
    assert model.starting("hung", 0) == 2
    assert model.starting("zz", 0) is None
    assert folded("ĐẶNG Thuỳ") == "dang thuy"


def test_letters_are_gathered_while_one_types(bench: Bench) -> None:
    words = ["Ông", "Võ", "Văn", "Thưởng"]
    hidden = [span(n, words[n % 4]) for n in range(1, 9)]
    bench.show(TEXT, *hidden)
    bench.view._crowd.ask_span([one.id for one in hidden], QPoint(50, 50), lambda _key: None)
    view = opened(bench).view
    QTest.keyClicks(view, "va")
    assert str(view.currentIndex().data()).startswith("Văn")
    QTest.keyClick(view, Key.Key_Escape)


@pytest.mark.parametrize("count", [2000, 4000])
def test_thousands_are_listed_without_asking_about_each(bench: Bench, count: int) -> None:
    """Opening must not take the time of its entries: only those in view are worked out."""
    asked = []

    def describe(key: int) -> Entry:
        asked.append(key)
        return Entry(picture, "Hà Nội", str(key))

    picture = bench.view.grab().scaled(30, 14)
    listed = CrowdList(list(range(count)), describe, count - 1, bench.view)
    listed.open_at(bench.view.mapToGlobal(QPoint(40, 40)))
    QApplication.processEvents()
    assert listed.view.currentIndex().row() == count - 1
    assert (
        listed.view.viewport().rect().intersects(listed.view.visualRect(listed.view.currentIndex()))
    )
    assert len(set(asked)) < 60
    assert listed.height() < 500
    listed.close()
