"""Many answers at once: gold rows and decisions gathered and written together."""

from annotator.agreement.decision_items import RelationItem, SpanItem, variants_of
from annotator.model.annotation import Relation, Span
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable
from annotator.ops.annotate import json_text
from annotator.ops.annotate import place as place_columns
from annotator.ops.gold import gold_layer
from annotator.store.decisions import variants_text
from annotator.store.gate import Edit, new_uid, now
from annotator.store.project import Project
from annotator.store.tables import Value


class GoldRows:
    """Rows of one edit.  Items must have neither gold nor decision when they are answered."""

    def __init__(self, project: Project, edit: Edit) -> None:
        self._project = project
        self._edit = edit
        self._at = now()
        self._next = {name: edit.next_id(name) for name in ("span", "relation", "decision")}
        self._rows: dict[str, list[tuple[Value, ...]]] = {name: [] for name in self._next}
        self._layers: dict[int, int] = {}
        self._ends: dict[tuple[int, int], int] = {}
        self._labels = {kind: project.read.label_ids(kind) for kind in ("entity", "relation")}

    def answer(self, table: DecisionTable, place: int, who: int | None, rule: str) -> None:
        """Takes the variant in column ``who`` (None: none of them) of an item, by a rule."""
        item = table.items[place]
        variant = item.variants[who] if who is not None else None
        gold = b""
        if variant is not None and who is not None:
            gold = new_uid()
            if isinstance(item, SpanItem) and isinstance(variant, Span):
                self._span(table, place, variant, gold)
            elif isinstance(item, RelationItem) and isinstance(variant, Relation):
                self._relation(table, item, who, variant, gold)
        taken = table.sides.people[who].hex() if who is not None else ""
        self._rows["decision"].append(
            (
                self._new("decision"),
                new_uid(),
                table.document,
                item.kind,
                str(Answer.TAKEN if gold else Answer.NONE),
                gold or None,
                taken,
                rule,
                str(item.cause),
                table.words(place),
                variants_text(variants_of(item, table.sides)),
                "",
                self._project.actor,
                self._at,
            )
        )

    def write(self) -> None:
        """Writes what was gathered."""
        for name, rows in self._rows.items():
            self._edit.insert_many(name, rows)

    def _span(self, table: DecisionTable, place: int, span: Span, uid: bytes) -> None:
        row_id = self._new("span")
        self._ends[table.document, place] = row_id
        where = place_columns(span.fragments)
        self._rows["span"].append(
            (
                row_id,
                uid,
                self._layer(table),
                self._labels["entity"][span.label],
                where["start"],
                where["stop"],
                where["fragments"],
                json_text(span.attributes),
                "",
                "",
            )
        )

    def _relation(
        self, table: DecisionTable, item: RelationItem, who: int, relation: Relation, uid: bytes
    ) -> None:
        ends = item.ends[::-1] if item.is_reversed[who] else item.ends
        head, tail = (self._end(table, end) for end in ends)
        self._rows["relation"].append(
            (
                self._new("relation"),
                uid,
                self._layer(table),
                self._labels["relation"][relation.label],
                head,
                tail,
                json_text(relation.attributes),
                "",
                "",
            )
        )

    def _end(self, table: DecisionTable, place: int) -> int:
        gold = table.items[place].gold
        return gold.id if gold is not None else self._ends[table.document, place]

    def _layer(self, table: DecisionTable) -> int:
        found = self._layers.get(table.document)
        if found is None:
            gold = table.sides.gold
            found = gold.id if gold else gold_layer(self._project, self._edit, table.document)
            self._layers[table.document] = found
        return found

    def _new(self, name: str) -> int:
        row_id = self._next[name]
        self._next[name] = row_id + 1
        return row_id
