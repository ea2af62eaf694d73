"""Which columns a file has, and which of them are tags, told by its first lines."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain, pairwise

from annotator.formats.conll.tags import NOTHING, SCHEMES, Known, scheme_of
from annotator.formats.json_values import Fault

DOCUMENT_START = "-DOCSTART-"
TAB, SPACE = "\t", " "

_LOOKED_AT = 20_000
_SOME = 4
_DIGITS = 9
"""Of the number of a token in its sentence; Python refuses to count thousands of digits."""

_ENOUGH = 0.95
_HEADS = {"token", "tokens", "word", "words", "form"}
_MAIN_COLUMN = "NE-COARSE-LIT"
_GLUE_COLUMN = "MISC"
_CHUNKS = frozenset(
    ("NP", "VP", "PP", "AP", "XP", "QP", "RP", "MP", "CP", "ADJP", "ADVP", "SBAR", "PRT", "CONJP",
     "INTJ", "LST", "UCP", "NC", "VC", "PC", "WHNP", "WHPP")
)  # fmt: skip
_ID_KEYS = {"document_id", "newdoc id", "doc_id"}
_WIDEST = 200
"""Columns of the widest file that is looked at for tags."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file; all numbers count from 0.

    ``strict`` takes no prefixes but those of ``scheme``.  ``glue`` is the column that says whether
    a space follows (-1: none does).  ``unread`` are columns of tags that are not taken for spans.
    ``header`` is the line that names the columns.
    """

    separator: str = TAB
    width: int = 2
    token: int = 0
    tags: tuple[int, ...] = (1,)
    scheme: str = "iob2"
    strict: bool = False
    joined: bool = False
    header: str = ""
    glue: int = -1
    unread: tuple[int, ...] = ()

    @property
    def last(self) -> int:
        """The last column that is looked at."""
        return max(self.token, *self.tags)

    @property
    def others(self) -> int:
        """How many columns are neither the token nor tags."""
        return self.width - 1 - len(self.tags)

    @property
    def columns(self) -> tuple[object, ...]:
        """What must be equal for documents to stand in one file."""
        return self.separator, self.width, self.token, self.tags, self.header

    def cells(self, line: str) -> list[str]:
        """The columns of one line, taken with care: other separators, runs of spaces."""
        if TAB in line:
            found = line.split(TAB)
            return line.rstrip(TAB).split(TAB) if len(found) != self.width else found
        return [part for part in line.split(SPACE) if part]

    def name(self, column: int) -> str:
        """What a person calls the column: by the header, else by its number from 1."""
        names = self.header.split(self.separator)
        return names[column] if column < len(names) and self.header else str(column + 1)

    def to_json(self) -> str:
        """As it is kept with a document."""
        return json.dumps(asdict(self), separators=(",", ":"), ensure_ascii=False)


def from_json(data: str) -> Layout | None:
    """The layout that :meth:`Layout.to_json` gave, None for anything else."""
    try:
        found = json.loads(data)
        layout = Layout(**{**found, "tags": tuple(found["tags"]), "unread": ()})
        sound = (
            layout.separator in (TAB, SPACE)
            and layout.scheme in SCHEMES
            and bool(layout.tags)
            and 0 <= min(layout.token, *layout.tags) <= layout.last < layout.width < 10_000
            and layout.token not in layout.tags
            and -1 <= layout.glue < layout.width
            and isinstance(layout.header, str)
        )
    except (ValueError, TypeError, KeyError):
        return None
    return layout if sound else None


def known_tags(layout: Layout) -> Known:
    """What tags mean in a file of this layout."""
    return Known(layout.scheme if layout.strict else "auto")


def opening(lines: Iterable[str]) -> tuple[bool, str]:
    """Whether a document's lines begin with something that parts it from the one before, its id."""
    started = False
    for line in lines:
        if is_start(line):
            started = True
        elif line.startswith("#"):
            if found := document_id(line.rstrip("\r")):
                return True, found
        elif line.strip(" \t\r"):
            break
    return started, ""


def is_start(line: str) -> bool:
    """Whether ``line`` is a -DOCSTART- line."""
    return line.startswith(DOCUMENT_START) and line[len(DOCUMENT_START) :][:1] in ("", " ", TAB)


def document_id(line: str) -> str:
    """The id in a comment that begins a document, or ""."""
    if not line.startswith("#") or "\t" in line:
        return ""
    key, _, value = line[1:].partition("=")
    return value.strip() if key.strip().rpartition(":")[2] in _ID_KEYS else ""


def _enough(count: int) -> float:
    """How many of ``count`` lines must be right; one of four or more may be broken."""
    share = _ENOUGH * count
    return min(share, count - 1) if count >= _SOME else share


class Sample:
    """The first lines of a file, looked at."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known = Known("auto")
        whole = [line.rstrip("\r") for line in lines][:_LOOKED_AT]
        self.started = any(is_start(line) for line in whole[:20])
        rows = [line for line in whole if line.strip(" \t") and not is_start(line)]
        plain = [line for line in rows if not line.startswith("#")] or rows
        tabs = sum(TAB in line for line in plain)
        self.separator = TAB if 2 * tabs >= len(plain) else SPACE
        shape = Layout(self.separator, width=0)
        self.header = ""
        if plain and self._is_header(shape.cells(plain[0])):
            self.header = plain[0]
            plain = plain[1:]
        cells = [shape.cells(line) for line in plain]
        widths = Counter(map(len, cells))
        self.width = max(widths, key=lambda width: (widths[width], width), default=2)
        self.rows = [row for row in cells if len(row) == self.width]
        self._all = len(cells)
        self._lines = whole
        self.tags = self._tag_columns()

    def _is_header(self, cells: list[str]) -> bool:
        return (
            len(cells) > 1
            and cells[0].lower() in _HEADS
            and not any(map(self._known.is_tag, cells[1:]))
        )

    def _tag_columns(self) -> list[int]:
        """The columns of which nearly every cell is a tag, and some cell more than "_"."""
        found = []
        for column in range(1, min(self.width, _WIDEST)):
            counts = Counter(row[column] for row in self.rows)
            good = sum(number for tag, number in counts.items() if self._known.is_tag(tag))
            if good > counts[NOTHING] and good >= _enough(len(self.rows)):
                found.append(column)
        return found

    @property
    def is_columns(self) -> bool:
        """Whether the file is surely one of columns with tags."""
        if self._all < 2 and not self.started:
            return False
        if not self._all or _MAIN_COLUMN in self.header:
            return True
        return bool(self.tags) and len(self.rows) >= _enough(self._all)

    def layout(self, columns: str = "", scheme: str = "auto", *, joined: bool = False) -> Layout:
        """The layout, with the tags in ``columns`` ("4,5", or names of the header; "" guesses).

        Raises Fault.
        """
        header = self.header.split(self.separator) if self.header else []
        header = header[: self.width]  # it may name more than there is
        glue = header.index(_GLUE_COLUMN) if _GLUE_COLUMN in header else -1
        layout = Layout(
            separator=self.separator,
            width=self.width if self.width > 1 else 2,
            token=self._token(),
            joined=joined,
            header=self.header,
            glue=glue,
        )
        tags = _asked(columns, header, layout) if columns.strip() else self._main(header)
        unread = tuple(column for column in self.tags if column not in tags)
        layout = replace(layout, tags=tuple(tags), unread=unread, strict=scheme != "auto")
        if scheme == "auto":
            scheme = scheme_of(_sentences(self._lines, layout, column) for column in tags)
        return replace(layout, scheme=scheme)

    def _token(self) -> int:
        """Column 1, or 2 where 1 counts the tokens of each sentence."""
        numbers = [row[0] for row in self.rows]
        if self.width < 3 or 1 in self.tags or not numbers or numbers[0] != "1":
            return 0
        pairs = [(a, b) for a, b in pairwise(numbers) if a.isdecimal() and len(a) <= _DIGITS]
        goes_on = sum(b == "1" or b == str(int(a) + 1) for a, b in pairs)
        return 1 if goes_on >= _ENOUGH * (len(numbers) - 1) else 0

    def _main(self, header: Sequence[str]) -> list[int]:
        """The last group of columns of tags that are not chunks, else the last column."""
        if _MAIN_COLUMN in header:
            return [header.index(_MAIN_COLUMN)]
        found = [column for column in self.tags if not self._is_chunks(column)] or self.tags
        group = found[-1:] or [max(1, self.width - 1)]
        for column in reversed(found[:-1]):
            if column == group[0] - 1:
                group.insert(0, column)
        return group

    def _is_chunks(self, column: int) -> bool:
        """Whether the column, which must stand behind one of parts of speech, holds chunks."""
        if column < 2 or column - 1 in self.tags:
            return False
        labels = Counter(self._known[row[column]][0] for row in self.rows)
        del labels[""]
        return sum(labels[chunk] for chunk in _CHUNKS) > labels.total() / 2


def _asked(columns: str, header: Sequence[str], layout: Layout) -> list[int]:
    found: list[int] = []
    for name in (part.strip() for part in columns.split(",")):
        if name in header:
            column = header.index(name)
        elif name.isascii() and name.isdigit() and len(name) < 5:
            column = int(name) - 1
        else:
            column = -1
        if not 0 <= column < layout.width:
            raise Fault(
                "there is no column {column}; there are {count}, and the option columns=… takes "
                "their numbers from 1, or the names in a header, with commas between",
                column=name,
                count=layout.width,
            )
        if column == layout.token:
            raise Fault("column {column} holds the tokens, no tags", column=name)
        if column not in found:
            found.append(column)
    return found


def _sentences(lines: Iterable[str], layout: Layout, column: int) -> list[list[str]]:
    """The cells of one column, sentence by sentence."""
    found: list[list[str]] = [[]]
    for line in chain(lines, ("",)):
        cells = layout.cells(line)
        if len(cells) == layout.width and not is_start(line):
            found[-1].append(cells[column])
        elif not cells or is_start(line):
            found.append([])
    return found
