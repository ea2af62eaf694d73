"""The new project: its name, its folder and the labels to begin with."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.chip_flow import ChipFlow
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.words import language, listed, sentence
from annotator.gui.plain import PlainLabel, phrased
from annotator.model.scheme import Scheme
from annotator.ops.projects import read_scheme, shipped_schemes
from annotator.store.project import SUFFIX

_FORBIDDEN = '/\\:*?"<>|'
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in "123456789"}


class NewProjectDialog(QDialog):
    """Asks for a new project.  ``path`` and ``scheme`` are what was chosen once it is accepted."""

    def __init__(self, parent: QWidget | None = None, *, folder: Path | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New project"))
        self.scheme: Scheme | None = None
        self._scheme_problem = ""
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("for example News May 2026"))
        self._folder = QLineEdit(str(folder or _documents()))
        self._schemes = QComboBox()
        self._preview = ChipFlow(language())
        self._counts = PlainLabel()
        self._problem = ProblemLine(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._create = self._buttons.addButton(
            self.tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._lay_out()
        self._fill_schemes()
        self._wire()
        self._check()

    @property
    def path(self) -> Path:
        """The file that the project is to be."""
        return self._folder_path() / (self._bare_name() + SUFFIX)

    def _folder_path(self) -> Path:
        path = Path(self._folder.text().strip())
        try:
            return path.expanduser()
        except RuntimeError:  # "~nobody"
            return path

    def _bare_name(self) -> str:
        return self._name.text().strip().removesuffix(SUFFIX)

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        folder = QHBoxLayout()
        folder.addWidget(self._folder)
        folder.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("&Name:"), self._name)
        form.addRow(self.tr("&Folder:"), folder)
        form.labelForField(folder).setBuddy(self._folder)  # type: ignore[attr-defined]
        form.addRow(self.tr("&Labels:"), self._schemes)
        area = QScrollArea()
        area.setWidget(self._preview)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(150)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.addRow("", area)
        form.addRow("", self._counts)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout = QVBoxLayout(self)
        layout.addLayout(form, 1)
        layout.addWidget(self._problem)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        self._create.setDefault(True)
        self.resize(560, 430)
        self._name.setFocus()

    def _fill_schemes(self) -> None:
        for path in shipped_schemes():
            self._schemes.addItem(read_scheme(path).name or path.name, path)
        self._schemes.addItem(self.tr("No labels yet (add them later)"), None)
        self._schemes.addItem(self.tr("From a file…"), "")
        self._chosen = self._schemes.currentIndex()
        self._take_scheme()

    def _wire(self) -> None:
        self._name.textChanged.connect(self._check)
        self._folder.textChanged.connect(self._check)
        self._schemes.activated.connect(self._scheme_activated)
        self._schemes.currentIndexChanged.connect(self._scheme_moved)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _browse(self) -> None:
        found = ask.open_folder(self, self.tr("Folder of the new project"), self._existing())
        if found is not None:
            self._folder.setText(str(found))

    def _existing(self) -> Path:
        folder = self._folder_path()
        return folder if folder.is_dir() else _documents()

    def _scheme_activated(self, index: int) -> None:
        """Asks for a file when the last entry is chosen on purpose."""
        if self._schemes.itemData(index) != "":
            return
        kinds = self.tr("Label sets (*.json);;All files (*)")
        found = ask.open_paths(self, self.tr("Label set"), self._existing(), kinds, several=False)
        if not found:
            self._schemes.setCurrentIndex(self._chosen)
            return
        last = self._schemes.count() - 1
        self._schemes.insertItem(last, found[0].name, found[0])
        self._schemes.setCurrentIndex(last)

    def _scheme_moved(self, index: int) -> None:
        if self._schemes.itemData(index) != "":
            self._chosen = index
            self._take_scheme()
            self._check()

    def _take_scheme(self) -> None:
        path = self._schemes.itemData(self._chosen)
        self.scheme, self._scheme_problem = None, ""
        if path is not None:
            try:
                self.scheme = read_scheme(path)
            except UserError as error:
                self._scheme_problem = sentence(error)
        self._preview.show_labels(self.scheme or Scheme())
        self._counts.setText(self._told(self.scheme or Scheme()))

    def _told(self, scheme: Scheme) -> str:
        return listed(
            (
                self.tr("%n entity label(s)", "", len(scheme.entities)),
                self.tr("%n relation label(s)", "", len(scheme.relations)),
            )
        )

    def _check(self) -> None:
        problem = self._scheme_problem or self._path_problem()
        if problem:
            self._problem.set_problem(problem)
        elif not self._bare_name():
            self._problem.set_hint(self.tr("Give the project a name."))
        else:
            hint = self.tr("The project will be kept in the file {path}.")
            self._problem.set_hint(phrased(hint, path=self.path))
        self._create.setEnabled(not problem and bool(self._bare_name()))

    def _path_problem(self) -> str:
        name = self._bare_name()
        bad = next((c for c in name if c in _FORBIDDEN or not c.isprintable()), "")
        if bad:
            told = self.tr("A name cannot hold the character {character}.")
            return told.format(character=bad if bad.isprintable() else repr(bad))
        if name.endswith(".") or name.lower() in _RESERVED or len(name.encode()) > 200:
            return self.tr("This name cannot be used for a file; choose another.")
        folder = self._folder_path()
        if not folder.is_absolute() or not folder.is_dir():
            return phrased(self.tr("There is no folder {path}."), path=self._folder.text())
        if not os.access(folder, os.W_OK):
            return phrased(self.tr("Nothing can be written to the folder {path}."), path=folder)
        if name and self.path.exists():
            told = self.tr("{name} is in this folder already; choose another name.")
            return phrased(told, name=self.path.name)
        return ""


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path.home()
