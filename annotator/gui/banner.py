"""The banner above the text: why nothing can be changed, or what could not be saved."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.gui.document.colours import mixed
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel

_AMBER, _RED = "#d98a00", "#d93025"
_COLUMNS = 45
"""Characters that the words need beside the buttons."""


@guarded
class Banner(QFrame):
    """One line of text with buttons; hidden while there is nothing to say."""

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = _AMBER
        self.setAutoFillBackground(True)
        self._words = PlainLabel(wrap=True, selectable=True)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(12, 6, 12, 6)
        self._line.addWidget(self._words, 1)
        self._row = QHBoxLayout()
        self._line.addLayout(self._row)
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_words(
        self, words: str, buttons: tuple[tuple[str, Callable[[], object]], ...], *, bad: bool
    ) -> None:
        """Shows ``words`` and a button for each ``(text, what it does)``."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()  # it goes only once the event loop turns
            button.deleteLater()
        self._buttons = []
        for text, verb in buttons:
            self._add_button(text, verb)
        self._turn()
        is_new = words != self.words()
        self._words.setText(words)
        self.setAccessibleName(words)
        self._tone = _RED if bad else _AMBER
        self._recolour()
        self.show()
        if is_new:
            self.said.emit(words)

    def words(self) -> str:
        """What the banner says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def buttons(self) -> list[QPushButton]:
        """The buttons, in order."""
        return list(self._buttons)

    def _add_button(self, text: str, verb: Callable[[], object]) -> None:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked: verb())
        self._row.addWidget(button)
        self._buttons.append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Puts the buttons where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """The buttons stand beside the words, or below them where those would become a column."""
        wanted = self._row.sizeHint().width() + _COLUMNS * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight
        if self.width() < wanted:
            direction = QBoxLayout.Direction.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        # A palette of its own, so that the rest of the roles still follow the theme.
        palette = QPalette(QApplication.palette())
        ground = palette.color(QPalette.ColorRole.Window).name()
        palette.setColor(QPalette.ColorRole.Window, QColor(mixed(ground, self._tone, 0.22)))
        self.setPalette(palette)
