"""Many answers at once: gold rows and decisions gathered and written together."""

from collections.abc import Iterable, Sequence

from annotator.agreement.decision_items import RelationItem, SpanItem, variants_of
from annotator.model.annotation import Relation, Span
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable
from annotator.ops.annotate import json_text
from annotator.ops.annotate import place as place_columns
from annotator.ops.gold_layers import gold_layers
from annotator.store.decisions import variants_text
from annotator.store.gate import Edit, new_uid, new_uids, now
from annotator.store.project import Project
from annotator.store.tables import Value

AT_ONCE = 20_000
"""Rows that are gathered before they are written."""


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
        gold: bytes | None = None
        if who is not None and isinstance(item, SpanItem) and isinstance(variant, Span):
            gold = self._span(table, place, variant)
        elif who is not None and isinstance(item, RelationItem) and isinstance(variant, Relation):
            gold = self._relation(table, item, who, variant)
        self.decisions(
            (item.kind, rule),
            [table.document],
            [gold],
            [table.sides.people[who].hex() if who is not None else ""],
            [(str(item.cause), table.words(place), _variants(table, place))],
        )

    def spans(
        self,
        documents: Sequence[int],
        places: Iterable[tuple[int, int, int, str | None, str]],
    ) -> list[bytes]:
        """Gold spans, one in each of ``documents``; returns their uids.

        ``places`` are label, start, stop, fragments and attributes, as the table has them.
        """
        layers = self._of(documents)
        uids = new_uids(len(documents))
        first = self._next["span"]
        self._next["span"] += len(documents)
        self._rows["span"] += [
            (row_id, uid, layers[document], *place, "", "")
            for row_id, (uid, document, place) in enumerate(
                zip(uids, documents, places, strict=True), first
            )
        ]
        return uids

    def decisions(
        self,
        same: tuple[str, str],
        documents: Sequence[int],
        gold: Sequence[bytes | None],
        taken: Sequence[str],
        about: Iterable[tuple[str, str, str]],
    ) -> None:
        """Decisions, one in each of ``documents``.

        ``same`` is kind and rule of all of them; ``gold`` are uids of gold spans or relations,
        None where it is "none of them"; ``taken`` are uids of annotators in hexadecimal, or empty;
        ``about`` has cause, words and variants, as the table has them.
        """
        kind, rule = same
        first = self._next["decision"]
        self._next["decision"] += len(documents)
        words = ("", self._project.actor, self._at)
        yes, no = str(Answer.TAKEN), str(Answer.NONE)
        self._rows["decision"] += [
            (row_id, uid, document, kind, yes if mine else no, mine, by, rule, *said, *words)
            for row_id, uid, document, mine, by, said in zip(
                range(first, self._next["decision"]),
                new_uids(len(documents)),
                documents,
                gold,
                taken,
                about,
                strict=True,
            )
        ]

    def spill(self) -> None:
        """Writes what was gathered once it is much, so that not all of it is held at once."""
        if sum(map(len, self._rows.values())) > AT_ONCE:
            self.write()

    def write(self) -> None:
        """Writes what was gathered."""
        for name, rows in self._rows.items():
            self._edit.insert_many(name, rows, fresh=True)
            rows.clear()

    def _span(self, table: DecisionTable, place: int, span: Span) -> bytes:
        self._ends[table.document, place] = self._next["span"]
        where = place_columns(span.fragments)
        label = self._labels["entity"][span.label]
        columns = (where["start"], where["stop"], where["fragments"], json_text(span.attributes))
        return self.spans([table.document], [(label, *columns)])[0]  # type: ignore[list-item]

    def _relation(
        self, table: DecisionTable, item: RelationItem, who: int, relation: Relation
    ) -> bytes:
        ends = item.ends[::-1] if item.is_reversed[who] else item.ends
        head, tail = (self._end(table, end) for end in ends)
        uid = new_uid()
        self._rows["relation"].append(
            (
                self._next["relation"],
                uid,
                self._of([table.document])[table.document],
                self._labels["relation"][relation.label],
                head,
                tail,
                json_text(relation.attributes),
                "",
                "",
            )
        )
        self._next["relation"] += 1
        return uid

    def _end(self, table: DecisionTable, place: int) -> int:
        gold = table.items[place].gold
        return gold.id if gold is not None else self._ends[table.document, place]

    def _of(self, documents: Iterable[int]) -> dict[int, int]:
        """The gold layers of some documents at least."""
        new = [one for one in dict.fromkeys(documents) if one not in self._layers]
        if new:
            self._layers |= gold_layers(self._project, self._edit, new)
        return self._layers


def _variants(table: DecisionTable, place: int) -> str:
    return variants_text(variants_of(table.items[place], table.sides))
