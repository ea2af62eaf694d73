"""Everywhere in the window and its dialogs: targets of 24 pixels, a name for whoever listens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.gui.bindings import Bindings
from annotator.gui.dialogs.annotator import AnnotatorDialog
from annotator.gui.dialogs.compact import CompactDialog
from annotator.gui.dialogs.crash import CrashDialog
from annotator.gui.dialogs.export import ExportDialog
from annotator.gui.dialogs.history import HistoryDialog
from annotator.gui.dialogs.import_ import ImportDialog
from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.dialogs.scheme_merge import MergeDialog
from annotator.gui.dialogs.settings import SettingsDialog
from annotator.gui.faults.report import Report
from annotator.gui.main_window import MainWindow
from annotator.gui.program import Program
from annotator.gui.roomy import TARGET
from annotator.gui.session import Session
from annotator.gui.settings import Settings

Target = tuple[str, str, int, int]

DIALOGS: dict[str, Callable[[Session, Settings], QDialog]] = {
    "new": lambda _session, config: NewProjectDialog(folder=config.folder),
    "import": lambda session, _config: ImportDialog(session),
    "export": lambda session, _config: ExportDialog(session),
    "scheme": lambda session, _config: SchemeDialog(session),
    "merge": lambda session, _config: MergeDialog(session, "entity", "PERSON"),
    "settings": lambda _session, config: SettingsDialog(config),
    "annotator": lambda _session, _config: AnnotatorDialog(["an"], "an"),
    "history": lambda session, _config: HistoryDialog(session),
    "crash": lambda _session, _config: CrashDialog(Report((), (), ())),
    "compact": lambda session, _config: CompactDialog(session),
    "keys": lambda session, config: KeysDialog(
        Bindings(), session.scheme, "en", config.folder, None
    ),
}


@pytest.fixture
def program(qapp: QApplication, config: Settings, file: Path) -> Iterator[Program]:
    """The program on a project, as it is started: with its own style."""
    palette = qapp.palette()
    made = Program(qapp, config)
    assert made.projects.open(file)
    yield made
    made.projects.close()
    made.speak_no_more()
    qapp.setPalette(palette)


@pytest.fixture
def whole(program: Program, qtbot: QtBot) -> MainWindow:
    """Its window with a span selected, so that the inspector shows its fields."""
    window = program.show()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.spans.is_built)
    window.view.select_text(4, 17)
    window.view.press_label_key("1")
    QApplication.processEvents()
    assert window.view.current().spans
    return window


def is_inside(widget: QWidget) -> bool:
    """Whether a widget is a part that Qt puts into another, which is the target."""
    holder = widget.parentWidget()
    return isinstance(
        holder, QLineEdit | QComboBox | QAbstractSpinBox | QTabBar | QAbstractItemView
    )


def targets(window: QWidget) -> Iterator[Target]:
    """Every target that is shown: what it is, what it says, how wide and how high it is."""
    single = QAbstractButton | QComboBox | QLineEdit | QAbstractSpinBox
    for one in window.findChildren(QWidget):
        kind = type(one).__name__
        if not one.isVisible() or is_inside(one):
            continue
        if isinstance(one, single):
            words = one.text() if isinstance(one, QAbstractButton) else one.accessibleName()
            yield (kind, words, one.width(), one.height())
        elif isinstance(one, QTabBar):
            for tab in range(one.count()):
                box = one.tabRect(tab)
                yield (kind, one.tabText(tab), box.width(), box.height())
        elif isinstance(one, QAbstractItemView) and one.model() and one.model().rowCount():
            index = one.model().index(0, 0)
            box = one.visualRect(index)
            # A click on the line between two cells counts for the one before it.
            line = 1 if isinstance(one, QTableView) and one.showGrid() else 0
            if box.isValid():
                yield (kind, str(index.data()), box.width() + line, box.height() + line)


def small(found: Iterator[Target]) -> list[Target]:
    """The targets that are too small to be hit with a shaking hand."""
    return [target for target in found if min(target[2:]) < TARGET]


def nameless(window: QWidget) -> list[str]:
    """What takes the keyboard and has no name for a screen reader."""
    out = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not one.focusPolicy().value or is_inside(one):
            continue
        holder = one.parentWidget()
        if isinstance(holder, QAbstractScrollArea):  # its viewport hands the focus on
            continue
        found = QAccessible.queryAccessibleInterface(one)
        if found is None or not found.text(QAccessible.Text.Name):
            out.append(f"{type(one).__name__} {one.objectName()} in {type(holder).__name__}")
    return out


def test_every_target_of_the_window_is_large_enough(whole: MainWindow, qtbot: QtBot) -> None:
    """Otherwise people with a tremor, or on a touch screen, hit the neighbour."""
    assert len(list(targets(whole))) > 20
    qtbot.waitUntil(lambda: small(targets(whole)) == [])


def test_every_entry_of_the_menus_is_large_enough(whole: MainWindow) -> None:
    """A menu is the way of those who know no keys."""
    bar = whole.menuBar()
    for title in bar.actions():
        assert bar.actionGeometry(title).height() >= TARGET
        menu = title.menu()
        assert isinstance(menu, QMenu)
        menu.ensurePolished()
        heights = {
            menu.actionGeometry(entry).height()
            for entry in menu.actions()
            if not entry.isSeparator()
        }
        assert min(heights) >= TARGET


def test_everything_in_the_window_has_a_name(whole: MainWindow) -> None:
    """A screen reader says "button" and nothing more where there is none."""
    assert nameless(whole) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_is_large_enough_and_named(
    program: Program, qtbot: QtBot, config: Settings, name: str
) -> None:
    """The same in the dialogs, on every page of them."""
    dialog = DIALOGS[name](program.session, config)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    pages = dialog.findChild(QTabWidget)
    for page in range(pages.count() if pages else 1):
        if pages:
            pages.setCurrentIndex(page)
            QApplication.processEvents()
        found = list(targets(dialog))
        assert found
        assert small(iter(found)) == []
        assert nameless(dialog) == []
