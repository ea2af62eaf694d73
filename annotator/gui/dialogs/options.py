"""The options of a format, drawn from its description."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from annotator.formats.base import Description, Direction, Option
from annotator.gui.dialogs.words import choice_title, option_help, option_title
from annotator.gui.forms import clear_rows
from annotator.gui.plain import PlainLabel, tool_tip

_HIGHEST = 999_999_999


def options_for(description: Description, direction: Direction) -> tuple[Option, ...]:
    """The options that a format has when it reads or when it writes."""
    return tuple(one for one in description.options if one.applies in (direction, "both"))


class OptionsForm(QWidget):
    """One row for each option; what an option does stands below it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields: dict[Option, QWidget] = {}

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are drawn now."""
        return tuple(self._fields)

    def show_options(self, options: Iterable[Option]) -> None:
        """Draws ``options``; what was set for the same option before stays."""
        before = {option.name: value for option, value in self._values().items()}
        wanted = tuple(options)
        if wanted == self.options:
            return
        clear_rows(self._form)
        self._fields = {}
        for option in wanted:
            self._draw(option)
            if option.name in before:
                self._set(option, before[option.name])

    def values(self) -> dict[str, bool | int | str]:
        """What is set now, by the options' names."""
        return {option.name: value for option, value in self._values().items()}

    def _values(self) -> dict[Option, bool | int | str]:
        return {option: _value(field) for option, field in self._fields.items()}

    def _draw(self, option: Option) -> None:
        field = self._field(option)
        field.setToolTip(tool_tip(option_help(option)))
        field.setAccessibleDescription(option_help(option))
        self._fields[option] = field
        if isinstance(field, QCheckBox):
            field.setText(option_title(option))
            self._form.addRow(field)
        else:
            self._form.addRow(option_title(option) + ":", field)
        explained = PlainLabel(option_help(option), wrap=True)
        explained.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._form.addRow(explained)
        self._set(option, option.default)

    def _field(self, option: Option) -> QWidget:
        if option.kind == "flag":
            check = QCheckBox()
            check.toggled.connect(self.changed)
            return check
        if option.kind == "choice":
            combo = QComboBox()
            for choice in option.choices:
                combo.addItem(choice_title(choice), choice)
            combo.currentIndexChanged.connect(self.changed)
            return combo
        if option.kind == "number":
            spin = QSpinBox()
            spin.setRange(0, _HIGHEST)
            spin.valueChanged.connect(self.changed)
            return spin
        line = QLineEdit()
        line.textChanged.connect(self.changed)
        return line

    def _set(self, option: Option, value: bool | int | str) -> None:  # noqa: FBT001
        field = self._fields[option]
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(str(value))))
        elif isinstance(field, QSpinBox):
            field.setValue(int(value) if not isinstance(value, str) else 0)
        elif isinstance(field, QLineEdit):
            field.setText(str(value))


def _value(field: QWidget) -> bool | int | str:
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QComboBox):
        return str(field.currentData())
    if isinstance(field, QSpinBox):
        return field.value()
    assert isinstance(field, QLineEdit)
    return field.text().strip()
