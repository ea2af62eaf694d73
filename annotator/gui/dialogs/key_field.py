"""A field that takes one key by being pressed, as it will be pressed in the document."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.gui.overrides import guarded

_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_MODIFIED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@guarded
class KeyField(QLineEdit):
    """Shows a key; ``pressed`` tells the one that was pressed, "" for Backspace and Delete.

    It composes nothing: under Telex or ibus the keys come as they are.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setMaxLength(1)
        self.setFixedWidth(90)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(self.tr("none"))
        self.setToolTip(self.tr("Press the key here; Backspace takes it away."))

    def event(self, event: QEvent) -> bool:
        """Keeps single keys from shortcuts of the window."""
        is_shortcut = event.type() == QEvent.Type.ShortcutOverride
        if is_shortcut and isinstance(event, QKeyEvent) and _character(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Takes one character; Tab, Esc and Enter go their usual way."""
        if event.key() in _CLEARING:
            self.pressed.emit("")
        elif character := _character(event):
            self.pressed.emit(character)
        else:
            super().keyPressEvent(event)


def _character(event: QKeyEvent) -> str:
    if event.modifiers() & _MODIFIED:
        return ""
    text = event.text()
    is_one = len(text) == 1 and text.isprintable() and not text.isspace()
    return text.lower() if is_one and len(text.lower()) == 1 else ""
