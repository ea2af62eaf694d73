"""The whole program in this process, with its own settings, driven by real events."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.document.view import DocumentView
from annotator.gui.program import Program
from annotator.gui.settings import Settings

Start = Callable[[Path], "Desk"]


class Desk:
    """A started program, and the hands of the person before it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.show()
        self.qtbot = qtbot
        self.window.resize(1400, 900)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        found = self.window.findChild(DocumentView)
        assert isinstance(found, DocumentView)
        self.view = found
        qtbot.waitUntil(lambda: self.view.viewport().width() > 300)

    @property
    def text(self) -> str:
        """The text of the document on screen, from the store."""
        return self.program.session.project.read.document(self.document_id).text

    @property
    def document_id(self) -> int:
        return self.program.selection.document_id

    def drag(self, start: int, stop: int) -> None:
        """Drags over code points ``[start, stop)``, which must be on screen."""
        port = self.view.viewport()
        first, last = self.view.text_point(start), self.view.text_point(stop)
        assert port.rect().contains(first)
        assert port.rect().contains(last)
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
        QTest.mouseMove(port, QPoint((first.x() + last.x()) // 2, first.y()))
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)

    def drag_over(self, words: str) -> tuple[int, int]:
        """Drags over the first place of ``words``; returns its code points."""
        start = self.text.index(words)
        self.drag(start, start + len(words))
        return start, start + len(words)

    def press(self, key: str | Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """A key on whatever has the focus."""
        target: QWidget = QApplication.focusWidget() or self.view
        held = modifier or Qt.KeyboardModifier.NoModifier
        if isinstance(key, str):
            QTest.keyClicks(target, key, held)
        else:
            QTest.keyClick(target, key, held)

    def click(self, place: QPoint) -> None:
        """A left click on the text."""
        QTest.mouseClick(
            self.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )

    def leave(self) -> None:
        """Closes the window as its user would, and lets its language go."""
        self.window.close()
        self.program.end()
        for translator in self.program.findChildren(QTranslator):
            QApplication.removeTranslator(translator)


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Starts the program on a project; all that were started are closed at the end."""
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(tmp_path / "settings.ini"))
    desks: list[Desk] = []

    def started(path: Path) -> Desk:
        settings = Settings()
        settings.language = "vi"
        program = Program(qapp, settings)
        program.projects.open(path)
        desks.append(Desk(program, qtbot))
        return desks[-1]

    yield started
    for desk in desks:
        desk.leave()
        desk.window.deleteLater()
