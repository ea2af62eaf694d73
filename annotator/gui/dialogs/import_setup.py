"""The first page of the import: what to read, and how."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.formats.archive import is_archive
from annotator.formats.base import Description, Option
from annotator.formats.registry import format_named, formats, recognise
from annotator.formats.source import printable
from annotator.gui import ask
from annotator.gui.dialogs.options import OptionsForm, options_for
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.words import format_title, listed, sentence
from annotator.gui.focus_ring import FocusRing
from annotator.gui.held import typable
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session
from annotator.gui.texts import state_name
from annotator.model.annotation import State
from annotator.ops.importing import ImportRequest

_PATH = Qt.ItemDataRole.UserRole


class ImportSetup(QWidget):
    """Files, format, options, and what to do with what does not fit."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._recognised: dict[Path, Description] = {}
        self._trouble = ""
        self._paths = QListWidget()
        FocusRing(self._paths, framed=True)
        self._paths.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._paths.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._format = QComboBox()
        self._options = OptionsForm()
        self._annotator = QComboBox()
        self._state = QComboBox()
        self._unknown = QComboBox()
        self._rejected = QComboBox()
        self._problem = ProblemLine(self)
        self._fill()
        self._lay_out()
        self.setFocusProxy(self._paths)
        self._show_format()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files and folders that are to be read."""
        items = (self._paths.item(row) for row in range(self._paths.count()))
        return tuple(item.data(_PATH) for item in items)

    @property
    def is_ready(self) -> bool:
        """Whether an import can begin."""
        named = bool(self._annotator.currentText().strip())
        known = bool(self._format.currentData()) or not self._trouble
        return bool(self.paths) and named and known and not self._is_shut

    @property
    def _is_shut(self) -> bool:
        return not self._session.is_writable or self._session.has_unsaved

    def request(self) -> ImportRequest:
        """What is asked for now."""
        return ImportRequest(
            paths=self.paths,
            format=self._format.currentData(),
            annotator=self._annotator.currentText().strip(),
            options=self._options.values(),
            add_labels=self._unknown.currentData(),
            strict=self._rejected.currentData(),
            state=State(self._state.currentData()),
        )

    def say(self, sentence: str) -> None:
        """Shows how the last try ended."""
        self._problem.set_problem(sentence)

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Adds files and folders; those that are listed already stay once."""
        known = set(self.paths)
        for path in paths:
            if path in known:
                continue
            known.add(path)
            item = QListWidgetItem(printable(path), self._paths)
            item.setData(_PATH, path)
        self._look()

    def _fill(self) -> None:
        self._format.addItem(self.tr("Recognise automatically"), None)
        for each in formats():
            if each.description.reads:
                self._format.addItem(format_title(each.description), each.description.name)
        self._annotator.setEditable(True)
        names = [one.name for one in self._session.project.read.annotators()]
        self._annotator.addItems(typable([self._session.annotator, *names]))
        for state in (State.FINISHED, State.OPEN):
            self._state.addItem(state_name(state), state.value)
        for text, add in (
            (self.tr("Stop and show them"), None),
            (self.tr("Add them to the scheme"), True),
            (self.tr("Leave out what bears them"), False),
        ):
            self._unknown.addItem(text, add)
        self._rejected.addItem(self.tr("Import the rest"), userData=None)
        self._rejected.addItem(self.tr("Import nothing and say why"), userData=True)

    def _files(self) -> QHBoxLayout:
        files = QHBoxLayout()
        files.addWidget(self._paths, 1)
        buttons = QVBoxLayout()
        for text, action in (
            (self.tr("Add &files…"), self._add_files),
            (self.tr("Add f&older…"), self._add_folder),
            (self.tr("Re&move"), self._remove),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(action)
            buttons.addWidget(button)
        buttons.addStretch(1)
        files.addLayout(buttons)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._paths)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove)
        return files

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Forma&t:"), self._format)
        form.addRow("", self._options)
        form.addRow(self.tr("Work without a &name is by:"), self._annotator)
        form.addRow(self.tr("&Work without a state is:"), self._state)
        form.addRow(self.tr("Labels the scheme &lacks:"), self._unknown)
        form.addRow(self.tr("If anything is re&jected:"), self._rejected)
        title = PlainLabel(self.tr("Files and fol&ders, added here or dropped:"))
        title.setBuddy(self._paths)
        self._paths.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._paths.setMinimumHeight(90)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(title)
        layout.addLayout(self._files(), 1)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        self._format.currentIndexChanged.connect(self._show_format)
        self._annotator.editTextChanged.connect(self.changed)

    def _add_files(self) -> None:
        self.add_paths(
            ask.open_paths(self, self.tr("Files to import"), self._folder(), self._kinds())
        )

    def _add_folder(self) -> None:
        found = ask.open_folder(self, self.tr("Folder to import"), self._folder())
        if found is not None:
            self.add_paths([found])

    def _folder(self) -> Path:
        if self.paths:
            return self.paths[-1].parent
        path = self._session.project.path
        return path.parent if path else Path.home()

    def _kinds(self) -> str:
        readable = [each.description for each in formats() if each.description.reads]
        endings = sorted({".zip", *(ending for one in readable for ending in one.extensions)})
        known = self.tr("Files Annotator can read")
        everything = self.tr("All files")
        return f"{known} ({' '.join('*' + ending for ending in endings)});;{everything} (*)"

    def _remove(self) -> None:
        for item in self._paths.selectedItems():
            self._paths.takeItem(self._paths.row(item))
        self._look()

    def _look(self) -> None:
        """Recognises the formats of paths that are new."""
        trouble = ""
        for path in self.paths:
            try:
                if path not in self._recognised and not is_archive(path):
                    self._recognised[path] = recognise(path).description
            except UserError as error:
                trouble = trouble or sentence(error)
        self._trouble = trouble
        self._show_format()

    def _show_format(self) -> None:
        named = self._format.currentData()
        if named is None:
            found = [self._recognised[path] for path in self.paths if path in self._recognised]
            self._options.show_options(_common(found))
        else:
            self._options.show_options(options_for(format_named(named).description, "read"))
        self._form.setRowVisible(self._options, bool(self._options.options))
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        unread = [path for path in self.paths if path not in self._recognised]
        if not self._session.is_writable:
            self._problem.set_problem(self.tr("The project is open for reading only."))
        elif self._session.has_unsaved:
            self._problem.set_problem(self.tr("An edit is not saved yet; save it first."))
        elif self._trouble and self._format.currentData() is None:
            self._problem.set_problem(self._trouble)
        elif not self.paths:
            self._problem.set_hint(self.tr("Add or drop what is to be imported."))
        elif self._format.currentData() is None and not unread:
            titles = Counter(format_title(self._recognised[path]) for path in self.paths)
            told = listed(f"{title} ({count})" for title, count in titles.items())
            self._problem.set_hint(self.tr("Recognised: {formats}.").format(formats=told))
        else:
            self._problem.set_hint("")


def _common(descriptions: list[Description]) -> tuple[Option, ...]:
    """The options that every one of the formats has."""
    if not descriptions:
        return ()
    first, *others = (options_for(one, "read") for one in descriptions)
    return tuple(option for option in first if all(option in other for other in others))
