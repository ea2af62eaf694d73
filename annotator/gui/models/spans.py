"""The spans of the layer on the desk."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor

from annotator.gui.document.colours import UNKNOWN
from annotator.gui.models.table import Column, TableModel
from annotator.gui.plain import tool_tip
from annotator.model.annotation import Layer, Span, reading_order, span_text
from annotator.model.scheme import Scheme

SHOWN = 120
"""Code points of a span's words that a table shows."""


@dataclass(frozen=True)
class SpanRow:
    """A span with its words and its label's title and colour."""

    span: Span
    words: str
    title: str
    colour: str
    relations: int


class SpansModel(TableModel[SpanRow]):
    """One row a span, in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(), parent)

    def key(self, row: SpanRow) -> Hashable:
        """A span is its id."""
        return row.span.id

    def decoration(self, row: SpanRow, column: int, role: int) -> object:
        """The label's colour; the whole words and the note as tool tip."""
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return QColor(row.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip("\n".join(part for part in (row.words, row.span.note) if part))
        return None


def span_rows(text: str, layer: Layer, scheme: Scheme, language: str) -> list[SpanRow]:
    """Rows for the spans of ``layer``, in reading order."""
    looks = looks_of(scheme, language)
    hanging: dict[int, int] = {}
    for relation in layer.relations:
        for end in (relation.head, relation.tail):
            hanging[end] = hanging.get(end, 0) + 1
    return [
        SpanRow(
            span,
            shown_words(text, span),
            *looks.get(span.label, (span.label, UNKNOWN)),
            hanging.get(span.id, 0),
        )
        for span in sorted(layer.spans, key=reading_order)
    ]


def shown_words(text: str, span: Span) -> str:
    """The words of a span on one line, cut where a table would not show them."""
    pieces = tuple((start, min(stop, start + SHOWN)) for start, stop in span.fragments[:8])
    words = " ".join(span_text(text, pieces).split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def looks_of(scheme: Scheme, language: str) -> Mapping[str, tuple[str, str]]:
    """Title and colour of each entity label."""
    return {label.name: (label.title(language), label.colour) for label in scheme.entities}


def _columns() -> tuple[Column[SpanRow], ...]:
    translate = QCoreApplication.translate
    return (
        Column(translate("Models", "Words"), lambda row: row.words, lambda row: row.words),
        Column(translate("Models", "Label"), lambda row: row.title, lambda row: row.title),
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
