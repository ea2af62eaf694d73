"""The scheme editor.  What is done here is done at once, one step of undo each."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.formats.target import Target
from annotator.gui import ask
from annotator.gui.bindings import Bindings
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.scheme_attributes import AttributesTab
from annotator.gui.dialogs.scheme_labels import LabelsTab
from annotator.gui.dialogs.scheme_union import united
from annotator.gui.dialogs.words import language, sentence
from annotator.gui.plain import one_line, phrased, tool_tip, without_mnemonic
from annotator.gui.session import Session
from annotator.gui.texts import redo_text, undo_text
from annotator.model.scheme_file import scheme_to_text
from annotator.ops.projects import read_scheme
from annotator.ops.schemes import set_scheme
from annotator.store.change import Change

_WATCHES = frozenset(
    {"label", "label_end", "attribute", "attribute_label", "span", "relation", "property"}
)


_RIGHT = Qt.TextElideMode.ElideRight
_WIDEST = 190
_HIGH = 860
"""Pixels in which twelve labels can be paired without scrolling."""


class SchemeDialog(QDialog):
    """Labels, the ends of relations, attributes; reading and writing scheme files."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        bindings: Bindings | None = None,
    ) -> None:
        """``bindings`` are the keys that labels cannot have; those of old when there are none."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Label scheme"))
        self._session = session
        keys = bindings or Bindings()
        self.entities = LabelsTab("entity", session, keys)
        self.relations = LabelsTab("relation", session, keys)
        self.attributes = AttributesTab(session)
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(self.windowTitle())
        self._problem = ProblemLine(self)
        self._undo, self._redo = QPushButton(), QPushButton()
        self._lay_out()
        self._wire()
        self._refresh()

    def _lay_out(self) -> None:
        self._tabs.addTab(self.entities, self.tr("&Entity labels"))
        self._tabs.addTab(self.relations, self.tr("&Relation labels"))
        self._tabs.addTab(self.attributes, self.tr("Attri&butes"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._import = self._buttons.addButton(self.tr("Read fr&om file…"), role)
        self._export = self._buttons.addButton(self.tr("&Save to file…"), role)
        for button in (self._undo, self._redo):
            self._buttons.addButton(button, role)
        for each in self._buttons.buttons():
            if isinstance(each, QPushButton):
                each.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._problem)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        self.resize(980, min(_HIGH, self.screen().availableGeometry().height() - 80))

    def _wire(self) -> None:
        self._tabs.currentChanged.connect(self._refresh_tab)
        self._buttons.rejected.connect(self.reject)
        self._import.clicked.connect(self._read_file)
        self._export.clicked.connect(self._write_file)
        self._undo.clicked.connect(self._session.undo)
        self._redo.clicked.connect(self._session.redo)
        # not shortcuts of the buttons: those click with a delay
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self).activated.connect(self._session.redo)
        for tab in (self.entities, self.relations, self.attributes):
            tab.problem.connect(self._problem.set_problem)
        self._session.changed.connect(self._changed)
        self._session.failed.connect(self._failed)
        self._session.not_saved.connect(self._failed)

    def done(self, result: int) -> None:
        """Takes over the field that was being edited, then closes."""
        if self._session.is_writable:
            for tab in (self.entities, self.relations, self.attributes):
                tab.form.apply()
        self._session.changed.disconnect(self._changed)
        self._session.failed.disconnect(self._failed)
        self._session.not_saved.disconnect(self._failed)
        super().done(result)

    def _changed(self, change: Change) -> None:
        self._problem.set_problem("")
        if change.everywhere or change.tables & _WATCHES:
            self._refresh()

    def _failed(self, error: UserError) -> None:
        self._problem.set_problem(sentence(error))

    def _refresh(self) -> None:
        self._refresh_tab()
        project, writable = self._session.project, self._session.is_writable
        undo, redo = project.undoable(), project.redoable()
        for button, text, there in (
            (self._undo, undo_text(undo, self._session.scheme, language()), undo),
            (self._redo, redo_text(redo, self._session.scheme, language()), redo),
        ):
            button.setText(
                button.fontMetrics().elidedText(without_mnemonic(one_line(text)), _RIGHT, _WIDEST)
            )
            button.setToolTip(tool_tip(text))
            button.setEnabled(writable and there is not None)
        self._import.setEnabled(writable)
        if not writable:
            self._problem.set_hint(self.tr("The project is open for reading only."))

    def _refresh_tab(self) -> None:
        """Reads for the tab that is shown; the others read when they are."""
        shown = self._tabs.currentWidget()
        for tab in (self.entities, self.relations, self.attributes):
            if tab is shown:
                tab.refresh()

    def _read_file(self) -> None:
        kinds = self.tr("Label schemes (*.json);;All files (*)")
        found = ask.open_paths(
            self, self.tr("Read a label scheme"), self._folder(), kinds, several=False
        )
        if not found:
            return
        try:
            scheme = read_scheme(found[0])
        except UserError as error:
            self._failed(error)
            return
        add, other = self.tr("Add what is missing"), self.tr("Replace all")
        question = self.tr("Replace the labels and attributes by those of {name}, or add to them?")
        chosen = ask.choose(self, phrased(question, name=found[0].name), [add, other])
        if chosen == add:
            self._session.run(set_scheme, united(self._session.scheme, scheme))
        elif chosen == other:
            self._session.run(set_scheme, scheme)

    def _write_file(self) -> None:
        kinds = self.tr("Label schemes (*.json);;All files (*)")
        path = self._session.project.path
        suggestion = self._folder() / f"{path.stem if path else 'labels'}.scheme.json"
        target = ask.save_path(self, self.tr("Save the label scheme"), suggestion, kinds)
        if target is None:
            return
        try:
            with Target(target) as place:
                place.write(scheme_to_text(self._session.scheme))
                place.commit()
        except UserError as error:
            self._failed(error)
        else:
            self._problem.set_hint(phrased(self.tr("Saved to {path}."), path=target))

    def _folder(self) -> Path:
        path = self._session.project.path
        return path.parent if path else Path.home()
