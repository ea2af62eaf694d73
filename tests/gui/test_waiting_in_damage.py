"""Edits that wait to be saved when their file proves damaged: they go into what takes its place."""

from pathlib import Path

import pytest

from annotator.errors import DamagedProject
from annotator.gui.dialogs.salvage import SalvageDialog
from annotator.gui.main_window import MainWindow
from annotator.ops import annotate
from annotator.ops import backups as ops
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.gui.conftest import Answers, Open
from tests.gui.test_backups import choose_first
from tests.gui.test_unsaved import PLACES, banner, label, saved, shown, written_by_another
from tests.store.support import sound

DAMAGE = DamagedProject("{name} is damaged.", name="bài")


def span(project: Project, start: int, stop: int) -> None:
    annotate.add_span(project, 1, "an", [(start, stop)], "PERSON")


def labels(project: Project) -> dict[tuple[int, int], str]:
    """The labels of the spans by place."""
    return {
        (start, stop): name
        for start, stop, name in project.read.all(
            "SELECT start, stop, name FROM span JOIN label ON label.id = label_id"
        )
    }


def wait_and_condemn(window: MainWindow, file: Path) -> None:
    """Two spans wait, the second of them relabelled; then the file is found to be damaged."""
    there = set(window.desk.laid.spans)
    with written_by_another(file):
        label(window, *PLACES[0])
        label(window, *PLACES[1])
        (second,) = [
            row_id
            for row_id, one in window.desk.laid.spans.items()
            if row_id not in there and one.start == PLACES[1][0]
        ]
        window.session.follow(annotate.relabel_spans, [second], "ORG")
        assert window.session.unsaved == 3
        window.session.condemn(DAMAGE)


def press(window: MainWindow, words: str) -> None:
    """A button of the banner."""
    (button,) = [one for one in window.centre.banner.buttons() if one.text() == words]
    button.click()


def test_what_waits_stays_on_screen_and_goes_into_what_is_salvaged(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A minute's work on a disk that fails must not be the price of noticing it."""
    monkeypatch.setattr(SalvageDialog, "exec", lambda _dialog: True)
    with open_project(file) as project:
        span(project, 20, 22)
    window = open_window(file)
    wait_and_condemn(window, file)
    assert shown(window) == sorted([*PLACES, (20, 22)])
    assert "3 edit(s) that are not saved wait" in banner(window)
    assert not window.session.retry()
    answers.save_path = file.with_name("mới.annodb")
    press(window, "Salvage…")
    assert window.session.project.path == answers.save_path
    assert not window.session.has_unsaved
    assert shown(window) == saved(answers.save_path) == sorted([*PLACES, (20, 22)])
    assert labels(window.session.project)[PLACES[1]] == "ORG"
    assert "3 edit(s) that were not saved were done here" in answers.said[-1]
    sound(window.session.project)
    assert window.projects.may_end()


@pytest.mark.parametrize("fails", [False, True])
def test_a_salvage_that_came_to_nothing_leaves_the_project_open_as_it_was(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """The window was empty, and what waited would have gone into the damaged file."""
    monkeypatch.setattr(SalvageDialog, "exec", lambda _dialog: False)
    with open_project(file) as project:
        span(project, 20, 22)
    window = open_window(file)
    wait_and_condemn(window, file)
    answers.save_path = file.with_name("mới.annodb")
    if fails:
        answers.save_path.write_bytes(b"something else")
    press(window, "Salvage…")
    assert window.session.project.path == file
    assert window.session.is_condemned
    assert shown(window) == [(20, 22)]
    assert "is damaged" in banner(window)
    assert not window.projects.may_end()
    assert "3 edit(s), which no restored or salvaged file has taken" in answers.said[-1]
    monkeypatch.setattr(SalvageDialog, "exec", lambda _dialog: True)
    answers.save_path = file.with_name("nữa.annodb")
    press(window, "Salvage…")
    assert shown(window) == sorted([*PLACES, (20, 22)])
    assert saved(file) == [(20, 22)]
    assert window.projects.may_end()


def test_a_whole_project_is_open_again_where_its_salvage_was_not_wanted(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A menu item tried by mistake closed the project."""
    monkeypatch.setattr(SalvageDialog, "exec", lambda _dialog: False)
    window = open_window(file)
    answers.open_path, answers.save_path = file, file.with_name("mới.annodb")
    window.projects.salvage()
    assert window.session.project.path == file
    assert window.session.is_writable


@pytest.mark.parametrize("in_place", [False, True])
def test_what_waits_goes_into_an_older_backup(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch,
    in_place: bool,
) -> None:  # fmt: skip
    """The backup lacks newer rows; an edit must never be done on another row of the same number."""
    with open_project(file) as project:
        span(project, 20, 22)
        run(ops.back_up(project))
        for start in range(24, 34, 2):
            span(project, start, start + 1)
    window = open_window(file)
    wait_and_condemn(window, file)
    choose_first(monkeypatch, in_place=in_place)
    answers.confirm, answers.save_path = True, file.with_name("lại.annodb")
    press(window, "Restore a backup…")
    assert window.session.project.path == (file if in_place else answers.save_path)
    assert shown(window) == sorted([*PLACES, (20, 22)])
    found = labels(window.session.project)
    assert (found[PLACES[1]], found[20, 22]) == ("ORG", "PERSON")
    assert not any("lose" in one.lower() for one in answers.said), "nobody was asked to lose it"
    sound(window.session.project)
    window.session.undo()
    assert labels(window.session.project)[PLACES[1]] != "ORG"


def test_what_waits_does_not_go_where_its_numbers_mean_other_rows(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A label would land on words that nobody chose; the edits wait on, and closing asks."""
    with open_project(file) as project:
        span(project, 20, 22)
        run(ops.back_up(project))
        (row_id,) = project.read.all("SELECT max(id) FROM span")[0]
        annotate.remove(project, [row_id])
        span(project, 30, 33)
        assert project.read.all("SELECT max(id) FROM span") == [(row_id,)], "it was used again"
    window = open_window(file)
    wait_and_condemn(window, file)
    choose_first(monkeypatch, in_place=False)
    answers.save_path = file.with_name("lại.annodb")
    press(window, "Restore a backup…")
    assert shown(window) == [(20, 22)]
    assert "do not go with lại.annodb" in answers.said[-1]
    assert not window.close()
    assert "3 edit(s)" in answers.said[-1]
    monkeypatch.setattr(SalvageDialog, "exec", lambda _dialog: True)
    answers.open_path, answers.save_path = file, file.with_name("mới.annodb")
    window.projects.salvage()
    assert shown(window) == sorted([*PLACES, (30, 33)]), "they waited for this one"
    assert window.close()


def test_a_step_back_that_waits_is_not_taken_elsewhere(
    open_window: Open, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a backup it would take back another step; leaving with it asks, as before."""
    with open_project(file) as project:
        span(project, 20, 22)
        run(ops.back_up(project))
        span(project, 24, 26)
    window = open_window(file)
    with written_by_another(file):
        window.session.undo()
        assert window.session.unsaved == 1
        window.session.condemn(DAMAGE)
    assert "1 edit(s) that are not saved cannot be taken to another file" in banner(window)
    choose_first(monkeypatch, in_place=False)
    answers.save_path = file.with_name("lại.annodb")
    press(window, "Restore a backup…")
    assert window.session.project.path == file
    assert "lose that work" in answers.said[-1]
    answers.confirm = True
    window.projects.open(answers.save_path)
    assert shown(window) == [(20, 22)]
