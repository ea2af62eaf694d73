"""Text fields and undo: Ctrl+Z belongs to the field that has the keyboard, while it has a past."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from annotator.gui.overrides import guarded

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def leave_undo(field: QWidget) -> None:
    """Lets ``field`` leave Ctrl+Z and Ctrl+Y to the window when it has nothing to take back.

    Qt's fields swallow them always, so that Ctrl+Z in an untouched filter would do nothing.
    """
    field.installEventFilter(_Leaver(field))


def undo_in_field() -> bool:
    """Undoes in the text field that has the keyboard, if it has a past; whether it did."""
    return _in_field(_UNDO)


def redo_in_field() -> bool:
    """Redoes in the text field that has the keyboard, if it can; whether it did."""
    return _in_field(_REDO)


def _in_field(what: QKeySequence.StandardKey) -> bool:
    field = QApplication.focusWidget()
    if field is None or not _has(field, what):
        return False
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        if what is _UNDO:
            field.undo()
        else:
            field.redo()
    return True


def _has(field: QWidget, what: QKeySequence.StandardKey) -> bool:
    if isinstance(field, QLineEdit):
        if field.isReadOnly():
            return False
        return field.isUndoAvailable() if what is _UNDO else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        if field.isReadOnly():
            return False
        return document.isUndoAvailable() if what is _UNDO else document.isRedoAvailable()
    return False


@guarded
class _Leaver(QObject):
    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        for what in (_UNDO, _REDO):
            if event.matches(what) and not _has(self._field, what):
                event.ignore()
                return True
        return False
