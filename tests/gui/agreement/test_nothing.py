"""Where there is nothing to compare, or nothing to say: in words, with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.agreement import making
from annotator.gui.agreement.bar import Bar
from annotator.gui.agreement.charts import Blank
from annotator.gui.agreement.choice import GOLD, PAIR, REST, Choice
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import agreement as ops
from annotator.ops import annotate
from annotator.ops.annotate import GOLD as GOLD_NAME
from annotator.store.project import Project
from tests.gui.adjudication.conftest import THUONG, label
from tests.gui.agreement.conftest import settle
from tests.gui.agreement.hand import CHI, heat, opened, press, third
from tests.gui.conftest import Answers


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


def test_a_fault_in_the_comparison_leaves_a_way_on(
    qtbot: QtBot, session: Session, config: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar ran on for ever, and its Cancel did nothing."""

    def broken(_agreement: object) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, qtbot.captureExceptions() as faults:
        patched.setattr(ops, "has_relations", broken)
        window = AgreementWindow(session, config, None)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError
    assert not window.shell.cancel.isVisible()
    assert message(window) == "Nothing was compared."
    QTest.mouseClick(window.shell.again, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.bar.value.text() == "0.400"


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


def test_letters_stand_for_whom_they_mean_now(qtbot: QtBot) -> None:
    """Where one went and another came, "A – B" still meant the two of before, who had nothing."""
    bar = Bar()
    qtbot.addWidget(bar)
    for a, b in (("an", "bình"), ("bình", "chi")):
        bar.show_choices([Choice(), Choice(PAIR, a, b)], ["All", "A – B"], Choice())
    asked: list[Choice] = []
    bar.choice_requested.connect(asked.append)
    bar.choices.setCurrentIndex(1)
    assert asked == [Choice(PAIR, "bình", "chi")]
