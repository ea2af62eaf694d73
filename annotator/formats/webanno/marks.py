"""The annotations that rows speak of, put together row by row.

An annotation is told from others of its sort by its number in brackets, which may differ from
column to column where a file breaks the rule (GUM leaves those without a value out of a stack);
without a number it stands on one row only, at its place in the stack.  A link of a chain is told by
chain and place (``->2-1``).
"""

from collections.abc import Iterator
from itertools import pairwise

from annotator.formats.webanno.cells import NONE, NULL, STACKED, numbered, split
from annotator.formats.webanno.header import Sort

_ARROW = "->"
_DIGITS = 10


class Mark:
    """One annotation: ``values`` are raw cells by column of its sort; "" stands for no value.

    ``number`` is the file's (``12``, or ``2-1`` in a chain), "" for one without; ``unit`` is the
    first row's; ``token`` counts the token that it reached last; ``span`` is the span that was
    made of it; ``link`` labels what leads on from it in its chain.
    """

    __slots__ = ("line", "link", "number", "span", "start", "stop", "token", "unit", "values")

    def __init__(self, number: str, unit: str, line: int, start: int, stop: int) -> None:
        self.number = number
        self.unit = unit
        self.line = line
        self.start = start
        self.stop = stop
        self.token = 0
        self.span = -1
        self.link = NULL
        self.values: dict[int, str] = {}


class Marks:
    """The annotations of one sort, in the order in which they begin.

    ``at`` gives those of a row, by the row's number.  ``interrupted`` are those that a whole token
    between their first and last lacks, ``split`` those whose rows disagree.  ``has_nulls``: one
    without a value says so.
    """

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self.all: list[Mark] = []
        self.at: dict[str, list[Mark]] = {}
        self.by_number: dict[str, Mark] = {}
        self.interrupted: list[Mark] = []
        self.split: list[Mark] = []
        self.has_nulls = False
        self._last: list[str] = []
        self._members: list[Mark] = []
        self._stop = self._token = 0
        self._seen: list[dict[str, Mark]] = [{} for _ in sort.columns]
        self._is_plain = all(column.kind in ("value", "none") for column in sort.columns)
        self._targets = [
            place for place, column in enumerate(sort.columns) if column.kind == "target"
        ]
        self._link = next(
            (place for place, column in enumerate(sort.columns) if column.kind == "link"), -1
        )
        self._element = next(
            (place for place, column in enumerate(sort.columns) if column.kind == "element"), -1
        )

    def take(self, cells: list[str], unit: str, line: int, place: tuple[int, int, int]) -> None:
        """Takes the sort's ``cells`` of a row at ``place``: start, stop, number of the token."""
        start, stop, token = place
        if cells == self._last:
            if token > self._token + 1:
                self.interrupted += self._members
            self._stop, self._token = max(stop, self._stop), token
            self.at[unit] = self._members
            return
        self.settle()
        found = self._quickly(cells, unit, line, start, stop)
        members = self._parsed(cells, unit, line, start, stop) if found is None else found
        for mark in members:
            if stop > mark.stop:
                if token > mark.token + 1:
                    self.interrupted.append(mark)
                mark.stop = stop
            mark.token = token
        self.at[unit] = members
        if all(mark.number for mark in members):
            self._last, self._members, self._stop, self._token = cells, members, stop, token

    def settle(self) -> None:
        """Lets the annotations of the row before reach as far as rows like it went."""
        for mark in self._members:
            mark.stop = max(mark.stop, self._stop)
            mark.token = self._token
        self._last, self._members = [], []

    def _quickly(
        self, cells: list[str], unit: str, line: int, start: int, stop: int
    ) -> list[Mark] | None:
        """The annotations of a row, as long as each entry has its number; else None."""
        if not self._is_plain:
            return None
        found: list[Mark] = []
        for column, (seen, cell) in enumerate(zip(self._seen, cells, strict=True)):
            if cell == NONE:
                continue
            for entry in cell.split(STACKED) if "\\" not in cell else split(cell, STACKED):
                mark = seen.get(entry)
                if mark is None:
                    mark = self._entered(column, entry, unit, line, start, stop)
                    if mark is None:
                        return None
                    seen[entry] = mark
                found.append(mark)
        return list(dict.fromkeys(found))

    def _entered(
        self, column: int, entry: str, unit: str, line: int, start: int, stop: int
    ) -> Mark | None:
        """The annotation of an entry that is met for the first time; None without a number."""
        value, bracket, number = entry[:-1].rpartition("[")
        if not bracket or entry[-1] != "]" or not number.isdecimal():
            return None
        mark = self.by_number.get(number)
        if mark is None:
            self.by_number[number] = mark = Mark(number, unit, line, start, stop)
            self.all.append(mark)
        if value == NULL:
            self.has_nulls = True
        elif value != NONE and mark.values.setdefault(column, value) != value:
            self.split.append(mark)
        return mark

    def _parsed(self, cells: list[str], unit: str, line: int, start: int, stop: int) -> list[Mark]:
        stacks = [self._stack(place, cell) for place, cell in enumerate(cells)]
        names = _names(stacks)
        members: dict[str, Mark] = {}
        for column, stack in enumerate(stacks):
            for place, (value, number) in enumerate(stack):
                name = number or names.get(place) or f"#{place}"
                if value == NONE and name[0] == "#":
                    continue
                mark = members.get(name)
                if mark is None:
                    members[name] = mark = self._mark(name, unit, line, (start, stop))
                self._set(mark, column, value)
        return list(members.values())

    def _mark(self, name: str, unit: str, line: int, place: tuple[int, int]) -> Mark:
        number = "" if name[0] == "#" else name
        mark = self.by_number.get(number)
        if mark is None:
            mark = Mark(number, unit, line, *place)
            self.all.append(mark)
            if number:
                self.by_number[number] = mark
        return mark

    def _set(self, mark: Mark, column: int, value: str) -> None:
        if value == NULL:
            self.has_nulls = True
        elif value != NONE:
            before = mark.values.setdefault(column, value)
            if before != value and column not in self._targets:
                self.split.append(mark)

    def _stack(self, place: int, cell: str) -> list[tuple[str, str]]:
        """The entries of a cell, each with the name of its annotation where it has one."""
        if cell == NONE:
            return []
        entries = split(cell, STACKED)
        if place in self._targets:
            return [(entry, "") for entry in entries]
        if place == self._link:
            return [_link(entry) for entry in entries]
        found = [numbered(entry) for entry in entries]
        if place == self._element:
            return [(value, "") for value, _ in found]
        return found


def _link(entry: str) -> tuple[str, str]:
    value, arrow, name = entry.rpartition(_ARROW)
    return (value, name) if arrow and name[:1].isdigit() else (entry, "")


def _names(stacks: list[list[tuple[str, str]]]) -> dict[int, str]:
    """The number of the annotation at each place of a stack, from the columns that tell it."""
    names: dict[int, str] = {}
    highest = max(map(len, stacks), default=0)
    for stack in stacks:
        if len(stack) == highest:
            for place, (_, number) in enumerate(stack):
                if number:
                    names.setdefault(place, number)
    return names


def slots(mark: Mark, sort: Sort) -> Iterator[tuple[str, str, str]]:
    """``(feature, role, target)`` of each slot of ``mark``, raw; a role may be NULL."""
    for place, column in enumerate(sort.columns):
        if column.kind != "target" or place not in mark.values:
            continue
        targets = split(mark.values[place], ";")
        roles = split(mark.values[place - 1], ";") if place - 1 in mark.values else []
        for number, target in enumerate(targets):
            yield column.name, roles[number] if number < len(roles) else NULL, target


def stack_height(cells: list[str]) -> int:
    """How many annotations stand in ``cells`` at the most."""
    return max((len(split(cell, STACKED)) for cell in cells if cell not in ("", NONE)), default=0)


def detail_count(marks: list[Mark], sort: Sort) -> int:
    """How many features other than the label have a value."""
    places = {
        place
        for place, column in enumerate(sort.columns)
        if column.kind in ("value", "element") and column.name != sort.label
    }
    return sum(len(places & mark.values.keys()) for mark in marks) if places else 0


def link_count(marks: list[Mark], sort: Sort) -> int:
    """How many slots and links of chains hang on ``marks``."""
    if sort.kind == "chain":
        return len(list(chain_links(marks)))
    return sum(target != NULL for mark in marks for _, _, target in slots(mark, sort))


def chain_links(marks: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Each member of a chain with the next."""
    chains: dict[str, list[tuple[int, Mark]]] = {}
    for mark in marks:
        chain, _, place = mark.number.partition("-")
        if place.isdigit() and place.isascii() and len(place) < _DIGITS:
            chains.setdefault(chain, []).append((int(place), mark))
    for members in chains.values():
        members.sort(key=lambda member: member[0])
        for (_, one), (_, other) in pairwise(members):
            yield one, other
