"""An answer of the reviewer's own: borders moved by syllables and a label, or a relation's label.

The text is shown, never typed: what is chosen are offsets of the document.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.decision_items import RelationItem
from annotator.gui.adjudication.rows import context
from annotator.gui.buttons import strip_icons
from annotator.gui.models.spans import Looks
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, one_line
from annotator.model.annotation import Fragment
from annotator.model.scheme import Scheme
from annotator.model.segments import syllable_at
from annotator.ops.adjudication import DecisionTable

_AROUND = 60


@guarded
class Borders(QWidget):
    """A stretch in its context.  Left and Right move its end, with Shift its start, by syllables;
    with Ctrl by single characters."""

    def __init__(self, text: str, fragment: Fragment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.start, self.stop = fragment
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Borders"))
        self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines high."""
        return QSize(640, 2 * self.fontMetrics().height() + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move a border; everything else is the dialog's."""
        key = event.key()
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        modifiers = event.modifiers()
        finely = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        forward = key == Qt.Key.Key_Right
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            moved = self._finely(self.start, forward) if finely else self._to_start(forward)
            self.start = min(self.stop - 1, moved)
        else:
            moved = self._finely(self.stop, forward) if finely else self._to_stop(forward)
            self.stop = max(self.start + 1, moved)
        self._describe()
        self.update()

    def _finely(self, point: int, forward: bool) -> int:  # noqa: FBT001 - a direction
        return max(0, min(len(self._text), point + (1 if forward else -1)))

    def _to_start(self, forward: bool) -> int:  # noqa: FBT001 - a direction
        """The next place at which a syllable starts."""
        step, place = (1 if forward else -1), self.start + (1 if forward else -1)
        while 0 < place < len(self._text):
            found = syllable_at(self._text, place)
            if found is not None and found[0] == place:
                return place
            place += step
        return max(0, min(place, len(self._text)))

    def _to_stop(self, forward: bool) -> int:  # noqa: FBT001 - a direction
        """The next place at which a syllable stops."""
        step, place = (1 if forward else -1), self.stop + (1 if forward else -1)
        while 0 < place < len(self._text):
            found = syllable_at(self._text, place - 1)
            if found is not None and found[1] == place:
                return place
            place += step
        return max(0, min(place, len(self._text)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Context in faint ink, the stretch marked."""
        painter = QPainter(self)
        palette, metrics = self.palette(), self.fontMetrics()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        rim = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(palette.color(rim))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        ink = palette.color(QPalette.ColorRole.Text)
        faint = QColor(ink)
        faint.setAlpha(150)
        before = context(self._text[max(0, self.start - _AROUND) : self.start])
        middle = one_line(self._text[self.start : self.stop]) or " "
        after = context(self._text[self.stop : self.stop + _AROUND])
        wide = metrics.horizontalAdvance(middle)
        left = max(8, (self.width() - wide) // 2)
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        mark = palette.color(QPalette.ColorRole.Highlight)
        painter.fillRect(left - 1, 4, wide + 2, self.height() - 8, mark)
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
        painter.drawText(left, base, middle)
        painter.setPen(faint)
        painter.drawText(left - metrics.horizontalAdvance(before) - 2, base, before)
        painter.drawText(left + wide + 2, base, after)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follows theme and font."""
        super().changeEvent(event)
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._text[self.start : self.stop])


class EditSpan(QDialog):
    """Borders and label of a span item.  A discontinuous span becomes one stretch only where its
    borders are moved."""

    def __init__(
        self, table: DecisionTable, place: int, scheme: Scheme, looks: Looks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit the span"))
        shown = table.items[place].shown
        self._fragments: tuple[Fragment, ...] = getattr(shown, "fragments", ())
        self._first = (self._fragments[0][0], self._fragments[-1][1])
        self.borders = Borders(table.text, self._first, self)
        self.labels = _labels([one.name for one in scheme.entities], shown.label, looks)
        form = QFormLayout()
        form.addRow(self.borders)
        form.addRow(
            PlainLabel(
                self.tr("← → move the end, with Shift the start; with Ctrl by characters."),
                wrap=True,
            )
        )
        form.addRow(self.tr("&Label"), self.labels)
        _lay(self, form)
        self.borders.setFocus()

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """What was chosen, in code points."""
        now = (self.borders.start, self.borders.stop)
        return self._fragments if now == self._first else (now,)

    @property
    def label(self) -> str:
        """The name of the label that was chosen."""
        return str(self.labels.currentData())


class EditRelation(QDialog):
    """Label and direction of a relation item."""

    def __init__(
        self, table: DecisionTable, place: int, scheme: Scheme, looks: Looks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit the relation"))
        item = table.items[place]
        assert isinstance(item, RelationItem)
        self.labels = _labels([one.name for one in scheme.relations], item.shown.label, looks)
        self.turned = QCheckBox(self.tr("The other way &round"))
        form = QFormLayout()
        form.addRow(PlainLabel(one_line(table.words(place)), wrap=True))
        form.addRow(self.tr("&Label"), self.labels)
        form.addRow(self.turned)
        _lay(self, form)
        self.labels.setFocus()

    @property
    def label(self) -> str:
        """The name of the label that was chosen."""
        return str(self.labels.currentData())

    @property
    def is_reversed(self) -> bool:
        """Whether it runs from the second end to the first."""
        return self.turned.isChecked()


def _labels(names: list[str], chosen: str, looks: Looks) -> QComboBox:
    box = QComboBox()
    for name in names:
        box.addItem(one_line(looks.get(name, (name, ""))[0]), name)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _lay(dialog: QDialog, form: QFormLayout) -> None:
    ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
    buttons = QDialogButtonBox(ok | cancel)
    strip_icons(buttons)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addLayout(form)
    column.addWidget(buttons)
