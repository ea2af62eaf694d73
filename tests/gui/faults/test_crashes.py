"""The program dies outright: what it leaves, and what the next start tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.faults.log import FaultLog, logs_folder
from annotator.gui.program import Program
from annotator.gui.settings import Settings
from annotator.store.project import open_project

CHILD = """
import faulthandler, os, signal, sys
from pathlib import Path
from annotator.gui.faults.log import FaultLog
log = FaultLog(Path(sys.argv[1]))
with log.watch():
    for number in range(40):
        log.note(f"12:00:00 committed kind_{number}")
    if sys.argv[2] == "segfault":
        faulthandler._sigsegv()
    elif sys.argv[2] == "abort":
        os.abort()
    elif sys.argv[2] == "kill":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    elif sys.argv[2] == "raise":
        raise ValueError("secret")
"""


def child(logs: Path, end: str) -> None:
    subprocess.run(
        [sys.executable, "-c", CHILD, str(logs), end],
        capture_output=True, timeout=60, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip


@pytest.mark.parametrize("end", ["segfault", "abort", "raise"])
def test_a_crash_leaves_a_report_that_the_next_start_finds_once(tmp_path: Path, end: str) -> None:
    """Without a trace nobody can mend what ended the program."""
    child(tmp_path / "logs", end)
    log = FaultLog(tmp_path / "logs")
    with log.watch():
        report = log.crashed()
        assert "Annotator" in report
        assert "committed kind_39" in report
        assert report.index("kind_38") < report.index("kind_39")
        assert "kind_3\n" not in report
        assert {"segfault": "Segmentation fault", "abort": "Aborted", "raise": "ValueError"}[
            end
        ] in report
        assert "secret" not in report
        assert str(Path(__file__).parents[2]) not in report
        assert log.crashed() == "", "it is told once"
    assert [path.name for path in log.folder.iterdir()] == ["faults.log"]
    assert report in (log.folder / "faults.log").read_text("utf-8")


@pytest.mark.parametrize("end", ["kill", "well"])
def test_what_was_no_crash_is_not_told(tmp_path: Path, end: str) -> None:
    """Somebody who switched the computer off must not be told of a fault."""
    child(tmp_path / "logs", end)
    log = FaultLog(tmp_path / "logs")
    assert log.crashed() == ""
    assert list(log.folder.iterdir()) == []


def test_a_program_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    """A second window must not take away the log of the first."""
    first, second = FaultLog(tmp_path / "logs"), FaultLog(tmp_path / "logs")
    with first.watch():
        first._tell("not yet")
        assert second.crashed() == ""
        assert len(list(second.folder.iterdir())) == 1


WINDOW = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator.gui.faults.log import FaultLog, logs_folder
from annotator.gui.program import Program
from annotator.gui.settings import Settings
application = QApplication(["annotator", "-platform", "offscreen"])
log = FaultLog(logs_folder())
with log.watch():
    program = Program(application, Settings(), log)
    program.faults.install()
    program.projects.open(Path(sys.argv[1]))
    window = program.show()
    window.walk.next()
    done = 0
    def saved():
        print(done, flush=True)
    program.session.saved.connect(saved)
    def act():
        global done
        done += 1
        window.verbs.add_span(((done, done + 2),), "ORG")
        if done == 25:
            faulthandler._sigsegv()
        QTimer.singleShot(0, act)
    QTimer.singleShot(0, act)
    application.exec()
"""


def test_a_crash_of_the_window_loses_nothing_and_is_told_at_the_next_start(
    file: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot, config: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Qt itself may crash; what was shown as saved must be there, and the person told why."""
    monkeypatch.setenv("ANNOTATOR_LOGS", str(tmp_path / "logs"))
    config.flush()
    ended = subprocess.run(
        [sys.executable, "-c", WINDOW, str(file)],
        capture_output=True, text=True, timeout=100, check=False, cwd=Path(__file__).parents[2],
        env=os.environ | {"ANNOTATOR_SETTINGS": str(tmp_path / "settings.ini")},
    )  # fmt: skip
    assert ended.returncode != 0
    seen = int(ended.stdout.split()[-1])
    assert seen == 25
    with open_project(file) as project:
        assert project.read.all("SELECT count(*) FROM span") == [(seen,)]
        project.verify()
        project.verify_log()
    program = Program(qapp, config, FaultLog(logs_folder()))
    window = program.show()
    try:
        qtbot.waitUntil(lambda: window.centre.notice() is not None, timeout=5000)
        notice = window.centre.notice()
        assert notice is not None
        assert "ended unexpectedly" in notice.words()
        shown: list[str] = []
        monkeypatch.setattr(program, "_show_crash", shown.append)
        notice.buttons()[0].click()
        assert "Segmentation fault" in shown[0]
        assert "committed add_span" in shown[0]
        assert program._log.crashed() == ""
    finally:
        qtbot.addWidget(window)
        window.close()
        program.speak_no_more()


def test_a_clean_end_of_the_real_program_leaves_no_log(tmp_path: Path) -> None:
    """A file left at each end would tell of a crash that never was, and fill the folder."""
    env = {
        "ANNOTATOR_EXIT_AFTER_PAINT": "1",
        "ANNOTATOR_LOGS": str(tmp_path / "logs"),
        "ANNOTATOR_SETTINGS": str(tmp_path / "settings.ini"),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "annotator"],
        capture_output=True, text=True, timeout=100, check=False, env=os.environ | env,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "painted" in ended.stdout
    assert list((tmp_path / "logs").iterdir()) == []
