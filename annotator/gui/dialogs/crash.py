"""A fault of ours: said plainly, with a report that can be copied and holds no document text."""

import platform
import traceback

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.gui.buttons import strip_icons
from annotator.gui.plain import PlainLabel


def show_crash(parent: QWidget | None, text: str) -> None:
    """Shows a report until it is closed."""
    dialog = CrashDialog(text, parent)
    dialog.exec()
    dialog.deleteLater()


def crash_text(error: BaseException) -> str:
    """Versions, and where ``error`` came from.

    Its message is left out: it may quote the text of a document.
    """
    lines = [
        f"Annotator {__version__}, Python {platform.python_version()}",
        f"Qt {qVersion()}, PySide6 {PySide6.__version__}, {platform.platform()}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines += [type(seen).__name__, *_places(seen)]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class CrashDialog(QDialog):
    """The report in a box, with a button that copies it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        told = self.tr(
            "Annotator has met a fault of its own. Your work is safe: each change is in the "
            "project as soon as it is made. You can go on; if it happens again, please send us "
            "this report, which holds no text of your documents."
        )
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(
            self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(told, wrap=True))
        layout.addWidget(self.report, 1)
        strip_icons(buttons)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.resize(640, 380)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
