"""Edits that cannot be saved now: seen, kept, tried again, taken elsewhere, never lost in silence.

Real windows on real files, with another program, a full disk or a file that goes away.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.gui.waiting import MOST
from annotator.ops import annotate
from annotator.store.project import Project, create, open_project
from tests.disks import files_of_at_most, fill
from tests.gui.conftest import Answers, Open
from tests.gui.conftest import fill as fill_project

PLACES = ((4, 17), (0, 3))


@contextmanager
def written_by_another(file: Path) -> Iterator[None]:
    """Another program has the file."""
    other = sqlite3.connect(file, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


def label(window: MainWindow, start: int, stop: int, key: Qt.Key = Qt.Key.Key_1) -> None:
    """Words get a label, as a person gives it."""
    window.view.select_text(start, stop)
    window.view.setFocus()
    QTest.keyClick(window.view, key)


def shown(window: MainWindow) -> list[tuple[int, int]]:
    """The spans on screen: in the text and in the table."""
    spans = [(span.start, span.stop) for span in window.desk.laid.spans.values()]
    assert window.spans.model.rowCount() == len(spans)
    return sorted(spans)


def saved(file: Path) -> list[tuple[int, int]]:
    """The spans in the file."""
    with open_project(file, write=False) as project:
        return sorted(project.read.all("SELECT start, stop FROM span"))


def banner(window: MainWindow) -> str:
    return window.centre.banner.words()


def test_a_file_that_another_program_has_for_a_moment_is_waited_for(
    open_window: Open, file: Path, qtbot: QtBot
) -> None:
    """A backup program that looks at the file must not cost an annotator a single label."""
    window = open_window(file)
    with written_by_another(file):
        label(window, *PLACES[0])
        assert shown(window) == [PLACES[0]], "the edit stays on screen"
        assert window.status.saved.text() == "1 not saved"
        assert banner(window) == "", "nothing to worry about yet"
        label(window, *PLACES[1], Qt.Key.Key_2)
        assert shown(window) == sorted(PLACES)
        assert window.status.saved.text() == "2 not saved"
    with qtbot.waitSignal(window.session.saved):
        pass
    qtbot.waitUntil(lambda: not window.session.has_unsaved)
    assert window.status.saved.text() == "Saved"
    assert shown(window) == saved(file) == sorted(PLACES)
    window.session.undo()
    assert shown(window) == saved(file) == [PLACES[0]], "two edits, two steps"


def test_a_file_that_another_program_keeps_is_said(
    open_window: Open, file: Path, qtbot: QtBot
) -> None:
    """Somebody who is told nothing works on for hours on what is saved nowhere."""
    window = open_window(file)
    with written_by_another(file):
        label(window, *PLACES[0])
        qtbot.waitUntil(lambda: "another program" in banner(window), timeout=8000)
        assert "1 edit(s) kept and shown" in banner(window)
        window.centre.banner.buttons()[0].click()
        assert window.session.has_unsaved
    window.centre.banner.buttons()[0].click()
    assert banner(window) == ""
    assert shown(window) == saved(file) == [PLACES[0]]


def test_an_edit_upon_one_that_waits_finds_it(open_window: Open, file: Path) -> None:
    """A span that waits can be relabelled, resized, related and removed like any other."""
    window = open_window(file)
    with written_by_another(file):
        label(window, *PLACES[0])
        label(window, *PLACES[1])
        first, second = sorted(window.desk.laid.spans)
        window.session.follow(annotate.relabel_spans, [first], "ORG")
        window.session.follow(annotate.add_relation, first, second, "SAME_AS")
        window.session.follow(annotate.resize_span, second, [(1, 3)])
        assert window.desk.laid.spans[first].label == "ORG"
        assert len(window.desk.laid.relations) == 1
        seen = dict(window.desk.laid.spans), dict(window.desk.laid.relations)
    assert window.session.retry()
    assert (dict(window.desk.laid.spans), dict(window.desk.laid.relations)) != ({}, {})
    again = window.desk.laid
    assert [(one.id, one.label, one.fragments) for one in again.spans.values()] == [
        (one.id, one.label, one.fragments) for one in seen[0].values()
    ]
    assert [(one.id, one.head, one.tail) for one in again.relations.values()] == [
        (one.id, one.head, one.tail) for one in seen[1].values()
    ]
    with open_project(file, write=False) as project:
        project.verify_log()


def test_undo_takes_back_what_waits_but_nothing_before(open_window: Open, file: Path) -> None:
    """Ctrl+Z right after an edit must not undo an older one instead."""
    window = open_window(file)
    label(window, *PLACES[0])
    with written_by_another(file):
        label(window, *PLACES[1])
        window.session.undo()
        assert shown(window) == [PLACES[0]]
        window.session.undo()
        assert shown(window) == [PLACES[0]], "not while edits wait"
    assert window.session.retry()
    assert shown(window) == saved(file) == [PLACES[0]]


def test_not_too_many_wait(open_window: Open, file: Path) -> None:
    """What waits lives in memory only: an hour's work must not gather there."""
    window = open_window(file)
    with written_by_another(file):
        for number in range(MOST + 3):
            label(window, number, number + 1)
        assert window.session.unsaved == MOST
        assert len(shown(window)) == MOST
        assert "not done" in window.status.words.text()
    assert window.session.retry()
    assert len(saved(file)) == MOST


def test_another_document_shows_what_is_saved(open_window: Open, file: Path) -> None:
    """An edit elsewhere meanwhile would be done on what nobody sees."""
    window = open_window(file)
    ids = window.session.project.read.document_ids()
    with written_by_another(file):
        label(window, *PLACES[0])
        window.selection.set_document(ids[1])
        assert shown(window) == []
        label(window, 0, 2)
        assert shown(window) == []
        assert window.session.unsaved == 1
        window.selection.set_document(ids[0])
        assert shown(window) == [PLACES[0]]
    assert window.session.retry()
    assert shown(window) == [PLACES[0]]


def test_what_waits_is_its_makers_whoever_works_when_it_is_saved(
    open_window: Open, file: Path
) -> None:
    """The history would say that somebody did what another did, who could even undo it."""
    window = open_window(file)
    maker = window.session.annotator
    with written_by_another(file):
        label(window, *PLACES[0])
        window.session.set_annotator("somebody else")
    assert window.session.retry()
    assert window.session.project.history(1)[0].actor == maker
    assert window.session.project.actor == "somebody else"


def test_saving_is_tried_again_after_long_work_and_after_a_fault(
    open_window: Open, file: Path, qtbot: QtBot
) -> None:
    """The banner says that it is tried by itself; else nothing is saved until the next key."""
    window = open_window(file)
    session = window.session

    def broken(project: Project) -> None:
        with project.edit("x") as edit:
            edit.delete("span", 999_999)

    with written_by_another(file):
        session.follow(broken)
        label(window, *PLACES[0])
        assert session.unsaved >= 1
    session._retrying.stop()
    with session.project.edit("long work"):
        assert not session.retry()
        assert session._retrying.isActive()
    session._retrying.stop()
    with pytest.raises(KeyError):
        session.retry()
    qtbot.waitUntil(lambda: not session.has_unsaved)


def test_a_full_disk_keeps_the_edit_until_there_is_room(
    open_window: Open, small_disk: Path, qtbot: QtBot
) -> None:
    """On the evening when the disk is full nobody should have to label anything twice."""
    file = small_disk / "đầy.annodb"
    fill_project(create(file)).close()
    window = open_window(file)
    filler = fill(small_disk)
    label(window, *PLACES[0])
    assert shown(window) == [PLACES[0]]
    assert "full" in banner(window)
    assert window.status.saved.text() == "1 not saved"
    assert window.session.project.read.all("SELECT 1 FROM span") == []
    filler.unlink()
    qtbot.waitUntil(lambda: not window.session.has_unsaved, timeout=8000)
    assert banner(window) == ""
    assert saved(file) == [PLACES[0]]
    label(window, *PLACES[1])
    assert saved(file) == sorted(PLACES)


def test_work_goes_on_in_a_copy_elsewhere(
    open_window: Open, file: Path, tmp_path: Path, answers: Answers
) -> None:
    """Where the disk stays full, the work and the edits that wait must find another place."""
    window = open_window(file)
    label(window, *PLACES[0])
    answers.save_path = tmp_path / "nơi khác.annodb"
    with files_of_at_most(file.stat().st_size):
        window.session.follow(annotate.annotate_span, 1, note="x" * 100_000)
        label(window, *PLACES[1])
        assert window.session.unsaved == 2
    with written_by_another(file):
        window.centre.banner.buttons()[1].click()
    assert window.session.project.path == answers.save_path
    assert not window.session.has_unsaved
    assert banner(window) == ""
    assert shown(window) == saved(answers.save_path) == sorted(PLACES)
    assert saved(file) == [PLACES[0]], "the old file stays as it was last saved"
    label(window, 5, 6)
    assert len(saved(answers.save_path)) == 3


@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_a_file_that_goes_away_takes_no_edit_with_it(
    open_window: Open, file: Path, tmp_path: Path, answers: Answers, fate: str
) -> None:
    """A sync client that moves the file must not make edits go nowhere and call them saved."""
    window = open_window(file)
    label(window, *PLACES[0])
    if fate == "deleted":
        file.unlink()
    else:
        file.rename(tmp_path / "weg.annodb")
    if fate == "replaced":
        fill_project(create(tmp_path / "neu.annodb")).close()
        (tmp_path / "neu.annodb").rename(file)
    label(window, *PLACES[1])
    assert shown(window) == sorted(PLACES)
    assert window.session.unsaved == 1
    assert "moved, replaced or deleted" in banner(window)
    answers.save_path = tmp_path / "gerettet.annodb"
    window.centre.banner.buttons()[1].click()
    assert shown(window) == saved(answers.save_path) == sorted(PLACES)


def test_closing_with_edits_that_wait_asks(open_window: Open, file: Path, answers: Answers) -> None:
    """The red word in the corner is easily overlooked at six o'clock."""
    window = open_window(file)
    with written_by_another(file):
        label(window, *PLACES[0])
        assert not window.close()
        assert "Not saved yet: 1 edit(s)." in answers.said[-1]
        answers.confirm = True
        assert window.close()


def test_the_lists_count_what_waits(open_window: Open, file: Path, answers: Answers) -> None:
    """Three spans in the text and two in the list: somebody looks for the third for an hour."""
    window = open_window(file)
    label(window, *PLACES[0])
    QApplication.processEvents()

    def counted() -> tuple[int, int, int]:
        QApplication.processEvents()
        row = window.documents.model.row_of(window.selection.document_id)
        person = window.labels.entities.row_of("PERSON")
        assert row is not None
        assert person is not None
        return row.spans, person.here, person.all

    assert counted() == (1, 1, 1)
    with written_by_another(file):
        label(window, *PLACES[1])
        assert window.session.unsaved == 1
        assert counted() == (2, 2, 2)
        window.labels.forget()
        window.labels.refresh()
        window.documents.refresh()
        assert counted() == (2, 2, 2), "also when all is counted anew"
        answers.confirm = True
        window.session.drop_unsaved()
        assert counted() == (1, 1, 1)
        label(window, *PLACES[1])
    assert window.session.retry()
    assert counted() == (2, 2, 2)


def test_closing_the_project_alone_asks_too(
    open_window: Open, file: Path, answers: Answers
) -> None:
    """Ctrl+W threw away what waited, without a word."""
    window = open_window(file)
    with written_by_another(file):
        label(window, *PLACES[0])
        window.acts["close"].trigger()
        assert "Not saved yet: 1 edit(s)." in answers.said[-1]
        assert shown(window) == [PLACES[0]]
        answers.confirm = True
        window.acts["close"].trigger()
        assert not window.session.is_open


def test_a_note_that_is_half_typed_when_the_project_is_left_is_asked_about(
    open_window: Open, file: Path, answers: Answers
) -> None:
    """It was saved as the project was left; where that could not be, nobody heard of it."""
    window = open_window(file)
    label(window, *PLACES[0])
    window.view.select_span(next(iter(window.desk.laid.spans)))
    window.inspector.go()
    window.later.finish()
    window.inspector.note.setFocus()
    QTest.keyClicks(window.inspector.note, "full name")
    with written_by_another(file):
        window.acts["close"].trigger()
        assert "Not saved yet: 1 edit(s)." in answers.said[-1]
        assert window.session.is_open
    assert window.session.retry()
    with open_project(file, write=False) as project:
        assert project.read.all("SELECT note FROM span") == [("full name",)]


def test_a_copy_that_cannot_take_the_edits_is_let_go(
    open_window: Open, file: Path, tmp_path: Path, answers: Answers
) -> None:
    """The copy stayed locked: nobody could open it until the program ended."""
    window = open_window(file)
    label(window, *PLACES[1])
    answers.save_path = tmp_path / "voll.annodb"
    with files_of_at_most(file.stat().st_size):
        window.session.follow(annotate.annotate_span, 1, note="x" * 100_000)
        label(window, *PLACES[0])
        assert window.session.has_unsaved
        window.centre.banner.buttons()[1].click()
        assert window.session.project.path == file
        assert window.session.has_unsaved
    with open_project(answers.save_path) as project:
        assert project.read_only is None
    assert window.session.retry()


def test_dropping_what_is_not_saved_is_asked_and_shows_what_is(
    open_window: Open, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    """A slip of the mouse must not cost what waits, and the screen must not show what is gone."""
    window = open_window(file)
    with written_by_another(file):
        label(window, *PLACES[0])
        qtbot.waitUntil(lambda: banner(window) != "", timeout=8000)
        window.centre.banner.buttons()[2].click()
        assert shown(window) == [PLACES[0]]
        answers.confirm = True
        window.centre.banner.buttons()[2].click()
        assert shown(window) == []
        assert window.status.saved.text() == "Saved"
        assert banner(window) == ""
    QApplication.processEvents()
    assert saved(file) == []
