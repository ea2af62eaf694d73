"""The agreement window: numbers that are right, follow every edit, and open what they count."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.errors import UserError
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.agreement import making
from annotator.gui.agreement.charts import Bars, Blank, Course, Heat
from annotator.gui.agreement.choice import GOLD, PAIR, REST, Choice
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.agreement_items import Behind
from annotator.ops.annotate import GOLD as GOLD_NAME
from annotator.store.project import Project
from tests.gui.adjudication.conftest import PROVINCE, THUONG, label
from tests.gui.agreement.conftest import settle
from tests.gui.conftest import Answers, Open

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(session: Session, config: Settings, qtbot: QtBot) -> AgreementWindow:
    window = AgreementWindow(session, config, None)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    return window


def press(
    window: AgreementWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    QTest.keyClick(window.canvas, key, modifier or Qt.KeyboardModifier.NoModifier)


def heat(window: AgreementWindow) -> Heat:
    assert isinstance(window.canvas.chart, Heat)
    return window.canvas.chart


def bars(window: AgreementWindow) -> dict[str, str]:
    assert isinstance(window.canvas.chart, Bars), window.canvas.chart
    return {one.name: one.cell.text for one in window.canvas.chart.bars}


def listed(window: AgreementWindow) -> list[list[str]]:
    model = window.items.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_matrix_says_who_agrees_with_whom_and_on_how_much(window: AgreementWindow) -> None:
    """A number without its evidence is taken for more than it is."""
    chart = heat(window)
    assert chart.rows == chart.columns == ("an", "<b>Bình</b>")
    assert chart.cells[0][0] is None
    cell = chart.cells[0][1]
    assert cell is not None
    assert cell.text == "0.400"  # 1 of 3 and 2 spans is alike, in each of two documents
    assert "2 of 3 documents finished by both" in cell.tip
    assert "No interval: it needs 5 documents." in cell.tip
    assert window.bar.value.text() == "0.400"
    assert window.bar.evidence.text().startswith("2 of 3 documents finished by both")


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


def test_another_figure_and_what_it_means(window: AgreementWindow) -> None:
    """Whoever does not know what relaxed F1 is must be able to read it."""
    window.bar.figures.setFocus()
    box = window.bar.figures
    box.setCurrentIndex(box.findData("exact_f1"))
    assert window.bar.value.text() == "0.400"
    assert "very same borders" in window.shell.about.text()
    assert "very same borders" in box.toolTip()
    box.setCurrentIndex(box.findData("relaxed_f1"))
    assert window.bar.value.text() == "0.800"
    box.setCurrentIndex(box.findData("kappa"))
    assert window.bar.value.text() == "1.000"
    assert "4 of 6 spans found by both" in window.bar.evidence.text()
    assert "no difference at all" in window.bar.evidence.text()


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


def test_undefined_is_a_dash_with_its_reason(qtbot: QtBot, window: AgreementWindow) -> None:
    """A zero where nothing could be computed is a lie."""
    for document in (1, 3):
        read = window._session.project.read
        layer = read.layer(document, "an")
        annotate.remove(window._session.project, [], [one.id for one in layer.relations])
        layer = read.layer(document, "<b>Bình</b>")
        annotate.remove(window._session.project, [], [one.id for one in layer.relations])
    settle(qtbot, window)
    window.show_figure("relations.strict_f1")
    assert window.bar.value.text() == "–"
    assert "neither annotator has a relation" in window.bar.evidence.text()
    cell = heat(window).cells[0][1]
    assert cell is not None
    assert (cell.text, cell.share) == ("–", None)
    assert "Undefined: neither annotator has a relation." in cell.tip
    window.kinds.choose(making.RELATIONS)
    assert window.canvas.chart == Blank("Figures of relations", "Nobody here has drawn a relation.")
    assert window.canvas.accessibleDescription() == "Nobody here has drawn a relation."
    window.kinds.choose(making.CAUSES)
    assert isinstance(window.canvas.chart, Blank)


def test_figures_follow_an_edit(qtbot: QtBot, window: AgreementWindow) -> None:
    """A reviewer who settles beside this window sees agreement move, without pressing anything."""
    project = window._session.project
    agreement = window.counting.agreement
    annotate.add_span(project, 1, "<b>Bình</b>", [PROVINCE], "PLACE")
    assert window.bar.value.text() == "0.400"
    settle(qtbot, window)
    assert window.counting.agreement is agreement, "one document was read, not all"
    assert window.bar.value.text() == "0.545"
    window._session.undo()
    settle(qtbot, window)
    assert window.bar.value.text() == "0.400"


def test_who_finishes_later_joins(qtbot: QtBot, window: AgreementWindow) -> None:
    """A third annotator's work is not left out until somebody opens the window again."""
    project = window._session.project
    annotate.add_span(project, 1, "chi", [THUONG], "PERSON")
    settle(qtbot, window)
    assert heat(window).rows == ("an", "<b>Bình</b>")
    annotate.set_state(project, 1, "chi", State.FINISHED)
    settle(qtbot, window)
    assert heat(window).rows == ("an", "<b>Bình</b>", "chi")
    assert heat(window).columns[-1] == "the rest"
    titles = [window.bar.choices.itemText(i) for i in range(window.bar.choices.count())]
    assert titles[:2] == ["All pairs together", "an against the rest"]
    window.bar.choices.setCurrentIndex(titles.index("an – chi"))
    assert window.choice == Choice(PAIR, "an", "chi")
    assert window.bar.evidence.text().startswith("1 of 3 documents finished by both")
    window.kinds.choose(making.PEOPLE)
    assert bars(window)["chi"] == "0.286"


def test_gold_is_what_one_is_held_against(qtbot: QtBot, window: AgreementWindow) -> None:
    """Against gold one sees who was right, not only who agreed."""
    project = window._session.project
    with project.edit("import") as edit:
        edit.insert("annotator", name=GOLD_NAME, kind="gold", uid=b"g" * 16)
    annotate.add_span(project, 1, GOLD_NAME, [THUONG], "PERSON")
    annotate.set_state(project, 1, GOLD_NAME, State.FINISHED)
    settle(qtbot, window)
    assert heat(window).columns == ("an", "<b>Bình</b>", "gold")
    window.show_choice(Choice(GOLD, "an"))
    assert window.bar.value.text() == "0.500"
    window.kinds.choose(making.PEOPLE)
    chart = window.canvas.chart
    assert isinstance(chart, Bars)
    assert [(one.group, one.name, one.cell.text) for one in chart.bars] == [
        ("Against the rest", "an", "0.400"), ("Against the rest", "<b>Bình</b>", "0.400"),
        ("Against gold", "an", "0.500"), ("Against gold", "<b>Bình</b>", "0.000"),
    ]  # fmt: skip


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


def test_gamma_is_computed_on_request_with_its_sampling_shown(
    qtbot: QtBot, window: AgreementWindow
) -> None:
    """Gamma is drawn by chance: without sampler and seed nobody gets the same number again."""
    window.kinds.choose(making.UNITS)
    assert isinstance(window.canvas.chart, Blank)
    assert not window.units.is_busy
    window.units.samples.setValue(5)
    window.units.seed.setValue(7)
    QTest.mouseClick(window.units.compute, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert isinstance(window.canvas.chart, Bars)
    found = {one.name: one for one in window.canvas.chart.bars}
    assert found["Place and label (gamma)"].note == "statistical sampler · 5 samples · seed 7"
    assert "All of it (u-alpha)" in found
    meeting = found["Person where marks meet ((k)u-alpha)"]
    assert found["Person alone (u-alpha)"].cell.text != meeting.cell.text
    assert "Organization alone (u-alpha)" in found
    assert "Gamma of 2 of 2 documents." in window.units.notes.text()
    annotate.add_span(window._session.project, 1, "an", [(0, 3)], "PERSON")
    settle(qtbot, window)
    assert "was edited since" in window.units.notes.text()


def test_gamma_can_be_cancelled(qtbot: QtBot, window: AgreementWindow) -> None:
    """Over a large project it takes minutes; whoever started it by mistake must get out."""
    window.kinds.choose(making.UNITS)
    window.units.samples.setValue(1000)
    window.units.begin()
    assert window.units.cancel.isVisible()
    QTest.mouseClick(window.units.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert not window.units.cancel.isVisible()
    assert window.units.gamma is None or not window.units.gamma.is_whole


def test_copy_and_save(
    qtbot: QtBot, window: AgreementWindow, answers: Answers, tmp_path: Path
) -> None:
    """Figures end in papers and spreadsheets; retyping them makes errors, and formulas run."""
    annotate_name = "=cmd()"
    project = window._session.project
    annotate.add_span(project, 1, annotate_name, [THUONG], "PERSON")
    annotate.set_state(project, 1, annotate_name, State.FINISHED)
    settle(qtbot, window)
    window.canvas.setFocus()
    press(window, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].split("\t") == ["", "an", "<b>Bình</b>", "=cmd()", "the rest"]
    assert copied[1].split("\t")[:3] == ["an", "", "0.400"]
    answers.save_path = tmp_path / "a.csv"
    window.exports.save_csv()
    rows = list(csv.reader(StringIO(answers.save_path.read_text("utf-8-sig"))))
    assert rows[0] == ["", "an", "<b>Bình</b>", "'=cmd()", "the rest"]
    answers.save_path = tmp_path / "a.png"
    window.exports.save_png()
    assert QImage(str(answers.save_path)).width() >= 900
    answers.save_path = tmp_path / "a.svg"
    window.exports.save_svg()
    drawing = answers.save_path.read_text("utf-8")
    assert "&lt;b&gt;Bình&lt;/b&gt;" in drawing
    assert "<b>" not in drawing
    answers.save_path = tmp_path / "a.html"
    window.save_report()
    settle(qtbot, window)
    report = answers.save_path.read_text("utf-8")
    assert "&lt;b&gt;Bình&lt;/b&gt;" in report
    assert "<b>" not in report
    assert report.count("<section>") == len(making.KINDS) - 1, "gamma was not asked for"
    assert "2 of 3 documents finished by both" in report
    answers.save_path = tmp_path / "none" / "a.csv"
    window.exports.save_csv()
    assert "cannot be written" in window.shell.said.text()


def message(window: AgreementWindow) -> str:
    assert window.shell.pages.currentIndex() == 0
    return window.shell.message.text()


def test_nobody_has_finished(qtbot: QtBot, filled: Project, config: Settings) -> None:
    """An empty window looks broken; a sentence says what to do, and the window waits for it."""
    session = Session()
    session.open(filled, "an")
    window = opened(session, config, qtbot)
    assert message(window).startswith("Nobody has finished a document")
    label(filled, 1)
    settle(qtbot, window)
    assert window.shell.pages.currentIndex() == 1
    assert window.bar.value.text() == "0.400"
    annotate.set_state(filled, 1, "an", State.OPEN)
    settle(qtbot, window)
    assert message(window).startswith("Only <b>Bình</b> has finished anything")


def test_identical_annotators(qtbot: QtBot, filled: Project, config: Settings) -> None:
    """Perfect agreement is an answer, and behind it lies nothing."""
    for name in ("an", "bình"):
        annotate.add_span(filled, 1, name, [THUONG], "PERSON")
        annotate.set_state(filled, 1, name, State.FINISHED)
    session = Session()
    session.open(filled, "an")
    window = opened(session, config, qtbot)
    assert window.bar.value.text() == "1.000"
    assert "no difference at all in this figure" in window.bar.evidence.text()
    window.canvas.setFocus()
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.items.title.text() == "an – bình: nothing differs here."
    window.show_figure("kappa")
    assert window.bar.value.text() == "–"
    assert "only one label was ever used" in window.bar.evidence.text()


def test_two_who_marked_nothing(qtbot: QtBot, filled: Project, config: Settings) -> None:
    """Finished and empty is evidence; each chart says so instead of staying blank."""
    for name in ("an", "bình"):
        span = annotate.add_span(filled, 1, name, [THUONG], "PERSON")
        annotate.remove(filled, [span])
        annotate.set_state(filled, 1, name, State.FINISHED)
    session = Session()
    session.open(filled, "an")
    window = opened(session, config, qtbot)
    assert window.bar.value.text() == "–"
    assert "neither annotator has a span" in window.bar.evidence.text()
    for kind in making.KINDS:
        window.kinds.choose(kind)
        settle(qtbot, window)
        chart = window.canvas.chart
        assert chart.table(), kind
        assert window.canvas.drawing.shapes, kind


def test_a_comparison_can_be_cancelled_and_begun_again(
    qtbot: QtBot, session: Session, config: Settings
) -> None:
    """Over a million spans it takes a while: whoever came by mistake must get out."""
    window = AgreementWindow(session, config, None)
    qtbot.addWidget(window)
    window.show()
    assert window.counting.is_busy
    QTest.mouseClick(window.shell.cancel, Qt.MouseButton.LeftButton)
    assert message(window) == "Nothing was compared."
    QTest.mouseClick(window.shell.again, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.bar.value.text() == "0.400"


def test_the_window_closes_with_the_project(window: AgreementWindow, qtbot: QtBot) -> None:
    """A window over a project that is closed would show figures of nothing, or crash."""
    with qtbot.waitSignal(window.destroyed):
        window._session.close()


def test_a_choice_that_is_gone_gives_way(qtbot: QtBot, window: AgreementWindow) -> None:
    """A pair that has no document in common any more would leave the window without figures."""
    project = window._session.project
    annotate.add_span(project, 1, "chi", [THUONG], "PERSON")
    annotate.set_state(project, 1, "chi", State.FINISHED)
    settle(qtbot, window)
    window.show_choice(Choice(PAIR, "an", "chi"))
    assert window.bar.evidence.text().startswith("1 of 3")
    annotate.set_state(project, 1, "chi", State.OPEN)
    settle(qtbot, window)
    assert window.choice == Choice()
    assert window.bar.choices.currentText() == "All pairs together"
    assert window.bar.value.text() == "0.400"


def test_keys_lead_back_and_out(qtbot: QtBot, window: AgreementWindow) -> None:
    """From the list back to the chart, and out of the window, without the mouse."""
    window.kinds.setFocus()
    QTest.keyClick(window.kinds, Qt.Key.Key_Down)
    assert window.kinds.kind == making.PEOPLE
    assert isinstance(window.canvas.chart, Bars)
    window.items.table.setFocus()
    QTest.keyClick(window.items.table, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
    with qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window.canvas, Qt.Key.Key_W, CTRL)


def test_it_opens_from_the_menu_and_leads_back(
    qtbot: QtBot, open_window: Open, filled: Project
) -> None:
    """From a number to its place in the text, and to where it is settled, without searching."""
    for document in (1, 3):
        label(filled, document)
    main = open_window(filled)
    QTest.keyClick(main, Qt.Key.Key_G, CTRL | SHIFT)
    window = main.findChild(AgreementWindow)
    assert window is not None
    settle(qtbot, window)
    main.commands.review.agreement()
    assert len(main.findChildren(AgreementWindow)) == 1
    window.canvas.setFocus()
    press(window, Qt.Key.Key_Return)
    settle(qtbot, window)
    window.items.table.show_chosen([2])
    row = window.items.table.model().index(2, 0)
    where = window.items.table.visualRect(row).center()
    QTest.mouseClick(window.items.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(window.items.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert main.selection.document_id == 3
    assert main.view.current().fragments == (THUONG,)
    QTest.mouseClick(window.items.settle, Qt.MouseButton.LeftButton)
    reviewer = main.findChild(AdjudicationWindow)
    assert reviewer is not None
    assert reviewer.table is not None
    assert reviewer.table.document == 3
    assert reviewer.current() == 0
    QApplication.processEvents()


def test_a_document_that_is_gone_is_said(qtbot: QtBot, window: AgreementWindow) -> None:
    """What is behind a number may be deleted between two looks."""
    said: list[UserError] = []
    window._session.failed.connect(said.append)
    key = Behind(((0, 1),), couples=frozenset({((0, 1), 99)}))
    window.open_cell(heat(window).cells[0][1].__class__("1", 1.0, "x", "", key))  # type: ignore[union-attr]
    settle(qtbot, window)
    assert window.items.title.text() == "x: nothing differs here."
    assert not said


CHI = "Chi"


def third(project: Project, label_name: str = "ORG") -> None:
    """Somebody who joins later and labels the first document alone."""
    annotate.add_span(project, 1, CHI, [THUONG], label_name)
    annotate.set_state(project, 1, CHI, State.FINISHED)


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


def test_one_against_the_rest_says_nothing_of_gamma(qtbot: QtBot, window: AgreementWindow) -> None:
    """It would be the gamma of everybody under the name of one."""
    third(window._session.project)
    settle(qtbot, window)
    window.show_choice(Choice(REST, "an"))
    window.kinds.choose(making.UNITS)
    assert isinstance(window.canvas.chart, Blank)
    assert "nothing about one against the rest" in window.canvas.chart.why
    assert not window.units.compute.isEnabled()
    window.show_choice(Choice(PAIR, "an", CHI))
    assert window.units.compute.isEnabled()


def test_one_annotator_and_gold(qtbot: QtBot, filled: Project, config: Settings) -> None:
    """Nobody is there to be pooled: the window begins with gold, and does not call it all pairs."""
    annotate.add_span(filled, 1, "an", [THUONG], "PERSON")
    annotate.add_span(filled, 1, GOLD_NAME, [THUONG], "PERSON")
    with filled.edit("test") as edit:
        who = filled.read.annotator(GOLD_NAME)
        assert who
        edit.update("annotator", who.id, kind="gold")
    for name in ("an", GOLD_NAME):
        annotate.set_state(filled, 1, name, State.FINISHED)
    session = Session()
    session.open(filled, "an")
    window = opened(session, config, qtbot)
    assert window.choice.kind == GOLD
    assert window.bar.choices.currentText() == "Everybody against gold"
    assert window.bar.value.text() == "1.000"
    assert "gold counts once its document is finished" in window.bar.evidence.text()
    window.show_figure("kappa")
    assert "alike without regard to chance: 100 %" in window.bar.evidence.text()


def test_names_are_hidden_everywhere(
    qtbot: QtBot, session: Session, config: Settings, answers: Answers, tmp_path: Path
) -> None:
    """Whoever settles without names must not read them beside it, nor in what is saved."""
    config.hides_names = True
    third(session.project)
    window = opened(session, config, qtbot)
    assert heat(window).rows == ("A", "B", "C")
    shown = [window.bar.choices.itemText(i) for i in range(window.bar.choices.count())]
    window.open_cell(next(one for one in heat(window).cells[0] if one))
    settle(qtbot, window)
    answers.save_path = tmp_path / "a.html"
    window.save_report()
    settle(qtbot, window)
    seen = [*shown, window.items.as_table(), window.items.title.text(),
            answers.save_path.read_text("utf-8")]  # fmt: skip
    for name in ("Bình", CHI):
        assert not any(name in one for one in seen)
    assert "A against the rest" in shown
    annotate.set_state(session.project, 1, "an", State.OPEN)
    annotate.set_state(session.project, 3, "an", State.OPEN)
    for document in (1, 3):
        annotate.set_state(session.project, document, "<b>Bình</b>", State.OPEN)
    settle(qtbot, window)
    assert message(window).startswith("Only ")
    assert CHI not in message(window)
    annotate.set_state(session.project, 1, "an", State.FINISHED)
    settle(qtbot, window)
    config.hides_names = False
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert heat(window).rows == ("an", CHI)


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
