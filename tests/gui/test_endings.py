"""The system ends the program: what was typed is there when it is opened again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.ops import annotate
from annotator.store.project import open_project

if sys.platform == "win32":
    pytest.skip("Windows has no signals to end a program by", allow_module_level=True)

WORDS = "half a sent"

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from annotator.gui.endings import Endings
from annotator.gui.program import Program
from annotator.gui.settings import Settings
file, words = Path(sys.argv[1]), sys.argv[2]
application = QApplication(["annotator"])
settings = Settings(file.with_name("settings.ini"))
settings.language, settings.annotator = "en", "an"
program = Program(application, settings)
program.heed(Endings(application, program))
assert program.projects.open(file)
window = program.show()


def type_note():
    window.view.select_span(1)
    note = getattr(window.inspector, "note", None)
    if note is None or not note.isVisible():  # panels come after the text
        QTimer.singleShot(50, type_note)
        return
    note.setFocus()
    QTest.keyClicks(note, words)
    program.session.saved.connect(lambda: print("saved", flush=True))
    print("typed", flush=True)

QTimer.singleShot(500, type_note)
application.exec()
program.end()
print("ended", flush=True)
"""


@pytest.fixture
def labelled(file: Path) -> Path:
    """A project with one span."""
    with open_project(file) as project:
        annotate.add_span(project, 1, "an", [(0, 3)], "PERSON")
    return file


@contextmanager
def window_on(file: Path, root: Path) -> Iterator[subprocess.Popen[str]]:
    """A program in which somebody types a note."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(file), WORDS],
        stdout=subprocess.PIPE, text=True, cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def note_in(file: Path) -> str:
    with open_project(file) as project:
        found = project.read.one("SELECT note FROM span WHERE id = 1")
    assert found is not None
    return str(found[0])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_ended_keeps_the_half_typed_note(
    labelled: Path, root: Path, number: signal.Signals
) -> None:
    """The machine is shut down in the middle of a sentence."""
    with window_on(labelled, root) as process:
        assert said(process) == "typed"
        process.send_signal(number)
        rest = process.communicate(timeout=60)[0].split()
        assert rest[-1] == "ended"
        assert process.returncode == 0
    assert note_in(labelled) == WORDS


def test_a_program_that_is_killed_keeps_what_was_typed_two_seconds_ago(
    labelled: Path, root: Path
) -> None:
    """Nobody need leave a field for its words to be safe."""
    with window_on(labelled, root) as process:
        assert said(process) == "typed"
        assert said(process) == "saved"
        process.kill()
    assert note_in(labelled) == WORDS
