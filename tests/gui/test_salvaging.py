"""A damaged project in the window: what is offered, what is taken, and how it is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.salvage import SalvageDialog, _tables
from annotator.gui.projects import Projects
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops import annotate
from annotator.ops import backups as ops
from annotator.ops.salvage import salvage
from annotator.ops.steps import run
from annotator.store.project import open_project
from annotator.store.salvage_report import NOUNS, Report
from tests.gui.conftest import Answers, Open
from tests.store.hostile import changed
from tests.store.support import sha256

HOSTILE = '<img src="/dev/zero"><b>đậm</b>\u202e'


@pytest.fixture
def projects(qtbot: QtBot, config: Settings) -> Projects:
    """Projects without a window."""
    del qtbot
    session = Session()
    return Projects(session, config, session)


@pytest.fixture
def damaged(file: Path) -> Path:
    """A project in which one span lies outside its text and a title is hostile."""
    with open_project(file) as project:
        project.actor = "an"
        for start in (0, 4, 10):
            annotate.add_span(project, 1, "an", ((start, start + 3),), "PERSON")
    changed(
        f"UPDATE document SET name = '{HOSTILE}' WHERE id = 1; DROP INDEX span_layer; "
        "DELETE FROM change WHERE tbl = 'span'; UPDATE span SET stop = 9999 WHERE id = 2"
    )(file.read_bytes(), file)
    return file


def whenever_shown(act: Callable[[SalvageDialog], None]) -> None:
    """Does something with the report once it is on screen."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SalvageDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_what_is_good_in_a_damaged_project_is_salvaged_and_opened(
    projects: Projects, damaged: Path, answers: Answers
) -> None:
    """If this fails, somebody with a damaged file and no backup has lost all of it."""
    answers.choice, answers.save_path = "Salvage…", damaged.with_name("mới.annodb")
    before = sha256(damaged)
    shown: list[Report] = []

    def accept(dialog: SalvageDialog) -> None:
        shown.append(dialog._report)
        assert dialog.opening is not None
        dialog.opening.click()

    whenever_shown(accept)
    projects.open(damaged)
    assert "altered by another program" in answers.said[0]
    assert "salvaged into a new file" in answers.said[0]
    assert projects.is_open(answers.save_path)
    assert len(projects._session.project.read.layer(1, "an").spans) == 2
    assert shown[0].total("rejected") >= 1
    assert sha256(damaged) == before
    projects.close()


def test_a_backup_and_a_salvage_are_both_offered(
    projects: Projects, file: Path, answers: Answers
) -> None:
    """If this fails, a day's work after the last backup is given up although it is there."""
    with open_project(file) as project:
        run(ops.back_up(project))
    file.write_bytes(file.read_bytes()[:20_000])
    assert not projects.open(file)
    assert "newest good backup" in answers.said[0]
    assert "salvaged into a new file" in answers.said[0]


def test_looking_at_what_is_wrong_writes_nothing(
    projects: Projects, damaged: Path, answers: Answers
) -> None:
    """If this fails, looking costs a file that nobody asked for."""
    answers.choice = "Show what is wrong"
    there = sorted(damaged.parent.iterdir())
    seen: list[int] = []

    def close(dialog: SalvageDialog) -> None:
        seen.append(dialog.items.rowCount())
        assert dialog.opening is None
        answers.choice = None  # the offer comes again, and is declined
        dialog.reject()

    whenever_shown(close)
    assert not projects.open(damaged)
    assert seen[0] >= 1
    assert len(answers.said) == 2
    assert sorted(damaged.parent.iterdir()) == there


def test_another_file_by_mistake_offers_no_salvage(
    projects: Projects, tmp_path: Path, answers: Answers
) -> None:
    """If this fails, whoever opens a picture by mistake is asked about salvage."""
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG" + bytes(500))
    assert not projects.open(path)
    assert len(answers.said) == 1
    assert "salvage" not in answers.said[0]


@pytest.fixture
def dialog(qtbot: QtBot, damaged: Path) -> SalvageDialog:
    """The report of a salvage, on screen."""
    out = SalvageDialog(run(salvage(damaged, damaged.with_name("mới.annodb"))))
    qtbot.addWidget(out)
    out.show()
    return out


def column(dialog: SalvageDialog, number: int) -> list[str]:
    items = dialog.items
    return [str(items.data(items.index(row, number))) for row in range(items.rowCount())]


def test_hostile_titles_are_shown_as_text(dialog: SalvageDialog) -> None:
    """If this fails, a damaged file makes the window open files, or turns its words round."""
    names = column(dialog, 3)
    assert any("<img src" in name for name in names)
    assert not any("\u202e" in name for name in names)
    tip = dialog.items.data(dialog.items.index(0, 5), Qt.ItemDataRole.ToolTipRole)
    assert str(tip).startswith("<span>")
    for label in (dialog.words, dialog.more):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_report_is_sorted_copied_and_saved(
    dialog: SalvageDialog, tmp_path: Path, answers: Answers
) -> None:
    """If this fails, nobody can hand on what was lost."""
    dialog.items.sort(2, Qt.SortOrder.DescendingOrder)
    rows = [int(row or -1) for row in column(dialog, 2)]
    assert rows == sorted(rows, reverse=True)
    dialog.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + dialog.items.rowCount()
    answers.save_path = tmp_path / "report.csv"
    dialog.save()
    assert answers.save_path.read_text("utf-8").startswith("outcome,table,row")
    answers.save_path = tmp_path / "report.json"
    dialog.save()
    told = json.loads(answers.save_path.read_text("utf-8"))
    assert told["read"] == told["taken"] + told["rejected"]


def test_a_salvage_without_a_document_is_not_opened_by_a_mere_return(
    qtbot: QtBot, file: Path
) -> None:
    """If this fails, whoever presses Return goes on in an empty project and takes it for theirs."""
    changed("PRAGMA foreign_keys = OFF; DELETE FROM bulk; DELETE FROM change; DELETE FROM text")(
        file.read_bytes(), file
    )
    dialog = SalvageDialog(run(salvage(file, file.with_name("mới.annodb"))))
    qtbot.addWidget(dialog)
    assert "no document could be salvaged" in dialog.words.text()
    assert dialog.opening is not None
    assert not dialog.opening.isDefault()
    assert dialog.closing.isDefault()


def test_the_window_and_the_command_line_use_the_same_nouns() -> None:
    """If this fails, somebody who asks for help with one cannot find it in the other."""
    assert _tables() == NOUNS


def test_all_of_the_report_is_reached_by_keys(qtbot: QtBot, dialog: SalvageDialog) -> None:
    """If this fails, whoever works without a mouse is stuck in the report."""
    qtbot.waitExposed(dialog)
    met = set()
    for _ in range(12):
        met.add(type(QApplication.focusWidget()).__name__)
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert {"QPushButton", "TextTable"} <= met
    assert dialog.opening is not None
    assert dialog.opening.isDefault()
    assert all(button.text() for button in dialog.findChildren(QPushButton))


def test_a_check_that_finds_damage_leaves_the_project_to_be_read_and_salvaged(
    open_window: Open, file: Path, answers: Answers
) -> None:
    """If this fails, people go on labelling in a file that is known to be broken."""
    with open_project(file) as project:
        project.actor = "an"
        annotate.add_span(project, 1, "an", ((0, 3),), "PERSON")
    changed("UPDATE span SET stop = stop + 1 WHERE id = 1")(file.read_bytes(), file)
    window = open_window(file)
    window.acts["check"].trigger()
    assert "damaged" in answers.said[-1]
    assert window.session.project.read_only is not None
    answers.save_path = file.with_name("mới.annodb")
    whenever_shown(lambda dialog: dialog.accept())
    words = [button.text() for button in window.centre.banner.buttons()]
    window.centre.banner.buttons()[words.index("Salvage…")].click()
    assert window.session.project.path == answers.save_path
    assert window.session.project.read.layer(1, "an").spans[0].stop == 3


def test_the_menu_salvages_a_chosen_file(
    open_window: Open, damaged: Path, answers: Answers
) -> None:
    """If this fails, a file that opens but should not be trusted cannot be salvaged."""
    window = open_window(None)
    answers.open_path, answers.save_path = damaged, damaged.with_name("mới.annodb")
    whenever_shown(lambda dialog: dialog.reject())
    window.acts["salvage"].trigger()
    assert answers.save_path.exists()
    assert not window.session.is_open
