"""Names from right to left: the sentence around them keeps its order, and data gets no marks."""

from typing import Any

import pytest
from PySide6.QtGui import QTextDocument, QTextLayout, QTextLine
from pytestqt.qtbot import QtBot

from annotator.errors import EditError
from annotator.gui.agreement.saving import csv_bytes, tab_separated
from annotator.gui.dialogs.text_table import TextModel
from annotator.gui.dialogs.words import sentence
from annotator.gui.plain import (
    PlainLabel,
    bare,
    isolated,
    joined,
    one_line,
    phrased,
    steady,
    tool_tip,
)
from annotator.gui.texts import error_text

ARABIC, HEBREW = "محمد العربي", "שרה כהן"
MARKS = {"\u2068", "\u2069"}
KEPT = "{name} — 12, 3 undecided"


def places(text: str, *pieces: str) -> list[float]:
    """Where pieces of a line begin, in pixels from its left, as Qt sets it."""
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    out = []
    for piece in pieces:
        first = text.index(piece)
        out.append(min(_x(line, first), _x(line, first + len(piece))))
    return out


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


@pytest.mark.parametrize("name", [ARABIC, HEBREW, "Võ Văn", f"{ARABIC} 7"])
def test_the_sentence_stands_in_its_order(qtbot: QtBot, name: str) -> None:
    """“3, 12 — name undecided”: the reviewer reads another number than there is."""
    del qtbot
    told = phrased(KEPT, name=name)
    after = places(told, " — 12", ", 3", " undecided")
    assert after == sorted(after)
    assert min(places(told, name[:3])) < after[0]
    two = joined([name, "Bình 5", "דוד"])
    assert places(two, "Bình") < places(two, "דוד")
    assert bare(told) == KEPT.format(name=name)


def test_without_isolates_it_would_not(qtbot: QtBot) -> None:
    """The test above must be able to fail."""
    del qtbot
    after = places(KEPT.format(name=ARABIC), " — 12", ", 3", " undecided")
    assert after != sorted(after)


def test_only_what_runs_the_other_way_is_marked() -> None:
    """Every other sentence stays what it was, to the last character."""
    assert isolated("Võ Văn Thưởng") == "Võ Văn Thưởng"
    assert phrased("{count} of {name}", count=3, name="an") == "3 of an"
    assert set(isolated(ARABIC)) - set(ARABIC) == MARKS


def test_marks_reach_the_screen_and_a_name_cannot_close_them(qtbot: QtBot) -> None:
    """A name with the end of an isolate in it would turn the sentence all the same."""
    label = PlainLabel(phrased(KEPT, name=ARABIC))
    qtbot.addWidget(label)
    told = label.text()
    assert set(told) >= MARKS
    assert one_line(told) == steady(told) == told
    plain = QTextDocument()
    plain.setHtml(tool_tip(told))
    assert plain.toPlainText() == told
    sly = phrased(KEPT, name=f"{ARABIC}\u2069\u202e\u2068x")
    assert [one for one in sly if one in MARKS] == ["\u2068", "\u2069"]
    assert sly.index("\u2069") > sly.index("x")
    assert "\u202e" not in steady(sly)


def test_errors_keep_their_order() -> None:
    """What went wrong is told of the right person."""
    problem = EditError("There is an annotator {name} already.", name=ARABIC)
    for told in (error_text(problem), sentence(problem)):
        assert f"\u2068{ARABIC}\u2069" in told
        assert MARKS.isdisjoint(str(problem))


def test_what_is_copied_or_saved_has_no_marks() -> None:
    """A name that was copied with marks in it is found nowhere."""
    cells = [[phrased(KEPT, name=ARABIC), isolated(HEBREW)]]
    model = TextModel(-1)
    model.titles = ("a", "b")
    model.show_rows([tuple(cells[0])])
    for said in (tab_separated(cells), csv_bytes(cells).decode("utf-8-sig"), model.text_of([0])):
        assert MARKS.isdisjoint(said)
        assert ARABIC in said
        assert HEBREW in said
