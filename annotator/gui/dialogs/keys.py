"""All keys on one page: the document's, the labels', the window's.  To read, print or change."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import FormatError
from annotator.formats.target import write_whole
from annotator.gui import ask
from annotator.gui.bindings import Bindings
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.keys_page import Section, print_page, sections
from annotator.gui.dialogs.keys_sheet import KeysSheet
from annotator.gui.focus_ring import FocusRing
from annotator.gui.texts import error_text
from annotator.model.scheme import Scheme

_RESOLUTION = 600


class KeysDialog(QDialog):
    """Shows what every key does, with the labels of the open project."""

    change_requested = Signal()
    """Keys are to be changed; :meth:`show_keys` shows the new ones."""

    def __init__(
        self, bindings: Bindings, scheme: Scheme | None, language: str, folder: Path,
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and gestures"))
        self._scheme, self._language, self._folder = scheme, language, folder
        self._title = self.tr("Annotator: keys and gestures")
        self.sections: list[Section] = []
        self.page = KeysSheet(self._title)
        area = QScrollArea()
        area.setAccessibleName(self._title)
        FocusRing(area)
        area.setWidgetResizable(True)
        area.setWidget(self.page)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.change = buttons.addButton(self.tr("C&hange keys…"), role)
        self.save = buttons.addButton(self.tr("Save as &PDF…"), role)
        self.print = buttons.addButton(self.tr("P&rint…"), role)
        for each in buttons.buttons():
            if isinstance(each, QPushButton):
                each.setAutoDefault(False)
        self.change.clicked.connect(self.change_requested)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        strip_icons(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry()
        self.resize(min(1120, room.width() - 60), min(820, room.height() - 60))
        self.show_keys(bindings)

    def show_keys(self, bindings: Bindings) -> None:
        """Shows these keys."""
        self.sections = sections(bindings, self._scheme, self._language)
        self.page.show_sections(self.sections)

    def _save(self) -> None:
        kinds = self.tr("PDF (*.pdf);;All files (*)")
        name = self.tr("annotator-keys.pdf")
        path = ask.save_path(self, self.tr("Save the keys"), self._folder / name, kinds)
        if path is None:
            return
        try:
            write_whole(path, self.pdf())
        except FormatError as error:
            ask.say(self, error_text(error))

    def pdf(self) -> bytes:
        """The page as a PDF of one A4 sheet."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._title)
        writer.setCreator("Annotator")
        writer.setResolution(_RESOLUTION)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        print_page(writer, self._title, self.sections)
        return bytes(buffer.data().data())

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - at need

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            print_page(printer, self._title, self.sections)
        dialog.deleteLater()
