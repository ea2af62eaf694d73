"""Bugs planted wherever code of ours may run, and what a window does about them."""

import threading

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRunnable,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.crash import CrashDialog
from annotator.gui.main_window import MainWindow
from annotator.gui.overrides import guarded
from annotator.gui.program import Program

SECRET = "Ông Võ Văn Thưởng"


class Bug(Exception):
    """Ours."""


def fail() -> None:
    raise Bug(SECRET)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def told(program: Program, qtbot: QtBot) -> CrashDialog:
    """The one dialog, once it is there."""
    qtbot.waitUntil(lambda: program.telling.dialog is not None, timeout=5000)
    qtbot.wait(20)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]
    assert [d for d in dialogs if d.isVisible()] == [program.telling.dialog]
    assert program.telling.dialog is not None
    return program.telling.dialog


def go_on(program: Program) -> None:
    assert program.telling.dialog is not None
    QTest.mouseClick(program.telling.dialog.go_on, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert program.telling.dialog is None


# -- the places where code of ours is called ---------------------------------------------------


@guarded
class Faulty(QWidget):
    """Fails in the event that it is told to fail in."""

    place = ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.place == "paint":
            fail()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        fail()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.MouseButtonPress:
            fail()
        return False


@guarded
class FaultyModel(QAbstractListModel):
    """Fails when a view asks for words."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802
        return 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and Faulty.place == "model":
            fail()
        return None


class FaultyThread(QThread):
    def run(self) -> None:
        fail()


class FaultyRunnable(QRunnable):
    def run(self) -> None:
        fail()


class FaultyEnd:
    def __del__(self) -> None:
        fail()


def in_slot(_widget: Faulty, qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.clicked.connect(lambda _on: fail())
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def in_key_event(widget: Faulty, _qtbot: QtBot) -> None:
    widget.show()
    QTest.keyClick(widget, Qt.Key.Key_A)


def in_event_filter(widget: Faulty, qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.installEventFilter(widget)
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def in_paint_event(widget: Faulty, _qtbot: QtBot) -> None:
    Faulty.place = "paint"
    widget.show()


def in_model(widget: Faulty, _qtbot: QtBot) -> None:
    Faulty.place = "model"
    view = QListView(widget)
    view.setModel(FaultyModel(view))
    widget.show()


def in_timer(widget: Faulty, qtbot: QtBot) -> None:
    timer = QTimer(widget, interval=1, singleShot=True)
    timer.timeout.connect(fail)
    timer.start()
    qtbot.wait(20)


def in_python_thread(_widget: Faulty, _qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail, name="apart")
    thread.start()
    thread.join()


def in_qt_thread(widget: Faulty, _qtbot: QtBot) -> None:
    thread = FaultyThread(widget)
    thread.start()
    assert thread.wait(5000)


def in_pool(_widget: Faulty, _qtbot: QtBot) -> None:
    pool = QThreadPool()
    pool.start(FaultyRunnable())
    assert pool.waitForDone(5000)


def in_clearing(_widget: Faulty, _qtbot: QtBot) -> None:
    FaultyEnd()


PLACES = [in_slot, in_key_event, in_event_filter, in_paint_event, in_model, in_timer,
          in_python_thread, in_qt_thread, in_pool, in_clearing]  # fmt: skip
