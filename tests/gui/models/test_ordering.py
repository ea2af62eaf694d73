"""Rows in order, at once, in slices, and one by one: always the same order."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.gui.laid import Laid
from annotator.gui.models import ordering
from annotator.gui.models.ordering import Ordering
from annotator.gui.models.spans import SpansModel, looks_of
from annotator.gui.models.table import MANY
from annotator.gui.panels.table import Table
from annotator.gui.slices import Slices
from annotator.model.annotation import Layer, LayerDelta, Relation, Span, reading_order
from tests.gui.conftest import SCHEME

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
Down, Up = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder

Row = tuple[int, str]
values = st.lists(st.sampled_from("abc"), max_size=40)


def own(row: Row) -> tuple[int, ...]:
    return row[:1]


def word(row: Row) -> str:
    return row[1]


@given(values, st.permutations(range(40)), st.sampled_from([None, word]), st.booleans())
def test_in_slices_as_at_once(
    words: list[str], ranks: list[int], value: Callable[[Row], str] | None, turned: bool
) -> None:
    """A large table must not be in another order than a small one."""
    rows = list(zip(ranks, words, strict=False))
    order = Ordering(own, value, is_descending=turned)
    wanted = sorted(rows, key=own)
    if value is not None:
        wanted = sorted(wanted, key=value, reverse=turned)
    assert order.sorted(rows) == wanted
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("_AT_ONCE", 3), ("_MERGED", 8), ("_PART", 2)):
            patch.setattr(ordering, name, size)
        steps = order.sorted_slowly(rows)
        with pytest.raises(StopIteration) as ended:
            while True:
                next(steps)
    assert ended.value.value == wanted
    assert [order.place(wanted, row) for row in wanted] == list(range(len(wanted)))


def many_spans(count: int) -> Laid:
    """Spans in the order of their ids, which is not that of the text."""
    labels = ("PERSON", "ORG", "PLACE")
    spans = tuple(
        Span(i, labels[i % 3], (((i * 7919) % count, (i * 7919) % count + 3),))
        for i in range(1, count + 1)
    )
    relations = (Relation(1, "SAME_AS", 1, 4),)
    return Laid(1, "dài", "chữ " * count, Layer("an", spans, relations, id=1))


def shown(laid: Laid) -> SpansModel:
    model = SpansModel()
    model.show(laid, looks_of(SCHEME.entities, "vi"))
    return model


def in_reading_order(laid: Laid) -> list[int]:
    return [span.id for span in sorted(laid.spans.values(), key=reading_order)]


def test_very_many_rows_come_a_moment_later(qapp: object) -> None:
    """Opening a long document must not wait for its table."""
    del qapp
    laid = many_spans(MANY + 500)
    model = shown(laid)
    QAbstractItemModelTester(model, Fatal)
    assert model.rowCount() == 0
    model.settle()
    assert [row.span.id for row in model.rows()] == in_reading_order(laid)
    assert model.row(0).relations == len(laid.hanging(model.row(0).span.id))
    few = shown(many_spans(20))
    assert few.rowCount() == 20, "a small table is there at once"


def test_what_changes_while_rows_are_put_in_order_is_not_lost(qtbot: QtBot) -> None:
    """An edit made in the first moment after opening must be in the table too."""
    laid = many_spans(MANY + 500)
    model = shown(laid)
    QAbstractItemModelTester(model, Fatal)
    put = (Span(9_000, "ORG", ((5, 9),)), Span(2, "PLACE", ((1, 2),)))
    model.apply(laid.apply(LayerDelta(put, (), frozenset({3, 4}), frozenset({1}))))
    model.sort(1, Up)
    qtbot.waitUntil(lambda: model.is_settled)
    fresh = shown(laid)
    fresh.sort(1, Up)
    fresh.settle()
    assert list(model.rows()) == list(fresh.rows())
    assert {3, 4}.isdisjoint(row.span.id for row in model.rows())
    assert model.rowCount() == MANY + 499


def test_many_changes_at_once(qtbot: QtBot) -> None:
    """Undoing a step of thousands of spans leaves the table right, and what is chosen chosen."""
    laid = many_spans(MANY + 500)
    model = shown(laid)
    model.settle()
    table = Table(model, several=True)
    qtbot.addWidget(table)
    table.show_chosen([7, 11])
    gone = frozenset(range(100, 1500))
    model.apply(laid.apply(LayerDelta((), (), gone, frozenset())))
    model.settle()
    assert [row.span.id for row in model.rows()] == in_reading_order(laid)
    assert set(table.keys()) == {7, 11}


def test_a_row_that_moves_is_the_same_row(qapp: object) -> None:
    """Relabelling a chosen span in a table sorted by label must not choose another."""
    del qapp
    laid = many_spans(30)
    model = shown(laid)
    QAbstractItemModelTester(model, Fatal)
    model.sort(1, Down)
    place = model.place(5)
    assert place is not None
    index = QPersistentModelIndex(model.index(place, 0))
    span = laid.spans[5]
    for label in ("ORG", "PERSON", "PLACE"):
        model.apply(laid.apply(LayerDelta((Span(5, label, span.fragments),))))
        assert index.row() == model.place(5)
    assert sorted(row.span.id for row in model.rows()) == sorted(laid.spans)


def test_slices_end_and_can_be_dropped(qtbot: QtBot) -> None:
    """Work for a document that was left must not fill the table of the next."""
    owner = QObject()
    slices = Slices(owner)
    done: list[str] = []

    def work(name: str) -> Iterator[None]:
        for _ in range(3):
            done.append(name)
            yield

    slices.start(work("first"))
    slices.start(work("second"))
    qtbot.waitUntil(lambda: not slices.is_running)
    assert done == ["second"] * 3
    slices.start(work("third"))
    slices.stop()
    slices.start(work("fourth"))
    slices.finish()
    assert done[3:] == ["fourth"] * 3
