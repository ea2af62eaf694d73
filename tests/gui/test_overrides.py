"""On Python 3.11 an exception in a method that Qt calls must not end the process."""

import ast
import subprocess
import sys
from pathlib import Path

from PySide6 import QtCore, QtGui, QtWidgets

import annotator.gui

FOLDER = Path(annotator.gui.__file__).parent
QT = {
    name
    for module in (QtCore, QtGui, QtWidgets)
    for kind in vars(module).values()
    if isinstance(kind, type)
    for name in vars(kind)
}


def _overriding(tree: ast.Module) -> list[ast.ClassDef]:
    """Classes that derive from something and define a camelCase name of Qt's, or an event."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and node.bases
        and any(
            isinstance(child, ast.FunctionDef)
            and child.name in QT
            and child.name != child.name.lower()
            for child in node.body
        )
    ]


def test_every_class_that_overrides_qt_is_guarded() -> None:
    """If this fails, a fault of ours in an event kills the window instead of being shown."""
    bare = [
        f"{path.relative_to(FOLDER)}: {node.name}"
        for path in sorted(FOLDER.rglob("*.py"))
        for node in _overriding(ast.parse(path.read_text(encoding="utf-8")))
        if not any(isinstance(d, ast.Name) and d.id == "guarded" for d in node.decorator_list)
    ]
    assert bare == []


FAULTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from annotator.gui.overrides import guarded

@guarded
class Faulty(QWidget):
    def showEvent(self, event):
        int("x")

app = QApplication([])
widget = Faulty()
try:
    widget.show()
except ValueError:
    print("told")
"""


def test_a_fault_in_an_event_is_told_and_survived() -> None:
    """If this fails, a fault in an event ends the process on Python 3.11, unsaved note and all."""
    done = subprocess.run(
        [sys.executable, "-c", FAULTY],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=FOLDER.parent.parent,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "told"), done.stderr
