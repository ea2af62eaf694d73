"""Every modal question, as one function each; tests replace them.

All text is shown as plain text, whatever a project or a file name holds.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.buttons import strip_icons
from annotator.gui.plain import PlainLabel, message_box, phrased, without_mnemonic


def open_project_path(parent: QWidget | None, folder: Path) -> Path | None:
    """The project file to open, or None."""
    title = QCoreApplication.translate("Ask", "Open project")
    kinds = QCoreApplication.translate("Ask", "Annotator projects (*.annodb);;All files (*)")
    found = open_paths(parent, title, folder, kinds, several=False)
    return found[0] if found else None


def open_paths(
    parent: QWidget | None, title: str, folder: Path, name_filter: str, *, several: bool = True
) -> list[Path]:
    """Files that exist, chosen by the person; none when they changed their mind."""
    dialog = QFileDialog(parent, title, str(folder), name_filter)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    return _chosen(dialog)


def open_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """A folder that exists, or None."""
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    found = _chosen(dialog)
    return found[0] if found else None


def save_path(
    parent: QWidget | None, title: str, suggestion: Path, name_filter: str
) -> Path | None:
    """A place to write to, or None.  What is there already is asked about first."""
    dialog = QFileDialog(parent, title, str(suggestion.parent), name_filter)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # its box guesses rich text
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    found = _chosen(dialog)
    if not found or (found[0].exists() and not _replaces(parent, found[0])):
        return None
    return found[0]


def _chosen(dialog: QFileDialog) -> list[Path]:
    try:
        if not dialog.exec():
            return []
        return [Path(name) for name in dialog.selectedFiles()]
    finally:
        dialog.deleteLater()


def _replaces(parent: QWidget | None, path: Path) -> bool:
    question = QCoreApplication.translate("Ask", "{name} exists already. Replace it?")
    action = QCoreApplication.translate("Ask", "Replace")
    return confirm(parent, phrased(question, name=path.name), action)


def confirm(
    parent: QWidget | None, question: str, action_text: str, *, loses_work: bool = False
) -> bool:
    """Whether the person wants what ``action_text`` says; Esc and closing mean no.

    Enter means yes, unless ``loses_work``: what no undo brings back is not one key away.
    """
    box = message_box(parent, QMessageBox.Icon.Question, question)
    yes = box.addButton(without_mnemonic(action_text), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(no if loses_work else yes)
    strip_icons(box)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is yes


def say(parent: QWidget | None, message: str) -> None:
    """Tells something that the person has to know before going on."""
    box = message_box(parent, QMessageBox.Icon.Warning, message)
    box.addButton(QMessageBox.StandardButton.Ok)
    strip_icons(box)
    box.exec()
    box.deleteLater()


def choose(parent: QWidget | None, question: str, choices: Sequence[str]) -> str | None:
    """The one of a few ``choices`` (buttons, the first is the default) or None for Cancel."""
    box = message_box(parent, QMessageBox.Icon.Question, question)
    buttons = [
        box.addButton(without_mnemonic(choice), QMessageBox.ButtonRole.AcceptRole)
        for choice in choices
    ]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    strip_icons(box)
    box.exec()
    box.deleteLater()
    clicked = box.clickedButton()
    return next((c for c, b in zip(choices, buttons, strict=True) if b is clicked), None)


def number(parent: QWidget | None, question: str, first: int, last: int) -> int | None:
    """A number up to ``last``, at first ``first``; None for Cancel."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(QCoreApplication.applicationName())
    field = QSpinBox()
    field.setRange(1, last)
    field.setValue(first)
    field.selectAll()
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    strip_icons(buttons)
    rows = QVBoxLayout(dialog)
    for part in (PlainLabel(question, wrap=True), field, buttons):
        rows.addWidget(part)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return field.value() if accepted else None


def colour(parent: QWidget | None, title: str, current: str) -> str | None:
    """A colour as "#rrggbb", or None."""
    found = QColorDialog.getColor(QColor(current), parent, title)
    return found.name() if found.isValid() else None
