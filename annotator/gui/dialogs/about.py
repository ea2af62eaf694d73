"""What this program is, and whose work it stands on."""

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from annotator import __version__
from annotator.gui.buttons import strip_icons
from annotator.gui.icons import application_icon
from annotator.gui.plain import PlainLabel

_ICON = 64


def show_about(parent: QWidget | None) -> None:
    """Shows version, licence and notices until it is closed."""
    dialog = AboutDialog(parent)
    dialog.exec()
    dialog.deleteLater()


class AboutDialog(QDialog):
    """Version, licence, and the notices that Qt's licence asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Annotator"))
        picture = PlainLabel()
        picture.setPixmap(application_icon().pixmap(_ICON, _ICON))
        title = PlainLabel(self.tr("Annotator {version}").format(version=__version__))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        title.setFont(font)
        texts = QVBoxLayout()
        texts.addWidget(title)
        for text in self._paragraphs():
            texts.addWidget(PlainLabel(text, wrap=True, selectable=True))
        texts.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(picture)
        row.addSpacing(12)
        row.addLayout(texts, 1)
        row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        strip_icons(buttons)
        layout.addWidget(buttons)
        self.resize(520, 250)

    def _paragraphs(self) -> tuple[str, ...]:
        qt = self.tr(
            "It uses Qt {qt} through Qt for Python (PySide6) {pyside}, both under the GNU Lesser "
            "General Public License, version 3; their source code is at https://code.qt.io."
        )
        return (
            self.tr("Labels entities and relations in article text, on your own desk."),
            self.tr("Free software under the MIT licence: use, change and share it as you like."),
            qt.format(qt=qVersion(), pyside=PySide6.__version__),
            f"Python {platform.python_version()}, {platform.platform(terse=True)}",
        )
