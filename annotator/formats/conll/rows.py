"""Lines of columns taken with care: comments, ragged rows, other separators, bad lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.formats.base import Reason, What
from annotator.formats.conll.layout import TAB, Layout, is_start
from annotator.formats.conll.tags import OUTSIDE, Known

SPECIAL = "#- \t"
"""What a line may begin with that needs a second look."""

_NO_SPACE, _LINE_END = "NoSpaceAfter", "EndOfLine"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said about a line, named by its number in the page.

    ``stray``: the line's tag begins a span without saying so, which it now does; else ``what`` is
    lost, a span or the line.
    """

    line: int
    reason: Reason
    what: What = "line"
    stray: bool = False


class Rows:
    """The rows of a document; one without word parts two sentences."""

    def __init__(self, lines: Sequence[str], layout: Layout, known: Known) -> None:
        self.words: list[str] = []
        self.tags: list[list[str]] = [[] for _ in layout.tags]
        self.afters: list[str] = []
        self.places: list[int] = []
        self.remarks: list[Remark] = []
        self._lines = lines
        self._layout = layout
        self._known = known
        self._gap = False

    def take(self, special: Sequence[int]) -> None:
        """Takes all lines, of which those at ``special`` may be no rows."""
        begin = 0
        for at in special:
            line = self._lines[at]
            ends = not line or not line.strip(" \t") or (at == 0 and is_start(line))
            if ends or is_comment(line, self._layout, self._known):
                self._block(begin, at)
                begin = at + 1
                self._gap = self._gap or (ends and bool(self.words))
        self._block(begin, len(self._lines))

    def _block(self, begin: int, end: int) -> None:
        if begin == end:
            return
        if self._gap:
            self._row(begin, "", [OUTSIDE] * len(self.tags), "")
            self._gap = False
        layout = self._layout
        rows = [line.split(layout.separator) for line in self._lines[begin:end]]
        if set(map(len, rows)) == {layout.width}:
            columns = list(zip(*rows, strict=True))
            if not any("" in columns[column] for column in (layout.token, *layout.tags)):
                self.words += columns[layout.token]
                for found, column in zip(self.tags, layout.tags, strict=True):
                    found.extend(columns[column])
                if layout.glue >= 0:
                    self.afters += map(after_of, columns[layout.glue])
                self.places.extend(range(begin, end))
                return
        for at in range(begin, end):
            self._line(at)

    def _line(self, at: int) -> None:
        layout, line = self._layout, self._lines[at]
        cells = layout.cells(line)
        if layout.separator == TAB and TAB not in line and not has_tags(cells, layout, self._known):
            cells = [line]
        word = cells[layout.token] if len(cells) > layout.token else ""
        if not word:
            self.remarks.append(Remark(at, Reason("the line has no token, so it was left out")))
            return
        tags = [cells[column] if column < len(cells) else "" for column in layout.tags]
        if "" in tags:
            self.remarks.append(Remark(at, _no_tag(len(cells), layout)))
        after = after_of(cells[layout.glue]) if len(cells) > layout.glue >= 0 else " "
        self._row(at, word, [tag or OUTSIDE for tag in tags], after)

    def _row(self, at: int, word: str, tags: Sequence[str], after: str) -> None:
        self.words.append(word)
        self.places.append(at)
        for found, tag in zip(self.tags, tags, strict=True):
            found.append(tag)
        if self._layout.glue >= 0:
            self.afters.append(after)


def has_tags(cells: Sequence[str], layout: Layout, known: Known) -> bool:
    """Whether ``cells`` are a row of the file, with tags where they should be."""
    return len(cells) == layout.width and all(known.is_tag(cells[column]) for column in layout.tags)


def is_comment(line: str, layout: Layout, known: Known) -> bool:
    """Whether ``line`` begins with "#" and is no row: "#" may be a token."""
    return line.startswith("#") and not has_tags(line.split(layout.separator), layout, known)


def after_of(cell: str) -> str:
    """What stands behind a token, by the column MISC of CLEF-HIPE."""
    flags = cell.split("|")
    if _NO_SPACE in flags:
        return ""
    return "\n" if _LINE_END in flags else " "


def _no_tag(count: int, layout: Layout) -> Reason:
    column = layout.last + 1
    if count == 1:
        return Reason(
            "the line has one column, and the tag should be in column {column}; its token is "
            "taken without",
            {"column": column},
        )
    return Reason(
        "the line has {count} columns, and the tag should be in column {column}; its token is "
        "taken without",
        {"count": count, "column": column},
    )
