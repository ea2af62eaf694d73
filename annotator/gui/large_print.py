"""Large print: the font of the whole program half as large again, applied at once.

It multiplies the system's own font, so that a system that already writes large is honoured.
Icons, rows and columns follow the font (see :func:`annotator.gui.icons.scaled`).
"""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

FACTOR = 1.5


class LargePrint:
    """Switches the application's font."""

    def __init__(self, application: QApplication, *, on: bool) -> None:
        self._application = application
        self._usual = QFont(application.font())
        self._on = False
        self.choose(on)

    def choose(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Large print, or the system's own size again."""
        if on == self._on:
            return
        self._on = on
        font = QFont(self._usual)
        if on and font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * FACTOR)
        elif on:
            font.setPixelSize(round(font.pixelSize() * FACTOR))
        self._application.setFont(font)
