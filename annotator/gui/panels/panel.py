"""The base of all panels: a dock that builds what it holds when it is first shown.

At the start of the program it waits until the text has been painted (see ``unveil``): the panels
are then there a moment later, and the text a moment sooner.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.desk import Desk
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings

MARGIN = 8
_REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)

_STOOD = 200
"""Milliseconds after which a tab takes over its words: the window lays all panels out then."""


@dataclass(frozen=True)
class Context:
    """What the parts of the window share."""

    session: Session
    selection: Selection
    desk: Desk
    settings: Settings

    @property
    def language(self) -> str:
        """The language in which labels are titled."""
        return self.settings.shown_language


@guarded
class Panel(QDockWidget):
    """A dock with a heading.  A subclass builds its content and refreshes it.

    While it is hidden it reads nothing; what it missed it catches up with when it is shown.
    """

    def __init__(self, name: str, title: str, context: Context, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.context = context
        self._is_built = False
        self._is_stale = True
        self._is_veiled = True
        self._naming = QTimer(self)
        self._naming.setSingleShot(True)
        self._naming.setInterval(_STOOD)
        self._naming.timeout.connect(self._name_tab)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self.title = title
        self.heading = Heading(title, self)
        self.setTitleBarWidget(self.heading)

    def build(self) -> QWidget:
        """Makes the content; called once."""
        raise NotImplementedError

    def read(self) -> None:
        """Reads the store again; called only while the panel is built and visible."""
        raise NotImplementedError

    def recolour(self) -> None:
        """Draws anew what holds colours of the palette."""

    def focus_target(self) -> QWidget:
        """What gets the keyboard when somebody goes to this panel."""
        return self

    def stand_in_tab(self) -> None:
        """Leaves the heading away, for a panel whose tab shows its title."""
        self.setTitleBarWidget(QWidget(self))
        self.heading.hide()

    def say(self, words: str) -> None:
        """Shows a few words beside the title; on a tab once they have stood for a moment."""
        self.heading.say(words)
        if self.titleBarWidget() is not self.heading:
            self._naming.start()

    def _name_tab(self) -> None:
        words = self.heading.words()
        self.setWindowTitle(f"{self.title} · {words}" if words else self.title)

    @property
    def is_built(self) -> bool:
        """Whether the content exists."""
        return self._is_built

    @property
    def is_current(self) -> bool:
        """Whether the content stands and has missed nothing, so that a difference moves it on."""
        return self._is_built and not self._is_stale

    def refresh(self) -> None:
        """Reads again now, or when the panel is next shown."""
        self._is_stale = True
        if self._is_built and self.isVisible():
            self._is_stale = False
            self.read()

    def go(self) -> None:
        """Shows the panel and gives it the keyboard."""
        self.show()
        self.raise_()
        self.ensure_built()
        self.focus_target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_focus(self) -> bool:
        """Whether the keyboard is in this panel."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def ensure_built(self) -> None:
        """Builds the content now if that has not happened."""
        if not self._is_built:
            self._is_built = True
            content = self.build()
            content.setAccessibleName(self.title)
            self.setWidget(content)

    def unveil(self) -> None:
        """From now on the content is built as soon as the panel is visible."""
        self._is_veiled = False
        if self.isVisible():
            self._appear()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Builds at the first time, catches up at every time."""
        super().showEvent(event)
        if not self._is_veiled:
            self._appear()

    def _appear(self) -> None:
        self.ensure_built()
        if self._is_stale:
            self._is_stale = False
            self.read()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follows the theme and the print."""
        super().changeEvent(event)
        if event.type() in _REDRAWN and self._is_built:
            self.recolour()


class Heading(QWidget):
    """The title of a panel, with room for a few words at its right."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._more = PlainLabel("", self)
        self._more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._more.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._more.setForegroundRole(self._more.palette().ColorRole.PlaceholderText)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN + 2, 6, MARGIN + 2, 4)
        line.addWidget(self._title)
        line.addWidget(self._more, 1)

    def words(self) -> str:
        """What is shown at the right."""
        return self._more.text()

    def say(self, words: str) -> None:
        """Shows ``words`` at the right."""
        self._more.setText(words)


def column(*widgets: QWidget, margin: int = MARGIN) -> QWidget:
    """A widget that holds ``widgets`` one below the other."""
    out = QWidget()
    layout = QVBoxLayout(out)
    layout.setContentsMargins(margin, 0, margin, margin)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget)
    return out
