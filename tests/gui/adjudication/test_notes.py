"""Notes: typed, kept, undone, put off, and precedents that show them."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.errors import DamagedProject, NotSaved
from annotator.gui.adjudication import kept_notes
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.dialogs.salvage import SalvageDialog
from annotator.gui.main_window import MainWindow
from annotator.gui.session import Session
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.ops import annotate
from annotator.store.project import Project, open_project
from tests.gui.adjudication.conftest import label
from tests.gui.adjudication.hand import CTRL, decided, notes, press, table
from tests.gui.conftest import Answers, Open


def test_a_note_stays_with_its_decision_and_precedents_show_it(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """How and why the same words were decided before is what makes gold consistent."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    assert QApplication.focusWidget() is window.detail.note
    QTest.keyClicks(window.detail.note, "the full name")
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    decision = table(window).items[0].decision
    assert decision is not None
    assert decision.note == "the full name"
    window.open(3)
    window.go(0)
    qtbot.waitUntil(lambda: "1× Person" in window.detail.precedents.text())
    assert "the full name" in window.detail.precedents.text()


def test_a_note_that_is_being_typed_is_not_lost(window: AdjudicationWindow) -> None:
    """Going on to another item, or closing, keeps what was typed, at its own item."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "x")
    window.close()
    rows = window._session.project.read.all("SELECT note FROM decision")
    assert rows == [("x",)]


def _is_kept(window: AdjudicationWindow, words: str) -> bool:
    return notes(window) == [words]


def test_a_note_is_kept_while_it_is_typed_as_one_step(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """A program that is killed loses what was typed; three steps of undo for one note annoy."""
    window.detail._rest.setInterval(1)
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    for words in ("the", "the full", "the full name"):
        QTest.keyClicks(window.detail.note, words[len(window.detail.note.text()) :])
        qtbot.waitUntil(partial(_is_kept, window, words))
        assert window.detail.note.text() == words
        assert window.detail.note.hasFocus()
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    window.go(1)
    assert notes(window) == ["the full name"]
    press(window, Qt.Key.Key_Z)
    assert notes(window) == [""]
    press(window, Qt.Key.Key_Z)
    assert notes(window) == [], "the step before is the answer"


def test_two_notes_are_two_steps(window: AdjudicationWindow) -> None:
    """One undo that takes two notes back takes one too many."""
    press(window, Qt.Key.Key_1)
    for words in ("a", "b"):
        window.go(0)
        press(window, Qt.Key.Key_I)
        window.detail.note.selectAll()
        QTest.keyClicks(window.detail.note, words)
        window.detail._rest.timeout.emit()
        QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    assert notes(window) == ["b"]
    press(window, Qt.Key.Key_Z)
    assert notes(window) == ["a"]


def test_precedents_say_which_borders_gold_has_and_who_decided(
    qtbot: QtBot, window: AdjudicationWindow
) -> None:
    """ "Person" says nothing where the borders were the question."""
    press(window, Qt.Key.Key_2)
    window.open(3)
    window.go(0)
    qtbot.waitUntil(lambda: "1× Person · Văn Thưởng (by hand, duyệt, " in _precedents(window))


def _precedents(window: AdjudicationWindow) -> str:
    return window.detail.precedents.text()


def test_work_that_comes_in_meanwhile_moves_no_note_and_no_answer(
    window: AdjudicationWindow, session: Session
) -> None:
    """A note typed while a merge adds items went to whatever item slipped into its row."""
    press(window, Qt.Key.Key_1)
    press(window, Qt.Key.Key_1)
    window.go(1)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "a committee")
    session.run(annotate.add_span, 1, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 1, "chi", State.FINISHED)
    assert window.detail.note.text() == "a committee"
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    noted = {
        table(window).words(place): item.decision.note
        for place, item in enumerate(table(window).items)
        if item.decision and item.decision.note
    }
    assert noted == {"Tỉnh ủy Quảng Trị": "a committee"}
    assert table(window).words(window.current() or 0) == "Tỉnh ủy Quảng Trị"


def test_a_note_that_was_undone_is_shown_no_more(window: AdjudicationWindow) -> None:
    """It would be written anew by going on."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "wrong")
    QTest.keyClick(window.detail.note, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Z)
    assert window.detail.note.text() == ""
    press(window, Qt.Key.Key_Z)
    assert not window.detail.note.isEnabled()


def test_the_key_of_the_note_says_why_there_is_none(window: AdjudicationWindow) -> None:
    """A key that does nothing without a word looks broken."""
    press(window, Qt.Key.Key_I)
    assert window.said.text() == "Decide the item first; then say why."
    assert window.items.hasFocus()


def test_a_note_goes_with_its_document_into_the_file(window: AdjudicationWindow) -> None:
    """Another document was opened over a note that was being typed."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full")
    QTest.keyClick(window.detail.note, Qt.Key.Key_PageDown, CTRL)
    assert table(window).document == 3
    assert notes(window) == ["full"]
    assert window.detail.note.text() == ""


def test_an_undo_while_a_note_is_typed_keeps_the_answer(window: AdjudicationWindow) -> None:
    """Ctrl+Z in the note took the answer back, and the note had nothing to stand at."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full name")
    QTest.keyClick(window.detail.note, Qt.Key.Key_Z, CTRL)
    assert decided(window, 0) is Answer.TAKEN
    assert window.detail.note.text() != "full name", "typing was taken back"


def _full(_project: Project, tries: list[int] = []) -> None:  # noqa: B006 - counts
    tries.append(1)
    if len(tries) % 2:
        raise NotSaved("The disk is full.")


@pytest.mark.parametrize("closes", [False, True])
def test_a_note_that_cannot_be_saved_yet_is_saved_later(
    window: AdjudicationWindow, session: Session, *, closes: bool
) -> None:
    """A full disk, one more item, and what had been typed was nowhere."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    session.run(_full)
    assert session.has_unsaved
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full name")
    window.go(1)
    assert notes(window) == [""]
    if closes:
        window.close()
    session.set_annotator("somebody else")
    assert session.retry()
    assert session.project.read.all("SELECT note FROM decision") == [("full name",)]
    assert session.project.history(1)[0].actor == "duyệt", "who wrote it"
    assert session.project.actor == "somebody else"


def noting(open_window: Open, file: Path) -> tuple[MainWindow, AdjudicationWindow]:
    """The main window, and the reviewer's with a decided item whose note is in hand."""
    window = open_window(file)
    label(window.session.project, 1)
    window.commands.review.adjudicate()
    reviewers = window.findChild(AdjudicationWindow)
    assert isinstance(reviewers, AdjudicationWindow)
    press(reviewers, Qt.Key.Key_1)
    reviewers.go(0)
    press(reviewers, Qt.Key.Key_I)
    return window, reviewers


def written(file: Path) -> list[tuple[str]]:
    """The notes in a file that nobody has open."""
    with open_project(file, write=False) as project:
        return project.read.all("SELECT note FROM decision")


def test_a_note_that_is_being_typed_is_kept_when_the_project_is_left(
    open_window: Open, file: Path
) -> None:
    """The reviewer's window closed with the project, and what was typed last went with it."""
    window, reviewers = noting(open_window, file)
    QTest.keyClicks(reviewers.detail.note, "full name")
    window.acts["close"].trigger()
    assert not window.session.is_open
    assert written(file) == [("full name",)]


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_note_goes_along_into_a_copy(
    open_window: Open, file: Path, tmp_path: Path, answers: Answers, *, is_kept: bool
) -> None:
    """ "All edits are saved there" was not true of the note that was typed last."""
    window, reviewers = noting(open_window, file)
    answers.save_path = tmp_path / "nơi khác.annodb"
    window.session.run(partial(_refused, window.session.project))
    assert window.session.has_unsaved
    QTest.keyClicks(reviewers.detail.note, "full name")
    if is_kept:
        reviewers.detail.commit()
    window.projects.go_on_in_copy()
    assert window.session.project.path == answers.save_path
    window.projects.close()
    assert written(answers.save_path) == [("full name",)]
    assert written(file) == [("",)]


def _refused(here: Project, project: Project) -> None:
    if project is here:
        raise NotSaved("The disk is full.")


def test_saving_is_not_done_while_a_note_that_waited_cannot_be_saved(
    window: AdjudicationWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project was left without a question, and the note with it."""
    press(window, Qt.Key.Key_1)
    window.go(0)
    tries: list[int] = []

    def full_at_first(_project: Project) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise NotSaved("The disk is full.")

    def still_full(*_of: object) -> None:
        raise NotSaved("The disk is full.")

    session.run(full_at_first)
    press(window, Qt.Key.Key_I)
    QTest.keyClicks(window.detail.note, "full name")
    window.detail.commit()
    with monkeypatch.context() as patched:
        patched.setattr(kept_notes, "write_note", still_full)
        assert not session.retry()
        assert session.has_unsaved
    assert session.retry()
    assert notes(window) == ["full name"]


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_note_that_waits_goes_from_a_damaged_file_into_what_is_salvaged(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, *,
    is_kept: bool,
) -> None:  # fmt: skip
    """The edits went along and were counted; why an item was decided so was neither."""
    monkeypatch.setattr(SalvageDialog, "exec", lambda _dialog: True)
    window, reviewers = noting(open_window, file)
    window.session.run(partial(_refused, window.session.project))
    QTest.keyClicks(reviewers.detail.note, "full name")
    if is_kept:
        reviewers.detail.commit()
    window.session.condemn(DamagedProject("{name} is damaged.", name="bài"))
    assert not window.projects.may_leave()
    assert "2 edit(s)" in answers.said[-1]
    answers.save_path = file.with_name("mới.annodb")
    window.projects.salvage_this()
    assert window.session.project.path == answers.save_path
    assert "2 edit(s) that were not saved were done here" in answers.said[-1]
    window.projects.close()
    assert written(answers.save_path) == [("full name",)]
    assert written(file) == [("",)]
