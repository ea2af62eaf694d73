"""A bug of ours, wherever it strikes: told once, nothing lost, the program goes on."""

import contextlib
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
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
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.errors import EditError
from annotator.gui import ask
from annotator.gui.dialogs.crash import CrashDialog
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.faults.log import LIMIT, FaultLog, logs_folder
from annotator.gui.faults.report import code_path, fault_of, without_folders
from annotator.gui.main_window import MainWindow
from annotator.gui.overrides import guarded
from annotator.gui.program import Program
from annotator.gui.settings import Settings
from annotator.gui.tasks import Task
from annotator.ops import annotate
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project, open_project
from annotator.store.tables import TABLES
from tests.gui.conftest import Answers

SECRET = "Ông Võ Văn Thưởng"


class Bug(Exception):
    """Ours."""


def fail() -> None:
    raise Bug(SECRET)


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


def tables(project: Project) -> dict[str, list[tuple[object, ...]]]:
    logs = {name: project.read.all(f"SELECT * FROM {name}") for name in ("op", "change", "bulk")}
    return logs | {t.name: project.read.all(t.select_sql) for t in TABLES.values()}


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


@pytest.mark.parametrize("strike", PLACES, ids=lambda strike: strike.__name__)
def test_a_fault_is_told_and_the_next_edit_works(
    program: Program,
    qtbot: QtBot,
    strike: Callable[[Faulty, QtBot], None],
    capfd: pytest.CaptureFixture[str],
) -> None:
    """If this fails, a bug at such a place is printed where nobody sees it, or ends the work."""
    widget = Faulty()
    qtbot.addWidget(widget)
    QTimer.singleShot(0, lambda: strike(widget, qtbot))  # nothing of ours calls, as in the program
    dialog = told(program, qtbot)
    Faulty.place = ""
    widget.hide()
    report = dialog.report.toPlainText()
    assert "Bug" in report
    assert "test_faults.py" in report
    assert "SQLite" in report
    assert "scale" in report
    assert SECRET not in report
    assert SECRET not in dialog.sentence.text()
    go_on(program)
    window, session = window_of(program), program.session
    before = len(window.desk.laid.spans)
    window.verbs.add_span(((4, 10),), "PERSON")
    assert len(window.desk.laid.spans) == before + 1
    assert session.project.read.all("SELECT count(*) FROM span") == [(before + 1,)]
    log = (program._log.folder / "faults.log").read_text("utf-8")
    assert "Bug" in log
    assert SECRET not in log
    assert "Bug" in capfd.readouterr().err


def test_a_fault_that_repeats_is_counted_in_the_open_dialog(program: Program, qtbot: QtBot) -> None:
    """A hundred dialogs for one broken timer would make the program unusable."""
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.clicked.connect(lambda _on: fail())
    button.click()
    dialog = told(program, qtbot)
    for _ in range(136):
        button.click()
    with contextlib.suppress(Bug):
        fail()
    qtbot.waitUntil(lambda: "137" in dialog.sentence.text())
    assert told(program, qtbot) is dialog
    assert "137 times" in dialog.report.toPlainText()
    text = (program._log.folder / "faults.log").read_text("utf-8")
    assert text.count("-" * 72) == 3, "the first, the tenth, the hundredth"


def test_a_second_kind_of_fault_joins_the_open_dialog(program: Program, qtbot: QtBot) -> None:
    """Otherwise the fault that came first, the cause, would be covered by what followed it."""
    QTimer.singleShot(0, fail)
    dialog = told(program, qtbot)
    QTimer.singleShot(0, lambda: {}[0])
    qtbot.waitUntil(lambda: "KeyError" in dialog.report.toPlainText())
    assert "Bug" in dialog.sentence.text()
    assert told(program, qtbot) is dialog


def test_a_fault_in_painting_calls_no_dialog_for_ever(program: Program, qtbot: QtBot) -> None:
    """Closing the dialog uncovers what cannot be painted: it must not bring the dialog back."""
    painted = 0

    @guarded
    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            nonlocal painted
            painted += 1
            fail()

    window = window_of(program)
    broken = Broken(window.centre)
    broken.resize(300, 200)
    broken.show()
    told(program, qtbot)
    go_on(program)
    for _ in range(20):
        broken.update()
        qtbot.wait(5)
    assert program.telling.dialog is None
    notice = window.centre.notice()
    assert notice is not None
    assert "happened again" in notice.words()
    painted = 0
    qtbot.wait(300)
    assert painted < 20, "telling it makes it paint again"
    broken.hide()
    notice.buttons()[0].click()
    dialog = told(program, qtbot)
    assert "Bug" in dialog.report.toPlainText()
    assert notice.words() == ""
    go_on(program)


def test_a_fault_in_the_middle_of_an_edit_leaves_nothing_of_it(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    """Half of a bulk edit, kept, would be wrong annotations that nobody made."""
    window, project = window_of(program), program.session.project
    window.verbs.add_span(((0, 3),), "ORG")
    before, data = tables(project), file.read_bytes()

    def half(project: Project, document_id: int, annotator: str, *_rest: object) -> int:
        with project.edit(Kind.ADD_SPAN) as edit:
            layer = edit.ids("layer", "document_id = ?", (document_id,))[0]
            for span in edit.ids("span", "layer_id = ?", (layer,)):
                edit.delete("span", span)
            edit.touch(everywhere=True)
            raise Bug(annotator)

    with monkeypatch.context() as patch:
        patch.setattr(annotate, "add_span", half)
        button = QPushButton("x")
        qtbot.addWidget(button)
        button.clicked.connect(lambda _on: window.verbs.add_span(((4, 6),), "ORG"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog = told(program, qtbot)
        assert "Bug" in dialog.report.toPlainText()
        assert "verb half" in dialog.report.toPlainText()
    assert tables(project) == before
    assert file.read_bytes() == data
    assert len(window.desk.laid.spans) == 1, "the window shows what is in the project"
    assert window.spans.model.rowCount() == 1
    go_on(program)
    window.verbs.add_span(((4, 6),), "ORG")
    assert len(window.desk.laid.spans) == 2
    program.session.undo()
    assert len(window.desk.laid.spans) == 1
    project.verify_log()


def test_a_fault_after_the_commit_does_not_hide_the_edit(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a panel fails to hear of an edit, the window would show what is not in the project."""
    window = window_of(program)
    monkeypatch.setattr(type(window.desk), "_hear", lambda _self, _change: fail())
    broken = window.desk

    def break_once(_change: object) -> None:
        program.session.changed.disconnect(break_once)
        fail()

    monkeypatch.undo()
    program.session.changed.connect(break_once)
    window.verbs.add_span(((0, 3),), "ORG")
    told(program, qtbot)
    go_on(program)
    assert len(broken.laid.spans) == 1
    assert window.spans.model.rowCount() == 1


def test_what_people_can_mend_is_said_and_no_dialog_comes(program: Program, qtbot: QtBot) -> None:
    """A sentence on what to do is of more use than a report."""
    window = window_of(program)

    def refuse() -> None:
        raise EditError("Not {what}.", what="possible")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(lambda: window.status.words.text() == "Not possible.")
    assert program.telling.dialog is None


def test_the_report_is_handed_over_as_it_is_shown(
    program: Program, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    """What leaves the computer must be what the person has seen, with names only if they say so."""
    QTimer.singleShot(0, fail)
    dialog = told(program, qtbot)
    plain = dialog.report.toPlainText()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == plain
    QTest.keyClick(dialog.full, Qt.Key.Key_Space)
    full = dialog.report.toPlainText()
    assert SECRET in full
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == full
    answers.save_path = tmp_path / "report.txt"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert answers.save_path.read_text("utf-8") == full
    answers.save_path = tmp_path / "none" / "report.txt"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "cannot be made" in answers.said[-1]
    assert ask is not None
    go_on(program)


def test_quitting_from_the_dialog_closes_the_window(program: Program, qtbot: QtBot) -> None:
    """Somebody who does not trust the program any more must get out of it."""
    QTimer.singleShot(0, fail)
    dialog = told(program, qtbot)
    window = window_of(program)
    QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_fault_in_long_work_ends_its_dialog(program: Program, qtbot: QtBot) -> None:
    """A progress dialog of work that has failed would wait for ever, and shut everything out."""

    def broken() -> Steps[object]:
        yield Step(0, 1)
        fail()

    progress = ProgressDialog("t", "t", Task(broken()), window_of(program))
    qtbot.addWidget(progress)
    progress.exec()
    told(program, qtbot)
    go_on(program)


def test_another_language_takes_the_dialog_along(program: Program, qtbot: QtBot) -> None:
    """A dialog whose window is gone must not keep all later faults from being told."""
    QTimer.singleShot(0, fail)
    told(program, qtbot)
    window_of(program).commands.set_language("vi")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QTimer.singleShot(0, lambda: {}[0])
    told(program, qtbot)
    go_on(program)
    window_of(program).commands.set_language("en")


# -- what a report holds -----------------------------------------------------------------------


def caught(fault: Callable[[], object]) -> BaseException:
    try:
        fault()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def test_a_report_holds_no_words_of_people() -> None:
    """A report is sent to strangers; an article under embargo or a name must not go along."""

    def chain() -> None:
        try:
            fail()
        except Bug as error:
            raise ExceptionGroup(
                SECRET, [ValueError(SECRET), EditError("No {x}.", x=SECRET)]
            ) from error

    fault = fault_of(caught(chain), "an event")
    assert SECRET not in fault.plain
    assert SECRET not in fault.key
    for words in ("ExceptionGroup", "ValueError", "EditError: No {x}.", "caused by:", "Bug"):
        assert words in fault.plain
    assert fault.full.count(SECRET) >= 3
    assert "/" not in code_path("/home/lan/bí mật/tool.py")
    assert "lan" not in without_folders('File "/home/lan/lib/python3.11/json/x.py", line 3 in f')


def test_endless_recursion_and_odd_exceptions_are_told() -> None:
    """A report of ten thousand lines, or a fault in telling a fault, would tell nothing."""

    def deep() -> None:
        deep()

    fault = fault_of(caught(deep), "an event")
    assert fault.plain.count("\n") < 100

    class Odd(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def odd() -> None:
        raise Odd

    assert fault_of(caught(odd), "an event").kind == "Odd"

    def huge() -> None:
        raise ValueError("x" * 10_000_000)

    assert len(fault_of(caught(huge), "an event").full) < 100_000


# -- the log -----------------------------------------------------------------------------------


def test_the_log_is_bounded_and_its_owners_alone(tmp_path: Path) -> None:
    """A fault that repeats for days must not fill the disk, and others must not read along."""
    log = FaultLog(tmp_path / "logs")
    for number in range(60):
        log.write(f"report {number}\n" + "x" * (LIMIT // 12))
    files = {path.name for path in log.folder.iterdir()}
    assert (
        {"faults.1.log", "faults.2.log"} <= files <= {"faults.1.log", "faults.2.log", "faults.log"}
    )
    assert sum(path.stat().st_size for path in log.folder.iterdir()) < 4 * LIMIT
    assert any("report 59" in path.read_text() for path in log.folder.iterdir())
    if os.name == "posix":
        assert stat.S_IMODE(log.folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in log.folder.iterdir()} == {0o600}


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    """Logs are a convenience; the program must start and work without them."""
    place = tmp_path / "file"
    place.write_text("")
    log = FaultLog(place / "logs")
    with log.watch():
        log.note("x")
        log.write("report")
    assert log.crashed() == ""


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


def test_what_is_half_typed_survives_a_fault(program: Program, qtbot: QtBot) -> None:
    """The window is read anew after a fault; a note in the middle of a sentence must not go."""
    window = window_of(program)
    window.verbs.add_span(((0, 3),), "PERSON")
    span = next(iter(window.desk.laid.spans))
    window.view.select_span(span)
    window.inspector.note.setFocus()
    QTest.keyClicks(window.inspector.note, "xem l")
    QTimer.singleShot(0, fail)
    told(program, qtbot)
    go_on(program)
    kept = window.desk.laid.spans[span].note
    assert "xem l" in (kept, window.inspector.note.toPlainText())


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


def test_the_logs_lie_in_one_place_before_and_after_the_program_has_a_name(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """The folder that Help shows must be the one that is written to from the first moment."""
    monkeypatch.delenv("ANNOTATOR_LOGS", raising=False)
    before, name = logs_folder(), qapp.applicationName()
    qapp.setApplicationName("Annotator")
    try:
        assert logs_folder() == before
    finally:
        qapp.setApplicationName(name)
