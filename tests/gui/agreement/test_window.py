"""The window of agreement as a reviewer uses it: what it shows, follows and saves."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui import review
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.agreement import making
from annotator.gui.agreement.charts import Bars, Blank
from annotator.gui.agreement.choice import GOLD, PAIR, Choice
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.awaited import Awaited
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.annotate import GOLD as GOLD_NAME
from annotator.store.project import Project
from tests.disks import files_of_at_most
from tests.gui.adjudication.conftest import PROVINCE, THUONG, label
from tests.gui.agreement.conftest import settle
from tests.gui.agreement.hand import CTRL, SHIFT, bars, heat, press
from tests.gui.conftest import Answers, Open


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
    assert "There is no folder" in window.shell.said.text()


def test_a_full_disk_leaves_what_was_saved_before(
    window: AgreementWindow, answers: Answers, tmp_path: Path
) -> None:
    """The report of last week was gone, and half of today's stood in its place."""
    answers.save_path = tmp_path / "a"
    answers.save_path.write_bytes(b"old")
    exports = window.exports
    for save in (
        exports.save_csv, exports.save_png, exports.save_svg, lambda: exports.save_report((), ()),
    ):  # fmt: skip
        with files_of_at_most(20):
            save()
        said = window.shell.said.text()
        assert "cannot be written" in said
        assert "Free some space" in said
        assert answers.save_path.read_bytes() == b"old"
        assert not list(tmp_path.glob("*.part")), "nothing half made lies about"
        window.shell.said.setText("")


@pytest.mark.parametrize("what", ["another figure", "an edit", "compared anew"])
def test_a_report_comes_whatever_is_done_until_it_is_ready(
    qtbot: QtBot, window: AgreementWindow, answers: Answers, tmp_path: Path, what: str
) -> None:
    """Another chart, or an edit in the main window, and the report never came."""
    answers.save_path = tmp_path / "a.html"
    window.bounds.forget()
    window.save_report()
    assert window.bounds.is_busy
    if what == "another figure":
        window.show_figure("exact_f1")
    elif what == "an edit":
        annotate.add_span(window._session.project, 1, "an", [(0, 3)], "PERSON")
        window.counting.catch_up()
        window._rest.timeout.emit()
    else:
        window.counting.start()
    settle(qtbot, window)
    report = answers.save_path.read_text("utf-8")
    assert report.count("<section>") == len(making.KINDS) - 1
    answers.save_path.unlink()
    window.show_figure("strict_f1")
    settle(qtbot, window)
    assert not answers.save_path.exists(), "once is enough"


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


def test_a_window_stands_there_before_the_figures_can_be_counted(
    qtbot: QtBot, open_window: Open, filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For three seconds after the key nothing moved, and it was pressed again."""
    for document in (1, 3):
        label(filled, document)
    main = open_window(filled)
    monkeypatch.setattr(review, "is_loaded", lambda _rooms: False)
    for _time in range(2):
        QTest.keyClick(main, Qt.Key.Key_G, CTRL | SHIFT)
    (waiting,) = main.findChildren(Awaited)
    assert waiting.isVisible()
    assert main.findChild(AgreementWindow) is None
    with qtbot.waitSignal(waiting.destroyed):
        pass
    (window,) = main.findChildren(AgreementWindow)
    assert window.isVisible()
    settle(qtbot, window)


def test_who_waits_no_longer_gets_no_window(
    qtbot: QtBot, open_window: Open, filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that was closed came back by itself."""
    label(filled, 1)
    main = open_window(filled)
    monkeypatch.setattr(review, "is_loaded", lambda _rooms: False)
    QTest.keyClick(main, Qt.Key.Key_G, CTRL | SHIFT)
    (waiting,) = main.findChildren(Awaited)
    with qtbot.waitSignal(waiting.destroyed):
        main.session.close()
    assert main.findChild(AgreementWindow) is None
