"""Below the table: why the item was decided so, what was decided before, and the keys."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from annotator.gui.adjudication.names import rule_title
from annotator.gui.models.spans import Looks
from annotator.gui.plain import PlainLabel, one_line
from annotator.ops.patterns import Precedent

_SHOWN = 3


class Detail(QWidget):
    """The note of the item in hand, its precedents, and one line of keys."""

    note_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Why it was decided so"))
        self.note.setPlaceholderText(self.tr("Why it was decided so"))
        self.note.editingFinished.connect(self.commit)
        self.precedents = PlainLabel(wrap=True)
        self.keys = PlainLabel(wrap=True)
        self.keys.setForegroundRole(self.keys.palette().ColorRole.PlaceholderText)
        self.keys.setText(
            self.tr(
                "1–9 take an annotator's · X none of them · E edit · L later · A all alike · "
                "R by rule · N/P next and previous undecided · I note · Del take back · Z undo · "
                "Ctrl+Enter finish, next document"
            )
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 6)
        grid.addWidget(PlainLabel(self.tr("Note")), 0, 0)
        grid.addWidget(self.note, 0, 1)
        grid.addWidget(self.precedents, 1, 0, 1, 2)
        grid.addWidget(self.keys, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_note(self, note: str, *, can_note: bool) -> None:
        """Shows the note of another item; what was typed is kept first."""
        self.commit()
        self._kept = note
        self.note.setText(note)
        self.note.setEnabled(can_note)

    def show_same(self, note: str, *, can_note: bool) -> None:
        """The same item, read again: what is being typed stays, and is kept later."""
        if self.note.text() == self._kept:
            self.note.setText(note)
        self._kept = note
        self.note.setEnabled(can_note)

    def commit(self) -> None:
        """Hands over what was typed."""
        words = self.note.text()
        if words != self._kept:
            self._kept = words
            self.note_edited.emit(words)

    def show_precedents(self, found: Sequence[Precedent], looks: Looks) -> None:
        """What was decided on the same words before."""
        if not found:
            self.precedents.setText(self.tr("These words were not decided before."))
            return
        counts = Counter((one.label, one.rule) for one in found)
        parts = []
        for (label, rule), count in counts.most_common(_SHOWN):
            title = looks.get(label, (label, ""))[0] if label else self.tr("none of them")
            parts.append(f"{count}× {title} ({rule_title(rule)})")
        notes = list(dict.fromkeys(one.note for one in found if one.note))[:_SHOWN]
        told = self.tr("Decided before: {answers}").format(answers=", ".join(parts))
        said = [f"{told}.", *(f"“{one_line(note)}”" for note in notes)]
        self.precedents.setText(" ".join(said))
