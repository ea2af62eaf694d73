"""The list of labels where there is little room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.models.labels import ALL, HERE, TITLE, LabelRow, LabelsModel
from annotator.gui.panels.label_list import LabelList
from annotator.model.scheme import EntityLabel

TITLES = ["Người", "Nhóm hay tập thể", "Khen thưởng"]


@pytest.fixture
def model() -> LabelsModel:
    """Three labels, one of them longer than the column was."""
    made = LabelsModel()
    made.set_rows(
        [
            LabelRow(EntityLabel(title, key=str(at)), title, "", here=8, all=17)
            for at, title in enumerate(TITLES)
        ]
    )
    return made


def test_counts_go_before_a_title_is_cut(qtbot: QtBot, model: LabelsModel) -> None:
    """Ten labels that all read "N…" are chosen by colour, if at all."""
    table = LabelList(model)
    qtbot.addWidget(table)
    table.show()
    wide = max(map(table.fontMetrics().horizontalAdvance, TITLES))
    shown = []
    for width in (600, 300, 230):
        table.resize(width, 200)
        QApplication.processEvents()
        shown.append((table.isColumnHidden(HERE), table.isColumnHidden(ALL)))
        assert table.columnWidth(TITLE) >= wide + 26
    assert shown[0] == (False, False)
    assert shown[-1] == (True, True)
    assert shown == sorted(shown), "those of the project go first"
    tip = model.index(0, TITLE).data(int(Qt.ItemDataRole.ToolTipRole))
    assert "8" in tip
    assert "17" in tip


def test_a_title_without_end_does_not_take_the_counts(qtbot: QtBot, model: LabelsModel) -> None:
    """One label of two lines, and nobody saw a count any more."""
    table = LabelList(model)
    qtbot.addWidget(table)
    model.set_rows([LabelRow(EntityLabel("X"), "Rất dài " * 400, "")])
    table.resize(400, 200)
    table.resizeEvent(QResizeEvent(table.size(), table.size()))
    assert not table.isColumnHidden(HERE)
