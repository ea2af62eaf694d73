"""Texts of projects are never taken for HTML: by rule, and by a picture that nobody opens."""

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.errors import EditError
from annotator.formats.base import Changed, Reason, Rejected
from annotator.gui import ask, plain
from annotator.gui.bindings import Bindings
from annotator.gui.collector import Collector
from annotator.gui.dialogs.annotator import AnnotatorDialog
from annotator.gui.dialogs.crash import CrashDialog, CrashReport
from annotator.gui.dialogs.export import ExportDialog
from annotator.gui.dialogs.history import HistoryDialog
from annotator.gui.dialogs.import_ import ImportDialog
from annotator.gui.dialogs.key_settings import KeySettingsDialog
from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.dialogs.scheme_merge import MergeDialog
from annotator.gui.document.selected import Selected
from annotator.gui.faults.report import Fault, Report
from annotator.gui.main_window import MainWindow
from annotator.gui.projects import Projects
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.tasks import Task
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from annotator.ops.annotate import add_relation, add_span, annotate_span
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project
from annotator.ops.report import Counts
from annotator.ops.steps import Step, Steps, run

GUI = Path(__file__).parent.parent / "annotator" / "gui"

WIDGETS = {
    "QTextEdit", "QTextBrowser", "QErrorMessage", "QInputDialog", "QProgressDialog",
    "QStaticText", "QGraphicsTextItem", "QWizardPage",
}  # fmt: skip
"""Widgets that take a text for HTML, or may; they may be named, but not made or derived from."""

FORBIDDEN = {
    "QWhatsThis", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis",
    "RichText", "MarkdownText", "AutoText",
}  # fmt: skip

BOXES = {"about", "aboutQt", "critical", "information", "question", "warning"}
WORDS = {"tr", "translate", "tool_tip"}
"""Calls whose result is fit for a tool tip: our own words, or escaped."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(GUI.rglob("*.py")):
        yield path.relative_to(GUI), ast.parse(path.read_text("utf-8"))


def name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def faults(path: Path, module: ast.Module) -> Iterator[tuple[str, int, str]]:
    """Every breach of the rules in one module: file, line, what."""
    for node in ast.walk(module):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Name | ast.Attribute) and name(node) in FORBIDDEN:
            yield str(path), line, name(node)
        if isinstance(node, ast.ClassDef) and WIDGETS & set(map(name, node.bases)):
            yield str(path), line, f"{node.name} is rich"
        is_label = isinstance(node, ast.ClassDef) and "QLabel" in map(name, node.bases)
        if is_label and path.name != "plain.py":
            yield str(path), line, "a label of another class"
        if isinstance(node, ast.Call):
            yield from ((str(path), line, what) for what in call_faults(path, node))
        if isinstance(node, ast.If) and "ToolTipRole" in ast.dump(node.test):
            yield from ((str(path), at, "tool tip role") for at in role_faults(node))


def call_faults(path: Path, call: ast.Call) -> Iterator[str]:
    called = name(call.func)
    owner = name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if called in WIDGETS or owner in WIDGETS:
        yield called
    if path.name != "plain.py" and called in ("QLabel", "QMessageBox"):
        yield called
    if owner == "QMessageBox" and called in BOXES:
        yield f"QMessageBox.{called}"
    if called == "message_box" and path.name != "ask.py":
        yield "message_box outside ask.py"
    if called in ("setToolTip", "showText") and not all(map(is_plain, call.args[-1:])):
        yield f"{called} without tool_tip()"


def is_plain(node: ast.expr) -> bool:
    """Whether a text is ours, or escaped."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) and is_plain(node.orelse)
    return isinstance(node, ast.Call) and name(node.func) in WORDS


def role_faults(branch: ast.If) -> Iterator[int]:
    """Lines of a branch for Qt.ToolTipRole that return something else than an escaped text."""
    for node in ast.walk(ast.Module(branch.body, [])):
        if isinstance(node, ast.Return) and node.value is not None and not is_plain(node.value):
            yield node.lineno


def test_the_rules_hold() -> None:
    assert [fault for path, module in modules() for fault in faults(path, module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "QLabel('x')", "QtWidgets.QLabel(text)", "class A(QLabel): pass",
        "QMessageBox.warning(self, a, b)", "QMessageBox(self)", "message_box(self, i, t)",
        "w.setToolTip(name)", "w.setToolTip(f'{name}')", "QToolTip.showText(place, name)",
        "QTextEdit(self)", "class A(QTextBrowser): pass", "w.setHtml(t)", "QStaticText(name)",
        "QInputDialog.getText(self, t, name)", "w.setTextFormat(Qt.TextFormat.RichText)",
        "def data(role):\n if role == Qt.ItemDataRole.ToolTipRole:\n  return name",
    ],
)  # fmt: skip
def test_the_rules_bite(source: str) -> None:
    assert list(faults(Path("other.py"), ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "w.setToolTip('x')", "w.setToolTip(self.tr('x'))", "w.setToolTip(tool_tip(name))",
        "w.setToolTip(tool_tip(a) if a else '')", "QPlainTextEdit(name)", "PlainLabel(name)",
    ],
)  # fmt: skip
def test_the_rules_let_pass(source: str) -> None:
    assert not list(faults(Path("other.py"), ast.parse(source)))


class Canary:
    """A picture that tells whether somebody opened it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "canary.png"
        picture = QPixmap(8, 8)
        picture.fill(QColor("red"))
        assert picture.save(str(self.path))
        self.rest()

    def rest(self) -> None:
        """Puts the time of the last reading far back."""
        os.utime(self.path, (1_000_000_000, self.path.stat().st_mtime))

    @property
    def was_opened(self) -> bool:
        return self.path.stat().st_atime != 1_000_000_000

    @property
    def words(self) -> str:
        """A text that shows the picture if it is taken for HTML."""
        return '<img src="canary.png"> & <b>'  # short, since menus cut long texts


@pytest.fixture
def canary(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Canary:
    """A canary that was seen to sing: a rich label opens it."""
    monkeypatch.chdir(tmp_path)
    made = Canary(tmp_path)
    rich = QLabel(made.words)
    qtbot.addWidget(rich)
    rich.show()
    QApplication.processEvents()
    rich.grab()
    if not made.was_opened:
        pytest.skip("this file system keeps no times of reading")
    made.rest()
    return made


def exercise(widget: QWidget) -> None:
    """Shows a widget, draws it, and every tool tip in it."""
    widget.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    widget.grab()
    tips = [one.toolTip() for one in [widget, *widget.findChildren(QWidget)]]
    for menu in widget.findChildren(QMenu):
        tips += [one.toolTip() for one in menu.actions() if menu.toolTipsVisible()]
    for view in widget.findChildren(QAbstractItemView):
        if view.model() is not None:
            tips += item_tips(view.model())
    for tip in filter(None, tips):
        QToolTip.showText(QPoint(10, 10), tip, widget)
        QCoreApplication.processEvents()
        QToolTip.hideText()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def item_tips(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    """Tool tips of the cells and headers of a model."""
    role = Qt.ItemDataRole.ToolTipRole
    parent = parent or QModelIndex()
    out: list[str] = []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for column in range(columns):
        out.append(str(model.headerData(column, Qt.Orientation.Horizontal, role) or ""))
        for row in range(min(20, model.rowCount(parent))):
            index = model.index(row, column, parent)
            out.append(str(index.data(role) or ""))
            if column == 0 and model.rowCount(index):
                out += item_tips(model, index)
    return out


@pytest.fixture
def session(canary: Canary, tmp_path: Path) -> Iterator[Session]:
    """A project in which every name is a trap."""
    bad = canary.words
    both = {"vi": bad, "en": bad}
    scheme = Scheme(
        name=bad,
        entities=(
            EntityLabel(bad, both, both, key="1"),
            EntityLabel(bad + "2", both, both, key="2"),
        ),
        relations=(RelationLabel(bad + "3", both, both, ends=((bad, bad + "2"),)),),
        attributes=(
            Attribute(bad, AttributeType.CHOICE, (bad, "b"), (bad,), both),
            Attribute(bad + "5", AttributeType.TEXT, titles=both),
        ),
    )
    project = new_project(tmp_path / '<img src="canary.png">.annodb', scheme, bad)
    source = tmp_path / '<img src="canary.png">.jsonl'
    source.write_text(json.dumps({"name": bad, "text": bad * 3, "meta": {bad: bad}}), "utf-8")
    run(import_files(project, ImportRequest((source,), annotator=bad)))
    project.actor = bad
    document_id = project.read.document_ids()[0]
    first = add_span(project, document_id, bad, [(0, 4)], bad)
    second = add_span(project, document_id, bad, [(5, 9)], bad + "2")
    add_relation(project, first, second, bad + "3")
    annotate_span(project, first, attributes={bad: bad}, note=bad)
    add_span(project, document_id, bad, [(0, 28)], bad)  # the name of undo
    made = Session()
    made.open(project, bad)
    yield made
    made.close()


def endless() -> Steps[object]:
    while True:
        yield Step(0, 1)


def crash_of(bad: str) -> CrashDialog:
    fault = Fault(bad, bad, bad, bad, bad, bad, bad)
    dialog = CrashDialog(Report(((fault, 2), (fault, 1)), (bad,), (bad,)))
    dialog.full.setChecked(True)
    return dialog


def test_dialogs_show_tags(qtbot: QtBot, canary: Canary, session: Session, tmp_path: Path) -> None:
    bad = canary.words
    report = ImportDialog(session, [tmp_path / '<img src="canary.png">.jsonl'])
    reason = Reason(bad.replace("{", "{{"), {})
    items = [Rejected("span", reason, bad, 1, bad, bad), Changed("layer", reason, bad, 1, bad)]
    report._pages.setCurrentWidget(report._report)
    report._report.show_report(
        bad, [(bad, Counts())], items, unlisted=1, report={}, suggestion=tmp_path
    )
    refused = ImportDialog(session, [tmp_path / "<img src='canary.png'>"])
    refused._setup.say(bad)
    scheme = SchemeDialog(session)
    scheme._problem.set_problem(bad)
    annotator = AnnotatorDialog([bad], bad)
    new = NewProjectDialog(folder=tmp_path)
    new._name.setText('<img src="canary.png">')
    progress = ProgressDialog(bad, bad, Task(endless()))
    dialogs = [
        new, report, refused, ExportDialog(session), scheme, MergeDialog(session, "entity", bad),
        annotator, HistoryDialog(session), crash_of(bad), CrashReport(bad), progress,
    ]  # fmt: skip
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        exercise(dialog)
        for page in range(scheme._tabs.count() if dialog is scheme else 0):
            scheme._tabs.setCurrentIndex(page)
            exercise(dialog)
        assert not canary.was_opened, type(dialog).__name__
        dialog.close()


@pytest.fixture
def window(qtbot: QtBot, canary: Canary, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    """A window without a project, on whose start page the project full of traps is listed."""
    path = session.project.path
    assert path is not None
    session.close()
    settings = Settings(tmp_path / "settings.ini")
    settings.annotator = canary.words
    settings.add_recent(path)
    shared = Session()
    selection, projects = Selection(shared), Projects(shared, settings, shared)
    made = MainWindow(shared, selection, settings, projects, Collector(shared))
    qtbot.addWidget(made)
    yield made
    made.close()
    projects.close()


def test_the_window_shows_tags(window: MainWindow, canary: Canary, tmp_path: Path) -> None:
    exercise(window)  # the start page
    assert not canary.was_opened
    assert window.projects.open(window.settings.recent()[0])
    session, selection = window.session, window.selection
    selection.set_document(session.project.read.document_ids()[0])
    exercise(window)
    assert not canary.was_opened, "the window as it opens"
    layer = session.project.read.layer(selection.document_id, canary.words)
    for chosen in (
        Selected(spans=(layer.spans[0].id,)),
        Selected(spans=tuple(span.id for span in layer.spans)),
        Selected(relation=layer.relations[0].id),
    ):
        selection.set_selected(chosen)
        exercise(window)
        assert not canary.was_opened, chosen
    session.failed.emit(EditError("{what}", what=canary.words))
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    exercise(window)
    exercise(KeysDialog(Bindings(), session.scheme, "en", tmp_path, window))
    exercise(KeySettingsDialog(Bindings(), session.scheme, "en", window))
    assert not canary.was_opened


def test_questions_show_tags(qtbot: QtBot, canary: Canary, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QMessageBox] = []

    def exec_(box: QMessageBox) -> int:
        exercise(box)
        shown.append(box)
        box.close()
        return 0

    monkeypatch.setattr(plain.QMessageBox, "exec", exec_)
    ask.say(None, canary.words)
    ask.confirm(None, canary.words, canary.words)
    ask.choose(None, canary.words, [canary.words])
    assert len(shown) == 3
    assert not canary.was_opened
