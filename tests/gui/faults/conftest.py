"""The program with a project open, for bugs to strike."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.crash import CrashDialog
from annotator.gui.faults.log import FaultLog
from annotator.gui.program import Program
from annotator.gui.settings import Settings
from tests.gui.faults.planted import window_of


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, config: Settings, file: Path, tmp_path: Path
) -> Iterator[Program]:
    """The program with its window, a project, and the hooks taken over."""
    made = Program(qapp, config, FaultLog(tmp_path / "logs"))
    made.projects.open(file)
    window = made.show()
    window.later.waits = False
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.spans.is_built)
    window.walk.next()
    made.faults.install()
    yield made
    made.faults.remove()
    for widget in qapp.topLevelWidgets():
        if isinstance(widget, CrashDialog):
            widget.reject()
    made.projects.close()
    window = window_of(made)
    qtbot.addWidget(window)
    window.close()
    made.speak_no_more()
