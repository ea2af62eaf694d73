"""The line of a dialog that says what is amiss, in words, while the person types."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.aloud import announce
from annotator.gui.document.colours import shades
from annotator.gui.plain import PlainLabel

_WARNING = "#c62828"
_FOCUS = Qt.FocusPolicy.StrongFocus


class ProblemLine(PlainLabel):
    """Shows a problem in a warning colour, or a hint in the text's own; keeps its room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wrap=True, selectable=True)
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_problem(self, sentence: str) -> None:
        """Says what has to be mended ("" when nothing)."""
        palette = QPalette(self.palette())
        paper = palette.color(QPalette.ColorRole.Window).name()
        ink = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
        colour = shades(_WARNING, paper, ink.name()).line_text
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)
        self._say(sentence)

    def set_hint(self, sentence: str) -> None:
        """Says something useful that is no problem."""
        self.setPalette(QPalette())
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        """Shows it, reads it out, and lets the keyboard come here only while it stands here."""
        if sentence != self.text():
            announce(self, sentence)
        self.setText(sentence)
        self.setFocusPolicy(_FOCUS if sentence else Qt.FocusPolicy.NoFocus)
