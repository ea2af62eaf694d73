"""One label in full: every field is applied as soon as it is left."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import ask
from annotator.gui.bindings import Bindings, taken_text
from annotator.gui.dialogs.chip_flow import ChipFlow
from annotator.gui.dialogs.key_field import KeyField
from annotator.gui.dialogs.scheme_ends import EndsModel, EndsView
from annotator.gui.dialogs.words import language
from annotator.gui.document.strokes import canonical
from annotator.gui.fields import leave_undo
from annotator.gui.focus_ring import FocusRing
from annotator.gui.held import Held
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, phrased
from annotator.gui.theme import palette
from annotator.model.scheme import Ends, EntityLabel, RelationLabel, Scheme

Label = EntityLabel | RelationLabel
_LANGUAGES = ("vi", "en")


@guarded
class DefinitionField(QPlainTextEdit):
    """Several lines of text; ``left`` is told when the focus goes elsewhere."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FocusRing(self, framed=True)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(3 * self.fontMetrics().lineSpacing() + 10)
        self.setMaximumHeight(5 * self.fontMetrics().lineSpacing() + 10)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tells that the text is done with."""
        super().focusOutEvent(event)
        self.left.emit()


class LabelForm(QWidget):
    """Edits one label of ``kind``.  ``wished`` tells the label as it should become."""

    wished = Signal(object)  # Label
    problem = Signal(str)

    def __init__(self, kind: str, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._bindings = bindings
        self._label: Label | None = None
        self._scheme = Scheme()
        self.name = QLineEdit()
        self.titles = {code: QLineEdit() for code in _LANGUAGES}
        self.definitions = {code: DefinitionField() for code in _LANGUAGES}
        self.colour = QPushButton()
        self.key = KeyField()
        self.symmetric = QCheckBox(self.tr("Both directions mean the same (s&ymmetric)"))
        self.any_ends = QCheckBox(self.tr("May &connect any labels"))
        if kind == "relation":  # the room is the pairs'
            for field in self.definitions.values():
                field.setFixedHeight(field.minimumHeight())
        self.ends = EndsModel(self)
        self._matrix = EndsView(self.ends)
        self._use = PlainLabel(wrap=True)
        self._light = ChipFlow(language(), palette=palette(dark=False))
        self._dark = ChipFlow(language(), palette=palette(dark=True))
        self._name = Held(self.name)
        self._titles = {code: Held(field) for code, field in self.titles.items()}
        self._definitions = {code: Held(field) for code, field in self.definitions.items()}
        self._lay_out()
        self._wire()

    @property
    def label_name(self) -> str:
        """The name under which the scheme knows the label that is shown."""
        return self._label.name if self._label else ""

    def show_label(self, label: Label, scheme: Scheme, use: str) -> None:
        """Shows ``label``; ``use`` says what hangs on it."""
        self._label, self._scheme = label, scheme
        self._name.show(label.name)
        for code in _LANGUAGES:
            self._titles[code].show(label.titles.get(code, ""))
            self._definitions[code].show(label.definitions.get(code, ""))
        self.key.setText(label.key)
        swatch = QPixmap(16, 16)
        swatch.fill(QColor(label.colour))
        self.colour.setIcon(QIcon(swatch))
        self.colour.setText(label.colour)
        self._use.setText(use)
        for preview in (self._light, self._dark):
            preview.show_labels(scheme, [(self.kind, label.name)])
        if isinstance(label, RelationLabel):
            self.symmetric.setChecked(label.symmetric)
            self.any_ends.setChecked(not label.ends)
            self.ends.show_label(label, scheme)
            self._matrix.setEnabled(bool(label.ends))

    def apply(self) -> None:
        """Takes over what stands in the fields, as when they are left."""
        label = self._label
        if label is None:
            return
        name = self._name.stripped()
        if not name:
            self._name.show(label.name)
            self.problem.emit(self.tr("A label needs a name."))
            return
        if name != label.name and name in self._other_names():
            told = self.tr("There is a label {name} already. To make them one, use Merge.")
            self._name.show(label.name)
            self.problem.emit(phrased(told, name=name))
            return
        titles = {code: held.stripped() for code, held in self._titles.items()}
        definitions = {code: held.stripped() for code, held in self._definitions.items()}
        self._wish(
            replace(
                label,
                name=name,
                titles=_over(label.titles, titles),
                definitions=_over(label.definitions, definitions),
            )
        )

    def _wish(self, label: Label) -> None:
        if label != self._label:
            self.wished.emit(label)

    def _other_names(self) -> set[str]:
        labels = self._scheme.entities if self.kind == "entity" else self._scheme.relations
        return {one.name for one in labels if one is not self._label}

    def _look(self) -> QHBoxLayout:
        look = QHBoxLayout()
        look.addWidget(self.colour)
        look.addSpacing(12)
        key = PlainLabel(self.tr("&Key:"))
        key.setBuddy(self.key)
        look.addWidget(key)
        look.addWidget(self.key)
        look.addSpacing(12)
        look.addWidget(self._light, 1)
        look.addWidget(self._dark, 1)
        return look

    def _lay_out(self) -> None:
        name = PlainLabel(self.tr("&Name:"))
        name.setBuddy(self.name)
        title = PlainLabel(self.tr("T&itle:"))
        title.setBuddy(self.titles["vi"])
        definition = PlainLabel(self.tr("De&finition:"))
        definition.setBuddy(self.definitions["vi"])
        colour = PlainLabel(self.tr("Co&lour:"))
        colour.setBuddy(self.colour)
        grid = QGridLayout()
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.name, 0, 1, 1, 2)
        grid.addWidget(PlainLabel(self.tr("Vietnamese")), 1, 1)
        grid.addWidget(PlainLabel(self.tr("English")), 1, 2)
        grid.addWidget(title, 2, 0)
        grid.addWidget(definition, 3, 0, Qt.AlignmentFlag.AlignTop)
        for column, code in enumerate(_LANGUAGES, 1):
            grid.addWidget(self.titles[code], 2, column)
            grid.addWidget(self.definitions[code], 3, column)
        grid.addWidget(colour, 4, 0)
        grid.addLayout(self._look(), 4, 1, 1, 2)
        self._name_fields()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addLayout(grid)
        if self.kind == "relation":
            layout.addLayout(self._ends_rows(), 1)
        layout.addWidget(self._use)
        if self.kind == "entity":
            layout.addStretch(1)

    def _ends_rows(self) -> QVBoxLayout:
        boxes = QHBoxLayout()
        boxes.addWidget(self.symmetric)
        boxes.addSpacing(16)
        boxes.addWidget(self.any_ends)
        boxes.addStretch(1)
        told = PlainLabel(self.tr("&Pairs that it may connect; heads down, tails across:"))
        told.setBuddy(self._matrix)
        rows = QVBoxLayout()
        rows.addLayout(boxes)
        rows.addWidget(told)
        rows.addWidget(self._matrix, 1)
        return rows

    def _name_fields(self) -> None:
        """Says to a screen reader what the grid says by its places."""
        for code, told in (("vi", self.tr("Vietnamese")), ("en", self.tr("English"))):
            self.titles[code].setAccessibleName(self.tr("Title") + ", " + told)
            self.definitions[code].setAccessibleName(self.tr("Definition") + ", " + told)

    def _wire(self) -> None:
        for line in (self.name, *self.titles.values()):
            line.editingFinished.connect(self.apply)
        for field in self.definitions.values():
            field.left.connect(self.apply)
        for each in (self.name, *self.titles.values(), *self.definitions.values()):
            leave_undo(each)
        self.key.pressed.connect(self._take_key)
        self.colour.setAutoDefault(False)
        self.colour.clicked.connect(self._choose_colour)
        self.symmetric.clicked.connect(self._set_symmetric)
        self.any_ends.clicked.connect(self._set_any_ends)
        self.ends.wished.connect(self._set_ends)

    def _choose_colour(self) -> None:
        if self._label is None:
            return
        title = phrased(self.tr("Colour of {label}"), label=self._label.name)
        found = ask.colour(self, title, self._label.colour)
        if found is not None:
            self._wish(replace(self._label, colour=found))

    def _take_key(self, key: str) -> None:
        if self._label is None:
            return
        refusal = self._refusal(key) if key else ""
        if refusal:
            self.problem.emit(refusal)
        else:
            self._wish(replace(self._label, key=key))

    def _refusal(self, key: str) -> str:
        """Whose a key is: a label of the same kind, the text or the window; "" when it is free."""
        labels = self._scheme.entities if self.kind == "entity" else self._scheme.relations
        for one in labels:
            if one is not self._label and one.key.lower() == key:
                told = self.tr("The key {key} belongs to {holder} already.")
                return phrased(told, key=key, holder=one.name)
        owner = self._bindings.owner(canonical(key))
        return taken_text(canonical(key), owner) if owner else ""

    def _set_symmetric(self, on: bool) -> None:  # noqa: FBT001
        if isinstance(self._label, RelationLabel):
            self._wish(replace(self._label, symmetric=on))

    def _set_any_ends(self, on: bool) -> None:  # noqa: FBT001
        if not isinstance(self._label, RelationLabel):
            return
        names = [entity.name for entity in self._scheme.entities]
        if not on and not names:
            self.any_ends.setChecked(True)
            self.problem.emit(self.tr("There are no entity labels to choose from yet."))
            return
        every = tuple((head, tail) for head in names for tail in names)
        self._wish(replace(self._label, ends=() if on else every))

    def _set_ends(self, ends: tuple[Ends, ...]) -> None:
        if not isinstance(self._label, RelationLabel):
            return
        if ends:
            self._wish(replace(self._label, ends=ends))
        else:
            told = self.tr("One pair must stay, or the relation may connect any labels.")
            self.problem.emit(told)


def _over(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """``before`` with the languages of the form set, empty ones taken out."""
    return {code: text for code, text in {**before, **after}.items() if text}
