"""The reviewer's window, and keys pressed in it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.adjudication.rows import Row
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable

CTRL = Qt.KeyboardModifier.ControlModifier


def press(
    window: AdjudicationWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    """A key, or a chord, in the table of items."""
    QTest.keyClick(window.items, key, modifier or Qt.KeyboardModifier.NoModifier)


def table(window: AdjudicationWindow) -> DecisionTable:
    """The document's items as they stand."""
    assert window.table is not None
    return window.table


def rows(window: AdjudicationWindow) -> list[Row]:
    """The rows that are shown, without headings."""
    return [row for row in window.model.rows() if isinstance(row, Row)]


def decided(window: AdjudicationWindow, place: int) -> Answer | None:
    """The answer of an item; None while it has none."""
    decision = table(window).items[place].decision
    return decision.answer if decision else None


def notes(window: AdjudicationWindow) -> list[str]:
    """Every note in the file."""
    return [row[0] for row in window._session.project.read.all("SELECT note FROM decision")]
