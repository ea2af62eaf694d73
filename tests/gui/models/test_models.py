"""Each table under Qt's own tester, and what filters, sorting and changes do to it."""

import random
import time

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.gui.models.documents import DocumentsModel, folded
from annotator.gui.models.labels import LabelsModel, label_rows
from annotator.gui.models.relations import RelationsModel
from annotator.gui.models.spans import SpansModel, looks_of
from annotator.gui.models.table import natural
from annotator.gui.panels.panel import Context
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.reading import DocumentRow

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
Down, Up = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def rows_of(count: int, seed: int = 1) -> list[DocumentRow]:
    dice = random.Random(seed)
    states = (None, State.OPEN, State.FINISHED)
    return [
        DocumentRow(i, f"bài {i}", 100, dice.choice(states), dice.randrange(90), 0, 0)
        for i in range(1, count + 1)
    ]


def shown(model: QAbstractItemModel, column: int = 0) -> list[str]:
    index = model.index
    return [str(index(row, column).data()) for row in range(model.rowCount(QModelIndex()))]


@pytest.fixture
def layer(context: Context) -> Context:
    project, document_id = context.session.project, context.selection.document_id
    one = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    two = annotate.add_span(project, document_id, "an", ((31, 38), (39, 48)), "ORG")
    annotate.add_span(project, document_id, "an", ((39, 48),), "PLACE")
    annotate.add_relation(project, one, two, "WORKS_WITH")
    annotate.add_relation(project, two, one, "SAME_AS")
    return context


def test_documents_under_the_tester(qapp: object) -> None:
    del qapp
    model = DocumentsModel()
    QAbstractItemModelTester(model, Fatal)
    model.set_rows(rows_of(20))
    model.sort(1, Up)
    model.set_rows(rows_of(25, seed=2))
    model.show_only("1", None)
    model.set_row(DocumentRow(11, "khác", 1, None, 0, 0, 0))
    model.show_only("", frozenset({State.FINISHED}))
    model.sort(-1, Down)
    model.show_only("", None)
    assert model.rowCount() == 25
    model.set_rows([])
    assert model.rowCount() == 0


def test_random_changes_tell_views_the_truth(qapp: object) -> None:
    """A view that only hears of the differences shows what is there."""
    del qapp
    dice = random.Random(3)
    model = DocumentsModel()
    QAbstractItemModelTester(model, Fatal)
    for _round in range(60):
        rows = [row for row in rows_of(30, dice.randrange(99)) if dice.random() < 0.7]
        dice.shuffle(rows)
        model.set_rows(rows)
        if dice.random() < 0.3:
            model.sort(dice.choice([-1, 0, 1]), dice.choice([Down, Up]))
        kept = {row.id for row in rows}
        assert {row.id for row in model.rows()} == kept
        for place, row in enumerate(model.rows()):
            assert model.place(row.id) == place


def test_a_chosen_row_stays_chosen_through_sorting(qapp: object) -> None:
    del qapp
    model = DocumentsModel()
    model.set_rows(rows_of(50))
    index = QPersistentModelIndex(model.index(10, 0))
    name = index.data()
    model.sort(1, Up)
    assert index.data() == name
    assert index.row() == model.place(11)


def test_sorting_is_natural_and_can_be_taken_back(qapp: object) -> None:
    del qapp
    model = DocumentsModel()
    model.set_rows(rows_of(12)[::-1])
    model.sort(0, Down)
    assert shown(model) == [f"bài {i}" for i in range(1, 13)]
    model.sort(-1, Down)
    assert shown(model)[0] == "bài 12"
    assert natural("bài 9") < natural("bài 10")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("thuong", "Võ Văn Thưởng"),
        ("THƯỞNG", "Võ Văn Thưởng"),
        ("da nang", "Đà Nẵng"),
        ("đà", "Ðà Nẵng"),
        ("văn vo", "Võ Văn Thưởng"),
    ],
)
def test_the_filter_ignores_marks_and_case(qapp: object, typed: str, name: str) -> None:
    del qapp
    model = DocumentsModel()
    model.set_rows([DocumentRow(1, name, 1, None, 0, 0, 0), DocumentRow(2, "x", 1, None, 0, 0, 0)])
    model.show_only(typed, None)
    assert shown(model) == [name]
    assert folded("Đ") == "d"


def test_ten_thousand_documents_are_quick(qapp: object) -> None:
    """No figure is asserted but a bound that only a quadratic model would break."""
    del qapp
    model = DocumentsModel()
    rows = rows_of(10_000)
    start = time.perf_counter()
    model.set_rows(rows)
    model.sort(1, Up)
    model.show_only("bai 77", None)
    model.show_only("", None)
    for row in rows[:50]:
        model.set_row(row)
    assert time.perf_counter() - start < 10


def test_spans(layer: Context) -> None:
    desk, scheme = layer.desk, layer.session.scheme
    model = SpansModel()
    QAbstractItemModelTester(model, Fatal)
    model.show(desk.laid, looks_of(scheme.entities, "vi"))
    assert shown(model) == ["Võ Văn Thưởng", "Tỉnh ủy Quảng Trị", "Quảng Trị"]
    assert shown(model, 1) == ["Người", "Tổ chức", "Địa điểm"]
    assert shown(model, 2) == ["4", "31", "39"]
    assert shown(model, 4) == ["2", "2", ""]
    model.sort(3, Up)
    assert shown(model, 3) == ["48", "48", "17"]


def test_relations(layer: Context) -> None:
    desk, scheme = layer.desk, layer.session.scheme
    model = RelationsModel()
    QAbstractItemModelTester(model, Fatal)
    model.show(desk.laid, looks_of(scheme.relations, "en"))
    assert shown(model) == ["Võ Văn Thưởng", "Tỉnh ủy Quảng Trị"]
    assert shown(model, 1) == ["works with", "SAME_AS"]
    assert shown(model, 3) == ["4", "31"]


def test_labels(layer: Context) -> None:
    model = LabelsModel()
    QAbstractItemModelTester(model, Fatal)
    scheme = layer.session.scheme
    model.set_rows(label_rows(scheme.entities, "vi", {"ORG": 1}, {"ORG": 3}, "PERSON"))
    assert shown(model) == ["Người", "Tổ chức", "Địa điểm"]
    assert shown(model, 1) == ["", "1", ""]
    assert shown(model, 2) == ["", "3", ""]


@pytest.mark.parametrize("hostile", ["<img src='file:///etc/passwd'>", "<b>x</b>"])
def test_tool_tips_are_escaped(qapp: object, hostile: str) -> None:
    del qapp
    model = DocumentsModel()
    model.set_rows([DocumentRow(1, hostile, 1, None, 0, 0, 0)])
    tip = str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert hostile not in tip
    assert "&lt;" in tip
