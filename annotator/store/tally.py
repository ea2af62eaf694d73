"""What an edit touches, gathered row by row while the gate writes it."""

from collections.abc import Callable, Iterable, Sequence

from annotator.store.change import Change, LayerRows, Operation
from annotator.store.tables import Row, Table, Value

MOST_NAMED = 20_000
"""Spans and relations that a change names one by one; beyond them it is bulk work."""

_NAMED = ("span", "relation")
_ORDER = (("span", True), ("relation", True), ("span", False), ("relation", False))
_EVERYWHERE = ("label", "annotator")  # shown on documents that the change itself does not touch


class Tally:
    """Tables, layers, documents and annotations of one edit; ``documents_of`` answers for a layer.

    Of a row that is written several times the last word holds: there, or gone.
    """

    def __init__(self, documents_of: Callable[[int], frozenset[int]]) -> None:
        self._documents_of = documents_of
        self._tables: set[str] = set()
        self._layers: set[int] = set()
        self._documents: set[int] = set()
        self._everywhere = False
        self._rows: dict[str, dict[tuple[Value, Value], bool]] = {name: {} for name in _NAMED}

    def put(self, table: Table, row: Row) -> None:
        """A whole row (with its ``id``) is new."""
        self._notice(table, row, is_there=True)

    def change(self, table: Table, before: Row, after: Row) -> None:
        """Columns ``after`` of the whole row ``before`` are others now."""
        if after.get("layer_id", before.get("layer_id")) != before.get("layer_id"):
            self._notice(table, before, is_there=False)
        self._notice(table, before | after, is_there=True)
        self._everywhere = self._everywhere or table.name in _EVERYWHERE

    def drop(self, table: Table, row: Row) -> None:
        """A whole row is gone."""
        self._notice(table, row, is_there=False)
        self._everywhere = self._everywhere or table.name in _EVERYWHERE

    def many(self, table: Table, rows: Sequence[tuple[Value, ...]], *, are_there: bool) -> None:
        """Whole rows are new or gone together: annotations are named, all else is bulk work."""
        self._tables.add(table.name)
        found = self._rows.get(table.name)
        if found is None or self._everywhere or len(found) + len(rows) > MOST_NAMED:
            self._everywhere = True
            return
        at = table.columns.index("layer_id")
        places = [(row[at], row[0]) for row in rows]
        found.update(dict.fromkeys(places, are_there))
        for layer in {layer for layer, _row_id in places}:
            self._notice_layer(layer)

    def touch(self, documents: Iterable[int], *, everywhere: bool) -> None:
        """What listeners should read again, beyond what the rows themselves tell."""
        self._documents |= set(documents)
        self._everywhere = self._everywhere or everywhere

    def told(self, done: Operation, named: Operation) -> Change:
        """The change, as listeners hear of it."""
        rows = self._rows
        everywhere = self._everywhere or sum(map(len, rows.values())) > MOST_NAMED
        return Change(
            done,
            named,
            frozenset(self._tables),
            frozenset(self._layers),
            frozenset() if everywhere else frozenset(self._documents),
            everywhere,
            {} if everywhere else self._by_layer(),
        )

    def _by_layer(self) -> dict[int, LayerRows]:
        parts: dict[int, list[set[int]]] = {}
        for place, (name, is_there) in enumerate(_ORDER):
            for (layer, row_id), there in self._rows[name].items():
                if there is is_there and isinstance(layer, int) and isinstance(row_id, int):
                    parts.setdefault(layer, [set(), set(), set(), set()])[place].add(row_id)
        return {layer: LayerRows(*map(frozenset, part)) for layer, part in parts.items()}

    def _notice(self, table: Table, row: Row, *, is_there: bool) -> None:
        self._tables.add(table.name)
        layer = row.get("id") if table.name == "layer" else row.get("layer_id")
        document = row.get("id") if table.name in ("document", "text") else row.get("document_id")
        self._notice_layer(layer)
        if table.name in _NAMED and not self._everywhere:
            self._rows[table.name][layer, row["id"]] = is_there
        if isinstance(document, int):
            self._documents.add(document)

    def _notice_layer(self, layer: Value) -> None:
        if isinstance(layer, int) and layer not in self._layers:
            self._layers.add(layer)
            self._documents |= self._documents_of(layer)
