"""Light and dark: one calm palette each, in Qt's Fusion style, following the system or a choice."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from annotator.gui.roomy import Roomy
from annotator.gui.settings import Theme

_Role = QPalette.ColorRole

_LIGHT = {
    _Role.Window: "#f3f4f6",
    _Role.WindowText: "#1d2430",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f8fa",
    _Role.Text: "#1a202b",
    _Role.Button: "#f7f8fa",
    _Role.ButtonText: "#1d2430",
    _Role.BrightText: "#b3261e",
    _Role.Highlight: "#2f6fde",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#2f6fde",
    _Role.Link: "#1f5fcc",
    _Role.LinkVisited: "#6b4fbb",
    _Role.PlaceholderText: "#667085",
    _Role.ToolTipBase: "#1d2430",
    _Role.ToolTipText: "#f3f4f6",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e9ebef",
    _Role.Mid: "#c3c8d0",
    _Role.Dark: "#9aa2af",
    _Role.Shadow: "#6b7280",
}

_DARK = {
    _Role.Window: "#1f2329",
    _Role.WindowText: "#e4e7ec",
    _Role.Base: "#16191e",
    _Role.AlternateBase: "#1b1f25",
    _Role.Text: "#e6e9ee",
    _Role.Button: "#2a2f37",
    _Role.ButtonText: "#e4e7ec",
    _Role.BrightText: "#ff8a80",
    _Role.Highlight: "#2f6fde",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#5b93ff",
    _Role.Link: "#7fb0ff",
    _Role.LinkVisited: "#b7a2f2",
    _Role.PlaceholderText: "#8c95a3",
    _Role.ToolTipBase: "#e4e7ec",
    _Role.ToolTipText: "#1f2329",
    _Role.Light: "#3a404a",
    _Role.Midlight: "#2f353d",
    _Role.Mid: "#3a404a",
    _Role.Dark: "#101317",
    _Role.Shadow: "#000000",
}

_FADED = {"light": "#8a93a1", "dark": "#6b7480"}


class Themes(QObject):
    """Keeps the application in the theme that is chosen, also when the system's changes."""

    changed = Signal()

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self._application = application
        self._theme = theme
        self._shown = ""
        self._style = Roomy()
        application.setStyle(self._style)
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._apply)

    def choose(self, theme: Theme) -> None:
        """Takes another theme at once."""
        self._theme = theme
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is shown."""
        return self._shown == "dark"

    def _apply(self) -> None:
        dark = self._theme is Theme.DARK or (
            self._theme is Theme.SYSTEM
            and self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        shown = "dark" if dark else "light"
        if shown != self._shown:
            self._shown = shown
            colours = palette(dark=dark)
            self._application.setPalette(colours)
            boxed = _boxed(colours, dark=dark)
            set_palette: Any = self._application.setPalette  # its stub wants bytes, Qt takes str
            # What is in a box inherits its palette: of the group boxes only one has a tick.
            for name in ("QCheckBox", "SplitBox", "QRadioButton"):
                set_palette(boxed, name)
            self.changed.emit()


def palette(*, dark: bool) -> QPalette:
    """The palette of the light or the dark theme."""
    out = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        out.setColor(role, QColor(colour))
    faded = QColor(_FADED["dark" if dark else "light"])
    disabled = QPalette.ColorGroup.Disabled
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        out.setColor(disabled, role, faded)
    out.setColor(disabled, _Role.Highlight, out.color(_Role.Mid))
    out.setColor(disabled, _Role.HighlightedText, out.color(_Role.WindowText))
    return out


def _boxed(colours: QPalette, *, dark: bool) -> QPalette:
    """``colours`` for boxes that are ticked: Fusion frames them darkly, which dark hides."""
    out = QPalette(colours)
    if dark:
        out.setColor(_Role.Base, QColor("#454d5a"))
    return out
