"""What the cells of the decision table show where there is little room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication import items
from annotator.gui.adjudication.cells import CHIP, CellDelegate
from annotator.gui.adjudication.window import AdjudicationWindow

VARIANTS = ("Võ Văn Thưởng", "Văn Thưởng", "Võ Văn Thưởng và")


def _delegate(window: AdjudicationWindow) -> CellDelegate:
    made = window.items.itemDelegate()
    assert isinstance(made, CellDelegate)
    return made


@pytest.mark.parametrize("cause", [Cause.BOUNDARY, Cause.BOUNDARY_AND_LABEL])
def test_a_narrow_cell_shows_the_words_that_differ(
    window: AdjudicationWindow, cause: Cause
) -> None:
    """All read "Chức vụ · …": who settles borders saw everything but the borders."""
    delegate, metrics = _delegate(window), window.items.fontMetrics()
    cells = [f"Chức vụ · {words}" for words in VARIANTS]
    for room in (84, 130):
        shown = [delegate.variant(cell, room, cause) for cell in cells]
        assert len(set(shown)) == 3, shown
        assert all(metrics.horizontalAdvance(one) <= room for one in shown), shown
        assert all(one[-2:] == words[-2:] for one, words in zip(shown, VARIANTS, strict=True))
        assert all(one.startswith("C") for one in shown) == (cause is not Cause.BOUNDARY)
    assert [delegate.variant(cell, 900, cause) for cell in cells] == cells
    assert delegate.variant("Organization", 40, cause).startswith("O")


def test_the_whole_of_a_cell_is_told_by_its_tool_tip(window: AdjudicationWindow) -> None:
    """What has no room can be read at all."""
    tip = window.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "Person · Văn Thưởng" in tip


def test_causes_have_room_in_a_small_window(
    window: AdjudicationWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chips were cut in the middle of their word in Vietnamese, which needs more room."""
    metrics = window.items.fontMetrics()
    for words in ("nhãn", "không có quan hệ"):
        with monkeypatch.context() as patch:
            patch.setattr(items, "cause_name", lambda _cause, words=words: words)
            window.resize(1000, 650)
            QApplication.processEvents()
            window.resize(1001, 650)
            QApplication.processEvents()
            room = window.items.header().sectionSize(1) - CHIP
            assert metrics.horizontalAdvance(words) <= room
            assert window.items.header().length() <= window.items.viewport().width()


def test_relations_stand_in_under_their_ends(window: AdjudicationWindow) -> None:
    """One looks for a relation below the spans that it joins."""
    window.items.show_chosen([])
    QApplication.processEvents()
    picture = window.items.viewport().grab().toImage()
    left = [_first_ink(window, picture, row) for row in (0, 2)]
    assert left[1] - left[0] >= 10


def _first_ink(window: AdjudicationWindow, picture: QImage, row: int) -> int:
    """The first pixel of a row's text."""
    box = window.items.visualRect(window.model.index(row, 0))
    paper = QColor(picture.pixel(box.left() + 1, box.center().y())).lightness()
    for x in range(box.left() + 2, box.right()):
        for y in range(box.top() + 3, box.bottom() - 2):
            if abs(QColor(picture.pixel(x, y)).lightness() - paper) > 60:
                return x
    raise AssertionError("there is nothing")
