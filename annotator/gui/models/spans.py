"""The spans of the layer on the desk."""

from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor

from annotator.gui.document.colours import UNKNOWN
from annotator.gui.laid import Laid, LaidDelta
from annotator.gui.models.ordering import Own
from annotator.gui.models.table import Column, TableModel
from annotator.gui.plain import one_line, tool_tip
from annotator.model.annotation import Span, reading_order, span_text
from annotator.model.scheme import EntityLabel, RelationLabel

SHOWN = 120
"""Code points of a span's words that a table shows."""

Looks = Mapping[str, tuple[str, str]]
"""Title and colour of each label."""

_DECORATION, _TIP = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ToolTipRole)


class SpanRow(NamedTuple):
    """A span and how many relations hang on it.  What a cell shows is made when it is shown."""

    span: Span
    relations: int


class SpansModel(TableModel[SpanRow]):
    """One row a span, in reading order."""

    ROLES = frozenset({_DECORATION, _TIP})
    is_patient = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self._made_columns(), parent)
        self._laid = Laid()
        self._looks: Looks = {}

    def key(self, row: SpanRow) -> Hashable:
        """A span is its id."""
        return row.span.id

    def own_order(self, row: SpanRow) -> Own:
        """Reading order."""
        return reading_order(row.span)

    def show(self, laid: Laid, looks: Looks) -> None:
        """Shows the spans of ``laid``; where there are very many, a moment later."""
        if laid.document_id != self._laid.document_id:
            self.clear()
        self._laid, self._looks = laid, looks
        self.fill(self._made_rows(laid), len(laid.spans))

    def apply(self, delta: LaidDelta) -> None:
        """Shows what an edit did to the layer, which has taken it in."""
        laid = self._laid
        changed = {span.id for span in delta.spans} | delta.rewired
        there = (laid.spans.get(key) for key in changed)
        rows = [SpanRow(span, len(laid.hanging(span.id))) for span in there if span is not None]
        self.change(rows, delta.gone_spans)

    def decoration(self, row: SpanRow, column: int, role: int) -> object:
        """The label's colour; the whole words and the note as tool tip."""
        if role == _DECORATION:
            return QColor(self._look(row)[1]) if column == 1 else None
        return tool_tip("\n".join(part for part in (self._words(row), row.span.note) if part))

    @staticmethod
    def _made_rows(laid: Laid) -> Iterator[SpanRow]:
        for span in list(laid.spans.values()):
            yield SpanRow(span, len(laid.hanging(span.id)))

    def _words(self, row: SpanRow) -> str:
        return shown_words(self._laid.text, row.span)

    def _look(self, row: SpanRow) -> tuple[str, str]:
        return self._looks.get(row.span.label, (row.span.label, UNKNOWN))

    def _title(self, row: SpanRow) -> str:
        return self._look(row)[0]

    def _made_columns(self) -> tuple[Column[SpanRow], ...]:
        translate = QCoreApplication.translate
        return (
            Column(translate("Models", "Words"), self._words, self._words),
            Column(translate("Models", "Label"), self._title, self._title),
            Column(
                translate("Models", "Start"),
                lambda row: str(row.span.start),
                lambda row: reading_order(row.span),
                is_number=True,
            ),
            Column(
                translate("Models", "Stop"),
                lambda row: str(row.span.stop),
                lambda row: row.span.stop,
                is_number=True,
            ),
            Column(
                translate("Models", "Rel."),
                lambda row: str(row.relations or ""),
                lambda row: row.relations,
                is_number=True,
            ),
            Column(
                translate("Models", "Note"),
                lambda row: " ".join(row.span.note[:SHOWN].split()),
                lambda row: row.span.note,
            ),
        )


def shown_words(text: str, span: Span) -> str:
    """The words of a span on one line, cut where a table would not show them."""
    pieces = tuple((start, min(stop, start + SHOWN)) for start, stop in span.fragments[:8])
    words = " ".join(span_text(text, pieces).split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def looks_of(labels: tuple[EntityLabel, ...] | tuple[RelationLabel, ...], language: str) -> Looks:
    """Title and colour of each of ``labels``."""
    return {label.name: (one_line(label.title(language)), label.colour) for label in labels}
