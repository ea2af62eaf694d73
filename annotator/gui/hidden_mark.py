"""The mark in the status line that labels are hidden, lest anybody believe that work is lost."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolButton

from annotator.gui.document.colours import mixed
from annotator.gui.icons import icon
from annotator.gui.overrides import guarded
from annotator.gui.plain import tool_tip

_AMBER = "#d98a00"


@guarded
class HiddenMark(QToolButton):
    """Says how many labels are hidden; a click shows them.  It is hidden while none is."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = self.tr("Nothing is lost: what is hidden is only not drawn. Click to see it again.")
        self.setToolTip(tool_tip(words))
        self._recolour()
        self.hide()

    def show_count(self, count: int) -> None:
        """So many labels are hidden."""
        one = self.tr("1 label hidden — show all")
        many = self.tr("{count} labels hidden — show all").format(count=count)
        self.setText(one if count == 1 else many)
        self.setVisible(count > 0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        palette = QPalette(QApplication.palette())
        ground = palette.color(QPalette.ColorRole.Button).name()
        palette.setColor(QPalette.ColorRole.Button, QColor(mixed(ground, _AMBER, 0.3)))
        self.setPalette(palette)
        self.setIcon(icon("eye-off"))
