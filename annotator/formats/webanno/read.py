"""The reading half of ``webanno``: rows to spans and relations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from annotator.errors import FormatError
from annotator.formats.base import Changed, Found, Reason, Source
from annotator.formats.inception import place_of
from annotator.formats.json_values import quoted, string_fault
from annotator.formats.layers import Account
from annotator.formats.tokens import Tokens, kept_tokens
from annotator.formats.webanno.cells import NONE
from annotator.formats.webanno.header import (
    FORMAT_LINE,
    ID_COLUMNS,
    Sort,
    label_choices,
    sorts_of,
)
from annotator.formats.webanno.linking import Linker
from annotator.formats.webanno.making import Maker
from annotator.formats.webanno.marks import Marks, stack_height
from annotator.formats.webanno.record import Record
from annotator.formats.webanno.sentences import Sentence, TextBuilder, head_of, sentences
from annotator.model.annotation import Document, Fragment, Layer, attribute_count

_VERSION = "#FORMAT="


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, as given."""

    encoding: str = ""
    label: str = ""
    layers: str = ""


def read(source: Source, choices: Choices) -> Iterator[Found]:
    """The one document of ``source``, after what is to be said about it."""
    lines = source.lines(choices.encoding)
    head, first = head_of(lines)
    if not head or not head[0].startswith(FORMAT_LINE):
        raise _foreign(source, head[0] if head else "")
    if any("\0" in line for line in head):
        raise FormatError("{path} has a NUL character in its head; take it out.", path=source.file)
    labels = label_choices(choices.label)
    reading = _Reading(source, sorts_of(head, labels, choices.layers))
    reading.record.head = head
    source.line = 1
    for sentence in sentences(lines, first):
        reading.take(sentence)
    yield from reading.ended()


def _foreign(source: Source, line: str) -> FormatError:
    if line.startswith(_VERSION):
        return FormatError(
            "{path} is {version}, and only WebAnno TSV 3 is read here; "
            "export it anew from INCEpTION.",
            path=source.file,
            version=line.removeprefix(_VERSION)[:40] or "of no version",
        )
    return FormatError(
        "{path} does not begin with #FORMAT=WebAnno TSV 3, so it is no file of WebAnno's.",
        path=source.file,
    )


class _Reading:
    """One document as its sentences come in."""

    def __init__(self, source: Source, sorts: list[Sort]) -> None:
        path = PurePath(source.path)
        self._name, self._annotator = place_of(path) or (source.name, "")
        self._account = Account(source.file, 1, self._name)
        self._sorts = sorts
        self._spans = [Marks(sort) for sort in sorts if not sort.is_relation]
        self._empty = [Marks(sort) for sort in sorts if not sort.is_relation]
        self._linker = Linker(sorts, self._spans, self._empty)
        self._text = TextBuilder()
        self._starts: list[int] = []
        self._stops: list[int] = []
        self._firsts: list[int] = []
        self._width = ID_COLUMNS + sum(len(sort.columns) for sort in sorts)
        self._none = [NONE] * (self._width - ID_COLUMNS)
        self._idle = {True: "\t".join([*self._none, ""]), False: "\t".join(self._none)}
        self._nones = [[NONE] * len(sort.columns) for sort in sorts]
        self._span_cells = [
            (marks, marks.sort.first, marks.sort.stop, [NONE] * len(marks.sort.columns))
            for marks in self._spans
        ]
        self._relation_cells = [
            (sort, sort.first, sort.stop, [NONE] * len(sort.columns))
            for sort in sorts
            if sort.is_relation
        ]
        self._hidden = [number for number, sort in enumerate(sorts) if not sort.shown]
        self._sentence = 0
        self._ragged = [0, 0]
        self._rows = 0
        self._row_id = ""
        self.record = Record(
            labels={sort.name: sort.label for sort in sorts},
            hidden=[sort.name for sort in sorts if not sort.shown],
        )

    def take(self, sentence: Sentence) -> None:
        """Takes a sentence."""
        self._text.begin(sentence)
        if sentence.rows:
            self._sentence += 1
        before = len(self._starts)
        rows = [raw.split("\t", ID_COLUMNS) for _, raw in sentence.rows]
        places = self._text.places(rows)
        if places is not None and self._is_regular(rows, sentence):
            self._take_regular(rows, places, sentence.rows[0][0])
        else:
            self._take_rows(sentence)
        if len(self._starts) > before:
            self._firsts.append(before)
        if sentence.comments:
            self.record.comments[self._sentence] = [
                line.replace("\0", "") for line in sentence.comments
            ]

    def _is_regular(self, rows: list[list[str]], sentence: Sentence) -> bool:
        """Whether each row is a token, as many cells as the head names, numbered from 1."""
        expected = [f"{self._sentence}-{number}" for number in range(1, len(rows) + 1)]
        idle = self._idle[self.record.tab]
        tabs = idle.count("\t")
        return (
            [cells[0] for cells in rows] == expected
            and set(map(len, rows)) == {ID_COLUMNS + 1}
            and all(
                cells[-1] == idle
                or (cells[-1].count("\t") == tabs and cells[-1].endswith("\t") is self.record.tab)
                for cells in rows
            )
            and not any("\0" in raw for _, raw in sentence.rows)
        )

    def _take_regular(self, rows: list[list[str]], places: list[Fragment], line: int) -> None:
        token = len(self._starts)
        self._starts += [start for start, _ in places]
        self._stops += [stop for _, stop in places]
        self._linker.regular[str(self._sentence)] = places
        self._rows += len(rows)
        idle = self._idle[self.record.tab]
        for number, cells in enumerate(rows):
            rest = cells.pop()
            if rest != idle:
                start, stop = places[number]
                self._row_id = cells[0]
                whole = [*cells, *rest.split("\t")]
                self._take_cells(line + number, whole, (start, stop, token + number + 1))

    def _take_rows(self, sentence: Sentence) -> None:
        """Takes rows one by one, such as parts of tokens and what is out of order."""
        self._token = 0
        for line, raw in sentence.rows:
            cells = raw.split("\t")
            place = None
            if len(cells) >= ID_COLUMNS and "\0" not in raw and cells[0][:1].isdigit():
                place = self._text.place(cells)
            if place is None:
                self._refuse_row(line, cells)
            else:
                self._take_row(line, cells, *place)

    def _take_row(self, line: int, cells: list[str], start: int, stop: int) -> None:
        if len(cells) != self._width + 1 or cells[-1]:
            self._fit(line, cells)
        self._rows += 1
        unit = cells[0]
        if "." in unit:
            self._add_part(unit, start, stop)
        else:
            self._add_token(unit, start, stop)
        self._linker.places[unit] = start, stop
        if cells[ID_COLUMNS : self._width] == self._none:
            return
        if start == stop:
            self._take_empty(line, cells, start)
            return
        self._take_cells(line, cells, (start, stop, len(self._starts)))

    def _take_cells(self, line: int, cells: list[str], place: tuple[int, int, int]) -> None:
        unit = cells[0]
        for marks, first, last, none in self._span_cells:
            part = cells[first:last]
            if part != none:
                marks.take(part, unit, line, place)
        for sort, first, last, none in self._relation_cells:
            part = cells[first:last]
            if part != none:
                self._linker.take(sort, unit, line, part)
        for number in self._hidden:
            sort = self._sorts[number]
            self._keep(number, cells[sort.first : sort.stop])

    def _add_token(self, unit: str, start: int, stop: int) -> None:
        self._token += 1
        self._row_id = f"{self._sentence}-{self._token}"
        if unit != self._row_id:
            self._linker.renamed[unit] = self._row_id
        if stop > start and (not self._stops or start >= self._stops[-1]):
            self._starts.append(start)
            self._stops.append(stop)
        else:
            self._token -= 1

    def _add_part(self, unit: str, start: int, stop: int) -> None:
        self._row_id = f"{self._sentence}-{self._token}.{unit.partition('.')[2]}"
        if unit != self._row_id:
            self._linker.renamed[unit] = self._row_id
        self.record.units[self._row_id] = start, stop

    def _take_empty(self, line: int, cells: list[str], start: int) -> None:
        """Keeps a row for a place without length, which no span here can have."""
        for marks in self._empty:
            part = cells[marks.sort.first : marks.sort.stop]
            if part.count(NONE) != len(part):
                marks.take(part, cells[0], line, (start, start, 0))
        for number, sort in enumerate(self._sorts):
            self._keep(number, cells[sort.first : sort.stop])
            if sort.is_relation and cells[sort.stop - 1] != NONE:
                self._linker.kept += stack_height(cells[sort.stop - 1 : sort.stop])

    def _keep(self, number: int, cells: list[str]) -> None:
        if cells != self._nones[number]:
            self.record.keep(self._row_id, number, cells)

    def _fit(self, line: int, cells: list[str]) -> None:
        """Makes ``cells`` as many as the head names."""
        if len(cells) == self._width and not self._rows:
            self.record.tab = False
        missing = self._width - len(cells)
        if missing > 0 or any(cell not in ("", NONE) for cell in cells[self._width :]):
            self._ragged[0] += 1
            self._ragged[1] = self._ragged[1] or line
        cells += [NONE] * missing

    def _refuse_row(self, line: int, cells: list[str]) -> None:
        self._account.line = line
        height = stack_height(cells[ID_COLUMNS:])
        reason = Reason(
            "the line begins with {start} and is no row of a token: number, offsets and words "
            "parted by TAB; mend it",
            {"start": quoted(cells[0][:20])},
        )
        self._account.reject("line", reason, cells[0][:20], (height, 0, 0))
        self._account.line = 1

    def ended(self) -> Iterator[Found]:
        """The document, after what is to be said about it."""
        text = self._text.text
        maker = Maker(self._account, self._sorts, self.record)
        spans = maker.spans(self._spans)
        relations = self._linker.relations(maker)
        spans += maker.added
        if fault := string_fault(text):
            attributes = attribute_count(Layer("", tuple(spans), tuple(relations)))
            counts = (len(spans), len(relations), attributes)
            self._account.reject("document", fault, "", counts)
            yield from self._account.items
            return
        yield from self._account.items
        yield from self._notes()
        tokens = Tokens(self._starts, self._stops, self._firsts)
        layer = Layer(self._annotator, tuple(spans), tuple(relations))
        yield Document(
            name=self._name,
            text=text,
            layers=(layer,),
            kept=(kept_tokens(text, tokens), *self.record.to_kept(self._annotator)),
        )

    def _notes(self) -> Iterator[Changed]:
        yield from self._linker.left_out(self._account)
        count, line = self._ragged
        if count:
            yield self._changed(
                "{count} rows have not as many columns as the head names, first in this line; "
                "what is missing was taken as empty, and what is too many left out",
                line,
                count=count,
            )
        if self._text.recounted:
            yield self._changed(
                "its offsets count characters, not UTF-16 units as the format asks; "
                "they were read as they are meant"
            )
        if self._text.displaced:
            yield self._changed(
                "{count} of its offsets do not lead to the words of their rows, "
                "so the words decided",
                count=self._text.displaced,
            )

    def _changed(self, template: str, line: int = 1, **fields: object) -> Changed:
        return Changed(
            "document",
            Reason(template, fields),
            file=self._account.file,
            line=line,
            document=self._name,
        )


def choices_of(options: Mapping[str, object]) -> Choices:
    """The reader's options, of whatever type they came."""
    return Choices(*(str(options.get(name, "")) for name in ("encoding", "label", "layers")))
