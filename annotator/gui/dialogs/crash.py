"""A fault of ours: said plainly, with a report that can be copied, and a way to go on."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import ProjectError
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.faults.report import Report
from annotator.gui.plain import PlainLabel, tool_tip
from annotator.gui.texts import error_text

_LATER = 300
"""Milliseconds after which faults that came meanwhile are counted on screen."""

_Role = QDialogButtonBox.ButtonRole


class CrashDialog(QDialog):
    """The report in a box, in the form in which it would be handed over."""

    quit_requested = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._report = report
        self._timer = QTimer(self, interval=_LATER, singleShot=True)
        self._timer.timeout.connect(self._show)
        self.sentence = PlainLabel(wrap=True, selectable=True)
        told = self.tr(
            "The window shows what is saved in the project; an edit that was cut short is not "
            "in it. You can go on. Nothing is sent anywhere: if you want to help us mend it, hand "
            "over the report below."
        )
        self.full = QCheckBox(self.tr("&Include names and text"))
        tip = self.tr("Messages and paths as they are: they may quote your documents.")
        self.full.setToolTip(tool_tip(tip))
        self.full.toggled.connect(self._show)
        self.report = _report_box()
        self.report.setAccessibleName(self.tr("Report"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addWidget(PlainLabel(told, wrap=True))
        layout.addWidget(self.report, 1)
        layout.addWidget(self.full)
        layout.addWidget(self._buttons())
        self.resize(680, 460)
        self._show()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.go_on = box.addButton(self.tr("&Go on"), _Role.AcceptRole)
        self.leave = box.addButton(self.tr("&Quit Annotator"), _Role.DestructiveRole)
        self.copy_button = box.addButton(self.tr("&Copy report"), _Role.ActionRole)
        self.save_button = box.addButton(self.tr("&Save report…"), _Role.ActionRole)
        for button in (self.leave, self.copy_button, self.save_button):
            button.setAutoDefault(False)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.go_on.clicked.connect(self.accept)
        self.leave.clicked.connect(self._leave)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        strip_icons(box)
        return box

    def show_later(self, report: Report) -> None:
        """Faults came while the dialog is open: it tells them a moment later, all at once."""
        self._report = report
        if not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        self.sentence.setText(self._sentence())
        text = self._report.text(full=self.full.isChecked())
        if text != self.report.toPlainText():
            self.report.setPlainText(text)

    def _sentence(self) -> str:
        faults = self._report.faults
        if not faults:
            return self.tr("Annotator has met a fault of its own.")
        first, count = faults[0]
        words = self.tr("Annotator has met a fault of its own: {kind} at {place}.").format(
            kind=first.kind, place=first.place
        )
        if count > 1:
            words += " " + self.tr("It came {count} times.").format(count=count)
        if len(faults) > 1:
            words += " " + self.tr("Others followed: {count}.").format(count=len(faults) - 1)
        return words

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _save(self) -> None:
        kinds = self.tr("Text files (*.txt)")
        suggestion = Path.home() / "annotator-report.txt"
        target = ask.save_path(self, self.tr("Save report"), suggestion, kinds)
        if target is None:
            return
        try:
            target.write_text(self.report.toPlainText(), encoding="utf-8", errors="replace")
        except OSError as error:
            problem = ProjectError(
                "{path} cannot be made: {why}.", path=target, why=error.strerror or error
            )
            ask.say(self, error_text(problem))

    def _leave(self) -> None:
        self.accept()
        self.quit_requested.emit()


class CrashReport(QDialog):
    """What the log has of a crash of the last time; it holds no text of people's."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The last time"))
        told = self.tr(
            "The program was ended by a fault of its own or of a part that it stands on. Nothing "
            "is sent anywhere: if you want to help us mend it, hand over this report, which holds "
            "no text of your documents."
        )
        self.report = _report_box(text)
        self.report.setAccessibleName(self.tr("Report"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = box.addButton(self.tr("&Copy report"), _Role.ActionRole)
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(told, wrap=True))
        layout.addWidget(self.report, 1)
        strip_icons(box)
        layout.addWidget(box)
        box.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.resize(680, 460)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def _report_box(text: str = "") -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    return box
