"""The cells of one layer: which annotation stands in which row, its number, and what it says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.base import Item, Loss
from annotator.formats.losses import changed, lost
from annotator.formats.webanno.cells import NONE, NULL, SLOTS, STACKED
from annotator.formats.webanno.features import Features
from annotator.formats.webanno.header import Sort
from annotator.formats.webanno.page import Cells
from annotator.formats.webanno.plan import LINK, Plan
from annotator.formats.webanno.record import Record
from annotator.formats.webanno.units import Stretch, Unit, Units
from annotator.model.annotation import Document, Fragment, Layer, Relation, Span


@dataclass(slots=True)
class _Placed:
    """A span with its rows; ``number`` is what tells it from others, "" where nothing need."""

    span: Span
    rows: list[Unit]
    sort: str
    number: str = ""
    slots: list[Relation] = field(default_factory=list)


class Rows:
    """Lays a layer on rows.  ``notes`` is what is to be said; ``record`` is what was kept."""

    def __init__(
        self, document: Document, layer: Layer, plan: Plan, units: Units, record: Record
    ) -> None:
        self.notes: list[Item] = []
        self.cells: Cells = {}
        self._document = document
        self._layer = layer
        self._plan = plan
        self._units = units
        self._record = record
        self._placed: dict[int, _Placed] = {}
        self._members: dict[str, dict[Unit, list[_Placed]]] = {}

    def lay(self) -> None:
        """Fills ``cells``: by row, by name of the sort."""
        self._place()
        features = Features(self._document, self._layer, self._plan, bare=self._record.bare)
        relations = [one for one in self._layer.relations if self._has_ends(one)]
        self._number(relations)
        chains = self._chains(relations)
        self.notes += features.notes
        features.notes.clear()
        self._write_spans(features, chains, relations)
        self._write_relations(features, relations)
        self.notes += features.notes

    def _place(self) -> None:
        stretches: list[tuple[Span, Stretch]] = []
        for span in self._layer.spans:
            place = self._units.trimmed(span.start, span.stop)
            self.notes += _told(span, place, self._document)
            if place is not None:
                stretches.append((span, self._units.want(*place)))
        self._units.number()
        found = [
            _Placed(span, self._units.rows(wanted), self._plan.spans.get(span.id, ""))
            for span, wanted in stretches
        ]
        found.sort(key=lambda placed: placed.rows[0])  # as a reader will meet them
        for placed in found:
            self._placed[placed.span.id] = placed
            members = self._members.setdefault(placed.sort, {})
            for unit in placed.rows if placed.sort else ():
                members.setdefault(unit, []).append(placed)

    def _has_ends(self, relation: Relation) -> bool:
        template = "one of its ends was not written"
        loss: Loss = "spans with white space at an edge"
        ends = [self._placed.get(end) for end in (relation.head, relation.tail)]
        if all(ends):
            way = self._plan.ways[relation.id]
            base = _base(self._plan.sorts[way.sort], way.feature)
            if way.kind == "chain" or not any(self._is_nameless(end, base) for end in ends):
                return True
            template = "one of its ends is a member of a chain, which no cell can name here"
            loss = "relations"
        self.notes.append(
            lost("relation", template, self._document, loss, relation.key,
                 attributes=len(relation.attributes))
        )  # fmt: skip
        return False

    def _is_nameless(self, placed: _Placed | None, base: str) -> bool:
        """Whether a member of a chain has no name: they are not numbered, and another is first."""
        if placed is None or not placed.sort or self._plan.sorts[placed.sort].kind != "chain":
            return False
        stack = self._members[placed.sort][placed.rows[0]]
        return placed.sort != base or stack[0] is not placed

    def _number(self, relations: list[Relation]) -> None:
        """Numbers what a row alone does not tell; numbers that the file gave stay.

        They are unique in their sort, and where something else refers to them in the file.
        """
        referred = self._referred(relations)
        used: Counter[tuple[str, str]] = Counter()
        for placed in self._placed.values():
            own = placed.span.key.rpartition(":")[2]
            if own.isascii() and own.isdigit() and own != "0" and not used[placed.sort, own]:
                placed.number = own
                used[placed.sort, own] += 1
        everywhere = Counter(number for _, number in used)
        taken = self._record.numbers()
        everywhere.update(taken)
        for placed in self._placed.values():
            if placed.span.id in referred and everywhere[placed.number] > 1:
                placed.number = ""
        after = _highest({*everywhere, *taken})
        for placed in self._placed.values():
            if not placed.number and (placed.span.id in referred or self._is_ambiguous(placed)):
                after += 1
                placed.number = str(after)

    def _is_ambiguous(self, placed: _Placed) -> bool:
        """Whether a span has several rows, or shares one with another of its sort."""
        if not placed.sort or self._plan.sorts[placed.sort].kind != "span":
            return False
        members = self._members[placed.sort]
        return len(placed.rows) > 1 or len(members[placed.rows[0]]) > 1

    def _referred(self, relations: list[Relation]) -> set[int]:
        """The spans that relations and slots name which do not say of which sort they are."""
        sorts = self._plan.sorts
        found: set[int] = set()
        for relation in relations:
            way = self._plan.ways[relation.id]
            if way.kind == "chain":
                continue
            base = _base(sorts[way.sort], way.feature)
            ends = (relation.tail,) if way.kind == "slot" else (relation.head, relation.tail)
            found.update(end for end in ends if self._placed[end].sort not in ("", base))
        return found

    def _chains(self, relations: list[Relation]) -> dict[int, tuple[str, Relation | None]]:
        """``CHAIN-PLACE`` of each member of a chain, and the link that leads on from it."""
        links = {one.head: one for one in relations if self._plan.ways[one.id].kind == "chain"}
        led_to = {one.tail for one in links.values()}
        members = [
            placed.span
            for placed in self._placed.values()
            if placed.sort and self._plan.sorts[placed.sort].kind == "chain"
        ]
        taken = self._record.numbers()
        starts = [span for span in members if span.id not in led_to]
        found: dict[int, tuple[str, Relation | None]] = {}
        for start, chain in _chain_numbers(starts):
            place, at = 1, start.id
            while True:
                link = links.get(at)
                while f"{chain}-{place}" in taken:  # kept, at a place without length
                    place += 1
                found[at] = f"{chain}-{place}", link
                if link is None:
                    break
                place, at = place + 1, link.tail
        return found

    def _write_spans(
        self,
        features: Features,
        chains: dict[int, tuple[str, Relation | None]],
        relations: list[Relation],
    ) -> None:
        for relation in relations:
            if self._plan.ways[relation.id].kind == "slot":
                self._placed[relation.head].slots.append(relation)
        for name, members in self._members.items():
            if not name:
                continue
            entries: dict[int, list[str | None]] = {}
            for unit, stack in members.items():
                for placed in self._ordered(stack):
                    number = placed.span.id
                    if number not in entries:
                        sort = self._plan.sorts[name]
                        entries[number] = self._entries(features, sort, placed, chains.get(number))
                there = [entries[placed.span.id] for placed in stack]
                self.cells.setdefault(unit, {})[name] = _stacked(there)

    def _ordered(self, stack: list[_Placed]) -> list[_Placed]:
        """A stack in order: as the spans are, or by number where columns leave some out."""
        if self._record.sparse:
            stack.sort(key=lambda placed: (len(placed.number), placed.number))
        return stack

    def _entries(
        self,
        features: Features,
        sort: Sort,
        placed: _Placed,
        chain: tuple[str, Relation | None] | None,
    ) -> list[str | None]:
        """What stands in each column for one annotation, None for nothing at all."""
        values = features.cells(sort, placed.span)
        number = f"[{placed.number}]" if placed.number else ""
        link = LINK
        if chain is not None:
            number = f"[{chain[0].partition('-')[0]}]"
            link = self._link(features, sort, placed, chain, values)
        found: list[str | None] = []
        is_sparse = self._record.sparse and sort.kind == "span" and bool(values)
        for column in sort.columns:
            if column.kind == "role":
                slots = [one for one in placed.slots
                         if self._plan.ways[one.id].feature == column.name]  # fmt: skip
                roles = SLOTS.join(features.single(one, column.name) for one in slots)
                found.append((roles if slots else NONE) + number)
            elif column.kind == "target":
                slots = [one for one in placed.slots
                         if self._plan.ways[one.id].feature == column.name]  # fmt: skip
                found.append(SLOTS.join(self._reference(one.tail) for one in slots) or NULL)
            elif column.kind == "link" and chain is not None:
                found.append(link)
            elif is_sparse and column.name not in values:
                found.append(None)
            else:
                found.append(values.get(column.name, NULL) + number)
        return found

    def _link(
        self,
        features: Features,
        sort: Sort,
        placed: _Placed,
        chain: tuple[str, Relation | None],
        values: dict[str, str],
    ) -> str:
        name, relation = chain
        if relation is None:
            return f"{values.get(LINK, NULL)}->{name}"
        if LINK in values:
            features.lose(
                placed.span,
                LINK,
                "its attribute {attribute} is not written: a link of the chain stands there",
            )
        return f"{features.single(relation, sort.short)}->{name}"

    def _reference(self, span: int) -> str:
        placed = self._placed[span]
        number = f"[{placed.number}]" if placed.number else ""
        return self._units.name(placed.rows[0]) + number

    def _write_relations(self, features: Features, relations: list[Relation]) -> None:
        stacks: dict[tuple[Unit, str], list[list[str]]] = {}
        for relation in relations:
            way = self._plan.ways[relation.id]
            if way.kind != "row":
                continue
            sort = self._plan.sorts[way.sort]
            values = features.cells(sort, relation)
            head, tail = self._placed[relation.head], self._placed[relation.tail]
            source = self._units.name(head.rows[0])
            if head.number or tail.number:
                source += f"[{head.number or 0}_{tail.number or 0}]"
            entry = [values.get(column.name, NULL) for column in sort.columns[:-1]]
            stacks.setdefault((tail.rows[0], way.sort), []).append([*entry, source])
        for (unit, name), stack in stacks.items():
            columns = zip(*stack, strict=True)
            self.cells.setdefault(unit, {})[name] = [STACKED.join(one) for one in columns]


_DIGITS = 12


def _base(sort: Sort, feature: str) -> str:
    """The sort that a relation hangs on or that fills a slot, "" for any."""
    targets = (
        column.declared
        for column in sort.columns
        if column.kind == "target" and column.name == feature
    )
    return next(targets, sort.base)


def _chain_numbers(starts: list[Span]) -> Iterator[tuple[Span, str]]:
    """A number for each chain: that of its first member where nobody has it, else a new one."""
    own: dict[int, str] = {}
    taken: set[str] = set()
    for span in starts:
        number, dash, _ = span.key.rpartition(":")[2].partition("-")
        if dash and number.isascii() and number.isdigit() and number not in taken:
            own[span.id] = number
            taken.add(number)
    after = _highest(taken)
    for span in starts:
        if span.id not in own:
            after += 1
            own[span.id] = str(after)
        yield span, own[span.id]


def _stacked(entries: list[list[str | None]]) -> list[str]:
    """The cells of a row from what stands in each column for each annotation."""
    if len(entries) == 1:
        return [NONE if entry is None else entry for entry in entries[0]]
    stacks = (
        [entry for entry in column if entry is not None] for column in zip(*entries, strict=True)
    )
    return [STACKED.join(stack) if stack else NONE for stack in stacks]


def _highest(taken: set[str]) -> int:
    return max((int(one) for one in taken if one.isdigit() and len(one) < _DIGITS), default=0)


def _told(span: Span, place: Fragment | None, document: Document) -> Iterator[Item]:
    """What is to be said about where a span goes."""
    if place is None:
        yield lost(
            "span",
            "it holds nothing but white space, so no token",
            document,
            "spans with white space at an edge",
            span.key,
            attributes=len(span.attributes),
        )
        return
    if len(span.fragments) > 1:
        yield changed(
            "span",
            "it is discontinuous; it was written from its first to its last character",
            document,
            "discontinuous spans",
            span.key,
        )
    if place != (span.start, span.stop):
        yield changed(
            "span",
            "it was trimmed to tokens, since what stands between them belongs to no row",
            document,
            "spans with white space at an edge",
            span.key,
        )
