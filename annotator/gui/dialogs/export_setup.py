"""The first page of the export: format, whose work, how it is split, and where it goes."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.base import Description
from annotator.formats.registry import format_named, formats
from annotator.gui import ask
from annotator.gui.dialogs.export_preview import PreviewBox
from annotator.gui.dialogs.export_split import SplitBox
from annotator.gui.dialogs.options import OptionsForm, options_for
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.words import cannot_hold, format_title
from annotator.gui.plain import PlainLabel, phrased
from annotator.gui.session import Session
from annotator.ops.export_request import ExportRequest, is_interchange

_EVERYBODY, _ONE, _GOLD = "everybody", "one", "gold"


class ExportSetup(QWidget):
    """Everything that an export needs to know."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._agreed: Path | None = None
        self._is_suggested = True
        self._is_chosen = False
        self._format = QComboBox()
        self._losses = PlainLabel(wrap=True)
        self._options = OptionsForm()
        self._whose = QComboBox()
        self._finished = QCheckBox(self.tr("F&inished documents only"))
        self._split = SplitBox(session.project)
        self._card = QCheckBox(self.tr("Write a dataset card beside it"))
        self._preview = PreviewBox(session)
        self._target = QLineEdit()
        self._problem = ProblemLine(self)
        self._fill()
        self._lay_out()
        self._wire()
        self._show_format()

    @property
    def is_ready(self) -> bool:
        """Whether an export can begin."""
        return not self._fault()

    @property
    def is_agreed(self) -> bool:
        """Whether the person was asked already if the target, a file, may be replaced."""
        return self._agreed is not None and self._agreed == self._path()

    def request(self) -> ExportRequest:
        """What is asked for now."""
        whose, name = self._whose.currentData()
        return ExportRequest(
            format=self._format.currentData(),
            target=self._path(),
            annotator=name if whose == _ONE else None,
            gold=whose == _GOLD,
            finished=self._finished.isChecked(),
            split=self._split.wanted(),
            seed=self._split.seed.value(),
            group_by=self._split.rule(),
            stratify=self._split.is_stratified(),
            options=self._options.values(),
            card=self._card.isChecked(),
        )

    def stop(self) -> None:
        """Ends the counting of the preview."""
        self._preview.stop()

    def say(self, sentence: str) -> None:
        """Shows how the last try ended."""
        self._problem.set_problem(sentence)

    def _fill(self) -> None:
        for each in formats():
            if each.description.writes:
                self._format.addItem(format_title(each.description), each.description.name)
        native = self._format.findData("jsonl")
        self._format.setCurrentIndex(max(0, native))
        self._card.setChecked(True)

    def _lay_out(self) -> None:
        choose = QPushButton(self.tr("&Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        target = QHBoxLayout()
        target.addWidget(self._target, 1)
        target.addWidget(choose)
        self._form = form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Format:"), self._format)
        form.addRow("", self._losses)
        form.addRow("", self._options)
        form.addRow(self.tr("&Whose work:"), self._whose)
        form.addRow("", self._finished)
        form.addRow(self._split)
        form.addRow(self.tr("T&o:"), target)
        form.labelForField(target).setBuddy(self._target)  # type: ignore[attr-defined]
        form.addRow("", self._card)
        row = QHBoxLayout()
        row.addWidget(_scrolling(form), 5)
        row.addWidget(self._preview, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row, 1)
        layout.addWidget(self._problem)

    def _wire(self) -> None:
        self._format.currentIndexChanged.connect(self._show_format)
        self._split.toggled.connect(self._show_target)
        self._split.changed.connect(self._check)
        self._finished.toggled.connect(self._check)
        self._finished.clicked.connect(self._finished_chosen)
        self._whose.currentIndexChanged.connect(self._check)
        self._options.changed.connect(self._check)
        self._target.textEdited.connect(self._target_edited)
        self._target.textChanged.connect(self._check)

    def _description(self) -> Description:
        return format_named(self._format.currentData()).description

    def _show_format(self) -> None:
        description = self._description()
        self._losses.setText(cannot_hold(description))
        self._options.show_options(options_for(description, "write"))
        self._form.setRowVisible(self._options, bool(self._options.options))
        if not self._is_chosen:
            self._finished.setChecked(not is_interchange(description))
        self._show_people(prefers_gold=not is_interchange(description))
        self._show_target()

    def _finished_chosen(self) -> None:
        self._is_chosen = True

    def _show_people(self, *, prefers_gold: bool) -> None:
        before = self._whose.currentData()
        there = self._session.project.read.annotators()
        people = [one.name for one in there if one.kind != _GOLD]
        has_gold = len(people) < len(there)
        self._whose.clear()
        if has_gold and prefers_gold:
            self._whose.addItem(self.tr("Gold, else everybody's"), (_EVERYBODY, ""))
        else:
            self._whose.addItem(self.tr("Everybody's"), (_EVERYBODY, ""))
        for name in people:
            self._whose.addItem(name, (_ONE, name))
        if has_gold:
            self._whose.addItem(self.tr("Gold"), (_GOLD, ""))
        there_now = [self._whose.itemData(row) for row in range(self._whose.count())]
        if before in there_now:
            self._whose.setCurrentIndex(there_now.index(before))

    @property
    def _is_folder(self) -> bool:
        return self._split.isChecked() or not self._description().many

    def _show_target(self) -> None:
        if self._is_suggested:
            self._target.setText(str(self._suggestion()))
        self._check()

    def _suggestion(self) -> Path:
        project = self._session.project.path
        folder = project.parent if project else Path.home()
        stem = project.stem if project else "project"
        name = self._description().name
        ending = "" if self._is_folder else self._description().extensions[0]
        return folder / f"{stem}.{name}{ending}" if self._is_folder else folder / (stem + ending)

    def _target_edited(self) -> None:
        self._is_suggested = False

    def _choose(self) -> None:
        if self._is_folder:
            found = ask.open_folder(self, self.tr("Folder to export to"), self._path().parent)
        else:
            endings = " ".join("*" + ending for ending in self._description().extensions)
            kinds = f"{self._format.currentText()} ({endings})"
            found = ask.save_path(self, self.tr("File to export to"), self._path(), kinds)
        if found is not None:
            self._is_suggested = False
            self._agreed = None if self._is_folder else found
            self._target.setText(str(found))

    def _path(self) -> Path:
        return Path(self._target.text().strip())

    def _check(self) -> None:
        fault = self._fault()
        if fault:
            self._problem.set_problem(fault)
        else:
            self._problem.set_hint(self._hint())
        ready = self._format.currentData() and self._whose.currentData()
        self._preview.show_request(self.request() if ready and not fault else None)
        self.changed.emit()

    def _hint(self) -> str:
        if self._split.isChecked():
            told = self.tr("The parts are written as {names} into the folder {path}.")
            return phrased(told, names=", ".join(self._part_names()), path=self._path())
        if self._is_folder:
            told = self.tr("This format writes one file a document, into the folder {path}.")
            return phrased(told, path=self._path())
        return ""

    def _part_names(self) -> list[str]:
        ending = self._description().extensions[0] if self._description().many else ""
        return [name + ending for name in self._split.wanted() or ()]

    def _fault(self) -> str:
        return self._place_fault() or self._kind_fault() or self._split.fault()

    def _place_fault(self) -> str:
        if not self._target.text().strip():
            return self.tr("Say where to export to.")
        path, project = self._path(), self._session.project.path
        if not path.is_absolute() or not path.parent.is_dir():
            return phrased(self.tr("There is no folder {path}."), path=path.parent)
        if project is not None and path.resolve() == project.resolve():
            return self.tr("This is the open project; choose another file.")
        if not os.access(path.parent, os.W_OK):
            return phrased(
                self.tr("Nothing can be written to the folder {path}."), path=path.parent
            )
        return ""

    def _kind_fault(self) -> str:
        path = self._path()
        if self._is_folder and path.exists() and not path.is_dir():
            return phrased(self.tr("{path} is a file; a folder is needed."), path=path)
        if not self._is_folder and path.is_dir():
            return phrased(self.tr("{path} is a folder; a file is needed."), path=path)
        return ""


def _scrolling(form: QFormLayout) -> QScrollArea:
    """The form, which scrolls where it has no room: large print, many options."""
    page = QWidget()
    page.setLayout(form)
    form.setContentsMargins(0, 0, 0, 0)
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
