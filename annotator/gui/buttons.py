"""The buttons at the foot of dialogs: words only, the same on every desktop."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox


def strip_icons(box: QDialogButtonBox | QMessageBox) -> None:
    """Takes the style's icons off: on some desktops Close bears a cross that is black on dark."""
    for button in box.buttons():
        button.setIcon(QIcon())
