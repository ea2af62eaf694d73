"""Each dialog in each language: no two fields or buttons on one page under the same Alt key."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QGroupBox,
    QLabel,
    QTabBar,
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
from annotator.gui.dialogs.key_settings import KeySettingsDialog
from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.dialogs.scheme_merge import MergeDialog
from annotator.gui.dialogs.settings import SettingsDialog
from annotator.gui.faults.report import Report
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.resources import resource

DIALOGS: dict[str, Callable[[Session, Path], QDialog]] = {
    "new": lambda _session, folder: NewProjectDialog(folder=folder),
    "import": lambda session, _folder: ImportDialog(session),
    "export": lambda session, _folder: ExportDialog(session),
    "scheme": lambda session, _folder: SchemeDialog(session),
    "merge": lambda session, _folder: MergeDialog(session, "entity", "PERSON"),
    "settings": lambda _session, folder: SettingsDialog(Settings(folder / "s.ini")),
    "keys": lambda session, folder: KeysDialog(Bindings(), session.scheme, "en", folder, None),
    "key settings": lambda session, _: KeySettingsDialog(Bindings(), session.scheme, "en", None),
    "history": lambda session, _folder: HistoryDialog(session),
    "crash": lambda _session, _folder: CrashDialog(Report((), (), ())),
    "compact": lambda session, _folder: CompactDialog(session),
    "annotator": lambda _session, _folder: AnnotatorDialog(["an"], "an"),
}


@pytest.fixture(params=["vi", "en"])
def spoken(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[str]:
    """The application speaks the language."""
    del qtbot
    translator = QTranslator()
    assert translator.load(str(resource("translations", f"annotator_{request.param}.qm")))
    QCoreApplication.installTranslator(translator)
    yield str(request.param)
    QCoreApplication.removeTranslator(translator)


def texts(window: QWidget) -> Iterator[str]:
    """What stands on a window now and may underline a letter."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            yield widget.text()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(tab) for tab in range(widget.count()))


def check(window: QWidget) -> None:
    QApplication.processEvents()
    found = [text.replace("&&", "") for text in texts(window)]
    keys = Counter(text[text.index("&") + 1].lower() for text in found if "&" in text)
    assert all(key.isascii() and key.isalnum() for key in keys), keys
    twice = {key for key, count in keys.items() if count > 1}
    clashes = [text for text in found for key in twice if f"&{key}" in text.lower()]
    assert clashes == []


@pytest.mark.parametrize("name", DIALOGS)
def test_each_key_stands_once(
    qtbot: QtBot, session: Session, tmp_path: Path, spoken: str, name: str
) -> None:
    del spoken
    dialog = DIALOGS[name](session, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    check(dialog)
    if isinstance(dialog, SchemeDialog):
        dialog.attributes.new_name.setText("sure")
        dialog.attributes.add()
        for page in range(dialog._tabs.count()):
            dialog._tabs.setCurrentIndex(page)
            check(dialog)
    dialog.reject()
