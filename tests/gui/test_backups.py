"""Backups in the window: made while one works, looked at, taken back, offered in need."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.errors import ProjectError
from annotator.gui import ask
from annotator.gui.backups import EVERY, SOON, last_backup_text
from annotator.gui.dialogs import backups as dialogs
from annotator.gui.dialogs.backups import BackupsDialog, back_up_before
from annotator.gui.dialogs.history import HistoryDialog
from annotator.gui.projects import Projects
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops import annotate
from annotator.ops import backups as ops
from annotator.ops.steps import run
from annotator.store import backups as stored
from annotator.store import copying
from annotator.store.project import Project, create, open_project
from tests.gui.conftest import Answers, Open, fill
from tests.store.support import dump


@pytest.fixture
def projects(qtbot: QtBot, config: Settings) -> Projects:
    """Projects without a window."""
    del qtbot
    session = Session()
    return Projects(session, config, session)


def session_of(projects: Projects) -> Session:
    return projects._session


def edit(project: Project, start: int = 0) -> None:
    annotate.add_span(project, 1, "an", ((start, start + 3),), "PERSON")


def saved(file: Path) -> stored.Backup:
    """A backup of a file nobody has open."""
    with open_project(file) as project:
        made = run(ops.back_up(project))
    assert made is not None
    return made


def break_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def test_an_edit_makes_a_backup_due_once_an_hour(
    qtbot: QtBot, projects: Projects, file: Path
) -> None:
    """If this fails, a day's work lies in one file only, or each edit copies the project."""
    assert projects.open(file)
    session, timer = session_of(projects), projects._backups._timer
    assert not timer.isActive()
    session.run(edit)
    assert timer.isActive()
    assert timer.interval() == 1000 * SOON
    with qtbot.waitSignal(projects._backups.made) as made:
        timer.timeout.emit()
    assert made.args[0] == stored.backups(file)[0]
    assert not timer.isActive()
    session.run(edit, 5)
    assert 1000 * (EVERY - 60) < timer.interval() <= 1000 * EVERY
    projects.close()
    assert not timer.isActive()


def test_closing_stops_a_backup_under_way(qtbot: QtBot, projects: Projects, file: Path) -> None:
    """If this fails, a project that was closed is still in use, and half a backup remains."""
    del qtbot
    assert projects.open(file)
    projects._backups.begin()
    projects.close()
    assert projects._backups._thread is None
    names = {one.path for one in stored.backups(file)}
    folder = stored.folder_of(file)
    assert not folder.exists() or set(folder.iterdir()) == names
    file.rename(file.with_name("other.annodb"))


def test_no_backup_inside_an_edit_nor_of_what_is_only_read(projects: Projects, file: Path) -> None:
    """If this fails, a backup gets in the way of a merge, or somebody else's folder is written."""
    assert projects.open(file)
    project = session_of(projects).project
    with project.edit("anything"):
        projects._backups.begin()
    assert projects._backups._thread is None
    assert projects._backups._timer.isActive()
    projects.close()
    lock = open_project(file)
    assert projects.open(file)
    assert session_of(projects).project.read_only
    projects._backups.begin()
    assert projects._backups._thread is None
    projects.close()
    lock.close()


def test_what_hinders_backups_is_said_once(qtbot: QtBot, projects: Projects, file: Path) -> None:
    """If this fails, people are nagged every minute, or never learn that there is no backup."""
    told: list[str] = []
    projects.told.connect(told.append)
    assert projects.open(file)
    stored.folder_of(file).write_text("in the way")
    for start in (0, 5):
        session_of(projects).run(edit, start)
        with qtbot.waitSignal(projects._backups.failed):
            projects._backups.begin()
    assert len(told) == 1
    assert session_of(projects).is_writable
    projects.close()


def test_a_busy_project_is_backed_up_later(
    qtbot: QtBot, projects: Projects, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, a busy minute means an hour without a backup, or an error that is none."""

    def never(*_args: object) -> None:
        raise copying.NeverQuiet("{name} is being written all the time.", name="p")

    monkeypatch.setattr(stored, "back_up", never)
    told: list[str] = []
    projects.told.connect(told.append)
    assert projects.open(file)
    projects._backups.begin()
    qtbot.waitUntil(projects._backups._timer.isActive)
    assert projects._backups._timer.interval() == 1000 * SOON
    assert told == []
    projects.close()


def shown(dialog: BackupsDialog, row: int) -> list[str]:
    cells = [dialog.table.item(row, column) for column in range(dialog.table.columnCount())]
    return [cell.text() if cell else "" for cell in cells]


def test_the_dialog_tells_which_backups_are_whole(qtbot: QtBot, file: Path) -> None:
    """If this fails, a damaged backup looks as good as a whole one."""
    saved(file)
    with open_project(file) as project:
        edit(project)
        uid = project.read.property("uid")
    second = saved(file)
    break_file(second.path)
    dialog = BackupsDialog(file, uid)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: shown(dialog, 1)[-1] == "whole")
    assert shown(dialog, 0)[-1] == "damaged"
    assert shown(dialog, 1)[1] == "asked for"
    assert shown(dialog, 1)[3:5] == ["3", "0"]
    assert not dialog.as_new.isEnabled()
    assert not dialog.replacing.isEnabled()
    dialog.table.selectRow(1)
    assert dialog.as_new.isEnabled()
    dialog.replacing.click()
    assert dialog.chosen == stored.backups(file)[1]
    assert dialog.in_place


def test_another_projects_backup_is_no_choice(qtbot: QtBot, file: Path) -> None:
    """If this fails, a folder left by an older project overwrites this one with it."""
    saved(file)
    dialog = BackupsDialog(file, "0" * 32)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: shown(dialog, 0)[-1] == "of another project")
    assert not dialog.replacing.isEnabled()


def choose_first(monkeypatch: pytest.MonkeyPatch, *, in_place: bool) -> None:
    """The dialog chooses the newest backup by itself."""

    def accept(dialog: BackupsDialog) -> bool:
        dialog.chosen, dialog.in_place = dialog.backups[0], in_place
        dialog.done(1)
        return True

    monkeypatch.setattr(BackupsDialog, "exec", accept)


def test_a_backup_is_restored_as_a_new_file(
    projects: Projects, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, restoring writes over the project, or opens something else."""
    saved(file)
    assert projects.open(file)
    before = dump(session_of(projects).project)
    session_of(projects).run(edit)
    choose_first(monkeypatch, in_place=False)
    answers.save_path = file.with_name("lại.annodb")
    projects.restore()
    assert session_of(projects).project.path == answers.save_path
    assert dump(session_of(projects).project) == before
    projects.close()
    with open_project(file) as project:
        assert len(dump(project)["span"]) == 1


def test_a_backup_takes_the_projects_place_when_that_is_meant(
    projects: Projects, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, the file that was replaced is gone, or replaced without being asked."""
    saved(file)
    assert projects.open(file)
    session_of(projects).run(edit)
    choose_first(monkeypatch, in_place=True)
    projects.restore()
    assert len(dump(session_of(projects).project)["span"]) == 1, "it was not confirmed"
    answers.confirm = True
    projects.restore()
    assert session_of(projects).project.path == file
    assert session_of(projects).is_writable
    assert dump(session_of(projects).project)["span"] == []
    (aside,) = file.parent.glob("bài put aside *.annodb")
    with open_project(aside) as old:
        assert len(dump(old)["span"]) == 1
    projects.close()


@pytest.mark.parametrize("harm", [break_file, Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_damaged_project_is_opened_from_its_newest_good_backup(
    projects: Projects,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path], object],
) -> None:
    """If this fails, people in need are told to take a backup, and left to find it."""
    good = saved(file)
    with open_project(file) as project:
        edit(project)
    break_file(saved(file).path)
    harm(file)
    asked: list[str] = []

    def choose(_window: object, question: str, choices: Sequence[str]) -> str:
        asked.append(question)
        return choices[0]

    monkeypatch.setattr(ask, "choose", choose)
    assert projects.open(file)
    assert len(asked) == 1
    assert "newest good backup" in asked[0]
    with open_project(good.path, write=False) as backup:
        assert dump(session_of(projects).project) == dump(backup)
    projects.close()


def test_without_a_good_backup_the_damage_is_said(
    projects: Projects, file: Path, answers: Answers
) -> None:
    """If this fails, a broken backup is offered for a broken file."""
    break_file(saved(file).path)
    break_file(file)
    assert not projects.open(file)
    assert len(answers.said) == 1
    assert "damaged" in answers.said[0]


def test_the_history_tells_how_old_the_last_backup_is(
    qtbot: QtBot, open_window: Open, file: Path
) -> None:
    """If this fails, people do not see that backups stopped."""
    window = open_window(file)
    dialog = HistoryDialog(window.session, window)
    qtbot.addWidget(dialog)
    assert dialog.backup.text() == "There is no backup yet."
    run(ops.back_up(window.session.project))
    assert last_backup_text(file, "en").startswith("Last backup: ")
    met: list[bool] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        met.append(isinstance(dialog, BackupsDialog))
        if dialog is not None:
            dialog.close()

    QTimer.singleShot(0, leave)
    window.acts["restore"].trigger()
    assert met == [True]


def test_much_is_backed_up_before_it_is_changed_at_once(
    qtbot: QtBot, projects: Projects, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, a label merged by mistake has no way back but undo."""
    parent = QWidget()
    qtbot.addWidget(parent)
    assert projects.open(file)
    back_up_before(session_of(projects), 5, parent)
    assert stored.backups(file) == []
    monkeypatch.setattr(dialogs, "MASS", 5)
    back_up_before(session_of(projects), 5, parent)
    assert [one.occasion for one in stored.backups(file)] == ["deletion"]
    projects.close()


def test_a_failure_of_the_project_before_is_not_said_of_the_next(
    projects: Projects, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "There is no room for a backup" was said of a project whose backups had all the room."""

    def full(*_of: object) -> stored.Backup:
        raise ProjectError("There is no room for a backup.")

    other = tmp_path / "khác.annodb"
    fill(create(other)).close()
    told: list[str] = []
    projects.told.connect(told.append)
    assert projects.open(file)
    monkeypatch.setattr(stored, "back_up", full)
    projects._backups.begin()
    thread = projects._backups._thread
    assert thread is not None
    thread.join()  # it has failed, of which this thread has not heard yet
    assert projects.open(other)
    QApplication.processEvents()
    assert "There is no room for a backup." not in told
    projects._backups.begin()
    thread = projects._backups._thread
    assert thread is not None
    thread.join()
    QApplication.processEvents()
    assert "There is no room for a backup." in told
