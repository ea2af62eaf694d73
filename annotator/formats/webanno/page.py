"""The lines of a file: its head, and each sentence with its text and its rows."""

import re
from bisect import bisect_left

from annotator.formats.base import Item
from annotator.formats.losses import changed
from annotator.formats.tokens import Tokens
from annotator.formats.webanno.cells import NONE, NULL, escaped_text
from annotator.formats.webanno.header import FORMAT_LINE, PREFIXES, Sort, declaration
from annotator.formats.webanno.plan import Plan, renumbered
from annotator.formats.webanno.record import Record
from annotator.formats.webanno.sentences import TEXT
from annotator.formats.webanno.units import Unit, Units
from annotator.model.annotation import Document, Fragment
from annotator.model.offsets import Utf16Map

Cells = dict[Unit, dict[str, list[str]]]

_VERSION = f"{FORMAT_LINE}.3"
_OLD = re.compile(r"#FORMAT=WebAnno TSV 3\.[01]\b")
_UNFIT = re.compile(r"[\x00-\x09\x0b-\x1f]")


class Page:
    """The lines of one file.  ``notes`` is what is to be said."""

    def __init__(
        self, document: Document, plan: Plan, tokens: Tokens, units: Units, record: Record
    ) -> None:
        self.notes: list[Item] = []
        self._cells: Cells = {}
        self._busy: list[int] = []
        self._document = document
        self._sorts = renumbered(plan.sorts)
        self._tokens = tokens
        self._units = units
        self._record = record
        self._map = Utf16Map(document.text)
        self._kept = [sort.name for sort in record.sorts()]
        width = sum(len(sort.columns) for sort in self._sorts.values())
        self._nothing = [(sort, [NONE] * len(sort.columns)) for sort in self._sorts.values()]
        self._idle = f"\t{NONE}" * width + ("\t" if record.tab else "")
        self._is_tame = self._map.is_identity and not _UNFIT.search(document.text)

    def text(self, cells: Cells) -> str:
        """The file, with these cells by row and name of the sort."""
        self._cells = cells
        busy = {token for token, _ in cells} | self._units.busy(self._record.cells)
        self._busy = sorted(busy)
        lines = self._head()
        self._check_edges()
        text, tokens = self._document.text, self._tokens
        bounds = tokens.sentence_bounds()
        for number, (first, stop) in enumerate(bounds):
            end = tokens.stops[stop - 1]
            after = tokens.starts[stop] if stop < len(tokens) else len(text)
            if not _is_implied(text[end:after], last=stop == len(tokens)):
                end = after
            lines += ["", *self._record.comments.get(number + 1, ())]
            lines += [
                TEXT + escaped_text(line) for line in text[tokens.starts[first] : end].split("\n")
            ]
            self._add_rows(lines, number + 1, (first, stop))
        return "\n".join(lines) + "\n"

    def _add_rows(self, lines: list[str], sentence: int, tokens: Fragment) -> None:
        """Appends the rows of a sentence: all as if they said nothing, then those that do."""
        first, stop = tokens
        text, unit, idle = self._document.text, self._map.unit, self._idle
        places = zip(self._tokens.starts[first:stop], self._tokens.stops[first:stop], strict=True)
        if self._is_tame:
            rows = [
                f"{sentence}-{number}\t{start}-{end}\t{text[start:end]}{idle}"
                for number, (start, end) in enumerate(places, 1)
            ]
        else:
            rows = [
                f"{sentence}-{number}\t{unit(start)}-{unit(end)}\t{_form(text[start:end])}{idle}"
                for number, (start, end) in enumerate(places, 1)
            ]
        at = bisect_left(self._busy, first)
        until = bisect_left(self._busy, stop, at)
        for token in reversed(self._busy[at:until]):
            number = token - first
            rows[number : number + 1] = self._rows(f"{sentence}-{number + 1}", token)
        lines += rows

    def _rows(self, name: str, token: int) -> list[str]:
        """The rows of a token and of its parts."""
        place = self._tokens.starts[token], self._tokens.stops[token]
        rows = [self._row(name, *place, (token, 0))]
        for part, (begin, until) in self._units.parts(token):
            rows.append(self._row(f"{name}.{part}", begin, until, (token, part)))
        return rows

    def _head(self) -> list[str]:
        declared = [declaration(sort) for sort in self._sorts.values()]
        head = self._record.head
        first = head[0] if head and not _OLD.match(head[0]) else _VERSION
        others = [line for line in head[1:] if line[:6] not in PREFIXES]
        return [first, *declared, *others, ""]

    def _row(self, name: str, start: int, stop: int, unit: Unit) -> str:
        form = self._document.text[start:stop]
        if self._is_tame:
            place = f"{start}-{stop}"
        else:
            place = f"{self._map.unit(start)}-{self._map.unit(stop)}"
            form = _form(form)
        cells = self._cells.get(unit, _NOTHING)
        kept = self._record.cells.get(name)
        values: list[str] = []
        for sort, nothing in self._nothing:
            found = cells.get(sort.name)
            if found is None and kept is not None:
                found = self._kept_cells(sort, kept)
            values += found or nothing
        row = "\t".join((name, place, form, *values))
        return row + "\t" if self._record.tab else row

    def _kept_cells(self, sort: Sort, kept: dict[int, list[str]]) -> list[str] | None:
        if sort.name not in self._kept:
            return None
        found = kept.get(self._kept.index(sort.name))
        if found is None:
            return None
        missing = len(sort.columns) - len(found)
        if missing < 0:
            return found[: len(sort.columns)]
        at = len(found) - sort.is_relation
        return [*found[:at], *[NULL] * missing, *found[at:]]

    def _check_edges(self) -> None:
        """Says what of the text no sentence holds: what stands before the first token."""
        text, tokens = self._document.text, self._tokens
        before = text[: tokens.starts[0]] if len(tokens) else text
        if before.strip(" ") or (before and not len(tokens)):
            self.notes.append(
                changed(
                    "document",
                    "the white space before its first token is written as spaces"
                    if len(tokens)
                    else "its text holds nothing but white space, so it was not written",
                    self._document,
                    "original spacing",
                )
            )


_NOTHING: dict[str, list[str]] = {}


def _form(words: str) -> str:
    """The words of a row, which may be no more than one cell."""
    if _UNFIT.search(words):
        return escaped_text(words).replace("\n", "\\n")
    return words


def _is_implied(gap: str, *, last: bool) -> bool:
    """Whether a reader fills a gap after a sentence so by itself."""
    if last:
        return not gap
    return not gap or (gap[0] == "\n" and not gap[1:].strip(" "))
