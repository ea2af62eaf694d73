"""Many answers at once: gold rows and decisions gathered and written together."""

from collections.abc import Iterable, Sequence

from annotator.agreement.decision_items import Item, RelationItem, SpanItem, variants_of
from annotator.model.annotation import Relation, Span
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable
from annotator.ops.annotate import json_text
from annotator.ops.annotate import place as place_columns
from annotator.ops.gold_layers import gold_layers
from annotator.store.decisions import variants_text
from annotator.store.gate import Edit, new_uid, now
from annotator.store.identity import decision_uid, gold_uid
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
        self._documents: dict[int, str] = {}
        self._labels = {kind: project.read.label_ids(kind) for kind in ("entity", "relation")}

    def answer(self, table: DecisionTable, place: int, who: int | None, rule: str) -> None:
        """Takes the variant in column ``who`` (None: none of them) of an item, by a rule."""
        item = table.items[place]
        variant = item.variants[who] if who is not None else None
        uid = self._decision_uid(table.document, item)
        gold = gold_uid(uid) if variant is not None else None
        if gold is not None and isinstance(item, SpanItem) and isinstance(variant, Span):
            self._span(table, place, variant, gold)
        elif (
            gold is not None
            and who is not None
            and isinstance(item, RelationItem)
            and isinstance(variant, Relation)
        ):
            self._relation(table, item, who, variant, gold)
        self.decisions(
            (item.kind, rule),
            [(table.document, uid, gold)],
            [table.sides.people[who].hex() if who is not None else ""],
            [(str(item.cause), table.words(place), _variants(table, place))],
        )

    def _decision_uid(self, document: int, item: Item) -> bytes:
        """The uid of an item's decision, unless another decision has it already."""
        said = [one.uid for one in item.variants if one is not None]
        uid = decision_uid(bytes.fromhex(self.document_uid(document)), item.kind, said)
        if uid is None or self._edit.ids("decision", "uid = ?", (uid,)):
            return new_uid()
        return uid

    def document_uid(self, document: int) -> str:
        """The uid of a document, in hexadecimal."""
        if not self._documents:
            found = self._edit.all("SELECT id, uid FROM document")
            self._documents = {row_id: uid.hex() for row_id, uid in found}
        return self._documents[document]

    def spans(
        self,
        documents: Sequence[int],
        places: Iterable[tuple[int, int, int, str | None, str]],
        uids: Sequence[bytes],
    ) -> int:
        """Gold spans, one in each of ``documents``, with their ``uids``.

        ``places`` are label, start, stop, fragments and attributes, as the table has them.
        Returns the id of the first; the others follow it.
        """
        layers = self._of(documents)
        first = self._next["span"]
        self._next["span"] += len(documents)
        self._rows["span"] += [
            (row_id, uid, layers[document], *place, "", "")
            for row_id, (uid, document, place) in enumerate(
                zip(uids, documents, places, strict=True), first
            )
        ]
        return first

    def relations(
        self,
        documents: Sequence[int],
        said: Iterable[tuple[str, int, int, str]],
        uids: Sequence[bytes],
    ) -> None:
        """Gold relations, one in each of ``documents``, with their ``uids``.

        ``said`` are label, the ids of the gold spans from and to which, and attributes.
        """
        layers, labels = self._of(documents), self._labels["relation"]
        first = self._next["relation"]
        self._next["relation"] += len(documents)
        self._rows["relation"] += [
            (row_id, uid, layers[document], labels[label], head, tail, attributes, "", "")
            for row_id, (uid, document, (label, head, tail, attributes)) in enumerate(
                zip(uids, documents, said, strict=True), first
            )
        ]

    def decisions(
        self,
        same: tuple[str, str],
        marks: Sequence[tuple[int, bytes, bytes | None]],
        taken: Sequence[str],
        about: Iterable[tuple[str, str, str]],
    ) -> None:
        """Decisions, each by its document, its uid and the uid of the gold span or relation, None
        where it is "none of them".

        ``same`` is kind and rule of all of them; ``taken`` are uids of annotators in hexadecimal,
        or empty; ``about`` has cause, words and variants, as the table has them.
        """
        kind, rule = same
        first = self._next["decision"]
        self._next["decision"] += len(marks)
        actor, at = self._project.actor, self._at
        yes, no = str(Answer.TAKEN), str(Answer.NONE)
        self._rows["decision"] += [
            (
                row_id,
                uid,
                document,
                kind,
                yes if mine else no,
                mine,
                by,
                rule,
                cause,
                words,
                variants,
                "",
                actor,
                at,
            )
            for row_id, (document, uid, mine), by, (cause, words, variants) in zip(
                range(first, self._next["decision"]), marks, taken, about, strict=True
            )
        ]

    def spill(self) -> None:
        """Writes what was gathered once it is much, so that not all of it is held at once."""
        if sum(map(len, self._rows.values())) > AT_ONCE:
            self.write()

    def write(self) -> None:
        """Writes what was gathered."""
        for name, rows in self._rows.items():
            self._edit.insert_many(name, rows)
            rows.clear()

    def _span(self, table: DecisionTable, place: int, span: Span, uid: bytes) -> None:
        self._ends[table.document, place] = self._next["span"]
        where = place_columns(span.fragments)
        label = self._labels["entity"][span.label]
        columns = (where["start"], where["stop"], where["fragments"], json_text(span.attributes))
        self.spans([table.document], [(label, *columns)], [uid])  # type: ignore[list-item]

    def _relation(
        self, table: DecisionTable, item: RelationItem, who: int, relation: Relation, uid: bytes
    ) -> None:
        ends = item.ends[::-1] if item.is_reversed[who] else item.ends
        head, tail = (self._end(table, end) for end in ends)
        said = (relation.label, head, tail, json_text(relation.attributes))
        self.relations([table.document], [said], [uid])

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
