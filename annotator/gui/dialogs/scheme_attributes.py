"""The tab of the attributes: named values that spans and relations may carry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import ask
from annotator.gui.dialogs.scheme_attribute_form import AttributeForm
from annotator.gui.dialogs.words import language
from annotator.gui.fields import leave_undo
from annotator.gui.focus_ring import FocusRing
from annotator.gui.plain import joined, one_line, phrased
from annotator.gui.session import Session
from annotator.model.scheme import Attribute
from annotator.ops.schemes import set_attributes

_NAME = Qt.ItemDataRole.UserRole


class AttributesTab(QWidget):
    """A list, and one attribute in full; each change is one step of undo."""

    problem = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = QListWidget()
        FocusRing(self.list, framed=True)
        self.list.setAccessibleName(self.tr("Attributes"))
        self.form = AttributeForm()
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(self.tr("New attribute"))
        leave_undo(self.new_name)
        self.new_name.setAccessibleName(self.tr("New attribute"))
        self.add_button = QPushButton(self.tr("&Add"))
        self.up_button = QPushButton(self.tr("Move &up"))
        self.down_button = QPushButton(self.tr("Move &down"))
        self.delete_button = QPushButton(self.tr("Dele&te…"))
        self._lay_out()
        self._wire()
        self.refresh()

    def refresh(self, current: str = "") -> None:
        """Reads the scheme again and shows ``current``, else the attribute shown before."""
        item: QListWidgetItem | None = self.list.currentItem()
        wanted = current or ("" if item is None else str(item.data(_NAME)))
        before = self.list.currentRow()
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        for attribute in self._attributes():
            title = attribute.title(language())
            shown = title if title == attribute.name else joined((title, attribute.name), " – ")
            item = QListWidgetItem(one_line(shown), self.list)
            item.setData(_NAME, attribute.name)
            if attribute.name == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(min(max(before, 0), self.list.count() - 1))
        self.list.blockSignals(False)  # noqa: FBT003
        self._show_current()

    def add(self) -> None:
        """Adds the attribute whose name is typed."""
        name = self.new_name.text().strip()
        attributes = self._attributes()
        if not name:
            self.new_name.setFocus()
            self.problem.emit(self.tr("Type the name of the new attribute first."))
        elif any(one.name == name for one in attributes):
            self.problem.emit(phrased(self.tr("There is an attribute {name} already."), name=name))
        else:
            self.new_name.clear()
            self._set((*attributes, Attribute(name)), name)

    def delete(self) -> None:
        """Deletes the attribute that is shown."""
        row, attributes = self.list.currentRow(), self._attributes()
        if row < 0:
            return
        question = self.tr(
            "Delete the attribute {name}? Values that spans carry stay with them and are shown "
            "again when an attribute of this name is added."
        )
        question = phrased(question, name=attributes[row].name)
        if ask.confirm(self, question, self.tr("Delete")):
            self._set(attributes[:row] + attributes[row + 1 :], "")

    def _attributes(self) -> tuple[Attribute, ...]:
        return self._session.scheme.attributes

    def _move(self, step: int) -> None:
        row, order = self.list.currentRow(), list(self._attributes())
        moved = order.pop(row)
        order.insert(row + step, moved)
        self._set(tuple(order), moved.name)

    def _change(self, attribute: Attribute) -> None:
        before = self.form.attribute_name
        wanted = tuple(attribute if one.name == before else one for one in self._attributes())
        self._set(wanted, attribute.name)

    def _set(self, attributes: tuple[Attribute, ...], shown: str) -> None:
        self._session.run(set_attributes, attributes)
        self.refresh(shown)

    def _show_current(self) -> None:
        attributes, row = self._attributes(), self.list.currentRow()
        shown, writable = 0 <= row < len(attributes), self._session.is_writable
        self.form.setVisible(shown)
        self.form.setEnabled(writable)
        self.delete_button.setEnabled(shown and writable)
        self.up_button.setEnabled(shown and writable and row > 0)
        self.down_button.setEnabled(shown and writable and row < len(attributes) - 1)
        self.add_button.setEnabled(writable)
        self.new_name.setEnabled(writable)
        if shown:
            self.form.show_attribute(attributes[row], self._session.scheme)

    def _wire(self) -> None:
        self.list.currentItemChanged.connect(self._show_current)
        self.new_name.returnPressed.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.delete_button.clicked.connect(self.delete)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.form.wished.connect(self._change)
        self.form.problem.connect(self.problem)

    def _lay_out(self) -> None:
        adding, moving = QHBoxLayout(), QHBoxLayout()
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add_button)
        for button in (self.up_button, self.down_button, self.delete_button):
            moving.addWidget(button)
            button.setAutoDefault(False)
        self.add_button.setAutoDefault(False)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.list, 1)
        left.addLayout(adding)
        left.addLayout(moving)
        splitter = QSplitter()
        splitter.addWidget(side)
        splitter.addWidget(self.form)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([280, 560])
        layout = QVBoxLayout(self)
        layout.addWidget(splitter)
