"""The annotations that rows speak of, put together row by row.

An annotation is told from others of its sort by its number in brackets, which may differ from
column to column where a file breaks the rule (GUM leaves those without a value out of a stack);
without a number it stands on one row only, at its place in the stack.  A link of a chain is told by
chain and place (``->2-1``).
"""

from collections.abc import Iterator
from itertools import pairwise

from annotator.formats.webanno.cells import NONE, NULL, STACKED, numbered, split
from annotator.formats.webanno.columns import Reach, Runs
from annotator.formats.webanno.header import Sort

_ARROW = "->"
_DIGITS = 10


Row = tuple[list[str], str, int, int, int, int]
"""The cells of one sort, the row's number, line, start and stop, and the number of its token."""


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

    ``rows`` are those in which something stands, to be filled.  ``interrupted`` are those that a
    whole token between their first and last lacks, ``split`` those whose rows disagree.
    ``has_nulls``: one without a value says so.
    """

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self.all: list[Mark] = []
        self.by_number: dict[str, Mark] = {}
        self.interrupted: list[Mark] = []
        self.split: list[Mark] = []
        self.has_nulls = False
        self._last: list[str] = []
        self._members: list[Mark] = []
        self.rows: list[Row] = []
        self._at: dict[str, list[Mark]] = {}
        self._in_columns = False
        self._by_unit: dict[str, Row] = {}
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

    def finish(self, *, regular: bool) -> None:
        """Puts the annotations together, when all rows are there.

        ``regular``: each row is a token, and none stands before another that is before it.
        """
        if not (regular and self._is_plain and self._take_columns()):
            for row in self.rows:
                self._take_row(row)

    def here(self, unit: str) -> list[Mark]:
        """The annotations of a row, in order."""
        if not self._in_columns:
            return self._at.get(unit, [])
        self._by_unit = self._by_unit or {row[1]: row for row in self.rows}
        row = self._by_unit.get(unit)
        entries = (entry for cell in row[0] for entry in cell.split(STACKED)) if row else ()
        numbers = dict.fromkeys(numbered(entry)[1] for entry in entries)
        return [self.by_number[number] for number in numbers if number]

    def _take_columns(self) -> bool:
        """Takes all rows at once, if every entry has its number and none is interrupted."""
        rows = self.rows
        runs = Runs([row[0] for row in rows], [row[5] for row in rows])
        found: dict[str, Reach] = {}
        values: list[tuple[list[str], list[str]]] = []
        for column in range(len(self.sort.columns)):
            entries = runs.entries(column)
            if entries is None or not _joined(found, entries[0], entries[2], runs):
                return False
            values.append(entries[:2])
        for number, (first, last) in sorted(found.items(), key=lambda item: item[1][0]):
            _, unit, line, start, _, _ = rows[runs.heads[first]]
            stop = rows[runs.tails[last]][4]
            self.by_number[number] = mark = Mark(number, unit, line, start, stop)
            self.all.append(mark)
        for column, (numbers, raws) in enumerate(values):
            self.has_nulls = self.has_nulls or NULL in raws
            for number, raw in zip(numbers, raws, strict=True):
                if raw != NULL and raw != NONE:
                    self.by_number[number].values[column] = raw
        self._in_columns = True
        return True

    def _take_row(self, row: Row) -> None:
        cells, unit, line, start, stop, token = row
        members = self._members
        if cells != self._last:
            members = self._parsed(cells, unit, line, start, stop)
            is_numbered = all(mark.number for mark in members)
            self._last, self._members = (cells, members) if is_numbered else ([], [])
        for mark in members:
            if stop > mark.stop:
                if token > mark.token + 1:
                    self.interrupted.append(mark)
                mark.stop = stop
            mark.token = token
        self._at[unit] = members

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


def _joined(found: dict[str, Reach], numbers: list[str], reaches: list[Reach], runs: Runs) -> bool:
    """Lets ``found`` reach as far as ``reaches`` do; False where there is a gap between the two."""
    if not found:
        found.update(zip(numbers, reaches, strict=True))
    if list(map(found.get, numbers)) == reaches:
        return True
    for number, reach in zip(numbers, reaches, strict=True):
        before = found.setdefault(number, reach)
        if before != reach:
            if not runs.are_joined(before, reach):
                return False
            found[number] = min(before[0], reach[0]), max(before[1], reach[1])
    return True


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
