"""Relations from rows, slots and chains.

A row is the relation's target and its cell names the source, so the head is the source and the
tail the target, as the arrow runs in WebAnno.  A slot is a relation from its host to what fills it.
In a chain each member leads to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.base import Changed, Reason
from annotator.formats.json_values import quoted
from annotator.formats.layers import Account
from annotator.formats.webanno.cells import NONE, NULL, STACKED, numbered, split, unescaped
from annotator.formats.webanno.header import DEPENDENCY, TOKEN, Sort
from annotator.formats.webanno.making import Maker, columns_of, key_of
from annotator.formats.webanno.marks import (
    Mark,
    Marks,
    chain_links,
    detail_count,
    link_count,
    slots,
    stack_height,
)
from annotator.formats.webanno.record import Record
from annotator.model.annotation import NOTHING, Fragment, Json, Relation

_ANY = {"", "uima.tcas.Annotation"}
_DIGITS = 10
_UNIT = re.compile(r"(?<![\w.])\d+-\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a relation's row is read: the label for none, its column, and the attributes' columns."""

    sort: Sort
    null: str
    label_at: int
    details: list[tuple[int, str]]


class Linker:
    """Gathers the relations of one document and ties them when all its annotations are known.

    ``places`` are the rows' stretches of text, ``regular`` those of whole sentences by number,
    whose rows are their tokens and nothing else; ``renamed`` the numbers of rows that are not what
    WebAnno would number them; ``kept`` counts relations at places without length.
    """

    def __init__(self, sorts: list[Sort], spans: list[Marks], empty: list[Marks]) -> None:
        self.places: dict[str, Fragment] = {}
        self.regular: dict[str, tuple[list[int], list[int]]] = {}
        self.renamed: dict[str, str] = {}
        self.kept = 0
        self._relations = [sort for sort in sorts if sort.is_relation]
        self._spans = spans
        self._by_name = {marks.sort.name: marks for marks in spans}
        self._empty = empty
        self._rows: list[tuple[Sort, str, int, list[str]]] = []
        self._hidden = 0
        self._made: list[Relation] = []
        self._keys: dict[str, int] = {}

    def take(self, sort: Sort, unit: str, line: int, cells: list[str]) -> None:
        """Takes the relations of ``sort`` that a row is the target of."""
        if sort.shown:
            self._rows.append((sort, unit, line, cells))
        else:
            self._hidden += stack_height(cells[-1:])

    def relations(self, maker: Maker) -> list[Relation]:
        """All that there are, what cannot be tied being told."""
        plans = {
            sort.first: _Plan(
                sort, maker.null_name(sort, self._raw_labels(sort)), *columns_of(sort)
            )
            for sort in self._relations
            if sort.shown
        }
        for sort, unit, line, cells in self._rows:
            maker.account.line = line
            self._tie_row(maker, plans[sort.first], unit, cells)
        for marks in self._spans:
            if marks.sort.shown:
                self._tie_slots(maker, marks)
                if marks.sort.kind == "chain":
                    self._tie_chains(maker, marks)
        if maker.added:
            maker.account.change(
                "document",
                "{count} tokens on which relations hang are no annotations, "
                "so a span was made for each",
                count=len(maker.added),
            )
        maker.account.line = 1
        self._translate(maker.record, maker.sorts)
        return self._made

    def left_out(self, account: Account) -> Iterator[Changed]:
        """What is kept with the document and not shown, counted."""
        hidden = [marks for marks in self._spans if not marks.sort.shown]
        names = [marks.sort.short for marks in hidden if marks.all]
        if self._hidden:
            names += [sort.short for sort in self._relations if not sort.shown]
        yield from _left_out(
            account,
            hidden,
            self._hidden,
            "the layers {names} are kept and written back, and not shown; "
            "the option layers=… shows them",
            names=", ".join(names),
        )
        yield from _left_out(
            account,
            self._empty,
            self.kept,
            "what stands at a place without length is kept and written back, and not shown, "
            "since a span holds at least one character",
        )

    def _raw_labels(self, sort: Sort) -> set[str]:
        at = columns_of(sort)[0]
        if at < 0:
            return {NULL}
        cells = {row[at] for found, _, _, row in self._rows if found is sort}
        return {raw for cell in cells for raw in split(cell, STACKED)}

    def _tie_row(self, maker: Maker, plan: _Plan, unit: str, cells: list[str]) -> None:
        sort = plan.sort
        stacks = [split(cell, STACKED) if cell != NONE else [] for cell in cells]
        sources = stacks[-1]
        highest = len(sources) if len(stacks) == 1 else max(map(len, stacks))
        for place in range(highest):
            label, rest = maker.label(_at(stacks, plan.label_at, place), plan.null)
            details: dict[str, Json] = {} if rest is None else {sort.label: rest}
            for column, name in plan.details:
                if (raw := _at(stacks, column, place)) != NULL:
                    details[name] = unescaped(raw)
            source = sources[place] if place < len(sources) else NONE
            ends = self._ends(maker, sort, unit, source)
            self._add(maker, f"{sort.short}:{unit}", label, ends, details)

    def _ends(self, maker: Maker, sort: Sort, unit: str, source: str) -> tuple[int, int] | Reason:
        """Head and tail by the number of their spans, or why there are none."""
        first, _, rest = source.partition("[")
        head_number, _, tail_number = rest[:-1].partition("_")
        base = self._by_name.get(sort.base)
        if base is not None and base.sort.shown:
            numbers = base.by_number
            if head_number in numbers and tail_number in numbers:
                return numbers[head_number].span, numbers[tail_number].span
        head = self._span(maker, sort, first, head_number)
        if isinstance(head, Reason):
            return head
        tail = self._span(maker, sort, unit, tail_number)
        return tail if isinstance(tail, Reason) else (head, tail)

    def _span(self, maker: Maker, sort: Sort, unit: str, number: str) -> int | Reason:
        mark = self._mark(sort.base, unit, "" if number == "0" else number)
        if mark is not None:
            return _shown(mark, sort.base)
        place = self._place(unit)
        if place is None or (number and number != "0"):
            return self._missing(sort.base, unit, number)
        is_token = sort.base not in {*_ANY, *self._by_name} or sort.base.endswith("." + TOKEN)
        if (is_token or sort.short == DEPENDENCY) and place[0] < place[1]:
            return maker.token(sort.base if is_token else TOKEN, unit, place)
        return self._missing(sort.base, unit, number)

    def _mark(self, base: str, unit: str, number: str) -> Mark | None:
        """The annotation that is meant: of ``base`` where there is one, else of any sort."""
        first = self._by_name.get(base)
        if first is not None and number in first.by_number:
            return first.by_number[number]
        others = [marks for marks in self._spans if marks is not first]
        for marks in (first, *others):
            if marks is None:
                continue
            here = marks.here(unit)
            if number:
                found = next((mark for mark in here if mark.number == number), None)
            else:
                found = here[0] if here and (marks is first or base in _ANY) else None
            if found is not None:
                return found
        if not number:
            return None
        everywhere = (marks.by_number.get(number) for marks in (first, *others) if marks)
        return next((mark for mark in everywhere if mark is not None), None)

    def _place(self, unit: str) -> Fragment | None:
        """Where the row called ``unit`` stands."""
        sentence, _, token = unit.partition("-")
        starts, stops = self.regular.get(sentence, ((), ()))
        if token.isdecimal() and len(token) < _DIGITS and 0 < int(token) <= len(starts):
            return starts[int(token) - 1], stops[int(token) - 1]
        return self.places.get(unit)

    def _missing(self, base: str, unit: str, number: str) -> Reason:
        at_empty = any(marks.here(unit) or number in marks.by_number for marks in self._empty)
        start, stop = self._place(unit) or (0, 0)
        if at_empty and (number or start == stop):
            return Reason(
                "one of its ends, {end}, has no length, and no span here can have none",
                {"end": quoted(unit)},
            )
        if number and number != "0":
            return Reason(
                "one of its ends: there is no annotation numbered {number}",
                {"number": quoted(number)},
            )
        return Reason(
            "one of its ends: no annotation of {layer} stands at {unit}",
            {"layer": quoted(base), "unit": quoted(unit)},
        )

    def _tie_slots(self, maker: Maker, marks: Marks) -> None:
        sort = marks.sort
        targets = {column.name: column.declared for column in sort.columns
                   if column.kind == "target"}  # fmt: skip
        for mark in marks.all if targets else ():
            for feature, role, target in slots(mark, sort):
                if target in (NULL, NONE):
                    continue
                maker.account.line = mark.line
                unit, number = numbered(target)
                filler = self._mark(targets[feature], unit, number)
                ends: tuple[int, int] | Reason = self._missing(targets[feature], unit, number)
                if filler is not None:
                    tail = _shown(filler, targets[feature])
                    ends = tail if isinstance(tail, Reason) else (mark.span, tail)
                name = f"{sort.short}.{feature}"
                label, rest = maker.label(role, feature)
                key = f"{name}:{mark.number or mark.unit}"
                self._add(maker, key, label, ends, {} if rest is None else {"role": rest})

    def _tie_chains(self, maker: Maker, marks: Marks) -> None:
        sort = marks.sort
        for mark, after in chain_links(marks.all):
            maker.account.line = mark.line
            label, rest = maker.label(mark.link, sort.short)
            details = {} if rest is None else {"referenceRelation": rest}
            key = f"{sort.short}:{mark.number}"
            self._add(maker, key, label, (mark.span, after.span), details)

    def _add(
        self,
        maker: Maker,
        name: str,
        label: str,
        ends: tuple[int, int] | Reason,
        details: object,
    ) -> None:
        key = key_of(name, self._keys)
        attributes = details if isinstance(details, dict) else {}
        if isinstance(ends, Reason):
            maker.account.reject("relation", ends, key, (0, 0, len(attributes)))
            return
        number = len(self._made)
        self._made.append(Relation(number, label, *ends, attributes or NOTHING, "", key))

    def _translate(self, record: Record, sorts: list[Sort]) -> None:
        """Writes the kept cells' references as WebAnno numbers the rows."""
        if not self.renamed:
            return
        for found in record.cells.values():
            for number, cells in found.items():
                for place, column in enumerate(sorts[number].columns):
                    if column.kind in ("source", "target"):
                        cells[place] = _UNIT.sub(
                            lambda unit: self.renamed.get(unit[0], unit[0]), cells[place]
                        )


def _at(stacks: list[list[str]], column: int, place: int) -> str:
    """The entry of a column at a place of the stack, NULL where there is none."""
    if column < 0 or place >= len(stacks[column]):
        return NULL
    return stacks[column][place]


def _shown(mark: Mark, base: str) -> int | Reason:
    if mark.span >= 0:
        return mark.span
    return Reason(
        "it hangs on the layer {layer}, which is not shown; name it in the option layers=…",
        {"layer": quoted(base)},
    )


def _left_out(
    account: Account, all_marks: list[Marks], relations: int, template: str, **fields: object
) -> Iterator[Changed]:
    spans = sum(len(marks.all) for marks in all_marks)
    relations += sum(link_count(marks.all, marks.sort) for marks in all_marks)
    if spans or relations:
        yield Changed(
            "document",
            Reason(template, fields),
            file=account.file,
            line=1,
            document=account.document,
            spans=spans,
            relations=relations,
            attributes=sum(detail_count(marks.all, marks.sort) for marks in all_marks),
        )
