"""Where each span and relation of a layer goes: the sort it came from, else one that fits it.

A span goes by its key (``NamedEntity:3`` came from NamedEntity), else by its label, as other spans
of the layer have it, else to the file's first sort with a label, else to ``webanno.custom.Span``.
A relation likewise; what cannot be a slot or the next link of a chain becomes a row of a relation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from annotator.formats.webanno.header import (
    DEPENDENCY,
    TOKEN,
    Column,
    Sort,
    short_name,
    sort_named,
)
from annotator.formats.webanno.record import Record
from annotator.model.annotation import Layer, Relation, Span

SPAN_SORT = "webanno.custom.Span"
RELATION_SORT = "webanno.custom.Relation"
ROLE = "role"
LINK = "referenceRelation"

Kind = Literal["row", "slot", "chain"]


@dataclass(frozen=True, slots=True)
class Way:
    """How a relation is written: in a row of a sort, in a slot (``feature``), or in a chain."""

    kind: Kind
    sort: str
    feature: str = ""


@dataclass(slots=True)
class Plan:
    """Sorts by name, in the order of their columns, and the sort or way of each thing by its id.

    A span without a sort is a token on which relations hang.  ``after`` gives the member of a chain
    that follows another.
    """

    sorts: dict[str, Sort]
    nulls: Mapping[str, str]
    spans: dict[int, str] = field(default_factory=dict)
    ways: dict[int, Way] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)

    def null(self, name: str) -> str:
        """The label that stands for none in a sort, "" where each label is written."""
        sort = self.sorts[name]
        return self.nulls.get(name, "" if sort.label else sort.short)


class Planner:
    """Makes the plan of one layer."""

    def __init__(self, layer: Layer, record: Record | None) -> None:
        self._layer = layer
        record = record or Record()
        self.plan = Plan({sort.name: sort for sort in record.sorts()}, record.nulls)
        self._by_short = {sort.short: sort for sort in self.plan.sorts.values() if sort.shown}
        self._before: dict[int, int] = {}

    def made(self) -> Plan:
        """The plan."""
        self._place_spans()
        self._place_relations()
        self._settle_tokens()
        ordered = sorted(self.plan.sorts.values(), key=lambda sort: _ORDER[sort.kind])
        self.plan.sorts = {sort.name: sort for sort in ordered}
        return self.plan

    def _place_spans(self) -> None:
        found: dict[int, str] = {}
        by_label: dict[str, str] = {}
        for span in self._layer.spans:
            sort = self._by_short.get(span.key.partition(":")[0])
            if sort is not None and not sort.is_relation and self._fits(sort, span.label):
                found[span.id] = by_label[span.label] = sort.name
        usual = next(
            (sort.name for sort in self._by_short.values() if sort.kind == "span" and sort.label),
            "",
        )
        for span in self._layer.spans:
            if span.id in found or self._is_token(span):
                continue
            name = by_label.get(span.label) or usual
            if not name or not self._fits(self.plan.sorts[name], span.label):
                name = self._own_span_sort()
            found[span.id] = name
        self.plan.spans = found

    def _fits(self, sort: Sort, label: str) -> bool:
        """Whether a sort can say ``label``: one without a feature for it says only its name."""
        return bool(sort.label) or label == self.plan.null(sort.name)

    def _own_span_sort(self) -> str:
        return self._own(SPAN_SORT, "span", (Column("value", "label", "label"),), "")

    def _own(self, name: str, kind: str, columns: tuple[Column, ...], base: str) -> str:
        """Our own sort, made when there is none of that name that is shown and has a label."""
        number = 1
        given = name
        while given in self.plan.sorts:
            sort = self.plan.sorts[given]
            if sort.shown and sort.label and sort.kind == kind:
                return given
            number += 1
            given = f"{name}{number}"
        self.plan.sorts[given] = sort_named(given, kind, columns, base)
        return given

    def _is_token(self, span: Span) -> bool:
        """Whether a span only stands for a token that is an end of relations."""
        short = span.key.partition(":")[0]
        return (
            span.label == short
            and not span.attributes
            and not span.note
            and any(_hangs_on_tokens(sort, short, self.plan.sorts) for sort in self._rows())
        )

    def _rows(self) -> list[Sort]:
        return [sort for sort in self.plan.sorts.values() if sort.is_relation and sort.shown]

    def _place_relations(self) -> None:
        by_label: dict[str, Way] = {}
        rest: list[Relation] = []
        for relation in self._layer.relations:
            way = self._way_by_key(relation)
            if way is None or not self._take(relation, way):
                rest.append(relation)
            else:
                by_label.setdefault(relation.label, way)
        for relation in rest:
            way = by_label.get(relation.label) or self._way_by_ends(relation)
            if way is None or not self._take(relation, way):
                self._take(relation, self._row_way(relation))

    def _way_by_key(self, relation: Relation) -> Way | None:
        name = relation.key.partition(":")[0]
        if (sort := self._by_short.get(name)) is not None:
            kind: Kind = "chain" if sort.kind == "chain" else "row"
            return Way(kind, sort.name) if sort.kind != "span" else None
        short, _, feature = name.rpartition(".")
        host = self._by_short.get(short)
        return Way("slot", host.name, feature) if host is not None else None

    def _way_by_ends(self, relation: Relation) -> Way | None:
        name = self.plan.spans.get(relation.head, "")
        if name and name == self.plan.spans.get(relation.tail):
            return Way("chain", name) if self.plan.sorts[name].kind == "chain" else None
        return None

    def _row_way(self, relation: Relation) -> Way:
        base = self.plan.spans.get(relation.tail, "")
        fitting = [sort for sort in self._rows() if self._fits(sort, relation.label)]
        for sort in fitting:
            if sort.base == base:
                return Way("row", sort.name)
        if fitting:
            return Way("row", fitting[0].name)
        base = base or self._own_span_sort()
        source = Column("source", "", f"BT_{base}")
        columns = (Column("value", "label", "label"), source)
        return Way("row", self._own(RELATION_SORT, "relation", columns, base))

    def _take(self, relation: Relation, way: Way) -> bool:
        """Whether ``relation`` can go that way; then it does."""
        if way.kind == "row":
            if not self._fits(self.plan.sorts[way.sort], relation.label):
                return False
        elif self.plan.spans.get(relation.head) != way.sort or not _is_plain(relation, way):
            return False
        elif way.kind == "slot":
            names = {column.name for column in self.plan.sorts[way.sort].columns
                     if column.kind == "target"}  # fmt: skip
            if way.feature not in names:
                return False
        elif not self._chain(relation, way.sort):
            return False
        self.plan.ways[relation.id] = way
        return True

    def _chain(self, relation: Relation, sort: str) -> bool:
        """Whether the tail can be the next after the head: one chain, no branch, no circle."""
        head, tail = relation.head, relation.tail
        if self.plan.spans.get(tail) != sort or head == tail:
            return False
        if head in self.plan.after or tail in self._before:
            return False
        end = tail
        while end in self.plan.after:
            end = self.plan.after[end]
        if end == head:
            return False
        self.plan.after[head] = tail
        self._before[tail] = head
        return True

    def _settle_tokens(self) -> None:
        """Tokens that are the end of no relation that hangs on tokens become spans."""
        used: set[int] = set()
        wrong: set[int] = set()
        shorts = {span.id: span.label for span in self._layer.spans}
        for relation in self._layer.relations:
            way = self.plan.ways[relation.id]
            for end in (relation.head, relation.tail):
                sort = self.plan.sorts[way.sort]
                hangs = way.kind == "row" and _hangs_on_tokens(sort, shorts[end], self.plan.sorts)
                (used if hangs else wrong).add(end)
        for span in self._layer.spans:
            if span.id not in self.plan.spans and (span.id in wrong or span.id not in used):
                self.plan.spans[span.id] = self._own_span_sort()


_ORDER = {"span": 0, "chain": 1, "relation": 2}


def _hangs_on_tokens(sort: Sort, short: str, sorts: Mapping[str, Sort]) -> bool:
    if not sort.is_relation:
        return False
    if sort.short == DEPENDENCY and short == TOKEN:
        return True
    return short_name(sort.base) == short and (short == TOKEN or sort.base not in sorts)


def _is_plain(relation: Relation, way: Way) -> bool:
    """Whether a slot or a link can say all that the relation says."""
    return not set(relation.attributes) - {ROLE if way.kind == "slot" else LINK}


def renumbered(sorts: Mapping[str, Sort]) -> dict[str, Sort]:
    """``sorts`` with the places of their cells counted anew."""
    counted: dict[str, Sort] = {}
    first = 3
    for name, sort in sorts.items():
        counted[name] = replace(sort, first=first)
        first = counted[name].stop
    return counted
