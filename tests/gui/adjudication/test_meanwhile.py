"""What is asked for while edits wait, and what changes while a dialog is open."""

import pytest
from PySide6.QtCore import Qt

from annotator.errors import NotSaved
from annotator.gui.adjudication.edit import EditSpan
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.model.decision import Answer
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import decision_table
from annotator.store.project import Project
from tests.gui.adjudication.hand import decided, press, table
from tests.gui.conftest import Answers


class Disk:
    """A disk that is full for the first ``times`` tries of an answer to the first item."""

    def __init__(self, times: int) -> None:
        self.times = times

    def answer(self, project: Project) -> None:
        if self.times:
            self.times -= 1
            raise NotSaved("The disk is full.")
        adjudication.take(project, decision_table(project, 1), 0, "an")


def test_all_alike_are_accepted_although_the_answer_was_not_saved_at_first(
    window: AdjudicationWindow, session: Session, answers: Answers
) -> None:
    """A saved what waited, and neither did nor said what it was pressed for."""
    answers.confirm = True
    window.go(0)
    session.run(Disk(1).answer)
    assert session.has_unsaved
    press(window, Qt.Key.Key_A)
    assert not session.has_unsaved
    assert "Accept all items like “Võ Văn Thưởng”: 1, in 1 document?" in answers.said[-1]
    assert "Items answered alike: 1." in window.said.text()
    assert decision_table(session.project, 3).items[0].decision is not None


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_E])
def test_what_cannot_be_done_yet_is_said_before_anything_is_asked(
    window: AdjudicationWindow, session: Session, key: Qt.Key,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Borders were moved in a dialog whose answer was refused at its end."""
    monkeypatch.setattr(EditSpan, "exec", lambda _dialog: pytest.fail("it was asked"))
    window.go(0)
    session.run(Disk(1_000).answer)
    press(window, key)
    assert "edits before it are not saved yet" in window.said.text()
    session.drop_unsaved()


def test_an_edit_is_of_the_item_that_it_was_begun_on(
    window: AdjudicationWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved behind the dialog moved the items; another one got the answer."""

    def meanwhile(_dialog: EditSpan) -> bool:
        session.run(annotate.add_span, 1, "an", [(0, 3)], "PERSON")
        return True

    monkeypatch.setattr(EditSpan, "exec", meanwhile)
    window.go(0)
    words = table(window).words(0)
    press(window, Qt.Key.Key_E)
    assert decided(window, 0) is None
    assert decided(window, 1) is Answer.EDITED
    assert table(window).words(1) == words


def test_an_edit_of_an_item_that_has_gone_is_refused(
    window: AdjudicationWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was a fault of the program, in a dialog that asks for a report."""
    item = table(window).items[0]

    def meanwhile(_dialog: EditSpan) -> bool:
        mine = {one.uid for one in item.variants if one is not None}
        rows = session.project.read.all("SELECT id, uid FROM span")
        session.run(annotate.remove, [row for row, uid in rows if uid in mine])
        return True

    monkeypatch.setattr(EditSpan, "exec", meanwhile)
    window.go(0)
    press(window, Qt.Key.Key_E)
    assert "The document has changed meanwhile" in window.said.text()
    assert session.project.read.all("SELECT * FROM decision") == []


def test_an_answer_upon_items_of_before_is_refused(
    window: AdjudicationWindow, session: Session
) -> None:
    """A table that nobody follows any more is no reason for a fault of the program."""
    press(window, Qt.Key.Key_1)
    row = session.run(annotate.add_span, 1, "gold", [(0, 3)], "PERSON")
    before = table(window)
    last = len(before.items) - 1
    session.run(annotate.remove, [row])
    assert len(table(window).items) == last
    session.run(adjudication.reject, before, last)
    assert "The document has changed meanwhile" in window.said.text()
    window.say("")
    session.run(adjudication.revoke, before, last)
    assert "The document has changed meanwhile" in window.said.text()
    assert session.project.read.all("SELECT count(*) FROM decision") == [(1,)]
