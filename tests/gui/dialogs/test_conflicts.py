"""What lost in a merge is seen, and taken or let go, in a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.conflicts import ConflictsDialog
from annotator.gui.session import Session
from annotator.ops import annotate
from annotator.store.project import open_project
from tests.store.replicas import copied, merged
from tests.store.support import new_file, sample_lines, sound


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A project into which a copy was merged that says otherwise of two spans."""
    del qtbot
    home = new_file(tmp_path / "home.annodb", sample_lines(1))
    office = copied(home, "office.annodb")
    for path, labels in ((home, ("GROUP", "DATE")), (office, ("MISC", "MISC"))):
        with open_project(path) as project:
            for span, label in enumerate(labels, 1):
                annotate.relabel_spans(project, [span], label)
    merged(home, [office])
    session = Session()
    session.open(open_project(home), "an")
    yield session
    session.close()


def test_each_conflict_is_taken_or_let_go(qtbot: QtBot, session: Session) -> None:
    """An edit that lost and that nobody can find again is lost."""
    dialog = ConflictsDialog(session)
    qtbot.addWidget(dialog)
    assert len(dialog.model.rows()) == 2
    first = dialog.model.rows()[0]
    assert first.what == "span"
    said = {first.holds.split()[0], first.lost.split()[0]}
    assert len(said) == 2, "both sides are told apart"
    assert "MISC" in said
    wanted = first.lost.split()[0]
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    spans = {one.id: one.label for one in session.project.read.layer(1, "an").spans}
    assert spans[first.conflict.row_id] == wanted
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.told.text() == "There are no conflicting edits."
    assert not dialog.take.isEnabled()
    session.undo()
    session.undo()
    sound(session.project)
    dialog.reject()


def test_a_project_without_conflicts_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    """An empty table without a word looks like a fault."""
    session = Session()
    session.open(open_project(new_file(tmp_path / "a.annodb", sample_lines(1))), "an")
    dialog = ConflictsDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.told.text() == "There are no conflicting edits."
    assert not dialog.keep.isEnabled()
    session.close()
