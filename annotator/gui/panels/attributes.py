"""The attributes of a span or relation, edited as the scheme defines them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.fields import leave_undo
from annotator.gui.held import Held
from annotator.gui.plain import PlainLabel, one_line, tool_tip, without_mnemonic
from annotator.model.annotation import Json
from annotator.model.scheme import Attribute, AttributeType

_KEPT = 12
"""Forms that are kept."""

_READABLE = 16
"""Characters of a choice that are seen at once."""


@dataclass(frozen=True)
class _Page:
    """The fields for one set of attributes in one language."""

    widget: QWidget
    attributes: tuple[Attribute, ...]
    language: str
    unknown: Mapping[str, Json]
    fields: Mapping[str, QWidget]


class AttributeForm(QWidget):
    """One field an attribute; what the scheme does not know is shown and cannot be edited.

    The fields of a label are kept when another label's are shown: making them takes 10 ms, and
    whoever walks along spans meets the same few labels all the time.
    """

    edited = Signal(str, object)
    """Name and new value; None takes the attribute away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pages: list[_Page] = []
        """The pages made, the one shown first."""

    def show_values(
        self, attributes: tuple[Attribute, ...], values: Mapping[str, Json], language: str
    ) -> None:
        """Shows ``values``; the fields stay, with the keyboard in them, while they fit."""
        known = {attribute.name for attribute in attributes}
        unknown = {name: values[name] for name in sorted(set(values) - known)}
        self._turn_to(attributes, language, unknown)
        for attribute in attributes:
            _show(self._fields[attribute.name], attribute, values.get(attribute.name))
        self.setVisible(bool(attributes or unknown))

    @property
    def _fields(self) -> Mapping[str, QWidget]:
        return self._pages[0].fields if self._pages else {}

    def _turn_to(
        self, attributes: tuple[Attribute, ...], language: str, unknown: Mapping[str, Json]
    ) -> None:
        wanted = (attributes, language, unknown)
        before = self._pages[0] if self._pages else None
        for page in self._pages:
            if (page.attributes, page.language, page.unknown) == wanted:
                self._pages.remove(page)
                break
        else:
            page = self._made(*wanted)
        self._pages.insert(0, page)
        for old in self._pages[_KEPT:]:
            old.widget.hide()
            old.widget.deleteLater()  # not before its fields have finished speaking
        del self._pages[_KEPT:]
        if before is not page:
            if before is not None:
                before.widget.hide()
            page.widget.show()

    def _made(
        self, attributes: tuple[Attribute, ...], language: str, unknown: Mapping[str, Json]
    ) -> _Page:
        widget = QWidget(self)
        form = QFormLayout(widget)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields = {}
        for attribute in attributes:
            field = self._field(attribute, language)
            title = attribute.title(language)
            field.setAccessibleName(title)
            fields[attribute.name] = field
            form.addRow(PlainLabel(one_line(title)), field)
        for name, value in unknown.items():
            words = json.dumps(value, ensure_ascii=False)
            form.addRow(PlainLabel(one_line(name)), PlainLabel(words, wrap=True, selectable=True))
        self._column.addWidget(widget)
        return _Page(widget, attributes, language, unknown, fields)

    def field(self, name: str) -> QWidget | None:
        """The field of an attribute."""
        return self._fields.get(name)

    def commit(self) -> None:
        """Utters what has been typed and not yet been said."""
        for field in self._fields.values():
            if isinstance(field, QLineEdit) and field.isModified():
                field.editingFinished.emit()

    def _field(self, attribute: Attribute, language: str) -> QWidget:
        if attribute.type is AttributeType.CHOICE:
            return self._choice(attribute, language)
        if attribute.type is AttributeType.FLAG:
            return self._flag(attribute)
        return self._line(attribute)

    def _choice(self, attribute: Attribute, language: str) -> QComboBox:
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.addItem("—", None)
        for value, title in value_titles(attribute, language).items():
            field.addItem(one_line(title), value)
        longest = max(len(field.itemText(i)) for i in range(field.count()))
        field.setMinimumContentsLength(min(_READABLE, longest))
        field.activated.connect(
            lambda _place: self.edited.emit(attribute.name, field.currentData())
        )
        return field

    def _flag(self, attribute: Attribute) -> QCheckBox:
        field = QCheckBox(without_mnemonic(self.tr("yes")))
        field.clicked.connect(
            lambda checked: self.edited.emit(attribute.name, True if checked else None)
        )
        return field

    def _line(self, attribute: Attribute) -> QLineEdit:
        field = QLineEdit()
        is_number = attribute.type is AttributeType.NUMBER
        if is_number:
            validator = QDoubleValidator(field)
            validator.setLocale(QLocale.c())
            field.setValidator(validator)
        leave_undo(field)

        def finished() -> None:
            if field.isModified():
                field.setModified(False)
                text = field.text()
                self.edited.emit(attribute.name, _number(text) if is_number else text or None)

        field.editingFinished.connect(finished)
        return field


def value_titles(attribute: Attribute, language: str) -> dict[str, str]:
    """The values of a choice with what they are called in ``language``, else by themselves.

    A scheme names them in lists beside ``values``: "values_vi", "values_en".
    """
    titles = attribute.extra.get(f"values_{language}")
    if not isinstance(titles, list) or len(titles) != len(attribute.values):
        titles = [""] * len(attribute.values)
    pairs = zip(attribute.values, titles, strict=True)
    return {value: title if isinstance(title, str) and title else value for value, title in pairs}


def _show(field: QWidget, attribute: Attribute, value: Json) -> None:
    """Shows ``value`` in ``field``, unless something else is being typed there."""
    if isinstance(field, QComboBox):
        while field.count() > 1 + len(attribute.values):
            field.removeItem(field.count() - 1)
        place = field.findData(value) if isinstance(value, str) else 0
        if place < 0:  # a value that the scheme does not list
            field.addItem(one_line(str(value)), value)
            place = field.count() - 1
        field.setCurrentIndex(place)
    elif isinstance(field, QCheckBox):
        field.setChecked(value is True)
    elif isinstance(field, QLineEdit) and not field.isModified():
        Held(field).show("" if value is None else str(value))
    field.setToolTip(tool_tip(attribute.name))


def _number(text: str) -> int | float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number.is_integer() and "." not in text else number
