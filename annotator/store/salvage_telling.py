"""What the report of a salvage says of a row: its document, its label, its words.

Rows lie half in ruins here: each column may be missing or of another type.
"""

from collections.abc import Mapping
from typing import cast

from annotator.errors import UserError
from annotator.store.records import Cell
from annotator.store.salvage_log import Known
from annotator.store.salvage_reading import Found, Key, Row
from annotator.store.salvage_report import Item, Outcome, both_ends, excerpt

_DOCUMENT_AT = {"layer": 2, "kept": 1, "decision": 2, "text": 0, "document": 0}
_LAYER_AT = {"span": 2, "relation": 2, "work": 1}


class Telling:
    """Knows what was found, what the history says of layers, and the texts by document."""

    def __init__(self, found: Found, layers: Known, texts: Mapping[Key, Row]) -> None:
        self._found = found
        self._layers = layers
        self._texts = texts

    def item(self, outcome: Outcome, table: str, key: Key, row: Row, why: UserError) -> Item:
        """A row as a line of the report."""
        document = self._document_of(table, row)
        name = self._any("document", document)
        row_id = key if isinstance(key, int) else None
        if isinstance(key, tuple) and isinstance(key[0], int):
            row_id = key[0]
        title = name[2] if name and isinstance(name[2], str) else ""
        words, label = self._words(table, row, document), self._label_of(table, row)
        return Item(outcome, table, row_id, why, excerpt(title), words, label)

    def _label_of(self, table: str, row: Row) -> str:
        """The label of a span or relation, or the label whose ends a row names."""
        at = {"span": 3, "relation": 3, "label_end": 1}.get(table)
        label = self._any("label", row[at]) if at is not None and len(row) > at else None
        name = label[3] if label is not None and len(label) > 3 else ""
        return excerpt(name) if isinstance(name, str) else ""

    def _any(self, table: str, key: Cell) -> Row | None:
        if not isinstance(key, int):
            return None
        bad = self._found.bad[table].get(key)
        return self._found.rows[table].get(key) or (bad.row if bad and bad.row else None)

    def _document_of(self, table: str, row: Row) -> Cell:
        if table in _DOCUMENT_AT and len(row) > _DOCUMENT_AT[table]:
            return row[_DOCUMENT_AT[table]]
        if table in _LAYER_AT and len(row) > _LAYER_AT[table]:
            key = row[_LAYER_AT[table]]
            layer = self._any("layer", key)
            if layer is not None and len(layer) > 2:
                return layer[2]
            known = self._layers.get(key, {}) if isinstance(key, int) else {}
            return known.get("document_id", self._only_document())
        return None

    def _only_document(self) -> Cell:
        """Of what can it be said where there is but one?"""
        return cast("int", next(iter(self._texts))) if len(self._texts) == 1 else None

    def _words(self, table: str, row: Row, document: Cell) -> str:
        if table == "relation" and len(row) > 5:
            return " → ".join(filter(None, (self._span_words(self._any("span", e), document)
                                            for e in row[4:6])))  # fmt: skip
        if table == "span":
            return self._span_words(row, document)
        if table == "layer" and len(row) > 3:
            person = self._any("annotator", row[3]) or ()
            return excerpt(person[2]) if len(person) > 2 and isinstance(person[2], str) else ""
        if table in ("text", "document"):
            found = self._texts.get(document) if isinstance(document, int) else None
            return excerpt(str(found[1])) if found else ""
        if table in ("label", "attribute", "annotator", "property"):
            at = 3 if table == "label" else 1 if table == "property" else 2
            return excerpt(row[at]) if len(row) > at and isinstance(row[at], str) else ""  # type: ignore[arg-type]
        return ""

    def _span_words(self, row: Row | None, document: Cell) -> str:
        found = self._texts.get(document) if isinstance(document, int) else None
        if row is None or found is None or len(row) < 6:
            return ""
        start, stop = row[4], row[5]
        if not isinstance(start, int) or not isinstance(stop, int) or not 0 <= start < stop:
            return ""
        return both_ends(str(found[1]), start, stop)
