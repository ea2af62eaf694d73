"""Cells and records of comma-separated values, read with care and written without harm.

A record may go over several lines where a cell in quotation marks does.  It ends where the
quotation marks so far are even; one that is wrong costs its first line, and what follows is looked
at anew.
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from annotator.formats.base import Reason, Source

LONGEST = 64 * 2**20
"""Characters of the longest record; a project holds no longer text."""

COMMA, SEMICOLON, TAB = ",", ";", "\t"
DELIMITERS = {"comma": COMMA, "semicolon": SEMICOLON, "tab": TAB}

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_DISARMED = re.compile(r"'+[=+\-@\t\r\n]")


def disarmed(cell: str) -> str:
    """``cell`` with a "'" before what a spreadsheet would take for a formula."""
    return "'" + cell if cell[:1] in _RISKY and _FORMULA.match(cell) else cell


def armed(cell: str) -> str:
    """The reverse of :func:`disarmed`."""
    return cell[1:] if cell[:1] == "'" and _DISARMED.match(cell) else cell


def all_armed(records: Iterable["Record"]) -> Iterator["Record"]:
    """``records`` with :func:`armed` cells."""
    for record in records:
        if [cell for cell in record.cells if cell[:1] == "'"]:
            yield Record(record.line, list(map(armed, record.cells)), record.fault)
        else:
            yield record


_RISKY = frozenset("'=+-@\t\r\n")
_RARE = re.compile(r'["\0]|\r(?!\Z)|\A\r?\Z')
"""What makes a line more than cells between delimiters; without it there is no need of csv."""


class Records:
    """Rows as the text of a file, one text after another."""

    def __init__(self, delimiter: str, *, disarm: bool) -> None:
        self._stream = StringIO(newline="")
        self._writer = csv.writer(self._stream, delimiter=delimiter, lineterminator="\r\n")
        self._disarm = disarm

    def text(self, rows: Iterable[Sequence[str]]) -> str:
        """The lines of ``rows``."""
        self._stream.seek(0)
        self._stream.truncate()
        if self._disarm:
            rows = (
                [disarmed(cell) if cell and cell[0] in _RISKY else cell for cell in row]
                for row in rows
            )
        self._writer.writerows(rows)
        return self._stream.getvalue()


class Record(NamedTuple):
    """The cells of a record, or why it is none; ``line`` is where it begins."""

    line: int
    cells: list[str]
    fault: Reason | None = None


def records(source: Source, encoding: str, delimiter: str) -> Iterator[Record]:
    """The records of a file, empty lines left out.  Raises FormatError."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    assembly = _Assembly(delimiter)
    for first, lines in source.batches(encoding):
        yield from assembly.take(first, lines)
    yield from assembly.end()


class _Assembly:
    """Puts lines together to records."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self._open: list[tuple[int, str]] = []
        self._marks = 0
        self._size = 0

    def take(self, first: int, lines: Iterable[str]) -> Iterator[Record]:
        """Takes lines, of which the first has the number ``first``, and gives whole records."""
        for number, line in enumerate(lines, first):
            if self._open or '"' in line:
                yield from self._with_marks(deque([(number, line)]))
            elif line not in ("", "\r"):
                yield self._record(number, line)

    def end(self) -> Iterator[Record]:
        """The rest, of which the first line is no record."""
        while self._open:
            again: deque[tuple[int, str]] = deque()
            yield self._given_up(_UNCLOSED, again)
            yield from self._with_marks(again)

    def _with_marks(self, queue: deque[tuple[int, str]]) -> Iterator[Record]:
        while queue:
            number, line = queue.popleft()
            alone = None if self._open else self._record(number, line)
            if alone and (alone.fault is None or line.count('"') % 2 == 0):
                if line not in ("", "\r"):
                    yield alone
                continue
            self._open.append((number, line))
            self._marks += line.count('"')
            self._size += len(line) + 1
            if self._size > LONGEST:
                yield self._given_up(_TOO_LONG, queue)
            elif self._marks % 2 == 0:
                text = "\n".join(line for _, line in self._open)
                record = self._record(self._open[0][0], text)
                yield self._given_up(record.fault, queue) if record.fault else record
                if not record.fault:
                    self._reset()

    def _given_up(self, fault: Reason, queue: deque[tuple[int, str]]) -> Record:
        """Rejects the first of the open lines and gives the others back to be looked at anew."""
        (number, _), *rest = self._open
        queue.extendleft(reversed(rest))
        self._reset()
        return Record(number, [], fault)

    def _reset(self) -> None:
        self._open, self._marks, self._size = [], 0, 0

    def _record(self, number: int, text: str) -> Record:
        if _RARE.search(text) is None and len(text) <= LONGEST:
            return Record(number, text.removesuffix("\r").split(self._delimiter))
        try:
            return Record(number, next(csv.reader([text], delimiter=self._delimiter, strict=True)))
        except csv.Error as error:
            return Record(
                number,
                [],
                Reason("the line is no row of cells ({why}); mend its quotation marks",
                       {"why": str(error)}),
            )  # fmt: skip
        except StopIteration:
            return Record(number, [], _UNCLOSED)


_UNCLOSED = Reason("a quotation mark is never closed; mend it")
_TOO_LONG = Reason(
    "a quotation mark is not closed within {limit} MB; mend it", {"limit": LONGEST >> 20}
)
