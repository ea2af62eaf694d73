"""Every number opens what it counts, by pointer and by key."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.errors import UserError
from annotator.gui.agreement import making
from annotator.gui.agreement.charts import Course
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.agreement_items import Behind
from tests.gui.adjudication.conftest import PROVINCE, THUONG
from tests.gui.agreement.conftest import settle
from tests.gui.agreement.hand import CHI, CTRL, bars, heat, listed, opened, press, third


def test_enter_opens_what_a_cell_counts_and_enter_again_the_place(
    qtbot: QtBot, window: AgreementWindow
) -> None:
    """A number whose spans cannot be seen helps nobody to agree next time."""
    window.canvas.setFocus()
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    rows = listed(window)
    assert [row[1:] for row in rows[:2]] == [
        ["borders", "bài 1", "an – <b>Bình</b>", "Person · Võ Văn Thưởng", "Person · Văn Thưởng"],
        ["missing", "bài 1", "an – <b>Bình</b>", "Place", "–"],
    ]
    assert len(rows) == 4
    assert rows[0][0].startswith("Ông [Võ Văn Thưởng] làm việc")
    assert "an – <b>Bình</b>: 4" in window.items.title.text()
    with qtbot.waitSignal(window.place_requested) as asked:
        QTest.keyClick(window.items.table, Qt.Key.Key_Return)
    assert asked.args == [1, *THUONG]
    window.items.table.show_chosen([1])
    with qtbot.waitSignal(window.reviewer_requested) as asked:
        QTest.keyClick(window.items.table, Qt.Key.Key_G, CTRL)
    (uid,) = [
        span.uid
        for span in window._session.project.read.layer(1, "an").spans
        if span.start == PROVINCE[0]
    ]
    assert asked.args == [1, PROVINCE[0], uid]


def test_a_click_opens_a_cell_of_the_confusion_matrix(
    qtbot: QtBot, window: AgreementWindow
) -> None:
    """The row and column "none" hold what one of them missed: the most useful cells of all."""
    window.kinds.choose(making.CONFUSION)
    chart = heat(window)
    assert chart.corner == "↓ an  → <b>Bình</b>"
    assert chart.rows == ("Person", "Organization", "Place", "(none)")
    texts = [[one.text if one else "" for one in row] for row in chart.cells]
    assert texts == [
        ["2", "0", "0", "0"], ["0", "2", "0", "0"], ["0", "0", "0", "2"], ["0", "0", "0", ""],
    ]  # fmt: skip
    place = next(
        i for i, spot in enumerate(window.canvas.drawing.spots)
        if spot.cell.name == "Place × (none)"
    )  # fmt: skip
    where = window.canvas.spot_rect(place).center().toPoint()
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(qtbot, window)
    assert [row[1:3] for row in listed(window)] == [["missing", "bài 1"], ["missing", "bài 3"]]
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert window.canvas.current is not None
    assert window.canvas.current.cell.name == "Place × (none)", "beside the cells nothing happens"


def test_arrows_walk_the_cells_and_say_them(window: AgreementWindow) -> None:
    """Without a mouse or eyes the matrix is reached cell by cell, over its gaps."""
    window.kinds.choose(making.CONFUSION)
    names = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home,
                Qt.Key.Key_Left, Qt.Key.Key_Up):  # fmt: skip
        press(window, key)
        assert window.canvas.current is not None
        names.append(window.canvas.current.cell.name)
    assert names == [
        "Person × Organization", "Organization × Organization", "(none) × Place",
        "Person × Person", "Person × Person", "Person × Person",
    ]  # fmt: skip
    assert window.canvas.accessibleName() == "Which label meets which"
    assert window.canvas.accessibleDescription() == (
        "Person × Person: 2. Spans under the same label: 2"
    )
    window.kinds.choose(making.MATRIX)
    window.canvas.go(0)
    press(window, Qt.Key.Key_Down)
    assert window.canvas.current.row == 0, "the diagonal is empty: there is nothing below"


def test_headings_stay_while_a_large_matrix_is_scrolled(
    qtbot: QtBot, session: Session, config: Settings
) -> None:
    """Among fifty annotators a number without its row and column is nobody's."""
    for n in range(24):
        name = f"người {n}"
        annotate.add_span(session.project, 1, name, [THUONG], "PERSON")
        annotate.set_state(session.project, 1, name, State.FINISHED)
    window = opened(session, config, qtbot)
    window.resize(700, 600)
    canvas = window.canvas
    canvas.setFocus()
    QApplication.processEvents()
    before = canvas.viewport().grab().toImage()
    press(window, Qt.Key.Key_End)
    bars = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    assert all(bar.value() > 0 for bar in bars), "the last cell was brought into sight"
    last = canvas.spot_rect(len(canvas.drawing.spots) - 1)
    assert canvas.viewport().rect().toRectF().contains(last)
    after = canvas.viewport().grab().toImage()
    left, top = int(canvas.drawing.left), int(canvas.drawing.top)
    corner = QRect(0, 0, left, top)
    assert before.copy(corner) == after.copy(corner)
    assert before.copy(QRect(0, top, left, 60)) != after.copy(QRect(0, top, left, 60))
    press(window, Qt.Key.Key_Home)
    assert canvas.viewport().grab().toImage() == before
    bars[0].setValue(200)
    spot = next(i for i in range(len(canvas.drawing.spots)) if canvas.spot_rect(i).x() < left - 10)
    where = canvas.spot_rect(spot).center()
    assert canvas._place_at(where) is None, "a cell under the names cannot be clicked"


def test_labels_causes_and_relations_open_theirs(qtbot: QtBot, window: AgreementWindow) -> None:
    """Which label is unclear, and whether relations differ only because their ends do."""
    window.kinds.choose(making.LABELS)
    assert bars(window) == {"Person": "0.000", "Organization": "1.000", "Place": "0.000"}
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [row[1] for row in listed(window)] == ["borders", "borders"]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert listed(window) == []
    assert window.items.title.text() == "Organization: nothing differs here."
    window.kinds.choose(making.CAUSES)
    assert bars(window)["end differs"] == "2"
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert listed(window)[0] == [
        "Võ Văn Thưởng → Tỉnh ủy Quảng Trị", "end differs", "bài 1", "an – <b>Bình</b>",
        "works with · Võ Văn Thưởng → Tỉnh ủy Quảng Trị",
        "works with · Văn Thưởng → Tỉnh ủy Quảng Trị",
    ]  # fmt: skip
    window.kinds.choose(making.RELATIONS)
    found = bars(window)
    assert found["Same ends and label (strict F1)"] == "0.000"
    assert found["About the same ends, same label"] == "1.000"


def test_over_time_shows_each_day(qtbot: QtBot, window: AgreementWindow) -> None:
    """Whether agreement grows with the guideline is what a project lead asks every week."""
    window.kinds.choose(making.TIME)
    chart = window.canvas.chart
    assert isinstance(chart, Course)
    assert len(chart.days) == 1
    assert chart.cells[0].text == "0.400"
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert {row[2] for row in listed(window)} == {"bài 1", "bài 3"}


def test_a_document_that_is_gone_is_said(qtbot: QtBot, window: AgreementWindow) -> None:
    """What is behind a number may be deleted between two looks."""
    said: list[UserError] = []
    window._session.failed.connect(said.append)
    key = Behind(((0, 1),), couples=frozenset({((0, 1), 99)}))
    window.open_cell(heat(window).cells[0][1].__class__("1", 1.0, "x", "", key))  # type: ignore[union-attr]
    settle(qtbot, window)
    assert window.items.title.text() == "x: nothing differs here."
    assert not said


def test_the_confusion_of_all_is_the_same_either_way_round(
    qtbot: QtBot, window: AgreementWindow
) -> None:
    """Over several pairs a table with sides would only say who joined first."""
    third(window._session.project)
    settle(qtbot, window)
    window.kinds.choose(making.CONFUSION)
    chart = heat(window)
    texts = [[one.text if one else "" for one in row] for row in chart.cells]
    assert texts == [list(column) for column in zip(*texts, strict=True)]
    assert "either way round" in chart.corner
    person, organization = chart.rows.index("Person"), chart.rows.index("Organization")
    cell = chart.cells[organization][person]
    assert cell is not None
    window.open_cell(cell)
    settle(qtbot, window)
    assert len(listed(window)) == int(cell.text) > 0


def test_a_day_opens_only_what_was_finished_on_it(
    qtbot: QtBot, window: AgreementWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pair that finished the same document on another day has no place under this one."""
    third(window._session.project)
    settle(qtbot, window)
    times = {(1, "an"): "2026-01-01", (1, "<b>Bình</b>"): "2026-01-01", (1, CHI): "2026-01-05",
             (3, "an"): "2026-01-05", (3, "<b>Bình</b>"): "2026-01-05"}  # fmt: skip
    monkeypatch.setattr(window.counting, "finished", lambda: times)
    window.kinds.choose(making.TIME)
    chart = window.canvas.chart
    assert isinstance(chart, Course)
    assert chart.days == ("2026-01-01", "2026-01-05")
    window.open_cell(chart.cells[1])
    settle(qtbot, window)
    found = {(row[2], row[3]) for row in listed(window)}
    assert ("bài 3", "an – <b>Bình</b>") in found
    assert ("bài 1", "an – <b>Bình</b>") not in found


def test_what_is_there_twice_is_said(qtbot: QtBot, window: AgreementWindow) -> None:
    """It counts once; unsaid, the numbers do not add up for whoever counts the spans."""
    project = window._session.project
    annotate.relabel_spans(
        project, [annotate.add_span(project, 1, "an", [THUONG], "ORG")], "PERSON"
    )
    settle(qtbot, window)
    assert "spans marked twice by one annotator, counted once: 1" in window.bar.evidence.text()
