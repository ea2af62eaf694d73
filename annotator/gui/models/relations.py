"""The relations of the layer on the desk."""

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor

from annotator.gui.document.colours import UNKNOWN
from annotator.gui.laid import Laid, LaidDelta
from annotator.gui.models.ordering import Own
from annotator.gui.models.spans import SHOWN, Looks, shown_words
from annotator.gui.models.table import Column, TableModel
from annotator.gui.plain import tool_tip
from annotator.model.annotation import Relation, Span

_DECORATION, _TIP = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ToolTipRole)


class RelationRow(NamedTuple):
    """A relation with the spans at its ends."""

    relation: Relation
    head: Span
    tail: Span


class RelationsModel(TableModel[RelationRow]):
    """One row a relation, in the reading order of the heads."""

    ROLES = frozenset({_DECORATION, _TIP})
    is_patient = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self._made_columns(), parent)
        self._laid = Laid()
        self._looks: Looks = {}

    def key(self, row: RelationRow) -> Hashable:
        """A relation is its id."""
        return row.relation.id

    def own_order(self, row: RelationRow) -> Own:
        """By the place of the head."""
        return row.head.start, row.relation.id

    def show(self, laid: Laid, looks: Looks) -> None:
        """Shows the relations of ``laid``; where there are very many, a moment later."""
        if laid.document_id != self._laid.document_id:
            self.clear()
        self._laid, self._looks = laid, looks
        self.fill(_rows(laid, list(laid.relations)), len(laid.relations))

    def apply(self, delta: LaidDelta) -> None:
        """Shows what an edit did to the layer, which has taken it in."""
        changed = {one.id for one in delta.relations}
        for span in delta.spans:
            changed.update(self._laid.hanging(span.id))  # their words and places may be others
        self.change(_rows(self._laid, changed), delta.gone_relations)

    def decoration(self, row: RelationRow, column: int, role: int) -> object:
        """The label's colour; both ends and the note as tool tip."""
        title, colour = self._look(row)
        if role == _DECORATION:
            return QColor(colour) if column == 1 else None
        parts = (self._head(row), title, self._tail(row), row.relation.note)
        return tool_tip("\n".join(part for part in parts if part))

    def _head(self, row: RelationRow) -> str:
        return shown_words(self._laid.text, row.head)

    def _tail(self, row: RelationRow) -> str:
        return shown_words(self._laid.text, row.tail)

    def _look(self, row: RelationRow) -> tuple[str, str]:
        return self._looks.get(row.relation.label, (row.relation.label, UNKNOWN))

    def _title(self, row: RelationRow) -> str:
        return self._look(row)[0]

    def _made_columns(self) -> tuple[Column[RelationRow], ...]:
        translate = QCoreApplication.translate
        return (
            Column(translate("Models", "From"), self._head, self._head),
            Column(translate("Models", "Relation"), self._title, self._title),
            Column(translate("Models", "To"), self._tail, self._tail),
            Column(
                translate("Models", "At"),
                lambda row: str(row.head.start),
                lambda row: (row.head.start, row.relation.id),
                is_number=True,
            ),
            Column(
                translate("Models", "Note"),
                lambda row: " ".join(row.relation.note[:SHOWN].split()),
                lambda row: row.relation.note,
            ),
        )


def _rows(laid: Laid, ids: Iterable[int]) -> Iterator[RelationRow]:
    """Rows for the relations ``ids`` of ``laid`` whose both ends are there."""
    for relation in filter(None, map(laid.relations.get, ids)):
        head, tail = laid.spans.get(relation.head), laid.spans.get(relation.tail)
        if head is not None and tail is not None:
            yield RelationRow(relation, head, tail)
