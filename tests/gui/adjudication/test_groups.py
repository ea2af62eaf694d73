"""Items under headings, and those of all documents in one table."""

from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication import rows_model
from annotator.gui.adjudication.groups import By, Heading, heading_text
from annotator.gui.adjudication.rows import ALL, OPEN, Row
from annotator.gui.adjudication.rows_model import RowsModel
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.models import table as table_of_rows
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from tests.gui.adjudication.hand import decided, press, table


def shown(window: AdjudicationWindow) -> list[str]:
    """Headings as they read, and the words of items."""
    return [
        heading_text(row) if isinstance(row, Heading) else row.words for row in window.model.rows()
    ]


def choose(window: AdjudicationWindow, by: By) -> None:
    window.bar.grouping.setCurrentIndex(window.bar.grouping.findData(by))


PERSON, COUNCIL, LINK, PLACE = (
    "Võ Văn Thưởng",
    "Tỉnh ủy Quảng Trị",
    "Võ Văn Thưởng → Tỉnh ủy Quảng Trị",
    "Quảng Trị",
)


def test_items_stand_under_their_cause_with_counts(
    window: AdjudicationWindow, config: Settings
) -> None:
    """Whoever settles one kind after the other decides alike, and sees how far each is."""
    choose(window, By.CAUSE)
    assert shown(window) == [
        "missing — 1, 1 undecided", PLACE,
        "borders — 1, 1 undecided", PERSON,
        "end differs — 1, 1 undecided", LINK,
        "agreed — 1, 1 undecided", COUNCIL,
    ]  # fmt: skip
    assert window.current() == 0, "the item in hand stays in hand"
    press(window, Qt.Key.Key_1)
    assert "borders — 1, all decided" in shown(window)
    assert window.current() == 2, "and the next is the next as shown"
    press(window, Qt.Key.Key_Z)
    assert "borders — 1, 1 undecided" in shown(window)
    assert config.groups_items == "cause"


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        (By.LABELS, ["Organization", "Person", "Place ↔ –", "works with"]),
        (By.ANNOTATOR, ["an, <b>Bình</b>", "Nobody differs"]),
        (By.DOCUMENT, ["bài 1"]),
    ],
)
def test_groups_say_what_their_items_share(
    window: AdjudicationWindow, by: By, headings: list[str]
) -> None:
    """A heading over items that do not belong there misleads."""
    choose(window, by)
    found = [row.group.title for row in window.model.rows() if isinstance(row, Heading)]
    assert found == headings
    rows = [row for row in window.model.rows() if isinstance(row, Row)]
    assert sorted(row.place for row in rows) == [0, 1, 2, 3]
    choose(window, By.NOTHING)
    assert [cast("Row", row).place for row in window.model.rows()] == [0, 1, 2, 3]


def test_groups_are_folded_by_keys_and_by_a_click(window: AdjudicationWindow) -> None:
    """A hundred settled items between two open ones are in the way."""
    choose(window, By.CAUSE)
    window.go(0)
    press(window, Qt.Key.Key_Left)
    assert window.current() is None, "first to the heading"
    press(window, Qt.Key.Key_1)
    assert decided(window, 0) is None, "a heading is answered by no key"
    press(window, Qt.Key.Key_Left)
    assert PERSON not in shown(window)
    press(window, Qt.Key.Key_N)
    assert window.current() == 2, "and what is folded is passed over"
    window.items.show_chosen([window.model.heading_key(window.model.group(row_of(window, 0)))])
    press(window, Qt.Key.Key_Right)
    assert PERSON in shown(window)
    for _twice in range(2):
        before = shown(window)
        place = window.model.place(window.model.heading_key(window.model.group(row_of(window, 3))))
        assert place is not None
        where = window.items.visualRect(window.model.index(place, 0)).center()
        QTest.mouseClick(window.items.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert (PLACE in shown(window)) is (PLACE not in before)


def row_of(window: AdjudicationWindow, place: int) -> Row:
    row = window.model.row_of((table(window).document, place))
    assert isinstance(row, Row)
    return row


def test_what_is_folded_or_filtered_is_not_said_to_be_decided(window: AdjudicationWindow) -> None:
    """A document is not done because its open items are out of sight."""
    choose(window, By.CAUSE)
    for row in [row for row in window.model.rows() if isinstance(row, Heading)]:
        window.model.toggle(row.group)
    press(window, Qt.Key.Key_N)
    assert "not shown" in window.said.text()


def test_headings_go_with_their_last_item(window: AdjudicationWindow) -> None:
    """An empty heading is a question without an answer."""
    choose(window, By.CAUSE)
    window.show_only(OPEN)
    window.go(3)
    press(window, Qt.Key.Key_X)
    assert not [line for line in shown(window) if line.startswith("missing")]
    press(window, Qt.Key.Key_Z)
    assert "missing — 1, 1 undecided" in shown(window)


def test_sorting_stays_within_the_groups(window: AdjudicationWindow) -> None:
    """A heading below its items, or among others', says nothing."""
    choose(window, By.LABELS)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        window.model.sort(0, order)
        rows = window.model.rows()
        assert isinstance(rows[0], Heading)
        for before, row in pairwise(rows):
            if isinstance(row, Row):
                group = before.group if isinstance(before, Heading) else window.model.group(before)
                assert group == window.model.group(row)


# -- all documents -----------------------------------------------------------------------------


@pytest.fixture
def everywhere(qtbot: QtBot, window: AdjudicationWindow) -> AdjudicationWindow:
    window.bar.everywhere.setChecked(True)
    qtbot.waitUntil(lambda: window.model.is_settled)
    return window


def test_items_of_all_documents_stand_in_one_table(
    everywhere: AdjudicationWindow, config: Settings
) -> None:
    """The same difference comes in many documents, and is settled best at once."""
    window = everywhere
    assert [cast("Row", row).document for row in window.model.rows()] == [1] * 4 + [3] * 4
    assert window.bar.left.text() == "Undecided: 8"
    assert config.settles_everywhere
    choose(window, By.CAUSE)
    assert shown(window)[-3:] == ["agreed — 2, 2 undecided", COUNCIL, COUNCIL]
    window.go(1)
    press(window, Qt.Key.Key_1)
    assert (table(window).document, window.current()) == (3, 1), "on, in the other's text"
    press(window, Qt.Key.Key_1)
    assert decided(window, 1) is not None
    assert "agreed — 2, all decided" in shown(window)
    press(window, Qt.Key.Key_Z)
    assert "agreed — 2, 1 undecided" in shown(window)


def test_choosing_an_item_opens_its_document(everywhere: AdjudicationWindow) -> None:
    """An item beside another document's text cannot be judged."""
    window = everywhere
    place = window.model.place((3, 3))
    assert place is not None
    where = window.items.visualRect(window.model.index(place, 0)).center()
    QTest.mouseClick(window.items.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert (table(window).document, window.current()) == (3, 3)
    assert window.bar.documents.currentData() == 3
    window.bar.everywhere.setChecked(False)
    assert [cast("Row", row).document for row in window.model.rows()] == [3] * 4
    assert window.current() == 3


def test_who_has_not_finished_a_document_has_an_empty_cell_there(
    qtbot: QtBot, everywhere: AdjudicationWindow, session: Session
) -> None:
    """A dash would say that they found nothing."""
    window = everywhere
    session.run(annotate.add_span, 3, "chi", [(0, 3)], "PERSON")
    session.run(annotate.set_state, 3, "chi", State.FINISHED)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert window.columns.names == ("an", "<b>Bình</b>", "chi")
    window.open(1)
    assert row_of(window, 0).cells[2] == ""
    press(window, Qt.Key.Key_3)
    assert decided(window, 0) is None
    assert window.said.text() == "chi has not finished this document."
    window.open(3)
    assert {row.cells[2] for row in window.model.rows() if isinstance(row, Row)} >= {"–"}


def test_who_is_in_none_of_the_documents_has_no_column(
    qtbot: QtBot, everywhere: AdjudicationWindow, session: Session
) -> None:
    """A column that nobody stands in takes the room of one that counts."""
    window = everywhere
    session.run(annotate.set_state, 2, "solo", State.FINISHED)
    session.run(annotate.set_state, 3, "chi", State.FINISHED)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert window.columns.names == ("an", "<b>Bình</b>", "chi")
    session.run(annotate.set_state, 3, "an", State.OPEN)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert window.columns.names == ("an", "<b>Bình</b>", "chi")
    window.bar.names.setChecked(True)
    qtbot.waitUntil(lambda: window.model.is_settled)
    assert window.columns.names == ("A", "B"), "nobody knows whose a letter is: two suffice"


def test_the_cell_of_who_has_not_finished_a_document_says_so(
    qtbot: QtBot, everywhere: AdjudicationWindow, session: Session
) -> None:
    """An empty cell may be an answer, or one that is still to come."""
    window = everywhere
    session.run(annotate.set_state, 3, "chi", State.FINISHED)
    qtbot.waitUntil(lambda: window.model.is_settled)
    there, here = (window.model.place((document, 0)) for document in (3, 1))
    assert there is not None
    assert here is not None
    tip = int(Qt.ItemDataRole.ToolTipRole)
    assert "chi has not finished this document." in window.model.index(here, 4).data(tip)
    assert "finished" not in window.model.index(there, 4).data(tip)


def test_what_is_changed_elsewhere_is_shown_here(
    everywhere: AdjudicationWindow, session: Session
) -> None:
    """A row of another document that lags behind is decided twice."""
    window = everywhere
    session.run(annotate.relabel_spans, [_span_of(session, 3)], "PERSON")
    row = window.model.row_of((3, 3))
    assert isinstance(row, Row)
    assert row.cells[0] == "Person"


def _span_of(session: Session, document: int) -> int:
    spans = session.project.read.layer(document, "an").spans
    return next(span.id for span in spans if span.label == "PLACE")


def test_very_many_rows_come_in_slices(
    qtbot: QtBot, window: AdjudicationWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty thousand items must not stall the window, nor lose the item in hand."""
    monkeypatch.setattr(table_of_rows, "MANY", 3)
    assert rows_model.RowsModel.is_patient
    model: RowsModel = window.model
    window.bar.everywhere.setChecked(True)
    window.show_only(OPEN)
    window.go(2)
    press(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: model.is_settled)
    assert model.totals == (8, 5)
    assert len(model.rows()) == 5, "what was filtered and answered meanwhile is taken in"
    choose(window, By.DOCUMENT)
    qtbot.waitUntil(lambda: model.is_settled)
    assert shown(window)[0] == "bài 1 — 4, 1 undecided"
    window.bar.everywhere.setChecked(False)
    qtbot.waitUntil(lambda: model.is_settled)
    assert window.current() is not None


@pytest.mark.parametrize("cause", [Cause.MISSING, Cause.AGREED])
def test_one_cause_is_chosen_in_the_bar(window: AdjudicationWindow, cause: Cause) -> None:
    """A filter that does nothing shows three hundred items to whoever looks for ten."""
    box = window.bar.shown
    box.setCurrentIndex(box.findData(ALL))
    every = [row for row in window.model.rows() if isinstance(row, Row)]
    box.setCurrentIndex(box.findData(cause))
    rows = [row for row in window.model.rows() if isinstance(row, Row)]
    assert [row.words for row in rows] == [row.words for row in every if row.item.cause is cause]
    assert len(rows) < len(every)
