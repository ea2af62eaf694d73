"""The relations of the layer on the desk."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor

from annotator.gui.document.colours import UNKNOWN
from annotator.gui.models.spans import SHOWN, shown_words
from annotator.gui.models.table import Column, TableModel
from annotator.gui.plain import tool_tip
from annotator.model.annotation import Layer, Relation
from annotator.model.scheme import Scheme


@dataclass(frozen=True)
class RelationRow:
    """A relation with the words of its ends and its label's title and colour."""

    relation: Relation
    head: str
    tail: str
    at: int
    title: str
    colour: str


class RelationsModel(TableModel[RelationRow]):
    """One row a relation, in the reading order of the heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(), parent)

    def key(self, row: RelationRow) -> Hashable:
        """A relation is its id."""
        return row.relation.id

    def decoration(self, row: RelationRow, column: int, role: int) -> object:
        """The label's colour; both ends and the note as tool tip."""
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return QColor(row.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(
                "\n".join(p for p in (row.head, row.title, row.tail, row.relation.note) if p)
            )
        return None


def relation_rows(text: str, layer: Layer, scheme: Scheme, language: str) -> list[RelationRow]:
    """Rows for the relations of ``layer``, by the place of their heads."""
    looks = {label.name: (label.title(language), label.colour) for label in scheme.relations}
    spans = {span.id: span for span in layer.spans}
    rows = []
    for relation in layer.relations:
        head, tail = spans.get(relation.head), spans.get(relation.tail)
        if head is None or tail is None:
            continue
        rows.append(
            RelationRow(
                relation,
                shown_words(text, head),
                shown_words(text, tail),
                head.start,
                *looks.get(relation.label, (relation.label, UNKNOWN)),
            )
        )
    return sorted(rows, key=lambda row: (row.at, row.relation.id))


def _columns() -> tuple[Column[RelationRow], ...]:
    translate = QCoreApplication.translate
    return (
        Column(translate("Models", "From"), lambda row: row.head, lambda row: row.head),
        Column(translate("Models", "Relation"), lambda row: row.title, lambda row: row.title),
        Column(translate("Models", "To"), lambda row: row.tail, lambda row: row.tail),
        Column(
            translate("Models", "At"),
            lambda row: str(row.at),
            lambda row: (row.at, row.relation.id),
            is_number=True,
        ),
        Column(
            translate("Models", "Note"),
            lambda row: " ".join(row.relation.note[:SHOWN].split()),
            lambda row: row.relation.note,
        ),
    )
