"""The real window, offscreen with its event loop, that somebody works in until it is killed.

It says what ``kill_child`` says: a try before the keys, an acknowledgement when the session tells
that it saved, which is when a person sees it.
"""

import random
import tempfile
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.document.view import DocumentView
from annotator.gui.program import Program
from annotator.gui.settings import Settings
from annotator.ops.kinds import Kind
from tests.store.kill_child import acknowledge, say, state_of

_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_HELD = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Presses keys and drags over words, one action each time the event loop comes round."""

    def __init__(self, program: Program, seed: int) -> None:
        self.program = program
        self.chance = random.Random(seed)
        self.doing = ""
        found = program.show().findChild(DocumentView)
        assert isinstance(found, DocumentView)
        self.view = found
        program.session.saved.connect(self.saved)
        program.session.not_saved.connect(self.refused)
        program.session.failed.connect(self.refused)

    def begin(self) -> None:
        """Once the window has its size."""
        if self.view.viewport().width() < 300 or not self.program.selection.document_id:
            QTimer.singleShot(10, self.begin)
            return
        say(ready=state_of(self.program.session.project))
        self.act()

    def saved(self) -> None:
        """The window shows that it is saved."""
        acknowledge(self.doing, self.program.session.project)

    def refused(self, error: object) -> None:
        """The window shows that nothing was done."""
        say(refused=str(error))

    def act(self) -> None:
        """One thing that an annotator does."""
        verb = self.chance.choice(
            [self.label, self.label, self.relabel, self.remove, self.undo, self.undo, self.redo,
             self.finish]
        )  # fmt: skip
        self.doing = verb.__name__
        say(**{"try": self.doing})
        verb()
        QTimer.singleShot(0, self.act)

    def press(self, key: str | Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """A key on whatever has the focus."""
        target: QWidget = QApplication.focusWidget() or self.view
        if isinstance(key, str):
            QTest.keyClicks(target, key, held)
        else:
            QTest.keyClick(target, key, held)

    def label(self) -> None:
        """Words are dragged over and get a label by its key."""
        port = self.view.viewport()
        start = self.chance.randrange(30)
        first = self.view.text_point(start)
        last = self.view.text_point(start + self.chance.randint(2, 8))
        QTest.mousePress(port, _LEFT, _NONE, first)
        QTest.mouseMove(port, QPoint((first.x() + last.x()) // 2, first.y()))
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, _LEFT, _NONE, last)
        self.press(self.chance.choice("1234"))

    def _span(self) -> bool:
        spans = self.program.session.project.read.all(
            "SELECT span.id FROM span JOIN layer ON layer.id = layer_id "
            "JOIN annotator ON annotator.id = annotator_id "
            "WHERE document_id = ? AND annotator.name = ?",
            (self.program.selection.document_id, self.program.session.annotator),
        )
        if spans:
            self.view.setFocus()
            self.view.select_span(self.chance.choice(spans)[0])
        return bool(spans)

    def relabel(self) -> None:
        """A span gets another label."""
        if self._span():
            self.press(self.chance.choice("1234"))

    def remove(self) -> None:
        """A span goes."""
        if self._span():
            self.press(Qt.Key.Key_Delete)

    def undo(self) -> None:
        """Ctrl+Z, but not so often that no document is left."""
        top = self.program.session.project.undoable()
        if top is not None and top.kind != Kind.IMPORT:
            self.press(Qt.Key.Key_Z, _HELD)

    def redo(self) -> None:
        """Ctrl+Y."""
        self.press(Qt.Key.Key_Y, _HELD)

    def finish(self) -> None:
        """Now and then a document is finished, and the next comes."""
        if self.chance.random() < 0.3:
            self.press(Qt.Key.Key_Return, _HELD)


def work(path: Path, seed: int) -> None:
    """Opens the window on the project and works in it."""
    application = QApplication(["annotator", "-platform", "offscreen"])
    settings = Settings(Path(tempfile.mkdtemp(dir=path.parent / "work")) / "settings.ini")
    settings.language, settings.annotator = "en", "an"
    program = Program(application, settings)
    if not program.projects.open(path):
        raise RuntimeError("the window does not open the project")
    hands = Hands(program, seed)
    assert program.window is not None
    program.window.resize(1400, 900)
    program.window.activateWindow()
    QTimer.singleShot(0, hands.begin)
    application.exec()
