"""A file cut into its head and its sentences, and the text that the sentences make.

Offsets are counted in UTF-16 units from the start of the document.  A sentence's text stands in
its ``#Text=`` lines and begins where its first token does; what stands between two sentences is
not in the file, so a gap is filled as INCEpTION fills it: a line feed and then spaces.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count
from operator import add, sub

from annotator.formats.webanno.cells import unescaped_text
from annotator.model.offsets import Utf16Map

TEXT = "#Text="
MOST_GAP = 2**24
"""The most characters that gaps may add to a document: offsets may be wrong, or meant to harm."""

_DIGITS = 12
_FAR = 1000
"""How much white space may lie before words that are not where their offsets say."""
_OFFSETS = "{}-{}".format

Stretches = tuple[list[int], list[int]]
"""Starts and stops."""


@dataclass(slots=True)
class Sentence:
    """Lines that belong together.

    ``texts`` are unescaped; ``comments`` are the other lines with a hash; ``rows`` begin in the
    line ``line``.
    """

    line: int
    texts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)


Block = tuple[int, list[str]]
"""Lines without an empty one between, and the number of the first."""


def blocks(batches: Iterable[Block]) -> Iterator[Block]:
    """The lines of ``batches``, parted where a line is empty."""
    pending: list[str] = []
    begun = 0
    for first, raw in batches:
        lines = [line[:-1] if line[-1:] == "\r" else line for line in raw]
        at = 0
        for _ in range(lines.count("")):
            end = lines.index("", at)
            if pending or end > at:
                yield (begun if pending else first + at), pending + lines[at:end]
                pending = []
            at = end + 1
        if at < len(lines):
            begun = begun if pending else first + at
            pending += lines[at:]
    if pending:
        yield begun, pending


def split_head(block: Block) -> tuple[list[str], Block]:
    """The head's lines at the beginning of the first block, and the rest of it."""
    number, lines = block
    for at, line in enumerate(lines):
        if not line.startswith("#") or line.startswith((TEXT, "#Sentence.")):
            return lines[:at], (number + at, lines[at:])
    return lines, (number, [])


def sentences(found: Iterable[Block]) -> Iterator[Sentence]:
    """The sentences of the blocks after the head.  One ends, too, where a text follows rows."""
    for number, lines in found:
        at = 0
        while at < len(lines):
            sentence = Sentence(number + at)
            at = _take_top(sentence, lines, at)
            sentence.line = number + at
            end = len(lines)
            if "\n#" in "\n".join(lines[at:]):
                end = next(row for row in range(at, end) if lines[row][:1] == "#")
            sentence.rows = lines[at:end]
            at = end
            yield sentence


def _take_top(sentence: Sentence, lines: list[str], at: int) -> int:
    """Takes the lines with a hash from ``at`` on, and gives the number of the first other."""
    while at < len(lines) and lines[at][:1] == "#":
        line = lines[at]
        if line.startswith(TEXT):
            sentence.texts.append(unescaped_text(line[len(TEXT) :]))
        else:
            sentence.comments.append(line)
        at += 1
    return at


def offsets(cell: str) -> tuple[int, int] | None:
    """``12-15`` as numbers, or None."""
    first, dash, last = cell.partition("-")
    if not dash or len(cell) > 2 * _DIGITS or not (first + last).isascii():
        return None
    if not first.isdigit() or not last.isdigit():
        return None
    return int(first), int(last)


class TextBuilder:
    """A document's text, sentence by sentence, and the way from the file's offsets to it."""

    def __init__(self) -> None:
        self.base = 0
        self.points = 0
        self._parts: list[str] = []
        self._units = 0
        self._in_points = False
        self._gaps = 0
        self._text = ""
        self._start = 0
        self._map: Utf16Map | None = None
        self._token = self._cursor = 0
        self.displaced = 0
        self.recounted = False

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)

    def begin(self, sentence: Sentence) -> None:
        """Appends the sentence's text, after the gap before it."""
        text = "\n".join(sentence.texts) if sentence.texts else _from_forms(sentence.rows)
        astral = bool(text) and not text.isascii() and max(text) > "\uffff"
        if astral and not self._in_points and _counts_points(text, sentence.rows):
            self._in_points = self.recounted = True
        begin = _begin(text, sentence.rows)
        gap = bool(self._parts) if begin is None else begin - self._units
        fill = self._fill(gap)
        self._gaps += len(fill)
        self._parts += (fill, text)
        self._text = text
        self._start = self._units + gap
        self.base = self.points + len(fill)
        self.points = self.base + len(text)
        self._map = Utf16Map(text) if astral and not self._in_points else None
        self._units = self._start + (self._map.unit(len(text)) if self._map else len(text))
        self._token = self._cursor = 0

    def _fill(self, gap: int) -> str:
        """What stands before a sentence that begins ``gap`` units after the one before it."""
        first = not self._parts
        if gap == 0:
            return ""
        if 0 < gap <= MOST_GAP - self._gaps:
            return " " * gap if first else "\n" + " " * (gap - 1)
        self.displaced += 1
        return "" if first else "\n"

    def places(self, cells: Sequence[str], forms: Sequence[str]) -> Stretches | None:
        """Starts and stops in code points, by the offsets and the words of each row.

        None where not all rows are tokens in order, or a row is not where it says.
        """
        if self._map is not None or "" in forms:
            return None
        if self._text == " ".join(forms):
            return self._spaced(cells, forms)
        text, shift, base = self._text, self._start, self.base
        starts: list[int] = []
        stops: list[int] = []
        before = 0
        for cell, form in zip(cells, forms, strict=True):
            first, _, last = cell.partition("-")
            try:
                start, stop = int(first) - shift, int(last) - shift
            except ValueError:
                return None
            if not before <= start < stop <= len(text) or text[start:stop] != form:
                return None
            starts.append(base + start)
            stops.append(base + stop)
            before = stop
        return starts, stops

    def _spaced(self, cells: Sequence[str], forms: Sequence[str]) -> Stretches | None:
        """The same for tokens with one space between, in a third of the time."""
        lengths = list(map(len, forms))
        stops = list(map(add, accumulate(lengths), count(self._start)))
        starts = list(map(sub, stops, lengths))
        if list(map(_OFFSETS, starts, stops)) != list(cells):
            return None
        shift = self.base - self._start
        if shift:
            return [start + shift for start in starts], [stop + shift for stop in stops]
        return starts, stops

    def place(self, cells: list[str]) -> tuple[int, int] | None:
        """``(start, stop)`` in code points of the unit in a row, or None where it has none.

        The words decide where the offsets point elsewhere.
        """
        first, _, last = cells[1].partition("-")
        try:
            start, stop = int(first) - self._start, int(last) - self._start
        except ValueError:
            return None
        if self._map is not None:
            start, stop = self._map.point(start), self._map.point(stop)
        is_inside = 0 <= start <= stop <= len(self._text)
        if not (is_inside and self._text[start:stop] == cells[2]):
            found = self._found(cells, start, stop)
            if found is None:
                return None
            start, stop = found
        if "." not in cells[0]:
            self._token, self._cursor = start, stop
        return self.base + start, self.base + stop

    def _found(self, cells: list[str], start: int, stop: int) -> tuple[int, int] | None:
        """Where the words of a row are: next in the text, else at the offsets anyhow."""
        if offsets(cells[1]) is None:
            return None
        form = cells[2]
        is_inside = 0 <= start <= stop <= len(self._text)
        if is_inside and unescaped_text(form) == self._text[start:stop]:
            return start, stop
        after = self._token if "." in cells[0] else self._cursor
        at = self._text.find(form, after, after + len(form) + _FAR) if form else -1
        is_next = at >= 0 and ("." in cells[0] or not self._text[after:at].strip())
        if not is_next and not is_inside:
            return None
        self.displaced += 1
        return (at, at + len(form)) if is_next else (start, stop)


def _begin(text: str, rows: list[str]) -> int | None:
    """The offset of the text's first character: where the first token stands, by the rules.

    Some files have white space before it.
    """
    for number, row in enumerate(rows):
        cells = row.split("\t", 3)
        found = offsets(cells[1]) if len(cells) > 2 else None
        if found is None:
            continue
        if text.startswith(cells[2]) and not number:
            return found[0]
        at = text.find(cells[2])
        lead = at if at > 0 and (number or not text[:at].strip()) else 0
        return found[0] - lead
    return None


def _counts_points(text: str, rows: list[str]) -> bool:
    """Whether the words after a character beyond U+FFFF stand where code points would have them."""
    units = Utf16Map(text)
    start = _begin(text, rows)
    if start is None:
        return False
    fits = [0, 0]
    for row in rows:
        cells = row.split("\t", 3)
        found = offsets(cells[1]) if len(cells) > 2 else None
        if found is None:
            continue
        begin, end = found[0] - start, found[1] - start
        fits[0] += text[units.point(begin) : units.point(end)] == cells[2]
        fits[1] += text[begin:end] == cells[2]
    return fits[1] > fits[0]


def _from_forms(rows: list[str]) -> str:
    """A text for a sentence that has none: the tokens at their offsets, spaces between."""
    parts: list[str] = []
    length = 0
    base: int | None = None
    for row in rows:
        cells = row.split("\t", 3)
        found = offsets(cells[1]) if len(cells) > 2 else None
        if found is None or "." in cells[0]:
            continue
        base = found[0] if base is None else base
        gap = min(max(found[0] - base - length, 0), MOST_GAP >> 8)
        parts += (" " * gap, cells[2])
        length += gap + len(cells[2].encode("utf-16-le", "surrogatepass")) // 2
    return "".join(parts)
