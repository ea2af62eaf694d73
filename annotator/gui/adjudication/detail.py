"""Below the table: why the item was decided so, what was decided before, and the keys."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from annotator.gui.adjudication.names import rule_title
from annotator.gui.held import Held
from annotator.gui.history_words import local_time
from annotator.gui.models.spans import Looks
from annotator.gui.panels.note import REST
from annotator.gui.plain import PlainLabel, isolated, joined, one_line, phrased, tool_tip
from annotator.model.decision import Decision
from annotator.ops.patterns import Precedent

_SHOWN = 3
_LONG = 60
_FEW_LINES = 30


class Detail(QWidget):
    """The note of the item in hand, its precedents, and one line of keys."""

    note_edited = Signal(int, str, bool)
    """A decision (its id), its note, and whether somebody goes on writing it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner = 0
        self._goes_on = False
        """Whether a part of the note was handed over, and somebody is still writing."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self._hand_over(goes_on=True))
        self.note = QLineEdit()
        self._held = Held(self.note)
        self.note.setAccessibleName(self.tr("Why it was decided so"))
        self.note.setPlaceholderText(self.tr("Why it was decided so"))
        self.note.textEdited.connect(lambda _words: self._rest.start())
        self.note.editingFinished.connect(self.commit)
        self.precedents = PlainLabel(wrap=True)
        self.keys = PlainLabel(wrap=True)
        self.keys.setForegroundRole(self.keys.palette().ColorRole.PlaceholderText)
        self.keys.setText(
            self.tr(
                "1–9 or a double click take an annotator's · X none of them · E edit · L later · "
                "A all alike · R by rule · N/P next and previous undecided · I note · "
                "Del take back · Z undo · Ctrl+Enter finish, next document"
            )
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 6)
        grid.addWidget(PlainLabel(self.tr("Note")), 0, 0)
        grid.addWidget(self.note, 0, 1)
        grid.addWidget(self.precedents, 1, 0, 1, 2)
        grid.addWidget(self.keys, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def fit(self, height: int) -> None:
        """In a window of few lines the table is worth more than the keys, which a tip tells."""
        is_high = height >= _FEW_LINES * self.fontMetrics().height()
        self.keys.setVisible(is_high)
        self.note.setToolTip("" if is_high else tool_tip(self.keys.text()))

    def show_note(self, decision: Decision | None) -> None:
        """Shows the note of another item's decision; what was typed is kept first."""
        self.commit()
        self._owner = decision.id if decision else 0
        self._held.show(decision.note if decision else "")
        self.note.setEnabled(decision is not None)

    def show_same(self, decision: Decision | None) -> None:
        """The same item, read again: what is being typed stays, and is kept later.

        Where its decision has gone, so has what was typed.
        """
        owner, note = (decision.id, decision.note) if decision else (0, "")
        if owner != self._owner or not self._held.is_changed:
            self._rest.stop()
            self._held.show(note)
        else:
            self._held.expect(note)
        self._owner = owner
        self.note.setEnabled(decision is not None)

    def commit(self) -> None:
        """Hands over what was typed; nobody goes on writing it."""
        self._hand_over(goes_on=False)

    def _hand_over(self, *, goes_on: bool) -> None:
        self._rest.stop()
        is_new = self._held.is_changed
        words = self._held.text()
        if is_new:
            self._held.expect(words)
        was_going_on, self._goes_on = self._goes_on, goes_on and (is_new or self._goes_on)
        if self._owner and (is_new or (was_going_on and not goes_on)):
            self.note_edited.emit(self._owner, words, goes_on)

    def show_precedents(self, found: Sequence[Precedent], looks: Looks) -> None:
        """What was decided on the same words before."""
        if not found:
            self.precedents.setText(self.tr("These words were not decided before."))
            return
        counts = Counter((one.label, one.gold, one.rule) for one in found)
        newest = {(one.label, one.gold, one.rule): one for one in reversed(found)}
        parts = []
        for key, count in counts.most_common(_SHOWN):
            label, gold, rule = key
            title = looks.get(label, (label, ""))[0] if label else self.tr("none of them")
            words = f" · {isolated(one_line(gold[:_LONG]))}" if gold else ""
            last = newest[key]
            who = joined(filter(None, (rule_title(rule), last.actor, local_time(last.at))))
            parts.append(f"{count}× {isolated(title)}{words} ({who})")
        notes = list(dict.fromkeys(one.note for one in found if one.note))[:_SHOWN]
        told = phrased(self.tr("Decided before: {answers}"), answers=", ".join(parts))
        said = [f"{told}.", *(f"“{isolated(one_line(note))}”" for note in notes)]
        self.precedents.setText(" ".join(said))
