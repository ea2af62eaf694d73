"""A bug in long work of a window: once the person was told of it, the window is at rest."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.adjudication import feedback, rules
from annotator.gui.adjudication.feedback import FeedbackDialog
from annotator.gui.adjudication.rules import RulesDialog
from annotator.gui.agreement import bounds
from annotator.gui.agreement.bounds import Bounds
from annotator.gui.agreement.items import ItemsPanel
from annotator.gui.session import Session
from annotator.ops.steps import Step
from annotator.store.project import Project
from tests.gui.adjudication.conftest import label


def broken(*_of: object):
    """Steps that meet a bug after the first."""
    yield Step(0, 1)
    raise RuntimeError("a bug")


@pytest.fixture
def session(filled: Project) -> Session:
    label(filled, 1)
    session = Session()
    session.open(filled, "duyệt")
    return session


def test_the_list_behind_a_number_does_not_look_for_ever(qtbot: QtBot) -> None:
    """ "Looking…" stood there until another number was clicked."""
    panel = ItemsPanel()
    qtbot.addWidget(panel)
    at_rest = panel.title.text()
    with qtbot.captureExceptions() as faults:
        panel.show_found("an – bình", broken(), {})
        assert panel.is_busy
        qtbot.waitUntil(lambda: bool(faults))
    assert not panel.is_busy
    assert panel.title.text() == at_rest


def test_intervals_are_not_drawn_for_ever(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window said that it was at work, and a report waited for what never came."""
    monkeypatch.setattr(bounds, "gather", broken)
    made = Bounds()
    with qtbot.captureExceptions() as faults:
        made.ask(None, ["any"], then=lambda: None)
        assert made.is_busy
        qtbot.waitUntil(lambda: bool(faults))
    assert not made.is_busy
    assert not made.is_awaited


def test_a_rule_does_not_count_for_ever(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "Counting…" made a reviewer wait for a number that never came."""
    monkeypatch.setattr(rules, "preview_rule", broken)
    with qtbot.captureExceptions() as faults:
        dialog = RulesDialog(session, 1)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: bool(faults))
    assert dialog.counts.text() == "Not counted; choose again to count anew."
    assert not dialog.apply.isEnabled()
    dialog.reject()


def test_a_report_does_not_compare_for_ever(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "Comparing with gold…" stood there as if something were coming."""
    monkeypatch.setattr(feedback, "feedback", broken)
    with qtbot.captureExceptions() as faults:
        dialog = FeedbackDialog(session, {})
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: bool(faults))
    assert dialog.told.text() == "Not compared; choose again to compare anew."
    assert not dialog.save.isEnabled()
