"""Every window, opened over a project in which every text is a trap.

A pipe stands in the folder; who takes a name for HTML opens it, and a watcher tells.  Who lays out
fifty thousand tags, or a megabyte in one line, freezes, and the limit of the test tells.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMenu,
    QMessageBox,
    QTabWidget,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from annotator.errors import EditError
from annotator.formats.base import Changed, Reason, Rejected
from annotator.gui import ask, plain
from annotator.gui.adjudication.edit import EditRelation, EditSpan
from annotator.gui.adjudication.feedback import FeedbackDialog
from annotator.gui.adjudication.rules import RulesDialog
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.awaited import Awaited
from annotator.gui.bindings import Bindings
from annotator.gui.dialogs.about import AboutDialog
from annotator.gui.dialogs.annotator import AnnotatorDialog
from annotator.gui.dialogs.backups import BackupsDialog
from annotator.gui.dialogs.compact import CompactDialog
from annotator.gui.dialogs.conflicts import ConflictsDialog
from annotator.gui.dialogs.crash import CrashDialog, CrashReport
from annotator.gui.dialogs.export import ExportDialog
from annotator.gui.dialogs.history import HistoryDialog
from annotator.gui.dialogs.import_ import ImportDialog
from annotator.gui.dialogs.key_settings import KeySettingsDialog
from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.dialogs.merge import MergeReportDialog
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dialogs.packages import PackagesDialog
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.salvage import SalvageDialog
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.dialogs.scheme_merge import MergeDialog
from annotator.gui.dialogs.settings import SettingsDialog
from annotator.gui.faults.report import Fault, Report
from annotator.gui.main_window import MainWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.tasks import Task
from annotator.ops.merging import MergeReport
from annotator.ops.report import Counts
from annotator.ops.steps import Step, Steps
from annotator.store.salvage_report import Item, Outcome
from annotator.store.salvage_report import Report as Salvage
from annotator.store.sides import Came
from tests.gui.conftest import Answers, Open
from tests.hostile_project import TRAPS, hostile_project, opened
from tests.test_plain_text import item_tips

GUI = Path(__file__).parents[2] / "annotator" / "gui"


# -- a pipe that tells who opened it -------------------------------------------------------------

_WATCHER = """
import os, sys
pipe, log = sys.argv[1:]
print("ready", flush=True)
while True:
    end = os.open(pipe, os.O_WRONLY)  # waits until somebody opens the pipe to read
    with open(log, "a") as out:
        out.write("opened\\n")
    os.close(end)
"""


class Pipe:
    """A pipe in the current folder, and whether somebody has opened it."""

    def __init__(self, folder: Path) -> None:
        self.path, self._log = folder / "pipe", folder / "log"
        os.mkfifo(self.path)
        command = [sys.executable, "-S", "-E", "-c", _WATCHER, str(self.path), str(self._log)]
        self._watcher = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._watcher.stdout is not None
        self._watcher.stdout.readline()

    @property
    def was_opened(self) -> bool:
        return self._log.exists()

    def rest(self) -> None:
        """Forgets what was."""
        self._log.unlink(missing_ok=True)

    def close(self) -> None:
        assert self._watcher.stdout is not None
        self._watcher.stdout.close()
        self._watcher.kill()
        self._watcher.wait()


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipe]:
    """A pipe beside the project, in the current folder."""
    monkeypatch.chdir(tmp_path)
    made = Pipe(tmp_path)
    yield made
    made.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_the_pipe_tells(qtbot: QtBot, pipe: Pipe) -> None:
    """Else all that follows proves nothing."""
    rich = QLabel(TRAPS["a picture that is a pipe"])
    qtbot.addWidget(rich)
    rich.show()
    rich.grab()
    assert pipe.was_opened


# -- the windows ---------------------------------------------------------------------------------


@dataclass
class Bench:
    """What a window is made of."""

    session: Session
    settings: Settings
    folder: Path
    trap: str
    qtbot: QtBot
    made: list[QWidget] = field(default_factory=list)

    def name(self) -> str:
        """The trap as the name of a file, as far as there can be such a one."""
        kept = "".join(c for c in self.trap[:60] if c.isprintable() and c != "/")
        return kept.strip() or "x"

    def reviewer(self) -> AdjudicationWindow:
        """The reviewer's window, on the first document."""
        made = AdjudicationWindow(self.session, self.settings, None)
        made.begin(self.session.project.read.document_ids()[0])
        self.made.append(made)
        return made


def _endless() -> Steps[object]:
    while True:
        yield Step(0, 1)


def _import(bench: Bench) -> QWidget:
    dialog = ImportDialog(bench.session, [bench.folder / f"{bench.name()}.jsonl"])
    reason = Reason("{why}", {"why": bench.trap})
    items = [
        Rejected("span", reason, bench.trap, 1, bench.trap, bench.trap),
        Changed("layer", reason, bench.trap, 1, bench.trap),
    ]
    dialog._setup.say(bench.trap)
    dialog.show()
    dialog.grab()
    dialog._pages.setCurrentWidget(dialog._report)
    dialog._report.show_report(
        bench.trap, [(bench.trap, Counts())], items, unlisted=1, report={}, suggestion=bench.folder
    )
    return dialog


def _scheme(bench: Bench) -> QWidget:
    dialog = SchemeDialog(bench.session)
    dialog._problem.set_problem(bench.trap)
    return dialog


def _new_project(bench: Bench) -> QWidget:
    dialog = NewProjectDialog(folder=bench.folder)
    dialog._name.setText(bench.trap)
    return dialog


def _merged(bench: Bench) -> QWidget:
    came = Came(bench.trap, by_annotator={bench.trap: {"spans": 1}}, kept=[("label", bench.trap)])
    return MergeReportDialog(MergeReport(files=(came,)), bench.folder / bench.name())


def _backups(bench: Bench) -> QWidget:
    path = bench.session.project.path
    assert path is not None
    dialog = BackupsDialog(path, bench.session.project.read.property("uid"))
    assert dialog.backups
    bench.qtbot.waitUntil(lambda: dialog._row >= len(dialog.backups))
    return dialog


def _packages(bench: Bench) -> QWidget:
    dialog = PackagesDialog(bench.session, bench.settings)
    dialog.names.setPlainText(bench.trap[:1000])  # typed, not read from a project
    return dialog


def _rules(bench: Bench) -> QWidget:
    dialog = RulesDialog(bench.session, bench.session.project.read.document_ids()[0])
    bench.qtbot.waitUntil(lambda: dialog.preview is not None)
    return dialog


def _feedback(bench: Bench) -> QWidget:
    window = bench.reviewer()
    dialog = FeedbackDialog(bench.session, window.columns.looks, window)
    bench.qtbot.waitUntil(lambda: dialog.report is not None)
    return dialog


def _edit_span(bench: Bench) -> QWidget:
    window = bench.reviewer()
    assert window.table is not None
    return EditSpan(window.table, 0, bench.session.scheme, window.columns.looks, window)


def _edit_relation(bench: Bench) -> QWidget:
    window = bench.reviewer()
    assert window.table is not None
    places = [at for at, one in enumerate(window.table.items) if one.kind == "relation"]
    looks = window.columns.looks
    return EditRelation(window.table, places[0], bench.session.scheme, looks, window)


def _agreement(bench: Bench) -> QWidget:
    window = AgreementWindow(bench.session, bench.settings, None)
    window.show()
    bench.qtbot.waitUntil(lambda: not (window.counting.is_busy or window._rest.isActive()))
    bench.qtbot.waitUntil(lambda: not (window.items.is_busy or window.units.is_busy))
    return window


def _awaited(bench: Bench) -> QWidget:
    window = Awaited(bench.trap, bench.trap, (), None)
    window._task = Task(_endless())  # it would be gone at once
    return window


def _keys(bench: Bench) -> QWidget:
    return KeysDialog(Bindings(), bench.session.scheme, "en", bench.folder, None)


def _compact(bench: Bench) -> QWidget:
    dialog = CompactDialog(bench.session)
    dialog.shorten.setChecked(True)
    bench.qtbot.waitUntil(lambda: dialog._prospect is not None)
    return dialog


def _crash(bench: Bench) -> QWidget:
    trap = bench.trap[:20_000]  # what fault_of() tells is cut
    fault = Fault(*[trap] * 7)
    dialog = CrashDialog(Report(((fault, 2), (fault, 1)), (trap,), (trap,)))
    dialog.full.setChecked(True)
    return dialog


def _salvaged(bench: Bench) -> QWidget:
    trap, why = bench.trap, EditError("{what}", what=bench.trap)
    report = Salvage(f"{bench.folder}/{trap}", f"{bench.folder}/{trap}", notes=[why])
    report.leave(Item(Outcome.REJECTED, "span", 1, why, trap, trap))
    report.leave(Item(Outcome.DOUBTFUL, trap, None, why, trap, trap))
    return SalvageDialog(report)


def _conflicts(bench: Bench) -> QWidget:
    dialog = ConflictsDialog(bench.session)
    assert dialog.model.rows()
    dialog.table.selectRow(0)
    return dialog


MAKERS: dict[type[QWidget], Callable[[Bench], QWidget]] = {
    AboutDialog: lambda _bench: AboutDialog(),
    AdjudicationWindow: Bench.reviewer,
    AgreementWindow: _agreement,
    Awaited: _awaited,
    AnnotatorDialog: lambda bench: AnnotatorDialog([bench.trap, "b"], bench.trap),
    BackupsDialog: _backups,
    ConflictsDialog: _conflicts,
    CompactDialog: _compact,
    CrashDialog: _crash,
    CrashReport: lambda bench: CrashReport(bench.trap[:60_000]),
    EditRelation: _edit_relation,
    EditSpan: _edit_span,
    ExportDialog: lambda bench: ExportDialog(bench.session),
    FeedbackDialog: _feedback,
    HistoryDialog: lambda bench: HistoryDialog(bench.session),
    ImportDialog: _import,
    KeySettingsDialog: lambda bench: KeySettingsDialog(
        Bindings(), bench.session.scheme, "en", None
    ),
    KeysDialog: _keys,
    MergeDialog: lambda bench: MergeDialog(
        bench.session, "entity", bench.session.scheme.entities[0].name
    ),
    MergeReportDialog: _merged,
    NewProjectDialog: _new_project,
    PackagesDialog: _packages,
    ProgressDialog: lambda bench: ProgressDialog(bench.trap, bench.trap, Task(_endless())),
    RulesDialog: _rules,
    SalvageDialog: _salvaged,
    SchemeDialog: _scheme,
    SettingsDialog: lambda bench: SettingsDialog(bench.settings),
}
"""How each window is made over the hostile project."""

_WINDOWS = {"QDialog", "QMainWindow", "QWizard", "QProgressDialog", "QSplashScreen"}


def windows() -> Iterator[str]:
    """The classes of annotator/gui that are dialogs, or that say that they are windows."""
    for path in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            bases = {getattr(base, "attr", getattr(base, "id", "")) for base in node.bases}
            is_window = "WindowType.Window" in ast.unparse(node)
            if bases & _WINDOWS or is_window or any(base.endswith("Dialog") for base in bases):
                yield node.name


def test_every_window_is_tried() -> None:
    """Else the next dialog is the one that takes a name for HTML."""
    tried = {made.__name__ for made in MAKERS} | {MainWindow.__name__}
    assert set(windows()) == tried


def exercise(widget: QWidget) -> None:
    """Shows a window, turns its pages and menus, draws it, and shows every tool tip in it."""
    widget.show()
    _settle(widget)
    for tabs in widget.findChildren(QTabWidget):
        for page in range(tabs.count()):
            tabs.setCurrentIndex(page)
            _settle(widget)
    for box in widget.findChildren(QComboBox):
        box.view().sizeHintForColumn(0)
    for tip in dict.fromkeys(filter(None, tool_tips(widget))):
        QToolTip.showText(QPoint(10, 10), tip, widget)
        QCoreApplication.processEvents()
        QToolTip.hideText()


def tool_tips(widget: QWidget) -> Iterator[str]:
    """All that a window may show under the mouse."""
    yield from (one.toolTip() for one in [widget, *widget.findChildren(QWidget)])
    for menu in widget.findChildren(QMenu):
        menu.aboutToShow.emit()
        menu.sizeHint()
        yield from (one.toolTip() for one in menu.actions() if menu.toolTipsVisible())
    for view in widget.findChildren(QAbstractItemView):
        if view.model() is not None:
            yield from item_tips(view.model())


def _settle(widget: QWidget) -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
    widget.grab()


@pytest.fixture(params=TRAPS)
def bench(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, config: Settings
) -> Iterator[Bench]:
    """A session on a hostile project, which lies in a folder of its own."""
    trap = TRAPS[request.param]
    session = opened(hostile_project(tmp_path / "p.annodb", trap))
    made = Bench(session, config, tmp_path, trap, qtbot)
    yield made
    for widget in filter(Shiboken.isValid, made.made):
        widget.close()
    session.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.timeout(400)
def test_no_window_takes_a_text_for_anything_but_text(
    bench: Bench, pipe: Pipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a project by mail freezes the program, or has it open files of its choice."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    for kind, make in MAKERS.items():
        made = make(bench)
        assert type(made) is kind
        bench.made.append(made)
        exercise(made)
        assert not pipe.was_opened, f"{kind.__name__} opened it"
        made.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("what", TRAPS)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.timeout(400)
def test_the_main_window_takes_texts_for_texts(
    open_window: Open, tmp_path: Path, pipe: Pipe, config: Settings, what: str
) -> None:
    """Else opening the project is enough."""
    trap = TRAPS[what]
    path = hostile_project(tmp_path / "p.annodb", trap)
    config.annotator = "an"
    window = open_window(path)
    session, selection = window.session, window.selection
    for document in session.project.read.document_ids():
        selection.set_document(document)
        exercise(window)
    session.failed.emit(EditError("{what}", what=trap))
    window.offers.open()
    exercise(window)
    assert not pipe.was_opened


@pytest.mark.parametrize("what", TRAPS)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_questions_take_texts_for_texts(
    qtbot: QtBot, pipe: Pipe, answers: Answers, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Else an error that names a label is what opens the file."""
    del answers
    monkeypatch.undo()
    monkeypatch.chdir(pipe.path.parent)
    shown: list[QMessageBox] = []

    def exec_(box: QMessageBox) -> int:
        qtbot.addWidget(box)
        exercise(box)
        shown.append(box)
        return 0

    monkeypatch.setattr(plain.QMessageBox, "exec", exec_)
    trap = TRAPS[what]
    ask.say(None, trap)
    ask.confirm(None, trap, trap[:1000])
    ask.choose(None, trap, [trap[:1000]])
    assert len(shown) == 3
    assert not pipe.was_opened
