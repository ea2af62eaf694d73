"""The window of agreement, its charts and keys pressed in them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.agreement.charts import Bars, Heat
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.project import Project
from tests.gui.adjudication.conftest import THUONG
from tests.gui.agreement.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier


SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(session: Session, config: Settings, qtbot: QtBot) -> AgreementWindow:
    """Another window over the same project, compared."""
    window = AgreementWindow(session, config, None)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    return window


def press(
    window: AgreementWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    """A key in the chart."""
    QTest.keyClick(window.canvas, key, modifier or Qt.KeyboardModifier.NoModifier)


def heat(window: AgreementWindow) -> Heat:
    """The heat map that is shown."""
    assert isinstance(window.canvas.chart, Heat)
    return window.canvas.chart


def bars(window: AgreementWindow) -> dict[str, str]:
    """The words of the bars that are shown, by their names."""
    assert isinstance(window.canvas.chart, Bars), window.canvas.chart
    return {one.name: one.cell.text for one in window.canvas.chart.bars}


def listed(window: AgreementWindow) -> list[list[str]]:
    """The cells of the list below."""
    model = window.items.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


CHI = "Chi"


def third(project: Project, label_name: str = "ORG") -> None:
    """Somebody who joins later and labels the first document alone."""
    annotate.add_span(project, 1, CHI, [THUONG], label_name)
    annotate.set_state(project, 1, CHI, State.FINISHED)
