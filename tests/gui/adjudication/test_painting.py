"""After whatever keys, what stands on the screen is what painting all of it would show."""

import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import read_scheme
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import Project
from tests.gui.conftest import Answers

KEYS = [Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_X, Qt.Key.Key_L,
        Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Z]  # fmt: skip


def test_the_screen_shows_what_is_there(
    qtbot: QtBot, project: Project, shared: Path, config: Settings, answers: Answers
) -> None:
    """A torn line under a label that has gone: a reviewer decides on what is not there."""
    answers.confirm = True
    set_scheme(project, read_scheme(shared / "data" / "vi_news.scheme.json"))
    for name in ("first", "second"):
        path = shared / "data" / f"article.{name}.json"
        run(import_files(project, ImportRequest((path,), None, name)))
    session = Session()
    session.open(project, "duyệt")
    window = AdjudicationWindow(session, config, None)
    qtbot.addWidget(window)
    window.begin(project.read.document_ids()[0])
    window.resize(1000, 700)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    chance, pictures = random.Random(4), set()
    for _key in range(50):
        QTest.keyClick(window.items, chance.choice(KEYS))
        for _turn in range(20):  # idle work may have asked for a painting that is still to come
            QApplication.processEvents()
            screen, whole = _pictures(window)
            if screen == whole:
                break
        assert screen == whole
        pictures.add(bytes(screen.constBits()))
    assert len(pictures) > 25
    session.closed.disconnect(window.close)


def _pictures(window: AdjudicationWindow) -> tuple[QImage, QImage]:
    viewport = window.text.viewport()
    at = viewport.mapTo(window, viewport.rect().topLeft())
    size = (at.x(), at.y(), viewport.width(), viewport.height())
    screen = window.screen().grabWindow(window.winId(), *size)
    form = QImage.Format.Format_RGB32
    return screen.toImage().convertToFormat(form), viewport.grab().toImage().convertToFormat(form)
