"""One attribute in full: its name, what it may hold, and the labels that carry it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs.scheme_label_form import DefinitionField, Label
from annotator.gui.dialogs.words import language
from annotator.gui.fields import leave_undo
from annotator.gui.focus_ring import FocusRing
from annotator.gui.held import Held
from annotator.gui.panels.attributes import value_titles
from annotator.gui.plain import PlainLabel, one_line
from annotator.model.annotation import Json
from annotator.model.scheme import Attribute, AttributeType, Scheme

_NAME = Qt.ItemDataRole.UserRole
_LANGUAGES = ("vi", "en")


class AttributeForm(QWidget):
    """Edits one attribute.  ``wished`` tells it as it should become."""

    wished = Signal(object)  # Attribute
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attribute: Attribute | None = None
        self._others: set[str] = set()
        self.name = QLineEdit()
        self.titles = {code: QLineEdit() for code in _LANGUAGES}
        self.type = QComboBox()
        for kind, title in (
            (AttributeType.TEXT, self.tr("Text")),
            (AttributeType.CHOICE, self.tr("One of several values")),
            (AttributeType.FLAG, self.tr("Yes or no")),
            (AttributeType.NUMBER, self.tr("Number")),
        ):
            self.type.addItem(title, kind)
        self.values = DefinitionField()
        self._name = Held(self.name)
        self._titles = {code: Held(field) for code, field in self.titles.items()}
        self._values = Held(self.values)
        self.labels = QListWidget()
        FocusRing(self.labels, framed=True)
        self._lay_out()
        for line in (self.name, *self.titles.values()):
            line.editingFinished.connect(self.apply)
            leave_undo(line)
        leave_undo(self.values)
        self.values.left.connect(self.apply)
        self.type.activated.connect(self.apply)
        self.labels.itemChanged.connect(self.apply, Qt.ConnectionType.QueuedConnection)

    @property
    def attribute_name(self) -> str:
        """The name under which the scheme knows the attribute that is shown."""
        return self._attribute.name if self._attribute else ""

    def show_attribute(self, attribute: Attribute, scheme: Scheme) -> None:
        """Shows ``attribute``."""
        self._attribute = attribute
        self._others = {one.name for one in scheme.attributes} - {attribute.name}
        self._name.show(attribute.name)
        for code in _LANGUAGES:
            self._titles[code].show(attribute.titles.get(code, ""))
        self.type.setCurrentIndex(self.type.findData(attribute.type))
        self._values.show("\n".join(attribute.values))
        self._form.setRowVisible(self.values, attribute.type == AttributeType.CHOICE)
        self._show_labels(attribute, scheme)

    def apply(self) -> None:
        """Takes over what stands in the fields."""
        before, name = self._attribute, self._name.stripped()
        if before is None:
            return
        if not name or name in self._others:
            self._name.show(before.name)
            told = self.tr("Give the attribute a name that no other has.")
            self.problem.emit(told)
            return
        titles = {code: held.stripped() for code, held in self._titles.items()}
        titles = {**before.titles, **titles}
        wished = replace(
            before,
            name=name,
            titles={code: text for code, text in titles.items() if text},
            type=AttributeType(self.type.currentData()),
            values=self._entered(before),
            labels=self._checked_labels(),
        )
        wished = replace(wished, extra=_titles_kept(before, wished.values))
        if wished != before:
            self.wished.emit(wished)

    def _entered(self, before: Attribute) -> tuple[str, ...]:
        """The values, one a line; those of old where nobody touched them."""
        if not self._values.is_changed:
            return tuple(before.values)
        values = (line.strip() for line in self._values.text().split("\n"))
        return tuple(dict.fromkeys(value for value in values if value))

    def _show_labels(self, attribute: Attribute, scheme: Scheme) -> None:
        self.labels.blockSignals(True)  # noqa: FBT003
        row = self.labels.currentRow()
        self.labels.clear()
        every: list[Label] = [*scheme.entities, *scheme.relations]
        for label in every:
            item = QListWidgetItem(one_line(label.title(language())), self.labels)
            item.setData(_NAME, label.name)
            on = label.name in attribute.labels
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.labels.setCurrentRow(row)
        self.labels.blockSignals(False)  # noqa: FBT003

    def _checked_labels(self) -> tuple[str, ...]:
        items = (self.labels.item(row) for row in range(self.labels.count()))
        checked = (i.data(_NAME) for i in items if i.checkState() == Qt.CheckState.Checked)
        return tuple(str(name) for name in dict.fromkeys(checked))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.tr("&Name:"), self.name)
        self._form.addRow(self.tr("&Vietnamese:"), self.titles["vi"])
        self._form.addRow(self.tr("En&glish:"), self.titles["en"])
        self._form.addRow(self.tr("&Holds:"), self.type)
        self._form.addRow(self.tr("Values, one a &line:"), self.values)
        self._form.addRow(self.tr("&Carried by:"), self.labels)
        hint = PlainLabel(self.tr("With no label ticked, every span may carry it."), wrap=True)
        self._form.addRow("", hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addStretch(1)


def _titles_kept(before: Attribute, values: tuple[str, ...]) -> Mapping[str, Json]:
    """The extra of ``before`` with the titles of its values beside ``values``, in their order."""
    if values == before.values:
        return before.extra
    out = dict(before.extra)
    for code in _LANGUAGES:
        if f"values_{code}" in out:
            titles = value_titles(before, code)
            out[f"values_{code}"] = [titles.get(value, value) for value in values]
    return out
