"""The bar for finding words in the text: a field, how many, next and previous, three options."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from annotator.gui.aloud import announce
from annotator.gui.fields import leave_undo
from annotator.gui.icons import icon
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, tool_tip
from annotator.gui.settings import Settings
from annotator.model.search import LONGEST, Options, has_marks

_WIDEST = 340
_NARROW = 66
"""Characters; a bar as narrow as that has two lines."""

_ICON = 16

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


@guarded
class FindBar(QFrame):
    """Tells what is looked for and where to go; it finds nothing itself.

    Whether tone marks matter follows the query, which ignores them when it has none, until
    somebody says otherwise with the button; pressing it back follows the query again.
    """

    changed = Signal()
    """The query or an option is another one."""

    next_requested = Signal()
    previous_requested = Signal()
    text_requested = Signal()
    """The keyboard should go to the text; the bar stays."""

    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setAccessibleName(self.tr("Find in the text"))
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setMinimumWidth(90)
        self.field.setMaximumWidth(_WIDEST)
        self.field.setPlaceholderText(self.tr("Find in the text"))
        self.field.setAccessibleName(self.tr("Find in the text"))
        leave_undo(self.field)
        self.field.installEventFilter(self)
        self.count = PlainLabel()
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._make_buttons()
        self._lay_out()
        self._follow_query()
        self.field.textChanged.connect(self._typed)

    def _make_buttons(self) -> None:
        self.case = self._option("Aa", self.tr("Match case"), "Alt+C")
        self.marks = self._option("ạ=a", self.tr("Ignore tone marks"), "Alt+M")
        self.whole = self._option("[ab]", self.tr("Whole syllables"), "Alt+W")
        self.case.setChecked(self._settings.find_case)
        self.whole.setChecked(self._settings.find_whole)
        self.case.clicked.connect(self._choose_case)
        self.marks.clicked.connect(self._choose_marks)
        self.whole.clicked.connect(self._choose_whole)
        self.back = self._button(self.tr("Previous hit"), "Shift+F3", self.previous_requested.emit)
        self.on = self._button(self.tr("Next hit"), "F3", self.next_requested.emit)
        self.leave = self._button(self.tr("Close"), "Esc", self.closed.emit)
        self._draw_icons()

    def _lay_out(self) -> None:
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(4)
        for button in (self.case, self.marks, self.whole):
            more.addWidget(button)
        more.addSpacing(6)
        more.addWidget(self.count, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 5, 6, 5)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(3, 1)
        for column, widget in enumerate((self.field, self.back, self.on, self._more, self.leave)):
            self._grid.addWidget(widget, 0, column)
        self._is_narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Puts the options and the count into a line of their own where there is no room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._grid.removeWidget(self._more)
            self._grid.addWidget(self._more, *((1, 0, 1, 5) if is_narrow else (0, 3)))
            self._grid.setColumnStretch(3, 0 if is_narrow else 1)

    def query(self) -> str:
        """What is looked for."""
        return self.field.text()

    def options(self) -> Options:
        """What counts as the same."""
        return Options(self.case.isChecked(), not self.marks.isChecked(), self.whole.isChecked())

    def take(self, words: str) -> None:
        """Shows the bar with ``words`` ("": those it has) and the keyboard in its field."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str, *, aloud: bool) -> None:
        """Shows how many hits there are; ``aloud``, a screen reader says it."""
        if words != self.count.text():
            self.count.setText(words)
            self.count.setToolTip(tool_tip(words))
        if aloud:
            announce(self.field, words)

    def _option(self, text: str, name: str, key: str) -> QToolButton:
        button = self._button(name, key, None)
        button.setText(text)
        button.setCheckable(True)
        return button

    def _button(self, name: str, key: str, verb: Callable[[], object] | None) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setAccessibleName(name)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(tool_tip(f"{name} ({shown})"))
        if verb is not None:
            button.clicked.connect(lambda _checked: verb())
        return button

    def _draw_icons(self) -> None:
        for button, name in ((self.back, "up"), (self.on, "down"), (self.leave, "close")):
            button.setIcon(QIcon(icon(name)))

    def _typed(self) -> None:
        self._follow_query()
        self.changed.emit()

    def _follow_query(self) -> None:
        """Shows whether tone marks are ignored: as chosen, else as the query has them."""
        choice = self._settings.find_marks
        self.marks.setChecked(choice == "ignore" if choice else not has_marks(self.query()))

    def _choose_case(self) -> None:
        self._settings.find_case = self.case.isChecked()
        self.changed.emit()

    def _choose_whole(self) -> None:
        self._settings.find_whole = self.whole.isChecked()
        self.changed.emit()

    def _choose_marks(self) -> None:
        ignored = self.marks.isChecked()
        usual = ignored is not has_marks(self.query())
        self._settings.find_marks = "" if usual else ("ignore" if ignored else "heed")
        self.changed.emit()

    def event(self, event: QEvent) -> bool:
        """Takes the bar's keys before the window does: Ctrl+Enter would finish the document."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._deed(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Takes the bar's keys before the field does, which would write the letter of Alt+C."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            deed = self._deed(event)
            if deed is not None:
                deed()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Does what a key means on the buttons."""
        deed = self._deed(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draws the icons anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.layout() is not None:
            self._draw_icons()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = event.key(), event.modifiers() & ~_Modifier.KeypadModifier
        if key == _Key.Key_Escape and held == _Modifier.NoModifier:
            return self.closed.emit
        if key in _ENTER:
            return {
                _Modifier.NoModifier: self.next_requested.emit,
                _Modifier.ShiftModifier: self.previous_requested.emit,
                _Modifier.ControlModifier: self.text_requested.emit,
            }.get(held)
        if held == _Modifier.AltModifier:
            buttons = {_Key.Key_C: self.case, _Key.Key_M: self.marks, _Key.Key_W: self.whole}
            found = buttons.get(_Key(key)) if key in buttons else None
            return found.click if found is not None else None
        return None
