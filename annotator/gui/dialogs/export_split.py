"""The part of the export that says how documents are divided into training and test."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs.words import translate
from annotator.gui.plain import PlainLabel, tool_tip
from annotator.ops.export_parts import group_rules
from annotator.ops.splits import FOLDER, HOST, NEAR_DUPLICATES
from annotator.store.project import Project

_SHARES = (("train", 80), ("dev", 10), ("test", 10))
_ALL = 100
_SEEDS = 999_999_999
_WIDEST = 20
"""Characters that the list of groupings takes at least; keys of metadata may be long."""


class SplitBox(QGroupBox):
    """Shares, seed, grouping and stratifying; on only when its title is ticked."""

    changed = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(translate("ExportSetup", "&Split into parts"))
        self.setCheckable(True)
        self.setChecked(False)
        self.shares = {name: QSpinBox() for name, _share in _SHARES}
        self.seed = QSpinBox()
        self.groups = QComboBox()
        self.stratify = QCheckBox(self.tr("Same shares of each label in every part"))
        self._fill(project)
        self._lay_out()
        for spin in (*self.shares.values(), self.seed):
            spin.valueChanged.connect(self.changed)
        self.groups.currentIndexChanged.connect(self.changed)
        self.stratify.toggled.connect(self.changed)
        self.toggled.connect(self.changed)

    def wanted(self) -> dict[str, float] | None:
        """The shares of the parts; None when nothing is to be split."""
        if not self.isChecked():
            return None
        return {name: spin.value() / _ALL for name, spin in self.shares.items() if spin.value()}

    def rule(self) -> str:
        """What documents are grouped by (see ops/splits.py), "" for nothing."""
        return str(self.groups.currentData()) if self.isChecked() else ""

    def is_stratified(self) -> bool:
        """Whether label shares shall match."""
        return self.isChecked() and self.stratify.isChecked()

    def fault(self) -> str:
        """What is wrong with the shares, "" when nothing is."""
        total = sum(spin.value() for spin in self.shares.values())
        if self.isChecked() and total != _ALL:
            return translate("ExportSetup", "The parts add up to {sum} %, not to 100 %.").format(
                sum=total
            )
        return ""

    def _fill(self, project: Project) -> None:
        for name, share in _SHARES:
            self.shares[name].setRange(0, _ALL)
            self.shares[name].setSuffix(" %")
            self.shares[name].setValue(share)
        self.seed.setRange(0, _SEEDS)
        self.groups.addItem(self.tr("Each document by itself"), "")
        self.groups.addItem(self.tr("Nearly equal documents together"), NEAR_DUPLICATES)
        self.groups.addItem(self.tr("Documents of one folder together"), FOLDER)
        for rule in group_rules(project):
            if rule.endswith(HOST):
                shown = self.tr("Same site in “{key}” together").format(key=rule.removesuffix(HOST))
            else:
                shown = self.tr("Same “{key}” together").format(key=rule)
            self.groups.addItem(" ".join(shown.split()), rule)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.groups.setSizeAdjustPolicy(policy)
        self.groups.setMinimumContentsLength(_WIDEST)
        self.stratify.setToolTip(
            tool_tip(
                self.tr(
                    "Which part a document falls in then depends on all documents, so adding some "
                    "may move others."
                )
            )
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        titles = (
            translate("ExportSetup", "Tr&ain:"),
            translate("ExportSetup", "&Dev:"),
            translate("ExportSetup", "&Test:"),
        )
        for title, spin in zip(titles, self.shares.values(), strict=True):
            row.addWidget(labelled(title, spin))
            row.addWidget(spin)
        row.addStretch(1)
        second = QHBoxLayout()
        second.addWidget(labelled(self.tr("Keep together:"), self.groups))
        second.addWidget(self.groups, 1)
        third = QHBoxLayout()
        third.addWidget(labelled(translate("ExportSetup", "&Random seed:"), self.seed))
        third.addWidget(self.seed)
        third.addStretch(1)
        layout = QVBoxLayout(self)
        for line in (row, second, third):
            layout.addLayout(line)
        layout.addWidget(self.stratify)


def labelled(text: str, field: QWidget) -> PlainLabel:
    """The title of a field."""
    label = PlainLabel(text)
    label.setBuddy(field)
    return label
