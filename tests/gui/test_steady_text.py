"""Direction marks, NUL and line ends in names: nothing turns or breaks what stands beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMessageBox,
)

from annotator.gui.document.selected import Selected
from annotator.gui.document.style import Style
from annotator.gui.main_window import MainWindow
from annotator.gui.plain import (
    PlainLabel,
    message_box,
    one_line,
    steady,
    tool_tip,
    without_mnemonic,
)
from annotator.gui.settings import Settings
from annotator.model.scheme import EntityLabel, Scheme
from annotator.store.project import open_project
from tests.gui.test_hostile_windows import tool_tips
from tests.hostile_project import hostile_project

TRAP = "Q\u202egnp.exe\u2066Z\nnew\0nul\u2028\u200f"
"""Says "exe.png" on screen where it is shown as it is."""

TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c", "\0"}
Open = Callable[[Path], MainWindow]


def lines(window: MainWindow) -> Iterator[str]:
    """What the window shows in one line each."""
    yield window.windowTitle()
    yield from (one.text() for one in window.findChildren(QAbstractButton))
    for box in window.findChildren(QComboBox):
        yield from (box.itemText(place) for place in range(box.count()))
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield from (action.text() for action in menu.actions())
    for view in window.findChildren(QAbstractItemView):
        if (model := view.model()) is not None:
            for row in range(model.rowCount()):
                for column in range(model.columnCount(QModelIndex())):
                    yield str(model.index(row, column).data() or "")


@pytest.fixture
def trapped(open_window: Open, tmp_path: Path, config: Settings) -> MainWindow:
    """The window over a project in which every name is the trap, with a span chosen."""
    path = hostile_project(tmp_path / "p.annodb", TRAP)
    with open_project(path) as project:
        first = project.read.document_ids()[0]
        config.annotator = project.read.workers(first)[0]
    window = open_window(path)
    window.selection.set_document(first)
    layer = window.session.project.read.layer(first, window.session.annotator)
    window.selection.set_selected(Selected(spans=(layer.spans[0].id,)))
    QApplication.processEvents()
    return window


def test_names_turn_and_break_nothing_in_the_main_window(trapped: MainWindow) -> None:
    """Else a title can pose as another, and a label of two lines hides its neighbours."""
    said = list(lines(trapped))
    tips = list(tool_tips(trapped))
    labels = [one.text() for one in trapped.findChildren(QLabel)]
    named = [one for one in (*said, *tips, *labels) if "gnp" in one]
    assert len(named) > 30
    for one in named:
        assert TURNING.isdisjoint(one), one
        assert "Q\ufffdgnp.exe\ufffdZ" in one
    assert not [one for one in said if "\n" in one or "\u2028" in one]


def test_chips_are_of_one_line() -> None:
    """Else the label over a span is drawn across the text above it."""
    scheme = Scheme(entities=(EntityLabel("A", {"vi": TRAP}),))
    style = Style(scheme, "vi", QApplication.palette(), QApplication.font(), 11)
    for title in (style.entity("A").title, style.entity(TRAP).title, style.relation(TRAP).title):
        assert title == one_line(TRAP)
        assert TURNING.isdisjoint(title)


def test_what_is_hidden_is_shown_and_never_dropped() -> None:
    """Else two names that differ look alike."""
    for odd in TURNING:
        assert one_line(f"a{odd}b") == steady(f"a{odd}b") == "a\ufffdb"
        assert tool_tip(f"a{odd}b") == "<span>a\ufffdb</span>"
        assert without_mnemonic(f"a{odd}b&") == "a\ufffdb&&"
    assert one_line("a\nb\r\nc\u2028d\te") == "a b c d e"
    assert steady("a\nb\tc") == "a\nb\tc"


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "👩\u200d👩\u200d👧", "שלום", "Võ Văn", "a\u0301"]
)
def test_honest_words_are_shown_as_they_are(qtbot: object, text: str) -> None:
    """Else Persian falls apart, and a family becomes three people."""
    del qtbot
    assert one_line(text) == steady(text) == text
    assert PlainLabel(text).text() == text
    assert message_box(None, QMessageBox.Icon.NoIcon, text).text() == text
