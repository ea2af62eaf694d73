"""Who works here: one of those there are, or somebody new."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.held import typable
from annotator.gui.plain import phrased


def ask_annotator(parent: QWidget | None, names: Sequence[str], current: str) -> str | None:
    """The name under which to go on, or None."""
    dialog = AnnotatorDialog(names, current, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if accepted else None


class AnnotatorDialog(QDialog):
    """A name, typed or chosen.  ``chosen`` is it."""

    def __init__(self, names: Sequence[str], current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Annotator"))
        self._known = set(names)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.addItems(typable(names))
        self.name.setCurrentText("".join(typable([current])))
        self._problem = ProblemLine(self)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Work as:"), self.name)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        self.name.editTextChanged.connect(self._check)
        self._check()
        edit = self.name.lineEdit()
        if edit is not None:
            edit.selectAll()
        self.name.setFocus()
        self.resize(400, 150)

    @property
    def chosen(self) -> str:
        """The name as it will be kept."""
        return self.name.currentText().strip()

    def _check(self) -> None:
        name = self.chosen
        ok = bool(name) and name.isprintable()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ok)
        if not name:
            self._problem.set_problem(self.tr("Type a name."))
        elif not ok:
            self._problem.set_problem(self.tr("A name cannot hold control characters."))
        elif name in self._known:
            self._problem.set_hint(
                phrased(self.tr("You go on with the work of {name}."), name=name)
            )
        else:
            told = self.tr("{name} is new here and begins with empty layers.")
            self._problem.set_hint(phrased(told, name=name))
