"""Large files are looked at in the background; damage stops the editing, not the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.projects import Projects
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project, read_scheme
from annotator.ops.steps import run
from annotator.resources import resource
from annotator.store import opening
from annotator.store.sqlite import sqlite3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one text."""
    source = tmp_path / "a.txt"
    source.write_text("Ông Trần Văn Luân đến Hà Nội.", encoding="utf-8")
    found = tmp_path / "p.annodb"
    scheme = read_scheme(resource("schemes", "vi_news.scheme.json"))
    with new_project(found, scheme) as project:
        run(import_files(project, ImportRequest((source,))))
    return found


@pytest.fixture
def projects(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Projects, Session]]:
    """A session to which every file is a large one."""
    del qtbot
    monkeypatch.setattr(opening, "SMALL", 0)
    session = Session()
    made = Projects(session, Settings(tmp_path / "settings.ini"))
    yield made, session
    session.close()


def test_a_whole_file_is_found_whole_while_work_goes_on(
    qtbot: QtBot, projects: tuple[Projects, Session], path: Path
) -> None:
    """If this fails, opening a large project waits for the check, or edits do."""
    opened, session = projects
    told: list[str] = []
    opened.told.connect(told.append)
    with qtbot.waitSignal(opened._verification.passed):
        assert opened.open(path)
        session.run(annotate.add_span, 1, "an", ((4, 17),), "PERSON")
    assert len(told) == 2
    assert session.is_writable
    assert len(session.project.read.layer(1, "an").spans) == 1


def test_damage_makes_the_project_read_only(
    qtbot: QtBot, projects: tuple[Projects, Session], path: Path
) -> None:
    """If this fails, somebody works for a day on a file that is not what was imported."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE text SET text = 'Ông Trần Văn Luân đến Hà Nam.'")
    connection.commit()
    connection.close()
    opened, session = projects
    with qtbot.waitSignal(session.failed) as failed:
        assert opened.open(path)
    assert "is damaged" in str(failed.args[0])
    assert not session.is_writable


def test_leaving_stops_the_check(projects: tuple[Projects, Session], path: Path) -> None:
    """If this fails, a file that was closed stays in use."""
    opened, session = projects
    assert opened.open(path)
    session.close()
    assert opened._verification._thread is None
    path.rename(path.with_name("other.annodb"))


def test_damage_of_a_file_that_was_left_is_not_said_of_the_next(
    qtbot: QtBot, projects: tuple[Projects, Session], path: Path, tmp_path: Path
) -> None:
    """The next project became read-only for the damage of the one before."""
    whole = tmp_path / "whole.annodb"
    new_project(whole, read_scheme(resource("schemes", "vi_news.scheme.json"))).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE text SET text = 'Ông Trần Văn Luân đến Hà Nam.'")
    connection.commit()
    connection.close()
    opened, session = projects
    assert opened.open(path)
    thread = opened._verification._thread
    assert thread is not None
    thread.join()  # it has found the damage, of which this thread has not heard yet
    assert opened.open(whole)
    with qtbot.waitSignal(opened._verification.passed):
        pass
    assert session.is_writable
