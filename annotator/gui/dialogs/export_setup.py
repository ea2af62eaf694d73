"""The first page of the export: format, whose work, how it is split, and where it goes."""

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.base import Description
from annotator.formats.registry import format_named, formats
from annotator.gui import ask
from annotator.gui.dialogs.options import OptionsForm, options_for
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.words import cannot_hold, format_title
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session
from annotator.ops.export_request import ExportRequest

_SHARES = (("train", 80), ("dev", 10), ("test", 10))
_ALL = 100
_SEEDS = 999_999_999
_EVERYBODY, _ONE, _GOLD = "everybody", "one", "gold"


class ExportSetup(QWidget):
    """Everything that an export needs to know."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._agreed: Path | None = None
        self._is_suggested = True
        self._format = QComboBox()
        self._losses = PlainLabel(wrap=True)
        self._options = OptionsForm()
        self._whose = QComboBox()
        self._finished = QCheckBox(self.tr("F&inished documents only"))
        self._split = QGroupBox(self.tr("&Split into parts"))
        self._shares = {name: QSpinBox() for name, _share in _SHARES}
        self._seed = QSpinBox()
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
        """Whether the person was asked already if the target may be replaced."""
        return self._agreed is not None and self._agreed == self._path()

    def request(self) -> ExportRequest:
        """What is asked for now."""
        whose, name = self._whose.currentData()
        split = {part: spin.value() / _ALL for part, spin in self._shares.items() if spin.value()}
        return ExportRequest(
            format=self._format.currentData(),
            target=self._path(),
            annotator=name if whose == _ONE else None,
            gold=whose == _GOLD,
            finished=self._finished.isChecked(),
            split=split if self._split.isChecked() else None,
            seed=self._seed.value(),
            options=self._options.values(),
        )

    def say(self, sentence: str) -> None:
        """Shows how the last try ended."""
        self._problem.set_problem(sentence)

    def _fill(self) -> None:
        for each in formats():
            if each.description.writes:
                self._format.addItem(format_title(each.description), each.description.name)
        native = self._format.findData("jsonl")
        self._format.setCurrentIndex(max(0, native))
        for name, share in _SHARES:
            self._shares[name].setRange(0, _ALL)
            self._shares[name].setSuffix(" %")
            self._shares[name].setValue(share)
        self._seed.setRange(0, _SEEDS)
        self._split.setCheckable(True)
        self._split.setChecked(False)

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
        form.addRow(self._parts())
        form.addRow(self.tr("T&o:"), target)
        form.labelForField(target).setBuddy(self._target)  # type: ignore[attr-defined]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._problem)

    def _parts(self) -> QGroupBox:
        row = QHBoxLayout(self._split)
        titles = (self.tr("Tr&ain:"), self.tr("&Dev:"), self.tr("&Test:"))
        for title, spin in zip(titles, self._shares.values(), strict=True):
            row.addWidget(_labelled(title, spin))
            row.addWidget(spin)
        row.addStretch(1)
        row.addWidget(_labelled(self.tr("&Random seed:"), self._seed))
        row.addWidget(self._seed)
        return self._split

    def _wire(self) -> None:
        self._format.currentIndexChanged.connect(self._show_format)
        self._split.toggled.connect(self._show_target)
        self._target.textEdited.connect(self._target_edited)
        self._target.textChanged.connect(self._check)
        for spin in self._shares.values():
            spin.valueChanged.connect(self._check)

    def _description(self) -> Description:
        return format_named(self._format.currentData()).description

    def _show_format(self) -> None:
        description = self._description()
        self._losses.setText(cannot_hold(description))
        self._options.show_options(options_for(description, "write"))
        self._form.setRowVisible(self._options, bool(self._options.options))
        self._show_people(one_layer=description.one_layer)
        self._show_target()

    def _show_people(self, *, one_layer: bool) -> None:
        before = self._whose.currentData()
        there = self._session.project.read.annotators()
        people = [one.name for one in there if one.kind != _GOLD]
        self._whose.clear()
        if not one_layer or len(people) <= 1:
            self._whose.addItem(self.tr("Everybody's"), (_EVERYBODY, ""))
        for name in people:
            self._whose.addItem(name, (_ONE, name))
        if len(people) < len(there):
            self._whose.addItem(self.tr("Gold"), (_GOLD, ""))
        there_now = [self._whose.itemData(row) for row in range(self._whose.count())]
        for wanted in (before, (_EVERYBODY, ""), (_ONE, self._session.annotator)):
            if wanted in there_now:
                self._whose.setCurrentIndex(there_now.index(wanted))
                break

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
            self._agreed = found
            self._target.setText(str(found))

    def _path(self) -> Path:
        return Path(self._target.text().strip())

    def _check(self) -> None:
        fault = self._fault()
        if fault:
            self._problem.set_problem(fault)
        else:
            self._problem.set_hint(self._hint())
        self.changed.emit()

    def _hint(self) -> str:
        if self._split.isChecked():
            told = self.tr("The parts are written as {names} into the folder {path}.")
            return told.format(names=", ".join(self._part_names()), path=self._path())
        if self._is_folder:
            told = self.tr("This format writes one file a document, into the folder {path}.")
            return told.format(path=self._path())
        return ""

    def _part_names(self) -> list[str]:
        ending = self._description().extensions[0] if self._description().many else ""
        return [name + ending for name, spin in self._shares.items() if spin.value()]

    def _fault(self) -> str:
        return self._place_fault() or self._kind_fault() or self._split_fault()

    def _place_fault(self) -> str:
        if not self._target.text().strip():
            return self.tr("Say where to export to.")
        path, project = self._path(), self._session.project.path
        if not path.is_absolute() or not path.parent.is_dir():
            return self.tr("There is no folder {path}.").format(path=path.parent)
        if project is not None and path.resolve() == project.resolve():
            return self.tr("This is the open project; choose another file.")
        if not os.access(path.parent, os.W_OK):
            return self.tr("Nothing can be written to the folder {path}.").format(path=path.parent)
        return ""

    def _kind_fault(self) -> str:
        path = self._path()
        if self._is_folder and path.exists() and not path.is_dir():
            return self.tr("{path} is a file; a folder is needed.").format(path=path)
        if not self._is_folder and path.is_dir():
            return self.tr("{path} is a folder; a file is needed.").format(path=path)
        return ""

    def _split_fault(self) -> str:
        total = sum(spin.value() for spin in self._shares.values())
        if self._split.isChecked() and total != _ALL:
            return self.tr("The parts add up to {sum} %, not to 100 %.").format(sum=total)
        return ""


def _labelled(text: str, field: QWidget) -> PlainLabel:
    label = PlainLabel(text)
    label.setBuddy(field)
    return label
